"""Minds asked for days: they give to what is shared about what they see others give, more where it shows; days go where
they wish; what they say of it goes with how much they mind the truth."""

import numpy as np
import pytest

from game.minds.boxes import what_one_says
from game.minds.memory import due_at_a_step
from game.minds.seats import GAME, choose_move, new_desk
from game.minds.temperament import HONESTY, PARAMETERS
from game.rules import codes as c
from game.rules import packing as p
from game.rules import state as s
from game.rules.read import view as v
from game.story import tables as t
from tests.rules.test_boxes import FARM, GROCER, SCHOOL, Boxes, tables


def given(seat=SCHOOL, others=None, shown=t.SHOWN_EACH, seeks=None, temper=None, seeds=40):
    """What a mind puts in each box (bench, lane, sign) and says, play after play; `others`: what they put before."""
    found = []
    for seed in range(seeds):
        play = Boxes(shown=shown, days=6.0)
        play.state.scal[s.SEED] = seed + 1
        if seeks:
            play.state.seat[seat, s.SEEKS] = play.part(seat, seeks)
        if others is not None:
            play.all_give(*({} if one == seat else others for one in range(3)))
            play.frame.course[play.names.steps.code["winter_boxes"], t.STEP_SHOWN] = shown
            play.at("winter_boxes")
        desk = new_desk(play.frame, [GAME] * 3, np.zeros(9, np.int64))
        if temper is not None:
            desk.temper[seat] = temper
        views = v.new_views(play.frame)
        assert choose_move(play.frame, play.secrets, play.state, views, desk, seat) > 0
        amounts = p.amounts_at(p.rank_of(int(desk.move[s.WHAT])), 3)
        found.append([*(p.amount_in(amounts, box, 3) for box in range(3)), int(desk.move[s.HOW])])
    return np.array(found, float)


@pytest.fixture(autouse=True)
def _as_written():
    course = tables().frame.course
    kept = course.copy()
    yield
    course[...] = kept


def shared(found):
    return float(found[:, :2].sum(axis=1).mean())


@pytest.mark.parametrize("temper", [t.TEMPERAMENTS.index(one) for one in ("fair_minded", "cautious", "open")])
def test_they_give_more_where_others_gave(temper):
    assert shared(given(others={"lane": 2}, temper=temper)) > shared(given(others={}, temper=temper)) + 0.4


def test_they_give_more_where_it_shows():
    for temper in range(len(PARAMETERS)):
        seen, unseen = (shared(given(shown=one, temper=temper)) for one in (t.SHOWN_EACH, t.SHOWN_TOTAL))
        assert seen >= unseen
    assert shared(given(shown=t.SHOWN_EACH)) > shared(given(shown=t.SHOWN_TOTAL))


def test_what_one_cares_for_takes_its_days():
    window, village = (given(GROCER, seeks=one) for one in ("window", "village"))
    assert window[:, 2].mean() > village[:, 2].mean() + 0.3
    assert village[:, :2].sum() > window[:, :2].sum()


def test_nobody_gives_more_than_it_has_nor_than_its_share_of_the_seasons():
    for found in (given(GROCER), given(FARM), given(SCHOOL)):
        assert (found[:, :3].sum(axis=1) <= 3).all()
    play = Boxes()
    at, season = play.names.steps.code, play.names.asks.code["season"]
    assert due_at_a_step(play.frame, season, at["autumn_boxes"], SCHOOL, 6.0) == 2.0
    assert due_at_a_step(play.frame, season, at["winter_boxes"], SCHOOL, 2.0) == 1.0
    assert due_at_a_step(play.frame, season, at["spring_boxes"], SCHOOL, 6.0) == 2.0  # not all that was kept


def test_one_who_minds_the_truth_says_it():
    drawn = np.linspace(0.0, 0.999, 200)
    lies = [
        sum(what_one_says(honesty, 0, 2, float(one)) == c.ALL_SHARED for one in drawn)
        for honesty in sorted(set(PARAMETERS[:, HONESTY].tolist()))
    ]
    assert lies == sorted(lies, reverse=True)
    assert lies[0] > lies[-1]
    assert all(what_one_says(h, 2, 0, float(one)) == c.AS_IT_IS for h in (0.0, 1.0) for one in drawn)
    assert all(what_one_says(h, 0, 0, float(one)) != c.ALL_SHARED for h in (0.0, 1.0) for one in drawn)


def test_a_box_is_chosen_by_what_it_weighs():
    play, chosen = Boxes("winter_ball"), []
    play.state.seat[SCHOOL, s.SEEKS] = play.part(SCHOOL, "quiet")  # ball.cold weighs 4
    for seed in range(20):
        play.state.scal[s.SEED] = seed
        desk = new_desk(play.frame, [GAME] * 3, np.zeros(9, np.int64))
        choose_move(play.frame, play.secrets, play.state, v.new_views(play.frame), desk, SCHOOL)
        chosen.append(p.rank_of(int(desk.move[s.WHAT])))
    assert {p.amounts_at(one, 3) for one in chosen} == {p.amount_placed(1, 0, 3)}
