"""What a play's result was made of, one row of whole numbers a play: so that the difference between two options can be
told in words (a knot that burst less often, another form agreed, days delivered) and not only in odds.
"""

import numpy as np
from numpy.typing import NDArray

from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame

# Columns: 1 if an agreement stood; people reached by the project (at most 32,767); then, for each clause, the option
# in force at the end + 1 (0: none); for each fact, 1 if it burst, 1 if all bound by it knew it; for each seat, 1 if it
# left, share of what it promised that it gave (hundredths; 100 where nothing was promised), how far the others trust
# it (mean of both parts, hundredths)
M_SIGNED, M_PEOPLE, AT_OPTIONS = range(3)
MOST = 32767


def columns(frame: Frame) -> int:
    """How many columns this scenario needs."""
    z = frame.size
    return AT_OPTIONS + int(z[t.CLAUSES]) + 2 * int(z[t.FACTS]) + 3 * int(z[t.SEATS])


def at_facts(frame: Frame) -> int:
    """Where facts begin: burst, then said, two columns each."""
    return AT_OPTIONS + int(frame.size[t.CLAUSES])


def at_seats(frame: Frame) -> int:
    """Where seats begin: left, given, trusted, three columns each."""
    return at_facts(frame) + 2 * int(frame.size[t.FACTS])


def new_makings(frame: Frame, plays: int) -> NDArray[np.int16]:
    """[plays, columns]; none is kept where `plays` is 0."""
    return np.zeros((plays, columns(frame)), np.int16)


@rule
def write_makings(frame: Frame, state: State, makings: NDArray[np.int16], at: int) -> None:
    """Keep what this play was made of, as row `at`."""
    seats, clauses, facts = frame.size[t.SEATS], frame.size[t.CLAUSES], frame.size[t.FACTS]
    makings[at, M_SIGNED] = state.scal[s.SIGNED]
    makings[at, M_PEOPLE] = min(state.scal[s.PEOPLE] // 1000, MOST)
    in_force = state.scal[s.IN_FORCE]
    for clause in range(clauses):
        makings[at, AT_OPTIONS + clause] = state.package[in_force, clause] + 1 if in_force >= 0 else 0
    k = AT_OPTIONS + clauses
    for fact in range(facts):
        makings[at, k] = 1 if state.fact[fact, seats + s.BURST_AT] > 0 else 0
        makings[at, k + 1] = 1 if state.fact[fact, seats + s.SAID_AT] > 0 else 0
        k += 2
    for seat in range(seats):
        makings[at, k] = state.scal[s.LEFT] >> seat & 1
        promised = state.seat[seat, s.PROMISED_DAYS]
        makings[at, k + 1] = int(100.0 * state.seat[seat, s.GIVEN_DAYS] / promised) if promised > 0.0 else 100
        trust = 0.0
        for other in range(seats):
            if other != seat:
                trust += state.pair[other, seat, s.SINCERITY] + state.pair[other, seat, s.AUTHENTICITY]
        makings[at, k + 2] = int(50.0 * trust / (seats - 1))
        k += 3
