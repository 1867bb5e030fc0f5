"""`shot`: any page of the window as a picture, without a display.

Pages of a play are those of its first playable seat, for which minds move; the same command gives the same picture.
"""

import os
from argparse import Namespace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.finding import first, loaded
from game.cli.playing import does
from game.cli.refusals import refusal, unknown
from game.cli.speaking import complain, language, out, say
from game.pages.model import Page
from game.pages.session import Session
from game.pages.shelf import Shelf
from game.play.play import Play
from game.play.refusals import BadSave
from game.play.seats import Seats
from game.play.storage import PlayStore
from game.play.words import Words, lying
from game.rules import state as s
from game.story.library import Loaded
from game.story.summaries import summary_of

MENUS = ("title", "choose", "seat", "settings", "resume", "journal", "curtain")
STAGES = ("story", "corridor", "answer", "guess", "table", "delivery", "boxes", "burst", "repair", "end")
OVER_A_PLAY = ("card", "picture", "notebook", "packages", "signed", "people", "words", "moments")
DEEPER = ("mine", "picture", "happened", "others", "says", "testimony", "seat", "sheet", "now")  # of the debrief
AFTER = ("feeling", "debrief", *(f"debrief-{name}" for name in DEEPER))
PAGES = (*MENUS, *STAGES, *OVER_A_PLAY, *AFTER)
TRIES = 60  # plays in which a page is looked for
ENOUGH = 8  # plays that all end before a move: no other is awaited there
MINDS = ("random", "game")  # who moves for the person, by turns: some pages only come to those who play badly


def shot(asked: Namespace) -> int:
    if asked.page is None:
        out("\n".join(PAGES))
        return 0
    if asked.page not in PAGES:
        raise unknown("C107", asked.page, PAGES)
    if asked.out is None:
        raise refusal("C114")
    given = first(asked.scenarios) if asked.scenario is None else asked.scenario
    scenario = loaded(given, asked.scenarios)
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.window.shot import shot as drawn
    from game.window.type import unusable

    for file in unusable():
        complain(BadSave("D118", file).sentence(language()))
    page = page_of(scenario, asked.page, asked.at, asked.lang)
    picture = BytesIO()
    drawn(page, picture, asked.size, asked.scale / 100, asked.theme)
    asked.out.write(picture.getvalue())
    return 0


def page_of(scenario: Loaded, name: str, at: int | None, lang: str) -> Page:
    """A page by its name; `at`: not before this many moves of the play. Raises Wrong where it is never met, and as soon
    as plays are known to end long before, or the first few of them before."""
    longest = 0
    for seed in range(1, TRIES + 1):
        with TemporaryDirectory() as folder, PlayStore(Path(folder)) as store:
            stroll = Stroll(scenario, store, lang, seed, MINDS[seed % 2])
            page = stroll.look_for(name, at or 0)
            if page is not None:
                return page
            longest = max(longest, len(stroll.play.log.moves))
        if at and longest < at and (2 * longest < at or seed >= ENOUGH):
            raise refusal("C320", at=at, most=longest)
    late = say(f" (au coup {at} ou après)", f" (at move {at} or later)") if at else ""
    raise refusal("C306", page=f"{name}{late}", tries=TRIES)


class Stroll:
    """A session led by minds to a page. `lead`: who moves for the person."""

    def __init__(self, scenario: Loaded, store: PlayStore, lang: str, seed: int, lead: str = "game") -> None:
        self.scenario = scenario
        store.set({"lang": lang})
        self.session = Session(
            store,
            lambda: seed,
            lambda: "2026-01-05",
            Shelf(load=lambda _: scenario, summaries=lambda: [summary_of(scenario)]),
        )
        self.people = sorted(seat for seat, one in scenario.scenario.structures.items() if one.playable)
        self.seats = Seats(scenario, {self.people[0]: lead})
        self.words = Words(scenario.tables)

    @property
    def play(self) -> Play:
        assert self.session.play is not None
        return self.session.play

    def choose(self) -> None:
        """To the choice of a seat."""
        self.session.act("open.new")
        does(self.session, {"scenario": self.scenario.scenario.id})

    def sit(self) -> None:
        """To the first page of a play."""
        self.choose()
        does(self.session, {"seats": self.people[:1]})

    def step(self) -> None:
        """The person's move, made by its mind; the others follow."""
        seat = self.scenario.tables.names.seats.code[self.session.who]
        move = self.words.write(
            seat, self.seats.move(self.play.state, seat), lying(self.scenario.tables, self.play.state)
        )
        self.play.do(self.session.who, move)

    def look_for(self, name: str, at: int) -> Page | None:
        """The page of this name, not before this many moves; None where this play does not come to it."""
        if name in ("settings", "journal"):
            self.session.screens.append(name)
        elif name == "choose":
            self.session.act("open.new")
        elif name == "seat":
            self.choose()
        elif name == "curtain":
            self.choose()
            self.session.act("seat.several", {"seats": self.people[:2]})
        elif name == "resume":
            self.sit()
            self.session.screens.append(name)
        elif name != "title":
            self.sit()
            return self.along(name, at)
        return self.session.page()

    def along(self, name: str, at: int) -> Page | None:
        """Move by move until the page is there."""
        while len(self.play.log.moves) < at:
            if self.play.over:
                return None
            self.step()
        while True:
            there = name != "signed" or self.play.state.scal[s.IN_FORCE] >= 0
            if name in OVER_A_PLAY and there and (self.play.log.moves or self.play.over):
                self.session.screens.append(name)
                return self.session.page()
            page = self.session.page()
            if page.kind == name:
                return page
            if self.play.over:
                return self.after(name) if name in AFTER else None
            self.step()

    def after(self, name: str) -> Page:
        """The pages of the debrief."""
        session = self.session
        session.act("open.debrief")
        if session.page().kind == "guess":  # it ended early: the last guesses come first
            session.act("guesses")
        if name == AFTER[0]:
            return session.page()
        told = session.page().offer("told")
        session.act("told", {one.id: one.value if one.value is not None else [] for one in told.fields})
        if name.startswith("debrief-"):
            session.act(f"to.{name.partition('-')[2]}")
        return session.page()
