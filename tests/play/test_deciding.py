"""What the other way ends by, as a debrief is told it."""

from types import SimpleNamespace

import numpy as np
import pytest

from game.play.deciding import _Writer

KINDS = ["better", "worse", "worse"]


@pytest.mark.parametrize(
    ("there", "instead", "apart"),
    [([1] * 10, "b", 100.0), ([0] * 5 + [2] * 5, "c", 50.0), ([0] * 10, "a", 0.0)],
)
def test_two_ways_are_apart_by_the_kind_of_their_endings_and_the_one_that_gains_is_named(there, instead, apart):
    names = SimpleNamespace(endings=["a", "b", "c"], seats=[])
    writer = _Writer(None, names, None, 0, "", KINDS)
    assert writer.ends(np.zeros(10, np.int16), np.array(there, np.int16)) == {"instead": instead, "apart": apart}


def test_another_title_of_the_same_kind_is_not_apart():
    names = SimpleNamespace(endings=["a", "b", "c"], seats=[])
    found = _Writer(None, names, None, 0, "", KINDS).ends(np.full(10, 1, np.int16), np.full(10, 2, np.int16))
    assert found == {"instead": "c", "apart": 0.0}
