"""Chance as a function of the place: the same seed and place give the same draw, whatever else was drawn.

Threefry-2x32, 20 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011), on int64 masked to 32
bits so that interpreted and compiled agree bit for bit on every machine; tested on the published vectors.
"""

from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import four_rounds
from game.rules.packing import place_of_moment
from game.rules.state import State

MASK = 0xFFFFFFFF
# What a draw is for: two draws for different purposes never share a place.
(FOR_SEEKS, FOR_RED, FOR_PRESSURE, FOR_HOME, FOR_TIE, FOR_EXPOSURE, FOR_MIND, FOR_PLAYER, FOR_MIX) = range(9)


@rule
def threefry(k0: int, k1: int, c0: int, c1: int) -> tuple[int, int]:
    """Two words of 32 bits from a key and a counter of two words each."""
    k2 = 0x1BD11BDA ^ k0 ^ k1
    x0 = (c0 + k0) & MASK
    x1 = (c1 + k1) & MASK
    x0, x1 = four_rounds(x0, x1, 13, 15, 26, 6)
    x0, x1 = (x0 + k1) & MASK, (x1 + k2 + 1) & MASK
    x0, x1 = four_rounds(x0, x1, 17, 29, 16, 24)
    x0, x1 = (x0 + k2) & MASK, (x1 + k0 + 2) & MASK
    x0, x1 = four_rounds(x0, x1, 13, 15, 26, 6)
    x0, x1 = (x0 + k0) & MASK, (x1 + k1 + 3) & MASK
    x0, x1 = four_rounds(x0, x1, 17, 29, 16, 24)
    x0, x1 = (x0 + k1) & MASK, (x1 + k2 + 4) & MASK
    x0, x1 = four_rounds(x0, x1, 13, 15, 26, 6)
    return (x0 + k2) & MASK, (x1 + k0 + 5) & MASK


@rule
def draw_at(seed: int, place: int, purpose: int, seat: int, n: int) -> float:
    """A number in [0, 1) for this place. `seed` < 2^62; `place` < 2^32; `purpose`, `seat` < 2^8; `n` < 2^16."""
    word, _ = threefry(
        int(seed) & MASK,
        (int(seed) >> 32) & MASK,
        int(place) & MASK,
        (purpose << 24) | (int(seat) << 16) | (int(n) & 0xFFFF),
    )
    return word / 4294967296.0


@rule
def place_of(state: State) -> int:
    """The place of this moment: step of the course, round, wave of answers."""
    return place_of_moment(int(state.scal[s.STEP]), int(state.scal[s.ROUND]), int(state.scal[s.WAVE]))


@rule
def draw(state: State, purpose: int, seat: int, n: int) -> float:
    """A number in [0, 1) for this moment of this play."""
    return draw_at(int(state.scal[s.SEED]), place_of(state), purpose, seat, n)
