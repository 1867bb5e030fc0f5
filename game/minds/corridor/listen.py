"""Going to listen: for the warm, who have a day for it."""

from game.minds.temperament import PARAMETERS, WARMTH
from game.minds.wanting import topic_for
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import MY_TEMPER, View
from game.story.tables import Frame, Ints


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    return float(0.2 + curious + 0.35 * temper[WARMTH] - 0.6 * scarce)


@rule
def says(frame: Frame, view: View, to: int, stream: Ints, move: Ints) -> None:
    topic = topic_for(view, to, stream)
    move[s.WHAT] = c.BOTHERS if topic == c.BRING else topic  # what it brings is known to all
