"""The first scenario from the title to the debrief in the window, by the keyboard alone and by the mouse alone."""

import itertools
import random
from collections.abc import Iterator

import pygame
import pytest

from game.pages.model import Page
from game.pages.session import Session
from game.play.storage import PlayStore
from game.window.loop import Window
from game.window.sheet import Spot

SIZE = (1280, 720)
LEFT_OUT = ("quit", "back", "lang", "export", "alone")  # leads out of the way


class Hand:
    """Somebody at the window: chooses a spot, then makes it with one kind of hands."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.draw, self.turns = window, random.Random(seed), 0

    @property
    def page(self) -> Page:
        return self.window.screen.page

    def spots(self) -> list[Spot]:
        return [spot for _, spot in self.window.screen.spots()]

    def reach(self, spot: Spot) -> None: ...

    def answer(self, spot: Spot) -> None: ...

    def play_one(self) -> None:
        """Fill what the page asks and make one of its offers."""
        before = (self.page.id, self.page.kind, self.window.session.screens[-1])
        self.open_one()
        for _ in range(200):
            if (self.page.id, self.page.kind, self.window.session.screens[-1]) != before:
                return
            lacking = self.window.screen.hands.missing
            field = next((spot for spot in self.spots() if spot.id == lacking), None)
            if field is None:
                confirm = next((spot for spot in self.spots() if spot.kind == "confirm"), None)
                if confirm is None:
                    return  # a page of the same name: what was asked is done
                self.reach(confirm)
            else:
                self.answer(field)
        raise AssertionError(self.page.id)

    def open_one(self) -> None:
        spots = [spot for spot in self.spots() if spot.kind in ("offer", "open", "confirm") and self.wanted(spot)]
        ways = [spot for spot in spots if spot.offer and (spot.offer.move or "guesses" in (spot.offer.action or {}))]
        on = [spot for spot in spots if spot.offer and spot.offer.id == "open.next"]
        self.reach(self.draw.choice(ways or on or spots[:1]))

    def wanted(self, spot: Spot) -> bool:
        assert spot.offer
        name = spot.offer.id
        nav = self.page.part("navigation")
        away = nav is not None and any(offer.id == name for offer in nav.offers)
        return not away and not any(word in name for word in LEFT_OUT) and "several" not in name and name != "withdraw"


class Keys(Hand):
    """Tab, arrows, Enter."""

    def key(self, code: int, unicode: str = "") -> None:
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            self.window.take(pygame.event.Event(kind, key=code, unicode=unicode, mod=0, scancode=0))

    def go(self, spot: Spot) -> None:
        for _ in range(300):
            if self.window.screen.focus == spot.id:
                return
            self.key(pygame.K_TAB)
        raise AssertionError(spot.id)

    def reach(self, spot: Spot) -> None:
        self.go(spot)
        self.key(pygame.K_RETURN)

    def answer(self, spot: Spot) -> None:
        self.go(spot)
        if spot.field and spot.field.kind == "text":
            self.window.take(pygame.event.Event(pygame.TEXTINPUT, text="oui"))
        else:
            for _ in range(self.draw.randint(1, 3)):
                self.key(pygame.K_RIGHT)
        self.window.screen.hands.missing = ""


class Mouse(Hand):
    """Wheel and first button."""

    def at(self, spot: Spot, rect: pygame.Rect) -> None:
        screen = self.window.screen
        for _ in range(600):
            panel, now = screen.spot(spot.id)
            where = screen.where(panel, rect if spot.field else now.rect)
            if panel.rect.top + 2 < where.centery < panel.rect.bottom - 2:
                event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=where.center)
                self.window.take(event)
                self.window.take(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=where.center))
                return
            screen.wheel(panel.rect.center, 0.4 if where.centery < panel.rect.centery else -0.4)
        raise AssertionError(spot.id)

    def reach(self, spot: Spot) -> None:
        self.at(spot, spot.rect)

    def answer(self, spot: Spot) -> None:
        rect, _ = self.draw.choice([one for one in spot.answers if one[1].enabled])
        self.at(spot, rect)
        self.window.screen.hands.missing = ""


def pages(hand: Hand) -> Iterator[Page]:
    for _ in range(160):
        yield hand.page
        if hand.page.id == "debrief.now":
            return
        hand.play_one()


@pytest.mark.parametrize("hands", [Keys, Mouse])
def test_condition_is_played_to_the_debrief(tmp_path, hands: type[Hand]) -> None:
    store = PlayStore(tmp_path)
    store.set({"motion": "off"})
    seeds = itertools.count(3)
    window = Window(Session(store, lambda: next(seeds), lambda: "2026-01-05"), SIZE)
    try:
        met = [page.kind for page in pages(hands(window, 2))]
        assert window.screen.page.id == "debrief.now"
        assert {"title", "choose", "seat", "story", "corridor", "guess", "table", "end", "feeling"} <= set(met)
    finally:
        window.leave()
        store.close()
