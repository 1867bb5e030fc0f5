"""A mind asked for days, or for one box: how much goes to what all share, what it keeps for its own name, what it says.

It gives to what is shared as it gives anywhere (`giving.py`): about what it thinks the others give, less where nobody
sees. What it does not give there goes to its own name as far as it cares, or stays at home. Of boxes to choose, the one
that weighs most for it.
"""

from game.minds.giving import willing
from game.minds.luck import luck
from game.minds.memory import due_at_a_step
from game.minds.temperament import HELD, HONESTY, NOISE, OWN_NAME, PARAMETERS, SHARED_BACK, TO_ONE_S_NAME, WARMTH
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import amount_placed, ask_of, rank_at, shares_of
from game.rules.read.boxes import boxes_of
from game.rules.read.stance import within
from game.rules.read.view import BOX_ALOUD, ME, MY_TEMPER, MY_WISH, View
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def best_box(frame: Frame, view: View, ask: int, yields: int) -> int:
    """Of the boxes that yield this, the one that weighs most for me; -1 if there is none."""
    best = -1
    for box in range(frame.ask[ask, t.ASK_FROM], frame.ask[ask, t.ASK_TO]):
        if int(frame.box[box, t.BOX_YIELDS]) == yields:
            if best < 0 or view.box[box, MY_WISH] > view.box[best, MY_WISH]:
                best = int(box)
    return best


@rule
def seen_giving(frame: Frame, view: View, ask: int) -> float:
    """How far others will see what I give: each one's, what I say of it, the sum alone."""
    shown = int(frame.course[view.scal[s.STEP], t.STEP_SHOWN])
    if shown == t.SHOWN_EACH or view.box[frame.ask[ask, t.ASK_FROM], BOX_ALOUD] > 0.0:
        return 1.0
    return 0.5 if shown == t.SHOWN_CLAIMS else 0.0


@rule
def whole_days(days: float, most: int, drawn: float) -> int:
    """Whole days, no more than so many: what is left of one is given or kept, as it is drawn."""
    whole = int(days + drawn)
    return most if whole > most else whole


@rule
def put_days(frame: Frame, view: View, memory: Floats, rows: Ints, stream: Ints, move: Ints) -> None:
    """How many days in each box, and what is said of it."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    ask = ask_of(int(rows[0, s.WHAT]))
    among = int(frame.course[view.scal[s.STEP], t.STEP_WITH])
    among = among if among != 0 else (1 << frame.size[t.SEATS]) - 1
    can = int(view.mine[s.DAYS])
    can = min(can, int(frame.ask[ask, t.ASK_MOST]))
    due = min(float(can), due_at_a_step(frame, ask, int(view.scal[s.STEP]), int(view.scal[ME]), view.mine[s.DAYS]))
    common, bond = best_box(frame, view, ask, t.YIELDS_COMMON), best_box(frame, view, ask, t.YIELDS_BOND)
    own = best_box(frame, view, ask, t.YIELDS_OWN)
    shared = 0
    if common >= 0 or bond >= 0:
        share = willing(frame, view, memory, stream, among, seen_giving(frame, view, ask), SHARED_BACK)
        wish = view.box[common, MY_WISH] if common >= 0 else view.box[bond, MY_WISH]
        share += 0.5 * TO_ONE_S_NAME * wish + 0.3 * (luck(stream) - 0.5)
        shared = whole_days(within(share) * due, can, luck(stream))
    held = 0
    if bond >= 0:
        uneasy = view.mine[s.ANTAGONISM_FELT] - view.mine[s.SYNERGY_FELT]
        part = HELD * (temper[WARMTH] + 0.5 * uneasy) + 0.5 * TO_ONE_S_NAME * view.box[bond, MY_WISH]
        held = whole_days(within(part) * shared, shared, luck(stream)) if common >= 0 else shared
    mine = 0
    if own >= 0:
        appetite = OWN_NAME + TO_ONE_S_NAME * view.box[own, MY_WISH] + 0.25 * view.mine[s.HOME_PRESSURE]
        appetite += 0.3 * (luck(stream) - 0.5)
        left = due - shared if due > shared else 0.0
        mine = whole_days(within(appetite) * left, can - shared, luck(stream))
    amounts, first, boxes = 0, int(frame.ask[ask, t.ASK_FROM]), boxes_of(frame, ask)
    if common >= 0:
        amounts += amount_placed(shared - held, common - first, boxes)
    if bond >= 0:
        amounts += amount_placed(held, bond - first, boxes)
    if own >= 0:
        amounts += amount_placed(mine, own - first, boxes)
    move[s.WHAT] = shares_of(ask, rank_at(amounts, boxes))
    move[s.HOW] = what_one_says(temper[HONESTY], shared, mine, luck(stream)) if rows[0, 5] > 1 else c.AS_IT_IS
    move[s.DO] = c.GIVE
    move[s.TO] = -1


@rule
def what_one_says(honesty: float, shared: int, own: int, drawn: float) -> int:
    """One who gave to what is shared as much as to its own name says it; others keep silent, or say that it was all
    for what is shared, the more so the less they mind."""
    if own == 0 and shared > 0:
        return c.AS_IT_IS
    if own <= shared and drawn < 0.5 + 0.5 * honesty:
        return c.AS_IT_IS
    if drawn < 0.8 * honesty:
        return c.AS_IT_IS
    return c.ALL_SHARED if own > 0 and drawn > 0.35 + 0.6 * honesty else c.UNSAID


@rule
def choose_box(frame: Frame, view: View, rows: Ints, stream: Ints, move: Ints) -> None:
    """The box that weighs most for me, give or take."""
    noise = PARAMETERS[int(view.mine[MY_TEMPER]), NOISE]
    ask = ask_of(int(rows[0, s.WHAT]))
    first, boxes = int(frame.ask[ask, t.ASK_FROM]), boxes_of(frame, ask)
    best, most = 0, -1000.0
    for box in range(boxes):
        weighs = view.box[first + box, MY_WISH] + 2.0 * noise * luck(stream)
        if weighs > most:
            best, most = box, weighs
    move[s.DO] = c.GIVE
    move[s.TO] = -1
    move[s.WHAT] = shares_of(ask, rank_at(amount_placed(1, best, boxes), boxes))
    move[s.HOW] = c.AS_IT_IS


@rule
def put_in_boxes(frame: Frame, view: View, memory: Floats, rows: Ints, stream: Ints, move: Ints) -> None:
    if frame.ask[ask_of(int(rows[0, s.WHAT])), t.ASK_MOST] > 0:
        put_days(frame, view, memory, rows, stream, move)
    else:
        choose_box(frame, view, rows, stream, move)
