"""What happened, in one bounded array: kind, by, to, what, how, moment, who witnessed it."""

from game.rules.mode import rule
from game.rules.state import E_BY, E_HOW, E_STEP, E_TO, E_WHAT, EVENTS, KIND, MOMENT, STEP, TICK, WITNESSES, State

NOBODY = 0


@rule
def everyone(state: State) -> int:
    """The mask of all seats."""
    return (1 << state.seat.shape[0]) - 1


@rule
def both(by: int, to: int) -> int:
    """The mask of two seats."""
    return (1 << by) | (1 << to)


@rule
def happen(state: State, kind: int, by: int, to: int, what: int, how: int, witnesses: int) -> None:
    """Write an event. The bound is computed at load (EVENTS_MAX); past it the last row is kept for the ending."""
    at = state.scal[EVENTS]
    if at >= state.event.shape[0]:
        return
    state.event[at, KIND] = kind
    state.event[at, E_BY] = by
    state.event[at, E_TO] = to
    state.event[at, E_WHAT] = what
    state.event[at, E_HOW] = how
    state.event[at, MOMENT] = state.scal[TICK]
    state.event[at, WITNESSES] = witnesses
    state.event[at, E_STEP] = state.scal[STEP]
    state.scal[EVENTS] = at + 1
