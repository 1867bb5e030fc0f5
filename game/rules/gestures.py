"""How trust and feelings move when somebody does something, the same in all scenarios; by how much: `effects.py`."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.state import State


@rule
def towards(value: float, share: float, top: float) -> float:
    """Move `value` by `share`: up by a share of what is missing to `top`, down by a share of what is there."""
    if share >= 0.0:
        return value + share * (top - value) if value < top else value
    moved = value + share * value
    return max(moved, min(value, e.FLOOR))  # what was under the floor does not rise by falling


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
    ceiling = pair[s.SINCERITY_CEILING] - e.CEILING_LOST * size
    pair[s.SINCERITY_CEILING] = ceiling if ceiling > e.CEILING_LEAST else e.CEILING_LEAST
    if pair[s.SINCERITY] > pair[s.SINCERITY_CEILING]:
        pair[s.SINCERITY] = pair[s.SINCERITY_CEILING]
    feel(state, of, e.DECEIT_SYNERGY * size, e.DECEIT_ANTAGONISM * size)


@rule
def feels(state: State, seat: int, effect: int) -> None:
    """How a structure feels treated by what was done (a row of `effects.EFFECT`)."""
    feel(state, seat, e.EFFECT[effect, 2], e.EFFECT[effect, 3])


@rule
def meets(state: State, of: int, by: int, effect: int) -> None:
    """What was done by another: trust of `of` in it moves, and how `of` feels treated."""
    meets_by(state, of, by, effect, 1.0)


@rule
def meets_by(state: State, of: int, by: int, effect: int, strength: float) -> None:
    trust_moves(state, of, by, e.EFFECT[effect, 0] * strength, e.EFFECT[effect, 1] * strength)
    feel(state, of, e.EFFECT[effect, 2] * strength, e.EFFECT[effect, 3] * strength)


@rule
def heard_by(state: State, by: int, to: int, share: float) -> None:
    """A day with another, as it feels: less, the more one is seen to spend days with others."""
    meets_by(state, to, by, e.A_DAY, share)
    happen(state, c.E_GESTURE, by, to, e.HEARS, 1)


@rule
def gesture(state: State, code: int, by: int, to: int, strength: int) -> None:
    """`by` makes a gesture to one seat, or to all others (-1)."""
    if to >= 0:
        if to != by:
            meets_by(state, to, by, code, strength)
    else:
        for other in range(state.seat.shape[0]):
            if other != by and state.scal[s.LEFT] >> other & 1 == 0:
                meets_by(state, other, by, code, strength)
    happen(state, c.E_GESTURE, by, to, code, strength)
