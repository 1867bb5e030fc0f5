"""The window on a session: events in, acts out; it closes when asked; it starts without heavy modules."""

import gc
import subprocess
import sys
from argparse import Namespace
from itertools import pairwise

import pygame
import pytest

from game.pages.model import Page, Values, ValuesError
from game.window import loop
from game.window.loop import Window, run
from game.window.screen import Act
from game.window.shot import shot
from tests.helpers.patience import PATIENCE
from tests.window import samples


class Script:
    """A session that turns from the story to the corridor, and closes on the third act."""

    def __init__(self, motion: str = "off") -> None:
        self.settings = {"scale": "100", "theme": "paper", "motion": motion}
        self.made: list[tuple[str, Values]] = []
        self.at: Page = samples.story()

    def page(self) -> Page:
        return self.at

    def keep(self, values: dict[str, str]) -> None:
        self.settings = {**self.settings, **values}

    def act(self, offer_id: str, values: Values, page_id: str) -> object:
        if offer_id == "listen":
            raise ValuesError("to", None)
        self.made.append((offer_id, values))
        self.at = samples.corridor()
        return len(self.made) < 3

    def stop(self, how: str) -> None:
        pass

    def weighed(self, options) -> str:
        return ""

    def stale(self) -> bool:
        return False


def post(kind: int, **what: object) -> None:
    pygame.event.post(pygame.event.Event(kind, **what))


def key(code: int, unicode: str = "", mod: int = 0) -> None:
    post(pygame.KEYDOWN, key=code, unicode=unicode, mod=mod, scancode=0)
    post(pygame.KEYUP, key=code, unicode=unicode, mod=mod, scancode=0)


@pytest.fixture
def window():
    made = Window(Script(), (1280, 720))
    yield made
    made.leave()


@pytest.mark.parametrize("motion", ["on", "off"])
def test_three_acts_and_out(motion: str) -> None:
    class Typist(Window):
        """Somebody who presses a key each time something new shows."""

        def paint(self) -> None:
            super().paint()
            if todo and not pygame.event.peek(pygame.KEYDOWN):
                key(ord(todo[0]), todo.pop(0))

    todo = ["2", "5", "6"]
    session = Script(motion)
    Typist(session, (1280, 720)).run()
    pygame.display.quit()
    assert session.made == [("ask", {}), ("team", {}), ("none", {})]


def test_closing_the_window_ends_it() -> None:
    pygame.display.init()
    post(pygame.QUIT)
    run(Script())
    assert not pygame.display.get_init()


def test_mouse_makes_the_offer_under_it(window: Window) -> None:
    panel, spot = window.screen.spot("offer:call")
    where = window.screen.where(panel, spot.rect).center
    window.take(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=where))
    window.take(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=where))
    assert window.session.made == [("call", {})]
    assert window.screen.page.kind == "corridor"


def test_moving_the_mouse_draws_nothing(window: Window) -> None:
    window.dirty = False
    window.take(pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 5)))
    assert not window.dirty


def test_what_the_session_finds_missing_is_pointed_at(window: Window) -> None:
    window.screen.show(samples.corridor())
    key(pygame.K_2, "2")
    for event in pygame.event.get():
        window.take(event)
    window.screen.hands.set(window.screen.page.offer("listen"), window.screen.page.offer("listen").fields[0], "elder")
    window.screen.lay_out()
    window.screen.set_focus("confirm:listen")
    window.take(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="\r", mod=0, scancode=0))
    assert window.screen.focus == "field:listen:to"


def test_text_grows_and_shrinks(window: Window) -> None:
    for code, name in ((pygame.K_PLUS, "+"), (pygame.K_PLUS, "+"), (pygame.K_MINUS, "-")):
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            window.take(pygame.event.Event(kind, key=code, unicode=name, mod=pygame.KMOD_LCTRL, scancode=0))
    assert window.screen.scale == 1.1
    assert window.session.settings["scale"] == "110"
    window.take(pygame.event.Event(pygame.VIDEORESIZE, w=1024, h=640, size=(1024, 640)))
    assert window.screen.size == (1024, 640)


def test_settings_of_the_session_are_taken_over(window: Window) -> None:
    window.session.settings = {"scale": "150", "theme": "dark", "motion": "on"}
    window.do(Act("sign", {}))
    assert (window.screen.scale, window.screen.theme, window.reduced_motion) == (1.5, "dark", False)


def test_a_page_turns_smoothly_and_in_time(window: Window, monkeypatch) -> None:
    """However long a drawing takes, by a clock of the test's."""
    now, moments = [0], []
    monkeypatch.setattr(loop, "clock", lambda: now[0])
    monkeypatch.setattr(pygame.time, "wait", lambda wait: now.__setitem__(0, now[0] + wait))
    shown, old = window.display, window.display.copy()
    window.screen.show(samples.bargaining())
    for drawing in (0, 16, 100):  # milliseconds
        now[0] = 0
        moments.clear()

        def flip(drawing: int = drawing) -> None:
            now[0] += drawing
            moments.append(now[0])

        drawn_on = Namespace(flip=flip, get_surface=lambda: shown, destroy=window.window.destroy)
        monkeypatch.setattr(window, "window", drawn_on)
        pygame.event.clear()
        window.turn(old)
        assert loop.TURN_MS <= now[0] <= loop.TURN_MS + drawing + loop.FRAME_MS
        assert all(after - before <= max(drawing + 1, loop.FRAME_MS) for before, after in pairwise(moments))


def test_a_shot_is_a_picture_of_that_size(tmp_path) -> None:
    shot(samples.story(), tmp_path / "page.png", (1024, 640), 2.0, "dark")
    assert pygame.image.load(tmp_path / "page.png").get_size() == (1024, 640)


def test_starts_without_heavy_modules() -> None:
    code = (
        "import sys, game.window.loop; print([m for m in ('numba', 'numpy', 'game.rules.engine') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert found.stdout.strip() == "[]"


def test_a_key_that_leads_into_a_field_is_not_written_there(window: Window) -> None:
    window.screen.show(samples.plain("end"))
    words = window.screen.page.offer("say")
    keyed = words.model_copy(update={"key": "1"})
    part = window.screen.page.part("form").model_copy(update={"offers": [keyed]})
    window.screen.show(window.screen.page.model_copy(update={"parts": [part]}))
    for letter in ("1", "2"):
        window.take(pygame.event.Event(pygame.KEYDOWN, key=ord(letter), unicode=letter, mod=0, scancode=0))
        window.take(pygame.event.Event(pygame.TEXTINPUT, text=letter))
        window.take(pygame.event.Event(pygame.KEYUP, key=ord(letter), unicode=letter, mod=0, scancode=0))
    assert window.screen.hands.value(keyed, keyed.fields[0]) == "2"


def test_a_window_that_was_left_takes_no_other_with_it() -> None:
    for _ in range(40):
        old = Window(Script(), (320, 240))
        old.leave()
        new = Window(Script(), (320, 240))
        del old
        gc.collect()
        new.paint()  # pygame-ce: « Invalid window » where the old one was not closed before its display
        new.leave()
