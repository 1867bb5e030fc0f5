"""What each scenario owes its players: choices that are choices, and as much in English as in French."""

import json
import re

import pytest

from game.story.library import SCENARIOS, load, load_sheets, scenario_folders
from game.story.summaries import list_scenarios

NAMES = [folder.name for folder in scenario_folders()]
LEAST_WORDS = 8_000  # of French

pytestmark = pytest.mark.parametrize("name", NAMES)


def test_every_choice_is_one(name):
    """In each scene that asks something, each seat asked has two options or more, one of them always open."""
    for scene in load(name).scenario.scenes():
        for seat in {choice.seat for choice in scene.choices}:
            own = [choice for choice in scene.choices if choice.seat == seat]
            assert len(own) >= 2, (scene.id, seat)
            assert any(choice.when is None for choice in own), (scene.id, seat)


def test_both_languages_count_as_many_scenes_and_nearly_as_many_words(name):
    (told,) = [one for one in json.loads(json.dumps(list_scenarios())) if one["id"] == name]
    words = told["words"]
    assert words["fr"] > LEAST_WORDS
    assert 0.75 < words["en"] / words["fr"] < 1.25


def test_pages_of_english_hold_no_french_left(name):
    text = (SCENARIOS / name / "en.po").read_text("utf-8")
    said = re.findall(r'^msgstr "(.*)"$', text, re.M)
    french = r"\b(vous|nous|est|dans|leur|avec)\b"
    assert not [line for line in said if re.search(french, line, re.I) and " the " not in line]


def test_its_sheet_tells_its_testimony(name):
    scenario = load(name).scenario
    assert name in load_sheets().sheets[scenario.sheet].testimonies


def test_it_says_who_its_people_are(name):
    """Each seat has somebody of its own, and so people are looked after (S710 to S712)."""
    scenario = load(name).scenario
    assert {one.of for one in scenario.cast.values()} >= set(scenario.structures)


def test_what_tells_somebody_something_lapses_or_changes_its_words_once_it_is_known(name):
    """A choice that tells a fact to one structure: its condition, or a variant of its text, asks whether that one was
    seen to learn it."""
    for choice in load(name).scenario.choices():
        asked = " ".join([choice.when or "", *(one.when or "" for one in choice.reads if one.text)])
        for one in choice.reveals:
            if one.to != "all":
                assert f"saw_learn({choice.seat}, {one.to}, {one.fact})" in asked, choice.id
