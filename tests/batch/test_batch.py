"""Plays shared out between workers: what they come to is what they come to alone, bit for bit."""

import json
import signal
import subprocess
import sys
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from game.batch import batch as b
from game.batch.continuing import forcing
from game.batch.running import new_records
from game.play.moment import digest
from game.rules import engine
from game.rules import state as s
from game.rules.compile.mode import cache_folder
from tests.helpers.patience import PATIENCE
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
def small_parts(monkeypatch):
    """Some plays are enough for several threads."""
    monkeypatch.setattr(b, "PART", 2)


@pytest.mark.parametrize("mind", ["game", "random"])
def test_plays_come_to_the_same_however_many_workers_share_them(small_parts, mind):
    tables = many(4)
    alone = played(tables, mind, 1)
    for workers in (2, 3, 8, 64):
        assert played(tables, mind, workers) == alone, workers


def test_what_is_forced_is_forced_in_each_part(small_parts):
    tables = tiny().tables
    fork = forcing(tables.frame, np.array([1]))
    alone = played(tables, "game", 1, fork)
    assert played(tables, "game", 3, fork) == alone
    assert played(tables, "game", 3) != alone


def test_a_part_whose_counts_are_lost_is_found(small_parts, monkeypatch):
    alone = played(tiny().tables, "random", 1)
    monkeypatch.setattr(b, "add_counts", lambda records, apart: None)
    assert played(tiny().tables, "random", 2) != alone


@pytest.mark.parametrize("play", [0, 9, PLAYS - 1])
def test_a_list_found_full_in_any_part_is_said(small_parts, monkeypatch, play):
    real = b.play_many

    def lost_once(*given):
        real(*given)
        if play in range(*given[10:]):
            given[8].full[0] |= 1 << s.FULL_EVENTS

    monkeypatch.setattr(b, "play_many", lost_once)
    with pytest.raises(engine.NoRoomError, match="events"):
        played(tiny().tables, "random", 3)


@pytest.mark.parametrize("play", [0, PLAYS - 1])
def test_what_stops_a_part_stops_the_batch(small_parts, monkeypatch, play):
    """Ctrl-C comes to the thread that asks, which plays the last part; what goes wrong may come in any."""
    real = b.play_many

    def stopped(*given):
        if play in range(*given[10:]):
            raise KeyboardInterrupt
        real(*given)

    monkeypatch.setattr(b, "play_many", stopped)
    with pytest.raises(KeyboardInterrupt):
        played(tiny().tables, "random", 3)


def test_once_stopped_no_further_part_is_taken(monkeypatch):
    """The other worker is held up in its first part until the thread that asks has given up the rest."""
    stopped, met = Event(), []

    def play_part(bench, records, seed, part):
        if bench is main and part:
            stopped.set()
            raise KeyboardInterrupt
        if part and not met:
            stopped.wait(PATIENCE)
            ended = time.monotonic() + 5
            while parts and time.monotonic() < ended:
                time.sleep(0.001)
        met.extend(part)

    monkeypatch.setattr(b, "play_part", play_part)
    main = b.new_workbench(tiny().tables, dict.fromkeys(tiny().tables.names.seats, "first"), b.lengths_of(tiny()))
    parts = deque(range(at, at + 1) for at in range(500))
    with pytest.raises(KeyboardInterrupt):
        b.play_parts(main, new_records(main.frame, 500), 0, parts, 2)
    assert len(met) < 2


def test_who_is_held_up_takes_fewer_parts(monkeypatch):
    met, freed = [], Event()

    def play_part(bench, records, seed, part):
        if not part:
            return
        met.append((bench is main, part.start))
        if bench is not main:
            freed.wait(PATIENCE)
        elif part.start == 7:
            freed.set()

    monkeypatch.setattr(b, "play_part", play_part)
    main = b.new_workbench(tiny().tables, dict.fromkeys(tiny().tables.names.seats, "first"), b.lengths_of(tiny()))
    b.play_parts(main, new_records(main.frame, 8), 0, deque(range(at, at + 1) for at in range(8)), 2)
    assert sorted(at for _, at in met) == list(range(8))
    assert sum(here for here, _ in met) >= 6
    assert (True, 7) in met  # the last play is left on the bench


def test_few_plays_are_not_shared_out_and_nothing_is_where_rules_are_interpreted(monkeypatch):
    met = []
    monkeypatch.setattr(
        b, "play_parts", lambda bench, records, seed, parts, workers: met.append((list(parts), workers))
    )
    monkeypatch.setattr(b, "cores", lambda: 2)
    bench = b.new_workbench(tiny().tables, dict.fromkeys(tiny().tables.names.seats, "first"), b.lengths_of(tiny()))
    records = new_records(bench.frame, 2 * b.PART)
    b.play_range(bench, records, 0, 0, 2 * b.PART - 1, 2)
    b.play_range(bench, records, 0, 0, 2 * b.PART)
    assert met == []
    monkeypatch.setattr(b.mode, "COMPILED", True)
    b.play_range(bench, records, 0, 0, 2 * b.PART, 1)
    assert met == []
    b.play_range(bench, records, 0, 0, 2 * b.PART)
    assert met == [([range(b.PART), range(b.PART, 2 * b.PART)], 2)]


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
