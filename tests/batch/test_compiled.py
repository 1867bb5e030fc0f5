"""Interpreted and compiled agree, bit for bit, in two processes: what plays came to, and their last state."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.rules.compile.mode import cache_folder
from game.rules.flow import deal

from .batches import WITH, everything

PROJECT = Path(__file__).resolve().parents[2]
PLAYS = 25


pytestmark = pytest.mark.slow


def compiled(*more):
    """What a compiled process says it played."""
    pytest.importorskip("numba")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.batch.batches", str(cache_folder()), str(PLAYS), *more],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def told():
    return compiled()


def unlike(told):
    """What came to something else interpreted than compiled."""
    return [name for name, found in everything(PLAYS).items() if told["played"][name] != found]


def test_compiled_as_interpreted_and_a_second_scenario_compiles_nothing(told):
    assert list(told["played"]) == [
        f"{name} {mind}" for name in ("tiny", "many", "condition", "eleven") for mind in WITH
    ]
    assert unlike(told) == []
    assert told["kinds"] == 1


def test_a_rule_that_is_another_interpreted_is_found(told, monkeypatch):
    """Another draw at the deal, where the rules are plain Python."""
    real = deal.draw_at
    monkeypatch.setattr(deal, "draw_at", lambda *given: (real(*given) + 0.5) % 1)
    assert unlike(told) == list(told["played"])


def test_no_rule_reads_or_writes_outside_an_array():
    """The same, each place in an array checked as it is read."""
    assert compiled("bounds")["kinds"] == 1


OUTSIDE = """
import sys
from pathlib import Path
from typing import NamedTuple
import numpy as np
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]), bounds=True)
class Shape(NamedTuple):
    pair: object
@mode.rule
def read(some, at, k):
    return some.pair[at, k]
def write_then_read(some, at, k):
    some.pair[at, k] = 7.5
    return read(some, at, k)
asked = mode._compiled(write_then_read, inner=False)
some = mode.bundle(Shape)(np.zeros((2, 3)))
assert asked(some, 1, 2) == 7.5 and some.pair[1, 2] == 7.5
for at, k in ((2, 0), (0, 3), (-1, 0), (0, -1)):
    try:
        asked(some, at, k)
    except IndexError:
        continue
    sys.exit(f"{at}, {k} was not refused")
"""


def test_a_place_outside_an_array_of_a_bundle_is_refused_when_checked(tmp_path):
    """Below 0 too: compiled rules do not count places from the end."""
    pytest.importorskip("numba")
    source = tmp_path / "outside.py"
    source.write_text(OUTSIDE, "utf-8")
    ran = subprocess.run(
        [sys.executable, str(source), str(tmp_path)],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
