"""What one's days brought: of those given to another, to listen or to go and see, the one that ended in what was
signed, and one that did not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from game.pages.debrief_found import answer
from game.pages.debrief_once import repeats
from game.pages.debrief_reading import HELD, Reading
from game.pages.model import Part
from game.pages.told import fact_text
from game.rules import codes as c
from game.rules.history import Event
from game.rules.packing import claimed, topic_of
from game.story import tables as t

IMPORTANT = 3  # weight of an option from which it answers what was learnt
LONG = 20  # words of what is quoted, whole sentences


@dataclass(frozen=True)
class Spent:
    """A day given to another. `words`: what it taught, "" for nothing; `how`: what came of it, the end of the id of its
    sentence; `option`: of what was signed, the one that answers it, "" for none."""

    event: Event
    words: str
    how: str
    option: str = ""


WORTH = ("nothing", "unsigned", "signed", "spared", "held")  # from the least to the most


def days(reading: Reading, told: str = "") -> Part | None:
    """The best of them, and the one that brought least where that is another. `told`: what the page tells elsewhere."""
    if reading.state is None or reading.brief <= HELD:
        return None
    every = sorted(spent(reading), key=lambda one: WORTH.index(one.how))
    best = [one for one in every[-1:] if one.how not in ("nothing", "unsigned")]
    least = [one for one in every[:1] if one.how in ("nothing", "unsigned") and not reading.tight]
    lines = [_line(reading, one, told) for one in (*best, *least)]
    if not lines:
        return None
    title = reading.book.say("mine.days_title")
    return Part(id="days", role="list", title=title, text="\n".join(f"- {line}" for line in lines))


def spent(reading: Reading) -> Iterator[Spent]:
    """Each of the reader's days given to another, once for each other: the last of them."""
    history, me = reading.past, reading.book.names.seats.code[reading.seat]
    given = {one.to: one for one in history.at(history.of(c.E_ASKED, c.E_VISITED)) if one.by == me and _a_day(one)}
    stood = history.at(history.of(c.E_STOOD))
    for event in given.values():
        words, part = learnt(reading, event)
        signed = next((one for one in stood if one.moment > event.moment and one.how >> event.to & 1), None)
        if signed is None or not words:
            yield Spent(event, words, "unsigned" if words else "nothing")
            continue
        how, option = _held(reading, part, signed)
        yield Spent(event, words, how, option)


def _a_day(event: Event) -> bool:
    return event.kind == c.E_VISITED or event.how == c.LISTENING


def learnt(reading: Reading, event: Event) -> tuple[str, int]:
    """What a day taught, in the words heard or seen, and the part of an agenda that it was about; -1 for none."""
    if event.kind == c.E_VISITED:
        then = reading.desk.at(event.moment)
        if event.what > 0:
            return reading.sentences(fact_text(then, event.what - 1), LONG), -1
        habits = reading.past.at(reading.past.of(c.E_HABIT))
        there = (one.what for one in habits if (one.by, one.to, one.step) == (event.by, event.to, event.step))
        part = next(there, -1)
        return (reading.sentences(then.book.part_text(part, "hint"), LONG), part) if part >= 0 else ("", -1)
    words = answer(reading, event, event.to)
    heard = (
        one
        for one in reading.past.at(reading.past.of(c.E_ANSWERED))
        if (one.by, one.to, one.step) == (event.to, event.by, event.step) and one.moment >= event.moment
    )
    found = next((one for one in heard if topic_of(one.what) == event.what), None)
    if found is None or found.how not in (c.WHOLLY, c.PARTLY):
        return "", -1
    about = topic_of(found.what) in (c.WHY, c.NOT_ACCEPT)
    return words, claimed(found.what) if about else -1


def _held(reading: Reading, part: int, signed: Event) -> tuple[str, str]:
    """Whether what was signed holds what counted most in what was learnt, or spares what could not be accepted."""
    if part < 0 or reading.state is None:
        return "signed", ""
    secrets = reading.speaker.loaded.tables.secrets
    weights = secrets.part[part, t.N_PART :]
    options = reading.onlooker.package_options(signed.what)
    if int(secrets.part[part, t.PART_KIND]) == t.PART_RED:
        return ("signed" if any(weights[one] > 0 for one in options) else "spared"), ""
    best = max(options, key=lambda one: float(weights[one]))
    if float(weights[best]) < IMPORTANT:
        return "signed", ""
    return "held", reading.book.clause_and_option(best)


def _line(reading: Reading, one: Spent, told: str) -> str:
    to = reading.named(reading.book.names.seats[one.event.to])
    quoted = bool(one.words) and not repeats(f"“{one.words}”", told)
    key = f"mine.days_{one.how}{'' if quoted or one.how == 'nothing' else '_bare'}"
    return reading.book.say(key, to=to, words=one.words, option=one.option)
