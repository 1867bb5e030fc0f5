#!/usr/bin/env bash
# Compiled, argsort keeps ties in order up to fifteen values, and not from sixteen on.
#
# numba 0.68.1 beside numpy 2.4.6: where two values are equal, numpy's argsort of these arrays keeps their order, and so
# does the compiled one in any small test; from sixteen values on the compiled one does not. A ranking tested on a few
# seats differs in a batch of many.
# Expected: the same order at every size, or another at every size. `kind="mergesort"` is the same at all.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check numba==0.68.1 numpy==2.4.6
.venv/bin/python - <<'PYTHON'
import numpy as np
from numba import njit


@njit
def order(values):
    return np.argsort(values)


@njit
def stable_order(values):
    return np.argsort(values, kind="mergesort")


def two_halves(size):
    """Half of the values 0, half of them 1."""
    return np.repeat(np.array([0.0, 1.0]), [size // 2, size - size // 2])


kept = {size: order(two_halves(size)).tolist() == list(range(size)) for size in range(2, 40)}
print("ties in order, by size:", kept)
assert all(np.argsort(two_halves(size)).tolist() == list(range(size)) for size in (15, 16))
assert all(kept[size] for size in range(2, 16))
assert not any(kept[size] for size in range(16, 40))
assert all(stable_order(two_halves(size)).tolist() == list(range(size)) for size in range(2, 40))
PYTHON
