"""The game's own terms, in one place: what each looks like on a page, whether anyone would use it at a table.

`term.<id>.seen` of the catalogue is how it is found, `term.<id>.word` what it is called, `term.<id>.means` what it
means. `?` explains all of them; those that nobody would use are explained where they stand, or before (`OURS`), and the
walker looks for it.
"""

import re
from functools import cache, lru_cache

from game.pages.wording import say

LINES = 20_000  # kept with what was found in them: most lines of a page stand on the next one too
OURS = ("cord", "knot", "gage", "period", "red_zone", "golden_triangle")  # nobody would use them
TERMS = ("clause", "package", *OURS[:4], "reserve", *OURS[4:])  # in the order in which they are explained


@cache
def patterns(lang: str) -> dict[str, re.Pattern[str]]:
    """What each looks like in a language."""
    return {term: re.compile(rf"(?<!\w)(?:{say(lang, f'term.{term}.seen')})(?!\w)", re.IGNORECASE) for term in TERMS}


@lru_cache(maxsize=LINES)
def terms_in(line: str, lang: str) -> tuple[tuple[str, int, int], ...]:
    """The terms that a line names, each with where it first begins and ends."""
    found = [(term, pattern.search(line)) for term, pattern in patterns(lang).items()]
    return tuple((term, *one.span()) for term, one in found if one)


def means(lang: str, term: str) -> str:
    """« Zone rouge : ce qu'une structure ne peut pas accepter… »."""
    word = say(lang, f"term.{term}.word")
    return say(lang, "words.line", word=word[:1].upper() + word[1:], means=say(lang, f"term.{term}.means"))
