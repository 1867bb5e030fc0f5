"""Spend a day on the field: see a fact that cannot be false, what bears on the table first; overhear what its people
hold to; lies told by those visited come out."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import deceived
from game.rules.read.agendas import has_red
from game.rules.read.lying import HONEST
from game.rules.rows import add
from game.rules.saying import (
    DENIED_IT,
    HALF_RED,
    HALF_SEEKS,
    SEEN_TRUE,
    brings,
    day_with,
    half_hear,
    hold,
    learn,
    lie_out,
    lied,
    note_said,
    shown_false,
)
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_to(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.VISIT, to, 0, 0, 1, 1)


@rule
def seen_there(frame: Frame, state: State, by: int, to: int) -> int:
    """The fact to be seen there that one has not seen: what bears on the table first; -1 if none."""
    found = -1
    for fact in range(frame.size[t.FACTS]):
        if frame.fact[fact, t.SEEN_AT] == to and state.fact[fact, by] != c.SEEN:
            if found < 0 or (frame.fact[found, t.FACT_CLAUSE] < 0 and frame.fact[fact, t.FACT_CLAUSE] >= 0):
                found = fact
    return found


@rule
def overhear(frame: Frame, secrets: Secrets, state: State, by: int, to: int) -> None:
    """What its people hold to, half heard and true: what it cannot accept, else what it seeks."""
    if has_red(frame, secrets, state, to) and state.pair[by, to, s.HEARD_RED] < 0.0:
        part = int(state.seat[to, s.RED_ZONE])
        half_hear(state, to, by, part, HALF_RED, True)
    else:
        part = int(state.seat[to, s.SEEKS])
        half_hear(state, to, by, part, HALF_SEEKS, True)
    happen(state, c.E_HABIT, by, to, part, 0)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    state.pair[by, to, s.WENT] += 1.0
    found = seen_there(frame, state, by, to)
    if found >= 0:
        learn(frame, state, by, found, c.SEEN)
        if state.pair[to, by, s.DENIED] == DENIED_IT:
            deceived(state, by, to, e.DENIAL_SEEN)
        note_said(frame, state, found, -1, -1)
    lied_seeks, lied_red = lied(state, to, by, c.WHY), lied(state, to, by, c.NOT_ACCEPT)
    if lied_seeks or lied_red:
        lie_out(state, to, by, c.WHY if lied_seeks else c.NOT_ACCEPT, e.LIE_SEEN)
        if lied_seeks and lied_red:
            shown_false(state, to, by, c.NOT_ACCEPT)
        hold(state, by, to, True, int(state.seat[to, s.SEEKS]))
        if lied_red:
            hold(state, by, to, False, int(state.seat[to, s.RED_ZONE]))
    elif state.pair[by, to, s.HEARD_KIND] > 0.0:
        state.pair[by, to, s.HEARD_KIND] = SEEN_TRUE
    brings(state, by, to, HONEST)
    happen(state, c.E_VISITED, by, to, found + 1, 0)
    overhear(frame, secrets, state, by, to)
    day_with(state, by, to)
