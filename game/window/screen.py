"""A page on a screen and the hands on it: what keys and mouse do, and how it is drawn. No event loop, no display.

`press`, `write`, `click`, `drag`, `wheel` change what is in hand, and give an `Act` when an offer is made.
"""

from typing import NamedTuple

import pygame
from pygame import Rect, Surface

from game.pages.model import Choice, Offer, Page, Values
from game.window import over
from game.window.layout import Panel, lay_out, pixels
from game.window.sheet import Hands, Spot, Style
from game.window.theme import THEMES, ThemeName

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
PREVIOUS, NEXT = (pygame.K_UP,), (pygame.K_DOWN,)
DO = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


class Act(NamedTuple):
    """An offer made, with the values of its fields."""

    offer: str
    values: Values


class Screen:
    """One page as it stands in a window of this size."""

    def __init__(self, page: Page, size: tuple[int, int], scale: float = 1.0, theme: ThemeName = "paper") -> None:
        self.page, self.size, self.scale, self.theme = page, size, scale, theme
        self.hands = Hands()
        self.scrolls: dict[str, int] = {}
        self.unfolded: bool | None = None
        self.keys_shown = False
        self.focus = ""
        self.focus_shown = False
        self.held: Panel | None = None
        self.lay_out()

    def show(self, page: Page) -> None:
        """Another page; whether the card is unfolded stays as the person left it."""
        if page.id != self.page.id or page.kind != self.page.kind:
            self.scrolls = {}
            self.focus = ""
        self.page, self.keys_shown = page, False
        self.hands = Hands(writing=self.hands.writing if self.focus else "")
        self.lay_out()

    def resize(self, size: tuple[int, int]) -> None:
        self.size = size
        self.lay_out()

    def lay_out(self) -> None:
        """Compute the panels anew; scrolls stay within bounds."""
        self.style = Style(pixels(self.size, self.scale), THEMES[self.theme], self.page.lang)
        self.panels = lay_out(self.page, self.size, self.style, self.hands, self.unfolded)
        for panel in self.panels:
            self.scrolls[panel.id] = max(0, min(panel.most, self.scrolls.get(panel.id, 0)))

    # What a hand can reach

    def spots(self) -> list[tuple[Panel, Spot]]:
        """Every spot in the order of Tab: the story first, then what stands beside, the card, the bar."""
        order = {"story": 0, "beside": 1, "card": 2, "whole": 3, "bar": 4}
        return [(panel, spot) for panel in sorted(self.panels, key=lambda p: order[p.id]) for spot in panel.sheet.spots]

    def spot(self, spot_id: str) -> tuple[Panel, Spot] | None:
        return next(((panel, spot) for panel, spot in self.spots() if spot.id == spot_id), None)

    def where(self, panel: Panel, rect: Rect) -> Rect:
        """A rectangle of a panel's sheet as it now stands in the window."""
        return panel.on_screen(rect, self.scrolls[panel.id])

    def set_focus(self, spot_id: str) -> None:
        """Focus a spot and scroll it into sight."""
        self.focus, self.focus_shown = spot_id, True
        found = self.spot(spot_id)
        writes = bool(found and found[1].field and found[1].field.kind == "text")
        if self.hands.writing != (spot_id if writes else ""):
            self.hands.writing = spot_id if writes else ""
            self.lay_out()
            found = self.spot(spot_id)
        if not found:
            return
        panel, spot = found
        rect, white = self.where(panel, spot.rect), self.style.em(1)
        if rect.bottom + white > panel.rect.bottom:
            self._scroll(panel, rect.bottom + white - panel.rect.bottom)
            rect = self.where(panel, spot.rect)
        if rect.top - white < panel.rect.top:
            self._scroll(panel, rect.top - white - panel.rect.top)

    def _scroll(self, panel: Panel, by: int) -> None:
        self.scrolls[panel.id] = max(0, min(panel.most, self.scrolls[panel.id] + by))

    def _step(self, by: int) -> None:
        names = [spot.id for _, spot in self.spots()]
        if names:
            at = names.index(self.focus) + by if self.focus in names else (0 if by > 0 else -1)
            self.set_focus(names[at % len(names)])

    # Keys

    def press(self, key: int, mod: int = 0, unicode: str = "", scancode: int = 0) -> Act | None:
        """A key goes down."""
        if self.keys_shown:
            self.keys_shown = False
            return None
        spot = found[1] if (found := self.spot(self.focus)) else None
        writing = spot if spot and spot.field and spot.field.kind == "text" else None
        if key == pygame.K_TAB:
            self._step(-1 if mod & pygame.KMOD_SHIFT else 1)
        elif key in PREVIOUS or key in NEXT:
            self._step(1 if key in NEXT else -1)
        elif key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self._leaf(1 if key == pygame.K_PAGEDOWN else -1)
        elif key == pygame.K_ESCAPE:
            return self._back()
        elif key == pygame.K_F2:
            self._fold()
        elif key == pygame.K_F1:
            self.keys_shown = True
        elif key == pygame.K_F3:
            return next((Act(one.id, {}) for one in self.page.offers() if one.id == "open.notebook"), None)
        elif writing:
            self._edit(writing, key)
        elif key in (pygame.K_LEFT, pygame.K_RIGHT):
            if spot and spot.field:
                self._turn(spot, 1 if key == pygame.K_RIGHT else -1)
        elif key in DO and spot:
            return self._do(spot)
        elif unicode == "?":
            self.keys_shown = True
        elif not mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return self._by_key(unicode, scancode)
        return None

    def write(self, words: str) -> None:
        """Words typed; they go into the field that has the focus."""
        found = self.spot(self.focus)
        if found and found[1].field and found[1].offer and found[1].field.kind == "text":
            spot, field, offer = found[1], found[1].field, found[1].offer
            value = self.hands.value(offer, field)
            self._put(spot, ((value if isinstance(value, str) else "") + words)[: field.most])

    def _edit(self, spot: Spot, key: int) -> None:
        assert spot.offer
        assert spot.field
        value = self.hands.value(spot.offer, spot.field)
        if key == pygame.K_BACKSPACE and isinstance(value, str) and value:
            self._put(spot, value[:-1])
        elif key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self._step(1)

    def _by_key(self, unicode: str, scancode: int) -> Act | None:
        # On some keyboards the upper row gives digits with Shift only: its keys count by their place too.
        row = str(scancode - pygame.KSCAN_1 + 1) if pygame.KSCAN_1 <= scancode <= pygame.KSCAN_9 else ""
        for typed in (unicode, row):
            for panel, spot in self.spots():
                if typed and spot.offer and spot.kind != "field" and spot.offer.key.lower() == typed.lower():
                    self.set_focus(spot.id)
                    if spot.kind != "confirm":
                        return self._do(spot)
                    self._into(spot.offer, panel)
                    return None
        return None

    def _into(self, offer: Offer, panel: Panel) -> None:
        """Focus the first field of a composed offer."""
        own = [spot for spot in panel.sheet.spots if spot.offer and spot.offer.id == offer.id]
        first = next((spot for kind in ("field", "confirm") for spot in own if spot.kind == kind), None)
        if first:
            self.set_focus(first.id)

    def _back(self) -> Act | None:
        """Esc: leave what was opened last; then the page, if it offers a way back."""
        if self.hands.open:
            closed = self.hands.open
            self.hands.open = ""
            self.lay_out()
            self.set_focus(f"offer:{closed}")
        elif self.unfolded:
            self._fold()
        else:
            for offer in self.page.offers():
                if offer.enabled and (offer.key.lower() in ("esc", "échap") or offer.id.rpartition(".")[2] == "back"):
                    return Act(offer.id, {})
        return None

    def _fold(self) -> None:
        self.unfolded = not any(panel.id == "whole" for panel in self.panels)
        self.lay_out()

    def _leaf(self, way: int) -> None:
        found = self.spot(self.focus) if self.focus_shown else None
        panel = found[0] if found and found[0].most else max(self.panels, key=lambda one: (one.id == "story", one.most))
        self._scroll(panel, way * round(panel.rect.h * 0.85))

    # What is done on a spot

    def _do(self, spot: Spot) -> Act | None:
        if spot.kind == "offer" and spot.offer:
            return self._confirm(spot.offer)
        if spot.kind == "open" and spot.offer:
            self.hands.open = "" if self.hands.open == spot.offer.id else spot.offer.id
            self.lay_out()
            found = self.spot(spot.id)
            if self.hands.open and found:
                self._into(spot.offer, found[0])
                self._show_whole(spot)
        elif spot.kind == "confirm" and spot.offer:
            return self._confirm(spot.offer)
        elif spot.kind == "card":
            self._fold()
        elif spot.kind == "field" and spot.field and spot.answers:
            at = self.hands.cursor.get(spot.id, 0)
            if spot.field.kind == "many-of":
                self._answer(spot, spot.answers[at][1])
            else:
                self._step(1)
        return None

    def _show_whole(self, opened: Spot) -> None:
        """Scroll so that what was unfolded shows down to its button, its first line at the top if it is too long."""
        button, last = self.spot(opened.id), self.spot(f"confirm:{self.hands.open}")
        if button and last:
            panel, white = button[0], self.style.em(0.8)
            below = self.where(panel, last[1].rect).bottom + white - panel.rect.bottom
            above = self.where(panel, button[1].rect).top - white - panel.rect.top
            self._scroll(panel, min(below, above) if below > 0 else min(0, above))

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

    def _turn(self, spot: Spot, by: int) -> None:
        """Left and right in a field: the next answer (one-of, stars), or the next one to tick (many-of)."""
        assert spot.field
        assert spot.offer
        live = [n for n, (_, choice) in enumerate(spot.answers) if choice.enabled]
        if not live:
            return
        value = self.hands.value(spot.offer, spot.field)
        if spot.field.kind == "many-of":
            at = self.hands.cursor.get(spot.id, 0)
            self.hands.cursor[spot.id] = live[(live.index(at) + by) % len(live)] if at in live else live[0]
            return
        now = next((k for k, n in enumerate(live) if spot.answers[n][1].id == value), None)
        goes = (0 if by > 0 else len(live) - 1) if now is None else max(0, min(len(live) - 1, now + by))
        self._answer(spot, spot.answers[live[goes]][1])

    def _answer(self, spot: Spot, choice: Choice) -> None:
        assert spot.field
        assert spot.offer
        if not choice.enabled:
            return
        if spot.field.kind == "many-of":
            value = self.hands.value(spot.offer, spot.field)
            had = list(value) if isinstance(value, list) else []
            if choice.id in had:
                had.remove(choice.id)
            elif len(had) < spot.field.most:
                had.append(choice.id)
            self._put(spot, had)
        else:
            self._put(spot, choice.id)

    def _put(self, spot: Spot, value: str | list[str]) -> None:
        assert spot.field
        assert spot.offer
        self.hands.set(spot.offer, spot.field, value)
        if self.hands.missing == spot.id:
            self.hands.missing = ""
        self.lay_out()

    # Mouse

    def click(self, at: tuple[int, int]) -> Act | None:
        """The first button goes down."""
        if self.keys_shown:
            self.keys_shown = False
            return None
        panel = next((one for one in self.panels if one.rect.collidepoint(at)), None)
        if panel is None:
            return None
        if panel.most and at[0] >= panel.rect.right - self.style.em(0.9):
            self.held = panel
            self.drag(at)
            return None
        for spot in panel.sheet.spots:
            if not self.where(panel, spot.rect).collidepoint(at):
                continue
            self.set_focus(spot.id)
            self.focus_shown = spot.field is not None
            if spot.field is None:
                return self._do(spot)
            for n, (rect, choice) in enumerate(spot.answers):
                if self.where(panel, rect).collidepoint(at) and spot.field.kind != "text":
                    self.hands.cursor[spot.id] = n
                    self._answer(spot, choice)
                    return None
        return None

    def drag(self, at: tuple[int, int]) -> None:
        """The mouse moves with its button down on a scrollbar."""
        if self.held:
            panel = self.held = next((one for one in self.panels if one.id == self.held.id), self.held)
            share = (at[1] - panel.rect.y) / max(1, panel.rect.h)
            self.scrolls[panel.id] = max(0, min(panel.most, round(share * panel.tall - panel.rect.h / 2)))

    def release(self) -> None:
        self.held = None

    def wheel(self, at: tuple[int, int], notches: float) -> None:
        """The wheel turns over a panel."""
        panel = next((one for one in self.panels if one.rect.collidepoint(at)), None)
        if panel:
            self._scroll(panel, round(-notches * self.style.em(3)))

    # Drawing

    def draw(self, surface: Surface) -> None:
        """Draw all of it."""
        theme = self.style.theme
        surface.fill(theme.ground)
        for panel in self.panels:
            surface.set_clip(panel.rect)
            self._panel(surface, panel)
        surface.set_clip(None)
        if self.keys_shown:
            over.keys(surface, self.style, self.size)

    def _panel(self, surface: Surface, panel: Panel) -> None:
        theme, rect = self.style.theme, panel.rect
        if panel.id == "story":
            surface.fill(theme.sheet)
            if rect.right < self.size[0]:
                surface.fill(theme.hair, Rect(rect.right - 1, rect.y, 1, rect.h))
        elif panel.id in ("card", "whole"):
            surface.fill(theme.sheet if panel.id == "whole" else theme.raised)
        if panel.id == "card":
            surface.fill(theme.line, Rect(rect.x, rect.y, rect.w, max(1, self.style.px // 14)))
        for mark in panel.sheet.marks:
            where = self.where(panel, mark.rect)
            if where.colliderect(rect):
                mark.paint(surface, where)
        found = self.spot(self.focus) if self.focus_shown else None
        if found and found[0] is panel:
            self._ring(surface, panel, found[1])
        if panel.most:
            self._bar(surface, panel)

    def _ring(self, surface: Surface, panel: Panel, spot: Spot) -> None:
        theme, thick = self.style.theme, max(2, self.style.px // 7)
        box = self.where(panel, spot.rect).inflate(2 * thick, 2 * thick)
        pygame.draw.rect(surface, theme.focus, box, thick, border_radius=self.style.em(0.4))
        if spot.field and spot.field.kind == "many-of" and spot.answers:
            answer = self.where(panel, spot.answers[self.hands.cursor.get(spot.id, 0)][0]).inflate(thick, thick)
            pygame.draw.rect(surface, theme.focus, answer, max(1, thick // 2), border_radius=self.style.em(0.4))

    def _bar(self, surface: Surface, panel: Panel) -> None:
        """The scrollbar: how much of it there is, and where one is."""
        wide, track = self.style.em(0.36), panel.rect
        x = track.right - wide - self.style.em(0.2)
        tall = max(self.style.em(1.5), track.h * track.h // panel.tall)
        y = track.y + (track.h - tall) * self.scrolls[panel.id] // max(1, panel.most)
        pygame.draw.rect(surface, self.style.theme.line, Rect(x, y, wide, tall), border_radius=wide)


def draw_page(page: Page, size: tuple[int, int], scale: float = 1.0, theme: ThemeName = "paper") -> Surface:
    """A page as a picture, as it stands when it opens. Needs no display."""
    surface = Surface(size)
    Screen(page, size, scale, theme).draw(surface)
    return surface
