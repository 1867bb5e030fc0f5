"""The decisions of one seat in a play, what else was open at each, and which temperament plays most like that seat.

What else was open are the moves that somebody reasonable might have made: those that structures of several of the
eight temperaments would make there. A move of the table has several parts, an act, what is pledged, a word on each
package: another way changes one of them and leaves the rest, so that what it comes to is told of that part. First the
words on which, as all truly marked, the seat's yes decided; and no other act than a package put that never stood.
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
PUTTING = (c.PUT, c.AMEND, c.OFFER_LIGHTER)
PLEDGING = (*PUTTING, c.STAND)
SAME_ACT, SAME_MOVE = 0.5, 0.5  # how much it weighs that a mind does the same kind of act, and the very same


@dataclass
class Decision:
    """One decision: the state before it, the move made, other moves that were open (most likely first)."""

    number: int  # of the move in the log
    tick: int
    kept: Kept  # arrays of the state
    move: Ints
    others: list[Ints] = field(default_factory=list)
    asked: list[list[Ints]] = field(default_factory=list)  # of each temperament, what it would have done
    lying: int = 0  # packages on the table
    alone: list[int] = field(default_factory=list)  # places of those that this seat's yes decided, as known then


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
                one.asked = asked
                if state.scal[s.STAGE] == c.AT_ROUND:
                    one.lying = how_many_on_table(state, int(frame.size[t.CLAUSES]))
                    one.alone = awaiting(frame, state, seat)
                put_back(one.kept, state)
                decisions.append(one)
        apply(frame, secrets, state, mover, np.array(move, np.int64))
    end = kept_of(state)
    decided = [deciding(frame, end, one, state, seat) for one in decisions]
    put_back(end, state)
    for one, places in zip(decisions, decided, strict=True):
        first = list(dict.fromkeys([*places, *one.alone]))
        stage = int(one.kept["scal"][s.STAGE])
        one.others = options(one.move, one.asked, stage, one.lying, first, thrown_away(frame, end, one, seat))
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


def deciding(frame: Frame, end: Kept, one: Decision, state: State, seat: int) -> list[int]:
    """Places of the packages that the yes of this seat alone decided in the round of a decision, as all marked them in
    it. `end`: the play as it ended; `state` is left where the decision was made."""
    put_back(one.kept, state)
    if not one.lying:
        return []
    event = end["event"][: int(end["scal"][s.EVENTS])]
    marks = event[(event[:, s.KIND] == c.E_MARKED) & (event[:, s.MOMENT] > one.tick)]
    marks = marks[marks[:, s.MOMENT] == marks[:1, s.MOMENT]] if len(marks) else marks
    clauses = int(frame.size[t.CLAUSES])
    for row in marks:
        if row[s.E_BY] != seat:
            state.package[row[s.E_WHAT], clauses + s.N_PACKAGE + row[s.E_BY]] = row[s.E_HOW] + 1
    return awaiting(frame, state, seat)


def thrown_away(frame: Frame, end: Kept, one: Decision, seat: int) -> bool:
    """Whether a decision put a package that was never signed."""
    event, clauses = end["event"][: int(end["scal"][s.EVENTS])], int(frame.size[t.CLAUSES])
    later = event[event[:, s.MOMENT] > one.tick]
    put = later[(later[:, s.E_BY] == seat) & np.isin(later[:, s.KIND], (c.E_PUT, c.E_LIGHTER))]
    if one.move[s.DO] not in PUTTING or not len(put):
        return False
    made = end["package"][:, :clauses]
    stood = later[later[:, s.KIND] == c.E_STOOD, s.E_WHAT]
    return not any((made[package] == made[put[0, s.E_WHAT]]).all() for package in stood)


def options(
    made: Ints,
    asked: Sequence[Sequence[Ints]],
    stage: int,
    lying: int,
    alone: Sequence[int] = (),
    thrown: bool = False,
) -> list[Ints]:
    """Other moves than the one made, at most MOST, that somebody reasonable in that seat might have made: minds of
    several temperaments do so, in one case of ten at least; the likeliest first. At the table, first the same act with
    another word on one of the `lying` packages: on those that one's yes `alone` decides, whatever minds would say; then
    with another pledge, then other acts with the same words and the same pledge, none where the act made came to
    nothing (`thrown`); as many options in all. Leaving the table or having it opened again is none, unless that is what
    was done."""
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
    if stage != c.AT_ROUND:
        return others[:MOST]
    acts = [] if thrown else [_with_words_of(made, other) for other in others]
    return [*_other_marks(made, asked, lying, alone), *_other_pledges(made, asked), *acts][:MOST]


def _with_words_of(made: Ints, other: Ints) -> Ints:
    """Another act of the table, with the words on each package of the one made, and its pledge."""
    move = other.copy()
    move[s.MARKS] = made[s.MARKS]
    if move[s.DO] in PLEDGING:
        move[s.HOW] = made[s.HOW] if made[s.DO] in PLEDGING else c.AS_ASKED
    return move


def _other_pledges(made: Ints, asked: Sequence[Sequence[Ints]]) -> list[Ints]:
    """The move made with the other pledge that minds would make most often with that act."""
    if made[s.DO] not in PLEDGING:
        return []
    alike = [(temper, int(one[s.HOW])) for temper, own in enumerate(asked) for one in own if one[s.DO] == made[s.DO]]
    found = []
    for how in sorted({how for _, how in alike} - {int(made[s.HOW])}):
        said = [temper for temper, level in alike if level == how]
        if _reasonable(set(said), len(said), sum(len(own) for own in asked)):
            move = made.copy()
            move[s.HOW] = how
            found.append((len(said), how, move))
    return [move for _, _, move in sorted(found, key=lambda one: -one[0])[:1]]


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
