"""Work in pieces: what is done is kept whole, never done again, and the same whoever does it."""

import os
import subprocess
import sys
import time

import numpy as np
import pytest

from game.lab import pieces as p
from game.lab.agendas import drawn
from tests.helpers.patience import PATIENCE
from tests.helpers.scenarios import tiny

ARRAYS = tuple(p.Result.__dataclass_fields__)


def some(plays=6):
    names = tiny().tables.names
    game = dict.fromkeys(names.seats, "game")
    return [p.piece(game, 0, plays), p.piece(game, 0, plays, names.choices[0]), p.piece(game, 9, plays)]


def test_a_piece_done_is_found_again_and_others_are_not(tmp_path):
    one, other, _ = some()
    p.do(tmp_path, tiny(), one)
    found = p.fetch(tmp_path, tiny(), one)
    assert found.row.shape[0] == 6
    assert found.table.shape == (6, 4)
    assert list(found.looked) == list(range(6))
    assert p.fetch(tmp_path, tiny(), other) is None
    assert [file.suffix for file in tmp_path.iterdir()] == [".npz"]


def test_the_same_piece_gives_the_same(tmp_path):
    one = some()[0]
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        p.do(tmp_path / folder, tiny(), one)
    a, b = (p.fetch(tmp_path / folder, tiny(), one) for folder in ("a", "b"))
    assert all((getattr(a, name) == getattr(b, name)).all() for name in ARRAYS)


def test_a_file_cut_short_counts_for_nothing(tmp_path):
    one = some()[0]
    p.do(tmp_path, tiny(), one)
    file = next(tmp_path.iterdir())
    for length in (0, 40, file.stat().st_size // 2):
        file.write_bytes(file.read_bytes()[:length])
        assert p.fetch(tmp_path, tiny(), one) is None
        p.do(tmp_path, tiny(), one)


def test_a_forced_choice_is_taken_where_it_is_open(tmp_path):
    free, forced, _ = some(30)
    for one in (free, forced):
        p.do(tmp_path, tiny(), one)
    offered, taken = p.fetch(tmp_path, tiny(), forced).choice[0]
    assert offered == taken > 0
    assert p.fetch(tmp_path, tiny(), forced).table.shape == (0, 4)


def test_plays_cut_in_pieces_are_the_same_plays(tmp_path, monkeypatch):
    whole = some(30)[0]
    p.do(tmp_path, tiny(), whole)
    alone = p.fetch(tmp_path, tiny(), whole)
    monkeypatch.setattr(p, "AT_ONCE", 12)
    assert [part.plays for part in whole.cut()] == [12, 12, 6]
    for part in whole.cut():
        p.do(tmp_path, tiny(), part)
    [joined] = p.done_all(tmp_path, tiny(), [whole])
    for name in ARRAYS:
        assert np.array_equal(getattr(joined, name), getattr(alone, name)), name


def test_the_same_plays_are_asked_once():
    game = dict.fromkeys(tiny().tables.names.seats, "game")
    long, short = p.piece(game, 0, 3 * p.AT_ONCE), p.piece(game, 0, p.AT_ONCE)
    assert p.plays_of([long, short]) == 3 * p.AT_ONCE


def test_agendas_given_are_those_of_every_play(tmp_path):
    names, part = tiny().tables.names, tiny().tables.secrets.part
    given = tuple(
        tuple(
            next(code for code, name in enumerate(names.parts) if name.startswith(f"{seat}.") and part[code, 0] == kind)
            for kind in range(3)
        )
        for seat in names.seats
    )
    one = p.piece(dict.fromkeys(names.seats, "game"), 5, 8, agendas=given)
    p.do(tmp_path, tiny(), one)
    found = p.fetch(tmp_path, tiny(), one)
    assert (drawn(found) == np.array(given)).all()
    assert len(np.unique(found.dial, axis=0)) > 1  # the rest is left to chance
    assert found.table.shape == (0, 4)


def test_what_a_kill_left_half_written_goes_away(tmp_path):
    for name, age in (("a.1.half", 120), ("b.2.half", 0), ("c.npz", 3600), ("d.npz", 90 * 24 * 3600)):
        (tmp_path / name).write_bytes(b"")
        moment = time.time() - age
        os.utime(tmp_path / name, (moment, moment))
    p.clear_away(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b.2.half", "c.npz"]


@pytest.mark.slow
def test_a_killed_laboratory_leaves_nobody_at_work_and_goes_on_where_it_was(tmp_path):
    """Killed without warning: its workers, who read from it, end too; what they had done is not done again."""
    asking = (
        "from pathlib import Path; from game.lab import pieces as p; from tests.helpers.scenarios import tiny; "
        "p.AT_ONCE = 2000; game = dict.fromkeys(tiny().tables.names.seats, 'game'); "
        f"p.done_all(Path({str(tmp_path)!r}), tiny(), [p.piece(game, 0, 200_000)])"
    )
    asker = subprocess.Popen([sys.executable, "-c", asking], cwd=p.ROOT, stderr=subprocess.DEVNULL)
    made = 0
    while made < 3:
        assert asker.poll() is None
        time.sleep(0.1)
        made = len(list(tmp_path.glob("*.npz")))
    asker.kill()
    asker.wait()
    end, before = time.monotonic() + PATIENCE, {}
    while (now := {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}) != before:
        assert time.monotonic() < end
        before = now
        time.sleep(3.0)
    assert len(list(tmp_path.glob("*.npz"))) < 100  # they did not go on to the end


@pytest.mark.slow
def test_two_workers_one_worker_and_none_do_the_same_and_go_on_where_they_were(tmp_path):
    pieces = some(20)
    for folder in ("none", "one", "two"):
        (tmp_path / folder).mkdir()
    for one in pieces:
        p.do(tmp_path / "none", tiny(), one)
    p.do(tmp_path / "two", tiny(), pieces[0])
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "two").iterdir()}
    heard = []
    made = {
        "one": p.done_all(tmp_path / "one", tiny(), pieces, workers=1),
        "two": p.done_all(tmp_path / "two", tiny(), pieces, heard.append, workers=2),
    }
    assert heard[0] == 20
    assert heard[-1] == 60
    assert all(file.stat().st_mtime_ns == moment for file, moment in before.items())
    for number, one in enumerate(pieces):
        alone = p.fetch(tmp_path / "none", tiny(), one)
        for results in made.values():
            for name in ARRAYS:
                assert np.array_equal(getattr(results[number], name), getattr(alone, name)), name


@pytest.mark.slow
def test_a_worker_that_fails_is_said(tmp_path):
    unknown = p.piece({"nobody": "game"}, 0, 5)
    with pytest.raises(RuntimeError):
        p.done_all(tmp_path, tiny(), [unknown], workers=1)
