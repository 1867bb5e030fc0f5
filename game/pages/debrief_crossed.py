"""What went unsaid, told to all: what was put forward or signed, beside what somebody there would have answered, or
knew; and, where nothing was signed, how near it came.
"""

from collections.abc import Sequence

from game.debrief.crossed import Crossed
from game.pages.debrief_reading import BRIEF, Reading
from game.pages.model import Part
from game.pages.packages import name_of
from game.pages.wording import join, sentence
from game.rules import codes as c
from game.story.agreeing import Named, Several

LONG, ALIKE = 30, 6  # words of what is quoted, whole sentences; weights apart that are about the same


def chosen(reading: Reading) -> list[Crossed]:
    """Those told: the strongest, then the strongest of another kind, or of another's; where all must be brief one, the
    shortest of those that weigh about as much."""
    every = iter(reading.debrief.crossed if reading.state is not None else [])
    first = next((one for one in every if _line(reading, one)), None)
    if first is None:
        return []
    if reading.brief == BRIEF[-1]:
        near = first.weight - ALIKE
        alike = (one for one in every if one.weight >= near and one.kind == first.kind and _line(reading, one))
        return [min((first, *alike), key=lambda one: len(_line(reading, one).split()))]
    others = (one for one in every if one.kind != first.kind or one.who != first.who)
    second = None if reading.tight else next((one for one in others if _line(reading, one)), None)
    return [one for one in (first, second) if one is not None]


def crossed(reading: Reading) -> Part | None:
    """The first thing that a group reads; nothing where all was said, or the end of the play is not known."""
    told = chosen(reading)
    lines = [_line(reading, one, told[:at]) for at, one in enumerate(told)]
    if not lines:
        return None
    return Part(
        id="crossed",
        role="debrief-unsaid",
        title=reading.book.say("ours.crossed"),
        text="\n".join(f"- {one}" for one in lines),
    )


def _line(reading: Reading, one: Crossed, before: Sequence[Crossed] = ()) -> str:
    """What is told of it, `before` standing above: what is said there is not said again."""
    return _put(reading, one) if one.kind == "put" else _knew(reading, one, before)


def _put(reading: Reading, one: Crossed) -> str:
    """An option put forward, and what those who could not accept it would have answered."""
    book, to_all, seats = reading.book, reading.to_all, others_first(reading, one.who)
    words = red_words(reading, seats[0], one.event.moment)
    if not words:
        return ""
    said = {
        "when": reading.when(one.event.moment, one.event.step),
        "by": to_all.named(book.names.seats[one.event.by]),
        "option": reading.at(one.event.moment).option(one.option),
        "words": words,
        "first": to_all.named(seats[0]),
        "who": together(reading.to_all, seats),
    }
    key = "crossed.put_several" if len(seats) > 1 else "crossed.put"
    return f"{book.say(key, **said)} {_answer(reading, one)}".rstrip()


def _answer(reading: Reading, one: Crossed) -> str:
    book = reading.book
    if reading.brief == BRIEF[-1]:
        return ""
    if one.answer != "later" or one.later is None:
        return book.say(f"crossed.{one.answer}")
    when = reading.when(one.later.moment, one.later.step)
    same = when == reading.when(one.event.moment, one.event.step)
    return book.say("crossed.later_same" if same else "crossed.later", when=when)


def _knew(reading: Reading, one: Crossed, before: Sequence[Crossed]) -> str:
    """What one knew as something was signed, or nothing was."""
    book, then = reading.book, reading.book_at(one.event.moment - 1)
    words = reading.sentences(then.text(f"facts.{one.fact}.told"), LONG)
    if not words:
        return ""
    signed = one.event.kind == c.E_STOOD
    there = any(each.kind == "knew" and each.event == one.event for each in before)
    told = book.say(
        "crossed.same_table" if there else "crossed.signed" if signed else "crossed.unsigned",
        when=reading.when(one.event.moment, one.event.step),
        package=name_of(reading.onlooker, one.event.what) if signed else "",
        by=reading.to_all.named(one.who[0]),
        words=words,
    )
    if one.later is None:
        if reading.brief == BRIEF[-1] or not knew_alone(reading, one.fact):
            return told
        same = any(each.kind == "knew" and knew_alone(reading, each.fact) for each in before)
        return f"{told} {book.say('crossed.alone_too' if same else 'crossed.alone')}"
    when = reading.when(one.later.moment, one.later.step)
    out = [each.later for each in before if each.kind == "knew" and each.later is not None]
    same = any(reading.when(each.moment, each.step) == when for each in out)
    return f"{told} {book.say('crossed.burst_too' if same else 'crossed.burst', when=when)}"


def knew_alone(reading: Reading, fact: str) -> bool:
    """Whether nobody but its holder ever learnt a fact."""
    assert reading.state is not None
    return (
        int((reading.state.fact[reading.book.names.facts.code[fact]] != c.UNKNOWN)[: len(reading.book.seats)].sum())
        == 1
    )


def red_words(reading: Reading, seat: str, moment: int) -> str:
    """What a structure would have said then of what it cannot accept."""
    zone = next(one.red_zone for one in reading.debrief.why.revealed if one.seat == seat)
    path = zone.path.removesuffix(".text").partition(".")[2]
    return reading.sentences(reading.book_at(moment - 1).text(f"{path}.told"), LONG)


def together(reading: Reading, seats: Sequence[str]) -> Named:
    """One, or several named together, as a sentence begins, in the words for this reader or, `to_all`, for all."""
    if len(seats) == 1:
        return reading.named(seats[0])
    lang = reading.book.lang
    return Several(sentence(join(lang, [f"{reading.named(one):le}" for one in seats])), lang)


def others_first(reading: Reading, seats: tuple[str, ...]) -> tuple[str, ...]:
    """These, but for who reads it alone, where there are others: of oneself, one knows; where all must be brief, the
    first of them, who is quoted."""
    others = tuple(one for one in seats if one != reading.seat) if reading.alone else seats
    return (others or seats)[: 1 if reading.tight else None]
