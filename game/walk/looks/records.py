"""What is announced can be opened, and what is written down is what was said."""

from collections.abc import Iterator
from typing import Any

from game.pages import told
from game.pages.book import Desk
from game.pages.model import Page
from game.pages.opened import packages_page
from game.pages.packages import name_of
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, claimed, topic_of
from game.walk.leaf import LEAST, QUOTES, Leaf, plain

_SAID = (c.E_ANSWERED, c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN)
_FORMS = {c.WHOLLY: "told", c.OTHER: "told", c.PARTLY: "hint", c.DODGE: "dodge"}  # by how one answered


def unopened(leaf: Leaf) -> Iterator[str]:
    """A package that the page announces, or one of mine that lies on the table, that opens neither there nor on the
    page of packages."""
    if leaf.beside:
        return
    desk = leaf.desk
    wanted = {event.what for event in desk.fresh if event.kind in (c.E_PUT, c.E_LIGHTER)}
    if desk.stage == c.AT_ROUND:
        wanted |= {one for one in desk.packages if desk.package_state(one, s.PUT_BY) == desk.me}
    missing = wanted - _packages(leaf.page)
    if missing and any(offer.id == "open.packages" for offer in leaf.page.offers()):
        missing -= _packages(packages_page(desk))
    for package in sorted(missing):
        yield f"package.{letter(package)}: {name_of(desk, package)}"


def recorded(leaf: Leaf) -> Iterator[str]:
    """Words in the notebook other than those that were heard, or given back other than those that were chosen."""
    if leaf.beside:
        yield from _never_shown(leaf)
        return
    noted = plain(next((part.text for part in leaf.page.parts if part.role == "notebook"), ""))
    for event in leaf.desk.fresh:
        then = leaf.desk.at(event.moment)
        if event.kind == c.E_ANSWERED:
            words = told.answer_words(then, event)
            if event.by == leaf.desk.me:
                given = leaf.chosen.text if leaf.chosen is not None and _is_answer(leaf, event.to) else words
                if plain(words) not in plain(given):
                    yield f"{given} / {words}"
            elif noted and plain(words) not in noted and not _stood(leaf.desk, event, noted):
                yield f"answered {leaf.desk.book.names.seats[event.by]}: {words}"
        elif event.kind in _SAID and event.by != leaf.desk.me and noted:
            words = _told(then, event)
            if plain(words) not in noted and not _stood(leaf.desk, event, noted):
                yield f"told {leaf.desk.book.names.seats[event.by]}: {words}"


def _stood(desk: Desk, event: Event, noted: str) -> bool:
    """Whether what is said again stands there already, from the same mouth, in the words of that time."""
    said = _what(event)
    before = [one for one in desk.events if one.moment < event.moment and one.by == event.by and _what(one) == said]
    return bool(said) and any(plain(_words(desk.at(one.moment), one)) in noted for one in before)


def _what(event: Event) -> tuple[str, int] | None:
    """What an event says, whatever the words: a fact, or of what one wants how much; None where it says neither."""
    if event.kind == c.E_ANSWERED and topic_of(event) != c.BRING:
        fact = topic_of(event) == c.BOTHERS
        return "fact" if fact else _FORMS.get(event.how, ""), claimed(event)
    if event.kind in _SAID and event.kind != c.E_ANSWERED:
        return "fact" if event.kind == c.E_TOLD_FACT else _FORMS[c.WHOLLY], event.what
    return None


def _words(desk: Desk, event: Event) -> str:
    return told.answer_words(desk, event) if event.kind == c.E_ANSWERED else _told(desk, event)


def _never_shown(leaf: Leaf) -> Iterator[str]:
    """Words in the notebook, what happened told again, that no page showed when they were said."""
    if leaf.page.kind != "notebook":
        return
    for part in leaf.page.parts:
        for found in QUOTES.finditer(part.text):
            words = found.group(1) or found.group(2) or ""
            if len(words.split()) >= LEAST and not any(words in sheet.text for sheet in leaf.before):
                yield f"{part.id}: {words}"


def _told(desk: Desk, event: Event) -> str:
    """What was said in an event, unasked."""
    if event.kind != c.E_TOLD_FACT:
        return desk.book.part_text(event.what, "told")
    name = desk.book.names.facts[event.what]
    return desk.book.text(f"facts.{name}.{'text' if told.of_another(desk, event) else 'told'}")


def _packages(page: Page) -> set[int]:
    """The packages shown on a page, whole, by number."""
    found: list[dict[str, Any] | None] = []
    for part in page.parts:
        if part.role == "packages":
            found += [*part.data.get("packages", []), part.data.get("yours")]
    return {int(one["number"]) for one in found if one}


def _is_answer(leaf: Leaf, to: int) -> bool:
    """Whether what I last chose was to answer this seat."""
    move = leaf.move or {}
    return move.get("do") == c.DOES[c.ANSWER] and move.get("to") == leaf.desk.book.names.seats[to]
