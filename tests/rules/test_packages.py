"""Packages: their numbers, what they ask, what they are worth to a seat, who pays whom."""

import numpy as np
import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.read import packages as p
from game.story import tables as t
from tests.helpers.scenarios import tiny
from tests.rules.acting import A, Acting, B, C, D


@pytest.fixture
def play():
    return Acting()


def options(play, *names):
    """The options (absolute) of the package with these, the rest as it holds by default."""
    out = np.zeros(len(play.names.clauses), np.int64)
    p.decode(play.frame, play.number(*names), out)
    return out


@pytest.mark.parametrize("tables", [None, tiny().tables])
def test_every_number_is_one_package_and_every_package_one_number(tables):
    play = Acting(tables)
    frame = play.frame
    out = np.zeros(len(play.names.clauses), np.int64)
    met = set()
    for number in range(int(frame.size[t.PACKAGES])):
        p.decode(frame, number, out)
        assert p.encode(frame, out) == number
        for clause, option in enumerate(out):
            assert int(frame.option[option, t.OF_CLAUSE]) == clause
        met.add(tuple(out))
    ways = np.prod([row[t.CLAUSE_TO] - row[t.CLAUSE_FROM] for row in frame.clause])
    assert len(met) == int(frame.size[t.PACKAGES]) == ways


def test_the_base_package_is_what_holds_by_default(play):
    out = np.zeros(3, np.int64)
    p.base_package(play.frame, out)
    assert {play.names.options[int(one)] for one in out} == {"form.none", "lead.nobody", "guarantee.nothing"}


@pytest.mark.parametrize(("level", "share"), [(c.LESS, 0.5), (c.AS_ASKED, 1.0), (c.MORE, 1.5)])
def test_a_pledge_level_is_a_share_of_what_is_asked(level, share):
    assert p.pledge_share(level) == share


def test_what_a_package_asks(play):
    whole = options(play, "form.whole", "lead.first")
    assert [p.asked_days(play.frame, whole, seat) for seat in range(4)] == [3, 2, 2, 2]
    assert [p.asked_money(play.frame, whole, seat) for seat in range(4)] == [1000, 0, 0, 0]
    assert p.paid_between(play.frame, whole, A, B) == 200
    assert p.paid_between(play.frame, whole, B, A) == p.paid_between(play.frame, whole, A, C) == 0
    nothing = options(play)
    assert [p.asked_days(play.frame, nothing, seat) for seat in range(4)] == [0, 0, 0, 0]


def test_what_a_package_is_worth_to_each(play):
    """More: whole 5, turns 2; less: light 4, exit 3, nobody 1; the team at home adds 1 to light, the board to whole."""

    def gain(seat, *names):
        return p.gain_of(play.frame, play.secrets, play.state, seat, options(play, *names))

    assert gain(B, "form.whole", "lead.turns") == 7
    assert gain(B, "form.light") == 1
    play.agenda(B, "more", "no_lead", "board")
    assert gain(B, "form.whole", "lead.turns") == 8
    play.agenda(B, "less", "no_lead", "team")
    assert gain(B, "form.light", "guarantee.exit") == 4 + 1 + 3 + 1
    assert gain(B) == 1


def test_two_options_together_are_worth_more_than_apart(play):
    def gain(*names):
        return p.gain_of(play.frame, play.secrets, play.state, D, options(play, *names))

    apart = gain("form.whole") + gain("guarantee.points") - gain()
    assert gain("form.whole", "guarantee.points") == apart + 2
    play.agenda(D, "less")
    apart = gain("form.whole") + gain("guarantee.points") - gain()
    assert gain("form.whole", "guarantee.points") == apart  # the pair is of those who seek more


def test_who_refuses_what(play):
    first, turns = options(play, "lead.first"), options(play, "lead.turns")

    def crosses(package):
        return [p.crosses_red(play.frame, play.secrets, play.state, seat, package) for seat in range(4)]

    assert crosses(first) == [False, True, True, True]
    assert crosses(turns) == [True, False, False, False]
    play.agenda(B, red="open")
    assert not crosses(first)[B]


def test_places_on_the_table_are_by_age(play):
    play.open(t.COURSE_TABLE)
    assert p.how_many_on_table(play.state, 3) == 0
    assert p.on_table(play.state, 3, 0) == -1
    play.reveal({A: (c.PUT, play.number("form.whole"), 1), B: (c.PUT, play.number("form.light"), 1)})
    assert [p.on_table(play.state, 3, place) for place in range(3)] == [0, 1, -1]
    play.state.package[0, 3 + s.ON_TABLE] = 0
    assert [p.on_table(play.state, 3, place) for place in range(2)] == [1, -1]
    assert [p.mark_of(play.state, 3, 1, seat) for seat in range(4)] == [-1, c.YES, -1, -1]
