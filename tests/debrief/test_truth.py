"""What a debrief says is so: over plays of every scenario, and a fault planted for each thing looked for."""

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import yaml

from game.debrief import outcome as o
from game.debrief.common import CommonGood
from game.debrief.dials import against_alone
from game.debrief.evidence import settle_holds
from game.debrief.findings import findings
from game.debrief.story import ALWAYS, happened
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.events import happen_before
from game.story import tables as t
from game.story.library import load_sheets, scenario_folders
from tests.debrief.acts import acts, missed
from tests.debrief.playing import (
    FARM,
    FRAME,
    IDS,
    LOADED,
    SCHOOL,
    begun,
    hold,
    judged,
    plant,
    random_play,
    sign,
    verdict,
)
from tests.debrief.truths import falsely_named, overstated, untrue

PROJECT = Path(__file__).parents[2]


def said(state: s.State, outcome: o.Outcome | None = None) -> list[str]:
    return list(untrue(LOADED.tables, state, outcome or judged(state)))


@pytest.mark.parametrize("seed", range(60))
def test_nothing_untrue_is_said_of_a_play(seed: int) -> None:
    assert not said(random_play(seed))


@pytest.mark.slow
@pytest.mark.parametrize("scenario", [folder.name for folder in scenario_folders()])
def test_nothing_untrue_is_said_of_thousands_of_plays(scenario: str) -> None:
    pytest.importorskip("numba")
    asked = [sys.executable, "-m", "tests.debrief.looking", scenario, "2000"]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"game": {}, "random": {}}


@pytest.mark.parametrize("seed", range(60))
def test_nobody_is_named_for_what_another_told_or_nobody(seed: int) -> None:
    """Who saw a fact at another's, and kept quiet, is not said to have told it."""
    assert not list(falsely_named(LOADED, random_play(seed)))


def test_what_each_came_to_know_alone_is_told_as_such_and_who_tells_it_then_is_named() -> None:
    state = begun()
    plant(state, c.E_VISITED, FARM, SCHOOL, 1)
    plant(state, c.E_SAID, -1, -1, 0)
    plant(state, c.E_TOLD_FACT, SCHOOL, -1, 0)
    said, told = (one for one in happened(LOADED, state) if one.kind in ("said", "told_fact"))
    assert (said.by, told.by) == ("", "school")
    assert said.words.say == "m.known"
    assert told.weight == ALWAYS


class TestPlanted:
    """Each thing looked for is found where it was put."""

    def avoided(self, state: s.State, *pitfalls: str) -> list[str]:
        outcome = judged(state)
        for one in pitfalls:
            outcome.pitfall[t.PITFALLS.index(one)] = t.AVOIDED
        return said(state, outcome)

    def test_common_good(self) -> None:
        state = begun()
        outcome = judged(state)
        outcome.people[o.PEOPLE_ELSEWHERE] -= 5.0
        assert said(state, outcome) == ["common good on the wrong side of stopping"]
        outcome.people[o.PEOPLE_ELSEWHERE] += 5000.0
        assert "reached more than the best" in said(state, outcome)
        outcome = judged(state)
        outcome.dials[0, o.DIAL_COMMON] = 101.0
        assert said(state, outcome) == ["common good out of its scale"]

    def test_who_did_not_tell(self) -> None:
        state = begun()
        plant(state, c.E_VISITED, FARM, SCHOOL, 1)
        plant(state, c.E_SAID, FARM, -1, 0)
        assert list(falsely_named(LOADED, state)) == ["named as having told all, and did not"]

    def test_unspoken(self) -> None:
        state = begun()
        plant(state, c.E_BURST, FARM, -1, 0)
        assert self.avoided(state, "unspoken-interests") == ["nothing was unspoken, and a knot was there"]

    def test_wealth(self) -> None:
        state = begun()
        state.scal[s.PERIOD], state.seat[FARM, s.DAYS_DELIVERED] = 1, 6.0
        assert "wealth was not taken for granted, and less was reached than apart" in self.avoided(
            state, "wealth-by-nature"
        )

    def test_shares(self) -> None:
        state = begun()
        plant(state, c.E_TRULY, FARM, -1, 1, c.CLAIMED)
        assert self.avoided(state, "free-riding") == ["nobody rode free, and a share was claimed"]
        state = begun()
        state.seat[:, s.PROMISED_DAYS], state.seat[SCHOOL, s.GIVEN_DAYS] = 2.0, 2.0
        assert self.avoided(state, "free-riding") == ["every share was given, and one was not"]

    def test_decided_and_imposed(self) -> None:
        state = begun()
        plant(state, c.E_DECIDED_FOR, FARM, SCHOOL)
        assert self.avoided(state, "autonomy-fears") == ["nobody was decided for, and one was"]

    def test_repaired(self) -> None:
        state = begun()
        plant(state, c.E_DELIVERED, FARM, -1, c.BELOW, c.SAID_NOTHING)
        plant(state, c.E_SETTLED, FARM, SCHOOL, c.PRICE_WORD, c.PAID)
        outcome = judged(state)
        o.graded(outcome, t.PITFALLS.index("free-riding"), t.FALLEN, o.RODE_FREE, 1, FARM, -1, 1)
        assert said(state, outcome) == ["repaired in the play, and not in the debrief"]


@pytest.mark.parametrize("seed", range(60))
def test_each_flagrant_or_brave_act_of_a_play_is_found(seed: int) -> None:
    state = random_play(seed)
    outcome = judged(state)
    assert not list(overstated(LOADED, load_sheets(), state, outcome))
    for code, seat in enumerate(IDS.seats):
        assert not list(missed(LOADED.tables, state, code, findings(LOADED, state, outcome, seat)))


class TestPlantedActs:
    """An act that findings leave out, and a word that says more than its number, are caught."""

    @pytest.mark.parametrize(
        ("kind", "what", "how", "found"),
        [
            (c.E_TENSION, 0, 0, "named"),
            (c.E_LIED, 0, c.OTHER, "lied"),
            (c.E_TRULY, 1, c.CLAIMED, "claimed"),
            (c.E_TRULY, 1, c.WARNED, "warned"),
            (c.E_OWNED, 0, c.OWNED, "owned"),
            (c.E_PROMISE_BROKEN, 0, 0, "promise_broken"),
            (c.E_DECIDED_FOR, 0, 0, "decided_for"),
        ],
    )
    def test_acts(self, kind: int, what: int, how: int, found: str) -> None:
        state = begun()
        state.scal[s.STEP] = 1
        plant(state, kind, FARM, SCHOOL, what, how)
        told = findings(LOADED, state, judged(state), "farm")
        assert acts(LOADED.tables, state, FARM) == {found}
        assert not list(missed(LOADED.tables, state, FARM, told))
        kept = [one for one in told if one.kind != found]
        assert list(missed(LOADED.tables, state, FARM, kept)) == [found]

    def test_a_choice_that_goes_back_on_what_was_signed(self) -> None:
        state = begun()
        for gesture in (e.BREAKS, e.NAMES_TENSION_TO):
            plant(state, c.E_CHOICE, FARM, -1, 0)
            happen_before(state, c.E_GESTURE, FARM, SCHOOL, gesture, 1, 0b11)
            (word,) = acts(LOADED.tables, state, FARM)
            assert word == f"choice:{IDS.choices[0]}"
            [one] = [one for one in findings(LOADED, state, judged(state), "farm") if one.choice]
            assert (one.good, one.always) == (gesture != e.BREAKS, True)
            assert list(missed(LOADED.tables, state, FARM, [])) == [word]
            state = begun()

    def test_words_over_their_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        state = begun()
        outcome = judged(state)
        outcome.people[o.PEOPLE_ELSEWHERE] -= 5.0
        monkeypatch.setattr(CommonGood, "band", "high")
        assert any(
            one.startswith("common good high, below") for one in overstated(LOADED, load_sheets(), state, outcome)
        )
        outcome.approach[:, :] = [19, 4, o.NOT_PRACTISED]
        monkeypatch.undo()
        assert not [one for one in overstated(LOADED, load_sheets(), state, outcome) if "approach" in one]
        outcome.approach[:, :] = [19, 4, o.PRACTISED]
        assert any(
            one.startswith("practised of an approach") for one in overstated(LOADED, load_sheets(), state, outcome)
        )


def test_the_middle_of_the_common_good_is_each_on_its_own() -> None:
    assert against_alone(586, 586, 174) == 50.0
    assert against_alone(760, 586, 174) == 100.0
    assert against_alone(421, 586, 174) < 5.0
    assert against_alone(0, 586, 174) == 0.0
    assert against_alone(586 - 1e-12, 586, 174) < 50.0, "never high of less than stopping"
    assert against_alone(0, 0, 0) == 50.0


def test_a_knot_left_at_the_end_was_not_avoided() -> None:
    found = False
    for fact in range(int(FRAME.size[t.FACTS])):
        clause, options = int(FRAME.fact[fact, t.FACT_CLAUSE]), int(FRAME.fact[fact, t.FACT_OPTIONS])
        if clause < 0:
            continue
        found = True
        state = begun()
        state.fact[:, : len(IDS.seats)] = c.TOLD
        option = next(k for k in range(int(FRAME.size[t.OPTIONS])) if options >> k & 1)
        sign(state, IDS.options[option])
        state.fact[fact, SCHOOL] = c.UNKNOWN
        outcome = judged(state)
        assert verdict(outcome, "unspoken-interests") == t.BRUSHED
        assert hold(outcome, "unspoken-interests", FARM) == t.HOLD_CAUSED
        state.fact[fact, SCHOOL] = c.TOLD
        assert verdict(judged(state), "unspoken-interests") != t.BRUSHED
    assert found


def test_a_share_claimed_is_found_and_one_that_was_whole_is_not() -> None:
    for how, found in ((c.CLAIMED, t.BRUSHED), (c.WARNED, 0)):
        state = begun()
        plant(state, c.E_TRULY, FARM, -1, 1, how)
        assert verdict(judged(state), "free-riding") == found
    assert hold(judged(_claimed()), "free-riding", FARM) == t.HOLD_CAUSED


def _claimed() -> s.State:
    state = begun()
    plant(state, c.E_TRULY, FARM, -1, 2, c.CLAIMED)
    return state


@pytest.mark.parametrize(("mended", "grade"), [(True, t.BRUSHED), (False, t.FALLEN)])
def test_what_the_play_called_repaired_is_repaired(mended: bool, grade: int) -> None:
    state = begun()
    sign(state, "form.garden", "pace.now")
    state.scal[s.PERIOD] = 1
    state.seat[:, s.PROMISED_DAYS], state.seat[SCHOOL, s.GIVEN_DAYS] = 4.0, 4.0
    plant(state, c.E_DELIVERED, FARM, -1, c.NONE_GIVEN, c.SAID_NOTHING)
    plant(state, c.E_PRICED, SCHOOL, FARM, 0, c.PRICE_NOTHING if mended else c.PRICE_WORD)
    outcome = judged(state)
    assert verdict(outcome, "free-riding") == grade
    rules = outcome.item[: int(outcome.scal[o.OUT_ITEMS]), o.RULE]
    assert (o.SHARE_MENDED in rules) == mended


def test_an_occasion_let_go_by_is_told_though_others_avoided_it() -> None:
    """The tiny scenario's own evidence: what was open to the farm, taken by nobody but the table."""
    state = begun()
    outcome = judged(state)
    outcome.pitfall[0] = t.AVOIDED
    o.had_hold(outcome, FARM, 0, t.HOLD_COULD)
    o.had_hold(outcome, SCHOOL, 0, t.HOLD_CAUSED)
    settle_holds(outcome)
    assert list(outcome.hold[[FARM, SCHOOL], 0]) == [t.HOLD_COULD, t.HOLD_NONE]
    assert np.count_nonzero(outcome.hold) == 1


@pytest.mark.parametrize("folder", scenario_folders(), ids=lambda one: one.name)
def test_evidence_judged_tells_what_held_and_not_what_may_have(folder: Path) -> None:
    """A sentence that says «…, ou …» would be shown whichever of its conditions held."""
    told = yaml.safe_load((folder / "scenario.yaml").read_text("utf-8"))
    doubtful = [
        one["id"]
        for one in told.get("evidence", [])
        if " or " in str(one.get("if", "")) and re.search(r",? ou (l[’'])?", one["because"])
    ]
    assert not doubtful
