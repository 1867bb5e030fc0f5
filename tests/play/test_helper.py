"""The helper process: what it sends is heard, and whatever becomes of it the game goes on."""

import io
import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec

import pytest

from game.play.helper import STOPPED, Helper, serve
from game.play.log import begun
from tests.helpers.patience import PATIENCE
from tests.helpers.scenarios import tiny

SAYS = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    if "ask" in asked:
        print("not ours", flush=True)
        print(json.dumps({"key": asked["ask"], "share": 0.4, "reading": {"final": False}}), flush=True)
        last = {"final": True, "seat": asked["seat"]}
        print(json.dumps({"key": asked["ask"], "share": 1.0, "reading": last}), flush=True)
"""
DIES = "import sys; sys.stdin.readline()"


def helper(program):
    return Helper([sys.executable, "-c", program])


def settled(one, key):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not one.news(key).final:
        time.sleep(0.02)
    return one.news(key)


def ask(one, key="p.school"):
    log, _ = begun(tiny(), 1, ("school",))
    one.ask(key, tiny(), log, "school")


def test_what_it_says_is_heard_and_other_lines_are_not():
    one = helper(SAYS)
    one.warm(tiny())
    ask(one)
    assert settled(one, "p.school").reading == {"final": True, "seat": "school"}
    assert not one.stale("p.school")
    one.close()


def test_a_question_is_asked_once():
    one = helper(SAYS)
    ask(one)
    first = settled(one, "p.school")
    ask(one)
    assert one.news("p.school") is first
    assert one.news("other") is None
    one.close()


@pytest.mark.parametrize("program", [DIES, "syntax error ("])
def test_one_that_dies_answers_nothing_and_stops_nothing(program):
    one = helper(program)
    ask(one)
    assert settled(one, "p.school").error == STOPPED
    ask(one, "another")
    assert settled(one, "another").error == STOPPED
    one.close()


def test_a_question_asked_while_it_dies_is_answered_all_the_same(monkeypatch):
    """Its output has ended, and the system does not say yet that it has."""
    one = helper(DIES)
    ask(one)
    assert settled(one, "p.school").error == STOPPED
    dying = one._process
    monkeypatch.setattr(dying, "poll", lambda: None)
    one._listener.join()
    dying.stdin.close()
    monkeypatch.setattr(dying, "stdin", io.StringIO())  # what is written to it is lost
    ask(one, "another")
    assert one._process is not dying
    assert settled(one, "another").error == STOPPED
    one.close()


def test_one_that_cannot_start():
    one = Helper(["/nowhere/at/all"])
    ask(one)
    assert one.news("p.school").error == STOPPED


def test_what_it_started_itself_ends_with_it_and_is_not_waited_for(tmp_path):
    """It compiles in a process of its own, which may take a minute, and whoever leaves does not wait."""
    told = tmp_path / "told"
    waits = f"""
import pathlib, time
until = time.monotonic() + {PATIENCE}
while time.monotonic() < until:
    with open({str(told)!r}, "a") as file:
        file.write(".")
    time.sleep(0.05)
"""
    one = helper(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {waits!r}])")
    one.warm(tiny())
    until = time.monotonic() + PATIENCE
    while not told.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert told.exists()
    began = time.monotonic()
    one.close()
    assert time.monotonic() - began < PATIENCE / 4
    if os.name == "posix":
        time.sleep(0.1)  # of a last dot
        size = told.stat().st_size
        time.sleep(0.5)
        assert told.stat().st_size == size


def test_what_it_has_compile_does_not_hold_its_output(monkeypatch):
    given = {}
    monkeypatch.setattr("game.rules.compile.mode.known", lambda: False)
    monkeypatch.setattr("game.rules.compile.mode.compiled", lambda folder: None)
    monkeypatch.setattr("os.nice", lambda by: by, raising=False)
    monkeypatch.setattr("subprocess.run", lambda *_, **named: given.update(named))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr("sys.stdout", io.StringIO())
    serve()
    assert given.get("stdout", subprocess.DEVNULL) == given.get("stdin", subprocess.DEVNULL) == subprocess.DEVNULL
    assert "stdout" in given or find_spec("numba") is None


@pytest.mark.slow
def test_the_real_one_reads_a_whole_play(tmp_path):
    from tests.pages.sessions import open_play, play_on, session

    made = session(tmp_path)
    made.helper = Helper()
    open_play(made, "school")
    play_on(made)
    key = f"{made.play.id}.school"
    found = settled(made.helper, key)
    made.helper.close()
    assert not found.error
    assert found.reading["seat"] == "school"
    assert found.reading["spread"]["plays"] >= 200
    assert sum(found.reading["spread"]["endings"].values()) == pytest.approx(1.0, abs=0.001)
    json.dumps(found.reading)
