"""What the reader of a debrief could not have known while playing: what the game had others make it believe, what was
kept from it to the end, what was said where it was not.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from game.debrief.bonds import unseen
from game.debrief.crossed import knew, said_red
from game.debrief.mine import own_of
from game.debrief.story import Names
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, held_at_start, history_of
from game.rules.packing import claimed, topic_of
from game.rules.read.agendas import is_red
from game.rules.read.standing import bothers
from game.rules.state import State
from game.story.library import Loaded

WORDED = (c.WHY, c.NOT_ACCEPT, c.BOTHERS)  # topics of which what was true has words


# What the reader did towards another, the nearest first: what is told beside what that one kept.
TOWARDS = (c.E_VISITED, c.E_ASKED, c.E_PRESSED, c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_REASSURED)
Kind = Literal["lied", "claimed", "kept", "told", "known", "put", "dodged"]


@dataclass(frozen=True)
class Hidden:
    """`by`: whose. `lied`: a false answer to the reader, which it never found out; `claimed`: a share given in part and
    said to be whole; `kept`: a fact that the reader never learnt; `told`: what another was told of what `by` seeks;
    `known`: a fact that the reader told it, which it knew; `put`: an option that the reader put forward and that it
    could not accept; `dodged`: an answer beside the reader's question.
    `event`: the act (of what was kept, the reader's, done while it was); `fact`: the one kept or told; `option`: the
    one put forward; `asked`: whether the reader had asked `by` the same; `first`: it knew from the start; `heard`: when
    the reader was told what it could not accept."""

    kind: Kind
    by: str
    event: Event | None = None
    fact: str = ""
    asked: bool = False
    option: str = ""
    first: bool = False
    heard: Event | None = None


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
        self.names = Names(loaded, state)
        self.ids = loaded.tables.names
        self.me = self.ids.seats.code[seat]
        self.others = [code for code in range(len(self.ids.seats)) if code != self.me]
        self.held = [code for code in self.others if self.ids.seats[code] not in people]  # by the game
        self.history = history_of(state)
        self.seen = [event for event in self.history.events if event.witnesses >> self.me & 1]

    def of(self, *kinds: int) -> list[Event]:
        return self.history.at(self.history.of(*kinds))

    def all(self) -> Iterator[Hidden]:
        yield from self.lied()
        yield from self.known()
        yield from self.put()
        yield from self.claimed()
        yield from self.told()
        yield from self.dodged()
        yield from self.kept()

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
            held = [seat for seat in self.others if int(self.state.fact[fact, seat]) != c.UNKNOWN]
            if len(held) == 1 and int(self.state.fact[fact, self.me]) == c.UNKNOWN:
                by = held[0]
                act = self.towards(by, fact)
                yield Hidden("kept", self.ids.seats[by], act, self.ids.facts[fact], by in asked)

    def towards(self, other: int, fact: int) -> Event | None:
        """What the reader did that brought it nearest to another while that one knew a fact, the last time."""
        done = [
            one
            for one in self.of(*TOWARDS)
            if (one.by, one.to) == (self.me, other) and knew(self.names, self.history, fact, other, one.moment)
        ]
        return min(reversed(done), key=lambda one: TOWARDS.index(one.kind), default=None)

    def known(self) -> Iterator[Hidden]:
        """What the reader confided to who knew it, and was not seen to."""
        for told in self.of(c.E_TOLD_FACT):
            to = told.to
            if told.by != self.me or to not in self.held or told.how or told.what in self.own_facts(to):
                continue
            before = [one for one in self.history.at(self.history.teaching(told.what)) if one.moment < told.moment]
            taught = [one for one in before if one.witnesses >> to & 1]
            first = bool(held_at_start(self.loaded.tables.secrets, self.state, to, told.what))
            if (first or taught) and not any(one.witnesses >> self.me & 1 for one in taught):
                yield Hidden("known", self.ids.seats[to], told, self.ids.facts[told.what], first=first)

    def own_facts(self, seat: int) -> set[int]:
        """The facts that a structure tells in its own words: those held by it alone at the start."""
        secrets = self.loaded.tables.secrets
        return {
            fact
            for fact in range(len(self.ids.facts))
            if [one for one in range(len(self.ids.seats)) if held_at_start(secrets, self.state, one, fact)] == [seat]
        }

    def put(self) -> Iterator[Hidden]:
        """What the reader put forward and another could not accept: first where the reader had been told so."""
        said = [one for one in self.seen if one.kind in (c.E_RED_SHOWN, c.E_TOLD_RED, c.E_OBJECTED)]
        zones = {seat: int(self.state.seat[seat, s.RED_ZONE]) for seat in self.others}
        found = list[Hidden]()
        for event in self.of(c.E_PUT, c.E_LIGHTER):
            if event.by != self.me:
                continue
            for option in sorted(own_of(self.names, event)):
                for seat in (one for one in self.others if is_red(self.loaded.tables.secrets, self.state, one, option)):
                    answers = [
                        one
                        for one in self.seen
                        if one.kind == c.E_ANSWERED and one.by == seat and one.how == c.WHOLLY
                        if topic_of(one.what) == c.NOT_ACCEPT and claimed(one.what) == zones[seat]
                    ]
                    told = [one for one in (said_red(self.names, said, seat, option), *answers) if one is not None]
                    heard = min(told, key=lambda one: one.moment, default=None)
                    name = self.ids.options[option]
                    found.append(Hidden("put", self.ids.seats[seat], event, option=name, heard=heard))
        yield from sorted(found, key=_heard)

    def dodged(self) -> Iterator[Hidden]:
        """A question of the reader that was the right one, and what it might have been told."""
        for event in self.of(c.E_ANSWERED):
            true, about = claimed(event.what), topic_of(event.what)
            dodged = event.to == self.me and event.by in self.held and event.how == c.DODGE
            if dodged and about in (c.WHY, c.NOT_ACCEPT) and true >= 0 and not self.learnt(event.by, true):
                yield Hidden("dodged", self.ids.seats[event.by], event)

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


def _heard(one: Hidden) -> int:
    """Of what was put forward: first where it had been said to the reader, then where it never was."""
    if one.heard is None or one.event is None:
        return 1
    return 0 if one.heard.moment < one.event.moment else 2
