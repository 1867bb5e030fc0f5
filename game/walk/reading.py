"""How long a scenario is to read and to answer: words that one seat is shown in a play, what it enters, the minutes
that both take. Counted on the pages that the walker reads, from the first to the ending; the debrief has its own
lengths.
"""

from collections.abc import Iterator
from typing import Any

from game.lab.covering import Kept
from game.pages.model import Offer, Page
from game.story.translation import words
from game.walk.leaf import Leaf

WORDS_A_MINUTE, SECONDS_AN_ENTRY = 220, 12
COUNTED = "fr"  # the language counted: one reading a play
SCENES = ("passage", "choices")
Json = dict[str, Any]


class Reading:
    """What each seat was shown and entered, play by play."""

    def __init__(self) -> None:
        self._plays: dict[tuple[str, Kept], list[int]] = {}  # words, those of scenes, entries

    def add(self, kept: Kept, leaf: Leaf) -> None:
        """One more page of this play; what one opens over it, and the debrief, do not count."""
        if leaf.beside or leaf.page.lang != COUNTED:
            return
        counts = self._plays.setdefault((leaf.page.seat, kept), [0, 0, 0])
        found = [(role, words([text])) for role, text in shown(leaf.page)]
        counts[0] += sum(count for _, count in found)
        counts[1] += sum(count for role, count in found if role in SCENES)
        if leaf.move is not None and leaf.before:
            counts[2] += entries(leaf.before[-1].page, leaf.move["do"])

    def told(self) -> Json:
        """By seat, the mean over its plays: {"words", "scene_words", "entries", "minutes"}."""
        found: Json = {}
        for seat in dict.fromkeys(seat for seat, _ in self._plays):
            plays = [counts for (one, _), counts in self._plays.items() if one == seat]
            words, scenes, entered = (sum(column) / len(plays) for column in zip(*plays, strict=True))
            found[seat] = {
                "words": round(words),
                "scene_words": round(scenes),
                "entries": round(entered),
                "minutes": round(words / WORDS_A_MINUTE + entered * SECONDS_AN_ENTRY / 60, 1),
            }
        return found


def shown(page: Page) -> Iterator[tuple[str, str]]:
    """The texts that stand on a page without asking, each with the role of its part."""
    for part in page.parts:
        if not part.aside:
            yield part.role, part.title
            yield part.role, part.text
            for offer in part.offers:
                yield part.role, offer.text
                yield part.role, offer.hint


def entries(page: Page, do: str) -> int:
    """What one types to make such a move on this page: the offer, then each thing to be said of it."""
    made = [offer for offer in page.offers() if _makes(offer, do)]
    return 1 + min((len(offer.fields) for offer in made), default=0)


def _makes(offer: Offer, do: str) -> bool:
    """Whether an offer makes such a move; several guesses are made by one."""
    move, act = offer.move or {}, offer.action or {}
    return move.get("do") == do or (do == "guess" and "guesses" in act)
