"""Plays that go on from a moment: the state is kept aside once, then many plays start from it, each with its own luck.

Three uses. From a moment, each time by another move (`from_moment`): what would have followed from each option. From
the first scene, one seat making the moves that it made wherever they can still be made (`same_moves`): the spread that
chance alone gives to the same choices. In plays begun anew, some choices of scenes taken wherever they are open
(`forcing`): what an option is worth in any play; play k has the same luck whatever is forced.
"""

from typing import NamedTuple

import numpy as np

from game.minds.seats import Desk
from game.rules import codes as c
from game.rules import state as s
from game.rules.chance import MASK, place_of
from game.rules.compile.mode import bundle, rule
from game.rules.compile.primitives import copy_row
from game.rules.flow.legal import OK, among
from game.rules.read.packages import how_many_on_table, on_table
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints


@bundle
class Fork(NamedTuple):
    """From where plays go on, and what is not left to the minds."""

    at: Ints  # [N_AT] see below
    move: Ints  # [N_MOVE] the move made first by seat at[SEAT]
    forced: Ints  # [choices] 1: taken wherever it is open
    script: Ints  # [moves, N_SCRIPT] moves of seat at[SEAT], and the moment of each


# at: 1 where plays go on from the moment kept; the seat of `move` and `script`; 1 where `forced` holds any
FROM_MOMENT, SEAT, FORCING = range(3)
N_AT = 3
# script: place, stage, what lies on the table (0 elsewhere), then the move
S_PLACE, S_STAGE, S_LYING, S_MOVE = range(4)
N_SCRIPT = S_MOVE + s.N_MOVE
NO_MOVE = -1


def no_fork(frame: Frame) -> Fork:
    """Plays from the beginning, where the minds decide everything."""
    return Fork(
        np.zeros(N_AT, np.int64),
        np.full(s.N_MOVE, NO_MOVE, np.int64),
        np.zeros(int(frame.size[t.CHOICES]), np.int64),
        np.zeros((0, N_SCRIPT), np.int64),
    )


def forcing(frame: Frame, choices: Ints) -> Fork:
    """Plays from the beginning in which these choices (codes) are taken wherever they are open."""
    fork = no_fork(frame)
    fork.at[FORCING] = 1
    for choice in choices:
        fork.forced[int(choice)] = 1
    return fork


def from_moment(frame: Frame, seat: int, move: Ints) -> Fork:
    """Plays that go on from a moment by this move of this seat."""
    fork = no_fork(frame)
    fork.at[FROM_MOMENT], fork.at[SEAT] = 1, seat
    fork.move[:] = move
    return fork


def same_moves(frame: Frame, seat: int, script: Ints) -> Fork:
    """Plays that go on from the moment kept, this seat making the moves of `script` wherever it still can."""
    fork = no_fork(frame)
    return Fork(np.array([1, seat, 0], np.int64), fork.move, fork.forced, script)


def script_row(frame: Frame, state: State, move: Ints) -> Ints:
    """[N_SCRIPT] a move about to be made in `state`, with its moment."""
    row = np.zeros(N_SCRIPT, np.int64)
    row[S_PLACE], row[S_STAGE], row[S_LYING] = place_of(state), state.scal[s.STAGE], lying_now(frame, state)
    row[S_MOVE:] = move
    return row


@rule
def lying_now(frame: Frame, state: State) -> int:
    """A number that tells what lies on the table: the same packages in the same order give the same."""
    if state.scal[s.STAGE] != c.AT_ROUND:
        return 0
    clauses = frame.size[t.CLAUSES]
    told = 1
    for place in range(how_many_on_table(state, clauses)):
        package = on_table(state, clauses, place)
        for clause in range(clauses):
            told = (told * 1009 + int(state.package[package, clause]) + 1) & MASK
    return told


@rule
def copy_state(source: State, to: State) -> None:
    """Make `to` the moment that `source` is; what lies beyond the events and packages in use is not copied."""
    seats = source.seat.shape[0]
    copy_row(to.scal, (), source.scal, (), source.scal.shape[0])
    for seat in range(seats):
        copy_row(to.seat, seat, source.seat, seat, source.seat.shape[1])
        for other in range(seats):
            copy_row(to.pair, (seat, other), source.pair, (seat, other), source.pair.shape[2])
    for fact in range(source.fact.shape[0]):
        copy_row(to.fact, fact, source.fact, fact, source.fact.shape[1])
    for package in range(source.scal[s.MADE]):
        copy_row(to.package, package, source.package, package, source.package.shape[1])
    for row in range(seats + source.scal[s.PENDING]):
        copy_row(to.sealed, row, source.sealed, row, source.sealed.shape[1])
    copy_row(to.flag, (), source.flag, (), source.flag.shape[0])
    for event in range(source.scal[s.EVENTS]):
        copy_row(to.event, event, source.event, event, source.event.shape[1])


@rule
def keep_to(frame: Frame, fork: Fork, state: State, desk: Desk, seat: int, n: int) -> None:
    """Put in the place of the move just chosen what is not left to the minds, if it is one of the `n` legal rows."""
    if fork.at[FORCING] == 1 and desk.rows[0, 0] == c.CHOOSE:
        for at in range(n):
            if fork.forced[desk.rows[at, 2]] == 1:
                desk.move[s.WHAT] = desk.rows[at, 2]
    if fork.at[SEAT] != seat:
        return
    place, stage = place_of(state), state.scal[s.STAGE]
    for at in range(fork.script.shape[0]):
        if fork.script[at, S_PLACE] == place and fork.script[at, S_STAGE] == stage:
            # The same place may hold another question, asked by another, or another table.
            if among(desk.rows, n, fork.script[at, S_MOVE:]) == OK and fork.script[at, S_LYING] == lying_now(
                frame, state
            ):
                for k in range(s.N_MOVE):
                    desk.move[k] = fork.script[at, S_MOVE + k]
                return
