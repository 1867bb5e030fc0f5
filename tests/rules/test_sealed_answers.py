"""What is answered is what one chose to say, whatever comes out at the same moment: answers are sealed, then shown."""

import pytest

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D

ROOF = 1  # the fact that B holds


def asking(*asked, knowing=()):
    """A corridor where each of these listens to another about what bothers it. `knowing`: others who know B's fact."""
    hall = Acting()
    for seat in knowing:
        hall.state.fact[ROOF, seat] = c.TOLD
    hall.open(t.COURSE_CORRIDOR, 1)
    for by, to in asked:
        assert hall.move(by, c.LISTEN, to, c.BOTHERS) == 0
    for seat in hall.awaited():
        assert hall.move(seat, c.PASS) == 0
    hall.mark_time()
    return hall


def say_all(hall, *answers):
    for by, to in answers:
        assert hall.move(by, c.ANSWER, to, c.BOTHERS, c.WHOLLY) == 0


def told_fact(hall):
    return [(one.by, one.to) for one in hall.happened("told_fact") if one.what == ROOF]


def test_two_who_tell_each_other_the_same_thing_both_tell_it():
    hall = asking((A, B), (B, A), knowing=[A])
    say_all(hall, (A, B), (B, A))
    assert told_fact(hall) == [(A, B), (B, A)]


def test_what_one_hears_at_that_moment_is_not_what_one_tells():
    """B tells D what it holds, while C, who has nothing to keep back, answers A: nothing else comes of it."""
    hall = asking((A, C), (C, B))
    assert hall.state.fact[ROOF, C] == c.UNKNOWN
    say_all(hall, (B, C), (C, A))
    assert told_fact(hall) == [(B, C)]


def test_what_is_confided_at_that_moment_is_not_repeated_by_what_was_sealed_before():
    hall = asking((B, A), (D, B), knowing=[A])
    say_all(hall, (A, B), (B, D))
    assert told_fact(hall) == [(A, B), (B, D)]
    assert [one.how for one in hall.happened("confided")] == [c.CONFIDED, c.CONFIDED]
    assert hall.state.pair[B, A, s.WRONGED] == 0
    hall.open(t.COURSE_CORRIDOR, 1)
    hall.only(B, c.TELL, C, ROOF)  # later, it is
    assert ("confided", A, B, ROOF + 1, c.REPEATED) in hall.seen(A)


@pytest.mark.parametrize("order", [(A, B), (B, A)])
def test_trust_gained_at_that_moment_has_nobody_say_more_than_it_chose(order):
    hall = asking((A, B), (B, A), knowing=[A])
    hall.state.pair[B, A, s.SINCERITY] = hall.state.pair[B, A, s.AUTHENTICITY] = e.FULLER_FROM - 0.001
    say_all(hall, *[(one, A if one == B else B) for one in order])
    assert len([one for one in hall.happened("answered") if one.by == B]) == 1


def test_whom_one_trusts_hears_what_bothers_then_something_of_another_kind():
    hall = asking((A, B))
    hall.state.pair[B, A, s.SINCERITY] = hall.state.pair[B, A, s.AUTHENTICITY] = 0.95
    say_all(hall, (B, A))
    assert [one.what // 4096 for one in hall.happened("answered")] == [c.BOTHERS, c.WHY]


def entrusted():
    """B told A, who listened, what it asked to be kept between them."""
    hall = asking((A, B))
    say_all(hall, (B, A))
    assert [(one.by, one.to, one.how) for one in hall.happened("confided")] == [(B, A, c.CONFIDED)]
    return hall.open(t.COURSE_CORRIDOR, 1)


def answers_of(hall, by, to):
    return {how for row in hall.legal(by, c.ANSWER) if row[0] == to for how in range(row[2], row[2] + row[4])}


@pytest.mark.parametrize("do", [c.ASK, c.PRESS, c.LISTEN])
@pytest.mark.parametrize("topic", [c.WHY, c.NOT_ACCEPT, c.BOTHERS])
@pytest.mark.parametrize("trust", [0.5, 0.95])
def test_no_answer_however_frank_tells_what_one_was_asked_to_keep(do, topic, trust):
    """Whatever C asks and how, and whatever A still had to say to it; to tell it is an act of its own, and left."""
    tried = 0
    for way in (c.WHOLLY, c.PARTLY, c.DODGE, c.NOTHING, c.OTHER):
        hall = entrusted()
        hall.state.pair[A, C, s.SINCERITY] = hall.state.pair[A, C, s.AUTHENTICITY] = trust
        for one, held in ((s.HEARD_SEEKS, s.SEEKS), (s.HEARD_RED, s.RED_ZONE)):  # heard: nothing of its own is left
            hall.state.pair[C, A, one] = hall.state.seat[A, held] if do == c.LISTEN else hall.state.pair[C, A, one]
        hall.state.pair[C, A, s.HEARD_KIND] = 3.0  # so that it may be asked again
        hall.only(C, do, A, topic)
        if way in answers_of(hall, A, C):
            tried += 1
            hall.mark_time()
            assert hall.move(A, c.ANSWER, C, topic, way) == 0
            assert told_fact(hall) == hall.happened("confided") == []
            assert hall.state.fact[ROOF, C] == c.UNKNOWN
    assert tried
    hall = entrusted()
    hall.only(A, c.TELL, C, ROOF)
    assert told_fact(hall) == [(A, C)]


def test_what_all_those_bound_know_since_is_kept_for_nobody():
    hall = entrusted()
    hall.state.fact[ROOF, hall.seats + s.SAID_AT] = 1
    hall.only(C, c.LISTEN, A, c.BOTHERS)
    assert hall.move(A, c.ANSWER, C, c.BOTHERS, c.WHOLLY) == 0
    assert told_fact(hall) == [(A, C)]


@pytest.mark.parametrize("heard", [True, False])
def test_no_fact_comes_beside_an_answer_about_something_else(heard):
    """B, who trusts A, is asked what it seeks: what it cannot accept may come with it, what bothers it does not."""
    hall = Acting()
    hall.state.pair[B, A, s.SINCERITY] = hall.state.pair[B, A, s.AUTHENTICITY] = 0.95
    if heard:
        hall.state.pair[A, B, s.HEARD_RED] = hall.state.seat[B, s.RED_ZONE]
    hall.open(t.COURSE_CORRIDOR, 1).only(A, c.LISTEN, B, c.WHY)
    hall.mark_time()
    assert hall.move(B, c.ANSWER, A, c.WHY, c.WHOLLY) == 0
    said = [one.what // 4096 for one in hall.happened("answered")]
    assert said == ([c.WHY] if heard else [c.WHY, c.NOT_ACCEPT])
    assert told_fact(hall) == []
