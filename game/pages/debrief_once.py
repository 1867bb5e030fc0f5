"""What a page of the debrief says once: what one of its sections told or quoted, none of the others says again."""

import re

from game.pages.wording import SAID, quotations

OWN = 6  # words from which a sentence of the page itself, or one with what it quotes, is told apart
_ENDS = re.compile(r"(?<=[.!?…])[\s\u00a0\u202f]*[»”]?[\s\u00a0\u202f]+|\n(?:- )?")


def repeats(words: str, told: str) -> bool:
    """Whether these words hold a sentence that `told` holds, whatever else each quotes beside it."""
    return not _sentences(words).isdisjoint(_sentences(told))


def _sentences(text: str) -> set[str]:
    quoted = [one for words in quotations(text) for one in _parted(words) if len(one.split()) >= SAID]
    return {*quoted, *(one for one in _parted(text) if len(one.split()) >= OWN)}


def _parted(text: str) -> list[str]:
    return [one.strip(" «»“”\u00a0\u202f.…").lower() for one in _ENDS.split(text)]
