"""Where a window opens and how large: within the desktop, and as it was left. What is kept is a setting, `window`."""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

import pygame

USUAL = (1280, 720)
LEAST = (640, 480)
EDGES = (8, 80)  # pixels that a desktop's own bars and a window's title take from a screen
UNSEEN = ("offscreen", "dummy", "evdev")  # where SDL draws for nobody, unless it was asked to


class NoWindow(Exception):  # noqa: N818 (nobody's error)
    """No window can be opened: why, as SDL says it."""


def start_display() -> None:
    """Raises NoWindow where there is no display: SDL would go on without, seen by nobody."""
    asked = "SDL_VIDEODRIVER" in os.environ
    try:
        pygame.display.init()
    except pygame.error as refused:
        raise NoWindow(str(refused)) from None
    if not asked and pygame.display.get_driver() in UNSEEN:
        pygame.display.quit()
        raise NoWindow("SDL: no display")


def open_window(caption: str, size: tuple[int, int], at: int | tuple[int, int]) -> pygame.Window:
    """Raises NoWindow."""
    try:
        return pygame.Window(caption, size, at, resizable=True)
    except pygame.error as refused:
        raise NoWindow(str(refused)) from None


class Place(NamedTuple):
    """A window's size and whether it fills the screen; `at`: where its corner stands, None where nothing is known."""

    size: tuple[int, int]
    at: tuple[int, int] | None = None
    full: bool = False

    def kept(self) -> dict[str, Any]:
        """As a setting."""
        return {"window": {"size": list(self.size), "at": list(self.at) if self.at else None, "full": self.full}}


def opening(kept: object, desktops: Sequence[tuple[int, int]]) -> Place:
    """Where to open on these desktops, the main one first. `kept`: the setting, whatever it holds."""
    setting = kept if isinstance(kept, dict) else {}
    wanted, at = _pair(setting.get("size")), _pair(setting.get("at"))
    screen = desktops[0] if desktops else USUAL
    room = tuple(max(1, side - edge) for side, edge in zip(screen, EDGES, strict=True))
    least = [min(side, most) for side, most in zip(LEAST, room, strict=True)]
    wide, high = (max(low, min(side, most)) for low, side, most in zip(least, wanted or USUAL, room, strict=True))
    # On another screen than the main one, or on one that is gone, the desktop finds the place.
    inside = at is not None and 0 <= at[0] <= screen[0] - wide and 0 <= at[1] <= screen[1] - high
    return Place((wide, high), at if wanted and inside else None, setting.get("full") is True)


def _pair(found: object) -> tuple[int, int] | None:
    """Two whole numbers that may be pixels."""
    if isinstance(found, list | tuple) and len(found) == 2 and all(type(x) is int and 0 <= x < 100_000 for x in found):
        return found[0], found[1]
    return None
