"""A mind in the corridor: whom it asks and tells, how it answers.

One says more when asked well, to somebody one trusts, and less under pressure; lying is for those who mind it little
and fear much.
"""

from game.minds.luck import choose_below, luck
from game.minds.memory import PRESSED_ME, trust_in
from game.minds.temperament import DRIVE, HONESTY, NAMED, NOISE, OPENNESS, PARAMETERS, THRIFT, WARMTH
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import support_of, supported
from game.rules.read.view import ME, MY_RED, MY_TEMPER, MY_WEIGHT, View
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def days_left_share(frame: Frame, view: View) -> float:
    """The share of my days still there."""
    start = frame.seat[view.scal[ME], t.START_DAYS]
    return view.mine[s.DAYS] / start if start > 0.0 else 0.0


@rule
def topic_for(view: View, to: int, stream: Ints) -> int:
    """What one asks another: what one does not know yet, what it seeks rather than what it refuses."""
    red_unknown = view.toward[to, s.HEARD_RED] == -1.0
    if view.toward[to, s.HEARD_SEEKS] == -1.0 and not (red_unknown and luck(stream) < 0.35):
        return c.WHY
    if red_unknown:
        return c.NOT_ACCEPT
    return c.BOTHERS if luck(stream) < 0.6 else c.BRING


@rule
def to_be_guessed(frame: Frame, view: View) -> int:
    """The mask of those about whom one will next be asked, where the course names them: one is curious of them first;
    0 where it names nobody or asks about all."""
    for step in range(int(view.scal[s.STEP]), frame.size[t.STEPS]):
        if frame.course[step, t.STEP_KIND] == t.COURSE_GUESS:
            return int(frame.course[step, t.STEP_GUESSED])
    return 0


@rule
def appeal(frame: Frame, view: View, memory: Floats, do: int, to: int, what: int, named: int) -> float:
    """How much a corridor move attracts this temperament now. `named`: as `to_be_guessed` says."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    scarce = temper[THRIFT] * (1.2 - days_left_share(frame, view))
    curious = 0.0
    if to >= 0:
        curious = (0.3 if view.toward[to, s.HEARD_SEEKS] == -1.0 else 0.0) + (
            0.2 if view.toward[to, s.HEARD_RED] == -1.0 else 0.0
        )
        curious += 0.15 * frame.seat[to, t.REQUIRED] + (NAMED if named >> to & 1 else 0.0)
        curious -= 0.15 * view.toward[to, s.ASKED]
    if do == c.PASS:
        return 0.15 + 0.5 * scarce
    if do == c.ASK:
        return 0.35 + curious - 0.3 * scarce
    if do == c.LISTEN:
        return 0.2 + curious + 0.35 * temper[WARMTH] - 0.6 * scarce
    if do == c.PRESS:
        return -0.1 + curious + 0.4 * temper[DRIVE] - 0.5 * temper[WARMTH] + 0.3 * view.mine[s.HOME_PRESSURE]
    if do == c.TELL:
        trust = trust_in(view, to) if to >= 0 else 0.45
        if what >= frame.size[t.FACTS]:
            return -0.15 + 0.55 * temper[OPENNESS] + 0.3 * trust
        sensitive = 0.15 * frame.fact[what, t.SENSITIVITY]
        return (
            -0.25
            + 0.6 * temper[OPENNESS]
            + 0.4 * trust
            - sensitive
            + (0.15 if frame.fact[what, t.FACT_CLAUSE] >= 0 else 0.0)
        )
    if do == c.TRADE:
        return 0.1 + curious + 0.2 * (1.0 - temper[OPENNESS]) - 0.3 * scarce
    if do == c.REASSURE:
        return 0.1 + 0.4 * temper[WARMTH]
    if do == c.VISIT:
        return (
            0.25
            + 0.3 * temper[WARMTH]
            + 0.2 * (1.0 - trust_in(view, to))
            - 0.7 * scarce
            - 0.5 * view.toward[to, s.WENT]
        )
    if do == c.TEAM:
        return -0.1 + 0.7 * view.mine[s.HOME_PRESSURE] - 0.3 * scarce - 0.4 * view.mine[s.READY]
    if do == c.PREPARE:
        return -0.2 + 0.5 * temper[DRIVE] + 0.04 * view.option[what, MY_WEIGHT] - 0.5 * scarce
    return -1.0


@rule
def talk(frame: Frame, view: View, memory: Floats, rows: Ints, n: int, stream: Ints, move: Ints) -> None:
    """One move in the corridor: the most attractive, with some noise."""
    noise = PARAMETERS[int(view.mine[MY_TEMPER]), NOISE]
    named = to_be_guessed(frame, view)
    best = -1000.0
    for at in range(n):
        do, to, what = int(rows[at, 0]), int(rows[at, 1]), int(rows[at, 2])
        whats = int(rows[at, 4])
        if do == c.PREPARE:
            what = best_of(view, what, whats)
        score = appeal(frame, view, memory, do, to, what, named) + noise * luck(stream)
        if score > best:
            best = score
            move[s.DO] = do
            move[s.TO] = to
            move[s.WHAT] = what
            move[s.HOW] = rows[at, 3] + choose_below(stream, int(rows[at, 5]))
    do, to = int(move[s.DO]), int(move[s.TO])
    if do in (c.ASK, c.LISTEN, c.PRESS):
        move[s.WHAT] = topic_for(view, to, stream)
    elif do == c.TELL and move[s.WHAT] == frame.size[t.FACTS]:
        move[s.WHAT] += 1 if luck(stream) < 0.4 else 0
    elif do == c.TRADE:
        move[s.WHAT] = swap_for(frame, view, to, stream)
    elif do == c.TEAM:
        eased = view.mine[s.HOME_PRESSURE] > 0.4 or view.mine[s.READY] > 0.0
        move[s.HOW] = c.FOR_PRESSURE if eased else c.FOR_READINESS


@rule
def best_of(view: View, first: int, count: int) -> int:
    """The option I like best of `count` from `first`, red ones apart."""
    best = first
    for option in range(first, first + count):
        if (
            view.option[option, MY_WEIGHT] - 10.0 * view.option[option, MY_RED]
            > view.option[best, MY_WEIGHT] - 10.0 * view.option[best, MY_RED]
        ):
            best = option
    return best


@rule
def swap_for(frame: Frame, view: View, to: int, stream: Ints) -> int:
    """What one proposes to swap: interests, red zones, or one's effort for support of the option one likes best."""
    if view.toward[to, s.HEARD_SEEKS] == -1.0:
        return c.TRADE_SEEKS
    if view.toward[to, s.HEARD_RED] == -1.0:
        return c.TRADE_RED
    return support_of(best_of(view, 0, int(frame.size[t.OPTIONS])))


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
def reply(frame: Frame, view: View, memory: Floats, rows: Ints, asked_how: int, stream: Ints, move: Ints) -> None:
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
        if drawn < ready:
            move[s.HOW] = c.WHOLLY
        elif drawn < ready + 0.3:
            move[s.HOW] = c.PARTLY
        elif luck(stream) < (1.0 - temper[HONESTY]) * 0.8:
            move[s.HOW] = c.NOTHING if what == c.BOTHERS else c.OTHER
        else:
            move[s.HOW] = c.DODGE
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
