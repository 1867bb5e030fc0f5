"""Propose a trade: words for words, or to deliver first for support of an option."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import wait_for
from game.rules.options import add_options
from game.rules.packing import support_of
from game.rules.rows import add
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_to(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    options, base = frame.size[t.OPTIONS], support_of(0)
    if state.scal[s.SHUT] == 0:
        return add(rows, n, c.TRADE, to, 0, 0, base + options, 1)
    n = add(rows, n, c.TRADE, to, 0, 0, base, 1)
    return add_options(state, rows, n, c.TRADE, to, base, 0, options, 0, 1)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    happen(state, c.E_TRADE, by, to, what, 0)
    wait_for(state, c.ACCEPT, to, by, what, 0)
