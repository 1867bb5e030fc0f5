"""Decisive moments of a play, computed: from each decision of a seat, every open option goes on many times with minds
in all seats, under shared luck; the seat itself is held by the temperament that plays most like it.

Two passes. The first looks briefly at all options and chooses at most three moments, two alternatives in each, and the
ending that each alternative moves most. The second measures that ending, the common good and the seat's own game, with
draws that had no part in the choosing, until every interval is within three points, or nothing worth telling is left
to find; as several are shown at once, each interval is widened accordingly (Bonferroni: Z below is the normal quantile
for 0.05 shared by eighteen differences).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.batch import makings as m
from game.batch.batch import Workbench, play_range
from game.batch.continuing import Fork, from_moment, same_moves
from game.batch.running import R_ENDING, Records, new_records
from game.debrief import outcome as o
from game.lab.options import Decision, Kept, Record, put_back
from game.minds.seats import GAME
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t
from game.story.names import Names
from game.story.tables import Ints

SHOWN, ALTERNATIVES = 3, 2  # moments; other options in each
Z = 2.99  # 0.05 shared by SHOWN × ALTERNATIVES × (an ending, COMPARED), two-sided
WITHIN = 3.0  # points
TELLING = 5.0  # points under which a difference is not worth a moment
COMPARED = (o.DIAL_COMMON, o.DIAL_OWN)  # is the other way better, for all and for the seat
Floats32 = NDArray[np.float32]


@dataclass(frozen=True)
class Effort:
    """How many plays: for each option in the first pass; at a time and at most in the second; of the same choices."""

    brief: int = 64
    block: int = 400
    most: int = 3200
    spread: int = 400


SMALL, LARGE = Effort(), Effort(24, 100, 800, 200)  # up to six structures; more
LARGE_FROM = 7


@dataclass
class Lot:
    """Many plays of one option."""

    move: Ints
    ending: NDArray[np.int16]
    dial: Floats32  # [plays, N_DIALS] of the seat
    makings: NDArray[np.int16]

    def joined(self, more: "Lot") -> "Lot":
        return Lot(
            self.move,
            np.concatenate([self.ending, more.ending]),
            np.concatenate([self.dial, more.dial]),
            np.concatenate([self.makings, more.makings]),
        )


@dataclass
class Moment:
    """A decision, what was done, and what else was measured there. `ending`: what each other moves most."""

    decision: Decision
    chosen: Lot
    others: list[Lot]
    telling: float
    ending: list[int] = field(default_factory=list)


def continued(bench: Workbench, kept: Kept, fork: Fork, seat: int, seed: int, first: int, end: int, move: Ints) -> Lot:
    """Plays that go on from a moment, each with its luck: play k has the same in all lots of the same `seed`."""
    put_back(kept, bench.kept)
    records: Records = new_records(bench.frame, end - first, makings=True)
    play_range(replace(bench, fork=fork), records, seed + first, 0, end - first)
    return Lot(move, records.row[:, R_ENDING].copy(), records.dial[:, seat].copy(), records.makings.copy())


def moments(
    bench: Workbench,
    record: Record,
    seat: int,
    seed: int,
    effort: Effort,
    told: Callable[[float, list[Moment]], None] = lambda share, found: None,
) -> list[Moment]:
    """The most telling moments of a play, most telling first. `told` hears how far it is (0 to 1) and what is found so
    far, after the first pass and after each block of the second."""
    frame, desk = bench.frame, bench.desk
    held = desk.minds.copy()
    desk.minds[:] = GAME
    desk.temper[seat] = record.temper
    found: list[Moment] = []
    for at, decision in enumerate(record.decisions):
        if decision.others:
            lots = [
                continued(bench, decision.kept, from_moment(frame, seat, move), seat, seed, 0, effort.brief, move)
                for move in [decision.move, *decision.others]
            ]
            found.append(chosen_among(decision, lots))
        told(0.4 * (at + 1) / len(record.decisions), [])
    found = different(found)[:SHOWN]
    told(0.4, found)
    for at, one in enumerate(found):
        measure(bench, one, seat, seed + (1 << 40), effort)
        told(0.4 + 0.6 * (at + 1) / len(found), found)
    desk.minds[:], desk.temper[seat] = held, -1
    return sorted((one for one in found if worth(one)), key=lambda one: one.decision.number)


def different(found: Sequence[Moment]) -> list[Moment]:
    """Most telling first; a kind of act put beside a kind of alternative is told once before it is told again."""
    ranked, met, again = sorted(found, key=lambda one: -one.telling), set[tuple[int, int]](), list[Moment]()
    first: list[Moment] = []
    for one in ranked:
        kind = int(one.chosen.move[s.DO]), int(one.others[0].move[s.DO]) * 64 + int(one.others[0].move[s.HOW])
        (again if kind in met and one.chosen.move[s.DO] != c.CHOOSE else first).append(one)
        met.add(kind)
    return first + again


def chosen_among(decision: Decision, lots: Sequence[Lot]) -> Moment:
    """From a first look, two other options: the one that differs most, and the one that differs most the other way
    (better for the seat and the common good where the first is worse, or worse), if there is one."""
    mine = lots[0]
    ranked = sorted(lots[1:], key=lambda other: -distance(mine, other))
    rising = [worth_of(other) > worth_of(mine) for other in ranked]
    contrary = [other for other, up in zip(ranked, rising, strict=True) if up != rising[0]]
    kept = [ranked[0], *(contrary or ranked[1:])][:ALTERNATIVES]
    one = Moment(decision, mine, kept, distance(mine, ranked[0]))
    for other in one.others:
        shares = share_of(other) - share_of(mine)
        one.ending.append(int(np.abs(shares).argmax()))
    return one


def worth_of(lot: Lot) -> float:
    """The compared dials together: only to tell a way up from a way down, never shown."""
    return float(lot.dial[:, COMPARED].mean())


def share_of(lot: Lot) -> NDArray[np.float64]:
    """Share of each ending, as many as a code can be (int16 rows hold far fewer)."""
    return np.bincount(lot.ending, minlength=64)[:64] / len(lot.ending)


def distance(one: Lot, other: Lot) -> float:
    """How far apart two lots are, in points: the ending or the dial that moves most, less what chance alone gives."""
    shares = float(np.abs(share_of(other) - share_of(one)).max()) * 100.0
    dials = max(abs(float((other.dial[:, k] - one.dial[:, k]).mean())) for k in COMPARED)
    return max(shares, dials) - 50.0 / float(np.sqrt(len(one.ending)))


def measure(bench: Workbench, one: Moment, seat: int, seed: int, effort: Effort) -> None:
    """The second pass: plays anew until all that is shown of this moment is within WITHIN points."""
    frame, kept = bench.frame, one.decision.kept
    lots: list[Lot] = []
    done = 0
    while done < effort.most:
        until = min(effort.most, done + effort.block)
        more = [
            continued(bench, kept, from_moment(frame, seat, lot.move), seat, seed, done, until, lot.move)
            for lot in [one.chosen, *one.others]
        ]
        lots = [lot.joined(new) for lot, new in zip(lots, more, strict=True)] if lots else more
        done = until
        one.chosen, one.others = lots[0], lots[1:]
        found = [gaps(one, k) for k in range(len(one.others))]
        if all(half <= WITHIN or abs(change) + half < TELLING for each in found for change, half in each):
            break


def shift(one: Moment, other: int) -> tuple[float, float]:
    """By how many points an alternative changes the odds of its ending, and half the width of the interval."""
    ending = one.ending[other]
    return gap((one.others[other].ending == ending) * 100.0, (one.chosen.ending == ending) * 100.0)


def lift(one: Moment, other: int, dial: int) -> tuple[float, float]:
    """By how many points an alternative changes the mean of a dial, and half the width of the interval."""
    return gap(one.others[other].dial[:, dial], one.chosen.dial[:, dial])


def gaps(one: Moment, other: int) -> list[tuple[float, float]]:
    """All that is measured of an alternative: its ending, then the dials COMPARED."""
    return [shift(one, other), *(lift(one, other, dial) for dial in COMPARED)]


def gap(there: NDArray[Any], here: NDArray[Any]) -> tuple[float, float]:
    """Mean difference of paired plays, and half the width of its interval."""
    apart = np.asarray(there, np.float64) - np.asarray(here, np.float64)
    return float(apart.mean()), float(Z * apart.std(ddof=1) / np.sqrt(len(apart)))


def worth(one: Moment) -> bool:
    """Whether any alternative of a moment, measured, is surely and visibly another play."""
    found = [any(sure(*each) for each in gaps(one, k)) for k in range(len(one.others))]
    kept = [k for k, it in enumerate(found) if it]
    # No two ways that come to the same: the first of them is told.
    kept = [k for at, k in enumerate(kept) if all(apart(one.others[k], one.others[other]) for other in kept[:at])]
    one.others = [one.others[k] for k in kept]
    one.ending = [one.ending[k] for k in kept]
    return any(found)


def apart(one: Lot, other: Lot) -> bool:
    """Whether two ways come to something else: in an ending or a dial, visibly."""
    shares = float(np.abs(share_of(other) - share_of(one)).max()) * 100.0
    moved = max(abs(float((other.dial[:, k] - one.dial[:, k]).mean())) for k in COMPARED)
    return max(shares, moved) >= TELLING


def sure(change: float, half: float) -> bool:
    return abs(change) > half and abs(change) >= TELLING


@dataclass(frozen=True)
class Spread:
    """The same choices under many draws: share of each ending; 10th, 50th and 90th percentile of each dial."""

    plays: int
    ending: NDArray[np.float64]
    dial: NDArray[np.float64]  # [3, N_DIALS]


def spread(bench: Workbench, record: Record, seat: int, seed: int, effort: Effort) -> Spread:
    """What chance alone would have made of the same choices of one seat, agendas as drawn."""
    desk = bench.desk
    held = desk.minds.copy()
    desk.minds[:] = GAME
    desk.temper[seat] = record.temper
    fork = same_moves(bench.frame, seat, record.script)
    lot = continued(bench, record.start, fork, seat, seed + (1 << 41), 0, effort.spread, fork.move)
    desk.minds[:], desk.temper[seat] = held, -1
    return Spread(effort.spread, share_of(lot), np.percentile(lot.dial.astype(np.float64), [10, 50, 90], axis=0))


def made_of(names: Names, bench: Workbench, here: Lot, there: Lot, most: int = 3) -> list[dict[str, Any]]:
    """What the difference was made of, the largest first: {what, id, here, there}, means over the plays (shares of
    plays 0 to 100, people, hundredths of trust or of what was promised)."""
    frame = bench.frame
    told: list[tuple[str, str, NDArray[Any], NDArray[Any]]] = []

    def add(what: str, name: str, column: int, option: int = -1, scale: float = 100.0) -> None:
        a, b = here.makings[:, column].astype(np.float64), there.makings[:, column].astype(np.float64)
        if option >= 0:
            a, b = np.asarray(a == option + 1, np.float64), np.asarray(b == option + 1, np.float64)
        told.append((what, name, a * scale, b * scale))

    add("signed", "", m.M_SIGNED)
    for option, name in enumerate(names.options):
        clause = names.clauses.code[name.partition(".")[0]]
        add("option", name, m.AT_OPTIONS + clause, option)
    for fact in range(int(frame.size[t.FACTS])):
        add("burst", names.facts[fact], m.at_facts(frame) + 2 * fact)
        add("said", names.facts[fact], m.at_facts(frame) + 2 * fact + 1)
    for seat, name in enumerate(names.seats):
        add("left", name, m.at_seats(frame) + 3 * seat)
        add("given", name, m.at_seats(frame) + 3 * seat + 1, scale=1.0)
        add("trusted", name, m.at_seats(frame) + 3 * seat + 2, scale=1.0)
    found: list[dict[str, Any]] = []
    for what, name, a, b in told:
        change, half = gap(b, a)
        if abs(change) > half and abs(change) >= TELLING:
            found.append({"what": what, "id": name, "here": float(a.mean()), "there": float(b.mean())})
    largest = sorted(found, key=lambda one: -abs(one["there"] - one["here"]))
    # Of a clause, one option tells the change; of a fact, that it burst or that it was said.
    about = [f"{one['what'] == 'option'}{one['id'].partition('.')[0]}" for one in largest]
    return [one for at, one in enumerate(largest) if about[at] not in about[:at]][:most]
