"""The table seen from above: structures as seats round it, and between each two a cord of two strands.

A strand is one trust: whose it is gives its colour and its pattern, how much its thickness; dotted where it is guessed
from what the other does. A cord hangs slack or is drawn tight. A tension known to this seat is a knot on it.

Round a crowded table one's own cords stand out: those between others are single faint lines, and a knot that would sit
on most of one's cords is drawn once, at one's hand.
"""

import itertools
from collections import Counter
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import Any

import pygame.draw
import pygame.transform
from pygame import Rect, Surface

from game.pages.shapes import CROWD
from game.window.shapes import emblem
from game.window.sheet import Sheet
from game.window.theme import Colour, Theme, blend, pattern, seat_colour
from game.window.type import Face, line_height, width, wrap
from game.window.words import word

Point = tuple[float, float]
OVER = 2  # cords are drawn twice as large, then scaled down
THICK = {"unknown": 0.1, "thin": 0.13, "fair": 0.24, "thick": 0.38}  # ems
SAG = {"slack": 0.16, "taut": 0.05, "tight": 0.0}  # of the cord's length
APART = {"slack": 0.34, "taut": 0.24, "tight": 0.14}  # ems between a strand and the middle of its cord
STEPS = 96


def table(sheet: Sheet, data: dict[str, Any]) -> None:
    """Draw the table in the column: seats with emblems and names, cords, knots, and the key to the knots."""
    people = sorted(data["structures"], key=lambda one: int(one["place"]))
    tall = min(sheet.em(25), max(sheet.em(15), int(sheet.width * 0.66)))
    if sheet.room:
        # Names round a crowded table need its height, even where it is then seen by scrolling.
        least = sheet.em(17 if len(people) > CROWD else 15)
        tall = min(max(tall, least), max(least, sheet.room))
    area = Rect(0, sheet.y, sheet.width, tall)
    where = seats(area, people, sheet.em(1))
    me = next((str(one["id"]) for one in people if one.get("me")), "")
    crowded, all_cords = len(people) > CROWD, data.get("cords", [])
    held = _at_hand(all_cords) if crowded else {}
    cords = tuple(
        _cord(cord, where, {one["id"]: int(one["place"]) for one in people}, me if crowded else None, held)
        for cord in sorted(all_cords, key=lambda one: me in (one["a"], one["b"]))
    )
    theme, em = sheet.theme, sheet.em(1)
    near = _near(held, where[me], em) if held else ()
    board = _board(area, em)

    def paint(surface: Surface, r: Rect) -> None:
        pygame.draw.ellipse(surface, theme.wood, board.move(r.x - area.x, r.y - area.y))
        pygame.draw.ellipse(surface, theme.hair, board.move(r.x - area.x, r.y - area.y), max(1, em // 12))
        if cords:
            surface.blit(_cords(cords, near, (area.w, area.h), (area.x, area.y), em, theme), r)

    sheet.add(area, paint)
    room = min(sheet.em(9.5), area.w // max(2, (len(people) + 1) // 2) - sheet.em(0.6))
    # A name on three lines goes lower than the table does.
    sheet.y = max(area.bottom, *(_seat(sheet, one, where[one["id"]], area, room) for one in people))
    _key(sheet, all_cords)


def _board(area: Rect, em: int) -> Rect:
    return area.inflate(-min(round(area.w * 0.42), 13 * em), -round(8.2 * em))


def seats(area: Rect, people: list[dict[str, Any]], em: int) -> dict[str, Point]:
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


def _seat(sheet: Sheet, one: dict[str, Any], at: Point, area: Rect, room: int) -> int:
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
    for words, face, colour in lines:
        wide = width(words, face, sheet.em(0.85))
        x = token.centerx - wide // 2 + (round(out * wide * 0.75) if abs(out) > 0.2 else 0)
        sheet.line(words, face, 0.85, colour, (max(area.x, min(x, area.right - wide)), y))
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


Strand = tuple[int, str, bool]  # place of whose trust it is, thickness, guessed
Cord = tuple[Point, Point, str, tuple[Strand, ...], tuple[str, ...], bool, str]
Knot = tuple[Point, str]


def _at_hand(cords: list[dict[str, Any]]) -> dict[str, str]:
    """Knots that sit on three cords or more, with their state: a tension held by oneself is towards everybody."""
    found = [(str(knot["id"]), str(knot["state"])) for cord in cords for knot in cord["knots"]]
    often = Counter(knot for knot, _ in found)
    return {knot: state for knot, state in found if often[knot] >= 3}


def _near(held: dict[str, str], mine: Point, em: int) -> tuple[Knot, ...]:
    """Where the knots at one's hand are drawn: side by side before one's seat."""
    left = mine[0] - (len(held) - 1) * 1.1 * em
    return tuple(((left + n * 2.2 * em, mine[1] - 2.5 * em), state) for n, state in enumerate(held.values()))


def _cord(
    cord: dict[str, Any], where: dict[str, Point], place: dict[str, int], me: str | None, held: dict[str, str]
) -> Cord:
    """A cord as a plain tuple, by which its picture is kept. `me`: whose cords stand out at a crowded table, None at
    another; `held`: knots drawn elsewhere.
    """
    strands = tuple((place[seat], str(thick), seat in cord["guessed"]) for seat, thick in cord["strands"].items())
    knots = tuple(str(knot["state"]) for knot in cord["knots"] if knot["id"] not in held)
    way = "" if me is None else "mine" if me in (cord["a"], cord["b"]) else "faint"
    ends = (cord["b"], cord["a"]) if way == "mine" and cord["b"] == me else (cord["a"], cord["b"])
    return where[ends[0]], where[ends[1]], str(cord["tension"]), strands, knots, bool(cord.get("moved")), way


@lru_cache(maxsize=8)
def _cords(
    cords: tuple[Cord, ...],
    near: tuple[Knot, ...],
    size: tuple[int, int],
    origin: tuple[int, int],
    em: int,
    theme: Theme,
) -> Surface:
    large = Surface((size[0] * OVER, size[1] * OVER), pygame.SRCALPHA)
    large.fill((*theme.wood, 0))
    for a, b, tension, strands, knots, moved, way in cords:
        start, end = (((x - origin[0]) * OVER, (y - origin[1]) * OVER) for x, y in (a, b))
        if way == "faint":
            _faint(large, start, end, strands, em * OVER, theme)
            continue
        # Where seats are close, a cord that bows outwards would pass behind a neighbour.
        sag = -0.3 * SAG[tension] if way else SAG[tension]
        middle = _curve(start, end, sag, size[0] * OVER / 2, size[1] * OVER / 2)
        if moved:
            _stroke(large, middle, (), em * 1.3 * OVER, theme.sheet)
        for n, (place, thick, guessed) in enumerate(strands):
            side = 1 if n else -1
            path = _offset(middle, side * APART[tension] * em * OVER)
            wide = THICK[thick] * em * OVER
            colour = seat_colour(theme, place) if thick != "unknown" else theme.line
            if guessed:
                _dots(large, path, max(wide, 0.15 * em * OVER), colour)
            else:
                _stroke(large, path, pattern(place), wide, colour)
        for n, state in enumerate(knots):
            # Where cords crowd at one's own hand, a knot stands by the other's seat.
            at = _before_end(middle, (2.2 + 1.9 * n) * em * OVER) if way else (n + 1) * STEPS // (len(knots) + 1)
            _knot(large, middle[at], state, em * OVER, theme)
    for (x, y), state in near:
        _knot(large, ((x - origin[0]) * OVER, (y - origin[1]) * OVER), state, em * OVER, theme)
    return pygame.transform.smoothscale(large, size)


def _before_end(path: list[Point], far: float) -> int:
    """The place of a path that stands this far from its end, or its middle if it is too short."""
    end = path[-1]
    away = (k for k in range(STEPS, STEPS // 2, -1) if hypot(path[k][0] - end[0], path[k][1] - end[1]) >= far)
    return next(away, STEPS // 2)


def _faint(large: Surface, a: Point, b: Point, strands: tuple[Strand, ...], em: float, theme: Theme) -> None:
    """A cord between two others at a crowded table: one line, a little stronger where something is known of it."""
    known = [THICK[thick] for _, thick, _ in strands if thick != "unknown"]
    wide = em * (0.6 * max(known) if known else 0.05)
    pygame.draw.line(large, blend(theme.line, theme.wood, 0.5 if known else 0.3), a, b, max(1, round(wide)))


def _curve(a: Point, b: Point, sag: float, cx: float, cy: float) -> list[Point]:
    """From a to b; a slack cord bows away from the middle of the table, or downwards when it would cross it."""
    mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    long = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    normal = (-(b[1] - a[1]) / long, (b[0] - a[0]) / long)
    away = normal[0] * (mid[0] - cx) + normal[1] * (mid[1] - cy)
    turn = 1.0 if away > 0.05 * long or (abs(away) <= 0.05 * long and normal[1] >= 0) else -1.0
    bend = (mid[0] + normal[0] * turn * sag * 2 * long, mid[1] + normal[1] * turn * sag * 2 * long)
    path = []
    for k in range(STEPS + 1):
        t = k / STEPS
        u, v, w = (1 - t) ** 2, 2 * t * (1 - t), t * t
        path.append((u * a[0] + v * bend[0] + w * b[0], u * a[1] + v * bend[1] + w * b[1]))
    return path


def _offset(path: list[Point], by: float) -> list[Point]:
    """A strand beside the middle of its cord: the two wind once round each other, as in a cord."""
    made = []
    for k, (x, y) in enumerate(path):
        before, after = path[max(0, k - 1)], path[min(len(path) - 1, k + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        long = hypot(dx, dy) or 1.0
        out = by * cos(3 * pi * k / STEPS)
        made.append((x - dy / long * out, y + dx / long * out))
    return made


def _stroke(surface: Surface, path: list[Point], pattern: tuple[float, ...], wide: float, colour: Colour) -> None:
    """A line of even thickness, in the pattern of its seat (lengths in thicknesses, with a least length)."""
    radius = max(1.0, wide / 2)
    unit = max(wide, 5.0)
    at, lit, turn = 0.0, True, 0
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        long = hypot(x1 - x0, y1 - y0)
        steps = max(1, int(long / max(1.0, radius * 0.5)))
        for k in range(steps):
            if lit:
                pygame.draw.circle(surface, colour, (x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps), radius)
            if pattern:
                at += long / steps
                if at >= pattern[turn] * unit:
                    at, lit, turn = 0.0, not lit, (turn + 1) % len(pattern)


def _dots(surface: Surface, path: list[Point], wide: float, colour: Colour) -> None:
    gone, apart = 0.0, wide * 2.1
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        gone += hypot(x1 - x0, y1 - y0)
        if gone >= apart:
            gone = 0.0
            pygame.draw.circle(surface, colour, (x1, y1), wide / 2)


def _knot(surface: Surface, at: Point, state: str, em: float, theme: Theme) -> None:
    """tight: a small closed knot; loose: an open one; burst: a gap with frayed ends."""
    x, y = at
    if state == "burst":
        pygame.draw.circle(surface, theme.wood, at, em * 0.62)
        for turn in range(8):
            dx, dy = cos(turn * pi / 4 + 0.2), sin(turn * pi / 4 + 0.2)
            pygame.draw.line(
                surface,
                theme.alarm,
                (x + dx * em * 0.3, y + dy * em * 0.3),
                (x + dx * em * 0.68, y + dy * em * 0.68),
                max(2, round(em * 0.11)),
            )
        return
    reach, thick = (em * 0.42, round(em * 0.2)) if state == "tight" else (em * 0.7, round(em * 0.13))
    for dx in (-0.55, 0.55):
        pygame.draw.circle(surface, theme.sheet, (x + dx * reach, y), reach + thick * 0.5)
    for dx in (-0.55, 0.55):
        pygame.draw.circle(surface, theme.ink, (x + dx * reach, y), reach, max(2, thick))


@lru_cache(maxsize=64)
def _knot_sign(state: str, px: int, theme: Theme) -> Surface:
    large = Surface((px * 4, px * 4), pygame.SRCALPHA)
    large.fill((*theme.sheet, 0))
    _knot(large, (px * 2, px * 2), state, px * 1.6, theme)
    return pygame.transform.smoothscale(large, (px, px))


def _key(sheet: Sheet, cords: list[dict[str, Any]]) -> None:
    """Under the table: what each knot is, and what dots mean."""
    lang, theme, size = sheet.style.lang, sheet.theme, sheet.em(1.2)
    # One tension may sit on several cords: it is said once.
    for knot in {str(knot["id"]): knot for cord in cords for knot in cord["knots"]}.values():
        sheet.gap(0.3)
        state = str(knot["state"])
        rect = Rect(0, sheet.y + sheet.em(0.05), size, size)

        def paint(surface: Surface, r: Rect, state: str = state) -> None:
            surface.blit(_knot_sign(state, r.w, theme), r)

        sheet.add(rect, paint)
        sheet.text(f"{word(lang, 'knot_' + state)}\u00a0— {knot['text']}", "label", 0.85, left=sheet.em(1.7))
    if any(cord["guessed"] for cord in cords):
        sheet.gap(0.3)
        sheet.text(word(lang, "guessed"), "label", 0.78, theme.soft)


def ornament(sheet: Sheet) -> None:
    """A cord with one loose knot, under the name of the game."""
    area = Rect(0, sheet.y, sheet.width, sheet.em(3.2))
    theme, em = sheet.theme, sheet.em(1)
    ends = ((area.w * 0.14, em * 1.6), (area.w * 0.86, em * 1.6))
    cord = (*ends, "taut", ((1, "fair", False), (0, "fair", False)), ("loose",), False, "")

    def paint(surface: Surface, r: Rect) -> None:
        surface.blit(_cords((cord,), (), (r.w, r.h), (0, 0), em, theme), r)

    sheet.add(area, paint)
    sheet.y = area.bottom
