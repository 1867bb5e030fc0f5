"""Where things stand: the story at the left like a page of a book, the table at the right, one's card below.

Where the window is too narrow for the size of its letters, columns are stacked and scroll; nothing is ever clipped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pygame import Rect

from game.pages.model import Offer, Page, Part
from game.pages.wording import say
from game.window import card
from game.window.parts import BESIDE, STRIP, draw_part, since
from game.window.sheet import Hands, Sheet, Spot, Style
from game.window.table import ornament
from game.window.type import line_height, width
from game.window.widgets import badge, badge_width, button, offers

PanelId = Literal["bar", "story", "beside", "whole", "card"]
WIDE = 1200  # pixels from which the card stands open beside the story
ONE_COLUMN = {"guess", "picture", "debrief", "packages"}  # kinds of page that need the whole width
TWO_COLUMNS = 54  # ems from which story and table stand side by side
STORY = (30.0, 38.0)  # ems: least and most of the story's column; about 60 to 75 letters a line
BESIDE_GRID = 33.0  # ems of it at the table, whose packages stand side by side
WHOLE = 78.0  # ems: most of a page that has the whole width
LOW_BAR = 5  # of a single column's window, the bar takes one part in so many
MARGIN = 1.6  # ems of white at the sides of a panel


@dataclass
class Panel:
    """A part of the window that scrolls by itself. `inset`: where the sheet's corner stands in it, unscrolled."""

    id: PanelId
    rect: Rect
    sheet: Sheet
    inset: tuple[int, int]
    asides: dict[str, int] = field(default_factory=dict)  # parts that stand further down, and where on the sheet

    @property
    def tall(self) -> int:
        """Pixels of all there is, margins included."""
        return self.sheet.y + 2 * self.inset[1]

    @property
    def most(self) -> int:
        """How far it scrolls."""
        return max(0, self.tall - self.rect.height)

    def on_screen(self, rect: Rect, scroll: int) -> Rect:
        """A rectangle of the sheet, where it stands in the window."""
        return rect.move(self.rect.x + self.inset[0], self.rect.y + self.inset[1] - scroll)


def pixels(size: tuple[int, int], scale: float) -> int:
    """Pixels in an em of body text: 20 at 1920 × 1080 and 100 %, never under 16 at 100 %."""
    return max(10, round(max(16.0, min(size[0] / 96, size[1] / 54)) * scale))


def lay_out(page: Page, size: tuple[int, int], style: Style, hands: Hands, unfolded: bool | None) -> list[Panel]:
    """The panels of a page. `unfolded`: the card is open, folded, or (None) open where there is room for it."""
    window = Rect(0, 0, *size)
    if page.curtain:
        return [_curtain(page, window, style, hands)]
    two = size[0] >= TWO_COLUMNS * style.px
    panels: list[Panel] = []
    aside = sorted((part for part in page.parts if _beside(part.role, part.aside)), key=_rank)
    bar = _bar(page, window, style, hands) if two else _low_bar(page, window, style, hands, aside)
    if bar:
        panels.append(bar)
        window = Rect(0, bar.rect.bottom, window.w, window.bottom - bar.rect.bottom)
    margin = style.em(MARGIN)
    whole = page.kind in ONE_COLUMN
    beside_it = two and bool(aside) and not whole
    most = BESIDE_GRID if page.kind == "table" else STORY[1]
    column = round(max(STORY[0] * style.px, min(most * style.px, window.w * 0.46)))
    wide = (
        column - 2 * margin
        if beside_it
        else min(window.w - 2 * margin, style.em(26 if page.kind == "title" else WHOLE if whole else STORY[1]))
    )
    story = Sheet(style, hands, wide)
    asides = _story(story, page, beside_it, alone=not two)
    # In a wide window the open card takes its room from the table's column: the story keeps its height.
    wide_window = beside_it and size[0] >= WIDE
    apart = Rect(window.x + column, window.y, window.w - column, window.h) if wide_window else window
    left = Rect(window.x, window.y, column, window.h)
    beside = Sheet(style, hands, (apart.w if wide_window else apart.w - column) - 2 * margin)
    if wide_window and unfolded is None and page.kind == "table":
        # Packages come first: they are compared whole above the open card, or else it stays folded, since they say
        # what each is for me already.
        while aside and aside[0].role == "packages":
            _next(beside, page, aside.pop(0))
        unfolded = beside.y <= apart.h // 2
    window, strip = _strip(page, apart, style, hands, unfolded, story.y + 2 * margin, wide_window)
    if beside_it:
        beside.room = window.h - 2 * margin
        for part in aside:
            _next(beside, page, part)
        left.h = left.h if wide_window else window.h
        right = Rect(left.right, window.y, beside.width + 2 * margin, window.h)
        panels += [Panel("story", left, story, (margin, margin)), Panel("beside", right, beside, (margin, margin))]
    else:
        lower = max(margin, (window.h - story.y) * 2 // 5) if page.kind == "title" else margin
        panels.append(Panel("story", window, story, ((window.w - wide) // 2, lower), asides))
    return panels + strip


def _next(beside: Sheet, page: Page, part: Part) -> None:
    beside.gap(1.2 if beside.y else 0)
    draw_part(beside, page, part)


def _rank(part: Part) -> int:
    """What is to be decided first, then the picture of the table, then the rest in the page's order."""
    return 1 if part.role == "map" else 2 if part.aside else 0


def _beside(role: str, aside: bool) -> bool:
    return (role in BESIDE or aside) and role not in STRIP and role != "navigation"


def _story(sheet: Sheet, page: Page, beside_it: bool, alone: bool) -> dict[str, int]:
    """The running column: title, what happened, the parts in order; where nothing stands beside, asides come last.
    `alone`: it is all there is, and says where in the play one is. Gives where the parts that stand beside stand now.
    """
    asides: dict[str, int] = {}
    if alone and _where(page):
        sheet.text(_where(page), "label", 0.8, sheet.theme.soft)
        sheet.gap(0.4)
    large = page.kind == "title"
    sheet.text(page.title, "strong", 3.2 if large else 1.7, centred=large)
    if large:
        ornament(sheet)
    sheet.gap(0.7)
    if page.since and page.part("since") is None:
        since(sheet, page.since)
    for part in page.parts:
        later = _beside(part.role, part.aside) and (beside_it or part.aside)
        if part.role == "navigation" or later or (part.role in STRIP and page.kind != "card"):
            continue
        if part.role == "own-card":
            card.whole(sheet, page)
            continue
        sheet.gap(0.9)
        asides[part.id] = sheet.y
        draw_part(sheet, page, part)
    if not beside_it:
        below = [part for part in sorted(page.parts, key=_rank) if part.aside and _beside(part.role, part.aside)]
        for part in below:
            sheet.rule()
            asides[part.id] = sheet.y
            draw_part(sheet, page, part)
        if below and (way := _way_on(page)):
            sheet.rule()
            button(sheet, way)
            sheet.spots[-1].id = f"foot:{way.id}"
    return asides


def _way_on(page: Page) -> Offer | None:
    """What goes on from a page that asks nothing else, or keeps all else as it is set: it stands at the foot too."""
    own = [part for part in page.parts if not part.aside and part.role != "navigation"]
    ways = [offer for part in own for offer in part.offers if offer.enabled and not offer.at_once]
    return ways[0] if len(ways) == 1 and not ways[0].fields and not ways[0].sure else None


def _where(page: Page) -> str:
    """« L’annonce · Septembre · acte 1 sur 3 »."""
    if page.place is None:
        return ""
    n = page.place.n
    counted = say(page.lang, "place.act", n=n, of=page.place.of) if n else ""
    return " · ".join(words for words in (page.place.act, page.place.time, counted) if words)


def _navigation(page: Page) -> list[Offer]:
    return [offer for part in page.parts if part.role == "navigation" for offer in part.offers]


def _bar(page: Page, window: Rect, style: Style, hands: Hands) -> Panel | None:
    """Along the top: where in the play, and what is always at hand."""
    where, nav = _where(page), _navigation(page)
    if not where and not nav:
        return None
    inset = (style.em(MARGIN), style.em(0.35))
    sheet = Sheet(style, hands, window.w - 2 * inset[0])
    px, tall = style.em(0.85), style.em(1.9)
    left = width(where, "label", px) + style.em(2) if where else 0
    need = sum(_pill_width(sheet, offer) for offer in nav) + style.em(0.4) * max(0, len(nav) - 1)
    if where:
        sheet.line(where, "label", 0.85, style.theme.soft, (0, (tall - line_height("label", px)) // 2))
    if left + need <= sheet.width:
        _pills(sheet, nav, sheet.width - need)
    else:
        sheet.y = tall
        _pills(sheet, nav, 0)
    sheet.y = max(sheet.y, tall)
    return Panel("bar", Rect(window.x, window.y, window.w, sheet.y + 2 * inset[1]), sheet, inset)


def _low_bar(page: Page, window: Rect, style: Style, hands: Hands, aside: list[Part]) -> Panel | None:
    """The bar over a single column: what is always at hand, and ways down to what stands beside in a wider window. Its
    letters are smaller where it would take too much of the window, never under those at 100 %."""
    ways = [
        Offer(id=part.id, text=part.title)
        for part in aside
        if part.title and part.role in BESIDE and page.kind != "card"
    ]
    if not _navigation(page) and not ways:
        return None
    least, panel = min(style.px, pixels(window.size, 1.0)), None
    for px in range(style.px, least - 1, -2):
        small = style._replace(px=px)
        inset = (small.em(MARGIN) // 2, small.em(0.35))
        sheet = Sheet(small, hands, window.w - 2 * inset[0])
        _pills(sheet, _navigation(page), 0, ways)
        panel = Panel("bar", Rect(window.x, window.y, window.w, sheet.y + 2 * inset[1]), sheet, inset)
        if panel.rect.h * LOW_BAR <= window.h:
            break
    return panel


def _pill_width(sheet: Sheet, offer: Offer) -> int:
    key = sheet.em(0.65) + badge_width(sheet, offer.key) if offer.key else sheet.em(0.6)
    return key + width(offer.text, "label", sheet.em(0.85)) + sheet.em(0.6)


def _pills(sheet: Sheet, made: list[Offer], x: int, ways: Sequence[Offer] = ()) -> None:
    """Small buttons side by side, from `x` on, on as many rows as needed. `ways`: they go to a part of the page."""
    tall, start, px = sheet.em(1.9), x, sheet.em(0.85)
    for offer in [*made, *ways]:
        wide = min(sheet.width, _pill_width(sheet, offer))
        if x > start and x + wide > sheet.width:
            x, sheet.y = start, sheet.y + tall + sheet.em(0.3)
        box = Rect(x, sheet.y, wide, tall)
        ink = sheet.theme.ink if offer.enabled else sheet.theme.soft
        if offer in ways:
            sheet.frame(box, None, sheet.theme.hair)
            sheet.spots.append(Spot(f"aside:{offer.id}", "aside", box))
        elif offer.enabled:
            sheet.frame(box, sheet.theme.raised, sheet.theme.hair)
            sheet.spots.append(Spot(f"offer:{offer.id}", "open" if offer.fields else "offer", box, offer))
        at = x + sheet.em(0.6)
        if offer.key:
            badge(sheet, offer, (x + sheet.em(0.27), box.y + (tall - sheet.em(1.35)) // 2), offer.enabled)
            at = x + sheet.em(0.65) + badge_width(sheet, offer.key)
        sheet.line(offer.text, "label", 0.85, ink, (at, box.y + (tall - line_height("label", px)) // 2))
        x += wide + sheet.em(0.4)
    if made or ways:
        sheet.y += tall


def _strip(
    page: Page, window: Rect, style: Style, hands: Hands, unfolded: bool | None, story: int, apart: bool
) -> tuple[Rect, list[Panel]]:
    """My card at the foot: what is left of the window above it, and its one or two panels.

    Unless the person says otherwise it is unfolded where it has its own column (`apart`), or where it is small and the
    story (`story` pixels) fits above it.
    """
    if page.part("own-card") is None or page.kind == "card":
        return window, []
    margin, near = style.em(MARGIN), style.em(0.5)
    whole, line = (Sheet(style, hands, window.w - 2 * inset) for inset in (margin, margin - near))
    is_open = apart if unfolded is None else unfolded
    if is_open or unfolded is None:  # a folded card is not even laid out
        card.whole(whole, page)
    need = whole.y + 2 * near
    if unfolded is None and not apart:
        trial = Sheet(style, hands, line.width)
        card.folded(trial, page, unfolded=False)
        is_open = need <= 0.3 * window.h and story + need + trial.y <= window.h
    card.folded(line, page, unfolded=is_open)
    # Beside packages to compare, the card leaves them most of the column.
    share = 38 if apart and page.kind in ("table", "delivery") else 46 if apart else 55
    tall = min(need, window.h * share // 100) if is_open else 0
    foot = Rect(window.x, window.bottom - line.y - tall, window.w, line.y)
    panels = [Panel("card", foot, line, (margin - near, 0))]
    if is_open:
        panels.append(Panel("whole", Rect(window.x, foot.bottom, window.w, tall), whole, (margin, near)))
    return Rect(window.x, window.y, window.w, window.h - foot.h - tall), panels


def _curtain(page: Page, window: Rect, style: Style, hands: Hands) -> Panel:
    """The machine changes hands: nothing of anybody's page shows."""
    assert page.curtain
    wide = min(window.w - 2 * style.em(MARGIN), style.em(26))
    sheet = Sheet(style, hands, wide)
    sheet.text(page.curtain.name, "strong", 1.9, centred=True)
    sheet.gap(0.6)
    sheet.text(page.curtain.text, "text", 1.06, centred=True)
    for offer in page.offers():
        if offer.meant:
            sheet.gap(0.6)
            sheet.text(say(page.lang, "curtain.how_click", letter=offer.key.upper()), "label", 0.9, centred=True)
    offers(sheet, page.offers())
    return Panel("story", window, sheet, ((window.w - wide) // 2, max(style.em(1), (window.h - sheet.y) // 3)))
