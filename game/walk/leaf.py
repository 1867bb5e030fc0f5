"""What a look is given: one page of one seat as a play met it, what it was made from, and the pages before it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from functools import cached_property
from typing import Any, Literal

from game.pages.book import Desk
from game.pages.debrief_reading import Reading
from game.pages.model import Offer, Page, Part
from game.pages.terms import OURS, terms_in
from game.rules.history import Event

EXPLAINS = frozenset({"hint", "notice", "map"})  # roles of parts that say what a term means: the map in each line
# Parts that tell what happens; the others are tools (the card, the others, the menus) and stand as they are.
TOLD = frozenset({"since", "passage", "delivery", "burst", "repair", "answer"})
# Of these, those that tell an act and what it was answered: as often as it was done.
ACTS = frozenset({"since", "answer", "repair"})
LABELS = frozenset({"debrief-cards"})  # of a debrief: what each card is, no sentence


QUOTES = re.compile(r"«[\s\u00a0\u202f]*([^»]*?)[\s\u00a0\u202f]*»|“([^”]*)”")
LEAST = 4  # words from which what stands between quotation marks is somebody's
SHORT = 5  # words: a sentence of no more may come again
NAMED = 6  # words at most of who a line is about, before its colon
_ENDS = re.compile(r"(?<=[.!?…])[\s\u00a0\u202f]*[»”]?[\s\u00a0\u202f]+(?=[«“A-ZÀ-Ý—])")


def plain(text: str) -> str:
    """A text but for its spaces, its capitals and its quotation marks (within others they are of the second rank, whose
    closing one is an apostrophe in English), to be looked for in another."""
    return re.sub(r"[\s\u00a0\u202f«»“”‘’']+", "", text).lower()


def _lines(part: Part) -> list[str]:
    return [line.removeprefix("- ").strip() for line in part.text.split("\n")]


@dataclass(frozen=True)
class Written:
    """The texts of a scenario in one language. `sums`: those of money that they name, each with the texts' paths;
    `text`: all of them, as `plain` makes them; `ruled`: the sums that the scenario's rules name."""

    sums: Mapping[int, Sequence[str]] = made(default_factory=dict)
    text: str = ""
    ruled: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """A page, read once: kept for the looks at the pages that follow it. `whole`: all of it is read, its tools too."""

    page: Page
    whole: bool = False

    @cached_property
    def told(self) -> list[Part]:
        """The parts that tell what happens, in reading order."""
        if self.whole:
            return [part for part in self.page.parts if part.role != "navigation"]
        return [part for part in self.page.parts if part.role in TOLD and not part.aside]

    @cached_property
    def text(self) -> str:
        """All that it says, its tools too."""
        return self.page.whole_text()

    @cached_property
    def lines(self) -> list[str]:
        """What they say, line by line, without its bullet."""
        return [line for part in self.told for line in _lines(part)]

    @cached_property
    def prose(self) -> str:
        """What is told, and what may be done in a scene: where people are named."""
        offered = [offer.text for part in self.page.parts if part.role == "choices" for offer in part.offers]
        return "\n".join([*self.lines, *offered])

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences told, those of a few words apart. On a page read whole, whose lists give of each structure what
        they say of others, each with who it is about."""
        return self._sentences(self.lines)

    @cached_property
    def written(self) -> list[str]:
        """Those of them that are of the page itself, rather than of an act that may be done again."""
        parts = [part for part in self.told if part.role not in (LABELS if self.whole else ACTS)]
        return self._sentences([line for part in parts for line in _lines(part)])

    def _sentences(self, lines: Iterable[str]) -> list[str]:
        found = []
        for line in lines:
            head, colon, _ = line.partition(":") if self.whole else ("", "", "")
            about = head if colon and len(head.split()) <= NAMED else ""
            ones = [one.strip(" «»“”\u00a0\u202f") for one in _ENDS.split(line)]
            found += [one if one.startswith(about) else f"{about}… {one}" for one in ones if len(one.split()) > SHORT]
        return found

    @cached_property
    def texts(self) -> list[str]:
        """All that the page says, its tools too, line by line."""
        return self.text.split("\n")

    @cached_property
    def explained(self) -> str:
        """What explains words, in small letters."""
        parts = [part for part in self.page.parts if part.role in EXPLAINS]
        return "\n".join(f"{part.title} {part.text}".lower() for part in parts)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Those of the game's own terms that nobody would use, anywhere on the page."""
        return frozenset(name for line in self.texts for name, _, _ in terms_in(line, self.page.lang) if name in OURS)


@dataclass(frozen=True)
class Leaf:
    """`move`: the last one of this seat, None before its first; `chosen`: the offer of its page that made it;
    `before`: the seat's pages until then, in this language, the oldest first. The desk's arrays are the play's: a look
    keeps none of them. `held`: facts that were known from the start, each with the seat that knew it; `beside`: the
    page was opened over the one that came last ("opened"), or is one of the debrief, read as `reading` says."""

    page: Page
    desk: Desk
    move: Mapping[str, Any] | None = None
    chosen: Offer | None = None
    before: Sequence[Sheet] = made(default_factory=tuple)
    held: frozenset[tuple[int, int]] = frozenset()
    written: Written = made(default_factory=Written)
    beside: Literal["", "opened", "debrief"] = ""
    reading: Reading | None = None

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.page, bool(self.beside))

    @cached_property
    def mine(self) -> list[Event]:
        """What I did since my last page, as events."""
        return [event for event in self.desk.fresh if event.by == self.desk.me]

    @property
    def told(self) -> str:
        """All that the page tells of what happens, in one text."""
        return "\n".join(self.sheet.lines)
