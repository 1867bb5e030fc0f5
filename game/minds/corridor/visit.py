"""Visiting: to see for oneself what one is not sure of, once."""

from game.minds.memory import trust_in
from game.minds.temperament import PARAMETERS, WARMTH
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import MY_TEMPER, View
from game.story.tables import Frame


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    return float(
        0.25 + 0.3 * temper[WARMTH] + 0.2 * (1.0 - trust_in(view, to)) - 0.7 * scarce - 0.5 * view.toward[to, s.WENT]
    )
