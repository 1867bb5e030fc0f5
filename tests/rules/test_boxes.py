"""Boxes: what is put there is spent and hidden until all have given; then shown as the step says; what it yields."""

import itertools
from functools import cache

import pytest

from game.rules import codes as c
from game.rules import effects as e
from game.rules import packing as p
from game.rules import state as s
from game.rules.boxes import count_aloud
from game.rules.flow.course import next_step
from game.rules.read import view as v
from game.rules.read.conditions import fact_of_play
from game.story import tables as t
from game.story.library import load
from tests.helpers.scenarios import SCENARIOS
from tests.rules.acting import Acting

FARM, GROCER, SCHOOL = range(3)
OWN, COMMON, BOND = "sign", "lane", "bench"


@cache
def tables():
    """Those of `format/ask`, read once."""
    return load(SCENARIOS / "format" / "ask").tables


class Boxes(Acting):
    """A play of `format/ask`, at one of its steps that ask."""

    def __init__(self, step="autumn_boxes", shown=None, days=6.0):
        super().__init__(tables())
        self.state.pair[:, :, s.SINCERITY] = self.state.pair[:, :, s.AUTHENTICITY] = 0.5
        self.state.pair[:, :, s.SINCERITY_CEILING] = 1.0
        self.state.seat[:, s.DAYS] = days
        if shown is not None:
            self.frame.course[self.names.steps.code[step], t.STEP_SHOWN] = shown
        self.at(step)

    def at(self, step):
        self.state.scal[s.OVER] = 0
        self.state.scal[s.STEP] = self.names.steps.code[step] - 1
        next_step(self.frame, self.secrets, self.state)
        self.mark_time()

    def box(self, name, ask="season"):
        return self.names.boxes.code[f"{ask}.{name}"]

    def give(self, seat, says=c.AS_IT_IS, ask="season", **days):
        first, end = self.frame.ask[self.names.asks.code[ask], [t.ASK_FROM, t.ASK_TO]].tolist()
        amounts = sum(p.amount_placed(n, self.box(box, ask) - first, end - first) for box, n in days.items())
        what = p.shares_of(self.names.asks.code[ask], p.rank_at(amounts, end - first))
        return self.move(seat, c.GIVE, -1, what, says)

    def all_give(self, *given, says=()):
        for seat, days in enumerate(given):
            assert self.give(seat, dict(says).get(seat, c.AS_IT_IS), **days) == 0

    def shown(self, seat):
        """What a seat sees of boxes since the last `mark_time`: by whom, in which manner, what."""
        return [
            (one.by, c.MANNERS[p.manner_in(one.how)], self.read(one.what))
            for one in self.seen(seat)
            if one.kind == "boxes"
        ]

    def read(self, amounts, boxes=3):
        return tuple(p.amount_in(amounts, box, boxes) for box in range(boxes))  # bench, lane, sign

    def asked(self, function, *arguments):
        return fact_of_play(self.frame, self.secrets, self.state, function, *arguments, *[0] * (3 - len(arguments)))


@pytest.fixture(autouse=True)
def _as_written(monkeypatch):
    """A test that changes how a step shows changes it for itself alone."""
    course = tables().frame.course
    kept = course.copy()
    yield
    course[...] = kept


def test_every_way_to_share_is_numbered_once_and_the_lesser_come_first():
    for boxes, most in itertools.product((2, 3, 4), (0, 1, 5)):
        found = [p.amounts_at(rank, boxes) for rank in range(p.ways_within(most, boxes))]
        shares = [tuple(p.amount_in(one, box, boxes) for box in range(boxes)) for one in found]
        assert sorted(shares) == sorted(
            one for one in itertools.product(range(most + 1), repeat=boxes) if sum(one) <= most
        )
        assert [sum(one) for one in shares] == sorted(sum(one) for one in shares)
        assert [p.rank_at(one, boxes) for one in found] == list(range(len(found)))


def test_the_longest_asks_fit_what_is_packed():
    assert p.ways_within(12, 4) < p.STEP
    assert p.amount_in(p.amount_placed(12 * 12, 3, 4), 3, 4) == 12 * 12
    assert p.amount_in(p.amount_placed(12, 7, 8), 7, 8) == 12
    how = p.box_event(15, c.REACHED, 1_000_000)
    assert (p.ask_in(how), p.manner_in(how), p.beside_in(how)) == (15, c.REACHED, 1_000_000)


def test_one_gives_no_more_than_one_has_nor_than_is_asked():
    play = Boxes(days=2.5)
    assert play.legal(FARM, c.GIVE) == [(-1, p.shares_of(1, 0), 0, p.ways_within(2, 3), 3)]
    assert play.give(FARM, lane=3) > 0
    assert Boxes(days=6.0).give(FARM, lane=4) > 0
    assert Boxes(days=6.0).give(FARM, lane=3) == 0


def test_one_who_has_no_day_left_is_not_asked():
    play = Boxes()
    play.state.seat[GROCER, s.DAYS] = 0.75
    play.at("winter_boxes")
    assert play.awaited() == [FARM, SCHOOL]


def test_nothing_shows_before_all_have_given_and_days_are_spent():
    play = Boxes()
    assert play.give(FARM, lane=2, sign=1) == 0
    assert play.shown(FARM) == play.shown(SCHOOL) == []
    assert [play.spent(seat) for seat in range(3)] == [0, 0, 0]
    assert play.give(GROCER) == 0
    assert play.give(SCHOOL, bench=1) == 0
    assert [play.spent(seat) for seat in range(3)] == [3, 0, 1]
    assert [play.grew(seat, s.DAYS_SCENES) for seat in range(3)] == [3, 0, 1]


def test_the_sum_alone_shows():
    play = Boxes(shown=t.SHOWN_TOTAL)
    assert play.legal(FARM, c.GIVE)[0][4] == 1  # nothing to say of it
    play.all_give({"lane": 2, "sign": 1}, {"sign": 3}, {"bench": 1})
    assert play.shown(FARM) == [(FARM, "sealed", (0, 2, 1)), (-1, "total", (1, 2, 4))]
    assert play.shown(GROCER) == [(GROCER, "sealed", (0, 0, 3)), (-1, "total", (1, 2, 4))]
    assert play.asked(t.OP_CLAIMED, FARM, play.box(COMMON)) == 0
    assert not any(play.rose(of, to, s.AUTHENTICITY) for of in range(3) for to in range(3))
    assert play.grew(FARM, s.SYNERGY_FELT) > 0  # somebody holds us together


def test_each_one_s_shows_and_is_judged():
    play = Boxes(shown=t.SHOWN_EACH)
    play.all_give({"lane": 3}, {"sign": 3}, {"lane": 1})
    each = [(FARM, "each", (0, 3, 0)), (GROCER, "each", (0, 0, 3)), (SCHOOL, "each", (0, 1, 0))]
    assert [one for one in play.shown(SCHOOL) if one[1] == "each"] == each
    assert play.rose(SCHOOL, FARM, s.AUTHENTICITY) > 0 > play.rose(SCHOOL, GROCER, s.AUTHENTICITY)
    assert play.rose(FARM, SCHOOL, s.AUTHENTICITY) == 0  # something, under the mean
    assert play.asked(t.OP_CLAIMED, GROCER, play.box(OWN)) == 3


def test_what_each_says_shows_and_is_believed():
    play = Boxes()
    play.all_give({"lane": 1}, {"sign": 2, "lane": 1}, {"lane": 3}, says={GROCER: c.ALL_SHARED, SCHOOL: c.UNSAID})
    said = [(FARM, "said", (0, 1, 0)), (GROCER, "said", (0, 3, 0)), (SCHOOL, "said", (0, 0, 0))]
    assert [one for one in play.shown(FARM) if one[1] == "said"] == said
    assert play.asked(t.OP_GIVEN, GROCER, play.box(COMMON)) == 1
    assert play.asked(t.OP_CLAIMED, GROCER, play.box(COMMON)) == 3
    assert play.asked(t.OP_CLAIMED, GROCER, play.box(OWN)) == 0
    assert play.asked(t.OP_CLAIMED, SCHOOL, play.box(COMMON)) == 0
    assert play.rose(FARM, GROCER, s.SINCERITY) == 0


def test_counted_aloud_what_was_false_comes_out_for_good():
    play = Boxes()
    play.all_give({"lane": 1}, {"sign": 2, "lane": 1}, {"lane": 3}, says={GROCER: c.ALL_SHARED, SCHOOL: c.UNSAID})
    play.mark_time()
    count_aloud(play.frame, play.state, play.names.asks.code["season"])
    assert play.asked(t.OP_COUNTED, play.names.asks.code["season"]) == 1
    counted = [(FARM, "counted", (0, 1, 0)), (GROCER, "counted", (0, 1, 2)), (SCHOOL, "counted", (0, 3, 0))]
    assert play.shown(FARM) == counted
    assert [(one.by, one.to) for one in play.happened("lie_out")] == [(GROCER, FARM), (GROCER, SCHOOL)]
    assert play.rose(FARM, GROCER, s.SINCERITY) < 0
    assert play.state.pair[FARM, GROCER, s.SINCERITY_CEILING] < 1
    assert play.asked(t.OP_CLAIMED, GROCER, play.box(COMMON)) == 1
    assert play.rose(FARM, SCHOOL, s.AUTHENTICITY) > 0
    count_aloud(play.frame, play.state, play.names.asks.code["season"])
    assert play.shown(FARM) == counted  # once
    play.at("winter_boxes")
    assert play.legal(FARM, c.GIVE)[0][4] == 1  # nothing more to say of it: each one's shows
    play.all_give({"lane": 1}, {}, {})
    assert ("each", (0, 1, 0)) in [one[1:] for one in play.shown(SCHOOL)]


def test_the_truth_said_of_days_all_shared_is_no_lie():
    play = Boxes()
    play.all_give({"lane": 1}, {}, {}, says={FARM: c.ALL_SHARED})
    count_aloud(play.frame, play.state, play.names.asks.code["season"])
    assert play.happened("lie_out") == []


def reached(play, *given):
    """People of the common project that a step adds."""
    before = int(play.state.scal[s.PEOPLE])
    play.all_give(*given)
    return int(play.state.scal[s.PEOPLE]) - before


def test_under_its_threshold_a_box_yields_nothing_then_all_that_waited():
    trust = e.TRUST_LEAST + 0.5 * e.TRUST_ADDS
    play = Boxes(shown=t.SHOWN_TOTAL, days=20.0)
    assert reached(play, {"lane": 3}, {}, {}) == 0
    assert play.asked(t.OP_REACHED, play.box(COMMON)) == 0
    play.frame.course[play.names.steps.code["winter_boxes"], t.STEP_SHOWN] = t.SHOWN_TOTAL
    play.at("winter_boxes")
    assert reached(play, {}, {"lane": 1}, {}) == int(1000 * 4 * 9 * trust)
    assert play.asked(t.OP_REACHED, play.box(COMMON)) == 1
    assert play.asked(t.OP_LAST_TOTAL, play.box(COMMON)) == 1
    assert play.asked(t.OP_BOX_TOTAL, play.box(COMMON)) == 4
    reached_now = [one for one in play.shown(SCHOOL) if one[1] == "reached"]
    assert reached_now == [(-1, "reached", (0, 1, 0))]  # which box, not of how many days
    play.at("spring_boxes")  # one of the two seasons has yielded: what was put before does so no more
    assert reached(play, {"lane": 3}, {}, {}) == int(1000 * 3 * 9 * trust)
    play.at("spring_boxes")
    assert reached(play, {}, {}, {}) == 0


def test_days_that_leave_the_window_are_lost():
    play = Boxes(shown=t.SHOWN_TOTAL)
    assert reached(play, {"lane": 3}, {}, {}) == 0
    for _ in range(2):
        play.at("autumn_boxes")
        assert reached(play, {}, {}, {}) == 0
    play.at("autumn_boxes")
    trust = e.TRUST_LEAST + 0.5 * e.TRUST_ADDS
    assert reached(play, {"lane": 2}, {"lane": 2}, {}) == int(1000 * 4 * 9 * trust)


def test_a_box_that_is_chosen_costs_nothing_and_is_counted():
    play = Boxes("winter_ball")
    assert play.legal(FARM, c.GIVE) == [(-1, p.shares_of(0, 1), 0, 3, 1)]
    for seat, box in ((FARM, "cold"), (GROCER, "white"), (SCHOOL, "cold")):
        assert play.give(seat, ask="ball", **{box: 1}) == 0
    assert [play.spent(seat) for seat in range(3)] == [0, 0, 0]
    assert play.shown(GROCER) == [(GROCER, "sealed", (0, 0, 1)), (-1, "total", (2, 0, 1))]
    assert play.asked(t.OP_LAST_GIVEN, FARM, play.box("cold", "ball")) == 1


def test_a_view_knows_of_the_others_what_they_said():
    play = Boxes()
    play.all_give({"lane": 1}, {"sign": 3}, {"lane": 3}, says={GROCER: c.ALL_SHARED})
    mine, other = play.view(GROCER).box, play.view(FARM).box
    assert mine[play.box(OWN), v.MY_GIVEN] == 3
    assert other[play.box(OWN), v.MY_GIVEN] == 0
    assert other[play.box(COMMON), v.N_VIEW_BOX + GROCER] == 3
    assert (
        other[play.box(COMMON), v.MY_WISH] == play.secrets.wish[int(play.state.seat[FARM, s.SEEKS]), play.box(COMMON)]
    )
