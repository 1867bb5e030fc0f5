"""How others saw the reader: the card that each of them named, beside what was so, and the act that gave the reader
away, or led them astray.
"""

from game.debrief.mine import Betrayal, SeenBy
from game.pages.debrief_crossed import together
from game.pages.debrief_deeper import NAMED
from game.pages.debrief_once import repeats
from game.pages.debrief_reading import BRIEF, HELD, Reading
from game.pages.model import Part
from game.pages.wording import counted

MOST, LISTED = 4, 3  # lines of it; names of one of them, from which they are counted


def seen(reading: Reading, told: str = "") -> Part | None:
    """The part of *mine* that tells it; what a person said is not told where people are too many to be named, nor an
    act whose words are `told` elsewhere on the page."""
    people = {one.seat for one in reading.people}
    kept = people if len(people) >= NAMED else set()
    found = [one for one in reading.mine.seen if one.by not in kept]
    if not found:
        return None
    book = reading.book
    own = next(one for one in reading.debrief.why.revealed if one.seat == reading.seat)
    lines = _lines(reading, [one for one in found if one.card is not None], told)
    lines = lines[: MOST if not reading.tight else 2 if reading.brief > BRIEF[-1] else 1]
    reds = [one.by for one in found if one.red]
    if reds and own.red_options and not reading.tight:
        cannot = reading.option(own.red_options[0])
        lines.append(book.say("seen.red", who=together(reading, reds), cannot=cannot))
    lines = lines or [book.say("seen.nobody")]
    text = "\n".join([book.say("seen.truth", card=book.text(f"cards.{own.card}")), *(f"- {one}" for one in lines)])
    return Part(id="seen", role="debrief-unsaid", title=book.say("mine.seen"), text=text)


def _lines(reading: Reading, found: list[SeenBy], told: str) -> list[str]:
    """Those who were wrong first, then those who saw it; who thought the same by the same act together."""
    book, groups = reading.book, dict[tuple[str, str, bool], list[SeenBy]]()
    for one in sorted(found, key=lambda one: (one.right, one.act is None)):
        quoted = one.act is not None and (reading.brief > HELD or (not groups and reading.brief > BRIEF[-1]))
        act = betrayed(reading, one.act) if quoted else ""
        act = "" if repeats(act, told) else act
        told = f"{told}\n{act}"
        groups.setdefault((one.card or "", act, one.right), []).append(one)
    lines = list[str]()
    for (card, act, right), own in groups.items():
        key = f"seen.{'right' if right else 'wrong'}{'_many' if len(own) > LISTED else ''}"
        who, n = together(reading, [one.by for one in own]), counted(book.lang, len(own))
        lines.append(book.say(key, who=who, n=n, card=book.text(f"cards.{card}"), act=act).rstrip())
    return lines


def betrayed(reading: Reading, one: Betrayal | None) -> str:
    """The act that betrayed a structure, quoted, with its time."""
    book = reading.book
    if one is None:
        return book.say("betrayed.none") if reading.brief == 1.0 else ""
    when = reading.when(one.event.moment, one.event.step)
    name = reading.named(reading.book.names.seats[one.event.by])
    if one.kind == "put":
        return book.say("betrayed.put", when=when, name=name, option=reading.at(one.event.moment).option(one.option))
    return book.say("betrayed.told", when=when, words=reading.tell(one.event))  # whole: cut, it may say something else
