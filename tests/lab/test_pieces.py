"""Work in pieces: what is done is kept whole, never done again, and the same whoever does it."""

import numpy as np
import pytest

from game.lab import pieces as p
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
    assert heard[0] == 1
    assert heard[-1] == 3
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
