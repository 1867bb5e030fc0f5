#!/usr/bin/env bash
# Where any agreement is better than none, the worst one is taken for none.
#
# NegMAS 0.16.0, nash_points and kalai_points: a party's reserved value counts only if it is not below all its
# agreements. Otherwise gains are counted from the worst agreement, so that an agreement nobody would sign changes
# which is the fair one, and the one that is best by the product of the gains over no agreement is not the one given.
# Expected: gains counted from the reserved value, as the definitions have it (Nash 1950, Kalai 1977). A game in which
# breaking off costs everybody most, the usual one between organisations that need each other, is measured wrong.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check negmas==0.16.0
.venv/bin/python - <<'PYTHON'
from negmas import MappingUtilityFunction
from negmas.preferences.ops import kalai_points, nash_points

NOTHING = 0.0  # of both, without agreement


def points(agreements: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The Nash and the Kalai point."""
    outcomes = [(name,) for name in "abcd"[: len(agreements)]]
    parties = [
        MappingUtilityFunction(
            {outcome: pair[party] for outcome, pair in zip(outcomes, agreements)},
            reserved_value=NOTHING,
            outcomes=outcomes,
        )
        for party in range(2)
    ]
    frontier = [(0.8, 0.4), (0.3, 0.9)]  # none of the two is better for both
    return [find(parties, frontier, outcomes=outcomes)[0][0] for find in (nash_points, kalai_points)]


alone = points([(0.8, 0.4), (0.3, 0.9), (0.1, 0.8)])
beside = points([(0.8, 0.4), (0.3, 0.9), (0.1, 0.8), (0.0, 0.0)])  # and one that gives nothing to anybody
print("Nash and Kalai:", alone, "with a worthless agreement beside:", beside)
best = max([(0.8, 0.4), (0.3, 0.9)], key=lambda pair: pair[0] * pair[1])
fairest = max([(0.8, 0.4), (0.3, 0.9)], key=min)
assert best == fairest == (0.8, 0.4)
assert alone == [(0.3, 0.9)] * 2
assert beside == [best, fairest]
PYTHON
