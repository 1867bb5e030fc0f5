"""How one sees the others, in the window: what goes on stands where one is asked last and at the foot; what unfolds
takes the whole width."""

from collections.abc import Iterator
from functools import cache

import pygame
import pytest

from game.pages.model import Offer, Page, Part
from game.pages.playing import play_page
from game.rules import codes as c
from game.story.library import load
from game.window.screen import Act, Screen
from game.window.type import line_height
from tests.pages.plays import desks
from tests.window.test_hands import click, middle

SIZES = pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1920, 1080), 1.0), ((1280, 720), 2.0)])


@cache
def asked(lang: str = "en") -> Page:
    """The first time that it is asked of Le Tacot, one of eleven, what stands beside the story below."""
    for _, desk in desks(load("critical-point"), 3, lang):
        if desk.stage == c.AT_GUESS and desk.seat == "bus":
            return play_page(desk)
    raise AssertionError


def unfolded(page: Page, size: tuple[int, int], scale: float) -> Iterator[tuple[Offer, Screen]]:
    """Each of the others in turn, with what may be said of it."""
    offers = [one for one in page.offers() if one.at_once]
    assert len(offers) > 2
    for offer in offers:
        screen = Screen(page, size, scale)
        screen.hands.open = offer.id
        screen.lay_out()
        yield offer, screen


@SIZES
def test_what_goes_on_stands_after_what_is_asked_and_at_the_foot(size, scale):
    screen = Screen(asked(), size, scale)
    panel, first = screen.spot("offer:guesses")
    questions = [spot for spot in panel.sheet.spots if spot.offer and spot.offer.at_once]
    assert all(spot.rect.bottom <= first.rect.top for spot in questions)
    assert panel.sheet.spots[-1].id == "foot:guesses"
    assert panel.sheet.spots[-1].rect.bottom == panel.sheet.y
    assert click(screen, middle(screen, "foot:guesses")) == Act("guesses", {})
    assert click(screen, middle(screen, "offer:guesses")) == Act("guesses", {})
    screen.scrolls[panel.id] = panel.most
    assert not screen.in_sight(panel, first.rect)
    assert screen.press(pygame.K_1, unicode="1") == Act("guesses", {})  # it shows: nothing is to be brought into sight


def test_only_what_goes_on_stands_twice():
    """Not where there is more to choose from, nor something to fill in, nor nothing below."""
    page = asked()
    for parts in (
        [part for part in page.parts if not part.aside],
        [*page.parts, Part(id="more", role="choices", offers=[Offer(id="other", text="Autre chose", move={})])],
    ):
        screen = Screen(page.model_copy(update={"parts": parts}), (1280, 800))
        assert screen.spot("foot:guesses") is None


@SIZES
def test_what_unfolds_takes_the_width_right_under_what_was_pressed(size, scale):
    for offer, screen in unfolded(asked(), size, scale):
        panel, opened = screen.spot(f"offer:{offer.id}")
        fields = [screen.spot(f"field:{offer.id}:{what.id}")[1].rect for what in offer.fields]
        across = min(3, panel.sheet.width // screen.style.em(23))
        assert len({rect.left for rect in fields}) >= across
        assert 0 <= min(rect.top for rect in fields) - opened.rect.bottom <= screen.style.em(3.5)
        tall = max(rect.bottom for rect in fields) - min(rect.top for rect in fields)
        assert tall <= max(max(rect.h for rect in fields), sum(rect.h for rect in fields) / across) * 1.35


@SIZES
def test_each_question_is_listed_once(size, scale):
    for offer, screen in unfolded(asked("fr"), size, scale):
        ids = [spot.id for _, spot in screen.spots()]
        assert len(ids) == len(set(ids))
        assert {f"field:{offer.id}:{what.id}" for what in offer.fields} <= set(ids)


@SIZES
def test_the_ring_of_a_question_does_not_go_over_the_name(size, scale):
    for offer, screen in unfolded(asked(), size, scale):
        _, opened = screen.spot(f"offer:{offer.id}")
        first = min(screen.spot(f"field:{offer.id}:{what.id}")[1].rect.top for what in offer.fields)
        ring = 2 * max(2, screen.style.px // 7)
        name = opened.rect.bottom + screen.style.em(0.6) + line_height("strong", screen.style.em(1.05))
        assert first - ring >= name
