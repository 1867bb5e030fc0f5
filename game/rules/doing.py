"""What a choice does, as its scenario says: rows of effects, one after another.

An effect is a rule that takes (frame, state, seat, at): the seat that does it, and its row in Frame.row, whose columns
`game/story/tables.py` tells, kind by kind.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.dispatch import by_code
from game.rules.compile.mode import rule
from game.rules.events import everyone, happen_before
from game.rules.gestures import gesture
from game.rules.read.standing import has_gage
from game.rules.saying import tell_fact
from game.rules.state import State, happened_at
from game.story import tables as t
from game.story.tables import Frame

A, B, C, D = 1, 2, 3, 4  # columns of a row, after its kind


@rule
def makes_gesture(frame: Frame, state: State, seat: int, at: int) -> None:
    by, to, code = int(frame.row[at, A]), int(frame.row[at, B]), int(frame.row[at, C])
    strength = int(frame.row[at, D])
    gesture(state, code, by, to, strength)
    if code == e.SURPRISES and has_gage(frame, state, t.GAGE_NOTICE):
        gesture(state, e.BREAKS, by, to, strength)  # Notice had been agreed.


@rule
def spends(frame: Frame, state: State, seat: int, at: int) -> None:
    state.seat[seat, s.DAYS] -= frame.row[at, A]
    state.seat[seat, s.DAYS_SCENES] += frame.row[at, A]
    state.seat[seat, s.MONEY] -= frame.row[at, B]
    state.seat[seat, s.MONEY_SPENT] += frame.row[at, B]


@rule
def gains(frame: Frame, state: State, seat: int, at: int) -> None:
    state.seat[seat, s.DAYS] += frame.row[at, A]
    state.seat[seat, s.DAYS_SCENES] -= frame.row[at, A]
    state.seat[seat, s.MONEY] += frame.row[at, B]
    state.seat[seat, s.MONEY_RECEIVED] += frame.row[at, B]


@rule
def reveals(frame: Frame, state: State, seat: int, at: int) -> None:
    """What it knows by then."""
    fact = int(frame.row[at, A])
    if state.fact[fact, seat] != c.UNKNOWN:
        tell_fact(frame, state, seat, int(frame.row[at, B]), fact)


@rule
def promises(frame: Frame, state: State, seat: int, at: int) -> None:
    """Not to support an option; said before all, whoever it is promised to."""
    to, option = int(frame.row[at, A]), int(frame.row[at, B])
    for other in range(frame.size[t.SEATS]):
        if other != seat and (to < 0 or other == to):
            state.pair[seat, other, s.PROMISED_AGAINST] = option + 1.0
    happen_before(state, c.E_PROMISE, seat, to, option + 1, 0, everyone(state))


@rule
def moves_home(frame: Frame, state: State, seat: int, at: int) -> None:
    pressure = state.seat[seat, s.HOME_PRESSURE] + e.SCENE_MOVES * frame.row[at, A]
    state.seat[seat, s.HOME_PRESSURE] = min(max(pressure, 0.0), 1.0)


@rule
def sets_flag(frame: Frame, state: State, seat: int, at: int) -> None:
    state.flag[happened_at(frame, int(frame.row[at, A]))] = 1


effect = by_code(
    "effect",
    {
        t.EFFECT_GESTURE: makes_gesture,
        t.EFFECT_SPEND: spends,
        t.EFFECT_GAIN: gains,
        t.EFFECT_REVEAL: reveals,
        t.EFFECT_PROMISE: promises,
        t.EFFECT_HOME: moves_home,
        t.EFFECT_SET: sets_flag,
    },
)


@rule
def do_all(frame: Frame, state: State, seat: int, first: int, end: int) -> None:
    """The effects in the rows [first, end)."""
    for at in range(first, end):
        effect(int(frame.row[at, 0]), frame, state, seat, at)
