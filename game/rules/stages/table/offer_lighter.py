"""Lay a lighter form: what lies there first, or the ground, with this one option in place of its own."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.agreement import copy_to_free_row, ground_package, put
from game.rules.compile.mode import rule
from game.rules.options import shut_in
from game.rules.read.packages import least_level, levels_open, on_table
from game.rules.rows import add
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    least, levels = least_level(frame), levels_open(frame)
    for option in range(frame.size[t.OPTIONS]):
        if frame.option[option, t.LIGHTER] > 0.0 and not shut_in(state.scal, option):
            n = add(rows, n, c.OFFER_LIGHTER, -1, option, least, 1, levels)
    return n


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    if lying > 0:
        copy_to_free_row(frame, state, on_table(state, frame.size[t.CLAUSES], 0))
    else:
        ground_package(frame, state)
    state.package[state.scal[s.MADE], int(frame.option[what, t.OF_CLAUSE])] = what
    put(frame, state, by, -1, c.E_LIGHTER)
