"""The arrows between the rooms of `game/` point one way: the contracts are in `pyproject.toml`."""

import subprocess
import sys

from .conftest import PROJECT


def test_arrows_point_one_way():
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run([sys.executable, "-c", check], cwd=PROJECT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
