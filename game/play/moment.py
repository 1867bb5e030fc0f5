"""The digest of a moment of a play: of what its arrays hold, by the names of their columns.

A column that holds nothing but zeros is left out, so that a new one changes no play kept before it.
"""

import hashlib
from typing import Any

import numpy as np

from game.rules import state as s

DIGITS = 40  # hexadecimal, of a digest: those of 64 digits were of arrays as they lay then

# The columns of `game/rules/state.py`, by their names there.
SCAL = """SEED STEP STAGE SCENE ROUND WAVE PERIOD AWAITED DONE EVENTS MADE PENDING SIGNED IN_FORCE ENDING OVER TICK
    ADJOURNED REOPEN WITHDRAWN BOUND LEFT BREACHES REPAIRED BURSTING SUSPENDED CLOSED THIRD MOVES ENDED_BY LAST_TABLE
    TENSION_NAMED PEOPLE LAST_PEOPLE SLOT TABLES FULL"""
SEAT = """DAYS MONEY DAYS_CORRIDOR DAYS_SCENES DAYS_DELIVERED DAYS_HOME MONEY_SPENT MONEY_PAID MONEY_RECEIVED
    MONEY_ESCROW SYNERGY_FELT ANTAGONISM_FELT HOME_PRESSURE READY SEEKS RED_ZONE PRESSURE_PART PLEDGE_LEVEL
    PROMISED_DAYS GIVEN_DAYS LAST_PROMISED LAST_GIVEN LAST_SAID SYNERGY_START ANTAGONISM_START HOME_EVENT STATED_NEED
    MONEY_PLEDGED MONEY_HOME"""
PAIR = """SINCERITY AUTHENTICITY SINCERITY_CEILING HEARD_SEEKS HEARD_RED HEARD_BRINGS HEARD_KIND PROMISED_AGAINST ASKED
    WENT LIED_SEEKS LIED_RED DENIED WRONGED TOLD_TRUE SWAP_SUPPORT DELIVERS_FIRST"""
FACT = "BURST_AT SAID_AT SAID_BY"
PACKAGE = "PUT_BY PUT_ROUND ON_TABLE YESES PUT_TABLE AMENDS OBJECTED"
MOVE = "DO TO WHAT HOW MARKS LEGAL"
EVENT = "KIND E_BY E_TO E_WHAT E_HOW MOMENT WITNESSES E_STEP"


class _Columns:
    """Columns by name, in the order of their names."""

    def __init__(self, names: str) -> None:
        self.names = np.array(sorted(names.split()))
        self.places = np.array([getattr(s, name) for name in self.names])

    def put(self, whole: Any, array: np.ndarray) -> None:
        """Hash what these columns hold, the last axis of an array."""
        values = array.reshape(-1, array.shape[-1])[:, self.places]
        held = values.any(axis=0)
        whole.update(f"{len(values)} {' '.join(self.names[held])}\n".encode())
        _put(whole, values[:, held])


_SCAL, _SEAT, _PAIR, _FACT, _PACKAGE, _MOVE, _EVENT = map(_Columns, (SCAL, SEAT, PAIR, FACT, PACKAGE, MOVE, EVENT))


def digest(state: s.State) -> str:
    """SHA-256 (hexadecimal, DIGITS) of what is in use of the state's arrays: little-endian int64 and float64.

    The same interpreted and compiled, on every machine.
    """
    seats, made = state.seat.shape[0], int(state.scal[s.MADE])
    clauses = state.package.shape[1] - s.N_PACKAGE - seats
    package = state.package[:made]
    whole = hashlib.sha256()
    _SCAL.put(whole, state.scal[None])
    _SEAT.put(whole, state.seat)
    _PAIR.put(whole, state.pair)
    _put(whole, state.fact[:, :seats])
    _FACT.put(whole, state.fact[:, seats:])
    _put(whole, package[:, :clauses])
    _PACKAGE.put(whole, package[:, clauses:])
    _put(whole, package[:, clauses + s.N_PACKAGE :])
    _MOVE.put(whole, state.sealed[: seats + int(state.scal[s.PENDING])])
    _put(whole, np.trim_zeros(state.flag, "b"))
    _EVENT.put(whole, state.event[: int(state.scal[s.EVENTS])])
    return whole.hexdigest()[:DIGITS]


def _put(whole: Any, array: np.ndarray) -> None:
    kind = "<f8" if array.dtype.kind == "f" else "<i8"
    # Adding nothing turns -0.0 into 0.0, its equal.
    whole.update(f"{array.shape}".encode() + np.ascontiguousarray(array + 0, dtype=kind).tobytes())
