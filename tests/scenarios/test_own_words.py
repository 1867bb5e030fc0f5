"""Minds stand by their own words at the table, in all plays of all scenarios; and one that does not is found."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t
from tests.rules.acting import A, Acting, B
from tests.scenarios.many import PLAYS, SCENARIOS, own_words
from tests.scenarios.own_words import unexplained


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_goes_against_its_own_words(scenario):
    told = own_words(scenario)
    assert told["plays"] == PLAYS
    assert told["found"] == []


def table(*options):
    """A table where A puts these options."""
    play = Acting().open(t.COURSE_TABLE)
    play.reveal({A: (c.PUT, play.number(*options), 1)})
    return play


def found(play):
    return [said.split(": ")[1] for said in unexplained(play.tables, play.state)]


def test_what_one_can_never_accept_is_found():
    """The red zone of A is to lead by turns, that of B to be led by the first."""
    assert found(table("lead.nobody")) == []
    name = table().names.seats[A]
    assert found(table("lead.turns")) == [
        f"{name} puts what it can never accept",
        f"{name} says yes to what it can never accept",
    ]


def test_signing_what_one_said_one_never_would_comes_out(monkeypatch):
    """B, which refuses nothing, tells A that it could never be led by the first; and signs it."""
    for mended in (True, False):
        play = Acting()
        play.agenda(B, red="open")
        play.agenda(A, red="open")
        play.open(t.COURSE_CORRIDOR, 1)
        play.only(A, c.PRESS, B, c.NOT_ACCEPT)
        assert play.move(B, c.ANSWER, A, c.NOT_ACCEPT, c.OTHER) == 0
        play.open(t.COURSE_TABLE)
        if not mended:
            monkeypatch.setattr("game.rules.stages.table.belied_by_signing", lambda *_: None)
        play.reveal({A: (c.PUT, play.number("lead.first"), 1)})
        play.mark_time()
        play.reveal(marks={seat: [c.YES] for seat in range(4)})
        assert int(play.state.scal[s.IN_FORCE]) >= 0
        out = [(event.by, event.to) for event in play.happened("lie_out")]
        assert out == ([(B, A)] if mended else [])
        signs = f"{play.names.seats[B]} signs what it said it never would"
        assert (signs in found(play)) == (not mended)
