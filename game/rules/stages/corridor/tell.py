"""Tell one other or all: a fact that one knows, what one seeks, what one cannot accept.

WHAT: the fact; FACTS: what one seeks; FACTS + 1: what one cannot accept.
"""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import everyone
from game.rules.rows import add
from game.rules.saying import tell_fact, tell_need
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def tellings(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    """Rows of all that this seat may tell: no fact to those who know it, as this seat saw."""
    facts, seats = frame.size[t.FACTS], frame.size[t.SEATS]
    hearers = 1 << to if to >= 0 else everyone(state) & ~(1 << seat)
    n = add(rows, n, c.TELL, to, facts, 0, 2, 1)
    for fact in range(facts):
        known = state.fact[fact, seats + s.N_FACT_STATE + seat]
        if state.fact[fact, seat] != c.UNKNOWN and hearers & ~known != 0:
            n = add(rows, n, c.TELL, to, fact, 0, 1, 1)
    return n


@rule
def offers_to(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    return tellings(frame, state, seat, to, rows, n)


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    return tellings(frame, state, seat, -1, rows, n)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    if what < frame.size[t.FACTS]:
        tell_fact(frame, state, by, to, what)
    else:
        tell_need(frame, state, by, to, what > frame.size[t.FACTS])
