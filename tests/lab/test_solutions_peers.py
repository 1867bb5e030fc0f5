"""Negotiation solutions equal to those of NegMAS, where it is installed (`requirements/peers.in`).

NegMAS gives every point tied for first place, ours is one of them. Its Kalai–Smorodinsky point is the package whose
shares of the ideal differ least, which on a finite list may give everybody less; ours is the largest smallest share,
and the two meet where a package gives everybody the same share. As ideal it takes the best of all packages; ours, as
the theory, the best that leaves nobody under its reserve: the ranges are handed to it.
"""

import numpy as np
import pytest

from game.lab.solutions import solve

from .test_solutions import table

negmas = pytest.importorskip("negmas", reason="peers are not installed: see requirements/peers.in")

TABLES = 72
CLOSE = 1e-9


def known(utilities, reserves):
    """The table as NegMAS takes it: packages are outcomes of one number."""
    from negmas.preferences import MappingUtilityFunction

    outcomes = [(number,) for number in range(len(utilities))]
    ufuns = [
        MappingUtilityFunction(
            dict(zip(outcomes, utilities[:, party].tolist(), strict=True)),
            reserved_value=float(reserves[party]),
            outcomes=outcomes,
        )
        for party in range(utilities.shape[1])
    ]
    return ufuns, outcomes


def among(points, utilities, package):
    """Whether a package gives what one of the points gives."""
    return any(np.allclose(values, utilities[package], atol=CLOSE) for values, _ in points)


@pytest.mark.parametrize("number", range(TABLES))
def test_as_negmas(number):
    from negmas.preferences.ops import kalai_points, ks_points, max_welfare_points, nash_points, pareto_frontier

    utilities, reserves, allowed = table(number)
    utilities = utilities[allowed]
    if len(utilities) == 0:
        pytest.skip("nothing is allowed")
    found = solve(utilities, reserves)
    # NegMAS keeps to packages above the reserves; the frontier is compared over all of them.
    ufuns, outcomes = known(utilities, utilities.min(axis=0))
    frontier, _ = pareto_frontier(ufuns, outcomes=outcomes)
    ours = {tuple(row) for row in utilities[found.frontier].tolist()}
    assert {tuple(map(float, values)) for values in frontier} == ours
    zone = (utilities >= reserves).all(axis=1)
    assert (found.points["nash"] >= 0) == zone.any()
    if not zone.any():
        return
    ufuns, _ = known(utilities, reserves)
    inside, _ = pareto_frontier(ufuns, outcomes=outcomes)
    ranges = list(zip(reserves.tolist(), utilities[zone].max(axis=0).tolist(), strict=True))
    some_win_nothing = any(low == high for low, high in ranges)  # no share has a sense, every product is nothing
    for name, finds in (("nash", nash_points), ("egalitarian", kalai_points), ("utilitarian", max_welfare_points)):
        if name != "nash" or not some_win_nothing:
            points = finds(ufuns, inside, ranges=ranges, outcomes=outcomes)
            assert among(points, utilities, found.points[name]), (name, points, utilities[found.points[name]])
    if not some_win_nothing:
        mine = shares(utilities[found.points["kalai_smorodinsky"]], ranges)
        for values, _ in ks_points(ufuns, inside, ranges=ranges, outcomes=outcomes):
            theirs = shares(values, ranges)
            assert min(mine) >= min(theirs) - CLOSE
            if max(theirs) - min(theirs) < CLOSE:
                assert min(mine) == pytest.approx(min(theirs))


def shares(values, ranges):
    """What each wins, of what it could win at best."""
    return [(value - low) / (high - low) for value, (low, high) in zip(values, ranges, strict=True)]
