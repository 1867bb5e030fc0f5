"""Name the tension: the most sensitive fact that one knows and that contradicts an option lying on the table is said to
all; else only that there is one.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture
from game.rules.rows import add
from game.rules.saying import tell_fact
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.NAME_TENSION, -1, 0, c.AS_ASKED, 1, 1)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    state.scal[s.TENSION_NAMED] += 1
    found = -1
    clauses = frame.size[t.CLAUSES]
    for fact in range(frame.size[t.FACTS]):
        if found < 0 and frame.fact[fact, t.FACT_CLAUSE] >= 0 and state.fact[fact, by] != c.UNKNOWN:
            unknown_to_some = False
            for other in range(frame.size[t.SEATS]):
                unknown_to_some = unknown_to_some or state.fact[fact, other] == c.UNKNOWN
            for package in range(state.scal[s.MADE]):
                if unknown_to_some and state.package[package, clauses + s.ON_TABLE] == 1:
                    option = state.package[package, int(frame.fact[fact, t.FACT_CLAUSE])]
                    if int(frame.fact[fact, t.FACT_OPTIONS]) >> option & 1:
                        found = fact
    happen(state, c.E_TENSION, by, -1, found + 1, 0)
    gesture(state, e.NAMES_TENSION_TO, by, -1, 1)
    if found >= 0:
        tell_fact(frame, state, by, -1, found)
