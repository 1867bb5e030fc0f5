"""What a package is worth to a mind: what the rules say it is worth to its seat, as far as the seat can know."""

import itertools

import numpy as np
import pytest

from game.minds.offers import my_gain
from game.minds.temperament import RED_COST
from game.rules.read import view as v
from game.rules.read.packages import gain_of
from game.story import tables as t
from tests.rules.acting import A, Acting


def packages(frame):
    """Every package, as a row of options."""
    ends = [range(int(row[t.CLAUSE_FROM]), int(row[t.CLAUSE_TO])) for row in frame.clause]
    return [np.array(one, np.int64) for one in itertools.product(*ends)]


def assert_worth_as_the_rules_say(frame, secrets, state):
    """`my_gain` of every package, from A's view, is its gain by the rules, red zones apart."""
    view = v.new_view(frame)
    v.look(frame, secrets, state, A, view)
    for options in packages(frame):
        crossed = sum(view.option[option, v.MY_RED] for option in options)
        worth = gain_of(frame, secrets, state, A, options)
        assert my_gain(frame, view, options) == pytest.approx(worth - RED_COST * crossed)


def with_pairs(secrets, weights):
    """The same secrets, where A has these pairs in place of its one, all of the same two options."""
    row = secrets.row[int(secrets.seat[A, t.PAIR_FROM])]
    pairs = np.repeat(row[None], len(weights), axis=0)
    pairs[:, 3] = weights
    made = secrets._replace(row=np.concatenate([secrets.row, pairs]), seat=secrets.seat.copy())
    made.seat[A, [t.PAIR_FROM, t.PAIR_TO]] = len(secrets.row), len(made.row)
    return made


@pytest.mark.parametrize("weights", [(-5,), (-4,), (0,), (1,), (5,), (-4, 2), (-1,) * v.PAIRS_MAX])
def test_options_that_count_together_count_for_more_or_for_less(weights):
    play = Acting()
    assert_worth_as_the_rules_say(play.frame, with_pairs(play.secrets, weights), play.state)


def test_a_mind_that_sees_only_what_is_worth_more_is_found(monkeypatch):
    look = v.look

    def sees_gains(frame, secrets, state, seat, view):
        look(frame, secrets, state, seat, view)
        view.pairs[view.pairs[:, v.PAIR_WEIGHT] <= 0, v.PAIR_USED] = 0.0

    monkeypatch.setattr(v, "look", sees_gains)
    play = Acting()
    with pytest.raises(AssertionError):
        assert_worth_as_the_rules_say(play.frame, with_pairs(play.secrets, (-4,)), play.state)
