"""What the reader could not have known while playing, in words: a false answer beside what was true, what another kept
to itself, what it had said elsewhere.
"""

from game.debrief.hidden import Hidden, hidden
from game.pages.debrief_crossed import chosen, red_words
from game.pages.debrief_found import answer, truth
from game.pages.debrief_once import repeats
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.model import Part
from game.pages.told import answer_words
from game.rules import codes as c
from game.rules.packing import topic_of

MOST, FEWER = 3, 2  # told, fewer and then one where all must be brief
LONG = 30  # words of what is quoted, whole sentences


def unknown(reading: Reading, quoted: str) -> Part | None:
    """The part of *mine* that tells it; nothing that stands in `quoted` already."""
    if reading.state is None:
        return None
    people = {reading.seat, *(one.seat for one in reading.people)}
    found = hidden(reading.speaker.loaded, reading.state, reading.seat, people)
    most = 1 if reading.tight else MOST if reading.brief == BRIEF[0] else FEWER
    lines = list[str]()
    for one in found:
        words = _line(reading, one, quoted)
        if words and not repeats(words, quoted) and len(lines) < most:
            lines.append(words)
            quoted = f"{quoted}\n{words}"
    if not lines:
        return None
    return Part(
        id="unknown",
        role="debrief-unsaid",
        title=reading.book.say("mine.unknown"),
        text="\n".join(f"- {one}" for one in lines),
    )


def _line(reading: Reading, one: Hidden, quoted: str) -> str:
    """What was hidden, "" where nothing can be quoted of it, or the page quotes it already."""
    book, name = reading.book, reading.named(one.by)
    if one.kind == "kept":
        then = reading.book_at(one.event.moment) if one.event is not None else book
        words = reading.sentences(then.text(f"facts.{one.fact}.told") or then.text(f"facts.{one.fact}.text"), LONG)
        if one.event is not None:
            act, when = reading.tell(one.event), reading.when(one.event.moment, one.event.step)
            told = not act or words in quoted
            return "" if told else book.say("unknown.kept_act", when=when, act=act, name=name, words=words)
        key = f"unknown.kept{'_asked' if one.asked else ''}"
        return book.say(key, name=name, words=words) if words not in quoted else ""
    assert one.event is not None
    when = reading.when(one.event.moment, one.event.step)
    if one.kind == "known":
        words = reading.sentences(reading.book_at(one.event.moment).text(f"facts.{one.fact}.told"), LONG)
        key = f"unknown.known{'_first' if one.first else ''}"
        return book.say(key, when=when, name=name, words=words) if words and words not in quoted else ""
    if one.kind == "put":
        return _put(reading, one, quoted)
    if one.kind == "dodged":
        asked = reading.desk.at(one.event.moment)
        said, words = reading.sentences(answer_words(asked, one.event)), truth(reading, one.event)
        topic = book.say(f"topic.{c.TOPICS[topic_of(one.event.what)]}")
        if not said or not words or words in quoted or said in quoted:
            return ""
        return book.say("unknown.dodged", when=when, name=name, topic=topic, said=said, words=words)
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


def _put(reading: Reading, one: Hidden, quoted: str) -> str:
    """What the reader put forward and another could not accept, but where the page of all tells it."""
    assert one.event is not None
    book, event, heard = reading.book, one.event, one.heard
    words = red_words(reading, one.by, event.moment)
    told = any(each.kind == "put" and each.option == one.option and one.by in each.who for each in chosen(reading))
    if told or not words or words in quoted:
        return ""
    before = heard is not None and heard.moment < event.moment
    when = reading.when(event.moment, event.step)
    same = before and heard is not None and reading.when(heard.moment, heard.step) == when
    key = "put" if heard is None else "put_later" if not before else f"put_heard{'_same' if same else ''}"
    return book.say(
        f"unknown.{key}",
        when=when,
        option=reading.at(event.moment).option(one.option),
        name=reading.named(one.by),
        words=words,
        heard=reading.when(heard.moment, heard.step) if heard is not None else "",
    )
