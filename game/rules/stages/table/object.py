"""Object to a package that lies on the table, with one's reason or without."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture, meets
from game.rules.packing import objection_to
from game.rules.read.agendas import is_red, weight_of
from game.rules.read.packages import on_table
from game.rules.rows import add
from game.rules.state import State, refused_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_on(frame: Frame, state: State, place: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.OBJECT, -1, place, 0, 1, len(c.REASONS))


@rule
def worst_option(frame: Frame, secrets: Secrets, state: State, seat: int, package: int) -> int:
    """What this seat has most against in a package: a red option, else the one worth least to it."""
    worst = state.package[package, 0]
    least = 1000.0
    for clause in range(frame.size[t.CLAUSES]):
        option = state.package[package, clause]
        worth = -100.0 if is_red(secrets, state, seat, option) else weight_of(secrets, state, seat, option)
        if worth < least:
            least = worth
            worst = option
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
