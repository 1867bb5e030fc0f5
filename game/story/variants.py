"""Texts that vary (`reads`): each variant says who reads it (`for`), when (`if`), and some texts of the thing it stands
in. For each text the first that holds is read, then `read_by`, then the plain one."""

from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from game.story.fields import Id, Part, ReadWhen, Seat, Words


class Variant(Part):
    """What every variant says: an id that never changes, for translators; `for` a seat, `if` a condition, or both."""

    id: Id
    reader: Seat | None = Field(default=None, alias="for", description="the only structure that reads it")
    when: ReadWhen | None = Field(default=None, alias="if", description="only what its readers can see")
    own: ClassVar[frozenset[str]] = frozenset({"id", "reader", "when"})

    @classmethod
    def varied(cls) -> list[str]:
        """The texts that a variant of this kind may give."""
        return [name for name in cls.model_fields if name not in cls.own]

    def given(self) -> dict[str, str]:
        """The texts that this one gives, by their key."""
        texts = {name: getattr(self, name) for name in self.varied()}
        return {name: text for name, text in texts.items() if text is not None}

    @model_validator(mode="after")
    def _says_something(self) -> "Variant":
        wrong = ""
        if not self.given():
            wrong = " | ".join(self.varied())
        elif self.reader is None and self.when is None:
            wrong = "if | for"
        if wrong:
            raise PydanticCustomError("S115", "{found}", {"found": ", ".join(["id", *self.given()]), "expected": wrong})
        return self


class TextVariant(Variant):
    text: Words | None = None


class TitledVariant(Variant):
    title: Words | None = None
    text: Words | None = None


class ChoiceVariant(Variant):
    text: Words | None = None
    told: Words | None = None
    then: Words | None = None


class FactVariant(Variant):
    text: Words | None = None
    told: Words | None = None
    burst: Words | None = None


class SpokenVariant(Variant):
    text: Words | None = None
    told: Words | None = None
    hint: Words | None = None
    dodge: Words | None = None


class StructureVariant(Variant):
    kind: Words | None = None
    wants: Words | None = None
    brings: Words | None = None


class ClauseVariant(Variant):
    title: Words | None = None
    question: Words | None = None


class ActVariant(Variant):
    title: Words | None = None
    time: Words | None = None


class ReserveVariant(Variant):
    reserve_text: Words | None = None
