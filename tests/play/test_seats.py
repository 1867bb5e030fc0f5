"""Views and minds: kept up to date or made anew, they are the same; and a mind sees no more than its view."""

import random

import numpy as np
import pytest

from game.play.log import begun
from game.play.refusals import BadMove
from game.play.seats import Seats
from game.rules import state as s
from game.rules.engine import apply
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.play.drawing import awaited, drawn_move


@pytest.mark.parametrize(("loaded", "seed"), [*((tiny(), seed) for seed in range(12)), (large(), 1)])
def test_views_and_minds_kept_are_those_made_anew(loaded, seed):
    drawer = random.Random(seed)
    frame, secrets, _ = loaded.tables
    log, state = begun(loaded, seed, ())
    kept = Seats(loaded, log.header.minds)
    while not state.scal[s.OVER]:
        for seat in range(len(loaded.tables.names.seats)):
            anew = Seats(loaded, {}).view(state, seat)
            assert all(np.array_equal(a, b) for a, b in zip(kept.view(state, seat), anew, strict=True))
        seat = drawer.choice(awaited(state))
        move = kept.move(state, seat)
        assert move.tolist() == Seats(loaded, {}).move(state, seat).tolist()
        # Whatever the mind would do, the play goes where chance takes it.
        assert apply(frame, secrets, state, seat, drawn_move(loaded, state, seat, drawer)) == 0


@pytest.mark.parametrize("minds", [{"farm": "frist"}, {"frm": "first"}])
def test_an_unknown_mind_is_said(minds):
    with pytest.raises(BadMove, match="M104"):
        Seats(tiny(), minds)
