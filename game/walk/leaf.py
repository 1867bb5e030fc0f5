"""What a look is given: one page of one seat as a play met it, what it was made from, and the pages before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from game.pages.book import Desk
from game.pages.model import Offer, Page, Part
from game.rules.history import Event

# Parts that tell what happens; the others are tools (the card, the others, the menus) and stand as they are.
TOLD = frozenset({"since", "passage", "delivery", "burst", "repair", "answer"})


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


@dataclass(frozen=True)
class Leaf:
    """`move`: the last one of this seat, None before its first; `chosen`: the offer of its page that made it;
    `before`: the seat's pages until then, in this language, the oldest first. The desk's arrays are the play's: a look
    keeps none of them."""

    page: Page
    desk: Desk
    move: Mapping[str, Any] | None = None
    chosen: Offer | None = None
    before: Sequence[Sheet] = field(default_factory=tuple)

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
