"""Interpreted and compiled agree, bit for bit, in two processes: what plays came to, and their last state."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.rules.mode import cache_folder

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


def test_compiled_as_interpreted_and_a_second_scenario_compiles_nothing():
    told = compiled()
    interpreted = everything(PLAYS)
    assert list(told["played"]) == [
        f"{name} {mind}" for name in ("tiny", "many", "condition", "eleven") for mind in WITH
    ]
    for name, found in interpreted.items():
        assert told["played"][name] == found, name
    assert told["kinds"] == 1


def test_no_rule_reads_or_writes_outside_an_array():
    """The same, each place in an array checked as it is read."""
    assert compiled("bounds")["kinds"] == 1
