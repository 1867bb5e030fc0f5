"""A page's first moments, in which nothing takes what is to be meant: a second press or click was for the page before.

A mouse that has not moved since is still where it was for that page; a finger comes down where it means to.
Nor does a click take what stands elsewhere since it was made.
"""

import pygame
from pygame import Rect

from game.pages.model import Offer
from game.window.view import Places

FIRST_MS = 1000
POINTED = (pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN)
INPUT = (
    pygame.MOUSEBUTTONDOWN,
    pygame.FINGERDOWN,
    pygame.KEYDOWN,
    pygame.KEYUP,
    pygame.TEXTINPUT,
    pygame.TEXTEDITING,
    pygame.MOUSEBUTTONUP,
    pygame.MOUSEWHEEL,
)


def sift(then: Places, now: Places) -> None:
    """Of what waits, forget the clicks on what stood elsewhere, `then`; all else stays, in its order."""
    if not pygame.event.peek(POINTED):
        return
    for event in pygame.event.get((*INPUT, pygame.MOUSEMOTION)):
        if event.type not in POINTED or (
            event.type == pygame.MOUSEBUTTONDOWN and _under(then, event.pos) == _under(now, event.pos)
        ):
            pygame.event.post(event)


def _under(places: Places, at: tuple[int, int]) -> list[tuple[str, int, int, int, int]]:
    """What a place of the window is on."""
    return [one for one in places if Rect(one[1:]).collidepoint(at)]


class Fresh:
    """When a page was shown, and whether the mouse has moved since."""

    def __init__(self) -> None:
        self._since, self._moved = 0, False

    def shown(self, now: int) -> None:
        """Another page shows, at this millisecond."""
        self._since, self._moved = now, False

    def moves(self) -> None:
        """The mouse moves, or a finger touches."""
        self._moved = True

    def takes(self, offer: Offer, now: int, pointed: bool) -> bool:
        """Whether this offer is taken now; `pointed`: by a click."""
        return not offer.meant or (now - self._since >= FIRST_MS and (self._moved or not pointed))
