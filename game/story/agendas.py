"""What each structure seeks, cannot accept and answers to, drawn from its agenda, and what happens at home."""

from typing import Annotated

from pydantic import Field

from game.story import variants as v
from game.story.asking import BoxName
from game.story.fields import (
    CardName,
    Days,
    Euros,
    Fact,
    Id,
    Level,
    OptionName,
    Part,
    Temperament,
    Weight,
    Words,
)


class Pair(Part):
    both: Annotated[list[OptionName], Field(min_length=2, max_length=2)]
    weight: Annotated[int, Field(ge=-5, le=5)]


class Spoken(Part):
    """What may be said of a part of an agenda: in full, by a hint, aside."""

    knows: list[Fact] = []
    text: Words
    told: Words
    hint: Words
    dodge: Words
    reads: list[v.SpokenVariant] = []


class Seeks(Spoken):
    card: CardName
    temperament: Temperament
    interests: Annotated[dict[OptionName, Weight], Field(min_length=1)]
    pairs: list[Pair] = []
    boxes: dict[BoxName, Annotated[int, Field(ge=-5, le=5)]] = Field(
        default={}, description="what a day in each box is worth to it, or to choose it"
    )


class RedZone(Spoken):
    options: list[OptionName]


class Pressure(Part):
    who: Words
    urgency: Level
    interests: dict[OptionName, Weight] = {}
    knows: list[Fact] = []
    text: Words
    reads: list[v.TextVariant] = []


class Agenda(Part):
    reserve: Annotated[float, Field(ge=0, le=1_000)]
    reserve_text: Words
    reads: list[v.ReserveVariant] = []
    seeks: Annotated[dict[Id, Seeks], Field(min_length=2)]
    red_zones: Annotated[dict[Id, RedZone], Field(min_length=2)]
    pressures: Annotated[dict[Id, Pressure], Field(min_length=2)]
    excluded: list[Annotated[list[str], Field(min_length=2, max_length=2)]] = []


class HomeEvent(Part):
    text: Words
    reads: list[v.TextVariant] = []
    odds: Annotated[float, Field(ge=0.001, le=1_000)]
    days: Days = 0
    money: Euros = 0
