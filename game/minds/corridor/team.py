"""Time with one's own team: when pressed at home."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import View
from game.story.tables import Frame, Ints


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    return float(-0.1 + 0.7 * view.mine[s.HOME_PRESSURE] - 0.3 * scarce - 0.4 * view.mine[s.READY])


@rule
def says(frame: Frame, view: View, to: int, stream: Ints, move: Ints) -> None:
    eased = view.mine[s.HOME_PRESSURE] > 0.4 or view.mine[s.READY] > 0.0
    move[s.HOW] = c.FOR_PRESSURE if eased else c.FOR_READINESS
