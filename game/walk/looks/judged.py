"""What the debrief says, against the play as it ended."""

import re
from collections.abc import Iterator

from game.pages.debrief_reading import Reading
from game.pages.model import Page
from game.pages.wording import say
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History
from game.rules.packing import card_guessed
from game.rules.read.agendas import sought_at
from game.rules.state import State
from game.story import tables as t
from game.walk.leaf import LEAST, QUOTES, Leaf, plain


def misjudged(leaf: Leaf) -> Iterator[str]:
    """An ending, a card, a guess, a verdict other than those of the play; words quoted that are nobody's."""
    reading = leaf.reading
    if reading is None or reading.state is None:
        return
    ended = reading.state
    for check in (_ending, _cards, _guesses, _verdicts):
        yield from check(reading, ended, leaf.page)
    yield from _quoted(leaf)


def _ending(reading: Reading, ended: State, page: Page) -> Iterator[str]:
    ending = reading.book.names.endings[int(ended.scal[s.ENDING])]
    for part in page.parts:
        if part.id == "ending" and part.title != reading.shared.text(f"endings.{ending}.title"):
            yield f"ending: {part.title} ({ending})"


def _cards(reading: Reading, ended: State, page: Page) -> Iterator[str]:
    """A card turned over that is not what its structure sought at the end."""
    for part in page.parts:
        if part.role == "debrief-cards":
            lines = [line.casefold() for line in part.text.split("\n")]
            for code in reading.book.seats:
                words = reading.book.text(f"cards.{_card(reading, int(ended.seat[code, s.SEEKS]))}")
                name = reading.short(reading.book.names.seats[code])
                if not any(words.casefold() in line and name.casefold() in line for line in lines):
                    yield f"card: {name} ({words})"


def _guesses(reading: Reading, ended: State, page: Page) -> Iterator[str]:
    """Of a structure, another card than the reader said last, or than it sought then."""
    book = reading.book
    me, cards = book.names.seats.code[reading.seat], int(book.frame.size[t.CARDS])
    for part in (one for one in page.parts if one.role == "debrief-guesses"):
        history = History().read(ended)
        for one in part.data.get("guesses", []):
            about = book.names.seats.code[one["seat"]]
            made = [at for at in history.of(c.E_GUESS) if _of(history.events[at], me, about)]
            said = int(card_guessed(history.events[made[-1]].what, cards)) if made else -1
            words = book.text(f"cards.{book.names.cards[said]}") if said >= 0 else ""
            if one["guess"] != words or (words and words not in part.text):
                yield f"guess {one['seat']}: {one['guess']} ({words})"
            if made and said >= 0:
                sought = int(sought_at(ended, about, made[-1]))
                if one["right"] != (book.names.cards[said] == _card(reading, sought)):
                    yield f"guess {one['seat']}: {one['right']}"


def _verdicts(reading: Reading, ended: State, page: Page) -> Iterator[str]:
    """A pitfall told with another verdict than the one that it has."""
    words = {verdict: say(page.lang, f"verdict.{verdict}") for verdict in ("avoided", "brushed", "fallen")}
    for one in reading.debrief.says.pitfalls:
        title = reading.words(one.title)
        for part in page.parts:
            for line in part.text.split("\n") if title in part.text else ():
                _, found, after = line.partition(title)
                others = [word for verdict, word in words.items() if verdict != one.verdict]
                if found and any(re.match(rf"[\s\u00a0\u202f]*[:—–][\s\u00a0]*{word}\b", after) for word in others):
                    yield f"{part.id}: {line} ({one.verdict})"


def _of(event: Event, by: int, about: int) -> bool:
    return (event.by, event.to) == (by, about)


def _card(reading: Reading, part: int) -> str:
    """The card of what is sought."""
    tables = reading.speaker.loaded.tables
    return tables.names.cards[int(tables.secrets.part[part, t.CARD])]


def _quoted(leaf: Leaf) -> Iterator[str]:
    """Words between quotation marks that are no text of the scenario, nor of a sheet."""
    for part in leaf.page.parts:
        if part.role in ("debrief-sheet", "debrief-testimony"):
            continue
        for found in QUOTES.finditer(part.text):
            words = (found.group(1) or found.group(2) or "").rstrip("….")
            if len(words.split()) >= LEAST and any(plain(one) not in leaf.written.text for one in _said_of(words)):
                yield f"{part.id}: {words}"


def _said_of(words: str) -> list[str]:
    """An option is quoted behind the title of its clause: « La porte : on n'en parle pas »."""
    return re.split(r"[\s\u00a0\u202f]*: ", words, maxsplit=1)
