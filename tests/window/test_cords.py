"""Cords: from a page to the next only what changed is drawn anew, and the picture is the same as from nothing."""

import pygame
import pytest
from pygame import Rect, Surface

from game.window import cords
from game.window.cords import draw_cords
from game.window.theme import THEMES

SIZE, EM, THEME = (600, 360), 20, THEMES["paper"]
ENDS = [(80.0, 180.0), (300.0, 60.0), (520.0, 180.0), (300.0, 300.0)]
KEPT = [one for one in vars(cords).values() if hasattr(one, "cache_clear")]


def table(*, thick="fair", tension="slack", moved=False, manner=""):
    """Six cords, of which the first is as told."""
    pairs = [(a, b) for a in range(4) for b in range(a + 1, 4)]
    made = []
    for a, b in pairs:
        strands, knots = ((a, "thin", False), (b, "thick", a == 2)), ("tight",) if a == 1 else ()
        made.append((ENDS[a], ENDS[b], "taut", strands, knots, False, manner))
    first = made[0]
    made[0] = (*first[:2], tension, ((0, thick, False), (1, "thin", False)), ("loose",), moved, manner)
    return tuple(made)


def whole(made, near=(), shown=None) -> bytes:
    """The picture where it stands at the table; `shown`: no more of it is drawn."""
    surface = Surface(SIZE)
    surface.fill(THEME.wood)
    surface.set_clip(shown)
    draw_cords(surface, Rect(0, 0, *SIZE), made, near, EM, THEME)
    return pygame.image.tobytes(surface, "RGB")


@pytest.fixture(autouse=True)
def forgotten():
    for one in KEPT:
        one.cache_clear()


@pytest.mark.parametrize(
    ("change", "computed"), [({"thick": "thick"}, 1), ({"moved": True}, 1), ({"tension": "tight"}, 2), ({}, 0)]
)
def test_only_what_changed_is_drawn_and_the_picture_is_that_of_nothing_kept(change, computed) -> None:
    was = whole(table())
    tiles, strokes = cords._drawn.cache_info().misses, cords._stroke.cache_info().misses
    kept = whole(table(**change))
    assert cords._stroke.cache_info().misses - strokes == computed
    assert bool(change) <= cords._drawn.cache_info().misses - tiles < tiles / 2
    for one in KEPT:
        one.cache_clear()
    assert whole(table(**change)) == kept
    assert (kept != was) == bool(change)


@pytest.mark.parametrize("manner", ["", "mine", "faint"])
def test_tiles_make_the_picture_that_one_would(monkeypatch, manner) -> None:
    near = (((300.0, 255.0), "burst"), ((254.0, 127.0), "loose"), ((128.0, 256.0), "tight"))
    for knots in ((), near):
        tiled = whole(table(moved=True, manner=manner), knots)
        for one in KEPT:
            one.cache_clear()
        with monkeypatch.context() as alone:
            alone.setattr(cords, "SIDE", 1024)
            assert whole(table(moved=True, manner=manner), knots) == tiled
        for one in KEPT:
            one.cache_clear()


def test_what_is_not_shown_is_not_made_until_it_is() -> None:
    foot = Rect(0, 300, SIZE[0], 60)
    part = whole(table(), (), foot)
    few = cords._drawn.cache_info().misses
    scrolled, surface = whole(table()), Surface(SIZE)
    assert 0 < few < cords._drawn.cache_info().misses / 2
    surface.fill(THEME.wood)
    surface.blit(pygame.image.frombytes(scrolled, SIZE, "RGB"), foot, foot)
    assert pygame.image.tobytes(surface, "RGB") == part
