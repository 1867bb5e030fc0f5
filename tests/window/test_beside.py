"""While something is done the window breathes; a page is laid out once; what a play keeps is not collected again."""

import gc
import threading

import pygame
import pytest

from game.window import beside as rooms
from game.window import view
from game.window.beside import beside
from game.window.loop import Window
from game.window.screen import Act
from tests.helpers.patience import PATIENCE
from tests.window.test_loop import Script


def test_the_window_breathes_while_something_is_done(monkeypatch) -> None:
    enough, breaths = threading.Event(), []

    def pump() -> None:
        breaths.append(1)
        if len(breaths) == 8:
            enough.set()

    monkeypatch.setattr(pygame.event, "pump", pump)
    assert beside(lambda: enough.wait(PATIENCE), lambda beat: None)  # it is done because the window goes on
    assert len(breaths) >= 8


def test_a_sign_shows_from_a_while_on_only(monkeypatch) -> None:
    monkeypatch.setattr(pygame.event, "pump", lambda: None)
    signs: list[int] = []
    assert beside(lambda: "at once", signs.append) == "at once"
    assert signs == []
    monkeypatch.setattr(rooms, "WAIT_MS", 0)
    third = threading.Event()
    beside(lambda: third.wait(PATIENCE), lambda beat: signs.append(beat) or (beat == 2 and third.set()))
    assert signs[:3] == [0, 1, 2]


def test_what_goes_wrong_beside_is_told_here(monkeypatch) -> None:
    monkeypatch.setattr(pygame.event, "pump", lambda: None)
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0, lambda beat: None)


class Noting(Script):
    """Keeps, at each act, something that is no matter of drawing."""

    def act(self, offer_id, values, page_id):
        self.keep({"place": str(len(self.made))})
        return super().act(offer_id, values, page_id)


def test_a_page_is_laid_out_once(monkeypatch) -> None:
    window = Window(Noting(), (1280, 720))
    laid, lay_out = [], view.lay_out
    monkeypatch.setattr(view, "lay_out", lambda *given: laid.append(given[0].kind) or lay_out(*given))
    window.do(Act("call", {}))
    assert laid == ["corridor"]
    window.session.keep({"theme": "dark"})
    window.set()
    assert laid == ["corridor"] * 2
    window.leave()


def test_what_a_play_keeps_is_left_alone_by_the_collector() -> None:
    class Once(Window):
        def round(self) -> None:
            self.do(Act("call", {}))
            self.open = False

    gc.unfreeze()  # what another test may have left: it would be freed meanwhile, and counted
    before = gc.get_freeze_count()
    try:
        once = Once(Script(), (1280, 720))
        once.run()
        once.leave()
        assert gc.get_freeze_count() > before + 1000
    finally:
        gc.unfreeze()
