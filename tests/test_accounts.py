"""A scenario that costs more than its seconds makes a run of the tests fail, in one process as in several."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
TESTS = """
import subprocess, sys, time
import pytest

BURN = "import time\\nwhile time.process_time() < 0.8: pass"

@pytest.mark.parametrize("scenario", ["calm", "burning", "burning_apart"])
def test_one(scenario):
    if scenario == "burning":
        until = time.process_time() + 0.8
        while time.process_time() < until:
            pass
    elif scenario == "burning_apart":
        subprocess.run([sys.executable, "-c", BURN], check=True)
"""
RUN = """
import sys
import pytest
from tests.helpers import accounts
accounts.MOST_CPU = float(sys.argv[1])
sys.exit(pytest.main(["-p", "tests.helpers.accounts", "-p", "no:cacheprovider", "-q", *sys.argv[2:]]))
"""


def run(folder: Path, bound: float, workers: int) -> tuple[int, str]:
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "test_costly.py").write_text(TESTS)
    (folder / "pytest.ini").write_text("[pytest]\n")
    asked = ["-n", str(workers), "--dist", "loadgroup"] if workers else ["-n", "0"]
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(bound), *asked, "scenarios"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "3 passed" in done.stdout, done.stdout + done.stderr
    return done.returncode, done.stdout


@pytest.mark.parametrize("workers", [0, pytest.param(2, marks=pytest.mark.slow)])
def test_a_scenario_that_costs_too_much_makes_the_run_fail(tmp_path, workers):
    code, said = run(tmp_path, 0.5, workers)
    assert code == pytest.ExitCode.TESTS_FAILED
    over = {line.split(":")[0] for line in said.splitlines() if "over the" in line}
    assert over == {"burning", "burning_apart"}
    assert "calm: 0." in said


def test_within_its_seconds_it_does_not(tmp_path):
    code, said = run(tmp_path, 60, 0)
    assert code == 0
    assert "burning: " in said
    assert "over the" not in said
