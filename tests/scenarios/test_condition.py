"""`condition` holds what it must: scenes, endings, seats, agendas, both languages, and nobody real."""

import json
import re
from pathlib import Path

import pytest

from game.play.log import read_log, replay
from game.rules import state as s
from game.story.library import load
from game.story.summaries import list_scenarios

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "scenarios" / "condition"
ENDINGS = {"informal-link", "mentoring", "advocacy", "on-paper", "absorbed", "clean-stop"}


@pytest.fixture(scope="module")
def condition():
    return load("condition")


def test_what_there_must_be(condition):
    scenario = condition.scenario
    assert len(list(scenario.scenes())) >= 25
    assert {ending.id for ending in scenario.endings} == ENDINGS
    assert len(scenario.structures) == 4
    assert set(scenario.pitfalls) >= {"injunction", "wealth-by-nature"}


def test_every_choice_is_one(condition):
    """In each scene that asks something, each seat asked has two options or more."""
    for scene in condition.scenario.scenes():
        seats = [choice.seat for choice in scene.choices]
        for seat in set(seats):
            assert seats.count(seat) >= 2, (scene.id, seat)


def test_both_languages_count_as_many_scenes_and_nearly_as_many_words():
    (told,) = [one for one in json.loads(json.dumps(list_scenarios())) if one["id"] == "condition"]
    words = told["words"]
    assert words["fr"] > 8000
    assert 0.75 < words["en"] / words["fr"] < 1.25


def test_pages_of_english_hold_no_french_left():
    text = (FOLDER / "en.po").read_text("utf-8")
    said = re.findall(r'^msgstr "(.*)"$', text, re.M)
    assert not [
        line for line in said if re.search(r"\b(vous|nous|est|dans|leur)\b", line, re.I) and " the " not in line
    ]


def test_knots_burst_in_the_order_of_their_dates(condition):
    """The testimony's play: the hood of 14 January before the letter of 30 January."""
    log = read_log(FOLDER / "plays" / "testimony.json")
    state = replay(log, condition).state
    facts = condition.tables.names.facts
    burst = [facts[int(one[s.E_WHAT])] for one in state.event[: state.scal[s.EVENTS]] if one[s.KIND] == s.E_BURST]
    assert burst == ["opening_delay", "coordinator_offer"]
