"""Words being written in a field: caret, selection, undo, and where each letter stands. No event, no drawing.

Places are counted between characters, 0 to len(text); a caret stands only where no joined sign would be cut.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from game.pages.typed import JOINERS, clean, in_flag
from game.window.type import Face, width

FACE: Face = "text"
UNDONE = 100  # changes that can be undone
_WORD = re.compile("[\\w\u0300-\u036f]+")
_STRETCH = re.compile("[\\w\u0300-\u036f]+|\\s+|[^\\w\\s]+")
_WITH_SPACES = re.compile("[^ ]+ *| +")


@dataclass
class Pen:
    """Where one writes in a field. `anchor`: the other end of what is selected; `composing`: what an input method
    shows at the caret and has not settled. What changes a text takes it, and gives what stands after."""

    caret: int = 0
    anchor: int = 0
    composing: str = ""
    _past: list[tuple[str, int]] = field(default_factory=list)
    _future: list[tuple[str, int]] = field(default_factory=list)
    _typing: bool = False  # one letter after another is undone in one go

    @property
    def selected(self) -> tuple[int, int]:
        """From where to where."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    def go(self, text: str, to: int, extend: bool = False) -> None:
        """Put the caret at a place, or at the nearest where one can stand; `extend` what is selected, or drop it."""
        places = stops(text)
        at = bisect_left(places, max(0, min(len(text), to)))
        self.caret = places[at]
        self.anchor = self.anchor if extend else self.caret
        self._typing = False

    def beside(self, text: str, way: int, words: bool = False) -> int:
        """The place one sign (or one word) before or after the caret."""
        if words:
            spans = [one.span() for one in _WORD.finditer(text)]
            if way < 0:
                return max((start for start, _ in spans if start < self.caret), default=0)
            return min((end for _, end in spans if end > self.caret), default=len(text))
        places = stops(text)
        if way < 0:
            return places[max(0, bisect_left(places, self.caret) - 1)]
        return places[min(len(places) - 1, bisect_right(places, self.caret))]

    def take_word(self, text: str, at: int) -> None:
        """Select the word (or the stretch of spaces, of signs) at a place."""
        spans = [one.span() for one in _STRETCH.finditer(text)]
        start, end = next(((a, b) for a, b in spans if a <= at < b), spans[-1] if spans else (0, 0))
        self.go(text, start)
        self.go(text, end, extend=True)

    def write(self, text: str, words: str, most: int) -> str:
        """Write at the caret, over what is selected; what would pass `most` characters is left out."""
        start, end = self.selected
        kept = clean(words[: 4 * most])
        room = most - len(text) + end - start
        if len(kept) > room:
            places = stops(kept)
            kept = kept[: places[bisect_right(places, max(0, room)) - 1]]
        if not kept and start == end:
            return text
        self._remember(text, typing=len(kept) == 1 and start == end)
        made = text[:start] + kept + text[end:]
        self.caret = self.anchor = start + len(kept)
        return made

    def erase(self, text: str, way: int = 0, words: bool = False) -> str:
        """Take out what is selected; if nothing is, the sign (or the word) before or after the caret."""
        start, end = self.selected
        if start == end and way:
            start, end = sorted((self.caret, self.beside(text, way, words)))
        if start == end:
            return text
        self._remember(text)
        self.caret = self.anchor = start
        return text[:start] + text[end:]

    def undo(self, text: str, again: bool = False) -> str:
        """The text before the last change; `again`: the change that was undone."""
        source, other = (self._future, self._past) if again else (self._past, self._future)
        if not source:
            return text
        other.append((text, self.caret))
        text, caret = source.pop()
        self.go(text, caret)
        return text

    def _remember(self, text: str, typing: bool = False) -> None:
        if not (typing and self._typing and self._past):
            self._past = [*self._past[1 - UNDONE :], (text, self.caret)]
        self._future, self._typing = [], typing


@lru_cache(maxsize=64)
def stops(text: str) -> tuple[int, ...]:
    """Where a caret may stand: between signs as people see them (Unicode's grapheme clusters, conjuncts apart)."""
    flags, made = 0, [0]
    for at in range(1, len(text)):
        before, sign = text[at - 1], text[at]
        flags = flags + 1 if _flag(before) else 0
        joined = (
            _extends(sign)
            or (before == "\u200d" and unicodedata.category(sign) in ("So", "Sm"))
            or (_flag(sign) and flags % 2 == 1)
            or (before, sign) == ("\r", "\n")
            or _syllable(before, sign)
        )
        if not joined:
            made.append(at)
    return (*made, len(text)) if text else (0,)


def _flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _extends(sign: str) -> bool:
    """A mark over the sign before, a joiner, a tone of skin."""
    return (
        unicodedata.category(sign) in ("Mn", "Me", "Mc")
        or sign in JOINERS
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or in_flag(sign)
    )


def _syllable(before: str, sign: str) -> bool:
    """Letters of one Hangul syllable."""
    ways = {"L": "LVST", "V": "VT", "S": "VT", "T": "T"}
    return _jamo(sign)[:1] in ways.get(_jamo(before)[-1:], "") if _jamo(sign) else False


def _jamo(sign: str) -> str:
    """Which letter of a syllable: first, vowel, last. A syllable without a last letter (S) is open."""
    code = ord(sign)
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return "T"
    if 0xAC00 <= code <= 0xD7A3:
        return "S" if (code - 0xAC00) % 28 == 0 else "ST"
    return ""


@lru_cache(maxsize=64)
def rows(text: str, px: int, room: int) -> tuple[tuple[int, int], ...]:
    """The lines of what is written, from where to where, at most `room` pixels wide: broken after spaces, every
    character kept; spaces at the end of a line may stand out of it."""
    made, start, places = [], 0, stops(text)
    for piece in _WITH_SPACES.finditer(text):
        first, bare = piece.start(), piece.start() + len(piece.group().rstrip(" "))
        if first > start and first in places and width(text[start:bare], FACE, px) > room:
            made.append((start, first))
            start = first
        while width(text[start:bare], FACE, px) > room:
            at = bisect_right(places, start)  # one sign at least
            while at + 1 < len(places) and width(text[start : places[at + 1]], FACE, px) <= room:
                at += 1
            if places[at] >= bare:
                break
            made.append((start, places[at]))
            start = places[at]
    return (*made, (start, len(text)))


def stands(text: str, px: int, room: int, at: int) -> tuple[int, int]:
    """Where a place stands: which line, how many pixels from its left."""
    lines = rows(text, px, room)
    row = max(n for n, (start, _) in enumerate(lines) if start <= at)
    return row, min(room, width(text[lines[row][0] : at], FACE, px))


def nearest(text: str, px: int, room: int, row: int, x: float) -> int:
    """The place nearest to a point of a line; lines above the first or under the last are those."""
    lines = rows(text, px, room)
    row = max(0, min(len(lines) - 1, row))
    start, end = lines[row]
    if row < len(lines) - 1 and text[end - 1] == " ":
        end -= 1  # after that space begins the next line
    inside = [place for place in stops(text) if start <= place <= end]
    return min(inside, key=lambda place: abs(width(text[start:place], FACE, px) - x))
