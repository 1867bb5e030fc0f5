"""Of two, one of whom wronged the other and never answered for it, nobody is told that they came closer; that nothing
stayed hidden is said where nothing did."""

from dataclasses import replace

import pytest

from game.pages import debrief_ours
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t
from tests.debrief.playing import FRAME, IDS, LOADED, begun, sign
from tests.pages.debriefs import read_of, reading


def closest(lang):
    """A reading, and the two who came closest in it."""
    for seed in range(1, 15):
        reading = read_of("condition", "game", seed, "founder", lang)
        bonds = reading.debrief.bonds
        moved = [(end.trust - start.trust, end) for start, end in zip(bonds.start, bonds.end, strict=True)]
        by, bond = max(moved, key=lambda one: one[0])
        told = debrief_ours.cords(reading).text
        if by >= debrief_ours.MOVED and str(debrief_ours._pair(reading, bond)) in told:
            return reading, bond
    raise AssertionError("nobody came closer")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_never_answered_for_a_wrong_is_not_told_to_have_come_closer(lang):
    read, bond = closest(lang)
    code = read.book.names.seats.code
    line = read.book.say("bonds.closer", names=debrief_ours._pair(read, bond))
    assert line in debrief_ours.cords(read).text
    state = read.state._replace(pair=read.state.pair.copy())
    state.pair[code[bond.b], code[bond.a], s.OWED] = c.OF_PROMISE
    after = debrief_ours.cords(replace(read, state=state)).text
    assert line not in after
    assert read.book.say("bonds.same") not in after, "something moved all the same"


def cords_where(lang, *ignorant):
    """After a signature that a fact contradicts, said to all those it bound; `ignorant` never knew it."""
    fact = int((FRAME.fact[: len(IDS.facts), t.FACT_CLAUSE] >= 0).argmax())
    clause = int(FRAME.fact[fact, t.FACT_CLAUSE])
    of_it = [code for code in range(len(IDS.options)) if int(FRAME.option[code, t.OF_CLAUSE]) == clause]
    against = next(code for code in of_it if int(FRAME.fact[fact, t.FACT_OPTIONS]) >> code & 1)
    state = begun()
    rest = [int(one) for one in FRAME.clause[:, t.CLAUSE_BASE][: len(IDS.clauses)]]
    rest[clause] = against
    sign(state, *(IDS.options[code] for code in rest))
    state.fact[:, : len(IDS.seats)] = c.SEEN
    state.fact[:, len(IDS.seats) + s.SAID_AT] = 1
    for seat in ignorant:
        state.fact[fact, seat] = c.UNKNOWN
    read = reading(LOADED, state, IDS.seats[0], lang)
    return read, debrief_ours.cords(read).text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_that_nothing_stayed_hidden_is_said_only_where_all_knew_what_contradicted_what_was_signed(lang):
    """Not where one who joined since, or stayed outside, never knew it."""
    read, told = cords_where(lang)
    assert read.book.say("bonds.none") in told
    read, told = cords_where(lang, 1)
    assert not read.debrief.bonds.unseen, "for the rules it was said"
    assert read.book.say("bonds.none") not in told
    assert read.book.say("bonds.some") in told


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_of_an_agreement_that_never_was_nothing_is_said(lang):
    state = begun()
    state.fact[:, : len(IDS.seats)] = c.SEEN
    read = reading(LOADED, state, IDS.seats[0], lang)
    assert not read.debrief.bonds.unseen
    assert read.book.say("bonds.none") not in debrief_ours.cords(read).text
