"""The few plays that show all: they meet what the many met, and none of them is needless."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lab.covering import covering, fewest, things
from tests.helpers.scenarios import tiny


@given(seed=st.integers(0, 2**31), plays=st.integers(1, 60), met=st.floats(0.02, 0.6))
@settings(max_examples=60)
def test_the_few_meet_all_and_none_is_needless(seed, plays, met):
    luck = np.random.default_rng(seed)
    found, costs = luck.random((plays, 25)) < met, luck.integers(10, 400, plays)
    few = fewest(found, costs)
    assert (found[few].any(axis=0) == found.any(axis=0)).all()
    for at in few:
        others = [one for one in few if one != at]
        assert (found[others].any(axis=0) != found.any(axis=0)).any()


def test_of_equals_the_shortest_is_kept():
    assert fewest(np.ones((3, 4), np.bool_), np.array([9, 7, 8])) == [1]


def test_what_no_play_meets_is_said():
    found = covering(tiny(), 12, ("game", "random"))
    assert 1 <= len(found.plays) <= 12
    assert set(found.missed) < set(things(tiny().tables))
    assert not [name for name in found.missed if name.startswith("scene ")]
    assert "move visit" in covering(tiny(), 1, ("first",)).missed


def test_another_seed_looks_among_other_plays():
    first, other = ({one.seed for one in covering(tiny(), 12, ("game",), seed).plays} for seed in (0, 1))
    assert max(first) < 12 <= min(other)
