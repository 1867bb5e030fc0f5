"""The few figures of a survey: counted from its answers, kept for other scenarios, found again beside them."""

import json
import os

import pytest

from game.lab import figures as f


def answers(**changed):
    def ways(aimed, none, everyone):
        return {
            way: {"guesses": 0.5, "dials": {"common_good": good, "own_game": 50.0}}
            for way, good in zip(("aimed", "none", "everyone"), (aimed, none, everyone), strict=True)
        }

    return {
        "scenario": "sea",
        "plays": 200,
        "coverage": {"endings": {"game": {"calm": 0.2, "storm": 0.7, "fog": 0.1}}},
        "tables": {"game": {"room": 0.9, "agreed": 0.4}},
        "verdicts": {
            "injunction": {"fallen": 0.3, "brushed": 0.1, "avoided": 0.2},
            "certainties": {"fallen": 0.1, "brushed": 0.1, "avoided": 0.6},
        },
        "seats": {"boat": {"own_game": 61.0}, "pier": {"own_game": 44.0}},
        "blind": {
            "boat": {"game": [60.0, 1.0], "first": [50.0, 1.0], "agree": [58.5, 1.0]},
            "pier": {"game": [60.0, 1.0], "first": [57.0, 1.0]},
        },
        "attention": {"boat": ways(60, 50, 55), "pier": ways(60, 50, 60)},
        "reading": {
            "boat": {"words": 900, "scene_words": 300, "entries": 9, "minutes": 5.0},
            "pier": {"words": 950, "scene_words": 310, "entries": 10, "minutes": 6.0},
        },
        **changed,
    }


def test_each_figure_is_the_one_it_says():
    assert f.figures(answers()) == {
        "scenario": "sea",
        "plays": 200,
        "most": ["storm", 0.7],
        "least": ["fog", 0.1],
        "table": [0.9, 0.4],
        "fallen": ["certainties", 0.1],
        "avoided": ["injunction", 0.2],
        "served": ["boat", 61.0],
        "ill_served": ["pier", 44.0],
        "blind": ["boat", "agree", 1.5],
        "attention": [1, 2],
        "longest": ["pier", 950, 310, 10, 6.0],
    }


def test_what_a_scenario_has_none_of_is_said_so():
    nothing = f.figures(answers(tables={"game": {"room": None, "agreed": None}}, verdicts={}, reading={}))
    assert (nothing["table"], nothing["fallen"], nothing["avoided"], nothing["longest"]) == (None,) * 4


def test_figures_kept_stand_beside_those_of_another(tmp_path):
    for day, name in enumerate(("sea", "wood", "hill")):
        f.keep(tmp_path / name, f.figures(answers(scenario=name)))
        os.utime(tmp_path / name / f.NAME, (day, day))
    assert f.beside(tmp_path, "hill")["scenario"] == "wood"  # the last one that is another
    assert f.beside(tmp_path, "hill", "sea")["scenario"] == "sea"
    assert f.beside(tmp_path, "hill", "../hill") is None
    assert f.beside(tmp_path / "none", "hill") is None


@pytest.mark.parametrize("spoilt", ["", "[]", "{", json.dumps({"rules": "older", "scenario": "sea"})])
def test_figures_of_other_rules_or_unreadable_are_not_put_beside(tmp_path, spoilt):
    f.keep(tmp_path / "wood", f.figures(answers(scenario="wood")))
    (tmp_path / "sea").mkdir()
    (tmp_path / "sea" / f.NAME).write_text(spoilt, encoding="utf-8")
    os.utime(tmp_path / "wood" / f.NAME, (0, 0))
    assert f.beside(tmp_path, "hill")["scenario"] == "wood"
    assert f.beside(tmp_path, "hill", "sea") is None


def test_figures_of_which_some_lack_are_not_put_beside(tmp_path):
    whole = f.figures(answers(scenario="sea"))
    assert set(whole) == f.FIGURES
    for name in f.FIGURES:
        f.keep(tmp_path / "sea", {other: one for other, one in whole.items() if other != name})
        assert f.beside(tmp_path, "hill") is None
    f.keep(tmp_path / "sea", whole)
    assert f.beside(tmp_path, "hill")["scenario"] == "sea"


def test_where_nothing_is_kept_neither_are_figures(tmp_path):
    (tmp_path / "file").write_text("")
    f.keep(tmp_path / "file" / "sea", f.figures(answers()))
    assert f.beside(tmp_path, "hill") is None
    assert f.kept(tmp_path) is None
