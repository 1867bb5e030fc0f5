"""The walker finds each kind of fault where it was planted, in pages as persons have them; elsewhere, nothing."""

import json
from collections.abc import Callable

import pytest

from game.cli import main
from game.lab.covering import Kept
from game.pages import since
from game.rules import codes as c
from game.walk.looks import LOOKS
from game.walk.walker import few, walk
from tests.helpers.scenarios import SCENARIOS, tiny

PLAYS = [Kept(minds, seed, 0) for minds, seed in (("game", 0), ("random", 1), ("random", 2), ("disclose", 3))]
Patch = pytest.MonkeyPatch
PLANTS: dict[str, list[Callable[[Patch], None]]] = {}


def plants(kind: str):
    """A fault of this kind, planted in what makes pages."""

    def kept(plant):
        PLANTS.setdefault(kind, []).append(plant)
        return plant

    return kept


def found(plays=PLAYS):
    return walk(tiny(), plays)


def test_in_the_tiny_scenario_nothing_is_found():
    told = found()
    assert told["faults"] == {}, told["examples"]
    assert told["plays"] == len(PLAYS)
    assert told["pages"] > 100


def test_every_kind_has_its_planted_faults():
    assert set(PLANTS) == set(LOOKS)


@plants("unanswered")
def answers_are_not_told(patch):
    patch.setattr(since, "_answered", lambda desk, event: "")


@plants("unanswered")
def what_is_mine_comes_last(patch):
    shown = since._shown
    patch.setattr(since, "_shown", lambda desk: shown(desk)[::-1])


@plants("cut")
def three_lines_at_most(patch):
    lines = since._shown
    patch.setattr(since, "_shown", lambda desk: lines(desk)[:1])


@plants("cut")
def what_is_signed_is_not_told(patch):
    patch.setattr(since, "_RANKS", {kind: rank for kind, rank in since._RANKS.items() if kind != c.E_STOOD})


@plants("empty")
def a_bullet_alone(patch):
    part = since._part
    patch.setattr(since, "_part", lambda *given: (made := part(*given)).model_copy(update={"text": made.text + "\n- "}))


@plants("empty")
def words_that_are_missing(patch):
    patch.setattr(since.told, "answer_words", lambda desk, event: "")


@pytest.mark.parametrize(("kind", "plant"), [(kind, one) for kind, some in PLANTS.items() for one in some])
def test_a_planted_fault_is_found(monkeypatch, kind, plant):
    plant(monkeypatch)
    told = found()
    assert told["faults"].get(kind, 0) > 0, told["faults"]
    assert {one["lang"] for one in told["examples"][kind]} <= {"fr", "en"}


def test_the_few_are_at_most_those_asked_and_met_by_what_was_played():
    assert len(few(tiny(), 3, 90)) == 3
    assert all(one.moves > 0 for one in few(tiny(), 60, 45))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_command_says_what_it_found(monkeypatch, capsys, lang):
    from game.cli import walking

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, {"fr": "fr_FR.UTF-8", "en": "en_GB.UTF-8"}[lang])
    monkeypatch.setattr(walking, "find_spec", lambda name: None)  # not to compile in this process
    asked = ["walk", "tiny", "--scenarios", str(SCENARIOS), "--plays", "2"]
    assert main(asked) == 0
    assert {"fr": "Rien à reprendre.", "en": "Nothing to mend."}[lang] in capsys.readouterr().out
    a_bullet_alone(monkeypatch)
    assert main(asked) == 1
    assert walking.title("empty") in capsys.readouterr().out
    assert main([*asked, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"plays", "pages", "faults", "examples"}
    assert set(told["faults"]) == set(told["examples"]) == {"empty"}


def test_every_kind_is_said_in_both_languages():
    from game.cli.walking import TITLES

    assert set(TITLES) == set(LOOKS)
    assert all(french != english for french, english in TITLES.values())
