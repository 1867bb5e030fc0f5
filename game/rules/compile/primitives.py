"""What rules may call beside one another: the same interpreted, something quicker compiled (`bundles.py`)."""

from typing import Any

SCRATCH, WIDE = 16, 64  # room for the seats of a table; for its options
WORD = 0xFFFFFFFF


def scratch() -> Any:
    """[SCRATCH] numbers to write in and forget: compiled, on the stack, where numba would ask for memory, count who
    holds it at each call and give it back. It lasts as long as the rule that asked for it.
    """
    import numpy as np

    return np.empty(SCRATCH)


def scratch_codes() -> Any:
    """[WIDE] whole numbers, likewise."""
    import numpy as np

    return np.empty(WIDE, np.int64)


def scratch_table() -> Any:
    """[SCRATCH, WIDE] numbers, likewise."""
    import numpy as np

    return np.empty((SCRATCH, WIDE))


def copy_row(to: Any, at: Any, source: Any, place: Any, count: int) -> None:
    """The first `count` numbers of one row of `source` become the first of a row of `to`. `at`, `place`: which row, a
    number for each axis but the last: none, one, or a tuple. Compiled, one run of memory: as slices, numba makes two
    arrays and takes their numbers one by one.
    """
    to[at][:count] = source[place][:count]


def four_rounds(x0: int, x1: int, a: int, b: int, c: int, d: int) -> tuple[int, int]:
    """Four rounds of Threefry (`rules/chance.py`) on two words of 32 bits, the second turned to the left by `a`, `b`,
    `c`, `d` bits; compiled, one instruction turns it, which LLVM does not see in words of 64. Written out, as it is a
    fifth of what the window's own minds cost.
    """
    x0 = (x0 + x1) & WORD
    x1 <<= a
    x1 = ((x1 | x1 >> 32) & WORD) ^ x0
    x0 = (x0 + x1) & WORD
    x1 <<= b
    x1 = ((x1 | x1 >> 32) & WORD) ^ x0
    x0 = (x0 + x1) & WORD
    x1 <<= c
    x1 = ((x1 | x1 >> 32) & WORD) ^ x0
    x0 = (x0 + x1) & WORD
    x1 <<= d
    return x0, ((x1 | x1 >> 32) & WORD) ^ x0


def lowest_bit(mask: int) -> int:
    """The place of the lowest bit of a mask that has one; compiled, one instruction."""
    return (int(mask) & -int(mask)).bit_length() - 1
