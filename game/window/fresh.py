"""A page's first moments, in which nothing takes what is to be meant: a second press or click was for the page before.

A mouse that has not moved since is still where it was for that page; a finger comes down where it means to.
"""

from game.pages.model import Offer

FIRST_MS = 1000


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
