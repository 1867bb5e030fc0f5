"""What a negotiation could have come to: the Pareto frontier and four reference points over a list of packages.

Utilities are those of each party for each package; a party's reserve is what it has without agreement. A package is in
the *zone* when nobody is under its reserve. Within the zone, gains being utilities minus reserves:

- Nash (1950): the largest product of gains;
- Kalai and Smorodinsky (1975): the largest smallest share of what each could gain at best in the zone;
- egalitarian (Kalai 1977): the largest smallest gain;
- utilitarian: the largest sum of gains.

Packages being few and apart, ties are common: the larger sum of gains is preferred (for the utilitarian point, the
larger smallest gain), then the lower number. Every point is thus on the zone's own frontier.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.rules.compile import mode
from game.rules.compile.mode import entry, rule
from game.rules.read.packages import crosses_red, decode, gain_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints, Secrets

POINTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
NASH, KALAI_SMORODINSKY, EGALITARIAN, UTILITARIAN = range(4)


class Solutions(NamedTuple):
    """`frontier` [packages] of truths; `points`: a package by name of POINTS, -1 where the zone is empty."""

    frontier: NDArray[np.bool_]
    points: dict[str, int]


def solve(utilities: Floats, reserves: Floats, allowed: NDArray[np.bool_] | None = None) -> Solutions:
    """The frontier and the points of a table [packages, parties] with reserves [parties]. Packages not `allowed` (those
    that cross a red zone) are left out. Compiled where the process is."""
    mask = np.ones(len(utilities), np.bool_) if allowed is None else allowed
    if not mode.COMPILED:
        return solve_with_numpy(utilities, reserves, mask)
    frontier = np.zeros(len(utilities), np.bool_)
    points = np.zeros(len(POINTS), np.int64)
    find_frontier(utilities, mask, frontier)
    find_points(utilities, reserves, mask, points)
    return Solutions(frontier, {name: int(points[code]) for code, name in enumerate(POINTS)})


@rule
def dominates(utilities: Floats, one: int, other: int) -> bool:
    """At least as good for all, and better for somebody."""
    better = False
    for party in range(utilities.shape[1]):
        if utilities[one, party] < utilities[other, party]:
            return False
        better = better or utilities[one, party] > utilities[other, party]
    return better


@entry
def find_frontier(utilities: Floats, allowed: NDArray[np.bool_], frontier: NDArray[np.bool_]) -> None:
    """Mark the packages that none dominates."""
    packages = utilities.shape[0]
    for other in range(packages):
        frontier[other] = allowed[other]
    for one in range(packages):
        # A dominated package need not be tried against others: what it dominates, its own dominator does too.
        if frontier[one]:
            for other in range(packages):
                if frontier[other] and dominates(utilities, one, other):
                    frontier[other] = False


@rule
def in_zone(utilities: Floats, reserves: Floats, allowed: NDArray[np.bool_], package: int) -> bool:
    if not allowed[package]:
        return False
    for party in range(utilities.shape[1]):
        if utilities[package, party] < reserves[party]:
            return False
    return True


@entry
def find_points(utilities: Floats, reserves: Floats, allowed: NDArray[np.bool_], points: Ints) -> None:
    """Write the package of each point in `points` [4]."""
    parties = utilities.shape[1]
    ideal = np.zeros(parties)
    best = np.zeros((len(POINTS), 2))
    points[:] = -1
    for package in range(utilities.shape[0]):
        if in_zone(utilities, reserves, allowed, package):
            for party in range(parties):
                ideal[party] = max(ideal[party], utilities[package, party] - reserves[party])
    for package in range(utilities.shape[0]):
        if not in_zone(utilities, reserves, allowed, package):
            continue
        product, smallest, total, share = 1.0, np.inf, 0.0, np.inf
        for party in range(parties):
            gain = utilities[package, party] - reserves[party]
            product *= gain
            total += gain
            smallest = min(smallest, gain)
            if ideal[party] > 0.0:
                share = min(share, gain / ideal[party])
        for point in range(len(POINTS)):
            first = product if point == NASH else (share if point == KALAI_SMORODINSKY else smallest)
            second = total
            if point == UTILITARIAN:
                first, second = total, smallest
            if points[point] < 0 or first > best[point, 0] or (first == best[point, 0] and second > best[point, 1]):
                points[point] = package
                best[point, 0] = first
                best[point, 1] = second


def solve_with_numpy(utilities: Floats, reserves: Floats, allowed: NDArray[np.bool_]) -> Solutions:
    """The same, array by array: what the compiled one is tested against, and what an interpreted process uses."""
    frontier = allowed.copy()
    for one in range(len(utilities)):
        if frontier[one]:
            beaten = (utilities[one] >= utilities).all(axis=1) & (utilities[one] > utilities).any(axis=1)
            frontier &= ~beaten
    zone = np.flatnonzero(allowed & (utilities >= reserves).all(axis=1))
    if zone.size == 0:
        return Solutions(frontier, dict.fromkeys(POINTS, -1))
    gains = utilities[zone] - reserves
    ideal = gains.max(axis=0)
    product, total = np.ones(len(zone)), np.zeros(len(zone))
    for party in range(gains.shape[1]):  # In the order of the written loops, so that the same numbers are tied.
        product *= gains[:, party]
        total += gains[:, party]
    smallest = gains.min(axis=1)
    some = ideal > 0.0
    share = (gains[:, some] / ideal[some]).min(axis=1) if some.any() else np.full(len(zone), np.inf)
    pairs = ((product, total), (share, total), (smallest, total), (total, smallest))
    points = {}
    for name, (first, second) in zip(POINTS, pairs, strict=True):
        tied = np.flatnonzero(first == first.max())
        points[name] = int(zone[tied[np.argmax(second[tied])]])
    return Solutions(frontier, points)


@entry
def list_packages(
    frame: Frame, secrets: Secrets, state: State, utilities: Floats, allowed: NDArray[np.bool_], row: Ints
) -> None:
    """Write what every package is worth to every seat with the agendas drawn, and whether it crosses no red zone."""
    for number in range(utilities.shape[0]):
        decode(frame, number, row)
        allowed[number] = True
        for seat in range(frame.size[t.SEATS]):
            utilities[number, seat] = gain_of(frame, secrets, state, seat, row)
            if crosses_red(frame, secrets, state, seat, row):
                allowed[number] = False


def table_of(frame: Frame, secrets: Secrets, state: State) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """(utilities [packages, seats], reserves [seats], allowed [packages]) of a play, as `solve` takes them."""
    packages, seats = int(frame.size[t.PACKAGES]), int(frame.size[t.SEATS])
    utilities, allowed = np.zeros((packages, seats)), np.zeros(packages, np.bool_)
    list_packages(frame, secrets, state, utilities, allowed, np.zeros(int(frame.size[t.CLAUSES]), np.int64))
    return utilities, np.ascontiguousarray(secrets.seat[:, t.RESERVE]), allowed
