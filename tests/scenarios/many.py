"""Many plays of a scenario, for the tests that judge it: what they came to, and the few that show all it has. A process
of its own makes them, compiled (`making.py`), once for all the tests of a worker.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.cli.recording import OUTCOMES
from game.story.library import load, scenario_folders

PROJECT = Path(__file__).resolve().parents[2]
SCENARIOS = [folder.name for folder in scenario_folders()]
PLAYS = 1000  # by minds, and by chance
FEWER = 300  # of each blind way of holding a seat, and of each kind of minds among which the few are chosen
INFORMED = "game"


@cache
def played(scenario: str) -> Path:
    """The folder of what many plays of a scenario came to, made once by a compiled process for all who ask."""
    pytest.importorskip("numba")
    from tempfile import TemporaryDirectory

    made = TemporaryDirectory(prefix=f"{scenario}-")
    _made.append(made)
    asked = [sys.executable, "-m", "tests.scenarios.making", scenario, made.name, str(PLAYS), str(FEWER)]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Path(made.name)


_made: list[Any] = []  # folders live until the process ends


@cache
def simulated(scenario: str) -> dict[str, Any]:
    """By who holds the seats (`held_by`), what their plays came to."""
    return json.loads((played(scenario) / "simulated.json").read_text("utf-8"))


def held_by(mind: str, seat: str = "") -> str:
    """The name of a way of holding the seats: one kind of minds in all, or in one among the game's own."""
    return f"{seat}={mind}" if seat else mind


def playable(scenario: str) -> list[str]:
    return [name for name, one in load(scenario).scenario.structures.items() if one.playable]


def few(scenario: str) -> dict[Path, dict[str, Any]]:
    """The play files of the few, each with what it came to, compiled, as `replay --json` says it."""
    found = {}
    for outcomes in sorted(played(scenario).glob(f"*/{OUTCOMES}")):
        told = json.loads(outcomes.read_text("utf-8"))
        found |= {outcomes.with_name(f"{scenario}-{one['seed']}.json"): one for one in told}
    return found


def own_words(scenario: str) -> dict[str, Any]:
    """Of the plays by minds: how many, and what a structure did there against its own words (`own_words.py`)."""
    return json.loads((played(scenario) / "own_words.json").read_text("utf-8"))


def missed(scenario: str) -> list[str]:
    """What none of the many plays met, by name (see `game.lab.covering.things`)."""
    return json.loads((played(scenario) / "missed.json").read_text("utf-8"))
