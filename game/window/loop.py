"""The window itself: events in, acts out, a short turn of the page. It sleeps when nothing happens."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any, Protocol

import pygame
from pygame import Surface

from game.pages.model import Page, Values, ValuesError
from game.window.over import waiting
from game.window.screen import SCALES, Act, Screen
from game.window.theme import THEMES

NoWindow = pygame.error  # what `run` raises where no window can be opened

TURN_MS = 220  # of one page into the next
FRAME_MS = 16
WAIT_MS = 300  # from which a sign says that something is being done
LOOK_MS = 500  # between two looks at whether the page has more to show
BEAT_MS = 150  # of that sign
CAPTION = "Dénouer"


class Session(Protocol):
    """What the window needs of a person's game: its page, and a way to act. `act` gives False when the person leaves;
    `keep` keeps a setting that was changed by keys; `stale`
    says that the page would now show more. `act` and `page` may be called from another thread, one at a time.

    `settings`: `scale` in hundredths, `theme`, `motion` ("off": reduced); what is missing stays as it is.
    """

    @property
    def settings(self) -> Mapping[str, Any]: ...

    def page(self) -> Page: ...

    def keep(self, values: Mapping[str, Any]) -> None: ...

    def act(self, offer_id: str, values: Values) -> object: ...

    def stale(self) -> bool: ...


class Window:
    """A display with a screen on it, for one session."""

    def __init__(self, session: Session, size: tuple[int, int]) -> None:
        os.environ["SDL_VIDEO_X11_WMCLASS"] = "denouer"  # by which a desktop knows whose window it is
        pygame.display.init()
        pygame.display.set_caption(CAPTION)
        self.display = pygame.display.set_mode(size, pygame.RESIZABLE)
        pygame.key.set_repeat(350, 40)
        self.session, self.settings, self.reduced_motion = session, dict[str, Any](), False
        self.screen = Screen(session.page(), self.display.get_size())
        self.set()
        self.open, self.dirty, self.led = True, True, False

    def set(self) -> None:
        """Take over settings that changed; a size chosen by keys holds until another is set."""
        now, was = dict(self.session.settings), self.settings
        if "scale" in now and now["scale"] != was.get("scale"):
            self.screen.scale = int(now["scale"]) / 100
        if now.get("theme") in THEMES:
            self.screen.theme = now["theme"]
        self.reduced_motion = now.get("motion") == "off"
        if now != was:
            self.screen.lay_out()
        self.settings = now

    def run(self) -> None:
        """Until the window closes."""
        while self.open:
            if self.dirty:
                self.screen.draw(self.display)
                pygame.display.flip()
                self.dirty = False
            first = pygame.event.wait(LOOK_MS)
            for event in [first, *pygame.event.get()] if first.type != pygame.NOEVENT else []:
                self.take(event)
            if self.open and self.session.stale():
                self.screen.show(self.session.page())
                self.dirty = True

    def take(self, event: pygame.event.Event) -> None:
        """One event."""
        self.dirty = self.dirty or event.type != pygame.MOUSEMOTION or self.screen.held is not None
        if event.type == pygame.QUIT:
            self.open = False
        elif event.type == pygame.VIDEORESIZE:
            self.resized((event.w, event.h))
        elif event.type == pygame.KEYDOWN:
            before = self.screen.focus
            if not self.command(event):
                self.do(self.screen.press(event.key, event.mod, event.unicode, event.scancode))
            self.led = self.screen.focus != before
        elif event.type == pygame.TEXTINPUT:
            # A key that led into a field is not the first letter written there.
            if not self.led:
                self.screen.write(event.text)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.do(self.screen.click(event.pos))
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self.screen.release()
        elif event.type == pygame.MOUSEMOTION:
            self.screen.drag(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self.screen.wheel(pygame.mouse.get_pos(), event.precise_y)

    def resized(self, size: tuple[int, int]) -> None:
        self.display = pygame.display.get_surface() or self.display
        self.screen.resize(size)

    def command(self, event: pygame.event.Event) -> bool:
        """Keys of the window rather than of the page: size of text, full screen."""
        if event.key == pygame.K_F11:
            pygame.display.toggle_fullscreen()
            self.resized(pygame.display.get_window_size())
            return True
        if not event.mod & pygame.KMOD_CTRL:
            return False
        step = {"+": 1, "=": 1, "-": -1}.get(pygame.key.name(event.key).strip("[]"), 0)
        if step:
            at = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.screen.scale))
            self.screen.scale = SCALES[max(0, min(len(SCALES) - 1, at + step))]
        elif event.key == pygame.K_0:
            self.screen.scale = 1.0
        else:
            return False
        self.session.keep({"scale": str(round(100 * self.screen.scale))})
        self.set()
        self.screen.lay_out()
        return True

    def do(self, act: Act | None) -> None:
        """Make an offer and turn to the page that follows."""
        if act is None:
            return
        before, old = self.screen.page.id, self.display.copy()
        try:
            page = self.wait_for(act)
        except ValuesError as lacking:
            self.screen.point_at(act.offer, lacking.field)
            return
        if page is None:
            self.open = False
            return
        self.screen.show(page)
        self.set()
        if self.screen.page.id != before and not self.reduced_motion:
            self.turn(old)

    def wait_for(self, act: Act) -> Page | None:
        """The page that follows an act, None when the person leaves. What takes long is done beside, under a sign that
        says so; closing the window meanwhile closes it at the end of the act, which is then on the disk."""

        def made() -> Page | None:
            return None if self.session.act(act.offer, act.values) is False else self.session.page()

        with ThreadPoolExecutor(1) as beside:
            coming = beside.submit(made)
            done, _ = wait([coming], WAIT_MS / 1000)
            turns = 0
            while not done:
                self.screen.draw(self.display)
                waiting(self.display, self.screen.style, self.screen.size, turns)
                pygame.display.flip()
                turns += 1
                self.open = self.open and not pygame.event.get(pygame.QUIT)
                done, _ = wait([coming], BEAT_MS / 1000)
        if turns:  # what was pressed under the sign was meant for the page that is gone
            pygame.event.clear((pygame.KEYDOWN, pygame.TEXTINPUT, pygame.MOUSEBUTTONDOWN))
        return coming.result()

    def turn(self, old: Surface) -> None:
        """The old page fades into the new one; any key or click ends it at once, and then counts as usual."""
        new = Surface(self.display.get_size()).convert()
        self.screen.draw(new)
        start = pygame.time.get_ticks()
        while (gone := pygame.time.get_ticks() - start) < TURN_MS:
            if pygame.event.peek((pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.QUIT, pygame.VIDEORESIZE)):
                return
            share = gone / TURN_MS
            new.set_alpha(round(255 * share * share * (3 - 2 * share)))
            self.display.blit(old, (0, 0))
            self.display.blit(new, (0, 0))
            pygame.display.flip()
            pygame.time.wait(max(1, FRAME_MS - (pygame.time.get_ticks() - start - gone)))


def run(session: Session, size: tuple[int, int] = (1280, 720)) -> None:
    """Open a window on a session and stay until it closes."""
    try:
        Window(session, size).run()
    finally:
        pygame.display.quit()
