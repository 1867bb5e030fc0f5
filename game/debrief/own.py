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
from game.rules.read.packages import asks_euros, crosses_red, gain_of, paid_between
from game.rules.state import State, in_box_at
from game.story import tables as t
from game.story.library import Loaded
from game.story.tables import Ints

Kind = Literal[
    "none", "gone", "obtained", "crossed", "undone_red", "undone", "replaced_red", "replaced", "sought", "short",
    "costs", "missing", "promises", "given", "unbacked", "unpaid", "underpaid",
    "boxes",
]  # fmt: skip
RED = 100.0  # what crossing what one cannot accept weighs: it caps the dial, whatever else was obtained
ENOUGH = 0.95  # of the days promised by the others, from which nothing is said to lack
LIGHT = 0.5  # of what the interests count in no points: days and euros, and each promise not kept
LATER = frozenset(
    {"undone_red", "undone", "replaced_red", "replaced", "sought", "short"}
)  # what came after the signing
BAD = LATER | {"crossed", "costs", "missing", "promises", "unpaid", "underpaid"}


@dataclass(frozen=True)
class Reason:
    """`option` obtained, crossed, missing, signed; `done` what stands or was done in its place; `n` promises, or days
    that the others promised and did not give, out of `of`; `days`, `euros` given; `euros` handed of the `of` that an
    option hands me; `without`: those of whom an option asks their part and who are not bound; of boxes, `option`
    is one, `days` what was put there."""

    kind: Kind
    weight: float
    option: str = ""
    done: str = ""
    n: float = 0.0
    of: float = 0.0
    days: float = 0.0
    euros: float = 0.0
    without: tuple[str, ...] = ()


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
    found = [*_given(names, ended.history, seat), *_boxes(names, seat)]
    if not ended.packages:
        return Own(False, [Reason("none", RED), *found])
    stood = [one for one in ended.history.at(ended.history.of(c.E_STOOD)) if _won_then(ended, seat, one)]
    reserve = float(secrets.seat[seat, t.RESERVE])
    gain, crossed = ended.worth(seat)
    turned = bool(stood) and (crossed or gain < reserve)
    found += _clauses(ended, seat, *ended.packages)
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


def _clauses(ended: Ended, seat: int, signed: Ints, end: Ints) -> Iterable[Reason]:
    """Clause by clause: what came, what came instead of what was signed, what did not come."""
    names = ended.names
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
            yield _obtained(ended, seat, now, worth)
        elif worth < 0:
            yield Reason("costs", -worth, ids[now])
        if was == now:
            options = range(int(frame.clause[clause, t.CLAUSE_FROM]), int(frame.clause[clause, t.CLAUSE_TO]))
            open_to_me = [one for one in options if not is_red(secrets, state, seat, one)]
            best = max(open_to_me, key=lambda one: float(weight_of(secrets, state, seat, one)), default=now)
            more = float(weight_of(secrets, state, seat, best)) - max(0.0, worth)
            if more > 0:
                yield Reason("missing", more, ids[best])


def _obtained(ended: Ended, seat: int, option: int, worth: float) -> Reason:
    """An option that counts for me and is signed: whether what it asks of others could come, and what was handed to
    me came."""
    frame, state, ids = ended.loaded.tables.frame, ended.state, ended.names.ids
    seats, bound, asked = len(ids.seats), int(state.scal[s.BOUND]), frame.option[option, t.N_OPTION :].tolist()
    stood = ended.history.at(ended.history.of(c.E_STOOD))[-1]
    signed = state.package[stood.what, : len(ids.clauses)].astype(np.int64)
    due, came, name = 0.0, 0.0, ids.options[option]
    steps = frame.course[stood.step + 1 :, t.STEP_KIND].tolist() if stood.step >= 0 else []
    for by in range(seats):
        if by != seat and asked[2 * seats + by * seats + seat]:
            whole = float(paid_between(frame, signed, by, seat))
            paid = [one for one in ended.history.at(ended.history.of(c.E_PAID)) if (one.by, one.to) == (by, seat)]
            share = asked[2 * seats + by * seats + seat] / whole if whole else 0.0
            due += whole * share * steps.count(t.COURSE_DELIVERY)
            came += share * sum(one.what for one in paid if one.moment > stood.moment)
    if due and came < ENOUGH * due:
        return Reason("underpaid" if came else "unpaid", worth, name, of=due, euros=came)
    owing = [by for by in range(seats) if by != seat and asks_euros(frame, option, by) > 0.0]
    giving = [by for by in range(seats) if by != seat and asked[by] > 0.0]
    out = [by for by in owing if not bound >> by & 1]
    if not out and giving and not asked[seat] and not any(bound >> by & 1 for by in giving):
        out = giving
    without = tuple(ids.seats[by] for by in out)
    return Reason("unbacked" if without else "obtained", worth, name, without=without)


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


def _boxes(names: Names, seat: int) -> Iterable[Reason]:
    """What it put where it mattered to it."""
    frame, secrets, _ = names.loaded.tables
    state, seeks = names.state, int(names.state.seat[seat, s.SEEKS])
    for box, name in enumerate(names.ids.boxes):
        put, wish = int(state.flag[in_box_at(frame, box, s.GIVEN, seat)]), float(secrets.wish[seeks, box])
        if put and wish > 0:
            of_days = frame.ask[int(frame.box[box, t.BOX_ASK]), t.ASK_MOST] > 0
            yield Reason("boxes", wish * LIGHT, name, days=put if of_days else 0.0)


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
