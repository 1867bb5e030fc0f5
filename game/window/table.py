"""The table seen from above: structures as seats round it, and between each two a cord of two strands.

A strand is one trust: whose it is gives its colour and its pattern, how much its thickness; dotted where it is guessed
from what the other does. A cord hangs slack or is drawn tight. A tension known to this seat is a knot on it.

Round a crowded table one's own cords stand out: those between others are single faint lines, and a knot that would sit
on most of one's cords is drawn once, at one's hand.
"""

from collections import Counter
from functools import lru_cache
from math import cos, pi, sin

import pygame.draw
import pygame.transform
from pygame import Rect, Surface

from game.pages.shapes import CROWD, CordData, MapData, StructureData
from game.window.cords import Cord, Knot, draw_cords, knot_sign
from game.window.shapes import emblem
from game.window.sheet import Sheet
from game.window.theme import Colour, Theme
from game.window.type import Face, line_height, width, wrap
from game.window.words import word

Point = tuple[float, float]


def table(sheet: Sheet, data: MapData) -> None:
    """Draw the table in the column: seats with emblems and names, cords, knots, and the key to the knots."""
    people = sorted(data["structures"], key=lambda one: int(one["place"]))
    tall = min(sheet.em(25), max(sheet.em(15), int(sheet.width * 0.66)))
    if sheet.room:
        # Names round a crowded table need its height, even where it is then seen by scrolling.
        least = sheet.em(17 if len(people) > CROWD else 15)
        tall = min(max(tall, least), max(least, sheet.room))
    area = Rect(0, sheet.y, sheet.width, tall)
    flat = seats(Rect(0, 0, *area.size), people, sheet.em(1))  # by which cords are kept wherever the table stands
    where = {seat: (x + area.x, y + area.y) for seat, (x, y) in flat.items()}
    me = next((str(one["id"]) for one in people if one.get("me")), "")
    crowded, all_cords = len(people) > CROWD, data["cords"]
    held = _at_hand(all_cords) if crowded else {}
    cords = tuple(
        _cord(cord, flat, {one["id"]: int(one["place"]) for one in people}, me if crowded else None, held)
        for cord in sorted(all_cords, key=lambda one: me in (one["a"], one["b"]))
    )
    theme, em = sheet.theme, sheet.em(1)
    near = _near(held, flat[me], em) if held else ()
    board = _board(area, em)

    def paint(surface: Surface, r: Rect) -> None:
        pygame.draw.ellipse(surface, theme.wood, board.move(r.x - area.x, r.y - area.y))
        pygame.draw.ellipse(surface, theme.hair, board.move(r.x - area.x, r.y - area.y), max(1, em // 12))
        if cords:
            draw_cords(surface, r, cords, near, em, theme)

    sheet.add(area, paint)
    room = min(sheet.em(9.5), area.w // max(2, (len(people) + 1) // 2) - sheet.em(0.6))
    # A name on three lines goes lower than the table does.
    sheet.y = max(area.bottom, *(_seat(sheet, one, where[one["id"]], area, room) for one in people))
    _key(sheet, all_cords)


def _board(area: Rect, em: int) -> Rect:
    return area.inflate(-min(round(area.w * 0.42), 13 * em), -round(8.2 * em))


def seats(area: Rect, people: list[StructureData], em: int) -> dict[str, Point]:
    """Where each sits: evenly round the table, in the scenario's order, oneself nearest."""
    board = _board(area, em)
    mine = next((n for n, one in enumerate(people) if one.get("me")), 0)
    found = {}
    for n, one in enumerate(people):
        turn = pi / 2 + 2 * pi * (n - mine) / len(people)
        found[one["id"]] = (
            board.centerx + cos(turn) * (board.w / 2 + 0.2 * em),
            board.centery + sin(turn) * (board.h / 2 + 0.2 * em),
        )
    return found


def _seat(sheet: Sheet, one: StructureData, at: Point, area: Rect, room: int) -> int:
    """A seat: a round of paper with the emblem, its name on the outer side. Returns how low its name goes."""
    theme, em = sheet.theme, sheet.em(1)
    across = round(2.7 * em)
    token = Rect(0, 0, across, across)
    token.center = (round(at[0]), round(at[1]))
    place, gone, me = int(one["place"]), bool(one.get("left")), bool(one.get("me"))

    def paint(surface: Surface, r: Rect) -> None:
        surface.blit(_token(place, r.w, theme, gone, me), r)

    sheet.add(token, paint)
    name, bold = one.get("short") or one["name"], "label-strong" if me else "label"
    longest = max(width(part, bold, sheet.em(0.85)) for part in name.split(" "))
    names = list(wrap(name, bold, sheet.em(0.85), max(room, longest)))
    note = word(sheet.style.lang, "left") if gone else word(sheet.style.lang, "me") if me else ""
    above = at[1] < area.centery + em
    # Cords leave a seat inwards; its name stands outwards.
    out = (at[0] - area.centerx) / (area.w / 2)
    step = line_height("label", sheet.em(0.85))
    lines: list[tuple[str, Face, Colour]] = [
        (name, "label-strong" if me else "label", theme.soft if gone else theme.ink) for name in names
    ]
    if note:
        lines.append((f"({note})", "label", theme.soft))
    y = token.top - em // 5 - step * len(lines) if above else token.bottom + em // 5
    taken = [mark.rect for mark in sheet.marks if mark.words]
    for words, face, colour in lines:
        wide = width(words, face, sheet.em(0.85))
        x = token.centerx - wide // 2 + (round(out * wide * 0.75) if abs(out) > 0.2 else 0)
        where = Rect(max(area.x, min(x, area.right - wide)), y, wide, step)
        for other in (one for one in taken if where.colliderect(one)):  # a neighbour's name, of two lines where it left
            where.x = other.right + em // 3 if where.centerx > other.centerx else other.left - wide - em // 3
        sheet.line(words, face, 0.85, colour, where.topleft)
        y += step
    return y


@lru_cache(maxsize=64)
def _token(place: int, px: int, theme: Theme, gone: bool, me: bool) -> Surface:
    large = Surface((px * 4, px * 4), pygame.SRCALPHA)
    large.fill((*theme.sheet, 0))
    middle = (px * 2, px * 2)
    pygame.draw.circle(large, theme.sheet, middle, px * 2 - 2)
    pygame.draw.circle(large, theme.ink if me else theme.line, middle, px * 2 - 2, px // 3 if me else px // 8)
    token = pygame.transform.smoothscale(large, (px, px))
    inside = round(px * 0.54)
    token.blit(emblem(place, inside, theme, gone), ((px - inside) // 2, (px - inside) // 2))
    return token


def _at_hand(cords: list[CordData]) -> dict[str, str]:
    """Knots that sit on three cords or more, with their state: a tension held by oneself is towards everybody."""
    found = [(knot["fact"], knot["state"]) for cord in cords for knot in cord["knots"]]
    often = Counter(knot for knot, _ in found)
    return {knot: state for knot, state in found if often[knot] >= 3}


def _near(held: dict[str, str], mine: Point, em: int) -> tuple[Knot, ...]:
    """Where the knots at one's hand are drawn: side by side before one's seat."""
    left = mine[0] - (len(held) - 1) * 1.1 * em
    return tuple(((left + n * 2.2 * em, mine[1] - 2.5 * em), state) for n, state in enumerate(held.values()))


def _cord(cord: CordData, where: dict[str, Point], place: dict[str, int], me: str | None, held: dict[str, str]) -> Cord:
    """A cord as a plain tuple, by which its picture is kept. `me`: whose cords stand out at a crowded table, None at
    another; `held`: knots drawn elsewhere.
    """
    strands = tuple((place[one["seat"]], one["thickness"], one["guessed"]) for one in cord["strands"])
    knots = tuple(knot["state"] for knot in cord["knots"] if knot["fact"] not in held)
    way = "" if me is None else "mine" if me in (cord["a"], cord["b"]) else "faint"
    ends = (cord["b"], cord["a"]) if way == "mine" and cord["b"] == me else (cord["a"], cord["b"])
    return where[ends[0]], where[ends[1]], cord["tension"], strands, knots, cord["moved"], way


def _key(sheet: Sheet, cords: list[CordData]) -> None:
    """Under the table: what each knot is, and what dots mean."""
    lang, theme, size = sheet.style.lang, sheet.theme, sheet.em(1.2)
    # One tension may sit on several cords: it is said once.
    for knot in {knot["fact"]: knot for cord in cords for knot in cord["knots"]}.values():
        sheet.gap(0.3)
        state = knot["state"]
        rect = Rect(0, sheet.y + sheet.em(0.05), size, size)

        def paint(surface: Surface, r: Rect, state: str = state) -> None:
            surface.blit(knot_sign(state, r.w, theme), r)

        sheet.add(rect, paint)
        sheet.text(f"{word(lang, 'knot_' + state)}\u00a0— {knot['text']}", "label", 0.85, left=sheet.em(1.7))
    if any(one["guessed"] for cord in cords for one in cord["strands"]):
        sheet.gap(0.3)
        sheet.text(word(lang, "guessed"), "label", 0.78, theme.soft)


def ornament(sheet: Sheet) -> None:
    """A cord with one loose knot, under the name of the game."""
    area = Rect(0, sheet.y, sheet.width, sheet.em(3.2))
    theme, em = sheet.theme, sheet.em(1)
    ends = ((area.w * 0.14, em * 1.6), (area.w * 0.86, em * 1.6))
    cord = (*ends, "taut", ((1, "fair", False), (0, "fair", False)), ("loose",), False, "")

    def paint(surface: Surface, r: Rect) -> None:
        draw_cords(surface, r, (cord,), (), em, theme)

    sheet.add(area, paint)
    sheet.y = area.bottom
