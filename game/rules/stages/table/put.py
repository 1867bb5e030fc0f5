"""Lay a whole package on the table."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.agreement import put
from game.rules.compile.mode import rule
from game.rules.options import add_packages
from game.rules.read.packages import decode, least_level, levels_open
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    return add_packages(frame, state, rows, n, c.PUT, least_level(frame), levels_open(frame))


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, what: int, how: int, lying: int) -> None:
    decode(frame, what, state.package[state.scal[s.MADE], : frame.size[t.CLAUSES]])
    put(frame, state, by, -1, c.E_PUT)
