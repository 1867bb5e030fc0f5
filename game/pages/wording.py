"""Sentences of the pages, in French and in English: one catalogue, names that take their articles, right typography.

`locale/strings.yaml` holds {id: {fr, en}}; `locale/reasons.yaml` several ways to say one thing. A name inserted in a
sentence may ask for a form: `{by:a}` « La Fondation a », « Les Ateliers ont », `{by:le a}` the same within a sentence;
`{to:à}` « aux Ateliers »; `{to:de}` « des Ateliers »; `{to:le}` « les Ateliers » (within); `{by:sa}` « sa », « leur »,
« votre ». English takes the same forms, `à` and `de` as “to the …”, “of the …”, and more: `own`, “the
Workshops’”; `their`, `them`, `they`, “you” and “your” where it is the reader.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

from game.story.own_words import own_words

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")
_LOCALE = Path(__file__).parent / "locale"
NB, NNB = "\u00a0", "\u202f"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every sentence by id, typography applied."""
    read: dict[str, dict[str, str]] = own_words(_LOCALE / "strings.yaml")
    for key, several in own_words(_LOCALE / "reasons.yaml").items():
        read |= {f"{key}.{place}": both for place, both in enumerate(several)}
    return {key: {lang: typeset(text.strip(), lang) for lang, text in both.items()} for key, both in read.items()}


def say(lang: str, key: str, **values: Any) -> str:
    """The sentence of this id; KeyError if there is none (tested: never in a page)."""
    text = catalogue()[key][lang]
    return text.format(**values) if values else text


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


class Named(str):
    """A structure's name that knows its articles. `you`: it is the reader."""

    lang: str
    you: bool

    def __new__(cls, name: str, lang: str, you: bool = False) -> Self:
        made = super().__new__(cls, name)
        made.lang, made.you = lang, you
        return made

    def __format__(self, form: str) -> str:
        if self.you:
            return _YOU[self.lang][form]
        return _french(str(self), form) if self.lang == "fr" else _english(str(self), form)


class Several(Named):
    """Several structures named together, of one sentence: « La Boussole, le Relais et Main tendue ont »."""

    def __format__(self, form: str) -> str:
        if form in _PRONOUNS[self.lang]:
            return _PRONOUNS[self.lang][form]
        return f"{self} ont" if form == "a" and self.lang == "fr" else str(self)


_YOU = {
    "fr": {
        "": "Vous",
        "a": "Vous avez",
        "le": "vous",
        "le a": "vous avez",
        "à": "à vous",
        "de": "de vous",
        "sa": "votre",
    },
    "en": {
        "": "You",
        "a": "You",
        "le": "you",
        "le a": "you",
        "à": "to you",
        "de": "of you",
        "own": "your",
        "their": "your",
        "them": "you",
        "they": "you",
    },
}
# What stands for several named before, and in English for one as for several.
_PRONOUNS = {"fr": {"sa": "leur"}, "en": {one: one for one in ("their", "them", "they")}}
_VOWELS = "aeiouyhâàéèêëîïôûœAEIOUYHÂÀÉÈÊËÎÏÔÛŒ"


def _french(name: str, form: str) -> str:
    article, _, rest = name.partition(" ")
    plural = article == "Les"
    if form == "":
        return name
    if form == "sa":
        return "leur" if plural else "sa"
    if form == "a":
        return f"{name} {'ont' if plural else 'a'}"
    with_article = article in ("Le", "La", "Les") and bool(rest)
    elided = name.startswith(("L’", "L'"))
    lower = name[0].lower() + name[1:] if with_article or elided else name
    if form == "le":
        return lower
    if form == "le a":
        return f"{lower} {'ont' if plural else 'a'}"
    contracted = {"à": {"Le": "au", "Les": "aux"}, "de": {"Le": "du", "Les": "des"}}[form]
    if with_article and article in contracted:
        return f"{contracted[article]} {rest}"
    if form == "de" and not with_article and not elided and name[0] in _VOWELS:
        return f"d’{lower}"
    return f"{form} {lower}"


def _english(name: str, form: str) -> str:
    if form in _PRONOUNS["en"]:
        return form
    lower = "the " + name[4:] if name.startswith("The ") else name
    own = f"{lower}’" if name.endswith("s") else f"{lower}’s"
    return {"own": own, "": name, "a": name, "le": lower, "le a": lower, "à": f"to {lower}", "de": f"of {lower}"}[form]


def days(lang: str, count: float) -> str:
    """A number of days: « ½ jour », « 2,5 jours », “1 day”."""
    word = say(lang, "unit.days" if count >= 2 or (lang == "en" and count not in (0.5, 1)) else "unit.day")
    return f"½{NB}{word}" if count == 0.5 else f"{number(lang, count)}{NB}{word}"


def money(lang: str, count: float) -> str:
    """Euros: « 2 000 € », “€2,000”."""
    return f"{number(lang, round(count))}{NB}€" if lang == "fr" else f"€{number(lang, round(count))}"


def number(lang: str, value: float) -> str:
    """A number in the habits of the language: quarters as they are, the rest with one decimal at most."""
    places = 2 if float(4 * value).is_integer() else 1
    text = f"{value:,.{places}f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.replace(",", NNB).replace(".", ",") if lang == "fr" else text


_COUNTS = {
    "fr": ("aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}


def counted(lang: str, n: int) -> str:
    """A small number in letters, in the feminine."""
    return _COUNTS[lang][n] if 0 <= n < len(_COUNTS[lang]) else number(lang, n)


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
