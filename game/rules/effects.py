"""What every act does: to trust, to how one feels treated, to pressure at home. The game is tuned here.

No rule holds such a number of its own (`tests/rules/test_effects.py`). Trust is lost faster than it is won (Slovic
1993): gains are a share of what is missing, losses a share of what is there, and twice as large. Deceit hits sincerity
and lowers its ceiling for good; an honest failure hits authenticity (Schweitzer et al. 2006): one who has lied is not
trusted whole again, in what it says nor in what it does. Where no source is named, the figure was set by playing.
"""

import numpy as np

from game.story import tables as t

_rows: list[tuple[float, float, float, float]] = []


def _effect(sincerity: float = 0.0, authenticity: float = 0.0, synergy: float = 0.0, antagonism: float = 0.0) -> int:
    """Shares: what who meets an act comes to believe of its author, and how it feels treated."""
    _rows.append((sincerity, authenticity, synergy, antagonism))
    return len(_rows) - 1


# Gestures, in the order of `tables.GESTURES`: for one unit of strength.
IMPOSES = _effect(-0.02, 0.00, -0.06, 0.14)
YIELDS = _effect(0.01, 0.01, 0.02, -0.06)
HEARS = _effect(0.05, 0.01, 0.08, -0.06)
DISCLOSES = _effect(0.10, 0.02, 0.05, -0.04)
HIDES = _effect(-0.10, 0.00, -0.03, 0.05)
RECOGNISES = _effect(0.04, 0.03, 0.10, -0.08)
KEEPS = _effect(0.03, 0.12, 0.05, -0.03)
BREAKS = _effect(-0.10, -0.26, -0.10, 0.14)
EXCLUDES = _effect(-0.03, -0.02, -0.12, 0.14)
SURPRISES = _effect(-0.06, -0.04, -0.05, 0.10)
DECIDES_FOR = _effect(-0.04, -0.02, -0.08, 0.14)
QUESTIONS = _effect(0.02, 0.00, 0.01, 0.01)
SUPPORTS = _effect(0.04, 0.04, 0.08, -0.05)
REFUSES = _effect(0.01, 0.00, -0.04, 0.06)
REASSURES = _effect(0.03, 0.01, 0.04, -0.08)
CRITICISES = _effect(0.00, -0.02, -0.06, 0.09)
HELPS = _effect(0.03, 0.08, 0.08, -0.05)
NAMES_TENSION_TO = _effect(0.06, 0.01, 0.01, 0.01)
IGNORES = _effect(-0.03, -0.03, -0.07, 0.07)
THANKS = _effect(0.03, 0.02, 0.06, -0.05)
if len(_rows) != len(t.GESTURES):
    raise ValueError("a row for each gesture")

# Answers: of who asked, in who answers
ANSWERED = _effect(0.08, 0.01)  # wholly, or so it seems
ANSWERED_IN_PART = _effect(0.03)
SWAPPED = _effect(0.08, 0.04)  # as agreed
PRESSED = _effect(-0.04, 0.0, -0.05, 0.08)  # of who is pressed, in who pressed: the door closes a little
HALF_HEARD = 0.5  # what is but let show, of what is said
FULLER_FROM = 0.55  # trust from which one who is listened to says more than the one thing
A_DAY = _effect(0.14, 0.10, 0.12, -0.10)  # of who is listened to for a day, or has one at its place
SHARED_DAYS = 1.0  # what a day with one is worth less for each other with whom one was seen to spend one
DAY_ELSEWHERE = _effect(-0.05, -0.04)  # of who had a day with one seen to spend the next elsewhere

# Confidences: of who trusted
REPEATED = _effect(-0.40, -0.20, -0.12, 0.20)  # what was said for one's ears alone was told
SIGNED_AGAINST = _effect(-0.14, -0.18, -0.10, 0.14)  # one who had listened signed what it knew could not be accepted
CONFIDENTIAL = 2  # sensitivity from which a fact is said for one's ears alone

# What is said
UNWELCOME = _effect(0.0, -0.05, 0.0, 0.05)  # a fact that contradicts the table, said before signing: a third of a burst
SHOWED_RED = _effect(0.06)  # of all, in who shows at the table what it cannot accept
GAVE_REASON = _effect(0.02)  # of all, in who objects and says why
THIRD_CAME = _effect(0.0, 0.0, 0.05, -0.2)  # of all: a third party is there

# A knot that bursts: of each, in whose knot it was
KNOT_KNOWN = _effect(-0.05, -0.05)  # one had been told
KNOT_FELT = _effect(0.0, 0.0, -0.05, 0.12)  # one had not: with the loss below
KNOT_UNSAID, KNOT_DODGED, KNOT_FAILED = (
    0.15,
    0.1,
    -0.1,
)  # sincerity lost, more where a question was dodged; authenticity
SAID_COST = _effect(0.0, 0.0, 0.02, -0.06)  # of who says what it costs
LET_PASS = _effect(0.0, 0.0, -0.03, 0.04)  # of who lets it pass

# Delivery: of each bound, in who delivers
KEPT_PLEDGE = _effect(0.02, 0.10, 0.03, -0.03)
WARNED_SHORT = _effect(0.02, -0.06)
FELL_SHORT = _effect(-0.06, -0.22, -0.06, 0.10)
CLAIM_EXPOSED = _effect(0.0, -0.25)  # beside the deceit
COMES_OUT = 0.4  # how likely a false claim is to come out, without progress points
READY_COSTS = 0.75  # what a day costs a team made ready
PLEDGE_LEAST, PLEDGE_STEP = 0.5, 0.5  # of what a package asks: half, all, half as much again
GAGE_KEPT_FROM = 0.75  # share of what was pledged from which money held goes back

# Boxes: of each, in who is seen, or says, to have put days there for all
PUT_ITS_SHARE = _effect(0.02, 0.06, 0.02, -0.02)  # as much as the mean
PUT_NOTHING = _effect(-0.02, -0.08, -0.04, 0.06)  # where the mean is a day or more
HELD_TOGETHER = _effect(0.03, 0.03, 0.06, -0.05)  # for each day put in what holds all together
HELD_AT_MOST = 3.0  # days of one, at one step, that are felt

# Repair: of who was wronged, in who broke
OWNED_UP = _effect(0.10, 0.05, 0.04, -0.10)
EXCUSED = _effect(-0.02, 0.0, 0.0, 0.02)
MENDED_SINCERITY, MENDED_AUTHENTICITY = 0.3, 0.6  # for a repair of size 1
MENDED_SYNERGY, MENDED_ANTAGONISM = 0.05, -0.25  # the second for a repair of size 1
FORGIVEN, PUBLIC_WORD, DAY_GIVEN = 0.3, 0.45, 0.6  # sizes of a repair, by its price

# Wrongs that wait for repair: the worst is answered first
WRONG_OF_KNOT, WRONG_OF_SHORT, WRONG_OF_CLAIM = 0.3, 0.35, 0.5
WRONG_OF_LIE, WRONG_OF_PROMISE, WRONG_OF_TRADE, WRONG_OF_CONFIDENCE = 0.3, 0.35, 0.4, 0.4
WRONG_NAMED = 1.0  # by who suffered it, before all

# Why one took and gave nothing, or broke one's word
BECAUSE_WARY, BECAUSE_AT_HOME, BECAUSE_HURT = 0.4, 0.5, 0.5  # trust under this; pressure, antagonism from this

# Deceit that comes out: its size
LIE_SEEN = 0.35  # on the field
DENIAL_SEEN = 0.3
LIE_TAKEN_BACK = 0.1  # by saying later what is true
CHEATED = 0.4  # in a swap
KNOT_DENIED = 0.45
CLAIM_FALSE = 0.35
BREACH_DENIED = 0.2
CEILING_LOST, CEILING_LEAST = 0.6, 0.3  # of sincerity, for a deceit of size 1
DECEIT_SYNERGY, DECEIT_ANTAGONISM = -0.1, 0.3  # for a deceit of size 1
FLOOR = 0.02  # trust never quite dies

# Trust in words, 0 to 4: so many steps from nothing to all; on the edge of two, the lower
TRUST_STEPS, TRUST_EDGE = 5, 0.0001

# Pressure at home, 0 to 1
URGENCY = 0.2  # for each degree of urgency of whoever one answers to
TEAM_EASES = 0.3
SCENE_MOVES = 0.3

# Where a structure stands (Fauvet; d'Herbemont & César), 0 to 1
LEVEL = 0.25  # a step of synergy or antagonism, of which there are four
SYNERGY_RATIONAL, SYNERGY_AFFECTIVE = 0.5, 0.5
ANTAGONISM_RATIONAL, ANTAGONISM_AFFECTIVE = 0.4, 0.6
COST_FELT = 0.5  # antagonism, where what was signed takes all one has left
RED_ON_TABLE = 0.6  # antagonism, where a package that one cannot accept lies there
HOPE_LEAST, HOPE = 0.2, 0.6  # synergy, before anything lies there: for what one might gain
UNEASE = 0.2  # antagonism, then

# What the common project yields: shares of what its form can reach
FRAME_LEAST, FRAME_CLEAR = 0.6, 0.4  # however unclear the frame; more by its clarity
CLAUSE_CLOSED = 0.15  # less for each clause that yields nothing this period
TRUST_LEAST, TRUST_ADDS = 0.5, 0.5  # however little those bound trust one another; more by their trust
TRUSTING_WELL = 0.9  # the same, where they trust each other well (0.8)
WEAKEST, MEAN = 0.5, 0.5  # of trust among those bound: the mean, and the weakest link

EFFECT = np.array(_rows)  # [effects, 4] sincerity, authenticity, synergy, antagonism
