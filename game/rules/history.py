"""What happened, read once: the events of a view (or of a state), indexed by kind, by who did them, by what they teach;
and who knew what, when.

Events are only ever appended: a history brought up to date reads what is new, and is made anew when there are fewer
(another play, one taken back). Made from a view, it holds what that seat witnessed and nothing else. Batches, compiled,
sort the same events by kind in arrays of their own (`debrief/reading.py`); what an event teaches is said here for both.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np

from game.rules import codes as c
from game.rules import packing
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.agendas import sought_first
from game.rules.read.packages import dealt_with
from game.rules.read.view import View
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


class Event(NamedTuple):
    """One event in plain numbers, its columns in the order of `state.py`; `to`: -1 for all or nobody."""

    kind: int
    by: int
    to: int
    what: int
    how: int
    moment: int
    witnesses: int
    step: int


def dealt_by(frame: Frame, step: int) -> set[int]:
    """The clauses of which something may be signed by this step of the course."""
    return {clause for clause in range(int(frame.size[t.CLAUSES])) if dealt_with(frame, clause, step)}


def topic_of(event: Event) -> int:
    """Topic of an answer."""
    return packing.topic_of(event.what)


def claimed(event: Event) -> int:
    """Part or fact that an answer claims, -1 if none."""
    return packing.claimed(event.what)


@rule
def fact_in(kind: int, what: int) -> int:
    """The fact that an event teaches whoever witnesses it: told, seen on a visit, or out with a knot; -1 if none."""
    if kind == c.E_TOLD_FACT or kind == c.E_BURST:
        return what
    return what - 1 if kind == c.E_VISITED else -1


@rule
def held_at_start(secrets: Secrets, state: State, seat: int, fact: int) -> bool:
    """This seat knew the fact from the start, by the scenario or by its agenda."""
    if secrets.held[fact, seat] == 1:
        return True
    for part in (
        sought_first(state, seat),
        int(state.seat[seat, s.RED_ZONE]),
        int(state.seat[seat, s.PRESSURE_PART]),
    ):
        if secrets.held[fact, state.seat.shape[0] + part] == 1:
            return True
    return False


@rule
def taught_before(state: State, fact: int, until: int) -> int:
    """The mask of the seats that learnt the fact before the event at `until`, by an event that they witnessed."""
    event, who = state.event, 0
    for at in range(until):
        if fact_in(event[at, s.KIND], event[at, s.E_WHAT]) == fact:
            who |= event[at, s.WITNESSES]
    return who


class History:
    """The events read so far, in order, and where to find them. A *place* is an index in `events`."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.kept: dict[Any, Any] = {}  # readings of these events that go on as they come, by whoever makes them
        self.events: list[Event] = []
        self._rows: Ints | None = None  # those of the events, as they were read
        self._kinds: dict[int, list[int]] = {}
        self._by: dict[int, list[int]] = {}
        self._facts: dict[int, list[int]] = {}

    def read(self, seen: View | State) -> "History":
        """Up to date with a view of one seat, always of the same one, or with a state. Gives itself."""
        rows, count = seen.event, int(seen.scal[s.EVENTS])
        if not self._continues(rows, count):
            self._clear()
        for place, row in enumerate(rows[len(self.events) : count].tolist(), len(self.events)):
            event = Event(*row)
            self.events.append(event)
            self._kinds.setdefault(event.kind, []).append(place)
            self._by.setdefault(event.by, []).append(place)
            fact = fact_in(event.kind, event.what)
            if fact >= 0:
                self._facts.setdefault(fact, []).append(place)
        if self._rows is None or len(self._rows) < count:
            self._rows = rows[:count].copy()
        return self

    def _continues(self, rows: Ints, count: int) -> bool:
        """Whether what was read is still there: no fewer events, none of them changed. Another play in the same arrays
        may be as long, and end on the same."""
        known = len(self.events)
        return self._rows is None or (known <= count and np.array_equal(rows[:known], self._rows))

    def of(self, *kinds: int) -> Sequence[int]:
        """Places of the events of these kinds, in order."""
        if len(kinds) == 1:
            return self._kinds.get(kinds[0], ())
        return sorted(place for kind in kinds for place in self._kinds.get(kind, ()))

    def by(self, seat: int) -> Sequence[int]:
        """Places of what a seat did, in order."""
        return self._by.get(seat, ())

    def teaching(self, fact: int) -> Sequence[int]:
        """Places of the events by which those who witnessed them learnt this fact, in order."""
        return self._facts.get(fact, ())

    def at(self, places: Iterable[int]) -> list[Event]:
        """The events at these places."""
        return [self.events[place] for place in places]

    def since(self, moment: int) -> int:
        """The first place after this moment; how many events there are, if none is."""
        return bisect_right(self.events, moment, key=attrgetter("moment"))


_KEPT = 4  # plays, or views of one, whose reading is kept: those asked about last
_LAST: list[tuple[Ints, History]] = []


def history_of(seen: View | State) -> History:
    """The history of a play, or of a view of it, read once for all who ask about the same one in turn."""
    found = next((one for one in _LAST if one[0] is seen.event), (seen.event, History()))
    _LAST[:] = [found, *(one for one in _LAST if one is not found)][:_KEPT]
    return found[1].read(seen)
