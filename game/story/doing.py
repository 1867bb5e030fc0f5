"""What happens in the course of a play, as scenarios write it: the effects of a choice, and what a scene, a branch or a
step of the course `does` when it opens."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from game.story import tables as t
from game.story.asking import AskName
from game.story.fields import Audience, Days, Euros, Fact, Id, OptionName, Part, Ref, Seat

Counter = Annotated[Id, Ref("counter_added")]
MOST_SEATS = 12
CounterName = Annotated[str, Ref("counter")]


def _some(given: int) -> int:
    if not given:
        raise PydanticCustomError("S109", "{found}", {"found": "0", "expected": "≠ 0"})
    return given


Added = Annotated[int, Field(ge=-1_000, le=1_000), AfterValidator(_some)]


class Gesture(Part):
    """Written `{yields: beginner, to: founder, strength: 2}`: the key is what is done, its value who does it."""

    gesture: str
    by: Seat
    to: Audience
    strength: Annotated[int, Field(ge=1, le=3)] = 1

    @model_validator(mode="before")
    @classmethod
    def _name_the_gesture(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        done = [key for key in data if key not in ("to", "strength")]
        if len(done) != 1 or done[0] not in t.GESTURES:
            raise PydanticCustomError(
                "S108",
                "{found}",
                {"found": ", ".join(done) or "(vide)", "expected": ", ".join(t.GESTURES), "known": list(t.GESTURES)},
            )
        rest = {key: data[key] for key in data if key in ("to", "strength")}
        return {"gesture": done[0], "by": data[done[0]], **rest}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        seat = {"type": "string"}
        return {
            "type": "object",
            "description": cls.__doc__,
            "additionalProperties": False,
            "required": ["to"],
            "minProperties": 2,
            "maxProperties": 3,
            "properties": {
                "to": {"type": "string", "description": "a structure, or all"},
                "strength": {"type": "integer", "minimum": 1, "maximum": 3, "default": 1},
                **dict.fromkeys(t.GESTURES, seat),
            },
        }


class Spent(Part):
    days: Days = 0
    money: Euros = 0


class Reveal(Part):
    fact: Fact
    to: Audience


class Telling(Reveal):
    by: Seat = Field(description="who tells it, if it knows it by then")


class Promise(Part):
    to: Audience
    against: OptionName


class Also(Part):
    """What a choice does beyond what is its author's own."""

    count: dict[Counter, Added] = Field(default={}, description="what is added to each counter")
    clear: list[CounterName] = Field(default=[], description="counters that are back at 0, before anything is added")
    gains: dict[Seat, Spent] = Field(default={}, description="days and euros that come to a structure from outside")
    opens: list[OptionName] = Field(default=[], description="closed options that may be put from now on")
    seeks: dict[Seat, str] = Field(default={}, description="what a structure seeks from now on, another of its parts")
    shows: list[AskName] = Field(default=[], description="asks counted aloud: what each gave, and will give")

    @model_validator(mode="after")
    def _does_something(self) -> "Also":
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise PydanticCustomError(
                "S115", "{found}", {"found": "(vide)", "expected": " | ".join(type(self).model_fields)}
            )
        return self


class Does(Also):
    """What happens when a scene, a branch or a step opens, by whoever it is due to."""

    gestures: list[Gesture] = Field(default=[], description="made by whoever they name")
    reveals: list[Telling] = Field(default=[], description="told by one that knows")
    spends: dict[Seat, Spent] = Field(default={}, description="days and euros taken, as far as the structure has them")

    def events(self, seats: int) -> int:
        """The most events that it makes."""
        told = sum(2 + (seats if one.to == "all" else 1) for one in self.reveals)  # each may find a lie out
        return told + 2 * len(self.gestures) + len(self.spends) + events_of(self)


def events_of(does: Also | None) -> int:
    """The most events made by what a choice does, too."""
    if does is None:
        return 0
    shown = MOST_SEATS * MOST_SEATS * len(does.shows)  # each its own, and what each had said falsely, to each other
    return shown + len(does.count) + len(does.clear) + len(does.gains) + len(does.opens) + len(does.seeks)


def counters(does: Also | None) -> Iterator[str]:
    """The counters that it touches."""
    if does is not None:
        yield from does.count
        yield from does.clear
