"""Typical tables: chosen by how open they are, placed by what they bring, and what plays left on them."""

import numpy as np
import pytest

from game.batch.makings import AT_OPTIONS
from game.lab import bargains as b
from game.lab.agendas import possible_mixes
from game.lab.pieces import Result
from game.lab.solutions import POINTS
from game.lab.value import given
from game.rules.read.packages import decode, gain_of
from game.rules.state import new_state
from game.story import tables as t
from tests.helpers.scenarios import tiny


def agendas():
    """The first agenda of each seat."""
    found = {}
    for seat, mix in possible_mixes(tiny()).values():
        found.setdefault(seat, mix)
    return tuple(found[seat] for seat in sorted(found))


def result(packages):
    """Plays that ended with these packages in force, None for no agreement."""
    frame = tiny().tables.frame
    clauses = int(frame.size[t.CLAUSES])
    makings = np.zeros((len(packages), AT_OPTIONS + clauses), np.int16)
    for play, package in enumerate(packages):
        if package is not None:
            row = np.zeros(clauses, np.int64)
            decode(frame, package, row)
            makings[play, AT_OPTIONS:] = row + 1
    nothing = np.zeros((len(packages), 0))
    return Result(nothing, nothing, nothing, nothing, makings, nothing, np.zeros((0, 4)), np.zeros(0, np.int64))


def gains():
    """[packages, seats] one by one, as the rules say."""
    frame, secrets, names = tiny().tables
    state = new_state(frame)
    given(frame, secrets, state, agendas())
    found = np.zeros((int(frame.size[t.PACKAGES]), len(names.seats)))
    row = np.zeros(int(frame.size[t.CLAUSES]), np.int64)
    for package in range(len(found)):
        decode(frame, package, row)
        for seat in range(len(names.seats)):
            found[package, seat] = gain_of(frame, secrets, state, seat, row) - secrets.seat[seat, t.RESERVE]
    return found


def test_ends_are_placed_and_counted():
    every = gains()
    made = b.bargain(tiny().tables, 0.5, agendas(), result([2, 2, None, 5]))
    assert made["none"] == 0.25
    assert [end["share"] for end in made["ends"]] == [0.5, 0.25]
    for end, package in zip(made["ends"], (2, 5), strict=True):
        assert list(end["gains"].values()) == pytest.approx(list(every[package]), abs=0.01)
        assert end["mean"] == pytest.approx(every[package].mean(), abs=0.01)
        assert end["least"] == pytest.approx(every[package].min(), abs=0.01)
        assert end["gains"][end["who"]] == end["least"]
    assert set(made["points"]) == set(POINTS)
    assert made["packages"] == len(every) >= made["allowed"] >= made["room"]


def test_what_is_left_counts_for_nothing_what_helps_not_all():
    every = np.array([[4.0, 4.0], [2.0, 2.0], [9.0, -1.0]])
    fair = (every >= 0).all(axis=1)
    times = np.array([1, 1])
    assert b.left(every, fair, 0, [0, 0], times) == 0.0
    assert b.left(every, fair, 0, [0, -1], times) == 0.5
    assert b.left(every, fair, 0, [1, 2], times) == 0.75
    assert b.left(every, fair, -1, [-1, -1], times) is None


def test_tables_shown_go_from_the_tightest_to_the_most_open():
    plays = 50
    looked = np.arange(0, 2 * plays, 2)
    table = np.zeros((plays, 4))
    table[:, 0] = np.random.default_rng(2).permutation(plays)
    one = Result(*[np.zeros((2 * plays, 1))] * 6, table, looked)
    parts = np.zeros((2 * plays, 2, 3), np.int16)
    parts[looked, 0, 0] = table[:, 0]  # the draw tells its own room
    shown = b.typical(one, parts)
    assert [rank for rank, _ in shown] == list(b.RANKS)
    assert [agendas[0][0] for _, agendas in shown] == [int(rank * plays) for rank in b.RANKS]
    parts[:] = 7
    assert len(b.typical(one, parts)) == 1  # a table is shown once
