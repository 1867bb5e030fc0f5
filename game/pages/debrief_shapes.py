"""What `Part.data` holds on the pages of the debrief, role by role; see `shapes.py`."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import ConfigDict
from typing_extensions import TypedDict, is_typeddict  # pydantic's own, until Python 3.12

Thickness = Literal["unknown", "thin", "fair", "thick"]  # of a strand


def strict(names: Mapping[str, Any]) -> None:
    """Nothing but what they say stands in data of these shapes: those among the names of a module."""
    for shape in names.values():
        if is_typeddict(shape):
            shape.__pydantic_config__ = ConfigDict(extra="forbid")


class PeopleData(TypedDict):
    """role debrief-people: people reached, against each on its own and the best together; `words` says it."""

    value: float  # of the dial, 50 at `alone`
    reached: int
    alone: int
    best: int
    words: str


class TurnedData(TypedDict):
    """A card turned over."""

    seat: str
    name: str
    place: int
    card: str
    words: str  # what the card means
    cannot: str  # "" where nothing was


class TurnedCardsData(TypedDict):
    """role debrief-cards."""

    cards: list[TurnedData]


class BondData(TypedDict):
    """Between two structures, by their places; the strand of the first, then of the second."""

    a: int
    b: int
    strands: list[Thickness]


class UnseenData(TypedDict):
    """A fact that not all whom it bound knew."""

    fact: str
    text: str
    holder: int  # place of whose it was, -1 for nobody's
    unaware: list[int]
    burst: bool


class CordsData(TypedDict):
    """role debrief-cords: everybody's cords at the start and at the end, and the knots nobody saw."""

    names: list[str]  # by place
    titles: list[str]
    start: list[BondData]
    end: list[BondData]
    unseen: list[UnseenData]


class ForkData(TypedDict):
    """role debrief-fork: what the play turned on."""

    tick: int
    when: str
    words: str


class BesideData(TypedDict):
    """What one had guessed of a structure, beside what was so, and the act that betrayed it."""

    seat: str
    name: str
    place: int
    truth: str
    guess: str  # "" where nothing was guessed
    right: bool
    seen: bool  # whether the reader met an act that betrayed it
    act: str


class BesidesData(TypedDict):
    """role debrief-guesses."""

    guesses: list[BesideData]


class FoundData(TypedDict):
    """A finding on the reader: the act, when, what came of it."""

    kind: str
    act: str
    when: str
    after: str
    good: bool
    best: bool  # what was done best


class FoundsData(TypedDict):
    """role debrief-findings."""

    findings: list[FoundData]


class VoiceData(TypedDict):
    """What one person said before the cards were turned over, and takes along."""

    seat: str
    name: str  # first name, or the structure's
    word: str
    part: str
    commitment: str


class GroupGuessData(TypedDict):
    """What the group had guessed of a structure: who said what, or how many, where they are too many to be named."""

    seat: str
    name: str
    place: int
    truth: str
    said: list[str]
    right: int
    asked: int


class GroupData(TypedDict):
    """role debrief-group."""

    voices: list[VoiceData]
    guesses: list[GroupGuessData]


class SeatVoiceData(TypedDict):
    """role debrief-seat: the same evening, told by another."""

    seat: str
    name: str
    place: int
    words: str


DEBRIEF: dict[str, Any] = {
    "debrief-people": PeopleData,
    "debrief-cards": TurnedCardsData,
    "debrief-cords": CordsData,
    "debrief-fork": ForkData,
    "debrief-guesses": BesidesData,
    "debrief-findings": FoundsData,
    "debrief-group": GroupData,
    "debrief-seat": SeatVoiceData,
}

strict(vars())
