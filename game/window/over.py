"""What is drawn over a page: the sheet of the keys, and the sign that something is being done."""

import pygame.draw
from pygame import Rect, Surface

from game.window.sheet import Hands, Sheet, Style
from game.window.words import SHORTCUTS, word


def keys(surface: Surface, style: Style, size: tuple[int, int]) -> None:
    """What every key does, over a veil."""
    veil = Surface(size, pygame.SRCALPHA)
    veil.fill((*style.theme.ground, 200))
    surface.blit(veil, (0, 0))
    margin = style.em(1.4)
    sheet = _keys(style, min(size[0] - 4 * margin, style.em(26)))
    px = style.px
    while sheet.y > size[1] - 3 * margin and px > 10:
        px -= 1
        sheet = _keys(style._replace(px=px), sheet.width)
    _box(surface, sheet, size, margin, style.theme.line)


def _keys(style: Style, wide: int) -> Sheet:
    sheet = Sheet(style, Hands(), wide)
    sheet.text(word(style.lang, "keys"), "strong", 1.3)
    sheet.gap(0.3)
    for name in SHORTCUTS:
        sheet.gap(0.25)
        sheet.text(word(style.lang, f"keys_{name}"), "label-strong", 0.85)
        sheet.text(word(style.lang, f"keys_{name}_does"), "text", 0.92, style.theme.soft, left=style.em(1))
    return sheet


def waiting(surface: Surface, style: Style, size: tuple[int, int], beat: int) -> None:
    """Something is being done; `beat` counts the times this was drawn."""
    sheet = Sheet(style, Hands(), style.em(9))
    sheet.text(word(style.lang, "waiting") + "\u00a0" + "." * (beat % 4), "label-strong", 1.0)
    _box(surface, sheet, size, style.em(0.8), style.theme.accent)


def _box(surface: Surface, sheet: Sheet, size: tuple[int, int], margin: int, edge: tuple[int, int, int]) -> None:
    """A sheet in a box in the middle of the window."""
    box = Rect(0, 0, sheet.width + 2 * margin, sheet.y + 2 * margin)
    box.center = (size[0] // 2, size[1] // 2)
    corner = sheet.style.em(0.4)
    pygame.draw.rect(surface, sheet.theme.sheet, box, border_radius=corner)
    pygame.draw.rect(surface, edge, box, max(1, sheet.style.px // 12), border_radius=corner)
    for mark in sheet.marks:
        mark.paint(surface, mark.rect.move(box.x + margin, box.y + margin))
