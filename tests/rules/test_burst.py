"""A knot bursts: what it costs its holder, what each may answer, leaving; then breaches, owned or not, priced, paid."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import claim_of
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D, changed
from tests.rules.test_delivery import ALL, GIVE, give

KNOT = 0  # what A holds contradicts the whole form


def knot(*options, play=None, bound=ALL, told=(), denied=None):
    """The whole form is signed while A keeps its fact to itself: it bursts as the delivery opens."""
    play = play or Acting()
    play.open(t.COURSE_TABLE)
    play.state.fact[1, :4] = c.SEEN  # the other knot is known
    for seat in told:
        play.state.fact[KNOT, seat] = c.TOLD
    if denied is not None:
        play.state.pair[A, B, s.DENIED] = denied
    play.state.seat[:, s.DAYS] = 9
    play.reveal({A: (c.PUT, play.number("form.whole", *options), 1)})
    play.mark_time()
    play.reveal(marks={seat: [c.YES if seat in bound else c.NO] for seat in ALL})
    play.state.seat[:, s.DAYS] = 9
    return play


def react(play, how=None, others=c.LET_PASS):
    how = how or {}
    for seat in play.awaited():
        assert play.move(seat, c.REACT, -1, 0, how.get(seat, others)) == 0


def test_a_knot_bursts_before_anything_is_given():
    play = knot()
    assert play.stage() == "burst"
    assert play.awaited() == [A, B, C, D]
    assert play.happened("burst") == [("burst", A, -1, KNOT, 0)]
    assert all("burst" in play.kinds(seat) for seat in ALL)
    assert (play.state.fact[KNOT, :4] != c.UNKNOWN).all()
    assert play.state.fact[KNOT, 4 + s.BURST_AT] > 0


def test_only_those_bound_answer_it():
    assert knot(bound=(A, B, C)).awaited() == [A, B, C]


def test_what_is_said_in_time_does_not_burst():
    assert knot(told=(B, C, D)).stage() == "delivery"


def test_what_contradicts_nothing_agreed_does_not_burst():
    play = Acting().open(t.COURSE_TABLE)
    play.sign("form.light")
    assert play.stage() == "delivery"


def test_it_bursts_as_long_as_one_of_those_bound_does_not_know():
    play = knot(told=(B, D))
    assert play.stage() == "burst"
    losses = [play.rose(seat, A, s.SINCERITY) for seat in (B, C, D)]
    assert losses[1] < losses[0] == losses[2] < 0  # about a third for those who had been told
    assert losses[0] / losses[1] == pytest.approx(1 / 3, abs=0.05)


def test_three_sizes_of_loss():
    never, dodged, denied = (knot(denied=how).rose(B, A, s.SINCERITY) for how in (0, 1, 2))
    assert denied < dodged < never < 0


def test_a_denial_comes_out_with_the_knot():
    play = knot(denied=2)
    assert ("lie_out", A, B, claim_of(c.BOTHERS, KNOT), 0) in play.seen(B)
    assert "lie_out" not in play.kinds(C)
    assert play.state.pair[B, A, s.SINCERITY_CEILING] < 1
    assert play.state.pair[C, A, s.SINCERITY_CEILING] == 1


def test_to_have_told_something_else_is_not_to_have_told_the_knot():
    """B was told another fact of A's: the knot it did not know costs as if it had never asked."""
    play = knot(denied=3)
    assert play.rose(B, A, s.SINCERITY) == play.rose(C, A, s.SINCERITY)
    assert play.state.pair[A, B, s.WRONGED] == play.state.pair[A, C, s.WRONGED] > 0


def test_to_tell_something_else_does_not_undo_a_denial():
    play = Acting()
    play.state.fact[2, A] = c.SEEN  # touches no clause
    play.state.pair[A, B, s.DENIED] = 2
    play.open(t.COURSE_CORRIDOR, 1).only(A, c.TELL, B, 2)
    assert play.state.pair[A, B, s.DENIED] == 2
    play.open(t.COURSE_CORRIDOR, 1).only(A, c.TELL, B, KNOT)
    assert play.state.pair[A, B, s.DENIED] == 3


def test_to_tell_the_last_thing_that_bothers_undoes_a_denial():
    play = Acting()
    play.state.pair[C, B, s.DENIED] = 2  # all that C holds touches no clause
    play.open(t.COURSE_CORRIDOR, 1).only(C, c.TELL, B, 2)
    assert play.state.pair[C, B, s.DENIED] == 3


def test_the_clause_yields_nothing_this_period():
    play, calm = knot(), knot(told=(B, C, D))
    react(play)
    give(play)
    give(calm)
    assert play.state.scal[s.LAST_PEOPLE] == 0 < calm.state.scal[s.LAST_PEOPLE]
    assert play.state.scal[s.CLOSED] == 0  # for this period only


def test_reactions_are_sealed_then_shown():
    play = knot()
    play.mark_time()
    for seat in (A, B, C):
        play.move(seat, c.REACT, -1, 0, c.SAY_COST)
    assert not any(play.seen(seat) for seat in ALL)
    play.move(D, c.REACT, -1, 0, c.LET_PASS)
    assert ("reacted", B, A, KNOT, c.SAY_COST) in play.seen(D)
    assert ("reacted", D, A, KNOT, c.LET_PASS) in play.seen(A)
    assert play.stage() == "delivery"


def test_to_say_what_it_costs_eases_and_to_let_it_pass_weighs():
    play = knot()
    play.mark_time()
    react(play, {B: c.SAY_COST})
    assert play.grew(B, s.ANTAGONISM_FELT) < 0 < play.grew(C, s.ANTAGONISM_FELT)
    assert play.rose(A, B, s.SINCERITY) > play.rose(A, C, s.SINCERITY) > 0


def test_more_than_half_must_ask_to_reopen_the_clause():
    half, more = knot(), knot()
    signed = int(half.state.scal[s.IN_FORCE])
    react(half, {B: c.ASK_REOPEN, C: c.ASK_REOPEN})
    assert half.state.scal[s.IN_FORCE] == signed
    react(more, {B: c.ASK_REOPEN, C: c.ASK_REOPEN, D: c.ASK_REOPEN})
    assert "form.none" in more.options_of(int(more.state.scal[s.IN_FORCE]))
    assert more.state.scal[s.BOUND] == 0b1111
    assert more.state.scal[s.REOPEN] == half.state.scal[s.REOPEN] == 0


def test_one_who_suspends_gives_nothing_this_period_and_is_in_no_breach():
    play = knot()
    react(play, {B: c.SUSPEND})
    assert play.awaited() == [A, C, D]
    give(play)
    assert play.spent(B) == 0
    assert play.state.seat[B, s.PROMISED_DAYS] == 0
    assert play.state.scal[s.SUSPENDED] == 0
    assert not [one for one in play.happened("delivered") if one.by == B]


def test_a_suspension_does_not_outlive_the_agreement():
    """B suspends, C leaves and the agreement falls: under the next one, B delivers."""
    play = knot()
    react(play, {B: c.SUSPEND, D: c.SUSPEND, C: c.LEAVE})
    assert play.state.scal[s.IN_FORCE] == -1
    play.state.scal[s.LEFT] = 0
    play.state.scal[s.PENDING] = 0  # what is owed for the knot is another matter
    play.state.pair[:, :, s.WRONGED] = 0
    play.open(t.COURSE_TABLE)
    play.sign("form.light")
    assert play.stage() == "delivery"
    assert play.awaited() == [A, B, C, D]


def test_without_one_required_the_agreement_falls():
    play = knot()
    play.mark_time()
    react(play, {C: c.LEAVE})
    assert ("left", C, -1, 0, 0) in play.seen(A)
    assert play.state.scal[s.LEFT] == 1 << C
    assert play.state.scal[s.IN_FORCE] == -1
    assert play.state.scal[s.BOUND] == 0
    assert play.rose(A, C, s.AUTHENTICITY) < 0
    calm = knot()
    react(calm)
    assert play.state.seat[B, s.ANTAGONISM_FELT] > calm.state.seat[B, s.ANTAGONISM_FELT]


def test_without_one_who_is_not_required_the_others_go_on():
    play = knot()
    react(play, {D: c.LEAVE})
    assert play.state.scal[s.IN_FORCE] >= 0
    assert play.state.scal[s.BOUND] == 0b0111
    assert play.awaited() == [A, B, C]


def test_with_a_free_exit_nobody_is_wronged():
    play = knot("guarantee.exit")
    play.mark_time()
    react(play, {D: c.LEAVE})
    assert play.rose(B, D, s.AUTHENTICITY) == 0


def test_all_may_leave_and_the_play_goes_on_to_its_end():
    play = knot()
    react(play, others=c.LEAVE)
    assert play.state.scal[s.LEFT] == 0b1111
    assert play.stage() == "end"


def test_reactions_go_to_the_one_whose_knot_it_was_even_if_it_leaves():
    """B's own knot; B leaves at once; C and D answer B, not the first who now knows."""
    play = Acting().open(t.COURSE_TABLE)
    play.state.fact[KNOT, :4] = c.SEEN
    play.reveal({A: (c.PUT, play.number("form.whole"), 1)})
    play.reveal(marks={seat: [c.YES] for seat in ALL})
    assert play.happened("burst") == [("burst", B, -1, 1, 0)]
    react(play, {B: c.LEAVE})
    assert {one.to for one in play.happened("reacted")} == {B}


# -- repair
def breach(said=c.SILENT, seat=A):
    """`seat` gave half and said nothing of it; it is asked to own up."""
    play = Acting().open(t.COURSE_TABLE)
    play.state.fact[:, :4] = c.SEEN
    play.sign("form.whole")
    play.state.seat[:, s.DAYS] = 9
    for one in play.awaited():
        play.move(one, c.DELIVER, -1, *((GIVE[0.5], said) if one == seat else (GIVE[1.0], 0)))
    assert play.stage() == "own_up"
    play.mark_time()
    return play


def test_a_breach_is_answered_for_before_the_one_most_wronged():
    play = breach()
    assert play.awaited() == [A]
    assert play.legal(A, c.OWN_UP) == [(B, 0, 0, 1, 3)]


@pytest.mark.parametrize(("how", "better"), [(0, True), (1, False), (2, False)])
def test_to_own_excuse_or_deny(how, better):
    play = breach()
    play.move(A, c.OWN_UP, B, 0, how)
    named = c.WRONG_UNSAID if how == c.DENIED_IT else c.OF_DELIVERY  # for all: who denies says of nothing
    assert all(("owned", A, B, named, how) in play.seen(seat) for seat in ALL)
    assert (play.rose(B, A, s.SINCERITY) > 0) == better
    assert (play.stage() == "price") == (how < 2)


def test_to_deny_what_was_seen_closes_the_way_back():
    play = breach()
    play.move(A, c.OWN_UP, B, 0, 2)
    assert play.state.pair[B, A, s.SINCERITY_CEILING] < 1
    assert play.state.pair[A, B, s.WRONGED] == 0
    assert play.state.scal[s.REPAIRED] == 0
    assert play.stage() == "corridor"


def priced(how):
    play = breach()
    play.move(A, c.OWN_UP, B, 0, 0)
    assert play.awaited() == [B]
    assert play.legal(B, c.PRICE) == [(A, 0, 0, 1, 3)]
    play.move(B, c.PRICE, A, 0, how)
    return play


def test_to_ask_nothing_mends_at_once():
    play = priced(0)
    assert ("priced", B, A, 0, 0) in play.seen(D)
    assert play.state.scal[s.REPAIRED] == 1
    assert play.stage() == "corridor"
    assert play.rose(B, A, s.AUTHENTICITY) > 0


@pytest.mark.parametrize(("price", "days"), [(1, 0), (2, 1)])
def test_a_price_paid(price, days):
    play = priced(price)
    assert play.legal(A, c.PAY) == [(B, price, 0, 1, 2)]
    assert play.move(A, c.PAY, B, price, 1) == 0
    assert ("settled", A, B, price, 1) in play.seen(C)
    assert play.spent(A) == play.grew(A, s.DAYS_DELIVERED) == days
    assert play.state.scal[s.REPAIRED] == 1
    assert play.state.pair[A, B, s.WRONGED] == 0
    assert play.rose(B, A, s.AUTHENTICITY) > 0


def test_a_day_mends_more_than_a_word():
    day, word = priced(2), priced(1)
    day.move(A, c.PAY, B, 2, 1)
    word.move(A, c.PAY, B, 1, 1)
    assert day.rose(B, A, s.AUTHENTICITY) > word.rose(B, A, s.AUTHENTICITY)


def test_a_price_not_paid_breaks_again():
    play = priced(2)
    before = play.state.pair[B, A, s.AUTHENTICITY]
    play.move(A, c.PAY, B, 2, 0)
    assert play.spent(A) == 0
    assert play.state.pair[B, A, s.AUTHENTICITY] < before
    assert play.state.scal[s.REPAIRED] == 0
    assert play.stage() == "corridor"


def test_two_breaches_are_repaired_in_waves_in_step():
    play = Acting().open(t.COURSE_TABLE)
    play.state.fact[:, :4] = c.SEEN
    play.sign("form.whole")
    play.state.seat[:, s.DAYS] = 9
    give(play, {A: (0.5, c.SILENT), B: (0.0, c.SILENT)})
    assert play.awaited() == [A, B]
    play.move(A, c.OWN_UP, C, 0, 0)
    assert play.move(B, c.OWN_UP, C, 0, 1) == 0
    assert play.stage() == "price"
    assert play.awaited() == [C]
    play.move(C, c.PRICE, A, 0, 1)
    assert play.awaited() == [C]
    play.move(C, c.PRICE, B, 0, 0)
    assert play.stage() == "pay"
    assert play.awaited() == [A]


def test_one_who_left_is_not_the_one_before_whom_to_own_up():
    """The knot wronged B and D alike; the first of them left: A answers before one who stays."""
    play = knot(play=changed(seat={(B, t.REQUIRED): 0}))
    react(play, {B: c.LEAVE})
    give(play)
    assert play.stage() == "own_up"
    assert play.legal(A, c.OWN_UP) == [(C, 0, 0, 1, 3)]
