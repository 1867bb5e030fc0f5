"""What comes once a play is over: what each person says before anything is revealed, what was judged, its pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from game.debrief.debrief import Debrief, debrief
from game.debrief.words import Speaker
from game.pages import debrief as debriefs
from game.pages import guess, kept_file, menus
from game.pages.book import Book, Desk
from game.pages.debrief_reading import Person, Reading
from game.pages.debrief_ways import export, keep, ways
from game.pages.model import Page, Part
from game.pages.preferences import COMMITTED, PICTURE, TOLD, Preferences
from game.pages.wording import Lang, day, say
from game.play.helper import Helper, News
from game.play.holders import GAME_HOLDS, PERSON
from game.play.late import with_late
from game.play.play import Play
from game.play.refusals import BadSave, Refusal
from game.rules.state import State
from game.story.library import Library
from game.story.system import system_words

SAID = ("word", "decided", "part", "name", "group")  # before the cards are turned over
MOVING = ("ours", "mine", "moments", "seat")  # pages that say more once decisive moments have come
PRIVATE = ("mine", "picture", "says", "moments")  # pages that are one person's own business
OWN = ("moments", "notebook", "card", "picture", "packages", "signed", "words")  # the same, of what opens over a page


@dataclass
class Afterwards:
    """One play, read by its people one after the other. `say`: hears what goes wrong beside the page."""

    play: Play
    preferences: Preferences
    say: Callable[[Refusal], None]
    library: Callable[[], Library]
    helper: Helper | None
    today: Callable[[], str] = str
    at: int = 0  # page of the debrief
    reader: str = ""  # for whom the curtain before their own pages was lifted, until all look together again

    def told(self, seat: str) -> dict[str, Any] | None:
        """What a person said before the reveal, None until then, or where it cannot be read."""
        key = self._key(TOLD, seat)
        found: dict[str, Any] | None = self.preferences.get(key)
        if found is None or set(found.get("decided", [])) <= set(debriefs.DECIDED):
            return found
        self.say(BadSave("D112", key))
        return None

    def tell(self, seat: str, said: Mapping[str, Any]) -> None:
        """What a person says; then all look at the common page."""
        self.open("ours")
        self.preferences.keep({self._key(TOLD, seat): dict(said)})

    def guessed(self, seat: str, guesses: Mapping[str, Any]) -> None:
        """The last guesses, where the play ended before it asked them."""
        self.play.guess_late(seat, guess.as_moves(guesses))
        self.__dict__.pop("judged", None)  # judged anew, with them

    def picture(self, desk: Desk, more: guess.Noted) -> None:
        """What a person notes of the others: kept at once, with all that they noted before."""
        self.preferences.keep({self._key(PICTURE, desk.seat): guess.noted_with(desk, more)})

    def pictured(self, book: Book, seat: str) -> guess.Noted:
        """What a person noted of the others; nothing if it is not of this scenario, and that is said."""
        key = self._key(PICTURE, seat)
        found: dict[str, Any] = self.preferences.get(key, {})
        if guess.readable(book.names, found):
            return found
        self.say(BadSave("D112", key))
        return {}

    def take_over(self, before: "Afterwards") -> None:
        """What was noted in the play of which this one is a branch stays noted."""
        for seat in self.play.begun_by:
            found = self.preferences.get(before._key(PICTURE, seat))
            if found:
                self.preferences.keep({self._key(PICTURE, seat): found}, asked=False)

    def guess_due(self, desk: Desk) -> bool:
        """Whether the last guesses are still to be asked: the play ended before it came to them."""
        return desk.seat not in self.play.log.held and guess.last_due(desk)

    def begins(self, desk: Desk) -> str:
        """The screen with which a person's debrief begins: the common page, or what is asked before."""
        self.open("ours")
        if self.told(desk.seat):
            return "debrief"
        return "last_guess" if self.guess_due(desk) else "feeling"

    def ask(self) -> None:
        """Have the decisive moments computed, while people say how it felt."""
        if self.helper is not None and self.play.over:
            for seat in self.play.people:
                self.helper.ask(self._question(seat), self.play.loaded, self.play.log, seat)

    def stale(self, seat: str) -> bool:
        """Whether more has come of the decisive moments, and the page would show it."""
        name = self.names[min(self.at, len(self.names) - 1)]
        asked = self.play.begun_by if name not in PRIVATE else [seat]  # what all look at says which weighed most of all
        helper = self.helper
        return helper is not None and name in MOVING and any(helper.stale(self._question(one)) for one in asked)

    @property
    def readers(self) -> list[str]:
        """Who held a seat, in the order of the scenario."""
        return sorted(self.play.begun_by, key=list(self.play.loaded.scenario.structures).index)

    def turn(self, pages: int, seat: str) -> str:
        """A page further, or back; each person's own come after the common one, all of one person's in one hold, one
        person after the other. Gives who reads from there."""
        readers, names = self.readers, self.names
        here, own = names[min(self.at, len(names) - 1)], [name for name in names if name in PRIVATE]
        if here == own[-1] and pages > 0 and seat != readers[-1]:
            self._at(names.index(own[0]))
            return readers[readers.index(seat) + 1]
        self._at(self.at + pages)
        return readers[0] if here == "ours" and pages > 0 else seat

    def open(self, name: str) -> None:
        """Another page, by its name."""
        self._at(self.names.index(name))

    def _at(self, at: int) -> None:
        self.at = min(len(self.names) - 1, max(0, at))
        if self.names[self.at] not in PRIVATE:
            self.reader = ""

    def hides(self, seat: str) -> bool:
        """Whether a curtain falls before this page: it is one person's own, and nobody has said to be that person."""
        private = self.names[min(self.at, len(self.names) - 1)] in PRIVATE
        return private and len(self.play.begun_by) > 1 and self.reader != seat

    def over(self, name: str, seat: str) -> list[str]:
        """What opens over a page, behind a curtain where it is one person's own and all may be looking."""
        own = name in OWN and len(self.play.begun_by) > 1 and self.reader != seat
        return [name, "curtain"] if own else [name]

    @property
    def names(self) -> list[str]:
        """The pages there are, in their order: where several read, what is one's own before what all look at, so that
        the machine is handed once to each."""
        several = len(self.play.begun_by) > 1
        absent = set() if several else {"group"}
        absent |= set() if self.helper is not None else {"moments"}
        found = [name for name in debriefs.NAMES if name not in absent]
        return sorted(found, key=lambda name: (name != found[0], name not in PRIVATE)) if several else found

    def page(self, book: Book, seat: str) -> Page:
        """The page of the debrief at which one is, with all that leads out of it."""
        names = self.names
        self._at(self.at)  # whoever was reading what is their own, all look at a common page
        made = debriefs.page(self.reading(book, seat), names[min(self.at, len(names) - 1)])
        return ways(book, made, self.at, names, [one for one in self.play.begun_by if one != seat])

    def written(self, what: str, book: Book, seat: str, folder: Path) -> Callable[[Lang], str]:
        """Write a file to keep under `folder`, of the debrief with everybody's own pages ("export") or with this seat's
        alone ("alone"), or of the play ("keep"): where it is, or why it is not, in a language."""
        try:
            if what == "keep":
                file = keep(self.play.log, folder, f"{self.play.loaded.scenario.id}-{seat}-{self.play.id}")
            else:
                alone = what == "alone"
                readings = [self.reading(book, one) for one in ([seat] if alone else self._readers(seat))]
                name = kept_file.name_of(readings[0], self.today()) + (f"-{seat}" if alone else "")
                file = export(kept_file.html_of(readings), folder, name)
        except OSError as bad:
            refused = bad
            return lambda lang: say(lang, "debrief.not_exported", why=system_words(refused, lang))
        return lambda lang: say(lang, f"debrief.{'keep' if what == 'keep' else 'export'}_done", file=file)

    def _readers(self, seat: str) -> list[str]:
        """Whose pages are in the file: all who held a seat, the one who keeps it first."""
        return [seat, *(one for one in self.play.begun_by if one != seat)]

    def reading(self, book: Book, seat: str) -> Reading:
        """The debrief as one seat reads it."""
        news = self.helper.news(self._question(seat)) if self.helper else None
        speaker = Speaker(self.play.loaded, self.library(), book.lang)
        play = self.play
        stops, minds, readings = play.moments(), play.log.header.minds, play.readings
        book = book.as_read(book.names.seats.code[seat], readings.now)
        people = [self._person(book, one) for one in self.play.begun_by]
        told = dict(next((one.told for one in people if one.seat == seat), {}))
        return Reading(
            book,
            self.judged,
            speaker,
            seat,
            told,
            news,
            stops,
            minds,
            readings,
            play.state,
            people,
            day(book.lang, self.today()),
            next((str(one.told["group"]) for one in people if one.told.get("group")), ""),
            play.page_view(seat),
            news_of=self._news_of() if len(people) > 1 else {},
        )

    def _news_of(self) -> dict[str, News | None]:
        """What has come of the decisive moments of each who held a seat."""
        return {one: self.helper.news(self._question(one)) if self.helper else None for one in self.play.begun_by}

    def pages(self, book: Book, seat: str) -> list[Page]:
        """All the pages, as one seat reads them."""
        reading = self.reading(book, seat)
        return [debriefs.page(reading, name) for name in self.names]

    def _person(self, book: Book, seat: str) -> Person:
        return Person(seat, self.told(seat) or {}, str(self.preferences.get(self._key(COMMITTED, seat), "")))

    def commit(self, seat: str, words: str) -> None:
        """What a person takes along, kept beside the play too."""
        self.preferences.keep({self._key(COMMITTED, seat): words})

    @property
    def _end(self) -> State:
        """The end of the play, with what was said of the others since."""
        return with_late(self.play.loaded.tables, self.play.state, self.play.log.held)

    @cached_property
    def judged(self) -> Debrief:
        """The debrief of this play, judged once."""
        return debrief(self.play.loaded, self.library(), self._end, people=self.play.begun_by)

    def _question(self, seat: str) -> str:
        return self._key("", seat)

    def _key(self, what: str, seat: str) -> str:
        return f"{what}{self.play.id}.{seat}"


def before_reveal(page: Page) -> Page:
    """A page that comes before anything is revealed: notebook and card are at hand, and the way to the title."""
    keys = {"notebook": "n", "card": "c", "home": "t"}
    offers = [menus.opens(page.lang, name, key) for name, key in keys.items()]
    beside = Part(id="navigation", role="navigation", offers=[*offers, menus.language(page.lang)], aside=True)
    return page.model_copy(update={"parts": [*page.parts, beside]})


def taken_up(play: Play, number: int, seat: str, today: str) -> Play:
    """The evening again from before a move, in another seat; the game holds those that people held. Raises BadMove,
    BadSave."""
    again, held = play.take_back(number, today), play.people
    if seat not in held:
        again.hand(seat, PERSON)
    for one in held:
        if one != seat:
            again.hand(one, GAME_HOLDS)
    return again
