"""Name the tension: say to all a fact that one knows and that contradicts an option, whether it lies on the table or
may come; a wrong that one has suffered, for which its author answers at once; or only that there is one.

WHAT: the fact + 1; 0: which is not said; beyond the facts, the seat that did wrong.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture
from game.rules.read.standing import present, saw_learn
from game.rules.rows import add
from game.rules.saying import tell_fact
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    """Of the facts that contradict an option, those that one knows and has not seen all learn; of those who sit there,
    who did one wrong and has not answered for it."""
    n = add(rows, n, c.NAME_TENSION, -1, 0, c.AS_ASKED, 1, 1)
    for fact in range(frame.size[t.FACTS]):
        if state.fact[fact, seat] != c.UNKNOWN and frame.fact[fact, t.FACT_CLAUSE] >= 0:
            if not saw_learn(state, seat, -1, fact):
                n = add(rows, n, c.NAME_TENSION, -1, fact + 1, c.AS_ASKED, 1, 1)
    for other in range(frame.size[t.SEATS]):
        if state.pair[seat, other, s.OWED] > 0.0 and present(state, other):
            n = add(rows, n, c.NAME_TENSION, -1, frame.size[t.FACTS] + 1 + other, c.AS_ASKED, 1, 1)
    return n


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    state.scal[s.TENSION_NAMED] += 1
    wrong = what - frame.size[t.FACTS] - 1
    if wrong >= 0:
        calls(state, by, int(wrong))
    else:
        happen(state, c.E_TENSION, by, -1, what, 0)
    gesture(state, e.NAMES_TENSION_TO, by, -1, 1)
    if what > 0 and wrong < 0:
        tell_fact(frame, state, by, -1, what - 1)


@rule
def calls(state: State, by: int, to: int) -> None:
    """A wrong suffered is named: before all others that wait, its author answers for this one."""
    kind = int(state.pair[by, to, s.OWED])
    state.pair[by, to, s.OWED] = 0.0
    state.pair[to, by, s.WRONGED] = e.WRONG_NAMED
    state.pair[to, by, s.WRONG_KIND] = kind
    happen(state, c.E_TENSION, by, to, 0, kind)
