"""What `Part.data` holds, role by role (`SHAPES`). All of it is said in the part's text too; a renderer may draw it
more richly. A page read from JSON is held to these shapes: a part whose data are of another is shown by its text.

What is drawn has an id, the same from one page to the next of a play: cords, strands, knots, packages and their lines.

Seats, clauses, options and facts are named by their permanent ids; packages by number and letter, shown by `name`.
Strength is a word, never a number: trust is not measured in sight of players.
"""

from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict  # pydantic's own, until Python 3.12

from game.pages.debrief_shapes import DEBRIEF, Thickness, strict

CROWD = 6  # structures: a table with more is crowded, what is alike is told and drawn together

Weight = Literal["vital", "very", "important", "nice", "plus"]  # vital … un plus
Tension = Literal["slack", "taut", "tight"]  # of a cord: how antagonism has been felt
Standing = Literal["unverified", "seen", "contradicted", "own"]  # of a line of the notebook
Mark = Literal["yes", "not_yet", "no"]
Verdict = Literal["better", "same", "worse"]  # than nothing signed, for me


class PassageData(TypedDict):
    """role passage (scenes, interludes, endings)."""

    scene: str


class WishData(TypedDict):
    """An option that counts for me, and how much."""

    clause: str
    option: str
    text: str
    weight: Weight
    word: str  # the weight in the page's language


class CardData(TypedDict):
    """role own-card."""

    seat: str
    name: str
    kind: str
    says: str
    seeks: str
    wishes: list[WishData]
    decides: list[str]  # each clause with its question, before any table
    cannot: list[str]
    cannot_text: str
    reserve: str
    answers_to: str
    facts: list[str]
    days: float
    money: float


class MeansData(TypedDict):
    """role means: what is left, and where the rest went."""

    days: float
    days_had: float
    money: float
    money_start: float
    spent: dict[str, float]  # scenes, corridor, delivered, home → days


class NoteData(TypedDict):
    """A line of the notebook."""

    id: str
    about: str  # seat
    place: int  # of that seat, in the scenario's order
    by: str  # seat, "" for what was seen
    topic: Literal["seeks", "red", "brings", "fact", "promise", "said"]
    text: str
    when: str
    standing: Standing
    word: str  # the standing in the page's language


class NamedData(TypedDict):
    """What a structure is named and drawn by, wherever its id stands."""

    id: str
    place: int  # in the scenario's order: its emblem
    short: str


class NotebookData(TypedDict):
    """role notebook."""

    notes: list[NoteData]
    structures: list[NamedData]


class StructureData(TypedDict):
    """A structure as everybody may see it."""

    id: str
    name: str
    short: str
    kind: str
    says: str
    brings: str
    place: int  # 0 to n - 1, in the scenario's order: colour, emblem and pattern follow it
    me: bool
    required: bool
    bound: bool  # signed the package in force
    left: bool
    acts: list[str]  # its last acts in sight, newest first, three at most


class StructuresData(TypedDict):
    """role structures."""

    structures: list[StructureData]


class KnotData(TypedDict):
    """A tension this seat knows of, on a cord; one fact may sit on several. tight: unsaid; loose: named at the table;
    burst: came out."""

    id: str  # knot.<fact>.<cord>
    fact: str
    text: str
    state: Literal["tight", "loose", "burst"]


class StrandData(TypedDict):
    """Half of a cord: the trust of one in the other. `guessed`: by what one saw; drawn dotted."""

    id: str  # strand.<whose>.<in whom>
    seat: str  # whose
    thickness: Thickness
    guessed: bool


class CordData(TypedDict):
    """A cord between two structures, with the strand of each."""

    id: str  # cord.<a>.<b>
    a: str
    b: str
    strands: list[StrandData]
    tension: Tension
    knots: list[KnotData]
    moved: bool  # changed since my last page


class MapData(TypedDict):
    """role map: the table seen from above."""

    structures: list[StructureData]
    cords: list[CordData]


class OptionData(TypedDict):
    """An option of a clause."""

    id: str  # clause.option
    text: str
    days: float  # asked of me, each period
    money: float  # asked of me, once
    weight: Weight | Literal[""]
    word: str
    red: bool  # mine: I cannot accept it
    refused: int  # times refused in sight
    prepared: bool
    gage: str


class ClauseData(TypedDict):
    """A clause with its options."""

    id: str
    title: str
    question: str
    base: str
    options: list[OptionData]


class MovesData(TypedDict):
    """role moves, at the table: the clauses one composes a package from. Fields of its offers are `what.<clause>`."""

    clauses: list[ClauseData]
    common: list[str]  # ids of the fields that go with every move of the part
    cells: list[str]  # ids of those that are the cells of one's own column in the grid
    besides: list[str]  # ids of the offers that are not the usual ones: they may stand side by side


class LineData(TypedDict):
    """One clause of a package."""

    id: str  # package.<letter>.<clause>
    clause: str
    title: str
    option: str
    text: str
    differs: bool  # from one's own package
    red: bool  # I cannot accept it
    held: bool  # it is not on this table, and stays as it is


class CrossedData(TypedDict):
    """An option of a package that I cannot accept."""

    option: str
    text: str  # with its clause


class MineData(TypedDict):
    """A package for me alone, against nothing signed."""

    verdict: Verdict
    wins: list[str]  # with what is lost, three at most
    loses: list[str]
    keeps: list[str]  # what I have already and still would, where there is room to say it
    crossed: list[CrossedData]
    days: float  # asked of me, each period
    money: float  # asked of me, once
    pays: float  # handed by me, each period
    gets: float  # handed to me, each period
    comes: str  # the same in words, with whose signature it waits for; "" for nothing
    asks: str  # days and euros in words, "" where nothing is asked


class PackageData(TypedDict):
    """A package: one's own, or another's; or what stands where nothing is signed."""

    id: str  # package.<letter>; package.none where nothing is signed
    number: int  # -1 where nothing is signed
    letter: str
    name: str  # what it is called everywhere
    head: str  # the same, for a column whose authors' emblems are drawn
    which: str  # « 2e version », "" for the first
    by: str
    authors: list[str]  # all who put it, its own first
    amends: str  # letter, "" if put anew
    lines: list[LineData]
    marks: dict[str, Mark]  # by seat, of the last round shown
    lacking: list[str]  # those whose yes is needed and has not come, where somebody answered
    mine: MineData
    said: list[str]  # `mine` in words
    brief: str  # the same in a few
    became: str  # what became of it, "" while it lies on the table
    left: str  # the same in a few words
    in_force: bool


class LinedData(TypedDict):
    """A package that lies there and is not compared with mine: in a line."""

    id: str
    number: int
    authors: list[str]
    text: str


class MissingData(TypedDict):
    """What a structure said that it misses, or cannot accept."""

    seat: str
    text: str


class PackagesData(TypedDict):
    """role packages: a grid, clauses down; on the table's page three packages across at most, one's own among them."""

    packages: list[PackageData]
    yours: PackageData | None  # one's own, or what stands without; None where nothing is compared with it
    lined: list[LinedData]  # the others that lie there
    clauses: list[ClauseData]
    opening: str  # whose yes signs, what a no means, how many rounds are left, what each period is
    news: list[str]  # what left the table since the last page
    missing: list[MissingData]
    third: list[str]  # what nobody refused in sight, where a third party came; its title first
    rounds_left: int
    elsewhere: int  # packages announced that are on another page
    seating: list[str]  # what is this table's own: who sits, which clauses stay as they are
    key: str  # what to know of the clause that fixes everyone's pledge, "" where there is none
    structures: list[NamedData]  # all of them: a page opened over another shows them nowhere else
    whole: bool  # with what each wins and loses for me, and who says what of it
    folded: str  # what is to be read one key away, "" for nothing


class DeliveryData(TypedDict):
    """role delivery."""

    promised: float
    left: float
    home: str
    shares: list[str]  # what each clause asks of me, in words
    period: int
    given: dict[str, str]  # by seat, what was seen of the last period


Shown = Literal["total", "each", "claims", "aloud"]


class BoxData(TypedDict):
    """A box, what a day does there in words, days that I put there so far."""

    id: str
    text: str
    does: str
    mine: float


class BoxesData(TypedDict):
    """role boxes: what is asked. `most`: days that I may give now, 0 where one box is chosen."""

    most: int
    boxes: list[BoxData]
    shown: Shown


class BurstData(TypedDict):
    """role burst."""

    fact: str
    text: str
    holders: list[str]
    answered: Literal["denied", "dodged", "never", "told"]
    knew: list[str]
    clause: str


class PictureData(TypedDict):
    """A structure as I see it: what I heard and saw of it, and what I say of it, in words."""

    id: str
    name: str
    place: int  # as in StructureData
    heard: list[str]
    seen: list[str]
    stands: str


class GuessData(TypedDict):
    """role guess: the structures one has a picture of; what each mark means, line by line. Of each the part has an
    offer, `picture.<seat>`, whose fields are the marks."""

    about: list[PictureData]
    means: list[str]


SHAPES: dict[str, Any] = {
    **DEBRIEF,
    "passage": PassageData,
    "own-card": CardData,
    "means": MeansData,
    "notebook": NotebookData,
    "structures": StructuresData,
    "map": MapData,
    "packages": PackagesData,
    "moves": MovesData,
    "delivery": DeliveryData,
    "boxes": BoxesData,
    "burst": BurstData,
    "guess": GuessData,
}

strict(vars())


def shaped(role: str, data: dict[str, Any]) -> dict[str, Any]:
    """Data of a part of this role as they came from elsewhere; none where they are not of its shape."""
    try:
        return _reader(role).validate_python(data) if role in SHAPES else data
    except ValidationError:
        return {}


@cache
def _reader(role: str) -> TypeAdapter[dict[str, Any]]:
    return TypeAdapter(SHAPES[role])
