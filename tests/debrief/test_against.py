"""What is done against what was signed: broken towards all who signed, owed to them, counted in their game, told."""

import re

import pytest

from game.debrief import outcome as o
from game.debrief.evidence import judge
from game.debrief.findings import findings
from game.debrief.found import FLAGRANT
from game.debrief.outcome import new_outcome
from game.debrief.own import Ended
from game.debrief.pitfalls import spends_of
from game.debrief.reveal import result
from game.debrief.story import goes_against, happened
from game.pages.wording import catalogue
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.doing import do_all
from game.rules.events import happen_before
from game.rules.flow.course import begin
from game.rules.flow.deal import set_agenda
from game.story import tables as t
from game.story.library import load

LOADED = load("condition")
FRAME, SECRETS, IDS = LOADED.tables
FOUNDER, VETERAN, BEGINNER, HOST = (IDS.seats.code[seat] for seat in ("founder", "veteran", "beginner", "host"))
ALL, BOUND = 0b1111, 1 << FOUNDER | 1 << VETERAN | 1 << BEGINNER
ANYWAY = IDS.choices.code["publish_anyway"]
SIGNED = ("form.mentoring", "start.after_opening", "days_paid.host_share", "guarantee.none")
AGENDAS = {
    "founder": ("doubting", "closed_budget", "audit_committee"),
    "veteran": ("core_funding", "announced_by_others", "treasurer"),
    "beginner": ("mentor", "no_pool", "families"),
    "host": ("instalment", "own_fee", "partners"),
}


def played(choice, announcement="quiet", bound=BOUND, by=FOUNDER):
    """The table has signed; the Foundation has taken this choice since."""
    state = s.new_state(FRAME)
    begin(FRAME, SECRETS, state, 1)
    for seat, parts in AGENDAS.items():
        drawn = (IDS.parts.code[f"{seat}.{part}"] for part in parts)
        set_agenda(FRAME, SECRETS, state, IDS.seats.code[seat], *drawn)
    state.scal[s.EVENTS] = 0
    for option in (*SIGNED, f"announcement.{announcement}"):
        code = IDS.options.code[option]
        state.package[0, int(FRAME.option[code, t.OF_CLAUSE])] = code
    state.scal[s.MADE] = state.scal[s.SIGNED] = 1
    state.scal[s.IN_FORCE], state.scal[s.BOUND] = 0, bound
    happen_before(state, c.E_STOOD, VETERAN, -1, 0, bound, ALL)
    state.scal[s.TICK] += 1
    code = IDS.choices.code[choice]
    state.flag[s.chosen_at(FRAME, code)] = 1
    happen_before(state, c.E_CHOICE, by, -1, code, 0, ALL)
    do_all(FRAME, SECRETS, state, by, *(int(one) for one in FRAME.choice[code, [t.EFFECT_FROM, t.EFFECT_TO]]))
    return state


def test_a_refusal_that_only_eases_things_at_home_is_not_what_one_did_best():
    def of(choice):
        state = played(choice, by=VETERAN)
        outcome = new_outcome(FRAME, SECRETS)
        judge(FRAME, SECRETS, state, outcome)
        return [one.always for one in findings(LOADED, state, outcome, "veteran") if one.choice == choice and one.good]

    assert True not in of("hold_own_sites")
    assert of("veteran_stop") == [True]  # a tension named


@pytest.mark.parametrize(("lang", "claims"), [("fr", "nommé|osent|tout haut"), ("en", "named|dare|out loud")])
def test_a_verdict_claims_nothing_that_its_rule_did_not_see(lang, claims):
    """`named` stands for who asked or went to see too; the golden triangle, for what is felt and may be unsaid."""
    for key in ("hold.named", "term.golden_triangle.means"):
        assert not re.search(claims, catalogue()[key][lang])


def own(state, seat):
    outcome = new_outcome(FRAME, SECRETS)
    judge(FRAME, SECRETS, state, outcome)
    return outcome.dials[seat, o.DIAL_OWN]


def broken(state):
    events = state.event[: int(state.scal[s.EVENTS])]
    return {int(one[s.E_TO]) for one in events if one[s.KIND] == c.E_GESTURE and one[s.E_WHAT] == e.BREAKS}


def test_it_is_broken_towards_all_who_signed_and_owed_to_them():
    state = played("publish_anyway")
    assert broken(state) == {VETERAN, BEGINNER}
    assert [state.pair[FOUNDER, seat, s.WRONGED] for seat in (VETERAN, BEGINNER, HOST)] == [e.WRONG_OF_PROMISE] * 2 + [
        0
    ]


@pytest.mark.parametrize(("announcement", "bound"), [("loud", BOUND), ("quiet", BOUND & ~(1 << FOUNDER))])
def test_nothing_is_broken_by_what_was_signed_or_by_who_did_not_sign(announcement, bound):
    state = played("publish_anyway", announcement, bound)
    assert not broken(state)
    assert not state.pair[FOUNDER, :, s.WRONGED].any()


def test_it_counts_in_the_game_of_the_others():
    kept, done = played("keep_in_drawer"), played("publish_anyway")
    assert result(Ended(LOADED, kept), VETERAN) == "above"
    assert result(Ended(LOADED, done), VETERAN) == "below"  # who could not accept it
    assert own(done, VETERAN) < 50 <= own(kept, VETERAN)
    assert own(done, FOUNDER) <= own(kept, FOUNDER)


def test_its_author_reads_it_and_the_story_tells_it():
    state = played("publish_anyway")
    outcome = new_outcome(FRAME, SECRETS)
    judge(FRAME, SECRETS, state, outcome)
    [found] = [one for one in findings(LOADED, state, outcome, "founder") if one.choice == "publish_anyway"]
    assert (found.good, found.after, found.weight) == (False, "broken", FLAGRANT)
    [told] = [one for one in happened(LOADED, state) if one.kind == "choice"]
    assert told.weight == 9


def test_only_what_says_so_goes_against_it():
    assert [one for one in range(len(IDS.choices)) if goes_against(FRAME, one)] == [ANYWAY]


def test_what_is_signed_with_the_money_of_one_outside_is_decided_for_it():
    """A share of the facilitation money, with its owner outside and no day asked of it."""
    found = {}
    for option in ("days_paid.each_own", "days_paid.host_share"):
        state = played("keep_in_drawer")
        for one in ("form.none", option):
            code = IDS.options.code[one]
            state.package[0, int(FRAME.option[code, t.OF_CLAUSE])] = code
        assert spends_of(FRAME, state.package[0], HOST) is (option == "days_paid.host_share")
        outcome = new_outcome(FRAME, SECRETS)
        judge(FRAME, SECRETS, state, outcome)
        found[option] = int(outcome.pitfall[t.PITFALLS.index("autonomy-fears")])
    assert found["days_paid.host_share"] == t.BRUSHED
    assert found["days_paid.each_own"] != t.BRUSHED
