"""Many plays: the same alone and among many, the same again, and what is kept of them is what happened."""

import numpy as np
import pytest

from game.batch.batch import lengths_of, new_workbench
from game.batch.running import AT_DRAWN, AT_PITFALLS, DRAWN, N_PITFALLS, R_ENDING, R_MOVES, play_whole
from game.debrief.evidence import judge
from game.debrief.outcome import new_outcome
from game.minds.seats import MINDS
from game.rules import state as s
from game.rules.packing import hold_at
from tests.helpers.scenarios import many, tiny

from .batches import batch, told


@pytest.mark.parametrize("mind", MINDS)
def test_a_play_is_the_same_alone_and_among_many(mind):
    tables = many(4)
    among = batch(tables, 8, seed=11, mind=mind)
    for k in (0, 3, 7):
        alone = batch(tables, 1, seed=11 + k, mind=mind)
        assert (alone.records.row[0] == among.records.row[k]).all()
        assert (alone.records.dial[0] == among.records.dial[k]).all()


def test_a_batch_is_the_same_again():
    assert told(batch(tiny().tables, 30)) == told(batch(tiny().tables, 30))
    assert told(batch(tiny().tables, 30)) != told(batch(tiny().tables, 30, seed=1))


def test_a_row_is_what_happened():
    tables = tiny().tables
    kept = batch(tables, 6).records
    bench = new_workbench(tables, dict.fromkeys(tables.names.seats, "random"), lengths_of(tiny()))
    came, taken = np.zeros_like(kept.scene), np.zeros_like(kept.choice[:, 1])
    for seed in range(6):
        state, outcome = bench.state, new_outcome(tables.frame, tables.secrets)
        play_whole(*tables[:2], state, bench.kept, bench.views, bench.desk, bench.fork, seed)
        judge(*tables[:2], state, outcome)
        row = kept.row[seed]
        assert row[R_ENDING] == state.scal[s.ENDING]
        assert row[R_MOVES] == state.scal[s.MOVES]
        assert row[AT_PITFALLS : AT_PITFALLS + N_PITFALLS].tolist() == outcome.pitfall.tolist()
        holds = [[hold_at(int(one), pitfall) for pitfall in range(N_PITFALLS)] for one in kept.hold[seed]]
        assert holds == outcome.hold.tolist()
        drawn = row[AT_DRAWN:].reshape(2, DRAWN)
        assert drawn.tolist() == state.seat[:, [s.SEEKS, s.RED_ZONE, s.PRESSURE_PART]].astype(int).tolist()
        assert (kept.dial[seed] == outcome.dials.astype(np.float32)).all()
        scenes, choices = len(tables.names.scenes), len(tables.names.choices)
        came += state.flag[:scenes] > 0
        taken += state.flag[scenes : scenes + choices] > 0
    assert (came == kept.scene).all()
    assert (taken == kept.choice[:, 1]).all()
    assert (kept.choice[:, 1] <= kept.choice[:, 0]).all()


def test_progress_is_told():
    from game.batch.batch import run

    seen = []
    tables = tiny().tables
    run(tables, 0, 5, dict.fromkeys(tables.names.seats, "first"), lengths_of(tiny()), seen.append)
    assert seen == [1, 2, 3, 4, 5]
