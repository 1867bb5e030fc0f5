"""What the fields of a scenario file say of themselves in their type, and the base of every model.

`Words` is text for people (translated), a `Ref` names something that must exist, an `Expression` is a condition.
`walk.py` finds them all from these annotations.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from game.story import tables as t
from game.story.diagnostics import Both


@dataclass(frozen=True)
class Text:
    """Marks text for people: French in the file, other languages beside."""


@dataclass(frozen=True)
class Ref:
    """Marks a name of something that must exist. `kind` is one of those of references.py."""

    kind: str


@dataclass(frozen=True)
class Expression:
    """Marks a condition; with `own`, one that may use only what the seat that chooses can know; with `read`, only what
    whoever reads the text can see; with `seen`, only what all see."""

    own: bool = False
    read: bool = False
    seen: bool = False


ID, DASHED_ID = r"^[a-z][a-z0-9_]*$", r"^[a-z][a-z0-9_-]*$"
PATTERNS = {  # what an id is made of, for people
    ID: Both("a-z, 0-9 et _, une lettre d’abord, 80 au plus", "a-z, 0-9 and _, a letter first, at most 80"),
    DASHED_ID: Both(
        "a-z, 0-9, _ et -, une lettre d’abord, 80 au plus", "a-z, 0-9, _ and -, a letter first, at most 80"
    ),
}
Id = Annotated[
    str,
    StringConstraints(pattern=ID, max_length=80),
    Field(description="lower-case words joined by _; never changes"),
]
DashedId = Annotated[str, StringConstraints(pattern=DASHED_ID, max_length=80)]
Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Flag = Annotated[Id, Ref("flag_set")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000), Text()]
WordsOrNothing = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4_000), Text()]
ShortWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=18), Text()]
Seat = Annotated[str, Ref("seat")]
Audience = Annotated[str, Ref("audience"), Field(description="a structure, or all")]
Fact = Annotated[str, Ref("fact")]
ClauseName = Annotated[str, Ref("clause")]
OptionName = Annotated[str, Ref("option"), Field(description="clause.option")]
CardName = Annotated[str, Ref("card")]
SceneName = Annotated[str, Ref("scene")]
Goto = Annotated[str, Ref("goto"), Field(description="a scene, next (end of these scenes) or end (the play ends here)")]
Pitfall = Annotated[str, Ref("pitfall")]
Approach = Annotated[str, Ref("approach")]
When = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Expression()]
OwnWhen = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Expression(own=True)]
ReadWhen = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Expression(read=True)]
SeenWhen = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Expression(seen=True)]
Level = Literal["low", "medium", "high"]
TrustWord = Literal["none", "low", "fair", "good", "high"]
if TYPE_CHECKING:
    CorridorMove: TypeAlias = str
    TableMove: TypeAlias = str
    Temperament: TypeAlias = str
    Gage: TypeAlias = str
else:
    CorridorMove = Literal[t.CORRIDOR_MOVES]
    TableMove = Literal[t.TABLE_MOVES]
    Temperament = Literal[t.TEMPERAMENTS]
    Gage = Literal[t.GAGES[1:]]
Days = Annotated[float, Field(ge=0, le=1000, description="days")]
Euros = Annotated[float, Field(ge=0, le=100_000_000, description="euros")]
Weight = Annotated[
    int, Field(ge=1, le=5, description="5 vital, 4 very important, 3 important, 2 appreciated, 1 a plus")
]


class Part(BaseModel):
    """Base of every model: nothing unknown, nothing converted. `rooted`: texts of these are found at the scenario's
    root.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    rooted: ClassVar[str] = ""
