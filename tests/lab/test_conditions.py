"""A condition that no play met is told with how many plays that was; one that some play met is not."""

from pathlib import Path

import pytest

from game.lab.conditions import held, never_true
from game.pages.lab import complaint
from game.story.library import load
from tests.story.test_diagnostics import edited, put

ENDING = '    if: "signed() and agreed(form.garden) and project() >= 20 and not burst(lease_ends)"\n'
RARE = "periods() >= 1 and visited(reply)"
NEVER = "trust(farm, school) >= fair and breaches() > 40"


def planted(folder: Path, condition: str):
    return load(put(folder, edited([(ENDING, f'    if: "{condition}"\n')])))


def test_what_never_held_is_told_where_it_stands(tmp_path):
    found = never_true(planted(tmp_path, NEVER), 20)
    assert found["plays"] == 20
    assert {"path": "endings.garden.if", "if": NEVER} in found["never"]


def test_what_held_once_is_not(tmp_path):
    found = never_true(planted(tmp_path, RARE), 60)
    assert "endings.garden.if" not in [one["path"] for one in found["never"]]


@pytest.mark.parametrize("reached", [0.0, 0.005])
def test_what_the_survey_met_is_not_said_never_true(tmp_path, reached):
    loaded = planted(tmp_path, NEVER)  # stands for one that the few plays asked do not meet
    option = next(one.id for one in loaded.scenario.choices() if one.when)
    endings = {"random": {"garden": 0.0}, "game": {"garden": reached}}
    known = held(loaded, {"endings": endings, "open": {"game": {option: 1.0}}, "scenes": {}})
    paths = [one["path"] for one in never_true(loaded, 2, known=known)["never"]]
    assert ("endings.garden.if" in paths) == (reached == 0)
    assert not any(f".{option}.if" in path for path in paths)


@pytest.mark.parametrize(("met", "ways", "known"), [(0.1, 1, True), (0.0, 1, False), (0.1, 2, False)])
def test_the_only_way_to_a_scene_that_was_met_is_not_either(tmp_path, met, ways, known):
    way = '          - {if: "happened(letter_questioned) and trust(farm, school) >= fair", goto: reply}\n'
    other = '          - {if: "trust(farm, school) >= fair", goto: reply}\n'
    loaded = load(put(tmp_path, edited([(way, way + other)] if ways == 2 else [])))
    coverage = {"endings": {}, "open": {}, "scenes": {"random": {"reply": 0.0}, "game": {"reply": met}}}
    assert ("happened(letter_questioned) and trust(farm, school) >= fair" in held(loaded, coverage)) == known


@pytest.mark.parametrize(
    ("lang", "words"),
    [("fr", "jamais vraie dans les 1\u202f000 parties où"), ("en", "never true in the 1,000 plays it was looked for")],
)
def test_it_is_said_with_its_number_of_plays(lang, words):
    told = complaint({"what": "NEVER", "id": "endings.garden.if", "if": NEVER, "plays": 1000}, lang)
    assert words in told
    assert NEVER in told


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "16\u00a0% des 1\u202f000 tirages"), ("en", "16% of the 1,000 draws")]
)
def test_how_seldom_an_agreement_is_possible_is_said_in_words(lang, words):
    assert words in complaint({"what": "ROOM", "id": "game", "possible": 0.16, "plays": 1000}, lang)
