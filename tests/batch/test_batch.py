"""Plays shared out between threads: what they come to is what they come to alone, bit for bit."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.batch import batch as b
from game.batch.continuing import forcing
from game.batch.running import new_records
from game.play.moment import digest
from game.rules import engine
from game.rules import state as s
from game.rules.compile.mode import cache_folder
from tests.helpers.scenarios import many, tiny

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = ["-X", "utf8", "-c", "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"]
PLAYS = 23  # shared out unevenly


def played(tables, mind, workers, fork=None):
    """All bits of what PLAYS plays come to, and of the state of the last one, on a bench that has played others."""
    lengths = np.arange(len(tables.names.choices)) % 7
    bench = b.new_workbench(tables, dict.fromkeys(tables.names.seats, mind), lengths)
    b.play_range(bench, new_records(bench.frame, 7), 99, 0, 7, workers)
    if fork is not None:
        bench = replace(bench, fork=fork)
    records = new_records(bench.frame, PLAYS, makings=True)
    b.play_range(bench, records, 5, 0, PLAYS, workers)
    return [array.tobytes() for array in records], digest(bench.state)


@pytest.fixture
def small_shares(monkeypatch):
    """Some plays are enough for several threads."""
    monkeypatch.setattr(b, "SHARE", 2)


@pytest.mark.parametrize("mind", ["game", "random"])
def test_plays_come_to_the_same_however_many_workers_share_them(small_shares, mind):
    tables = many(4)
    alone = played(tables, mind, 1)
    for workers in (2, 3, 8, 64):
        assert played(tables, mind, workers) == alone, workers


def test_what_is_forced_is_forced_in_each_share(small_shares):
    tables = tiny().tables
    fork = forcing(tables.frame, np.array([1]))
    alone = played(tables, "game", 1, fork)
    assert played(tables, "game", 3, fork) == alone
    assert played(tables, "game", 3) != alone


def test_a_share_whose_counts_are_lost_is_found(small_shares, monkeypatch):
    alone = played(tiny().tables, "random", 1)
    monkeypatch.setattr(b, "add_counts", lambda records, apart: None)
    assert played(tiny().tables, "random", 2) != alone


@pytest.mark.parametrize("share", [0, 1, 2])
def test_a_list_found_full_in_any_share_is_said(small_shares, monkeypatch, share):
    real, bounds = b.play_many, [PLAYS * at // 3 for at in range(4)]

    def lost_once(*given):
        real(*given)
        if given[10:] == (bounds[share], bounds[share + 1]):
            given[8].full[0] |= 1 << s.FULL_EVENTS

    monkeypatch.setattr(b, "play_many", lost_once)
    with pytest.raises(engine.NoRoomError, match="events"):
        played(tiny().tables, "random", 3)


@pytest.mark.parametrize("share", [0, 2])
def test_what_stops_a_share_stops_the_batch(small_shares, monkeypatch, share):
    """Ctrl-C comes to the thread that asks, which plays the last share; what goes wrong may come in any."""
    real, bounds = b.play_many, [PLAYS * at // 3 for at in range(4)]

    def stopped(*given):
        if given[10:] == (bounds[share], bounds[share + 1]):
            raise KeyboardInterrupt
        real(*given)

    monkeypatch.setattr(b, "play_many", stopped)
    with pytest.raises(KeyboardInterrupt):
        played(tiny().tables, "random", 3)


def test_few_plays_are_not_shared_out_and_nothing_is_where_rules_are_interpreted(monkeypatch):
    met = []
    monkeypatch.setattr(b, "play_shares", lambda bench, records, seed, bounds: met.append(bounds))
    monkeypatch.setattr(b, "cores", lambda: 2)
    bench = b.new_workbench(tiny().tables, dict.fromkeys(tiny().tables.names.seats, "first"), b.lengths_of(tiny()))
    records = new_records(bench.frame, 2 * b.SHARE)
    b.play_range(bench, records, 0, 0, 2 * b.SHARE - 1, 2)
    b.play_range(bench, records, 0, 0, 2 * b.SHARE)
    assert met == []
    monkeypatch.setattr(b.mode, "COMPILED", True)
    b.play_range(bench, records, 0, 0, 2 * b.SHARE, 1)
    assert met == []
    b.play_range(bench, records, 0, 0, 2 * b.SHARE)
    assert met == [[0, b.SHARE, 2 * b.SHARE]]


# compiled


@pytest.fixture
def numba():
    return pytest.importorskip("numba")


def asked(*arguments):
    """What a command of its own process says."""
    done = subprocess.run(
        [sys.executable, *COMMAND, *arguments], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return {name: one for name, one in told.items() if "seconds" not in name and "per_second" not in name}


@pytest.mark.slow
@pytest.mark.usefixtures("numba")
@pytest.mark.parametrize("mind", ["game", "random"])
def test_simulate_says_the_same_however_many_workers_share_the_plays(mind):
    asking = ("simulate", "condition", "--plays", "1300", "--minds", mind, "--compiled", "--digest", "--json")
    alone = asked(*asking, "--workers", "1")
    assert alone["meaning"]
    for more in (["--workers", "2"], ["--workers", "3"], []):
        assert asked(*asking, *more) == alone, more


MEANWHILE = """
import sys
from pathlib import Path
from threading import Event, Thread
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]))
from game.batch.batch import lengths_of, new_workbench, play_range
from game.batch.running import new_records
from game.story.library import load
loaded = load("condition")
bench = new_workbench(loaded.tables, dict.fromkeys(loaded.tables.names.seats, "game"), lengths_of(loaded))
records = new_records(bench.frame, 2000)
play_range(bench, records, 0, 0, 0)
played, breaths = Event(), []
def breathe():
    while not played.wait(0.001):
        breaths.append(1)
other = Thread(target=breathe)
other.start()
before = len(breaths)
play_range(bench, records, 0, 0, 2000, workers=1)
print(len(breaths) - before)
played.set()
other.join()
"""


@pytest.mark.slow
@pytest.mark.usefixtures("numba")
def test_other_threads_go_on_while_compiled_rules_play():
    done = subprocess.run(
        [sys.executable, "-c", MEANWHILE, str(cache_folder())], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 20


@pytest.mark.slow
@pytest.mark.usefixtures("numba")
@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_stops_plays_that_are_shared_out():
    asked("simulate", "condition", "--plays", "1", "--compiled", "--json")  # compiled, so that the next one plays soon
    asking = ["simulate", "condition", "--plays", "10000000", "--compiled", "--workers", "3"]
    with subprocess.Popen([sys.executable, *COMMAND, *asking], cwd=PROJECT, stderr=subprocess.PIPE) as process:
        time.sleep(4)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode in (130, -signal.SIGINT)
