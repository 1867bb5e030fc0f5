"""Scenarios for tests: a tiny one from its file, and one of any number of seats made in code."""
from functools import cache
from pathlib import Path

from game.story.library import Loaded, load

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"


@cache
def tiny() -> Loaded:
    """Two seats, two clauses, a scene, a corridor, a guess, a table of four rounds, a delivery, a knot, two endings."""
    return load(SCENARIOS / "tiny")
