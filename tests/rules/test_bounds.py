"""What does not fit is never lost in silence: bounds are computed so that all fits, and one that is met is an error."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.batch import batch
from game.batch.batch import lengths_of, run
from game.rules import codes as c
from game.rules import engine
from game.rules import state as s
from game.rules.rows import LEGAL_MAX, LEGAL_ROWS, add
from game.story import tables as t
from game.story.library import load
from tests.helpers.scenarios import many, tiny
from tests.rules import invariants as i

ROOM = {"events": t.EVENTS_MAX, "waiting": t.PENDING_MAX, "packages": t.PACKAGES_MAX}


def with_room(tables, which, room):
    """The same scenario, where this list is as long as one says."""
    size = tables.frame.size.copy()
    size[ROOM[which]] = room
    return tables._replace(frame=tables.frame._replace(size=size))


@pytest.mark.parametrize(("which", "room"), [("events", 9), ("waiting", 0), ("packages", 1)])
def test_a_bound_that_is_met_is_said(which, room):
    """By name, as soon as something does not fit; not a moment before."""
    with pytest.raises(engine.NoRoomError) as met:
        i.Played(with_room(many(4), which, room), 4)
    assert met.value.lists == (which,)


def test_legal_moves_without_room_are_said():
    play = i.Played(many(4), 1, keep=True)
    state = next(state for state in play.states if state.scal[s.STAGE] == c.AT_CORRIDOR)
    seat = play.awaited(state)[0]
    whole = engine.legal(play.frame, play.secrets, state, seat, np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64))
    assert state.scal[s.FULL] == 0
    rows = np.zeros((whole, LEGAL_ROWS), np.int64)
    assert engine.legal(play.frame, play.secrets, state, seat, rows) == whole
    assert state.scal[s.FULL] == 0
    assert engine.legal(play.frame, play.secrets, state, seat, rows[:-1]) == whole - 1
    assert state.scal[s.FULL] == 1 << s.FULL_MOVES
    with pytest.raises(engine.NoRoomError, match="moves"):
        engine.assert_room(int(state.scal[s.FULL]))


def test_a_row_without_room_writes_nothing():
    rows = np.zeros((1, LEGAL_ROWS), np.int64)
    assert add(rows, add(rows, 0, 1, 2, 3, 4, 5, 6), 9, 9, 9, 9, 9, 9) == 2
    assert rows.tolist() == [[1, 2, 3, 4, 5, 6]]


@pytest.mark.parametrize(("which", "room"), [("events", 9), ("packages", 2)])
def test_a_batch_where_something_found_no_room_is_an_error(which, room):
    loaded = load("condition")
    minds = dict.fromkeys(loaded.tables.names.seats, "random")
    with pytest.raises(engine.NoRoomError, match=which):
        run(with_room(loaded.tables, which, room), 1, 6, minds, lengths_of(loaded))


def test_in_one_play_of_many_it_is_an_error_too(monkeypatch):
    """The last play fits: what one before it lost is remembered."""
    real = batch.play_many

    def lost_once(*given):
        real(*given)
        given[8].full[0] |= 1 << s.FULL_EVENTS

    loaded = tiny()
    minds = dict.fromkeys(loaded.tables.names.seats, "random")
    assert run(loaded.tables, 1, 3, minds, lengths_of(loaded)).records.full[0] == 0
    monkeypatch.setattr(batch, "play_many", lost_once)
    with pytest.raises(engine.NoRoomError, match="events"):
        run(loaded.tables, 1, 3, minds, lengths_of(loaded))


@pytest.mark.parametrize("seats", [2, 4, 7, 12])
@given(seed=st.integers(0, 2**61))
@settings(max_examples=3)
def test_no_play_meets_a_bound(seats, seed):
    """Whatever is played: `Played` goes through `apply`, which raises. It keeps well away, too."""
    play = i.Played(many(seats), seed)
    z = play.frame.size
    assert play.state.scal[s.FULL] == 0
    assert play.state.scal[s.EVENTS] < z[t.EVENTS_MAX] // 2
    assert play.state.scal[s.MADE] < z[t.PACKAGES_MAX]
