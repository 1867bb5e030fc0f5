"""What a person waits for along one whole play: milliseconds of each act, page by page, as JSON.

`bench --against DIR` gives this text to the Python of each of two checkouts (`python -c TEXT SCENARIO SEED`, there), so
it uses what both builds have and nothing else: a session and its pages, a store, a mind for a seat, a screen, a window.
Each process plays anew, so that every page is drawn as it is first met; what a page leaves for the next stays, as in a
play.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import Any

os.environ.update(SDL_VIDEODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")

import pygame
from pygame import Surface

from game.pages import session as sessions
from game.pages.model import Field, Page, ValuesError, compose
from game.pages.session import Session
from game.play.play import Play
from game.play.seats import Seats
from game.play.storage import PlayStore
from game.play.words import Words, lying
from game.story.library import load
from game.window.loop import Window
from game.window.screen import Act, Screen

SIZE = (1920, 1080)
MOST = 600  # acts, should a play never end
ON = ("guesses", "go_on", "told", "open.debrief", "open.next")  # where no move is asked: the way on
FIGURES = ("step", "page", "lay_out_and_paint", "act_to_page")


def main(name: str, seed: int) -> dict[str, Any]:
    """The figures of a play of this scenario by a mind at the first playable seat, debrief included; then of another,
    in the window, what its loop was held for.
    """
    told: dict[str, Any] = {figure: [] for figure in FIGURES} | {"kinds": []}
    with begun(name, seed) as (session, acts):
        clock, screen, surface = Clock(), Screen(session.page(), SIZE), Surface(SIZE)
        for chosen in acts:
            clock.spent, began = 0.0, perf_counter()
            session.act(*chosen)
            acted = perf_counter()
            page = session.page()
            built = perf_counter()
            screen.show(page)
            screen.draw(surface)
            drawn = perf_counter()
            spent = (clock.spent, built - acted, drawn - built, drawn - began)
            for figure, seconds in zip(FIGURES, spent, strict=True):
                told[figure].append(round(1000 * seconds, 3))
            told["kinds"].append(page.kind)
    with begun(name, seed + 1000) as (session, acts):
        told["loop_hold"] = [held(Window(session, SIZE), acts)]
    return told


@contextmanager
def begun(name: str, seed: int) -> Iterator[tuple[Session, Iterator[tuple[str, dict[str, Any]]]]]:
    """A play, and what its person does, one act after another."""
    with TemporaryDirectory() as folder, PlayStore(Path(folder)) as store:
        store.set({"lang": "fr", "motion": "off"})
        loaded = load(Path("scenarios", name).resolve())
        shelf = vars(sessions)["Shelf"]  # found there in every build, wherever it is written
        session = Session(store, lambda: seed, lambda: "2026-01-05", shelf(load=lambda _: loaded))
        seat = min(seat for seat, one in loaded.scenario.structures.items() if one.playable)
        session._loaded = loaded  # as if it had been chosen from the list, which reads every scenario
        session.screens = ["seat"]
        session.act(next(one.id for one in session.page().offers() if one.action == {"seats": [seat]}))
        minds, words = Seats(loaded, {seat: "game"}), Words(loaded.tables)

        def acts() -> Iterator[tuple[str, dict[str, Any]]]:
            for _ in range(MOST):
                move = None
                if session.play is not None and not session.play.over:
                    code, state = loaded.tables.names.seats.code[session.who], session.play.state
                    move = words.write(code, minds.move(state, code), lying(loaded.tables, state))
                if (chosen := choice(session.page(), move)) is None:
                    return
                yield chosen

        yield session, acts()


def held(window: Window, acts: Iterator[tuple[str, dict[str, Any]]]) -> float:
    """Milliseconds of its own work (time of its thread: other programs do not count) for which the loop of a window
    looked at no event: the 99th percentile over a play.
    """
    window.settled = False  # as when it runs
    holds: list[float] = []
    since = [0.0]

    def noting(look: Any) -> Any:
        def looked(*given: Any, **named: Any) -> Any:
            holds.append(1000 * (thread_time() - since[0]))
            found = look(*given, **named)
            since[0] = thread_time()
            return found

        return looked

    for name in ("pump", "wait", "poll", "peek", "get"):
        setattr(pygame.event, name, noting(getattr(pygame.event, name)))
    for chosen in acts:
        since[0] = thread_time()
        window.do(Act(*chosen))
        if hasattr(window, "paint"):
            window.paint()
        else:
            window.screen.draw(window.display)
            pygame.display.flip()
        pygame.event.get()
    return round(quantiles(holds, n=100)[-1], 3)


class Clock:
    """Adds up the time of moves applied, those of the minds that follow included: that of one, where an act makes
    several (the guesses of a page, each an act of its own in builds of before).
    """

    def __init__(self) -> None:
        self.spent, do = 0.0, Play.do

        def timed(play: Play, *given: Any, **named: Any) -> Any:
            began = perf_counter()
            try:
                return do(play, *given, **named)
            finally:
                ahead = given[2] if len(given) > 2 else named.get("ahead", ())
                self.spent += (perf_counter() - began) / (1 + len(ahead))

        Play.do = timed  # type: ignore[assignment,method-assign]


def choice(page: Page, move: dict[str, Any] | None) -> tuple[str, dict[str, Any]] | None:
    """The offer that makes this move, with its values; where a page asks otherwise (guesses, the debrief), the first
    way on; None at the end."""
    offers = [one for one in page.offers() if one.enabled]
    for offer in offers if move is not None else []:
        values: dict[str, Any] = {}
        for field in offer.fields:
            open_now = field.open_choices(values, offer) if getattr(field, "narrow", False) else field.choices
            if (found := answer(field, open_now, move)) is not None:
                values[field.id] = found
        try:
            made = compose(offer, values)
        except ValuesError:
            continue
        if offer.move is not None and made.items() <= (move or {}).items():
            return offer.id, values
    own = [one for one in offers if one.move is not None or one.id in ON]
    return (own[0].id, {field.id: first(field) for field in own[0].fields}) if own else None


def answer(field: Field, choices: list[Any], move: dict[str, Any] | None) -> Any:
    """Those of a field's choices that give what the move holds there."""
    there: Any = move
    for key in field.id.split("."):
        there = there.get(key) if isinstance(there, dict) else None
    means = {one.id: None if one.nothing else one.id if one.value is None else one.value for one in choices}
    if field.kind == "many-of":
        return [one for one, meant in means.items() if meant in (there or [])]
    return next((one for one, meant in means.items() if meant == there), None)


def first(field: Field) -> Any:
    if field.value is not None or field.kind == "text":
        return "" if field.value is None else field.value
    live = [one.id for one in field.choices if one.enabled]
    return live[: field.least] if field.kind == "many-of" else live[0]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
