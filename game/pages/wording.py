"""Sentences of the pages, in French and in English: one catalogue, right typography.

`locale/strings.yaml` holds {id: {fr, en}}; `locale/reasons.yaml` several ways to say one thing. What is inserted there
agrees: see game/story/agreeing.py.
"""

import re
from collections.abc import Iterable
from functools import cache
from math import floor
from pathlib import Path
from typing import Any, Literal

from game.story.agreeing import NB, NNB, Amount, Number, many, number
from game.story.own_words import own_words

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")
_LOCALE = Path(__file__).parent / "locale"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every sentence by id, typography applied."""
    read: dict[str, dict[str, str]] = own_words(_LOCALE / "strings.yaml")
    for key, several in own_words(_LOCALE / "reasons.yaml").items():
        read |= {f"{key}.{place}": both for place, both in enumerate(several)}
    return {
        key: {lang: typeset(text.strip(), lang).replace("'", "’") for lang, text in both.items()}
        for key, both in read.items()
    }


def say(lang: str, key: str, **values: Any) -> str:
    """The sentence of this id; KeyError if there is none (tested: never in a page)."""
    text = catalogue()[key][lang]
    if not values:
        return text
    said = text.format(**{name: Number(one, lang) if type(one) is int else one for name, one in values.items()})
    return quoted(said, lang)


@cache
def variants(key: str) -> int:
    """In how many ways a situation may be said (`locale/reasons.yaml`): `key.0`, `key.1`…"""
    return next(n for n in range(len(catalogue())) if f"{key}.{n}" not in catalogue())


def has(key: str) -> bool:
    """Whether the catalogue has this sentence."""
    return key in catalogue()


# Signs, what stands around them, and what is put there.
_SPACES = (
    (":%", re.compile(r"[ \u00a0\u202f]+([:%])(?=\W|$)"), NB + r"\1"),
    (";!?", re.compile(r"[ \u00a0\u202f]+([;!?])"), NNB + r"\1"),
    ("«", re.compile(r"«[ \u00a0\u202f]*"), "«" + NB),
    ("»", re.compile(r"[ \u00a0\u202f]*»"), NB + "»"),
)


def typeset(text: str, lang: str) -> str:
    """French spaces and apostrophes put right; English is left as written. Idempotent."""
    if lang != "fr":
        return text
    text = text.replace("'", "’")
    for signs, found, put in _SPACES:
        if any(sign in text for sign in signs):
            text = found.sub(put, text)
    return text


def quoted(text: str, lang: str) -> str:
    """A sentence with what it quotes put right: one stop where a quotation that has its own ends it; within a
    quotation, the marks of the second rank. Idempotent; quotations that do not close are left as they stand."""
    opens, closes, inner_opens, inner_closes = _QUOTES[lang]
    if opens not in text:
        return text
    text = _TWO_STOPS.sub(r"\1", text)
    if text.count(opens) < 2 or text.count(opens) != text.count(closes):
        return text
    made, depth = list[str](), 0
    for sign in text:
        depth += sign == opens
        within = depth > 1 and sign in (opens, closes)
        made.append((inner_opens if sign == opens else inner_closes) if within else sign)
        depth -= sign == closes
    return _WITHIN.sub(lambda one: one[0].strip(), "".join(made))


def quotations(text: str) -> list[str]:
    """What a sentence quotes, without its marks, in either language; not what is too short to be told apart."""
    return [words.strip() for words in _QUOTED.findall(text) if len(words.split()) >= SAID]


SAID = 4  # words from which a quotation says something
_QUOTED = re.compile(r"[«“]([^«»“”]*)[»”]")
_QUOTES = {"fr": ("«", "»", "“", "”"), "en": ("“", "”", "‘", "’")}  # of the first rank, of the second
_WITHIN = re.compile(f"“[ {NB}{NNB}]|[ {NB}{NNB}]”")
_TWO_STOPS = re.compile(r"([.!?…](?:[ \u00a0\u202f]*[»”])+)\.(?!\.)")


def days(lang: str, count: float) -> Amount:
    """A number of days, to the quarter, as people say it: « un demi-jour », « 2,5 jours », “1 day”."""
    count = round(4 * count) / 4
    if count in _PARTS:
        return Amount(say(lang, f"unit.{_PARTS[count]}"), count == 0.75)
    several = many(lang, count)
    return Amount(f"{number(lang, count)}{NB}{say(lang, 'unit.days' if several else 'unit.day')}", several)


def quarters(counts: list[float]) -> list[float]:
    """Days of which a whole is made, each to the quarter, so that they come to the whole as it is said: what rounding
    leaves goes to those that lose the most by it."""
    least = [floor(4 * one) for one in counts]
    left = round(4 * sum(counts)) - sum(least)
    order = sorted(range(len(counts)), key=lambda at: least[at] - 4 * counts[at])
    return [(one + (at in order[:left])) / 4 for at, one in enumerate(least)]


_PARTS = {0.25: "quarter_day", 0.5: "half_day", 0.75: "three_quarters"}


def money(lang: str, count: float) -> str:
    """Euros: « 2 000 € », “€2,000”."""
    return f"{number(lang, round(count))}{NB}€" if lang == "fr" else f"€{number(lang, round(count))}"


_COUNTS = {
    "fr": ("aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}


def counted(lang: str, n: int) -> Amount:
    """A small number in letters, in the feminine; what it counts agrees with it."""
    return Amount(_COUNTS[lang][n] if 0 <= n < len(_COUNTS[lang]) else number(lang, n), many(lang, n))


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


def day(lang: str, iso: str) -> str:
    """A day written as 2026-11-23: « 23 novembre 2026 », “23 November 2026”; anything else as it stands."""
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})", iso)
    if found is None:
        return iso
    year, month, number_ = found.groups()
    first = f"1er{NB}" if lang == "fr" and int(number_) == 1 else f"{int(number_)}{NB}"
    return f"{first}{_MONTHS[lang][int(month) - 1]} {year}"


def ordinal(lang: str, n: int) -> str:
    """« 2e », “2nd”; of feminine words in French."""
    if lang == "fr":
        return "1re" if n == 1 else f"{n}e"
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def join(lang: str, words: list[str]) -> str:
    """« a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {say(lang, 'unit.and')} {words[-1]}"


def semicolons(lang: str, words: Iterable[str]) -> str:
    """« a ; b ; c », “a; b; c”."""
    return (f"{NNB}; " if lang == "fr" else "; ").join(words)


def sentence(text: str) -> str:
    """With a capital at the start."""
    return text[:1].upper() + text[1:]
