"""Telling: for the open, to those one trusts; what is sensitive less, what contradicts the table more."""

from game.minds.luck import luck
from game.minds.memory import trust_in
from game.minds.temperament import OPENNESS, PARAMETERS
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import MY_TEMPER, View
from game.story import tables as t
from game.story.tables import Frame, Ints


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    trust = trust_in(view, to) if to >= 0 else 0.45
    if what >= frame.size[t.FACTS]:
        return float(-0.15 + 0.55 * temper[OPENNESS] + 0.3 * trust)
    sensitive = 0.15 * frame.fact[what, t.SENSITIVITY]
    return float(
        -0.25
        + 0.6 * temper[OPENNESS]
        + 0.4 * trust
        - sensitive
        + (0.15 if frame.fact[what, t.FACT_CLAUSE] >= 0 else 0.0)
    )


@rule
def says(frame: Frame, view: View, to: int, stream: Ints, move: Ints) -> None:
    if move[s.WHAT] == frame.size[t.FACTS]:
        move[s.WHAT] += 1 if luck(stream) < 0.4 else 0
