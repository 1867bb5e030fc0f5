"""Who is awaited; and what waits for an answer, kind after kind, one question a seat in each wave."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame


@rule
def await_moves(state: State, stage: int, who: int) -> None:
    state.scal[s.STAGE] = stage
    state.scal[s.AWAITED] = who
    state.scal[s.DONE] = 0


@rule
def wait_for(state: State, do: int, who: int, asker: int, what: int, how: int) -> None:
    """Somebody must answer somebody."""
    at = state.seat.shape[0] + state.scal[s.PENDING]
    if at >= state.sealed.shape[0]:
        s.no_room(state, s.FULL_WAITING)
        return
    state.sealed[at, s.DO] = do
    state.sealed[at, s.TO] = asker
    state.sealed[at, s.WHAT] = what
    state.sealed[at, s.HOW] = how
    state.sealed[at, s.MARKS] = who
    state.scal[s.PENDING] += 1


@rule
def active_row(state: State, seat: int) -> int:
    """The row of `sealed` holding the question that this seat answers in this wave, -1 if none: its first of the
    earliest kind.
    """
    seats = state.seat.shape[0]
    found = -1
    for row in range(seats, seats + state.scal[s.PENDING]):
        if state.sealed[row, s.MARKS] == seat and state.sealed[row, s.DO] >= 0:
            if found < 0 or c.TURN_OF[state.sealed[row, s.DO]] < c.TURN_OF[state.sealed[found, s.DO]]:
                found = row
    return found


@rule
def first_wave(frame: Frame, state: State) -> bool:
    """Open the next wave of what waits for an answer: one question for each seat, of the earliest kind. Returns
    False when nothing waits.
    """
    seats = frame.size[t.SEATS]
    kind = -1
    for row in range(seats, seats + state.scal[s.PENDING]):
        do = int(state.sealed[row, s.DO])
        if do >= 0 and (kind < 0 or c.TURN_OF[do] < c.TURN_OF[kind]):
            kind = do
    if kind < 0:
        state.scal[s.PENDING] = 0
        return False
    who = 0
    for row in range(seats, seats + state.scal[s.PENDING]):
        if int(state.sealed[row, s.DO]) == kind:
            who |= 1 << int(state.sealed[row, s.MARKS])
    state.scal[s.WAVE] += 1
    await_moves(state, int(c.STAGE_OF[kind]), who)
    return True
