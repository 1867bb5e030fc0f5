"""What a structure's own game is made of: what it obtained, what it did not, what it cost, what changed between what
was signed and the end; each with its weight in the points of its interests, the heaviest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.debrief.dials import as_done, delivered_by_others
from game.debrief.story import Names
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History, history_of
from game.rules.read.agendas import is_red, sought_at, weight_of
from game.rules.read.packages import crosses_red, gain_of
from game.rules.state import State
from game.story import tables as t
from game.story.library import Loaded
from game.story.tables import Ints

Kind = Literal[
    "none", "gone", "obtained", "crossed", "undone_red", "undone", "replaced_red", "replaced", "sought", "short",
    "costs", "missing", "promises", "given",
]  # fmt: skip
RED = 100.0  # what crossing what one cannot accept weighs: it caps the dial, whatever else was obtained
ENOUGH = 0.95  # of the days promised by the others, from which nothing is said to lack
LIGHT = 0.5  # of what the interests count in no points: days and euros, and each promise not kept
LATER = frozenset(
    {"undone_red", "undone", "replaced_red", "replaced", "sought", "short"}
)  # what came after the signing
BAD = LATER | {"crossed", "costs", "missing", "promises"}


@dataclass(frozen=True)
class Reason:
    """`option` obtained, crossed, missing, signed; `done` what stands or was done in its place; `n` promises, or days
    that the others promised and did not give, out of `of`; `days`, `euros` given."""

    kind: Kind
    weight: float
    option: str = ""
    done: str = ""
    n: float = 0.0
    of: float = 0.0
    days: float = 0.0
    euros: float = 0.0


@dataclass(frozen=True)
class Own:
    """`turned`: what was signed was once worth more to it than nothing, and the end is not."""

    turned: bool
    reasons: list[Reason]


class Ended:
    """A finished play, read once for all its structures. `packages`: what is signed, then that with what choices did
    against it in its place (the same, where they did nothing so); none where nothing is signed."""

    def __init__(self, loaded: Loaded, state: State) -> None:
        self.loaded, self.state = loaded, state
        self.names, self.history = Names(loaded, state), history_of(state)
        self.packages: tuple[Ints, ...] = ()
        if state.scal[s.IN_FORCE] >= 0:
            clauses, done = len(self.names.ids.clauses), np.empty(len(loaded.tables.frame.clause), np.int64)
            signed = state.package[int(state.scal[s.IN_FORCE]), :clauses].astype(np.int64)
            self.packages = signed, done if as_done(loaded.tables.frame, state, done) else signed

    def gone(self, seat: int) -> bool:
        return bool((int(self.state.scal[s.LEFT]) | int(self.state.scal[s.WITHDRAWN])) >> seat & 1)

    def worth(self, seat: int) -> tuple[float, bool]:
        """The least that `packages` are worth to a structure, and whether one holds what it cannot accept."""
        frame, secrets, _ = self.loaded.tables
        gain = min(float(gain_of(frame, secrets, self.state, seat, one)) for one in self.packages)
        return gain, any(crosses_red(frame, secrets, self.state, seat, one) for one in self.packages)


def own(ended: Ended, seat: int) -> Own:
    state, names = ended.state, ended.names
    frame, secrets, _ = ended.loaded.tables
    if ended.gone(seat):
        return Own(False, [Reason("gone", RED)])
    found = list(_given(names, ended.history, seat))
    if not ended.packages:
        return Own(False, [Reason("none", RED), *found])
    stood = [one for one in ended.history.at(ended.history.of(c.E_STOOD)) if _won_then(ended, seat, one)]
    reserve = float(secrets.seat[seat, t.RESERVE])
    gain, crossed = ended.worth(seat)
    turned = bool(stood) and (crossed or gain < reserve)
    found += _clauses(names, seat, *ended.packages)
    if turned:
        found += _since(names, seat, stood[0], ended.packages[0])
    share = float(delivered_by_others(frame, state, seat))
    if gain > reserve and share < ENOUGH:
        others = [one for one in range(len(names.ids.seats)) if one != seat]
        of = sum(float(state.seat[one, s.PROMISED_DAYS]) for one in others)
        if of * (1.0 - share) >= 1.0:
            found.append(Reason("short", (gain - reserve) * (1.0 - share), n=of * (1.0 - share), of=of))
    return Own(turned, sorted(found, key=lambda one: -one.weight))


def _won_then(ended: Ended, seat: int, stood: Event) -> bool:
    """Whether what was then signed was worth more to this seat than nothing, as its table told it."""
    frame, secrets, names = ended.loaded.tables
    then, sought = ended.state, _sought_then(ended.state, seat, stood)
    if sought != int(then.seat[seat, s.SEEKS]):
        then = s.new_state(frame)
        for kept, held in zip(then, ended.state, strict=True):
            kept[...] = held
        then.seat[seat, s.SEEKS] = sought
    options = then.package[stood.what, : len(names.clauses)].astype(np.int64)
    if crosses_red(frame, secrets, then, seat, options):
        return False
    return bool(gain_of(frame, secrets, then, seat, options) > secrets.seat[seat, t.RESERVE])


def _sought_then(state: State, seat: int, stood: Event) -> int:
    moments = state.event[: int(state.scal[s.EVENTS]), s.MOMENT]
    return int(sought_at(state, seat, int(np.searchsorted(moments, stood.moment, "right"))))


def _clauses(names: Names, seat: int, signed: Ints, end: Ints) -> Iterable[Reason]:
    """Clause by clause: what came, what came instead of what was signed, what did not come."""
    frame, secrets, _ = names.loaded.tables
    state, ids = names.state, names.ids.options
    for clause, (was, now) in enumerate(zip(signed.tolist(), end.tolist(), strict=True)):
        worth = float(weight_of(secrets, state, seat, now))
        less = float(weight_of(secrets, state, seat, was)) - worth
        if was != now and is_red(secrets, state, seat, now):
            yield Reason("undone_red", RED, ids[was], ids[now])
        elif is_red(secrets, state, seat, now) or is_red(secrets, state, seat, was):
            yield Reason("crossed", RED, ids[now if is_red(secrets, state, seat, now) else was])
        elif less > 0:
            yield Reason("undone", less, ids[was], ids[now])
        elif worth > 0:
            yield Reason("obtained", worth, ids[now])
        elif worth < 0:
            yield Reason("costs", -worth, ids[now])
        if was == now:
            options = range(int(frame.clause[clause, t.CLAUSE_FROM]), int(frame.clause[clause, t.CLAUSE_TO]))
            open_to_me = [one for one in options if not is_red(secrets, state, seat, one)]
            best = max(open_to_me, key=lambda one: float(weight_of(secrets, state, seat, one)), default=now)
            more = float(weight_of(secrets, state, seat, best)) - max(0.0, worth)
            if more > 0:
                yield Reason("missing", more, ids[best])


def _since(names: Names, seat: int, stood: Event, signed: Ints) -> Iterable[Reason]:
    """What a later signature, or a change of what it sought, took from what it had won at the first."""
    secrets, state, ids = names.loaded.tables.secrets, names.state, names.ids.options
    if _sought_then(state, seat, stood) != int(state.seat[seat, s.SEEKS]):
        yield Reason("sought", RED - 1.0)
    first = state.package[stood.what, : len(signed)].tolist()
    for was, now in zip(first, signed.tolist(), strict=True):
        less = float(weight_of(secrets, state, seat, was) - weight_of(secrets, state, seat, now))
        red = is_red(secrets, state, seat, now)
        if was != now and (less > 0 or red):
            yield Reason("replaced_red" if red else "replaced", RED + 1.0 if red else less, ids[was], ids[now])


def _given(names: Names, history: History, seat: int) -> Iterable[Reason]:
    """What its interests count in no points: days and euros given, promises made to it and not kept."""
    state = names.state
    days, euros = float(state.seat[seat, s.DAYS_DELIVERED]), float(state.seat[seat, s.MONEY_SPENT])
    if days > 0 or euros > 0:
        yield Reason("given", LIGHT, days=days, euros=euros)
    broken = sum(one.to == seat for one in history.at(history.of(c.E_PROMISE_BROKEN)))
    if broken:
        yield Reason("promises", LIGHT + broken, n=float(broken))


def shown(one: Own, lost: bool, most: int) -> list[Reason]:
    """Those that are told: where it lost by it, one thing obtained at most beside what weighed against; else what was
    obtained beside one thing at most that was not; never twice the same option."""
    kept, met = list[Reason](), set[str]()
    room = {True: most if lost else 1, False: 1 if lost else most}
    for each in one.reasons:
        bad = each.kind in BAD
        named = {name for name in (each.option, each.done) if name}
        if len(kept) < most and room[bad] and not named & met:
            room[bad] -= 1
            met |= named
            kept.append(each)
    return kept
