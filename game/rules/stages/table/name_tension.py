"""Name the tension: say to all a fact that one knows and that contradicts an option, whether it lies on the table or
may come; or only that there is one.

WHAT: the fact + 1; 0: which is not said.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture
from game.rules.read.standing import saw_learn
from game.rules.rows import add
from game.rules.saying import tell_fact
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    """Of the facts that contradict an option, those that one knows and has not seen all learn."""
    n = add(rows, n, c.NAME_TENSION, -1, 0, c.AS_ASKED, 1, 1)
    for fact in range(frame.size[t.FACTS]):
        if state.fact[fact, seat] != c.UNKNOWN and frame.fact[fact, t.FACT_CLAUSE] >= 0:
            if not saw_learn(state, seat, -1, fact):
                n = add(rows, n, c.NAME_TENSION, -1, fact + 1, c.AS_ASKED, 1, 1)
    return n


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    state.scal[s.TENSION_NAMED] += 1
    happen(state, c.E_TENSION, by, -1, what, 0)
    gesture(state, e.NAMES_TENSION_TO, by, -1, 1)
    if what > 0:
        tell_fact(frame, state, by, -1, what - 1)
