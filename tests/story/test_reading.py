"""Texts that vary: what a variant may say and ask, its path for translators, and that old plays do not mind it."""

import re

import pytest

from game.story.checking import scenario_problems
from game.story.library import load
from game.story.reading import SEEN_BY_ALL, SEEN_BY_ONE, SEEN_IF_TOLD
from game.story.walk import texts
from tests.helpers.scenarios import SCENARIOS, tiny

TINY = (SCENARIOS / "tiny" / "scenario.yaml").read_text("utf-8")
BRINGS = '    brings: "La terre, l’eau, les outils."\n'
HIDDEN = '            told: ""\n'
PARENTS = 'text: "Ils ont voté pour le jardin."'


def problems(tmp_path, *edits):
    """Codes of the errors of the tiny scenario once edited, and of variants that nobody reads."""
    text = TINY
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (tmp_path / "tiny").mkdir(exist_ok=True)
    (tmp_path / "tiny" / "scenario.yaml").write_text(text, "utf-8")
    found = scenario_problems(tmp_path / "tiny")
    return [one.code for one in found if one.severity == "error" or one.code == "S514"]


def of_farm(variants):
    """Variants of what the farm says of itself, which all read."""
    return BRINGS, f"{BRINGS}    reads: [{variants}]\n"


@pytest.mark.parametrize(
    ("variant", "codes"),
    [
        ('{id: a, if: "signed()", wants: "A"}', []),
        ('{id: a, for: school, wants: "A"}', []),
        ('{id: a, for: school, if: "known(school, roof_leaks) and trust(school, farm) > low", wants: "A"}', []),
        ('{id: a, wants: "A"}', ["S115"]),
        ('{id: a, if: "signed()"}', ["S115"]),
        ('{id: a, if: "signed()", text: "A"}', ["S115", "S105"]),
        ('{if: "signed()", wants: "A"}', ["S106"]),
        ('{id: a, for: scool, wants: "A"}', ["S201"]),
        ('{id: a, if: "sined()", wants: "A"}', ["S302"]),
        ('{id: a, if: "days(farm) > 1", wants: "A"}', ["S309"]),
        ('{id: a, if: "synergy(farm) > 1", wants: "A"}', ["S309"]),
        ('{id: a, if: "project() > 1", wants: "A"}', ["S309"]),
        ('{id: a, for: school, if: "days(farm) > 1", wants: "A"}', ["S309"]),
        ('{id: a, for: school, if: "trust(farm, school) > low", wants: "A"}', ["S309"]),
        ('{id: a, for: school, if: "asked(farm, school)", wants: "A"}', []),
        ('{id: a, if: "chosen(farm_says_yes)", wants: "A"}', []),
        ('{id: a, if: "chosen(school_promises)", wants: "A"}', ["S309"]),
        ('{id: a, for: school, if: "chosen(school_promises)", wants: "A"}', []),
        ('{id: a, if: "signed()", wants: "A"}, {id: a, if: "periods() > 0", wants: "B"}', ["S113"]),
        ('{id: a, for: school, wants: "A"}, {id: b, for: school, if: "signed()", wants: "B"}', ["S514"]),
        ('{id: a, for: school, wants: "A"}, {id: b, if: "signed()", wants: "B"}', []),
        ('{id: a, for: school, wants: "A"}, {id: b, for: school, if: "signed()", brings: "B"}', []),
    ],
)
def test_what_a_variant_may_say_and_ask(tmp_path, variant, codes):
    assert problems(tmp_path, of_farm(variant)) == codes


def test_a_flag_is_seen_where_every_choice_that_sets_it_is(tmp_path):
    flag = of_farm('{id: a, if: "happened(letter_answered)", wants: "A"}')
    assert problems(tmp_path, flag) == []
    assert problems(tmp_path, flag, (HIDDEN, f"{HIDDEN}            sets: [letter_answered]\n")) == ["S309"]


def test_what_one_seat_alone_reads_may_ask_what_it_knows(tmp_path):
    assert problems(tmp_path, (PARENTS, PARENTS + ', reads: [{id: a, if: "days(school) > 1", text: "A"}]')) == []
    assert problems(tmp_path, (PARENTS, PARENTS + ', reads: [{id: a, if: "days(farm) > 1", text: "A"}]')) == ["S309"]
    assert problems(tmp_path, (PARENTS, PARENTS + ", reads: [{id: a, for: farm, text: A}]")) == ["S514"]
    choice = '            text: "Dire tout de suite que l’argent manque"\n'
    for told, codes in (("text", []), ("told", ["S309"])):
        own = f'{choice}            reads: [{{id: a, if: "agenda(school, quiet)", {told}: "A"}}]\n'
        assert problems(tmp_path, (choice, own)) == codes


def test_each_variant_has_its_own_place_among_the_translations():
    loaded = load(SCENARIOS / "format" / "reads")
    french = texts(loaded.scenario, "reads")
    assert french["reads.scenes.reply.reads.promised.text"].endswith("cet hiver.")
    paths = {f"reads.{one.path}" for one in loaded.tables.names.reads}
    assert paths <= set(french)
    assert {f"reads.{one.text}" for one in loaded.tables.names.reads} <= set(french)
    assert paths <= set(loaded.catalogue.english)


def test_the_guide_says_what_a_variant_may_ask_in_both_languages():
    guide = (SCENARIOS.parents[1] / "scenarios" / "README.md").read_text("utf-8")
    for part in guide.split("# Écrire un scénario"):
        told = part[part.index("(`reads`)") :]
        for name in SEEN_BY_ALL | SEEN_BY_ONE | SEEN_IF_TOLD:
            assert re.search(rf"\b{name}\b", told), name


def test_words_that_vary_leave_old_plays_whole(tmp_path):
    """Neither the rules nor a save see variants: the same fingerprint with and without."""
    (tmp_path / "tiny").mkdir()
    text = TINY.replace(*of_farm('{id: a, if: "signed()", wants: "A"}, {id: b, for: school, wants: "B"}'))
    (tmp_path / "tiny" / "scenario.yaml").write_text(text, "utf-8")
    varied = load(tmp_path / "tiny")
    assert varied.fingerprint == tiny().fingerprint
    assert varied.texts_fingerprint != tiny().texts_fingerprint
