"""A virtual display, and a person before it: real keys and mouse, through the X server."""

import contextlib
import json
import os
import queue
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

from game.pages.model import Page
from tests.helpers.patience import PATIENCE

PROJECT = Path(__file__).resolve().parents[2]
TOOLS = ("Xvfb", "xdotool", "setxkbmap", "openbox", "xclip", "import")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
QUIET = 0.35  # seconds without a drawing: nothing more is coming


@contextlib.contextmanager
def display(size: tuple[int, int] = (1280, 720)) -> Iterator[dict[str, str]]:
    """A display of its own, on a number that the server finds free; gives the environment of its programs."""
    told, tells = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "{}x{}x24".format(*size), "-nolisten", "tcp", "-noreset"],
        pass_fds=(tells,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    with os.fdopen(told) as answer:
        number = answer.readline().strip()
    try:
        assert number, "Xvfb did not start"
        yield {**os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    finally:
        server.terminate()
        server.wait(PATIENCE)


@contextlib.contextmanager
def manager(env: dict[str, str]) -> Iterator[None]:
    """A window manager on this display: titles, edges, a smallest size, Alt+F4."""
    one = subprocess.Popen(["openbox", "--sm-disable"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while not xdotool(env, "get_num_desktops").isdigit():  # nobody says it before there is a manager
            assert time.monotonic() < end, "no window manager"
            assert one.poll() is None, "no window manager"
            time.sleep(0.1)
        yield
    finally:
        one.terminate()
        one.wait(PATIENCE)


def xdotool(env: dict[str, str], *words: object) -> str:
    done = subprocess.run(
        ["xdotool", *map(str, words)], env=env, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return done.stdout.strip()


class Person:
    """Somebody before the tests' window (`standin.py`)."""

    def __init__(self, env: dict[str, str], **asked: Any) -> None:
        self.env, self._lines = env, queue.Queue[dict[str, Any] | None]()
        self.game = subprocess.Popen(
            [sys.executable, "-m", "tests.window.standin", json.dumps(asked)],
            cwd=PROJECT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self.sees: dict[str, Any] = {"pong": 0}
        self.left = False
        self.until(lambda: "page" in self.sees, "no window")
        self.id = self.xdo("search", "--class", "denouer").split()[0]
        self.xdo("windowfocus", self.id)
        self.settle()

    def __enter__(self) -> "Person":
        return self

    def __exit__(self, *_: object) -> None:
        self.game.kill()
        self.game.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for pipe in (self.game.stdin, self.game.stdout):
            with contextlib.suppress(OSError):
                pipe.close()

    def xdo(self, *words: object) -> str:
        return xdotool(self.env, *words)

    def tell(self, **what: object) -> None:
        self.game.stdin.write(json.dumps(what) + "\n")
        self.game.stdin.flush()

    def show(self, page: str | Page, scroll: float = 0, opened: str = "") -> None:
        """Have a page of the tests', or one of a play, on the screen, scrolled to a share of it, an offer unfolded."""
        self.sees["page"] = ""
        whole = {} if isinstance(page, str) else {"page": page.model_dump_json()}
        name = page if isinstance(page, str) else page.id
        self.tell(show=name, scroll=scroll, opened=opened, **whole)
        self.until(lambda: self.sees["page"], name)
        self.settle(0.1)

    def _read(self) -> None:
        for line in self.game.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(None)

    def _take(self, seconds: float) -> bool:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return False
        if line is None or "left" in line:
            self.left = True
        if line:
            self.sees = {**self.sees, **line}
        return True

    def settle(self, quiet: float = QUIET) -> None:
        """Look until nothing has changed for a while, and the window has taken in and shown all that was before:
        however slow the machine, it answers only then."""
        changed = True
        while not self.left and changed:
            while not self.left and self._take(quiet):
                pass
            before = {**self.sees, "pong": 0}
            for _ in range(3):  # what the system tells is taken in, then done, then shown
                self._ask()
            changed = {**self.sees, "pong": 0} != before

    def _ask(self) -> None:
        """Have the window say that it has come as far as this."""
        number = self.sees["pong"] + 1
        with contextlib.suppress(BrokenPipeError):
            self.tell(ping=number)
            self.until(lambda: self.left or self.sees["pong"] == number, "no answer")

    def look(self) -> None:
        """What a press or a click has changed, if anything."""
        self.settle(0.1)

    def until(self, found: Any, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not found():
            assert time.monotonic() < end, what
            assert not self.left or found(), what
            self._take(0.1)

    @property
    def acts(self) -> list[str]:
        return [name for name, _ in self.sees["acts"]]

    def keys(self, *codes: object) -> None:
        """Keys by their code on the keyboard: 10 is the first of the digits on every layout."""
        self.xdo("key", *codes)

    def middle(self, name: str) -> tuple[int, int]:
        """Of a spot (`offer:o1`) or of an answer (`field:offer:field|choice`), in the window."""
        x, y, wide, high = {**self.sees["places"], **self.sees["answers"]}[name]
        assert wide > 2, f"{name} is out of sight"
        assert high > 2, f"{name} is out of sight"
        return x + wide // 2, y + high // 2

    def point(self, name: str) -> None:
        self.xdo("mousemove", "--window", self.id, *self.middle(name))

    def click(self, name: str) -> None:
        self.point(name)
        self.xdo("click", 1)
