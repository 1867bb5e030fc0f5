"""What a gesture does to trust and to how one feels treated, the same in all scenarios.

Trust is lost faster than it is won (Slovic 1993): gains are a share of what is missing, losses a share of what is
there, and twice as large. Deceit hits sincerity and lowers its ceiling for good; an honest failure hits authenticity
(Schweitzer et al. 2006): one who has lied is not trusted whole again, in what it says nor in what it does.
"""

import numpy as np

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.state import State
from game.story import tables as t

# By gesture, in the order of GESTURES: what the one who meets it comes to believe of the one who makes it (sincerity,
# authenticity),
# and how it feels treated (synergy, antagonism). Shares for one unit of strength.
EFFECT = np.array(
    [
        (-0.02, 0.00, -0.06, 0.14),  # imposes
        (0.01, 0.01, 0.02, -0.06),  # yields
        (0.05, 0.01, 0.08, -0.06),  # hears
        (0.10, 0.02, 0.05, -0.04),  # discloses
        (-0.10, 0.00, -0.03, 0.05),  # hides
        (0.04, 0.03, 0.10, -0.08),  # recognises
        (0.03, 0.12, 0.05, -0.03),  # keeps
        (-0.05, -0.16, -0.08, 0.10),  # breaks
        (-0.03, -0.02, -0.12, 0.14),  # excludes
        (-0.06, -0.04, -0.05, 0.10),  # surprises
        (-0.04, -0.02, -0.08, 0.14),  # decides_for
        (0.02, 0.00, 0.01, 0.01),  # questions
        (0.04, 0.04, 0.08, -0.05),  # supports
        (0.01, 0.00, -0.04, 0.06),  # refuses
        (0.03, 0.01, 0.04, -0.08),  # reassures
        (0.00, -0.02, -0.06, 0.09),  # criticises
        (0.03, 0.08, 0.08, -0.05),  # helps
        (0.06, 0.01, 0.01, 0.01),  # names_tension
        (-0.03, -0.03, -0.07, 0.07),  # ignores
        (0.03, 0.02, 0.06, -0.05),  # thanks
    ]
)
(
    IMPOSES,
    YIELDS,
    HEARS,
    DISCLOSES,
    HIDES,
    RECOGNISES,
    KEEPS,
    BREAKS,
    EXCLUDES,
    SURPRISES,
    DECIDES_FOR,
    QUESTIONS,
    SUPPORTS,
    REFUSES,
    REASSURES,
    CRITICISES,
    HELPS,
    NAMES_TENSION_TO,
    IGNORES,
    THANKS,
) = range(len(t.GESTURES))
FLOOR = 0.02  # trust never quite dies


@rule
def towards(value: float, share: float, top: float) -> float:
    """Move `value` by `share`: up by a share of what is missing to `top`, down by a share of what is there."""
    if share >= 0.0:
        return value + share * (top - value) if value < top else value
    moved = value + share * value
    return max(moved, min(value, FLOOR))  # what was under the floor does not rise by falling


@rule
def feel(state: State, seat: int, synergy: float, antagonism: float) -> None:
    """How a structure feels treated, each 0 to 1."""
    state.seat[seat, s.SYNERGY_FELT] = towards(state.seat[seat, s.SYNERGY_FELT], synergy, 1.0)
    state.seat[seat, s.ANTAGONISM_FELT] = towards(state.seat[seat, s.ANTAGONISM_FELT], antagonism, 1.0)


@rule
def trust_moves(state: State, of: int, towards_whom: int, sincerity: float, authenticity: float) -> None:
    """Trust of `of` in another moves by these shares, under the ceiling that past deceit left."""
    ceiling = state.pair[of, towards_whom, s.SINCERITY_CEILING]
    state.pair[of, towards_whom, s.SINCERITY] = towards(state.pair[of, towards_whom, s.SINCERITY], sincerity, ceiling)
    authentic = towards(state.pair[of, towards_whom, s.AUTHENTICITY], authenticity, ceiling)
    state.pair[of, towards_whom, s.AUTHENTICITY] = authentic


@rule
def deceived(state: State, of: int, by: int, size: float) -> None:
    """A lie is out: sincerity falls, and will not come back whole."""
    pair = state.pair[of, by]
    pair[s.SINCERITY] = towards(pair[s.SINCERITY], -size, 1.0)
    ceiling = pair[s.SINCERITY_CEILING] - 0.6 * size
    pair[s.SINCERITY_CEILING] = ceiling if ceiling > 0.3 else 0.3
    if pair[s.SINCERITY] > pair[s.SINCERITY_CEILING]:
        pair[s.SINCERITY] = pair[s.SINCERITY_CEILING]
    feel(state, of, -0.1 * size, 0.3 * size)


@rule
def gesture_to_one(state: State, code: int, by: int, to: int, strength: float) -> None:
    trust_moves(state, to, by, EFFECT[code, 0] * strength, EFFECT[code, 1] * strength)
    feel(state, to, EFFECT[code, 2] * strength, EFFECT[code, 3] * strength)


@rule
def gesture(state: State, code: int, by: int, to: int, strength: int) -> None:
    """`by` makes a gesture to one seat, or to all others (-1)."""
    if to >= 0:
        if to != by:
            gesture_to_one(state, code, by, to, strength)
    else:
        for other in range(state.seat.shape[0]):
            if other != by and state.scal[s.LEFT] >> other & 1 == 0:
                gesture_to_one(state, code, by, other, strength)
    happen(state, c.E_GESTURE, by, to, code, strength)
