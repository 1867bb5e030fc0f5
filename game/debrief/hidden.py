"""What the reader of a debrief could not have known while playing: what the game had others make it believe, what was
kept from it to the end, what was said where it was not.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from game.debrief.bonds import unseen
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History
from game.rules.packing import claimed, topic_of
from game.rules.read.standing import bothers
from game.rules.state import State
from game.story.library import Loaded

WORDED = (c.WHY, c.NOT_ACCEPT, c.BOTHERS)  # topics of which what was true has words


@dataclass(frozen=True)
class Hidden:
    """`by`: whose. `lied`: a false answer to the reader, which it never found out; `claimed`: a share given in part and
    said to be whole; `kept`: a fact that the reader never learnt; `told`: what another was told of what `by` seeks.
    `event`: the act; `fact`: the one kept; `asked`: whether the reader had asked `by` the same."""

    kind: Literal["lied", "claimed", "kept", "told"]
    by: str
    event: Event | None = None
    fact: str = ""
    asked: bool = False


def hidden(loaded: Loaded, state: State, seat: str, people: Collection[str]) -> list[Hidden]:
    """What one seat could not have known, what changes most how it sees the play first, one of a kind and of a
    structure; what is only a person's own business left out: `people` held these seats."""
    found: list[Hidden] = []
    for one in _Kept(loaded, state, seat, people).all():
        if all(one.kind != other.kind and one.by != other.by for other in found):
            found.append(one)
    return found


class _Kept:
    """A play as it was hidden from one seat."""

    def __init__(self, loaded: Loaded, state: State, seat: str, people: Collection[str]) -> None:
        self.loaded, self.state = loaded, state
        self.ids = loaded.tables.names
        self.me = self.ids.seats.code[seat]
        self.others = [code for code in range(len(self.ids.seats)) if code != self.me]
        self.held = [code for code in self.others if self.ids.seats[code] not in people]  # by the game
        self.history = History().read(state)
        self.seen = [event for event in self.history.events if event.witnesses >> self.me & 1]

    def of(self, *kinds: int) -> list[Event]:
        return self.history.at(self.history.of(*kinds))

    def all(self) -> Iterator[Hidden]:
        yield from self.lied()
        yield from self.claimed()
        yield from self.kept()
        yield from self.told()

    def lied(self) -> Iterator[Hidden]:
        """Those that hide something first, each of a structure."""
        out = {event.by for event in self.seen if event.kind == c.E_LIE_OUT and event.how != 1}
        for event in self.of(c.E_LIED):
            mine = event.to == self.me and event.by in self.held and event.by not in out
            true, about = claimed(event.what), topic_of(event.what)
            if mine and about in WORDED and not self.learnt(event.by, true, about == c.BOTHERS):
                yield Hidden("lied", self.ids.seats[event.by], event)

    def learnt(self, by: int, true: int, fact: bool = False) -> bool:
        """Whether the reader was told, or saw, this part of another, or this fact."""
        if fact:
            return int(self.state.fact[true, self.me]) != c.UNKNOWN
        said = (c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN, c.E_HABIT)
        return any(
            (event.kind in said and event.what == true)
            or (event.kind == c.E_ANSWERED and event.how in (c.WHOLLY, c.PARTLY) and claimed(event.what) == true)
            for event in self.seen
            if event.by == by or event.kind == c.E_HABIT
        )

    def claimed(self) -> Iterator[Hidden]:
        out = {event.by for event in self.seen if event.kind == c.E_LIE_OUT and event.how == 1}
        for event in self.of(c.E_TRULY):
            if event.by in self.held and event.by not in out and event.how == c.CLAIMED and c.AMOUNTS[event.what] < 1.0:
                yield Hidden("claimed", self.ids.seats[event.by], event)

    def kept(self) -> Iterator[Hidden]:
        """The gravest first; those that the page of all tells left out."""
        frame, told = self.loaded.tables.frame, {one.fact for one in unseen(self.loaded, self.state)}
        asked = {event.to for event in self.of(c.E_ASKED) if event.by == self.me and event.what == c.BOTHERS}
        facts = [fact for fact, name in enumerate(self.ids.facts) if name not in told and bothers(frame, fact) > 0.0]
        for fact in sorted(facts, key=lambda fact: -bothers(frame, fact)):
            knew = [seat for seat in self.others if int(self.state.fact[fact, seat]) != c.UNKNOWN]
            if len(knew) == 1 and int(self.state.fact[fact, self.me]) == c.UNKNOWN:
                yield Hidden("kept", self.ids.seats[knew[0]], fact=self.ids.facts[fact], asked=knew[0] in asked)

    def told(self) -> Iterator[Hidden]:
        """In full, of what one truly seeks; first by those whom the reader never asked."""
        asked = {event.to for event in self.of(c.E_ASKED, c.E_PRESSED) if event.by == self.me and event.what == c.WHY}
        answers = [
            event
            for event in self.of(c.E_ANSWERED)
            if topic_of(event.what) == c.WHY and event.how == c.WHOLLY and event.by != self.me and event.to >= 0
            if claimed(event.what) == int(self.state.seat[event.by, s.SEEKS])
            if not self.learnt(event.by, claimed(event.what))
        ]
        for event in sorted(answers, key=lambda event: event.by in asked):
            yield Hidden("told", self.ids.seats[event.by], event, asked=event.by in asked)
