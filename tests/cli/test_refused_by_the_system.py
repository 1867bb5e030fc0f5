"""What the system refuses of a file: a sentence in the reader's language, and the rest goes on."""

import errno
import io
import os
import shutil
import sys
from pathlib import Path

import pytest

from game.cli import commands
from game.debrief import words as debrief_words
from game.pages import wording
from game.story.own_words import NotWholeError
from game.window import type as faces
from tests.cli.conftest import ASKING, TINY
from tests.cli.test_streams import sh

ENGLISH = ("Error(", "No such file", "Is a directory", "Too many levels", "File exists", "Not a directory", "denied")
links = pytest.mark.skipif(os.name == "nt", reason="links need a right there")


@pytest.fixture
def spoilt(tmp_path):
    """Paths of which nothing can be read, nor made a folder of plays."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"\xff")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "nowhere").symlink_to("gone/away")
    return {name: tmp_path / name for name in ("folder", "file", "loop", "nowhere", "absent")}


@links
@pytest.mark.parametrize("lang", ["fr_FR", "en_US"])
@pytest.mark.parametrize("command", ["replay", "debrief"])
def test_a_play_file_that_cannot_be_read(asked, speak, spoilt, command, lang):
    speak(lang)
    for path in spoilt.values():
        code, _, told = asked(command, path)
        assert (code, "L101" in told) == (1, True), path
        assert not [words for words in ENGLISH if words in told], told


@links
@pytest.mark.parametrize("lang", ["fr_FR", "en_US"])
def test_a_folder_of_plays_that_cannot_be_one(asked, speak, spoilt, lang):
    speak(lang)
    for name in ("file", "loop"):
        code, _, told = asked("export", "--data", spoilt[name])
        assert (code, "D105" in told) == (1, True), told
        assert not [words for words in ENGLISH if words in told], told


def test_a_key_of_a_play_that_is_of_another_kind(asked, tmp_path):
    file = tmp_path / "play.json"
    file.write_text('{"denouer": 1, "scenario": 3}')
    assert "Input should" not in asked("replay", file)[2]
    assert "L101" in asked("replay", file)[2]


@links
@pytest.mark.parametrize(("lang", "why"), [("fr_FR", "ne mène nulle part"), ("en_US", "leads nowhere")])
def test_a_scenario_that_is_a_link_to_nowhere_is_listed_and_the_others_go_on(asked, speak, tmp_path, lang, why):
    speak(lang)
    shutil.copytree(TINY, tmp_path / "tiny")
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "scenario.yaml").symlink_to("scenario.yaml")
    _, listed, _ = asked("scenarios", "--scenarios", tmp_path)
    assert why in listed
    assert "tiny" in listed
    for command in (["check"], ["translate", "loop"], ["simulate", "loop", "--plays", 1], ["play", "loop", "--text"]):
        code, told, wrong = asked(*command, "--scenarios", tmp_path)
        assert code == 1
        assert "S101" in told + wrong, command


@pytest.mark.parametrize(("lang", "why"), [("fr_FR", "ce n’est pas permis"), ("en_US", "it is not allowed")])
def test_any_file_that_a_command_could_not_use_is_named(asked, speak, monkeypatch, lang, why):
    speak(lang)

    def refused(_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/some/place")

    monkeypatch.setattr(commands, "schema", refused)
    code, _, told = asked("schema")
    assert (code, told.startswith("C311"), "/some/place" in told, why in told) == (1, True, True, True)


@pytest.mark.parametrize(
    "fault",
    [FileNotFoundError(errno.ENOENT, "", str(Path(sys.prefix, "lib", "x"))), FileNotFoundError("a library")],
)
def test_what_is_ours_is_not_said_to_be_the_system_s(asked, monkeypatch, fault):
    def broken(_):
        raise fault

    monkeypatch.setattr(commands, "schema", broken)
    with pytest.raises(FileNotFoundError):
        asked("schema")


@pytest.fixture
def fonts(tmp_path, monkeypatch):
    """Fonts of the test's own, read anew."""

    def forget():
        for kept in (faces._opened, faces._drawn_with, faces.rendered, faces.width, faces._pieces):
            kept.cache_clear()

    shutil.copytree(faces.FONTS, tmp_path / "fonts")
    monkeypatch.setattr(faces, "FONTS", tmp_path / "fonts")
    forget()
    yield tmp_path / "fonts"
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize("how", ["missing", "empty", "folder", "noise"])
def test_a_face_that_cannot_be_read_has_another_in_its_place(asked, fonts, tmp_path, how):
    spoilt = fonts / faces.FILES["label-strong"]
    spoilt.unlink()
    if how == "folder":
        spoilt.mkdir()
    elif how != "missing":
        spoilt.write_bytes(b"" if how == "empty" else os.urandom(5000))
    code, _, told = asked("shot", "title", "--scenario", TINY, "--out", tmp_path / "page.png")
    assert (code, (tmp_path / "page.png").read_bytes()[:4]) == (0, b"\x89PNG")
    assert told.startswith("D118")
    assert "Lato-Bold.ttf" in told


def test_without_any_face_one_still_reads(asked, fonts, tmp_path):
    shutil.rmtree(fonts)
    code, _, told = asked("shot", "title", "--scenario", TINY, "--out", tmp_path / "page.png")
    assert (code, told.count("D118")) == (0, len(faces.FILES))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize(("lang", "words"), [("fr_FR", "ne s’ouvre pas"), ("en_US", "does not open")])
def test_without_a_display_the_window_says_so(tmp_path, lang, words):
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "XDG_RUNTIME_DIR")
    code = f"import os; [os.environ.pop(name, 0) for name in {gone}]; {ASKING}"
    asked = ("play", "condition", "--seat", "founder", "--seed", "3", "--data", tmp_path / "of mine")
    ran = sh("", *asked, code=code, LANG=f"{lang}.UTF-8", LC_ALL="", LC_MESSAGES="")
    assert ran.returncode == 1
    assert b"C307" in ran.stderr
    assert words in ran.stderr.decode()
    again = f"play condition --seat founder --seed 3 --data '{tmp_path / 'of mine'}' --text"
    assert f"python3 main.py {again}" in ran.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="Windows always knows a home")
@pytest.mark.parametrize(("lang", "told"), [("fr_FR", "D117"), ("en_US", "D117")])
def test_an_account_without_a_home_plays_and_is_told_where(asked, speak, monkeypatch, tmp_path, lang, told):
    """Its user is in no list, and no variable says where it lives, as in a container."""
    speak(lang)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "moment"))
    (tmp_path / "moment").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    code, words, wrong = asked("--text")
    assert (code, told in words, wrong) == (0, True, "")
    assert asked("scenarios")[0] == 0
    assert asked("export")[0] == 0
    assert [one.name for one in tmp_path.iterdir()] == ["moment"]


SPOILT = {"gone": None, "empty": b"", "list": b"- a\n", "latin": "a: {fr: é, en: e}".encode("latin-1")}
SPOILT |= {"yaml": b"a: {fr: x\nb: [\n", "one": b"ok: {fr: a, en: b}\na: {fr: a}\n", "number": b"a: {fr: 1, en: 2}\n"}


@pytest.mark.parametrize(("lang", "words"), [("fr_FR", "installation du jeu"), ("en_GB", "installation is damaged")])
@pytest.mark.parametrize("kind", SPOILT)
@pytest.mark.parametrize("file", ["strings.yaml", "reasons.yaml", "debrief"])
def test_words_of_the_game_that_cannot_be_read_are_named(asked, speak, monkeypatch, tmp_path, lang, words, kind, file):
    for name in ("strings.yaml", "reasons.yaml"):
        shutil.copy(wording._LOCALE / name, tmp_path)
    shutil.copy(debrief_words._FILE, tmp_path / "debrief")
    (tmp_path / file).unlink() if SPOILT[kind] is None else (tmp_path / file).write_bytes(SPOILT[kind])
    speak(lang)
    monkeypatch.setattr(wording, "_LOCALE", tmp_path)
    monkeypatch.setattr(debrief_words, "_FILE", tmp_path / "debrief")
    read = (debrief_words.strings if file == "debrief" else wording.catalogue).__wrapped__
    with pytest.raises(NotWholeError) as bad:
        read()
    assert file in bad.value.place

    def broken(_):
        raise bad.value

    monkeypatch.setattr(commands, "shot", broken)
    code, _, errors = asked("shot", "title", "--out", tmp_path / "x.png")
    assert (code, errors[:5]) == (1, "C313 ")
    assert words in errors
    assert file in errors
    assert asked("scenarios")[0] == 0  # what needs none of its words goes on
