"""While something is done beside the window: a sign that moves, and a way to stop, by Esc or the mouse.

What was pressed before the sign showed was meant for the page, and is forgotten. Closing the window stops too: what was
done until then is kept.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import pygame

from game.play.stopping import How
from game.window import over
from game.window.beside import beside
from game.window.fresh import INPUT
from game.window.keys import HELD

if TYPE_CHECKING:
    from game.window.loop import Window

Made = TypeVar("Made")


class Waiting:
    """One wait. `how`: as it was asked to stop, "" if it was not; `stops`: what is done can be stopped; `asked`: by the
    person, who else goes on meanwhile: what they press is for the page, and waits."""

    def __init__(self, window: "Window", stops: bool = True, asked: bool = True) -> None:
        self.window, self.stops, self.asked = window, stops, asked
        self.how: How = ""
        self._button: pygame.Rect | None = None  # the way to stop, as it shows
        self._down = False  # the mouse went down on it

    def made(self, work: Callable[[], Made]) -> Made:
        """What `work` gives, or raises."""
        try:
            return beside(work, self.sign, self.heed)
        finally:
            self.window.dirty = True
            if self.how:
                self.window.session.stop("")  # what comes next is not to stop

    def sign(self, beat: int) -> None:
        """Show that it goes on."""
        window, screen = self.window, self.window.front
        if other := window.display.get_size() != screen.size:
            window.resized(window.display.get_size())
        if not beat or other:
            screen.draw(window.display)
        if not beat and self.asked:
            window.forget()
        button = over.waiting(window.display, screen.style, screen.size, beat, bool(self.how), self.stops)
        self._button = None if self.how == "leave" else button
        window.window.flip()

    def heed(self) -> None:
        """Take what the system tells; of what is pressed, only what stops."""
        if pygame.event.get(pygame.QUIT):
            self.window.open = False
            self.stop("leave")
        if self._button is None:
            return
        for event in pygame.event.get(INPUT):
            if event.type == pygame.KEYUP:
                self.window.keys.comes_up((event.key, event.scancode))
            elif event.type == pygame.KEYDOWN:
                again = self.window.keys.goes_down((event.key, event.scancode), event.mod)
                if event.key == pygame.K_ESCAPE and not again and not event.mod & HELD:
                    self.stop("back")
            elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
                self._down = self._button.collidepoint(event.pos)
            elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
                if self._down and self._button.collidepoint(event.pos):
                    self.stop("back")
                self._down = False

    def stop(self, how: How) -> None:
        if self.stops:
            self.how = how
            self.window.session.stop(how)
