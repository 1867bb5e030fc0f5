"""Which packages can be put: the rows say those that hold nothing shut, and nothing else."""

import random
from itertools import pairwise

import numpy as np
import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.options import add_packages
from game.rules.read.packages import decode
from game.rules.rows import LEGAL_ROWS, add_those
from game.rules.state import new_state
from game.story import tables as t
from game.story.library import load
from game.story.limits import OPTIONS

SHUT_AT_MOST = 5  # options
DRAWS = 60


@pytest.mark.parametrize("scenario", ["condition", "critical-point", "residency"])
def test_rows_hold_every_package_that_can_be_put_in_order_and_no_other(scenario):
    frame = load(scenario).tables.frame
    state, draw = new_state(frame), random.Random(1)
    packages, options = int(frame.size[t.PACKAGES]), int(frame.size[t.OPTIONS])
    held = np.zeros((packages, int(frame.size[t.CLAUSES])), np.int64)
    for number in range(packages):
        decode(frame, number, held[number])
    rows = np.zeros((packages + 1, LEGAL_ROWS), np.int64)
    for _ in range(DRAWS):
        shut = draw.sample(range(options), draw.randrange(SHUT_AT_MOST + 1))
        state.scal[s.SHUT] = sum(1 << option for option in shut)
        found = rows[1 : add_packages(frame, state, rows, 1, c.PUT, 0, 2)].tolist()
        listed = [number for row in found for number in range(row[2], row[2] + row[4])]
        assert listed == [number for number in range(packages) if not set(held[number].tolist()) & set(shut)]
        assert all(row[2] + row[4] < following[2] for row, following in pairwise(found))
        assert all((row[s.DO], row[s.TO], row[s.HOW], row[5]) == (c.PUT, -1, 0, 2) for row in found)


def test_rows_of_a_mask_hold_its_places_in_order_those_that_follow_one_another_together():
    draw, rows = random.Random(2), np.zeros((40, LEGAL_ROWS), np.int64)
    for _ in range(DRAWS):
        places = sorted(draw.sample(range(OPTIONS), draw.randrange(OPTIONS)))
        mask = sum(1 << place for place in places)
        found = rows[1 : add_those(rows, 1, c.TRADE, 3, 100, mask, 0, 2)].tolist()
        assert [at for row in found for at in range(row[2], row[2] + row[4])] == [100 + place for place in places]
        assert all(row[2] + row[4] < following[2] for row, following in pairwise(found))


def test_rows_without_room_are_counted_and_written_nowhere():
    frame = load("condition").tables.frame
    state = new_state(frame)
    state.scal[s.SHUT] = 0b10010
    whole, some = np.zeros((600, LEGAL_ROWS), np.int64), np.zeros((3, LEGAL_ROWS), np.int64)
    assert add_packages(frame, state, whole, 0, c.PUT, 0, 1) > 3
    assert add_packages(frame, state, some, 0, c.PUT, 0, 1) > 3
