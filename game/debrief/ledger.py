"""Pitfalls met in any scenario, second part: means, days and contributions, read off the ledger; and what they cost."""

from game.debrief.outcome import (
    ALL_CARRIED,
    DAYS_KEPT,
    DAYS_LACKING,
    LOOKED,
    MEANS_FIT,
    NO_MEANS,
    OUT_SIGNED_AT,
    RODE_FREE,
    SAID_COST,
    TESTED,
    UNTESTED,
    Outcome,
    billed,
    graded,
    had_hold,
)
from game.debrief.reading import moment_of_end, signed_package
from game.rules.mode import rule
from game.rules.packages import asked_days, asked_money
from game.rules.project import fit, people_if, people_reached, yield_of
from game.rules.state import (
    DAYS,
    DAYS_DELIVERED,
    E_BY,
    E_HOW,
    GIVEN_DAYS,
    MOMENT,
    MONEY_SPENT,
    PERIOD,
    PROMISED_DAYS,
    State,
)
from game.story.tables import (
    AVOIDED,
    BRUSHED,
    FALLEN,
    FORM,
    HOLD_CAUSED,
    HOLD_COULD,
    HOLD_NAMED,
    NEEDS_DAYS,
    PEOPLE_PER_1000,
    PEOPLE_PER_DAY,
    PERIODS,
    PITFALLS,
    SEATS,
    Frame,
    Secrets,
)

FREE_RIDING = PITFALLS.index("free-riding")
HIDDEN_COST = PITFALLS.index("hidden-cost")
VISION_ONLY = PITFALLS.index("vision-only")
WEALTH_BY_NATURE = PITFALLS.index("wealth-by-nature")


@rule
def share_given(state: State, seat: int) -> float:
    """What it gave of what it promised, in days; 1 where nothing was promised."""
    promised = state.seat[seat, PROMISED_DAYS]
    return state.seat[seat, GIVEN_DAYS] / promised if promised > 0.0 else 1.0


@rule
def no_means(frame: Frame, state: State, outcome: Outcome) -> None:
    """An agreement whose days, asked of those who said yes, are under a third of what its form needs (fallen), under
    two thirds (brushed).
    """
    package = signed_package(state, outcome.scal[OUT_SIGNED_AT])
    if package < 0:
        return
    signed = outcome.scal[OUT_SIGNED_AT]
    put_by, bound = state.event[signed, E_BY], state.event[signed, E_HOW]
    needed = frame.option[state.package[package, frame.size[FORM]], NEEDS_DAYS]
    if needed <= 0.0:
        return
    days = 0.0
    for seat in range(frame.size[SEATS]):
        if bound >> seat & 1:
            days += asked_days(frame, state.package[package], seat)
    moment = state.event[outcome.scal[OUT_SIGNED_AT], MOMENT]
    if 3.0 * days >= 2.0 * needed:
        if days >= needed:
            graded(outcome, VISION_ONLY, AVOIDED, MEANS_FIT, moment, -1, -1, int(days + 0.5))
        return
    graded(
        outcome, VISION_ONLY, FALLEN if 3.0 * days < needed else BRUSHED, NO_MEANS, moment, put_by, -1, int(days + 0.5)
    )
    for seat in range(frame.size[SEATS]):
        if seat == put_by:
            had_hold(outcome, seat, VISION_ONLY, HOLD_CAUSED)
        elif bound >> seat & 1:
            had_hold(outcome, seat, VISION_ONLY, HOLD_COULD)
    billed(outcome, VISION_ONLY, needed - days, 0.0, 0.0)


@rule
def shortfalls(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """Days promised and not given. Where they were still there, under half of the promise while the others gave four
    fifths: free riding
    (under three quarters: brushed). Where they were no longer there: the cost of cooperating had not been counted."""
    seats = frame.size[SEATS]
    if state.scal[PERIOD] == 0:
        return
    promised = 0.0
    given = 0.0
    contributors = 0
    full = 0
    for seat in range(seats):
        if state.seat[seat, PROMISED_DAYS] > 0.0:
            contributors += 1
            promised += state.seat[seat, PROMISED_DAYS]
            given += state.seat[seat, GIVEN_DAYS]
            if share_given(state, seat) >= 0.9:
                full += 1
    if contributors == 0:
        return
    end = moment_of_end(state)
    package = signed_package(state, outcome.scal[OUT_SIGNED_AT])
    worth = people_if(frame, secrets, state, state.package[package], state.scal[PERIOD]) if package >= 0 else 0.0
    riders = 0
    short = 0
    for seat in range(seats):
        own_promise = state.seat[seat, PROMISED_DAYS]
        if own_promise <= 0.0 or share_given(state, seat) >= 0.75:
            continue
        missing = own_promise - state.seat[seat, GIVEN_DAYS]
        others_promised = promised - own_promise
        others = (given - state.seat[seat, GIVEN_DAYS]) / others_promised if others_promised > 0.0 else 0.0
        grade = FALLEN if share_given(state, seat) < 0.5 else BRUSHED
        if state.seat[seat, DAYS] < 0.5 * missing:
            short += 1
            graded(outcome, HIDDEN_COST, grade, DAYS_LACKING, end, seat, -1, int(missing + 0.5))
            had_hold(outcome, seat, HIDDEN_COST, HOLD_CAUSED)
            billed(outcome, HIDDEN_COST, missing, 0.0, worth * missing / promised)
        elif others >= 0.8:
            riders += 1
            graded(outcome, FREE_RIDING, grade, RODE_FREE, end, seat, -1, int(missing + 0.5))
            had_hold(outcome, seat, FREE_RIDING, HOLD_CAUSED)
            billed(outcome, FREE_RIDING, missing, 0.0, worth * missing / promised)
    for seat in range(seats):
        if state.seat[seat, PROMISED_DAYS] > 0.0:
            hold = HOLD_NAMED if outcome.seen[seat, SAID_COST] > 0 else HOLD_COULD
            if riders > 0:
                had_hold(outcome, seat, FREE_RIDING, hold)
            if short > 0:
                had_hold(outcome, seat, HIDDEN_COST, hold)
    if full == contributors and contributors >= 2:
        graded(outcome, HIDDEN_COST, AVOIDED, DAYS_KEPT, end, -1, -1, int(given + 0.5))
        graded(outcome, FREE_RIDING, AVOIDED, ALL_CARRIED, end, -1, -1, contributors)


@rule
def elsewhere_cost(frame: Frame, secrets: Secrets, state: State, package: int) -> float:
    """People that the days and money this package asks, in all its periods, would reach elsewhere."""
    total = 0.0
    for seat in range(frame.size[SEATS]):
        days = asked_days(frame, state.package[package], seat) * frame.size[PERIODS]
        total += days * secrets.seat[seat, PEOPLE_PER_DAY]
        total += asked_money(frame, state.package[package], seat) * secrets.seat[seat, PEOPLE_PER_1000] / 1000.0
    return total


@rule
def untested(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """A form was signed that, even delivered in full, reaches fewer people than the same means elsewhere. Nobody had
    visited, nor asked what
    each can bring: fallen into; somebody had: brushed. Tested and worth more than elsewhere: avoided."""
    package = signed_package(state, outcome.scal[OUT_SIGNED_AT])
    if package < 0:
        return
    form = state.package[package, frame.size[FORM]]
    if yield_of(frame, form, 0) + yield_of(frame, form, 1) <= 0.0:
        return
    looked = 0
    for seat in range(frame.size[SEATS]):
        looked += outcome.seen[seat, LOOKED]
    moment = state.event[outcome.scal[OUT_SIGNED_AT], MOMENT]
    here = people_if(frame, secrets, state, state.package[package], frame.size[PERIODS]) * fit(
        frame, secrets, state, form
    )
    there = elsewhere_cost(frame, secrets, state, package)
    put_by, bound = state.event[outcome.scal[OUT_SIGNED_AT], E_BY], state.event[outcome.scal[OUT_SIGNED_AT], E_HOW]
    if here >= there:
        if looked > 0:
            graded(outcome, WEALTH_BY_NATURE, AVOIDED, TESTED, moment, -1, -1, form)
            for seat in range(frame.size[SEATS]):
                if outcome.seen[seat, LOOKED] > 0:
                    had_hold(outcome, seat, WEALTH_BY_NATURE, HOLD_NAMED)
        return
    graded(outcome, WEALTH_BY_NATURE, BRUSHED if looked > 0 else FALLEN, UNTESTED, moment, put_by, -1, form)
    days = 0.0
    euros = 0.0
    spent = 0.0
    for seat in range(frame.size[SEATS]):
        days += state.seat[seat, DAYS_DELIVERED]
        euros += state.seat[seat, MONEY_SPENT]
        spent += state.seat[seat, DAYS_DELIVERED] * secrets.seat[seat, PEOPLE_PER_DAY]
        spent += state.seat[seat, MONEY_SPENT] * secrets.seat[seat, PEOPLE_PER_1000] / 1000.0
        if outcome.seen[seat, LOOKED] > 0:
            had_hold(outcome, seat, WEALTH_BY_NATURE, HOLD_NAMED)
        elif bound >> seat & 1:
            had_hold(outcome, seat, WEALTH_BY_NATURE, HOLD_CAUSED if seat == put_by else HOLD_COULD)
    billed(outcome, WEALTH_BY_NATURE, days, euros, spent - people_reached(frame, secrets, state))
