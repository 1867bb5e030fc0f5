"""Change one clause of a package that lies on the table: another is laid beside it."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.agreement import copy_to_free_row, put
from game.rules.compile.mode import rule
from game.rules.options import add_options
from game.rules.packing import amended_option, amended_place, amendment_of
from game.rules.read.packages import least_level, levels_open, on_table
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_on(frame: Frame, secrets: Secrets, state: State, seat: int, place: int, rows: Ints, n: int) -> int:
    options = frame.size[t.OPTIONS]
    base, least = amendment_of(place, 0, options), least_level(frame)
    return add_options(state, rows, n, c.AMEND, -1, base, 0, options, least, levels_open(frame))


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    package = on_table(state, frame.size[t.CLAUSES], amended_place(what, frame.size[t.OPTIONS]))
    option = amended_option(what, frame.size[t.OPTIONS])
    copy_to_free_row(frame, state, package)
    state.package[state.scal[s.MADE], int(frame.option[option, t.OF_CLAUSE])] = option
    put(frame, state, by, package, c.E_PUT)
