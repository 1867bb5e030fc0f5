"""Plays for tests: moves drawn among the legal ones, by a generator that the test gives."""

import random

import numpy as np

from game.play.log import Log, home_events
from game.play.moment import digest
from game.play.play import Play
from game.play.words import Words, lying
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, apply, begin, legal, marks_of
from game.rules.rows import LEGAL_ROWS
from game.story import tables as t
from game.story.library import Loaded


def drawn_move(loaded: Loaded, state: s.State, seat: int, drawer: random.Random) -> t.Ints:
    """A legal move [N_MOVE] of this seat, which must be awaited."""
    frame, secrets, _ = loaded.tables
    rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
    do, to, what, how, whats, hows = map(int, drawer.choice(rows[: legal(frame, secrets, state, seat, rows)].tolist()))
    move = np.zeros(s.N_MOVE, np.int64)
    move[: s.MARKS] = do, to, what + drawer.randrange(whats), how + drawer.randrange(hows)
    move[s.MARKS] = drawer.randrange(int(marks_of(frame, state)))
    return move


def awaited(state: s.State) -> list[int]:
    """Seats that have not sealed their move."""
    waiting = int(state.scal[s.AWAITED]) & ~int(state.scal[s.DONE])
    return [seat for seat in range(state.seat.shape[0]) if waiting >> seat & 1]


def drawn_log(loaded: Loaded, log: Log, drawer: random.Random) -> s.State:
    """Fill a log that has no moves with a whole drawn play; gives its last state."""
    frame, secrets, _ = loaded.tables
    words, state = Words(loaded.tables), s.new_state(frame)
    begin(frame, secrets, state, log.header.seed)
    while not state.scal[s.OVER]:
        seat = drawer.choice(awaited(state))
        move = drawn_move(loaded, state, seat, drawer)
        log.moves.append(words.write(seat, move, lying(loaded.tables, state)))
        log.digests.append(digest(state))
        assert apply(frame, secrets, state, seat, move) == 0
    log.home_events = home_events(loaded.tables, state)
    return state


def move_once(play: Play, drawer: random.Random) -> None:
    """One person moves, drawn among those awaited."""
    seat = drawer.choice(play.awaiting())
    code = play.loaded.tables.names.seats.code[seat]
    row = drawn_move(play.loaded, play.state, code, drawer)
    play.do(seat, Words(play.loaded.tables).write(code, row, lying(play.loaded.tables, play.state)))


def play_out(play: Play, drawer: random.Random) -> None:
    """People move until the play is over."""
    while not play.over:
        move_once(play, drawer)


def same(one: s.State, other: s.State) -> bool:
    """Whether two states are the same moment, array by array."""
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
