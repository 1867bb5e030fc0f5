"""Which moves are legal for a seat now, from what that seat knows; and why a move is refused."""

import numpy as np

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.dispatch import by_code
from game.rules.compile.mode import rule
from game.rules.packing import ways_to_mark
from game.rules.read.packages import how_many_on_table
from game.rules.rows import LEGAL_MAX, LEGAL_ROWS
from game.rules.stages import ALL
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

REFUSALS = (
    "",
    "R101 not awaited",
    "R102 no such move now",
    "R103 not towards this structure",
    "R104 not that",
    "R105 marks do not fit the table",
    "R106 the play is over",
)
OK, NOT_AWAITED, NO_SUCH_MOVE, NOT_TOWARDS, NOT_THAT, BAD_MARKS, IS_OVER = range(7)

offers = by_code("offers", {at: stage.offers for stage in ALL for at in stage.at}, 0)


@rule
def lying_here(frame: Frame, state: State) -> int:
    """How many packages one marks with one's move: those on the table, in a round."""
    return how_many_on_table(state, frame.size[t.CLAUSES]) if state.scal[s.STAGE] == c.AT_ROUND else 0


@rule
def marks_of(frame: Frame, state: State) -> int:
    """How many ways there are to mark the packages on the table: 3 to the power of their number."""
    return ways_to_mark(lying_here(frame, state))


@rule
def legal(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """Write the legal moves of `seat` in `rows` [LEGAL_MAX, 6]; returns how many rows. None when the seat is not
    awaited or has moved.
    """
    if state.scal[s.AWAITED] >> seat & 1 == 0 or state.scal[s.DONE] >> seat & 1:
        return 0
    n = int(offers(state.scal[s.STAGE], frame, secrets, state, seat, rows))
    if n > rows.shape[0]:
        s.no_room(state, s.FULL_MOVES)
        return rows.shape[0]
    return n


@rule
def leaves_choice(rows: Ints, n: int) -> bool:
    """Whether these rows hold more than one move, marks apart."""
    return bool(n > 1 or rows[0, 4] * rows[0, 5] > 1)


@rule
def among(rows: Ints, n: int, move: Ints) -> int:
    """The place in REFUSALS of why a move is in none of these legal rows, 0 when it is in one; marks apart."""
    found = NO_SUCH_MOVE
    for at in range(n):
        if rows[at, 0] == move[s.DO]:
            if rows[at, 1] != move[s.TO]:
                found = max(found, NOT_TOWARDS) if found != NOT_THAT else NOT_THAT
            elif (
                rows[at, 2] <= move[s.WHAT]
                and move[s.WHAT] < rows[at, 2] + rows[at, 4]
                and rows[at, 3] <= move[s.HOW]
                and move[s.HOW] < rows[at, 3] + rows[at, 5]
            ):
                return OK
            else:
                found = NOT_THAT
    return found


@rule
def fits(frame: Frame, secrets: Secrets, state: State, seat: int, move: Ints) -> tuple[int, bool]:
    """(code, chosen): the place in REFUSALS, 0 when the move is legal; and whether another was legal too."""
    if state.scal[s.OVER]:
        return IS_OVER, False
    if seat < 0 or seat >= frame.size[t.SEATS]:
        return NOT_AWAITED, False
    rows = np.empty((LEGAL_MAX, LEGAL_ROWS), np.int64)
    n = legal(frame, secrets, state, seat, rows)
    if n == 0:
        return NOT_AWAITED, False
    if move[s.MARKS] < 0 or move[s.MARKS] >= marks_of(frame, state):
        return BAD_MARKS, False
    code = among(rows, n, move)
    return code, code == OK and leaves_choice(rows, n)
