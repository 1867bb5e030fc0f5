"""Bounds: each is refused by `check` with its number and the count found; what stands at it is accepted, and played."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from game.debrief.evidence import judge
from game.debrief.outcome import OUT_ITEMS, new_outcome
from game.rules import state as s
from game.rules.engine import begin
from game.rules.flow.deal import set_agenda
from game.rules.history import held_at_start
from game.rules.rows import LEGAL_MAX
from game.rules.stages import corridor
from game.rules.state import new_state
from game.story import limits
from game.story import tables as t
from game.story.build import bounds, build
from game.story.diagnostics import Report
from game.story.limits import check_limits
from game.story.models import Scenario
from tests.helpers.mutations import tiny_data
from tests.helpers.scenarios import many_data


def facts(data: dict[str, Any], count: int) -> None:
    one = next(iter(data["facts"].values())) | {"contradicts": None, "burst": None}
    data["facts"] |= {f"more_{rank}": one for rank in range(count - len(data["facts"]))}


def options(data: dict[str, Any], count: int) -> None:
    others = sum(len(clause["options"]) for name, clause in data["clauses"].items() if name != "lead")
    lead = data["clauses"]["lead"]["options"]
    lead |= {f"more_{rank}": {"text": "t"} for rank in range(count - others - len(lead))}


def seeks(data: dict[str, Any], count: int) -> None:
    own = data["agendas"]["seat_00"]["seeks"]
    own |= {f"more_{rank}": own["less"] for rank in range(count - len(own))}


def pairs(data: dict[str, Any], count: int) -> None:
    one = data["agendas"]["seat_00"]["seeks"]["more"]
    one["pairs"] = one["pairs"] * count


def menu(data: dict[str, Any], count: int) -> None:
    choices = data["acts"][0]["scenes"][0]["choices"]
    choices += [choices[0] | {"id": f"more_{rank}"} for rank in range(count - 2)]


def steps(data: dict[str, Any], count: int) -> None:
    course = data["acts"][2]["course"]
    there = sum(len(act["course"]) for act in data["acts"])
    course += [{"guess": f"more_{rank}"} for rank in range(count - there)]


def deliveries(data: dict[str, Any], count: int) -> None:
    data["acts"][2]["course"] += [{"delivery": f"more_{rank}"} for rank in range(count - 2)]


def scenes(data: dict[str, Any], count: int) -> None:
    own = data["acts"][0]["scenes"]
    own += [{"id": f"more_{rank}", "title": "t", "text": "t"} for rank in range(count - len(own))]


def flags(data: dict[str, Any], count: int) -> None:
    data["acts"][0]["scenes"][0]["choices"][0]["sets"] = [f"flag_{rank}" for rank in range(count - 1)]


def evidence(data: dict[str, Any], count: int) -> None:
    one = data["evidence"][0]
    there = len(data["structures"]) + 1
    data["evidence"] += [one | {"id": f"more_{rank}"} for rank in range(count - there)]


def endings(data: dict[str, Any], count: int) -> None:
    one = data["endings"][0]
    data["endings"][:0] = [one | {"id": f"more_{rank}"} for rank in range(count - len(data["endings"]))]


def fits(data: dict[str, Any], count: int) -> None:
    data["project"]["fits"] = [{"if": "signed()", "times": 1.0}] * count


def times(data: dict[str, Any], count: int) -> None:
    data["project"]["fits"] = [{"if": "signed()", "times": one} for one in (10.0, 10.0, 5.0, 0.2, count / 500)]


def excluded(data: dict[str, Any], count: int) -> None:
    data["agendas"]["seat_00"]["excluded"] = [["less", "no_lead"]] * count


def home(data: dict[str, Any], count: int) -> None:
    data["home_events"]["seat_00"] = {f"one_{rank}": {"text": "t", "odds": 1} for rank in range(count)}


def trust(data: dict[str, Any], count: int) -> None:
    data["trust"] = data["trust"] * count


WIDE: dict[str, tuple[Callable[[dict[str, Any], int], None], int]] = {
    "facts": (facts, limits.FACTS),
    "options": (options, limits.OPTIONS),
    "seeks": (seeks, limits.DRAWN),
    "pairs": (pairs, limits.PAIRS),
    "menu": (menu, limits.MENU),
    "steps": (steps, limits.STEPS),
    "deliveries": (deliveries, limits.DELIVERIES),
    "scenes": (scenes, limits.SCENES),
    "flags": (flags, limits.FLAGS),
    "evidence": (evidence, limits.EVIDENCE),
    "endings": (endings, limits.ENDINGS),
    "fits": (fits, limits.FITS),
    "times": (times, limits.TIMES),
    "excluded": (excluded, limits.EXCLUDED),
    "home": (home, limits.HOME_EVENTS),
    "trust": (trust, limits.TRUST),
}


def looked_at(name: str, more: int) -> Report:
    """The report of a scenario of three seats that has so many of something, and as many more."""
    data = many_data(3)
    grow, most = WIDE[name]
    grow(data, most + more)
    report = Report("s.yaml")
    check_limits(Scenario.model_validate(data), report)
    return report


@pytest.mark.parametrize("name", WIDE)
def test_at_its_bound_a_scenario_is_whole_and_past_it_is_refused(name: str) -> None:
    assert looked_at(name, 0).problems == []
    (told,) = looked_at(name, 1).problems
    most = WIDE[name][1]
    assert (told.code, told.expected) == ("S402", f"≤ {most}")
    for lang in ("fr", "en"):
        assert f" {most + 1} " in told.sentence(lang)


def test_a_play_of_more_events_than_are_kept_is_refused() -> None:
    data = many_data(12)
    data["acts"][2]["course"] += [{"guess": f"more_{rank}"} for rank in range(40)]
    scenario = Scenario.model_validate(data)
    report = Report("s.yaml")
    check_limits(scenario, report)
    (told,) = report.problems
    assert (told.code, told.found.en) == ("S402", f"{bounds(scenario).events} events in a play")


def test_the_widest_are_built() -> None:
    data = many_data(12)
    for name in ("facts", "options", "seeks", "pairs", "menu"):
        grow, most = WIDE[name]
        grow(data, most)
    tables = build(Scenario.model_validate(data))
    assert len(tables.names.facts) == limits.FACTS
    assert len(tables.names.options) == limits.OPTIONS


def test_every_fact_of_the_most_is_known_to_whoever_draws_the_part_that_knows_it() -> None:
    """Sums of powers of two in a float64 lose the small ones beyond 53 facts."""
    data = many_data(2)
    facts(data, limits.FACTS)
    known = sorted(data["facts"])
    for part, mine in (("more", known[::3]), ("less", known[1::3])):
        data["agendas"]["seat_00"]["seeks"][part]["knows"] = mine
    data["agendas"]["seat_00"]["pressures"]["board"]["knows"] = known[2::3]
    for fact in data["facts"].values():
        fact["held_by"] = []
    frame, secrets, names = build(Scenario.model_validate(data))
    code = names.parts.code
    for seeks, drawn in (("more", 0), ("less", 1)):
        for pressure in ("board", "team"):
            state = new_state(frame)
            parts = (code[f"seat_00.{seeks}"], code["seat_00.open"], code[f"seat_00.{pressure}"])
            set_agenda(frame, secrets, state, 0, *parts)
            for rank, fact in enumerate(names.facts):
                knows = rank % 3 == drawn or (rank % 3 == 2 and pressure == "board")
                assert (state.fact[rank, 0] > 0) == knows, fact
                assert held_at_start(secrets, state, 0, rank) == knows


def test_the_moves_of_the_fullest_corridor_fit() -> None:
    data = many_data(12)
    for name in ("facts", "options"):
        grow, most = WIDE[name]
        grow(data, most)
    frame, secrets, _ = build(Scenario.model_validate(data))
    state = new_state(frame)
    begin(frame, secrets, state, 1)
    state.fact[:, 0] = 1
    state.seat[0, s.DAYS] = 100
    state.pair[0, :, s.HEARD_RED] = 0
    state.scal[s.STEP] = next(at for at in range(len(frame.course)) if frame.course[at, t.STEP_MOVES] == 1023)
    rows = np.zeros((2 * LEGAL_MAX, 6), np.int64)
    assert LEGAL_MAX / 2 < corridor.offers(frame, secrets, state, 0, rows) <= LEGAL_MAX


def test_the_most_evidence_is_all_judged() -> None:
    data = tiny_data()
    one = data["evidence"][0]
    there = sum(len(choice["evidence"]) for choice in data["acts"][0]["scenes"][0]["choices"] if "evidence" in choice)
    judged = limits.EVIDENCE - there
    data["evidence"] = [{key: one[key] for key in one if key != "if"} | {"id": f"e_{n}"} for n in range(judged)]
    frame, secrets, _ = build(Scenario.model_validate(data))
    state = new_state(frame)
    begin(frame, secrets, state, 1)
    state.scal[s.OVER] = 1
    outcome = new_outcome(frame, secrets)
    judge(frame, secrets, state, outcome)
    assert outcome.scal[OUT_ITEMS] >= judged
