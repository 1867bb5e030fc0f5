"""The sheet of a scenario: all of it is drawn, nothing on anything else, and what no play met shows."""

import re
from collections import Counter
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from game.pages.graph import BOX, _laid, _rows, _Sheet, graph_svg
from game.story.paths import OUT
from tests.helpers.scenarios import tiny

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("scenes", "choices", "steps", "ways", "ends", "endings")


def met(**given):
    return SimpleNamespace(plays=200, **{kind: Counter(given.get(kind, {})) for kind in KINDS})


def all_met():
    scenario = tiny().scenario
    return met(
        scenes={scene.id: 200 for scene in scenario.scenes()},
        choices={choice.id: 50 for choice in scenario.choices()},
        steps=dict.fromkeys(range(20), 200),
        endings={scenario.endings[0].id: 1, scenario.endings[-1].id: 199},
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_scene_choice_and_ending_is_named_with_its_share(lang):
    drawn = ElementTree.fromstring(graph_svg(tiny(), all_met(), met(), lang))
    told = [one.text for one in drawn.iter(f"{SVG}text")]
    scenario = tiny().scenario
    for one in (*scenario.scenes(), *scenario.choices(), *scenario.endings):
        assert one.id in told
    percent = " %" if lang == "fr" else "%"
    assert f"25{percent}" in told
    assert f"< 1{percent}" in told  # one play of two hundred is not nothing
    assert f"100{percent}" in told


def test_what_no_play_met_is_marked_and_nothing_else():
    whole = graph_svg(tiny(), all_met(), met(), "fr")
    assert 'class="box never"' not in whole
    nothing = graph_svg(tiny(), met(), met(), "fr")
    assert nothing.count('class="box never"') == len(tiny().scenario.scenes())
    assert nothing.count('class="never"') == len(tiny().scenario.choices())
    assert 'class="box never"' not in graph_svg(tiny(), met(), all_met(), "fr")  # at random is met all the same


def test_no_scene_is_drawn_on_another():
    sheet = _Sheet(tiny(), all_met(), met(), "fr")
    for act in tiny().scenario.acts:
        for step in act.course:
            places = [one for one in (_laid(sheet, step, act.scenes) if step.scenes else []) if one.wide == BOX]
            for one in places:
                beside = [other for other in places if other.row == one.row and other is not one]
                assert all(abs(other.x - one.x) >= BOX for other in beside)


def test_a_scene_is_below_all_that_lead_to_it_and_what_leads_back_does_not_push_it_down():
    ways = {"start": ["left", "right"], "left": ["end"], "right": ["left", "start"], "end": [OUT]}
    assert _rows(ways) == {"start": 0, "right": 1, "left": 2, "end": 3, OUT: 4}
    assert _rows({"alone": ["alone", OUT]}) == {"alone": 0, OUT: 1}


def test_the_sheet_stands_alone():
    whole = graph_svg(tiny(), all_met(), met(), "en")
    assert not re.search(r"(href|url\(|<script|<image)", whole)
