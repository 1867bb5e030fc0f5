"""What was left on the table: the package in force at the end of a play held against the best that its agendas allowed.

A row for each play: 1 if some package leaves nobody under its reserve and crosses no red zone; 1 if an agreement was in
force at the end; its share of the largest Nash product; its share of the largest sum of gains (0 to 1; 0 where the
agreement leaves somebody under its reserve or crosses a red zone).
"""

import numpy as np
from numpy.typing import NDArray

from game.batch.batch import Workbench
from game.batch.makings import AT_OPTIONS
from game.batch.running import Records
from game.lab.solutions import NASH, POINTS, UTILITARIAN, solve, table_of
from game.rules.course import begin
from game.rules.packages import encode
from game.story.build import Tables
from game.story.tables import CLAUSES


def values_of(tables: Tables, bench: Workbench, records: Records, seed: int, plays: int) -> NDArray[np.float64]:
    """[plays, 4] the first plays of a batch whose records keep makings."""
    clauses = int(tables.frame.size[CLAUSES])
    found = np.zeros((plays, 4))
    for play in range(plays):
        begin(tables.frame, tables.secrets, bench.state, seed + play)  # its agendas, drawn again
        utilities, reserves, allowed = table_of(bench.frame, bench.secrets, bench.state)
        points = solve(utilities, reserves, allowed).points
        options = records.makings[play, AT_OPTIONS : AT_OPTIONS + clauses].astype(np.int64) - 1
        found[play, :2] = points[POINTS[NASH]] >= 0, options[0] >= 0
        if found[play, 0] and found[play, 1]:
            agreed = encode(tables.frame, options)
            gains = utilities - reserves
            if allowed[agreed] and (gains[agreed] >= 0).all():
                product, total = gains.prod(axis=1), gains.sum(axis=1)
                best = points[POINTS[NASH]], points[POINTS[UTILITARIAN]]
                found[play, 2] = product[agreed] / product[best[0]] if product[best[0]] > 0 else 1.0
                found[play, 3] = total[agreed] / total[best[1]] if total[best[1]] > 0 else 1.0
    return found
