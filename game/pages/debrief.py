"""The debrief: out of the role first, then *ours*, *mine*, and as deep as one likes; each page is made when opened."""

import re
from collections.abc import Callable, Mapping

from game.debrief.reveal import Revealed
from game.pages.book import Book
from game.pages.debrief_deeper import group, happened, others, seat
from game.pages.debrief_luck import together
from game.pages.debrief_mine import LONGEST, mine
from game.pages.debrief_ours import WIDEST as OURS_WIDEST
from game.pages.debrief_ours import ours
from game.pages.debrief_own import own
from game.pages.debrief_picture import picture, picture_title
from game.pages.debrief_reading import Reading, within
from game.pages.debrief_says import approaches, dials, pitfalls, sheet, testimony
from game.pages.decisive import briefly, decisive
from game.pages.model import Choice, Field, Kind, Offer, Page, Part
from game.pages.terms import OURS, means, terms_in
from game.rules.read.stance import ZONE_OF, ZONES

DECIDED = ("scenes", "corridor", "table", "delivery", "home", "chance")
Parts = list[Part | None]


def before(book: Book, seat: str) -> Page:
    """Out of the role; then one word for how it felt, what decided the outcome, one's own part: asked before the cards
    are turned over."""
    decided = [Choice(id=one, text=book.say(f"decided.{one}")) for one in DECIDED]
    fields = [
        Field(id="name", label=book.say("field.first_name"), kind="text", value="", most=40),
        Field(id="word", label=book.say("field.feeling"), kind="text", value="", most=40),
        Field(id="decided", label=book.say("field.decided"), kind="many-of", choices=decided, value=[], most=2),
        Field(id="part", label=book.say("field.part"), kind="text", value="", most=LONGEST),
        Field(id="group", label=book.say("field.group"), kind="text", value="", most=60),
    ]
    offer = Offer(id="told", text=book.say("do.told"), key="1", action={"debrief": "told"}, fields=fields)
    form = Part(
        id="feeling",
        role="form",
        text="\n".join([book.say("feeling.out"), book.say("feeling.text")]),
        offers=[offer],
    )
    return Page(
        id=f"feeling.{seat}", kind="feeling", lang=book.lang, seat=seat, title=book.say("feeling.title"), parts=[form]
    )


_MADE: Mapping[str, Callable[[Reading], Parts]] = {
    "ours": ours,
    "mine": lambda reading: mine(reading, briefly(reading)),
    "group": lambda reading: [*group(reading)],
    "picture": lambda reading: [picture(reading)],
    "happened": lambda reading: [happened(reading)],
    "others": lambda reading: [others(reading), maps(reading)],
    "says": lambda reading: [dials(reading), own(reading), pitfalls(reading), approaches(reading)],
    "moments": lambda reading: [*decisive(reading), together(reading)],
    "testimony": lambda reading: [testimony(reading)],
    "seat": lambda reading: [seat(reading)],
    "sheet": lambda reading: [sheet(reading)],
    "now": lambda reading: [now(reading)],
}
NAMES = tuple(_MADE)
# Words of a page at most: with what scenarios say at most of the testimony, and what another seat tells, 1,800 in all;
# the sheet is read by those who want it.
WIDEST = {
    "ours": OURS_WIDEST,
    "mine": 300,
    "group": 110,
    "picture": 165,
    "happened": 155,
    "others": 180,
    "says": 150,
    "moments": 150,
}
_QUOTED = re.compile(r"« .*? »|“.*?”".replace(" ", "[ \u00a0]"))
SHOWN_MOVED = 6  # structures whose way over the map is told, those that went farthest


def names(reading: Reading) -> list[str]:
    """The pages there are, in their order."""
    absent = set() if len(reading.people) > 1 else {"group"}
    absent |= set() if reading.news is not None else {"moments"}
    return [name for name in NAMES if name not in absent]


def page(reading: Reading, name: str) -> Page:
    """One page, made now."""
    kinds: dict[str, Kind] = {"now": "journal"}
    title = reading.book.say(picture_title(reading) if name == "picture" else f"debrief.{name}_title")

    def make(brief: Reading) -> list[Part]:
        return explained(brief, [part for part in _MADE[name](brief) if part is not None])

    return Page(
        id=f"debrief.{name}",
        kind=kinds.get(name, "debrief"),
        lang=reading.book.lang,
        seat=reading.seat,
        title=title,
        parts=within(reading, widest(reading, name), make, title) if name in WIDEST else make(reading),
    )


def widest(reading: Reading, name: str) -> int:
    """Words of a page at most: the story has those that the page of the group would have, where there is none."""
    return WIDEST[name] + (WIDEST["group"] if name == "happened" and reading.alone else 0)


def explained(reading: Reading, parts: list[Part]) -> list[Part]:
    """These parts, each term of ours that nobody would use explained before the first that holds it."""
    lang, made, met = reading.book.lang, list[Part](), set[str]()
    for part in parts:
        drawn = [name for zones in part.data.get("zones", []) for name in zones]
        lines = [part.title, *part.text.split("\n"), *drawn]
        plain = [_QUOTED.sub("", line) for line in lines]  # what somebody said is in no words of ours
        found = {term for line in plain for term, _, _ in terms_in(line, lang) if term in OURS} - met
        met |= found
        told = "\n".join(means(lang, term) for term in OURS if term in found)
        made += [Part(id=f"terms.{part.id}", role="notice", text=told), part] if told else [part]
    return made


def pages(reading: Reading) -> list[Page]:
    """All of them."""
    return [page(reading, name) for name in names(reading)]


def now(reading: Reading) -> Part:
    """What the last page is for."""
    return Part(id="now", role="passage", text=reading.book.say("now.text"), data={"scene": ""})


def in_file_order(reading: Reading) -> list[Revealed]:
    """The structures as the scenario's file orders them."""
    return sorted(reading.debrief.why.revealed, key=lambda one: reading.place(one.seat))


def maps(reading: Reading) -> Part:
    """Everyone on the map, at the start and at the end; told of those who moved."""
    book = reading.book
    moved = [one for one in in_file_order(reading) if one.start.zone != one.end.zone]
    farthest = sorted(
        moved, key=lambda one: -abs(one.end.synergy - one.start.synergy - one.end.antagonism + one.start.antagonism)
    )
    told = farthest[: round(SHOWN_MOVED * reading.brief)]
    moved = [one for one in moved if one in told]
    lines = [
        "- "
        + book.say(
            "debrief.moved",
            name=reading.short(one.seat),
            start=book.zone(one.start.zone, reading.called(one.seat)),
            end=book.zone(one.end.zone, reading.called(one.seat)),
        )
        for one in moved
    ] or ["- " + book.say("bonds.same")]
    data = {
        "places": [
            {
                "seat": one.seat,
                "name": reading.short(one.seat),
                "place": reading.place(one.seat),
                "start": [one.start.synergy, one.start.antagonism],
                "end": [one.end.synergy, one.end.antagonism],
            }
            for one in in_file_order(reading)
        ],
        "zones": [
            [book.zone(ZONES[int(ZONE_OF[synergy, antagonism])]) for synergy in range(4)] for antagonism in range(4)
        ],
        "titles": [book.say("debrief.map_start"), book.say("debrief.map_end")],
        "axes": [book.say("debrief.synergy"), book.say("debrief.antagonism")],
    }
    return Part(id="maps", role="debrief-maps", title=book.say("debrief.maps"), text="\n".join(lines), data=data)
