"""Type: the bundled faces, and a small text layout of our own.

French needs spaces that never break and that are not all as wide: no-break before a colon, narrow before « ; ! ? ».
Some faces draw a box for the narrow one, so we set its width ourselves. Wrapped lines and rendered lines are kept.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Literal

import pygame.font
from pygame import Surface

Face = Literal["text", "italic", "strong", "label", "label-strong"]
Colour = tuple[int, int, int]
Measure = Callable[[int, int], float]

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
FILES: dict[Face, str] = {
    "text": "gentium/GentiumBookPlus-Regular.ttf",
    "italic": "gentium/GentiumBookPlus-Italic.ttf",
    "strong": "gentium/GentiumBookPlus-Bold.ttf",
    "label": "lato/Lato-Regular.ttf",
    "label-strong": "lato/Lato-Bold.ttf",
}
LEADING: dict[Face, float] = {"text": 1.45, "italic": 1.45, "strong": 1.3, "label": 1.35, "label-strong": 1.35}

# Ems of the spaces that a face may lack or draw badly: narrow no-break, thin, six-per-em, em.
SPACES = {"\u202f": 0.16, "\u2009": 0.16, "\u2006": 0.16, "\u2003": 1.0}
# The label face has tight spaces, that rounding to whole pixels closes at small sizes.
LABEL_SPACE = 0.26
SAMPLE = "on s’était dit que les deux équipes pourraient se voir chaque mois avec la Fondation, sans rien signer"
USUAL = 0.45  # ems of a letter in running text, spaces among them
LABELS: tuple[Face, ...] = ("label", "label-strong")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_OURS = re.compile("[\u00a0\u00ad\u200b\u2060\ufeff\u202f\u2009\u2006\u2003]")  # what a font does not set alone
_GAPS = re.compile("([\u202f\u2009\u2006\u2003])")
_ALL_GAPS = re.compile("([ \u00a0\u202f\u2009\u2006\u2003])")
_GLUED = re.compile(r"[^\u00a0\u202f](?:[\u00a0\u202f]+[^\u00a0\u202f])*|[\u00a0\u202f]+")


def font(face: Face, px: int) -> pygame.font.Font:
    """The font of a face at `px` pixels an em."""
    if not pygame.font.get_init():
        # Fonts opened before the module was left are no longer valid.
        _opened.cache_clear()
        pygame.font.init()
    return _opened(face, px)


@lru_cache(maxsize=64)
def _opened(face: Face, px: int) -> pygame.font.Font:
    return pygame.font.Font(_drawn_with(face), px)


@lru_cache(maxsize=len(FILES))
def _drawn_with(face: Face) -> Path | None:
    """The file that draws a face: its own or, where that one cannot be used, that of the first face that can; None for
    pygame's own, where none can."""
    for file in (FONTS / FILES[one] for one in (face, *FILES)):
        try:
            pygame.font.Font(file, 20).render("é", True, (0, 0, 0))
        except (OSError, ValueError, pygame.error):  # gone, empty, no font: by whoever finds it first
            continue
        return file
    return None


def unusable() -> list[str]:
    """Files of faces that cannot be used: another stands in for each."""
    if not pygame.font.get_init():
        pygame.font.init()
    return [file for face, file in FILES.items() if _drawn_with(face) != FONTS / file]


@lru_cache(maxsize=256)
def line_height(face: Face, px: int) -> int:
    """From one line to the next, in pixels."""
    return round(px * LEADING[face])


@lru_cache(maxsize=20_000)
def width(text: str, face: Face, px: int) -> int:
    """The width of one line, in pixels."""
    return sum(step for _, step in _pieces(text, face, px))


def _gap(space: str, px: int) -> int:
    return max(2, round(px * SPACES.get(space, LABEL_SPACE)))


@lru_cache(maxsize=4_000)
def _pieces(text: str, face: Face, px: int) -> list[tuple[str, int]]:
    """Stretches drawn in one go, each with how far it moves the pen; a gap is an empty stretch."""
    made: list[tuple[str, int]] = []
    label = face in LABELS
    for piece in (_ALL_GAPS if label else _GAPS).split(UNSEEN.sub("", text)):
        if piece in SPACES or (label and piece in (" ", "\u00a0")):
            made.append(("", _gap(piece, px)))
        elif piece:
            shown = piece.replace("\u00a0", " ")
            made.append((shown, _long(shown, face, px)))
    return made


@lru_cache(maxsize=20_000)
def _long(shown: str, face: Face, px: int) -> int:
    """How far a stretch drawn in one go moves the pen. Where spaces are ours it is a word, and comes again."""
    return font(face, px).size(shown)[0]


@lru_cache(maxsize=4_000)
def wrap(text: str, face: Face, px: int, room: int) -> tuple[str, ...]:
    """`text` in lines no wider than `room` pixels, broken at ordinary spaces only, evenly, no word left alone.

    A stretch wider than `room` is cut between letters (never at a no-break space); one letter may still be wider.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words = [word for word in paragraph.split(" ") if word]
        whole = " ".join(words)
        # Most texts are a line: their words need not be measured.
        if len(whole) * px * USUAL <= room and width(whole, face, px) <= room:
            lines.append(whole)
            continue
        if max(map(_widths(face, px).__getitem__, words)) > room:
            words = [part for word in words for part in _cut(word, face, px, room)]
        lines.extend(_even(words, face, px, room))
    return tuple(lines)


@lru_cache(maxsize=4_000)
def typeset(text: str, face: Face, px: int, room: int) -> tuple[tuple[str, int], ...]:
    """The lines of `wrap`, each with its width."""
    return tuple((line, width(line, face, px)) for line in wrap(text, face, px, room))


def _cut(word: str, face: Face, px: int, room: int) -> list[str]:
    if _widths(face, px)[word] <= room:
        return [word]
    parts = [""]
    for letter in _GLUED.findall(word):
        if parts[-1] and width(parts[-1] + letter, face, px) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _even(words: list[str], face: Face, px: int, room: int) -> list[str]:
    """The breaks that leave the least uneven white; a last line of one short word costs as much as a bad line.

    Lines are compared by widths of words, kept and added up; a font also rounds and kerns a stretch as a whole, so that
    where a line so found is too wide after all, each is measured.
    """
    whole = " ".join(words)
    space = _between(face, px)
    step = [wide + space for wide in map(_widths(face, px).__getitem__, words)]
    if sum(step) <= room + px and width(whole, face, px) <= room:
        return [whole]
    ends = list(accumulate(step, initial=0.0))
    lines = _broken(words, room, lambda a, b: ends[b] - ends[a] - space)
    if all(width(line, face, px) <= room for line in lines if " " in line):
        return lines
    return _broken(words, room, lambda a, b: width(" ".join(words[a:b]), face, px))


class _Widths(dict[str, int]):
    """Word → its width, in pixels."""

    def __init__(self, face: Face, px: int) -> None:
        self.face, self.px = face, px

    def __missing__(self, word: str) -> int:
        measured = width if _OURS.search(word) else _long
        self[word] = wide = measured(word, self.face, self.px)
        return wide


@lru_cache(maxsize=64)
def _widths(face: Face, px: int) -> _Widths:
    return _Widths(face, px)


@lru_cache(maxsize=64)
def _between(face: Face, px: int) -> float:
    """The space between two words, less what is lost when each of them is rounded to whole pixels. With it and the
    width of a word one knows how far the pen moves in running text, to about a fifth of a pixel."""
    if face in LABELS:
        return width(" ", face, px)
    words = SAMPLE.split(" ")
    return (width(SAMPLE, face, px) - sum(width(word, face, px) for word in words)) / (len(words) - 1)


def _broken(words: list[str], room: int, measure: Measure) -> list[str]:
    """The best breaks. `measure`: how wide the line of words `a` to `b` (left out) is."""
    n = len(words)
    best, after = [0.0] * (n + 1), [n] * (n + 1)
    last = n  # where the longest line from `start` on ends: it only goes back as `start` does
    for start in range(n - 1, -1, -1):
        while (used := measure(start, last)) > room and last > start + 1:
            last -= 1
        least, follows = float("inf"), min(best[start + 1 : last + 1])
        # Shorter and shorter lines, until white alone costs more than what was found.
        for end in range(last, start, -1):
            used = used if end == last else measure(start, end)
            white = max(0.0, (room - used) / room)
            if end == n:
                cost = 0.25 if start and used < 0.12 * room else 0.0
            elif white * white + follows > least:
                break
            else:
                cost = white * white + best[end] + 0.002
            if cost <= least:
                least, after[start] = cost, end
        best[start] = least
    lines, at = [], 0
    while at < n:
        lines.append(" ".join(words[at : after[at]]))
        at = after[at]
    return lines


def rise(text: str, face: Face, px: int) -> int:
    """How far an accented capital goes above the font's own height: SDL draws the whole stretch that much lower."""
    return max(map(_rises(face, px).__getitem__, set(text)), default=0)


class _Rises(dict[str, int]):
    """Letter → how far it goes above the height of a font."""

    def __init__(self, face: Face, px: int) -> None:
        self.face, self.px = face, px

    def __missing__(self, letter: str) -> int:
        drawn = font(self.face, self.px)
        found = drawn.metrics(letter)[0]
        self[letter] = max(0, found[3] - drawn.get_ascent()) if found else 0
        return self[letter]


@lru_cache(maxsize=64)
def _rises(face: Face, px: int) -> _Rises:
    return _Rises(face, px)


@lru_cache(maxsize=3_000)
def rendered(line: str, face: Face, px: int, colour: Colour) -> list[tuple[Surface, tuple[int, int]]]:
    """The stretches of a line, each on a transparent ground as high as the font, and how far each stands to the right
    of the line's left end and above where it would if its capitals had no accent.
    """
    made, x = [], 0
    stretch = _word if face in LABELS else _stretch
    for piece, step in _pieces(line, face, px):
        if piece:
            made.append((stretch(piece, face, px, colour), (x, -rise(piece, face, px))))
        x += step
    return made


def _stretch(piece: str, face: Face, px: int, colour: Colour) -> Surface:
    return font(face, px).render(piece, True, colour)


# Where spaces are ours a stretch is a word, and comes again.
_word = lru_cache(maxsize=3_000)(_stretch)


@lru_cache(maxsize=64)
def _tall(face: Face, px: int) -> int:
    drawn = font(face, px)
    return max(drawn.get_height(), drawn.size("Çgjœ")[1])


def draw_line(surface: Surface, line: str, face: Face, px: int, colour: Colour, at: tuple[int, int]) -> None:
    """Draw one line with the top of its leading at `at`."""
    x, y = at[0], at[1] + (line_height(face, px) - _tall(face, px)) // 2
    surface.fblits([(drawn, (x + right, y + down)) for drawn, (right, down) in rendered(line, face, px, colour)])
