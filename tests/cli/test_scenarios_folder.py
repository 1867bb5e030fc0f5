"""`--scenarios DIR`: every command that takes a scenario takes another folder of them."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from game.cli.asking import parser
from game.story.library import load
from tests.cli.conftest import PROJECT, TINY

FORMAT = PROJECT / "tests" / "scenarios" / "format"
TAKES = {"play", "scenarios", "check", "simulate", "lab", "replay", "debrief", "shot", "translate", "walk"}
TAKES |= {"graph", "proof"}


@pytest.fixture
def folder(tmp_path):
    """One scenario whose sheet says nothing of it."""
    shutil.copytree(TINY, tmp_path / "of_ours" / "tiny")
    return tmp_path / "of_ours"


def test_the_commands_that_take_a_scenario_take_a_folder_of_them():
    assert {name for name, one in parser()[1].items() if "--scenarios" in one._option_string_actions} == TAKES


def test_listed_checked_and_simulated(asked, folder):
    code, told, _ = asked("scenarios", "--scenarios", folder, "--json")
    assert (code, [one["id"] for one in json.loads(told)]) == (0, ["tiny"])
    code, told, _ = asked("scenarios", "--scenarios", FORMAT, "--json")
    assert [one["id"] for one in json.loads(told)] == sorted(path.name for path in FORMAT.iterdir())
    code, told, _ = asked("check", "--scenarios", folder, "--json")
    assert code == 0
    assert {one["code"] for one in json.loads(told)} == {"S601", "S704"}
    code, told, _ = asked("check", "tiny", "--scenarios", folder)
    assert code == 0
    code, told, _ = asked("simulate", "tiny", "--plays", 2, "--interpreted", "--json", "--scenarios", folder)
    assert (code, json.loads(told)["plays"]) == (0, 2)


def test_one_that_is_not_there_is_refused_with_those_that_are(asked, folder):
    code, told, errors = asked("simulate", "condition", "--plays", 2, "--scenarios", folder)
    assert (code, told) == (2, "")
    assert "tiny" in errors
    assert "critical-point" not in errors


def test_kept_plays_are_replayed_and_debriefed_with_its_scenarios(asked, folder, tmp_path):
    plays = tmp_path / "kept"
    given = ("--plays", 3, "--interpreted", "--keep", 1, "--out", plays, "--scenarios", folder)
    assert asked("simulate", "tiny", *given)[0] == 0
    (play,) = plays.glob("tiny-*.json")
    assert asked("replay", play)[0] == 1  # its scenario is none of the game's own
    code, told, _ = asked("replay", play, "--verify", "--scenarios", folder, "--json")
    assert (code, json.loads(told)["ending"] in ("garden", "path")) == (0, True)
    code, told, _ = asked("debrief", play, "--quick", "--scenarios", folder)
    assert code == 0
    assert "Deux voisins" in told or "chemin" in told


def test_translated_and_drawn(asked, folder, tmp_path):
    assert asked("translate", "tiny", "--scenarios", folder)[0] == 0
    assert (folder / "tiny" / "en.po").is_file()
    picture = tmp_path / "page.png"
    assert asked("shot", "choose", "--out", picture, "--scenarios", folder)[0] == 0
    assert picture.read_bytes()[:4] == b"\x89PNG"


def test_played_from_its_folder(asked, folder, tmp_path, monkeypatch):
    """Its title page lists it, and a play of it is resumed."""
    from game.cli.playing import new_session

    session = new_session(tmp_path / "plays", 1, None, folder)
    try:
        session.act("open.new")
        assert [offer.id for offer in session.page().offers() if offer.id.startswith("scenario")] == ["scenario.tiny"]
        session.act("scenario.tiny")
        session.act("seat.farm")
        assert session.page().kind == "story"
        assert session.play.loaded.folder == folder / "tiny"
    finally:
        session.close()


@pytest.mark.parametrize(("lang", "words"), [("fr_FR", "pas un dossier"), ("en_GB", "not a folder")])
@pytest.mark.parametrize("name", ["nowhere", "", "a\0b", "x" * 5000, TINY + "/scenario.yaml"])
def test_what_is_no_folder_is_refused(asked, speak, lang, words, name):
    speak(lang)
    code, told, errors = asked("scenarios", "--scenarios", name)
    assert (code, told) == (2, "")
    assert words in errors


@pytest.mark.parametrize(("lang", "words"), [("fr_FR", "aucun scénario"), ("en_GB", "no scenario")])
def test_a_folder_without_any_is_said_to_be(asked, speak, tmp_path, lang, words):
    speak(lang)
    for line in (["scenarios"], ["check"], ["shot", "title", "--out", tmp_path / "x.png"]):
        code, told, errors = asked(*line, "--scenarios", tmp_path)
        assert (code, told, errors[:5], words in errors) == (1, "", "C122 ", True), line
    assert asked("scenarios", "--json", "--scenarios", tmp_path) == (0, "[]\n", "")
    assert list(tmp_path.iterdir()) == []


def test_sheets_by_their_name_are_those_of_the_game(asked, tmp_path, monkeypatch):
    here = asked("check", "sheets")
    monkeypatch.chdir(tmp_path)
    assert asked("check", "sheets") == here
    assert asked("check", tmp_path / "sheets")[2].startswith("C119")
    assert asked("translate", tmp_path / "sheets")[2].startswith("C119")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_folder_commands_no_terminal(asked, tmp_path):
    for name in ("a\nb", "\x1b[2J", "\u202eabc", "\udcff"):
        shutil.copytree(TINY, tmp_path / "all" / name)
    for line in (["scenarios"], ["check"]):
        _, told, errors = asked(*line, "--scenarios", tmp_path / "all")
        assert not [sign for sign in told + errors if not sign.isprintable() and sign not in "\n\u202f"]
        assert all(re.search(r"S\d{3}|inutilisable|erreurs", row) for row in told.splitlines())


def test_what_stops_a_translation_is_said_once(asked, folder):
    (folder / "tiny" / "en.po").unlink(missing_ok=True)
    (folder / "tiny" / "en.po").mkdir()
    code, told, errors = asked("translate", "tiny", "--scenarios", folder)
    assert (code, told, errors.count("S605")) == (1, "", 1)


def test_an_id_that_no_sheet_tells_is_sound():
    assert not [one for one in load(TINY).problems if one.code == "S213"]
    assert Path(TINY).is_dir()
