"""What a look is given: one page of one seat as a play met it, what it was made from, and the pages before it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from functools import cached_property
from typing import Any

from game.pages.book import Desk
from game.pages.model import Offer, Page, Part
from game.rules.history import Event
from game.walk.terms import terms_in

# Parts that tell what happens; the others are tools (the card, the others, the menus) and stand as they are.
TOLD = frozenset({"since", "passage", "delivery", "burst", "repair", "answer"})


SHORT = 5  # words: a sentence of no more may come again
_ENDS = re.compile(r"(?<=[.!?…])[\s\u00a0\u202f]*[»”]?[\s\u00a0\u202f]+(?=[«“A-ZÀ-Ý—])")


@dataclass(frozen=True)
class Sheet:
    """A page, read once: kept for the looks at the pages that follow it."""

    page: Page

    @cached_property
    def told(self) -> list[Part]:
        """The parts that tell what happens, in reading order."""
        return [part for part in self.page.parts if part.role in TOLD and not part.aside]

    @cached_property
    def lines(self) -> list[str]:
        """What they say, line by line, without its bullet."""
        return [line.removeprefix("- ").strip() for part in self.told for line in part.text.split("\n")]

    @cached_property
    def prose(self) -> str:
        """What is told, and what may be done in a scene: where people are named."""
        offered = [offer.text for part in self.page.parts if part.role == "choices" for offer in part.offers]
        return "\n".join([*self.lines, *offered])

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences told, those of a few words apart."""
        found = [one.strip(" «»“”\u00a0\u202f") for line in self.lines for one in _ENDS.split(line)]
        return [one for one in found if len(one.split()) > SHORT]

    @cached_property
    def texts(self) -> list[str]:
        """All that the page says, its tools too, line by line."""
        return self.page.whole_text().split("\n")

    @cached_property
    def terms(self) -> frozenset[str]:
        """The game's own terms that stand anywhere on the page."""
        return frozenset(name for line in self.texts for name, _, _ in terms_in(line, self.page.lang))


@dataclass(frozen=True)
class Leaf:
    """`move`: the last one of this seat, None before its first; `chosen`: the offer of its page that made it;
    `before`: the seat's pages until then, in this language, the oldest first. The desk's arrays are the play's: a look
    keeps none of them. `held`: facts that were
    known from the start, each with the seat that knew it."""

    page: Page
    desk: Desk
    move: Mapping[str, Any] | None = None
    chosen: Offer | None = None
    before: Sequence[Sheet] = made(default_factory=tuple)
    held: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.page)

    @cached_property
    def mine(self) -> list[Event]:
        """What I did since my last page, as events."""
        return [event for event in self.desk.fresh if event.by == self.desk.me]

    @property
    def told(self) -> str:
        """All that the page tells of what happens, in one text."""
        return "\n".join(self.sheet.lines)
