"""A mind's own chance: draws that depend on the play, the seat and the moment, never on a running count across
moves."""

import numpy as np

from game.rules import state as s
from game.rules.chance import FOR_MIND, MASK, draw_at, place_of, threefry
from game.rules.compile.mode import rule
from game.rules.state import State
from game.story.tables import Ints

# Stream: key, place, seat, draws made for this move
KEY, PLACE, SEAT, DRAWN = range(4)
# A seat's key: the seed that it was made from, and the key
KEY_SEED, KEY_MADE = range(2)


def new_stream() -> Ints:
    """[4] key, place, seat, draws made."""
    return np.zeros(4, np.int64)


def new_keys(seats: int) -> Ints:
    """[seats, 2] the key of each seat, none made yet: no seed is -1."""
    return np.full((seats, 2), -1, np.int64)


@rule
def open_stream(state: State, seat: int, keys: Ints, stream: Ints) -> None:
    """The stream of this seat at this moment. The key, made once a play, does not give the play's seed away."""
    seed = int(state.scal[s.SEED])
    if keys[seat, KEY_SEED] != seed:
        keys[seat, KEY_SEED] = seed
        keys[seat, KEY_MADE], _ = threefry(seed & MASK, (seed >> 32) & MASK, 0x5EA7, seat)
    stream[KEY] = keys[seat, KEY_MADE]
    stream[PLACE] = place_of(state)
    stream[SEAT] = seat
    stream[DRAWN] = 0


@rule
def luck(stream: Ints) -> float:
    """The next number in [0, 1) for this move."""
    drawn = draw_at(stream[KEY], stream[PLACE], FOR_MIND, stream[SEAT], stream[DRAWN])
    stream[DRAWN] += 1
    return drawn


@rule
def pass_over(stream: Ints) -> None:
    """A number that serves nothing is drawn all the same: what is drawn next does not depend on it."""
    stream[DRAWN] += 1


@rule
def choose_below(stream: Ints, count: int) -> int:
    """A whole number in [0, count)."""
    if count == 1:
        pass_over(stream)
        return 0
    drawn = int(luck(stream) * count)
    return drawn if drawn < count else count - 1


@rule
def nature(stream: Ints, n: int) -> float:
    """A number in [0, 1) that stays the same for a seat all through a play: what one is, beside one's temperament."""
    return draw_at(stream[KEY], MASK, FOR_MIND, stream[SEAT], n)
