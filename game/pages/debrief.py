"""The debrief, page after page: before anything is revealed, what the person felt and saw; then what happened, why,
what it says, what now. Decisive moments stand where they have come, see `decisive.py`."""

from typing import Any

from game.debrief.reveal import Revealed
from game.pages.book import WEIGHT_WORDS, Book
from game.pages.debrief_reading import Reading
from game.pages.debrief_says import approaches, dials, pitfalls, sheet, testimony
from game.pages.decisive import decisive
from game.pages.model import Choice, Field, Kind, Offer, Page, Part
from game.pages.opened import people
from game.pages.wording import semicolons
from game.rules import codes as c
from game.rules.read.stance import ZONE_OF, ZONES

LONGEST = 400  # characters of a free answer
DECIDED = ("scenes", "corridor", "table", "delivery", "home", "chance")


def before(book: Book, seat: str) -> Page:
    """One word for how it felt, what decided the outcome, one's own part: asked before the cards are turned over."""
    decided = [Choice(id=one, text=book.say(f"decided.{one}")) for one in DECIDED]
    fields = [
        Field(id="word", label=book.say("field.feeling"), kind="text", value="", most=40),
        Field(id="decided", label=book.say("field.decided"), kind="many-of", choices=decided, value=[], most=2),
        Field(id="part", label=book.say("field.part"), kind="text", value="", most=LONGEST),
    ]
    offer = Offer(id="told", text=book.say("do.told"), key="1", action={"debrief": "told"}, fields=fields)
    form = Part(id="feeling", role="form", text=book.say("feeling.text"), offers=[offer])
    return Page(
        id=f"feeling.{seat}", kind="feeling", lang=book.lang, seat=seat, title=book.say("feeling.title"), parts=[form]
    )


def pages(reading: Reading) -> list[Page]:
    """The pages of the debrief in their order, without the one that comes before."""
    who = people(reading.book, aside=False)
    made: list[tuple[str, list[Part | None]]] = [
        ("happened", [happened(reading), own_choices(reading), said_before(reading), *who]),
        ("why", [agendas(reading), maps(reading), *decisive(reading)]),
        ("says", [dials(reading), pitfalls(reading), approaches(reading), testimony(reading)]),
        ("sheet", [sheet(reading)]),
        ("now", [questions(reading), commitment(reading)]),
    ]
    return [_page(reading, name, [part for part in parts if part is not None]) for name, parts in made]


def happened(reading: Reading) -> Part:
    """The play's own story, by act."""
    lines: list[str] = []
    told: list[dict[str, Any]] = []
    act = ""
    for moment in reading.debrief.happened:
        if moment.act != act:
            act = moment.act
            then = reading.book_at(moment.tick)
            lines.append(then.text(f"acts.{act}.title") + " — " + then.text(f"acts.{act}.time"))
        words = reading.words(moment.words, moment.tick)
        lines.append(f"- {words}")
        told.append({"tick": moment.tick, "act": act, "kind": moment.kind, "by": moment.by, "text": words})
    title = reading.book.text(f"endings.{reading.debrief.ending}.title")
    return Part(id="happened", role="debrief-happened", title=title, text="\n".join(lines), data={"moments": told})


def in_file_order(reading: Reading) -> list[Revealed]:
    """The structures as the scenario's file orders them."""
    return sorted(reading.debrief.why.revealed, key=lambda one: place_of(reading, one.seat))


def place_of(reading: Reading, seat: str) -> int:
    """A structure's place in the scenario's order: colour, emblem and pattern follow it."""
    return reading.book.seats.index(reading.book.names.seats.code[seat])


def own_choices(reading: Reading) -> Part | None:
    """One's own choices, no judgement."""
    mine = reading.debrief.choices.get(reading.seat, [])
    if not mine:
        return None
    texts = [reading.words(one.words, one.tick - 1) for one in mine]  # as it was offered: before it was made
    return Part(
        id="own-choices",
        role="debrief-happened",
        title=reading.book.say("debrief.choices"),
        text="\n".join(f"- {text}" for text in texts),
        data={
            "moments": [
                {"tick": one.tick, "act": one.act, "kind": one.kind, "by": one.by, "text": text}
                for one, text in zip(mine, texts, strict=True)
            ]
        },
    )


def said_before(reading: Reading) -> Part | None:
    """What the person said before the reveal, kept in sight."""
    told = reading.told
    lines = [reading.book.say(f"before.{key}", words=told[key]) for key in ("word", "part") if told.get(key)]
    if told.get("decided"):
        words = ", ".join(reading.book.say(f"decided.{one}") for one in told["decided"])
        lines.insert(1 if told.get("word") else 0, reading.book.say("before.decided", words=words))
    if not lines:
        return None
    return Part(
        id="before", role="list", title=reading.book.say("before.title"), text="\n".join(lines), data=dict(told)
    )


def agendas(reading: Reading) -> Part:
    """Every card turned over, and beside it what one had guessed of it."""
    text = "\n".join(_agenda(reading, one) for one in in_file_order(reading))
    data = {
        "revealed": [
            {
                "seat": one.seat,
                "name": reading.name(one.seat),
                "seeks": reading.words(one.seeks),
                "sought_first": reading.words(one.sought_first) if one.sought_first else "",
                "card": one.card,
                "cannot": reading.words(one.red_zone),
                "answers_to": reading.words(one.pressure),
                "result": one.result,
                "wishes": [
                    {
                        "option": wish.option,
                        "text": reading.option(wish.option),
                        "met": wish.met,
                        "weight": _weight(wish.weight),
                        "word": reading.book.say(f"weight.{_weight(wish.weight)}"),
                    }
                    for wish in one.wishes
                ],
                "crossed": [reading.option(option) for option in one.crossed],
                "facts": [reading.book.text(f"facts.{fact}.text") for fact in one.facts],
                "card_words": reading.book.text(f"cards.{one.card}"),
                "result_words": reading.book.say(f"debrief.result_{one.result}"),
                "temper": reading.temper(one),
                "zones": [reading.book.zone(place.zone, reading.called(one.seat)) for place in (one.start, one.end)],
                "me": one.seat == reading.seat,
                "place": place_of(reading, one.seat),
                "guesses": _guesses(reading, one),
            }
            for one in in_file_order(reading)
        ]
    }
    return Part(id="why", role="debrief-why", title=reading.book.say("debrief.why"), text=text, data=data)


def _guesses(reading: Reading, one: Revealed) -> list[dict[str, Any]]:
    """One's own guesses of a structure, each time: {when, said: [{what, words, sure, so, right}]}."""
    book, found = reading.book, []
    for guess in one.guesses:
        if guess.by != reading.seat:
            continue
        red = reading.option(guess.red) if guess.red else book.say("guess.no_red")
        said = [
            ("zone", book.zone(guess.zone, reading.called(one.seat)), guess.zone_sure, guess.zone_right),
            ("card", book.text(f"cards.{guess.card}"), guess.card_sure, guess.card_right),
            ("red", red, guess.red_sure, guess.red_right),
        ]
        found.append(
            {
                "when": book.say("debrief.time", n=guess.time + 1),
                "said": [_said(book, what, text, c.SURE[sure], right) for what, text, sure, right in said],
            }
        )
    late = reading.told.get("guesses", {}).get(one.seat)
    return [*found, _late(reading, one, late["what"], late["how"])] if late else found


def _late(reading: Reading, one: Revealed, what: dict[str, Any], sure: dict[str, str]) -> dict[str, Any]:
    """What was guessed once the play was over, see `guess.last`."""
    book, red = reading.book, what["red"]
    said = [
        ("zone", book.zone(what["zone"], reading.called(one.seat)), what["zone"] == one.end.zone),
        ("card", book.text(f"cards.{what['card']}"), what["card"] == one.card),
        (
            "red",
            reading.option(red) if red else book.say("guess.no_red"),
            red in one.red_options if red else not one.red_options,
        ),
    ]
    told = [_said(book, name, words, sure[name], right) for name, words, right in said]
    return {"when": book.say("debrief.late"), "said": told}


def _said(book: Book, what: str, words: str, sure: str, right: bool) -> dict[str, Any]:
    so = book.say("debrief.so" if right else "debrief.not_so")
    return {"what": what, "words": words, "sure": book.say(f"sure.{sure}"), "so": so, "right": right}


def maps(reading: Reading) -> Part:
    """Everyone on the map, at the start and at the end."""
    book = reading.book
    lines = [
        "- "
        + book.say(
            "debrief.moved" if one.start.zone != one.end.zone else "debrief.stayed",
            name=reading.name(one.seat),
            start=book.zone(one.start.zone, reading.called(one.seat)),
            end=book.zone(one.end.zone, reading.called(one.seat)),
        )
        for one in in_file_order(reading)
    ]
    data = {
        "places": [
            {
                "seat": one.seat,
                "name": reading.name(one.seat),
                "place": place_of(reading, one.seat),
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


def questions(reading: Reading) -> Part:
    """Questions for the group."""
    asked = [reading.words(one) for one in reading.debrief.now]
    return Part(
        id="questions",
        role="debrief-questions",
        title=reading.book.say("debrief.questions"),
        text="\n".join(f"- {one}" for one in asked),
        data={"questions": asked},
    )


def commitment(reading: Reading) -> Part:
    """One commitment: who, what, when; kept in the journal."""
    book = reading.book
    words = {"who": "", "what": None, "when": ""}  # to commit oneself is at least to say to what
    fields = [
        Field(id=one, label=book.say(f"field.commit_{one}"), kind="text", value=value, most=LONGEST)
        for one, value in words.items()
    ]
    offer = Offer(id="commit", text=book.say("do.commit"), key="1", action={"debrief": "commit"}, fields=fields)
    return Part(
        id="commitment",
        role="debrief-commitment",
        title=book.say("debrief.commitment"),
        text=book.say("debrief.commitment_text"),
        offers=[offer],
    )


_KINDS: dict[str, Kind] = {"now": "journal"}


def _page(reading: Reading, name: str, parts: list[Part]) -> Page:
    return Page(
        id=f"debrief.{name}",
        kind=_KINDS.get(name, "debrief"),
        lang=reading.book.lang,
        seat=reading.seat,
        title=reading.book.say(f"debrief.{name}_title"),
        parts=parts,
    )


def _weight(weight: int) -> str:
    return WEIGHT_WORDS[min(5, max(1, weight)) - 1]


def _agenda(reading: Reading, one: Revealed) -> str:
    book, name = reading.book, reading.called(one.seat)
    lines = [
        book.say("debrief.agenda", name=name, words=reading.words(one.seeks)),
        *(
            "- " + book.say("debrief.sought_first", words=reading.words(words))
            for words in [one.sought_first]
            if words is not None
        ),
        *(f"- {words}" for words in [reading.temper(one)] if words),
        "- " + book.say("debrief.red", words=reading.words(one.red_zone)),
        "- " + book.say("debrief.pressure", name=name, words=reading.words(one.pressure)),
        "- " + book.say(f"debrief.result_{one.result}"),
    ]
    for met in (True, False):
        wishes = [
            f"{reading.option(wish.option)} ({book.say(f'weight.{_weight(wish.weight)}')})"
            for wish in one.wishes
            if wish.met is met
        ]
        if wishes:
            key = "debrief.met" if met else "debrief.unmet"
            lines.append("- " + book.say(key, words=semicolons(book.lang, wishes)))
    if one.crossed:
        lines.append("- " + book.say("debrief.crossed", words=semicolons(book.lang, map(reading.option, one.crossed))))
    for guess in _guesses(reading, one):
        said = [
            book.say("debrief.guess", words=part["words"], sure=part["sure"], so=part["so"]) for part in guess["said"]
        ]
        words = semicolons(book.lang, said)
        lines.append("- " + book.say("debrief.guessed", when=guess["when"], words=words))
    return "\n".join(lines)
