"""Rows of legal moves: (DO, TO, WHAT, HOW, whats, hows).

WHAT may be any of WHAT … WHAT + whats - 1 and HOW any of HOW … HOW + hows - 1. Marks on the packages lying on the table
come with every move of a round.
"""

from game.rules.compile.mode import rule
from game.rules.compile.primitives import lowest_bit
from game.story.tables import Ints

# Rows. The most is in the corridor, where one of 12 seats knows 120 facts: 11 x (7 + 120) + 124 and a row a clause.
LEGAL_MAX = 2048

LEGAL_ROWS = 6


@rule
def add(rows: Ints, n: int, do: int, to: int, what: int, how: int, whats: int, hows: int) -> int:
    """Write one row; returns how many there are, those without room too."""
    if n < rows.shape[0]:
        rows[n, 0] = do
        rows[n, 1] = to
        rows[n, 2] = what
        rows[n, 3] = how
        rows[n, 4] = whats
        rows[n, 5] = hows
    return n + 1


@rule
def add_those(rows: Ints, n: int, do: int, to: int, base: int, those: int, how: int, hows: int) -> int:
    """Rows of the places that this mask holds, each as WHAT = base + place: one for those that follow one another."""
    while those != 0:
        first = lowest_bit(those)
        count = lowest_bit(~(those >> first))
        n = add(rows, n, do, to, base + first, how, count, hows)
        those &= those + (1 << first)
    return n
