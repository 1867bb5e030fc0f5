"""The page: what a seat is shown and what it may do, as data. Window, terminal and browser draw the same pages.

A page is JSON both ways (`page.model_dump_json()`, `Page.model_validate_json(text)`). Every part has a complete plain
text: a renderer that does not know a role shows `text` and misses nothing. `shapes.py` says what `data` holds, role by
role. Ids are permanent from one page to the next of the same play: an animation compares ids.
"""

from copy import deepcopy
from typing import Any, Literal, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict, ValidationInfo, ValidatorFunctionWrapHandler, field_validator
from pydantic import Field as Default

from game.pages.shapes import shaped
from game.pages.typed import clean

Kind = Literal[
    "title",
    "choose",
    "seat",
    "settings",
    "resume",
    "moments",
    "message",  # around a play
    "story",
    "card",
    "notebook",
    "people",
    "words",
    "packages",
    "signed",
    "picture",
    "corridor",
    "answer",
    "guess",
    "table",
    "delivery",
    "boxes",
    "burst",
    "repair",
    "end",
    "feeling",
    "debrief",
    "journal",
]
Role = Literal[
    "hint",
    "notice",
    "since",
    "passage",
    "choices",
    "own-card",
    "means",
    "notebook",
    "structures",
    "map",
    "packages",
    "builder",
    "marks",
    "moves",
    "answer",
    "guess",
    "delivery",
    "boxes",
    "burst",
    "repair",
    "list",
    "form",
    "navigation",
    "debrief-people",
    "debrief-cards",
    "debrief-cords",
    "debrief-fork",
    "debrief-group",
    "debrief-guesses",
    "debrief-findings",
    "debrief-seat",
    "debrief-happened",
    "debrief-why",
    "debrief-maps",
    "debrief-moments",
    "debrief-dials",
    "debrief-pitfalls",
    "debrief-approaches",
    "debrief-sheet",
    "debrief-testimony",
    "debrief-unsaid",
    "debrief-questions",
    "debrief-commitment",
]
ROLES: frozenset[str] = frozenset(get_args(Role))
ASIDE = "aside"  # the id of the part that says what went wrong beside the page (`asides.py`)
FieldKind = Literal["one-of", "many-of", "stars", "text"]


Shape = TypeVar("Shape")
Values = dict[str, str | list[str]]  # field id → choice id, choice ids, or words


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(_Data):
    """One value of a field. `value` is what the move receives (the id where it is absent). `group`: the heading under
    which it stands, its neighbours with it. `unless`: closed while that field of the offer has one of these values.
    """

    id: str
    text: str
    note: str = ""
    value: Any = None
    nothing: bool = False  # the move receives null
    enabled: bool = True
    group: str = ""
    unless: dict[str, list[str]] = Default(default_factory=dict)


class Field(_Data):
    """What is still to be said for an offer. `id` is a dotted path into the move: `what.form`, `marks.A`. Fields
    of a page with the same id and the same choices are one question: a renderer keeps what was answered. `group`: the
    heading under which neighbouring fields stand together. `sheet`: it stands with its neighbours of that heading and
    may be left as it is: a renderer shows them at once, each by its `short` label, and asks which to change.

    one-of: one choice · many-of: between `least` and `most` choices · stars: one choice, in rising order · text: free
    words, at most `most` characters. `value`: what is set if nothing is done; a field without `value` must be filled
    (`filled`), with words that are not all spaces. `narrow`: choices closed by what another field holds are not shown,
    and where none is open, or what closes them is not answered yet, the field is not asked (`asked`). `together`: the
    fields of an offer that have one hold whole numbers that come to no more than that, all together.
    """

    id: str
    label: str
    kind: FieldKind = "one-of"
    choices: list[Choice] = Default(default_factory=list)
    value: str | list[str] | None = None
    least: int = 0
    most: int = 1
    group: str = ""
    sheet: bool = False
    short: str = ""
    narrow: bool = False
    together: int = -1

    def asked(self, given: Values, offer: "Offer") -> bool:
        """Whether there is something to say here, now that the offer's fields hold these values: not before those that
        its choices wait for hold one."""
        if not self.narrow:
            return True
        awaited = {name for choice in self.choices for name in choice.unless}
        empty = {one.id for one in offer.fields if given.get(one.id, one.value) is None}
        return not awaited & empty and bool(self.open_choices(given, offer))

    def filled(self, value: str | list[str] | None) -> bool:
        """Whether this is enough of an answer: as many as are asked, words where none stand without them."""
        if self.kind == "many-of":
            return isinstance(value, list) and self.least <= len(set(value)) <= self.most
        return isinstance(value, str) and (self.kind != "text" or self.value is not None or bool(value.strip()))

    def open_choices(self, given: Values, offer: "Offer") -> list[Choice]:
        """Those that may be taken now that the offer's fields hold these values."""
        standing = {one.id: given.get(one.id, one.value) for one in offer.fields}
        left = self.left(given, offer)
        return [
            choice
            for choice in self.choices
            if choice.enabled
            and not any(standing.get(one) in values for one, values in choice.unless.items())
            and (left is None or int(choice.id) <= left)
        ]

    def left(self, given: Values, offer: "Offer") -> int | None:
        """What the other fields that go together with this one leave it; None where none do."""
        if self.together < 0:
            return None
        others = (one for one in offer.fields if one.together >= 0 and one.id != self.id)
        return self.together - sum(int(str(given.get(one.id, one.value) or 0)) for one in others)

    @property
    def depends(self) -> bool:
        """Whether what may be chosen here depends on the other fields."""
        return self.together >= 0 or any(choice.unless for choice in self.choices)


class Offer(_Data):
    """Something the seat may do now. `move` goes to the play, `action` to the session (open a page, settings…).
    `sure`: what cannot be undone by another move; a renderer says it and asks once more. `at_once`: its fields all have
    a value, and what is set in one is kept at once, without a button; Enter alone never means it. `meant`: never taken
    by Enter, nor by a number, nor within a page's first moments, but by its own letter or by a click.
    """

    id: str
    text: str
    hint: str = ""  # its cost, or the reason why it is closed
    key: str = ""  # "1" to "9", or a letter for what is always there
    enabled: bool = True
    sure: str = ""
    move: dict[str, Any] | None = None
    action: dict[str, Any] | None = None
    fields: list[Field] = Default(default_factory=list)
    at_once: bool = False
    meant: bool = False

    @property
    def aside(self) -> bool:
        """Nothing is done by it: it opens a page over this one, or goes back, or changes the language."""
        return self.move is None and not self.fields and set(self.action or ()) in ({"open"}, {"lang"})


class Part(_Data):
    """A piece of a page. `aside`: stands beside what happens (one's card, the map); text shows it when asked."""

    id: str
    role: Role
    text: str = ""
    title: str = ""
    data: dict[str, Any] = Default(default_factory=dict)
    offers: list[Offer] = Default(default_factory=list)
    aside: bool = False

    @field_validator("role", mode="wrap")
    @classmethod
    def _or_one_to_come(cls, role: Any, known: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        """From elsewhere, any role: a renderer that does not know it shows its text."""
        return role if info.mode == "json" and isinstance(role, str) else known(role)

    @field_validator("data")
    @classmethod
    def _of_its_shape(cls, data: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        """From elsewhere, data are of the shape of their role or none: its text is then shown."""
        return shaped(info.data.get("role", ""), data) if info.mode == "json" else data

    def of(self, shape: type[Shape]) -> Shape:
        """Its data, as those of its role: one of `shapes.py`."""
        return cast(Shape, self.data)


class Place(_Data):
    """Where in the play: act title, its time in words; that act is number `n` of `of`, 0 where none is counted."""

    act: str = ""
    time: str = ""
    n: int = 0
    of: int = 0


class Curtain(_Data):
    """The machine changes hands: show only this and the page's offers, until it is lifted."""

    seat: str
    name: str
    text: str


class Page(_Data):
    """What is shown at one moment. `since`: what happened since this seat's last page, line by line."""

    id: str
    kind: Kind
    lang: Literal["fr", "en"]
    title: str
    seat: str = ""
    place: Place | None = None
    since: list[str] = []
    parts: list[Part] = []
    curtain: Curtain | None = None

    def part(self, role: Role) -> Part | None:
        """The first part of this role, or None."""
        return next((part for part in self.parts if part.role == role), None)

    def offers(self) -> list[Offer]:
        """Every offer of the page, in reading order."""
        return [offer for part in self.parts for offer in part.offers]

    def whole_text(self) -> str:
        """All that the page says, its tools too."""
        found = []
        for part in self.parts:
            found += [part.title, part.text]
            for offer in part.offers:
                found += [offer.text, offer.hint]
                for field in offer.fields:
                    found += [field.label, *(choice.text for choice in field.choices)]
        return "\n".join(found)

    def offer(self, offer_id: str) -> Offer:
        """The offer of this id; KeyError if the page has none."""
        for offer in self.offers():
            if offer.id == offer_id:
                return offer
        raise KeyError(offer_id)


class ValuesError(ValueError):
    """A field is missing or holds what it does not offer. `field` is its id."""

    def __init__(self, field: str, found: object) -> None:
        super().__init__(f"{field}: {found!r}")
        self.field = field


def compose(offer: Offer, values: Values | None = None) -> dict[str, Any]:
    """The move (or the action) that this offer makes with these field values. Pure. Raises ValuesError."""
    made = deepcopy(offer.move if offer.move is not None else offer.action or {})
    given = values or {}
    for field in offer.fields:
        value = given.get(field.id, field.value)
        if not field.asked(given, offer):
            continue
        if value is None or not field.filled(value):
            raise ValuesError(field.id, value)
        _place(made, field.id.split("."), _read(field, value, field.open_choices(given, offer)))
    return made


def _read(field: Field, value: str | list[str], choices: list[Choice]) -> Any:
    if field.kind == "text":
        if not isinstance(value, str) or len(value) > field.most:
            raise ValuesError(field.id, value)
        return clean(value)
    known = {choice.id: choice for choice in choices}
    if field.kind == "many-of":
        chosen = set(value)
        if isinstance(value, str) or not chosen <= set(known):
            raise ValuesError(field.id, value)
        return [_meant(choice) for choice in field.choices if choice.id in value]
    if not isinstance(value, str) or value not in known:
        raise ValuesError(field.id, value)
    return _meant(known[value])


def _meant(choice: Choice) -> Any:
    if choice.nothing:
        return None
    return choice.id if choice.value is None else choice.value


def _place(into: dict[str, Any], path: list[str], value: Any) -> None:
    for key in path[:-1]:
        into = into.setdefault(key, {})
    into[path[-1]] = value
