"""Of two, one of whom wronged the other and never answered for it, nobody is told that they came closer."""

from dataclasses import replace

import pytest

from game.pages import debrief_ours
from game.rules import codes as c
from game.rules import state as s
from tests.pages.debriefs import read_of


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
    reading, bond = closest(lang)
    code = reading.book.names.seats.code
    line = reading.book.say("bonds.closer", names=debrief_ours._pair(reading, bond))
    assert line in debrief_ours.cords(reading).text
    state = reading.state._replace(pair=reading.state.pair.copy())
    state.pair[code[bond.b], code[bond.a], s.OWED] = c.OF_PROMISE
    after = debrief_ours.cords(replace(reading, state=state)).text
    assert line not in after
    assert reading.book.say("bonds.same") not in after, "something moved all the same"
