"""Each command as it is typed: its answer, its exit code, and clear words for what it does not understand."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.cli.asking import MINDS, parser
from game.cli.shooting import PAGES
from game.play.helper import News

PROJECT = Path(__file__).resolve().parents[1]
TINY = str(PROJECT / "tests" / "scenarios" / "tiny")
PNG = b"\x89PNG\r\n"


@pytest.fixture(autouse=True)
def in_french(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "fr_FR.UTF-8")


@pytest.fixture
def asked(capsys):
    """Run a command: (exit code, output, errors)."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def kept(tmp_path, asked):
    """Play files of the tiny scenario, in a folder `plays` beside it, so that they find it."""
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    code, _, errors = asked(
        "simulate", str(folder), "--plays", "6", "--seed", "4", "--keep", "3", "--out", str(folder / "plays"), "--json"
    )
    assert (code, errors) == (0, "")
    return sorted((folder / "plays").glob("tiny-*.json"))


def process(*arguments: str, typed: str = "", before: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    asking = "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", before + asking, *arguments],
        cwd=PROJECT,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | variables,
    )


# what is asked


@pytest.mark.parametrize("name", ["", *parser()[1]])
def test_help(asked, name):
    code, told, errors = asked(*([name] if name else []), "--help")
    assert (code, errors) == (0, "")
    assert "usage : main.py" in told


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["scenrios"], "scenarios"),
        (["simulate", "conditon", "--plays", "3"], "condition"),
        (["play", "conditon"], "condition"),
        (["shot", "title", "--scenario", "conditon", "--out", "x.png"], "condition"),
        (["check", "conditon"], "condition"),
        (["translate", "conditon"], "condition"),
        (["simulate", "condition", "--plays", "3", "--mindz", "game"], "--minds"),
        (["simulate", "condition", "--plays", "3", "--minds", "rendom"], "random"),
        (["simulate", TINY, "--plays", "3", "--seat", "fram=game"], "farm"),
        (["simulate", TINY, "--plays", "3", "--seat", "farm=gam"], "game"),
        (["play", TINY, "--seat", "fram"], "farm"),
        (["shot", "tabel", "--out", "x.png"], "table"),
        (["shot", "title", "--theme", "papr", "--out", "x.png"], "paper"),
    ],
)
def test_the_nearest_name_is_said(asked, arguments, nearest):
    code, told, errors = asked(*arguments)
    assert (code, told) == (2, "")
    assert f"peut-être : {nearest}" in errors


@pytest.mark.parametrize(
    "arguments",
    [
        ["simulate", "condition"],
        ["simulate", "condition", "--plays", "0"],
        ["simulate", "condition", "--plays", "many"],
        ["simulate", "condition", "--plays", "3", "--seed", "-1"],
        ["simulate", "condition", "--plays", "3", "--keep", "1"],
        ["simulate", "condition", "--plays", "3", "--play", "4"],
        ["simulate", "condition", "--plays", "3", "--interpreted", "--compiled"],
        ["shot", "title"],
        ["shot", "title", "--size", "wide", "--out", "x.png"],
        ["shot", "title", "--scale", "5", "--out", "x.png"],
        ["replay"],
        ["debrief", "x.json", "--lang", "de"],
    ],
)
def test_what_is_not_understood(asked, arguments):
    code, told, errors = asked(*arguments)
    assert (code, told) == (2, "")
    assert errors.strip()


def test_in_english(asked, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert asked("scenrios") == (2, "", "C101 unknown command: scenrios; perhaps: scenarios\n")


def test_minds_are_those_of_the_game():
    from game.minds import seats

    assert seats.MINDS == MINDS


def test_themes_are_those_of_the_window():
    from game.cli.asking import THEMES
    from game.window import theme

    assert set(theme.THEMES) == set(THEMES)


@pytest.mark.parametrize("arguments", [["--help"], ["scenarios", "--json"]])
def test_quick_answers(arguments):
    """Nothing that is long to import is."""
    process(*arguments)  # What can be kept is.
    watched = "import atexit, sys; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules))); "
    done = process(*arguments, before=watched)
    assert done.returncode == 0
    assert "game.cli" in done.stderr.split()
    assert not {"numba", "numpy", "pygame", "pydantic", "yaml", "babel"} & set(done.stderr.split())


def test_a_pipe_that_closes():
    asking = "import sys; from game.cli import main; sys.exit(main(['schema']))"
    ran = subprocess.Popen([sys.executable, "-c", asking], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with ran:
        assert ran.stdout
        assert ran.stderr
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 0


# scenarios


def test_scenarios(asked):
    code, told, _ = asked("scenarios", "--json")
    found = json.loads(told)
    assert code == 0
    assert "condition" in [one["id"] for one in found]
    keys = {"id", "titles", "sheet", "seats", "agendas", "scenes", "options", "endings", "words"}
    assert all("errors" in one or keys <= set(one) for one in found)
    assert asked("scenarios")[1].count("\n") == len(found)


def test_check(asked, tmp_path):
    assert asked("check", TINY)[0] == 0
    assert asked("check", "sheets")[0] in (0, 1)
    wrong = tmp_path / "tiny"
    shutil.copytree(TINY, wrong)
    text = (wrong / "scenario.yaml").read_text(encoding="utf-8")
    (wrong / "scenario.yaml").write_text(text + "\nnothing_known: 1\n", encoding="utf-8")
    code, told, _ = asked("check", str(wrong), "--json")
    assert code == 1
    assert "S105" in told
    assert asked("simulate", str(wrong), "--plays", "1")[0] == 1


@pytest.mark.parametrize(("lang", "gathered"), [("fr_FR", "S603 cette traduction"), ("en_GB", "S603 this translation")])
def test_faults_of_the_scenario_come_first_and_what_waits_for_a_translator_in_one_line(
    asked, monkeypatch, tmp_path, lang, gathered
):
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    assert asked("translate", str(folder))[0] == 0
    po, file = folder / "en.po", folder / "scenario.yaml"
    header, *entries = po.read_text(encoding="utf-8").split("\n\n")
    done = [one.replace('msgstr ""', 'msgstr "English."') for one in entries]
    po.write_text("\n\n".join([header, *done]), encoding="utf-8")
    text = file.read_text(encoding="utf-8").replace("La ferme", "La grange").replace("l’école", "l’étude")
    file.write_text(text + "\nnothing_known: 1\n", encoding="utf-8")
    told = asked("check", str(folder))[1].splitlines()
    places = ["en.po" in one for one in told[:-1]]
    assert places == sorted(places)
    assert [one for one in told[:-1] if "S105" in one and "en.po" not in one]
    as_json = json.loads(asked("check", str(folder), "--json")[1])
    waiting = [one for one in as_json if one["code"] in ("S602", "S603", "S604")]
    assert len(waiting) > 3
    (line,) = [one for one in told if "S602" in one or "S603" in one or "S604" in one]
    assert f"main.py translate {folder}" in line
    assert f"{gathered}" in line
    assert sum(int(n) for n in re.findall(r"(\d+) ×", line)) == len(waiting)


def test_schema(asked):
    code, told, _ = asked("schema")
    assert code == 0
    assert json.loads(told)["$schema"].startswith("https://json-schema.org/")


def test_translate(asked, tmp_path):
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    (folder / "en.po").unlink(missing_ok=True)
    code, told, _ = asked("translate", str(folder))
    assert code == 0
    assert told.startswith("textes : ")
    before = (folder / "en.po").read_text(encoding="utf-8")
    assert "msgctxt" in before
    assert asked("translate", str(folder))[1] == told
    assert (folder / "en.po").read_text(encoding="utf-8") == before


# plays


@pytest.mark.parametrize("mind", MINDS)
def test_simulate_says_the_same_again(asked, mind):
    again = [asked("simulate", TINY, "--plays", "4", "--minds", mind, "--json") for _ in range(2)]
    told = [json.loads(one[1]) for one in again]
    for one in told:
        assert one.pop("seconds") > 0
        assert one.pop("compile_seconds") == 0
        one.pop("moves_per_second")
    assert told[0] == told[1]
    assert told[0]["minds"] == dict.fromkeys(("farm", "school"), mind)


def test_simulate_with_a_seat_apart(asked):
    code, told, _ = asked("simulate", TINY, "--plays", "2", "--seat", "farm=refuse", "--json")
    assert code == 0
    assert json.loads(told)["minds"] == {"farm": "refuse", "school": "game"}


def test_simulate_in_words(asked):
    code, told, _ = asked("simulate", TINY, "--plays", "2", "--interpreted")
    assert code == 0
    assert "cadrans" in told


def test_replay_gives_what_was_kept(asked, kept):
    code, told, errors = asked("replay", "--verify", "--json", *map(str, kept))
    assert (code, errors) == (0, "")
    assert told == (kept[0].parent / "outcomes.json").read_text(encoding="utf-8")
    code, told, _ = asked("replay", "--json", str(kept[0]))
    one = json.loads(told)
    assert list(one) == ["scenario", "seed", "ending", "dials", "pitfalls", "approaches", "moves", "digest", "meaning"]
    assert (one["scenario"], one["seed"]) == ("tiny", 4)
    lines = asked("replay", *map(str, kept))[1].splitlines()
    assert len(lines) == 3
    assert lines[0].endswith(f", {one['meaning']}")


def test_simulate_gives_the_digest_of_what_plays_mean(asked, kept, monkeypatch):
    """That of the run is that of its plays in order; beyond a bound it is told only to those who ask."""
    each = [one["meaning"] for one in json.loads((kept[0].parent / "outcomes.json").read_text(encoding="utf-8"))]
    asking = ("simulate", TINY, "--plays", "3", "--seed", "4", "--interpreted")
    told = json.loads(asked(*asking, "--json")[1])["meaning"]
    assert told == hashlib.sha256("".join(each).encode()).hexdigest()[: len(told)]
    monkeypatch.setattr("game.cli.simulating.DIGESTED", 2)
    assert json.loads(asked(*asking, "--json")[1])["meaning"] is None
    assert json.loads(asked(*asking, "--json", "--digest")[1])["meaning"] == told
    assert told not in asked(*asking)[1]
    assert told in asked(*asking, "--digest")[1]


def test_replay_says_no(asked, kept, tmp_path):
    play = json.loads(kept[0].read_text(encoding="utf-8"))
    ended = json.loads(asked("replay", "--json", str(kept[0]))[1])["ending"]
    other = next(ending for ending in ("together", "apart", "nowhere") if ending != ended)
    kept[0].write_text(json.dumps(play | {"expects": {"ending": other}}), encoding="utf-8")
    code, told, errors = asked("replay", "--json", str(kept[0]))
    assert code == 1
    assert json.loads(told)["ending"] == ended
    assert "L109" in errors
    moves = play["moves"]
    kept[1].write_text(json.dumps(play | {"moves": [moves[-1], *moves]}), encoding="utf-8")
    assert asked("replay", str(kept[1]))[0] == 1
    assert asked("replay", str(tmp_path / "nothing.json"))[0] == 1
    # A mind that would have moved otherwise is only found by asking it again.
    kept[2].write_text(json.dumps(play | {"minds": {"farm": "last", "school": "first"}}), encoding="utf-8")
    assert asked("replay", str(kept[2]))[0] == 0
    code, _, errors = asked("replay", "--verify", str(kept[2]))
    assert code == 1
    assert "L107" in errors


def test_debrief(asked, kept, tmp_path):
    code, told, _ = asked("debrief", str(kept[0]), "--json")
    assert code == 0
    assert json.loads(told)["scenario"] == "tiny"
    for lang in ("fr", "en"):
        code, told, _ = asked("debrief", str(kept[0]), "--quick", "--lang", lang)
        assert code == 0
        assert told.strip()
    page = tmp_path / "debrief.html"
    assert asked("debrief", str(kept[0]), "--quick", "--html", str(page)) == (0, f"{page}\n", "")
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert asked("debrief", str(tmp_path / "nothing.json"))[0] == 1


def test_debrief_waits_for_the_decisive_moments(asked, kept, monkeypatch):
    heard = []

    class Quick:
        """A helper that answers at once, or is interrupted."""

        def ask(self, *question):
            heard.append(question[-1])

        def news(self, key):
            if len(heard) > 1:
                raise KeyboardInterrupt
            return News(1.0, None, "numba")

        def close(self):
            heard.append("closed")

    monkeypatch.setattr("game.cli.debriefing.Helper", Quick)
    code, told, _ = asked("debrief", str(kept[0]))
    assert code == 0
    assert "numba" in told
    assert heard == ["farm", "closed"]
    code, told, _ = asked("debrief", str(kept[0]))
    assert code == 0
    assert "s’est arrêté" in told
    assert asked("debrief", str(kept[0]), "--quick")[0] == 0
    assert heard == ["farm", "closed", "farm", "closed"]


@pytest.mark.slow
def test_debrief_shows_the_decisive_moments(asked, kept):
    code, told, errors = asked("debrief", str(kept[0]))
    assert (code, errors) == (0, "")
    assert "VOS CHOIX, D’AUTRES HASARDS" in told


@pytest.mark.slow
def test_lab(asked, tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    code, told, errors = asked("lab", TINY, "--plays", "200")
    assert (code, errors) == (1, "")  # the tiny scenario has faults on purpose
    for title in ("À REPRENDRE", "EN CLAIR", "RENCONTRÉ", "AGENDAS TIRÉS", "TABLES TYPIQUES", "Kalai–Smorodinsky"):
        assert title in told
    pieces = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.npz")}
    page = tmp_path / "lab.html"
    assert asked("lab", TINY, "--plays", "200", "--html", str(page), "--lang", "en")[0] == 1
    assert "Typical tables" in page.read_text(encoding="utf-8")
    code, told, _ = asked("lab", TINY, "--plays", "200", "--json")
    assert {"mixes", "bargains", "complaints"} <= set(json.loads(told))
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.npz")} == pieces  # nothing was done again


def test_play_in_the_terminal(tmp_path):
    ran = process("play", TINY, "--seat", "farm", "--text", "--seed", "3", "--data", str(tmp_path), typed="1\nq\n")
    assert ran.returncode == 0, ran.stderr
    assert "> " in ran.stdout
    assert (tmp_path / "plays.sqlite").exists()
    again = process("play", TINY, "--text", "--lang", "en", "--data", str(tmp_path))
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize(("locale", "goodbye"), [("en_GB.UTF-8", "see you soon"), ("C.UTF-8", "à bientôt")])
def test_without_a_language_kept_the_game_speaks_that_of_the_system(tmp_path, locale, goodbye):
    first = process("play", TINY, "--text", "--data", str(tmp_path), typed="q\n", LC_ALL=locale)
    assert goodbye in first.stdout
    again = process("play", TINY, "--text", "--data", str(tmp_path), typed="q\n", LC_ALL="fr_FR.UTF-8")
    assert goodbye in again.stdout  # kept from then on


# pages


def test_shot_lists_pages(asked):
    assert asked("shot") == (0, "\n".join(PAGES) + "\n", "")


@pytest.mark.parametrize("page", PAGES)
def test_shot(asked, tmp_path, page):
    picture = tmp_path / "shots" / f"{page}.png"
    has = (
        str(PROJECT / "tests" / "scenarios" / "format" / "ask") if page == "boxes" else TINY
    )  # no boxes in the tiny one
    code, told, errors = asked("shot", page, "--scenario", has, "--out", str(picture))
    assert (code, told, errors) == (0, f"{picture}\n", "")
    assert picture.read_bytes().startswith(PNG)


def test_shot_is_the_same_again(asked, tmp_path):
    pictures = [tmp_path / "one.png", tmp_path / "two.png"]
    for picture in pictures:
        options = ["--at", "2", "--size", "1024x640", "--scale", "150", "--theme", "dark", "--lang", "en"]
        assert asked("shot", "corridor", "--scenario", TINY, *options, "--out", str(picture))[0] == 0
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


@pytest.mark.slow
def test_bench():
    ran = process("bench", "--json")
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    assert {"help", "start_to_title", "round_and_page", "frame", "save", "resume", "solutions"} <= set(figures)
    assert all(figures[name] > 0 for name in ("page", "save", "resume") if name in figures)
