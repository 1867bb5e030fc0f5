"""Why one's own game ended as it did: what came, what did not, what changed between the signing and the end."""

from collections import Counter

import numpy as np
import pytest

from game.debrief.debrief import debrief
from game.debrief.dials import as_done
from game.debrief.own import BAD, Ended, Reason, own, shown
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import history_of
from game.rules.read.packages import crosses_red
from game.story.library import load, load_sheets
from tests.pages.debriefs import by_minds

PLAYS = [
    (scenario, mind, seed)
    for scenario in ("condition", "critical-point")
    for mind, seed in (("agree", 1), ("game", 1), ("game", 3))
]


def of(scenario, mind, seed, seat):
    loaded = load(scenario)
    return own(Ended(loaded, by_minds(scenario, mind, seed).state), loaded.tables.names.seats.code[seat])


@pytest.mark.parametrize(("scenario", "mind", "seed"), PLAYS)
def test_whoever_lost_by_it_has_a_reason_and_no_more_than_three_are_told(scenario, mind, seed):
    loaded, state = load(scenario), by_minds(scenario, mind, seed).state
    frame, secrets, ids = loaded.tables
    for seat in range(len(ids.seats)):
        told = shown(own(Ended(loaded, state), seat), True, 3)
        assert 1 <= len(told) <= 3
        assert [one.weight for one in told] == sorted((one.weight for one in told), reverse=True)
        signed = int(state.scal[s.IN_FORCE])
        if signed >= 0 and crosses_red(frame, secrets, state, seat, state.package[signed].astype(np.int64)):
            assert any(one.kind in BAD for one in told[:1])


def test_what_was_done_against_what_was_signed_is_what_changed():
    found = of("condition", "game", 3, "beginner")
    assert found.turned
    assert shown(found, True, 3)[0] == Reason("undone_red", 100.0, "announcement.shared", "announcement.loud")


def test_a_second_signature_that_took_back_what_the_first_gave_is_what_changed():
    found = of("residency", "game", 12, "youth")
    assert found.turned
    first = shown(found, True, 3)[0]
    assert (first.kind, first.option, first.done) == ("replaced_red", "purse.farmers", "purse.drawer")


def test_who_never_won_by_it_is_not_said_to_have():
    assert not of("condition", "agree", 1, "veteran").turned


def test_nothing_signed_is_said_as_that():
    assert [one.kind for one in shown(of("condition", "game", 1, "host"), False, 3)] == ["none"]


def test_what_others_promised_and_did_not_give_is_counted():
    loaded, state = load("condition"), by_minds("condition", "game", 4).state
    done = np.empty(64, np.int64)
    assert not as_done(loaded.tables.frame, state, done)
    state = state._replace(seat=state.seat.copy())
    state.seat[:, s.GIVEN_DAYS] = state.seat[:, s.PROMISED_DAYS] / 2
    short = next(one for one in own(Ended(loaded, state), 0).reasons if one.kind == "short")
    assert short.n == pytest.approx(short.of / 2)


def test_days_and_euros_given_are_said():
    loaded, state = load("condition"), by_minds("condition", "game", 4).state
    given = next(one for one in own(Ended(loaded, state), 1).reasons if one.kind == "given")
    assert given.days == state.seat[1, s.DAYS_DELIVERED]
    assert given.euros == state.seat[1, s.MONEY_SPENT]


def test_the_best_together_is_never_below_what_was_reached():
    loaded, state = load("condition"), by_minds("condition", "game", 3).state
    good = debrief(loaded, load_sheets(), state, people=[]).common_good
    assert good.reached > good.foreseen  # they came to fit better than any plan could foresee
    assert good.best == good.reached
    assert good.standing == "beyond"


def test_the_sheet_leads_only_to_acts_in_which_an_approach_was_done():
    loaded, state = load("condition"), by_minds("condition", "game", 2).state
    says = debrief(loaded, load_sheets(), state, people=[]).says
    missed = {one.id: {item.tick for item in one.items if item.grade == "missed"} for one in says.approaches}
    taken = {one.id: {item.tick for item in one.items if item.grade == "taken"} for one in says.approaches}
    assert any(missed[one] - taken[one] for one in missed)
    for one, ticks in says.sheet.approaches.items():
        assert set(ticks) <= taken.get(one, set())


def told_of(scenario, seat, option, kind, seeds=range(1, 21)):
    """The first play of minds in which this is a reason of this option for this seat, and the reason."""
    loaded = load(scenario)
    for seed in seeds:
        state = by_minds(scenario, "game", seed).state
        for one in own(Ended(loaded, state), loaded.tables.names.seats.code[seat]).reasons:
            if (one.option, one.kind) == (option, kind):
                return state, one
    raise AssertionError(f"no play in which {option} is {kind} for {seat}")


def paid(state, by, to):
    """What one paid to another since what is signed was."""
    history = history_of(state)
    signed = history.at(history.of(c.E_STOOD))[-1].moment
    ids = load("condition").tables.names.seats.code
    every = [one for one in history.at(history.of(c.E_PAID)) if one.moment > signed]
    return sum(one.what for one in every if (one.by, one.to) == (ids[by], ids[to]))


def test_money_that_was_signed_and_never_came_is_not_told_as_obtained():
    """What the host was to hand over, it has not signed, or has not the money for."""
    state, found = told_of("condition", "veteran", "days_paid.host_share", "unpaid")
    assert found.of > 0
    assert found.euros == paid(state, "host", "veteran") == 0


def test_money_that_came_in_part_is_told_with_what_was_signed():
    state, found = told_of("condition", "veteran", "days_paid.foundation", "underpaid")
    assert 0 < found.euros < found.of
    assert found.euros == paid(state, "founder", "veteran")


def test_what_rests_on_one_who_did_not_sign_is_told_without_it():
    _, found = told_of("residency", "residents", "act.feast", "unbacked")
    assert found.without == ("townhall",)


def test_euros_paid_are_those_of_the_play():
    """Over plays: obtained is told of no option whose money did not come, nor that rests on one not bound alone."""
    met = Counter()
    for seed in range(1, 9):
        loaded, state = load("condition"), by_minds("condition", "game", seed).state
        ids = loaded.tables.names
        for seat in range(len(ids.seats)):
            for one in own(Ended(loaded, state), seat).reasons:
                if one.option == "days_paid.host_share" and one.kind != "missing":
                    met[one.kind] += 1
                    assert (one.kind == "obtained") <= (state.seat[seat, s.MONEY_RECEIVED] > 0)
    assert met
