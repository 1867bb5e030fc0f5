"""What each seat is asked, sealed (`asks`): days to split among boxes, or one box to choose.

Steps of the course ask it. What a box yields, and how days are counted: `game/rules/stages/ask/`.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from game.story import variants as v
from game.story.fields import Audience, Id, Part, Ref, Words

MOST_DAYS, USUAL_DAYS = 12, 6  # that one seat gives at one step
OF_DAYS, OF_ONE = (2, 4), (2, 8)  # boxes: an event says all of them in one number (`packing.py`)
LONGEST = 3  # steps over which the days of a box may be counted together

AskName = Annotated[str, Ref("ask")]
BoxName = Annotated[str, Ref("box"), Field(description="ask.box")]
Reached = Annotated[float, Field(ge=0, le=10_000)]


def _for_all(given: Any) -> Any:
    """A plain number holds for all."""
    return {"all": given} if isinstance(given, int | float) and not isinstance(given, bool) else given


class Box(Part):
    text: Words
    reads: list[v.TextVariant] = []
    yields: Literal["own", "common", "bond"] | None = Field(
        default=None,
        description="people in its own name, people of the common project, trust; nothing if absent",
    )
    people: Annotated[
        dict[Audience, Reached], BeforeValidator(_for_all, json_schema_input_type=float | dict[str, float])
    ] = Field(default={}, description="people reached by each day, for all or by structure")
    at_least: Annotated[int, Field(ge=1, le=1_000)] | None = Field(
        default=None, alias="from", description="days under which it yields nothing"
    )
    over: Annotated[int, Field(ge=1, le=LONGEST)] = Field(
        default=1, description="steps over which these days are counted together"
    )

    def people_of(self, seat: str) -> float:
        """People that a day of this seat reaches."""
        return self.people.get(seat, self.people.get("all", 0.0))

    @model_validator(mode="after")
    def _goes_together(self) -> "Box":
        wrong = ""
        if self.people and self.yields not in ("own", "common"):
            wrong = "people: yields: own | common"
        elif self.yields in ("own", "common") and not self.people:
            wrong = f"yields: {self.yields} + people"
        elif self.yields == "common" and set(self.people) != {"all"}:
            wrong = "yields: common + people: 0…"
        elif self.at_least is not None and self.yields != "common":
            wrong = "from: yields: common"
        elif self.over > 1 and self.at_least is None:
            wrong = "over + from"
        if wrong:
            raise PydanticCustomError("S115", "{found}", {"found": self.yields or "(vide)", "expected": wrong})
        return self


class Ask(Part):
    title: Words
    question: Words
    reads: list[v.ClauseVariant] = []
    gives: Literal["days", "one"]
    most: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None = Field(
        default=None, description=f"days that a seat may give at one step, {USUAL_DAYS} if absent"
    )
    boxes: dict[Id, Box]

    @property
    def most_days(self) -> int:
        """Days that one seat may give at one step; 0 where it gives none."""
        return (self.most or USUAL_DAYS) if self.gives == "days" else 0

    @model_validator(mode="after")
    def _goes_together(self) -> "Ask":
        few, many = OF_DAYS if self.gives == "days" else OF_ONE
        if not few <= len(self.boxes) <= many:
            found = {"found": f"boxes: {len(self.boxes)}", "expected": f"{few} – {many}"}
            raise PydanticCustomError("S110", "{found}", found)
        if self.gives == "one" and (self.most is not None or any(box.yields for box in self.boxes.values())):
            raise PydanticCustomError("S115", "{found}", {"found": "gives: one", "expected": "gives: days"})
        return self
