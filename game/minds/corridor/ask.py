"""Asking: for what one does not know yet, if it does not cost too much."""

from game.minds.wanting import topic_for
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import View
from game.story.tables import Frame, Ints


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    return 0.3 + curious - 0.3 * scarce


@rule
def says(frame: Frame, view: View, to: int, stream: Ints, move: Ints) -> None:
    move[s.WHAT] = topic_for(view, to, stream)
