"""Cords drawn: two strands each, knots on them; the picture of all of them is made from lines kept one by one.

From a page to the next most cords hang as they did: where each of their strands goes is computed once.
"""

import itertools
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import NamedTuple

import pygame.draw
import pygame.transform
from pygame import Rect, Surface

from game.window.theme import Colour, Theme, blend, pattern, seat_colour

Point = tuple[float, float]
Pixels = list[tuple[int, int]]
Strand = tuple[int, str, bool]  # place of whose trust it is, thickness, guessed
Cord = tuple[Point, Point, str, tuple[Strand, ...], tuple[str, ...], bool, str]
Knot = tuple[Point, str]

OVER = 2  # cords are drawn twice as large, then scaled down
THICK = {"unknown": 0.1, "thin": 0.13, "fair": 0.24, "thick": 0.38}  # ems
SAG = {"slack": 0.16, "taut": 0.05, "tight": 0.0}  # of the cord's length
APART = {"slack": 0.34, "taut": 0.24, "tight": 0.14}  # ems between a strand and the middle of its cord
AROUND = 1.6  # ems at most from the middle of a cord to what is drawn of it
STEPS = 96
ALONG = [((1 - k / STEPS) ** 2, 2 * (k / STEPS) * (1 - k / STEPS), (k / STEPS) ** 2) for k in range(STEPS + 1)]
WOUND = [cos(3 * pi * k / STEPS) for k in range(STEPS + 1)]


class Way(NamedTuple):
    """How a cord hangs, in large pixels: its ends, how far it sags, the middle of the table, half the space between its
    strands.
    """

    start: Point
    end: Point
    sag: float
    centre: Point
    apart: float


@lru_cache(maxsize=8)
def cords_drawn(
    cords: tuple[Cord, ...], near: tuple[Knot, ...], size: tuple[int, int], em: int, theme: Theme
) -> tuple[Surface, tuple[int, int]]:
    """The cords of a table of this size, on no more than they take of it, and where that stands."""
    wide = em * OVER
    hung = [(cord, _way(cord, size, wide)) for cord in cords]
    points = [point for cord, way in hung for point in (_middle(way) if cord[6] != "faint" else way[:2])]
    points += [(x * OVER, y * OVER) for (x, y), _ in near]
    box = _box(points, AROUND * wide, size)
    large = Surface(box.size, pygame.SRCALPHA)
    large.fill((*theme.wood, 0))
    for (_, _, _, strands, knots, moved, manner), way in hung:
        if manner == "faint":
            _faint(large, _moved(way.start, box), _moved(way.end, box), strands, wide, theme)
            continue
        middle = _middle(way)
        if moved:
            _beads(large, box, _stroke(way, 0, (), wide * 1.3), wide * 1.3, theme.sheet)
        for n, (place, thick, guessed) in enumerate(strands):
            broad, side = THICK[thick] * wide, 1 if n else -1
            colour = seat_colour(theme, place) if thick != "unknown" else theme.line
            if guessed:
                broad = max(broad, 0.15 * wide)
                _beads(large, box, _dots(way, side, broad), broad, colour, least=0)
            else:
                _beads(large, box, _stroke(way, side, pattern(place), broad), broad, colour)
        for n, state in enumerate(knots):
            # Where cords crowd at one's own hand, a knot stands by the other's seat.
            at = _before_end(middle, (2.2 + 1.9 * n) * wide) if manner else (n + 1) * STEPS // (len(knots) + 1)
            _knot(large, _moved(middle[at], box), state, wide, theme)
    for (x, y), state in near:
        _knot(large, _moved((x * OVER, y * OVER), box), state, wide, theme)
    small = pygame.transform.smoothscale(large, (box.w // OVER, box.h // OVER))
    return small, (box.x // OVER, box.y // OVER)


def _moved(at: Point, box: Rect) -> Point:
    return at[0] - box.x, at[1] - box.y


def _way(cord: Cord, size: tuple[int, int], em: float) -> Way:
    a, b, tension, _, _, _, manner = cord
    start, end = ((x * OVER, y * OVER) for x, y in (a, b))
    # Where seats are close, a cord that bows outwards would pass behind a neighbour.
    sag = -0.3 * SAG[tension] if manner else SAG[tension]
    return Way(start, end, sag, (size[0] * OVER / 2, size[1] * OVER / 2), APART[tension] * em)


def _box(points: list[Point], around: float, size: tuple[int, int]) -> Rect:
    """The large pixels that these points take with what is around them, in whole pixels once scaled down."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = (max(0, int(min(one) - around)) // OVER for one in (xs, ys))
    right, bottom = (min(most, int(max(one) + around) // OVER + 1) for one, most in ((xs, size[0]), (ys, size[1])))
    return Rect(left * OVER, top * OVER, (right - left) * OVER, (bottom - top) * OVER)


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


@lru_cache(maxsize=256)
def _middle(way: Way) -> list[Point]:
    """From start to end; a slack cord bows away from the middle of the table, or downwards when it would cross it."""
    a, b, (cx, cy) = way.start, way.end, way.centre
    mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    long = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    normal = (-(b[1] - a[1]) / long, (b[0] - a[0]) / long)
    away = normal[0] * (mid[0] - cx) + normal[1] * (mid[1] - cy)
    turn = 1.0 if away > 0.05 * long or (abs(away) <= 0.05 * long and normal[1] >= 0) else -1.0
    bend = (mid[0] + normal[0] * turn * way.sag * 2 * long, mid[1] + normal[1] * turn * way.sag * 2 * long)
    return [(u * a[0] + v * bend[0] + w * b[0], u * a[1] + v * bend[1] + w * b[1]) for u, v, w in ALONG]


@lru_cache(maxsize=256)
def _sides(way: Way) -> tuple[list[Point], list[Point], list[Point]]:
    """The middle of a cord, then its two strands: they wind once round each other, as in a cord."""
    path = _middle(way)
    ends = zip([path[0], *path[:-1]], [*path[1:], path[-1]], strict=True)
    one, other = [], []
    for (x, y), (before, after), wound in zip(path, ends, WOUND, strict=True):
        dx, dy = after[0] - before[0], after[1] - before[1]
        long = hypot(dx, dy) or 1.0
        out = way.apart * wound
        across, down = dy / long * out, dx / long * out
        one.append((x - across, y + down))
        other.append((x + across, y - down))
    return path, one, other


@lru_cache(maxsize=512)
def _stroke(way: Way, side: int, pattern: tuple[float, ...], wide: float) -> Pixels:
    """Where to draw the rounds of a line of even thickness, in the pattern of its seat (lengths in thicknesses, with a
    least length). `side`: which strand, 0 for the middle of the cord.
    """
    step, unit, made = max(1.0, max(1.0, wide / 2) * 0.5), max(wide, 5.0), Pixels()
    at, lit, turn = 0.0, True, 0
    for (x0, y0), (x1, y1) in itertools.pairwise(_sides(way)[side]):
        long = hypot(x1 - x0, y1 - y0)
        steps = max(1, int(long / step))
        for k in range(steps):
            if lit:
                made.append((int(x0 + (x1 - x0) * k / steps), int(y0 + (y1 - y0) * k / steps)))
            if pattern:
                at += long / steps
                if at >= pattern[turn] * unit:
                    at, lit, turn = 0.0, not lit, (turn + 1) % len(pattern)
    return list(dict.fromkeys(made))


@lru_cache(maxsize=512)
def _dots(way: Way, side: int, wide: float) -> Pixels:
    """The same where a line is dotted."""
    gone, apart, made = 0.0, wide * 2.1, Pixels()
    for (x0, y0), (x1, y1) in itertools.pairwise(_sides(way)[side]):
        gone += hypot(x1 - x0, y1 - y0)
        if gone >= apart:
            gone = 0.0
            made.append((int(x1), int(y1)))
    return made


def _beads(surface: Surface, box: Rect, at: Pixels, wide: float, colour: Colour, least: float = 1.0) -> None:
    """Rounds of one thickness. `box`: what the surface shows of the table."""
    left, top, radius, circle = box.x, box.y, max(least, wide / 2), pygame.draw.circle
    for x, y in at:
        circle(surface, colour, (x - left, y - top), radius)


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
def knot_sign(state: str, px: int, theme: Theme) -> Surface:
    large = Surface((px * 4, px * 4), pygame.SRCALPHA)
    large.fill((*theme.sheet, 0))
    _knot(large, (px * 2, px * 2), state, px * 1.6, theme)
    return pygame.transform.smoothscale(large, (px, px))
