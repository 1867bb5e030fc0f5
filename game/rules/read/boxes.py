"""What is in the boxes of an ask: by seat, all together, and what goes to what all share."""

from game.rules.compile.mode import rule
from game.rules.packing import amount_placed
from game.rules.state import State, in_box_at
from game.story import tables as t
from game.story.tables import Frame


@rule
def boxes_of(frame: Frame, ask: int) -> int:
    """How many boxes it has."""
    return int(frame.ask[ask, t.ASK_TO] - frame.ask[ask, t.ASK_FROM])


@rule
def is_shared(frame: Frame, box: int) -> bool:
    """Whether what is put there is for all: the common project, or what holds them together."""
    yields = int(frame.box[box, t.BOX_YIELDS])
    return yields in (t.YIELDS_COMMON, t.YIELDS_BOND)


@rule
def first_shared(frame: Frame, ask: int) -> int:
    """The box to which one says that all went: the first of the common project; -1 if none."""
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        if int(frame.box[box, t.BOX_YIELDS]) == t.YIELDS_COMMON:
            return int(box)
    return -1


@rule
def box_total(frame: Frame, state: State, box: int, which: int) -> int:
    """What all seats together have in a box: GIVEN, LAST_PUT or CLAIMED."""
    total = 0
    for seat in range(frame.size[t.SEATS]):
        total += state.flag[in_box_at(frame, box, which, seat)]
    return int(total)


@rule
def amounts_of(frame: Frame, state: State, ask: int, which: int, seat: int) -> int:
    """What a seat has in each box of an ask, packed; all together for -1."""
    packed, first, boxes = 0, int(frame.ask[ask, t.ASK_FROM]), boxes_of(frame, ask)
    for box in range(boxes):
        if seat >= 0:
            amount = int(state.flag[in_box_at(frame, first + box, which, seat)])
        else:
            amount = box_total(frame, state, first + box, which)
        packed |= amount_placed(amount, box, boxes)
    return packed


@rule
def shared_days(frame: Frame, state: State, ask: int, which: int, seat: int) -> int:
    """What a seat has in the boxes that are for all."""
    total = 0
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        if is_shared(frame, box):
            total += state.flag[in_box_at(frame, box, which, seat)]
    return int(total)


@rule
def asks_anew(frame: Frame, ask: int, step: int, seat: int) -> bool:
    """Whether a step asks this of a seat, and not in place of the step just before: two that follow each other, each on
    a condition, are one occasion told in two ways."""
    if not asks_of(frame, ask, step, seat):
        return False
    before = step > 0 and asks_of(frame, ask, step - 1, seat) and frame.course[step - 1, t.STEP_IF] >= 0
    return not (before and frame.course[step, t.STEP_IF] >= 0)


@rule
def asks_of(frame: Frame, ask: int, step: int, seat: int) -> bool:
    among = frame.course[step, t.STEP_WITH]
    return bool(frame.course[step, t.STEP_ASK] == ask and (among == 0 or among >> seat & 1))
