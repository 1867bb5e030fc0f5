"""A finding in words: the act as it was done, what was said in it quoted, then what came of it."""

from dataclasses import replace

from game.debrief.found import Finding
from game.debrief.hidden import WORDED
from game.debrief.story import signed_before
from game.pages.book import Book
from game.pages.debrief_once import repeats
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.packages import name_of
from game.pages.told import answer_words, came_of, fact_text
from game.pages.wording import counted, has, sentence
from game.rules import codes as c
from game.rules.history import Event, held_at_start
from game.rules.packing import claimed, topic_of

QUOTED = 24  # words from which what is quoted stops at the end of a sentence
TOLD = ("promise_broken", "promise_kept", "secret", "told", "red_shown", "owned", "put", "paid")  # as its page told it
GIVEN = ("broke", "claimed", "warned")  # of a share
SHORT = 0.3  # share of the usual words to which what others did then is told only where it is short
# Findings of which what came is told, by how brief all is.
MOST = dict(zip(BRIEF, (9, 9, 5, 4, 3, 3, 2, 2, 1), strict=True))


def act(reading: Reading, one: Finding, quoted: str = "", told: str = "") -> str:
    """What was done, in the words in which it was done. `quoted`: what the page quotes beside, said once there;
    `told`: what it told before."""
    book = reading.book_at(one.tick - 1)
    if one.choice:
        return book.say("found.choice", words=book.text(f"choices.{one.choice}.text").rstrip("."))
    if one.kind in TOLD and one.event is not None:
        said = reading.tell(one.event)
    elif one.kind == "lied" and one.event is not None:
        said = _lie(reading, one.event, quoted)
    else:
        held = _held(reading, book, one)
        fresh = held["words"] and not repeats(f"“{held['words']}”", told)
        of = "named_fact" if one.kind == "named" and fresh else one.kind
        nothing = one.kind in GIVEN and one.event is not None and not c.AMOUNTS[one.event.what]
        said = book.say(f"found.{of}{'.nothing' if nothing else ''}", **held)
    again = one.times > 1 and has(f"found.{one.kind}.again")
    return f"{said} {book.say(f'found.{one.kind}.again', n=counted(book.lang, one.times))}" if again else said


def _held(reading: Reading, book: Book, one: Finding) -> dict[str, object]:
    """What the sentence of a finding may hold."""
    own = bool(one.fact) and one.kind == "said_in_time" and _held_by_me(reading, one.fact)
    words = reading.sentences(book.text(f"facts.{one.fact}.{'told' if own else 'text'}"), says=0) if one.fact else ""
    if one.package:
        words = reading.at(one.tick - 1).option(one.package[0])
    held: dict[str, object] = {"to": reading.named(one.to), "words": words, "n": counted(book.lang, one.times)}
    event = one.event
    if event is None:
        return held
    if one.kind == "gave":
        held["days"] = book.days(one.days)
    if one.kind in GIVEN:
        held["share"] = book.say(f"found.share.{c.GIVES[event.what]}")
    elif one.kind in ("no_alone", "decided_for", "carried"):
        held["package"] = name_of(reading.onlooker, event.what)
    elif one.kind == "named" and event.what > 0:
        held["words"] = book.text(f"facts.{reading.book.names.facts[event.what - 1]}.told")
    elif one.kind == "listened":
        held["words"] = answer(reading, event, event.to)
    return held


def _lie(reading: Reading, lied: Event, quoted: str) -> str:
    """What I answered, that it was false, and what would have been true, where a structure has its own words for it
    that nothing beside quotes."""
    book, to, topic = reading.book, reading.named(reading.book.names.seats[lied.to]), topic_of(lied.what)
    said, true = answer(reading, lied, lied.by), truth(reading, lied)
    if not said:
        return book.say("found.lied.unheard", to=to)
    words, told = book.say("found.lied", to=to, said=said), f"found.lied.{'more' if topic == c.BRING else 'false'}"
    if true and true not in quoted and true != said:
        return f"{words} {book.say('found.lied.true', words=true)}"
    return f"{words} {book.say(told)}"


def truth(reading: Reading, event: Event) -> str:
    """What would have been true where this was answered, as its author would have said it then; "" where a structure
    has no words of its own for it."""
    if topic_of(event.what) not in WORDED:
        return ""
    then = reading.desk.at(event.moment)
    if topic_of(event.what) == c.BOTHERS and not held(reading, event.by, claimed(event.what)):
        return reading.sentences(fact_text(then, claimed(event.what)), QUOTED)  # of another: not in the first person
    told = answer_words(then, event._replace(kind=c.E_ANSWERED, how=c.WHOLLY))
    return reading.sentences(told, QUOTED)


def held(reading: Reading, seat: int, fact: int) -> bool:
    """Whether a structure knew a fact from the start, as far as the end of the play is known."""
    secrets = reading.speaker.loaded.tables.secrets
    return reading.state is None or bool(held_at_start(secrets, reading.state, seat, fact))


def _held_by_me(reading: Reading, fact: str) -> bool:
    """Whether the reader knew a fact from the start: it said it in its own words."""
    ids = reading.book.names
    return held(reading, ids.seats.code[reading.seat], ids.facts.code[fact])


def answer(reading: Reading, event: Event, by: int) -> str:
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


def after(reading: Reading, one: Finding, told: str = "") -> str:
    """What came of it: as the scenario tells it, or in a word, then as another did it, unless the page has `told` it
    before, or quoted it; where all must be brief, of what weighed most alone."""
    book = reading.book
    weighed = sorted(reading.mine.findings, key=lambda each: -each.weight)
    if one not in weighed[: MOST[reading.brief]]:
        return ""
    one = replace(one, after=came_to(reading, one))
    if one.choice and one.event is not None:
        chosen = next((each for each in _choices(reading) if book.names.choices[each.what] == one.choice), None)
        words = came_of(reading.desk, chosen, "found.took") if chosen is not None else ""
        if words:
            against = f"found.choice.{one.after}"
            judged = [book.say(against)] if not one.good and one.after and has(against) else []
            words = reading.sentences(words, QUOTED)
            return " ".join([*judged, *([words] if not repeats(words, told) else [])])
    if one.because is not None and not one.after:
        return sentence(reading.words(one.because, one.tick))
    key = f"found.{one.kind}.{one.after}"
    said = [book.say(key)] if one.after and has(key) else []
    came = _came(reading, one.came) if one.came is not None else ""
    if came and not repeats(came, told) and came not in told and (reading.brief > SHORT or len(came.split()) < QUOTED):
        said.insert(0 if one.after == "mended" and _asks(one.came) else len(said), came)  # in the order it went
    return " ".join(said)


def _asks(event: Event | None) -> bool:
    """Whether it is what was asked to make good, which comes before it is made good."""
    return event is not None and event.kind == c.E_PRICED


def _came(reading: Reading, event: Event) -> str:
    """What came next, as its page told it; of a table that signed nothing, which other pages tell, in fewer words."""
    return reading.book.say("found.no_agreement") if event.kind == c.E_NO_AGREEMENT else reading.tell(event)


def came_to(reading: Reading, one: Finding) -> str:
    """The end of the id of what is said of an act: of who had not signed, never that it went back on what was."""
    if one.after != "broken" or one.event is None:
        return one.after
    return one.after if signed_before(reading.desk.history, one.event) else ""


def _choices(reading: Reading) -> list[Event]:
    history = reading.desk.history
    return [one for one in history.at(history.of(c.E_CHOICE)) if one.by == reading.desk.me]
