"""A word that came out as false is told with its words; what was claimed of a delivery is told as that."""

import pytest

from game.pages import told
from game.pages.notebook import noted_when
from game.play.notebook import Note
from game.rules import codes as c
from game.rules.history import Event
from game.rules.packing import claim_of
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks


def lie(desk, what, how):
    return told.tell(desk, Event(c.E_LIE_OUT, desk.others[0], desk.me, what, how, 0, -1, 0))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_lie_that_comes_out_is_told_with_the_words_that_were_false(lang):
    desk = next(one for _, one in desks(tiny(), 1, lang) if one.seat == "farm")
    part = desk.book.names.parts.code["school.quiet"]
    assert desk.book.part_text(part, "told") in lie(desk, claim_of(c.WHY, part), 0)
    assert desk.book.say("answer.nothing.not_accept") in lie(desk, claim_of(c.NOT_ACCEPT, -1), 0)
    assert desk.book.say("answer.nothing.bothers") in lie(desk, claim_of(c.BOTHERS, 0), 0)
    claimed = lie(desk, 0, 1)
    assert {"fr": "c’était fait", "en": "it was done"}[lang] in claimed
    assert not any(mark in claimed for mark in "«“")


@pytest.mark.parametrize(("lang", "kept", "broken"), [("fr", "tenue", "non tenue"), ("en", "kept", "not kept")])
def test_a_promise_not_kept_is_called_no_false_word(lang, kept, broken):
    desk = next(desks(tiny(), 1, lang))[1]
    for standing, word in (("seen", kept), ("contradicted", broken)):
        note = Note("school", "school", "promise", "told", "clauses.form.options.garden.text", 0, 1, standing)
        assert noted_when(desk, note).endswith(word)
