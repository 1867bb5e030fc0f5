"""What the reader could not have known while playing, in words: a false answer beside what was true, what another kept
to itself, what it had said elsewhere.
"""

from game.debrief.hidden import Hidden, hidden
from game.pages.debrief_found import answer, truth
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.model import Part
from game.rules import codes as c

MOST = 2  # told, one where all must be brief


def unknown(reading: Reading, quoted: str) -> Part | None:
    """The part of *mine* that tells it; nothing that stands in `quoted` already."""
    if reading.state is None or reading.brief == BRIEF[-1]:
        return None
    people = {reading.seat, *(one.seat for one in reading.people)}
    found = hidden(reading.speaker.loaded, reading.state, reading.seat, people)
    lines = [words for one in found if (words := _line(reading, one, quoted))][: 1 if reading.tight else MOST]
    if not lines:
        return None
    return Part(
        id="unknown", role="list", title=reading.book.say("mine.unknown"), text="\n".join(f"- {one}" for one in lines)
    )


def _line(reading: Reading, one: Hidden, quoted: str) -> str:
    """What was hidden, "" where nothing can be quoted of it, or the page quotes it already."""
    book, name = reading.book, reading.named(one.by)
    if one.kind == "kept":
        words = book.text(f"facts.{one.fact}.told") or book.text(f"facts.{one.fact}.text")
        key = f"unknown.kept{'_asked' if one.asked else ''}"
        return book.say(key, name=name, words=words) if words not in quoted else ""
    assert one.event is not None
    when = reading.when(one.event.moment, one.event.step)
    if one.kind == "claimed":
        nothing = "" if c.AMOUNTS[one.event.what] else "_nothing"
        share = book.say(f"found.share.{c.GIVES[one.event.what]}")
        return book.say(f"unknown.claimed{nothing}", when=when, name=name, share=share)
    if one.kind == "told":
        to = reading.named(book.names.seats[one.event.to])
        words = truth(reading, one.event)
        key = f"unknown.told{'_asked' if one.asked else ''}"
        return book.say(key, when=when, name=name, to=to, words=words) if words not in quoted else ""
    said, true = answer(reading, one.event, one.event.by), truth(reading, one.event)
    if not said or not true or said == true or true in quoted:
        return ""
    return book.say("unknown.lied", when=when, name=name, said=said, words=true)
