"""Many plays, one after another in one state: begin, play to the end, judge, write one row, go on."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.batch.continuing import FORCING, FROM_MOMENT, NO_MOVE, SEAT, Fork, copy_state, keep_to
from game.batch.makings import new_makings, write_makings
from game.debrief import outcome as o
from game.debrief.evidence import judge
from game.debrief.outcome import Outcome
from game.minds.seats import Desk, choose_move, clear, note
from game.rules import state as s
from game.rules.compile.mode import bundle, entry, rule
from game.rules.engine import begin, leaves_choice, legal, put_down
from game.rules.packing import hold_placed
from game.rules.read.agendas import sought_first
from game.rules.read.view import View
from game.rules.state import State, chosen_at, offered_at, visited_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@bundle
class Records(NamedTuple):
    """What is kept of many plays: a row for each, and how many plays met each scene and each choice."""

    row: NDArray[np.int16]  # [plays, AT_DRAWN + seats * 3]: see below
    hold: NDArray[np.uint32]  # [plays, seats] the holds of each seat on all pitfalls, packed
    dial: NDArray[np.float32]  # [plays, seats, N_DIALS] 0 to 100
    scene: Ints  # [scenes] plays that came to it
    choice: Ints  # [choices, 2] plays in which it was open, in which it was taken
    makings: NDArray[np.int16]  # [plays or 0, columns]: see `makings.py`
    guessed: NDArray[np.int16]  # [plays, seats, 2] of all that each seat guessed: how much was right, how much it was
    full: Ints  # [1] the lists found full in any play, see `state.LISTS`


N_PITFALLS, N_APPROACHES = len(t.PITFALLS), len(t.APPROACHES)
# Records.row: ending, moves (those with two legal moves or more), verdicts of pitfalls, verdicts of approaches; then
# the parts drawn by each seat (SEEKS, RED_ZONE, PRESSURE_PART)
R_ENDING, R_MOVES, AT_PITFALLS = range(3)
AT_APPROACHES = AT_PITFALLS + N_PITFALLS
AT_DRAWN = AT_APPROACHES + N_APPROACHES
DRAWN = 3
RIGHT, ASKED = range(2)
MOST_MOVES = 32767


def new_records(frame: Frame, plays: int, makings: bool = False) -> Records:
    """Room for this many plays: about 200 bytes each at four seats. `makings`: whether to keep what they were made
    of."""
    seats = int(frame.size[t.SEATS])
    return Records(
        np.zeros((plays, AT_DRAWN + seats * DRAWN), np.int16),
        np.zeros((plays, seats), np.uint32),
        np.zeros((plays, seats, len(o.DIALS)), np.float32),
        np.zeros(int(frame.size[t.SCENES]), np.int64),
        np.zeros((int(frame.size[t.CHOICES]), 2), np.int64),
        new_makings(frame, plays if makings else 0),
        np.zeros((plays, seats, 2), np.int16),
        np.zeros(1, np.int64),
    )


def counted_apart(records: Records) -> Records:
    """The same rows, and counts of its own: for plays of other rows that are played meanwhile."""
    scene, choice, full = (np.zeros_like(one) for one in (records.scene, records.choice, records.full))
    return Records(records.row, records.hold, records.dial, scene, choice, records.makings, records.guessed, full)


def add_counts(records: Records, apart: Records) -> None:
    """Add what was counted apart."""
    records.scene[:] += apart.scene
    records.choice[:] += apart.choice
    records.full[:] |= apart.full


@rule
def play_on(frame: Frame, secrets: Secrets, state: State, views: Sequence[View], desk: Desk, fork: Fork) -> None:
    """Play to the end with whoever holds each seat."""
    while state.scal[s.OVER] == 0:
        for seat in range(frame.size[t.SEATS]):
            if state.scal[s.OVER] == 0 and (state.scal[s.AWAITED] & ~state.scal[s.DONE]) >> seat & 1:
                n = choose_move(frame, secrets, state, views, desk, seat)
                if fork.script.shape[0] > 0 or fork.at[FORCING] == 1:
                    keep_to(frame, fork, state, desk, seat, n)
                note(desk, seat)
                put_down(frame, secrets, state, seat, desk.move, leaves_choice(desk.rows, n))


@rule
def play_whole(
    frame: Frame,
    secrets: Secrets,
    state: State,
    kept: State,
    views: Sequence[View],
    desk: Desk,
    fork: Fork,
    seed: int,
) -> None:
    """One play to its ending: from its beginning, or from the moment kept with this seed for all luck to come."""
    if fork.at[FROM_MOMENT] == 1:
        copy_state(kept, state)
        state.scal[s.SEED] = seed
    else:
        begin(frame, secrets, state, seed)
    clear(desk, views)
    if fork.move[s.DO] != NO_MOVE:
        n = legal(frame, secrets, state, fork.at[SEAT], desk.rows)
        put_down(frame, secrets, state, fork.at[SEAT], fork.move, leaves_choice(desk.rows, n))
    play_on(frame, secrets, state, views, desk, fork)


@rule
def write_row(frame: Frame, state: State, outcome: Outcome, records: Records, at: int) -> None:
    """Keep what this play came to, as play number `at`."""
    seats = frame.size[t.SEATS]
    records.row[at, R_ENDING] = state.scal[s.ENDING]
    records.row[at, R_MOVES] = min(state.scal[s.MOVES], MOST_MOVES)
    for pitfall in range(N_PITFALLS):
        records.row[at, AT_PITFALLS + pitfall] = outcome.pitfall[pitfall]
    for approach in range(N_APPROACHES):
        records.row[at, AT_APPROACHES + approach] = outcome.approach[approach, o.VERDICT]
    for seat in range(seats):
        holds = 0
        for pitfall in range(N_PITFALLS):
            holds += hold_placed(outcome.hold[seat, pitfall], pitfall)
        records.hold[at, seat] = holds
        for dial in range(o.N_DIALS):
            records.dial[at, seat, dial] = outcome.dials[seat, dial]
        records.guessed[at, seat, RIGHT] = int(outcome.guess[seat, o.GUESS_RIGHT])
        records.guessed[at, seat, ASKED] = int(outcome.guess[seat, o.GUESS_ASKED])
        records.row[at, AT_DRAWN + seat * DRAWN] = sought_first(state, seat)
        records.row[at, AT_DRAWN + seat * DRAWN + 1] = int(state.seat[seat, s.RED_ZONE])
        records.row[at, AT_DRAWN + seat * DRAWN + 2] = int(state.seat[seat, s.PRESSURE_PART])
    for scene in range(frame.size[t.SCENES]):
        records.scene[scene] += int(state.flag[visited_at(frame, scene)] > 0)
    for choice in range(frame.size[t.CHOICES]):
        records.choice[choice, 0] += int(state.flag[offered_at(frame, choice)] > 0)
        records.choice[choice, 1] += int(state.flag[chosen_at(frame, choice)] > 0)


@entry
def play_many(
    frame: Frame,
    secrets: Secrets,
    state: State,
    kept: State,
    views: Sequence[View],
    desk: Desk,
    fork: Fork,
    outcome: Outcome,
    records: Records,
    seed: int,
    first: int,
    end: int,
) -> None:
    """Plays number `first` to `end` - 1 of a batch: play k has the seed `seed` + k, whatever was played before it.

    One entry for plays begun and plays continued: two would take twice as long to compile.
    """
    for k in range(first, end):
        play_whole(frame, secrets, state, kept, views, desk, fork, seed + k)
        judge(frame, secrets, state, outcome)
        write_row(frame, state, outcome, records, k)
        records.full[0] |= state.scal[s.FULL]
        if records.makings.shape[0] > 0:
            write_makings(frame, state, records.makings, k)
