"""`critical-point` holds what it must: eleven structures, scenes, endings, agendas, both languages; and a point that
costs less said early than late."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from game.play.log import read_log, replay
from game.rules import state as s
from game.story import tables as t
from game.story.library import load
from game.story.summaries import list_scenarios

FOLDER = Path(__file__).resolve().parents[2] / "scenarios" / "critical-point"
PLAYABLE = {"initiator", "homecare", "bus", "carers", "cafe"}
KINDS = {"documented", "better", "lighter", "worse", "honourable"}


@pytest.fixture(scope="module")
def critical():
    return load("critical-point")


def test_what_there_must_be(critical):
    scenario = critical.scenario
    assert scenario.sheet == "sheet-2"
    assert len(list(scenario.scenes())) >= 25
    assert len(scenario.structures) == 11
    assert {seat for seat, one in scenario.structures.items() if one.playable} == PLAYABLE
    assert set(scenario.pitfalls[:2]) == {"unspoken-interests", "gain-means-loss"}
    assert {"2.1", "2.2", "2.3"} <= set(scenario.approaches)
    assert int(critical.tables.frame.size[t.PACKAGES]) <= 5000


def test_an_ending_of_each_kind_and_six_at_least(critical):
    endings = critical.scenario.endings
    assert len(endings) >= 6
    assert {ending.kind for ending in endings} == KINDS


def test_every_choice_is_one(critical):
    """In each scene that asks something, each seat asked has two options or more, one of them always open."""
    for scene in critical.scenario.scenes():
        for seat in {choice.seat for choice in scene.choices}:
            own = [choice for choice in scene.choices if choice.seat == seat]
            assert len(own) >= 2, (scene.id, seat)
            assert any(choice.when is None for choice in own), (scene.id, seat)


def test_the_reason_of_the_point_is_drawn(critical):
    """Her board, a merger, an old betrayal: three reasons, and one point."""
    agenda = critical.scenario.agendas["initiator"]
    assert set(agenda.seeks) == {"board", "merger", "betrayal"}
    assert critical.scenario.facts["locked_file"].held_by == ["initiator"]


def test_guesses_are_asked_of_those_one_can_hold(critical):
    asked = [step.of for act in critical.scenario.acts for step in act.course if step.guess is not None]
    assert len(asked) == 3
    assert all(set(of) == PLAYABLE for of in asked)


def test_both_languages_count_as_many_scenes_and_nearly_as_many_words():
    (told,) = [one for one in json.loads(json.dumps(list_scenarios())) if one["id"] == "critical-point"]
    words = told["words"]
    assert words["fr"] > 15_000
    assert 0.75 < words["en"] / words["fr"] < 1.25


def test_pages_of_english_hold_no_french_left():
    text = (FOLDER / "en.po").read_text("utf-8")
    said = re.findall(r'^msgstr "(.*)"$', text, re.M)
    assert not [
        line for line in said if re.search(r"\b(vous|nous|dans|leur|avec)\b", line, re.I) and " the " not in line
    ]


def trust_in_initiator(critical, play):
    """What the ten others think of the initiator at the end of a kept play: mean of both parts."""
    state = replay(read_log(FOLDER / "plays" / f"{play}.json"), critical).state
    seat = critical.tables.names.seats.code["initiator"]
    others = [other for other in range(len(critical.tables.names.seats)) if other != seat]
    return float(np.mean(state.pair[others, seat][:, [s.SINCERITY, s.AUTHENTICITY]]))


def test_the_point_costs_less_said_in_october_than_at_the_bowl(critical):
    early, late = trust_in_initiator(critical, "honourable"), trust_in_initiator(critical, "testimony")
    assert early > late + 0.15
