"""A key is printed on one thing at a time, and does what it is printed on: on samples, and on played pages."""

from collections import defaultdict

import pytest

from game.lab.covering import Kept
from game.pages.model import Page
from game.story.library import load
from game.walk.walker import leaves
from game.window.keys import DIGITS
from game.window.screen import Act, Screen
from game.window.view import View
from tests.helpers.scenarios import tiny
from tests.window import samples
from tests.window.test_hands import click, middle

TALL = (1280, 6000)  # all shows: a key acts at once


def borne(screen: Screen) -> dict[str, set[str]]:
    """Of each key that is drawn now, the spots that bear it."""
    found = defaultdict(set)
    for panel in screen.panels:
        for mark in panel.sheet.marks:
            if mark.key and screen.bears(mark):
                found[mark.key.lower()].add(mark.of)
    return found


def held(page: Page, opened: str, spot_id: str, scale: float = 1.0) -> Screen:
    """A page with this offer unfolded, and the focus there."""
    screen = Screen(page, TALL, scale)
    screen.hands.open = opened
    screen.lay_out()
    if spot_id:
        screen.set_focus(spot_id)
    return screen


def misled(page: Page, every: int = 1) -> list[str]:
    """What a key that is drawn on a page does not do; keys that are drawn twice."""
    found = []
    for opened in ["", *(offer.id for offer in page.offers() if offer.enabled and offer.fields)]:
        screen = held(page, opened, "")
        for spot_id in ["", *(spot.id for _, spot in screen.spots())][::every]:
            if spot_id:
                screen.set_focus(spot_id)
            for key, those in borne(screen).items():
                if len(those) > 1:
                    found.append(f"{page.id}: {key} on {sorted(those)}, focus {spot_id}")
                elif key in DIGITS and not does(page, opened, spot_id, key, next(iter(those))):
                    found.append(f"{page.id}: {key} is not {those}, focus {spot_id}")
    return found


def does(page: Page, opened: str, spot_id: str, key: str, of: str) -> bool:
    """Whether a digit does what the thing that bears it is for."""
    screen = held(page, opened, spot_id)
    now = screen.spot(of)
    if now is None or not (now[1].offer and now[1].offer.enabled):  # closed: its key does nothing
        return screen.press(ord(key), unicode=key) is None
    before = now[1]
    act = screen.press(ord(key), unicode=key)
    if before.kind == "field":
        choice = before.answers[DIGITS.index(key)][1]
        value = screen.hands.value(before.offer, before.field)
        return not choice.enabled or choice.id == value or choice.id in (value or []) or before.field.kind == "many-of"
    if before.kind == "open":
        return screen.hands.open == ("" if opened == before.offer.id else before.offer.id)
    if before.kind == "confirm":
        return screen.focus.split(":")[1] == before.offer.id
    return isinstance(act, Act) and act.offer == before.offer.id


@pytest.mark.parametrize("name", samples.PAGES)
def test_a_key_is_printed_on_one_thing_and_does_it(name: str) -> None:
    assert misled(samples.PAGES[name]()) == []


def guessing(lang: str) -> Page:
    """What is asked of the others, as it was played."""
    pages = (leaf.page for leaf in leaves(tiny(), Kept("game", 0, 0)) if not leaf.beside)
    return next(page for page in pages if page.kind == "guess" and page.lang == lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_after_an_answer_no_digit_stands_but_on_the_answers_of_its_field(lang: str) -> None:
    page = guessing(lang)
    screen = Screen(page, TALL)
    assert borne(screen)["1"] == {"offer:guesses"}
    asked = next(offer for offer in page.offers() if offer.at_once)
    click(screen, middle(screen, f"offer:{asked.id}"))
    field = asked.fields[0]
    name = f"field:{asked.id}:{field.id}"
    screen.set_focus(name)
    assert {one for key, those in borne(screen).items() if key in DIGITS for one in those} == {name}
    assert screen.press(ord("1"), unicode="1") == Act(asked.id, {field.id: field.choices[0].id})


def test_a_folded_cell_shows_its_answers_before_a_digit_takes_one() -> None:
    screen = Screen(samples.bargaining(), TALL)
    name = next(spot.id for _, spot in screen.spots() if spot.kind == "cell" and spot.field)
    screen.set_focus(name)
    assert screen.press(ord("1"), unicode="1") is None
    assert not screen.hands.values
    _, spot = screen.spot(name)
    assert borne(screen)["1"] == {f"field:{spot.offer.id}:{spot.field.id}"}
    screen.press(ord("1"), unicode="1")
    assert screen.hands.value(spot.offer, spot.field) == spot.answers[0][1].id


def test_the_check_finds_a_key_that_stands_on_two_things(monkeypatch) -> None:
    """As it was: the offers' keys stay printed while a field has the focus."""
    monkeypatch.setattr(View, "bears", lambda screen, mark: True)
    assert misled(samples.guess())
    assert misled(guessing("en"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
def test_on_played_pages_too(name: str) -> None:
    met, found = set(), []
    for leaf in leaves(load(name), Kept("game", 0, 0)):
        kind = leaf.page.kind, leaf.page.lang
        if kind not in met:
            met.add(kind)
            found += misled(leaf.page, every=7)
    assert found == []
    assert {"corridor", "table", "guess"} <= {kind for kind, _ in met}
