"""A fact that several lines of a page quote is quoted once: who said it again, and to whom, is told after it."""

from collections.abc import Sequence

from game.pages import told
from game.pages.book import ALL, Desk
from game.rules import codes as c
from game.rules.history import Event, claimed, topic_of

_MORE = (c.E_TENSION, c.E_VISITED)  # kinds that hold the fact + 1, 0 for none


def quoted_once(desk: Desk, lines: Sequence[tuple[Event, str]]) -> list[str]:
    """The same lines, each with its event: of those that tell a fact in the words of another, "", and what they add to
    it at the end of that one. What is told beside more (a tension named, an answer, a knot) is never the one left
    out."""
    found = [words for _, words in lines]
    facts = [_quote(desk, event, words) for event, words in lines]
    for fact in {one for one in facts if one}:
        saying = [at for at, one in enumerate(facts) if one == fact]
        more = [at for at in saying if lines[at][0].kind != c.E_TOLD_FACT]
        mine = [at for at in saying if lines[at][0].by == desk.me]  # told first, as what one did
        first = [*more, *mine, *saying][0]
        for at in saying:
            if at != first and lines[at][0].kind == c.E_TOLD_FACT:
                again = _again(desk, lines[at][0])
                found[at], found[first] = "", found[first] if again in found[first] else f"{found[first]} {again}"
    return found


def _quote(desk: Desk, event: Event, words: str) -> str:
    """The words of the fact that this line tells, "" where it tells none word for word."""
    fact = fact_told(event)
    if fact < 0:
        return ""
    name = desk.book.names.facts[fact]
    book = desk.at(event.moment).book
    texts = [book.text(f"facts.{name}.{what}").rstrip(".") for what in ("told", "text")]
    return next((one for one in texts if one and one in words), "")


def fact_told(event: Event) -> int:
    """The fact that an event tells, -1 for none."""
    if event.kind == c.E_ANSWERED:
        return claimed(event) if topic_of(event) == c.BOTHERS else -1
    return event.what if event.kind in (c.E_TOLD_FACT, c.E_BURST) else event.what - 1 if event.kind in _MORE else -1


def _again(desk: Desk, event: Event) -> str:
    key = "told.again_all" if event.to == ALL else "told.again"
    key += ".me" if event.to == desk.me else ""
    hearers = told.hearers_of(desk, event)
    to = told.to_each(desk, hearers) if len(hearers) > 1 else desk.name(max(0, event.to))
    return desk.book.say(key, by=desk.name(event.by), to=to)
