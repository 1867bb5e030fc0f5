"""How behaviour is counted on the beds: shares given, play by play or all together; a seat's moves made for it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.batch.batch import Workbench, new_workbench, play_range
from game.batch.continuing import Fork, forcing
from game.batch.running import Records, new_records
from game.lab.beds_of_giving import LEVELS, Pot, choice_name, common_pot
from game.rules import state as s
from game.rules.state import State
from game.story.build import Tables
from game.story.tables import Ints

T = TypeVar("T")
Reals = NDArray[np.float64]
LEVEL = np.arange(LEVELS) / (LEVELS - 1)  # the share of what one could give that each level is


def bench_of(tables: Tables, fork: Fork | None = None) -> Workbench:
    """A workbench where the game's minds hold every seat."""
    one = np.ones(max(1, len(tables.names.choices)), np.int64)
    bench = new_workbench(tables, dict.fromkeys(tables.names.seats, "game"), one)
    if fork is not None:
        bench.fork = fork
    return bench


def records_of(tables: Tables, seed: int, plays: int) -> Records:
    """What many plays of minds come to, together."""
    bench = bench_of(tables)
    records = new_records(bench.frame, plays)
    play_range(bench, records, seed, 0, plays)
    return records


def one_by_one(tables: Tables, seed: int, plays: int, each: Callable[[State], T], fork: Fork | None = None) -> list[T]:
    """Play one after another; what `each` says of how each ended."""
    bench = bench_of(tables, fork)
    records = new_records(bench.frame, 1)
    found = []
    for play in range(plays):
        play_range(bench, records, seed + play, 0, 1)
        found.append(each(bench.state))
    return found


def given(pot: Pot, seed: int, plays: int) -> Reals:
    """[rounds, LEVELS] how often each amount was put in the pot, all seats and plays together."""
    tables = common_pot(pot)
    taken = records_of(tables, seed, plays).choice[:, 1]
    code = tables.names.choices.code
    counts = [
        [
            sum(int(taken[code[choice_name(at, seat, level)]]) for group in groups for seat in group)
            for level in range(LEVELS)
        ]
        for at, groups in enumerate(pot.rounds)
    ]
    return np.array(counts, np.float64)


def means(counts: Reals) -> list[float]:
    """The mean share given in each round."""
    return [float(row @ LEVEL / row.sum()) for row in counts]


def effect_size(some: Reals, others: Reals) -> float:
    """Cohen's d between the shares given in two rounds, each told by how often each amount was given."""
    moments = []
    for row in (some, others):
        mean = row @ LEVEL / row.sum()
        moments.append((mean, row @ (LEVEL - mean) ** 2 / row.sum()))
    (mean, spread), (other, other_spread) = moments
    return float((mean - other) / np.sqrt(0.5 * (spread + other_spread)))


def forced(tables: Tables, choices: Sequence[str]) -> Fork:
    """These choices taken wherever they are open."""
    return forcing(tables.frame, np.array([tables.names.choices.code[name] for name in choices], np.int64))


def scripted(tables: Tables, seat: int, rows: Sequence[Ints]) -> Fork:
    """From the beginning, this seat makes these moves (rows of a script) where it can."""
    fork = forcing(tables.frame, np.zeros(0, np.int64))
    return Fork(np.array([0, seat, 0], np.int64), fork.move, fork.forced, np.array(rows, np.int64))


def trust_between(state: State, of: int, to: int) -> float:
    """Trust of one in another, 0 to 1: the mean of its two parts."""
    return float(0.5 * (state.pair[of, to, s.SINCERITY] + state.pair[of, to, s.AUTHENTICITY]))
