"""Approaches practised in any scenario: each has its own kind of opportunity, and is counted over those met on the
path taken.

Before the first agreement every corridor slot is one opportunity, for the whole table, of each approach of inquiry its
moves allow: it is
taken if, by its end, enough has been asked, said or seen (so that doing it early is worth more than doing it late).
Elsewhere an opportunity
is what calls for the approach: a question put, an objection, a package, a breach.
"""

from game.debrief.outcome import (
    ASKED_AGAIN,
    BALANCED,
    BENT,
    BROUGHT_UP,
    ENOUGH,
    FRAME_SET,
    FREE_EXIT,
    HALF_PRACTISED,
    LIGHTER_KEPT,
    LOOKED_AHEAD,
    MEANS_ON_TABLE,
    NOT_PRACTISED,
    OPPORTUNITIES,
    OUT_SIGNED_AT,
    OWNED_UP_TO,
    PRACTISED,
    REASON_GIVEN,
    SHARED_GROUND,
    SPACE_MADE,
    SPOKEN,
    TAKEN,
    TRUE_WORD,
    TRUST_MENDED,
    TRUTH_OF_DELIVERY,
    VERDICT,
    WELL_ASKED,
    Outcome,
    met,
)
from game.debrief.reading import (
    TOPIC_STEP,
    begin_of,
    end_of,
    is_corridor,
    one_of,
    passed_by_all,
    says_red,
    says_seeks,
    was_false,
)
from game.rules.mode import rule
from game.rules.packages import asked_days
from game.rules.state import (
    ASK,
    BOTHERS,
    BRING,
    E_ADJOURN,
    E_ANSWERED,
    E_ASKED,
    E_BY,
    E_HOW,
    E_LIGHTER,
    E_OBJECTED,
    E_OWNED,
    E_PREPARED,
    E_PRESSED,
    E_PROMISE_BROKEN,
    E_PROMISE_KEPT,
    E_PUT,
    E_RED_SHOWN,
    E_ROUND,
    E_SETTLED,
    E_STEP,
    E_SWAP,
    E_TENSION,
    E_THIRD,
    E_TO,
    E_TOLD_FACT,
    E_TOLD_RED,
    E_TOLD_SEEKS,
    E_TRULY,
    E_VISITED,
    E_WHAT,
    EVENTS,
    KIND,
    LISTEN,
    MADE,
    MOMENT,
    NOT_ACCEPT,
    PARTLY,
    PREPARE,
    STEP,
    TELL,
    VISIT,
    WHOLLY,
    WHY,
    State,
)
from game.story.tables import (
    APPROACHES,
    CLAUSES,
    COURSE_TABLE,
    FORM,
    GAGE,
    GAGE_EXIT,
    LIGHTER,
    NEEDS_DAYS,
    NO_GAGE,
    OPTIONS,
    SEATS,
    STEP_KIND,
    STEP_MOVES,
    STEPS,
    Frame,
)

A11 = APPROACHES.index("1.1")
A12 = APPROACHES.index("1.2")
A13 = APPROACHES.index("1.3")
A21 = APPROACHES.index("2.1")
A22 = APPROACHES.index("2.2")
A23 = APPROACHES.index("2.3")
A32 = APPROACHES.index("3.2")
A42 = APPROACHES.index("4.2")
A43 = APPROACHES.index("4.3")
A44 = APPROACHES.index("4.4")
A51 = APPROACHES.index("5.1")
A52 = APPROACHES.index("5.2")
A53 = APPROACHES.index("5.3")
A72 = APPROACHES.index("7.2")
A73 = APPROACHES.index("7.3")
A83 = APPROACHES.index("8.3")
A91 = APPROACHES.index("9.1")
A92 = APPROACHES.index("9.2")
SAID_WARNED = 1  # LAST_SAID
# Kinds of events that each rule below reads, as bits.
KNOWING = (
    1 << E_ASKED
    | 1 << E_PRESSED
    | 1 << E_TOLD_SEEKS
    | 1 << E_TOLD_RED
    | 1 << E_TOLD_FACT
    | 1 << E_ANSWERED
    | 1 << E_RED_SHOWN
    | 1 << E_VISITED
    | 1 << E_PREPARED
)
GIVEN_WORDS = (
    1 << E_ASKED
    | 1 << E_PRESSED
    | 1 << E_ANSWERED
    | 1 << E_SWAP
    | 1 << E_TOLD_SEEKS
    | 1 << E_TOLD_RED
    | 1 << E_PROMISE_KEPT
    | 1 << E_PROMISE_BROKEN
    | 1 << E_SETTLED
    | 1 << E_OWNED
    | 1 << E_TRULY
    | 1 << E_OBJECTED
)
LAYING = 1 << E_LIGHTER | 1 << E_PUT | 1 << E_ROUND
FULL = 4  # the place in AMOUNTS of a delivery as promised


@rule
def count_bits(mask: int, seats: int) -> int:
    count = 0
    for seat in range(seats):
        count += mask >> seat & 1
    return count


@rule
def slots(frame: Frame, state: State, outcome: Outcome) -> None:
    """What each corridor slot left known, and asked again once signed."""
    seats = frame.size[SEATS]
    signed = outcome.scal[OUT_SIGNED_AT]
    event, end = state.event, state.scal[EVENTS]
    last = state.scal[STEP] + 1 if state.scal[STEP] + 1 < frame.size[STEPS] else frame.size[STEPS]
    at, spoken, red, brings, seen, shared = 0, 0, 0, 0, 0, 0
    for step in range(last):
        again = False
        since = at
        while at < end and event[at, E_STEP] <= step:
            kind, by, to, what = event[at, KIND], event[at, E_BY], event[at, E_TO], event[at, E_WHAT]
            if not one_of(KNOWING, kind):
                at += 1
                continue
            if kind in (E_ASKED, E_PRESSED):
                again = again or (signed >= 0 and at > signed)
                if to >= 0 and what in (WHY, BOTHERS):
                    spoken |= 1 << to
                elif to >= 0 and what == NOT_ACCEPT:
                    red |= 1 << to
                elif to >= 0 and what == BRING:
                    brings |= 1 << to
            elif says_seeks(state, at):
                again = again or (signed >= 0 and at > signed)
                spoken |= 1 << by
            elif says_red(state, at):
                again = again or (signed >= 0 and at > signed)
                red |= 1 << by
            elif kind in (E_VISITED, E_PREPARED):
                seen += 1
            if kind in (E_VISITED, E_TOLD_FACT):
                shared += 1
            at += 1
        if not is_corridor(frame, step) or (at == since and not passed_by_all(frame, state, step)):
            continue
        until = at
        moment = event[until - 1, MOMENT] if until > 0 else 0
        moves = frame.course[step, STEP_MOVES]
        if signed >= 0 and until > signed:
            met(outcome, A23, again, ASKED_AGAIN, moment, -1, -1, step)
            continue
        asking = moves >> ASK & 1 or moves >> LISTEN & 1
        if asking or moves >> TELL & 1:
            met(outcome, A21, 2 * count_bits(spoken, seats) >= seats, SPOKEN, moment, -1, -1, step)
            met(outcome, A22, 2 * count_bits(red, seats) >= seats, FRAME_SET, moment, -1, -1, step)
        if asking:
            met(outcome, A11, 3 * count_bits(brings, seats) >= seats, BROUGHT_UP, moment, -1, -1, step)
        if moves >> VISIT & 1 or moves >> PREPARE & 1:
            met(outcome, A12, seen > 0 and brings != 0, LOOKED_AHEAD, moment, -1, -1, step)
        if moves >> VISIT & 1:
            met(outcome, A32, shared >= 2, SHARED_GROUND, moment, -1, -1, step)


@rule
def words(frame: Frame, state: State, outcome: Outcome) -> None:
    """Questions well asked, words that were true, trades and promises carried out."""
    event = state.event
    for at in range(state.scal[EVENTS]):
        kind, by, to, moment = event[at, KIND], event[at, E_BY], event[at, E_TO], event[at, MOMENT]
        if not one_of(GIVEN_WORDS, kind) or by < 0:
            continue
        if kind in (E_ASKED, E_PRESSED):
            met(outcome, A91, kind == E_ASKED and event[at, E_HOW] == 1, WELL_ASKED, moment, by, to, event[at, E_WHAT])
        elif kind == E_ANSWERED and event[at, E_HOW] != PARTLY:
            honest = event[at, E_HOW] == WHOLLY and not was_false(state, at)
            met(outcome, A92, honest or says_red(state, at), TRUE_WORD, moment, by, to, event[at, E_WHAT])
        elif kind == E_SWAP and event[at, E_HOW] == 1:
            met(outcome, A92, False, TRUE_WORD, moment, by, to, -1)
        elif kind in (E_TOLD_SEEKS, E_TOLD_RED):
            met(outcome, A92, True, TRUE_WORD, moment, by, to, -1)
        elif kind in (E_PROMISE_KEPT, E_PROMISE_BROKEN):
            met(outcome, A52, kind == E_PROMISE_KEPT, TRUST_MENDED, moment, by, to, event[at, E_WHAT])
        elif kind == E_SETTLED:
            met(outcome, A52, event[at, E_HOW] == 1, TRUST_MENDED, moment, by, to, event[at, E_WHAT])
        elif kind == E_OWNED:
            met(outcome, A51, event[at, E_HOW] == 0, OWNED_UP_TO, moment, by, to, -1)
        elif kind == E_TRULY and event[at, E_WHAT] < FULL:
            met(outcome, A44, event[at, E_HOW] == SAID_WARNED, TRUTH_OF_DELIVERY, moment, by, -1, event[at, E_WHAT])
        elif kind == E_OBJECTED:
            met(outcome, A72, event[at, E_HOW] == 1, REASON_GIVEN, moment, by, -1, event[at, E_WHAT] // TOPIC_STEP)


@rule
def followed(state: State, outcome: Outcome, at: int, kind: int, least: int) -> bool:
    """An event of this kind, whose E_HOW is at least this, came in the same step of the course as the event at this
    place, with it or after it."""
    event = state.event
    for k in range(begin_of(outcome, kind), end_of(outcome, kind)):
        later = outcome.placed[k]
        if (
            event[later, E_STEP] == event[at, E_STEP]
            and event[later, MOMENT] >= event[at, MOMENT]
            and event[later, E_HOW] >= least
        ):
            return True
    return False


@rule
def objections(frame: Frame, state: State, outcome: Outcome) -> None:
    """A round with objections calls for a space where they can be worked on, and for giving ground without giving up:
    until the table ends.
    """
    event = state.event
    before = -1
    for k in range(begin_of(outcome, E_OBJECTED), end_of(outcome, E_OBJECTED)):
        # E_OBJECTED holds package × 4096 + the option objected to + 1; a package amended holds the one it amends in
        # E_HOW.
        at = outcome.placed[k]
        if event[at, MOMENT] == before:
            continue
        before = event[at, MOMENT]
        space = (
            followed(state, outcome, at, E_THIRD, -1)
            or followed(state, outcome, at, E_ADJOURN, -1)
            or followed(state, outcome, at, E_TENSION, -1)
            or followed(state, outcome, at, E_RED_SHOWN, -1)
        )
        bent = followed(state, outcome, at, E_LIGHTER, -1) or followed(state, outcome, at, E_PUT, 0)
        met(outcome, A73, space, SPACE_MADE, event[at, MOMENT], -1, -1, event[at, E_WHAT] // TOPIC_STEP)
        met(outcome, A53, bent, BENT, event[at, MOMENT], -1, -1, event[at, E_WHAT] // TOPIC_STEP)


@rule
def has_option(frame: Frame, state: State, package: int, column: int, value: int) -> bool:
    """The package holds an option whose column has this value."""
    for clause in range(frame.size[CLAUSES]):
        if int(frame.option[state.package[package, clause], column]) == value:
            return True
    return False


@rule
def exists_option(frame: Frame, column: int, value: int) -> bool:
    for option in range(frame.size[OPTIONS]):
        if int(frame.option[option, column]) == value:
            return True
    return False


@rule
def packages_put(frame: Frame, state: State, outcome: Outcome) -> None:
    """Each package with a form that takes work says, or not, on what means it stands, who carries it, and how one
    leaves.
    """
    event = state.event
    seats = frame.size[SEATS]
    gages = gages_exist(frame)
    exits = exists_option(frame, GAGE, GAGE_EXIT)
    for k in range(begin_of(outcome, E_PUT), end_of(outcome, E_PUT)):
        at = outcome.placed[k]
        if event[at, E_WHAT] < 0 or event[at, E_WHAT] >= state.scal[MADE]:
            continue
        package = event[at, E_WHAT]
        if frame.option[state.package[package, frame.size[FORM]], NEEDS_DAYS] <= 0.0:
            continue
        total = 0.0
        most = 0.0
        carriers = 0
        for seat in range(seats):
            days = asked_days(frame, state.package[package], seat)
            total += days
            most = days if days > most else most
            carriers += 1 if days > 0.0 else 0
        guarded = not gages or any_gage(frame, state, package)
        met(outcome, A42, carriers >= 2 and guarded, MEANS_ON_TABLE, event[at, MOMENT], event[at, E_BY], -1, package)
        if total > 0.0:
            # Balanced: nobody carries more than half, plus a share of the rest.
            met(
                outcome,
                A43,
                most <= total * (0.5 + 0.5 / seats),
                BALANCED,
                event[at, MOMENT],
                event[at, E_BY],
                -1,
                package,
            )
        if exits:
            met(
                outcome,
                A83,
                has_option(frame, state, package, GAGE, GAGE_EXIT),
                FREE_EXIT,
                event[at, MOMENT],
                event[at, E_BY],
                -1,
                package,
            )


@rule
def any_gage(frame: Frame, state: State, package: int) -> bool:
    for clause in range(frame.size[CLAUSES]):
        if int(frame.option[state.package[package, clause], GAGE]) != NO_GAGE:
            return True
    return False


@rule
def gages_exist(frame: Frame) -> bool:
    for option in range(frame.size[OPTIONS]):
        if int(frame.option[option, GAGE]) != NO_GAGE:
            return True
    return False


@rule
def lighter(frame: Frame, state: State, outcome: Outcome) -> None:
    """Each round after the first, while nothing is signed, leaves room for a lighter form if one was put or offered by
    then.
    """
    event = state.event
    if not exists_option(frame, LIGHTER, 1):
        return
    signed = outcome.scal[OUT_SIGNED_AT]
    until = signed if signed >= 0 else state.scal[EVENTS]
    offered = False
    rounds = 0
    step = -1
    for at in range(until):
        if not one_of(LAYING, event[at, KIND]):
            continue
        if event[at, E_STEP] >= frame.size[STEPS] or frame.course[event[at, E_STEP], STEP_KIND] != COURSE_TABLE:
            continue
        if event[at, KIND] == E_LIGHTER:
            offered = True
        elif event[at, KIND] == E_PUT and 0 <= event[at, E_WHAT] < state.scal[MADE]:
            offered = offered or has_option(frame, state, event[at, E_WHAT], LIGHTER, 1)
        elif event[at, KIND] == E_ROUND:
            rounds = rounds + 1 if event[at, E_STEP] == step else 0
            step = event[at, E_STEP]
            if rounds > 0:
                met(outcome, A13, offered, LIGHTER_KEPT, event[at, MOMENT], -1, -1, -1)


@rule
def verdicts(outcome: Outcome) -> None:
    """Practised from six in ten, half from a quarter; under three opportunities nothing is said."""
    for approach in range(outcome.approach.shape[0]):
        if outcome.approach[approach, OPPORTUNITIES] < ENOUGH:
            outcome.approach[approach, VERDICT] = 0
        elif 10 * outcome.approach[approach, TAKEN] >= 6 * outcome.approach[approach, OPPORTUNITIES]:
            outcome.approach[approach, VERDICT] = PRACTISED
        elif 4 * outcome.approach[approach, TAKEN] >= outcome.approach[approach, OPPORTUNITIES]:
            outcome.approach[approach, VERDICT] = HALF_PRACTISED
        else:
            outcome.approach[approach, VERDICT] = NOT_PRACTISED
