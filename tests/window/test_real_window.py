"""A true window on a true (virtual) display: `main.py` starts, keys are pressed, the first decision is made."""

import contextlib
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.play.storage import FILE, PlayStore
from tests.helpers.patience import PATIENCE
from tests.window.real import MISSING, PROJECT, Person, display, manager, xdotool

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


def until(found, what: str, by: subprocess.Popen | None = None):
    """What `found` gives, once it gives something. `by`: who is to bring it about; once it has ended, nobody does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        over = by is not None and by.poll() is not None
        answer = found()
        if answer or over:
            assert answer, what
            return answer
        time.sleep(0.1)
    raise AssertionError(what)


def moves(folder: Path) -> int:
    """Moves on the disk."""
    for file in folder.rglob(FILE):
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as read:
            return int(read.execute("SELECT count(*) FROM moves").fetchone()[0])
    return 0


@contextlib.contextmanager
def game(env):
    """`main.py` on a display, and its window once it shows."""
    running = subprocess.Popen([sys.executable, "main.py"], cwd=PROJECT, env=env)
    try:
        until(lambda: xdotool(env, "search", "--class", "denouer"), "no window", running)
        time.sleep(1.0)
        (window, *_) = until(lambda: xdotool(env, "search", "--class", "denouer").split(), "no window", running)
        xdotool(env, "windowfocus", window)  # SDL may have made it twice: the second one
        time.sleep(0.5)
        yield running, window
    finally:
        if running.poll() is None:
            running.kill()
            running.wait(PATIENCE)


def test_from_the_title_to_the_first_decision_by_keys_and_back_to_the_same_window(tmp_path) -> None:
    with display() as server:
        env = {**server, "XDG_DATA_HOME": str(tmp_path)}

        def pressed(key: str) -> None:
            """What is pressed before a page shows is forgotten: it is given the time to."""
            xdotool(env, "key", key)
            time.sleep(3.0)

        with game(env) as (running, window):
            for _ in range(4):  # play, the first scenario, the first seat, the first act
                pressed("1")
            until(lambda: moves(tmp_path), "no move on the disk", running)
            xdotool(env, "windowsize", window, 900, 600)
            until(lambda: "900x600" in xdotool(env, "getwindowgeometry", window), "another size", running)
            time.sleep(1.0)
            pressed("q")
            assert running.poll() is None  # it is asked
            xdotool(env, "key", "q")
            assert running.wait(PATIENCE) == 0
        with PlayStore(tmp_path / "denouer") as store:
            assert store.settings()["window"]["size"] == [900, 600]
        with game(env) as (running, window):
            until(lambda: "900x600" in xdotool(env, "getwindowgeometry", window), "the same size", running)


def picture(env) -> bytes:
    """Every pixel of the screen."""
    done = subprocess.run(
        ["import", "-window", "root", "rgb:-"], env=env, capture_output=True, timeout=PATIENCE, check=True
    )
    return done.stdout


@pytest.mark.parametrize("managed", [False, True])
@pytest.mark.parametrize("desktop", [(1024, 768), (1280, 720)])
def test_a_window_fits_its_desktop_and_comes_back_whole_from_the_full_screen(desktop, managed: bool) -> None:
    with display(desktop) as env, manager(env) if managed else contextlib.nullcontext():
        with Person(env) as person:
            size, (x, y) = person.sees["size"], person.sees["at"]
            assert 0 <= x <= desktop[0] - size[0]
            assert 0 <= y <= desktop[1] - size[1]
            before = picture(env)
            person.keys("F11")
            person.settle(0.8)
            assert person.sees["size"] == list(desktop)
            assert person.sees["full"]
            person.keys("F11")
            person.settle(0.8)
            assert (person.sees["size"], person.sees["at"]) == (size, [x, y])
            assert picture(env) == before
            person.xdo("windowsize", person.id, 300, 200)
            person.settle(0.6)
            assert person.sees["size"] == ([640, 480] if managed else [300, 200])
            person.xdo("windowsize", person.id, 800, 500)
            person.settle(0.6)
            place = person.sees["size"], person.sees["at"]
            if managed:
                person.keys("alt+F4")  # nothing is in hand
            else:
                person.keys(38, 24, 24)
                person.settle()
                person.keys(24)
            person.until(lambda: person.left, "the window stays")
            kept = person.sees["settings"]
        with Person(env, settings=kept) as person:
            assert (person.sees["size"], person.sees["at"]) == place


def test_closing_with_words_in_hand_is_asked_and_twice_leaves() -> None:
    with display() as env, manager(env), Person(env) as person:
        for _ in range(4):
            person.keys(18)
            person.settle()
        person.keys(10)
        person.settle()
        person.xdo("type", "presque")
        person.settle()
        person.keys("alt+F4")
        person.settle()
        assert (person.left, person.sees["page"]) == (False, "leaving")
        person.keys("Escape")
        person.settle()
        assert person.sees["values"] == {"words": "presque"}
        person.keys("alt+F4")
        person.settle()
        person.keys("alt+F4")
        person.until(lambda: person.left, "the window stays")


def test_what_another_window_was_given_is_not_for_this_one() -> None:
    with display() as env, manager(env), Person(env) as person:
        other = subprocess.Popen(
            [sys.executable, "-m", "tests.window.standin", "{}"],
            cwd=PROJECT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            ids = until(
                lambda: len(found := xdotool(env, "search", "--class", "denouer").split()) > 1 and found,
                "one window",
                other,
            )
            second = next(one for one in ids if one != person.id)
            person.xdo("windowactivate", "--sync", second)
            person.settle(1.0)
            person.xdo("keydown", 10)
            time.sleep(0.2)
            person.xdo("windowactivate", "--sync", person.id)
            person.settle(1.5)
            person.xdo("keyup", 10)
            person.settle()
            assert person.acts == []
            person.xdo("windowminimize", person.id)
            person.settle(0.5)
            person.xdo("windowactivate", "--sync", person.id)
            person.settle(0.5)
            person.keys(11)
            person.settle()
            assert person.acts == ["o2"]
        finally:
            other.kill()
            other.wait(PATIENCE)
