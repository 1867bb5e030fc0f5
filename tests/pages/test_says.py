"""Evidence as a page says it: as the rule that found it, with its time, whose doing it is, nothing that contradicts."""

import re

import pytest

from game.debrief.debrief import ApproachSeen, Item, items
from game.debrief.story import Names
from game.debrief.words import Words, strings
from game.pages.debrief_reading import shortened
from game.pages.debrief_says import EVIDENCE, evidence, shown
from game.rules import codes as c
from game.rules.packing import topic_of_approach
from game.story import tables as t
from game.story.agreeing import Named, Number
from tests.debrief.playing import FARM, LOADED, SCHOOL, begun, judged, plant
from tests.debrief.test_approaches import CORRIDOR
from tests.pages.debriefs import reading


def plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text).replace("'", "’")


def said(state, approach):
    """The evidence of an approach as the farm reads it, all of it, then as it is shown."""
    read = reading(LOADED, state, "farm")
    found = items(Names(LOADED, state), judged(state), topic_of_approach(t.APPROACHES.index(approach)))
    seen = ApproachSeen(approach, True, "practised", 0, 0, {}, found, Words(), Words())
    return tuple([plain(evidence(read, one)) for one in each] for each in (found, shown(read, seen)))


def later(state, *acts):
    """Acts of the corridor slots that follow one another."""
    for step, act in enumerate(acts):
        plant(state, *act, step=CORRIDOR + step)
    return state


def test_what_was_asked_is_counted_and_dated():
    """Nobody had said what it sought; then one had been asked, of two: half of them."""
    silent = later(begun(), (c.E_TEAM, FARM))
    assert said(silent, "2.1")[0] == [
        "Personne n’avait dit ce qu’il cherchait, ni ne se l’était vu demander. (Septembre)"
    ]
    asked = later(begun(), (c.E_ASKED, FARM, SCHOOL, c.WHY))
    assert said(asked, "2.1")[0][0].startswith("1 structure avait dit ce qu’elle cherchait, ou se l’était vu demander.")


def test_limits_tried_in_part_are_told_as_what_was_done():
    went = later(begun(), (c.E_VISITED, FARM, SCHOOL, 0))
    assert said(went, "1.2")[0][0].startswith("Une visite ou une clause préparée, mais personne n’avait demandé")
    asked = later(begun(), (c.E_ASKED, FARM, SCHOOL, c.BRING))
    assert said(asked, "1.2")[0][0].endswith("avait été demandé, mais sans visite ni clause préparée. (Septembre)")


@pytest.mark.parametrize("by", ["farm", "school", ""])
def test_what_was_chosen_says_by_whom(by):
    read = reading(LOADED, begun(), "farm")
    act = read.book.names.acts[0]
    words = plain(evidence(read, Item(0, by, "taken", Words(path="tiny.title"), act)))
    who = {"farm": "(vous · ", "school": "(l’école du Pont · ", "": "("}[by]
    assert who in words
    assert read.book.text(f"acts.{act}.time") in words
    assert "(" not in evidence(read, Item(0, "", "taken", Words(path="tiny.title"), ""))  # judged at the end: no time


def test_what_was_missed_at_first_and_done_later_is_not_shown_against_it():
    read = reading(LOADED, begun(), "farm")
    rest = [Item(3, "", "taken", Words(path="tiny.title")), Item(1, "farm", "missed", Words(say="a.true_word.0"))]
    missed, done = Item(1, "", "missed", Words(say="a.spoken.none")), Item(2, "", "taken", Words(say="a.spoken.1"))
    other = Item(5, "school", "taken", Words(say="a.true_word.1"))

    def kept(*found):
        return shown(read, ApproachSeen("2.1", True, "practised", 0, 0, {}, [*found], Words(), Words()))

    assert missed in kept(rest[0], missed)
    assert missed not in kept(rest[0], missed, done)
    assert rest[1] in kept(other, rest[1])  # what one did is not undone by what another did


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_evidence_is_cut_short_where_it_quotes_nothing(lang):
    values = {"by": Named("Le Couvert mis", lang), "to": Named("Tierce Voix", lang), "n": Number(3, lang)}
    for key, words in strings().items():
        if key.startswith(("a.", "p.")) and not re.search(r"\{(fact|option|package|choice)", words[lang]):
            assert not shortened(words[lang].format(**values), EVIDENCE).endswith("…"), key
