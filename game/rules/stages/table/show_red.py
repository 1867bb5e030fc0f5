"""Put one's red zone on the table."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import meets
from game.rules.rows import add
from game.rules.saying import hear_red
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.SHOW_RED, -1, 0, c.AS_ASKED, 1, 1)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    part = int(state.seat[by, s.RED_ZONE])
    for other in range(frame.size[t.SEATS]):
        if other != by:
            hear_red(state, by, other, part, True)
            meets(state, other, by, e.SHOWED_RED)
    state.seat[by, s.STATED_NEED] = 1.0
    happen(state, c.E_RED_SHOWN, by, -1, part, 0)
