"""Minds at a table of two and six terms, each better for one and worse for the other: with room they agree, and late;
without, they stop."""

from game.lab.beds_of_tables import divided_table
from game.minds import bargaining
from game.rules import codes as c
from game.rules import state as s
from tests.minds.test_decide import play

PLAYS = 160


def rounds_to_agree(rounds, shared):
    """Of each play, the round in which it was agreed, 0 where it was not."""
    found = []
    for seed in range(PLAYS):
        tables = divided_table(rounds, shared)
        state = play((tables.frame, tables.secrets, tables.names), seed)
        kinds = state.event[: state.scal[s.EVENTS], s.KIND].tolist()
        stood = kinds.index(c.E_STOOD) if c.E_STOOD in kinds else 0
        assert bool(stood) == bool(state.scal[s.SIGNED])
        found.append(kinds[:stood].count(c.E_ROUND) + 1 if stood else 0)
    return found


def test_with_room_they_agree_and_near_the_deadline():
    found = rounds_to_agree(5, shared=True)
    agreed = [at for at in found if at]
    assert len(agreed) >= 0.9 * PLAYS
    assert sum(at >= 4 for at in agreed) >= 0.7 * len(agreed)


def test_a_shorter_deadline_raises_failures():
    assert rounds_to_agree(2, shared=True).count(0) > rounds_to_agree(5, shared=True).count(0)


def test_without_room_they_stop():
    assert rounds_to_agree(5, shared=False) == [0] * PLAYS


def test_waiting_for_what_was_refused_would_be_seen(monkeypatch):
    """The fault these tests are for: standing by one's own refused package and offering nothing more."""
    monkeypatch.setattr(bargaining, "may_stand", lambda frame, view, who, package: True)
    assert rounds_to_agree(5, shared=True).count(0) > 0.5 * PLAYS
