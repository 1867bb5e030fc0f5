"""The screens of a person's game, from the title to the debrief: what a window and a terminal have in common.

Both call `session.page()`, draw it, and call `session.act(offer_id, values, page.id)`. What stands here is what is
around a play: titles and menus, the curtain between two persons, the way to the debrief. A seat's own pages are those
of its room (`seat_pages.py`); what opens over them (card, notebook, settings) goes back to them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from game.pages import debrief as debriefs
from game.pages import guess, kept, menus
from game.pages.afterwards import SAID, Afterwards, before_reveal, taken_up
from game.pages.asides import Asides
from game.pages.book import Book
from game.pages.explained import RULED
from game.pages.hands import Hands
from game.pages.model import Offer, Page, Values, compose
from game.pages.playing import act_of
from game.pages.preferences import AT, CHANGED, MET, Preferences
from game.pages.seat_pages import SeatPages, left_to_game
from game.pages.shelf import Shelf
from game.pages.wording import Lang, say
from game.play import journal
from game.play.foreseen import asked_first
from game.play.helper import Helper
from game.play.play import Play
from game.play.refusals import BadLog, BadMove, BadSave, Refusal, Stopped
from game.play.room import Room
from game.play.stopping import Stop
from game.play.storage import Commitment, PlayStore
from game.story.diagnostics import StoryError
from game.story.library import Loaded


@dataclass
class Session:
    """One person (or several at one machine) before the game. `seed`, `today`: where chance and the date come from."""

    store: PlayStore
    seed: Callable[[], int]
    today: Callable[[], str]
    shelf: Shelf = field(default_factory=Shelf)
    helper: Helper | None = None  # plays on from a play's decisions, for its debrief
    stop: Stop = field(default_factory=Stop)  # what is being done; where all is then as before, the page says so
    over: bool = False
    room: Room | None = None
    screens: list[str] = field(default_factory=lambda: ["title"])
    who: str = ""  # the seat in front of the machine
    _loaded: Loaded | None = None
    _message: Callable[[Lang], Page] | None = None  # as its language may change while it is read
    _after: Afterwards | None = None
    _bound: tuple[Loaded, Book] | None = None
    _hands: Hands = field(init=False)  # of the room, once there is one

    @cached_property
    def _asides(self) -> Asides:
        return Asides(self.store)

    @cached_property
    def _preferences(self) -> Preferences:
        return Preferences(self.store, self._asides.say)

    @property
    def play(self) -> Play | None:
        """The play in progress."""
        return self.room.play if self.room is not None else None

    @property
    def settings(self) -> Mapping[str, Any]:
        return self._preferences.values

    def keep(self, values: Mapping[str, Any]) -> None:
        """Keep a setting. One that the disk refuses holds until the game is closed, and the page says so."""
        self._preferences.keep(values)

    @property
    def lang(self) -> Lang:
        return "en" if self.settings["lang"] == "en" else "fr"

    def page(self) -> Page:
        """What to show now, with a word on what went wrong beside it."""
        self._reread()
        return self._asides.on(self._pages[self.screens[-1]]())

    def act(self, offer_id: str, values: Values | None = None, page_id: str | None = None) -> bool:
        """Do what an offer of the page `page_id` says; nothing, and say so, where the page of now is another or the
        scenario has changed under a move. False when the person leaves. Raises KeyError, ValuesError."""
        self._asides.forget()
        changed, page = self._reread(), self._pages[self.screens[-1]]()
        offer = next((one for one in page.offers() if one.id == offer_id), None)
        stale = changed and (offer is None or offer.move is not None)
        if stale or (page_id is not None and page_id != page.id):
            self._asides.say(BadMove("M303" if stale else "M301"))
            return not self.over
        if offer is None or not offer.enabled:
            raise KeyError(offer_id)
        try:
            if self.screens[-1] in ("play", "card"):
                action = self._seat().act(page.id, offer_id, values)
                if action is None:
                    self._moved(page)
                else:
                    self._do(action)
            else:
                self._do(compose(offer, values))
        except Stopped as stopped:
            self._asides.say(stopped)
        except (Refusal, StoryError) as refused:
            self._say(refused)
        return not self.over

    def weighed(self, options: Mapping[str, str]) -> str:
        """What the package that one composes would be for the seat at the machine alone."""
        return self._seat().weighed(options)

    def rest(self) -> None:
        """Nothing else is to be done: what was played is brought into the one file."""
        try:
            self.store.rest(now=True)
        except BadSave as refused:
            self._asides.say(refused)

    def close(self) -> None:
        """The person has left: what worked beside ends, and everything is in one file."""
        if self.helper is not None:
            self.helper.close()
        self._preferences.last()
        self.store.close()

    @cached_property
    def _pages(self) -> dict[str, Callable[[], Page]]:
        return {
            "title": lambda: menus.title(self.lang, self._kept(), bool(self._journal())),
            "new": lambda: kept.chosen(self.shelf.summaries(), self.lang),
            "seat": lambda: menus.seat(self._book(), self._story().scenario.minutes),
            "settings": lambda: menus.settings(self.lang, self.settings),
            "resume": lambda: menus.resume(self.lang, self._kept()),
            "moments": lambda: menus.moments(self.lang, self._hands.own(self.who).stops()),
            "journal": lambda: menus.journal(self.lang, [menus.committed(self.lang, one) for one in self._journal()]),
            "message": lambda: self._message(self.lang) if self._message else menus.title(self.lang),
            "curtain": self._curtain,
            "play": lambda: self._seat().page(),
            "card": lambda: self._seat().card(),
            "notebook": lambda: self._seat().notebook(),
            "people": lambda: self._seat().people(),
            "words": lambda: self._seat().words(),
            "packages": lambda: self._seat().packages(),
            "signed": lambda: self._seat().signed(),
            "picture": lambda: self._seat().picture(),
            "last_guess": lambda: before_reveal(guess.last(self._seat().desk())),
            "feeling": lambda: before_reveal(debriefs.before(self._book(), self.who)),
            "debrief": lambda: self._afterwards().page(self._book(), self.who),
        }

    def _do(self, action: Mapping[str, Any]) -> None:
        """An action of the session, by its key."""
        if "open" in action:
            self._open(str(action["open"]))
        elif "scenario" in action:
            self._loaded = self.shelf.open(str(action["scenario"]))
            self.screens.append("seat")
        elif "seats" in action:
            loaded, people, store = self._story(), action["seats"], self.store
            self._start(Play.begin(loaded, self.seed(), people, store, None, self.lang, self.today(), self.stop))
        elif "resume" in action:
            self._resume(str(action["resume"]), bool(action.get("branch")))
        elif "take_back" in action:
            before = self._afterwards()
            self._start(self._playing().take_back(int(action["take_back"]), self.today()))
            self._afterwards().take_over(before)
        elif "picture" in action:
            self._afterwards().picture(self._seat().desk(), action["picture"])
        elif "hand" in action:
            assert self.room is not None
            self.room.hand(action["hand"], action["held"])
            self._turn()
        elif "debrief" in action:
            self._debrief(action)
        else:
            self.keep(action)

    def _open(self, name: str) -> None:
        if name == "quit":
            self.over = True
        elif name == "back":
            self.screens = self.screens[:-1] or ["title"]
        elif name == "home":
            self.screens, self.room, self.who = ["title"], None, ""
        elif name == "lift":
            self.who = self._afterwards().reader = self._next()
            self.screens = self.screens[:-1] if self.screens[0] == "debrief" else self._at_play()
        elif name in ("next", "previous"):
            self.who = self._afterwards().turn(1 if name == "next" else -1, self.who)
            self._read()
        elif name == "debrief":
            self.screens = [self._afterwards().begins(self._seat().desk())]
        elif name in self.screens:
            self.screens = self.screens[: self.screens.index(name) + 1]
        else:
            self.screens += self._afterwards().over(name, self.who) if self.screens[0] == "debrief" else [name]

    # a play

    def _start(self, play: Play) -> None:
        self.room, self._loaded, self.who = Room(play), play.loaded, ""
        self._hands = Hands(
            self.room, self._book, self._hints, lambda one: self._afterwards().pictured(self._book(), one)
        )
        heard, sheets = self._asides.say, lambda: self.shelf.library
        self._after = Afterwards(play, self._preferences, heard, sheets, self.helper, self.today)
        if self.helper is not None:
            self.helper.warm(play.loaded)
        self._turn()

    def _reread(self) -> bool:
        """Take the scenario as its author has just changed it: the play goes on in it from the same moment. What cannot
        be read, or does not hold so far, is said, and all goes on as it was. Whether it was taken."""
        if self._loaded is None or not self.shelf.changed(self._loaded):
            return False
        self._asides.forget()
        try:
            loaded, play = self.shelf.again(self._loaded), self.play
            if play is None:
                self._loaded = loaded
            elif not play.over:
                who, screens, before = self.who, self.screens, self._afterwards()
                self._start(Play.resume(self.store, str(play.id), loaded, stop=self.stop))
                self._afterwards().take_over(before)
                self.who, self.screens = who, screens
            return play is None or not play.over
        except (StoryError, Refusal) as bad:
            code = "L113" if isinstance(bad, StoryError) else "L114"
            self._asides.say(BadLog(code, self._loaded.scenario.id, because=bad))
        return False

    def _turn(self) -> None:
        """Whose page comes next; between two persons a curtain falls."""
        self._hands.settle()
        self._note_place()
        self._afterwards().ask()
        upcoming = self.who if self._hands.goes_on(self.who) else self._next()
        if upcoming == self.who or len(self._playing().begun_by) == 1:
            self.who = upcoming
            self.screens = self._at_play()
        else:
            self.screens = ["curtain"]

    def _at_play(self) -> list[str]:
        """The page of the seat at the machine; over it what was just signed, where anything was."""
        return ["play", "signed"] if self._seat().just_signed() else ["play"]

    def _curtain(self) -> Page:
        """Before the next person's page; the seat of one who has left may be left to the game from here."""
        play, book, upcoming = self._playing(), self._book(), self._next()
        absent = [left_to_game(book, upcoming, menus.ABSENT)] if not play.over and len(play.people) > 1 else []
        return menus.curtain(book, upcoming, play.begun_by, absent)

    def stale(self) -> bool:
        """Whether the page shown would say more if it were made again: the helper has news of it, or the store. Asked
        when nothing else is to be done."""
        self.store.rest_beside()
        if self._loaded is not None and self.shelf.changed(self._loaded):
            return True
        if self._asides.waiting() and self.screens[-1] != "curtain":
            return True
        if self.screens[-1] == "feeling":
            _ = self._afterwards().judged  # while the person thinks: the cards then turn over at once
        return self.screens[-1] == "debrief" and self._afterwards().stale(self.who)

    def _next(self) -> str:
        """The seat that is awaited; once the play is over, whoever has not said what they saw, who is there first."""
        play = self._playing()
        if waiting := play.awaiting():
            return self.who if self.who in waiting else asked_first(play.loaded, play.state, play.people, waiting)
        untold = [seat for seat in play.people if not self._afterwards().told(seat)] or [self.who or play.people[0]]
        return self.who if self.who in untold else untold[0]

    def _note_place(self) -> None:
        """Where one is in this play, for the list of plays."""
        play = self._playing()
        if play.id is not None:
            act = self._book().names.acts[act_of(play.loaded.tables.frame, play.state)]
            self._note({AT + play.id: {"act": act, "over": play.over}})

    def _moved(self, page: Page) -> None:
        met = self.settings.get(MET, [])
        if page.kind in RULED and page.kind not in met:
            self._note({MET: [*met, page.kind]})
        self._turn()

    def _note(self, values: Mapping[str, Any]) -> None:
        """Keep what nobody asked to be kept: that it could not be is said once."""
        if any(self.settings.get(key) != value for key, value in values.items()):
            self._preferences.keep(values, asked=False)

    def _resume(self, saved: str, branch: bool) -> None:
        header = self.store.load(saved, whole=False).header
        try:
            loaded = self.shelf.open(header.scenario)
        except StoryError as bad:
            raise BadLog("L111", header.scenario, because=bad) from None
        try:
            play = Play.resume(self.store, saved, loaded, branch, self.today(), self.stop)
        except Refusal as stopped:
            if branch or isinstance(stopped, Stopped):
                raise
            self._say(stopped, "resume.stopped", {"resume": saved, "branch": True})
            return
        key = CHANGED + saved
        if play.changed_since and self.settings.get(key) != loaded.fingerprint:
            self._asides.say(play.changed_since)
            self._note({key: loaded.fingerprint})
        self._start(play)

    # the debrief

    def _debrief(self, action: Mapping[str, Any]) -> None:
        what = action["debrief"]
        if what == "told":
            self._afterwards().tell(self.who, {key: action[key] for key in SAID})
            self.screens = ["debrief" if all(map(self._afterwards().told, self._playing().people)) else "curtain"]
        elif what == "guessed":
            self._afterwards().guessed(self.who, action["guesses"])
            self.screens = ["feeling"]
        elif what == "commit":
            play = self._playing()
            made = journal.commit(self.store, action["who"], action["what"], action["when"], self.today(), play.id)
            self._afterwards().commit(self.who, menus.committed(self.lang, made))
        elif what in ("export", "alone", "keep"):
            told = self._afterwards().written(str(what), self._book(), self.who, self.store.path.parent)
            self._message = lambda lang: menus.message(lang, told(lang))
            self.screens.append("message")
        elif what == "moments":
            near = kept.near(self._seat().stops(), [int(tick) for tick in action["ticks"]])
            self._message = lambda lang: menus.moments(lang, near)
            self.screens.append("message")
        elif what == "page":
            self._afterwards().open(str(action["page"]))
            self._read()
        elif what == "replay":
            self._start(taken_up(self._playing(), int(action["number"]), str(action["seat"]), self.today()))
        elif what != "again":  # for which the page is made again
            self.who = str(what)
            self._afterwards().open("mine")
            self._read()

    def _read(self) -> None:
        """The page of the debrief at which one is, behind a curtain where it is one person's own."""
        self.screens = ["debrief", "curtain"] if self._afterwards().hides(self.who) else ["debrief"]

    def _afterwards(self) -> Afterwards:
        assert self._after is not None
        return self._after

    def _playing(self) -> Play:
        assert self.play is not None
        return self.play

    def _story(self) -> Loaded:
        assert self._loaded is not None
        return self._loaded

    def _book(self) -> Book:
        """The scenario at hand in the language of the moment; its texts are gathered once."""
        loaded, lang = self._story(), self.lang
        if self._bound is None or self._bound[0] is not loaded or self._bound[1].lang != lang:
            texts = {path: loaded.catalogue.get(path, lang) for path in loaded.catalogue.french}
            self._bound = (loaded, Book(lang, loaded.tables.frame, loaded.tables.names, texts))
        return self._bound[1]

    def _seat(self) -> SeatPages:
        return self._hands.of(self.who)

    def _hints(self) -> frozenset[str]:
        return self._seat().unexplained(self.settings.get(MET, []))

    def _kept(self) -> list[menus.Kept]:
        return kept.kept(kept.read(self.store.list, self._asides.say), self.settings, self.shelf.summaries(), self.lang)

    def _journal(self) -> Sequence[Commitment]:
        return kept.read(self.store.commitments, self._asides.say)

    def _say(
        self, refused: Refusal | StoryError, key: str = "message.refused", branch: Mapping[str, Any] | None = None
    ) -> None:
        """Show why something was refused; of a play that went on in another window, how to take it up there; `branch`:
        what takes up a play that does not hold to its end, where it stops."""

        def refusal(lang: Lang) -> Page:
            again = [Offer(id="branch", text=say(lang, "resume.branch"), action=dict(branch))] if branch else []
            return menus.message(lang, say(lang, key, why=menus.why(lang, refused)), more=again)

        play = self.play.id if self.play is not None else None
        elsewhere = play is not None and isinstance(refused, BadSave) and refused.code == "D108"
        self._message = (lambda lang: menus.elsewhere(lang, str(play))) if elsewhere else refusal
        self.screens.append("message")
