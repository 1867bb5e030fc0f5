"""What is seen of boxes once all have given: the sum, each one's, what each says; or all so far, counted aloud."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import everyone, happen, happen_before
from game.rules.gestures import deceived, feel, meets, meets_by
from game.rules.packing import box_event
from game.rules.read.boxes import amounts_of, first_shared, shared_days
from game.rules.read.standing import here
from game.rules.state import State, aloud_at, in_box_at, overstated_at
from game.story import tables as t
from game.story.tables import Frame


@rule
def show_boxes(frame: Frame, state: State, ask: int, step: int, who: int) -> None:
    """What this step lets all see. `who`: mask of those who gave."""
    if who == 0:
        return
    shown = int(frame.course[step, t.STEP_SHOWN])
    if shown == t.SHOWN_EACH or state.flag[aloud_at(frame, ask)] > 0:
        for seat in range(frame.size[t.SEATS]):
            if who >> seat & 1:
                says_truly(frame, state, ask, s.LAST_PUT, seat)
                happen_before_all(state, seat, amounts_of(frame, state, ask, s.LAST_PUT, seat), ask, c.BY_EACH, 0)
        judge(frame, state, ask, s.LAST_PUT, who)
    elif shown == t.SHOWN_CLAIMS:
        for seat in range(frame.size[t.SEATS]):
            if who >> seat & 1:
                says(frame, state, ask, seat, int(state.sealed[seat, s.HOW]))
    else:
        happen_before_all(state, -1, amounts_of(frame, state, ask, s.LAST_PUT, -1), ask, c.IN_TOTAL, 0)
        hold_together(frame, state, ask, -1, who)


@rule
def happen_before_all(state: State, by: int, amounts: int, ask: int, manner: int, beside: int) -> None:
    happen_before(state, c.E_BOXES, by, -1, amounts, box_event(ask, manner, beside), everyone(state))


@rule
def says_truly(frame: Frame, state: State, ask: int, which: int, seat: int) -> None:
    """What a seat is said to have put at this step is what it put."""
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        state.flag[in_box_at(frame, box, s.CLAIMED, seat)] += state.flag[in_box_at(frame, box, which, seat)]


@rule
def says(frame: Frame, state: State, ask: int, seat: int, claim: int) -> None:
    """What a seat says that it put: as it is; all of it for the common project; nothing. One is taken at one's word."""
    if claim == c.UNSAID:
        happen_before_all(state, seat, 0, ask, c.AS_SAID, claim)
        return
    before = amounts_of(frame, state, ask, s.CLAIMED, seat)
    says_truly(frame, state, ask, s.LAST_PUT, seat)
    common = first_shared(frame, ask)
    if claim == c.ALL_SHARED and common >= 0:
        for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
            if int(frame.box[box, t.BOX_YIELDS]) == t.YIELDS_OWN:
                own = state.flag[in_box_at(frame, box, s.LAST_PUT, seat)]
                state.flag[in_box_at(frame, box, s.CLAIMED, seat)] -= own
                state.flag[in_box_at(frame, common, s.CLAIMED, seat)] += own
                if own > 0:
                    state.flag[overstated_at(frame, ask, seat)] = 1
    said = amounts_of(frame, state, ask, s.CLAIMED, seat) - before  # box by box: none of them falls
    happen_before_all(state, seat, said, ask, c.AS_SAID, claim)
    hold_together(frame, state, ask, seat, 1 << seat)


@rule
def judge(frame: Frame, state: State, ask: int, which: int, who: int) -> None:
    """Each thinks better of who put as much as the mean for all, worse of who put nothing where others did."""
    total, givers = 0, 0
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            total += shared_days(frame, state, ask, which, seat)
            givers += 1
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1 and total > 0:
            own = shared_days(frame, state, ask, which, seat)
            for other in range(frame.size[t.SEATS]):
                if other != seat and here(state) >> other & 1:
                    if own > 0 and own * givers >= total:
                        meets(state, other, seat, e.PUT_ITS_SHARE)
                    elif own == 0 and total >= givers:
                        meets(state, other, seat, e.PUT_NOTHING)
            if which == s.LAST_PUT:
                hold_together(frame, state, ask, seat, 1 << seat)


@rule
def hold_together(frame: Frame, state: State, ask: int, by: int, who: int) -> None:
    """Days put in what holds all together: those who see by whom trust it the more; where nobody does (-1), each is
    but better treated."""
    days = 0
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        if int(frame.box[box, t.BOX_YIELDS]) == t.YIELDS_BOND:
            for seat in range(frame.size[t.SEATS]):
                if who >> seat & 1:
                    days += state.flag[in_box_at(frame, box, s.LAST_PUT, seat)]
    if days == 0:
        return
    strength = min(float(days), e.HELD_AT_MOST)
    for other in range(frame.size[t.SEATS]):
        if other != by and here(state) >> other & 1:
            if by >= 0:
                meets_by(state, other, by, e.HELD_TOGETHER, strength)
            else:
                share = strength / float(frame.size[t.SEATS])
                feel(
                    state,
                    other,
                    e.EFFECT[e.HELD_TOGETHER, 2] * share,
                    e.EFFECT[e.HELD_TOGETHER, 3] * share,
                )


@rule
def count_aloud(frame: Frame, state: State, ask: int) -> None:
    """All that each gave so far is shown by name, and what it will give: what was said falsely comes out."""
    if state.flag[aloud_at(frame, ask)] > 0:
        return
    state.flag[aloud_at(frame, ask)] = 1
    gave = 0
    for seat in range(frame.size[t.SEATS]):
        amounts = amounts_of(frame, state, ask, s.GIVEN, seat)
        if amounts != 0 or here(state) >> seat & 1:
            gave |= 1 << seat
            happen_before_all(state, seat, amounts, ask, c.COUNTED, 0)
        for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
            state.flag[in_box_at(frame, box, s.CLAIMED, seat)] = state.flag[in_box_at(frame, box, s.GIVEN, seat)]
        if state.flag[overstated_at(frame, ask, seat)] > 0:
            state.flag[overstated_at(frame, ask, seat)] = 0
            for other in range(frame.size[t.SEATS]):
                if other != seat and here(state) >> other & 1:
                    deceived(state, other, seat, e.CLAIM_FALSE)
                    happen(state, c.E_LIE_OUT, seat, other, 0, c.OF_BOXES)
    judge(frame, state, ask, s.GIVEN, gave)
