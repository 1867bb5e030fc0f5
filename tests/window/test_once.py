"""One press is one act: events as a display gives them, without a display. The same for real: `test_real_hands.py`."""

import time
from collections.abc import Iterator

import pygame
import pytest

from game.pages.wording import say
from game.window import fresh, loop
from game.window.loop import Window
from game.window.screen import Screen
from tests.window import samples
from tests.window.standin import Standin, chain

PLACES = {"1": pygame.KSCAN_1, "2": pygame.KSCAN_2, "9": pygame.KSCAN_9}


class Desk:
    """A window, and events in the order in which they come."""

    def __init__(self, **settings: object) -> None:
        self.session = Standin(0, settings)
        self.window = Window(self.session, (1280, 720))
        self.window.paint()
        self.now = 10_000

    def post(self, kind: int, **what: object) -> None:
        pygame.event.post(pygame.event.Event(kind, **what))

    def key(self, sign: str, *kinds: int, mod: int = 0, key: int = 0) -> None:
        for kind in kinds or (pygame.KEYDOWN, pygame.KEYUP):
            self.post(kind, key=key or ord(sign), unicode="" if key else sign, mod=mod, scancode=PLACES.get(sign, 0))
            if kind == pygame.KEYDOWN and sign.isprintable() and not key:
                self.post(pygame.TEXTINPUT, text=sign)

    def click(self, name: str, *kinds: int, clicks: int = 1, touch: bool = False) -> None:
        panel, spot = self.window.front.spot(name)
        at = self.window.front.where(panel, spot.rect).center
        for kind in kinds or (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.post(kind, pos=at, button=1, clicks=clicks, touch=touch)

    def round(self, ms: int = 1000) -> None:
        self.now += ms
        self.post(pygame.USEREVENT)
        self.window.round()
        if self.window.dirty and self.window.open:
            self.window.paint()

    @property
    def acts(self) -> list[str]:
        return [name for name, _ in self.session.acts]


@pytest.fixture
def desk(monkeypatch) -> Iterator[Desk]:
    made = Desk()
    monkeypatch.setattr(loop, "clock", lambda: made.now)
    yield made
    made.window.leave()


def test_what_was_pressed_before_a_page_shows_is_forgotten(desk: Desk) -> None:
    for sign in "123":
        desk.key(sign)
    desk.click("offer:o4")
    desk.post(pygame.MOUSEWHEEL, precise_y=-3.0)
    desk.round()
    assert desk.acts == ["o1"]
    desk.round()
    assert desk.acts == ["o1"]
    desk.key("2")
    desk.round()
    assert desk.acts == ["o1", "o2"]


def test_a_key_held_acts_on_one_page(desk: Desk) -> None:
    for _ in range(5):
        desk.key("1", pygame.KEYDOWN)
        desk.round(40)
    assert desk.acts == ["o1"]
    desk.key("1", pygame.KEYUP)
    desk.key("1")
    desk.round()
    assert desk.acts == ["o1", "o1"]


def test_a_key_held_from_a_page_to_the_next_moves_nothing_there(desk: Desk) -> None:
    desk.key("", pygame.KEYDOWN, key=pygame.K_DOWN)
    desk.round()
    desk.key("", pygame.KEYDOWN, key=pygame.K_DOWN)
    desk.round(40)
    assert desk.window.screen.focus == "offer:o2"  # on one page it goes on
    desk.click("offer:o5")
    desk.round(40)
    for _ in range(3):
        desk.key("", pygame.KEYDOWN, key=pygame.K_DOWN)
        desk.round(40)
    assert desk.window.screen.focus == ""


def test_a_double_click_is_one_act_and_two_clicks_are_two(desk: Desk) -> None:
    desk.click("offer:o1")
    desk.round()
    desk.click("offer:o1", clicks=2)
    desk.round(150)
    assert desk.acts == ["o1"]
    desk.click("offer:o1")
    desk.round(900)
    assert desk.acts == ["o1", "o1"]


def test_a_click_on_what_stays_counts_while_words_move_the_rest(desk: Desk) -> None:
    """Words and a click wait together: what they have moved is not what was clicked."""
    desk.session.n = 4
    desk.window.screen.show(desk.session.page())
    desk.round()
    desk.key("1")
    desk.round()
    for name, times, made in (("offer:o9", 8, []), ("offer:open.notebook", 2, ["open.notebook"])):
        before = desk.window._shown
        desk.post(pygame.TEXTINPUT, text="des mots qui vont à la ligne " * times)
        desk.click(name)
        desk.round()
        assert desk.window._shown != before
        assert desk.acts == made, name


def test_a_click_counts_while_a_page_is_made_again(desk: Desk, monkeypatch) -> None:
    """Nobody asked for it: what is pressed meanwhile is for the page, however long that takes."""
    news, first = iter([True]), iter([True])

    def page():
        if next(first, False):
            desk.click("offer:o1")
            time.sleep(0.6)
        return chain(desk.session.n)

    monkeypatch.setattr(desk.session, "stale", lambda: next(news, False))
    monkeypatch.setattr(desk.session, "page", page)
    desk.round()
    assert desk.acts == []
    desk.round()
    assert desk.acts == ["o1"]


def test_the_button_comes_up_where_it_went_down(desk: Desk) -> None:
    desk.click("offer:o1", pygame.MOUSEBUTTONDOWN)
    desk.click("offer:o2", pygame.MOUSEBUTTONUP)
    desk.round()
    assert desk.acts == []
    desk.click("offer:o1", pygame.MOUSEBUTTONDOWN)
    desk.key("2")
    desk.round()
    desk.click("offer:o1", pygame.MOUSEBUTTONUP)
    desk.round()
    assert desk.acts == ["o2"]
    desk.click("offer:o3", pygame.MOUSEBUTTONDOWN)  # the window grows under the mouse
    desk.post(pygame.VIDEORESIZE, w=1400, h=900, size=(1400, 900))
    desk.round()
    desk.click("offer:o3", pygame.MOUSEBUTTONUP)
    desk.round()
    assert desk.acts == ["o2", "o3"]
    desk.click("offer:o4", pygame.MOUSEBUTTONDOWN)  # another window comes in front
    desk.post(pygame.WINDOWFOCUSLOST)
    desk.click("offer:o4", pygame.MOUSEBUTTONUP)
    desk.round()
    assert desk.acts == ["o2", "o3"]


def test_keys_held_on_the_way_back_to_the_window_are_not_for_it(desk: Desk) -> None:
    desk.post(pygame.WINDOWFOCUSLOST)
    desk.round()
    desk.post(pygame.WINDOWFOCUSGAINED)
    desk.round()
    for _ in range(20):
        desk.key("1", pygame.KEYDOWN)
        desk.round(40)
    assert desk.acts == []
    desk.key("1", pygame.KEYUP)
    desk.key("1")
    desk.round(300)
    assert desk.acts == ["o1"]
    desk.post(pygame.WINDOWFOCUSLOST)
    desk.post(pygame.WINDOWFOCUSGAINED)
    desk.key("2")  # pressed here, at once
    desk.round(300)
    assert desk.acts == ["o1", "o2"]


def test_a_wheel_that_glides_stays_on_its_page(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr(pygame.mouse, "get_pos", lambda: (600, 400))
    desk.window.scale(2.0)
    desk.window.paint()
    desk.post(pygame.MOUSEWHEEL, precise_y=-1.0)
    desk.key("1")
    desk.round()
    for _ in range(5):
        desk.post(pygame.MOUSEWHEEL, precise_y=-1.0)
        desk.round(50)
    assert set(desk.window.screen.scrolls.values()) == {0}
    desk.post(pygame.MOUSEWHEEL, precise_y=-1.0)
    desk.round(500)
    assert max(desk.window.screen.scrolls.values()) > 0


@pytest.mark.parametrize(
    "mod", [pygame.KMOD_LALT, pygame.KMOD_RALT, pygame.KMOD_LCTRL, pygame.KMOD_LGUI, pygame.KMOD_MODE]
)
def test_keys_held_with_others_do_not_act(desk: Desk, mod: int) -> None:
    desk.window.screen.set_focus("offer:o1")
    for sign in "129nq \r":
        desk.key(sign, mod=mod)
    for key in (pygame.K_F2, pygame.K_F3, pygame.K_ESCAPE):
        desk.key("", key=key, mod=mod)
    desk.round()
    assert desk.acts == []
    assert not desk.window.asked


@pytest.mark.parametrize(
    ("mod", "written"),
    [
        (pygame.KMOD_LALT, ""),
        (pygame.KMOD_LGUI, ""),
        (pygame.KMOD_LCTRL, ""),
        (pygame.KMOD_RALT, "€"),
        (pygame.KMOD_MODE, "€"),
        (pygame.KMOD_LCTRL | pygame.KMOD_RALT, "€"),
        (pygame.KMOD_LSHIFT | pygame.KMOD_NUM | pygame.KMOD_CAPS, "€"),
    ],
)
def test_words_held_with_others_are_written_with_alt_gr_only(desk: Desk, mod: int, written: str) -> None:
    desk.session.n = 4
    desk.window.screen.show(desk.session.page())
    desk.key("1")
    desk.round()
    desk.key("€", mod=mod)
    desk.round()
    assert list(desk.window.screen.hands.values.values()) == ([written] if written else [])


def test_escape_leaves_a_page_even_after_a_card_was_unfolded_elsewhere(desk: Desk) -> None:
    desk.window.screen.show(samples.corridor())
    for _ in range(2):
        desk.key("", key=pygame.K_F2)
        desk.round()
    desk.window.screen.unfolded = True
    desk.window.screen.show(samples.notebook())
    desk.key("", key=pygame.K_ESCAPE)
    desk.round()
    assert desk.acts == ["nav.back"]


def test_leaving_is_asked_once(desk: Desk) -> None:
    desk.key("q")
    desk.round()
    assert desk.window.asked
    desk.key("", key=pygame.K_ESCAPE)
    desk.round()
    assert not desk.window.asked
    desk.key("q", pygame.KEYDOWN)  # held: asks, and no more
    for _ in range(5):
        desk.key("q", pygame.KEYDOWN)
        desk.round(40)
    assert desk.window.open
    desk.key("q", pygame.KEYUP)
    desk.click("offer:stay")
    desk.round()
    assert not desk.window.asked
    assert desk.window.open
    desk.key("q")
    desk.round()
    desk.click("offer:leave")
    desk.round()
    assert not desk.window.open
    assert desk.acts == []


def test_closing_asks_where_something_would_be_lost_and_twice_leaves(desk: Desk) -> None:
    desk.session.n = 4
    desk.window.screen.show(desk.session.page())
    desk.key("1")
    desk.round()
    desk.post(pygame.TEXTINPUT, text="presque")
    desk.round()
    desk.post(pygame.QUIT)
    desk.round()
    assert desk.window.open
    words = " ".join(mark.words for panel in desk.window.front.panels for mark in panel.sheet.marks)
    assert "perdu" in words
    desk.key("", key=pygame.K_ESCAPE)
    desk.round()
    assert list(desk.window.screen.hands.values.values()) == ["presque"]
    desk.post(pygame.QUIT)
    desk.round()
    desk.post(pygame.QUIT)
    desk.round()
    assert not desk.window.open


def test_composed_words_come_without_a_key(desk: Desk) -> None:
    desk.session.n = 4
    desk.window.screen.show(desk.session.page())
    desk.key("1")
    desk.round()
    desk.post(pygame.TEXTEDITING, text="に", start=0, length=1)
    desk.round()
    hands = desk.window.screen.hands
    assert hands.pen.composing == "に"
    desk.key("\r")  # the input method's
    desk.round()
    assert hands.writing == "field:write:words"
    desk.post(pygame.TEXTEDITING, text="", start=0, length=0)
    desk.post(pygame.TEXTINPUT, text="日本")
    desk.round()
    assert hands.pen.composing == ""
    assert list(hands.values.values()) == ["日本"]


def test_the_sheet_of_the_keys_takes_the_key_that_closes_it(desk: Desk) -> None:
    desk.session.n = 4
    desk.window.screen.show(desk.session.page())
    desk.key("1")
    desk.round()
    desk.key("", key=pygame.K_F1)
    desk.round()
    assert desk.window.screen.keys_shown
    desk.key("a")
    desk.round()
    assert not desk.window.screen.keys_shown
    assert desk.window.screen.hands.values == {}


def test_escape_after_the_card_was_folded_twice_goes_back(desk: Desk) -> None:
    desk.window.screen.show(samples.notebook())
    for _ in range(2):
        desk.key("", key=pygame.K_F2)
        desk.round()
    desk.key("", key=pygame.K_ESCAPE)
    desk.round()
    assert desk.acts == ["nav.back"]


def test_the_settings_say_the_size_that_stands(desk: Desk) -> None:
    from game.pages.menus import settings

    desk.session.shown = settings("fr", desk.session.settings)
    desk.window.screen.show(desk.session.page())
    desk.key("+", mod=pygame.KMOD_LCTRL)
    desk.round()
    assert desk.window.screen.page.offer("set.scale").fields[0].value == "110"
    assert "110" in desk.window.screen.page.offer("set.scale").hint


def test_a_curtain_takes_neither_enter_nor_what_comes_in_its_first_moments(desk: Desk, monkeypatch) -> None:
    """By a key, held or pressed anew, and by a click where the mouse was left: only what is meant, a moment later."""
    monkeypatch.setattr(fresh, "FIRST_MS", 1000)
    for early in ("key", "held", "click", "touch"):
        desk.session.acts.clear()
        desk.session.shown = samples.curtain()
        desk.window.screen.show(desk.session.shown)
        desk.window.turned = True
        desk.round()
        if early in ("key", "held"):
            desk.key("z", *([pygame.KEYDOWN] if early == "held" else []))
        else:
            desk.click("offer:lift")
        desk.round(300)
        assert desk.acts == [], early
        for _ in range(3):
            for key in (pygame.K_TAB, pygame.K_RETURN, pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER):
                desk.key("", key=key)
            for digit in "12":
                desk.key(digit)
            if early == "held":
                desk.key("z", pygame.KEYDOWN)
            if early == "click":  # the mouse is where it was
                desk.click("offer:lift")
            desk.round(1000)
            assert desk.acts == [], early
        if early == "held":
            desk.key("z", pygame.KEYUP)
        if early in ("key", "held"):
            desk.key("z")
        else:
            if early == "click":
                desk.post(pygame.MOUSEMOTION, pos=(5, 5), rel=(1, 1), buttons=(0, 0, 0))
                desk.round()
            desk.click("offer:lift", touch=early == "touch")
        desk.round()
        assert desk.acts == ["lift"], early


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_curtain_says_what_to_press(lang: str, scale: float) -> None:
    page = samples.curtain().model_copy(update={"lang": lang})
    screen = Screen(page, (1280, 720), scale)
    words = " ".join(mark.words for panel in screen.panels for mark in panel.sheet.marks)
    assert say(lang, "curtain.how_click", letter="Z") in words
