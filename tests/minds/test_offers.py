"""What a package is worth to a mind: what the rules say it is worth to its seat, as far as the seat can know."""

import itertools

import numpy as np
import pytest

from game.minds.temperament import RED_COST
from game.minds.worth import cost_of_change, my_best, my_gain
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


def assert_best(frame, secrets, state):
    """`my_best` from A's view: no package is worth more to it by the rules, red zones apart."""
    view = v.new_view(frame)
    v.look(frame, secrets, state, A, view)
    best = np.zeros(int(frame.size[t.CLAUSES]), np.int64)
    worth = my_best(frame, view, best)
    every = [my_gain(frame, view, options) for options in packages(frame)]
    assert worth == pytest.approx(my_gain(frame, view, best)) == pytest.approx(max(every))


def test_ones_best_package_reckons_with_what_counts_together():
    play = Acting()
    options = [(one, other) for one in range(4) for other in range(4, 7)]
    for one, other in options:
        for weight in (-9.0, 9.0):
            secrets = with_pairs(play.secrets, (weight,))
            secrets.row[-1, 1:3] = one, other
            if play.frame.option[one, t.OF_CLAUSE] != play.frame.option[other, t.OF_CLAUSE]:
                assert_best(play.frame, secrets, play.state)


def test_what_giving_way_costs_reckons_with_it_too():
    """Each step from any package costs what the rules say that it loses."""
    play = Acting()
    secrets = with_pairs(play.secrets, (7.0,))
    view = v.new_view(play.frame)
    v.look(play.frame, secrets, play.state, A, view)
    for was in packages(play.frame):
        for clause, (first, end) in enumerate(play.frame.clause[:, [t.CLAUSE_FROM, t.CLAUSE_TO]]):
            for option in range(int(first), int(end)):
                now = was.copy()
                now[clause] = option
                had, has = (gain_of(play.frame, secrets, play.state, A, one) for one in (was, now))
                assert cost_of_change(play.frame, view, was, clause, option) == pytest.approx(had - has)
