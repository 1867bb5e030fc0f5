"""*Ours* and *mine* drawn: people on a line, cards turned over, cords at the start and at the end, what one guessed
and did.
"""

from math import cos, pi, sin
from typing import Any

import pygame.draw
from pygame import Rect, Surface

from game.pages.model import Page, Part
from game.pages.wording import sentence
from game.window.answers import put_sign
from game.window.reveal import READ, headed, side_by_side, signed
from game.window.shapes import emblem
from game.window.sheet import Sheet, columns
from game.window.theme import Theme, seat_colour
from game.window.words import word

THICK = {"unknown": 0.05, "thin": 0.06, "fair": 0.14, "thick": 0.26}  # ems of a strand
CROWD = 6  # structures from which the thinnest strands are not drawn


def people(sheet: Sheet, page: Page, part: Part) -> None:
    """People reached on a line, between as many fewer than each on its own and the best together."""
    data, theme = part.data, sheet.theme
    wide = min(sheet.width, sheet.em(READ))
    best, alone, reached = (float(data[name]) for name in ("best", "alone", "reached"))
    span = max(best - alone, reached - alone, alone - min(reached, alone), 1.0)
    margin = sheet.em(1.0)

    def at(value: float) -> int:
        return round(margin + (wide - 2 * margin) * min(1.0, max(0.0, (value - alone + span) / (2 * span))))

    box = Rect(0, sheet.y + sheet.em(0.3), wide, sheet.em(1.6))

    def paint(surface: Surface, r: Rect) -> None:
        middle, tick = r.centery, sheet.em(0.5)
        pygame.draw.line(surface, theme.line, (r.x + margin, middle), (r.right - margin, middle), 2)
        for value in (alone, best):
            x = r.x + at(value)
            pygame.draw.line(surface, theme.ink, (x, middle - tick), (x, middle + tick), 2)
        pygame.draw.circle(surface, theme.accent, (r.x + at(reached), middle), sheet.em(0.45))

    sheet.add(box, paint)
    sheet.y = box.bottom + sheet.em(0.2)
    narrow = sheet.inner(max(0, sheet.width - wide))
    narrow.text(part.text, "text", 1.0)
    sheet.put(narrow, (0, sheet.y))
    sheet.y += narrow.y


def cards(sheet: Sheet, page: Page, part: Part) -> None:
    """Every card, a line or two each, beside its emblem."""
    sheet.heading(part.title)
    found = part.data["cards"]
    made = side_by_side(sheet, len(found), 17)
    for n, one in enumerate(found):
        into = made[n % len(made)]
        into.gap(0.5)
        headed(into, int(one["place"]), one["name"])
        into.text(one["words"], "italic", 0.95, left=into.em(1.8))
        if one["cannot"]:
            put_sign(
                into, "no", Rect(into.em(1.8), into.y + into.em(0.2), into.em(0.7), into.em(0.7)), sheet.theme.alarm
            )
            into.text(one["cannot"], "label", 0.85, sheet.theme.soft, left=into.em(2.9))
    columns(sheet, made, sheet.em(1.8))


def cords(sheet: Sheet, page: Page, part: Part) -> None:
    """The table twice, with every cord that holds; at the end, the knots nobody saw."""
    sheet.heading(part.title)
    made = side_by_side(sheet, 2, 18)
    for n, key in enumerate(("start", "end")):
        into = made[n % len(made)]
        into.gap(0.4)
        into.text(part.data["titles"][n], "label-strong", 0.9)
        _table(into, part.data, key)
    columns(sheet, made, sheet.em(1.8))
    sheet.gap(0.4)
    narrow = sheet.inner(max(0, sheet.width - sheet.em(READ)))
    narrow.prose(part.text)
    sheet.put(narrow, (0, sheet.y))
    sheet.y += narrow.y


def _table(sheet: Sheet, data: dict[str, Any], key: str) -> None:
    theme, count = sheet.theme, len(data["names"])
    side = min(sheet.width, sheet.em(17))
    size, across = sheet.em(1.4), side // 2 - sheet.em(1.2)
    turns = [2 * pi * n / count - pi / 2 for n in range(count)]
    seats = [(round(side / 2 + across * cos(turn)), round(side / 2 + across * sin(turn))) for turn in turns]
    knots = data["unseen"] if key == "end" else []
    box = Rect(0, sheet.y, side, side)

    def paint(surface: Surface, r: Rect) -> None:
        for bond in data[key]:
            _bond(surface, r, theme, seats[bond["a"]], seats[bond["b"]], bond, count, sheet.em(1))
        for n, one in enumerate(knots):
            if one["holder"] >= 0:
                (ax, ay), (bx, by) = (
                    seats[one["holder"]],
                    (seats[one["unaware"][0]] if one["unaware"] else (side // 2, side // 2)),
                )
                share = 0.4 + 0.08 * (n % 3)
                at = r.x + round(ax + (bx - ax) * share), r.y + round(ay + (by - ay) * share)
                pygame.draw.circle(surface, theme.alarm, at, sheet.em(0.4))
                if not one["burst"]:
                    pygame.draw.circle(surface, theme.ground, at, sheet.em(0.2))
        for place, (x, y) in enumerate(seats):
            surface.blit(emblem(place, size, theme), (r.x + x - size // 2, r.y + y - size // 2))

    sheet.add(box, paint)
    sheet.y += side + sheet.em(0.4)


def _bond(
    surface: Surface,
    r: Rect,
    theme: Theme,
    a: tuple[int, int],
    b: tuple[int, int],
    bond: dict[str, Any],
    count: int,
    em: int,
) -> None:
    length = max(1.0, ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
    nx, ny = (b[1] - a[1]) / length * em * 0.16, (a[0] - b[0]) / length * em * 0.16
    for strand, place, way in zip(bond["strands"], (bond["a"], bond["b"]), (1, -1), strict=True):
        if strand == "thin" and count > CROWD:
            continue
        # Where there are many, those that hold well stand out.
        pale = strand != "thick" and count > CROWD
        start = r.x + a[0] + round(nx * way), r.y + a[1] + round(ny * way)
        end = r.x + b[0] + round(nx * way), r.y + b[1] + round(ny * way)
        colour = theme.hair if pale else seat_colour(theme, place)
        pygame.draw.line(surface, colour, start, end, 1 if pale else max(1, round(em * THICK[strand])))


def guesses(sheet: Sheet, page: Page, part: Part) -> None:
    """What was so, beside what one had guessed, and the act that betrayed it."""
    sheet.heading(part.title)
    found = part.data["guesses"]
    made = side_by_side(sheet, len(found), 26)
    lines = part.text.split("\n")
    for n, (one, line) in enumerate(zip(found, lines, strict=True)):
        into = made[n % len(made)]
        into.gap(0.6)
        headed(into, int(one["place"]), one["name"])
        said = sentence(line.removeprefix("- ").partition(": ")[2])
        wrong = "no" if one["guess"] and one["seen"] else "not_yet"  # what nothing showed is no mistake
        signed(into, "yes" if one["right"] else wrong, said, "text")
    columns(sheet, made, sheet.em(1.8))


def findings(sheet: Sheet, page: Page, part: Part) -> None:
    """What one did, when, what came of it: what was best behind its sign."""
    sheet.heading(part.title)
    found = part.data["findings"]
    made = side_by_side(sheet, len(found), 22)
    for n, one in enumerate(found):
        into = made[n % len(made)]
        into.gap(0.6)
        head = f"{one['when']} — {word(sheet.style.lang, 'best')}" if one["best"] else one["when"]
        into.text(head, "label-strong", 0.85, sheet.theme.accent if one["good"] else sheet.theme.ink)
        into.text(one["act"], "text", 0.98)
        if one["after"]:
            into.text(one["after"], "italic", 0.95)
    columns(sheet, made, sheet.em(1.8))


def group(sheet: Sheet, page: Page, part: Part) -> None:
    """Words first, then what had been guessed of each, then what each takes along."""
    narrow = sheet.inner(max(0, sheet.width - sheet.em(READ)))
    narrow.heading(part.title)
    narrow.prose(part.text)
    sheet.put(narrow, (0, sheet.y))
    sheet.y += narrow.y
