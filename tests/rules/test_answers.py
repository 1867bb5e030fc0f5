"""What is answered in the corridor (wholly, in part, dodging, falsely), and trades: agreed or not, kept or cheated."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import claim_of
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D


def asked(topic, do=c.ASK, **agenda):
    """A has asked B, who is to answer."""
    hall = Acting()
    if agenda:
        hall.agenda(B, **agenda)
    hall.open(t.COURSE_CORRIDOR, 1)
    hall.only(A, do, B, topic)
    hall.mark_time()
    return hall


def answered(topic, how, **agenda):
    """Asked in passing where half is said, or nothing; pressed where something is said in full."""
    hall = asked(topic, c.ASK if how in (c.PARTLY, c.DODGE) else c.PRESS, **agenda)
    assert hall.move(B, c.ANSWER, A, topic, how) == 0
    return hall


def claimed(hall, topic, part, how):
    """The answer as A and B see it, and nobody else."""
    what = topic * 4096 + part + 1
    assert ("answered", B, A, what, how) in hall.seen(A)
    assert ("answered", B, A, what, how) in hall.seen(B)
    assert hall.seen(C) == hall.seen(D) == []


def lied(hall, topic, true):
    """What was true is kept for the liar alone."""
    assert hall.happened("lied") == [("lied", B, A, topic * 4096 + true + 1, c.OTHER)]
    assert "lied" in hall.kinds(B)
    assert "lied" not in hall.kinds(A)


@pytest.mark.parametrize(
    ("do", "said"), [(c.ASK, {c.PARTLY, c.DODGE}), (c.PRESS, {c.WHOLLY}), (c.LISTEN, {c.WHOLLY, c.PARTLY})]
)
@pytest.mark.parametrize(
    ("topic", "false"),
    [(c.WHY, {c.OTHER}), (c.NOT_ACCEPT, {c.OTHER, c.NOTHING}), (c.BRING, {c.OTHER}), (c.BOTHERS, {c.NOTHING})],
)
def test_how_one_may_answer(topic, false, do, said):
    """In passing, half at best; pressed, something now, true or not; listened to, something true: not what one brings,
    which is known to all."""
    if do == c.LISTEN and topic == c.BRING:
        return
    hall = asked(topic, do)
    allowed = said if do == c.LISTEN else said | false
    rows = hall.legal(B, c.ANSWER)
    assert {how for row in rows for how in range(row[2], row[2] + row[4])} == allowed
    assert {row[:2] for row in rows} == {(A, topic)}


def test_why_wholly():
    hall = answered(c.WHY, c.WHOLLY)
    claimed(hall, c.WHY, hall.part(B, "more"), c.WHOLLY)
    assert hall.state.pair[A, B, s.HEARD_SEEKS] == hall.part(B, "more")
    assert hall.rose(B, A, s.TOLD_TRUE) == 1
    assert hall.rose(A, B, s.SINCERITY) > 0
    assert hall.happened("lied") == []
    assert hall.spent(B) == 0


def test_why_falsely_looks_like_the_truth():
    hall, true = answered(c.WHY, c.OTHER), answered(c.WHY, c.WHOLLY, seeks="less")
    claimed(hall, c.WHY, hall.part(B, "less"), c.WHOLLY)
    lied(hall, c.WHY, hall.part(B, "more"))
    assert hall.seen(A) == true.seen(A)
    assert (hall.view(A).toward == true.view(A).toward).all()
    assert (hall.view(A).heard == true.view(A).heard).all()
    assert hall.rose(B, A, s.TOLD_TRUE) == 0


def test_red_zone_wholly_falsely_and_nothing():
    hall = answered(c.NOT_ACCEPT, c.WHOLLY)
    claimed(hall, c.NOT_ACCEPT, hall.part(B, "no_lead"), c.WHOLLY)
    other = answered(c.NOT_ACCEPT, c.OTHER)
    claimed(other, c.NOT_ACCEPT, other.part(B, "open"), c.WHOLLY)
    lied(other, c.NOT_ACCEPT, other.part(B, "no_lead"))
    none = answered(c.NOT_ACCEPT, c.NOTHING)
    claimed(none, c.NOT_ACCEPT, -1, c.NOTHING)
    lied(none, c.NOT_ACCEPT, none.part(B, "no_lead"))
    assert none.state.pair[A, B, s.HEARD_RED] == -2
    assert other.rose(A, B, s.SINCERITY) == none.rose(A, B, s.SINCERITY) == hall.rose(A, B, s.SINCERITY) > 0


def ways(hall):
    """The ways to answer that B is offered."""
    return {how for row in hall.legal(B, c.ANSWER) for how in range(row[2], row[2] + row[4])}


def test_nothing_is_not_offered_as_a_lie_where_nothing_is_refused():
    assert ways(asked(c.NOT_ACCEPT, c.PRESS)) == {c.WHOLLY, c.OTHER, c.NOTHING}
    assert ways(asked(c.NOT_ACCEPT, c.PRESS, red="open")) == {c.WHOLLY, c.OTHER}


@pytest.mark.parametrize("topic", [c.WHY, c.NOT_ACCEPT])
def test_what_was_let_show_is_not_lied_about_to_the_same(topic):
    """Half of the truth was heard: nothing else may be said to that one; pressed, one may say it again."""
    hall = answered(topic, c.PARTLY)
    hall.open(t.COURSE_CORRIDOR, 2)
    hall.only(A, c.PRESS, B, topic)
    assert ways(hall) == {c.WHOLLY, c.PARTLY}
    other = answered(topic, c.PARTLY)
    other.open(t.COURSE_CORRIDOR, 2)
    other.only(C, c.PRESS, B, topic)  # who heard nothing may be told anything
    assert c.OTHER in ways(other)


def test_what_was_said_before_all_is_not_lied_about():
    hall = Acting()
    hall.open(t.COURSE_CORRIDOR, 1)
    hall.only(B, c.TELL, -1, hall.frame.size[t.FACTS])  # what it seeks, to all
    hall.open(t.COURSE_CORRIDOR, 2)
    hall.state.pair[A, B, s.HEARD_KIND] = 3.0  # a word of B came out as false: it may be asked again
    hall.only(A, c.PRESS, B, c.WHY)
    assert ways(hall) == {c.WHOLLY, c.PARTLY}


def test_a_denial_is_not_offered_to_who_saw_that_something_bothers():
    hall = answered(c.BOTHERS, c.PARTLY)
    hall.open(t.COURSE_CORRIDOR, 2)
    hall.only(A, c.PRESS, B, c.BOTHERS)
    assert ways(hall) == {c.WHOLLY, c.PARTLY}


def test_what_one_brings_is_not_inflated_before_who_has_seen_it():
    hall = answered(c.BRING, c.WHOLLY)
    hall.open(t.COURSE_CORRIDOR, 2)
    hall.state.pair[A, B, s.HEARD_KIND] = 3.0  # a word of B came out as false: it may be asked again
    hall.only(A, c.PRESS, B, c.BRING)
    assert ways(hall) == {c.WHOLLY, c.PARTLY}


def test_half_of_the_truth_after_a_lie_shows_the_lie():
    hall = asked(c.WHY)
    assert hall.move(B, c.ANSWER, A, c.WHY, c.OTHER) == 0
    false = int(hall.state.pair[A, B, s.HEARD_SEEKS])
    hall.open(t.COURSE_CORRIDOR, 2)
    hall.only(A, c.ASK, B, c.WHY)
    hall.mark_time()
    assert hall.move(B, c.ANSWER, A, c.WHY, c.PARTLY) == 0
    assert hall.happened("lie_out") == [("lie_out", B, A, claim_of(c.WHY, false), 0)]
    assert hall.state.pair[B, A, s.LIED_SEEKS] == 0
    assert hall.state.pair[A, B, s.HEARD_SEEKS] == hall.part(B, "more")


def test_means_inflated_are_believed_for_now():
    hall = answered(c.BRING, c.OTHER)
    assert hall.state.pair[A, B, s.HEARD_BRINGS] == 2
    assert hall.happened("lied") != []
    assert answered(c.BRING, c.WHOLLY).state.pair[A, B, s.HEARD_BRINGS] == 1
    assert hall.seen(A) == answered(c.BRING, c.WHOLLY).seen(A)


def test_what_bothers_wholly_tells_the_fact():
    hall = answered(c.BOTHERS, c.WHOLLY)
    claimed(hall, c.BOTHERS, 1, c.WHOLLY)
    assert hall.state.fact[1, :4].tolist() == [c.TOLD, c.SEEN, 0, 0]
    assert hall.state.pair[B, A, s.DENIED] == 3


def test_what_bothers_denied_or_dodged_is_remembered():
    denied, dodged = answered(c.BOTHERS, c.NOTHING), answered(c.BOTHERS, c.DODGE)
    claimed(denied, c.BOTHERS, -1, c.NOTHING)
    lied(denied, c.BOTHERS, 1)
    assert (denied.state.pair[B, A, s.DENIED], dodged.state.pair[B, A, s.DENIED]) == (2, 1)
    assert (denied.state.fact[1, A], dodged.state.fact[1, A]) == (0, 0)


def test_nothing_bothers_one_who_has_said_it_all():
    hall = asked(c.BOTHERS, c.PRESS)
    hall.state.fact[1, A] = c.TOLD
    hall.state.fact[1, len(hall.state.seat) + s.N_FACT_STATE + B] = 1 << A  # B saw A learn it
    assert ways(hall) == {c.NOTHING}
    hall.move(B, c.ANSWER, A, c.BOTHERS, c.NOTHING)
    claimed(hall, c.BOTHERS, -1, c.NOTHING)
    assert hall.happened("lied") == []


@pytest.mark.parametrize(("topic", "part"), [(c.WHY, "more"), (c.NOT_ACCEPT, "no_lead"), (c.BRING, None)])
def test_in_part_hints_and_is_half_heard(topic, part):
    hall = answered(topic, c.PARTLY)
    claimed(hall, topic, hall.part(B, part) if part else -1, c.PARTLY)
    half = {c.WHY: 1, c.NOT_ACCEPT: 2}.get(topic, 0)
    assert hall.state.pair[A, B, s.HALF_HEARD] == half
    assert hall.state.pair[A, B, s.HEARD_SEEKS] == (hall.part(B, part) if half == 1 else -1)
    assert hall.state.pair[A, B, s.HEARD_RED] == (hall.part(B, part) if half == 2 else -1)
    whole = answered(topic, c.WHOLLY).view(A).heard[B].sum()
    assert 0 <= hall.view(A).heard[B].sum() <= whole
    assert not hall.open(t.COURSE_CORRIDOR, 1).legal(A, c.REASSURE)  # nothing firm enough to promise about


@pytest.mark.parametrize(
    ("topic", "part"), [(c.WHY, "more"), (c.NOT_ACCEPT, "no_lead"), (c.BRING, ""), (c.BOTHERS, "")]
)
def test_to_dodge_costs_sincerity(topic, part):
    hall = answered(topic, c.DODGE)
    claimed(hall, topic, hall.part(B, part) if part else -1, c.DODGE)
    assert hall.rose(A, B, s.SINCERITY) < 0
    assert hall.rose(B, A, s.SINCERITY) == 0


def test_a_lie_comes_out_by_a_visit_and_the_ceiling_stays():
    hall = answered(c.WHY, c.OTHER)
    false = int(hall.state.pair[A, B, s.HEARD_SEEKS])
    assert false not in (-1, hall.part(B, "more"))
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.VISIT, B)
    assert ("lie_out", B, A, claim_of(c.WHY, false), 0) in hall.seen(A)
    assert "lie_out" not in hall.kinds(C)
    assert hall.state.pair[A, B, s.HEARD_SEEKS] == hall.part(B, "more")
    assert hall.state.pair[A, B, s.HEARD_KIND] == 3
    assert hall.state.pair[B, A, s.LIED_SEEKS] == 0
    assert hall.rose(A, B, s.SINCERITY) < 0
    assert hall.state.pair[A, B, s.SINCERITY_CEILING] < 1


def test_of_two_lies_one_taken_back_leaves_the_other_and_a_visit_shows_both():
    """Of what came out, the play says which word it was."""
    for taken_back in (True, False):
        hall = answered(c.WHY, c.OTHER)
        false = int(hall.state.pair[A, B, s.HEARD_SEEKS])
        hall.state.pair[B, A, s.LIED_RED] = 1  # it had said that nothing was excluded
        do = (B, c.TELL, A, len(hall.names.facts)) if taken_back else (A, c.VISIT, B)
        hall.open(t.COURSE_CORRIDOR, 1).only(*do)
        out = [event[3] for event in hall.seen(A) if event.kind == "lie_out"]
        assert out == [claim_of(c.WHY, false), *([] if taken_back else [claim_of(c.NOT_ACCEPT, -1)])]
        assert hall.state.pair[B, A, s.LIED_RED] == taken_back


def test_a_visit_confirms_what_was_true():
    hall = answered(c.WHY, c.WHOLLY)
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.VISIT, B)
    assert hall.state.pair[A, B, s.HEARD_KIND] == 2
    assert hall.happened("lie_out") == []


def test_to_take_back_ones_lie_costs_less_than_to_be_found_out():
    hall = answered(c.WHY, c.OTHER)
    false = int(hall.state.pair[A, B, s.HEARD_SEEKS])
    hall.open(t.COURSE_CORRIDOR, 1).only(B, c.TELL, A, len(hall.names.facts))
    assert ("lie_out", B, A, claim_of(c.WHY, false), 0) in hall.seen(A)
    found = answered(c.WHY, c.OTHER)
    found.open(t.COURSE_CORRIDOR, 1).only(A, c.VISIT, B)
    assert found.rose(A, B, s.SINCERITY) < hall.rose(A, B, s.SINCERITY)


# -- trades
def offered(trade):
    """A has offered B a trade; B is to say yes or no."""
    hall = Acting().open(t.COURSE_CORRIDOR, 1)
    hall.only(A, c.TRADE, B, trade)
    assert hall.seen(A) == hall.seen(B) == [("trade", A, B, trade, 0)]
    assert hall.seen(C) == []
    assert hall.awaited() == [B]
    hall.mark_time()
    return hall


def test_a_trade_refused_leads_nowhere():
    hall = offered(c.TRADE_SEEKS)
    step = int(hall.state.scal[s.STEP])
    hall.move(B, c.ACCEPT, A, c.TRADE_SEEKS, 0)
    assert ("trade_answer", B, A, c.TRADE_SEEKS, 0) in hall.seen(A)
    assert "trade_answer" not in hall.kinds(C)
    assert hall.state.scal[s.STEP] == step + 1
    assert (hall.state.pair == hall.before.pair).all()


@pytest.mark.parametrize(
    ("trade", "heard", "part"),
    [(c.TRADE_SEEKS, s.HEARD_SEEKS, "more"), (c.TRADE_RED, s.HEARD_RED, "no_lead")],
)
def test_a_trade_carried_out_by_both(trade, heard, part):
    hall = offered(trade)
    hall.move(B, c.ACCEPT, A, trade, 1)
    assert hall.awaited() == [A, B]
    hall.move(A, c.CARRY_OUT, B, trade, 0)
    assert hall.state.pair[B, A, heard] == -1  # sealed until both have moved
    hall.move(B, c.CARRY_OUT, A, trade, 0)
    assert hall.state.pair[A, B, heard] == hall.part(B, part)
    assert hall.state.pair[B, A, heard] == hall.part(A, part)
    assert min(hall.rose(A, B, column) for column in (s.SINCERITY, s.AUTHENTICITY)) > 0
    assert hall.rose(A, B, s.SINCERITY) == hall.rose(B, A, s.SINCERITY)
    assert hall.seen(C) == []


def test_a_cheat_shows_at_once():
    hall = offered(c.TRADE_SEEKS)
    hall.move(B, c.ACCEPT, A, c.TRADE_SEEKS, 1)
    hall.move(A, c.CARRY_OUT, B, c.TRADE_SEEKS, 0)
    hall.move(B, c.CARRY_OUT, A, c.TRADE_SEEKS, 1)
    assert ("swap", B, A, c.TRADE_SEEKS, 1) in hall.seen(A)
    assert hall.state.pair[A, B, s.HEARD_SEEKS] == -1
    assert hall.state.pair[B, A, s.HEARD_SEEKS] == hall.part(A, "more")
    assert hall.rose(A, B, s.SINCERITY) < 0
    assert hall.rose(A, B, s.AUTHENTICITY) < 0
    assert hall.state.pair[A, B, s.SINCERITY_CEILING] < 1
    assert hall.rose(B, A, s.SINCERITY) > 0  # the one who kept it is believed
    assert hall.state.pair[B, A, s.SINCERITY_CEILING] == 1


def test_a_trade_is_countered_once():
    hall = offered(c.TRADE_SEEKS)
    hall.move(B, c.ACCEPT, A, c.TRADE_SEEKS, 2)
    assert hall.awaited() == [A]
    assert hall.legal(A, c.ACCEPT) == [(B, c.TRADE_RED, 0, 1, 2)]  # no second counter
    assert hall.move(A, c.ACCEPT, B, c.TRADE_RED, 2) != 0
    assert hall.move(A, c.ACCEPT, B, c.TRADE_RED, 1) == 0
    assert hall.awaited() == [A, B]
    hall.move(A, c.CARRY_OUT, B, c.TRADE_RED, 0)
    hall.move(B, c.CARRY_OUT, A, c.TRADE_RED, 0)
    assert hall.state.pair[A, B, s.HEARD_RED] == hall.part(B, "no_lead")
    assert hall.state.pair[A, B, s.HEARD_SEEKS] == -1


def first_for_support():
    """B has said yes to « I deliver first if you support form.whole »."""
    hall = offered(c.TRADE_SUPPORT + Acting().option("form.whole"))
    trade = c.TRADE_SUPPORT + hall.option("form.whole")
    assert hall.legal(B, c.ACCEPT) == [(A, trade, 0, 1, 2)]  # nothing to counter with
    hall.move(B, c.ACCEPT, A, trade, 1)
    return hall


def test_i_deliver_first_binds_both():
    hall = first_for_support()
    whole = hall.option("form.whole")
    assert hall.state.pair[B, A, s.SWAP_SUPPORT] == whole + 1
    assert hall.state.pair[A, B, s.DELIVERS_FIRST] == 1
    assert ("promise", B, A, whole + 1, 1) in hall.seen(A)
    assert hall.seen(C) == []


@pytest.mark.parametrize(("form", "kept"), [("form.whole", True), ("form.light", False)])
def test_support_traded_is_given_or_not_at_the_table(form, kept):
    hall = first_for_support().open(t.COURSE_TABLE)
    before = hall.rose(A, B, s.AUTHENTICITY)
    hall.sign(form)
    what = hall.option("form.whole") + 1
    assert hall.happened("promise_kept") == ([("promise_kept", B, A, what, 0)] if kept else [])
    assert hall.happened("promise_broken") == ([] if kept else [("promise_broken", B, A, what, 0)])
    assert (hall.rose(A, B, s.AUTHENTICITY) > before) == kept
    assert hall.state.pair[B, A, s.SWAP_SUPPORT] == 0
    assert "promise_kept" not in hall.kinds(C)
    assert "promise_broken" not in hall.kinds(C)


@pytest.mark.parametrize(("said", "kept"), [(c.YES, True), (c.NOT_YET, False)])
def test_support_traded_was_given_by_a_yes_to_what_held_it_whatever_is_signed(said, kept):
    hall = first_for_support().open(t.COURSE_TABLE)
    hall.reveal({A: (c.PUT, hall.number("form.light"), 1), C: (c.PUT, hall.number("form.whole"), 1)})
    light = ["form.light" in hall.options_of(one) for one in hall.lying()]
    marks = [c.YES if one else c.NOT_YET for one in light]
    hall.reveal(marks=dict.fromkeys((A, C, D), marks) | {B: [c.YES if one else said for one in light]})
    assert "form.light" in hall.options_of(hall.state.scal[s.IN_FORCE])
    what = hall.option("form.whole") + 1
    assert hall.happened("promise_kept") == ([("promise_kept", B, A, what, 0)] if kept else [])
    assert hall.happened("promise_broken") == ([] if kept else [("promise_broken", B, A, what, 0)])


@pytest.mark.parametrize(("amount", "how", "kept"), [(4, 0, True), (2, c.WARNED, False)])
def test_to_deliver_first_is_kept_or_broken_in_the_first_period(amount, how, kept):
    hall = first_for_support().open(t.COURSE_TABLE)
    hall.state.fact[:, :4] = c.SEEN  # no knot
    hall.sign("form.whole", "lead.turns")
    hall.state.seat[:, s.DAYS] = 9
    hall.mark_time()
    for seat in hall.awaited():
        hall.move(seat, c.DELIVER, -1, *((amount, how) if seat == A else (4, 0)))
    assert len(hall.happened("promise_kept")) == int(kept)
    assert len(hall.happened("promise_broken")) == int(not kept)
    assert hall.state.pair[A, B, s.DELIVERS_FIRST] == 0


# -- a day is worth a day
def listened(topic, how, trust=0.5, **agenda):
    hall = asked(topic, c.LISTEN, **agenda)
    hall.state.pair[B, A, s.SINCERITY] = hall.state.pair[B, A, s.AUTHENTICITY] = trust
    assert hall.move(B, c.ANSWER, A, topic, how) == 0
    return hall


def heard_in_full(hall):
    half = int(hall.state.pair[A, B, s.HALF_HEARD])
    seeks, red = hall.state.pair[A, B, [s.HEARD_SEEKS, s.HEARD_RED]]
    return {name for name, part, bit in (("seeks", seeks, 1), ("red", red, 2)) if part >= 0 and not half & bit}


def test_something_else_let_show_in_passing_looks_like_the_truth():
    hall = asked(c.WHY)
    hall.move(B, c.ANSWER, A, c.WHY, c.OTHER)
    claimed(hall, c.WHY, hall.part(B, "less"), c.PARTLY)
    lied(hall, c.WHY, hall.part(B, "more"))
    true = asked(c.WHY, seeks="less")
    true.move(B, c.ANSWER, A, c.WHY, c.PARTLY)
    assert hall.seen(A) == true.seen(A)
    assert (hall.view(A).toward == true.view(A).toward).all()


def test_a_day_of_listening_yields_what_was_left_to_say():
    hall = listened(c.WHY, c.WHOLLY)
    assert heard_in_full(hall) == {"seeks"}
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.LISTEN, B, c.NOT_ACCEPT)
    hall.move(B, c.ANSWER, A, c.NOT_ACCEPT, c.WHOLLY)
    assert heard_in_full(hall) == {"seeks", "red"}
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.LISTEN, B, c.BOTHERS)
    hall.move(B, c.ANSWER, A, c.BOTHERS, c.WHOLLY)
    assert hall.state.fact[1, A] == c.TOLD


def test_one_says_more_to_one_whom_it_trusts():
    assert heard_in_full(listened(c.WHY, c.WHOLLY, trust=0.9)) == {"seeks", "red"}


def test_what_cannot_be_borne_is_half_said_and_a_door_named():
    hall = asked(c.BOTHERS, c.LISTEN)
    hall.state.fact[1, D] = c.TOLD
    hall.move(B, c.ANSWER, A, c.BOTHERS, c.PARTLY)
    assert hall.state.fact[1, A] == c.UNKNOWN
    assert ("door", B, A, D, c.BOTHERS) in hall.seen(A)
    assert "door" not in hall.kinds(C)


@pytest.mark.parametrize("gone", [False, True])
def test_no_door_leads_to_one_that_left(gone):
    """Neither as one who knows what is kept, nor as the place where it is seen."""
    hall = asked(c.BOTHERS, c.LISTEN)
    hall.state.fact[:, C:] = c.UNKNOWN
    facts = hall.frame.fact.copy()
    facts[1, t.SEEN_AT] = D
    hall.frame = hall.frame._replace(fact=facts)
    hall.state.scal[s.LEFT] = int(gone) << D
    hall.move(B, c.ANSWER, A, c.BOTHERS, c.PARTLY)
    assert (("door", B, A, D, c.BOTHERS) in hall.seen(A)) != gone


def test_what_cannot_be_borne_is_no_lie():
    hall = asked(c.BOTHERS, c.LISTEN)
    hall.move(B, c.ANSWER, A, c.BOTHERS, c.PARTLY)
    assert hall.happened("lied") == []


def confided():
    """B has told A, who listened, what A is to keep to itself."""
    hall = asked(c.BOTHERS, c.LISTEN)
    hall.move(B, c.ANSWER, A, c.BOTHERS, c.WHOLLY)
    assert ("confided", B, A, 2, c.CONFIDED) in hall.seen(A)
    return hall.open(t.COURSE_CORRIDOR, 1)


@pytest.mark.parametrize("to", [C, -1])
def test_a_confidence_repeated_costs_and_opens_a_repair(to):
    hall = confided()
    for seat in (B, C, D):
        hall.move(seat, c.PASS)
    hall.move(A, c.TELL, to, 1)
    assert ("confided", B, A, 2, c.REPEATED) in hall.seen(B)
    assert hall.rose(B, A, s.SINCERITY) < 0
    assert hall.stage() == "own_up"
    assert hall.awaited() == [A]


def test_a_confidence_given_back_to_its_owner_costs_nothing():
    hall = confided()
    assert all((to, what) != (B, 1) for to, what, *_ in hall.legal(A, c.TELL))  # B was seen to know it: it is its own
    assert "confided" not in hall.kinds(B)
    assert hall.stage() != "own_up"


def test_a_cheat_opens_a_repair_and_has_a_reason_for_the_debrief():
    hall = offered(c.TRADE_SEEKS)
    hall.state.pair[B, A, s.SINCERITY] = hall.state.pair[B, A, s.AUTHENTICITY] = 0.1
    hall.move(B, c.ACCEPT, A, c.TRADE_SEEKS, 1)
    hall.move(A, c.CARRY_OUT, B, c.TRADE_SEEKS, 0)
    hall.move(B, c.CARRY_OUT, A, c.TRADE_SEEKS, 1)
    assert hall.happened("because") == [("because", B, A, c.WARY, 0)]
    assert "because" in hall.kinds(B)
    assert "because" not in hall.kinds(A)
    assert hall.awaited() == [B]
    assert hall.legal(B, c.OWN_UP)
    hall.move(B, c.OWN_UP, A, 0, c.OWNED)
    hall.move(A, c.PRICE, B, 0, c.PRICE_NOTHING)
    assert hall.stage() == "corridor" or hall.stage() != "price"


def test_the_more_one_is_seen_with_the_less_a_day_is_worth():
    hall = Acting().open(t.COURSE_CORRIDOR, 1)
    hall.only(A, c.VISIT, B)
    first = hall.rose(B, A, s.SINCERITY)
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.VISIT, C)
    assert 0 < hall.rose(C, A, s.SINCERITY) < first
    assert hall.rose(B, A, s.SINCERITY) < 0  # one had the first, and sees the next go elsewhere
    again = Acting().open(t.COURSE_CORRIDOR, 1)
    again.only(A, c.VISIT, B)
    again.open(t.COURSE_CORRIDOR, 1).only(A, c.VISIT, B)
    assert again.rose(B, A, s.SINCERITY) > 0


def test_who_felt_heard_falls_further_where_one_signs_against_it():
    def fell(days, bound=(A, B, C)):
        hall = Acting()
        hall.state.pair[A, D, s.LISTENED] = days
        hall.state.pair[A, D, s.HEARD_RED] = hall.part(D, "no_lead")
        hall.open(t.COURSE_TABLE).sign("lead.first", bound=bound)
        return hall

    heard, stranger, own = fell(1), fell(0), fell(1, bound=(A, B, C, D))
    assert ("confided", D, A, 0, c.SIGNED_AGAINST) in heard.seen(D)
    assert "confided" not in stranger.kinds(D)
    assert heard.rose(D, A, s.SINCERITY) < stranger.rose(D, A, s.SINCERITY)
    assert own.state.scal[s.BOUND] == 0b1111
    assert "confided" not in own.kinds(D)  # who signs it too was not signed against
