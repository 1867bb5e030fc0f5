"""Spend a day on the field: see one fact that cannot be false; lies told by those visited come out."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import deceived, gesture
from game.rules.rows import add
from game.rules.saying import DENIED_IT, HONEST, SEEN_TRUE, learn, lie_out, note_said
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_to(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.VISIT, to, 0, 0, 1, 1)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    state.pair[by, to, s.WENT] += 1.0
    found = -1
    for fact in range(frame.size[t.FACTS]):
        if found < 0 and frame.fact[fact, t.SEEN_AT] == to and state.fact[fact, by] != c.SEEN:
            found = fact
    if found >= 0:
        learn(frame, state, by, found, c.SEEN)
        if state.pair[to, by, s.DENIED] == DENIED_IT:
            deceived(state, by, to, e.DENIAL_SEEN)
        note_said(frame, state, found, by)
    if state.pair[to, by, s.LIED_SEEKS] > 0.0 or state.pair[to, by, s.LIED_RED] > 0.0:
        lie_out(state, to, by, e.LIE_SEEN)
        state.pair[by, to, s.HEARD_SEEKS] = state.seat[to, s.SEEKS]
    elif state.pair[by, to, s.HEARD_KIND] > 0.0:
        state.pair[by, to, s.HEARD_KIND] = SEEN_TRUE
    state.pair[by, to, s.HEARD_BRINGS] = HONEST
    happen(state, c.E_VISITED, by, to, found + 1, 0)
    gesture(state, e.HEARS, by, to, 1)
