"""Minds at a table of two and six terms, each better for one and worse for the other: with room they agree, and late;
without, they stop."""

import numpy as np

from game.lab.beds_of_tables import divided_table
from game.minds import bargaining
from game.minds.luck import new_keys, new_stream, open_stream
from game.minds.memory import new_memory
from game.minds.worth import my_gain
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, legal
from game.rules.read import view as v
from game.story import tables as t
from tests.minds.test_decide import play
from tests.rules.acting import A, Acting, B

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


def test_a_package_seems_worth_more_from_one_whom_one_trusts(monkeypatch):
    """The same package, under what A holds out for: not refused from one trusted, refused from one not trusted."""

    monkeypatch.setattr(bargaining, "envy", lambda view, ahead, top, stream: 0.0)

    def marked(trust):
        met = Acting().open(t.COURSE_TABLE)
        met.reveal({B: (c.PUT, met.number("form.light", "lead.first"), c.AS_ASKED)})
        met.state.pair[A, B, s.SINCERITY] = met.state.pair[A, B, s.AUTHENTICITY] = trust
        view = met.view(A)
        lies = view.package[0, : met.frame.size[t.CLAUSES]]
        view.mine[v.MY_RESERVE] = my_gain(met.frame, view, lies)
        rows, move = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64), np.zeros(s.N_MOVE, np.int64)
        n = legal(met.frame, met.secrets, met.state, A, rows)
        stream = new_stream()
        open_stream(met.state, A, new_keys(met.seats), stream)
        bargaining.bargain(met.frame, view, new_memory(met.frame), rows, n, stream, move)
        return int(move[s.MARKS]) % 3

    assert marked(0.1) == c.NO
    assert marked(0.9) != c.NO
