"""What a table step may say of itself: its rounds one by one, who must sign."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from game.story.fields import Part, Ref, TableMove

MOST_ROUNDS = 8
ALL, MAJORITY = "all", "majority"


class Round(Part):
    """A round of a table. One may always stand by what one said."""

    moves: list[TableMove] | None = Field(default=None, description="only these; all if absent")


def _one_by_one(given: Any) -> Any:
    """A plain number is so many rounds, all moves open."""
    if not isinstance(given, int) or isinstance(given, bool):
        return given
    if not 1 <= given <= MOST_ROUNDS:
        bound = "≥ 1" if given < 1 else f"≤ {MOST_ROUNDS}"
        raise PydanticCustomError("S109", "{found}", {"found": str(given), "expected": bound})
    return [{}] * given


def _as_written(rounds: list[Round] | None) -> Any:
    """A plain number again, where nothing is said of any: what identifies a scenario is what it says."""
    if rounds is None or all(one.moves is None for one in rounds):
        return rounds and len(rounds)
    return [one.model_dump() for one in rounds]


Rounds = Annotated[
    list[Round],
    Field(min_length=1, max_length=MOST_ROUNDS),
    BeforeValidator(_one_by_one, json_schema_input_type=int | list[Round]),
    PlainSerializer(_as_written),
]
Signers = Annotated[
    list[Annotated[str, Ref("signer")]],
    Field(min_length=1, description="all, majority, or a list of structures"),
    BeforeValidator(lambda given: [given] if isinstance(given, str) else given, json_schema_input_type=str | list[str]),
]
