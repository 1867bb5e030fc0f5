"""Approaches practised in any scenario: each has its own kind of opportunity, and is counted over those met on the
path taken.

Before the first agreement every corridor slot is one opportunity, for the whole table, of each approach of inquiry its
moves allow: it is
taken if, by its end, enough has been asked, said or seen (so that doing it early is worth more than doing it late).
Elsewhere an opportunity
is what calls for the approach: a question put, an objection, a package, a breach.
"""

from game.debrief import outcome as o
from game.debrief.outcome import Outcome, met
from game.debrief.reading import (
    begin_of,
    end_of,
    is_corridor,
    passed_by_all,
    says_red,
    says_seeks,
    was_false,
)
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import objected_package, one_of, open_in
from game.rules.read.packages import asked_days
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame

A11 = t.APPROACHES.index("1.1")
A12 = t.APPROACHES.index("1.2")
A13 = t.APPROACHES.index("1.3")
A21 = t.APPROACHES.index("2.1")
A22 = t.APPROACHES.index("2.2")
A23 = t.APPROACHES.index("2.3")
A32 = t.APPROACHES.index("3.2")
A42 = t.APPROACHES.index("4.2")
A43 = t.APPROACHES.index("4.3")
A44 = t.APPROACHES.index("4.4")
A51 = t.APPROACHES.index("5.1")
A52 = t.APPROACHES.index("5.2")
A53 = t.APPROACHES.index("5.3")
A72 = t.APPROACHES.index("7.2")
A73 = t.APPROACHES.index("7.3")
A83 = t.APPROACHES.index("8.3")
A91 = t.APPROACHES.index("9.1")
A92 = t.APPROACHES.index("9.2")
# Kinds of events that each rule below reads.
KNOWING = c.kinds(
    c.E_ASKED,
    c.E_PRESSED,
    c.E_TOLD_SEEKS,
    c.E_TOLD_RED,
    c.E_TOLD_FACT,
    c.E_ANSWERED,
    c.E_RED_SHOWN,
    c.E_VISITED,
    c.E_PREPARED,
)
GIVEN_WORDS = c.kinds(
    c.E_ASKED,
    c.E_PRESSED,
    c.E_ANSWERED,
    c.E_SWAP,
    c.E_TOLD_SEEKS,
    c.E_TOLD_RED,
    c.E_PROMISE_KEPT,
    c.E_PROMISE_BROKEN,
    c.E_SETTLED,
    c.E_OWNED,
    c.E_TRULY,
    c.E_OBJECTED,
)
LAYING = c.kinds(
    c.E_LIGHTER,
    c.E_PUT,
    c.E_ROUND,
)


@rule
def count_bits(mask: int, seats: int) -> int:
    count = 0
    for seat in range(seats):
        count += mask >> seat & 1
    return count


@rule
def slots(frame: Frame, state: State, outcome: Outcome) -> None:
    """What each corridor slot left known, and asked again once signed."""
    seats = frame.size[t.SEATS]
    signed = outcome.scal[o.OUT_SIGNED_AT]
    event, end = state.event, state.scal[s.EVENTS]
    last = state.scal[s.STEP] + 1 if state.scal[s.STEP] + 1 < frame.size[t.STEPS] else frame.size[t.STEPS]
    at, spoken, red, brings, seen, shared = 0, 0, 0, 0, 0, 0
    for step in range(last):
        again = False
        since = at
        while at < end and event[at, s.E_STEP] <= step:
            kind, by, to, what = event[at, s.KIND], event[at, s.E_BY], event[at, s.E_TO], event[at, s.E_WHAT]
            if not one_of(KNOWING, kind):
                at += 1
                continue
            if kind in (c.E_ASKED, c.E_PRESSED):
                again = again or (signed >= 0 and at > signed)
                if to >= 0 and what in (c.WHY, c.BOTHERS):
                    spoken |= 1 << to
                elif to >= 0 and what == c.NOT_ACCEPT:
                    red |= 1 << to
                elif to >= 0 and what == c.BRING:
                    brings |= 1 << to
            elif says_seeks(state, at):
                again = again or (signed >= 0 and at > signed)
                spoken |= 1 << by
            elif says_red(state, at):
                again = again or (signed >= 0 and at > signed)
                red |= 1 << by
            elif kind in (c.E_VISITED, c.E_PREPARED):
                seen += 1
            if kind in (c.E_VISITED, c.E_TOLD_FACT):
                shared += 1
            at += 1
        if not is_corridor(frame, step) or (at == since and not passed_by_all(frame, state, step)):
            continue
        until = at
        moment = event[until - 1, s.MOMENT] if until > 0 else 0
        moves = frame.course[step, t.STEP_MOVES]
        if signed >= 0 and until > signed:
            met(outcome, A23, again, o.ASKED_AGAIN, moment, -1, -1, step)
            continue
        asking = open_in(moves, c.ASK) or open_in(moves, c.LISTEN)
        if asking or open_in(moves, c.TELL):
            count = count_bits(spoken, seats)
            met(outcome, A21, 2 * count >= seats, o.SPOKEN, moment, -1, -1, count)
            count = count_bits(red, seats)
            met(outcome, A22, 2 * count >= seats, o.FRAME_SET, moment, -1, -1, count)
        if asking:
            count = count_bits(brings, seats)
            met(outcome, A11, 3 * count >= seats, o.BROUGHT_UP, moment, -1, -1, count)
        if open_in(moves, c.VISIT) or open_in(moves, c.PREPARE):
            done = (o.WENT if seen > 0 else 0) + (o.ASKED_FOR if brings != 0 else 0)
            met(outcome, A12, seen > 0 and brings != 0, o.LOOKED_AHEAD, moment, -1, -1, done)
        if open_in(moves, c.VISIT):
            met(outcome, A32, shared >= 2, o.SHARED_GROUND, moment, -1, -1, step)


@rule
def words(frame: Frame, state: State, outcome: Outcome) -> None:
    """Questions well asked, words that were true, trades and promises carried out."""
    event = state.event
    for at in range(state.scal[s.EVENTS]):
        kind, by, to, moment = event[at, s.KIND], event[at, s.E_BY], event[at, s.E_TO], event[at, s.MOMENT]
        if not one_of(GIVEN_WORDS, kind) or by < 0:
            continue
        if kind in (c.E_ASKED, c.E_PRESSED):
            met(
                outcome,
                A91,
                kind == c.E_ASKED and event[at, s.E_HOW] == c.LISTENING,
                o.WELL_ASKED,
                moment,
                by,
                to,
                event[at, s.E_WHAT],
            )
        elif kind == c.E_ANSWERED and event[at, s.E_HOW] != c.PARTLY:
            honest = event[at, s.E_HOW] == c.WHOLLY and not was_false(state, at)
            met(outcome, A92, honest or says_red(state, at), o.TRUE_WORD, moment, by, to, event[at, s.E_WHAT])
        elif kind == c.E_SWAP and event[at, s.E_HOW] == c.CHEAT:
            met(outcome, A92, False, o.TRUE_WORD, moment, by, to, -1)
        elif kind in (c.E_TOLD_SEEKS, c.E_TOLD_RED):
            met(outcome, A92, True, o.TRUE_WORD, moment, by, to, -1)
        elif kind in (c.E_PROMISE_KEPT, c.E_PROMISE_BROKEN):
            met(outcome, A52, kind == c.E_PROMISE_KEPT, o.TRUST_MENDED, moment, by, to, event[at, s.E_WHAT])
        elif kind == c.E_SETTLED:
            met(outcome, A52, event[at, s.E_HOW] == c.PAID, o.TRUST_MENDED, moment, by, to, event[at, s.E_WHAT])
        elif kind == c.E_OWNED:
            met(outcome, A51, event[at, s.E_HOW] == c.OWNED, o.OWNED_UP_TO, moment, by, to, -1)
        elif kind == c.E_TRULY and c.AMOUNTS[event[at, s.E_WHAT]] < 1.0:
            met(
                outcome,
                A44,
                event[at, s.E_HOW] == c.WARNED,
                o.TRUTH_OF_DELIVERY,
                moment,
                by,
                -1,
                event[at, s.E_WHAT],
            )
        elif kind == c.E_OBJECTED:
            met(
                outcome,
                A72,
                event[at, s.E_HOW] == c.WITH_REASON,
                o.REASON_GIVEN,
                moment,
                by,
                -1,
                objected_package(event[at, s.E_WHAT]),
            )


@rule
def followed(state: State, outcome: Outcome, at: int, kind: int, least: int) -> bool:
    """An event of this kind, whose E_HOW is at least this, came in the same step of the course as the event at this
    place, with it or after it."""
    event = state.event
    for k in range(begin_of(outcome, kind), end_of(outcome, kind)):
        later = outcome.placed[k]
        if (
            event[later, s.E_STEP] == event[at, s.E_STEP]
            and event[later, s.MOMENT] >= event[at, s.MOMENT]
            and event[later, s.E_HOW] >= least
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
    for k in range(begin_of(outcome, c.E_OBJECTED), end_of(outcome, c.E_OBJECTED)):
        # A package amended holds the one it amends in E_HOW.
        at = outcome.placed[k]
        if event[at, s.MOMENT] == before:
            continue
        before = event[at, s.MOMENT]
        space = (
            followed(state, outcome, at, c.E_THIRD, -1)
            or followed(state, outcome, at, c.E_ADJOURN, -1)
            or followed(state, outcome, at, c.E_TENSION, -1)
            or followed(state, outcome, at, c.E_RED_SHOWN, -1)
        )
        bent = followed(state, outcome, at, c.E_LIGHTER, -1) or followed(state, outcome, at, c.E_PUT, 0)
        met(outcome, A73, space, o.SPACE_MADE, event[at, s.MOMENT], -1, -1, objected_package(event[at, s.E_WHAT]))
        met(outcome, A53, bent, o.BENT, event[at, s.MOMENT], -1, -1, objected_package(event[at, s.E_WHAT]))


@rule
def has_option(frame: Frame, state: State, package: int, column: int, value: int) -> bool:
    """The package holds an option whose column has this value."""
    for clause in range(frame.size[t.CLAUSES]):
        if int(frame.option[state.package[package, clause], column]) == value:
            return True
    return False


@rule
def exists_option(frame: Frame, column: int, value: int) -> bool:
    for option in range(frame.size[t.OPTIONS]):
        if int(frame.option[option, column]) == value:
            return True
    return False


@rule
def packages_put(frame: Frame, state: State, outcome: Outcome) -> None:
    """Each package with a form that takes work says, or not, on what means it stands, who carries it, and how one
    leaves.
    """
    event = state.event
    seats = frame.size[t.SEATS]
    gages = gages_exist(frame)
    exits = exists_option(frame, t.GAGE, t.GAGE_EXIT)
    for k in range(begin_of(outcome, c.E_PUT), end_of(outcome, c.E_PUT)):
        at = outcome.placed[k]
        if event[at, s.E_WHAT] < 0 or event[at, s.E_WHAT] >= state.scal[s.MADE]:
            continue
        package = event[at, s.E_WHAT]
        if frame.option[state.package[package, frame.size[t.FORM]], t.NEEDS_DAYS] <= 0.0:
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
        met(
            outcome,
            A42,
            carriers >= 2 and guarded,
            o.MEANS_ON_TABLE,
            event[at, s.MOMENT],
            event[at, s.E_BY],
            -1,
            package,
        )
        if total > 0.0:
            # Balanced: nobody carries more than half, plus a share of the rest.
            met(
                outcome,
                A43,
                most <= total * (0.5 + 0.5 / seats),
                o.BALANCED,
                event[at, s.MOMENT],
                event[at, s.E_BY],
                -1,
                package,
            )
        if exits:
            met(
                outcome,
                A83,
                has_option(frame, state, package, t.GAGE, t.GAGE_EXIT),
                o.FREE_EXIT,
                event[at, s.MOMENT],
                event[at, s.E_BY],
                -1,
                package,
            )


@rule
def any_gage(frame: Frame, state: State, package: int) -> bool:
    for clause in range(frame.size[t.CLAUSES]):
        if int(frame.option[state.package[package, clause], t.GAGE]) != t.NO_GAGE:
            return True
    return False


@rule
def gages_exist(frame: Frame) -> bool:
    for option in range(frame.size[t.OPTIONS]):
        if int(frame.option[option, t.GAGE]) != t.NO_GAGE:
            return True
    return False


@rule
def lighter(frame: Frame, state: State, outcome: Outcome) -> None:
    """Each round after the first, while nothing is signed, leaves room for a lighter form if one was put or offered by
    then.
    """
    event = state.event
    if not exists_option(frame, t.LIGHTER, 1):
        return
    signed = outcome.scal[o.OUT_SIGNED_AT]
    until = signed if signed >= 0 else state.scal[s.EVENTS]
    offered = False
    rounds = 0
    step = -1
    for at in range(until):
        if not one_of(LAYING, event[at, s.KIND]):
            continue
        if (
            event[at, s.E_STEP] >= frame.size[t.STEPS]
            or frame.course[event[at, s.E_STEP], t.STEP_KIND] != t.COURSE_TABLE
        ):
            continue
        if event[at, s.KIND] == c.E_LIGHTER:
            offered = True
        elif event[at, s.KIND] == c.E_PUT and 0 <= event[at, s.E_WHAT] < state.scal[s.MADE]:
            offered = offered or has_option(frame, state, event[at, s.E_WHAT], t.LIGHTER, 1)
        elif event[at, s.KIND] == c.E_ROUND:
            rounds = rounds + 1 if event[at, s.E_STEP] == step else 0
            step = event[at, s.E_STEP]
            if rounds > 0:
                met(outcome, A13, offered, o.LIGHTER_KEPT, event[at, s.MOMENT], -1, -1, -1)


@rule
def verdicts(outcome: Outcome) -> None:
    """Practised from six in ten, half from a quarter; under three opportunities nothing is said."""
    for approach in range(outcome.approach.shape[0]):
        if outcome.approach[approach, o.OPPORTUNITIES] < o.ENOUGH:
            outcome.approach[approach, o.VERDICT] = 0
        elif 10 * outcome.approach[approach, o.TAKEN] >= 6 * outcome.approach[approach, o.OPPORTUNITIES]:
            outcome.approach[approach, o.VERDICT] = o.PRACTISED
        elif 4 * outcome.approach[approach, o.TAKEN] >= outcome.approach[approach, o.OPPORTUNITIES]:
            outcome.approach[approach, o.VERDICT] = o.HALF_PRACTISED
        else:
            outcome.approach[approach, o.VERDICT] = o.NOT_PRACTISED
