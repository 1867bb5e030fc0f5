"""The table: four sealed rounds of packages put, amended, objected to, marked; what stands, and whom it binds."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import claim_of
from game.rules.stages.table import let_in
from game.story import tables as t
from tests.helpers.large import large
from tests.rules.acting import A, Acting, B, C, D


@pytest.fixture
def table():
    return Acting().open(t.COURSE_TABLE)


def named(table, seat):
    """What may be named: 0 for not which, a fact + 1."""
    return sorted(
        what for _, first, _, whats, _ in table.legal(seat, c.NAME_TENSION) for what in range(first, first + whats)
    )


def on(table, *forms):
    """These packages lie on the table, put by A, B… in turn."""
    table.reveal({seat: (c.PUT, table.number(form), 1) for seat, form in enumerate(forms)})
    table.mark_time()


def test_a_package_put_is_seen_by_all_with_its_proposers_yes(table):
    table.reveal({B: (c.PUT, table.number("form.whole", "lead.turns"), 1)})
    (laid,) = table.lying()
    assert table.options_of(laid) == {"form.whole", "lead.turns", "guarantee.nothing"}
    for seat in range(4):
        assert {("put", B, -1, laid, -1), ("marked", B, -1, laid, c.YES)} <= set(table.seen(seat))
        row = table.view(seat).package[laid]
        assert row[3 + s.N_PACKAGE :].tolist() == [0, c.YES + 1, 0, 0]
    assert table.state.package[laid, 3 + s.YESES] == 1


def test_where_a_clause_is_the_key_everyone_pledges_as_asked():
    table = Acting(large().tables).open(t.COURSE_TABLE)
    assert table.legal(A, c.STAND) == [(-1, 0, c.AS_ASKED, 1, 1)]
    assert table.move(A, c.PUT, -1, 0, c.LESS) > 0
    assert table.move(A, c.PUT, -1, 0, c.MORE) > 0
    table.reveal({A: (c.PUT, table.number("sharing.means"), c.AS_ASKED)})
    for do in (c.PUT, c.AMEND, c.OFFER_LIGHTER):
        assert {row[2::2] for row in table.legal(B, do)} == {(c.AS_ASKED, 1)}
    assert {row[2::2] for row in table.legal(B, c.OBJECT)} == {(0, 2)}
    assert (table.state.seat[:, s.PLEDGE_LEVEL] == c.AS_ASKED).all()


def test_a_round_is_sealed(table):
    table.move(A, c.PUT, -1, 0, 1)
    table.move(B, c.SHOW_RED, -1, 0, 1)
    assert not any(table.seen(seat) for seat in range(4))
    assert not table.lying()
    assert table.state.pair[C, B, s.HEARD_RED] == -1


def test_the_same_package_put_twice_lies_once_with_two_yeses(table):
    on(table, "form.whole", "form.whole")
    (laid,) = table.lying()
    assert table.state.package[laid, 3 + s.YESES] == 2
    assert table.state.package[laid, 3 + s.PUT_BY] == A


def test_amending_makes_another_and_leaves_the_first(table):
    on(table, "form.whole")
    (first,) = table.lying()
    table.reveal({C: (c.AMEND, 0 * 9 + table.option("lead.turns"), 1)})
    assert table.lying()[0] == first
    second = table.lying()[1]
    assert table.options_of(first) == {"form.whole", "lead.nobody", "guarantee.nothing"}
    assert table.options_of(second) == {"form.whole", "lead.turns", "guarantee.nothing"}
    assert ("put", C, -1, second, first) in table.seen(D)
    assert table.state.package[second, 3 + s.AMENDS] == first


def test_only_what_lies_on_the_table_can_be_amended_or_objected_to(table):
    assert not table.legal(A, c.AMEND)
    assert not table.legal(A, c.OBJECT)
    on(table, "form.whole")
    assert len(table.legal(B, c.AMEND)) == len(table.legal(B, c.OBJECT)) == 1
    assert table.move(B, c.OBJECT, -1, 1, 0) != 0


def test_nobody_objects_to_what_they_put_themselves(table):
    on(table, "form.whole")
    assert table.legal(A, c.OBJECT) == []
    assert table.move(A, c.OBJECT, -1, 0, c.WITHOUT_REASON) != 0
    assert all(len(table.legal(seat, c.OBJECT)) == 1 for seat in (B, C, D))


def test_an_objection_without_its_reason_names_no_option(table):
    on(table, "form.whole")
    table.reveal({B: (c.OBJECT, 0, 0)})
    (laid,) = table.lying()
    assert ("objected", B, A, laid * 4096, 0) in table.seen(C)
    assert table.state.package[laid, 3 + s.OBJECTED] == 1
    assert not table.view(C).refused.any()
    assert table.grew(A, s.ANTAGONISM_FELT) > 0
    assert table.rose(C, B, s.SINCERITY) == 0


def test_an_objection_with_its_reason_names_the_red_option_and_is_believed(table):
    table.reveal({A: (c.PUT, table.number("form.whole", "lead.first"), 1)})
    table.mark_time()
    table.reveal({B: (c.OBJECT, 0, 1)})
    (laid,) = table.lying()
    red = table.option("lead.first")
    assert ("objected", B, A, laid * 4096 + red + 1, 1) in table.seen(C)
    assert table.view(C).refused[red] == 1
    assert table.rose(C, B, s.SINCERITY) > 0
    assert table.grew(A, s.ANTAGONISM_FELT) > 0


def test_without_a_red_option_the_reason_is_the_option_worth_least(table):
    table.reveal({A: (c.PUT, table.number("form.whole", "lead.turns", "guarantee.exit"), 1)})
    table.reveal({B: (c.OBJECT, 0, 1)})  # B seeks more: whole 5, turns 2, exit 0
    (event,) = table.happened("objected")
    assert event.what % 4096 == table.option("guarantee.exit") + 1


def test_a_red_zone_shown_is_heard_by_all(table):
    table.reveal({B: (c.SHOW_RED, 0, 1)})
    red = table.part(B, "no_lead")
    for seat in (A, C, D):
        assert ("red_shown", B, -1, red, 0) in table.seen(seat)
        assert table.state.pair[seat, B, s.HEARD_RED] == red
        assert table.rose(seat, B, s.SINCERITY) > 0
        assert table.view(seat).heard[B, 9 + table.option("lead.first")] == 1
    assert table.state.seat[B, s.STATED_NEED] == 1


def test_to_show_one_s_red_zone_takes_back_a_lie_about_it(table):
    table.state.pair[B, A, s.LIED_RED] = 1
    table.reveal({B: (c.SHOW_RED, 0, 1)})
    assert ("lie_out", B, A, claim_of(c.NOT_ACCEPT, -1), 0) in table.seen(A)
    assert "lie_out" not in table.kinds(C)
    assert table.rose(A, B, s.SINCERITY) < table.rose(C, B, s.SINCERITY)


def test_which_tension_is_named_is_chosen_or_left_unsaid(table):
    on(table, "form.whole")
    table.reveal({A: (c.NAME_TENSION, 0, 1)})
    assert ("tension", A, -1, 0, 0) in table.seen(D)
    assert (table.state.fact == table.before.fact).all()


def test_naming_the_tension_says_the_fact_under_a_package(table):
    on(table, "form.whole")
    assert named(table, A) == [0, 1]
    table.reveal({A: (c.NAME_TENSION, 1, 1)})
    assert ("tension", A, -1, 1, 0) in table.seen(D)
    assert (table.state.fact[0, 1:4] == c.TOLD).all()
    assert table.state.fact[0, 4 + s.SAID_BY] == A + 1
    assert table.state.scal[s.TENSION_NAMED] == 1
    assert all(table.rose(other, A, s.SINCERITY) > 0 for other in (B, C, D))
    assert named(table, A) == [0]


def test_what_touches_no_clause_and_what_all_know_is_no_tension_to_name(table):
    """What C knows touches no clause; what A said to all is known to all."""
    on(table, "form.whole")
    assert named(table, C) == [0]
    assert table.move(C, c.NAME_TENSION, -1, 1, 1) > 0
    table.reveal({C: (c.NAME_TENSION, 0, 1)})
    assert ("tension", C, -1, 0, 0) in table.seen(D)
    assert (table.state.fact == table.before.fact).all()
    assert table.state.scal[s.TENSION_NAMED] == 1


def test_a_lighter_form_is_made_from_the_oldest_package(table):
    table.reveal({A: (c.PUT, table.number("form.whole", "lead.turns"), 1)})
    table.reveal({B: (c.OFFER_LIGHTER, table.option("form.light"), 0)})
    second = table.lying()[1]
    assert table.options_of(second) == {"form.light", "lead.turns", "guarantee.nothing"}
    assert ("lighter", B, -1, second, -1) in table.seen(D)


def test_a_lighter_form_on_an_empty_table_starts_from_what_holds_by_default(table):
    assert {row[1] for row in table.legal(B, c.OFFER_LIGHTER)} == {table.option("form.light")}
    table.reveal({B: (c.OFFER_LIGHTER, table.option("form.light"), 1)})
    assert table.options_of(table.lying()[0]) == {"form.light", "lead.nobody", "guarantee.nothing"}


def test_a_third_party_comes_when_two_ask_even_in_different_rounds(table):
    table.reveal({A: (c.CALL_THIRD, 0, 1)})
    assert ("third", A, -1, 0, 0) in table.seen(D)
    assert table.state.scal[s.THIRD] == 1 << A
    assert not table.legal(A, c.CALL_THIRD)
    table.mark_time()
    table.reveal({B: (c.CALL_THIRD, 0, 1)})
    assert table.state.scal[s.THIRD] == -1
    assert all(table.grew(seat, s.ANTAGONISM_FELT) < 0 for seat in range(4))
    assert not table.legal(C, c.CALL_THIRD)


def test_two_who_adjourn_open_a_corridor_once_with_every_move(table):
    on(table, "form.whole")
    table.reveal({A: (c.ADJOURN, 0, 1), B: (c.ADJOURN, 0, 1)})
    assert table.stage() == "corridor"
    assert table.awaited() == [A, B, C, D]
    assert all(table.legal(A, do) for do in (c.ASK, c.LISTEN, c.TELL, c.TRADE, c.PRESS, c.VISIT, c.TEAM, c.PREPARE))
    table.only(A, c.PRESS, B, c.WHY)
    assert table.awaited() == [B]
    table.move(B, c.ANSWER, A, c.WHY, c.WHOLLY)
    assert table.stage() == "round"
    assert table.state.scal[s.ROUND] == 2  # the round in which they asked counts, the corridor does not
    assert len(table.lying()) == 1
    assert not table.legal(C, c.ADJOURN)


def test_one_who_adjourns_alone_must_ask_again(table):
    table.reveal({A: (c.ADJOURN, 0, 1)})
    assert table.stage() == "round"
    table.reveal({B: (c.ADJOURN, 0, 1)})
    assert table.stage() == "round"


def test_one_who_withdraws_is_no_longer_awaited_and_its_yes_no_longer_counts(table):
    on(table, "form.whole")
    table.reveal(marks={A: [c.YES], D: [c.YES]})
    (laid,) = table.lying()
    assert table.state.package[laid, 3 + s.YESES] == 2
    table.mark_time()
    table.reveal({D: (c.WITHDRAW, 0, 1)}, {A: [c.YES], D: [c.YES]})
    assert ("withdrew", D, -1, 0, 0) in table.seen(A)
    assert table.awaited() == [A, B, C]
    assert table.state.package[laid, 3 + s.YESES] == 1
    assert all(table.grew(seat, s.ANTAGONISM_FELT) > 0 for seat in (A, B, C))


def test_without_one_that_is_required_nothing_stands(table):
    on(table, "form.whole")
    table.reveal({B: (c.WITHDRAW, 0, 1)})
    table.reveal(marks={seat: [c.YES] for seat in (A, C, D)})
    assert table.state.scal[s.IN_FORCE] == -1


def test_a_table_with_one_left_closes(table):
    table.reveal(dict.fromkeys((B, C, D), (c.WITHDRAW, 0, 1)))
    assert table.happened("no_agreement")
    assert table.stage() != "round"


def test_the_last_round_is_yes_or_no(table):
    for _ in range(3):
        assert table.legal(A, c.PUT)
        table.reveal()
    assert table.stage() == "round"
    assert not any(table.legal(A, do) for do in c.MARKED - {c.STAND})
    assert len(table.legal(A, c.STAND)) == 1
    table.reveal()
    assert table.happened("no_agreement") == [("no_agreement", -1, -1, 0, 0)]
    assert [one.what for one in table.happened("round")] == [0, 1, 2, 3]


def test_marks_must_fit_the_table(table):
    assert table.move(A, c.STAND, -1, 0, 1, marks=1) != 0
    on(table, "form.whole", "form.light")
    assert table.move(A, c.STAND, -1, 0, 1, marks=9) != 0
    assert table.move(A, c.STAND, -1, 0, 1, marks=8) == 0


def test_marks_are_read_oldest_first_and_shown_to_all(table):
    on(table, "form.whole", "form.light")
    first, second = table.lying()
    table.reveal(marks={C: [c.NO, c.YES]})
    for seat in range(4):
        assert {("marked", C, -1, first, c.NO), ("marked", C, -1, second, c.YES)} <= set(table.seen(seat))
    assert table.view(A).refused[table.option("form.whole")] == 1
    table.reveal(marks={C: [c.NO, c.YES]})
    assert table.view(A).refused[table.option("form.whole")] == 1  # the same no is counted once


def test_what_was_just_put_is_judged_before_it_leaves(table):
    """Of five the least supported of those that were judged leaves, though the new one has but its author's yes."""
    on(table, "form.whole", "form.light", "lead.first", "lead.turns")
    first = table.lying()
    assert len(first) == s.TABLE_SIZE
    each = {key: [c.YES, c.NOT_YET, c.YES, c.YES] for key in (A, C, D)}
    table.reveal({A: (c.PUT, table.number("guarantee.exit"), 1)}, {**each, B: [c.NOT_YET, c.YES, c.NOT_YET, c.NOT_YET]})
    lying = table.lying()
    assert len(lying) == s.TABLE_SIZE
    assert first[1] not in lying  # its author alone said yes
    assert "guarantee.exit" in table.options_of(lying[-1])
    table.reveal()
    assert table.state.package[lying[-1], 3 + s.N_PACKAGE :].min() > 0


def test_of_those_that_were_judged_the_best_supported_stays_whatever_is_put(table):
    on(table, "form.whole", "form.light", "lead.first", "lead.turns")
    best, last = table.lying()[2:]
    forms = (
        ("guarantee.exit",),
        ("guarantee.points",),
        ("guarantee.exit", "form.light"),
        ("guarantee.points", "form.light"),
    )
    each = {key: [c.NO, c.NO, c.YES, c.NO] for key in (A, B, C, D)}
    each[B] = [c.NO, c.NO, c.NO, c.NO]  # required: nothing stands
    table.reveal({seat: (c.PUT, table.number(*form), 1) for seat, form in enumerate(forms)}, each)
    lying = table.lying()
    assert len(lying) == s.TABLE_SIZE
    assert best in lying
    assert sum(one > last for one in lying) == s.TABLE_SIZE - 1  # three of the four just put
    # The fourth waits, and comes before what is put meanwhile: nothing leaves the table before all were asked about it.
    (waited,) = set(range(last + 1, int(table.state.scal[s.MADE]))) - set(lying)
    more = (("guarantee.exit", "lead.turns"), ("guarantee.points", "lead.turns"), ("form.light", "lead.turns"))
    marks = {key: [c.NO] * s.TABLE_SIZE for key in (A, B, C, D)}
    table.reveal({seat: (c.PUT, table.number(*form), 1) for seat, form in enumerate(more)}, marks)
    assert waited in table.lying()
    assert len(table.lying()) == s.TABLE_SIZE
    made = int(table.state.scal[s.MADE])
    assert sum(one >= made - 3 for one in table.lying()) == 2  # beside it and the best of those that were judged


def test_what_waits_longest_comes_first_and_takes_the_room_that_opens(table):
    """Six put at once: three come; then the others before what was put since; what lapses leaves its room to them."""
    on(table, "form.whole", "form.light", "lead.first", "lead.turns")
    last = table.lying()[-1]
    ones = (("guarantee.exit",), ("guarantee.points",), ("guarantee.exit", "form.light"), ("lead.turns", "form.light"))
    no = {key: [c.NO] * s.TABLE_SIZE for key in (A, B, C, D)}
    table.reveal({seat: (c.PUT, table.number(*form), 1) for seat, form in enumerate(ones)}, no)
    clauses = 3
    waits = [one for one in range(last + 1, int(table.state.scal[s.MADE])) if one not in table.lying()]
    twos = (("guarantee.points", "form.light"), ("guarantee.exit", "lead.turns"), ("guarantee.points", "lead.turns"))
    two = {seat: (c.PUT, table.number(*form), 1) for seat, form in enumerate(twos)}
    before = int(table.state.scal[s.MADE])
    table.reveal({seat: two[seat] for seat in two}, no)
    later = [one for one in range(before, int(table.state.scal[s.MADE])) if one not in table.lying()]
    assert set(waits) <= set(table.lying())
    assert later
    gone = table.lying()[0]
    table.state.package[gone, clauses + s.ON_TABLE] = 0  # lapses between two rounds
    let_in(table.frame, table.state)
    assert len(table.lying()) == s.TABLE_SIZE
    assert set(table.lying()) & set(later)
