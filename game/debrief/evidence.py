"""The verdicts on a finished play: pitfalls with each seat's hold and their bill, approaches, dials. Compiled in a
batch, interpreted in a debrief.

Three sources: what the scenario's choices carry, what it asks to be judged at the end, and the rules that hold in any
scenario.
"""

from game.debrief import outcome as o
from game.debrief.approaches import lighter, objections, packages_put, slots, verdicts, words
from game.debrief.carried import boxes_carried
from game.debrief.dials import dials
from game.debrief.guesses import certainties
from game.debrief.ledger import claimed_shares, no_means, shortfalls, untested
from game.debrief.outcome import Outcome, clear, graded, had_hold, met
from game.debrief.pitfalls import (
    burst_knots,
    decided_for,
    knots_left,
    never_met,
    refused_what_suited,
    silent_leavers,
    spoken_in_time,
    tension,
    unvoiced_red,
)
from game.debrief.reading import begin_of, end_of, moment_of_end, read, sort_events
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import approach_in, is_approach
from game.rules.read.conditions import holds
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets

ROW_TOPIC, ROW_GRADE, ROW_IF, ROW_NUMBER = range(4)
FIRST_APPROACH = 16  # bits before them are those of pitfalls


@rule
def judge(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """Fill `outcome` (made by `new_outcome` for this frame) from the end of a play. What it held before is
    overwritten.
    """
    clear(outcome)
    outcome.scal[o.OUT_ENDING] = state.scal[s.ENDING]
    outcome.scal[o.OUT_SIGNED] = state.scal[s.SIGNED]
    outcome.scal[o.OUT_PERIODS] = state.scal[s.PERIOD]
    outcome.scal[o.OUT_BREACHES] = state.scal[s.BREACHES]
    outcome.scal[o.OUT_LEFT] = state.scal[s.LEFT]
    outcome.scal[o.OUT_BOUND] = state.scal[s.BOUND]
    sort_events(state, outcome)
    read(frame, state, outcome)
    of_choices(frame, state, outcome)
    judged_at_end(frame, secrets, state, outcome)
    # Pitfalls of any scenario.
    crossed = unvoiced_red(frame, secrets, state, outcome)
    burst = burst_knots(frame, secrets, state, outcome)
    left = knots_left(frame, secrets, state, outcome)
    if not crossed and not burst and not left:
        spoken_in_time(frame, state, outcome)
    refused_what_suited(frame, secrets, state, outcome)
    decided_for(frame, secrets, state, outcome)
    tension(frame, state, outcome)
    silent_leavers(frame, state, outcome)
    certainties(frame, secrets, state, outcome)
    never_met(frame, state, outcome)
    no_means(frame, state, outcome)
    shortfalls(frame, secrets, state, outcome)
    claimed_shares(state, outcome)
    boxes_carried(frame, state, outcome)
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
def bit_of(topic: int) -> int:
    """A bit for each topic: pitfalls, then approaches."""
    return 1 << approach_in(topic) + FIRST_APPROACH if is_approach(topic) else 1 << topic


@rule
def of_choices(frame: Frame, state: State, outcome: Outcome) -> None:
    """Evidence carried by options chosen, and by those that were open and were not, scene by scene."""
    offered, chosen = begin_of(outcome, c.E_OFFERED), begin_of(outcome, c.E_EVIDENCE)
    for scene in range(begin_of(outcome, c.E_SCENE), end_of(outcome, c.E_SCENE) + 1):
        # What comes before the first scene, then between two, then after the last.
        until = outcome.placed[scene] if scene < end_of(outcome, c.E_SCENE) else state.scal[s.EVENTS]
        first_offered, first_chosen = offered, chosen
        while offered < end_of(outcome, c.E_OFFERED) and outcome.placed[offered] < until:
            offered += 1
        while chosen < end_of(outcome, c.E_EVIDENCE) and outcome.placed[chosen] < until:
            chosen += 1
        if offered > first_offered or chosen > first_chosen:
            of_scene(frame, state, outcome, first_offered, offered, first_chosen, chosen)


@rule
def of_scene(
    frame: Frame, state: State, outcome: Outcome, first_offered: int, offered: int, first_chosen: int, chosen: int
) -> None:
    """The same for one scene, from what it offered and what was chosen, which is noted after. An approach that several
    options offer is met once, and taken with any.
    """
    taken = outcome.taken
    taken[:] = 0
    for k in range(first_chosen, chosen):
        at = outcome.placed[k]
        taken[state.event[at, s.E_BY], 0] |= bit_of(int(frame.row[state.event[at, s.E_WHAT], ROW_TOPIC]))
    for k in range(first_offered, offered):
        of_option(frame, state, outcome, outcome.placed[k], True)
    for k in range(first_chosen, chosen):
        of_option(frame, state, outcome, outcome.placed[k], False)


@rule
def of_option(frame: Frame, state: State, outcome: Outcome, at: int, offered: bool) -> None:
    """One piece of evidence of an option that was open (`offered`) or chosen."""
    event, taken = state.event, outcome.taken
    seat, grade, moment = event[at, s.E_BY], event[at, s.E_HOW], event[at, s.MOMENT]
    topic, number = int(frame.row[event[at, s.E_WHAT], ROW_TOPIC]), int(frame.row[event[at, s.E_WHAT], ROW_NUMBER])
    bit = bit_of(topic)
    was_taken = taken[seat, 0] & bit > 0
    if is_approach(topic):
        # What was offered is noted when the scene opens, before what is taken there.
        if taken[seat, 1] & bit == 0:
            taken[seat, 1] |= bit
            met(outcome, approach_in(topic), was_taken, o.OWN, moment, seat, -1, number)
    elif not offered:
        graded(outcome, topic, grade, o.OWN, moment, seat, -1, number)
        had_hold(outcome, seat, topic, t.HOLD_NAMED if grade == t.AVOIDED else t.HOLD_CAUSED)
    elif not was_taken:
        had_hold(outcome, seat, topic, t.HOLD_COULD)


@rule
def judged_at_end(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """What the scenario asks to be judged once, at the end; a judged approach counts as an opportunity taken."""
    seats = frame.size[t.SEATS]
    stride = 1 + (seats + t.N_ROW - 1) // t.N_ROW
    end = moment_of_end(state)
    for place in range(frame.size[t.JUDGED]):
        at = frame.size[t.JUDGED_AT] + place * stride
        if not holds(frame, secrets, state, int(frame.row[at, ROW_IF])):
            continue
        topic, number = int(frame.row[at, ROW_TOPIC]), int(frame.row[at, ROW_NUMBER])
        if is_approach(topic):
            met(outcome, approach_in(topic), True, o.OWN, end, -1, -1, number)
            continue
        graded(outcome, topic, int(frame.row[at, ROW_GRADE]), o.OWN, end, -1, -1, number)
        for seat in range(seats):
            hold = int(frame.row[at + 1 + seat // t.N_ROW, seat % t.N_ROW])
            if hold > t.HOLD_NONE:
                had_hold(outcome, seat, topic, hold)


@rule
def settle_holds(outcome: Outcome) -> None:
    """Without a verdict nobody had a hold; a pitfall avoided was caused by nobody. Who had the occasion to speak of it
    and let it go by is told so, whatever the others did."""
    for pitfall in range(outcome.pitfall.shape[0]):
        for seat in range(outcome.hold.shape[0]):
            hold = outcome.hold[seat, pitfall]
            if outcome.pitfall[pitfall] == 0 or (outcome.pitfall[pitfall] < t.BRUSHED and hold == t.HOLD_CAUSED):
                outcome.hold[seat, pitfall] = t.HOLD_NONE
