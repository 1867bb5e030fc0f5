"""Plays that go on: what was played comes again from any of its moments, and only what is asked is changed."""

from dataclasses import replace

import numpy as np
import pytest

from game.batch import continuing as on
from game.batch import makings as m
from game.batch.batch import new_workbench, play_range
from game.batch.running import new_records
from game.play.moment import digest
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import apply, begin
from game.story import tables as t
from tests.helpers.large import large
from tests.helpers.scenarios import many, tiny

SEED = 5
KEPT = 400  # moves of a play


def played(tables, seed=SEED, mind="game"):
    """A play by minds: its bench, and its moves [n, 1 + N_MOVE]."""
    lengths = np.arange(len(tables.names.choices))
    bench = new_workbench(tables, dict.fromkeys(tables.names.seats, mind), lengths, KEPT)
    play_range(bench, new_records(bench.frame, 1), seed, 0, 1)
    return bench, bench.desk.noted[: int(bench.desk.played[0])].copy()


def again(bench, moves, count, seed=SEED):
    """The state after the first `count` moves."""
    state = s.new_state(bench.frame)
    begin(bench.frame, bench.secrets, state, seed)
    for seat, *move in moves[:count].tolist():
        assert apply(bench.frame, bench.secrets, state, seat, np.array(move)) == 0
    return state


def from_there(bench, kept, fork, seeds):
    """The end of each play that goes on from `kept`, and its records."""
    bench = replace(bench, kept=kept, fork=fork)
    records, ends = new_records(bench.frame, 1, makings=True), []
    for seed in seeds:
        play_range(bench, records, seed, 0, 1)
        ends.append((digest(bench.state), records.makings[0].copy(), int(bench.state.scal[s.ENDING])))
    return ends


@pytest.mark.parametrize("tables", [tiny().tables, many(4), large().tables], ids=["two", "four", "eleven"])
def test_with_its_own_luck_a_play_goes_on_as_it_went(tables):
    bench, moves = played(tables)
    end = digest(bench.state)
    for count in range(0, len(moves), max(1, len(moves) // 12)):
        seat, *move = moves[count].tolist()
        fork = on.from_moment(bench.frame, seat, np.array(move))
        assert from_there(bench, again(bench, moves, count), fork, [SEED])[0][0] == end, count


def test_with_other_luck_it_goes_elsewhere_and_the_moment_kept_is_untouched():
    bench, moves = played(many(4))
    kept = again(bench, moves, 3)
    before = digest(kept)
    seat, *move = moves[3].tolist()
    ends = from_there(bench, kept, on.from_moment(bench.frame, seat, np.array(move)), range(8))
    assert len({end for end, _, _ in ends}) > 4
    assert digest(kept) == before


def script_of(bench, moves, seat):
    """The moves of one seat, each with its moment."""
    state, rows = again(bench, moves, 0), []
    for mover, *move in moves.tolist():
        if mover == seat:
            rows.append(on.script_row(bench.frame, state, np.array(move)))
        apply(bench.frame, bench.secrets, state, mover, np.array(move))
    return np.array(rows)


def test_the_same_moves_with_the_same_luck_give_the_same_play_whoever_would_hold_the_seat():
    tables = many(4)
    bench, moves = played(tables)
    end = digest(bench.state)
    bench.desk.minds[1] = 2  # first
    fork = on.same_moves(bench.frame, 1, script_of(bench, moves, 1))
    assert from_there(bench, again(bench, moves, 0), fork, [SEED])[0][0] == end
    assert (
        from_there(bench, again(bench, moves, 0), on.same_moves(bench.frame, 1, fork.script[:0]), [SEED])[0][0] != end
    )


def test_a_move_that_fits_no_more_is_left_to_the_mind():
    bench, moves = played(many(4))
    script = script_of(bench, moves, 1)
    script[:, on.S_MOVE + s.DO] = c.PAY  # never legal there
    ends = from_there(bench, again(bench, moves, 0), on.same_moves(bench.frame, 1, script), [SEED])
    assert ends[0][0] == digest(bench.state)


def test_what_is_forced_is_taken_wherever_it_is_open_and_nothing_else_changes():
    tables = tiny().tables
    bench, _ = played(tables)
    for choice in range(len(tables.names.choices)):
        records = new_records(bench.frame, 40)
        play_range(replace(bench, fork=on.forcing(bench.frame, np.array([choice]))), records, 0, 0, 40)
        seat = int(tables.frame.choice[choice, t.CHOICE_SEAT])
        offered, taken = records.choice[choice]
        assert offered == taken, (tables.names.choices[choice], seat)
    free, forced = new_records(bench.frame, 40), new_records(bench.frame, 40)
    play_range(bench, free, 0, 0, 40)
    play_range(replace(bench, fork=on.forcing(bench.frame, np.array([], np.int64))), forced, 0, 0, 40)
    assert (free.row == forced.row).all()


def test_makings_are_those_of_the_state():
    tables = many(4)
    bench, _ = played(tables)
    records = new_records(bench.frame, 1, makings=True)
    for seed in range(12):
        play_range(bench, records, seed, 0, 1)
        row, state = records.makings[0], bench.state
        assert row[m.M_SIGNED] == state.scal[s.SIGNED]
        seats, facts = len(tables.names.seats), len(tables.names.facts)
        burst = row[m.at_facts(bench.frame) : m.at_seats(bench.frame) : 2]
        assert burst.tolist() == [int(state.fact[fact, seats + s.BURST_AT] > 0) for fact in range(facts)]
        left = row[m.at_seats(bench.frame) :: 3]
        assert left.tolist() == [int(state.scal[s.LEFT]) >> seat & 1 for seat in range(seats)]
        in_force = int(state.scal[s.IN_FORCE])
        options = row[m.AT_OPTIONS : m.at_facts(bench.frame)]
        expected = state.package[in_force, : len(options)] + 1 if in_force >= 0 else np.zeros(len(options))
        assert options.tolist() == expected.tolist()
