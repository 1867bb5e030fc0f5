"""Where attention goes: each of the three ways is told from what it did in the corridor, at the table, in delivery."""

import numpy as np
import pytest

from game.minds.attention import decides
from game.minds.seats import AIMED, EVERYONE, GAME, NONE, choose_move, clear, new_desk
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import apply, begin
from game.rules.read.view import new_views
from game.story.library import load
from tests.helpers.scenarios import many

ATTENTION = {c.E_ASKED, c.E_PRESSED, c.E_VISITED}
SEEDS = range(4)
FIVE = many(5)


def moves(tables, seed, mind, seat=0):
    """Moves of this seat, [do, to, legal rows], the others being held by the game's minds; and the last state."""
    frame, secrets, names = tables
    state, seats = s.new_state(frame), len(names.seats)
    begin(frame, secrets, state, seed)
    desk = new_desk(frame, [mind if at == seat else GAME for at in range(seats)], np.ones(max(1, len(names.choices))))
    views = new_views(frame)
    clear(desk, views)
    made = []
    while not state.scal[s.OVER]:
        for at in range(seats):
            if not state.scal[s.OVER] and int(state.scal[s.AWAITED] & ~state.scal[s.DONE]) >> at & 1:
                n = choose_move(frame, secrets, state, views, desk, at)
                if at == seat:
                    deciding = [decides(frame, views[seat], other) for other in range(seats)]
                    made.append((desk.move.copy(), desk.rows[:n].copy(), deciding))
                assert apply(frame, secrets, state, at, desk.move) == 0
    return made, state


def attended(state, seat=0):
    """How often this seat's attention went to each other."""
    lines = state.event[: state.scal[s.EVENTS]]
    mine = lines[np.isin(lines[:, s.KIND], list(ATTENTION)) & (lines[:, s.E_BY] == seat)]
    return np.bincount(mine[:, s.E_TO], minlength=state.seat.shape[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_aimed_looks_at_none_but_those_who_decide(seed):
    made, state = moves(FIVE, seed, AIMED)
    towards = [(move, who) for move, _, who in made if move[s.DO] in c.CORRIDOR and move[s.TO] >= 0]
    assert towards
    assert attended(state).sum() > 0
    assert all(who[move[s.TO]] >= 0.5 for move, who in towards)


@pytest.mark.parametrize("seed", SEEDS)
def test_none_looks_at_nobody(seed):
    made, state = moves(FIVE, seed, NONE)
    assert attended(state).sum() == 0
    assert all(move[s.TO] == -1 for move, _, _ in made if move[s.DO] in c.CORRIDOR)


@pytest.mark.parametrize("seed", SEEDS)
def test_everyone_looks_at_all_alike(seed):
    _, state = moves(FIVE, seed, EVERYONE)
    there = [at for at in range(1, 5) if not state.scal[s.LEFT] >> at & 1]
    had = attended(state)[there]
    assert had.sum() > 0
    assert had.max() - had.min() <= 1


def test_none_signs_what_its_own_card_does_not_forbid():
    told = {c.NO: 0, c.YES: 0}
    for seed in range(8):
        _, state = moves(load("condition").tables, seed, NONE)
        if state.scal[s.SIGNED] and state.scal[s.IN_FORCE] >= 0:
            mark = state.event[: state.scal[s.EVENTS]]
            mine = mark[(mark[:, s.KIND] == c.E_MARKED) & (mark[:, s.E_BY] == 0)]
            assert not (mine[:, s.E_HOW] == c.NOT_YET).any()
            for how in told:
                told[how] += int((mine[:, s.E_HOW] == how).sum())
    assert told[c.YES] > told[c.NO]


@pytest.mark.parametrize("seed", SEEDS)
def test_aimed_gives_what_it_promised_or_says_that_it_cannot(seed):
    made, _ = moves(FIVE, seed, AIMED)
    for move, rows, _ in made:
        if move[s.DO] == c.DELIVER:
            open_to_it = [c.AMOUNTS[int(row[2])] for row in rows if c.AMOUNTS[int(row[2])] <= 1.0]
            assert c.AMOUNTS[move[s.WHAT]] == max(open_to_it)
            assert c.AMOUNTS[move[s.WHAT]] == 1.0 or move[s.HOW] == c.WARNED


def test_they_need_no_name_of_a_scenario():
    """The same in all scenarios: what they read of one is in its frame, by columns alone."""
    for tables in (many(2), FIVE, load("condition").tables):
        for mind in (AIMED, NONE, EVERYONE):
            _, state = moves(tables, 1, mind)
            assert state.scal[s.ENDING] >= 0
