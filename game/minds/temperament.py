"""The one file of the minds' parameters: what a temperament is made of, and how each gesture suits it.

Each share is between 0 and 1 unless said otherwise. The figures are ours, chosen so that a population of minds comes
near to what laboratories publish of people (most are conditional co-operators, some ride free, few give whatever the
others do).
"""

import hashlib

import numpy as np

from game.story.tables import GESTURES, TEMPERAMENTS

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
assert PARAMETERS.shape[0] == len(TEMPERAMENTS)

# How a gesture made by oneself suits a warm temperament and a driving one (-1 to 1), in the order of GESTURES.
SUITS = np.array(
    [
        (-0.8, 0.9),  # imposes
        (0.5, -0.6),  # yields
        (0.8, -0.1),  # hears
        (0.4, 0.0),  # discloses
        (-0.3, 0.1),  # hides
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
assert SUITS.shape[0] == len(GESTURES)


def digest() -> str:
    """Hash of all the parameters (hex, 16 characters): what a figure was measured with."""
    return hashlib.sha256(PARAMETERS.astype("<f8").tobytes() + SUITS.astype("<f8").tobytes()).hexdigest()[:16]
