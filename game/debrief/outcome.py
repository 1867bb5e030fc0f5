"""What is learnt from one play, as a few arrays made once and filled again: the same for the debrief and for a batch.

`item` holds the evidence, one row for each thing that was done or left undone; verdicts, holds and bills are read off
it and off
the ledger. When `item` is full the verdicts still count, only the row is lost.
"""

from typing import NamedTuple

import numpy as np

from game.rules import codes as c
from game.rules.compile.mode import bundle, rule
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints, Secrets


@bundle
class Outcome(NamedTuple):
    """Verdicts, bills and dials of one play."""

    scal: Ints  # [N_OUT]
    pitfall: Ints  # [16] verdict of the table: 0 none, AVOIDED, BRUSHED, FALLEN
    hold: Ints  # [seats, 16] HOLD_*
    bill: Floats  # [16, N_BILL] days, euros, people not reached
    approach: Ints  # [30, N_APPROACH] opportunities met, taken, verdict
    part: Ints  # [30, seats, 2] opportunities and taken, by seat (those of the whole table stand at no seat)
    dials: Floats  # [seats, N_DIALS] 0 to 100
    people: Floats  # [N_PEOPLE]
    item: Ints  # [items, N_ITEM], see `items_of`
    bounds: Floats  # [seats, 2] worst and best package of each agenda
    # What depends on no play, kept from one to the next. `known` [parts, pressures]: 1 once what follows is filled for
    # this interest and this pressure of its seat (from 0), or at 0 for this red zone. `ready` [N_READY]: DRAWS, 1 once
    # `prior` is filled; PLANNED, 1 once `planned` and `received` are. What could be put is kept SLOTS
    # times, for as many sets of options that could not; SLOT: that of this play; TURN: the one emptied last, where all
    # are filled. OPEN_FOR (of each slot), what could not be put, as a mask + 1, where `open` is filled; BEST_FOR (the
    # same), 1 once the best plan is
    known: Ints
    ready: Ints
    plan: Floats  # [1 + slots] people reached by stopping at once, and by the best plan at the start (of each slot)
    planned: Floats  # [packages] people reached by each, signed at the start, -1 where somebody's means do not allow it
    received: Floats  # [options, seats] euros a delivery, from the others less to them
    prior: Floats  # [seats, 2] odds of the likeliest card, and of the likeliest of what it cannot accept, in the draw
    worth: Floats  # [parts, pressures, packages] what each package is worth with this interest and this pressure
    least: Floats  # [slots, parts, pressures] the least of these that could be put, or the reserve
    least_for: Ints  # [slots, parts, pressures] for what could not be put, as OPEN_FOR
    above: Ints  # [parts, pressures, words] packages not under the reserve, as bits, PACKAGES_A_WORD a word
    spared: Ints  # [parts, words] packages that do not cross this red zone, as bits
    open: Ints  # [slots, words] packages that could be put, as bits
    row: Ints  # [clauses] a package being looked at
    seen: Ints  # [seats, N_SEEN] what each was seen to do
    kind: Ints  # [N_KINDS + 2] where the events of each kind begin in `placed`; one more than the last kind, and room
    placed: Ints  # [events] places in `event`, by kind, then in order
    guess: Floats  # [seats, N_GUESSED] what its guesses won, could have won and lost; how many were right, of how many
    sure: Ints  # [seats, N_SURE] what its last guesses of each other were worth
    drawn: Ints  # [seats, 2] what each seeks, and which of its pressures it drew, from 0
    reds: Ints  # [seats] which guesses of what it cannot accept are right: see `right_reds`
    taken: Ints  # [seats, 2] in the scene being read: topics taken, approaches counted (bits)
    gain: Floats  # [clauses + 1] of a package being looked at: its worth to a seat from this clause on
    bits: Ints  # [clauses + 1] its options from this clause on, as bits


# scal
OUT_ENDING, OUT_SIGNED, OUT_PERIODS, OUT_BREACHES, OUT_LEFT, OUT_ITEMS, OUT_BOUND, OUT_GUESSES, OUT_SIGNED_AT = range(9)
N_OUT = 12  # OUT_SIGNED_AT: place in `event` where the first agreement stood, or -1

OPPORTUNITIES, TAKEN, VERDICT = range(3)
N_APPROACH = 3
UNKNOWN_YET, NOT_PRACTISED, HALF_PRACTISED, PRACTISED = range(4)
ENOUGH = 3  # opportunities under which nothing is said of an approach

BILL_DAYS, BILL_EUROS, BILL_PEOPLE = range(3)
N_BILL = 3
DIAL_COMMON, DIAL_OWN, DIAL_RELATIONS, DIAL_LUCIDITY = range(4)
N_DIALS = 4
DIALS = ("common_good", "own_game", "relations", "lucidity")
PEOPLE_PROJECT, PEOPLE_ELSEWHERE, PEOPLE_BEST, PEOPLE_STOPPING = range(4)
N_PEOPLE = (
    4  # reached by the project; elsewhere with what was left; the best reachable; if all had stopped at the start
)

WORST, BEST = 0, 1
SEEKS_DRAWN, PRESSURE_DRAWN = 0, 1
PACKAGES_A_WORD = 32
PRIOR_CARD, PRIOR_RED = 0, 1
GUESS_WON, GUESS_MOST, GUESS_LEAST, GUESS_RIGHT, GUESS_ASKED = range(5)
N_GUESSED = 5
# the mask of those it guessed; times it was sure and wrong without having asked, sure and right having asked; of whom
# it was wrong the last time (-1: nobody); the moment of its last guess
GUESSED, SURE_WRONG, SURE_RIGHT, WRONG_ABOUT, LAST_GUESS = range(5)
N_SURE = 5
STOPPING, BEST_PLAN = 0, 1
SLOTS = 16  # plays of one scenario differ little by what could not be put: six sets in a large one
DRAWS, PLANNED, SLOT, TURN, OPEN_FOR = range(5)
BEST_FOR = OPEN_FOR + SLOTS
N_READY = BEST_FOR + SLOTS

# item: topic, grade (0 missed or 1 taken for an approach), rule, moment, by, to (-1 nobody or all), what
TOPIC, GRADE, RULE, I_MOMENT, I_BY, I_TO, I_WHAT = range(7)
N_ITEM = 7

WENT, ASKED_FOR = 1, 2  # what of LOOKED_AHEAD: somebody went to see or prepared a clause; asked what others bring

# what a seat was seen to do: the first six before the first agreement, the others in the whole play
(
    SPOKE_SEEKS,
    SPOKE_RED,
    ASKED_ANY,
    WHY_ASKED_OF,
    RED_ASKED_OF,
    LOOKED,
    OBJECTED_MUTE,
    OBJECTED_WITH,
    NAMED_IT,
    SAID_COST,
    TRUE_SAID,
    FALSE_SAID,
) = range(12)
N_SEEN = 12

# Where an item comes from: 0, the scenario's own (I_WHAT = its number in Names.evidence); otherwise a rule that holds
# everywhere.
RULES = (
    "own",
    "red_unvoiced",
    "knot_burst",
    "spoken_before",
    "fact_before",
    "refused_what_suited",
    "no_means",
    "means_fit",
    "rode_free",
    "all_carried",
    "days_lacking",
    "days_kept",
    "decided_for",
    "imposed",
    "tension_unnamed",
    "tension_named",
    "left_silent",
    "cost_said",
    "untested",
    "tested",
    "sure_and_wrong",
    "asked_and_right",
    "never_met",
    "spoken",
    "frame_set",
    "asked_again",
    "well_asked",
    "true_word",
    "shared_ground",
    "looked_ahead",
    "brought",
    "lighter_kept",
    "space_made",
    "reason_given",
    "means_on_table",
    "balanced",
    "truth_of_delivery",
    "owned_up",
    "bent",
    "free_exit",
    "trust_mended",
    "knot_left",
    "claimed_share",
    "share_mended",
    "less_than_apart",
    "rode_boxes",
    "said_all_shared",
    "boxes_carried",
)
(
    OWN,
    RED_UNVOICED,
    KNOT_BURST,
    SPOKEN_BEFORE,
    FACT_BEFORE,
    REFUSED_WHAT_SUITED,
    NO_MEANS,
    MEANS_FIT,
    RODE_FREE,
    ALL_CARRIED,
    DAYS_LACKING,
    DAYS_KEPT,
    DECIDED_FOR_ONE,
    IMPOSED,
    TENSION_UNNAMED,
    TENSION_SAID,
    LEFT_SILENT,
    COST_SAID,
    UNTESTED,
    TESTED,
    SURE_AND_WRONG,
    ASKED_AND_RIGHT,
    NEVER_MET,
    SPOKEN,
    FRAME_SET,
    ASKED_AGAIN,
    WELL_ASKED,
    TRUE_WORD,
    SHARED_GROUND,
    LOOKED_AHEAD,
    BROUGHT_UP,
    LIGHTER_KEPT,
    SPACE_MADE,
    REASON_GIVEN,
    MEANS_ON_TABLE,
    BALANCED,
    TRUTH_OF_DELIVERY,
    OWNED_UP_TO,
    BENT,
    FREE_EXIT,
    TRUST_MENDED,
    KNOT_LEFT,
    CLAIMED_SHARE,
    SHARE_MENDED,
    LESS_THAN_APART,
    RODE_BOXES,
    SAID_ALL_SHARED,
    BOXES_CARRIED,
) = range(len(RULES))


def new_outcome(frame: Frame, secrets: Secrets) -> Outcome:
    """An empty outcome of the right shapes for this scenario."""
    seats, clauses, packages = (int(frame.size[k]) for k in (t.SEATS, t.CLAUSES, t.PACKAGES))
    parts, words = secrets.part.shape[0], -(-packages // PACKAGES_A_WORD)
    pressures = int((secrets.seat[:, t.PRESSURE_TO] - secrets.seat[:, t.PRESSURE_FROM]).max())
    return Outcome(
        np.zeros(N_OUT, np.int64),
        np.zeros(len(t.PITFALLS), np.int64),
        np.zeros((seats, len(t.PITFALLS)), np.int64),
        np.zeros((len(t.PITFALLS), N_BILL)),
        np.zeros((len(t.APPROACHES), N_APPROACH), np.int64),
        np.zeros((len(t.APPROACHES), seats, 2), np.int64),
        np.zeros((seats, N_DIALS)),
        np.zeros(N_PEOPLE),
        np.zeros((items_of(frame), N_ITEM), np.int64),
        np.zeros((seats, 2)),
        np.zeros((parts, pressures), np.int64),
        np.zeros(N_READY, np.int64),
        np.zeros(1 + SLOTS),
        np.zeros(packages),
        np.zeros((int(frame.size[t.OPTIONS]), seats)),
        np.zeros((seats, 2)),
        np.zeros((parts, pressures, packages)),
        np.zeros((SLOTS, parts, pressures)),
        np.zeros((SLOTS, parts, pressures), np.int64),
        np.zeros((parts, pressures, words), np.int64),
        np.zeros((parts, words), np.int64),
        np.zeros((SLOTS, words), np.int64),
        np.zeros(max(clauses, t.N_ROW), np.int64),
        np.zeros((seats, N_SEEN), np.int64),
        np.zeros(len(c.EVENTS_OF) + 2, np.int64),
        np.zeros(int(frame.size[t.EVENTS_MAX]), np.int64),
        np.zeros((seats, N_GUESSED)),
        np.zeros((seats, N_SURE), np.int64),
        np.zeros((seats, 2), np.int64),
        np.zeros(seats, np.int64),
        np.zeros((seats, 2), np.int64),
        np.zeros(clauses + 1),
        np.zeros(clauses + 1, np.int64),
    )


def items_of(frame: Frame) -> int:
    """How many pieces of evidence there is room for: all that is judged at the end, and two for each event."""
    return int(frame.size[t.JUDGED]) + 2 * int(frame.size[t.EVENTS_MAX])


@rule
def clear(outcome: Outcome) -> None:
    """Empty everything but what is written anew or kept from one play to the next."""
    outcome.scal[:] = 0
    outcome.scal[OUT_SIGNED_AT] = -1
    outcome.pitfall[:] = 0
    outcome.hold[:] = 0
    outcome.bill[:] = 0.0
    outcome.approach[:] = 0
    outcome.part[:] = 0
    outcome.dials[:] = 0.0
    outcome.people[:] = 0.0
    outcome.seen[:] = 0


@rule
def write(outcome: Outcome, topic: int, grade: int, rule_code: int, moment: int, by: int, to: int, what: int) -> None:
    """Keep a piece of evidence, if there is room."""
    at = outcome.scal[OUT_ITEMS]
    if at >= outcome.item.shape[0]:
        return
    outcome.item[at, TOPIC] = topic
    outcome.item[at, GRADE] = grade
    outcome.item[at, RULE] = rule_code
    outcome.item[at, I_MOMENT] = moment
    outcome.item[at, I_BY] = by
    outcome.item[at, I_TO] = to
    outcome.item[at, I_WHAT] = what
    outcome.scal[OUT_ITEMS] = at + 1


@rule
def graded(
    outcome: Outcome, pitfall: int, grade: int, rule_code: int, moment: int, by: int, to: int, what: int
) -> None:
    """Evidence on a pitfall: the table's verdict is the worst found."""
    if grade > outcome.pitfall[pitfall]:
        outcome.pitfall[pitfall] = grade
    write(outcome, pitfall, grade, rule_code, moment, by, to, what)


@rule
def had_hold(outcome: Outcome, seat: int, pitfall: int, hold: int) -> None:
    """What a seat had to do with a pitfall: having caused it goes before having named it, and that before having been
    able to.
    """
    now = outcome.hold[seat, pitfall]
    if now == t.HOLD_CAUSED:
        return
    if hold == t.HOLD_CAUSED or now == t.HOLD_NONE or (now == t.HOLD_COULD and hold == t.HOLD_NAMED):
        outcome.hold[seat, pitfall] = hold


@rule
def met(outcome: Outcome, approach: int, taken: bool, rule_code: int, moment: int, by: int, to: int, what: int) -> None:
    """An opportunity for an approach, taken or not; `by` -1 for the whole table."""
    outcome.approach[approach, OPPORTUNITIES] += 1
    if by >= 0:
        outcome.part[approach, by, OPPORTUNITIES] += 1
    if taken:
        outcome.approach[approach, TAKEN] += 1
        if by >= 0:
            outcome.part[approach, by, TAKEN] += 1
    write(outcome, 100 + approach, 1 if taken else 0, rule_code, moment, by, to, what)


@rule
def billed(outcome: Outcome, pitfall: int, days: float, euros: float, people: float) -> None:
    """Add to the bill of a pitfall; nothing is ever given back."""
    outcome.bill[pitfall, BILL_DAYS] += days if days > 0.0 else 0.0
    outcome.bill[pitfall, BILL_EUROS] += euros if euros > 0.0 else 0.0
    outcome.bill[pitfall, BILL_PEOPLE] += people if people > 0.0 else 0.0
