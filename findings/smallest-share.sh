#!/usr/bin/env bash
# The Kalai–Smorodinsky point given is not the one its definition names.
#
# NegMAS 0.16.0, `ks_points`: «maximizes minimum advantage ratio». On a finite list of agreements it gives the one whose
# shares differ least, though another leaves everybody, the worst off included, with more of what they could have had.
# Expected: the agreement whose smallest share is the largest.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check negmas==0.16.0
.venv/bin/python - <<'PYTHON'
from negmas import MappingUtilityFunction
from negmas.preferences.ops import ks_points

# Both could have 1 at best and have 0 without agreement: a share is the utility itself. None is better for both.
frontier = [(1.0, 0.0), (0.95, 0.5), (0.48, 0.6), (0.0, 1.0)]
outcomes = [(name,) for name in "abcd"]
parties = [
    MappingUtilityFunction(
        {outcome: pair[party] for outcome, pair in zip(outcomes, frontier)}, reserved_value=0.0, outcomes=outcomes
    )
    for party in range(2)
]
((given, _),) = ks_points(parties, frontier, outcomes=outcomes)
wanted = max(frontier, key=min)
print("given", given, "smallest share", min(given), "· by its definition", wanted, "smallest share", min(wanted))
assert given == (0.48, 0.6) and wanted == (0.95, 0.5)
PYTHON
