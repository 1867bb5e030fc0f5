"""The decisive moments drawn: what was done, other ways beside it, the odds of each as a pair of bars."""

from typing import Any

import pygame.draw
from pygame import Rect, Surface

from game.pages.model import Page, Part
from game.window.reveal import READ, side_by_side
from game.window.sheet import Sheet, columns
from game.window.type import Face

BAR, THICK = 14.0, 0.5  # ems


def moments(sheet: Sheet, page: Page, part: Part) -> None:
    """Each moment under its line, its other ways side by side."""
    sheet.heading(part.title)
    for line in part.data["intro"]:
        _read(sheet, line, "italic", 0.92)
    for one in part.data["moments"]:
        sheet.gap(1.0)
        _read(sheet, one["you"], "strong", 1.0)
        if one["known"]:
            _read(sheet, one["known"], "label", 0.85)
        sheet.gap(0.4)
        made = side_by_side(sheet, len(one["others"]))
        for column, other in zip(
            [made[at % len(made)] for at in range(len(one["others"]))], one["others"], strict=True
        ):
            _other(column, other)
        columns(sheet, made, sheet.em(1.8))


def _read(sheet: Sheet, words: str, face: Face, size: float) -> None:
    """A line no wider than one reads with ease."""
    narrow = sheet.inner(max(0, sheet.width - sheet.em(READ)))
    narrow.text(words, face, size)
    sheet.put(narrow, (0, sheet.y))
    sheet.y += narrow.y


def _other(sheet: Sheet, other: dict[str, Any]) -> None:
    theme = sheet.theme
    sheet.gap(0.5)
    sheet.text(other["move"], "italic", 1.0)
    if other["odds"]:
        sheet.gap(0.3)
        for share, strong, label in zip((other["there"], other["here"]), (True, False), other["bars"], strict=True):
            sheet.text(label, "label", 0.85)
            box = Rect(0, sheet.y + sheet.em(0.1), min(sheet.width, sheet.em(BAR)), sheet.em(THICK))

            def paint(surface: Surface, r: Rect, share: float = share, strong: bool = strong) -> None:
                full = Rect(r.x, r.y, round(r.w * share / 100), r.h)
                pygame.draw.rect(surface, theme.accent if strong else theme.soft, full)
                pygame.draw.rect(surface, theme.line, r, 1)

            sheet.add(box, paint)
            sheet.y += sheet.em(THICK + 0.25)
        sheet.text(other["odds"], "text", 0.92)
    for words in (other["worth"], other["cost"], *other["made_of"]):
        if words:
            sheet.gap(0.2)
            sheet.text(words, "text", 0.92)
    for words in other["unknown"]:
        sheet.gap(0.2)
        sheet.text(words, "label", 0.85, theme.soft)
