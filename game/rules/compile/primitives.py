"""What rules may call beside one another: the same interpreted, something quicker compiled (`bundles.py`)."""

from typing import Any

SCRATCH = 16


def scratch() -> Any:
    """[SCRATCH] numbers to write in and forget: compiled, on the stack, where numba would ask for memory and give it
    back each time.
    """
    import numpy as np

    return np.empty(SCRATCH)


def rotate(word: int, bits: int) -> int:
    """A word of 32 bits, turned to the left; compiled, the one instruction that does it, which LLVM does not see in
    words of 64.
    """
    return ((word << bits) | (word >> (32 - bits))) & 0xFFFFFFFF
