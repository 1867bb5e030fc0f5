"""What rules call beside one another does the same interpreted as it is said to."""

import numpy as np
import pytest

from game.rules.compile.primitives import copy_row


@pytest.mark.parametrize(("shape", "place"), [((6,), ()), ((3, 6), 2), ((2, 3, 6), (1, 2))])
def test_a_row_is_copied_as_far_as_it_is_said_and_nothing_else(shape, place):
    source = np.arange(1, 1 + np.prod(shape)).reshape(shape)
    to = np.zeros((4, 9), np.int64)
    copy_row(to, 1, source, place, 5)
    assert to[1].tolist() == [*source[place][:5].tolist(), 0, 0, 0, 0]
    assert not to[[0, 2, 3]].any()
