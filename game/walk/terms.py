"""The game's own terms, in one place: words that nobody would use at a table, to be explained before they are read.

A term is explained by a part of the page, or of an earlier one, whose role is among `EXPLAINS` and which names it.
"""

import re
from functools import lru_cache

LINES = 20_000  # kept with what was found in them: most lines of a page stand on the next one too
EXPLAINS = frozenset({"hint", "notice", "map"})  # the map says in each line what its words mean
TERMS = {
    "fr": {
        "nœud": r"n(?:œ|oe)uds?",
        "gage": r"gages?(?= ?:)",
        "fil": r"(?:votre|le|vos|les|ses) fils? ?:|fils? :",
        "zone rouge": r"zones? rouges?",
        "triangle d’or": r"triangle d’or",
        "par période": r"par période",
    },
    "en": {
        "knot": r"knots?",
        "gage": r"gages?(?=:)",
        "cord": r"cords?",
        "red zone": r"red zones?",
        "golden triangle": r"golden triangle",
        "a period": r"a period",
    },
}
PATTERNS = {
    lang: {name: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I) for name, pattern in terms.items()}
    for lang, terms in TERMS.items()
}


@lru_cache(maxsize=LINES)
def terms_in(line: str, lang: str) -> tuple[tuple[str, int, int], ...]:
    """The terms that a line names, each with where it first begins and ends."""
    found = [(name, pattern.search(line)) for name, pattern in PATTERNS[lang].items()]
    return tuple((name, *one.span()) for name, one in found if one)
