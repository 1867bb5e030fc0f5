"""A finding in words: the act as it was done, what was said in it quoted, then what came of it."""

from dataclasses import replace

from game.debrief.findings import Finding
from game.debrief.story import signed_before
from game.pages.book import Book
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.packages import name_of
from game.pages.told import answer_words, came_of
from game.pages.wording import has, sentence
from game.rules import codes as c
from game.rules.history import Event
from game.rules.packing import topic_of

QUOTED = 24  # words from which what is quoted stops at the end of a sentence
TOLD = ("promise_broken", "promise_kept", "secret", "told", "red_shown", "owned", "put", "paid")  # as its page told it
SHORT = 0.3  # share of the usual words to which what others did then is told only where it is short
MOST = dict(zip(BRIEF, (9, 9, 5, 3, 2, 1), strict=True))  # findings of which what came is told, by how brief all is
PARTS = (c.WHY, c.NOT_ACCEPT)  # topics of which a structure has its own words


def act(reading: Reading, one: Finding) -> str:
    """What was done, in the words in which it was done."""
    book = reading.book_at(one.tick - 1)
    if one.choice:
        return book.say("found.choice", words=book.text(f"choices.{one.choice}.text").rstrip("."))
    if one.kind in TOLD and one.event is not None:
        said = reading.tell(one.event)
    elif one.kind == "lied" and one.event is not None:
        said = _lie(reading, one.event)
    else:
        held = _held(reading, book, one)
        said = book.say("found.named_fact" if one.kind == "named" and held["words"] else f"found.{one.kind}", **held)
    again = one.times > 1 and has(f"found.{one.kind}.again")
    return f"{said} {book.say(f'found.{one.kind}.again', n=one.times)}" if again else said


def _held(reading: Reading, book: Book, one: Finding) -> dict[str, object]:
    """What the sentence of a finding may hold."""
    words = reading.sentences(book.text(f"facts.{one.fact}.text")) if one.fact else ""
    if one.package:
        words = reading.option(one.package[0])
    held: dict[str, object] = {"to": reading.named(one.to), "words": words, "n": one.times}
    event = one.event
    if event is None:
        return held
    if one.kind == "gave":
        held["days"] = book.days(one.days)
    if one.kind in ("broke", "claimed", "warned"):
        held["share"] = book.say(f"found.share.{c.GIVES[event.what]}")
    elif one.kind in ("no_alone", "decided_for", "carried"):
        held["package"] = name_of(reading.onlooker, event.what)
    elif one.kind == "named" and event.what > 0:
        held["words"] = book.text(f"facts.{reading.book.names.facts[event.what - 1]}.told")
    elif one.kind == "listened":
        held["words"] = _answer(reading, event, event.to)
    return held


def _lie(reading: Reading, lied: Event) -> str:
    """What I answered, and what would have been true, where a structure has its own words for it."""
    book, to = reading.book, reading.named(reading.book.names.seats[lied.to])
    said = _answer(reading, lied, lied.by)
    if not said:
        return book.say("found.lied.unheard", to=to)
    words = book.say("found.lied", to=to, said=said)
    if topic_of(lied.what) not in PARTS:
        return words
    told = answer_words(reading.desk, lied._replace(kind=c.E_ANSWERED, how=c.WHOLLY))
    return f"{words} {book.say('found.lied.true', words=reading.sentences(told, QUOTED))}"


def _answer(reading: Reading, event: Event, by: int) -> str:
    """What one of the two then answered the other, "" where it did not."""
    history = reading.desk.history
    topic = topic_of(event.what) if event.kind == c.E_LIED else event.what
    answers = (
        one
        for one in history.at(history.of(c.E_ANSWERED))
        if one.by == by and {one.by, one.to} == {event.by, event.to} and topic_of(one.what) == topic
        if one.step == event.step and one.moment >= event.moment
    )
    found = next(answers, None)
    return reading.sentences(answer_words(reading.desk.at(found.moment), found), QUOTED) if found is not None else ""


def after(reading: Reading, one: Finding) -> str:
    """What came of it: as the scenario tells it, or in a word, then as another did it; where all must be brief, of what
    weighed most alone."""
    book = reading.book
    weighed = sorted(reading.mine.findings, key=lambda each: -each.weight)
    if one not in weighed[: MOST[reading.brief]]:
        return ""
    one = replace(one, after=came_to(reading, one))
    if one.choice and one.event is not None:
        chosen = next((each for each in _choices(reading) if book.names.choices[each.what] == one.choice), None)
        words = came_of(reading.desk, chosen) if chosen is not None else ""
        if words:
            against = f"found.choice.{one.after}"
            judged = [book.say(against)] if not one.good and one.after and has(against) else []
            return " ".join([*judged, reading.sentences(words, QUOTED)])
    if one.because is not None and not one.after:
        return sentence(reading.words(one.because))
    key = f"found.{one.kind}.{one.after}"
    told = [book.say(key)] if one.after and has(key) else []
    came = _came(reading, one.came) if one.came is not None else ""
    told += [came] if reading.brief > SHORT or len(came.split()) < QUOTED else []
    return " ".join(words for words in told if words)


def _came(reading: Reading, event: Event) -> str:
    """What came next, as its page told it; of a table that signed nothing, which other pages tell, in fewer words."""
    return reading.book.say("found.no_agreement") if event.kind == c.E_NO_AGREEMENT else reading.tell(event)


def came_to(reading: Reading, one: Finding) -> str:
    """The end of the id of what is said of an act: of who had not signed, never that it went back on what was."""
    bound = one.event is not None and signed_before(reading.desk.history, one.event)
    return "" if one.after == "broken" and not bound else one.after


def _choices(reading: Reading) -> list[Event]:
    history = reading.desk.history
    return [one for one in history.at(history.of(c.E_CHOICE)) if one.by == reading.desk.me]
