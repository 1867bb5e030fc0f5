"""A mind that gives what it pledged or not, that reacts when a knot bursts, that repairs or not.

Most give about what they see others give (Fischbacher & Gächter 2010); being short of days is the commonest reason
for falling short.
"""

from game.minds.giving import willing
from game.minds.luck import luck
from game.minds.temperament import GIVING, HONESTY, OPENNESS, PARAMETERS, THRIFT, WARMTH, WORD
from game.minds.wanting import days_left_share
from game.minds.worth import my_gain
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import MY_RESERVE, MY_TEMPER, MY_WEIGHT, View
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def willingness(frame: Frame, view: View, memory: Floats, stream: Ints) -> float:
    """How much of its pledge a structure means to give, about 0 to 1.3: what it would give unpromised, what it is worth
    to it to keep its word, what it gains and what it can still afford."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    likes = 0.0
    if view.scal[s.IN_FORCE] >= 0:
        gain = (
            my_gain(frame, view, view.package[view.scal[s.IN_FORCE], : frame.size[t.CLAUSES]]) - view.mine[MY_RESERVE]
        )
        likes = min(max(0.06 * gain, -0.3), 0.3)
    scarce = temper[THRIFT] * (0.5 - days_left_share(frame, view))
    return (
        willing(frame, view, memory, stream, int(view.scal[s.BOUND]), 1.0, 0.5)
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
        away = c.AMOUNTS[int(rows[at, 2])] - wanted
        if wanted >= 0.8 and c.AMOUNTS[int(rows[at, 2])] == 1.0 and wanted < 1.3:
            away = 0.0
        away = away if away > 0.0 else -away
        if away < least:
            least = away
            best = at
    move[s.DO] = c.DELIVER
    move[s.TO] = -1
    move[s.WHAT] = rows[best, 2]
    move[s.HOW] = c.SAID_NOTHING
    if rows[best, 5] > 1:
        drawn = luck(stream)
        move[s.HOW] = (
            c.WARNED
            if drawn < temper[HONESTY] * 0.75
            else (c.SILENT if drawn < 0.55 + 0.45 * temper[HONESTY] else c.CLAIMED)
        )


@rule
def answer_burst(frame: Frame, view: View, stream: Ints, move: Ints) -> None:
    """What one does when a knot bursts: leave when it is too much, else say, reopen, suspend or let it pass."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    anger = view.mine[s.ANTAGONISM_FELT] + 0.4 * (luck(stream) - 0.5)
    clause = frame.fact[view.scal[s.BURSTING], t.FACT_CLAUSE]
    stake = 0.0
    if view.scal[s.IN_FORCE] >= 0:
        stake = 0.2 * view.option[view.package[view.scal[s.IN_FORCE], clause], MY_WEIGHT]
    drawn = luck(stream)
    move[s.DO] = c.REACT
    move[s.TO] = -1
    move[s.WHAT] = 0
    if anger > 0.8:
        move[s.HOW] = c.LEAVE if drawn < 0.5 else c.SUSPEND
    elif anger > 0.55:
        move[s.HOW] = c.SUSPEND if drawn < 0.4 else c.ASK_REOPEN
    elif stake < 0.3 and drawn < 0.45:
        move[s.HOW] = c.ASK_REOPEN
    else:
        move[s.HOW] = c.SAY_COST if drawn < 0.35 + 0.5 * temper[OPENNESS] else c.LET_PASS


@rule
def mend(view: View, rows: Ints, stream: Ints, move: Ints) -> None:
    """Own up, name a price, pay."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    do, to = int(rows[0, 0]), int(rows[0, 1])
    drawn = luck(stream)
    move[s.DO] = do
    move[s.TO] = to
    move[s.WHAT] = rows[0, 2]
    if do == c.OWN_UP:
        owns, excuses = drawn < 0.75 * temper[HONESTY], drawn < 0.5 + 0.5 * temper[HONESTY]
        move[s.HOW] = c.OWNED if owns else (c.EXCUSED if excuses else c.DENIED_IT)
    elif do == c.PRICE:
        asks_little = c.PRICE_WORD if drawn < 0.8 else c.PRICE_DAY
        move[s.HOW] = c.PRICE_NOTHING if drawn < 0.6 * temper[WARMTH] else asks_little
    elif do == c.PAY:
        move[s.HOW] = c.PAID if drawn < 0.35 + 0.6 * temper[GIVING] else c.UNPAID
