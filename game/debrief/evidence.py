"""The verdicts on a finished play: pitfalls with each seat's hold and their bill, approaches, dials. Compiled in a
batch, interpreted in a debrief.

Three sources: what the scenario's choices carry, what it asks to be judged at the end, and the rules that hold in any
scenario.
"""

from game.debrief.approaches import lighter, objections, packages_put, slots, verdicts, words
from game.debrief.dials import dials
from game.debrief.guesses import certainties
from game.debrief.ledger import no_means, shortfalls, untested
from game.debrief.outcome import (
    OUT_BOUND,
    OUT_BREACHES,
    OUT_ENDING,
    OUT_LEFT,
    OUT_PERIODS,
    OUT_SIGNED,
    OWN,
    Outcome,
    clear,
    graded,
    had_hold,
    met,
)
from game.debrief.pitfalls import (
    burst_knots,
    decided_for,
    never_met,
    refused_what_suited,
    silent_leavers,
    spoken_in_time,
    tension,
    unvoiced_red,
)
from game.debrief.reading import moment_of_end, read
from game.rules.conditions import holds
from game.rules.mode import rule
from game.rules.state import (
    BOUND,
    BREACHES,
    E_BY,
    E_EVIDENCE,
    E_HOW,
    E_OFFERED,
    E_SCENE,
    E_WHAT,
    ENDING,
    EVENTS,
    KIND,
    LEFT,
    MOMENT,
    PERIOD,
    SIGNED,
    State,
)
from game.story.tables import (
    APPROACH,
    AVOIDED,
    BRUSHED,
    HOLD_CAUSED,
    HOLD_COULD,
    HOLD_NAMED,
    HOLD_NONE,
    JUDGED,
    JUDGED_AT,
    N_ROW,
    SEATS,
    Frame,
    Secrets,
)

ROW_TOPIC, ROW_GRADE, ROW_IF, ROW_NUMBER = range(4)


@rule
def judge(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """Fill `outcome` (made by `new_outcome` for this frame) from the end of a play. What it held before is
    overwritten.
    """
    clear(outcome)
    outcome.scal[OUT_ENDING] = state.scal[ENDING]
    outcome.scal[OUT_SIGNED] = state.scal[SIGNED]
    outcome.scal[OUT_PERIODS] = state.scal[PERIOD]
    outcome.scal[OUT_BREACHES] = state.scal[BREACHES]
    outcome.scal[OUT_LEFT] = state.scal[LEFT]
    outcome.scal[OUT_BOUND] = state.scal[BOUND]
    read(frame, state, outcome)
    of_choices(frame, state, outcome)
    judged_at_end(frame, secrets, state, outcome)
    # Pitfalls of any scenario.
    crossed = unvoiced_red(frame, secrets, state, outcome)
    burst = burst_knots(frame, secrets, state, outcome)
    if not crossed and not burst:
        spoken_in_time(frame, state, outcome)
    refused_what_suited(frame, secrets, state, outcome)
    decided_for(frame, secrets, state, outcome)
    tension(frame, state, outcome)
    silent_leavers(frame, state, outcome)
    certainties(frame, secrets, state, outcome)
    never_met(frame, state, outcome)
    no_means(frame, state, outcome)
    shortfalls(frame, secrets, state, outcome)
    untested(frame, secrets, state, outcome)
    settle_holds(outcome)
    # Approaches of any scenario.
    slots(frame, state, outcome)
    words(frame, state, outcome)
    objections(frame, state, outcome)
    packages_put(frame, state, outcome)
    lighter(frame, state, outcome)
    verdicts(outcome)
    dials(frame, secrets, state, outcome)


@rule
def on_topic(frame: Frame, state: State, at: int, kind: int, seat: int, topic: int) -> bool:
    """The event at this place is of this kind, this seat's, and about this topic."""
    event = state.event[at]
    return event[KIND] == kind and event[E_BY] == seat and int(frame.row[event[E_WHAT], ROW_TOPIC]) == topic


@rule
def same_topic_before(frame: Frame, state: State, at: int, kind: int, topic: int) -> bool:
    """In the same scene, before this event, the same seat met the topic by an event of this kind."""
    for before in range(at - 1, -1, -1):
        if state.event[before, KIND] == E_SCENE:
            return False
        if on_topic(frame, state, before, kind, state.event[at, E_BY], topic):
            return True
    return False


@rule
def taken_there(frame: Frame, state: State, offered: int, topic: int) -> bool:
    """What the scene offered on this topic, the seat then took."""
    for after in range(offered + 1, state.scal[EVENTS]):
        if state.event[after, KIND] == E_SCENE:
            return False
        if on_topic(frame, state, after, E_EVIDENCE, state.event[offered, E_BY], topic):
            return True
    return False


@rule
def of_choices(frame: Frame, state: State, outcome: Outcome) -> None:
    """Evidence carried by options chosen, and by those that were open and were not."""
    for at in range(state.scal[EVENTS]):
        event = state.event[at]
        if event[KIND] != E_EVIDENCE and event[KIND] != E_OFFERED:
            continue
        row = frame.row[event[E_WHAT]]
        topic, number, seat = int(row[ROW_TOPIC]), int(row[ROW_NUMBER]), event[E_BY]
        if event[KIND] == E_EVIDENCE and topic < APPROACH:
            graded(outcome, topic, event[E_HOW], OWN, event[MOMENT], seat, -1, number)
            had_hold(outcome, seat, topic, HOLD_NAMED if event[E_HOW] == AVOIDED else HOLD_CAUSED)
        elif event[KIND] == E_EVIDENCE:
            # Usually the offer, noted when the scene opened, already counts it.
            if not same_topic_before(frame, state, at, E_OFFERED, topic) and not same_topic_before(
                frame, state, at, E_EVIDENCE, topic
            ):
                met(outcome, topic - APPROACH, True, OWN, event[MOMENT], seat, -1, number)
        elif topic < APPROACH:
            if not taken_there(frame, state, at, topic):
                had_hold(outcome, seat, topic, HOLD_COULD)
        elif not same_topic_before(frame, state, at, E_OFFERED, topic):
            met(outcome, topic - APPROACH, taken_there(frame, state, at, topic), OWN, event[MOMENT], seat, -1, number)


@rule
def judged_at_end(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """What the scenario asks to be judged once, at the end; a judged approach counts as an opportunity taken."""
    seats = frame.size[SEATS]
    stride = 1 + (seats + N_ROW - 1) // N_ROW
    end = moment_of_end(state)
    for place in range(frame.size[JUDGED]):
        at = frame.size[JUDGED_AT] + place * stride
        row = frame.row[at]
        if not holds(frame, secrets, state, int(row[ROW_IF])):
            continue
        topic, number = int(row[ROW_TOPIC]), int(row[ROW_NUMBER])
        if topic >= APPROACH:
            met(outcome, topic - APPROACH, True, OWN, end, -1, -1, number)
            continue
        graded(outcome, topic, int(row[ROW_GRADE]), OWN, end, -1, -1, number)
        for seat in range(seats):
            hold = int(frame.row[at + 1 + seat // N_ROW, seat % N_ROW])
            if hold > HOLD_NONE:
                had_hold(outcome, seat, topic, hold)


@rule
def settle_holds(outcome: Outcome) -> None:
    """Without a verdict nobody had a hold; a pitfall avoided leaves only the names of those who named it."""
    for pitfall in range(outcome.pitfall.shape[0]):
        for seat in range(outcome.hold.shape[0]):
            hold = outcome.hold[seat, pitfall]
            if outcome.pitfall[pitfall] == 0 or (
                outcome.pitfall[pitfall] < BRUSHED and (hold in (HOLD_COULD, HOLD_CAUSED))
            ):
                outcome.hold[seat, pitfall] = HOLD_NONE
