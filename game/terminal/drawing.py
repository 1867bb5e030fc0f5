"""A page as lines of text, at most 78 columns, fewer in a narrow terminal; nothing rests on colour or on a place on the
screen."""

import os
import re
import textwrap
from itertools import takewhile
from typing import TextIO

from game.pages.model import ROLES, Field, Offer, Page, Part, Values
from game.pages.wording import say

WIDTH, NARROWEST = 78, 12
LONG = 60  # letters; a longer hint stands apart
TURNING = {"open.next": 0, "open.previous": 1}  # a page of several
_MARKS = ("- ", "• ", "> ")


def room(stream: TextIO) -> int:
    """Columns that a line of text may take: those of the terminal that the stream is, if it is one, but for the last,
    where some go to the next line at once."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return WIDTH
    return max(NARROWEST, min(WIDTH, columns - 1)) if columns else WIDTH


def rows_of(stream: TextIO) -> int:
    """Lines that the terminal shows at once; 0 where that cannot be known, or where none is there."""
    try:
        return os.get_terminal_size(stream.fileno()).lines
    except (OSError, ValueError, AttributeError):
        return 0


def draw(page: Page, width: int = WIDTH) -> list[str]:
    """The lines of a page: title, place, parts in reading order with their numbered offers, then the letters. A word is
    cut only where it alone is longer than a line."""
    lines = ["", *wrap(page.title, width), "-" * min(width, max(3, len(page.title)))]
    if page.curtain:
        lines += wrap(page.curtain.text, width)
        lines += [line for one in page.offers() if one.meant for line in wrap(how_meant(page.lang, one), width)]
        return [*lines, *_offers(page, width), "", *_letters(page, width), ""]
    place = place_line(page)
    if place:
        lines += wrap(place, width)
    lines.append("")
    numbers = numbers_of(page)
    for part in _shown(page):
        same = part.title == page.title  # a title that was just read is not read again
        lines += _part(part.model_copy(update={"title": ""}) if same else part, numbers, page.lang, width)
    return [*lines, *_letters(page, width), ""]


def numbered(page: Page) -> list[Offer]:
    """The offers that have a number in the terminal, in order; those that turn a page first, so that each has the same
    number on every page. What is never begun unasked has a letter alone."""
    parts = [(part.role == "choices", part.offers) for part in _shown(page)]
    found = [one for plain, offers in parts for one in offers if one.enabled and (plain or not _lettered(one))]
    found = [one for one in found if not (page.curtain and _lettered(one))]
    return sorted(found, key=lambda offer: TURNING.get(offer.id, len(TURNING)))


def numbers_of(page: Page) -> dict[str, int]:
    """The number of each of these, by its id: its digit, where each has one of its own; else its place."""
    found = numbered(page)
    keys = [one.key for one in found]
    own = len(set(keys)) == len(keys) and all(key.isdecimal() for key in keys)
    return {one.id: int(one.key) if own else place for place, one in enumerate(found, start=1)}


def how_meant(lang: str, offer: Offer) -> str:
    """What to type for what nothing else takes."""
    return say(lang, "curtain.how", letter=offer.key)


def _lettered(offer: Offer) -> bool:
    return len(offer.key) == 1 and offer.key.isalpha()


def _shown(page: Page) -> list[Part]:
    """What stands on the page itself: what is beside it has a page of its own, but for a role to come."""
    beside = (part.aside and part.role in ROLES for part in page.parts)
    return [part for part, aside in zip(page.parts, beside, strict=True) if not aside and part.role != "navigation"]


def by_letter(page: Page) -> dict[str, Offer]:
    """The offers reached by a letter, those of the page itself and those at its foot."""
    own = (offer for part in _shown(page) for offer in part.offers if offer.enabled and _lettered(offer))
    return {**{offer.key: offer for offer in own}, **lettered(page)}


def lettered(page: Page) -> dict[str, Offer]:
    """The offers at the foot of a page, by their letter."""
    return {
        offer.key: offer
        for part in page.parts
        if part.role == "navigation"
        for offer in part.offers
        if offer.enabled and offer.key
    }


def place_line(page: Page) -> str:
    """« Titre — moment — acte 2 sur 3 »."""
    if page.place is None:
        return ""
    words = [word for word in (page.place.act, page.place.time) if word]
    if page.place.n:
        words.append(say(page.lang, "place.act", n=page.place.n, of=page.place.of))
    return " — ".join(words)


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """Paragraphs wrapped; a list's lines hang under their mark, lines that begin with spaces keep them."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        indent = paragraph[: len(paragraph) - len(paragraph.lstrip(" "))]
        hang = indent + ("  " if paragraph.lstrip(" ").startswith(_MARKS) else "")
        lines += textwrap.wrap(
            _loosened(paragraph.lstrip(" "), width - len(hang)),
            width,
            initial_indent=indent,
            subsequent_indent=hang,
            break_on_hyphens=False,
        ) or [""]
    return lines


def _loosened(text: str, width: int) -> str:
    """What is held together and longer than a line comes apart at its own spaces, before a word does."""
    return re.sub(rf"[^ ]{{{width + 1},}}", lambda held: re.sub(r"\s", " ", held[0]), text)


def field_lines(field: Field, lang: str, width: int = WIDTH) -> list[str]:
    """A field and its numbered choices; what stands if nothing is typed is said in words."""
    lines = ["", *wrap(f"{field.group} — {field.label}" if field.group else field.label, width)]
    kept = [field.value] if isinstance(field.value, str) else field.value or []
    group = ""
    for number, choice in enumerate(field.choices, start=1):
        if choice.group != group:
            group = choice.group
            lines += wrap(f"  {group}", width)
        note = f" ({choice.note})" if choice.note else ""
        mark = f" — {say(lang, 'terminal.standing')}" if choice.id in kept else ""
        closed = "" if choice.enabled else f" — {say(lang, 'terminal.closed')}"
        lines += _hung(f"{number}. ", f"{choice.text}{note}{mark}{closed}", width)
    key = {"many-of": "terminal.pick_many", "text": "terminal.write"}.get(field.kind, "terminal.pick_one")
    return [*lines, *wrap(say(lang, key if field.value is None else f"{key}_or_enter"), width)]


def sheet_of(fields: list[Field], at: int) -> list[Field]:
    """The fields from `at` on that are shown at once, under one heading; none where that one stands alone."""
    first = fields[at]
    rows = list(takewhile(lambda one: one.sheet and one.group == first.group, fields[at:]))
    return rows if len(rows) > 1 else []


def sheet_lines(rows: list[Field], values: Values, lang: str, width: int = WIDTH) -> list[str]:
    """Fields shown at once, a numbered line each with what stands there."""
    lines = ["", *wrap(rows[0].group, width)]
    for number, field in enumerate(rows, start=1):
        chosen = next((choice for choice in field.choices if choice.id == values[field.id]), None)
        said = say(lang, "unit.clause_option", clause=field.short or field.label, option=chosen.text if chosen else "…")
        lines += _hung(f"{number}. ", said, width)
    return [*lines, *wrap(say(lang, "terminal.sheet"), width)]


def _part(part: Part, numbers: dict[str, int], lang: str, width: int) -> list[str]:
    lines = wrap(part.title.upper(), width) if part.title else []
    if part.text:
        lines += wrap(part.text, width)
    besides = [offer for offer in part.offers if offer.id in part.data.get("besides", ())]
    for offer in part.offers:
        if offer in besides:
            continue
        long = len(offer.hint) > LONG or "\n" in offer.hint  # stands under the offer, line by line
        hint = f" ({offer.hint})" if offer.hint and not long else ""
        if offer.enabled and not offer.at_once and any(one.at_once for one in part.offers):
            hint += f" ({say(lang, 'terminal.enter')})"
        if offer.enabled:
            hint += f" ({offer.key})" if offer.id in numbers and _lettered(offer) else ""
            lines += _hung(f"{numbers.get(offer.id, offer.key):>2}. ", offer.text + hint, width)
            lines += [line for one in offer.hint.split("\n") for line in _hung("    ", one, width)] if long else []
        else:
            lines += _hung("  – ", f"{offer.text} — {say(lang, 'terminal.closed')}{hint}", width)
    if besides:  # side by side, so that a page holds what it asks
        said = [f"{numbers[one.id]}. {one.text}" for one in besides]
        lines += [f" {line}" for line in _held(said, width - 1)]
    return [*lines, ""] if lines else []


def _offers(page: Page, width: int) -> list[str]:
    """Those of a curtain, by their number or their letter."""
    numbers = numbers_of(page)
    offers = [offer for part in _shown(page) for offer in part.offers if offer.enabled]
    return [line for one in offers for line in _hung(f"{numbers.get(one.id, one.key):>2}. ", one.text, width)]


def _letters(page: Page, width: int) -> list[str]:
    """The letters at the foot, and the one that explains."""
    return _tied(lettered(page), [] if "?" in lettered(page) else [say(page.lang, "terminal.keys_letter")], width)


def keys(page: Page, width: int) -> list[str]:
    """Every letter that this page takes."""
    return _tied(by_letter(page), [], width)


def _tied(offers: dict[str, Offer], more: list[str], width: int) -> list[str]:
    """Letters and their words; a letter stays with its words."""
    return _held([*(f"{key} {offer.text.lower()}" for key, offer in offers.items()), *more], width)


def _held(words: list[str], width: int) -> list[str]:
    """One after another, each on one line where it has room there."""
    dotted = [*(f"{word} ·" for word in words[:-1]), *words[-1:]]
    tied = wrap(" ".join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in dotted), width)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in tied]


def _hung(head: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_on_hyphens=False,
    )
