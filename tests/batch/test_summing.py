"""What many plays say together: its keys, and that shares are shares."""

import math

import numpy as np
import pytest

from game.batch.summing import shares, spread, summed
from game.debrief import outcome as o
from game.story import tables as t
from tests.helpers.scenarios import tiny

from .batches import batch

KEYS = [
    "scenario",
    "fingerprint",
    "seed",
    "minds",
    "minds_digest",
    "plays",
    "moves",
    "seconds",
    "compile_seconds",
    "moves_per_second",
    "endings",
    "pitfalls",
    "hold",
    "approaches",
    "dials",
    "agendas",
    "scenes",
    "options",
]


@pytest.fixture(scope="module")
def found():
    return summed(batch(tiny().tables, 40), tiny().fingerprint)


def test_keys(found):
    names = tiny().tables.names
    assert list(found) == KEYS
    assert list(found["endings"]) == list(names.endings)
    assert list(found["pitfalls"]) == list(t.PITFALLS)
    assert list(found["approaches"]) == list(t.APPROACHES)
    assert list(found["scenes"]) == list(names.scenes)
    assert list(found["options"]) == list(names.choices)
    assert {tuple(one) for one in found["pitfalls"].values()} == {("avoided", "brushed", "fallen")}
    assert {tuple(one) for one in found["approaches"].values()} == {("practised", "half", "not", "unknown")}
    assert {tuple(one) for one in found["options"].values()} == {("offered", "taken")}
    for seat in names.seats:
        assert list(found["hold"][seat]) == list(t.PITFALLS)
        assert {tuple(one) for one in found["hold"][seat].values()} == {t.HOLDS}
        assert list(found["dials"][seat]) == list(o.DIALS)
        assert {tuple(one) for one in found["dials"][seat].values()} == {("mean", "p10", "p50", "p90")}
        own = [part.partition(".")[2] for part in names.parts if part.partition(".")[0] == seat]
        assert list(found["agendas"][seat]) == own
        assert {tuple(one) for one in found["agendas"][seat].values()} == {("share", "endings", "dials")}


def test_shares_are_whole(found):
    assert math.isclose(sum(found["endings"].values()), 1, abs_tol=1e-4)
    for verdicts in found["approaches"].values():
        assert math.isclose(sum(verdicts.values()), 1, abs_tol=1e-4)
    for of_seat in found["hold"].values():
        for holds in of_seat.values():
            assert math.isclose(sum(holds.values()), 1, abs_tol=1e-4)
    for parts in found["agendas"].values():
        assert math.isclose(sum(part["share"] for part in parts.values()), 3, abs_tol=1e-4)
    assert found["plays"] == 40
    assert found["moves"] > 40


def test_one_play_and_parts_never_drawn():
    one = summed(batch(tiny().tables, 1), "")
    never = [part for parts in one["agendas"].values() for part in parts.values() if part["share"] == 0]
    assert never
    assert all(part["endings"] == {} and part["dials"] == {} for part in never)


def test_shares_and_spread():
    assert shares(np.array([0, 0, 2, 1], np.int16), ("a", "b", "c", "d")) == {"a": 0.5, "b": 0.25, "c": 0.25, "d": 0}
    spoken = spread(np.arange(0, 101, dtype=np.float32))
    assert spoken == {"mean": 50.0, "p10": 10.0, "p50": 50.0, "p90": 90.0}
