"""The corridor: nine moves, what each costs its mover, what it does to trust or knowledge, and what the others see."""

import numpy as np
import pytest

from game.minds.corridor.ask import says as ask
from game.minds.corridor.listen import says
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.conditions import fact_of_play
from game.rules.read.standing import before_table
from game.rules.saying import CONTRADICTED, HALF_SEEKS
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D


@pytest.fixture
def hall():
    """The second corridor of the scenario, where every move is open."""
    return Acting().open(t.COURSE_CORRIDOR, 1)


ANY_WORK = {
    "pass": (c.PASS, -1, 0, 0.0),
    "ask": (c.ASK, B, c.WHY, 0.5),
    "listen": (c.LISTEN, B, c.WHY, 1.0),
    "tell": (c.TELL, B, 0, 0.0),
    "trade": (c.TRADE, B, c.TRADE_SEEKS, 0.5),
    "press": (c.PRESS, B, c.WHY, 0.0),
    "visit": (c.VISIT, B, 0, 1.0),
    "team": (c.TEAM, -1, 0, 0.5),
    "prepare": (c.PREPARE, -1, 0, 1.0),
}


@pytest.mark.parametrize("name", ANY_WORK)
def test_a_move_costs_its_days_to_its_mover_alone(hall, name):
    do, to, what, days = ANY_WORK[name]
    hall.only(A, do, to, what)
    assert hall.spent(A) == days
    assert hall.grew(A, s.DAYS_CORRIDOR) == days
    assert [hall.spent(seat) for seat in (B, C, D)] == [0, 0, 0]


@pytest.mark.parametrize("name", ["ask", "listen", "trade", "visit", "team", "prepare"])
def test_a_move_that_cannot_be_paid_is_not_open(hall, name):
    do, to, what, days = ANY_WORK[name]
    hall.state.seat[A, s.DAYS] = days
    assert hall.legal(A, do)
    hall.state.seat[A, s.DAYS] = days - 0.25
    assert not hall.legal(A, do)
    assert hall.move(A, do, to, what) != 0


def test_a_slot_opens_only_the_moves_that_the_scenario_names():
    hall = Acting().open(t.COURSE_CORRIDOR)
    assert {do for do in c.CORRIDOR if hall.legal(A, do)} == {c.PASS, c.ASK, c.TELL}


def test_nothing_shows_before_all_have_moved(hall):
    for seat in (A, B, C):
        assert hall.move(seat, c.TELL, -1, len(hall.names.facts)) == 0
    assert not any(hall.seen(seat) for seat in range(4))
    assert hall.move(D, c.PASS) == 0
    assert all("told_seeks" in hall.kinds(seat) for seat in range(4))


@pytest.mark.parametrize(
    ("do", "kind", "listened"), [(c.ASK, "asked", 0), (c.LISTEN, "asked", 1), (c.PRESS, "pressed", 0)]
)
def test_a_question_is_known_to_the_two_and_waits_for_an_answer(hall, do, kind, listened):
    hall.only(A, do, B, c.BOTHERS)
    assert hall.stage() == "answer"
    assert hall.awaited() == [B]
    asked = (kind, A, B, c.BOTHERS, listened)
    where = [("day_with", A, B, 0, 0)] if do == c.LISTEN else []  # all see where one's days go, and not what for
    assert hall.seen(A) == hall.seen(B) == [asked, *where]
    assert hall.seen(C) == hall.seen(D) == where
    assert hall.rose(A, B, s.ASKED) == 1


@pytest.mark.parametrize(("do", "days"), [(c.LISTEN, 1), (c.VISIT, 1), (c.ASK, 0), (c.PRESS, 0)])
def test_a_condition_asks_how_many_days_one_spent_with_another(hall, do, days):
    def with_each(by, to):
        return fact_of_play(hall.frame, hall.secrets, hall.state, t.OP_DAYS_WITH, by, to, 0)

    hall.only(A, do, B, c.WHY if do != c.VISIT else 0)
    assert [with_each(A, B), with_each(B, A), with_each(A, C)] == [days, 0, 0]
    hall.open(t.COURSE_CORRIDOR, 1).only(A, do, B, c.NOT_ACCEPT if do != c.VISIT else 0)
    assert with_each(A, B) == 2 * days


def test_listening_warms_and_pressing_chills(hall, monkeypatch):
    monkeypatch.setattr("game.rules.stages.corridor.press.before_table", lambda frame, scal: False)
    hall.only(A, c.LISTEN, B, c.WHY)
    assert hall.grew(B, s.SYNERGY_FELT) > 0 > hall.grew(B, s.ANTAGONISM_FELT)
    assert hall.rose(B, A, s.SINCERITY) > 0
    pressed = Acting().open(t.COURSE_CORRIDOR, 1)
    pressed.only(A, c.PRESS, B, c.WHY)
    assert pressed.grew(B, s.ANTAGONISM_FELT) > 0 > pressed.grew(B, s.SYNERGY_FELT)
    assert pressed.rose(B, A, s.SINCERITY) < 0
    antagonism = pressed.state.seat[B, s.ANTAGONISM_FELT]
    pressed.move(B, c.ANSWER, A, c.WHY, c.WHOLLY)
    assert pressed.state.seat[B, s.ANTAGONISM_FELT] > antagonism  # answering under pressure is felt once more


def test_just_before_a_table_nobody_takes_it_ill_to_be_asked_where_they_stand(hall):
    assert before_table(hall.frame, hall.state.scal)
    hall.only(A, c.PRESS, B, c.WHY)
    assert hall.grew(B, s.ANTAGONISM_FELT) == 0 == hall.rose(B, A, s.SINCERITY)
    assert hall.awaited() == [B]
    first = Acting().open(t.COURSE_CORRIDOR)
    assert not before_table(first.frame, first.state.scal)


def test_what_was_told_discloses_nothing_told_again(hall):
    again = len(hall.names.facts)
    hall.only(A, c.TELL, B, again)
    told = hall.rose(B, A, s.SINCERITY)
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.TELL, B, again)
    assert hall.rose(B, A, s.SINCERITY) == 0 < told
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.TELL, -1, again)  # news to the others, and said to all
    assert hall.rose(C, A, s.SINCERITY) > 0


def test_a_fact_told_to_one_is_known_to_that_one(hall):
    hall.only(A, c.TELL, B, 0)
    assert hall.state.fact[0, :4].tolist() == [c.SEEN, c.TOLD, 0, 0]
    assert hall.seen(A) == hall.seen(B) == [("told_fact", A, B, 0, 0)]
    assert hall.seen(C) == []
    assert hall.rose(B, A, s.SINCERITY) > 0
    assert hall.rose(C, A, s.SINCERITY) == 0


def test_a_fact_told_to_all_is_said(hall):
    hall.only(A, c.TELL, -1, 0)
    assert (hall.state.fact[0, 1:4] == c.TOLD).all()
    assert hall.state.fact[0, 4 + s.SAID_AT] > 0
    assert hall.state.fact[0, 4 + s.SAID_BY] == A + 1
    assert all({"told_fact", "said"} <= hall.kinds(seat) for seat in range(4))
    assert all(hall.rose(other, A, s.SINCERITY) > 0 for other in (B, C, D))


def test_a_fact_is_said_once_the_last_of_those_required_knows_it(hall):
    hall.only(A, c.TELL, B, 0)
    assert hall.state.fact[0, 4 + s.SAID_AT] == 0
    hall.open(t.COURSE_CORRIDOR, 1).only(B, c.TELL, C, 0)
    assert hall.state.fact[0, 4 + s.SAID_AT] > 0  # D is not required, and nothing is signed yet
    assert hall.state.fact[0, 4 + s.SAID_BY] == B + 1


def test_what_one_does_not_know_cannot_be_told(hall):
    assert hall.move(A, c.TELL, B, 1) != 0
    hall.state.fact[1, A] = c.TOLD
    assert hall.move(A, c.TELL, B, 1) == 0


@pytest.mark.parametrize(
    ("more", "kind", "heard", "part"),
    [(0, "told_seeks", s.HEARD_SEEKS, "more"), (1, "told_red", s.HEARD_RED, "no_lead")],
)
def test_an_interest_or_a_red_zone_told_is_true_and_heard(hall, more, kind, heard, part):
    hall.only(A, c.TELL, B, len(hall.names.facts) + more)
    code = hall.part(A, part)
    assert hall.seen(B) == [(kind, A, B, code, 0)]
    assert hall.seen(C) == []
    assert hall.state.pair[B, A, heard] == code
    assert hall.state.pair[C, A, heard] == -1
    assert hall.state.pair[B, A, s.HEARD_KIND] == 1
    assert hall.rose(A, B, s.TOLD_TRUE) == 1
    assert hall.rose(B, A, s.SINCERITY) > 0
    assert hall.state.seat[A, s.STATED_NEED] == 1


def test_one_reassures_only_about_a_fear_that_was_named(hall):
    assert not hall.legal(A, c.REASSURE)
    hall.state.pair[A, B, s.HEARD_RED] = hall.part(B, "no_lead")
    assert hall.legal(A, c.REASSURE) == [(B, 0, 0, 1, 1)]
    hall.only(A, c.REASSURE, B)
    feared = hall.option("lead.first")
    assert hall.state.pair[A, B, s.PROMISED_AGAINST] == feared + 1
    assert hall.seen(B) == [("reassured", A, B, feared + 1, 0), ("promise", A, B, feared + 1, 0)]
    assert hall.seen(C) == []
    assert hall.grew(B, s.ANTAGONISM_FELT) < 0
    assert hall.spent(A) == 0


def test_a_visit_shows_one_fact_that_cannot_be_false(hall):
    hall.only(C, c.VISIT, B)  # What A holds is seen at B.
    assert hall.state.fact[0, C] == c.SEEN
    habit = ("habit", C, B, hall.part(B, "no_lead"), 0)
    assert hall.seen(C) == hall.seen(B) == [("visited", C, B, 1, 0), habit, ("day_with", C, B, 0, 0)]
    assert hall.seen(A) == hall.seen(D) == [("day_with", C, B, 0, 0)]
    assert hall.state.pair[C, B, s.HEARD_RED] == hall.part(B, "no_lead")
    assert hall.state.pair[C, B, s.HALF_HEARD] == 2
    assert hall.rose(C, B, s.WENT) == 1
    assert hall.rose(B, C, s.SINCERITY) > 0  # those visited feel heard


def test_work_with_ones_team_is_seen_by_nobody_else(hall):
    hall.state.seat[A, s.HOME_PRESSURE] = 0.5
    hall.mark_time()
    hall.only(A, c.TEAM, -1, 0, 0)
    assert hall.grew(A, s.HOME_PRESSURE) == pytest.approx(-0.3)
    assert hall.seen(A) == [("team", A, -1, 0, 0)]
    assert [hall.seen(seat) for seat in (B, C, D)] == [[], [], []]
    ready = Acting().open(t.COURSE_CORRIDOR, 1)
    ready.only(A, c.TEAM, -1, 0, 1)
    assert ready.state.seat[A, s.READY] == 1
    assert ready.grew(A, s.HOME_PRESSURE) == 0


def test_a_prepared_clause_is_on_the_table_from_the_start_and_costs_no_round(hall):
    whole = hall.option("form.whole")
    hall.only(A, c.PREPARE, -1, whole)
    assert all(hall.seen(seat) == [("prepared", A, -1, whole, 0)] for seat in range(4))
    assert all(whole + 1 in hall.view(seat).prepared for seat in range(4))
    hall.open(t.COURSE_CORRIDOR, 1)
    assert (-1, hall.option("form.light"), 0, 3, 1) not in hall.legal(B, c.PREPARE)  # once is enough
    hall.open(t.COURSE_TABLE)
    assert hall.state.scal[s.ROUND] == 0
    (laid,) = hall.lying()
    assert hall.options_of(laid) == {"form.whole", "lead.nobody", "guarantee.nothing"}
    assert hall.state.package[laid, 3 + s.PUT_BY] == A


def test_a_clause_worded_since_the_signature_lies_beside_what_is_signed_as_a_change_to_it(hall):
    hall.open(t.COURSE_CORRIDOR, 1).only(B, c.PREPARE, -1, hall.option("form.whole"))
    hall.open(t.COURSE_TABLE)
    hall.reveal(marks={seat: [c.YES] for seat in range(4)})
    assert hall.state.scal[s.IN_FORCE] >= 0
    guarded = next(one for one in hall.names.options if one.startswith("guarantee.") and one != "guarantee.nothing")
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.PREPARE, -1, hall.option(guarded))
    hall.open(t.COURSE_TABLE)
    standing, laid = hall.lying()  # what was worded for the first table is not laid again
    assert hall.options_of(laid) == hall.options_of(standing) - {"guarantee.nothing"} | {guarded}
    assert hall.state.package[laid, 3 + s.PUT_BY] == A
    assert hall.state.package[laid, 3 + s.AMENDS] == standing
    hall.since = 0
    assert [(one.by, one.what, one.how) for one in hall.happened("put")][1:] == [(A, laid, standing)]


def test_nothing_is_worded_for_a_table_that_will_not_come(hall):
    assert hall.legal(A, c.PREPARE)
    last = max(at for at, row in enumerate(hall.frame.course) if row[t.STEP_KIND] == t.COURSE_TABLE)
    hall.state.scal[s.STEP] = last
    assert not hall.legal(A, c.PREPARE)


def test_moves_cross_in_one_slot(hall):
    """All are carried out together: two who ask one another both answer."""
    hall.move(A, c.ASK, B, c.WHY)
    hall.move(B, c.ASK, A, c.BRING)
    hall.move(C, c.VISIT, B)
    hall.move(D, c.PASS)
    assert hall.awaited() == [A, B]


def test_questions_to_one_seat_are_answered_one_after_another(hall):
    for seat in (A, C, D):
        hall.move(seat, c.ASK, B, c.WHY)
    hall.move(B, c.PASS)
    step = int(hall.state.scal[s.STEP])
    for asker in (A, C, D):
        assert hall.awaited() == [B]
        assert hall.move(B, c.ANSWER, asker, c.WHY, c.PARTLY) == 0
    assert hall.state.scal[s.STEP] == step + 1
    assert hall.spent(B) == 0  # answering costs nothing


def test_one_who_left_is_neither_awaited_nor_asked(hall):
    hall.state.scal[s.LEFT] = 1 << B
    hall.open(t.COURSE_CORRIDOR, 1)
    assert hall.awaited() == [A, C, D]
    for do in (c.ASK, c.LISTEN, c.PRESS, c.TRADE, c.VISIT, c.TELL):
        assert B not in [row[0] for row in hall.legal(A, do)]


def test_a_corridor_where_nobody_is_left_does_not_open():
    """All left at a burst: nobody could be awaited, and the play would have stood still."""
    hall = Acting()
    hall.state.scal[s.LEFT] = 0b1111
    hall.open(t.COURSE_CORRIDOR, 2)
    assert hall.stage() == "end"
    assert hall.state.scal[s.SLOT] == 0


ASKING = (c.ASK, c.LISTEN, c.PRESS)


def asked_of(hall, do, to):
    """The topics on which this seat may be asked, by this act."""
    return {what + more for one, what, _, whats, _ in hall.legal(A, do) if one == to for more in range(whats)}


@pytest.mark.parametrize("do", ASKING)
def test_what_one_was_told_in_full_is_not_asked_again(hall, do):
    every = set(range(len(c.TOPICS))) - ({c.BRING} if do == c.LISTEN else set())
    facts = len(hall.names.facts)
    assert asked_of(hall, do, B) == every
    hall.only(B, c.TELL, -1, facts)
    hall.open(t.COURSE_CORRIDOR, 1)
    assert asked_of(hall, do, B) == every - {c.WHY}
    assert hall.move(A, do, B, c.WHY) != 0, "refused"
    hall.only(B, c.TELL, -1, facts + 1)
    hall.open(t.COURSE_CORRIDOR, 1)
    assert asked_of(hall, do, B) == every - {c.WHY, c.NOT_ACCEPT}
    assert asked_of(hall, do, C) == every
    hall.state.pair[A, B, s.HEARD_KIND] = CONTRADICTED
    assert asked_of(hall, do, B) == every, "a word of its came out as false"


def test_no_day_is_spent_to_hear_what_stands_under_everybody_s_name(hall):
    assert c.BRING not in asked_of(hall, c.LISTEN, B)
    assert hall.move(A, c.LISTEN, B, c.BRING) != 0, "refused"
    for mind in range(40):
        says(hall.frame, hall.view(A), B, np.array([1, 0, mind, 0]), move := np.zeros(s.N_MOVE, np.int64))
        assert move[s.WHAT] != c.BRING


@pytest.mark.parametrize("do", ASKING)
def test_what_is_half_heard_may_be_asked(hall, do):
    hall.state.pair[A, B, s.HEARD_SEEKS] = 0.0
    hall.state.pair[A, B, s.HALF_HEARD] = HALF_SEEKS
    assert c.WHY in asked_of(hall, do, B)


@pytest.mark.parametrize("do", [c.ASK, c.PRESS])
@pytest.mark.parametrize("how", [c.WHOLLY, c.PARTLY, c.OTHER])
def test_what_one_brings_is_asked_once_of_each(hall, do, how):
    """There is no half of it, and nothing to see of it that a visit does not show."""
    hall.only(A, c.PRESS if how == c.WHOLLY else c.ASK, B, c.BRING)
    assert hall.move(B, c.ANSWER, A, c.BRING, how) == 0
    hall.open(t.COURSE_CORRIDOR, 1)
    assert c.BRING not in asked_of(hall, do, B)
    assert c.BRING in asked_of(hall, do, C)
    assert hall.move(A, do, B, c.BRING) != 0, "refused"
    for mind in range(40):
        ask(hall.frame, hall.view(A), B, np.array([1, 0, mind, 0]), move := np.zeros(s.N_MOVE, np.int64))
        assert move[s.WHAT] != c.BRING
    hall.only(A, c.VISIT, C)
    hall.open(t.COURSE_CORRIDOR, 1)
    assert c.BRING not in asked_of(hall, do, C)


@pytest.mark.parametrize("do", ASKING)
@pytest.mark.parametrize(("asker", "teller"), [(A, B), (B, A)])
@pytest.mark.parametrize("topic", [c.WHY, c.NOT_ACCEPT])
def test_what_one_chose_to_ask_is_what_one_asks(do, asker, teller, topic):
    """Whatever is told at that very moment, in any order of the seats: it has then been answered, but a day of
    listening brings what is left to say."""
    hall = Acting().open(t.COURSE_CORRIDOR, 1)
    assert hall.move(asker, do, teller, topic) == 0
    hall.only(teller, c.TELL, -1, len(hall.names.facts) + (topic == c.NOT_ACCEPT))
    waiting = [one for one in hall.seen(teller) if one[0] in ("asked", "pressed")]
    assert [one[3] for one in waiting] == [topic]
    assert hall.spent(asker) == c.MOVES[do].days
    assert (hall.awaited() == [teller]) == (do == c.LISTEN)
    assert (hall.stage() == "answer") == (do == c.LISTEN)
