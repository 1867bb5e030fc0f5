"""What a view shows to one seat, and what it hides."""

import numpy as np
import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.read import view as v
from game.story import tables as t
from tests.helpers.scenarios import tiny
from tests.rules.acting import A, Acting, B, C, D

ALL = (A, B, C, D)


@pytest.fixture
def hall():
    return Acting().open(t.COURSE_CORRIDOR, 1)


def same(one, other):
    return all((a == b).all() for a, b in zip(one, other, strict=True))


def test_the_seed_of_the_play_is_hidden():
    play = Acting(seed=99)
    assert play.state.scal[s.SEED] == 99
    assert [play.view(seat).scal[s.SEED] for seat in ALL] == [0, 0, 0, 0]


def test_one_reads_one_s_own_agenda_and_nobody_else_s(hall):
    mine, third = hall.view(A), hall.view(C)
    assert mine.mine[s.SEEKS] == hall.part(A, "more")
    assert mine.mine[v.MY_RESERVE] == 3
    assert t.TEMPERAMENTS[int(mine.mine[v.MY_TEMPER])] == "driving"
    assert mine.option[hall.option("form.whole"), v.MY_WEIGHT] == 5
    assert mine.option[hall.option("lead.turns"), v.MY_RED] == 1
    for part in ({"seeks": "less"}, {"red": "open"}, {"pressure": "board"}):
        hall.agenda(B, **part)
        assert same(hall.view(A), mine)
        assert same(hall.view(C), third)
    hall.agenda(A, seeks="less")
    assert not same(hall.view(A), mine)


def test_pairs_are_those_of_what_one_seeks(hall):
    (pair,) = [row for row in hall.view(A).pairs if row[v.PAIR_USED]]
    assert pair[: v.PAIR_USED].tolist() == [hall.option("form.whole"), hall.option("guarantee.points"), 2]
    hall.agenda(A, seeks="less")
    assert not hall.view(A).pairs[:, v.PAIR_USED].any()


def test_the_means_of_others_are_hidden(hall):
    mine = hall.view(A)
    hall.state.seat[B, :] = 0.123
    hall.agenda(B)
    assert same(hall.view(A), mine)


def test_what_others_feel_towards_me_and_one_another_is_hidden(hall):
    mine = hall.view(A)
    for column in (s.SINCERITY, s.AUTHENTICITY, s.SINCERITY_CEILING, s.WRONGED, s.DENIED, s.TOLD_TRUE, s.LIED_SEEKS):
        hall.state.pair[B, :, column] = 0.123
    assert same(hall.view(A), mine)
    hall.state.pair[A, B, s.SINCERITY] = 0.123
    assert not same(hall.view(A), mine)


def test_the_facts_of_others_are_hidden(hall):
    mine = hall.view(A)
    hall.state.fact[1:, 1:4] = c.SEEN
    assert same(hall.view(A), mine)
    assert mine.fact[:, 0].tolist() == [c.SEEN, 0, 0, 0]


def test_who_is_awaited_besides_me_and_who_has_moved_is_hidden(hall):
    assert hall.view(A).scal[s.AWAITED] == 1
    hall.move(B, c.TELL, A, len(hall.names.facts))
    view = hall.view(A)
    assert (view.scal[s.AWAITED], view.scal[s.DONE]) == (1, 0)
    hall.move(A, c.PASS)
    assert hall.view(A).scal[s.DONE] == 1
    hall.open(t.COURSE_CORRIDOR, 1)
    hall.only(B, c.ASK, C, c.WHY)
    assert hall.view(A).scal[s.AWAITED] == 0
    assert hall.view(C).scal[s.AWAITED] == 1
    assert hall.view(A).scal[s.PENDING] == 0


def test_a_sealed_move_is_not_in_any_view(hall):
    """Two different moves of B, sealed: the same view for the others."""
    one, other = Acting().open(t.COURSE_CORRIDOR, 1), hall
    one.move(B, c.PRESS, A, c.WHY)
    other.move(B, c.TELL, -1, len(hall.names.facts))
    for seat in ALL:
        assert same(one.view(seat), other.view(seat))


def test_what_was_heard_is_kept_as_it_was_said(hall):
    """B's interest by option, its card and its red zone, once told; a lie reads as what it claims."""
    assert not hall.view(A).heard.any()
    hall.only(B, c.TELL, -1, len(hall.names.facts))
    heard = hall.view(A).heard[B]
    assert heard[hall.option("form.whole")] == 5
    assert heard[18] == hall.names.cards.code["card_1"] + 1
    assert not heard[9:18].any()
    assert not hall.view(A).heard[C].any()
    hall.state.pair[A, B, s.HEARD_SEEKS] = hall.part(B, "less")
    assert hall.view(A).heard[B, hall.option("form.light")] == 4


def test_to_hear_that_nothing_is_refused_marks_no_option(hall):
    hall.state.pair[A, B, s.HEARD_RED] = -2
    assert not hall.view(A).heard[B].any()


def test_marks_show_with_the_round(hall):
    hall.open(t.COURSE_TABLE)
    hall.reveal({A: (c.PUT, hall.number("form.whole"), 1)})
    shown = hall.view(C).package.copy()
    hall.move(B, c.STAND, -1, 0, 1, c.YES)
    assert (hall.view(C).package == shown).all()


def test_a_view_shows_no_draft_of_a_package(hall):
    """What is being made in the first free row is nobody's to read."""
    hall.open(t.COURSE_TABLE)
    hall.reveal({A: (c.PUT, hall.number("form.whole"), 1)})
    made = int(hall.state.scal[s.MADE])
    hall.state.package[made] = 7
    assert not hall.view(C).package[made].any()


def test_the_fact_on_the_burst_page_is_read_by_all(hall):
    hall.open(t.COURSE_TABLE)
    hall.sign("form.whole", bound=(A, B, C))
    assert hall.stage() == "burst"
    assert hall.view(D).fact[0].tolist() == [c.TOLD, hall.state.fact[0, 4 + s.BURST_AT], 0b1111]


def test_what_the_project_yields_is_in_no_view():
    """The yields and the days needed stand in the public tables for their shape alone."""
    play = Acting()
    option = play.frame.option.copy()
    option[:, [t.YIELD_1, t.YIELD_2, t.YIELD_3, t.NEEDS_DAYS]] = 0.5
    before = play.view(A)
    play.frame = play.frame._replace(option=option)
    assert same(play.view(A), before)


def test_every_view_has_the_shape_that_its_scenario_says():
    for tables in (None, tiny().tables):
        play = Acting(tables)
        for seat in range(play.seats):
            assert [a.shape for a in play.view(seat)] == [a.shape for a in v.new_view(play.frame)]


def test_a_view_kept_up_to_date_is_equal_to_one_made_anew(hall):
    kept = v.new_views(hall.frame)

    def checked():
        for seat in ALL:
            v.look(hall.frame, hall.secrets, hall.state, seat, kept[seat])
            fresh = hall.view(seat)
            count = int(fresh.scal[s.EVENTS])
            assert (kept[seat].event[:count] == fresh.event[:count]).all()
            for one, other in zip(kept[seat], fresh, strict=True):
                if one is not kept[seat].event:
                    assert (one == other).all()

    checked()
    hall.only(A, c.LISTEN, B, c.WHY)
    checked()
    hall.move(B, c.ANSWER, A, c.WHY, c.OTHER)
    checked()
    hall.open(t.COURSE_TABLE)
    hall.reveal({A: (c.PUT, hall.number("form.whole"), 1)})
    checked()


def test_a_view_lent_to_another_seat_reads_as_one_made_for_it(hall):
    hall.only(A, c.TELL, B, 0)
    lent = v.new_view(hall.frame)
    v.look(hall.frame, hall.secrets, hall.state, A, lent)
    v.look(hall.frame, hall.secrets, hall.state, C, lent)
    fresh = hall.view(C)
    count = int(fresh.scal[s.EVENTS])
    assert lent.scal[s.EVENTS] == count
    assert (lent.event[:count] == fresh.event[:count]).all()
    assert same(lent._replace(event=fresh.event), fresh)


def test_forgotten_views_are_made_anew(hall):
    views = v.new_views(hall.frame)
    v.look(hall.frame, hall.secrets, hall.state, A, views[A])
    hall.agenda(A, seeks="less")
    v.forget(views, 4)
    v.look(hall.frame, hall.secrets, hall.state, A, views[A])
    assert np.array_equal(views[A].option, hall.view(A).option)
