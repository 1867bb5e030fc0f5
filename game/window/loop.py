"""The window itself: events in, acts out, a short turn of the page. It sleeps when nothing happens.

One press is one act. What was pressed before a page was wholly on the screen was meant for another, and is forgotten;
a key still held then does nothing until it comes up. A click counts by what was shown when it was made.
"""

import os
from time import monotonic_ns
from typing import Any

import pygame
from pygame import Surface

from game.pages.leaving import leaving
from game.pages.model import Page, ValuesError
from game.window.beside import settled
from game.window.desktop import LEAST, Place, open_window, opening, start_display
from game.window.fresh import INPUT, POINTED, Fresh, sift
from game.window.keys import HELD, MODIFIERS, Keys, sized
from game.window.played import Session
from game.window.screen import GOES_ON, Act, Screen
from game.window.theme import THEMES
from game.window.view import SCALES
from game.window.waiting import Waiting

Lost = pygame.error  # what `run` raises where the window goes while it is open

TURN_MS, FRAME_MS = 220, 16  # of one page into the next, of one drawing of it
LOOK_MS = 500  # between two looks at whether the page has more to show
DOUBLE_MS = 500  # within which a click at the same place is the second of a double click
DOUBLE_PX = 12
WHEEL_MS = 200  # from which a wheel that turns again was turned anew
BACK_MS = 800  # after the window has the keys again, in which a key that repeats may have been pressed for another
TAP_MS = 250  # a key that comes up within them was pressed here
REPEAT_MS = (400, 40)  # before a key held repeats, and between two times
CAPTION = "Dénouer"
QUIT = {"open": "quit"}  # what the offer to leave does
HOME = {"open": "home"}


def clock() -> int:
    """Milliseconds. Pygame's own clock stands still unless all of pygame was started."""
    return monotonic_ns() // 1_000_000


class Window:
    """A display with a screen on it, for one session."""

    def __init__(self, session: Session, size: tuple[int, int] | None = None) -> None:
        """`size`: of the window; by default that of last time, or what the desktop has room for."""
        os.environ["SDL_VIDEO_X11_WMCLASS"] = "denouer"  # by which a desktop knows whose window it is
        os.environ.setdefault("SDL_IME_SHOW_UI", "1")  # the choices of an input method show
        start_display()
        self.place = opening(session.settings.get("window"), pygame.display.get_desktop_sizes())
        if size:
            self.place = Place(size)
        self.window = open_window(CAPTION, self.place.size, self.place.at or pygame.WINDOWPOS_UNDEFINED)
        self.window.minimum_size = tuple(min(pair) for pair in zip(LEAST, self.place.size, strict=True))
        if self.place.full:
            self.window.set_fullscreen(desktop=True)
        pygame.key.set_repeat(*REPEAT_MS)
        self.session, self.settings, self.reduced_motion = session, dict[str, Any](), False
        self.screen = Screen(session.page(), self.display.get_size())
        self.screen.weighs = session.weighed
        self.asked: Screen | None = None  # whether to leave: stands before the page
        self._leads: Act | None = None  # where one then goes; None: out of the game
        self.keys, self.fresh = Keys(), Fresh()
        self.set()
        self.open, self.dirty, self.turned, self.settled = True, True, True, True
        self._shown = self.front.places()
        self._struck = (0, (0, 0))  # the last click that counted: when, where
        self._away, self._back = False, 0  # the window has lost the keys; when it had them again
        self._late: tuple[pygame.event.Event | None, int] = (None, 0)  # a key that may be for another window
        self._wheel = 0, True  # the last turn of the wheel: when, whether it was for this page

    @property
    def display(self) -> Surface:
        """What is drawn on; another one each time the window changes its size."""
        return self.window.get_surface()

    @property
    def front(self) -> Screen:
        """The screen that has the keys and the mouse."""
        return self.asked or self.screen

    def set(self) -> None:
        """Take over settings that changed; a size chosen by keys holds until another is set."""
        now, was = dict(self.session.settings), self.settings
        before = self.screen.scale, self.screen.theme
        if "scale" in now and now["scale"] != was.get("scale"):
            self.screen.scale = int(now["scale"]) / 100
        if now.get("theme") in THEMES:
            self.screen.theme = now["theme"]
        self.reduced_motion = now.get("motion") == "off"
        if (self.screen.scale, self.screen.theme) != before:
            self.screen.anew()
        self.settings = now

    def run(self) -> None:
        """Until the window closes."""
        self.paint()
        if self.place.at:
            self.window.position = self.place.at  # now that its edges are known
        self.settled = False
        while self.open:
            self.round()
        self.session.keep(self.place._replace(at=self.window.position).kept())

    def leave(self) -> None:
        """Close the window, then the display. A window that outlives its display takes with it, when it is forgotten,
        the one that was opened since at its place in memory."""
        self.window.destroy()
        pygame.display.quit()

    def round(self) -> None:
        """Show what stands, wait for what comes, and take it."""
        if self.dirty:
            self.paint()
        event = pygame.event.wait(LOOK_MS)
        while event.type != pygame.NOEVENT and self.open:
            self.take(event)
            if self.turned or self.front.places() != self._shown:
                self.paint()  # what comes next is meant for what shows
            event = pygame.event.poll()
        if self.open and self.session.stale():
            self.screen.refresh(Waiting(self, stops=False, asked=False).made(self.session.page))
            self.dirty = True

    def paint(self) -> None:
        """Show what stands, and forget what was pressed before: everything on another page, clicks where things have
        moved."""
        self.front.draw(self.display)
        self.window.flip()
        if caret := self.front.caret():
            pygame.key.set_text_input_rect(self.front.where(*caret))
        places = self.front.places()
        if places != self._shown and not self.turned:
            sift(self._shown, places)
        if self.turned:
            self.forget()
            self.fresh.shown(clock())
            self.keys.spend()
            self._wheel = (self._wheel[0], False)
        self._shown, self.dirty, self.turned = places, False, False

    def forget(self) -> None:
        """What was pressed was meant for something else: which keys are down is all that is kept of it."""
        for event in pygame.event.get(INPUT):
            if event.type == pygame.KEYDOWN:
                self.keys.goes_down((event.key, event.scancode), event.mod)
            elif event.type == pygame.KEYUP:
                self.keys.comes_up((event.key, event.scancode))
            elif event.type == pygame.MOUSEWHEEL:
                self._wheel = (clock(), False)

    def take(self, event: pygame.event.Event) -> None:
        """One event."""
        if event.type == pygame.QUIT:
            self.close()
        elif event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self.key(event)
        elif event.type in (pygame.TEXTINPUT, pygame.TEXTEDITING):
            self.words(event)
        elif event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION, pygame.MOUSEWHEEL):
            self.mouse(event)
        elif event.type == pygame.VIDEORESIZE:
            self.resized((pygame.event.get(pygame.VIDEORESIZE) or [event])[-1].size)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self.keys.all_up()
            self.front.let_go()
            self._away = True
        elif event.type == pygame.WINDOWFOCUSGAINED and self._away:
            self._away, self._back = False, clock()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN):
            self.dirty = True

    def key(self, event: pygame.event.Event) -> None:
        """A key goes down or comes up."""
        key, now = (event.key, event.scancode), clock()
        if event.type == pygame.KEYUP:
            self.keys.comes_up(key)
            (was, down), self._late = self._late, (None, 0)
            if was and was.key == event.key and now - down < TAP_MS:
                self.press(was, False)
            return
        again = self.keys.goes_down(key, event.mod)
        if event.key in MODIFIERS or self.keys.spent(key):
            return
        if now - self._back < BACK_MS:
            # Held on the way here it was meant for another window: it counts if it comes up at once.
            self.keys.spend()
            self._late = (event, now)
            return
        self.press(event, again)

    def press(self, event: pygame.event.Event, again: bool) -> None:
        """A key is pressed, or held (`again`)."""
        self.dirty = True
        before = self.front.focus, self.front.keys_shown
        if not self.command(event, again):
            self.do(self.front.press(event.key, event.mod, event.unicode, event.scancode, again))
        if (self.front.focus, self.front.keys_shown) != before and event.key not in GOES_ON:
            self.keys.spend()  # a key that led into a field is not the first letter written there

    def words(self, event: pygame.event.Event) -> None:
        """Words are typed, or composed."""
        if self.front.keys_shown or not self.keys.writes():
            return
        self.dirty = True
        if event.type == pygame.TEXTEDITING:
            self.front.compose(event.text)
        else:
            self.front.write(event.text)

    def mouse(self, event: pygame.event.Event) -> None:
        """The mouse (or a finger, which SDL tells of as one) goes down, moves, comes up; the wheel turns."""
        now = clock()
        if event.type == pygame.MOUSEWHEEL:
            # A wheel that still turns, or glides, when another page comes was turned for the one before.
            here = self._wheel[1] or now - self._wheel[0] > WHEEL_MS
            self._wheel = (now, here)
            if here:
                self.front.wheel(pygame.mouse.get_pos(), event.precise_y)
                self.dirty = True
        elif event.type == pygame.MOUSEMOTION:
            if not pygame.event.peek((*POINTED, pygame.MOUSEBUTTONUP)):
                event = (pygame.event.get(pygame.MOUSEMOTION) or [event])[-1]
            self.fresh.moves()
            self.dirty = self.front.drag(event.pos) or self.dirty
        elif event.button == 1:
            self.dirty = True
            touch, shift = getattr(event, "touch", False), bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
            if event.type == pygame.MOUSEBUTTONUP:
                self.do(self.front.up(event.pos), pointed=not touch)
            else:
                self.front.down(event.pos, self._clicks(event, now), shift, touch)

    def _clicks(self, event: pygame.event.Event, now: int) -> int:
        """How many clicks in a row this is; 1 where it is none but a new one, whatever the system counts."""
        when, where = self._struck
        near = all(abs(a - b) <= DOUBLE_PX for a, b in zip(where, event.pos, strict=True))
        if (clicks := getattr(event, "clicks", 1)) > 1 and near and now - when < DOUBLE_MS:
            return int(clicks)
        self._struck = (now, event.pos)
        return 1

    def resized(self, size: tuple[int, int]) -> None:
        """The window has another size now."""
        self.dirty = True
        if not self.place.full:
            self.place = self.place._replace(size=size)
        for screen in self._screens():
            if screen.size != size:
                screen.resize(size)

    def _screens(self) -> list[Screen]:
        return [screen for screen in (self.screen, self.asked) if screen]

    def command(self, event: pygame.event.Event, again: bool) -> bool:
        """Keys of the window rather than of the page: size of text, full screen."""
        if event.key == pygame.K_F11 and not event.mod & HELD:
            if not again:
                self.fill()
            return True
        if not event.mod & pygame.KMOD_CTRL or event.mod & HELD & ~pygame.KMOD_CTRL:
            return False
        step = sized(event.key, event.unicode, event.scancode)
        if step is None:
            return False
        if not again:
            at = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.screen.scale))
            self.scale(SCALES[max(0, min(len(SCALES) - 1, at + step))] if step else 1.0)
        return True

    def fill(self) -> None:
        """The whole screen, or back to a window of the size it had."""
        self.place = self.place._replace(full=not self.place.full)
        if self.place.full:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()
        self.resized(self.window.size)

    def scale(self, scale: float) -> None:
        """Another size of text, kept as a setting; the page of the settings says so."""
        for screen in self._screens():
            screen.rescale(scale)
        Waiting(self, stops=False).made(lambda: self.session.keep({"scale": str(round(100 * scale))}))
        self.settings = dict(self.session.settings)
        if self.screen.page.kind == "settings":
            self.screen.refresh(self.session.page())

    def close(self) -> None:
        """The window is asked to close: at once, unless something in hand would be lost; asked twice, it does."""
        if self.asked or not self.screen.in_hand:
            self.open = False
        else:
            self.ask()

    def ask(self, home: Act | None = None) -> None:
        """Whether to leave, the game or for its title (`home`), before the page that stays behind."""
        page, self._leads = leaving(self.screen.page.lang, self.screen.in_hand, home is not None), home
        self.screen.let_go()
        self.asked = Screen(page, self.screen.size, self.screen.scale, self.screen.theme)
        self.asked.set_focus("offer:stay")
        self.turned = True

    def do(self, act: Act | None, pointed: bool = False) -> None:
        """Make an offer and turn to the page that follows. `pointed`: by the mouse."""
        if act is None or not self.fresh.takes(self.front.page.offer(act.offer), clock(), pointed):
            return
        sure = bool(self.asked and self._leads and act.offer == "leave")
        if self.asked:
            self.open, self.asked, self.turned = sure or act.offer == "stay", None, True
            if not sure or self._leads is None:
                return
            act = self._leads
        offer = self.screen.page.offer(act.offer)
        if self.screen.page.kind != "title" and offer.action == QUIT:
            self.ask()
            return
        if offer.action == HOME and self.screen.in_hand and not sure:
            self.ask(act)
            return
        before, old, waiting = self.screen.page.id, self.display.copy(), Waiting(self)

        def made() -> Page | None:
            gone = self.session.act(act.offer, act.values, before) is False
            return None if gone or waiting.how == "leave" else self.session.page()

        try:
            page = waiting.made(made)
        except ValuesError as lacking:
            self.screen.point_at(act.offer, lacking.field)
            return
        if page is None:
            self.open = False
            return
        if waiting.how and page.id == before:
            self.screen.scrolls.clear()  # what is said of it stands at the head
            self.screen.refresh(page)
        else:
            self.screen.show(page, offer.aside)
        self.set()
        self.turned = True
        if page.place and not self.settled:
            self.settled = settled()
        if self.screen.page.id != before and not self.reduced_motion:
            self.turn(old)

    def turn(self, old: Surface) -> None:
        """The old page fades into the new one; any key or click ends it at once."""
        new = Surface(self.display.get_size()).convert(self.display)
        self.screen.draw(new)
        start = clock()
        while (gone := clock() - start) < TURN_MS:
            if pygame.event.peek((pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.QUIT, pygame.VIDEORESIZE)):
                return
            share = gone / TURN_MS
            new.set_alpha(round(255 * share * share * (3 - 2 * share)))
            self.display.blit(old, (0, 0))
            self.display.blit(new, (0, 0))
            self.window.flip()
            pygame.time.wait(max(1, FRAME_MS - (clock() - start - gone)))


def run(session: Session, size: tuple[int, int] | None = None) -> None:
    """Open a window on a session and stay until it closes."""
    window = None
    try:
        window = Window(session, size)
        window.run()
    finally:
        if window:
            window.leave()
        pygame.display.quit()
