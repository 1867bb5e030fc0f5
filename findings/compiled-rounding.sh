#!/usr/bin/env bash
# Compiled, a share is rounded to another tenth.
#
# numba 0.68.1: round(0.15, 1) is 0.2 compiled and 0.1 in Python, and so for ten of the twenty shares from 0.05 to
# 1.95 that end in 5 hundredths, now up, now down. The compiled one multiplies, rounds and divides; Python rounds the
# number as it is stored. With no digits asked, both agree everywhere.
# Expected: one result of one source, which is why a rule is compiled rather than written twice. A play continued by
# the other engine shows another figure, and its digest is not the one that was kept.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check numba==0.68.1 numpy==2.4.6
.venv/bin/python - <<'PYTHON'
from numba import njit


@njit
def tenths(value):
    return round(value, 1)


@njit
def whole(value):
    return round(value)


shares = [(10 * k + 5) / 100 for k in range(20)] + [(10 * k) / 100 for k in range(20)]
apart = {share: (round(share, 1), tenths(share)) for share in shares if round(share, 1) != tenths(share)}
print("share: (Python, compiled)", apart)
assert apart[0.15] == (0.1, 0.2) and len(apart) == 10
assert all(share * 100 % 10 for share in apart)
assert all(round(k / 4) == whole(k / 4) for k in range(-40, 41))
PYTHON
