"""Wording a clause beforehand: for those who drive, the option they like."""

from game.minds.temperament import DRIVE, PARAMETERS
from game.minds.wanting import best_of
from game.rules.compile.mode import rule
from game.rules.read.view import MY_RED, MY_TEMPER, MY_WEIGHT, View
from game.story import tables as t
from game.story.tables import Frame

NEVER = -1000.0


@rule
def appeal(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    if on_red_ground(frame, view, what):
        return NEVER
    return float(-0.2 + 0.5 * temper[DRIVE] + 0.04 * view.option[what, MY_WEIGHT] - 0.5 * scarce)


@rule
def on_red_ground(frame: Frame, view: View, what: int) -> bool:
    """Whether the text that would lie there, on what holds where nobody says anything, holds what I cannot accept."""
    for clause in range(frame.size[t.CLAUSES]):
        base = int(frame.clause[clause, t.CLAUSE_BASE])
        if clause != frame.option[what, t.OF_CLAUSE] and view.option[base, MY_RED] > 0.0:
            return True
    return bool(view.option[what, MY_RED] > 0.0)


@rule
def about(view: View, first: int, whats: int) -> int:
    return best_of(view, first, whats)
