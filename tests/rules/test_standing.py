"""What comes of the marks: four packages at most, which one stands, whom it binds, its cost, promises, gages."""

import numpy as np
import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.read.standing import has_gage
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D, changed

ALL = (A, B, C, D)


@pytest.fixture
def table():
    return Acting().open(t.COURSE_TABLE)


def test_a_package_stands_with_the_yes_of_all_those_required(table):
    package = table.sign("form.whole", bound=(A, B, C))
    assert package >= 0
    assert table.state.scal[s.SIGNED] == 1
    assert table.state.scal[s.BOUND] == 0b0111
    assert all(("stood", A, -1, package, 0b0111) in table.seen(seat) for seat in ALL)
    assert table.stage() != "round"


@pytest.mark.parametrize("missing", [A, B, C])
def test_without_one_required_yes_it_does_not_stand(table, missing):
    assert table.sign("form.whole", bound=[seat for seat in ALL if seat != missing]) == -1
    assert table.stage() == "round"


def test_those_who_are_not_required_are_bound_by_their_yes_alone(table):
    table.sign("form.whole", bound=ALL)
    assert table.state.scal[s.BOUND] == 0b1111


def test_of_two_that_stand_the_one_with_more_yeses(table):
    table.reveal({A: (c.PUT, table.number("form.whole"), 1), B: (c.PUT, table.number("form.light"), 1)})
    second = table.lying()[1]
    table.reveal(marks={A: [c.YES] * 2, B: [c.YES] * 2, C: [c.YES] * 2, D: [c.NO, c.YES]})
    assert table.state.scal[s.IN_FORCE] == second


def test_of_two_equal_the_older(table):
    table.reveal({A: (c.PUT, table.number("form.whole"), 1), B: (c.PUT, table.number("form.light"), 1)})
    first = table.lying()[0]
    table.reveal(marks={seat: [c.YES] * 2 for seat in ALL})
    assert table.state.scal[s.IN_FORCE] == first


def test_one_yes_alone_binds_nobody():
    """Where a single structure is required, it does not agree with itself."""
    play = changed(seat={(B, t.REQUIRED): 0, (C, t.REQUIRED): 0}).open(t.COURSE_TABLE)
    assert play.sign("form.whole", bound=[A]) == -1
    play.reveal(marks={A: [c.YES], D: [c.YES]})
    assert play.state.scal[s.BOUND] == 0b1001


def test_of_five_the_least_supported_leaves(table):
    forms = ("form.whole", "form.light", "form.none")
    table.reveal({seat: (c.PUT, table.number(forms[seat]), 1) for seat in (A, B, C)})
    table.reveal({D: (c.PUT, table.number("lead.turns"), 1)}, {A: [c.YES] * 3, B: [c.YES] * 3})
    assert len(table.lying()) == 4
    least = table.lying()[3]
    marks = {A: [c.YES] * 3 + [c.NO], C: [c.YES] * 3 + [c.NO], D: [c.NO] * 4}
    table.reveal({C: (c.PUT, table.number("lead.first"), 1)}, marks)
    assert len(table.lying()) == 4
    assert least not in table.lying()
    assert table.options_of(table.lying()[3]) == {"form.none", "lead.first", "guarantee.nothing"}


def test_money_asked_leaves_its_seat_at_the_level_it_pledged():
    for level, asked in ((0, 500), (1, 1000), (2, 1500)):
        play = Acting()
        play.state.seat[A, s.MONEY] = 2000
        play.open(t.COURSE_TABLE)
        play.reveal({A: (c.PUT, play.number("form.whole"), level)})
        play.reveal({A: (c.STAND, 0, level)}, {seat: [c.YES] for seat in ALL})
        assert play.spent_money(A) == asked
        assert play.grew(A, s.MONEY_SPENT) == play.grew(A, s.MONEY_PLEDGED) == asked
        assert play.spent_money(B) == 0


def test_nobody_pays_more_than_it_has(table):
    table.state.seat[A, s.MONEY] = 300
    table.mark_time()
    table.sign("form.whole")
    assert table.state.seat[A, s.MONEY] == 0
    assert table.grew(A, s.MONEY_SPENT) == 300


def test_a_money_gage_is_held_and_not_spent():
    play = changed({("form.whole", t.GAGE): t.GAGE_MONEY}).open(t.COURSE_TABLE)
    play.sign("form.whole")
    assert play.grew(A, s.MONEY_ESCROW) == 1000
    assert play.grew(A, s.MONEY_SPENT) == 0


@pytest.mark.parametrize(("option", "kind"), [("guarantee.exit", t.GAGE_EXIT), ("guarantee.points", t.GAGE_PROGRESS)])
def test_gages_hold_once_signed(table, option, kind):
    assert not has_gage(table.frame, table.state, kind)
    table.sign("form.whole", option)
    assert [code for code in range(1, 5) if has_gage(table.frame, table.state, code)] == [kind]


def test_a_promise_broken_at_the_table_is_known_to_the_two(table):
    whole = table.option("form.whole")
    table.state.pair[B, C, s.PROMISED_AGAINST] = whole + 1
    table.mark_time()
    table.sign("form.whole")
    assert table.happened("promise_broken") == [("promise_broken", B, C, whole + 1, 0)]
    assert "promise_broken" in table.kinds(C)
    assert "promise_broken" not in table.kinds(A)
    assert table.rose(C, B, s.AUTHENTICITY) < 0
    assert table.rose(A, B, s.AUTHENTICITY) == 0
    assert table.state.pair[B, C, s.PROMISED_AGAINST] == 0


def test_a_promise_kept_at_the_table(table):
    whole = table.option("form.whole")
    table.state.pair[B, C, s.PROMISED_AGAINST] = whole + 1
    table.mark_time()
    table.sign("form.light")
    assert table.happened("promise_kept") == [("promise_kept", B, C, whole + 1, 0)]
    assert table.rose(C, B, s.AUTHENTICITY) > 0


def test_a_promise_is_neither_kept_nor_broken_by_one_who_says_no(table):
    table.state.pair[D, C, s.PROMISED_AGAINST] = table.option("form.whole") + 1
    table.sign("form.whole", bound=(A, B, C))
    assert not table.happened("promise_kept")
    assert not table.happened("promise_broken")


def test_signing_counts_as_said_what_those_bound_all_know(table):
    table.state.fact[0, :3] = c.TOLD
    table.sign("form.whole", bound=(A, B, C))
    assert table.state.fact[0, 4 + s.SAID_AT] > 0
    assert table.state.fact[1, 4 + s.SAID_AT] == 0


def test_a_table_reopened_starts_from_the_package_in_force(table):
    package = table.sign("form.whole", "lead.turns")
    table.open(t.COURSE_TABLE, 1)
    (copy,) = table.lying()
    assert table.options_of(copy) == table.options_of(package)
    assert table.state.package[copy, 3 + s.AMENDS] == package
    assert not np.any(table.state.package[copy, 3 + s.N_PACKAGE :])
    table.reveal()
    table.reveal()
    assert table.state.scal[s.IN_FORCE] == package  # nothing else stood: it holds
    assert not table.happened("no_agreement")


def test_a_table_reopened_may_bind_others_and_asks_only_for_the_difference(table):
    table.state.seat[A, s.MONEY] = 5000
    table.sign("form.whole", bound=(A, B, C))
    table.mark_time()
    table.open(t.COURSE_TABLE, 1)
    table.reveal(marks={seat: [c.YES] for seat in ALL})
    assert table.state.scal[s.BOUND] == 0b1111
    assert table.spent_money(A) == 0


def test_money_held_is_never_more_than_what_gages_ask():
    """Signed again with more money asked outside the gage: the rest goes to the project, not to the host."""
    money_of_a = t.N_OPTION + 4 + A
    play = changed({("form.whole", t.GAGE): t.GAGE_MONEY, ("lead.turns", money_of_a): 300}).open(t.COURSE_TABLE)
    play.state.seat[A, s.MONEY] = 5000
    play.sign("form.whole")
    play.open(t.COURSE_TABLE, 1)
    play.reveal({B: (c.PUT, play.number("form.whole", "lead.turns"), 1)})
    play.reveal(marks={seat: [c.NO, c.YES] for seat in ALL})
    assert play.state.seat[A, s.MONEY_ESCROW] == 1000
    assert play.state.seat[A, s.MONEY_SPENT] == 300
