"""Every scenario's plays walked: nothing of what the game itself must see to, whatever its authors wrote."""

import pytest

from game.lab.covering import Kept
from game.story.library import load
from game.walk.walker import MOST, few, walk
from tests.scenarios.many import SCENARIOS
from tests.scenarios.many import few as chosen

OURS = {"unanswered", "cut", "empty", "unopened", "recorded"}  # of the kinds, those that no text of a scenario makes
EVERY_CHANGE, BY_HAND = 5, MOST  # plays

pytestmark = pytest.mark.parametrize("scenario", SCENARIOS)


def found(scenario, plays):
    told = walk(load(scenario), plays)
    assert told["plays"] == len(plays) > 0
    return {kind: some for kind, some in told["examples"].items() if kind in OURS}


@pytest.mark.slow
def test_of_the_few_plays_that_show_all_the_first(scenario):
    plays = [Kept(path.parent.name, int(path.stem.rpartition("-")[2]), 0) for path in chosen(scenario)]
    assert found(scenario, plays[:EVERY_CHANGE]) == {}


@pytest.mark.deep
def test_many_more(scenario):
    assert found(scenario, few(load(scenario), BY_HAND, 900)) == {}
