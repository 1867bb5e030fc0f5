"""The pages around a play: title, choice of scenario and seats, settings, resume, moments to go back to, messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.pages.book import Book
from game.pages.model import Choice, Curtain, Field, Offer, Page, Part
from game.pages.offers import numbered
from game.pages.wording import Lang, say
from game.story import tables as t

SETTINGS: dict[str, tuple[str, ...]] = {
    "lang": ("fr", "en"),
    "scale": ("80", "100", "125", "150", "200"),
    "theme": ("paper", "dark", "contrast"),
    "motion": ("on", "off"),
}
STANDARD: dict[str, str] = {"lang": "fr", "scale": "100", "theme": "paper", "motion": "on"}


@dataclass(frozen=True)
class Summary:
    """A scenario as it stands in the list."""

    id: str
    title: str


@dataclass(frozen=True)
class Kept:
    """A play on disk that may be taken up again."""

    id: str
    title: str
    seats: str
    moves: int
    began: str


@dataclass(frozen=True)
class Stop:
    """A moment of this play to which one may go back: before move `number`."""

    number: int
    text: str


def title(lang: Lang, may_resume: bool) -> Page:
    """The first page: one key from the first decision."""
    offers = [_go(lang, "resume"), _go(lang, "new")] if may_resume else [_go(lang, "new")]
    offers += [_go(lang, "settings"), _go(lang, "quit")]
    part = Part(id="menu", role="choices", text=say(lang, "title.text"), offers=numbered(offers))
    return Page(id="title", kind="title", lang=lang, title="Dénouer", parts=[part])


def choose(lang: Lang, scenarios: Sequence[Summary]) -> Page:
    """Which scenario."""
    offers = [
        Offer(
            id=f"scenario.{one.id}",
            text=one.title,
            action={"scenario": one.id},
        )
        for one in scenarios
    ]
    part = Part(
        id="scenarios", role="choices", offers=numbered(offers), text="" if offers else say(lang, "choose.none")
    )
    return Page(id="choose", kind="choose", lang=lang, title=say(lang, "choose.title"), parts=[part, back(lang)])


def seat(book: Book) -> Page:
    """Which structure one holds; or several, passing the machine from hand to hand."""
    seats = [book.names.seats[code] for code in book.seats if book.frame.seat[code, t.PLAYABLE]]
    offers = [
        Offer(
            id=f"seat.{name}",
            text=book.say(
                "seat.line", name=book.text(f"structures.{name}.name"), says=book.text(f"structures.{name}.wants")
            ),
            action={"seats": [name]},
        )
        for name in seats
    ]
    if len(seats) > 1:
        choices = [Choice(id=name, text=book.text(f"structures.{name}.name")) for name in seats]
        several = Field(
            id="seats", label=book.say("field.seats"), kind="many-of", choices=choices, least=2, most=len(seats)
        )
        offers.append(Offer(id="seat.several", text=book.say("seat.several"), action={"seats": []}, fields=[several]))
    pitch = Part(id="pitch", role="passage", text=book.text("pitch"), data={"scene": ""})
    part = Part(id="seats", role="choices", title=book.say("seat.title"), offers=numbered(offers))
    return Page(
        id=f"seat.{book.names.scenario}",
        kind="seat",
        lang=book.lang,
        title=book.text("title"),
        parts=[pitch, part, back(book.lang)],
    )


def settings(lang: Lang, now: Mapping[str, Any]) -> Page:
    """What can be set: each with what stands now."""
    offers = []
    for key, values in SETTINGS.items():
        choices = [Choice(id=value, text=say(lang, f"set.{key}.{value}")) for value in values]
        standing = str(now.get(key, STANDARD[key]))
        field = Field(id=key, label=say(lang, f"set.{key}"), choices=choices, value=standing)
        hint = say(lang, f"set.{key}.{standing}")
        offers.append(Offer(id=f"set.{key}", text=say(lang, f"set.{key}"), hint=hint, action={}, fields=[field]))
    part = Part(id="settings", role="form", offers=numbered(offers))
    return Page(id="settings", kind="settings", lang=lang, title=say(lang, "open.settings"), parts=[part, back(lang)])


def resume(lang: Lang, kept: Sequence[Kept]) -> Page:
    """The plays on disk, the latest first."""
    offers = [
        Offer(
            id=f"resume.{one.id}",
            text=say(lang, "resume.line", title=one.title, seats=one.seats, n=one.moves),
            hint=one.began,
            action={"resume": one.id},
        )
        for one in kept
    ]
    part = Part(id="plays", role="choices", offers=numbered(offers), text="" if offers else say(lang, "resume.none"))
    return Page(id="resume", kind="resume", lang=lang, title=say(lang, "resume.title"), parts=[part, back(lang)])


def moments(lang: Lang, stops: Sequence[Stop]) -> Page:
    """One's own decisions, the latest first: going back to one opens another branch, and this one is kept."""
    offers = [Offer(id=f"moment.{stop.number}", text=stop.text, action={"take_back": stop.number}) for stop in stops]
    part = Part(
        id="moments",
        role="choices",
        text=say(lang, "moments.text" if offers else "moments.none"),
        offers=numbered(offers),
    )
    return Page(id="moments", kind="moments", lang=lang, title=say(lang, "moments.title"), parts=[part, back(lang)])


def message(lang: Lang, text: str, page_id: str = "message") -> Page:
    """Something to know before going on."""
    offer = Offer(id="back", text=say(lang, "open.on"), key="1", action={"open": "back"})
    return Page(
        id=page_id,
        kind="message",
        lang=lang,
        title=say(lang, "message.title"),
        parts=[Part(id="message", role="notice", text=text, offers=[offer])],
    )


def curtain(book: Book, seat_id: str) -> Page:
    """The machine changes hands: nothing of anyone's card shows until it is in the right ones."""
    name = book.text(f"structures.{seat_id}.name")
    offer = Offer(id="lift", text=book.say("curtain.lift", name=name), key="1", action={"open": "lift"})
    return Page(
        id=f"curtain.{seat_id}",
        kind="message",
        lang=book.lang,
        title=book.say("curtain.title", name=name),
        curtain=Curtain(seat=seat_id, name=name, text=book.say("curtain.text", name=name)),
        parts=[Part(id="curtain", role="choices", offers=[offer])],
    )


def journal(lang: Lang, lines: Sequence[str]) -> Page:
    """The commitments kept, the oldest first."""
    text = "\n".join(f"- {line}" for line in lines) or say(lang, "journal.none")
    part = Part(id="journal", role="list", text=text, data={"lines": list(lines)})
    return Page(id="journal", kind="journal", lang=lang, title=say(lang, "journal.title"), parts=[part, back(lang)])


def back(lang: Lang) -> Part:
    """The way back, always at the same place."""
    offer = Offer(id="back", text=say(lang, "open.back"), key="b", action={"open": "back"})
    return Part(id="navigation", role="navigation", offers=[offer], aside=True)


def _go(lang: Lang, name: str) -> Offer:
    return Offer(id=f"open.{name}", text=say(lang, f"open.{name}"), action={"open": name})
