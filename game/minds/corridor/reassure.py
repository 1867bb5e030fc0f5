"""Reassuring: for the warm."""

from game.minds.temperament import PARAMETERS, WARMTH
from game.rules.compile.mode import rule
from game.rules.read.view import MY_TEMPER, View
from game.story.tables import Frame


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    return float(0.1 + 0.4 * temper[WARMTH])
