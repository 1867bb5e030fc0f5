"""What is typed after `main.py`: understood whole, or refused whole, in the reader's language."""

import argparse
import ast
import inspect
import re

import pytest

from game.cli import commands as done
from game.cli.asking import SEEDS, in_order, parser, understood
from game.cli.parser_words import FRENCH, parser_words
from game.cli.refusals import CODES, Wrong
from game.cli.values import size, whole
from tests.cli.conftest import PROJECT, TINY

COMMANDS = ["", *parser()[1]]


def words(text):
    return set(re.findall(r"[^\W\d_]+", text.lower()))


# Words that are the same in both languages, and names that are nobody's words.
SHARED = words(
    """
    options option usage scenario json schema yaml main py play simulate lab walk behaviour replay export debrief shot
    ours mine all graph svg proof apply html corrections new id sheet
    bench check scenarios translate peers html out data text seat seed lang theme size scale help keep minds interpreted
    compiled workers verify quick page paper dark contrast game random first last longest agree refuse disclose
    aimed none everyone
    third party en fr po png openspiel negmas n k h dénouer condition plays x at million against machine terminal
    structure moments test python s
    """
)
SHARED |= words(" ".join(option for one in parser()[1].values() for option in one._option_string_actions))
# What only a parser badly made says, to whoever made it.
TO_US = re.compile(
    "conflict|callable|__call__|prefix_chars|dest=|must be|invalid argument for positionals|cannot|with mode"
)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_one_language(asked, speak, name):
    told = {}
    for lang in ("fr_FR", "en_GB"):
        speak(lang)
        code, told[lang], errors = asked(*([name] if name else []), "--help")
        assert (code, errors) == (0, "")
    assert words(told["fr_FR"]) & words(told["en_GB"]) - SHARED == set()
    assert told["fr_FR"].startswith("usage\u202f: main.py")
    assert told["en_GB"].startswith("usage: main.py")


@pytest.mark.parametrize(("lang", "told"), [("fr_FR", "de {} à {}"), ("en_GB", "from {} to {}")])
def test_every_number_says_its_bounds_and_its_default(asked, speak, lang, told):
    speak(lang)
    numbers = 0
    for name, one in parser()[1].items():
        helped = " ".join(asked(name, "--help")[1].split())
        for action in one._actions:
            if isinstance(action.type, whole) and "--seed" not in action.option_strings:
                numbers += 1
                assert told.format(action.type.least, action.type.most) in helped, name
                assert action.default is None or str(action.default) in helped, name
    assert numbers >= 8


def test_a_word_of_the_other_language_is_found():
    assert words("montre cette aide, show this") & words("show this help") - SHARED == {"show", "this"}


SLIPS = [
    ["simulate"],
    ["simulate", "condition", "--plays"],
    ["simulate", "condition", "--plays", "deux"],
    ["simulate", "condition", "--plays", "3", "--interpreted", "--compiled"],
    ["simulate", "condition", "--plays", "3", "--json=3"],
    ["simulate", "condition", "--plays", "3", "--zut"],
    ["replay"],
    ["scenarios", "--json", "5"],
    ["play", "condition", "again"],
    ["shot", "title", "--size", "large", "--out", "x.png"],
    ["shot", "title", "--theme", "zzzzz", "--out", "x.png"],
    ["--zut"],
    ["zut"],
    ["--lang"],
    ["--lang", "de"],
    ["--seat", "initiator"],
    ["simulate", TINY, "--plays", "1", "--keep", "1"],
    ["simulate", TINY, "--plays", "1", "--out", "x"],
    ["simulate", TINY, "--plays", "1", "--keep", "0", "--out", "x"],
    ["simulate", TINY, "--plays", "1", "--seat", "farm=game", "--seat", "farm=random"],
    ["export", "--out", "x.json"],
    ["shot", "--out", "x.png"],
    ["shot", "--at", "3"],
    ["bench", "--million"],
    ["schema", "--json"],
    ["schema", "again"],
    ["play", "--", "condition", "--text"],
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_in_one_language(asked, speak, slip):
    told = {}
    for lang in ("fr_FR", "en_GB"):
        speak(lang)
        code, out, told[lang] = asked(*slip)
        assert (code, out) == (2, "")
        assert re.match(r"C\d{3} ", told[lang])
    given = set().union(*map(words, slip))
    assert words(told["fr_FR"]) & words(told["en_GB"]) - SHARED - given - {"c"} == set()


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        (["play", "condition", "again"], "C120 mot de trop\u202f: again"),
        (["play", "--", "condition", "--text"], "C120 mot de trop\u202f: --text"),
        (["export", "--out", "x.json"], "C112 --out FICHIER.json demande aussi PARTIE"),
        (["simulate", TINY, "--plays", "1", "--out", "x"], "C112 --out DOSSIER demande aussi --keep K"),
        (["simulate", "", "--plays", "1"], "C103 scénario inconnu\u202f: «\u202f\u202f»"),
        (["simulate", "condition", "--plays", "1", "--seed", " 5"], ": «\u202f 5\u202f»"),
    ],
)
def test_what_is_wrong_is_named(asked, tmp_path, monkeypatch, slip, told):
    monkeypatch.chdir(tmp_path)
    assert told in asked(*slip)[2]
    assert list(tmp_path.iterdir()) == []


def test_all_that_the_parser_says_has_its_french():
    """The messages of this Python's `argparse`, but for those that only its author can cause."""
    said = []
    for call in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext"):
            said += [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    assert len(said) > 15
    assert [one for one in said if one not in FRENCH and not TO_US.search(one)] == []
    holes = re.compile(r"%(?:\(\w+\))?[sr]")
    for english, french in FRENCH.items():
        assert set(holes.findall(french)) <= set(holes.findall(english)), english
        assert french.count("%s") == english.count("%s"), english


def test_the_parser_of_others_keeps_its_words():
    before = argparse._, argparse.ngettext
    with parser_words():
        assert argparse._("usage: ") == "usage\u202f: "
    assert (argparse._, argparse.ngettext) == before


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["play"]),
        (["--text"], ["play", "--text"]),
        (["--lang", "en"], ["play", "--lang", "en"]),
        (["--data", "here", "--seed", "3"], ["play", "--data", "here", "--seed", "3"]),
        (["--text", "play", "condition"], ["play", "--text", "condition"]),
        (["--json", "scenarios"], ["scenarios", "--json"]),
        (["--data", "play", "--text"], ["play", "--data", "play", "--text"]),
        (["--lang", "en", "debrief", "x.json"], ["debrief", "--lang", "en", "x.json"]),
        (["-h"], ["-h"]),
        (["check", "--json"], ["check", "--json"]),
    ],
)
def test_no_command_is_play(typed, meant):
    assert in_order(typed, parser()[1]) == meant


def test_every_command_is_made():
    for name in parser()[1]:
        assert callable(getattr(done, name))
    assert understood([]).run == "play"


def test_the_game_opens_in_the_terminal_without_a_command(process, tmp_path):
    ran = process("--text", "--data", tmp_path, "--lang", "en", stdin=None, input="q\n")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "3. Quit" in ran.stdout
    assert (tmp_path / "plays.sqlite").exists()


# numbers

HUGE = "9" * 5000
ODD = [
    "",
    " ",
    "-1",
    "1e3",
    "1.5",
    "٣",
    "²",
    "①",
    "1_000",
    " 5",
    "0x10",
    "NaN",
    "inf",
    HUGE,
    f"-{HUGE}",
    "5\x00",
    "\udcff",
]


def numbers():
    """Each option of each command that takes a whole number."""
    for name, one in parser()[1].items():
        for action in one._actions:
            if isinstance(action.type, whole) or action.type is size:
                yield name, action.option_strings[0]


def test_numbers_are_found():
    assert {("play", "--seed"), ("simulate", "--plays"), ("lab", "--workers"), ("shot", "--size")} <= set(numbers())


@pytest.mark.parametrize(("name", "option"), list(numbers()))
def test_an_absurd_number_is_refused_with_its_bounds(name, option):
    for odd in ODD if option != "--size" else [*ODD, "0x0", f"{HUGE}x720", "1280x٣", "1280x720x2", "-1x5"]:
        with pytest.raises(Wrong) as refused:
            understood([name, f"{option}={odd}"])
        told = str(refused.value)
        assert "un nombre entier de " in told or "une taille est attendue" in told
        assert len(told.splitlines()[0]) < 300
        assert refused.value.code == 2


def test_bounds_are_those_said():
    assert understood(["play", "condition", "--seed", str(SEEDS - 1)]).seed == SEEDS - 1
    with pytest.raises(Wrong, match=f"de 0 à {SEEDS - 1}"):
        understood(["play", "condition", "--seed", str(SEEDS)])


# refusals


def test_each_refusal_is_said_in_both_languages_and_used():
    room = (PROJECT / "game" / "cli").glob("*.py")
    sources = "".join(path.read_text(encoding="utf-8") for path in room if path.name != "refusals.py")
    holes = re.compile(r"{(\w+)}")
    for code, (french, english, _) in CODES.items():
        assert f'"{code}"' in sources, code
        assert set(holes.findall(french)) == set(holes.findall(english)), code
        assert not re.search("[ '][:;?!]|'", french), code  # French has its own spaces and apostrophe
    assert set(re.findall(r'"(C\d{3})"', sources)) == set(CODES)
    assert "Wrong(say(" not in sources


ODD_NAMES = ["", ".", "/", "..", "x" * 300, "x/" * 3000, "\udcff", "é\n", "*", "sheets/none", "\x1b[3J", "{0}"]
NAMED = [
    ["play", "@", "--text"],
    ["play", TINY, "--text", "--seat", "@"],
    ["check", "@"],
    ["simulate", "@", "--plays", "1"],
    ["simulate", TINY, "--plays", "1", "--seat", "@"],
    ["simulate", TINY, "--plays", "1", "--minds", "@"],
    ["lab", "@"],
    ["replay", "@"],
    ["debrief", "@", "--quick"],
    ["shot", "@", "--out", "x.png"],
    ["shot", "title", "--scenario", "@", "--out", "x.png"],
    ["shot", "title", "--theme", "@", "--out", "x.png"],
    ["bench", "--against", "@"],
    ["translate", "@"],
    ["@"],
]


@pytest.mark.parametrize("line", NAMED, ids=" ".join)
def test_a_name_of_nothing_is_refused_in_a_sentence(asked, monkeypatch, tmp_path, line):
    """Whatever it holds, and nothing of it reaches the terminal as a command."""
    monkeypatch.chdir(tmp_path)
    for odd in ODD_NAMES:
        if line == ["@"] and not odd:
            continue
        code, _, errors = asked(*[odd if one == "@" else one for one in line])
        assert code in (1, 2), odd
        assert re.search(r"\b[A-Z]\d{3}\b", errors), (odd, errors)
        assert len(errors) < 3000
        assert "\x1b" not in errors
    assert list(tmp_path.iterdir()) == []
