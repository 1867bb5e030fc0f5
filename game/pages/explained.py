"""The page one is on, in a few words: what one does there, what our own words on it mean. `?` opens it."""

import re

from game.pages import menus
from game.pages.book import Book, Desk
from game.pages.model import Page, Part
from game.pages.wording import say

RULED = ("story", "corridor", "answer", "guess", "table", "delivery", "burst", "repair", "end")  # pages with rules
TERMS = ("clause", "package", "cord", "knot", "gage", "period", "reserve")  # the words of ours that pages may use


def explained(desk: Desk, page: Page) -> Page:
    """What one does on this page, in five lines at most, and what the words that stand on it mean."""
    book = desk.book
    parts: list[Part] = []
    if page.kind in RULED:
        lines = book.say(f"rules.{page.kind}").split("\n")
        parts.append(_listed("rules", book.say("words.rules"), lines))
    terms = [_meaning(book, term) for term in met(page)]
    if terms:
        parts.append(_listed("terms", book.say("words.terms"), terms))
    return Page(
        id=f"words.{desk.seat}",
        kind="words",
        lang=book.lang,
        seat=desk.seat,
        title=book.say("words.title"),
        parts=[*parts, menus.back(book.lang, [menus.opens(book.lang, "people", "w")] if book.names.people else [])],
    )


def met(page: Page) -> list[str]:
    """Those of our own words that stand on a page, in the order in which they are explained."""
    text = page.whole_text()
    return [term for term in TERMS if re.search(rf"\b(?:{say(page.lang, f'term.{term}.seen')})\b", text, re.IGNORECASE)]


def _meaning(book: Book, term: str) -> str:
    word = book.say(f"term.{term}.word")
    return book.say("words.line", word=word[:1].upper() + word[1:], means=book.say(f"term.{term}.means"))


def _listed(part_id: str, title: str, lines: list[str]) -> Part:
    return Part(id=part_id, role="list", title=title, text="\n".join(f"- {line}" for line in lines))
