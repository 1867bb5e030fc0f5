"""What happened, in one bounded array: kind, by, to, what, how, moment, who witnessed it."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.history import fact_in
from game.rules.state import State


@rule
def everyone(state: State) -> int:
    """The mask of all seats."""
    return (1 << state.seat.shape[0]) - 1


@rule
def both(by: int, to: int) -> int:
    """The mask of two seats."""
    return (1 << by) | (1 << to)


@rule
def witnesses_of(state: State, kind: int, by: int, to: int) -> int:
    """The mask of the seats that witness an event, as its kind says (`codes.SEEN_BY`)."""
    seen_by = c.SEEN_BY[kind]
    if seen_by == c.NOBODY:
        return 0
    if seen_by == c.AUTHOR:
        return 1 << by
    if seen_by == c.ALL or (seen_by == c.TOLD_TO and to < 0):
        return everyone(state)
    return both(by, to)


@rule
def happen(state: State, kind: int, by: int, to: int, what: int, how: int) -> None:
    """Write an event."""
    happen_before(state, kind, by, to, what, how, witnesses_of(state, kind, by, to))


@rule
def happen_before(state: State, kind: int, by: int, to: int, what: int, how: int, witnesses: int) -> None:
    """Write an event before these witnesses. The bound is computed at load (EVENTS_MAX)."""
    at = state.scal[s.EVENTS]
    if at >= state.event.shape[0]:
        s.no_room(state, s.FULL_EVENTS)
        return
    state.event[at, s.KIND] = kind
    state.event[at, s.E_BY] = by
    state.event[at, s.E_TO] = to
    state.event[at, s.E_WHAT] = what
    state.event[at, s.E_HOW] = how
    state.event[at, s.MOMENT] = state.scal[s.TICK]
    state.event[at, s.WITNESSES] = witnesses
    state.event[at, s.E_STEP] = state.scal[s.STEP]
    state.scal[s.EVENTS] = at + 1
    fact = fact_in(kind, what)
    if fact >= 0:
        seats = state.seat.shape[0]
        for seat in range(seats):
            if witnesses >> seat & 1:
                state.fact[fact, seats + s.N_FACT_STATE + seat] |= witnesses
