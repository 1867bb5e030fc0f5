"""What each choice gives away is read in its effects, once."""

import numpy as np

from game.story import tables as t
from game.story.gifts import HELPS, gifts

THANKS = t.GESTURES.index("thanks")


def given(*effects, days=10.0, money=0.0):
    """The row of gifts of one choice of seat 1, which does this."""
    choice, seat = np.zeros((1, t.N_CHOICE), np.int64), np.zeros((3, t.N_FRAME_SEAT))
    seat[1, [t.START_DAYS, t.START_MONEY]] = days, money
    choice[0, [t.CHOICE_SEAT, t.EFFECT_FROM, t.EFFECT_TO]] = 1, 1, 1 + len(effects)
    row = np.zeros((2 + len(effects), t.N_ROW))
    row[0, :4] = row[-1, :4] = t.EFFECT_GESTURE, 1, 0, HELPS  # of other choices
    for at, effect in enumerate(effects):
        row[1 + at, : len(effect)] = effect
    return gifts(choice, seat, row)[0].tolist()


def test_it_helps_those_whom_its_own_seat_helps():
    assert given((t.EFFECT_GESTURE, 1, 2, HELPS, 1), (t.EFFECT_GESTURE, 1, 0, THANKS, 1)) == [0b100, 0, 0]
    assert given((t.EFFECT_GESTURE, 1, 2, HELPS, 1), (t.EFFECT_GESTURE, 1, 0, HELPS, 1)) == [0b101, 0, 0]
    assert given((t.EFFECT_GESTURE, 0, 2, HELPS, 1)) == [0, 0, 0]
    assert given((t.EFFECT_GESTURE, 1, -1, HELPS, 1)) == [-1, 0, 0]


def test_it_spends_and_gains_shares_of_what_its_seat_had_at_the_start():
    assert given((t.EFFECT_SPEND, 2, 0), (t.EFFECT_GAIN, 5, 0)) == [0, 0.2, 0.5]
    assert given((t.EFFECT_SPEND, 1, 50), (t.EFFECT_SPEND, 1, 0), days=8.0, money=200.0) == [0, 0.5, 0]
    assert given((t.EFFECT_SPEND, 0.5, 0), days=0.0) == [0, 0.5, 0]  # of nothing, as of one day
