"""Where a command writes: tried before its work, written whole or not at all, refused in a sentence."""

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import commands, main
from game.cli.asking import parser
from game.cli.refusals import CODES
from game.cli.shooting import ENOUGH, Stroll
from game.cli.values import FileOut, FolderOut, kept_plays
from game.play.storage import PlayStore
from game.story import writing
from tests.cli.conftest import PROJECT, TINY

# What takes a value and writes nothing: names, words, what is read.
READ = {
    "scenario",
    "seat",
    "paths",
    "files",
    "file",
    "page",
    "path",
    "play",
    "against",
    "beside",
    "scene",
    "apply",
    "id",
    "sheet",
}


def outputs():
    """(command, option, its type) of all that is written where a person says."""
    return [
        (name, action.option_strings[0], action.type)
        for name, one in parser()[1].items()
        for action in one._actions
        if action.type in (FileOut, FolderOut)
    ]


def test_outputs_are_found():
    assert {(name, option) for name, option, _ in outputs()} >= {
        ("debrief", "--html"),
        ("lab", "--html"),
        ("shot", "--out"),
        ("simulate", "--out"),
    }


def test_every_option_says_what_it_takes():
    """An option that takes a value names its type: a plain name or what is read is declared above; what is written is
    a `FileOut` or a `FolderOut`, which `main` tries before any command works."""
    for name, one in parser()[1].items():
        for action in one._actions:
            if action.nargs == 0:
                continue
            assert action.type is not None, (name, action.dest)
            written = action.type in (FileOut, FolderOut, kept_plays)
            plain = action.type is str
            assert not plain or action.dest in READ, (name, action.dest)
            assert written == (action.dest in ("html", "out", "data")), (name, action.dest)


@pytest.fixture
def never(monkeypatch):
    """Commands that must not begin."""

    def begun(asked):
        raise AssertionError("the work began")

    for name in parser()[1]:
        monkeypatch.setattr(commands, name, begun)


def line_of(name, option, path):
    given = {
        "simulate": [TINY, "--plays", "1", "--keep", "1"],
        "lab": [TINY],
        "graph": [TINY],
        "proof": [TINY],
        "debrief": ["x.json"],
        "shot": ["title"],
    }
    return [name, *{**given, "export": ["3fa9"]}[name], option, str(path)]


@pytest.mark.parametrize(("name", "option", "kind"), outputs())
@pytest.mark.parametrize("as_json", [False, True])
def test_what_was_written_is_said(asked, monkeypatch, tmp_path, name, option, kind, as_json):
    def works(given):
        place = given.html if option == "--html" else given.out
        place.write(*(["file", "text"] if kind is FolderOut else ["text"]))
        return 0

    monkeypatch.setattr(commands, name, works)
    takes = "--json" in parser()[1][name]._option_string_actions
    line = [*line_of(name, option, tmp_path / "there"), *(["--json"] if as_json and takes else [])]
    assert asked(*line) == (0, "" if as_json and takes else f"{tmp_path / 'there'}\n", "")
    monkeypatch.setattr(commands, name, lambda _: 1)  # which wrote nothing
    assert asked(*line) == (1, "", "")


def everything(folder):
    return {path: path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize(("name", "option", "kind"), outputs())
@pytest.mark.usefixtures("never")
def test_a_place_that_cannot_be_written_is_refused_before_the_work(asked, speak, tmp_path, name, option, kind):
    (tmp_path / "file").write_text("kept")
    (tmp_path / "folder").mkdir()
    refused = {
        "C202": tmp_path / "file" / "x",
        "C205": tmp_path / ("x" * 300),
        "C206": "a\0b",
    }
    refused |= {"C201": tmp_path / "folder"} if kind is FileOut else {"C202": tmp_path / "file"}
    before = everything(tmp_path)
    for lang, word in (("fr_FR", 0), ("en_GB", 1)):
        speak(lang)
        for code, path in refused.items():
            exit_code, told, errors = asked(*line_of(name, option, path))
            assert (exit_code, told) == (CODES[code].exit, ""), errors
            assert errors.startswith(code)
            assert CODES[code][word].split("{found}")[-1] in errors
    assert everything(tmp_path) == before
    assert asked(*line_of(name, option, ""))[2].startswith("C206")


@pytest.mark.parametrize(("name", "option", "kind"), outputs())
@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "C203"), (errno.ENOSPC, "C204"), (errno.EIO, "C207")])
@pytest.mark.usefixtures("never")
def test_a_read_only_or_full_place_is_refused_before_the_work(
    asked, monkeypatch, tmp_path, name, option, kind, number, code
):
    """As root nothing is read-only, and no disk here is full: the system's answer is put in its place."""

    def refuses(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuses)
    assert asked(*line_of(name, option, tmp_path / "new" / "x"))[2].startswith(code)
    monkeypatch.undo()
    monkeypatch.setattr(commands, name, lambda _: 0)
    monkeypatch.setattr(Path, "open" if kind is FileOut else "write_bytes", refuses)
    exit_code, _, errors = asked(*line_of(name, option, tmp_path / "x"))
    assert exit_code == 1
    assert code in errors
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("failing", [RuntimeError, KeyboardInterrupt])
def test_what_was_there_stays_when_the_work_fails(monkeypatch, tmp_path, failing):
    """Whatever the command had written by then."""
    (tmp_path / "kept").write_text("kept")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.json").write_text("kept")
    before = everything(tmp_path)

    def half(asked):
        asked.html.write("half") if "html" in asked else asked.out.write("a.json", "half")
        raise failing

    for name in ("lab", "simulate"):
        monkeypatch.setattr(commands, name, half)
    for arguments in (
        line_of("lab", "--html", tmp_path / "kept"),
        line_of("lab", "--html", tmp_path / "new" / "deep" / "page.html"),
        line_of("simulate", "--out", tmp_path / "folder"),
        line_of("simulate", "--out", tmp_path / "new" / "deep"),
    ):
        if failing is KeyboardInterrupt:
            assert main(arguments) == 130
        else:
            with pytest.raises(failing):
                main(arguments)
        assert everything(tmp_path) == before


def test_a_missing_folder_is_made_and_a_link_is_followed(monkeypatch, tmp_path):
    monkeypatch.setattr(commands, "lab", lambda asked: asked.html.write("whole") or 1)
    assert main(line_of("lab", "--html", tmp_path / "new" / "deep" / "page.html")) == 1  # something to mend, and kept
    assert (tmp_path / "new" / "deep" / "page.html").read_text() == "whole"
    if hasattr(os, "symlink"):
        target, link = tmp_path / "target", tmp_path / "link"
        target.write_text("old")
        target.chmod(0o640)
        link.symlink_to(target)
        main(line_of("lab", "--html", link))
        assert link.is_symlink()
        assert target.read_text() == "whole"
        assert target.stat().st_mode & 0o777 == 0o640


def test_with_nothing_written_nothing_is_left(asked, tmp_path, monkeypatch):
    monkeypatch.setattr(commands, "simulate", lambda _: 0)
    assert asked("simulate", TINY, "--plays", "1", "--keep", "1", "--out", tmp_path / "new" / "folder")[0] == 0
    assert everything(tmp_path) == {}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
@pytest.mark.parametrize(
    "arguments", [["shot", "title", "--scenario", TINY, "--out"], ["debrief", "FILE", "--quick", "--html"]]
)
def test_a_full_device(asked, tmp_path, arguments):
    shutil.copytree(TINY, tmp_path / "tiny")
    plays = tmp_path / "tiny" / "plays"
    assert asked("simulate", tmp_path / "tiny", "--plays", "1", "--keep", "1", "--out", plays)[0] == 0
    file = str(plays / "tiny-0.json")
    code, told, errors = asked(*[file if one == "FILE" else one for one in arguments], "/dev/full")
    assert (code, told) == (1, "")
    assert errors.startswith("C204")
    assert asked(*[file if one == "FILE" else one for one in arguments], os.devnull) == (0, "", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
@pytest.mark.parametrize(("lang", "why"), [("fr_FR", "personne n’est à l’autre bout"), ("en_GB", "nobody is at")])
def test_a_pipe_is_written_where_somebody_reads_and_not_waited_for_where_nobody_does(asked, speak, tmp_path, lang, why):
    speak(lang)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    line = ["shot", "title", "--scenario", TINY, "--out", pipe]
    code, told, errors = asked(*line)
    assert (code, told, errors[:4], why in errors) == (1, "", "C207", True)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        with open(pipe, "wb"):  # the reader is there
            assert asked(*line) == (0, "", "")
        assert reader.stdout.read(4) == b"\x89PNG"
        reader.stdout.read()


def test_a_full_disk_at_the_end_leaves_what_was_there(monkeypatch, asked, tmp_path):
    (tmp_path / "page.html").write_text("kept")
    monkeypatch.setattr(commands, "lab", lambda asked: asked.html.write("whole") or 0)

    def full(_):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(writing.os, "fsync", full)
    code, _, errors = asked(*line_of("lab", "--html", tmp_path / "page.html"))
    assert (code, errors[:4]) == (1, "C204")
    assert everything(tmp_path) == {tmp_path / "page.html": b"kept"}


def test_a_picture_is_a_picture_whatever_its_name(asked, tmp_path):
    for name in ("page", "page.txt", "page.PNG"):
        assert asked("shot", "title", "--scenario", TINY, "--out", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("lang", "words"), [("fr_FR", "corridor (au coup 15 ou après)"), ("en_GB", "corridor (at move 15 or later)")]
)
def test_a_page_that_is_not_met_from_a_move_on_is_said_with_the_move(asked, speak, monkeypatch, tmp_path, lang, words):
    speak(lang)
    monkeypatch.setattr("game.cli.shooting.TRIES", 1)
    code, _, errors = asked("shot", "corridor", "--scenario", TINY, "--at", "15", "--out", tmp_path / "x.png")
    assert (code, errors[:5], words in errors) == (1, "C306 ", True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("page", ["story", "table", "card", "signed", "feeling", "debrief", "debrief-mine"])
@pytest.mark.parametrize(("lang", "words"), [("fr_FR", "jusqu’au coup"), ("en_GB", "as far as move")])
def test_a_move_beyond_the_end_of_plays_is_said_as_soon_as_it_is_known(
    asked, speak, monkeypatch, tmp_path, lang, words, page
):
    speak(lang)
    begun: list[int] = []
    sit = Stroll.sit
    monkeypatch.setattr(Stroll, "sit", lambda self: (begun.append(len(begun)), sit(self))[1])
    for at, most in ((99_999, 1), (30, ENOUGH)):
        begun.clear()
        code, told, errors = asked("shot", page, "--scenario", TINY, "--at", at, "--out", tmp_path / "x.png")
        assert (code, told, errors[:5]) == (1, "", "C320 ")
        assert f"{words} {at}" in errors
        assert len(errors.splitlines()) == 1
        assert len(begun) <= most
    assert list(tmp_path.iterdir()) == []


def test_plays_are_kept_all_or_none(asked, tmp_path):
    folder = tmp_path / "plays"
    (folder / "outcomes.json").mkdir(parents=True)
    line = ["simulate", TINY, "--plays", "2", "--keep", "2", "--out", folder]
    code, _, errors = asked(*line)
    assert (code, errors[:4]) == (1, "C201")
    assert [path.name for path in folder.iterdir()] == ["outcomes.json"]
    (folder / "outcomes.json").rmdir()
    assert asked(*line)[0] == 0
    assert {path.name for path in folder.iterdir()} == {"outcomes.json", "tiny-0.json", "tiny-1.json"}


def test_where_plays_are_kept_is_refused_in_words(asked, tmp_path):
    (tmp_path / "file").write_text("kept")
    for folder in (tmp_path / "file", tmp_path / "file" / "deep", tmp_path / ("x" * 300), "", "a\0b"):
        code, told, errors = asked("play", TINY, "--text", "--data", folder)
        assert code in (1, 2)
        assert told == ""
        assert errors[0] in "CD"
        assert errors.count("\n") == 1
    assert (tmp_path / "file").read_text() == "kept"


def test_what_is_asked_as_data_and_in_a_file_is_given_as_both(asked, tmp_path, monkeypatch):
    monkeypatch.setattr("game.lab.survey.survey", lambda *_: {"complaints": [], "coverage": {}})
    monkeypatch.setattr("game.cli.exploring.conditions", lambda *_: {"plays": 2, "never": []})
    monkeypatch.setattr("game.cli.exploring.walked", lambda *_: ({"faults": {}}, {}))
    monkeypatch.setattr("game.lab.figures.figures", lambda _: {"scenario": "tiny"})
    monkeypatch.setattr("game.lab.figures.keep", lambda *_: None)  # not among this person's own
    monkeypatch.setattr("game.pages.lab.lab_html", lambda *_: "a page")
    code, told, _ = asked("lab", TINY, "--json", "--html", tmp_path / "lab.html")
    assert (code, json.loads(told)["complaints"], (tmp_path / "lab.html").read_text()) == (0, [], "a page")
    assert asked("lab", TINY, "--html", tmp_path / "lab.html")[:2] == (0, f"{tmp_path / 'lab.html'}\n")


def test_a_catalogue_that_cannot_be_written(asked, tmp_path, monkeypatch):
    shutil.copytree(TINY, tmp_path / "tiny")
    (tmp_path / "tiny" / "en.po").unlink(missing_ok=True)

    def refuses(*_):
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(Path, "write_bytes", refuses)
    monkeypatch.setattr(Path, "replace", refuses)
    code, _, errors = asked("translate", tmp_path / "tiny")
    assert (code, errors[:4]) == (1, "C203")


# plays read back


@pytest.fixture
def kept(asked, tmp_path):
    shutil.copytree(TINY, tmp_path / "tiny")
    plays = tmp_path / "tiny" / "plays"
    assert asked("simulate", tmp_path / "tiny", "--plays", "2", "--keep", "2", "--out", plays)[0] == 0
    return sorted(plays.glob("*.json"))


def test_all_files_of_a_folder_of_plays_are_replayed(asked, kept):
    """What they came to is no play: it is passed over, and said so."""
    assert [path.name for path in kept] == ["outcomes.json", "tiny-0.json", "tiny-1.json"]
    code, told, errors = asked("replay", *kept)
    assert (code, len(told.splitlines())) == (0, 2)
    assert errors.startswith("C309")
    assert "outcomes.json" in errors
    code, told, _ = asked("replay", "--json", *kept)
    assert (code, json.loads(told)) == (0, json.loads(kept[0].read_text(encoding="utf-8")))


def test_one_bad_file_stops_no_other(asked, speak, kept, tmp_path):
    strange = tmp_path / "strange.json"
    strange.write_text(json.dumps(json.loads(kept[1].read_text(encoding="utf-8")) | {"scenario": "unknown"}))
    bad = {"list": "[1, 2]", "nothing": "[]", "deep": "[" * 100_000, "digits": "9" * 6000, "empty": ""}
    for name, text in bad.items():
        (tmp_path / name).write_text(text)
    files = [strange, tmp_path, *(tmp_path / name for name in bad), tmp_path / "none"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        files.append(tmp_path / "pipe")
    if os.path.exists("/dev/full"):
        files.append(Path("/dev/full"))  # zeros without end
    for lang in ("fr_FR", "en_GB"):
        speak(lang)
        code, told, errors = asked("replay", *files, *kept[1:])
        assert (code, len(told.splitlines())) == (1, 2)
        assert (errors.count("C103"), errors.count("L101")) == (1, len(files) - 1)
        assert len(errors.splitlines()) == len(files)
        for file in files:
            assert asked("debrief", file, "--quick")[:2] == (1, "") or file == strange


@pytest.mark.parametrize("lang", ["fr_FR", "en_GB"])
@pytest.mark.parametrize("odd", ["\x1b[2J", "\x9b2J", "a\rb", "\x00", "barn"])
def test_a_play_that_somebody_changed_is_refused_and_commands_no_terminal(asked, speak, kept, odd, lang):
    speak(lang)
    data = json.loads(kept[1].read_text(encoding="utf-8"))
    changed = [{"scenario": odd}, {"people": [odd]}, {"people": ["farm", "farm"]}, {"moves": [{"seat": odd}]}]
    changed.append({"agendas": data["agendas"] | {"farm": data["agendas"]["farm"] | {"seeks": odd}}})
    for one in changed:
        kept[1].write_text(json.dumps(data | one), encoding="utf-8")
        for command in (["replay", kept[1]], ["debrief", kept[1], "--quick"]):
            code, told, errors = asked(*command)
            assert code in (1, 2), one
            assert re.search(r"\b[A-Z]\d{3}\b", errors)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", told + errors)


def half_written(folder, process, name="part", host=None):
    """What a game that was killed leaves, a file and a folder."""
    file = folder / f".denouer-{host or writing.machine()}-{process}-7f00.{name}"
    file.write_text("half")
    return file


def test_what_a_kill_left_is_cleared_away_and_nothing_else(asked, tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = half_written(tmp_path, ended.pid)
    folder = tmp_path / f".denouer-{writing.machine()}-{ended.pid}-7f01.part"
    folder.mkdir()
    (folder / "a.json").write_text("half")
    others = [
        half_written(tmp_path, os.getppid()),  # at work still
        half_written(tmp_path, ended.pid, "parts"),
        half_written(tmp_path, ended.pid, host="0" * 8),  # of another machine, in a folder that is shared
        tmp_path / f".denouer-{writing.machine()}-{ended.pid}-mine.part",
    ]
    others[-1].write_text("mine")
    assert asked("shot", "title", "--out", tmp_path / "x.png")[0] == 0
    assert not left.exists()
    assert not folder.exists()
    assert all(one.exists() for one in others)


WAITS = """
import sys, time
from game.cli import commands, main
def wait(asked):
    asked.out.write("a.json", "half") if asked.run == "simulate" else asked.out.write("half")
    print("writing", flush=True)
    time.sleep(600)
commands.simulate = commands.shot = wait
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM), signal.SIGKILL])
@pytest.mark.parametrize("name", ["simulate", "shot"])
def test_a_command_that_is_ended_leaves_nothing_or_the_next_clears_it(tmp_path, asked, number, name):
    out = tmp_path / "folder" if name == "simulate" else tmp_path / "x.png"
    line = line_of(name, "--out", out)
    with subprocess.Popen([sys.executable, "-c", WAITS, *line], cwd=PROJECT, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline()
        process.send_signal(number)
        code = process.wait()
    if number == signal.SIGKILL:
        assert len([one for one in everything(tmp_path) if ".denouer-" in str(one)])
        assert asked(*line)[0] == 0
    else:
        assert code == 128 + number
        assert everything(tmp_path) == {}
    assert not [one for one in everything(tmp_path) if ".denouer-" in str(one)]


@pytest.mark.parametrize("lang", ["fr_FR", "en_GB"])
def test_no_command_writes_over_what_it_reads_nor_over_plays_nor_over_a_scenario(asked, speak, kept, tmp_path, lang):
    speak(lang)
    play = next(one for one in kept if one.name != "outcomes.json")
    store = tmp_path / "data" / "plays.sqlite"
    with PlayStore(store.parent):
        pass
    shutil.copytree(TINY, tmp_path / "mine")
    link = tmp_path / "link.html"
    link.symlink_to(play)
    before = everything(tmp_path)
    for line in (
        ["debrief", play, "--quick", "--html", play],
        ["debrief", play, "--quick", "--html", link],
        ["debrief", play, "--quick", "--html", tmp_path / "mine" / "scenario.yaml"],
        ["export", "x", "--data", store.parent, "--out", store],
        ["shot", "title", "--out", store],
        ["lab", tmp_path / "mine", "--html", tmp_path / "mine" / "scenario.yaml"],
    ):
        code, told, errors = asked(*line)
        assert (code, told) == (1, ""), line
        assert errors.startswith("C210 ")
        assert len(errors.splitlines()) == 1
    assert everything(tmp_path) == before
