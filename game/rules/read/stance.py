"""Where a structure stands: synergy and antagonism, each with a rational and an affective part, read off the state.

Rational: what the project gives it or costs it, as it sees things now. Affective: how it has been treated. Levels 1
to 4 and the usual names of the zones are those of sociodynamics (Fauvet; d'Herbemont & César; see the design's table
of cells).
"""

import numpy as np

from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.agendas import best_weight
from game.rules.read.packages import asked_days, crosses_red, gain_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets

ZONES = ("committed", "golden_triangle", "hesitant", "passive", "grumbler", "opponent", "rebel", "torn")
# [synergy - 1, antagonism - 1] = zone

ZONE_OF = np.array([(3, 4, 5, 6), (3, 2, 5, 6), (0, 1, 2, 7), (0, 1, 1, 7)], dtype=np.int64)


@rule
def within(value: float) -> float:
    """Kept between 0 and 1."""
    if value < 0.0:
        return 0.0
    return value if value < 1.0 else 1.0


@rule
def rational(frame: Frame, secrets: Secrets, state: State, seat: int) -> tuple[float, float]:
    """(synergy, antagonism), each 0 to 1, from the package in force, else the best for it on the table, else what
    it might gain.
    """
    clauses = frame.size[t.CLAUSES]
    top = best_weight(frame, secrets, state, seat)
    reserve = secrets.seat[seat, t.RESERVE]
    span = top - reserve if top - reserve > 1.0 else 1.0
    if state.scal[s.IN_FORCE] >= 0:
        options = state.package[state.scal[s.IN_FORCE], :clauses]
        days = state.seat[seat, s.DAYS] if state.seat[seat, s.DAYS] > 1.0 else 1.0
        cost = (
            1.0
            if crosses_red(frame, secrets, state, seat, options)
            else e.COST_FELT * within(asked_days(frame, options, seat) / days)
        )
        return within((gain_of(frame, secrets, state, seat, options) - reserve) / span), cost
    best = -1.0
    worst_red = 0.0
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            options = state.package[package, :clauses]
            if crosses_red(frame, secrets, state, seat, options):
                worst_red = e.RED_ON_TABLE
            else:
                share = within((gain_of(frame, secrets, state, seat, options) - reserve) / span)
                if share > best:
                    best = share
    if best < 0.0:
        hoped = within((top - reserve) / (top if top > 1.0 else 1.0))
        return e.HOPE * hoped + e.HOPE_LEAST, e.UNEASE + worst_red
    return best, worst_red


@rule
def level(value: float) -> int:
    """1 to 4."""
    if value < e.LEVEL:
        return 1
    if value < 2 * e.LEVEL:
        return 2
    return 3 if value < 3 * e.LEVEL else 4


@rule
def stance(frame: Frame, secrets: Secrets, state: State, seat: int) -> tuple[int, int]:
    """(synergy, antagonism), each 1 to 4."""
    synergy, antagonism = rational(frame, secrets, state, seat)
    return level(e.SYNERGY_RATIONAL * synergy + e.SYNERGY_AFFECTIVE * state.seat[seat, s.SYNERGY_FELT]), level(
        e.ANTAGONISM_RATIONAL * antagonism + e.ANTAGONISM_AFFECTIVE * state.seat[seat, s.ANTAGONISM_FELT]
    )


@rule
def synergy_level(frame: Frame, secrets: Secrets, state: State, seat: int) -> int:
    return stance(frame, secrets, state, seat)[0]


@rule
def antagonism_level(frame: Frame, secrets: Secrets, state: State, seat: int) -> int:
    return stance(frame, secrets, state, seat)[1]


@rule
def zone(frame: Frame, secrets: Secrets, state: State, seat: int) -> int:
    """A place in ZONES."""
    synergy, antagonism = stance(frame, secrets, state, seat)
    return int(ZONE_OF[synergy - 1, antagonism - 1])
