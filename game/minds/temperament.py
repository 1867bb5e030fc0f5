"""The one file of the minds' parameters: what a temperament is made of, how each gesture suits it, and what does not
differ between structures.

Each share is between 0 and 1 unless said otherwise. The figures are ours, chosen so that a population of minds comes
near to what laboratories publish of people (most are conditional co-operators, some ride free, few give whatever the
others do).
"""

import hashlib

import numpy as np

from game.story import tables as t

# OPENNESS: readiness to say what it seeks · HONESTY: reluctance to say what is false · STIFFNESS: how long it holds
# its aspiration (above 1
# late, under 1 early concession) · GIVING: readiness to deliver · WARMTH: how it treats others · FAIRNESS: dislike of
# unequal gains ·
# DRIVE: readiness to act first, press, put packages · THRIFT: what a day is worth to it · NOISE: how far it is from
# always doing the same · KINDNESS: what it gives whatever the others do · RECIPROCITY: how much of what the others give
(OPENNESS, HONESTY, STIFFNESS, GIVING, WARMTH, FAIRNESS, DRIVE, THRIFT, NOISE, KINDNESS, RECIPROCITY) = range(11)
PARAMETERS = np.array(
    [
        (0.40, 0.65, 1.60, 0.62, 0.40, 0.35, 0.90, 0.35, 0.35, 0.42, 0.22),  # driving
        (0.85, 0.90, 0.80, 0.74, 0.80, 0.55, 0.50, 0.35, 0.35, 0.34, 0.85),  # open
        (0.25, 0.60, 1.70, 0.62, 0.40, 0.50, 0.35, 0.60, 0.35, 0.12, 0.18),  # guarded
        (0.45, 0.80, 1.10, 0.72, 0.60, 0.50, 0.25, 0.55, 0.35, 0.20, 1.08),  # cautious
        (0.75, 0.90, 0.60, 0.90, 0.90, 0.35, 0.45, 0.15, 0.35, 0.92, 0.12),  # generous
        (0.40, 0.30, 1.30, 0.35, 0.45, 0.15, 0.65, 0.70, 0.35, 0.00, 0.05),  # opportunist
        (0.60, 0.85, 1.00, 0.72, 0.60, 0.90, 0.50, 0.40, 0.35, 0.10, 1.25),  # fair_minded
        (0.30, 0.70, 1.80, 0.70, 0.30, 0.65, 0.65, 0.40, 0.35, 0.55, 0.10),  # proud
    ]
)
assert PARAMETERS.shape[0] == len(t.TEMPERAMENTS)

# How a gesture made by oneself suits a warm temperament and a driving one (-1 to 1), in the order of GESTURES.
SUITS = np.array(
    [
        (-0.8, 0.9),  # imposes
        (0.5, -0.6),  # yields
        (0.8, -0.1),  # hears
        (0.55, 0.05),  # discloses
        (-0.9, 0.0),  # hides
        (0.8, 0.0),  # recognises
        (0.5, 0.2),  # keeps
        (-0.8, 0.1),  # breaks
        (-0.9, 0.3),  # excludes
        (-0.5, 0.6),  # surprises
        (-0.6, 0.7),  # decides_for
        (0.0, 0.4),  # questions
        (0.7, 0.1),  # supports
        (-0.3, 0.3),  # refuses
        (0.7, -0.1),  # reassures
        (-0.6, 0.4),  # criticises
        (0.8, 0.0),  # helps
        (0.1, 0.5),  # names_tension
        (-0.5, 0.0),  # ignores
        (0.6, 0.0),  # thanks
    ]
)
assert SUITS.shape[0] == len(t.GESTURES)

# ---- What does not differ between structures

# Giving (`giving.py`): what moves the share that one means to give, each for a whole unit of what it multiplies.
SELFISH = 0.88  # what one keeps for oneself before anything else is weighed
TRUSTED = 0.34  # trust in those who would have it, above or under a half
BY_TALK = 0.46  # those whom one has talked with
SEEN = 0.36  # everybody sees it, for one who cannot bear to pass for what one is not (honesty 1)
RETURNED = 0.30  # what comes back to oneself of what one gives
AHEAD = 0.5  # how far one looks forward to what the others could give back afterwards
OWED = 0.24  # what one holds in any case comes from elsewhere: something is owed
TREATED = 0.12  # how one feels treated
ELAN, ELAN_HALVED = 0.44, 3.0  # the élan of beginnings, halved after so many occasions
UNEVEN = 0.35  # to give where the others have more or less than oneself, for one who minds fairness
AT_HOME = 0.40  # pressure at home, where nothing comes back
OF_ONE_S_OWN = 0.44  # how far two structures of one temperament may lie apart
LIKED = 0.1  # how one likes those who would have it, by what came of dealing with them
WORD = 0.28  # what a promise adds to what one would give, for one who minds its word

# Boxes (`boxes.py`)
SHARED_BACK = 0.4  # of what is put in what is shared, what comes back to oneself: all are seen in it
OWN_NAME, TO_ONE_S_NAME = 0.25, 0.14  # of what is left, what goes to one's own name; more for each point it is worth
HELD = 0.45  # of what is shared, what a warm one puts in what holds all together

# Remembering (`memory.py`)
LAST_EFFORT, ANY_EFFORT = 0.92, 0.05  # what the last effort seen weighs in what one expects: of this one, of people
OLD_OCCASIONS = 0.3  # what is left of past occasions when a new act begins: something starts afresh
IN_PERSON, IN_WORDS = 1.0, 0.4  # how far one has talked: listened to, visited, reassured; or only told, asked, answered
EFFORT = np.array([0.0, 0.5, 1.0, 1.25])  # what a band of effort seen says of the share given
PUT_WORTH = 0.8  # what putting an option says of its weight, in points of interest
BELIEVED, BELIED = 0.4, 0.1  # how far one believes what is said, beside trust; and what was said by one found out
OWN_WORD = 0.3  # share of a refusal laid on options that the one who refuses had put itself

SIGNED_WITH, NOT_SIGNED = 0.12, -0.6  # liking of those one signed with, for all one could have; of those one did not

# Talking (`talking.py`)
NAMED = 0.35  # curiosity about those whom one will be asked to guess

LETS_SHOW = 0.15  # how much readier one is to let half show than to say all
UNDER_PRESSURE = 0.5  # how far one who minds lying says what is true, pressed for what one would not have said
ON_THE_EVE = 0.9  # the same just before a table, where what is false would show

# Offering (`offers.py`)
RED_COST = 50.0  # points that a crossed red zone takes away: more than anything could bring
WEIGHTY = 25.0  # capacity to act, of 50, from which one is reckoned with although one's yes is not needed
FIXED_PIE = 1.0  # how far one who said nothing is supposed to want what costs oneself; two, half as far each…
LEAST_GAIN = 0.3  # under its reserve a structure still counts for a little: one may be wrong about it
EMPTY_HANDED = (2.0, 8.0)  # times its worth, what it costs to be left with nothing in a clause; more in the dark
WORTH_SEEKING = (1.5, 0.6)  # times the good of an offer from which another is seen to do more; more in the dark
EXCHANGES = 5  # times that one looks for something to give here and take there
SLACK = 4.0  # points that one who thinks all are due the same would give up for what does all most good
DUE_BY_TALK = 0.55  # to those one has talked with, as much more
EVEN, EVEN_LEAST = (0.93, 0.9), 0.2  # share of one's gain that is due to others: by temperament, by nature; at least

# Marking (`bargaining.py`)
ENVY = (0.2, 1.0)  # what it weighs that others gain more, for one who minds fairness: for all, by what one is
AT_STAKE = 10.0  # points at stake from which envy weighs less
COMES_FROM = 2.0  # points that a package seems worth more from one trusted whole than from one not trusted at all
REFUSED = 0.1  # what a refusal leaves of a package's chances
ONE_OFFER = 0.75  # how far time is spent where there is but one round to offer in
MINE_SEEMS = 1.5  # how much better one's own package seems, once it was put
NEAR = 0.9  # share of the best package's believed product, for each other, from which another may do as well


def digest() -> str:
    """Hash of all the parameters (hex, 16 characters): what a figure was measured with."""
    whole = hashlib.sha256()
    for name, value in sorted(globals().items()):
        if name.isupper() and value is not t.TEMPERAMENTS and value is not t.GESTURES:
            whole.update(name.encode() + np.asarray(value, dtype="<f8").tobytes())
    return whole.hexdigest()[:16]
