"""Tell one other or all: a fact that one knows, what one seeks, what one cannot accept.

WHAT: the fact; FACTS: what one seeks; FACTS + 1: what one cannot accept.
"""

from game.rules import codes as c
from game.rules.compile.mode import rule
from game.rules.read.standing import saw_learn
from game.rules.rows import add
from game.rules.saying import tell_fact, tell_need
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def tellings(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    """Rows of all that this seat may tell: no fact to those who know it, as this seat saw."""
    facts = frame.size[t.FACTS]
    n = add(rows, n, c.TELL, to, facts, 0, 2, 1)
    for fact in range(facts):
        if state.fact[fact, seat] != c.UNKNOWN and not saw_learn(state, seat, to, fact):
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
