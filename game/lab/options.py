"""The decisions of one seat in a play, what else was open at each, and which temperament plays most like that seat.

Where the open moves are few (a scene, an answer, a delivery…) all are options. In the corridor and at the table they
are thousands: the options are then what structures of the eight temperaments would do there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.batch.batch import Workbench
from game.batch.continuing import script_row
from game.minds.seats import GAME, choose_move, clear
from game.minds.temperament import PARAMETERS
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, apply, legal
from game.rules.packing import mark_at, mark_placed
from game.rules.read.packages import how_many_on_table
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Ints

Kept = dict[str, NDArray[Any]]  # arrays of a state, by name

MOST = 5  # other options continued at a decision
TEMPERS = len(PARAMETERS)
SAME_ACT, SAME_MOVE = 0.5, 0.5  # how much it weighs that a mind does the same kind of act, and the very same


@dataclass
class Decision:
    """One decision: the state before it, the move made, other moves that were open (most likely first)."""

    number: int  # of the move in the log
    tick: int
    kept: Kept  # arrays of the state
    move: Ints
    others: list[Ints] = field(default_factory=list)


@dataclass
class Record:
    """What one seat did in a play: its decisions, its moves as a script, the temperament nearest to them."""

    start: Kept
    decisions: list[Decision]
    script: Ints
    temper: int


def kept_of(state: State) -> Kept:
    """The arrays of a moment, by name."""
    return {name: getattr(state, name).copy() for name in s.ARRAYS}


def put_back(kept: Kept, state: State) -> None:
    """Make `state` the moment kept."""
    for name in s.ARRAYS:
        getattr(state, name)[...] = kept[name]


def read(bench: Workbench, moves: Sequence[tuple[int, Ints]], seat: int, draws: int = 2) -> Record:
    """Go through a play from the moment that `bench.state` is in, its first: (seat, move) each in order. `draws`: how
    often each temperament is asked at a decision."""
    frame, secrets, state = bench.frame, bench.secrets, bench.state
    start, decisions, script = kept_of(state), list[Decision](), list[Ints]()
    likeness = np.zeros(TEMPERS)
    rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
    for number, (mover, move) in enumerate(moves):
        if mover == seat:
            script.append(script_row(frame, state, move))
            n = legal(frame, secrets, state, seat, rows)
            if state.scal[s.STAGE] != c.AT_GUESS and (rows[:n, 4] * rows[:n, 5]).sum() > 1:
                one = Decision(number, int(state.scal[s.TICK]), kept_of(state), np.array(move, np.int64))
                asked = ask_all(bench, seat, draws)
                likeness += [np.mean([same(one.move, other) for other in own]) for own in asked]
                lying = how_many_on_table(state, int(frame.size[t.CLAUSES])) if state.scal[s.STAGE] == c.AT_ROUND else 0
                one.others = options(one.move, rows[:n], asked, int(state.scal[s.STAGE]), lying)
                put_back(one.kept, state)
                decisions.append(one)
        apply(frame, secrets, state, mover, np.array(move, np.int64))
    table = np.array(script, np.int64) if script else bench.fork.script
    return Record(start, decisions, table, int(likeness.argmax()))


def ask_all(bench: Workbench, seat: int, draws: int) -> list[list[Ints]]:
    """What each temperament would do now in this seat, `draws` times with other luck."""
    state, desk = bench.state, bench.desk
    seed, held = int(state.scal[s.SEED]), int(desk.minds[seat])
    desk.minds[seat] = GAME
    found = []
    for temper in range(TEMPERS):
        own = []
        for draw in range(draws):
            state.scal[s.SEED] = (seed + 7919 * (1 + draw)) & ((1 << 61) - 1)
            clear(desk, bench.views)
            desk.temper[seat] = temper
            choose_move(bench.frame, bench.secrets, state, bench.views, desk, seat)
            own.append(desk.move.copy())
        found.append(own)
    state.scal[s.SEED], desk.minds[seat], desk.temper[seat] = seed, held, -1
    return found


def same(one: Ints, other: Ints) -> float:
    """How alike two moves are, 0 to 1; marks apart."""
    if one[s.DO] != other[s.DO]:
        return 0.0
    return SAME_ACT + SAME_MOVE * float(
        one[s.TO] == other[s.TO] and one[s.WHAT] == other[s.WHAT] and one[s.HOW] == other[s.HOW]
    )


def options(made: Ints, rows: Ints, asked: Sequence[Sequence[Ints]], stage: int, lying: int) -> list[Ints]:
    """Other moves than the one made, at most MOST, those that more temperaments would make first. At the table, first
    the same act with another word on one of the `lying` packages."""
    thought = [move for own in asked for move in own]
    if stage in (c.AT_CORRIDOR, c.AT_ROUND):
        acts = {(int(row[0]), int(row[1])): row for row in rows[::-1]}  # each act once, if no temperament thought of it
        thought += [_move(row, int(row[2]), int(row[3]), made) for row in acts.values()]
    else:
        thought += [
            _move(row, int(row[2]) + what, int(row[3]) + how, made)
            for row in rows
            for what in range(row[4])
            for how in range(1 if row[0] == c.DELIVER else row[5])
        ]
    counted: dict[tuple[int, ...], list[Ints]] = {}
    for move in thought:
        counted.setdefault(_key(move, stage), []).append(move)
    ranked = sorted(counted.values(), key=len, reverse=True)
    others = [moves[0] for moves in ranked if _key(moves[0], stage) != _key(made, stage)]
    return ([*_other_marks(made, lying), *others] if stage == c.AT_ROUND else others)[:MOST]


def _other_marks(made: Ints, lying: int) -> list[Ints]:
    """The move made, with yes to a package that had none, or no to one that had."""
    found = []
    for place in range(lying):
        mark = mark_at(int(made[s.MARKS]), place)
        move = made.copy()
        move[s.MARKS] += mark_placed((c.NO if mark == c.YES else c.YES) - mark, place)
        found.append(move)
    return found[: MOST - 2]


def _key(move: Ints, stage: int) -> tuple[int, ...]:
    """Moves with the same key count as one option: of a table's thousands, the act and what it is about."""
    if stage == c.AT_ROUND:
        return int(move[s.DO]), int(move[s.WHAT])
    return int(move[s.DO]), int(move[s.TO]), int(move[s.WHAT]), 0 if move[s.DO] == c.DELIVER else int(move[s.HOW])


def _move(row: Ints, what: int, how: int, made: Ints) -> Ints:
    """A move of a legal row; marks as those made."""
    move = np.zeros_like(made)
    move[s.DO], move[s.TO], move[s.WHAT], move[s.HOW], move[s.MARKS], move[s.LEGAL] = (
        row[0],
        row[1],
        what,
        how,
        made[s.MARKS],
        0,
    )
    return move
