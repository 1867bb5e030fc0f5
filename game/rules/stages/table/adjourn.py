"""Ask to adjourn: where two do, a corridor slot opens, once a table."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.rows import add
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.ADJOURN, -1, 0, c.AS_ASKED, 1, 1) if state.scal[s.ADJOURNED] >= 0 else n


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    state.scal[s.ADJOURNED] |= 1 << by
    happen(state, c.E_ADJOURN, by, -1, 0, 0)
