"""Three questions for the group: two that only this evening asks, of what was done in it, then one of the scenario's
own, another from one evening to the next.
"""

from collections.abc import Iterator

from game.pages.debrief_crossed import chosen, others_first, together
from game.pages.debrief_happened import acted_against, nearest
from game.pages.debrief_reading import BRIEF, HELD, Reading
from game.pages.packages import name_of
from game.rules import codes as c
from game.rules import state as s

ASKED, OWN = 3, 2  # questions; those of this evening at most


def questions(reading: Reading) -> list[str]:
    """Those that are asked, in words."""
    own = list(dict.fromkeys(_evening(reading)))[:OWN] if reading.state is not None else []
    rest = [reading.sentences(reading.words(one), says=0) for one in reading.debrief.now]
    if own and reading.brief <= HELD:
        rest = sorted(rest, key=lambda one: len(one.split()))[:OWN]
    if own and rest and reading.state is not None:
        first = int(reading.state.scal[s.SEED]) % len(rest)
        rest = [*rest[first:], *rest[:first]]
    return [*own, *rest][:ASKED]


def _evening(reading: Reading) -> Iterator[str]:
    """What this evening asks, the sharpest first, each on another act; nothing that one alone said aside."""
    yield from _broken(reading)
    yield from _crossed(reading)
    yield from _lacking(reading)
    yield from _spoken(reading)
    yield from _unread(reading)
    yield from _alike(reading)
    yield from _unasked(reading)


def _broken(reading: Reading) -> Iterator[str]:
    for seat, when, _ in acted_against(reading):
        yield reading.book.say("asks.broken", name=reading.to_all.named(seat), when=when)


def _crossed(reading: Reading) -> Iterator[str]:
    """What went unsaid, and when it could have been."""
    book = reading.book
    for one in chosen(reading):
        who = together(reading.to_all, one.who[:1])
        if one.kind == "knew":
            yield book.say("asks.burst" if one.later else "asks.kept", who=who)
        elif not reading.alone or reading.is_mine(one.event):  # who reads alone is asked of what it proposed
            who = together(reading.to_all, others_first(reading, one.who)[:1])
            key = "asks.put" if reading.brief > BRIEF[-1] else "asks.put_brief"
            yield book.say(key, who=who, option=reading.at(one.event.moment).option(one.option))


def _lacking(reading: Reading) -> Iterator[str]:
    """Whose yes a table lacked, where the play is told by that."""
    told, book = reading.debrief.fork, reading.book
    closed = told.event if told is not None and told.kind == "no_agreement" else None
    found = nearest(reading, closed) if closed is not None else None
    if found is not None and len(found[1]) == 1:
        who = together(reading.to_all, (book.names.seats[found[1][0]],))
        yield book.say(
            "asks.lacking_you" if who.you else "asks.lacking", who=who, package=name_of(reading.onlooker, found[0])
        )


def _spoken(reading: Reading) -> Iterator[str]:
    """What somebody said before all that could not be accepted: other pages quote it."""
    history = reading.past
    for shown in history.at(history.of(c.E_RED_SHOWN)):
        name = reading.to_all.named(reading.book.names.seats[shown.by])
        yield reading.book.say("asks.shown", when=reading.when(shown.moment, shown.step), name=name)
        return


def _unread(reading: Reading) -> Iterator[str]:
    """Of whom nobody saw what it sought, though two at least were asked."""
    for one in reading.debrief.why.revealed:
        last = {guess.by: guess for guess in one.guesses}
        if len(last) > 1 and not any(guess.right["card"] for guess in last.values()):
            yield reading.book.say("asks.unread", who=together(reading.to_all, (one.seat,)))
            return


def _alike(reading: Reading) -> Iterator[str]:
    """Two that sought the same."""
    found: dict[str, list[str]] = {}
    for one in reading.debrief.why.revealed:
        found.setdefault(one.card, []).append(one.seat)
    for card, seats in found.items():
        if len(seats) == 2:
            words = reading.book.text(f"cards.{card}")
            yield reading.book.say("asks.alike", who=together(reading.to_all, tuple(seats)), card=words)
            return


def _unasked(reading: Reading) -> Iterator[str]:
    """To whom nobody put a question, whom nobody went to see."""
    history = reading.past
    met = {one.to for one in history.at(history.of(c.E_ASKED, c.E_PRESSED, c.E_VISITED))}
    for one in reading.debrief.why.revealed:
        if met and reading.book.names.seats.code[one.seat] not in met:
            yield reading.book.say("asks.unasked", who=together(reading.to_all, (one.seat,)))
            return
