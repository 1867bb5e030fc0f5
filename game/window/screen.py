"""Hands on a page: what keys and mouse do. No event loop, no display.

`press`, `write`, `down`, `drag`, `up`, `wheel` change what is in hand, and give an `Act` when an offer is made. The
mouse acts when its button comes up, on what was under it when it went down and still is; it never scrolls by itself.
"""

from typing import NamedTuple

import pygame
from pygame import Surface

from game.pages.model import Offer, Page, Values
from game.window.answering import Answering
from game.window.keys import DIGITS, HELD, signs
from game.window.layout import Panel
from game.window.sheet import Spot
from game.window.theme import ThemeName
from game.window.view import View
from game.window.widgets import written_in

DO = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
MOVES = {pygame.K_UP: -1, pygame.K_DOWN: 1}
LEAVES = (pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END)
GOES_ON = (*MOVES, *LEAVES, pygame.K_TAB)  # what a key held down does again and again
PEEK = 1.2  # ems of what unfolds that show below what was clicked
SIDE = 0.9  # ems at the right of a panel in which its scrollbar is taken


class Act(NamedTuple):
    """An offer made, with the values of its fields."""

    offer: str
    values: Values


class Target(NamedTuple):
    """What is under the mouse: a spot, and which of its answers."""

    panel: Panel
    spot: Spot
    answer: int | None

    @property
    def name(self) -> tuple[str, str]:
        return self.spot.id, "" if self.answer is None else self.spot.answers[self.answer][1].id


class Screen(Answering):
    """One page as it stands in a window of this size, and what is done on it."""

    def __init__(self, page: Page, size: tuple[int, int], scale: float = 1.0, theme: ThemeName = "paper") -> None:
        self.held: tuple[str, int] | None = None  # a scrollbar under the mouse: its panel, where it was taken
        self.pressed: tuple[str, str] | None = None  # what the mouse went down on
        self.selecting = ""  # the field whose words the mouse selects
        self.finger: tuple[str, tuple[int, int]] | None = None  # the panel it went down on, where it was last
        self._rest = 0.0  # of the wheel: what is less than a pixel
        super().__init__(page, size, scale, theme)

    def show(self, page: Page, over: bool = False) -> None:
        self.let_go()
        super().show(page, over)

    # Keys

    def press(self, key: int, mod: int = 0, unicode: str = "", scancode: int = 0, again: bool = False) -> Act | None:
        """A key goes down; `again`: it is held, and repeats."""
        self.again = ""
        if self.keys_shown:
            self.keys_shown = self.keys_shown and again
            return None
        if self.hands.writing and self.edit(key, mod, unicode, again):
            return None
        if mod & HELD or (again and key not in GOES_ON):
            return None
        spot = found[1] if (found := self.spot(self.focus)) else None
        if key == pygame.K_TAB:
            self.step(-1 if mod & pygame.KMOD_SHIFT else 1)
        elif key in MOVES:
            self.step(MOVES[key])
        elif key in LEAVES:
            self._leaf(key)
        elif key == pygame.K_ESCAPE:
            return self._back()
        elif key == pygame.K_F2:
            self._fold()
        elif key == pygame.K_F1 or (unicode == "?" and all(one.key != "?" for one in self.page.offers())):
            self.keys_shown = True
        elif key == pygame.K_F3:
            return next(
                (Act(one.id, {}) for one in self.page.offers() if one.id == "open.notebook" and one.enabled), None
            )
        elif key == pygame.K_F4:
            self._next_aside()
        elif key in (pygame.K_LEFT, pygame.K_RIGHT):
            if spot and spot.field:
                self._sideways(spot, 1 if key == pygame.K_RIGHT else -1)
                return self._at_once()
        elif key in DO:
            return self._enter(spot)
        else:
            return self._by_key(key, unicode, scancode)
        return None

    def _enter(self, spot: Spot | None) -> Act | None:
        """Enter acts on what shows, and shows the focus; before that it shows where the focus is. What is to be meant
        it only shows."""
        if spot is None or (spot.offer and spot.offer.meant and self._brought(spot) is not None):
            return None
        shown, ticks = self.focus_shown, spot.field and spot.field.kind == "many-of" and spot.answers
        brought = self._brought(spot, self.hands.cursor.get(spot.id, 0) if ticks else None)
        return self._do(spot) if shown and not brought else None

    def _by_key(self, key: int, unicode: str, scancode: int) -> Act | None:
        form = self.form()
        for typed in signs(key, unicode, scancode):
            if form and typed in DIGITS:
                if form.kind == "cell" and form.field and form.offer and not self.hands.unfolds(form.id):
                    self._cell(form, form.offer)  # its answers are shown before one is taken
                elif form.field:
                    self._nth(form, DIGITS.index(typed))
                    return self._at_once()
                if form.kind == "open" and form.offer and form.offer.key == typed and not self._brought(form):
                    self._do(form)
                return None
            for panel, spot in sorted(self.spots(), key=lambda one: not self.in_sight(one[0], one[1].rect)):
                if spot.offer and spot.kind not in ("field", "cell") and spot.offer.key.lower() == typed:
                    brought = self._brought(spot) and not (spot.offer.aside and typed not in DIGITS)
                    if spot.kind == "confirm":
                        self.again = ""  # what shows now is its first field
                        self._into(spot.offer, panel)
                    return None if brought or spot.kind == "confirm" else self._do(spot)
        return None

    def _into(self, offer: Offer, panel: Panel) -> None:
        """Focus the first field of a composed offer."""
        own = [spot for spot in panel.sheet.spots if spot.offer and spot.offer.id == offer.id]
        first = next((spot for kind in ("field", "confirm") for spot in own if spot.kind == kind), None)
        if first:
            self.set_focus(first.id)

    def _back(self) -> Act | None:
        """Esc: leave what was opened last; then the page, if it offers a way back."""
        if self.hands.cell:
            closed = self.hands.cell
            self.hands.cell = ""
            self.lay_out()
            self.set_focus(f"cell:{closed}")
        elif self.hands.open:
            closed = self.hands.open
            self.hands.open = ""
            self.lay_out()
            self.set_focus(f"offer:{closed}")
        elif self.unfolded and self._card_shown():
            self._fold()
        else:
            for offer in self.page.offers():
                if offer.enabled and (offer.key.lower() in ("esc", "échap") or offer.id.rpartition(".")[2] == "back"):
                    return Act(offer.id, {})
        return None

    def _card_shown(self) -> bool:
        return any(panel.id == "whole" for panel in self.panels)

    def _fold(self) -> None:
        """Unfold or fold the card, on a page that has one at its foot."""
        if any(panel.id == "card" for panel in self.panels):
            self.unfolded = not self._card_shown()
            self.lay_out()

    def _aside(self, part_id: str) -> None:
        """Down to a part that stands beside the story in a wider window, or from there to the top again."""
        panel = next((one for one in self.panels if part_id in one.asides), None)
        if panel:
            there = min(panel.most, panel.asides[part_id])
            self.scrolls[panel.id] = 0 if self.scrolls[panel.id] == there else there

    def _next_aside(self) -> None:
        """Down to the next of those parts; after the last, to the top again."""
        panel = next((one for one in self.panels if one.asides), None)
        ways = [spot.id.partition(":")[2] for _, spot in self.spots() if spot.kind == "aside"]
        if panel:
            there = sorted(min(panel.most, panel.asides[way]) for way in ways if way in panel.asides)
            self.scrolls[panel.id] = next((y for y in there if y > self.scrolls[panel.id]), 0)

    def _leaf(self, key: int) -> None:
        panel = self.reading()
        leaf = {pygame.K_PAGEUP: -0.85, pygame.K_PAGEDOWN: 0.85}.get(key)
        whole = -panel.tall if key == pygame.K_HOME else panel.tall
        self.scroll(panel, whole if leaf is None else round(panel.rect.h * leaf))

    # What is done on a spot

    def _do(self, spot: Spot) -> Act | None:
        if spot.kind == "offer" and spot.offer:
            return self._confirm(spot.offer)
        if spot.kind == "open" and spot.offer:
            self._turn_out(spot)
            found = self.spot(spot.id)
            if found and self.hands.open == spot.offer.id:
                self._into(spot.offer, found[0])
                self._show_whole(spot)
        elif spot.kind == "confirm" and spot.offer:
            return self._confirm(spot.offer)
        elif spot.kind == "cell" and spot.offer:
            self._cell(spot, spot.offer)
        elif spot.kind == "card":
            self._fold()
        elif spot.kind == "aside":
            self._aside(spot.id.partition(":")[2])
        elif spot.kind == "field" and spot.field and spot.answers:
            at = self.hands.cursor.get(spot.id, 0)
            if spot.field.kind == "many-of":
                self._answer(spot, spot.answers[at][1])
            else:
                self.step(1)
        return None

    def _cell(self, spot: Spot, put: Offer) -> None:
        """One's own cell shows its options under its row, or hides them; another's, or its head, is taken over."""
        for what in put.fields:
            if what.id in spot.takes:
                self.hands.set(put, what, spot.takes[what.id])
        if spot.takes:
            self.hands.open = put.id
        else:
            self._turn_out(spot)
            return
        self.lay_out()

    def _turn_out(self, spot: Spot) -> None:
        """Unfold what a spot unfolds, or fold it, the spot staying where it is: what was unfolded above it is folded
        unless the page would then not reach so far down."""
        before, was = self.spot(spot.id), self.hands.turn(spot.id)
        self.lay_out()
        if (now := self.spot(spot.id)) is None or before is None:
            return
        moved = now[1].rect.top - before[1].rect.top
        if was and self.scrolls[now[0].id] + moved < 0:
            self.hands.left.add(was)
            self.lay_out()
        else:
            self.scroll(now[0], moved)

    def _show_whole(self, opened: Spot) -> None:
        """Scroll so that what was unfolded shows down to its button, its first line at the top if it is too long."""
        button, last = self.spot(opened.id), self.spot(f"confirm:{self.hands.open}")
        if button and last:
            panel, white = button[0], self.style.em(0.8)
            below = self.where(panel, last[1].rect).bottom + white - panel.rect.bottom
            above = self.where(panel, button[1].rect).top - white - panel.rect.top
            self.scroll(panel, min(below, above) if below > 0 else min(0, above))

    def _at_once(self) -> Act | None:
        """What was just set in an offer that has no button is made."""
        offer, self.answered = self.answered, None
        return Act(offer.id, self.hands.given(offer)) if offer and offer.at_once else None

    def _confirm(self, offer: Offer) -> Act | None:
        """Make a composed offer, or point at the first field that still lacks an answer."""
        lacking = self.hands.lacks(offer)
        if lacking:
            self.point_at(offer.id, lacking.id)
            return None
        return Act(offer.id, self.hands.given(offer))

    def point_at(self, offer_id: str, field_id: str) -> None:
        """Show that a field still lacks an answer, and go there."""
        names = [spot.id for _, spot in self.spots() if spot.field and spot.field.id == field_id]
        own = f"field:{offer_id}:{field_id}"
        self.hands.missing = own if own in names or not names else names[0]
        self.lay_out()
        self.set_focus(self.hands.missing)

    # Mouse

    def target(self, at: tuple[int, int]) -> Target | None:
        """What a hand can reach at a place of the window."""
        panel, found = self.panel_at(at), None
        for spot in panel.sheet.spots if panel else []:
            assert panel
            if self.where(panel, spot.rect).collidepoint(at):
                rects = [self.where(panel, rect) for rect, _ in spot.answers]
                answer = next((n for n, rect in enumerate(rects) if rect.collidepoint(at)), None)
                if answer is not None or spot.field is None:
                    return Target(panel, spot, answer)
                found = found or Target(panel, spot, None)  # the edge of a field, which may lap over the next one
        return found

    def panel_at(self, at: tuple[int, int]) -> Panel | None:
        return next((one for one in self.panels if one.rect.collidepoint(at)), None)

    def down(self, at: tuple[int, int], clicks: int = 1, extend: bool = False, touch: bool = False) -> None:
        """The first button goes down, or a finger (`touch`); `clicks`: how many in a row, `extend`: with Shift."""
        self.let_go()
        self.again = ""
        if self.keys_shown:
            self.keys_shown = False
            return
        panel, found = self.panel_at(at), self.target(at)
        if panel and panel.most and at[0] >= panel.rect.right - self.style.em(SIDE):
            thumb = self.thumb(panel)
            self.held = (panel.id, at[1] - thumb.y if thumb.top <= at[1] <= thumb.bottom else thumb.h // 2)
            self.drag(at)
        elif found and found.spot.field and found.spot.field.kind == "text" and found.answer is not None:
            self.set_focus(found.spot.id, scroll=False)
            self.point(found.spot, self._in_box(found, at), clicks, extend)
            self.selecting = found.spot.id
        else:
            self.pressed = found.name if found and clicks == 1 else None
            self.finger = (panel.id, at) if touch and panel else None

    def drag(self, at: tuple[int, int]) -> bool:
        """The mouse moves with its button down, or a finger; whether anything moves with it."""
        if self.finger:
            return self._slide(at)
        if self.held:
            panel = next((one for one in self.panels if one.id == self.held[0]), None)
            if panel and panel.most:
                track = panel.rect.h - self.thumb(panel).h
                share = (at[1] - self.held[1] - panel.rect.y) / max(1, track)
                self.scrolls[panel.id] = max(0, min(panel.most, round(share * panel.most)))
        elif self.selecting and (found := self.spot(self.selecting)):
            self.point(found[1], self._in_box(Target(*found, 0), at), 1, True)
        return bool(self.held or self.selecting)

    def _slide(self, at: tuple[int, int]) -> bool:
        """A finger that moves takes the panel with it, and presses nothing any more."""
        assert self.finger
        panel = next((one for one in self.panels if one.id == self.finger[0]), None)
        if panel is None or (self.pressed and abs(at[1] - self.finger[1][1]) < self.style.em(0.6)):
            return False
        self.scroll(panel, self.finger[1][1] - at[1])
        self.pressed, self.finger = None, (panel.id, at)
        return True

    def up(self, at: tuple[int, int]) -> Act | None:
        """The button comes up: what it went down on is done, if it is still there."""
        pressed, found = self.pressed, self.target(at)
        self.let_go()
        if not pressed or not found or found.name != pressed:
            return None
        spot, answer = found.spot, found.answer
        top = self.where(found.panel, spot.rect).top
        self.set_focus(spot.id, scroll=False)
        if spot.field is None or spot.kind == "cell":
            self.focus_shown = False
            act = self._do(spot)
        elif answer is not None:
            self.hands.cursor[spot.id] = answer
            self._answer(spot, spot.answers[answer][1])
            act = self._at_once()
        else:
            act = None
        if spot.kind not in ("aside", "card"):
            self._hold(spot.id, top)
            if spot.kind in ("open", "cell") and not spot.takes and self.hands.unfolds(spot.id):
                self._peek(spot)
        return act

    def _peek(self, spot: Spot) -> None:
        """Of what has just unfolded under the mouse a line shows at least; no more is moved for it."""
        if now := self.spot(spot.id):
            rect, panel = self.where(now[0], now[1].rect), now[0].rect
            self.scroll(now[0], max(0, min(rect.bottom + self.style.em(PEEK) - panel.bottom, rect.top - panel.top)))

    def _hold(self, spot_id: str, top: int) -> None:
        """What is under the mouse stays there, whatever was folded, unfolded or said above it."""
        if now := self.spot(spot_id):
            self.scrolls[now[0].id] += self.where(now[0], now[1].rect).top - top

    def let_go(self) -> None:
        """The mouse holds nothing any more."""
        self.held, self.pressed, self.selecting, self.finger = None, None, "", None

    def wheel(self, at: tuple[int, int], notches: float) -> None:
        """The wheel turns over a panel."""
        panel = self.panel_at(at)
        self.again = ""
        if panel and not self.keys_shown:
            turned = self._rest - notches * self.style.em(3)
            self._rest = turned - round(turned)
            self.scroll(panel, round(turned))

    def _in_box(self, target: Target, at: tuple[int, int]) -> tuple[int, int]:
        """A place of the window as a place among the words of a field."""
        box = self.where(target.panel, target.spot.answers[0][0])
        corner = written_in(self.style, box)[0]
        return at[0] - corner[0], at[1] - corner[1]


def draw_page(page: Page, size: tuple[int, int], scale: float = 1.0, theme: ThemeName = "paper") -> Surface:
    """A page as a picture, as it stands when it opens. Needs no display."""
    surface = Surface(size)
    View(page, size, scale, theme).draw(surface)
    return surface
