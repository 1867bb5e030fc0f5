"""Promise not to support what another said that it cannot accept."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture
from game.rules.read.agendas import first_red
from game.rules.rows import add
from game.rules.saying import HALF_RED, heard_whole
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_to(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    if state.pair[seat, to, s.HEARD_RED] >= 0.0 and heard_whole(state, seat, to, HALF_RED):
        return add(rows, n, c.REASSURE, to, 0, 0, 1, 1)
    return n


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    option = first_red(frame, secrets, int(state.pair[by, to, s.HEARD_RED]))
    state.pair[by, to, s.PROMISED_AGAINST] = option + 1.0
    happen(state, c.E_REASSURED, by, to, option + 1, 0)
    happen(state, c.E_PROMISE, by, to, option + 1, 0)
    gesture(state, e.REASSURES, by, to, 2)
