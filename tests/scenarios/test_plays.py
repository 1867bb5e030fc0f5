"""The plays that scenarios ship come to what they expect, and are what their directives give."""

import json
from pathlib import Path

import pytest

from game.cli.replaying import replayed
from game.play.log import read_log
from game.rules import state as s
from game.story.library import scenario_folders
from tests.scenarios.director import Director, directives

PROJECT = Path(__file__).resolve().parents[2]
KINDS = {"testimony", "better", "worse", "honourable"}
PLAYS = sorted((PROJECT / "scenarios").glob("*/plays/*.json"))
DIRECTED = [(scenario, name) for scenario, plays in directives().items() for name in plays]


def test_each_scenario_ships_its_four():
    shipping = sorted(path.parent.name for path in (PROJECT / "scenarios").glob("*/plays"))
    assert shipping == [folder.name for folder in scenario_folders()]
    assert set(directives()) <= set(shipping)
    for name in shipping:
        assert {path.stem for path in PLAYS if path.parents[1].name == name} == KINDS, name


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
def test_it_comes_to_what_it_expects(path):
    log = read_log(path)
    assert log.expects.ending is not None
    assert log.expects.pitfalls
    found, wrong = replayed(path, again=True)
    assert wrong == []
    assert found["ending"] == log.expects.ending


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
@pytest.mark.parametrize("change", [{"ending": "mentoring"}, {"pitfalls": {"injunction": "brushed"}}])
def test_a_wrong_expectation_is_caught(path, change, tmp_path):
    planted = json.loads(path.read_text("utf-8"))
    planted["expects"] = planted["expects"] | change
    (tmp_path / "planted.json").write_text(json.dumps(planted), "utf-8")
    _, wrong = replayed(tmp_path / "planted.json", again=False)
    assert [one.code for one in wrong] == ["L109"]


@pytest.mark.parametrize("path", PLAYS[:1], ids=lambda path: path.stem)
def test_an_unknown_id_is_caught(path, tmp_path):
    planted = json.loads(path.read_text("utf-8"))
    chosen = next(move for move in planted["moves"] if move["do"] == "choose")
    chosen["what"] += "s"
    (tmp_path / "planted.json").write_text(json.dumps(planted), "utf-8")
    _, wrong = replayed(tmp_path / "planted.json", again=False)
    assert "M104" in [one.code for one in wrong]


@pytest.mark.parametrize(("scenario", "name"), DIRECTED)
def test_the_file_is_what_the_directives_give(scenario, name):
    path = PROJECT / "scenarios" / scenario / "plays" / f"{name}.json"
    kept = read_log(path)
    director = Director(scenario, directives()[scenario][name], kept.header.seed)
    log, state, unused = director.play()
    assert unused == set()
    assert state.scal[s.OVER]
    assert director.burst(state) == sorted(directives()[scenario][name].get("bursts", []))
    assert log.as_json() == path.read_text("utf-8"), "record it again: python -m tests.scenarios.director"
