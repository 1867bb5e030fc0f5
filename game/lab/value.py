"""What was left on the table: the package in force at the end of a play held against the best that its agendas allowed.

A row for each play, whose columns are named below; shares go from 0 to 1, and are 0 where the agreement leaves somebody
under its reserve or crosses a red zone.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.batch.batch import Workbench
from game.batch.makings import AT_OPTIONS
from game.batch.running import Records
from game.lab.solutions import NASH, POINTS, UTILITARIAN, solve, table_of
from game.rules.flow.course import begin, start
from game.rules.flow.deal import prepare_state, set_agenda
from game.rules.read.packages import encode
from game.rules.state import State
from game.story import tables as t
from game.story.build import Tables
from game.story.tables import Frame, Ints, Secrets

# How many packages leave nobody under its reserve and cross no red zone; 1 if an agreement was in force at the end; its
# share of the largest Nash product; its share of the largest sum of gains
ROOM, AGREED, NASH_SHARE, SUM_SHARE = range(4)
COLUMNS = 4


def values_of(tables: Tables, bench: Workbench, records: Records, seed: int, plays: int) -> NDArray[np.float64]:
    """[plays, COLUMNS] the first plays of a batch whose records keep makings."""
    found = np.zeros((plays, COLUMNS))
    for play in range(plays):
        begin(tables.frame, tables.secrets, bench.state, seed + play)  # its agendas, drawn again
        utilities, reserves, allowed = table_of(bench.frame, bench.secrets, bench.state)
        points = solve(utilities, reserves, allowed).points
        gains = utilities - reserves
        options = options_in_force(tables.frame, records.makings[play])
        found[play, ROOM] = (allowed & (gains >= 0).all(axis=1)).sum()
        found[play, AGREED] = options[0] >= 0
        if found[play, ROOM] and found[play, AGREED]:
            agreed = encode(tables.frame, options)
            if allowed[agreed] and (gains[agreed] >= 0).all():
                product, total = gains.prod(axis=1), gains.sum(axis=1)
                best = points[POINTS[NASH]], points[POINTS[UTILITARIAN]]
                found[play, NASH_SHARE] = product[agreed] / product[best[0]] if product[best[0]] > 0 else 1.0
                found[play, SUM_SHARE] = total[agreed] / total[best[1]] if total[best[1]] > 0 else 1.0
    return found


def options_in_force(frame: Frame, makings: NDArray[np.int16]) -> Ints:
    """[clauses] the options in force at the end of a play, all -1 where nothing was."""
    return makings[AT_OPTIONS : AT_OPTIONS + int(frame.size[t.CLAUSES])].astype(np.int64) - 1


def given(frame: Frame, secrets: Secrets, state: State, agendas: Sequence[tuple[int, int, int]]) -> None:
    """The first moment of a play whose seats are given these agendas, as codes of their three parts."""
    prepare_state(frame, secrets, state, 0)
    for seat, parts in enumerate(agendas):
        set_agenda(frame, secrets, state, seat, *parts)
    start(frame, secrets, state)
