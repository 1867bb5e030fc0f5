"""A true window on a true (virtual) display: `main.py` starts, keys are pressed, the first decision is made."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.play.storage import FILE

PROJECT = Path(__file__).resolve().parents[2]
TOOLS = ("Xvfb", "xdotool")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
PATIENCE = 60  # seconds

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def display(tmp_path):
    """A display of its own, on a number that the server finds free."""
    told, tells = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=(tells,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    with os.fdopen(told) as answer:
        number = answer.readline().strip()
    try:
        assert number, "Xvfb did not start"
        yield {**os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11", "XDG_DATA_HOME": str(tmp_path)}
    finally:
        server.terminate()
        server.wait(PATIENCE)


def xdotool(display: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        ["xdotool", *words], env=display, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return done.stdout.strip()


def until(found, what: str):
    """What `found` gives, once it gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError(what)


def moves(folder: Path) -> int:
    """Moves on the disk."""
    for file in folder.rglob(FILE):
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as read:
            return int(read.execute("SELECT count(*) FROM moves").fetchone()[0])
    return 0


def test_from_the_title_to_the_first_decision_by_keys(display, tmp_path) -> None:
    begun = time.monotonic()
    game = subprocess.Popen([sys.executable, "main.py"], cwd=PROJECT, env=display)
    try:
        window = until(lambda: xdotool(display, "search", "--class", "denouer"), "no window").split()[0]
        xdotool(display, "windowfocus", window)
        for _ in range(4):  # play, the first scenario, the first seat, the first act
            time.sleep(1.0)
            xdotool(display, "key", "1")
        until(lambda: moves(tmp_path), "no move on the disk")
        assert time.monotonic() - begun < 60
        assert game.poll() is None
        xdotool(display, "key", "q")
        assert game.wait(PATIENCE) == 0
    finally:
        if game.poll() is None:
            game.kill()
            game.wait(PATIENCE)
