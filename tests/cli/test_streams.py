"""Standard streams that are closed, full, narrow or gone: no traceback, a sensible exit code, and the window opens."""

import os
import subprocess
import sys

import pytest

from game.cli.speaking import PLAIN, ready_to_speak
from tests.cli.conftest import ASKING, PROJECT, TINY
from tests.helpers.patience import PATIENCE

CLOSED = ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]
FULL = [">/dev/full", "2>/dev/full", ">/dev/full 2>&1"]
COMMANDS = [["schema"], ["--help"], ["check", TINY]]
NOT_SHELL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a shell's redirections, and a full device")

# The game in a window of nobody's, which its owner closes after a moment.
WINDOW = """
import sys, threading, time
import pygame
from game.cli import main
from game.window import loop
shown = []
before = loop.Window.run
def run(window):
    shown.append(True)
    threading.Timer(0.3, lambda: pygame.event.post(pygame.event.Event(pygame.QUIT))).start()
    return before(window)
loop.Window.run = run
code = main(sys.argv[1:])
open(sys.argv[-1] + "/shown", "w").write(f"{code} {len(shown)}")
sys.exit(code)
"""


def sh(redirected, *arguments, code=ASKING, typed=None, **variables):
    """What the shell's own words make of the streams of a command."""
    return subprocess.run(
        ["sh", "-c", f'exec "$0" "$@" {redirected}', sys.executable, "-c", code, *map(str, arguments)],
        cwd=PROJECT,
        env=os.environ | variables,
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def slow_but(quick, *others):
    """The first alone is a quick test: each command is a process of its own."""
    return [quick, *(pytest.param(other, marks=pytest.mark.slow) for other in others)]


@NOT_SHELL
@pytest.mark.parametrize("redirected", slow_but(*CLOSED[::-1]))
def test_closed_streams(redirected):
    for arguments in COMMANDS if redirected == CLOSED[-1] else COMMANDS[-1:]:
        ran = sh(redirected, *arguments)
        assert (ran.returncode, ran.stderr) == (0, b""), arguments
    assert sh(redirected, "scenrios").returncode == 2


@NOT_SHELL
def test_what_is_written_does_not_take_the_place_of_a_closed_stream(tmp_path):
    redirected = CLOSED[-1]
    ran = sh(redirected, "play", TINY, "--seat", "farm", "--text", "--data", tmp_path / "plays", typed=b"q\n")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (tmp_path / "plays" / "plays.sqlite").read_bytes().startswith(b"SQLite format 3")
    picture = tmp_path / "page.png"
    assert sh(redirected, "shot", "title", "--scenario", TINY, "--out", picture).returncode == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


@NOT_SHELL
@pytest.mark.parametrize("redirected", slow_but(*FULL))
def test_full_streams(redirected, tmp_path):
    lost = redirected != FULL[1]  # the answer is
    for arguments in COMMANDS:
        ran = sh(redirected, *arguments)
        assert ran.returncode == (1 if lost else 0), arguments
        assert b"Traceback" not in ran.stderr + ran.stdout
        assert (b"C209" in ran.stderr) == (redirected == FULL[0])
    assert sh(redirected, "scenrios").returncode == 2
    ran = sh(redirected, "play", TINY, "--seat", "farm", "--text", "--data", tmp_path, typed=b"q\n")
    assert ran.returncode == (1 if lost else 0)
    assert b"Traceback" not in ran.stderr


@NOT_SHELL
@pytest.mark.parametrize("reader", slow_but("true", "head -1"))
@pytest.mark.parametrize("arguments", slow_but(*COMMANDS))
def test_whoever_reads_has_had_enough(reader, arguments):
    line = f'{{ "$0" "$@"; echo $? >&2; }} | {reader}'
    ran = subprocess.run(
        ["sh", "-c", line, sys.executable, "-c", ASKING, *arguments],
        cwd=PROJECT,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ran.stderr == b"0\n"


@NOT_SHELL
@pytest.mark.parametrize("redirected", slow_but(FULL[-1], CLOSED[-1], FULL[1]))
def test_the_window_opens_and_closes(redirected, tmp_path):
    ran = sh(redirected, "--data", tmp_path, code=WINDOW, SDL_VIDEODRIVER="dummy")
    assert (tmp_path / "shown").read_text() == "0 1", ran.stderr
    assert ran.returncode == (0 if ">/dev/full" not in redirected.replace("2>/dev/full", "") else ran.returncode)
    assert b"Traceback" not in ran.stderr


def test_streams_that_are_none(monkeypatch, tmp_path):
    """As under `pythonw`: whatever is said goes nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    ready_to_speak()
    with sys.stdin, sys.stdout, sys.stderr:
        assert sys.stdin.read() == ""
        sys.stdout.write("é")
        sys.stderr.write("é")


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("ascii", '"Ou est l\'ete ?" - coeur, 3 EUR...'),
        ("latin-1", "«Où est l'été ?» - coeur, 3 EUR..."),
        ("cp1252", "«Où est l’été ?» — cœur, 3 €…"),
        ("cp437", "«Où est l'été ?» - coeur, 3 EUR..."),
        ("utf-8", "«Où est l’été\u202f?» — cœur, 3 €…"),
    ],
)
def test_letters_that_a_terminal_lacks_become_others(encoding, told):
    said = "«Où est l’été\u202f?» — cœur, 3 €…"
    assert said.encode(encoding, PLAIN).decode(encoding) == told
    assert "\udcff🙂".encode("ascii", PLAIN) == b"??"


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal made by the test")
@pytest.mark.parametrize("locale", slow_but("C", "fr_FR.ISO-8859-1", "C.UTF-8"))
def test_in_a_terminal_of_any_encoding(locale, tmp_path):
    import pty

    leader, follower = pty.openpty()
    env = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    process = subprocess.Popen(
        [sys.executable, "-c", ASKING, "play", TINY, "--seat", "farm", "--text", "--data", str(tmp_path)],
        cwd=PROJECT,
        env=env,
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    told, typed = b"", [b"\xe9\xff\n", b"zut\n", b"q\n"]
    try:
        while piece := os.read(leader, 65536):
            told += piece
            if typed and told.endswith(b"> "):  # what is typed before a question answers nothing
                os.write(leader, typed.pop(0))
    except OSError:
        pass  # the other end is closed
    finally:
        os.close(leader)
    assert process.wait(PATIENCE) == 0
    assert b"Traceback" not in told
    assert b"D10" not in told
    assert b"zut" in told
