"""Pitfalls met in any scenario, second part: means, days and contributions, read off the ledger; and what they cost."""

from game.debrief import outcome as o
from game.debrief.outcome import Outcome, billed, graded, had_hold
from game.debrief.reading import begin_of, end_of, moment_of_end, signed_package
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.packages import asked_days, asked_money
from game.rules.read.project import fit, people_if, people_reached, yield_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets

FREE_RIDING = t.PITFALLS.index("free-riding")
HIDDEN_COST = t.PITFALLS.index("hidden-cost")
VISION_ONLY = t.PITFALLS.index("vision-only")
WEALTH_BY_NATURE = t.PITFALLS.index("wealth-by-nature")


@rule
def share_given(state: State, seat: int) -> float:
    """What it gave of what it promised, in days; 1 where nothing was promised."""
    promised = state.seat[seat, s.PROMISED_DAYS]
    return state.seat[seat, s.GIVEN_DAYS] / promised if promised > 0.0 else 1.0


@rule
def all_mended(state: State, outcome: Outcome, seat: int) -> bool:
    """Each time it gave less than promised without a warning was repaired: forgiven, or the price paid."""
    event, broken, mended = state.event, 0, 0
    for k in range(begin_of(outcome, c.E_DELIVERED), end_of(outcome, c.E_DELIVERED)):
        at = outcome.placed[k]
        if event[at, s.E_BY] == seat and event[at, s.E_WHAT] in c.SHORT and event[at, s.E_HOW] != c.WARNED:
            broken += 1
    for k in range(begin_of(outcome, c.E_BURST), end_of(outcome, c.E_BURST)):
        broken += 1 if event[outcome.placed[k], s.E_BY] == seat else 0  # a knot burst is answered for in the same way
    for k in range(begin_of(outcome, c.E_PRICED), end_of(outcome, c.E_PRICED)):
        at = outcome.placed[k]
        mended += 1 if event[at, s.E_TO] == seat and event[at, s.E_HOW] == c.PRICE_NOTHING else 0
    for k in range(begin_of(outcome, c.E_SETTLED), end_of(outcome, c.E_SETTLED)):
        at = outcome.placed[k]
        mended += 1 if event[at, s.E_BY] == seat and event[at, s.E_HOW] == c.PAID else 0
    return broken > 0 and mended >= broken


@rule
def claimed_shares(state: State, outcome: Outcome) -> None:
    """Less than promised given, and said to be all of it: the others carried a share that they thought given."""
    event = state.event
    for k in range(begin_of(outcome, c.E_TRULY), end_of(outcome, c.E_TRULY)):
        at = outcome.placed[k]
        if event[at, s.E_HOW] == c.CLAIMED and c.AMOUNTS[event[at, s.E_WHAT]] < 1.0:
            by = event[at, s.E_BY]
            graded(outcome, FREE_RIDING, t.BRUSHED, o.CLAIMED_SHARE, event[at, s.MOMENT], by, -1, -1)
            had_hold(outcome, by, FREE_RIDING, t.HOLD_CAUSED)


@rule
def no_means(frame: Frame, state: State, outcome: Outcome) -> None:
    """An agreement whose days, asked of those who said yes, are under a third of what its form needs (fallen), under
    two thirds (brushed).
    """
    package = signed_package(state, outcome.scal[o.OUT_SIGNED_AT])
    if package < 0:
        return
    signed = outcome.scal[o.OUT_SIGNED_AT]
    put_by, bound = state.event[signed, s.E_BY], state.event[signed, s.E_HOW]
    needed = frame.option[state.package[package, frame.size[t.FORM]], t.NEEDS_DAYS]
    if needed <= 0.0:
        return
    days = 0.0
    for seat in range(frame.size[t.SEATS]):
        if bound >> seat & 1:
            days += asked_days(frame, state.package[package], seat)
    moment = state.event[outcome.scal[o.OUT_SIGNED_AT], s.MOMENT]
    if 3.0 * days >= 2.0 * needed:
        if days >= needed:
            graded(outcome, VISION_ONLY, t.AVOIDED, o.MEANS_FIT, moment, -1, -1, int(days + 0.5))
        return
    graded(
        outcome,
        VISION_ONLY,
        t.FALLEN if 3.0 * days < needed else t.BRUSHED,
        o.NO_MEANS,
        moment,
        put_by,
        -1,
        int(days + 0.5),
    )
    for seat in range(frame.size[t.SEATS]):
        if seat == put_by:
            had_hold(outcome, seat, VISION_ONLY, t.HOLD_CAUSED)
        elif bound >> seat & 1:
            had_hold(outcome, seat, VISION_ONLY, t.HOLD_COULD)
    billed(outcome, VISION_ONLY, needed - days, 0.0, 0.0)


@rule
def shortfalls(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """Days promised and not given. Where they were still there, under half of the promise while the others gave four
    fifths: free riding
    (under three quarters: brushed). Where they were no longer there: the cost of cooperating had not been counted."""
    seats = frame.size[t.SEATS]
    if state.scal[s.PERIOD] == 0:
        return
    promised = 0.0
    given = 0.0
    contributors = 0
    full = 0
    for seat in range(seats):
        if state.seat[seat, s.PROMISED_DAYS] > 0.0:
            contributors += 1
            promised += state.seat[seat, s.PROMISED_DAYS]
            given += state.seat[seat, s.GIVEN_DAYS]
            if share_given(state, seat) >= 0.9:
                full += 1
    if contributors == 0:
        return
    end = moment_of_end(state)
    package = signed_package(state, outcome.scal[o.OUT_SIGNED_AT])
    worth = people_if(frame, secrets, state, state.package[package], state.scal[s.PERIOD]) if package >= 0 else 0.0
    riders = 0
    short = 0
    for seat in range(seats):
        own_promise = state.seat[seat, s.PROMISED_DAYS]
        if own_promise <= 0.0 or share_given(state, seat) >= 0.75:
            continue
        missing = own_promise - state.seat[seat, s.GIVEN_DAYS]
        others_promised = promised - own_promise
        others = (given - state.seat[seat, s.GIVEN_DAYS]) / others_promised if others_promised > 0.0 else 0.0
        mended = all_mended(state, outcome, seat)
        grade = t.FALLEN if share_given(state, seat) < 0.5 and not mended else t.BRUSHED
        if mended:
            pitfall = HIDDEN_COST if state.seat[seat, s.DAYS] < 0.5 * missing else FREE_RIDING
            graded(outcome, pitfall, t.AVOIDED, o.SHARE_MENDED, end, seat, -1, -1)
        if state.seat[seat, s.DAYS] < 0.5 * missing:
            short += 1
            graded(outcome, HIDDEN_COST, grade, o.DAYS_LACKING, end, seat, -1, int(missing + 0.5))
            had_hold(outcome, seat, HIDDEN_COST, t.HOLD_CAUSED)
            billed(outcome, HIDDEN_COST, missing, 0.0, worth * missing / promised)
        elif others >= 0.8:
            riders += 1
            graded(outcome, FREE_RIDING, grade, o.RODE_FREE, end, seat, -1, int(missing + 0.5))
            had_hold(outcome, seat, FREE_RIDING, t.HOLD_CAUSED)
            billed(outcome, FREE_RIDING, missing, 0.0, worth * missing / promised)
    for seat in range(seats):
        if state.seat[seat, s.PROMISED_DAYS] > 0.0:
            hold = t.HOLD_NAMED if outcome.seen[seat, o.SAID_COST] > 0 else t.HOLD_COULD
            if riders > 0:
                had_hold(outcome, seat, FREE_RIDING, hold)
            if short > 0:
                had_hold(outcome, seat, HIDDEN_COST, hold)
    if full == contributors and contributors >= 2:
        graded(outcome, HIDDEN_COST, t.AVOIDED, o.DAYS_KEPT, end, -1, -1, int(given + 0.5))
        graded(outcome, FREE_RIDING, t.AVOIDED, o.ALL_CARRIED, end, -1, -1, contributors)


@rule
def elsewhere_cost(frame: Frame, secrets: Secrets, state: State, package: int) -> float:
    """People that the days and money this package asks, in all its periods, would reach elsewhere."""
    total = 0.0
    for seat in range(frame.size[t.SEATS]):
        days = asked_days(frame, state.package[package], seat) * frame.size[t.PERIODS]
        total += days * secrets.seat[seat, t.PEOPLE_PER_DAY]
        total += asked_money(frame, state.package[package], seat) * secrets.seat[seat, t.PEOPLE_PER_1000] / 1000.0
    return total


@rule
def means_used(frame: Frame, secrets: Secrets, state: State) -> float:
    """People that the days given to the project and the money put into it would have reached elsewhere."""
    total = 0.0
    for seat in range(frame.size[t.SEATS]):
        total += state.seat[seat, s.DAYS_DELIVERED] * secrets.seat[seat, t.PEOPLE_PER_DAY]
        total += state.seat[seat, s.MONEY_SPENT] * secrets.seat[seat, t.PEOPLE_PER_1000] / 1000.0
    return total


@rule
def untested(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """A form was signed that, even delivered in full, reaches fewer people than the same means elsewhere. Nobody had
    visited, nor asked what
    each can bring: fallen into; somebody had: brushed. Tested and worth more than elsewhere: avoided."""
    package = signed_package(state, outcome.scal[o.OUT_SIGNED_AT])
    if package < 0:
        return
    form = state.package[package, frame.size[t.FORM]]
    worked = people_reached(frame, secrets, state)
    if state.scal[s.PERIOD] > 0 and worked < means_used(frame, secrets, state):
        # Whatever was worth it on paper, it was not: what happened is not avoided for having been looked at.
        graded(outcome, WEALTH_BY_NATURE, t.BRUSHED, o.LESS_THAN_APART, moment_of_end(state), -1, -1, int(worked + 0.5))
    if yield_of(frame, form, 0) + yield_of(frame, form, 1) <= 0.0:
        return
    looked = 0
    for seat in range(frame.size[t.SEATS]):
        looked += outcome.seen[seat, o.LOOKED]
    moment = state.event[outcome.scal[o.OUT_SIGNED_AT], s.MOMENT]
    here = people_if(frame, secrets, state, state.package[package], frame.size[t.PERIODS]) * fit(
        frame, secrets, state, form
    )
    there = elsewhere_cost(frame, secrets, state, package)
    put_by, bound = (
        state.event[outcome.scal[o.OUT_SIGNED_AT], s.E_BY],
        state.event[outcome.scal[o.OUT_SIGNED_AT], s.E_HOW],
    )
    if here >= there:
        if looked > 0:
            graded(outcome, WEALTH_BY_NATURE, t.AVOIDED, o.TESTED, moment, -1, -1, form)
            for seat in range(frame.size[t.SEATS]):
                if outcome.seen[seat, o.LOOKED] > 0:
                    had_hold(outcome, seat, WEALTH_BY_NATURE, t.HOLD_NAMED)
        return
    graded(outcome, WEALTH_BY_NATURE, t.BRUSHED if looked > 0 else t.FALLEN, o.UNTESTED, moment, put_by, -1, form)
    days = 0.0
    euros = 0.0
    for seat in range(frame.size[t.SEATS]):
        days += state.seat[seat, s.DAYS_DELIVERED]
        euros += state.seat[seat, s.MONEY_SPENT]
        if outcome.seen[seat, o.LOOKED] > 0:
            had_hold(outcome, seat, WEALTH_BY_NATURE, t.HOLD_NAMED)
        elif bound >> seat & 1:
            had_hold(outcome, seat, WEALTH_BY_NATURE, t.HOLD_CAUSED if seat == put_by else t.HOLD_COULD)
    billed(outcome, WEALTH_BY_NATURE, days, euros, means_used(frame, secrets, state) - worked)
