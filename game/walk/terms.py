"""The game's own terms, in one place: words that nobody would use at a table, to be explained before they are read.

A term is explained by a part of the page, or of an earlier one, whose role is among `EXPLAINS` and which names it.
"""

import re

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
