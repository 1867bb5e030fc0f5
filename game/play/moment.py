"""The digest of a moment of a play: of what its arrays hold, by the names of their columns.

A column that holds nothing but zeros is left out, so that a new one changes no play kept before it.
"""

import hashlib

import numpy as np

from game.rules import state as s

KEPT = {kind: np.dtype(f"<{kind}8") for kind in "if"}  # how numbers are hashed
DIGITS = 40  # hexadecimal, of a digest: those of 64 digits were of arrays as they lay then

# The columns of `game/rules/state.py`, by their names there.
SCAL = """SEED STEP STAGE SCENE ROUND WAVE PERIOD AWAITED DONE EVENTS MADE PENDING SIGNED IN_FORCE ENDING OVER TICK
    ADJOURNED REOPEN WITHDRAWN BOUND LEFT BREACHES REPAIRED BURSTING SUSPENDED CLOSED THIRD MOVES ENDED_BY LAST_TABLE
    TENSION_NAMED PEOPLE LAST_PEOPLE SLOT TABLES FULL SHUT ABSENT NEVER_OPEN ACCOUNTS"""
SEAT = """DAYS MONEY DAYS_CORRIDOR DAYS_SCENES DAYS_DELIVERED DAYS_HOME MONEY_SPENT MONEY_PAID MONEY_RECEIVED
    MONEY_ESCROW SYNERGY_FELT ANTAGONISM_FELT HOME_PRESSURE READY SEEKS RED_ZONE PRESSURE_PART PLEDGE_LEVEL
    PROMISED_DAYS GIVEN_DAYS LAST_PROMISED LAST_GIVEN LAST_SAID SYNERGY_START ANTAGONISM_START HOME_EVENT STATED_NEED
    MONEY_PLEDGED MONEY_HOME SOUGHT_FIRST PICTURED BETS SIGNED_LEVEL"""
PAIR = """SINCERITY AUTHENTICITY SINCERITY_CEILING HEARD_SEEKS HEARD_RED HEARD_BRINGS HEARD_KIND PROMISED_AGAINST ASKED
    WENT LIED_SEEKS LIED_RED DENIED WRONGED TOLD_TRUE SWAP_SUPPORT DELIVERS_FIRST HALF_HEARD
    LISTENED IN_CONFIDENCE SAID_SEEKS SAID_RED SAID_BRINGS WRONG_KIND OWED"""
FACT = "BURST_AT SAID_AT SAID_BY"
PACKAGE = "PUT_BY PUT_ROUND ON_TABLE YESES PUT_TABLE AMENDS OBJECTED"
MOVE = "DO TO WHAT HOW MARKS LEGAL"
EVENT = "KIND E_BY E_TO E_WHAT E_HOW MOMENT WITNESSES E_STEP"


class _Columns:
    """Columns by name, in the order of their names."""

    def __init__(self, names: str) -> None:
        self._names = sorted(names.split())
        self._places = [getattr(s, name) for name in self._names]
        self._held: dict[bytes, tuple[str, list[int]]] = {}  # names and places, by which columns hold anything

    def put(self, parts: list[bytes], array: np.ndarray) -> None:
        """Add what these columns hold, the last axis of an array."""
        rows = array.reshape(-1, array.shape[-1])
        held = np.logical_or.reduce(rows).tobytes()
        if held not in self._held:
            found = [one for one in zip(self._names, self._places, strict=True) if held[one[1]]]
            self._held[held] = " ".join(name for name, _ in found), [place for _, place in found]
        names, places = self._held[held]
        parts.append(f"{len(rows)} {names}\n".encode())
        _put(parts, rows.take(places, 1))


_SCAL, _SEAT, _PAIR, _FACT, _PACKAGE, _MOVE, _EVENT = map(_Columns, (SCAL, SEAT, PAIR, FACT, PACKAGE, MOVE, EVENT))


def digest(state: s.State) -> str:
    """SHA-256 (hexadecimal, DIGITS) of what is in use of the state's arrays: little-endian int64 and float64.

    The same interpreted and compiled, on every machine.
    """
    seats, made = state.seat.shape[0], int(state.scal[s.MADE])
    clauses = state.package.shape[1] - s.N_PACKAGE - seats
    package, raised = state.package[:made], state.flag.nonzero()[0]
    parts: list[bytes] = []
    _SCAL.put(parts, state.scal)
    _SEAT.put(parts, state.seat)
    _PAIR.put(parts, state.pair)
    _put(parts, state.fact[:, :seats])
    _FACT.put(parts, state.fact[:, seats:])
    _put(parts, package[:, :clauses])
    _PACKAGE.put(parts, package[:, clauses:])
    _put(parts, package[:, clauses + s.N_PACKAGE :])
    _MOVE.put(parts, state.sealed[: seats + int(state.scal[s.PENDING])])
    _put(parts, state.flag[: raised[-1] + 1 if raised.size else 0])
    _EVENT.put(parts, state.event[: int(state.scal[s.EVENTS])])
    return hashlib.sha256(b"".join(parts)).hexdigest()[:DIGITS]


def _put(parts: list[bytes], array: np.ndarray) -> None:
    parts.append(str(array.shape).encode())
    if array.dtype.kind == "f":
        array = array + 0.0  # turns -0.0 into 0.0, its equal
    parts.append(array.astype(KEPT[array.dtype.kind], copy=False).tobytes())
