"""The course: agendas drawn, guesses, steps skipped, the ending; and finer points of the corridor and of repair."""

import numpy as np
import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.events import happen
from game.rules.flow.course import next_step
from game.rules.flow.deal import excluded
from game.rules.packing import claim_of
from game.rules.stages.guesses import is_asked
from game.story import tables as t
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.rules.acting import A, Acting, B, C, D
from tests.rules.test_answers import answered
from tests.rules.test_burst import breach, knot


def test_a_mix_said_impossible_is_never_drawn_and_all_others_are():
    play = Acting(tiny().tables)
    image, no_garden = play.part(0, "image"), play.part(0, "no_garden")
    assert excluded(play.secrets, 0, image, no_garden)
    assert excluded(play.secrets, 0, no_garden, image)
    assert not excluded(play.secrets, 0, play.part(0, "hands"), no_garden)
    assert not excluded(play.secrets, 0, image, play.part(0, "nothing"))
    drawn = set()
    for seed in range(120):
        row = Acting(tiny().tables, seed).state.seat[0]
        drawn.add(tuple(int(row[k]) for k in (s.SEEKS, s.RED_ZONE, s.PRESSURE_PART)))
    assert len(drawn) == 6
    assert not [one for one in drawn if one[:2] == (image, no_garden)]


def guess_step(play: Acting) -> int:
    """That before the first table, the second one in these courses."""
    return [at for at, row in enumerate(play.frame.course) if row[t.STEP_KIND] == t.COURSE_GUESS][1]


def test_each_guesses_every_other_once_and_alone_reads_it():
    play = Acting().open(t.COURSE_GUESS, 1)
    guessed = {seat: [] for seat in range(4)}
    for _ in range(3):
        for seat in range(4):
            ((to, what, how, whats, _hows),) = play.legal(seat, c.GUESS)
            guessed[seat].append(to)
            assert whats == 16 * 7 * 4
            assert play.move(seat, c.GUESS, to, what + seat, how) == 0
    assert guessed == {A: [B, C, D], B: [A, C, D], C: [A, B, D], D: [A, B, C]}
    assert [one for one in play.seen(B) if one.kind == "guess"] == [("guess", B, to, B, 0) for to in (A, C, D)]
    assert play.stage() != "guess"


def test_two_bets_a_page_and_no_more():
    play = Acting().open(t.COURSE_GUESS, 1)
    hows = []
    for _ in range(3):
        for seat in range(4):
            ((to, what, how, _whats, ways),) = play.legal(seat, c.GUESS)
            bet = c.BET_SEEKS if seat == A and ways > 1 else c.NO_BET
            hows += [ways] if seat == A else []
            if ways == 1:
                assert play.move(seat, c.GUESS, to, what, c.BET_CANNOT) > 0
            assert play.move(seat, c.GUESS, to, what, how + bet) == 0
    assert hows == [3, 3, 1]


def test_one_is_asked_before_the_first_table_and_before_the_reveal_and_never_else():
    """Steps of a course by their first letters; those that ask stand in capitals."""
    kinds = {"s": t.COURSE_SCENES, "c": t.COURSE_CORRIDOR, "g": t.COURSE_GUESS, "t": t.COURSE_TABLE}
    for course in ("gGc", "sgcGtcgstcG", "GtcgtcGs", "sG", "Gt", "tcG"):
        frame = tiny().tables.frame
        rows = np.zeros((len(course), t.N_COURSE), np.int64)
        rows[:, t.STEP_KIND] = [kinds[one.lower()] for one in course]
        frame = frame._replace(course=rows, size=frame.size.copy())
        frame.size[t.STEPS] = len(course)
        asked = [at for at, one in enumerate(course) if one in "gG" and is_asked(frame, at)]
        assert asked == [at for at, one in enumerate(course) if one == "G"], course


def test_a_step_that_does_not_ask_is_gone_through():
    play = Acting()
    course = np.insert(play.frame.course, 0, play.frame.course[guess_step(play)], axis=0)
    play.frame = play.frame._replace(course=course, size=play.frame.size.copy())
    play.frame.size[t.STEPS] += 1
    play.state.scal[s.STEP] = -1
    next_step(play.frame, play.secrets, play.state)
    assert play.state.scal[s.STEP] == 1
    assert play.stage() != "guess"


def test_one_who_left_still_guesses_and_is_guessed_by_those_who_met_it():
    play = Acting()
    play.state.scal[s.LEFT] = 1 << B
    happen(play.state, c.E_ASKED, A, B, c.WHY, c.IN_PASSING)
    assert play.open(t.COURSE_GUESS, 1).awaited() == [A, B, C, D]
    assert [int(play.state.seat[seat, s.PICTURED]) for seat in (A, C)] == [1 << B | 1 << C | 1 << D, 1 << A | 1 << D]


def large_before_its_table(*met: tuple[int, int, int], named: int = 0) -> Acting:
    """The large table about to say how it sees the others, after these (by, to, times) asked something."""
    play = Acting(large().tables)
    course = play.frame.course.copy()
    course[guess_step(play), t.STEP_GUESSED] = named
    play.frame = play.frame._replace(course=course)
    for by, to, times in met:
        for _ in range(times):
            happen(play.state, c.E_ASKED, by, to, c.WHY, c.IN_PASSING)
    return play


def test_at_a_large_table_one_is_asked_of_those_one_dealt_with_five_at_most():
    play = large_before_its_table((0, 3, 1), (4, 0, 2), (0, 0, 3), *((1, to, 1 + to % 2) for to in range(2, 10)))
    happen(play.state, c.E_GESTURE, 5, 0, 0, 1)  # of which nobody knows
    play.open(t.COURSE_GUESS, 1)
    asked = [int(play.state.seat[seat, s.PICTURED]) for seat in (0, 1, 10)]
    assert asked == [1 << 3 | 1 << 4, sum(1 << to for to in (2, 3, 5, 7, 9)), 0]
    assert 10 not in play.awaited()


def test_those_that_a_step_names_come_first_among_those_one_dealt_with():
    named = 1 << 4 | 1 << 8 | 1 << 10
    play = large_before_its_table(*((1, to, 1 + to % 2) for to in range(2, 10)), named=named)
    play.open(t.COURSE_GUESS, 1)
    assert int(play.state.seat[1, s.PICTURED]) == sum(1 << to for to in (3, 4, 5, 7, 8))


def test_where_nobody_is_to_be_asked_the_play_goes_on():
    play = large_before_its_table()
    play.open(t.COURSE_GUESS, 1)
    assert play.stage() != "guess"


def test_a_table_needs_two():
    play = Acting()
    play.state.scal[s.LEFT] = 0b0111
    step = next(at for at, row in enumerate(play.frame.course) if row[t.STEP_KIND] == t.COURSE_TABLE)
    play.open(t.COURSE_TABLE)
    assert play.state.scal[s.STEP] > step
    assert play.awaited() == [D]


def test_without_agreement_no_delivery_and_the_first_ending_that_holds():
    play = Acting()
    play.state.scal[s.STEP] = len(play.frame.course) - 2
    next_step(play.frame, play.secrets, play.state)
    assert play.state.scal[s.OVER] == 1
    assert play.names.endings[int(play.state.scal[s.ENDING])] == "nothing"
    assert play.move(A, c.PASS) == 6  # the play is over
    signed = Acting().open(t.COURSE_TABLE)
    signed.sign("form.light")
    signed.state.scal[s.STEP] = len(signed.frame.course) - 1
    next_step(signed.frame, signed.secrets, signed.state)
    assert signed.names.endings[int(signed.state.scal[s.ENDING])] == "light"


@pytest.mark.parametrize(
    ("seat", "move", "code"),
    [
        (A, (c.PUT, -1, 0, 0), 2),  # not in a corridor
        (A, (c.ASK, A, 0, 0), 3),  # not of oneself
        (A, (c.ASK, B, 4, 0), 4),  # no such topic
        (A, (c.ASK, B, 0, 0, 1), 5),  # nothing to mark
        (4, (c.PASS, -1, 0, 0), 1),
        (-1, (c.PASS, -1, 0, 0), 1),
    ],
)
def test_a_move_is_refused_for_its_reason_and_leaves_nothing(seat, move, code):
    play = Acting().open(t.COURSE_CORRIDOR, 1)
    assert play.move(seat, *move) == code
    assert all(np.array_equal(one, other) for one, other in zip(play.state, play.before, strict=True))


def test_one_moves_once():
    play = Acting().open(t.COURSE_CORRIDOR, 1)
    assert play.move(A, c.PASS) == 0
    assert play.move(A, c.PASS) == 1


# -- finer points
def test_a_need_told_to_the_first_seat_is_told_to_it_alone():
    play = Acting().open(t.COURSE_CORRIDOR, 1)
    play.only(B, c.TELL, A, len(play.names.facts))
    assert play.state.pair[A, B, s.HEARD_SEEKS] == play.part(B, "more")
    assert play.state.pair[C, B, s.HEARD_SEEKS] == -1


def test_a_visit_shows_what_was_denied():
    """B denied that anything bothered it; what A sees there costs it."""
    play = answered(c.BOTHERS, c.NOTHING)
    play.state.fact[0, A] = c.UNKNOWN  # seen at B
    play.open(t.COURSE_CORRIDOR, 1).only(A, c.VISIT, B)
    assert play.rose(A, B, s.SINCERITY) < 0
    assert play.state.pair[A, B, s.SINCERITY_CEILING] < 1


def test_a_lie_about_a_red_zone_comes_out_when_the_truth_is_told():
    play = answered(c.NOT_ACCEPT, c.NOTHING)
    play.open(t.COURSE_CORRIDOR, 1).only(B, c.TELL, A, len(play.names.facts) + 1)
    assert ("lie_out", B, A, claim_of(c.NOT_ACCEPT, -1), 0) in play.seen(A)
    assert play.state.pair[B, A, s.LIED_RED] == 0
    assert play.state.pair[A, B, s.HEARD_RED] == play.part(B, "no_lead")


def test_red_zones_swapped_are_true():
    play = Acting().open(t.COURSE_CORRIDOR, 1)
    play.only(A, c.TRADE, B, c.TRADE_RED)
    play.move(B, c.ACCEPT, A, c.TRADE_RED, 1)
    play.move(A, c.CARRY_OUT, B, c.TRADE_RED, 0)
    play.move(B, c.CARRY_OUT, A, c.TRADE_RED, 0)
    for by, to in ((A, B), (B, A)):
        assert play.state.pair[by, to, s.LIED_RED] == 0
        assert play.rose(by, to, s.TOLD_TRUE) == 1
        what = c.NOT_ACCEPT * 4096 + play.part(by, "no_lead") + 1
        assert ("answered", by, to, what, c.WHOLLY) in play.seen(to)


def test_a_fact_is_said_without_those_who_left():
    play = Acting()
    play.state.scal[s.LEFT] = 1 << C
    play.open(t.COURSE_CORRIDOR, 1).only(A, c.TELL, B, 0)
    assert play.state.fact[0, 4 + s.SAID_AT] > 0


def test_what_bothers_most_is_told_first():
    """A knot before a fact that touches no clause, however sensitive."""
    play = Acting()
    play.state.fact[2, B] = c.SEEN  # high, no clause
    play.open(t.COURSE_CORRIDOR, 1).only(A, c.PRESS, B, c.BOTHERS)
    play.move(B, c.ANSWER, A, c.BOTHERS, c.WHOLLY)
    assert play.state.fact[1:3, A].tolist() == [c.TOLD, c.UNKNOWN]


def test_the_one_most_wronged_is_the_one_who_gave_most():
    play = breach(seat=B)
    assert play.legal(B, c.OWN_UP)[0][0] == A  # all gave alike: the first
    play = Acting().open(t.COURSE_TABLE)
    play.state.fact[:, :4] = c.SEEN
    play.sign("form.whole")
    play.state.seat[:, s.DAYS] = 9
    for seat in play.awaited():
        place, said = {B: (2, c.SILENT), D: (5, 0)}.get(seat, (4, 0))
        play.move(seat, c.DELIVER, -1, place, said)
    assert play.legal(B, c.OWN_UP)[0][0] == D


def test_a_breach_of_delivery_weighs_more_than_a_knot():
    """A wronged all by its knot; then it gives less without a word: it answers to the one who gave most."""
    play = knot()
    for seat in play.awaited():
        play.move(seat, c.REACT, -1, 0, c.LET_PASS)
    for seat in play.awaited():
        place, said = {A: (2, c.SILENT), C: (5, 0)}.get(seat, (4, 0))
        play.move(seat, c.DELIVER, -1, place, said)
    assert play.legal(A, c.OWN_UP)[0][0] == C
    assert play.state.pair[A, B, s.WRONGED] == play.state.pair[A, D, s.WRONGED] == 0
