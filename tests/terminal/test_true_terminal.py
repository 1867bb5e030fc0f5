"""In a true terminal: what is typed before a question is shown, Ctrl-C, Ctrl-D, put aside and taken up again."""

import os
import signal
import subprocess
import sys
import time

import pytest

from game.pages.wording import say
from tests.cli.conftest import PROJECT
from tests.helpers.patience import PATIENCE

pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a system with pseudo-terminals")

PLAY = """
import os, sys, time
from pathlib import Path
for number in range(3):
    os.dup2(os.open(sys.argv[1], os.O_RDWR), number)
from game.play.seats import Seats
from game.terminal import run
from tests.pages.sessions import first_values, open_play, session
wait, think = float(sys.argv[3]), Seats.move
def slowly(*given):
    print("THINKS", flush=True)
    time.sleep(wait)
    return think(*given)
if wait:
    Seats.move = slowly
made = session(Path(sys.argv[2]))
if not sys.argv[4:]:
    open_play(made, "farm")
try:
    run(made, sys.stdin, sys.stdout)
except KeyboardInterrupt:
    print("INTERRUPTED", flush=True)
made.close()
"""


class Terminal:
    """Somebody before the game in a terminal of its own."""

    def __init__(self, folder, wait=0.0, *more, first=""):
        self.ours, theirs = pty.openpty()
        command = [sys.executable, "-c", first + PLAY, os.ttyname(theirs), str(folder), str(wait), *more]
        self.game = subprocess.Popen(command, cwd=PROJECT, start_new_session=True, env={**os.environ, "TERM": "dumb"})
        self.theirs, self.told = theirs, ""
        os.set_blocking(self.ours, False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.game.kill()
        self.game.wait(PATIENCE)
        self.hang_up()
        os.close(self.theirs)

    def hang_up(self):
        """Its window is closed, or the line to it is gone."""
        if self.ours is not None:
            os.close(self.ours)
        self.ours = None

    def look(self):
        try:
            self.told += os.read(self.ours, 65536).decode(errors="replace").replace("\r\n", "\n")
        except BlockingIOError:
            time.sleep(0.02)
        except OSError:
            time.sleep(0.02)

    def until(self, words, count=1):
        self._wait(lambda: " ".join(self.told.split()).count(words) >= count)

    def asked(self, count):
        """Until so many questions were asked."""
        self._wait(lambda: self.told.count("\n> ") >= count)

    def _wait(self, found):
        """Until it is found; a game that has ended says nothing more."""
        end = time.monotonic() + PATIENCE
        while not found():
            assert time.monotonic() < end, self.told[-2000:]
            over = self.game.poll() is not None
            self.look()
            assert found() or not over, self.told[-2000:]

    def type(self, text):
        os.write(self.ours, text.encode())

    def acts(self, text):
        """Type this; until others think about it."""
        before = self.told.count("THINKS")
        self.type(text)
        self.until("THINKS", before + 1)

    def end(self):
        end = time.monotonic() + PATIENCE
        while self.game.poll() is None and time.monotonic() < end:
            self.look()
        self.look()
        return self.game.returncode


def said(key, **values):
    return " ".join(say("fr", key, **values).split())


def pages(told):
    """How many pages were shown: each ends with its letters."""
    return told.count("q quitter")


def test_a_paste_answers_the_question_that_was_shown_and_no_other(tmp_path):
    with Terminal(tmp_path) as at:
        at.asked(1)
        at.type("1\n" * 12)
        at.until(said("terminal.ahead"))
        at.asked(2)
        time.sleep(0.5)
        at.look()
        assert pages(at.told) == 2
        assert at.told.count("\n> ") == 2
        at.type("1\n")  # typed at this question, it answers it
        at.asked(3)
        assert at.told.count(say("fr", "terminal.ahead")[:30]) == 1


def test_what_was_typed_before_the_first_page_and_while_others_think_answers_nothing(tmp_path):
    with Terminal(tmp_path, 0.5) as at:
        at.type("1\n1\n")
        at.until(said("terminal.ahead"))
        at.asked(1)
        assert pages(at.told) == 1
        at.acts("1\n")
        at.type("1\n2\n1\n")
        at.until(said("terminal.ahead"), 2)
        at.asked(2)
        time.sleep(0.5)
        at.look()
        assert pages(at.told) == 2


def test_half_a_line_typed_before_a_question_is_no_part_of_its_answer(tmp_path):
    with Terminal(tmp_path, 0.5) as at:
        at.asked(1)
        at.acts("1\n")
        at.type("zut")
        at.asked(2)
        at.type("n\n")  # the notebook, not « zutn »
        at.until("b retour")


def test_ctrl_c_while_others_think_stops_that_and_nothing_else(tmp_path):
    with Terminal(tmp_path, 1.5) as at:
        at.asked(1)
        at.acts("1\n")
        at.type("\x03")
        at.until("arrêté comme demandé")
        at.asked(2)
        assert "Traceback" not in at.told
        at.type("\x03")  # at a question, it leaves
        at.until("INTERRUPTED")
        assert said("terminal.left") in " ".join(at.told.split())
        assert at.end() == 0


def test_ctrl_c_twice_leaves_while_others_think_and_says_what_is_kept(tmp_path):
    with Terminal(tmp_path, 5) as at:
        at.asked(1)
        at.acts("1\n")
        at.type("\x03")
        time.sleep(1.5)  # two that come at once are one
        at.type("\x03")
        at.until("INTERRUPTED")
        assert said("terminal.cut") in " ".join(at.told.split())
        assert "Traceback" not in at.told
        assert at.end() == 0
    with Terminal(tmp_path, 0, "title") as again:
        again.asked(1)
        again.type("1\n")  # go on
        again.asked(2)
        assert pages(again.told) == 1


def test_the_end_of_the_input_leaves_and_what_was_done_is_there_again(tmp_path):
    with Terminal(tmp_path) as at:
        at.asked(1)
        at.type("1\n")
        at.asked(2)
        page = at.told.rpartition("\n> ")[0].rpartition("\n> ")[2].partition("\n")[2]
        at.type("\x04")
        at.until(said("terminal.left"))
        assert at.end() == 0
    with Terminal(tmp_path, 0, "title") as again:
        again.asked(1)
        again.type("1\n")
        again.asked(2)
        assert page.strip() in again.told


def test_put_aside_and_taken_up_again_the_question_stands(tmp_path):
    with Terminal(tmp_path) as at:
        at.asked(1)
        os.kill(at.game.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, at.game.pid, os.WSTOPPED | os.WNOWAIT)
        os.kill(at.game.pid, signal.SIGCONT)
        at.until(said("terminal.again"))
        at.asked(2)
        at.type("1\n")
        at.asked(3)
        assert pages(at.told) == 2


TOLD = """
import os, signal, sys, threading, time
def here():
    os.kill(os.getpid(), signal.SIGCONT)
def elsewhere():
    time.sleep(0.5)
    signal.pthread_kill(threading.get_ident(), signal.SIGCONT)
class Told:
    def __init__(self, stream):
        self.stream = stream
    def __getattr__(self, name):
        return getattr(self.stream, name)
    def write(self, text):
        self.stream.write(text)
        if text == "> " and not os.path.exists(sys.argv[2] + "/once"):
            open(sys.argv[2] + "/once", "w").close()
            self.stream.flush()
            tell()
import game.terminal
begun = game.terminal.run
game.terminal.run = lambda made, stdin, stdout: begun(made, stdin, Told(stdout))
"""


@pytest.mark.parametrize("tell", ["here", "threading.Thread(target=elsewhere).start"])
def test_taken_up_again_the_moment_the_question_shows_and_told_to_another_thread_it_is_asked_again(tmp_path, tell):
    """A system tells any thread of a process; NumPy starts some of its own."""
    with Terminal(tmp_path, first=f"{TOLD}tell = {tell}\n") as at:
        at.until(said("terminal.again"))
        at.type("1\n")
        at.until("q quitter", 2)


@pytest.mark.parametrize("first", ["", "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"])
def test_a_terminal_that_is_gone_ends_the_game_which_waits_for_nobody_and_what_was_done_is_there_again(tmp_path, first):
    with Terminal(tmp_path, first=first) as at:
        at.asked(1)
        at.type("1\n")
        at.asked(2)
        page = at.told.rpartition("\n> ")[0].rpartition("\n> ")[2].partition("\n")[2]
        at.hang_up()
        assert at.game.wait(PATIENCE) != 0
    with Terminal(tmp_path, 0, "title") as again:
        again.asked(1)
        again.type("1\n")
        again.asked(2)
        assert page.strip() in again.told
