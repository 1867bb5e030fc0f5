"""A mind in a scene: among the acts open to it, the one that suits its temperament, for what it costs."""

from game.minds.gifts import helped_by, is_graded, most_given
from game.minds.giving import willing_in_scene
from game.minds.luck import luck
from game.minds.memory import trust_in
from game.minds.temperament import DRIVE, NOISE, OPENNESS, PARAMETERS, SUITS, THRIFT, WARMTH
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.effects import BREAKS
from game.rules.read.view import ME, MY_RED, MY_TEMPER, MY_WEIGHT, View
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def suits(frame: Frame, view: View, choice: int, counted: bool) -> float:
    """How an act suits me: the gestures it makes, the days it takes (where they are `counted`), what it says and
    promises."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    warmth = temper[WARMTH] + 0.3 * (view.mine[s.SYNERGY_FELT] - view.mine[s.ANTAGONISM_FELT])
    score = 0.0
    for at in range(frame.choice[choice, t.EFFECT_FROM], frame.choice[choice, t.EFFECT_TO]):
        kind, a, b = int(frame.row[at, 0]), frame.row[at, 1], frame.row[at, 2]
        if kind == t.EFFECT_GESTURE and int(a) == view.scal[ME]:
            code, strength = int(frame.row[at, 3]), frame.row[at, 4]
            score += (0.5 + 0.25 * strength) * (
                0.5 * SUITS[code, 0] * (2.0 * warmth - 0.7) + 0.4 * SUITS[code, 1] * temper[DRIVE]
            )
        elif kind == t.EFFECT_SPEND and counted:
            score -= 0.35 * temper[THRIFT] * a + 0.00003 * b
        elif kind == t.EFFECT_GAIN:
            score += 0.2 * a + 0.00003 * b
        elif kind == t.EFFECT_GIVE and int(a) == view.scal[ME]:
            score += 0.2 * b + 0.00003 * frame.row[at, 3]
        elif kind == t.EFFECT_OPEN:
            score += 0.15 * view.option[int(a), MY_WEIGHT] - 0.4 * view.option[int(a), MY_RED]
        elif kind == t.EFFECT_REVEAL:
            fact = int(a)
            trust = trust_in(view, int(b)) if b >= 0.0 else 0.5
            score += 0.8 * (temper[OPENNESS] + 0.4 * trust - 0.25 * frame.fact[fact, t.SENSITIVITY])
        elif kind == t.EFFECT_PROMISE:
            score += 0.15 * temper[WARMTH] - 0.15 * view.option[int(b), MY_WEIGHT] + 0.4 * view.option[int(b), MY_RED]
        elif kind == t.EFFECT_AGAINST:
            score += 0.5 * SUITS[BREAKS, 0] * (2.0 * warmth - 0.7) + 0.4 * SUITS[BREAKS, 1] * temper[DRIVE]
            score += 0.15 * view.option[int(a), MY_WEIGHT] - 0.4 * view.option[int(a), MY_RED]
        elif kind == t.EFFECT_HOME:
            score -= 0.2 * a
    return score


@rule
def choose_act(frame: Frame, view: View, memory: Floats, rows: Ints, n: int, stream: Ints, move: Ints) -> None:
    """The act that suits best, with noise; where one may give more or less, the amount nearest to what one means to
    give."""
    noise = PARAMETERS[int(view.mine[MY_TEMPER]), NOISE]
    scene, me = int(view.scal[s.SCENE]), int(view.scal[ME])
    most = most_given(frame, scene, me, -1)
    share = willing_in_scene(frame, view, memory, stream, scene) if most > 0.0 else 0.0
    graded = most > 0.0 and is_graded(frame, scene, me)
    best = -1000.0
    move[s.DO] = c.CHOOSE
    move[s.TO] = -1
    move[s.HOW] = 0
    for at in range(n):
        choice = int(rows[at, 2])
        gives = helped_by(frame, choice) != 0
        if graded or (gives and most > 0.0):
            given = frame.gift[choice, t.SPENT] / most if gives else 0.0
            away = given - share if given > share else share - given
            # Among amounts the nearest; a single gift among other acts is weighed against them.
            score = 1.0 - 3.0 * away if graded else suits(frame, view, choice, False) + 1.2 * share - 0.8
        else:
            score = suits(frame, view, choice, True)
        score += 2.0 * noise * luck(stream)
        if score > best:
            best = score
            move[s.WHAT] = rows[at, 2]
