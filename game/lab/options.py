"""The decisions of one seat in a play, what else was open at each, and which temperament plays most like that seat.

What else was open are the moves that somebody reasonable might have made: those that structures of several of the
eight temperaments would make there; at the table, also the word that was awaited of the seat alone.
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
from game.rules.agreement import yeses_needed
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, apply, legal
from game.rules.packing import mark_at, mark_placed
from game.rules.read.packages import how_many_on_table, on_table
from game.rules.read.standing import present, signs
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints

Kept = dict[str, NDArray[Any]]  # arrays of a state, by name

MOST = 5  # other options continued at a decision
SEVERAL, ONE_IN = 2, 10  # temperaments that make a move, and one case in so many, for it to be reasonable
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
                alone = awaiting(frame, state, seat) if lying else []
                one.others = options(one.move, asked, int(state.scal[s.STAGE]), lying, alone)
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


def awaiting(frame: Frame, state: State, seat: int) -> list[int]:
    """Places of the packages on the table that the yes of this seat alone decides, as all were last marked."""
    clauses, found = int(frame.size[t.CLAUSES]), list[int]()
    for place in range(min(how_many_on_table(state, clauses), s.TABLE_SIZE)):
        marks = state.package[on_table(state, clauses, place), clauses + s.N_PACKAGE :] - 1
        others = [one for one in range(int(frame.size[t.SEATS])) if one != seat and present(state, one)]
        yeses = [one for one in others if marks[one] == c.YES]
        mine, least = signs(frame, state.scal, seat), int(yeses_needed(frame, state)) - 1
        rest = all(one in yeses for one in range(len(marks)) if one != seat and signs(frame, state.scal, one))
        if rest and (len(yeses) >= least if mine else len(yeses) == least):
            found.append(place)
    return found


def options(
    made: Ints, asked: Sequence[Sequence[Ints]], stage: int, lying: int, alone: Sequence[int] = ()
) -> list[Ints]:
    """Other moves than the one made, at most MOST, that somebody reasonable in that seat might have made: minds of
    several temperaments do so, in one case of ten at least; the likeliest first. At the table, first the same act with
    another word on one of the `lying` packages: on those that one's yes `alone` decides, whatever minds would say; as
    many options in all. Leaving the table or having it opened again is none, unless that is
    what was done."""
    counted: dict[tuple[int, ...], list[tuple[int, Ints]]] = {}
    for temper, own in enumerate(asked):
        for move in own:
            counted.setdefault(_key(move, stage), []).append((temper, move))
    total = sum(len(own) for own in asked)
    ranked = sorted(counted.items(), key=lambda one: len(one[1]), reverse=True)
    others = [
        made_so[0][1]
        for key, made_so in ranked
        if key != _key(made, stage)
        and _reasonable({temper for temper, _ in made_so}, len(made_so), total)
        and (not _goes(made_so[0][1]) or _goes(made))
    ]
    return ([*_other_marks(made, asked, lying, alone), *others] if stage == c.AT_ROUND else others)[:MOST]


def _reasonable(tempers: set[int], times: int, total: int) -> bool:
    return len(tempers) >= SEVERAL and ONE_IN * times >= total


def _goes(move: Ints) -> bool:
    """Leaves the table, or has it opened again."""
    return bool(move[s.DO] == c.WITHDRAW or (move[s.DO] == c.REACT and move[s.HOW] in (c.ASK_REOPEN, c.LEAVE)))


def _other_marks(made: Ints, asked: Sequence[Sequence[Ints]], lying: int, alone: Sequence[int]) -> list[Ints]:
    """The move made, with yes to a package that had none, or no to one that had, where that decides `alone`, or minds
    would say so."""
    found, total = [], sum(len(own) for own in asked)
    for place in sorted(range(lying), key=lambda one: one not in alone):
        mark = mark_at(int(made[s.MARKS]), place)
        other = c.NO if mark == c.YES else c.YES
        said = [temper for temper, own in enumerate(asked) for one in own if mark_at(int(one[s.MARKS]), place) == other]
        if place in alone or _reasonable(set(said), len(said), total):
            move = made.copy()
            move[s.MARKS] += mark_placed(other - mark, place)
            found.append(move)
    return found[: MOST - 2]


def _key(move: Ints, stage: int) -> tuple[int, ...]:
    """Moves with the same key count as one option: of a table's thousands, the act and what it is about."""
    if stage == c.AT_ROUND:
        return int(move[s.DO]), int(move[s.WHAT])
    return int(move[s.DO]), int(move[s.TO]), int(move[s.WHAT]), 0 if move[s.DO] == c.DELIVER else int(move[s.HOW])
