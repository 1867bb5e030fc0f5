"""A mind in the corridor: of the acts open to it, the most attractive, with some noise.

Each act has a file here that bears its word, as in `game/rules/stages/corridor/`: its `appeal`; where there is
something to choose, what it is `about` before it is weighed, and what one `says` once it is chosen.
"""

from game.minds.luck import choose_below, luck, pass_over
from game.minds.temperament import NOISE, PARAMETERS, THRIFT
from game.minds.wanting import curious_of, days_left_share, to_be_guessed
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.dispatch import by_code, each, modules
from game.rules.compile.mode import rule
from game.rules.read.view import MY_TEMPER, View
from game.story.tables import Frame, Ints

_found = modules(__name__, {do: c.DOES[do] for do in c.CORRIDOR if do != c.PASS})


@rule
def stay(frame: Frame, view: View, to: int, what: int, curious: float, scarce: float) -> float:
    """To pass: the more, the rarer days are."""
    return 0.15 + 0.5 * scarce


@rule
def as_offered(view: View, first: int, whats: int) -> int:
    return first


appeal_of = by_code("appeal_of", each(_found, "appeal"), stay)
about = by_code("about", each(_found, "about"), as_offered)
says = by_code("says", each(_found, "says"))


@rule
def talk(frame: Frame, view: View, rows: Ints, n: int, stream: Ints, move: Ints) -> None:
    """One move in the corridor: the most attractive, with some noise."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    scarce = temper[THRIFT] * (1.2 - days_left_share(frame, view))
    named = to_be_guessed(frame, view)
    whom, curious = -1, 0.0
    best = -1000.0
    for at in range(n):
        do, to = int(rows[at, 0]), int(rows[at, 1])
        if to != whom:  # What is done towards one other comes in a row.
            whom, curious = to, curious_of(frame, view, to, named) if to >= 0 else 0.0
        what = int(about(do, view, int(rows[at, 2]), int(rows[at, 4])))
        score = appeal_of(do, frame, view, to, what, curious, scarce)
        if score + temper[NOISE] <= best:
            pass_over(stream)  # whatever it drew, another is more attractive
            continue
        score += temper[NOISE] * luck(stream)
        if score > best:
            best = score
            move[s.DO] = do
            move[s.TO] = to
            move[s.WHAT] = what
            move[s.HOW] = rows[at, 3] + choose_below(stream, int(rows[at, 5]))
    says(int(move[s.DO]), frame, view, int(move[s.TO]), stream, move)
