"""Cords drawn: two strands each, knots on them; the picture of all of them is made from lines kept one by one.

From a page to the next most cords hang as they did: where each of their strands goes is computed once, and only the
tiles of the picture that a changed cord crosses are drawn again.
"""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from math import cos, hypot, pi, sin
from typing import NamedTuple

import pygame.draw
import pygame.transform
from pygame import Rect, Surface

from game.window.theme import Colour, Theme, blend, pattern, seat_colour

Point = tuple[float, float]
Pixels = list[tuple[int, int]]
Tile = tuple[int, int]  # column and row
Strand = tuple[int, str, bool]  # place of whose trust it is, thickness, guessed
Cord = tuple[Point, Point, str, tuple[Strand, ...], tuple[str, ...], bool, str]
Knot = tuple[Point, str]

OVER = 2  # cords are drawn twice as large, then scaled down
THICK = {"unknown": 0.1, "thin": 0.13, "fair": 0.24, "thick": 0.38}  # ems
SAG = {"slack": 0.16, "taut": 0.05, "tight": 0.0}  # of the cord's length
APART = {"slack": 0.34, "taut": 0.24, "tight": 0.14}  # ems between a strand and the middle of its cord
SIDE = 64  # pixels of a tile
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


@dataclass(frozen=True, eq=False)
class Piece:
    """A cord, or the knots at one's hand, as drawn: tile by tile, how. It is kept, and known again as the same one."""

    tiles: dict[Tile, list[Callable[[Surface, Point], None]]]


def draw_cords(
    surface: Surface, area: Rect, cords: tuple[Cord, ...], near: tuple[Knot, ...], em: int, theme: Theme
) -> None:
    """The cords of the table that stands in this area, on the tiles that they cross, no further than it goes. A tile is
    made when it comes into what is to be drawn of the surface, and again when something that crosses it changed.
    """
    tiles: dict[Tile, list[Piece]] = {}
    for piece in (*(_cord(cord, area.size, em, theme) for cord in cords), _near(near, em, theme)):
        for tile in piece.tiles:
            tiles.setdefault(tile, []).append(piece)
    shown, blits = area.clip(surface.get_clip()), []
    for tile, pieces in tiles.items():
        where = Rect(area.x + tile[0] * SIDE, area.y + tile[1] * SIDE, SIDE, SIDE)
        if where.colliderect(shown):
            blits.append(
                (_drawn(tile, tuple(pieces), theme), where, Rect(0, 0, area.right - where.x, area.bottom - where.y))
            )
    surface.blits(blits)


@lru_cache(maxsize=1024)
def _drawn(tile: Tile, pieces: tuple[Piece, ...], theme: Theme) -> Surface:
    large = Surface((SIDE * OVER, SIDE * OVER), pygame.SRCALPHA)
    large.fill((*theme.wood, 0))
    corner = (tile[0] * SIDE * OVER, tile[1] * SIDE * OVER)
    for piece in pieces:
        for draw in piece.tiles[tile]:
            draw(large, corner)
    return pygame.transform.smoothscale(large, (SIDE, SIDE))


@lru_cache(maxsize=512)
def _cord(cord: Cord, size: tuple[int, int], em: int, theme: Theme) -> Piece:
    _, _, _, strands, knots, moved, manner = cord
    wide, way, piece = em * OVER, _way(cord, size, em * OVER), Piece({})
    if manner == "faint":
        _faint(piece, way, strands, wide, theme)
        return piece
    middle = _middle(way)
    if moved:
        _beads(piece, _stroke(way, 0, (), wide * 1.3), max(1.0, wide * 1.3 / 2), theme.sheet)
    for n, (place, thick, guessed) in enumerate(strands):
        broad, side = THICK[thick] * wide, 1 if n else -1
        colour = seat_colour(theme, place) if thick != "unknown" else theme.line
        if guessed:
            broad = max(broad, 0.15 * wide)
            _beads(piece, _dots(way, side, broad), broad / 2, colour)
        else:
            _beads(piece, _stroke(way, side, pattern(place), broad), max(1.0, broad / 2), colour)
    for n, state in enumerate(knots):
        # Where cords crowd at one's own hand, a knot stands by the other's seat.
        at = _before_end(middle, (2.2 + 1.9 * n) * wide) if manner else (n + 1) * STEPS // (len(knots) + 1)
        _tie(piece, middle[at], state, wide, theme)
    return piece


@lru_cache(maxsize=16)
def _near(near: tuple[Knot, ...], em: int, theme: Theme) -> Piece:
    piece = Piece({})
    for (x, y), state in near:
        _tie(piece, (x * OVER, y * OVER), state, em * OVER, theme)
    return piece


def _way(cord: Cord, size: tuple[int, int], em: float) -> Way:
    a, b, tension, _, _, _, manner = cord
    start, end = ((x * OVER, y * OVER) for x, y in (a, b))
    # Where seats are close, a cord that bows outwards would pass behind a neighbour.
    sag = 0.0 if manner == "faint" else -0.3 * SAG[tension] if manner else SAG[tension]
    return Way(start, end, sag, (size[0] * OVER / 2, size[1] * OVER / 2), APART[tension] * em)


def _tiled(points: Iterable[Point], reach: float) -> dict[Tile, Pixels]:
    """Points by the tiles on which something that reaches as far as this around each of them shows."""
    found: dict[Tile, Pixels] = {}
    side, here = SIDE * OVER, Pixels()
    left = top = right = bottom = -1.0  # within which all is on the tile of the point before
    for x, y in points:
        if left <= x <= right and top <= y <= bottom:
            here.append((int(x), int(y)))
            continue
        columns, rows = (range(int((one - reach) // side), int((one + reach) // side) + 1) for one in (x, y))
        for tile in itertools.product(columns, rows):
            here = found.setdefault(tile, Pixels())
            here.append((int(x), int(y)))
        if len(columns) == len(rows) == 1:
            left, right = columns[0] * side + reach, (columns[0] + 1) * side - reach - 1
            top, bottom = rows[0] * side + reach, (rows[0] + 1) * side - reach - 1
        else:
            left = right = -1.0
    return found


def _before_end(path: list[Point], far: float) -> int:
    """The place of a path that stands this far from its end, or its middle if it is too short."""
    end = path[-1]
    away = (k for k in range(STEPS, STEPS // 2, -1) if hypot(path[k][0] - end[0], path[k][1] - end[1]) >= far)
    return next(away, STEPS // 2)


def _faint(piece: Piece, way: Way, strands: tuple[Strand, ...], em: float, theme: Theme) -> None:
    """A cord between two others at a crowded table: one line, a little stronger where something is known of it."""
    known = [THICK[thick] for _, thick, _ in strands if thick != "unknown"]
    wide = max(1, round(em * (0.6 * max(known) if known else 0.05)))
    colour = blend(theme.line, theme.wood, 0.5 if known else 0.3)

    def draw(surface: Surface, corner: Point) -> None:
        pygame.draw.line(surface, colour, _from(way.start, corner), _from(way.end, corner), wide)

    for tile in _crossed(way.start, way.end, wide + 2):
        piece.tiles.setdefault(tile, []).append(draw)


def _crossed(a: Point, b: Point, reach: float) -> list[Tile]:
    """The tiles that a straight line crosses, and those as near as this."""
    side, (left, right), found = SIDE * OVER, sorted((a, b)), []
    rise = (right[1] - left[1]) / (right[0] - left[0] or 1.0)
    for column in range(int((left[0] - reach) // side), int((right[0] + reach) // side) + 1):
        ends = (max(left[0], column * side - reach), min(right[0], (column + 1) * side + reach))
        ys = [left[1], right[1]] if right[0] - left[0] < 1 else [left[1] + rise * (x - left[0]) for x in ends]
        for row in range(int((min(ys) - reach) // side), int((max(ys) + reach) // side) + 1):
            found.append((column, row))
    return found


def _from(at: Point, corner: Point) -> Point:
    """A point as a tile has it: in whole pixels before it is moved, so that all tiles round it alike."""
    return int(at[0]) - corner[0], int(at[1]) - corner[1]


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
def _stroke(way: Way, side: int, pattern: tuple[float, ...], wide: float) -> dict[Tile, Pixels]:
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
    return _tiled(dict.fromkeys(made), wide / 2 + 2)


@lru_cache(maxsize=512)
def _dots(way: Way, side: int, wide: float) -> dict[Tile, Pixels]:
    """The same where a line is dotted."""
    gone, apart, made = 0.0, wide * 2.1, Pixels()
    for (x0, y0), (x1, y1) in itertools.pairwise(_sides(way)[side]):
        gone += hypot(x1 - x0, y1 - y0)
        if gone >= apart:
            gone = 0.0
            made.append((int(x1), int(y1)))
    return _tiled(made, wide / 2 + 2)


def _beads(piece: Piece, at: dict[Tile, Pixels], radius: float, colour: Colour) -> None:
    """Rounds of one thickness."""

    def draw(pixels: Pixels, surface: Surface, corner: Point) -> None:
        (left, top), circle = corner, pygame.draw.circle
        for x, y in pixels:
            circle(surface, colour, (x - left, y - top), radius)

    for tile, pixels in at.items():
        piece.tiles.setdefault(tile, []).append(partial(draw, pixels))


def _tie(piece: Piece, at: Point, state: str, em: float, theme: Theme) -> None:
    """A knot there."""
    for tile in _tiled([at], 1.3 * em):
        piece.tiles.setdefault(tile, []).append(lambda surface, corner: _knot(surface, at, state, em, theme, corner))


def _knot(surface: Surface, at: Point, state: str, em: float, theme: Theme, corner: Point = (0, 0)) -> None:
    """tight: a small closed knot; loose: an open one; burst: a gap with frayed ends."""
    x, y = at
    if state == "burst":
        pygame.draw.circle(surface, theme.wood, _from(at, corner), em * 0.62)
        for turn in range(8):
            dx, dy = cos(turn * pi / 4 + 0.2), sin(turn * pi / 4 + 0.2)
            inner, outer = ((x + dx * em * far, y + dy * em * far) for far in (0.3, 0.68))
            ends = _from(inner, corner), _from(outer, corner)
            pygame.draw.line(surface, theme.alarm, *ends, max(2, round(em * 0.11)))
        return
    reach, thick = (em * 0.42, round(em * 0.2)) if state == "tight" else (em * 0.7, round(em * 0.13))
    sides = [_from((x + dx * reach, y), corner) for dx in (-0.55, 0.55)]
    for side in sides:
        pygame.draw.circle(surface, theme.sheet, side, reach + thick * 0.5)
    for side in sides:
        pygame.draw.circle(surface, theme.ink, side, reach, max(2, thick))


@lru_cache(maxsize=64)
def knot_sign(state: str, px: int, theme: Theme) -> Surface:
    large = Surface((px * 4, px * 4), pygame.SRCALPHA)
    large.fill((*theme.sheet, 0))
    _knot(large, (px * 2, px * 2), state, px * 1.6, theme)
    return pygame.transform.smoothscale(large, (px, px))
