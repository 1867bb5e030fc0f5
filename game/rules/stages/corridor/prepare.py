"""Word a clause beforehand: it lies on the table from the start."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.options import add_options
from game.rules.state import State, prepared_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    if not table_to_come(frame, state):
        return n
    for clause in range(frame.size[t.CLAUSES]):
        if state.flag[prepared_at(frame, clause)] == 0:
            first, end = frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]
            n = add_options(state, rows, n, c.PREPARE, -1, 0, first, end, 0, 1)
    return n


@rule
def table_to_come(frame: Frame, state: State) -> bool:
    """Whether a table comes after this moment: what is worded lies on it."""
    for step in range(state.scal[s.STEP] + 1, len(frame.course)):
        if frame.course[step, t.STEP_KIND] == t.COURSE_TABLE:
            return True
    return False


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    clause = int(frame.option[what, t.OF_CLAUSE])
    if state.flag[prepared_at(frame, clause)] == 0:
        state.flag[prepared_at(frame, clause)] = what + 1
        state.flag[prepared_at(frame, clause) + frame.size[t.CLAUSES]] = by + 1
    happen(state, c.E_PREPARED, by, -1, what, 0)
