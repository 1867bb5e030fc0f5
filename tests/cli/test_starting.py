"""`new`: what it writes is sound at once, under every sheet, and played to its end; nothing that exists is touched."""

import json

import pytest

from game.play.play import Play
from game.rules import state as s
from game.story.identifiers import SHEETS
from game.story.library import load
from tests.story.test_diagnostics import scenario_problems


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_is_clean_at_once_in_both_languages(asked, tmp_path, sheet):
    code, told, errors = asked("new", "our-room", "--sheet", sheet, "--in", tmp_path)
    assert (code, errors) == (0, "")
    assert "our-room" in told
    assert load(tmp_path / "our-room").problems == ()
    assert scenario_problems(tmp_path / "our-room") == []
    assert asked("check", tmp_path / "our-room")[0] == 0


@pytest.mark.slow
def test_the_laboratory_finds_nothing_to_mend_in_it(asked, tmp_path, monkeypatch):
    """Whoever begins from it begins in the clear: what `lab` complains of later is what they wrote."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    asked("new", "our-room", "--sheet", "sheet-4", "--in", tmp_path)
    code, told, _ = asked("lab", "our-room", "--scenarios", tmp_path, "--plays", "2000", "--json")
    assert (code, json.loads(told)["complaints"]) == (0, [])
    code, _, errors = asked("lab", "our-room", "--scenarios", tmp_path, "--plays", "2000", "--beside", "condition")
    assert (code, errors[:4]) == (1, "C321")


def test_it_is_played_to_more_than_one_ending(asked, tmp_path):
    asked("new", "our-room", "--sheet", "sheet-4", "--in", tmp_path)
    loaded, endings = load(tmp_path / "our-room"), set()
    for seed in range(12):
        play = Play.begin(loaded, seed, [])
        assert play.over
        endings.add(int(play.state.scal[s.ENDING]))
    assert len(endings) > 1


@pytest.mark.parametrize("name", ["Our-room", "9lives", "a b", "é", "../x", "x" * 81, "sheets", ""])
def test_an_id_that_cannot_be_is_refused_and_nothing_is_written(asked, tmp_path, name):
    code, _, errors = asked("new", name, "--sheet", "sheet-1", "--in", tmp_path)
    assert code == 2
    assert "C125" in errors
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left_as_it_is(asked, tmp_path):
    there = tmp_path / "room"
    there.mkdir()
    (there / "notes.txt").write_text("à moi")
    code, _, errors = asked("new", "room", "--sheet", "sheet-1", "--in", tmp_path)
    assert code == 1
    assert "C127" in errors
    assert [(one.name, one.read_text()) for one in there.iterdir()] == [("notes.txt", "à moi")]


def test_the_nearest_sheet_is_said(asked, tmp_path):
    code, _, errors = asked("new", "room", "--sheet", "sheet-11", "--in", tmp_path)
    assert code == 2
    assert "sheet-1" in errors
    assert not (tmp_path / "room").exists()


def test_the_folder_to_write_in_is_made(asked, tmp_path):
    there = tmp_path / "ours" / "scenarios"
    code, told, errors = asked("new", "our-room", "--sheet", "sheet-4", "--in", there)
    assert (code, errors) == (0, "")
    assert f"--scenarios {there}" in told
    assert load(there / "our-room").problems == ()


def test_a_refused_id_makes_no_folder(asked, tmp_path):
    assert asked("new", "Our-room", "--sheet", "sheet-4", "--in", tmp_path / "ours")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_refused(asked, tmp_path):
    (tmp_path / "ours").write_text("à moi")
    code, _, errors = asked("new", "our-room", "--sheet", "sheet-4", "--in", tmp_path / "ours")
    assert code == 2
    assert "pas un dossier" in errors
    assert (tmp_path / "ours").read_text() == "à moi"
