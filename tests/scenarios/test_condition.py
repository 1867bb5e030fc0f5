"""`condition` holds what it must: scenes, endings, seats, agendas, and knots in their order."""

from pathlib import Path

import pytest

from game.play.log import read_log, replay
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "scenarios" / "condition"
ENDINGS = {"informal-link", "mentoring", "advocacy", "on-paper", "absorbed", "clean-stop"}


@pytest.fixture(scope="module")
def condition():
    return load("condition")


def test_what_there_must_be(condition):
    scenario = condition.scenario
    assert len(list(scenario.scenes())) >= 25
    assert {ending.id for ending in scenario.endings} == ENDINGS
    assert len(scenario.structures) == 4
    assert set(scenario.pitfalls) >= {"injunction", "wealth-by-nature"}


def test_knots_burst_in_the_order_of_their_dates(condition):
    """The testimony's play: the hood of 14 January before the letter of 30 January."""
    log = read_log(FOLDER / "plays" / "testimony.json")
    state = replay(log, condition).state
    facts = condition.tables.names.facts
    burst = [facts[int(one[s.E_WHAT])] for one in state.event[: state.scal[s.EVENTS]] if one[s.KIND] == c.E_BURST]
    assert burst == ["opening_delay", "coordinator_offer"]
