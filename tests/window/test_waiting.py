"""An act that takes long can be stopped: by Esc, by the mouse, by closing the window; nothing else is heeded."""

import threading
import time
from collections.abc import Callable, Iterator

import pygame
import pytest

from game.window import over, waiting
from game.window.screen import Act
from game.window.words import word
from tests.window.standin import chain
from tests.window.test_loop import key, post
from tests.window.test_once import Desk

SLOW = (400, 1200)  # milliseconds
LONG = 120_000  # so long that the test fails unless it is stopped
ESC = pygame.K_ESCAPE


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.window.leave()


def when_it_shows(monkeypatch, does: Callable[[pygame.Rect | None], None], at: int = 1) -> list[int]:
    """Do this once the sign has shown for a while; gives the beats of the sign."""
    beats, draw = [], over.waiting

    def drawn(surface, style, size, beat, *more):
        found = draw(surface, style, size, beat, *more)
        beats.append(beat)
        if beat == at:
            does(found)
        return found

    monkeypatch.setattr(over, "waiting", drawn)
    return beats


def click(where: pygame.Rect) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        post(kind, pos=where.center, button=1)


def escape(where: pygame.Rect | None) -> None:
    key(ESC)


@pytest.mark.parametrize("stops", [escape, click])
def test_what_takes_long_is_stopped(desk, monkeypatch, stops) -> None:
    when_it_shows(monkeypatch, stops, 0)
    monkeypatch.setattr(desk.session, "page", lambda: chain(desk.session.n))
    desk.session.delay, page = LONG, desk.window.screen.page.id
    desk.window.screen.hands.values[("o1", "x")] = "in hand"
    desk.window.do(Act("o1", {}))
    assert (desk.window.screen.page.id, desk.acts, desk.window.open) == (page, [], True)
    assert desk.window.screen.hands.values == {("o1", "x"): "in hand"}
    desk.session.delay = 0
    desk.window.paint()
    desk.window.do(Act("o2", {}))  # what comes next is not stopped
    assert desk.acts == ["o2"]


def test_esc_for_the_wait_does_nothing_on_the_page_that_follows(desk, monkeypatch) -> None:
    when_it_shows(monkeypatch, lambda where: post(pygame.KEYDOWN, key=ESC, unicode="", mod=0, scancode=0))
    monkeypatch.setattr(desk.session, "page", lambda: chain(desk.session.n))
    desk.session.delay = LONG
    desk.window.do(Act("o1", {}))
    desk.window.paint()
    desk.key("", pygame.KEYDOWN, key=ESC)
    desk.round(40)
    assert desk.window.keys.spent((ESC, 0))
    assert desk.acts == []


@pytest.mark.parametrize("delay", SLOW)
def test_only_the_way_to_stop_stops(desk, monkeypatch, delay) -> None:
    """Neither what was pressed before it showed, nor other keys, nor a click beside it, nor Esc held down."""

    def presses(where: pygame.Rect) -> None:
        for sign in "19q":
            desk.key(sign)
        click(where.move(0, 3 * where.h))
        post(pygame.MOUSEBUTTONDOWN, pos=where.center, button=1)
        post(pygame.MOUSEBUTTONUP, pos=(1, 1), button=1)
        post(pygame.KEYDOWN, key=ESC, unicode="", mod=0, scancode=0)  # it repeats

    when_it_shows(monkeypatch, presses, 0)
    desk.session.delay = delay
    post(pygame.KEYDOWN, key=ESC, unicode="", mod=0, scancode=0)
    desk.window.do(Act("o1", {}))
    desk.window.paint()
    desk.round()
    assert (desk.acts, desk.window.open, desk.window.asked) == (["o1"], True, None)


@pytest.mark.parametrize("early", [True, False])
def test_closing_the_window_leaves_at_the_next_place(desk, monkeypatch, early) -> None:
    desk.session.delay = LONG
    made: list[int] = []
    monkeypatch.setattr(desk.session, "page", lambda: made.append(1))
    if early:
        threading.Timer(0.1, post, [pygame.QUIT]).start()
    else:
        when_it_shows(monkeypatch, lambda where: post(pygame.QUIT))
    desk.window.do(Act("o1", {}))
    assert not desk.window.open
    assert desk.acts == ["o1"]  # kept
    assert made == []  # no page is made for nobody


def test_what_cannot_be_stopped_offers_no_way(desk, monkeypatch) -> None:
    found = []
    when_it_shows(monkeypatch, lambda where: (found.append(where), key(ESC)), 0)
    assert waiting.Waiting(desk.window, stops=False).made(lambda: time.sleep(0.5) or "whole") == "whole"
    assert found == [None]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("size", [(1280, 720), (640, 480)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_way_to_stop_is_within_the_window_and_large_enough(lang, size, scale) -> None:
    from game.window.view import View
    from tests.window import samples

    view = View(samples.story(), size, scale)
    surface = pygame.Surface(size)
    style = view.style._replace(lang=lang)
    found = over.waiting(surface, style, size, 0)
    assert surface.get_rect().contains(found)
    assert min(found.size) >= 24
    assert word(lang, "stop") != word(lang, "stopping")
    assert over.waiting(surface, style, size, 1, stopping=True) is None


def test_the_sign_tells_that_it_stops(desk, monkeypatch) -> None:
    """What is done may go on to its next place: meanwhile the sign says that it was heard."""
    said, draw = [], over.waiting
    monkeypatch.setattr(over, "waiting", lambda *given: said.append(given[4]) or draw(*given))
    release = threading.Event()
    monkeypatch.setattr(desk.session, "act", lambda *given: release.wait(5))
    threading.Timer(0.5, key, [ESC]).start()
    threading.Timer(1.2, release.set).start()
    desk.window.do(Act("o1", {}))
    assert said[0] is False
    assert said[-1] is True
