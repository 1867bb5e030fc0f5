"""What is shared, and who carries it: a pitfall read off the days put in boxes, in any scenario that has some."""

from game.debrief import outcome as o
from game.debrief.boxed import times_asked
from game.debrief.ledger import FREE_RIDING
from game.debrief.outcome import Outcome, graded, had_hold
from game.debrief.reading import begin_of, end_of, moment_of_end
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import amount_in, ask_in, beside_in, manner_in
from game.rules.read.boxes import boxes_of, shared_days
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame

LITTLE, CLOSE = 4, 2  # under one day for so many that the others put: riding; from one for so many: a near share
ENOUGH = 2  # days of the others, on the mean, from which something was carried


@rule
def boxes_carried(frame: Frame, state: State, outcome: Outcome) -> None:
    """Of each ask of days: nothing put in what is shared where the others put two days each or more (fallen), next to
    nothing (brushed); days of one's own said to be shared (brushed); or near shares (avoided)."""
    for ask in range(frame.size[t.ASKS]):
        if frame.ask[ask, t.ASK_MOST] > 0:
            shares_of_ask(frame, state, outcome, ask)
            said_of_ask(frame, state, outcome, ask)


@rule
def shares_of_ask(frame: Frame, state: State, outcome: Outcome, ask: int) -> None:
    """One who had no day to give rides on nobody: those asked less often than others are left out."""
    end = moment_of_end(state)
    total, asked, most = 0, 0, 0
    for seat in range(frame.size[t.SEATS]):
        most = max(most, times_asked(frame, ask, seat))
    for seat in range(frame.size[t.SEATS]):
        if times_asked(frame, ask, seat) == most and most > 0:
            total += shared_days(frame, state, ask, s.GIVEN, seat)
            asked += 1
    if asked < 2:
        return
    near, riders = 0, 0
    for seat in range(frame.size[t.SEATS]):
        if times_asked(frame, ask, seat) < most:
            continue
        own = shared_days(frame, state, ask, s.GIVEN, seat)
        others = total - own  # of asked - 1 others, all together
        if others < ENOUGH * (asked - 1):
            continue
        near += 1 if CLOSE * own * (asked - 1) >= others else 0
        if (
            LITTLE * own * (asked - 1) < others
            and state.seat[seat, s.DAYS] + own_days(frame, state, ask, seat) >= ENOUGH
        ):
            riders += 1
            graded(outcome, FREE_RIDING, t.FALLEN if own == 0 else t.BRUSHED, o.RODE_BOXES, end, seat, -1, own)
            had_hold(outcome, seat, FREE_RIDING, t.HOLD_CAUSED)
    if near == asked:
        graded(outcome, FREE_RIDING, t.AVOIDED, o.BOXES_CARRIED, end, -1, -1, near)
    for seat in range(frame.size[t.SEATS]):
        if riders > 0 and times_asked(frame, ask, seat) == most:
            had_hold(outcome, seat, FREE_RIDING, t.HOLD_COULD)


@rule
def own_days(frame: Frame, state: State, ask: int, seat: int) -> int:
    """The days that a seat put in boxes of its own."""
    total = 0
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        if int(frame.box[box, t.BOX_YIELDS]) == t.YIELDS_OWN:
            total += state.flag[s.in_box_at(frame, box, s.GIVEN, seat)]
    return int(total)


@rule
def said_of_ask(frame: Frame, state: State, outcome: Outcome, ask: int) -> None:
    event = state.event
    for k in range(begin_of(outcome, c.E_BOXES), end_of(outcome, c.E_BOXES)):
        at = outcome.placed[k]
        how, by = int(event[at, s.E_HOW]), int(event[at, s.E_BY])
        if ask_in(how) == ask and manner_in(how) == c.SEALED and beside_in(how) == c.ALL_SHARED:
            if shares_own(frame, ask, int(event[at, s.E_WHAT])):
                graded(outcome, FREE_RIDING, t.BRUSHED, o.SAID_ALL_SHARED, event[at, s.MOMENT], by, -1, -1)
                had_hold(outcome, by, FREE_RIDING, t.HOLD_CAUSED)


@rule
def shares_own(frame: Frame, ask: int, amounts: int) -> bool:
    """Whether some of these days were put in a box of one's own."""
    first, boxes = int(frame.ask[ask, t.ASK_FROM]), boxes_of(frame, ask)
    for box in range(boxes):
        if int(frame.box[first + box, t.BOX_YIELDS]) == t.YIELDS_OWN and amount_in(amounts, box, boxes) > 0:
            return True
    return False
