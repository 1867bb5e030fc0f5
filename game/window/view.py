"""A page as it stands in a window of some size: its panels, how far they are scrolled, where the focus is, its picture.

What keys and mouse do on it is in `screen.py`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pygame
from pygame import Rect, Surface

from game.pages.model import ASIDE, Page
from game.window import over
from game.window.beside import spared
from game.window.keys import DIGITS
from game.window.layout import Panel, lay_out, pixels
from game.window.sheet import Hands, Mark, Spot, Style
from game.window.theme import THEMES, ThemeName
from game.window.words import SHORTCUTS

ESC = ("Échap", "Esc")
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
Places = tuple[tuple[str, int, int, int, int], ...]


class Left(NamedTuple):
    """A page under another, as it was left."""

    page: tuple[str, str]
    hands: Hands
    scrolls: dict[str, int]
    shown: bool


class View:
    """One page laid out in a window of this size."""

    def __init__(self, page: Page, size: tuple[int, int], scale: float = 1.0, theme: ThemeName = "paper") -> None:
        spared()
        self.page, self.size, self.scale, self.theme = page, size, scale, theme
        self.hands = Hands()
        self.weighs: Callable[[Mapping[str, str]], str] | None = None  # what a package composed here is for oneself
        self.scrolls: dict[str, int] = {}
        self.unfolded: bool | None = None
        self.keys_shown = False
        self.focus = ""
        self.focus_shown = False
        self.again = ""  # spot that a key brought into sight and that the next press takes
        self._under: list[Left] = []  # pages one may come back to, that opened last at the end
        self.lay_out()

    def show(self, page: Page, over: bool = False) -> None:
        """Another page; whether the card is unfolded stays as the person left it. `over`: nothing was done on the one
        before, it opened over it, or says it in another language; coming back one finds there what was in hand. At a
        curtain, and at the title, nothing stays of whoever was there."""
        now, was = (page.id, page.kind), (self.page.id, self.page.kind)
        if page.curtain or page.kind == "title":
            self._under, self.unfolded = [], False if page.curtain else None
        if now != was:
            self._turn_over(now, was, (over or page.kind == "message") and page.curtain is None)
        elif not over and all(part.id != ASIDE for part in page.parts):  # else it was refused, and stays in hand
            # What is kept as soon as it is set stays unfolded.
            still = any(one.id == self.hands.open and one.at_once for one in page.offers())
            self.hands = Hands(open=self.hands.open if still else "")
        stays = over and now == was and self._seen()  # in another language
        self.page, self.keys_shown, self.again = page, False, ""
        self.lay_out()
        if stays:
            self._bring()
        if self.focus:
            shown = self.focus_shown
            self.set_focus(self.focus, scroll=False)
            self.focus_shown = shown

    def _turn_over(self, now: tuple[str, str], was: tuple[str, str], over: bool) -> None:
        """To a page that one comes back to, or to a new one, over the one before or in its place."""
        at = next((n for n, one in enumerate(self._under) if one.page == now), None)
        if at is not None:
            _, self.hands, self.scrolls, self.focus_shown = self._under[at]
            self._under, self.focus = self._under[:at], self.hands.last
            return
        left = Left(was, self.hands, self.scrolls, self.focus_shown)
        self._under = [*self._under, left] if over else []
        self.hands, self.scrolls, self.focus, self.focus_shown = Hands(), {}, "", False

    @property
    def in_hand(self) -> bool:
        """Whether something is chosen or written and not confirmed, here or on a page under this one."""
        return any(one.values for one in (self.hands, *(left.hands for left in self._under)))

    def refresh(self, page: Page) -> None:
        """The same page made again: what is in hand stays there."""
        if page.id != self.page.id or page.kind != self.page.kind:
            self.show(page)
        else:
            self.page = page
            self.lay_out()

    def resize(self, size: tuple[int, int]) -> None:
        self.size = size
        self.anew()

    def rescale(self, scale: float) -> None:
        """Another size of text."""
        self.scale = scale
        self.anew()

    def anew(self) -> None:
        """Laid out in another size, with the focus in sight where it was."""
        shown = self._seen()
        self.lay_out()
        if shown:
            self._bring()

    def _seen(self) -> bool:
        """Whether the focus shows, and is in sight."""
        found = self.spot(self.focus) if self.focus_shown else None
        return found is not None and self.in_sight(found[0], found[1].rect)

    def _bring(self) -> None:
        """Bring the focus into sight."""
        if found := self.spot(self.focus):
            self.reveal(found[0], found[1].rect)

    def lay_out(self) -> None:
        """Compute the panels anew; scrolls stay within bounds."""
        self.style = Style(pixels(self.size, self.scale), THEMES[self.theme], self.page.lang)
        self.hands.weighs = self.weighs
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

    def places(self) -> Places:
        """What a hand can reach and where it stands: the same as long as a click takes the same things."""
        return tuple((spot.id, *self.where(panel, spot.rect)) for panel, spot in self.spots())

    def set_focus(self, spot_id: str, scroll: bool = True) -> None:
        """Focus a spot and, unless the mouse is on it, scroll it into sight."""
        self.focus, self.focus_shown = spot_id, True
        found = self.spot(spot_id)
        if found and found[1].kind in ("field", "confirm"):
            self.hands.last = spot_id
        writes = bool(found and found[1].field and found[1].field.kind == "text")
        if self.hands.writing != (spot_id if writes else ""):
            self.hands.write_in(found[1] if found and writes else None)
            self.lay_out()
            found = self.spot(spot_id)
        if found and scroll:
            self.reveal(found[0], found[1].rect)

    def step(self, by: int) -> None:
        """The focus goes on by so many spots, and round."""
        names = [spot.id for _, spot in self.spots()]
        if names:
            at = names.index(self.focus) + by if self.focus in names else (0 if by > 0 else -1)
            self.set_focus(names[at % len(names)])

    def put(self, spot: Spot, value: str | list[str]) -> None:
        """A field holds this now."""
        assert spot.field
        assert spot.offer
        self.hands.set(spot.offer, spot.field, value)
        if self.hands.missing == spot.id:
            self.hands.missing = ""
        self.lay_out()

    def in_sight(self, panel: Panel, what: Rect) -> bool:
        """Whether a rectangle of a sheet shows from its top to its foot."""
        rect = self.where(panel, what)
        return panel.rect.top <= rect.top and rect.bottom <= panel.rect.bottom

    def reveal(self, panel: Panel, what: Rect) -> None:
        """Scroll a rectangle of a sheet into sight, its top rather than its foot."""
        rect, white = self.where(panel, what), self.style.em(1)
        if rect.bottom + white > panel.rect.bottom:
            self.scroll(panel, rect.bottom + white - panel.rect.bottom)
            rect = self.where(panel, what)
        if rect.top - white < panel.rect.top:
            self.scroll(panel, rect.top - white - panel.rect.top)

    def scroll(self, panel: Panel, by: int) -> None:
        """No further than its ends; where a click left it further, back from there."""
        now = self.scrolls[panel.id]
        self.scrolls[panel.id] = max(min(0, now), min(max(panel.most, now), now + by))

    def reading(self) -> Panel:
        """The panel that the keys scroll: the one of the focus, else the story."""
        found = self.spot(self.focus) if self.focus_shown else None
        if found and found[0].most:
            return found[0]
        return max(self.panels, key=lambda one: (one.id == "story", one.most))

    # Which keys are whose

    def form(self) -> Spot | None:
        """What has the focus, where digits are its own: a field, or what stands in a form unfolded."""
        spot = found[1] if self.focus_shown and (found := self.spot(self.focus)) else None
        return spot if spot and spot.offer and (spot.field or self.spot(f"confirm:{spot.offer.id}")) else None

    def bears(self, mark: Mark) -> bool:
        """Whether a mark is drawn now: a digit only on what it does, so that nothing else on the page bears it."""
        if mark.key not in DIGITS or not mark.key:
            return True
        form = self.form()
        if form is None or form.offer is None:
            return not mark.of.startswith("field:")
        if form.kind == "cell":  # its answers stand in the field that it unfolds
            return form.field is not None and mark.of == f"field:{form.offer.id}:{form.field.id}"
        return mark.of == (f"offer:{form.offer.id}" if form.kind == "open" else form.id if form.field else "")

    def keys_taken(self) -> list[over.Row]:
        """The keys that this page takes now, and what each does: no others."""
        spots = [spot for _, spot in self.spots()]
        made = {one.offer.key: one.offer.text for one in spots if one.offer and one.offer.key and one.kind != "field"}
        fields = [spot.field for spot in spots if spot.field]
        offers = [one for one in self.page.offers() if one.enabled]
        goes_back = any(one.key in ESC or one.id.rpartition(".")[2] == "back" for one in offers)
        opened = any(panel.id == "whole" for panel in self.panels)
        takes = {
            "sides": any(what.kind != "text" for what in fields),
            "digits": any(key in DIGITS for key in made) or bool(fields),
            "page": any(panel.most for panel in self.panels),
            "card": any(panel.id == "card" for panel in self.panels),
            "notes": any(one.id == "open.notebook" for one in offers),
            "aside": any(spot.kind == "aside" for spot in spots),
            "write": any(what.kind == "text" for what in fields),
            "esc": goes_back or bool(self.hands.open or self.hands.cell or (self.unfolded and opened)),
        }
        names = [name for name in SHORTCUTS if takes.get(name, True)]
        return over.keys_of(self.page.lang, names, {key: made[key] for key in made if key not in (*DIGITS, *ESC)})

    # Drawing

    def draw(self, surface: Surface) -> None:
        """Draw all of it."""
        for panel in self.panels:  # together they are the whole window
            surface.set_clip(panel.rect)
            self._panel(surface, panel)
        surface.set_clip(None)
        if self.keys_shown:
            over.keys(surface, self.style, self.size, self.keys_taken())

    def _panel(self, surface: Surface, panel: Panel) -> None:
        theme, rect = self.style.theme, panel.rect
        surface.fill({"story": theme.sheet, "card": theme.raised, "whole": theme.sheet}.get(panel.id, theme.ground))
        if panel.id == "story" and rect.right < self.size[0]:
            surface.fill(theme.hair, Rect(rect.right - 1, rect.y, 1, rect.h))
        elif panel.id == "card":
            surface.fill(theme.line, Rect(rect.x, rect.y, rect.w, max(1, self.style.px // 14)))
        x, y = self.where(panel, Rect(0, 0, 0, 0)).topleft
        in_sight = rect.move(-x, -y)
        for mark in panel.sheet.marks:
            if mark.rect.colliderect(in_sight) and self.bears(mark):
                mark.paint(surface, mark.rect.move(x, y))
        found = self.spot(self.focus) if self.focus_shown else None
        if found and found[0] is panel:
            self._ring(surface, panel, found[1])
            if self.again == found[1].id:
                over.again(surface, self.style, self.again_at(panel, found[1]))
        if panel.most:
            thumb = self.thumb(panel)
            pygame.draw.rect(surface, theme.line, thumb, border_radius=thumb.w)

    def _ring(self, surface: Surface, panel: Panel, spot: Spot) -> None:
        theme, thick = self.style.theme, max(2, self.style.px // 7)
        box = self.where(panel, spot.rect).inflate(2 * thick, 2 * thick)
        pygame.draw.rect(surface, theme.focus, box, thick, border_radius=self.style.em(0.4))
        if spot.field and spot.field.kind == "many-of" and spot.answers:
            answer = self.where(panel, spot.answers[self.hands.cursor.get(spot.id, 0)][0]).inflate(thick, thick)
            pygame.draw.rect(surface, theme.focus, answer, max(1, thick // 2), border_radius=self.style.em(0.4))

    def again_at(self, panel: Panel, spot: Spot) -> Rect:
        """Where it is said that the next press takes what came into sight: under it, above it, or on its foot, as the
        panel has room."""
        wide, tall = over.again_size(self.style)
        box, near = self.where(panel, spot.rect), self.style.em(0.3)
        left = max(panel.rect.left, min(box.right, panel.rect.right) - wide)
        tops = (box.bottom + near, box.top - near - tall)
        free = (top for top in tops if panel.rect.top <= top and top + tall <= panel.rect.bottom)
        return Rect(left, next(free, panel.rect.bottom - tall), wide, tall)

    def thumb(self, panel: Panel) -> Rect:
        """The bar that shows how much of a panel there is, and where one is."""
        wide, track = self.style.em(0.36), panel.rect
        tall = min(track.h, max(self.style.em(1.5), track.h * track.h // panel.tall))
        y = track.y + (track.h - tall) * max(0, min(panel.most, self.scrolls[panel.id])) // max(1, panel.most)
        return Rect(track.right - wide - self.style.em(0.2), y, wide, tall)
