"""A mind that gives what it pledged or not, that reacts when a knot bursts, that repairs or not.

Most give about what they see others give (Fischbacher & Gächter 2010); being short of days is the commonest reason
for falling short.
"""

from game.minds.giving import willing
from game.minds.luck import luck
from game.minds.offers import my_gain
from game.minds.talking import days_left_share
from game.minds.temperament import GIVING, HONESTY, OPENNESS, PARAMETERS, THRIFT, WARMTH, WORD
from game.rules.mode import rule
from game.rules.state import (
    AMOUNTS,
    ANTAGONISM_FELT,
    ASK_REOPEN,
    BOUND,
    BURSTING,
    CLAIMED,
    DELIVER,
    DO,
    HOW,
    IN_FORCE,
    LEAVE,
    LET_PASS,
    OWN_UP,
    PAY,
    PRICE,
    REACT,
    SAY_COST,
    SILENT,
    SUSPEND,
    TO,
    WARNED,
    WHAT,
)
from game.rules.view import MY_RESERVE, MY_TEMPER, MY_WEIGHT, View
from game.story.tables import CLAUSES, FACT_CLAUSE, Floats, Frame, Ints


@rule
def willingness(frame: Frame, view: View, memory: Floats, stream: Ints) -> float:
    """How much of its pledge a structure means to give, about 0 to 1.3: what it would give unpromised, what it is worth
    to it to keep its word, what it gains and what it can still afford."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    likes = 0.0
    if view.scal[IN_FORCE] >= 0:
        gain = my_gain(frame, view, view.package[view.scal[IN_FORCE], : frame.size[CLAUSES]]) - view.mine[MY_RESERVE]
        likes = min(max(0.06 * gain, -0.3), 0.3)
    scarce = temper[THRIFT] * (0.5 - days_left_share(frame, view))
    return (
        willing(frame, view, memory, stream, int(view.scal[BOUND]), 1.0, 0.5)
        + WORD * temper[HONESTY]
        + likes
        - 0.5 * scarce
    )


@rule
def give(frame: Frame, view: View, memory: Floats, rows: Ints, n: int, stream: Ints, move: Ints) -> None:
    """An amount, and what is said of a shortfall."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    wanted = willingness(frame, view, memory, stream) + 0.3 * (luck(stream) - 0.5)
    best = 0
    least = 1000.0
    for at in range(n):
        away = AMOUNTS[int(rows[at, 2])] - wanted
        if wanted >= 0.8 and AMOUNTS[int(rows[at, 2])] == 1.0 and wanted < 1.3:
            away = 0.0
        away = away if away > 0.0 else -away
        if away < least:
            least = away
            best = at
    move[DO] = DELIVER
    move[TO] = -1
    move[WHAT] = rows[best, 2]
    move[HOW] = 0
    if rows[best, 5] > 1:
        drawn = luck(stream)
        move[HOW] = (
            WARNED if drawn < temper[HONESTY] * 0.75 else (SILENT if drawn < 0.55 + 0.45 * temper[HONESTY] else CLAIMED)
        )


@rule
def answer_burst(frame: Frame, view: View, stream: Ints, move: Ints) -> None:
    """What one does when a knot bursts: leave when it is too much, else say, reopen, suspend or let it pass."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    anger = view.mine[ANTAGONISM_FELT] + 0.4 * (luck(stream) - 0.5)
    clause = frame.fact[view.scal[BURSTING], FACT_CLAUSE]
    stake = 0.0
    if view.scal[IN_FORCE] >= 0:
        stake = 0.2 * view.option[view.package[view.scal[IN_FORCE], clause], MY_WEIGHT]
    drawn = luck(stream)
    move[DO] = REACT
    move[TO] = -1
    move[WHAT] = 0
    if anger > 0.8:
        move[HOW] = LEAVE if drawn < 0.5 else SUSPEND
    elif anger > 0.55:
        move[HOW] = SUSPEND if drawn < 0.4 else ASK_REOPEN
    elif stake < 0.3 and drawn < 0.45:
        move[HOW] = ASK_REOPEN
    else:
        move[HOW] = SAY_COST if drawn < 0.35 + 0.5 * temper[OPENNESS] else LET_PASS


@rule
def mend(view: View, rows: Ints, stream: Ints, move: Ints) -> None:
    """Own up, name a price, pay."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    do, to = int(rows[0, 0]), int(rows[0, 1])
    drawn = luck(stream)
    move[DO] = do
    move[TO] = to
    move[WHAT] = rows[0, 2]
    if do == OWN_UP:
        move[HOW] = 0 if drawn < 0.75 * temper[HONESTY] else (1 if drawn < 0.5 + 0.5 * temper[HONESTY] else 2)
    elif do == PRICE:
        move[HOW] = 0 if drawn < 0.6 * temper[WARMTH] else (1 if drawn < 0.8 else 2)
    elif do == PAY:
        move[HOW] = 1 if drawn < 0.35 + 0.6 * temper[GIVING] else 0
