"""Every answer of every page of a real play is clicked, by events such as the system sends: what is done is what was
under the pointer, wherever the page is scrolled, in both languages, in plain and in large text.

Here each target is clicked at one of three places of the scroll, by turns; `deep`, at all three, in every play shipped.
"""

from collections.abc import Iterator, Sequence
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.pages.model import Page, Values
from game.pages.playing import play_page
from game.play.log import read_log
from game.rules import codes as c
from game.story.library import SCENARIOS, load, scenario_folders
from game.window.loop import QUIT, Window
from game.window.screen import Act, Screen
from game.window.sheet import Hands
from game.window.view import View
from tests.pages.plays import Driven, book
from tests.scenarios.many import playable
from tests.window.test_hands import opened_at, rects, targets

SIZE = (1280, 720)
SHARES = (0, 0.5, 1)  # of the scroll
NAMES = [folder.name for folder in scenario_folders()]
UP = Screen.up
WAYS = (("fr", 1.0), ("en", 2.0), ("fr", 2.0), ("en", 1.0))

pytestmark = pytest.mark.parametrize("scenario", NAMES)


class Shown:
    """A session that shows one page, and notes what is done on it."""

    def __init__(self) -> None:
        self.settings = {"motion": "off"}
        self.made: list[tuple[str, Values]] = []
        self.now: Page | None = None

    def page(self) -> Page:
        return self.now or Page(id="none", kind="story", lang="fr", title="")

    def act(self, offer_id: str, values: Values, page_id: str) -> object:
        self.made.append((offer_id, values))
        return True

    def keep(self, values: Any) -> None: ...

    def stop(self, how: Any) -> None: ...

    def stale(self) -> bool:
        return False

    def weighed(self, options: Any) -> str:
        return ""


@pytest.fixture
def window(monkeypatch) -> Iterator[Window]:
    """What it draws is looked at elsewhere, and would take nearly all the time."""
    monkeypatch.setattr(View, "draw", lambda self, surface: None)
    made = Window(Shown(), SIZE)
    yield made
    made.leave()


def pages(scenario: str, path: Path, held: Sequence[str]) -> Iterator[tuple[Page, float]]:
    """Those of these seats in a play, the languages and sizes by turns, with the size."""
    loaded, log = load(scenario), read_log(path)
    driven, books = Driven(loaded, log.header.seed), {lang: book(loaded, lang) for lang in ("fr", "en")}
    ways, last = cycle(WAYS), ""
    for move in log.moves:
        if move["seat"] in held:
            lang, scale = next(ways)
            driven.book, seat = books[lang], loaded.tables.names.seats.code[move["seat"]]
            desk = driven.desk(seat)
            driven.seen[seat] = len(desk.events)
            if move["do"] != c.DOES[c.GUESS] or last != move["seat"]:  # guesses are made from one page
                yield play_page(desk), scale
            last = move["seat"] if move["do"] == c.DOES[c.GUESS] else ""
        assert driven.play(move) == 0


def click(window: Window, at: tuple[int, int]) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, button=1, pos=at))
    window.round()


def clicked(window: Window, page: Page, scale: float, turns: Iterator[int] | None) -> int:
    """Click all there is on a page, each composed offer unfolded in its turn; how often. `turns`: at which of the three
    places a target is clicked; None: at each."""
    times, screen = 0, Screen(page, SIZE, scale)
    window.session.now, window.screen = page, screen
    for opened in ["", *(offer.id for offer in page.offers() if offer.enabled and offer.fields)]:
        seen: dict[tuple[str, str | None], list[float]] = {}
        for share in SHARES:
            for target in targets(opened_at(screen, opened, share)):
                where = rects(screen, target)
                # The others were clicked before it was unfolded.
                if min(where.size) > 2 and (not opened or target[0].partition(":")[2].startswith(opened)):
                    seen.setdefault(target, []).append(share)
        for target, shares in seen.items():
            for share in shares if turns is None else [shares[next(turns) % len(shares)]]:
                stand(screen, opened, share)
                window.asked, window.turned = None, True
                window.paint()
                judged(window, target, opened)
                times += 1
    return times


def stand(screen: Screen, opened: str, share: float) -> None:
    """As `opened_at`, laid out no more often than needed: pages are many."""
    clean = Hands(open=opened)
    if (screen.hands, screen.unfolded, screen.keys_shown) != (clean, None, False):
        screen.hands, screen.unfolded, screen.keys_shown = clean, None, False
        screen.lay_out()
    screen.focus, screen.focus_shown = "", False
    for panel in screen.panels:
        screen.scrolls[panel.id] = round(panel.most * share)


def judged(window: Window, target: tuple[str, str | None], opened: str) -> None:
    """One click on this target does what it says, and nothing else."""
    session, screen, (spot_id, choice) = window.session, window.screen, target
    panel, spot = screen.spot(spot_id)
    top = screen.where(panel, spot.rect).top
    before, where, unfolded = dict(screen.scrolls), rects(screen, target), screen.hands.cell
    session.made.clear()
    click(window, where.center)
    name = spot_id.partition(":")[2]
    if spot.kind == "cell":
        assert session.made == [], target
        held = screen.hands.given(spot.offer)
        if spot.takes:
            assert spot.takes.items() <= held.items(), target
        else:
            assert screen.hands.cell == ("" if unfolded == name else name), target
        return
    if choice and spot.offer.at_once:  # kept as it is chosen
        assert session.made == [(spot.offer.id, {spot.field.id: choice})], target
        return
    if choice is None:
        offer = spot.offer
        if spot.kind == "offer" and offer.action == QUIT:
            assert (session.made, window.asked is not None) == ([], True), target
        elif spot.kind == "offer":
            assert session.made == [(offer.id, {})], target
        elif spot.kind == "confirm":
            lacks = Screen(screen.page, SIZE).hands.lacks(offer)
            assert session.made == ([] if lacks else [(name, {})]), target
            assert not lacks or screen.hands.missing.endswith(f":{lacks.id}"), target
        else:
            assert session.made == [], target
            assert spot.kind != "open" or screen.hands.open == ("" if opened == name else name), target
        return
    assert session.made == [], target
    assert screen.focus == spot_id, target
    on, now = screen.spot(spot_id)
    assert screen.where(on, now.rect).top == top, target  # what else is asked now, or no more, moves nothing clicked
    stays = {panel.id: min(before[panel.id], panel.most) for panel in screen.panels if panel.id != on.id}
    assert {name: screen.scrolls[name] for name in stays} == stays, target
    (value,) = screen.hands.values.values() or [None]
    live = next(one for _, one in spot.answers if one.id == choice).enabled
    assert (
        value == ([choice] if spot.field.kind == "many-of" else choice)
        if choice and live and spot.field.most
        else (value is None)
    ), target


def of_one_seat(scenario: str) -> Iterator[tuple[Iterator[int], Page, float]]:
    """The pages of one person's play, with turns of their own."""
    turns, play = count(), SCENARIOS / scenario / "plays" / "testimony.json"
    for page, scale in pages(scenario, play, playable(scenario)[:1]):
        yield turns, page, scale


@pytest.mark.slow
def test_a_click_does_what_is_under_it_on_every_page_of_a_play(scenario, window) -> None:
    made = [clicked(window, page, scale, turns) for turns, page, scale in of_one_seat(scenario)]
    assert len(made) > 10
    assert min(made) > 5


@pytest.mark.deep
def test_a_click_does_what_is_under_it_in_every_play_shipped(scenario, window) -> None:
    for play in sorted((SCENARIOS / scenario / "plays").glob("*.json")):
        met = pages(scenario, play, playable(scenario))
        assert sum(clicked(window, page, scale, None) for page, scale in met) > 1000


def focus_first(self: Screen, at: tuple[int, int]) -> Act | None:
    """What is under the pointer has the focus, which scrolls; then it is looked at what the pointer is on."""
    found = self.target(at)
    if found:
        self.set_focus(found.spot.id)
        now = self.target(at)
        self.pressed = now.name if now else None
    return UP(self, at)


def nearest(self: Screen, at: tuple[int, int]) -> Act | None:
    """A click is taken a little above where it was."""
    self.down((at[0], at[1] - self.style.em(1)))
    return UP(self, (at[0], at[1] - self.style.em(1)))


@pytest.mark.slow
@pytest.mark.parametrize("fault", [focus_first, nearest])
def test_a_planted_fault_is_caught(scenario, window, monkeypatch, fault) -> None:
    monkeypatch.setattr(Screen, "up", fault)
    with pytest.raises(AssertionError, match=r"^\('(offer|open|confirm|field|card|aside)"):
        test_a_click_does_what_is_under_it_on_every_page_of_a_play(scenario, window)
