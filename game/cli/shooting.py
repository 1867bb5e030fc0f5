"""`shot`: any page of the window as a picture, without a display.

Pages of a play are those of its first playable seat, for which minds move; the same command gives the same picture.
"""

import os
from argparse import Namespace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.asking import LANGS, Wrong, say, unknown
from game.cli.commands import loaded, out
from game.cli.playing import does
from game.pages.model import Offer, Page, Values
from game.pages.session import Session, Shelf
from game.play.seats import Seats
from game.play.storage import PlayStore
from game.play.words import Words, lying
from game.story.library import Loaded

MENUS = ("title", "choose", "seat", "settings", "resume", "journal")
STAGES = ("story", "corridor", "answer", "guess", "table", "delivery", "burst", "repair", "end")
OVER_A_PLAY = ("card", "notebook", "moments", "curtain")
AFTER = ("feeling", "debrief", "debrief-why", "debrief-says", "debrief-sheet", "debrief-now")
PAGES = (*MENUS, *STAGES, *OVER_A_PLAY, *AFTER)
TRIES = 60  # plays in which a page is looked for
MINDS = ("game", "random")  # who moves for the person, by turns: some pages only come to those who play badly


def shot(asked: Namespace) -> int:
    if asked.page is None:
        out("\n".join(PAGES))
        return 0
    if asked.page not in PAGES:
        raise unknown(say("page inconnue", "unknown page"), asked.page, PAGES)
    if asked.out is None:
        raise Wrong(say("--out FICHIER.png manque", "--out FILE.png is missing"))
    scenario = loaded(asked.scenario)
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.window.shot import shot as drawn

    page = page_of(scenario, asked.page, asked.at, asked.lang)
    Path(asked.out).parent.mkdir(parents=True, exist_ok=True)
    drawn(page, Path(asked.out), asked.size, asked.scale / 100, asked.theme)
    return 0


def page_of(scenario: Loaded, name: str, at: int | None, lang: str) -> Page:
    """A page by its name; `at`: not before this many moves of the play. Raises Wrong where it is never met."""
    for seed in range(1, TRIES + 1):
        with TemporaryDirectory() as folder, PlayStore(Path(folder)) as store:
            page = _Stroll(scenario, store, lang, seed).look_for(name, at)
        if page is not None:
            return page
    told = say(f"la page {name} n'a pas été rencontrée en {TRIES} parties", f"page {name} was not met in {TRIES} plays")
    raise Wrong(told, 1)


class _Stroll:
    """A session led by minds to a page."""

    def __init__(self, scenario: Loaded, store: PlayStore, lang: str, seed: int) -> None:
        self.scenario, self.seed = scenario, seed
        store.set({"lang": lang})
        seeds = count(seed)
        self.session = Session(
            store, lambda: next(seeds), lambda: "2026-01-05", Shelf(load=lambda _: scenario, summaries=self.listed)
        )
        self.people = sorted(seat for seat, one in scenario.scenario.structures.items() if one.playable)

    def listed(self) -> list[dict[str, object]]:
        name = self.scenario.scenario.id
        return [{"id": name, "titles": {lang: self.scenario.catalogue.get(f"{name}.title", lang) for lang in LANGS}}]

    def look_for(self, name: str, at: int | None) -> Page | None:
        session = self.session
        if name in ("title", "settings", "journal"):
            if name != "title":
                session.screens.append(name)
            return session.page()
        session.act("open.new")
        if name == "choose":
            return session.page()
        does(session, {"scenario": self.scenario.scenario.id})
        if name == "seat":
            return session.page()
        if name == "curtain":
            session.act("seat.several", {"seats": self.people[:2]})
            return session.page()
        does(session, {"seats": self.people[:1]})
        if name == "resume":
            session.screens.append(name)
            return session.page()
        return self.along(name, at or 0)

    def along(self, name: str, at: int) -> Page | None:
        """Move by move until the page is there."""
        session, minds = self.session, dict.fromkeys(self.people[:1], MINDS[(self.seed - 1) % 2])
        seats, words = Seats(self.scenario, minds), Words(self.scenario.tables)
        play = session.play
        assert play is not None
        while True:
            moves = len(play.log.moves)
            if name in OVER_A_PLAY and (moves >= max(at, 1) or play.over):
                session.screens.append(name)
                return session.page()
            page = session.page()
            if page.kind == name and moves >= at:
                return page
            if play.over:
                break
            code = self.scenario.tables.names.seats.code[session.who]
            move = words.write(code, seats.move(play.state, code), lying(self.scenario.tables, play.state))
            play.do(session.who, move)
        return self.after(name) if name in AFTER else None

    def after(self, name: str) -> Page:
        """The pages of the debrief."""
        session = self.session
        session.act("open.debrief")
        if name == "feeling":
            return session.page()
        session.act("told", _filled(session.page().offer("told")))
        for _ in range(AFTER.index(name) - 1):
            session.act("open.next")
        return session.page()


def _filled(offer: Offer) -> Values:
    return {one.id: one.value if one.value is not None else one.choices[0].id for one in offer.fields}
