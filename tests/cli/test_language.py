"""`--lang` rules all that a command says, wherever it stands: what it refuses before it is understood too."""

import itertools

import pytest

from game.cli import main
from game.cli.asking import parser
from game.cli.speaking import language
from tests.cli.conftest import TINY

FRENCH = ("inconnu", "attend", "manque", "dossier", "usage :", "Aucune", "sauvegarde", "aucune", "lire", "permis")
WRONG = {  # for each command, something that it refuses
    "play": (
        ["nowhere"],
        ["--seed", "x"],
        ["--data", "a\0b"],
        ["--what"],
        [TINY, "--seat", "nobody"],
        ["--from", "x"],
        [TINY, "--from", "x"],
        ["--seat"],
    ),
    "scenarios": (["--what"], ["--scenarios", "nowhere"]),
    "check": (["nowhere"], ["--what"]),
    "simulate": (["nowhere", "--plays", "x"], [TINY], [TINY, "--plays", "1", "--minds", "x"]),
    "lab": (["nowhere"], ["nowhere", "--plays", "1"]),
    "behaviour": (["--plays", "1"],),
    "replay": (["nowhere.json"], []),
    "export": (["zzz"], ["--what"]),
    "debrief": (["nowhere.json"], ["--what", "x"], []),
    "shot": (["nowhere"], ["--size", "1"], ["--scale", "1"]),
    "bench": (["--against", "nowhere"], ["--against"]),
    "schema": (["--what"],),
    "translate": (["nowhere"], []),
    "new": (["A", "--sheet", "sheet-1"], ["ab", "--sheet", "x"], ["condition", "--sheet", "sheet-1"], ["ab"], []),
    "proof": (["nowhere", "--out", "x.html"], [TINY], [TINY, "--apply", "nowhere.html"], [TINY, "--out"], []),
    "graph": (["nowhere"], ["nowhere", "--plays", "x"], [], [TINY]),
    "walk": (["nowhere"], ["nowhere", "--plays", "x"], []),
}


def test_every_command_is_here():
    assert set(parser()[1]) == set(WRONG)


CASES = [(command, words) for command, each in WRONG.items() for words in each]


@pytest.mark.parametrize(("command", "words"), CASES)
def test_what_is_refused_is_said_in_the_language_asked_for_wherever_it_is_asked(
    speak, asked, tmp_path, monkeypatch, command, words
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    speak("en_GB")
    plain = asked(command, *words)
    assert plain[0] != 0
    speak("fr_FR")
    for lang, way in itertools.product(("--lang", "--lang="), (0, 1, 2)):
        option = ["--lang", "en"] if lang == "--lang" else ["--lang=en"]
        given = [[*option, command, *words], [command, *option, *words], [command, *words, *option]][way]
        code, told, errors = asked(*given)
        assert code != 0
        assert errors
        assert not [word for word in FRENCH if word in told + errors], errors
    assert language() == "fr"


@pytest.mark.parametrize("text", [["--text"], []])
def test_saves_that_cannot_be_kept_are_said_so(speak, asked, tmp_path, text):
    (tmp_path / "file").write_text("")
    place = [*text, "--data", tmp_path / "file"]
    for given in ([*place, "--lang", "en"], ["--lang=en", *place]):
        _, _, errors = asked("play", *given)
        assert errors
        assert not [word for word in FRENCH if word in errors]


def test_the_last_language_asked_for_rules_and_one_that_is_none_changes_nothing(speak, asked):
    assert "unknown" in asked("play", "--lang", "fr", "--what", "--lang", "en")[2]
    assert "inconnue" in asked("play", "--lang", "en", "--what", "--lang", "fr")[2]
    assert "inconnu" in asked("play", "--lang", "de")[2]


def test_the_language_goes_with_the_command(speak, capsys):
    main(["--help", "--lang", "en"])
    assert "plays a scenario" in capsys.readouterr().out
    main(["--help"])
    assert "joue un scénario" in capsys.readouterr().out
