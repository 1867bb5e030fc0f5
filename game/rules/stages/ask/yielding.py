"""What boxes yield: people of the common project, once enough days were put over so many steps.

What a day reaches in one's own name is counted at the end (`debrief/dials.py`); what holds all together moves trust as
it is seen (`boxes.py`).
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import everyone, happen_before
from game.rules.packing import amount_placed, box_event
from game.rules.read.boxes import box_total, boxes_of
from game.rules.read.project import cohesion_of
from game.rules.read.standing import here
from game.rules.state import State, box_at
from game.story import tables as t
from game.story.tables import Frame


@rule
def yield_boxes(frame: Frame, state: State, ask: int, step: int) -> None:
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        if int(frame.box[box, t.BOX_YIELDS]) == t.YIELDS_COMMON:
            yield_box(frame, state, ask, int(box), taking_part(frame, state, step))


@rule
def taking_part(frame: Frame, state: State, step: int) -> int:
    """Mask of those whom this step asks, whatever they have left."""
    who, among = 0, frame.course[step, t.STEP_WITH]
    for seat in range(frame.size[t.SEATS]):
        if here(state) >> seat & 1 and (among == 0 or among >> seat & 1):
            who |= 1 << seat
    return who


@rule
def yield_box(frame: Frame, state: State, ask: int, box: int, who: int) -> None:
    """Under the threshold nothing; from it on, all the days of these steps that have yielded nothing yet, by the trust
    among those who take part. What is older is lost."""
    over = int(frame.box[box, t.BOX_OVER])
    for back in range(over - 1, 0, -1):
        state.flag[box_at(frame, box, s.PUT_AT + back)] = state.flag[box_at(frame, box, s.PUT_AT + back - 1)]
        state.flag[box_at(frame, box, s.WAITING_AT + back)] = state.flag[box_at(frame, box, s.WAITING_AT + back - 1)]
    put = box_total(frame, state, box, s.LAST_PUT)
    state.flag[box_at(frame, box, s.PUT_AT)] = put
    state.flag[box_at(frame, box, s.WAITING_AT)] = put
    counted, waiting = 0, 0
    for back in range(over):
        counted += state.flag[box_at(frame, box, s.PUT_AT + back)]
        waiting += state.flag[box_at(frame, box, s.WAITING_AT + back)]
    if counted < frame.box[box, t.BOX_LEAST] or waiting == 0:
        return
    for back in range(over):
        state.flag[box_at(frame, box, s.WAITING_AT + back)] = 0
    trust = e.TRUST_LEAST + e.TRUST_ADDS * cohesion_of(state, who)
    people = int(1000 * waiting * frame.box[box, t.N_BOX] * trust)
    state.scal[s.PEOPLE] += people
    state.flag[box_at(frame, box, s.REACHED)] += 1
    first = int(frame.ask[ask, t.ASK_FROM])
    which = amount_placed(1, box - first, boxes_of(frame, ask))  # which box, not how many days were in it
    happen_before(state, c.E_BOXES, -1, -1, which, box_event(ask, c.REACHED, int(people / 1000)), everyone(state))
