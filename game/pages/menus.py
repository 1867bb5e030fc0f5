"""The pages around a play: title, choice of scenario and seats, settings, resume, moments to go back to, messages."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from game.pages.book import Book
from game.pages.model import Choice, Curtain, Field, Offer, Page, Part
from game.pages.offers import numbered
from game.pages.wording import Lang, has, say, semicolons, typeset
from game.play.refusals import Refusal
from game.story import tables as t
from game.story.diagnostics import StoryError

if TYPE_CHECKING:  # the first page shows before what plays need is imported
    from game.play.storage import Commitment
    from game.story.models import Minutes

SETTINGS: dict[str, tuple[str, ...]] = {
    "lang": ("fr", "en"),
    "scale": ("80", "90", "100", "110", "125", "150", "175", "200"),
    "theme": ("paper", "dark", "contrast"),
    "motion": ("on", "off"),
}
AT_HAND = frozenset("abcdlnopqrstwx")  # letters that do something else on a play's pages, its debrief's, or a curtain
ABSENT = "x"  # the one that leaves a seat to the game there
STANDARD: dict[str, str] = {"lang": "fr", "scale": "100", "theme": "paper", "motion": "on"}


@dataclass(frozen=True)
class Summary:
    """A scenario as it stands in the list. `minutes`: alone, in a group; `seats`: the names of its structures;
    `french_only`: its English cannot be had.
    """

    id: str
    title: str
    pitch: str = ""
    minutes: tuple[int, int] = (0, 0)
    seats: tuple[str, ...] = ()
    french_only: bool = False


@dataclass(frozen=True)
class Kept:
    """A play on disk that may be taken up again. `where`: act and decision, in words; `began`: a day, in words;
    `problem`: why it cannot be used as it is, "" if it can; `closed`: nor in part."""

    id: str
    title: str
    seats: str
    where: str
    began: str
    over: bool = False
    problem: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Stop:
    """A moment of this play to which one may go back: before move `number`."""

    number: int
    text: str


def title(lang: Lang, kept: Sequence[Kept] = (), noted: bool = False) -> Page:
    """The first page: one key from the first decision, or from where one was. `kept`: plays, the latest first."""
    offers = [_taken_up(lang, one, "title.go_on") for one in kept if not one.over and not one.problem][:1]
    offers.append(opens(lang, "new"))
    offers += [opens(lang, "resume")] if kept else []
    offers += [opens(lang, "journal")] if noted else []
    offers += [opens(lang, "settings"), opens(lang, "quit")]
    part = Part(id="menu", role="choices", text=say(lang, "title.text"), offers=numbered(offers))
    foot = Part(id="foot", role="hint", text=say(lang, "title.foot"))
    return Page(id="title", kind="title", lang=lang, title="Dénouer", parts=[part, foot, other_language(lang)])


def choose(lang: Lang, scenarios: Sequence[Summary], notes: Sequence[str] = ()) -> Page:
    """Which scenario: what it is about, how long it takes, who is in it. `notes`: what cannot be used, and why."""
    offers = [
        Offer(
            id=f"scenario.{one.id}",
            text=one.title,
            hint="\n".join(_about(lang, one)),
            action={"scenario": one.id},
        )
        for one in scenarios
    ]
    noted = [Part(id=f"note.{rank}", role="hint", text=note) for rank, note in enumerate(notes)]
    part = Part(
        id="scenarios", role="choices", offers=numbered(offers), text="" if offers else say(lang, "choose.none")
    )
    return Page(
        id="choose", kind="choose", lang=lang, title=say(lang, "choose.title"), parts=[part, *noted, back(lang)]
    )


def _about(lang: Lang, one: Summary) -> list[str]:
    """A scenario's pitch, minutes and structures."""
    lines = [one.pitch] if one.pitch else []
    if one.minutes[0]:
        lines.append(say(lang, "choose.minutes", alone=one.minutes[0], group=one.minutes[1]))
    if one.seats:
        lines.append(say(lang, "choose.seats", names=", ".join(one.seats)))
    lines += [say(lang, "choose.french_only")] if one.french_only else []
    return lines


def seat(book: Book, minutes: "Minutes") -> Page:
    """What this is, how long it takes, what one tries to do, who is who; which structure one holds, or several, passing
    the machine from hand to hand."""
    seats = [book.names.seats[code] for code in book.seats if book.frame.seat[code, t.PLAYABLE]]
    offers = [
        Offer(
            id=f"seat.{name}",
            text=book.text(f"structures.{name}.name"),
            hint="\n".join(_who(book, name)),
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
    lasts = book.say("choose.minutes", alone=minutes.alone, group=minutes.group)
    about = Part(id="about", role="hint", text=book.say("seat.about", minutes=lasts[:1].upper() + lasts[1:]))
    part = Part(id="seats", role="choices", title=book.say("seat.title"), offers=numbered(offers))
    return Page(
        id=f"seat.{book.names.scenario}",
        kind="seat",
        lang=book.lang,
        title=book.text("title"),
        parts=[pitch, about, part, back(book.lang)],
    )


def _who(book: Book, seat: str) -> list[str]:
    """What a structure is, what it says it wants, and who its people are."""
    says = book.text(f"structures.{seat}.wants")
    lines = [book.say("seat.line", kind=book.text(f"structures.{seat}.kind"), says=says)]
    own = [one.id for one in book.names.people if one.seat == book.names.seats.code[seat]]
    if own:
        texts = [[book.text(f"cast.{one}.{what}") for what in ("name", "line")] for one in own]
        people = semicolons(book.lang, [book.say("people.line", name=name, line=line) for name, line in texts])
        lines.append(book.say("seat.people", people=people))
    return lines


def settings(lang: Lang, now: Mapping[str, Any]) -> Page:
    """What can be set: each with what stands now."""
    offers = []
    for key, values in SETTINGS.items():
        choices = [Choice(id=value, text=say(lang, f"set.{key}.{value}")) for value in values]
        standing = str(now.get(key, STANDARD[key]))
        usual = standing if standing in values else STANDARD[key]  # another size of text may stand than those offered
        field = Field(id=key, label=say(lang, f"set.{key}"), choices=choices, value=usual)
        hint = say(lang, f"set.{key}.{usual}").replace(usual, standing)
        offers.append(Offer(id=f"set.{key}", text=say(lang, f"set.{key}"), hint=hint, action={}, fields=[field]))
    part = Part(id="settings", role="form", offers=numbered(offers))
    return Page(id="settings", kind="settings", lang=lang, title=say(lang, "open.settings"), parts=[part, back(lang)])


def resume(lang: Lang, kept: Sequence[Kept]) -> Page:
    """The plays on disk, the latest first."""
    offers = [_taken_up(lang, one, "resume.line") for one in kept]
    part = Part(id="plays", role="choices", offers=numbered(offers), text="" if offers else say(lang, "resume.none"))
    return Page(id="resume", kind="resume", lang=lang, title=say(lang, "resume.title"), parts=[part, back(lang)])


def _taken_up(lang: Lang, one: Kept, key: str) -> Offer:
    """A play to be taken up again: its scenario, its seats, the day, where one was."""
    return Offer(
        id=f"resume.{one.id}",
        text=say(lang, key, title=one.title, seats=one.seats) if one.seats else one.title,
        hint=" — ".join(words for words in (one.where, say(lang, "resume.began", day=one.began), one.problem) if words),
        enabled=not one.closed,
        action={"resume": one.id},
    )


def other_language(lang: Lang) -> Part:
    """The other language, one key away wherever one is."""
    return Part(id="navigation", role="navigation", offers=[language(lang)], aside=True)


def language(lang: Lang) -> Offer:
    """The offer that changes the language; the page stays."""
    other = "en" if lang == "fr" else "fr"
    return Offer(id="lang", text=say(lang, "open.lang"), key="l", action={"lang": other})


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


def elsewhere(lang: Lang, play: str) -> Page:
    """This play has gone on in another window: it can be taken up where it now is."""
    take_up = Offer(id="take_up", text=say(lang, "elsewhere.take_up"), action={"resume": play})
    part = Part(
        id="message",
        role="notice",
        text=say(lang, "elsewhere.text"),
        offers=numbered([take_up, opens(lang, "home")]),
    )
    return Page(
        id="elsewhere",
        kind="message",
        lang=lang,
        title=say(lang, "elsewhere.title"),
        parts=[part, other_language(lang)],
    )


def message(lang: Lang, text: str, page_id: str = "message", more: Sequence[Offer] = ()) -> Page:
    """Something to know before going on. `more`: what else can be done about it."""
    on = Offer(id="back", text=say(lang, "open.on"), action={"open": "back"})
    return Page(
        id=page_id,
        kind="message",
        lang=lang,
        title=say(lang, "message.title"),
        parts=[Part(id="message", role="notice", text=text, offers=numbered([on, *more])), other_language(lang)],
    )


def why(lang: Lang, refused: Refusal | StoryError) -> str:
    """Why something was refused; of a play that was kept, which act it can no longer make."""
    move = refused.move if isinstance(refused, Refusal) else None
    key = f"do.{move['do']}" if move else ""
    if not has(key):
        return typeset(refused.sentence(lang), lang)
    return say(lang, "resume.move", words=say(lang, key))


def curtain(book: Book, seat_id: str, people: Sequence[str], absent: Sequence[Offer] = ()) -> Page:
    """The machine changes hands: nothing of anyone's card shows until it is in the right ones. `people`: all who share
    it; `absent`: what to do where nobody is there to take it; or one stops there."""
    name = book.text(f"structures.{seat_id}.name")
    key, lift = own_letters(book, people)[seat_id], book.say("curtain.lift", name=name)
    offer = Offer(id="lift", text=lift, key=key, action={"open": "lift"}, meant=True)
    return Page(
        id=f"curtain.{seat_id}",
        kind="message",
        lang=book.lang,
        title=book.say("curtain.title", name=name),
        curtain=Curtain(seat=seat_id, name=name, text=book.say("curtain.text", name=name)),
        parts=[
            Part(id="curtain", role="choices", offers=[offer, *absent]),
            Part(id="navigation", role="navigation", offers=[opens(book.lang, "home", "t")], aside=True),
        ],
    )


def own_letters(book: Book, people: Sequence[str]) -> dict[str, str]:
    """The letter that opens the pages of each of these seats: of its name where one is left that no other has, and that
    does nothing else in a play, so that none is pressed for something else."""
    found: dict[str, str] = {}
    for seat in sorted(people):
        name = unicodedata.normalize("NFD", book.shorts[book.names.seats.code[seat]].casefold())
        initials = "".join(word[0] for word in reversed(name.split()))  # an article comes last of them
        free = [one for one in initials + name + ascii_lowercase if one in ascii_lowercase and one not in AT_HAND]
        found[seat] = next((one for one in free if one not in found.values()), free[0])
    return found


def committed(lang: Lang, made: "Commitment") -> str:
    """A commitment, as a line of the journal."""
    return say(lang, "journal.line", who=made.who, what=made.what, due=made.due)


def journal(lang: Lang, lines: Sequence[str]) -> Page:
    """The commitments kept, the oldest first."""
    text = "\n".join(f"- {line}" for line in lines) or say(lang, "journal.none")
    part = Part(id="journal", role="list", text=text, data={"lines": list(lines)})
    return Page(id="journal", kind="journal", lang=lang, title=say(lang, "journal.title"), parts=[part, back(lang)])


def back(lang: Lang, more: Sequence[Offer] = (), words: str = "open.back") -> Part:
    """The way back, always at the same place, and the other language. `more`: other pages within one key; `words`: how
    it is called."""
    offer = Offer(id="back", text=say(lang, words), key="b", action={"open": "back"})
    return Part(id="navigation", role="navigation", offers=[offer, *more, language(lang)], aside=True)


def opens(lang: Lang, name: str, key: str = "") -> Offer:
    """The offer that opens a page of the session."""
    return Offer(id=f"open.{name}", text=say(lang, f"open.{name}"), key=key, action={"open": name})
