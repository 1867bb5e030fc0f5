"""What a scenario file may hold: one model for each kind of thing that scenarios/README.md describes. See fields.py for
what stands in their fields, agendas.py for what each structure seeks, variants.py for texts that vary."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from game.story import variants as v
from game.story.agendas import Agenda, HomeEvent
from game.story.asking import Ask, AskName
from game.story.diagnostics import Path
from game.story.doing import Also, Does, Gesture, Promise, Reveal, Spent
from game.story.fields import (
    Approach,
    ClauseName,
    CorridorMove,
    DashedId,
    Days,
    Euros,
    Flag,
    Gage,
    Goto,
    Id,
    Level,
    Named,
    OptionName,
    OwnWhen,
    Part,
    Pitfall,
    Ref,
    SceneName,
    Seat,
    SeenWhen,
    ShortWords,
    TrustWord,
    Weight,
    When,
    Words,
    WordsOrNothing,
)
from game.story.table_steps import ALL, MAJORITY, Rounds, Signers


class Influence(Part):
    pressure: Annotated[int, Field(ge=0, le=5)]
    goodwill: Annotated[int, Field(ge=0, le=5)]


class Means(Part):
    days: Days
    money: Euros


class Elsewhere(Part):
    people_per_day: Annotated[float, Field(ge=0, le=100_000)]
    people_per_1000: Annotated[float, Field(ge=0, le=100_000)]


class Starts(Part):
    synergy: Annotated[int, Field(ge=0, le=4)]
    antagonism: Annotated[int, Field(ge=0, le=4)]


class Structure(Part):
    name: Words
    short: ShortWords
    gender: Literal["m", "f"] | None = Field(default=None, description="of its French name, where no article says it")
    number: Literal["one", "several"] | None = Field(default=None, description="several where its name is a plural")
    kind: Words
    wants: Words
    brings: Words
    reads: list[v.StructureVariant] = []
    playable: bool
    required: bool = Field(description="its yes is needed for a package to stand")
    influence: Influence
    mobilises: Annotated[int, Field(ge=0, le=5)]
    means: Means
    elsewhere: Elsewhere
    starts: Starts
    leans: dict[OptionName, Weight] = {}


class StartingTrust(Part):
    of: Seat
    into: Seat = Field(alias="in")
    sincerity: TrustWord = "fair"
    authenticity: TrustWord = "fair"


class Contradicts(Part):
    clause: ClauseName
    options: Annotated[list[str], Field(min_length=1, description="options of this clause")]


class KnownFact(Part):
    held_by: list[Seat] = []
    sensitivity: Level
    text: Words
    told: Words
    seen_at: Seat | None = None
    contradicts: Contradicts | None = None
    burst: Words | None = None
    reads: list[v.FactVariant] = []


class Option(Part):
    text: Words
    reads: list[v.TextVariant] = []
    days: dict[Seat, Days] = {}
    money: dict[Seat, Euros] = {}
    pays: dict[Seat, dict[Seat, Euros]] = {}
    gage: Gage | None = None
    lighter: bool = False
    closed: bool = Field(default=False, description="nobody may put it until it is opened (does: opens)")
    when: SeenWhen | None = Field(default=None, alias="if", description="it lapses where this does not hold")


class Clause(Part):
    title: Words
    question: Words
    reads: list[v.ClauseVariant] = []
    options: Annotated[dict[Id, Option], Field(min_length=2)]
    base: str = Field(description="the option that holds if nobody says anything")


class Yield(Part):
    people: Annotated[list[Annotated[float, Field(ge=0, le=10_000_000)]], Field(min_length=1, max_length=3)]
    needs_days: Annotated[float, Field(ge=0, le=100_000)]


class Fit(Part):
    when: When = Field(alias="if")
    times: Annotated[float, Field(ge=0, le=10)]
    form: str | None = None


class Project(Part):
    form: ClauseName
    yields: dict[str, Yield]
    fits: list[Fit] = []


class Evidence(Part):
    pitfall: Pitfall | None = None
    approach: Approach | None = None
    grade: Literal["fallen", "brushed", "avoided"] | None = None
    because: Words
    when: When | None = Field(default=None, alias="if")

    @model_validator(mode="after")
    def _one_topic(self) -> "Evidence":
        if (self.pitfall is None) == (self.approach is None) or (self.grade is None) != (self.pitfall is None):
            raise PydanticCustomError(
                "S115",
                "{found}",
                {
                    "found": f"pitfall: {self.pitfall}, grade: {self.grade}, approach: {self.approach}",
                    "expected": "pitfall + grade | approach",
                },
            )
        return self


class Hang(Part):
    """What somebody outside gives only where enough sign at a table, or under one of some options."""

    what: Words = Field(description="named with its article, as it stands within a sentence: « les 3 000 € du Canton »")
    table: Annotated[str, Ref("table")]
    signers: Annotated[int, Field(ge=2, le=12)] | None = None
    options: list[OptionName] = Field(default=[], description="what is signed must hold one of these")
    won: Words = Field(description="in the debrief, where enough signed")
    lost: Words = Field(description="in the debrief, where too few did, or nothing was signed")

    @model_validator(mode="after")
    def _asks_something(self) -> "Hang":
        if self.signers is None and not self.options:
            raise PydanticCustomError("S115", "{found}", {"found": "what, table", "expected": "signers | options"})
        return self


class Judged(Evidence):
    id: Id
    hold: dict[Seat, Literal["none", "named", "could", "caused"]] = {}


class Choice(Part):
    rooted: ClassVar[str] = "choices"
    id: Id
    seat: Seat
    text: Words
    told: WordsOrNothing
    unsigned: bool = Field(default=False, description="the others see it, and not whose it is")
    then: Words | None = Field(default=None, description="what comes of it: the first line that its seat reads next")
    reads: list[v.ChoiceVariant] = []
    when: OwnWhen | None = Field(default=None, alias="if")
    gestures: list[Gesture] = []
    spends: Spent | None = None
    gains: Spent | None = None
    reveals: list[Reveal] = []
    promises: list[Promise] = []
    against: list[OptionName] = Field(default=[], description="done as if it were signed, where another option is")
    home: Literal["eases", "tightens"] | None = None
    sets: list[Flag] = []
    evidence: list[Evidence] = []
    does: Also | None = None
    goto: Goto | None = None


class Next(Part):
    when: When | None = Field(default=None, alias="if")
    does: Does | None = None
    goto: Goto


class Scene(Part):
    rooted: ClassVar[str] = "scenes"
    id: Id
    title: Words
    text: Words
    read_by: dict[Seat, Words] = {}
    reads: list[v.TitledVariant] = []
    does: Does | None = None
    choices: list[Choice] = []
    next: list[Next] = []


class Step(Part):
    """One step of an act: exactly one of KINDS."""

    KINDS: ClassVar[tuple[str, ...]] = ("scenes", "corridor", "guess", "table", "delivery", "ask")

    scenes: SceneName | None = None
    corridor: Id | None = None
    guess: Id | None = None
    table: Id | None = None
    delivery: Id | None = None
    ask: Id | None = None
    what: AskName | None = Field(default=None, description="what is asked, one of `asks`")
    shown: Literal["total", "each", "claims"] | None = Field(
        default=None, description="what all see of it: the sum of each box (if absent), each one's, what each says"
    )
    moves: Annotated[list[CorridorMove], Field(min_length=1)] | None = None
    of: Annotated[list[Seat], Field(min_length=1)] | None = Field(default=None, description="asked about first")
    rounds: Rounds | None = None
    reopens: bool = False
    sits: Annotated[list[Seat], Field(min_length=2)] | None = Field(
        default=None, alias="with", description="only these sit at the table, or are asked"
    )
    clauses: Annotated[list[ClauseName], Field(min_length=1)] | None = Field(
        default=None, description="only these are on the table; the others stay at what is in force, or at their base"
    )
    required: Signers | None = None
    does: Does | None = None
    when: When | None = Field(default=None, alias="if")

    @model_validator(mode="after")
    def _one_kind(self) -> "Step":
        given = [kind for kind in self.KINDS if getattr(self, kind) is not None]
        wrong = ""
        if len(given) != 1:
            wrong = " | ".join(self.KINDS)
        elif self.moves is not None and self.corridor is None:
            wrong = "moves: corridor"
        elif self.of is not None and self.guess is None:
            wrong = "of: guess"
        elif self.table is None and (self.rounds or self.reopens or self.clauses or self.required):
            wrong = "rounds, reopens, clauses, required: table"
        elif self.sits and self.table is None and self.ask is None:
            wrong = "with: table | ask"
        elif self.ask is None and (self.what or self.shown):
            wrong = "what, shown: ask"
        elif self.ask is not None and self.what is None:
            wrong = "ask + what"
        elif self.table is not None and self.rounds is None:
            wrong = "table + rounds"
        elif self.rounds and self.rounds[-1].moves:
            wrong = "rounds: […, {moves: []}]"
        elif self.required and len(self.required) > 1 and {ALL, MAJORITY} & {*self.required}:
            wrong = "required: all | majority | […]"
        if wrong:
            raise PydanticCustomError("S115", "{found}", {"found": ", ".join(given) or "(vide)", "expected": wrong})
        return self

    @property
    def kind(self) -> str:
        return next(kind for kind in self.KINDS if getattr(self, kind) is not None)

    @property
    def id(self) -> str:
        """The step's own id; a run of scenes has that of its first scene."""
        return str(getattr(self, self.kind))


class Act(Part):
    id: Id
    title: Words
    time: Words
    reads: list[v.ActVariant] = []
    course: Annotated[list[Step], Field(min_length=1)]
    scenes: list[Scene] = []


class Ending(Part):
    id: DashedId
    kind: Literal["documented", "better", "lighter", "honourable", "worse"]
    title: Words
    text: Words
    read_by: dict[Seat, Words] = {}
    reads: list[v.TitledVariant] = []
    when: When | None = Field(default=None, alias="if")


class Person(Part):
    name: Words
    of: Seat | None = Field(default=None, description="its structure; none for somebody from elsewhere")
    line: Words = Field(description="who it is, in a few words")
    also: list[Named] = Field(default=[], description="other ways in which texts name it")
    portrait: DashedId | None = Field(default=None, description="name of a drawing to come: kept, shown nowhere yet")


class Minutes(Part):
    alone: Annotated[int, Field(ge=1, le=240)]
    group: Annotated[int, Field(ge=1, le=240)]


class Scenario(Part):
    id: DashedId
    sheet: Annotated[str, Ref("sheet")]
    title: Words
    pitch: Words
    minutes: Minutes
    people: Words | None = Field(
        default=None, description="who is reached, as it follows a number: in the plural, without an article"
    )
    pitfalls: Annotated[list[Pitfall], Field(min_length=1)]
    approaches: Annotated[list[Approach], Field(min_length=1)]
    cards: Annotated[dict[Id, Words], Field(min_length=6, max_length=6)]
    structures: Annotated[dict[Id, Structure], Field(min_length=2, max_length=12)]
    cast: dict[Id, Person] = {}
    places: list[Named] = Field(
        default=[], description="proper names in the texts that are nobody's and no structure's"
    )
    trust: list[StartingTrust] = []
    facts: dict[Id, KnownFact] = {}
    clauses: Annotated[dict[Id, Clause], Field(min_length=1)]
    asks: dict[Id, Ask] = Field(default={}, description="what steps of the course ask of each, sealed")
    key: ClauseName | None = Field(default=None, description="the clause that fixes everyone's pledge, at large tables")
    hangs: dict[Id, Hang] = Field(default={}, description="what hangs on who signs at a table")
    project: Project
    agendas: dict[Seat, Agenda]
    home_events: dict[Seat, dict[Id, HomeEvent]] = {}
    acts: Annotated[list[Act], Field(min_length=1)]
    evidence: list[Judged] = []
    endings: Annotated[list[Ending], Field(min_length=1)]
    questions: dict[Id, Words] = {}

    def scenes(self) -> list[Scene]:
        """All scenes, in the order of the file."""
        return [scene for act in self.acts for scene in act.scenes]

    def choices(self) -> list[Choice]:
        """All choices, in the order of the file."""
        return [choice for scene in self.scenes() for choice in scene.choices]

    def placed_scenes(self) -> Iterator[tuple[Path, Scene]]:
        """All scenes, each with its place."""
        for rank, act in enumerate(self.acts):
            for nth, scene in enumerate(act.scenes):
                yield ("acts", rank, "scenes", nth), scene

    def placed_choices(self) -> Iterator[tuple[Path, Choice]]:
        """All choices, each with its place."""
        for path, scene in self.placed_scenes():
            for row, choice in enumerate(scene.choices):
                yield (*path, "choices", row), choice

    def doings(self) -> Iterator[tuple[Path, Also]]:
        """All that scenes, branches, choices and steps do, each with its place."""
        for rank, act in enumerate(self.acts):
            for nth, step in enumerate(act.course):
                yield from _does(("acts", rank, "course", nth), step)
            for nth, scene in enumerate(act.scenes):
                path = ("acts", rank, "scenes", nth)
                yield from _does(path, scene)
                for row, choice in enumerate(scene.choices):
                    yield from _does((*path, "choices", row), choice)
                for row, way in enumerate(scene.next):
                    yield from _does((*path, "next", row), way)


def _does(path: Path, one: Step | Scene | Choice | Next) -> Iterator[tuple[Path, Also]]:
    if one.does is not None:
        yield (*path, "does"), one.does
