"""A mind that is asked, offered a trade, or carries one out: how it answers.

One says more when asked well, to somebody one trusts, and less under pressure; lying is for those who mind it little
and fear much.
"""

from game.minds.luck import luck
from game.minds.memory import PRESSED_ME, trust_in
from game.minds.temperament import HONESTY, LETS_SHOW, ON_THE_EVE, OPENNESS, PARAMETERS, UNDER_PRESSURE
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import supported
from game.rules.read.standing import before_table
from game.rules.read.view import MY_RED, MY_TEMPER, MY_WEIGHT, View
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def readiness(view: View, memory: Floats, to: int, asked_how: int, options: int) -> float:
    """How ready one is to answer: openness, trust, how one was asked."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    ready = (
        0.45 * temper[OPENNESS]
        + 0.5 * trust_in(view, to)
        + 0.15 * view.mine[s.SYNERGY_FELT]
        - 0.25 * view.mine[s.ANTAGONISM_FELT]
    )
    if asked_how == c.LISTENED:
        ready += 0.25
    if asked_how == c.PRESSED:
        ready -= 0.15
    return ready - 0.08 * memory[to, options + PRESSED_ME]


@rule
def hardest(frame: Frame, view: View) -> float:
    """How hard it is to say what bothers me: the sensitivity, 0 to 1, of the hardest fact I know."""
    most = 0.0
    for fact in range(frame.size[t.FACTS]):
        if view.fact[fact, 0] > 0 and frame.fact[fact, t.SENSITIVITY] > most:
            most = float(frame.fact[fact, t.SENSITIVITY])
    return most / 3.0


@rule
def answer_to(topic: int, asked_how: int, ready: float, drawn: float, honesty: float, eve: bool, stream: Ints) -> int:
    """Listened to, one says the whole of it, or lets half show; pressed, what is true or what is easier: the first more
    often on the `eve` of a table, where what is false would show at once; in passing, half at best."""
    false = c.NOTHING if topic == c.BOTHERS else c.OTHER
    if asked_how == c.LISTENED:
        return c.WHOLLY if drawn < ready else c.PARTLY
    if asked_how == c.PRESSED:
        minds_lying = honesty * (ON_THE_EVE if eve else UNDER_PRESSURE)
        return c.WHOLLY if drawn < ready or luck(stream) < minds_lying else false
    if drawn < ready + LETS_SHOW:
        return c.PARTLY
    return false if luck(stream) < (1.0 - honesty) * 0.8 else c.DODGE


@rule
def offered(rows: Ints, n: int, how: int) -> bool:
    """Whether one may answer so."""
    for at in range(n):
        if rows[at, 3] <= how < rows[at, 3] + rows[at, 5]:
            return True
    return False


@rule
def nearest(rows: Ints, n: int, how: int) -> int:
    """This way to answer; where it is not offered, all, else half, else that there is nothing: no lie would hold."""
    if offered(rows, n, how):
        return how
    if offered(rows, n, c.WHOLLY):
        return c.WHOLLY
    return c.PARTLY if offered(rows, n, c.PARTLY) else c.NOTHING


@rule
def reply(
    frame: Frame, view: View, memory: Floats, rows: Ints, n: int, asked_how: int, stream: Ints, move: Ints
) -> None:
    """Answer a question, a trade, a swap."""
    do, to, what = int(rows[0, 0]), int(rows[0, 1]), int(rows[0, 2])
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    move[s.DO] = do
    move[s.TO] = to
    move[s.WHAT] = what
    ready = readiness(view, memory, to, asked_how, frame.size[t.OPTIONS])
    drawn = luck(stream)
    if do == c.ANSWER:
        secret = 0.3 * hardest(frame, view) if what == c.BOTHERS else (0.15 if what == c.NOT_ACCEPT else 0.0)
        ready -= secret
        how = answer_to(what, asked_how, ready, drawn, temper[HONESTY], before_table(frame, view.scal), stream)
        move[s.HOW] = nearest(rows, n, how)
    elif do == c.ACCEPT:
        option = supported(what)
        if option >= 0:
            liked = view.option[option, MY_RED] == 0.0 and view.option[option, MY_WEIGHT] >= 1.0
            move[s.HOW] = c.ACCEPTED if liked and drawn < 0.3 + ready else c.REFUSED
        elif drawn < ready + 0.2:
            move[s.HOW] = c.ACCEPTED
        else:
            move[s.HOW] = c.COUNTER if rows[0, 5] == len(c.ACCEPTS) and drawn > 0.85 else c.REFUSED
    elif do == c.CARRY_OUT:
        move[s.HOW] = c.CHEAT if drawn > temper[HONESTY] + 0.15 * trust_in(view, to) + 0.1 else c.AS_AGREED
