"""The debrief of any play can be said whole, in both languages, in the facilitator's order, with no verdict on a
person.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from game.debrief import outcome as o
from game.debrief.common import band
from game.debrief.debrief import as_json, debrief
from game.debrief.story import MOST
from game.debrief.words import Speaker, Words, strings
from game.rules import codes as c
from game.rules.read.stance import ZONES
from game.story.library import load_sheets
from tests.debrief.playing import FARM, LOADED, begun, plant, random_play, sign
from tests.helpers.large import large
from tests.minds.test_decide import play

LIBRARY = load_sheets()


def words_in(thing: Any) -> Iterator[Words]:
    if isinstance(thing, Words):
        yield thing
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from words_in(getattr(thing, one.name))
    elif isinstance(thing, dict):
        for one in thing.values():
            yield from words_in(one)
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from words_in(one)


@pytest.mark.parametrize("seed", range(12))
def test_every_word_can_be_said(seed: int) -> None:
    told = debrief(LOADED, LIBRARY, random_play(seed))
    for lang in ("fr", "en"):
        speak = Speaker(LOADED, LIBRARY, lang)
        for words in words_in(told):
            assert speak(words).strip()
    assert json.loads(json.dumps(as_json(told)))["scenario"] == "tiny"


def test_the_order_and_the_ending() -> None:
    told = debrief(LOADED, LIBRARY, random_play(3))
    assert list(as_json(told))[3:] == [
        "happened",
        "choices",
        "why",
        "says",
        "now",
        "common_good",
        "bonds",
        "crossed",
        "fork",
        "mine",
    ]
    assert told.happened[-1].kind == "ending"
    assert len(told.happened) <= MOST
    assert [moment.tick for moment in told.happened] == sorted(moment.tick for moment in told.happened)


def test_what_was_hidden_is_shown() -> None:
    state = begun(seeks=("hands", "outdoors"), red=("no_garden", "nothing"))
    sign(state, "form.garden", "pace.spring")
    farm = debrief(LOADED, LIBRARY, state).why.revealed[FARM]
    assert farm.card == "savings"
    assert farm.crossed == ["form.garden"]
    assert farm.result == "below"
    assert "lease_ends" in farm.facts
    assert {wish.option: wish.met for wish in farm.wishes}["pace.spring"]


def test_evidence_has_its_moment_and_its_sentence() -> None:
    state = begun()
    plant(state, c.E_LEFT, FARM)
    seen = {one.id: one for one in debrief(LOADED, LIBRARY, state).says.pitfalls}
    assert [seen["fear-of-conflict"].verdict, seen["fear-of-conflict"].own] == ["fallen", False]
    item = seen["fear-of-conflict"].items[0]
    assert (item.tick, item.by, item.words.say) == (1, "farm", "p.left_silent")
    assert seen["injunction"].verdict == "none", "the scenario's own are listed without evidence too"


def test_at_a_large_table_evidence_of_many_is_one_sentence() -> None:
    """Every seat offers a free exit: one line names them all, and every word can be said."""
    state = play(large().tables, 4)
    told = debrief(large(), LIBRARY, state)
    speak = Speaker(large(), LIBRARY, "fr")
    assert all(speak(words).strip() for words in words_in(told))
    assert json.loads(json.dumps(as_json(told)))["scenario"] == "large"
    named = 0
    for one in (*told.says.pitfalls, *told.says.approaches):
        seen = [
            (item.grade, item.words.say, str({**item.words.args, "by": ""})) for item in one.items if item.words.say
        ]
        assert len(seen) == len(set(seen)), one.id
        who = [item.words.args.get("by") for item in one.items]
        named = max([named, *(len(by) for by in who if isinstance(by, list))])
    assert named > 6
    assert len(told.why.revealed) == 11
    by = [guess.by for one in told.why.revealed for guess in one.guesses if guess.time == 0]
    assert 0 < max(by.count(seat) for seat in by) <= 5


def test_bands() -> None:
    assert [band(value) for value in (0, 19.9, 20, 50, 99, 100)] == [
        "very_low",
        "very_low",
        "low",
        "middle",
        "very_high",
        "very_high",
    ]


class TestStrings:
    def test_every_rule_has_its_sentences(self) -> None:
        for rule in o.RULES[1:]:
            assert f"p.{rule}" in strings() or {f"a.{rule}.0", f"a.{rule}.1"} <= strings().keys(), rule
        assert {f"zone.{zone}" for zone in ZONES} <= strings().keys()

    def test_both_languages_name_the_same_things(self) -> None:
        named = re.compile(r"{(\w+)(?::\w+)?}")  # alone or with what goes with it: the form is each language's own
        for key, both in strings().items():
            assert set(named.findall(both["fr"])) == set(named.findall(both["en"])), key

    def test_french_spaces(self) -> None:
        for key, both in strings().items():
            assert not re.search(r"(?<!\u00a0):(?:\s|$)|(?<!\u202f)[;!?]|«(?!\u00a0)|(?<!\u00a0)»|'", both["fr"]), key
