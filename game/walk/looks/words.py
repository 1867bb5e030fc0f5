"""How it is said: people introduced before they are named, our terms explained, no sentence again and again, agreement
of gender and number.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from game.pages.book import Book
from game.pages.terms import LINES, OURS, terms_in
from game.pages.wording import say
from game.walk.leaf import Leaf

TIMES = 3  # a sentence that comes so often in one play is too many
_WRONG = {
    "fr": [
        r"(?<![\d,])1[ \u00a0](?:jours|personnes|tours|parties|propositions)\b",
        r"(?:½|(?<!\d)1|(?<!\d)[01],\d+)[ \u00a0]jour (?:donnés|passés|demandés|prévus)\b",
        r"\b(?:à|de) les? (?:proposition|version|[A-ZÉ]\w)",
        r"\b(?:du la|des le|au la|aux le)\b",
        r"\b(?:que|jusque|lorsque|puisque) (?:il|elle|on|ils|elles|un|une)\b",
        r"\b[Vv]ous avez [^.«:\n]{0,40}\b(?:sa|ses|leurs?) (?:part|propre|promesse|limite|offre|équipe)\b",
        r"(?:^|[.!?] |- )(?:Nous|Vous) a\b",
    ],
    "en": [
        r"(?<![\d.])1 (?:days|people|rounds|packages|plays|times)\b",
        r"\b1 (?:promised|given|spent) days\b",
        r"(?:^|[.!?:] |- )You (?:has|was|is|gives|keeps)\b",
        r"\bYou (?!have|had)(?:(?!people|those)[^.“]){0,40}\btheir (?:side|own|part|promise|marks|offer|limit)\b",
        r"\ba (?!one|once|use|uni|Euro|euro|ewe)[aeio]\w+",
        r"\ban (?!hour|honest|heir)[bcdfghjklmnpqrstvwxz]\w",
        r"\b[Tt]he [Tt]he\b",
    ],
}
_AGREES = {lang: [re.compile(one) for one in some] for lang, some in _WRONG.items()}
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")


# What somebody is called by beside a name: alone, it may be anyone's.
_TITLES = frozenset({"Madame", "Monsieur", "Mademoiselle", "Maître", "Docteur", "M.", "Mme", "Mr", "Mrs", "Miss", "Ms"})


def unintroduced(leaf: Leaf) -> Iterator[str]:
    """A person named before one could know who they are, a term of ours before it was explained."""
    yield from _people(leaf)
    lang, sheets = leaf.page.lang, (*leaf.before, leaf.sheet)
    known = {name for sheet in leaf.before for name in sheet.terms}  # told once is enough
    for line in leaf.sheet.texts:
        for name, start, end in terms_in(line, lang):
            word = say(lang, f"term.{name}.word").lower()
            if name in OURS and name not in known and not any(word in sheet.explained for sheet in sheets):
                known.add(name)
                yield f"{name}: {_around(line, start, end)}"


def _people(leaf: Leaf) -> Iterator[str]:
    """Whose first mention, for this seat, has neither their structure beside it nor what they do."""
    book = leaf.desk.book
    if leaf.page.kind == "people":
        return
    for person in book.names.people:
        if person.seat == leaf.desk.me:
            continue
        name, line = (book.text(f"cast.{person.id}.{what}") for what in ("name", "line"))
        first = first_mention(name, leaf.sheet.prose)
        if first is None or any(first_mention(name, sheet.prose) for sheet in leaf.before):
            continue
        start = leaf.sheet.prose.rfind("\n", 0, first[0]) + 1
        around = leaf.sheet.prose[max(start, first[0] - 220) : first[1] + 160].lower()
        if not any(word in around for word in _who(book, person.seat, line)):
            yield f"{name}: …{leaf.sheet.prose[max(start, first[0] - 60) : first[1] + 40]}…"


@lru_cache(maxsize=LINES)
def first_mention(name: str, prose: str) -> tuple[int, int] | None:
    """Where somebody is first named, from and to; kept, as each page is looked at again from those that follow it."""
    calls, pattern = _person(name)
    found = pattern.search(prose) if any(one in prose for one in calls) else None  # most pages name few people
    return found.span() if found else None


@cache
def _person(name: str) -> tuple[list[str], re.Pattern[str]]:
    """How somebody is named: whole, or by first or last name; and where."""
    calls = [name, *(word for word in name.split() if word not in _TITLES)]
    return calls, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, calls))})(?!\w)")


def _who(book: Book, seat: int, line: str) -> list[str]:
    """What makes somebody known: the structure, or what they do there."""
    found = [word.lower() for word in re.findall(r"\w{6,}", line)]
    found += [one.strip().lower() for one in line.split(",") if one.strip()]  # « chef de chœur »: each word is short
    if seat >= 0:
        named = book.text(f"structures.{book.names.seats[seat]}.name")
        short = book.text(f"structures.{book.names.seats[seat]}.short")
        found += [one.lower() for one in (named, short) if one]
        kind = book.text(f"structures.{book.names.seats[seat]}.kind")
        found += [word.lower() for word in re.findall(r"\w{4,}", f"{named} {kind}")]
    return found


def repeated(leaf: Leaf) -> Iterator[str]:
    """A sentence twice on this page, or a third time in this play, or on the pages of its debrief; what is told of an
    act comes as often as it is done. What opens over a page is not told: it stands there as often as it was said."""
    if leaf.beside == "opened":
        return
    for sentence, times in Counter(leaf.sheet.sentences).items():
        if times > 1:
            yield sentence
    before = [sheet for sheet in leaf.before if sheet.whole == leaf.sheet.whole]
    for sentence in dict.fromkeys(leaf.sheet.written):
        if sum(sentence in sheet.written for sheet in before) == TIMES - 1:
            yield sentence


def agreement(leaf: Leaf) -> Iterator[str]:
    """Gender, number, person, elision; in a debrief, which quotes a few words of each, quotation marks."""
    if leaf.beside == "debrief":
        yield from (line for line in leaf.sheet.lines if line.count("«") + line.count("“") != _closes(line))
    for line in leaf.sheet.texts:
        yield from _wrong(line, leaf.page.lang)
    if leaf.page.lang == "fr":
        yield from _plurals(leaf)


@lru_cache(maxsize=LINES)
def _wrong(line: str, lang: str) -> tuple[str, ...]:
    """What does not agree in a line, with what stands around it."""
    return tuple(_around(line, *found.span()) for pattern in _AGREES[lang] for found in pattern.finditer(line))


def _around(line: str, start: int, end: int) -> str:
    return f"…{line[max(0, start - 40) : end + 30]}…"


def _closes(line: str) -> int:
    return line.count("»") + line.count("”")


def _plurals(leaf: Leaf) -> Iterator[str]:
    """A structure whose name is plural, with a verb or a possessive in the singular; and the other way."""
    for seat in leaf.desk.others:
        name = str(leaf.desk.name(seat, you=False))
        many = name.startswith("Les ")
        for line in leaf.sheet.lines:
            if name[1:] not in line:
                continue
            bare = _QUOTED.sub("", line)
            if many and re.search(rf"\b[Ll]{re.escape(name[1:])} (?:a|est|avait|dit|veut|peut|promet)\b", bare):
                yield line
            if many and re.search(rf"\b[Ll]{re.escape(name[1:])} ont [^,.;:]*\b(?:sa|son|ses)\b", bare):
                yield line
            if not many and re.search(rf"{re.escape(name[1:])} (?:ont|sont|avaient)\b", bare) and " et " not in bare:
                yield line
