"""What must be told: the answer to one's act, what may never be cut, and no line that says nothing."""

import re
from collections.abc import Iterable, Iterator

from game.pages import told
from game.pages.book import Desk
from game.pages.outside import signers
from game.pages.packages import name_of
from game.rules import codes as c
from game.rules.history import Event, claimed
from game.walk.leaf import Leaf, plain

# Signed, refused, revealed, broken, repaired, burst: told on the page that follows, however long it gets.
NEVER_CUT = frozenset(
    {
        *(c.E_STOOD, c.E_NO_AGREEMENT, c.E_WITHDREW, c.E_LEFT, c.E_DECIDED_FOR),
        *(c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN, c.E_TENSION, c.E_LIE_OUT),
        *(c.E_SWAP, c.E_PROMISE_BROKEN, c.E_OWNED, c.E_PRICED, c.E_SETTLED, c.E_BURST, c.E_SEEKS),
    }
)
# What an act of mine asks of another, and the events that answer it.
_ANSWERED_BY = {
    c.E_ASKED: {c.E_ANSWERED},
    c.E_PRESSED: {c.E_ANSWERED},
    c.E_TRADE: {c.E_TRADE_ANSWER, c.E_SWAP},
    c.E_OWNED: {c.E_PRICED},
    c.E_PRICED: {c.E_SETTLED},
}
# What I did that another page must give back to me, as done or by what it brought.
_ACTS = {
    *(c.E_ASKED, c.E_PRESSED, c.E_TRADE, c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_REASSURED, c.E_VISITED),
    *(c.E_TEAM, c.E_PREPARED, c.E_PUT, c.E_LIGHTER, c.E_OBJECTED, c.E_RED_SHOWN, c.E_TENSION, c.E_THIRD, c.E_ADJOURN),
    *(c.E_DELIVERED, c.E_REACTED, c.E_OWNED, c.E_PRICED, c.E_SETTLED, c.E_TAKEN, c.E_GIVEN, c.E_SWAP),
}
_ARTICLE = re.compile(r"^(L[ae]s? |L’|The )")
_YOU = {"fr": ("vous", "votre", "vos "), "en": ("you",)}
_NOTHING_IN = re.compile(r"«\W*»|“\W*”|\(\W*\)|\{\w*[:}]|[:—–-]\s*$")


def unanswered(leaf: Leaf) -> Iterator[str]:
    """An act of mine without what came of it at the top of the page: first, before anything of others."""
    if leaf.beside:
        return
    yield from _choice_unanswered(leaf)
    chosen = {claimed(event) for event in leaf.mine if event.kind == c.E_ANSWERED}  # in words that were shown
    asked = [
        event
        for event in leaf.mine
        if event.kind in _ACTS and not (event.kind == c.E_TOLD_FACT and event.what in chosen)
    ]
    if asked and not leaf.page.since:
        yield _named(leaf.desk, asked[0])
        return
    for event in asked:
        answers = [
            one
            for one in leaf.desk.fresh
            if one.kind in _ANSWERED_BY.get(event.kind, ()) and (one.by, one.to) == (event.to, event.by)
        ]
        for one in answers:
            if not _said(leaf.desk, one, leaf.page.since):
                yield _named(leaf.desk, one)
        if not answers and not _said(leaf.desk, event, leaf.page.since):
            yield _named(leaf.desk, event)
    lines = [line for line in leaf.page.since if not _closes(leaf.desk, line)]
    first = lines[0] if asked and lines else ""
    came = any(_came(leaf, event) and first.startswith(_came(leaf, event)) for event in leaf.mine)
    if first and not came and not any(_of_mine(leaf.desk, event, first) for event in leaf.desk.fresh):
        yield first


def _closes(desk: Desk, line: str) -> bool:
    """Whether a line tells what a table signed, or that it signed nothing: before all else, one's own acts too."""
    signed = (event for event in desk.fresh if event.kind == c.E_STOOD)
    return line.startswith(desk.book.say("closed.start")) or any(_said(desk, event, [line]) for event in signed)


def _choice_unanswered(leaf: Leaf) -> Iterator[str]:
    """A choice of mine without what the scenario says comes of it, or after something else."""
    for event in leaf.mine:
        came = _came(leaf, event)
        if came and not any(line.startswith(came) for line in leaf.page.since[:1]):
            yield f"choice: {came}"


def _came(leaf: Leaf, event: Event) -> str:
    """What the scenario says comes of a choice, "" of anything else."""
    book = leaf.desk.at(event.moment).book
    return book.text(f"choices.{book.names.choices[event.what]}.then") if event.kind == c.E_CHOICE else ""


def cut(leaf: Leaf) -> Iterator[str]:
    """Something signed, refused, revealed, broken, repaired or burst that the page does not tell."""
    if leaf.beside:
        return
    answered = {claimed(event) for event in leaf.desk.fresh if event.kind == c.E_ANSWERED}
    for event in leaf.desk.fresh:
        if event.kind not in NEVER_CUT or event.by == leaf.desk.me:
            continue
        if event.kind == c.E_TOLD_FACT and event.what in answered:
            continue
        if not _said(leaf.desk, event, leaf.sheet.lines):
            yield _named(leaf.desk, event)


def empty(leaf: Leaf) -> Iterator[str]:
    """A line that says nothing: a bullet alone, words that are missing from their sentence."""
    for part in leaf.page.parts:
        lines = part.text.split("\n") if part.text else []
        for before, line in zip(["", *lines], [*lines, ""], strict=True):
            if not before.strip() and not line.strip() and lines:  # one between two others sets them apart
                yield f"{part.id}: {before!r}, {line!r}"
            if line.strip() in ("-", "–", "•") or _missing(line):
                yield f"{part.id}: {line!r}"
        for offer in part.offers:
            if not offer.text.strip() or _missing(offer.text):
                yield f"{part.id}.{offer.id}: {offer.text!r}"
            for field in offer.fields:
                for choice in field.choices:
                    if not choice.text.strip():
                        yield f"{part.id}.{offer.id}.{field.id}.{choice.id}"


def _missing(line: str) -> bool:
    """Whether a sentence lacks what was to be put in it; a heading may end with a colon."""
    found = _NOTHING_IN.search(line)
    return bool(found) and not (line.endswith(":") and not line.startswith("-"))


def _said(desk: Desk, event: Event, lines: Iterable[str]) -> bool:
    """Whether one of these lines tells an event: who did it, and what was said, signed or seen, in the words of the
    scenario."""
    then = desk.at(event.moment)
    who: Iterable[str]
    if event.by == desk.me:
        who = _YOU[desk.book.lang]
    else:
        who = {_ARTICLE.sub("", str(then.name(event.by, you=False))), then.short(event.by)} if _by_name(event) else {""}
    words = [[word] for word in _words(then, event)]
    if event.kind == c.E_TOLD_FACT:  # of oneself, or of somebody else
        words = [[then.book.text(f"facts.{then.book.names.facts[event.what]}.told"), told.fact_text(then, event.what)]]
    return any(
        any(_lower(name) in _lower(line) for name in who)
        and all(any(plain(one) in plain(line) for one in word) for word in words)
        for line in lines
    )


def _by_name(event: Event) -> bool:
    """Whether who did it is named with it: what is signed or burst is nobody's alone."""
    return event.by >= 0 and event.kind not in (c.E_STOOD, c.E_BURST, c.E_NO_AGREEMENT)


def _words(desk: Desk, event: Event) -> list[str]:
    """What of an event must stand in what tells it."""
    kind, what = event.kind, event.what
    if kind == c.E_STOOD:
        return [desk.listed(signers(desk, event))]
    if kind in (c.E_LIGHTER, c.E_PUT):
        return [f"{name_of(desk, what):le}"]
    if kind == c.E_ANSWERED:
        return [told.answer_words(desk, event)]
    if kind in (c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN):
        return [desk.book.part_text(what, "told")]
    if kind in (c.E_PROMISE, c.E_PROMISE_BROKEN, c.E_PROMISE_KEPT) and what > 0:
        return [desk.book.clause_and_option(what - 1)]
    if kind == c.E_BURST:
        return [told.fact_text(desk, what)]
    if kind == c.E_NO_AGREEMENT:
        return [desk.book.say("closed.start")]
    return []


def _of_mine(desk: Desk, event: Event, line: str) -> bool:
    """Whether a line tells of an event that I made, or that was made to me."""
    return desk.me in (event.by, event.to) and _said(desk, event, [line])


def _named(desk: Desk, event: Event) -> str:
    by = desk.book.names.seats[event.by] if event.by >= 0 else "-"
    return f"{c.EVENTS_OF[event.kind]} {by}: {' / '.join(_words(desk.at(event.moment), event))}"[:160]


def _lower(text: str) -> str:
    return text.lower().rstrip(".")
