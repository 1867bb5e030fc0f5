"""Each rule of evidence finds the fault planted for it, says who had a hold on it, and is silent without it."""

import pytest

from game.debrief import outcome as o
from game.debrief.evidence import judge
from game.debrief.outcome import Outcome
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.events import happen
from game.rules.packing import NOT_SAID, guess_of
from game.story import tables as t
from tests.debrief.playing import (
    FARM,
    FRAME,
    IDS,
    SCHOOL,
    SECRETS,
    begun,
    hold,
    judged,
    lay,
    part,
    plant,
    sign,
    verdict,
)
from tests.rules.acting import A, Acting, B, C


def test_nothing_happened_gives_no_verdict() -> None:
    outcome = judged(begun())
    assert not outcome.pitfall.any()
    assert not outcome.hold.any()
    assert not outcome.bill.any()


class TestRedZones:
    def test_crossed_and_never_voiced(self) -> None:
        state = begun(seeks=("hands", "outdoors"), red=("no_garden", "nothing"))
        sign(state, "form.garden", "pace.spring")
        outcome = judged(state)
        assert verdict(outcome, "unspoken-interests") == t.FALLEN
        assert hold(outcome, "unspoken-interests", FARM) == t.HOLD_CAUSED
        assert hold(outcome, "unspoken-interests", SCHOOL) == t.HOLD_COULD

    def test_one_who_asked_had_no_hold(self) -> None:
        state = begun(seeks=("hands", "outdoors"), red=("no_garden", "nothing"))
        plant(state, c.E_ASKED, SCHOOL, FARM, c.NOT_ACCEPT)
        plant(state, c.E_ANSWERED, FARM, SCHOOL, c.NOT_ACCEPT * 4096, c.DODGE)
        sign(state, "form.garden", "pace.spring")
        assert hold(judged(state), "unspoken-interests", SCHOOL) == t.HOLD_NONE

    def test_voiced_before(self) -> None:
        state = begun(seeks=("hands", "outdoors"), red=("no_garden", "nothing"))
        plant(state, c.E_RED_SHOWN, FARM, -1, part("farm.no_garden"))
        sign(state, "form.garden", "pace.spring")
        assert verdict(judged(state), "unspoken-interests") != t.FALLEN

    def test_a_false_answer_is_not_voicing(self) -> None:
        state = begun(seeks=("hands", "outdoors"), red=("no_garden", "nothing"))
        plant(state, c.E_ANSWERED, FARM, SCHOOL, c.NOT_ACCEPT * 4096, c.NOTHING)
        plant(state, c.E_LIED, FARM, SCHOOL, c.NOT_ACCEPT * 4096 + part("farm.no_garden") + 1, c.OTHER)
        sign(state, "form.garden", "pace.spring")
        outcome = judged(state)
        assert verdict(outcome, "unspoken-interests") == t.FALLEN
        assert outcome.seen[FARM, o.FALSE_SAID] == 1


def test_a_knot_bursts() -> None:
    state = begun()
    sign(state, "form.garden", "pace.now")
    plant(state, c.E_BURST, FARM, -1, IDS.facts.code["lease_ends"])
    outcome = judged(state)
    assert verdict(outcome, "unspoken-interests") == t.FALLEN
    assert hold(outcome, "unspoken-interests", FARM) == t.HOLD_CAUSED
    assert hold(outcome, "unspoken-interests", SCHOOL) == t.HOLD_COULD, "it never asked"
    assert outcome.bill[t.PITFALLS.index("unspoken-interests"), o.BILL_PEOPLE] > 0


def test_spoken_in_time() -> None:
    state = begun()
    plant(state, c.E_TOLD_SEEKS, FARM, -1, part("farm.image"))
    plant(state, c.E_ANSWERED, SCHOOL, FARM, c.WHY * 4096 + part("school.outdoors") + 1, c.WHOLLY)
    sign(state, "form.visits", "pace.spring")
    outcome = judged(state)
    assert verdict(outcome, "unspoken-interests") == t.AVOIDED
    assert hold(outcome, "unspoken-interests", FARM) == t.HOLD_NAMED


def test_no_to_what_suited_everybody() -> None:
    state = begun()
    package = lay(state, "form.garden", "pace.now")
    at = len(IDS.clauses) + s.N_PACKAGE
    state.package[package, at + FARM], state.package[package, at + SCHOOL] = c.YES + 1, c.NO + 1
    outcome = judged(state)
    assert verdict(outcome, "gain-means-loss") == t.FALLEN
    assert hold(outcome, "gain-means-loss", SCHOOL) == t.HOLD_CAUSED
    assert hold(outcome, "gain-means-loss", FARM) == t.HOLD_NONE
    state.package[package, at + SCHOOL] = c.NOT_YET + 1
    assert verdict(judged(state), "gain-means-loss") == 0


@pytest.mark.parametrize(
    ("strength", "left", "grade"), [(1, 0.0, 0), (1, 1.0, t.BRUSHED), (2, 0.0, t.BRUSHED), (2, 1.0, t.FALLEN)]
)
def test_decided_for_another_counts_by_what_it_left(strength: int, left: float, grade: int) -> None:
    state = begun()
    plant(state, c.E_GESTURE, FARM, SCHOOL, e.DECIDES_FOR, strength)
    state.seat[SCHOOL, s.ANTAGONISM_FELT] = left
    outcome = judged(state)
    assert verdict(outcome, "autonomy-fears") == grade
    assert hold(outcome, "autonomy-fears", FARM) == (t.HOLD_CAUSED if grade else t.HOLD_NONE)


def test_imposed_but_pressing_for_an_answer_is_not() -> None:
    state = begun()
    plant(state, c.E_GESTURE, FARM, SCHOOL, e.IMPOSES, 1)
    assert verdict(judged(state), "resistance-to-change") == 0
    plant(state, c.E_GESTURE, FARM, SCHOOL, e.IMPOSES, 3)
    assert verdict(judged(state), "resistance-to-change") == t.BRUSHED
    state.seat[SCHOOL, s.ANTAGONISM_FELT] = 1.0
    assert verdict(judged(state), "resistance-to-change") == t.FALLEN


def test_days_asked_of_one_that_never_said_yes() -> None:
    state = begun()
    sign(state, "form.garden", "pace.now", bound=1 << FARM)
    outcome = judged(state)
    assert verdict(outcome, "autonomy-fears") == t.BRUSHED
    assert hold(outcome, "autonomy-fears", FARM) == t.HOLD_CAUSED
    assert hold(outcome, "autonomy-fears", SCHOOL) == t.HOLD_NONE


class TestTension:
    def test_objections_without_reason(self) -> None:
        state = begun()
        for _ in range(2):
            plant(state, c.E_OBJECTED, SCHOOL, FARM, 0, 0)
        outcome = judged(state)
        assert verdict(outcome, "no-space-for-conflict") == t.FALLEN, "and no agreement"
        assert hold(outcome, "no-space-for-conflict", SCHOOL) == t.HOLD_CAUSED
        assert hold(outcome, "no-space-for-conflict", FARM) == t.HOLD_COULD

    def test_named(self) -> None:
        state = begun()
        for _ in range(3):
            plant(state, c.E_OBJECTED, SCHOOL, FARM, 0, 0)
        plant(state, c.E_TENSION, FARM)
        outcome = judged(state)
        assert verdict(outcome, "no-space-for-conflict") == t.AVOIDED
        assert hold(outcome, "no-space-for-conflict", FARM) == t.HOLD_NAMED

    def test_reasons_given(self) -> None:
        state = begun()
        for how in (0, 0, 1, 1):
            plant(state, c.E_OBJECTED, SCHOOL, FARM, 0, how)
        assert verdict(judged(state), "no-space-for-conflict") == 0


def test_leaving_in_silence() -> None:
    state = begun()
    plant(state, c.E_LEFT, SCHOOL)
    outcome = judged(state)
    assert verdict(outcome, "fear-of-conflict") == t.FALLEN
    assert hold(outcome, "fear-of-conflict", SCHOOL) == t.HOLD_CAUSED
    plant(state, c.E_OBJECTED, SCHOOL, FARM, 0, 1)
    assert verdict(judged(state), "fear-of-conflict") == 0


def test_saying_what_it_costs() -> None:
    state = begun()
    plant(state, c.E_REACTED, SCHOOL, FARM, 0, c.SAY_COST)
    outcome = judged(state)
    assert verdict(outcome, "fear-of-conflict") == t.AVOIDED
    assert hold(outcome, "fear-of-conflict", SCHOOL) == t.HOLD_NAMED


def betting(bet: int, wrong: bool = True) -> Outcome:
    """Of four, the first says what two others seek, wrong or right, and bets so."""
    play = Acting()
    cards = int(play.frame.size[t.CARDS])
    for to in (B, C):
        card = (int(play.secrets.part[int(play.state.seat[to, s.SEEKS]), t.CARD]) + wrong) % cards
        what = guess_of(card, NOT_SAID, -1, -1, cards)
        happen(play.state, c.E_GUESS, A, to, what, bet)
    outcome = o.new_outcome(play.frame, play.secrets)
    judge(play.frame, play.secrets, play.state, outcome)
    return outcome


def test_two_bets_lost_without_asking() -> None:
    outcome = betting(c.BET_SEEKS)
    assert verdict(outcome, "certainties") == t.BRUSHED
    assert hold(outcome, "certainties", A) == t.HOLD_CAUSED


@pytest.mark.parametrize(("bet", "wrong"), [(c.NO_BET, True), (c.BET_CANNOT, True), (c.BET_SEEKS, False)])
def test_wrong_without_a_bet_a_bet_on_nothing_said_and_a_bet_won(bet: int, wrong: bool) -> None:
    assert verdict(betting(bet, wrong), "certainties") == 0


def test_signed_without_a_question_then_broken() -> None:
    state = begun()
    sign(state, "form.visits", "pace.spring")
    state.scal[s.BREACHES] = 1
    assert verdict(judged(state), "cooperation-is-natural") == t.FALLEN


class TestLedger:
    def delivered(self, given: tuple[float, float], left: tuple[float, float]) -> s.State:
        state = begun()
        sign(state, "form.visits", "pace.spring")
        state.scal[s.PERIOD] = 1
        for seat in (FARM, SCHOOL):
            state.seat[seat, s.PROMISED_DAYS], state.seat[seat, s.GIVEN_DAYS], state.seat[seat, s.DAYS] = (
                2.0,
                given[seat],
                left[seat],
            )
        return state

    def test_riding_free(self) -> None:
        outcome = judged(self.delivered((0.5, 2.0), (4.0, 1.0)))
        assert verdict(outcome, "free-riding") == t.FALLEN
        assert verdict(outcome, "hidden-cost") == 0
        assert hold(outcome, "free-riding", FARM) == t.HOLD_CAUSED
        assert hold(outcome, "free-riding", SCHOOL) == t.HOLD_COULD
        assert outcome.bill[t.PITFALLS.index("free-riding"), o.BILL_DAYS] == 1.5

    def test_days_that_were_lacking(self) -> None:
        outcome = judged(self.delivered((0.5, 2.0), (0.0, 1.0)))
        assert verdict(outcome, "hidden-cost") == t.FALLEN
        assert verdict(outcome, "free-riding") == 0

    def test_all_give_little_nobody_rides(self) -> None:
        assert verdict(judged(self.delivered((0.5, 0.5), (4.0, 4.0))), "free-riding") == 0

    def test_promises_kept(self) -> None:
        outcome = judged(self.delivered((2.0, 2.0), (1.0, 1.0)))
        assert verdict(outcome, "free-riding") == t.AVOIDED
        assert verdict(outcome, "hidden-cost") == t.AVOIDED
        assert not outcome.bill[t.PITFALLS.index("free-riding")].any()


@pytest.mark.parametrize(("needed", "grade"), [(20.0, t.FALLEN), (8.0, t.BRUSHED), (5.0, 0), (4.0, t.AVOIDED)])
def test_means_against_the_form(needed: float, grade: int) -> None:
    """The garden asks four days in all for each period."""
    option = FRAME.option.copy()
    option[IDS.options.code["form.garden"], t.NEEDS_DAYS] = needed
    frame = FRAME._replace(option=option)
    state = begun()
    sign(state, "form.garden", "pace.now")
    outcome = o.new_outcome(frame, SECRETS)
    judge(frame, SECRETS, state, outcome)
    assert verdict(outcome, "vision-only") == grade


def test_an_untested_form_worth_less_than_elsewhere() -> None:
    option = FRAME.option.copy()
    option[IDS.options.code["form.garden"], t.YIELD_1 : t.YIELD_3 + 1] = 1.0
    size = FRAME.size.copy()
    size[t.JUDGED] = 0  # without what the scenario itself says of it
    frame = FRAME._replace(option=option, size=size)
    outcome = o.new_outcome(frame, SECRETS)
    state = begun()
    sign(state, "form.garden", "pace.now")
    judge(frame, SECRETS, state, outcome)
    assert verdict(outcome, "wealth-by-nature") == t.FALLEN
    looked = begun()
    plant(looked, c.E_VISITED, SCHOOL, FARM, 0)
    sign(looked, "form.garden", "pace.now")
    judge(frame, SECRETS, looked, outcome)
    assert outcome.hold[SCHOOL, t.PITFALLS.index("wealth-by-nature")] == t.HOLD_NAMED


def test_verdicts_of_one_play_do_not_leak_into_the_next() -> None:
    state = begun()
    plant(state, c.E_LEFT, SCHOOL)
    outcome = judged(state)
    judged(begun(), outcome)
    assert not outcome.pitfall.any()
    assert not outcome.hold.any()
