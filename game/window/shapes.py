"""Small shapes with smooth edges: emblems, marks of support, stars. Drawn large once, scaled down, kept."""

from functools import lru_cache
from math import cos, pi, sin

import pygame.draw
import pygame.transform
from pygame import Surface

from game.window.theme import EMBLEMS, Colour, Emblem, Theme, seat_colour

OVER = 4  # drawn this many times larger

Points = list[tuple[float, float]]


def _round(n: int, turn: float = -pi / 2, radius: float = 0.46) -> Points:
    return [(0.5 + radius * cos(turn + 2 * pi * k / n), 0.5 + radius * sin(turn + 2 * pi * k / n)) for k in range(n)]


def _star(n: int, inner: float) -> Points:
    return [
        point
        for outer, within in zip(_round(n), _round(n, -pi / 2 + pi / n, inner), strict=True)
        for point in (outer, within)
    ]


CROSS: Points = [
    (0.34, 0.06),
    (0.66, 0.06),
    (0.66, 0.34),
    (0.94, 0.34),
    (0.94, 0.66),
    (0.66, 0.66),
    (0.66, 0.94),
    (0.34, 0.94),
    (0.34, 0.66),
    (0.06, 0.66),
    (0.06, 0.34),
    (0.34, 0.34),
]
OUTLINES: dict[Emblem, Points] = {
    "disc": _round(48, radius=0.43),
    "square": [(0.12, 0.12), (0.88, 0.12), (0.88, 0.88), (0.12, 0.88)],
    "triangle": [(0.5, 0.06), (0.96, 0.88), (0.04, 0.88)],
    "diamond": _round(4, radius=0.49),
    "hexagon": _round(6, 0),
    "star": _star(5, 0.21),
    "cross": CROSS,
    "drop": [
        (0.5, 0.03),
        *[(0.5 + 0.36 * cos(a), 0.6 + 0.36 * sin(a)) for a in (k * pi / 16 - 0.5 for k in range(21))],
    ],
    "hourglass": [(0.1, 0.08), (0.9, 0.08), (0.6, 0.5), (0.9, 0.92), (0.1, 0.92), (0.4, 0.5)],
    "moon": [
        *[(0.58 + 0.46 * cos(a), 0.5 + 0.46 * sin(a)) for a in (0.3 * pi + k * pi / 20 for k in range(29))],
        *[(0.74 + 0.34 * cos(a), 0.5 + 0.34 * sin(a)) for a in (1.62 * pi - k * pi / 20 for k in range(26))],
    ],
    "bowl": [(0.5 + 0.46 * cos(a), 0.24 + 0.6 * sin(a)) for a in (k * pi / 24 for k in range(25))],
    "chevron": [(0.04, 0.12), (0.32, 0.12), (0.5, 0.46), (0.68, 0.12), (0.96, 0.12), (0.5, 0.94)],
}


def _points(outline: Points, px: int) -> Points:
    return [(x * px, y * px) for x, y in outline]


def _smooth(large: Surface, px: int) -> Surface:
    return pygame.transform.smoothscale(large, (px, px))


def _blank(px: int, colour: Colour) -> Surface:
    """Transparent, but already of this colour, so that scaling mixes no black into the edges."""
    surface = Surface((px, px), pygame.SRCALPHA)
    surface.fill((*colour, 0))
    return surface


@lru_cache(maxsize=400)
def emblem(place: int, px: int, theme: Theme, hollow: bool = False) -> Surface:
    """The emblem of the seat at `place`, `px` pixels wide; hollow for one that has left."""
    colour, large = seat_colour(theme, place), max(8, px * OVER)
    surface = _blank(large, colour)
    points = _points(OUTLINES[EMBLEMS[place % len(EMBLEMS)]], large)
    if hollow:
        pygame.draw.polygon(surface, colour, points, max(2, large // 9))
    else:
        pygame.draw.polygon(surface, colour, points)
    return _smooth(surface, max(2, px))


@lru_cache(maxsize=400)
def sign(name: str, px: int, colour: Colour) -> Surface:
    """yes (tick), not_yet (open ring), no (cross), star, star-off, radio, radio-on, box, box-on, fold or unfold."""
    n = max(8, px * OVER)
    surface = _blank(n, colour)
    thick = max(2, n // 8)
    middle = (n / 2, n / 2)
    if name in ("yes", "box-on"):
        if name == "box-on":
            pygame.draw.rect(surface, colour, (n * 0.08, n * 0.08, n * 0.84, n * 0.84), n // 12, border_radius=n // 8)
        inset = 0.12 if name == "box-on" else 0.0
        points = [(0.12 + inset, 0.52), (0.4, 0.8 - inset * 0.8), (0.9 - inset, 0.2 + inset)]
        pygame.draw.lines(surface, colour, False, _points(points, n), thick)
        for x, y in _points(points, n):
            pygame.draw.circle(surface, colour, (x, y), thick / 2)
    elif name == "not_yet":
        pygame.draw.circle(surface, colour, middle, n * 0.34, thick)
    elif name == "no":
        for a, b in (((0.2, 0.2), (0.8, 0.8)), ((0.8, 0.2), (0.2, 0.8))):
            pygame.draw.line(surface, colour, (a[0] * n, a[1] * n), (b[0] * n, b[1] * n), thick + thick // 3)
    elif name in ("star", "star-off"):
        width = 0 if name == "star" else max(2, n // 14)
        pygame.draw.polygon(surface, colour, _points(_star(5, 0.2), n), width)
    elif name in ("radio", "radio-on"):
        pygame.draw.circle(surface, colour, middle, n * 0.42, max(2, n // 12))
        if name == "radio-on":
            pygame.draw.circle(surface, colour, middle, n * 0.22)
    elif name == "box":
        pygame.draw.rect(surface, colour, (n * 0.08, n * 0.08, n * 0.84, n * 0.84), n // 12, border_radius=n // 8)
    elif name == "fold":
        pygame.draw.lines(surface, colour, False, _points([(0.2, 0.36), (0.5, 0.66), (0.8, 0.36)], n), thick)
    elif name == "unfold":
        pygame.draw.lines(surface, colour, False, _points([(0.36, 0.2), (0.66, 0.5), (0.36, 0.8)], n), thick)
    return _smooth(surface, max(2, px))
