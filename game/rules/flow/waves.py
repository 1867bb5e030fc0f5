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
    """The row of `sealed` holding the question that this seat answers in this wave, -1 if none."""
    row = state.sealed[seat, s.QUESTION]
    return int(row) if row > 0 else -1


@rule
def first_wave(frame: Frame, state: State) -> bool:
    """Open the next wave of what waits for an answer: of the earliest kind, the first question of each seat. Returns
    False when nothing waits.
    """
    seats = frame.size[t.SEATS]
    kind, who = -1, 0
    for seat in range(seats):
        state.sealed[seat, s.QUESTION] = 0
    for row in range(seats, seats + state.scal[s.PENDING]):
        do = int(state.sealed[row, s.DO])
        if do >= 0 and (kind < 0 or c.TURN_OF[do] < c.TURN_OF[kind]):
            kind = do
    if kind < 0:
        state.scal[s.PENDING] = 0
        return False
    for row in range(seats, seats + state.scal[s.PENDING]):
        seat = int(state.sealed[row, s.MARKS])
        if int(state.sealed[row, s.DO]) == kind and who >> seat & 1 == 0:
            state.sealed[seat, s.QUESTION] = row
            who |= 1 << seat
    state.scal[s.WAVE] += 1
    await_moves(state, int(c.STAGE_OF[kind]), who)
    return True
