"""The secret of `critical-point` has a grip: kept, it bursts in at least half of the plays where a pool was signed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PLAYS, FEWER = 20_000, 1_500
LEAST = 10  # plays with a pool signed, for a share to mean something


def found(plays, *planted):
    pytest.importorskip("numba")
    asked = [sys.executable, "-m", "tests.scenarios.secret", str(plays), "0", *planted]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def has_a_grip(counted):
    assert counted["signed"] >= LEAST
    return 2 * counted["burst"] >= counted["signed"]


@pytest.mark.deep
def test_a_secret_kept_bursts_in_half_of_the_plays_where_a_pool_was_signed():
    assert has_a_grip(found(PLAYS))


@pytest.mark.slow
def test_a_secret_that_never_bursts_is_seen():
    assert not has_a_grip(found(FEWER, "never"))
