"""Ask for a third party: it comes where two do, once a table."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.rows import add
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    if state.scal[s.THIRD] >= 0 and state.scal[s.THIRD] >> seat & 1 == 0:
        return add(rows, n, c.CALL_THIRD, -1, 0, c.AS_ASKED, 1, 1)
    return n


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    if state.scal[s.THIRD] >= 0:
        state.scal[s.THIRD] |= 1 << by
    happen(state, c.E_THIRD, by, -1, 0, 0)
