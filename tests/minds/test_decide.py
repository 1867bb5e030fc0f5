"""A mind plays from its view, memory and stream: legal moves, the same when asked again, whatever its temper."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.minds.memory import N_MEMORY, new_memory, remember
from game.minds.seats import GAME, MINDS, choose_move, clear, new_desk
from game.minds.temperament import PARAMETERS
from game.rules import state as s
from game.rules.engine import apply, begin
from game.rules.read.view import look, new_view, new_views
from game.story import tables as t
from tests.helpers.large import large
from tests.helpers.scenarios import many, tiny

SEEDS = st.integers(0, 2**61)


def play(tables, seed, mind=GAME, each=lambda state, seat, desk: None):
    """A whole play by minds of one kind; `each` is called before each move is made."""
    frame, secrets, names = tables
    state, seats = s.new_state(frame), len(names.seats)
    begin(frame, secrets, state, seed)
    desk, views = new_desk(frame, [mind] * seats, np.arange(max(1, len(names.choices)))), new_views(frame)
    clear(desk, views)
    while not state.scal[s.OVER]:
        for seat in range(seats):
            if not state.scal[s.OVER] and int(state.scal[s.AWAITED] & ~state.scal[s.DONE]) >> seat & 1:
                assert choose_move(frame, secrets, state, views, desk, seat) > 0
                each(state, seat, desk)
                assert apply(frame, secrets, state, seat, desk.move) == 0
    return state


@pytest.mark.parametrize("mind", range(len(MINDS)), ids=MINDS)
@given(seed=SEEDS)
@settings(max_examples=5)
def test_every_kind_plays_legal_moves_to_the_end(mind, seed):
    play(many(4), seed, mind)
    play(large().tables, seed, mind)


@given(seed=SEEDS)
@settings(max_examples=5)
def test_asked_again_from_a_memory_read_anew_it_moves_alike(seed):
    """What a mind keeps is a reading of its events: made anew in the middle of a play, it goes on the same."""
    frame, secrets, names = tables = many(4)

    def again(state, seat, desk):
        fresh, views = new_desk(frame, [GAME] * len(names.seats), desk.length), new_views(frame)
        clear(fresh, views)
        choose_move(frame, secrets, state, views, fresh, seat)
        assert fresh.move.tolist() == desk.move.tolist()

    play(tables, seed, each=again)


@given(seed=SEEDS)
@settings(max_examples=5)
def test_memory_read_at_once_or_as_it_comes(seed):
    frame, secrets, names = tables = tiny().tables
    state = play(tables, seed)
    view = new_view(frame)
    look(frame, secrets, state, 0, view)
    at_once, as_it_comes = new_memory(frame), new_memory(frame)
    assert at_once.shape == (len(names.seats) + 1, len(names.options) + N_MEMORY)
    remember(frame, view, at_once)
    whole = int(view.scal[s.EVENTS])
    for events in range(1, whole + 1):
        view.scal[s.EVENTS] = events
        remember(frame, view, as_it_comes)
    assert at_once.tolist() == as_it_comes.tolist()


@pytest.mark.parametrize("temper", range(len(t.TEMPERAMENTS)), ids=t.TEMPERAMENTS)
def test_every_temperament_plays(temper):
    frame, secrets, names = many(3)
    part = secrets.part.copy()
    part[:, t.TEMPERAMENT] = temper
    for seed in range(3):
        play((frame, secrets._replace(part=part), names), seed)


def test_temperaments_differ_and_shares_are_shares():
    assert len({tuple(row) for row in PARAMETERS.tolist()}) == len(t.TEMPERAMENTS)
    assert (PARAMETERS >= 0).all()


def test_two_seeds_are_two_plays():
    assert len({play(many(4), seed).event.tobytes() for seed in range(6)}) == 6
