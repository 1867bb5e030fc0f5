"""What the state contradicts: what everybody knows kept as a secret, what is past offered, what was never said told as
another's own words; and what is asked of one who knows that it was answered.
"""

import re
from collections.abc import Iterator
from functools import cache

from game.pages import told
from game.pages.book import ALL, Book, Desk
from game.pages.model import Page
from game.play.words import FACT
from game.rules import codes as c
from game.rules import packing
from game.rules import state as s
from game.rules.history import Event, topic_of
from game.story import tables as t
from game.walk.leaf import Leaf
from game.walk.looks.judged import misjudged
from game.walk.looks.sums import wrong_sums

_ASKS = frozenset({c.DOES[c.ASK], c.DOES[c.LISTEN], c.DOES[c.PRESS]})
_REFUSED = re.compile(r"après les refus|ne passait pas|after the refusals|after the noes", re.I)
_BEFORE_ALL = re.compile(r"devant (tout le monde|tous|toutes|la table)|in front of (everyone|all)", re.I)
_MONTHS = {
    "fr": [
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ],
    "en": [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ],
}
# What a word before a month makes of it: from then on, or at the latest then.
_AHEAD = {
    "fr": r"(?:dès|d’ici|d’ici à|avant|avant fin|à partir de|pour|avant le \d+|dès le \d+) ",
    "en": r"(?:by|before|as early as|as of|starting in|for|by \d+|before \d+) ",
}


def contradicted(leaf: Leaf) -> Iterator[str]:
    """A fact, a date, a sum or a circumstance that is not so."""
    yield from wrong_sums(leaf)
    yield from misjudged(leaf)
    yield from _known_by_all(leaf)
    if leaf.beside:
        return
    yield from _told_again(leaf)
    yield from _past(leaf)
    yield from _out_of_time(leaf)
    yield from _not_so(leaf)
    yield from _anothers_words(leaf)


def asked_known(leaf: Leaf) -> Iterator[str]:
    """A question offered to one who had its whole answer, and is not told so, or put by one who did."""
    if leaf.beside:
        return
    desk = leaf.desk
    seats = desk.book.names.seats
    for do, to, what in _offered(leaf.page):
        if do in _ASKS and _answered(desk, desk.me, seats.code[to], c.TOPICS.index(what)):
            yield f"{to}: {what}"
    for part in leaf.page.parts:
        if part.role == "answer" and part.data.get("topic"):
            asker, topic = seats.code[part.data["asker"]], c.TOPICS.index(part.data["topic"])
            if _answered(desk, asker, desk.me, topic) and not _said_so(leaf, asker):
                yield f"{part.data['asker']}? {part.data['topic']}"


def _said_so(leaf: Leaf, asker: int) -> bool:
    """Whether the page says that it was asked as it was being told."""
    said = leaf.desk.book.say("answer.just_told", by=leaf.desk.name(asker))
    return any(said in part.text for part in leaf.page.parts if part.role == "answer")


def _offered(page: Page) -> Iterator[tuple[str, str, str]]:
    """What may be done towards whom, about what, unless the page says beside it that it has lost its sense."""
    for offer in page.offers():
        move = offer.move or {}
        fields = {field.id: field for field in offer.fields}
        if "to" not in move or "what" not in fields or move.get("do") == c.DOES[c.ANSWER]:
            continue
        dos = [move["do"]] if "do" in move else [choice.id for choice in fields["do"].choices if choice.enabled]
        for choice in fields["what"].choices:
            word = choice.id if choice.value is None else str(choice.value)
            if choice.enabled and not choice.note:
                yield from ((do, move["to"], word) for do in dos if do not in choice.unless.get("do", ()))


def _answered(desk: Desk, asker: int, seat: int, topic: int) -> bool:
    """Whether `asker` had from this seat, in my sight, the whole answer to this, and nothing has come out since."""
    found = False
    for event in desk.history.at(desk.history.by(seat)):
        if event.kind == c.E_ANSWERED and event.to == asker and topic_of(event) == topic:
            found = event.how in (c.WHOLLY, c.OTHER) and topic != c.BOTHERS
        elif event.kind in (c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN):
            if event.to in (asker, ALL) and topic == (c.WHY if event.kind == c.E_TOLD_SEEKS else c.NOT_ACCEPT):
                found = True
        elif event.kind == c.E_LIE_OUT and event.to == asker:
            found = False
    return found


def _known(desk: Desk, fact: int) -> int:
    """The mask of the seats that know a fact, by what I saw of how they learnt it."""
    who = 0
    for event in desk.history.at(desk.history.teaching(fact)):
        who |= event.witnesses | (1 << event.by if event.kind == c.E_TOLD_FACT else 0)
    return who


def _others(desk: Desk) -> int:
    return sum(1 << seat for seat in desk.others)


def _known_by_all(leaf: Leaf) -> Iterator[str]:
    """What everyone has learnt before my eyes, kept on my card as mine alone."""
    desk, card = leaf.desk, next((part for part in leaf.page.parts if part.role == "own-card"), None)
    for fact, name in enumerate(desk.book.names.facts):
        if card is not None and _known(desk, fact) & _others(desk) == _others(desk):
            if told.fact_text(desk, fact) in card.text:
                yield f"card: {name}"


def _told_again(leaf: Leaf) -> Iterator[str]:
    """An act that tells its hearers what they know, in the words of one that tells."""
    desk, names = leaf.desk, leaf.desk.book.names
    found: dict[str, None] = {}
    for do, to, what in _offered(leaf.page):
        fact = what.removeprefix(FACT)
        if do == c.DOES[c.TELL] and fact in names.facts:
            if _all_know(desk, names.facts.code[fact], names.seats.code[to] if to in names.seats else ALL):
                found[f"tell {fact}"] = None
    for row in desk.rows:
        if int(row[s.DO]) == c.CHOOSE and f"choices.{names.choices[int(row[s.WHAT])]}.text" not in desk.book.varied:
            for one, hearer in told.reveals(desk, int(row[s.WHAT])):
                if _all_know(desk, one, hearer):
                    found[f"choose {names.choices[int(row[s.WHAT])]}: {names.facts[one]}"] = None
    yield from found


def _all_know(desk: Desk, fact: int, to: int) -> bool:
    hearers = 1 << to if to >= 0 else _others(desk)
    return _known(desk, fact) & hearers == hearers


@cache
def _months(text: str, lang: str) -> tuple[int, ...]:
    """The months that a text names, from 0."""
    found = re.findall(rf"(?<!\w)(?:{'|'.join(_MONTHS[lang])})(?!\w)", text, re.I if lang == "fr" else 0)
    lower = [one.lower() for one in _MONTHS[lang]]
    return tuple(lower.index(one.lower()) for one in found)


def _calendar(book: Book) -> list[tuple[int, int]]:
    """Of each act that has a time, its first and last month, counted on from the first act's year."""
    found: list[tuple[int, int]] = []
    now = -1
    for act in dict.fromkeys(int(row[t.STEP_ACT]) for row in book.frame.course):
        months = _months(book.text(f"acts.{book.names.acts[act]}.time"), book.lang)
        if not months:
            return []
        first = now + (months[0] - now) % 12 if now >= 0 else months[0]
        now = first + (months[-1] - months[0]) % 12
        found.append((first, now))
    return found


def _act_now(desk: Desk) -> tuple[int, int, int]:
    """The first month of the play, and the months of the act of now; -1 where acts have no time."""
    calendar = _calendar(desk.book)
    acts = list(dict.fromkeys(int(row[t.STEP_ACT]) for row in desk.book.frame.course))
    step = min(max(0, int(desk.view.scal[s.STEP])), len(desk.book.frame.course) - 1)
    if not calendar:
        return -1, -1, -1
    return calendar[0][0], *calendar[acts.index(int(desk.book.frame.course[step, t.STEP_ACT]))]


def _past(leaf: Leaf) -> Iterator[str]:
    """An act offered for a date that is past."""
    start, first, _ = _act_now(leaf.desk)
    if first < 0:
        return
    lang = leaf.page.lang
    ahead = re.compile(_AHEAD[lang] + rf"({'|'.join(_MONTHS[lang])})(?!\w)", re.I)
    for part in leaf.page.parts:
        if part.aside or part.role == "navigation":
            continue
        for offer in part.offers:
            words = [offer.text, *(choice.text for field in offer.fields for choice in field.choices if choice.enabled)]
            for text in dict.fromkeys(words):
                for found in ahead.finditer(text):
                    month = _months(found.group(1), lang)[0]
                    at = start + (month - start) % 12
                    if at < first and not _dated(text, found.start(), lang):
                        yield f"{offer.id}: {text}"


def _dated(text: str, at: int, lang: str) -> bool:
    """Whether the sentence says before this place in which month it was so: « En septembre, on a promis pour mars »."""
    return bool(_months(re.split(r"[.!?…] ", text[:at])[-1], lang))


def _out_of_time(leaf: Leaf) -> Iterator[str]:
    """A scene or a knot that bears the date of another act: its first day, against the months of the act."""
    start, first, last = _act_now(leaf.desk)
    if first < 0:
        return
    lang = leaf.page.lang
    day = re.compile(rf"\d+(?:er)? ({'|'.join(_MONTHS['fr'])})" if lang == "fr" else
                     rf"\d+(?:st|nd|rd|th)? ({'|'.join(_MONTHS['en'])})")  # fmt: skip
    for part in leaf.page.parts:
        if part.role != "burst":
            continue
        found = day.search(part.text)
        if found:
            at = start + (_months(found.group(1), lang)[0] - start) % 12
            if not first <= at <= last:
                yield f"{part.id}: {found.group(0)}"


def _not_so(leaf: Leaf) -> Iterator[str]:
    """Refusals told before any; what was said to one, told as said before all."""
    events = leaf.desk.events
    for line in leaf.page.since:
        if _REFUSED.search(line):
            lighter = max((one.moment for one in leaf.desk.fresh if one.kind == c.E_LIGHTER), default=0)
            if not any(one.moment < lighter and _refuses(one) for one in events):
                yield line
        if _BEFORE_ALL.search(line) and not any(_public(one) for one in leaf.desk.fresh):
            yield line


def _public(event: Event) -> bool:
    """Whether somebody did this, or said it, before all."""
    return event.by >= 0 and (event.to == ALL or c.EVENTS[event.kind].seen_by == c.ALL)


def _refuses(event: Event) -> bool:
    return event.kind == c.E_OBJECTED or (event.kind == c.E_MARKED and event.how == c.NO)


def _anothers_words(leaf: Leaf) -> Iterator[str]:
    """Words that a fact's holder says of itself, given as those of somebody else."""
    book = leaf.desk.book
    for event in leaf.desk.fresh:
        fact = _fact_told(event)
        if fact >= 0 and (fact, event.by) not in leaf.held:
            words = book.text(f"facts.{book.names.facts[fact]}.told")
            lines = [line for line in leaf.sheet.lines if words and words in line]
            if lines and not any(_fact_told(one) == fact and (fact, one.by) in leaf.held for one in leaf.desk.fresh):
                yield f"{book.names.seats[event.by]}: {words}"


def _fact_told(event: Event) -> int:
    """The fact told in an event, -1 where none is."""
    if event.kind == c.E_TOLD_FACT:
        return event.what
    if event.kind == c.E_ANSWERED and topic_of(event) == c.BOTHERS:
        return packing.claimed(event.what)
    return event.what - 1 if event.kind == c.E_TENSION else -1
