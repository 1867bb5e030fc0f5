"""Tests started under `nohup`, or in the background, start children that meet signals all the same."""

import os
import subprocess
import sys

import pytest

from tests.helpers.dispositions import ASKED
from tests.helpers.patience import PATIENCE

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHILD = "import signal; print([signal.getsignal(one) == signal.SIG_IGN for one in (1, 2, 15)])"
ASKS = f"""
import subprocess, sys

def test_asks():
    told = subprocess.run([sys.executable, "-c", {CHILD!r}], capture_output=True, text=True).stdout
    assert told.split() == "[False, False, False]".split(), told
"""
STARTS = """
import os, signal, sys
for one in (1, 2, 15):
    signal.signal(one, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("workers", [[], ["-n", "1"]], ids=["alone", "a worker"])
def test_what_tests_start_ignores_nothing_though_they_were_told_to(tmp_path, workers):
    assert [int(one) for one in ASKED] == [1, 2, 15]
    asking = tmp_path / "test_asks.py"
    asking.write_text(ASKS, encoding="utf-8")
    given = [
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        ROOT,
        "-c",
        os.path.join(ROOT, "pyproject.toml"),
    ]
    given += ["--confcutdir", ROOT, "-p", "tests.conftest", *workers, str(asking)]
    env = {name: one for name, one in os.environ.items() if not name.startswith("PYTEST_")} | {"PYTHONPATH": ROOT}
    told = subprocess.run(
        [sys.executable, "-c", STARTS, *given], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=PATIENCE
    )
    assert told.returncode == 0, told.stdout + told.stderr
