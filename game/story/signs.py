"""Signs that nobody sees: which ones no text needs, which ones must not stand between words of YAML, their names."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Controls (but tab and line ends), zero-width spaces, soft hyphens, marks of direction, line and paragraph separators,
# halves of signs, places without a sign. Joiners (U+200C, U+200D) stay: some writings and pictures need them.
NEVER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
# Right in a text, wrong around it.
ODD_SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000\u200c\u200d"
ODD = re.compile(f"[{ODD_SPACES}]")
# Where YAML wants an ordinary space, or none: the indent, after a dash or a colon, in or beside a key.
_STRUCTURE = re.compile(rf"^ *(?:- +)*(?:-?[{ODD_SPACES}]|[\w.-]*[{ODD_SPACES}]+[\w.-]*\s*:|[\w.-]+:[{ODD_SPACES}])")
_ENDS = re.compile(r"\r\n|\n|\r")
_NAMES = {
    "\x00": ("caractère nul", "null"),
    "\x0b": ("tabulation verticale", "vertical tab"),
    "\x0c": ("saut de page", "form feed"),
    "\x85": ("saut de ligne NEL", "next line"),
    "\u00a0": ("espace insécable", "no-break space"),
    "\u00ad": ("trait d’union conditionnel", "soft hyphen"),
    "\u200b": ("espace sans chasse", "zero width space"),
    "\u2028": ("séparateur de lignes", "line separator"),
    "\u2029": ("séparateur de paragraphes", "paragraph separator"),
    "\u202f": ("espace fine insécable", "narrow no-break space"),
    "\ufeff": ("marque d’ordre des octets", "byte order mark"),
}


class Sign(NamedTuple):
    """A sign met in a file: its line and column, from 1, and itself."""

    line: int
    column: int
    sign: str


def named(sign: str) -> tuple[str, str]:
    """A sign as a report names it: «U+00A0 (espace insécable)», in French and in English."""
    code = f"U+{ord(sign):04X}"
    known = unicodedata.name(sign, "").lower() or None
    kind = {"Cc": ("signe de contrôle", "control sign"), "Cs": ("moitié de signe", "half of a sign")}
    french, english = _NAMES.get(sign) or kind.get(unicodedata.category(sign)) or (known, known)
    return (f"{code} ({french})", f"{code} ({english})") if french else (code, code)


def visible(text: str) -> str:
    """A text with the signs that nobody sees written as codes; French spaces stay."""
    return NEVER.sub(lambda met: f"\\u{ord(met.group()):04x}", text)


def printable(text: str) -> str:
    """A name that a person or a disk gave, on one line: what cannot be shown, or would command a terminal, is « � »."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def never(text: str) -> Iterator[Sign]:
    """The signs of a text that no text needs: the first of each kind on each line."""
    for number, line in enumerate(_ENDS.split(text), 1):
        seen: set[str] = set()
        for met in NEVER.finditer(line):
            if met.group() not in seen:
                seen.add(met.group())
                yield Sign(number, met.start() + 1, met.group())


def misplaced(lines: list[str], first: int, last: int) -> Iterator[Sign]:
    """Odd spaces where YAML wants a plain one or none, in lines `first` to `last` (from 1): one a line."""
    for number in range(max(1, first), min(last, len(lines)) + 1):
        met = _STRUCTURE.match(lines[number - 1])
        if met is not None:
            odd = ODD.search(met.group())
            if odd is not None:
                yield Sign(number, odd.start() + 1, odd.group())


def lines_of(text: str) -> list[str]:
    """The lines of a text, cut where YAML cuts them."""
    return _ENDS.split(text)
