"""What is asked of each, sealed: days to split among boxes within one's means, or one box to choose.

All have given before anything shows (`boxes.py` of the rules): the sum, each one's, or what each says of it. Days given
are spent, whatever comes of them (`yielding.py`).
"""

from game.rules import codes as c
from game.rules import state as s
from game.rules.boxes import show_boxes
from game.rules.compile.mode import rule
from game.rules.events import happen_before
from game.rules.flow.waves import await_moves
from game.rules.packing import amount_in, amounts_at, box_event, rank_of, shares_of, ways_within
from game.rules.read.boxes import boxes_of
from game.rules.rows import add
from game.rules.stages.ask.yielding import taking_part, yield_boxes
from game.rules.stages.stage import Stage
from game.rules.state import State, aloud_at, in_box_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def most_days(frame: Frame, state: State, ask: int, seat: int) -> int:
    """Whole days that a seat may give at one step."""
    most, left = int(frame.ask[ask, t.ASK_MOST]), int(state.seat[seat, s.DAYS])
    return most if most < left else left


@rule
def says_of_it(frame: Frame, state: State, step: int) -> bool:
    """Whether what is shown is what each says, once days have not been counted aloud."""
    ask = frame.course[step, t.STEP_ASK]
    return bool(frame.course[step, t.STEP_SHOWN] == t.SHOWN_CLAIMS and state.flag[aloud_at(frame, ask)] == 0)


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """Every way to split the days one has, nothing included; or each box. Where one says something of it, as one
    likes."""
    step = state.scal[s.STEP]
    ask = int(frame.course[step, t.STEP_ASK])
    if frame.ask[ask, t.ASK_MOST] == 0:
        return add(rows, 0, c.GIVE, -1, shares_of(ask, 1), c.AS_IT_IS, boxes_of(frame, ask), 1)
    ways = ways_within(most_days(frame, state, ask, seat), boxes_of(frame, ask))
    hows = len(c.CLAIMS) if says_of_it(frame, state, step) else 1
    return add(rows, 0, c.GIVE, -1, shares_of(ask, 0), c.AS_IT_IS, ways, hows)


@rule
def opens(frame: Frame, secrets: Secrets, state: State, step: int) -> int:
    """All those asked give at once; who has no whole day left is asked nothing."""
    ask, asked, among = int(frame.course[step, t.STEP_ASK]), 0, taking_part(frame, state, step)
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        for seat in range(frame.size[t.SEATS]):
            state.flag[in_box_at(frame, box, s.LAST_PUT, seat)] = 0
    for seat in range(frame.size[t.SEATS]):
        if among >> seat & 1 and (frame.ask[ask, t.ASK_MOST] == 0 or most_days(frame, state, ask, seat) > 0):
            asked |= 1 << seat
    if asked == 0:
        return shows(frame, secrets, state, 0)
    await_moves(state, c.AT_ASK, asked)
    return c.TO_MOVES


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    """Everything is put in its box; the boxes yield; then all see what is shown."""
    step = int(state.scal[s.STEP])
    ask = int(frame.course[step, t.STEP_ASK])
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            put_in(frame, state, ask, seat, int(state.sealed[seat, s.WHAT]), int(state.sealed[seat, s.HOW]))
    yield_boxes(frame, state, ask, step)
    show_boxes(frame, state, ask, step, who)
    return c.TO_NEXT


@rule
def put_in(frame: Frame, state: State, ask: int, seat: int, what: int, says: int) -> None:
    """What one seat gives: its days are spent; it alone knows."""
    first, boxes = int(frame.ask[ask, t.ASK_FROM]), boxes_of(frame, ask)
    amounts = amounts_at(rank_of(what), boxes)
    for box in range(boxes):
        amount = amount_in(amounts, box, boxes)
        state.flag[in_box_at(frame, first + box, s.LAST_PUT, seat)] = amount
        state.flag[in_box_at(frame, first + box, s.GIVEN, seat)] += amount
        if frame.ask[ask, t.ASK_MOST] > 0:
            state.seat[seat, s.DAYS] -= amount
            state.seat[seat, s.DAYS_SCENES] += amount
    happen_before(state, c.E_BOXES, seat, -1, amounts, box_event(ask, c.SEALED, says), 1 << seat)


STAGE = Stage((c.AT_ASK,), offers, shows, t.COURSE_ASK, opens)
