"""Rise from the table, for good unless it reopens."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture
from game.rules.rows import add
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.WITHDRAW, -1, 0, c.AS_ASKED, 1, 1)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    state.scal[s.WITHDRAWN] |= 1 << by
    happen(state, c.E_WITHDREW, by, -1, 0, 0)
    gesture(state, e.EXCLUDES, by, -1, 1)
