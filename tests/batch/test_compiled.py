"""Interpreted and compiled agree, bit for bit, in two processes: what plays came to, and their last state."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.simulating import cache_folder

from .batches import WITH, everything

PROJECT = Path(__file__).resolve().parents[2]
PLAYS = 25


@pytest.mark.slow
def test_compiled_as_interpreted():
    pytest.importorskip("numba")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.batch.batches", str(cache_folder()), str(PLAYS)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    compiled = json.loads(ran.stdout)
    interpreted = everything(PLAYS)
    assert list(compiled) == [f"{name} {mind}" for name in ("tiny", "many") for mind in WITH]
    for name, found in interpreted.items():
        assert compiled[name] == found, name
