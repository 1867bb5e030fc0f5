"""Pressing: for those who drive, and more so when pressed at home."""

from game.minds.temperament import DRIVE, PARAMETERS, WARMTH
from game.minds.wanting import topic_for
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import MY_TEMPER, View
from game.story.tables import Frame, Ints


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    return float(-0.1 + curious + 0.4 * temper[DRIVE] - 0.5 * temper[WARMTH] + 0.3 * view.mine[s.HOME_PRESSURE])


@rule
def says(frame: Frame, view: View, to: int, stream: Ints, move: Ints) -> None:
    move[s.WHAT] = topic_for(view, to, stream)
