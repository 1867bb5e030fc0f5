"""`export`: the plays of this machine listed, and one of them as a file that `replay` and `debrief` read."""

import json
import random
import sqlite3
import tempfile

import pytest

from game.cli import exporting, main, playing
from game.cli.refusals import Wrong
from game.play import storage
from game.play.play import Play
from game.play.refusals import BadSave
from game.play.storage import FILE, PlayStore
from game.story.library import load
from tests.play.drawing import move_once


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder of two plays of a scenario of the game, some moves long."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "fr_FR.UTF-8")
    folder = tmp_path / "data"
    with PlayStore(folder) as store:
        for seed in (1, 2):
            play = Play.begin(load("condition"), seed, ["founder"], store, began="2026-11-23")
            for _ in range(3):
                move_once(play, random.Random(seed))
    return folder


def listed(data, capsys):
    assert main(["export", "--data", str(data), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_play_is_one_file_that_replay_reads(data, tmp_path, capsys):
    one, two = listed(data, capsys)
    assert (one["scenario"], one["people"], one["began"], one["problem"]) == (
        "condition",
        ["founder"],
        "2026-11-23",
        None,
    )
    file = tmp_path / "made" / "two.json"
    assert main(["export", two["id"][:9], "--out", str(file), "--data", str(data)]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert main(["replay", str(file), "--verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["seed"] == 2
    assert main(["debrief", str(file), "--json"]) == 0
    capsys.readouterr()
    assert main(["export", two["id"], "--data", str(data)]) == 0
    assert capsys.readouterr().out == file.read_text(encoding="utf-8")
    assert main(["export", "--data", str(data)]) == 0
    told = capsys.readouterr().out
    assert one["id"] in told
    assert "coups" in told


def test_a_play_that_is_not_whole_or_not_there_is_said_and_nothing_is_written(data, tmp_path, capsys):
    one, two = listed(data, capsys)
    sqlite = sqlite3.connect(data / FILE)
    sqlite.executescript(f"DROP TRIGGER moves_delete; DELETE FROM moves WHERE play = '{one['id']}' AND number = 1")
    sqlite.close()
    file = tmp_path / "one.json"
    assert main(["export", one["id"], "--out", str(file), "--data", str(data)]) == 1
    assert "D104" in capsys.readouterr().err
    for given in ("zut", ""):
        assert main(["export", given, "--out", str(file), "--data", str(data)]) == 2
        assert capsys.readouterr().err
    assert not file.exists()
    assert [bool(play["problem"]) for play in listed(data, capsys)] == [True, False]
    assert main(["export", two["id"], "--out", str(file), "--data", str(data)]) == 0


def test_files_after_one_of_an_unknown_scenario_are_read(data, tmp_path, capsys, monkeypatch):
    one, two = listed(data, capsys)
    files = []
    for play in (one, two):
        files.append(tmp_path / f"{play['id']}.json")
        assert main(["export", play["id"], "--out", str(files[-1]), "--data", str(data)]) == 0
    told = json.loads(files[0].read_text(encoding="utf-8"))
    files[0].write_text(json.dumps({**told, "scenario": "conditoin"}), encoding="utf-8")
    for lang, word in (("fr_FR.UTF-8", "inconnu"), ("en_US.UTF-8", "unknown")):
        monkeypatch.setenv("LC_ALL", lang)
        assert main(["replay", *map(str, files)]) == 1
        said = capsys.readouterr()
        assert files[0].name in said.err
        assert "C103" in said.err
        assert word in said.err
        assert "condition" in said.err
        assert files[1].name in said.out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_where_nothing_can_be_kept_one_plays_all_the_same_and_it_is_said(tmp_path, monkeypatch, lang):
    """The usual place is one where no folder can be made; a place that was asked for is refused."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(storage, "data_folder", lambda: tmp_path / "file")
    session = playing.new_session(None, 1)
    session.keep({"lang": lang})
    page = session.page()
    assert "D117" in page.parts[0].text
    assert "D105" in page.parts[0].text
    assert session.store.path.parent.name in page.parts[0].text
    playing.opened(session, load("condition"), "founder")
    assert len(session.store.list()) == 1
    session.close()
    with pytest.raises(Wrong, match="D105"):
        playing.new_session(tmp_path / "file", 1)


@pytest.mark.parametrize("lang", ["fr_FR", "en_GB"])
@pytest.mark.parametrize("there", ["nothing", "an empty folder", "a folder of something else"])
def test_where_no_play_is_kept_nothing_is_made(tmp_path, monkeypatch, capsys, lang, there):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, f"{lang}.UTF-8")
    folder = tmp_path / "there"
    if there != "nothing":
        folder.mkdir()
    if there == "a folder of something else":
        (folder / "plays.sqlite-wal").write_text("?")
        (folder / "notes.txt").write_text("?")
    before = sorted(tmp_path.rglob("*"))
    for given in (folder, folder / "further" / "in"):
        assert main(["export", "--data", str(given)]) == 0
        told = capsys.readouterr().out
        assert ("Aucune partie" if lang == "fr_FR" else "No play") in told
        assert str(given) in told
        assert main(["export", "--data", str(given), "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == []
        assert main(["export", "abc", "--data", str(given), "--out", str(tmp_path / "one.json")]) == 2
        assert "C118" in capsys.readouterr().err
        assert sorted(tmp_path.rglob("*")) == before


def test_nor_in_ones_own_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(exporting, "data_folder", lambda: tmp_path / "own")
    assert main(["export"]) == 0
    assert "own" in capsys.readouterr().out
    assert not (tmp_path / "own").exists()


def test_plays_that_may_only_be_read_are_read(data, tmp_path, monkeypatch, capsys):
    one, _ = listed(data, capsys)
    before = {file: file.read_bytes() for file in data.iterdir()}

    class Reads(PlayStore):
        def __init__(self, folder):
            if folder == data:
                raise BadSave("D105", "read-only")
            super().__init__(folder)

    monkeypatch.setattr(exporting, "PlayStore", Reads)
    assert main(["export", one["id"], "--data", str(data), "--out", str(tmp_path / "one.json")]) == 0
    assert (tmp_path / "one.json").exists()
    assert {file: file.read_bytes() for file in data.iterdir()} == before
