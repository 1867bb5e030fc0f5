"""Decisive moments: what is measured is what plays came to, the same again, honest about what is not sure."""

from dataclasses import replace

import numpy as np
import pytest

from game.batch.batch import new_workbench, play_range
from game.batch.running import new_records
from game.debrief import outcome as o
from game.lab import moments as lab
from game.lab import options as opt
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import apply, begin
from game.rules.packing import mark_at
from game.story import tables as t
from tests.helpers.large import large
from tests.helpers.scenarios import many, tiny
from tests.rules.acting import A, Acting, B, C, D

FEW = lab.Effort(brief=6, block=10, most=20, spread=12)
SEED = 4


def recorded(tables, seat=0, seed=SEED):
    """A bench at the beginning of a play by minds, and its moves."""
    lengths = np.arange(len(tables.names.choices))
    bench = new_workbench(tables, dict.fromkeys(tables.names.seats, "game"), lengths, 400)
    play_range(bench, new_records(bench.frame, 1), seed, 0, 1)
    moves = [(int(row[0]), row[1:].copy()) for row in bench.desk.noted[: int(bench.desk.played[0])]]
    begin(bench.frame, bench.secrets, bench.state, seed)
    return bench, moves, opt.read(bench, moves, seat)


def test_every_option_is_legal_where_it_was_open_and_none_is_the_move_made():
    for tables in (tiny().tables, many(4), large().tables):
        bench, _, record = recorded(tables)
        assert record.decisions
        for one in record.decisions:
            assert len(one.others) <= opt.MOST
            for move in one.others:
                opt.put_back(one.kept, bench.state)
                assert (move != one.move).any()
                assert apply(bench.frame, bench.secrets, bench.state, 0, move) == 0


def moves_of(*kinds):
    return [np.array([do, -1, what, how, 0, 0], np.int64) for do, what, how in kinds]


def test_other_ways_are_what_several_temperaments_would_do():
    made, other, rare, odd = moves_of((c.CHOOSE, 1, 0), (c.CHOOSE, 2, 0), (c.CHOOSE, 3, 0), (c.CHOOSE, 4, 0))
    asked = [[made, other], [other, odd], [made, odd], [made, made], [made, rare], *([[made, made]] * 3)]
    assert [int(one[s.WHAT]) for one in opt.options(made, asked, c.AT_SCENE, 0)] == [2, 4]  # rare: of one alone
    lone = [[made, rare] if at == 0 else [made, made] for at in range(12)]
    assert opt.options(made, lone, c.AT_SCENE, 0) == []


def test_the_word_that_was_awaited_of_a_seat_alone_is_tried_whatever_minds_would_say():
    """Three are required, the last is not; a package needs the yes of all three."""
    hall = Acting().open(t.COURSE_TABLE)
    hall.reveal({A: (c.PUT, hall.number("form.whole"), 1)})
    assert [opt.awaiting(hall.frame, hall.state, seat) for seat in (A, B, C, D)] == [[], [], [], []]
    hall.reveal(marks={A: [c.YES], B: [c.YES], C: [c.NOT_YET], D: [c.NO]})
    assert [opt.awaiting(hall.frame, hall.state, seat) for seat in (A, B, C, D)] == [[], [], [0], []]
    (stand,) = moves_of((c.STAND, -1, 1))
    no, yes = (np.array([*stand[: s.MARKS], mark, 0], np.int64) for mark in (c.NO, c.YES))
    assert [mark_at(int(one[s.MARKS]), 0) for one in opt.options(no, [[no]] * 8, c.AT_ROUND, 1, [0])] == [c.YES]
    assert [mark_at(int(one[s.MARKS]), 0) for one in opt.options(yes, [[yes]] * 8, c.AT_ROUND, 1, [0])] == [c.NO]
    assert opt.options(no, [[no]] * 8, c.AT_ROUND, 1) == []
    assert len(opt.options(no, [[yes]] * 8, c.AT_ROUND, 4, [0, 1, 2, 3])) <= opt.MOST


def test_another_way_at_the_table_changes_one_part_of_the_move():
    """An act, a pledge, or a word on one package; nothing else of what was sealed with it."""
    seen = 0
    for seed in range(SEED, SEED + 12):
        _, _, record = recorded(many(4), seed=seed)
        for one in record.decisions:
            if int(one.kept["scal"][s.STAGE]) != c.AT_ROUND:
                continue
            for move in one.others:
                act = (move[[s.DO, s.WHAT]] != one.move[[s.DO, s.WHAT]]).any()
                words = move[s.MARKS] != one.move[s.MARKS]
                pledge = move[s.HOW] != one.move[s.HOW] and {int(move[s.DO]), int(one.move[s.DO])} <= {*opt.PLEDGING}
                assert act + words + pledge == 1, (one.move, move)
                seen += 1
    assert seen > 10


def test_no_other_act_than_a_package_that_never_stood_is_tried():
    put, stand = moves_of((c.PUT, 3, c.AS_ASKED), (c.STAND, -1, c.AS_ASKED))
    assert len(opt.options(put, [[stand]] * 8, c.AT_ROUND, 0)) == 1
    assert opt.options(put, [[stand]] * 8, c.AT_ROUND, 0, thrown=True) == []
    yes = opt.options(put, [[stand]] * 8, c.AT_ROUND, 1, [0], thrown=True)
    assert [mark_at(int(one[s.MARKS]), 0) for one in yes] == [c.YES]


def test_the_yes_that_truly_decided_is_the_one_of_its_own_round():
    """Nobody had said yes before: who made the difference is known when all have marked."""
    hall = Acting().open(t.COURSE_TABLE)
    hall.reveal({A: (c.PUT, hall.number("form.whole"), 1)})
    kept, tick = opt.kept_of(hall.state), int(hall.state.scal[s.TICK])
    one = opt.Decision(0, tick, kept, np.array([c.STAND, -1, -1, c.AS_ASKED, 0, 0], np.int64), lying=1)
    hall.reveal(marks={A: [c.YES], B: [c.YES], C: [c.NO], D: [c.NO]})
    end = opt.kept_of(hall.state)
    assert opt.awaiting(hall.frame, hall.state, C) == [0]
    assert opt.deciding(hall.frame, end, one, hall.state, C) == [0]
    assert opt.deciding(hall.frame, end, one, hall.state, B) == []


def test_leaving_is_another_way_only_for_one_who_left():
    stay, leave, again = moves_of((c.REACT, 0, c.LET_PASS), (c.REACT, 0, c.LEAVE), (c.REACT, 0, c.ASK_REOPEN))
    asked = [[leave], [again], [leave], [again], [stay], [stay]]
    assert opt.options(stay, asked, c.AT_BURST, 0) == []
    assert [int(one[s.HOW]) for one in opt.options(leave, asked, c.AT_BURST, 0)] == [c.ASK_REOPEN, c.LET_PASS]


def test_two_ways_that_come_to_the_same_are_one():
    draws = np.random.default_rng(2)
    here, there, same = (
        lot(draws.random(400) < share, draws.normal(dial, 5, 400)) for share, dial in ((0.2, 50), (0.6, 60), (0.6, 60))
    )
    one = lab.Moment(None, here, [there, same], 0.0, [1, 1])
    assert lab.worth(one)
    assert len(one.others) == 1


def test_reading_a_play_leaves_it_as_it_was_played():
    tables = many(4)
    bench, _, _ = recorded(tables)
    again = new_workbench(tables, dict.fromkeys(tables.names.seats, "game"), np.arange(len(tables.names.choices)))
    play_range(again, new_records(again.frame, 1), SEED, 0, 1)
    for name in ("scal", "seat", "pair", "flag"):
        assert (getattr(bench.state, name) == getattr(again.state, name)).all(), name


def test_the_same_moments_again():
    told = []
    for _ in range(2):
        bench, _, record = recorded(tiny().tables)
        found = lab.moments(bench, record, 0, 99, FEW)
        told.append([(one.decision.number, one.chosen.dial.tolist(), one.ending) for one in found])
    assert told[0] == told[1]


def lot(ending, dial):
    dials = np.zeros((len(ending), o.N_DIALS), np.float32)
    dials[:, 1] = dial
    return lab.Lot(np.zeros(6, np.int64), np.array(ending, np.int16), dials, np.zeros((len(ending), 8), np.int16))


def test_a_difference_is_that_of_paired_plays():
    here, there = lot([0, 0, 1, 1], [10, 20, 30, 40]), lot([0, 1, 1, 1], [20, 30, 40, 50])
    one = lab.Moment(None, here, [there], 0.0, [1])
    assert lab.shift(one, 0)[0] == pytest.approx(25.0)
    assert lab.lift(one, 0, 1) == pytest.approx((10.0, 0.0))


def test_chance_alone_is_worth_no_moment():
    """A planted fault: two lots of the same option, however the draws fell, must not be told as a difference."""
    draws = np.random.default_rng(1)
    told = 0
    for _ in range(200):
        here, there = (lot(draws.integers(0, 2, 400), draws.normal(50, 20, 400)) for _ in range(2))
        told += lab.worth(lab.Moment(None, here, [there], 0.0, [1]))
    assert told <= 4  # each interval is wide enough for a dozen of them


def test_a_clear_difference_is_told():
    draws = np.random.default_rng(2)
    here, there = (lot(draws.random(400) < share, draws.normal(50, 20, 400)) for share in (0.2, 0.6))
    one = lab.Moment(None, here, [there, here], 0.0, [1, 1])
    assert lab.worth(one)
    assert len(one.others) == 1  # the other alternative is not told


def test_minds_and_tempers_are_given_back():
    bench, _, record = recorded(tiny().tables)
    bench.desk.minds[:] = 3
    before = bench.desk.minds.copy()
    lab.moments(replace(bench), record, 0, 5, FEW)
    lab.spread(bench, record, 0, 5, FEW)
    assert (bench.desk.minds == before).all()
    assert (bench.desk.temper == -1).all()


def test_what_a_play_came_to_lies_inside_the_spread_of_its_choices():
    """The same moves, other luck: the play itself is one of those that could have been, neither best nor worst."""
    tables, inside, rank = tiny().tables, [], []
    for seed in range(10):
        bench, _, record = recorded(tables, 0, seed)
        records = new_records(bench.frame, 1)
        play_range(bench, records, seed, 0, 1)
        fork = lab.same_moves(bench.frame, 0, record.script)
        lot = lab.continued(bench, record.start, fork, 0, 1000 + seed, 0, 40, fork.move)
        for dial in lab.COMPARED:
            came, could = records.dial[0, 0, dial], lot.dial[:, dial]
            inside.append(could.min() - 0.01 <= came <= could.max() + 0.01)
            rank.append(((could < came).mean() + (could <= came).mean()) / 2)
    assert np.mean(inside) >= 0.9
    assert 0.3 < np.mean(rank) < 0.7
