"""What is drawn over a page: the sheet of the keys, the sign that something is being done, and what a key that brought
something into sight does next."""

from collections.abc import Iterable, Mapping, Sequence

import pygame.draw
from pygame import Rect, Surface

from game.pages.model import Offer
from game.window.sheet import Hands, Sheet, Style, columns
from game.window.type import line_height, width
from game.window.widgets import button
from game.window.words import SHORTCUTS, word

MARGIN = 1.4  # ems around that sheet
LEAST = 11  # ems: the narrowest column in which what a key does reads


Row = tuple[str, str]  # a key, and what it does


def keys(surface: Surface, style: Style, size: tuple[int, int], rows: Sequence[Row]) -> None:
    """What each key does, over a veil."""
    veil = Surface(size, pygame.SRCALPHA)
    veil.fill((*style.theme.ground, 200))
    surface.blit(veil, (0, 0))
    _box(surface, keys_sheet(style, size, rows), size, _margin(style, size), style.theme.line)


def keys_of(lang: str, names: Iterable[str], letters: Mapping[str, str]) -> list[Row]:
    """The window's own keys that a page takes, by their names in `SHORTCUTS`, then its letters."""
    own = [(word(lang, f"keys_{name}"), word(lang, f"keys_{name}_does")) for name in SHORTCUTS if name in names]
    return [*own, *letters.items()]


def keys_sheet(style: Style, size: tuple[int, int], rows: Sequence[Row]) -> Sheet:
    """Keys and what they do, in letters as large as those of the page where they fit in a window of this size, on
    as many columns as it takes."""
    margin = _margin(style, size)
    room = size[0] - 4 * margin, size[1] - 3 * margin
    sheets = (
        _keys(style._replace(px=px), min(room[0], round(26 * px * count)), count, rows)
        for px in range(style.px, 9, -1)
        for count in range(1, 5)
        if count == 1 or room[0] >= LEAST * px * count
    )
    return next(one for one in sheets if one.y <= room[1] or one.style.px == 10)


def _margin(style: Style, size: tuple[int, int]) -> int:
    """Around that sheet: less where the window is small for its letters."""
    return min(style.em(MARGIN), min(size) // 24)


def _keys(style: Style, wide: int, count: int, rows: Sequence[Row]) -> Sheet:
    sheet = Sheet(style, Hands(), wide)
    sheet.text(word(style.lang, "keys"), "strong", 1.3)
    sheet.gap(0.3)
    between = style.em(1.5)
    made = [Sheet(style, Hands(), (wide - between * (count - 1)) // count) for _ in range(count)]
    each = -(-len(rows) // count)
    for n, (key, does) in enumerate(rows):
        one = made[n // each]
        one.gap(0.06 if len(key) == 1 else 0.16)
        if len(key) > 1:
            one.text(key, "label-strong", 0.85)
        else:
            one.line(key, "label-strong", 0.85, None, (0, one.y))
        one.text(does, "text", 0.85, style.theme.soft, left=style.em(1))
    columns(sheet, made, between)
    return sheet


def again_size(style: Style) -> tuple[int, int]:
    """Of the line that says what the next press does."""
    inner = width(word(style.lang, "again"), "label-strong", style.em(0.85))
    return inner + 2 * style.em(0.5), line_height("label-strong", style.em(0.85)) + 2 * style.em(0.2)


def again(surface: Surface, style: Style, box: Rect) -> None:
    """That the next press takes what has just come into sight, in this box."""
    sheet = Sheet(style, Hands(), box.w)
    at = (box.x + style.em(0.5), box.y + style.em(0.2))
    sheet.frame(box, style.theme.accent, None)
    sheet.line(word(style.lang, "again"), "label-strong", 0.85, style.theme.on_accent, at)
    for mark in sheet.marks:
        mark.paint(surface, mark.rect)


def waiting(
    surface: Surface, style: Style, size: tuple[int, int], beat: int, stopping: bool = False, stops: bool = True
) -> Rect | None:
    """Something is being done; `beat` counts the times this was drawn. Where it can be stopped (`stops`) a button says
    so, and where that is in the window is given; `stopping`: it was pressed."""
    sheet = Sheet(style, Hands(), style.em(11))
    sheet.text(word(style.lang, "waiting") + "\u00a0" + "." * (beat % 4), "label-strong", 1.0)
    if stops:
        sheet.gap(0.6)
        said = word(style.lang, "stopping" if stopping else "stop")
        button(sheet, Offer(id="stop", text=said, key=word(style.lang, "keys_esc"), action={}, enabled=not stopping))
    left, top = _box(surface, sheet, size, style.em(0.8), style.theme.accent)
    return sheet.spots[0].rect.move(left, top) if sheet.spots else None


def _box(
    surface: Surface, sheet: Sheet, size: tuple[int, int], margin: int, edge: tuple[int, int, int]
) -> tuple[int, int]:
    """A sheet in a box in the middle of the window; gives where the sheet stands there."""
    box = Rect(0, 0, sheet.width + 2 * margin, sheet.y + 2 * margin)
    box.center = (size[0] // 2, size[1] // 2)
    corner = sheet.style.em(0.4)
    pygame.draw.rect(surface, sheet.theme.sheet, box, border_radius=corner)
    pygame.draw.rect(surface, edge, box, max(1, sheet.style.px // 12), border_radius=corner)
    for mark in sheet.marks:
        mark.paint(surface, mark.rect.move(box.x + margin, box.y + margin))
    return box.x + margin, box.y + margin
