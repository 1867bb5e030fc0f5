"""How a mind likes another after a table: by what came of dealing with it, as it can see it."""

import pytest

from game.lab.beds_of_goods import CASINO, shared_goods
from game.lab.measuring import one_by_one
from game.minds.memory import came_of, liking_of, new_memory, remember, trust_in
from game.minds.temperament import NOT_SIGNED, SIGNED_WITH
from game.rules import state as s
from game.rules.read.packages import gain_of
from game.rules.read.view import MY_RESERVE, look, new_view
from game.story import tables as t


@pytest.fixture(scope="module")
def met():
    """Of many plays of two: (liking, what came of it, trust, how one feels treated, gain of what was signed) of each;
    no gain (None) where nothing was."""
    tables = shared_goods(CASINO)
    clauses = int(tables.frame.size[t.CLAUSES])

    def each(state):
        both = []
        for seat in range(2):
            view, memory = new_view(tables.frame), new_memory(tables.frame)
            look(tables.frame, tables.secrets, state, seat, view)
            remember(tables.frame, view, memory)
            package = state.scal[s.IN_FORCE]
            options = state.package[package, :clauses]
            gain = gain_of(tables.frame, tables.secrets, state, seat, options) - view.mine[MY_RESERVE]
            felt = 0.5 * (view.mine[s.SYNERGY_FELT] - view.mine[s.ANTAGONISM_FELT])
            other = 1 - seat
            liking = liking_of(tables.frame, view, memory, other)
            came = came_of(tables.frame, memory, other)
            both.append((liking, came, trust_in(view, other), felt, gain if package >= 0 else None))
        return both

    return [one for both in one_by_one(tables, 5, 260, each) for one in both]


def test_one_who_would_not_sign_is_liked_less(met):
    unsigned = [came for _, came, _, _, gain in met if gain is None]
    assert unsigned
    assert set(unsigned) == {NOT_SIGNED}


def test_one_who_signed_is_liked_for_what_one_has_of_it(met):
    """All that one could have is worth 12 points of an agenda, less the reserve."""
    signed = [(came, gain) for _, came, _, _, gain in met if gain is not None]
    assert signed
    assert all(came == pytest.approx(SIGNED_WITH * gain / (12.0 - 5.0 / 3.0)) for came, gain in signed)


def test_trust_and_treatment_count_too(met):
    assert all(liking == pytest.approx(came + trust + felt) for liking, came, trust, felt, _ in met)
