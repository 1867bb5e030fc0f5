"""Object to a package that lies on the table, with one's reason or without."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture, meets
from game.rules.options import shut_in
from game.rules.packing import objection_to
from game.rules.read.agendas import is_red
from game.rules.read.packages import change_of, on_table
from game.rules.rows import add
from game.rules.state import State, refused_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

RED_FIRST = 1000.0  # before any wish


@rule
def offers_on(frame: Frame, secrets: Secrets, state: State, seat: int, place: int, rows: Ints, n: int) -> int:
    """To what another put; with one's reason where one has any: something there that another option would better for
    oneself."""
    package = on_table(state, frame.size[t.CLAUSES], place)
    if int(state.package[package, frame.size[t.CLAUSES] + s.PUT_BY]) == seat:
        return n
    if has_reason(frame, secrets, state, seat, package):
        return add(rows, n, c.OBJECT, -1, place, 0, 1, len(c.REASONS))
    return add(rows, n, c.OBJECT, -1, place, c.WITHOUT_REASON, 1, 1)


@rule
def has_reason(frame: Frame, secrets: Secrets, state: State, seat: int, package: int) -> bool:
    """Whether this seat lacks anything in a package: the first thing is enough."""
    for clause in range(frame.size[t.CLAUSES]):
        if is_red(secrets, state, seat, state.package[package, clause]):
            return True
        for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
            if would_gain(frame, secrets, state, seat, package, clause, option) > 0.0:
                return True
    return False


@rule
def would_gain(
    frame: Frame, secrets: Secrets, state: State, seat: int, package: int, clause: int, option: int
) -> float:
    """What this seat would gain by this option in this clause of a package; 0 where it could not be put, or is red."""
    if shut_in(state.scal, option) or is_red(secrets, state, seat, option):
        return 0.0
    return change_of(frame, secrets, state, seat, state.package[package], clause, option)


@rule
def lacks(frame: Frame, secrets: Secrets, state: State, seat: int, package: int, clause: int) -> float:
    """What this seat would gain by the best option that could be put in this clause of a package; most where what
    stands there is red to it."""
    most = 0.0
    if is_red(secrets, state, seat, state.package[package, clause]):
        return RED_FIRST
    for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
        most = max(most, would_gain(frame, secrets, state, seat, package, clause, option))
    return most


@rule
def worst_option(frame: Frame, secrets: Secrets, state: State, seat: int, package: int) -> int:
    """What this seat has most against in a package: a red option, else the one whose replacement would help it most;
    -1 where nothing could be better for it."""
    worst, most = -1, 0.0
    for clause in range(frame.size[t.CLAUSES]):
        gain = lacks(frame, secrets, state, seat, package, clause)
        if gain > most:
            most = gain
            worst = int(state.package[package, clause])
    return worst


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    clauses = frame.size[t.CLAUSES]
    package = on_table(state, clauses, what)
    put_by = state.package[package, clauses + s.PUT_BY]
    option = worst_option(frame, secrets, state, by, package) if how == c.WITH_REASON else -1
    state.package[package, clauses + s.OBJECTED] += 1
    if option >= 0:
        state.flag[refused_at(frame, option)] += 1
    happen(state, c.E_OBJECTED, by, put_by, objection_to(package, option), how)
    gesture(state, e.REFUSES, by, put_by, 1)
    if how == c.WITH_REASON:
        for other in range(frame.size[t.SEATS]):
            if other != by:
                meets(state, other, by, e.GAVE_REASON)
