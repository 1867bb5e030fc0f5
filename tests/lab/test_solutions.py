"""Negotiation solutions against a search written apart, in exact arithmetic, on tables of every size."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from game.lab.solutions import POINTS, find_frontier, find_points, solve, solve_with_numpy, table_of
from game.rules.flow.course import begin
from game.rules.state import new_state
from game.story import tables as t
from tests.helpers.scenarios import tiny

PROJECT = Path(__file__).resolve().parents[2]
SIZES = (2, 3, 5, 12, 40, 120, 400, 1500, 5000)


def table(number: int, most: int = 5000):
    """A random table: half points, for ties; one in five with reserves out of reach; every other forbids some."""
    luck = np.random.default_rng(number)
    sizes = [size for size in SIZES if size <= most]
    packages, parties = sizes[number % len(sizes)], 2 + number % 4
    utilities = luck.integers(-6, 13, (packages, parties)) / 2
    reserves = luck.integers(-2, 5, parties) / 2 + (8 if number % 5 == 0 else 0)
    allowed = luck.random(packages) < 0.8 if number % 2 else np.ones(packages, np.bool_)
    return utilities, reserves, allowed


def sought(utilities, reserves, allowed):
    """(frontier, points), one package after the other."""
    rows = [[Fraction(one) for one in row] for row in utilities.tolist()]
    floor = [Fraction(one) for one in reserves.tolist()]
    frontier = []
    columns = np.ascontiguousarray(utilities[allowed].T)
    total = columns.sum(axis=0)  # of halves: exact, and more for whoever is better for one and as good for all
    for number, row in enumerate(utilities):
        beats = (columns >= row[:, None]).all(axis=0) & (total > row.sum())
        frontier.append(bool(allowed[number]) and not beats.any())
    zone = [n for n, row in enumerate(rows) if allowed[n] and all(u >= r for u, r in zip(row, floor, strict=True))]
    if not zone:
        return frontier, dict.fromkeys(POINTS, -1)
    gains = {n: [u - r for u, r in zip(rows[n], floor, strict=True)] for n in zone}
    ideal = [max(gain[party] for gain in gains.values()) for party in range(len(floor))]

    def product(gain):
        made = Fraction(1)
        for one in gain:
            made *= one
        return made

    def share(gain):
        return min([one / best for one, best in zip(gain, ideal, strict=True) if best > 0], default=Fraction(0))

    keys = {
        "nash": lambda gain: (product(gain), sum(gain)),
        "kalai_smorodinsky": lambda gain: (share(gain), sum(gain)),
        "egalitarian": lambda gain: (min(gain), sum(gain)),
        "utilitarian": lambda gain: (sum(gain), min(gain)),
    }
    return frontier, {name: max(zone, key=lambda n: (*key(gains[n]), -n)) for name, key in keys.items()}


@pytest.mark.parametrize("number", range(72))
def test_as_sought_one_by_one(number):
    utilities, reserves, allowed = table(number)
    frontier, points = sought(utilities, reserves, allowed)
    found = solve(utilities, reserves, allowed)
    assert found.frontier.tolist() == frontier
    assert found.points == points
    assert all(package < 0 or allowed[package] for package in found.points.values())


def test_every_kind_of_table_was_met():
    met = [solve_with_numpy(*table(number)) for number in range(72)]
    empty = [found for found in met if found.points["nash"] < 0]
    assert 5 < len(empty) < 50
    assert any(len(set(found.points.values())) > 2 for found in met)


@pytest.mark.parametrize("number", range(24))
def test_written_loops_as_numpy(number):
    utilities, reserves, allowed = table(number, most=120)
    frontier, points = np.zeros(len(utilities), np.bool_), np.zeros(4, np.int64)
    find_frontier(utilities, allowed, frontier)
    find_points(utilities, reserves, allowed, points)
    found = solve_with_numpy(utilities, reserves, allowed)
    assert frontier.tolist() == found.frontier.tolist()
    assert dict(zip(POINTS, points.tolist(), strict=True)) == found.points


def test_a_known_table():
    # Shares of a cake of 10 for the first, worth half to the second, nothing without agreement.
    utilities = np.array([[float(part), (10 - part) / 2] for part in range(11)])
    found = solve(utilities, np.zeros(2))
    assert found.frontier.all()
    assert found.points == {"nash": 5, "kalai_smorodinsky": 5, "egalitarian": 4, "utilitarian": 10}


def test_a_play_s_own_table():
    frame, secrets, _ = tiny().tables
    state = new_state(frame)
    begin(frame, secrets, state, 1)
    utilities, reserves, allowed = table_of(frame, secrets, state)
    assert utilities.shape == (int(frame.size[t.PACKAGES]), 2)
    assert reserves.shape == (2,)
    found = solve(utilities, reserves, allowed)
    assert set(found.points) == set(POINTS)


COMPILED = """
import json, sys
from pathlib import Path
from time import process_time
import numpy as np
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]))
from game.lab.solutions import solve, solve_with_numpy
from tests.lab.test_solutions import table
found = []
for number in range(72):
    one = solve(*table(number))
    found.append([one.frontier.tolist(), one.points])
luck = np.random.default_rng(1)
utilities, reserves = luck.integers(0, 20, (400, 3)) / 2, np.full(3, 3.0)
least = []
for way in (solve, solve_with_numpy):
    times = []
    for _ in range(20):
        began = process_time()
        way(utilities, reserves, np.ones(400, np.bool_))
        times.append(process_time() - began)
    least.append(min(times))
print(json.dumps([found, least]))
"""


def test_compiled_as_interpreted_and_quick(tmp_path):
    pytest.importorskip("numba")
    ran = subprocess.run(
        [sys.executable, "-c", COMPILED, str(tmp_path)], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    found, (compiled, with_numpy) = json.loads(ran.stdout)
    for number, one in enumerate(found):
        expected = solve_with_numpy(*table(number))
        assert one == [expected.frontier.tolist(), expected.points]
    assert 10 * compiled < with_numpy
