"""How a difference between two ways of playing is said: whether it is sure, by how much, how often, in words."""

from collections.abc import Mapping
from typing import Any

from game.pages.debrief_reading import Reading
from game.pages.wording import counted

LITTLE, CLEARLY, MUCH = 2.0, 8.0, 20.0  # points of a dial from which a word is used
LEAST = 5.0  # points under which a difference is not told
RARE, SURE = 4.5, 95.5  # shares under and over which tenths say too little


def differs(measured: Mapping[str, Any]) -> bool:
    """Whether a difference is sure, and large enough to be told."""
    return bool(by_points(measured) > measured["half"] and by_points(measured) >= LEAST)


def unlike(reading: Reading, measured: Mapping[str, Any]) -> bool:
    """Whether two chances differ, in words too."""
    return differs(measured) and often(reading, measured["there"]) != often(reading, measured["here"])


def often(reading: Reading, share: float) -> str:
    """How often, in words: tenths of plays, *almost* at both ends."""
    if share < RARE or share > SURE:
        return reading.book.say("decisive.never" if share < RARE else "decisive.always")
    tenths = min(9, max(1, round(share / 10)))
    n = counted(reading.book.lang, tenths)
    return reading.book.say("decisive.tenth") if tenths == 1 else reading.book.say("decisive.tenths", n=n)


def moved(reading: Reading, by: float) -> str:
    """How much a dial moves, in words."""
    size = sum(abs(by) >= bound for bound in (LITTLE, CLEARLY, MUCH))
    return reading.book.say(f"decisive.{'up' if by > 0 else 'down'}.{size}" if size else "decisive.same")


def by_points(measured: Mapping[str, Any]) -> float:
    return float(abs(measured["there"] - measured["here"]))
