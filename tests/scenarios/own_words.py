"""Whether structures stand by their own words at the table: nobody puts, or says yes to, what it can never accept; who
signs what it had said that it could never accept is seen to have lied."""

from collections.abc import Iterator
from typing import Any

from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import claimed, topic_of
from game.story import tables as t
from game.story.build import Tables

_KINDS = c.kinds(c.E_PUT, c.E_LIGHTER, c.E_MARKED, c.E_ANSWERED, c.E_LIED, c.E_LIE_OUT, c.E_STOOD)


def unexplained(tables: Tables, state: s.State) -> Iterator[str]:
    """What a structure did at the table against its own words, with the play's seed."""
    names, clauses = tables.names, len(tables.names.clauses)
    refused = tables.secrets.part[:, t.N_PART :] > 0.0
    seed = int(state.scal[s.SEED])
    events = state.event[: int(state.scal[s.EVENTS])]
    false: dict[tuple[int, int], int] = {}  # by, to: the red zone that was claimed
    signed: dict[tuple[int, int], str] = {}
    said = -1

    def holds(part: int, package: int) -> bool:
        return bool(refused[part, state.package[package, :clauses]].any())

    for event in events[(_KINDS >> events[:, s.KIND] & 1) == 1].tolist():
        kind, by, to, what, how = (event[k] for k in (s.KIND, s.E_BY, s.E_TO, s.E_WHAT, s.E_HOW))
        red = int(state.seat[by, s.RED_ZONE]) if by >= 0 else -1
        if kind in (c.E_PUT, c.E_LIGHTER):
            if holds(red, what):
                yield f"{seed}: {names.seats[by]} puts what it can never accept"
        elif kind == c.E_MARKED:
            if how == c.YES and holds(red, what):
                yield f"{seed}: {names.seats[by]} says yes to what it can never accept"
        elif kind == c.E_ANSWERED:
            said = claimed(what) if topic_of(what) == c.NOT_ACCEPT and how == c.WHOLLY else -1
        elif kind == c.E_LIED and topic_of(what) == c.NOT_ACCEPT and how == c.OTHER:
            false[by, to] = said
        elif kind == c.E_LIE_OUT:
            false.pop((by, to), None)
            signed.pop((by, to), None)
        elif kind == c.E_STOOD:
            for pair, part in false.items():
                if how >> pair[0] & 1 and part >= 0 and holds(part, what):
                    signed[pair] = f"{seed}: {names.seats[pair[0]]} signs what it said it never would"
    yield from signed.values()


class OwnWords:
    """What was found, over many plays."""

    def __init__(self, tables: Tables) -> None:
        self.tables, self.found, self.plays = tables, list[str](), 0

    def looked(self, bench: Any) -> None:
        self.plays += 1
        self.found += unexplained(self.tables, bench.state)
