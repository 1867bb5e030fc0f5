"""Wording a clause beforehand: for those who drive, the option they like."""

from game.minds.temperament import DRIVE, PARAMETERS
from game.minds.wanting import best_of
from game.rules.compile.mode import rule
from game.rules.read.view import MY_TEMPER, MY_WEIGHT, View
from game.story.tables import Frame


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    return float(-0.2 + 0.5 * temper[DRIVE] + 0.04 * view.option[what, MY_WEIGHT] - 0.5 * scarce)


@rule
def about(view: View, first: int, whats: int) -> int:
    return best_of(view, first, whats)
