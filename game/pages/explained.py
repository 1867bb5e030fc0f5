"""The page one is on, in a few words: what one does there, what our own words on it mean. `?` opens it."""

from game.pages import menus
from game.pages.book import Desk
from game.pages.guess import meanings
from game.pages.model import Page, Part
from game.pages.table_says import of_this_table
from game.pages.terms import TERMS, means, terms_in
from game.rules import state as s

RULED = (
    "story",
    "corridor",
    "answer",
    "guess",
    "table",
    "delivery",
    "boxes",
    "burst",
    "repair",
    "end",
)  # pages with rules


def explained(desk: Desk, page: Page) -> Page:
    """What one does on this page, in five lines at most, what the words that stand on it mean; what it says
    the first time only."""
    book = desk.book
    parts: list[Part] = []
    if page.kind in RULED:
        lines = book.say(f"rules.{page.kind}").split("\n")
        if page.kind == "table" and int(desk.view.scal[s.IN_FORCE]) >= 0:
            lines[-1] = book.say("rules.table_signed")
        parts.append(_listed("rules", book.say("words.rules"), lines))
    terms = [means(book.lang, term) for term in met(page)]
    if terms:
        parts.append(_listed("terms", book.say("words.terms"), terms))
    own = of_this_table(desk) if page.kind == "table" else meanings(book) if page.kind == "guess" else []
    if own:
        parts.append(_listed(page.kind, page.title, own))
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
    found = {term for line in page.whole_text().split("\n") for term, _, _ in terms_in(line, page.lang)}
    return [term for term in TERMS if term in found]


def _listed(part_id: str, title: str, lines: list[str]) -> Part:
    return Part(id=part_id, role="list", title=title, text="\n".join(f"- {line}" for line in lines))
