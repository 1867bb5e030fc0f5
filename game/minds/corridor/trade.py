"""Proposing a trade: for those who do not say things for nothing."""

from game.minds.temperament import OPENNESS, PARAMETERS
from game.minds.wanting import best_of, unheard
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import support_of
from game.rules.read.view import MY_TEMPER, View
from game.rules.saying import HALF_RED, HALF_SEEKS
from game.story import tables as t
from game.story.tables import Frame, Ints


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    return float(0.1 + curious + 0.2 * (1.0 - temper[OPENNESS]) - 0.3 * scarce)


@rule
def swap_for(frame: Frame, view: View, to: int, stream: Ints) -> int:
    """What one proposes to swap: interests, red zones, or one's effort for support of the option one likes best."""
    if unheard(view, to, HALF_SEEKS) > 0.0:
        return c.TRADE_SEEKS
    if unheard(view, to, HALF_RED) > 0.0:
        return c.TRADE_RED
    return support_of(best_of(view, 0, int(frame.size[t.OPTIONS])))


@rule
def says(frame: Frame, view: View, to: int, stream: Ints, move: Ints) -> None:
    move[s.WHAT] = swap_for(frame, view, to, stream)
