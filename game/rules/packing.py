"""What is packed in one number, and unpacked: marks, claims, guesses, amendments…

Nowhere else is a code divided, multiplied or read by its order (`tests/rules/test_packing.py`). The number of a
package is in `read/packages.py`.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.rules import codes as c
from game.rules.compile.mode import rule
from game.story import tables as t

T = TypeVar("T", int, NDArray[np.int64])

MARKS = 3  # NO, NOT_YET, YES
STEP = 4096  # what is beside it stays under this: parts, facts, options
ATTITUDES = 4  # not said, then a place in `codes.ATTITUDES`
NOT_SAID, NO_RED = -2, -1  # of what another cannot accept, beside the places of options; -1 of anything else: not said
WAVES, ROUNDS = 128, 32  # of one step of the course; together as many as STEP


# Marks: those of one move on the packages that lie on the table, the oldest first.
@rule
def ways_to_mark(lying: int) -> int:
    """How many ways there are to mark so many packages: a move's marks are any number below."""
    ways = 1
    for _ in range(lying):
        ways *= MARKS
    return ways


@rule
def mark_at(marks: int, place: int) -> int:
    """The mark on the package at this place on the table."""
    return marks // ways_to_mark(place) % MARKS


@rule
def mark_placed(mark: int, place: int) -> int:
    """The marks that have this one at this place and NO elsewhere: sums of them are marks."""
    return mark * ways_to_mark(place)


@rule
def marked_alike(mark: int, lying: int) -> int:
    """The marks that say the same of every package."""
    return mark * (ways_to_mark(lying) - 1) // (MARKS - 1)


# Claims: of an answer, its topic and the part of an agenda or the fact that it claims.
@rule
def claim_of(topic: int, claimed: int) -> int:
    """`claimed`: a part, a fact, or -1 for none."""
    return topic * STEP + claimed + 1


@rule
def topic_of(what: int) -> int:
    return what // STEP


@rule
def claimed(what: int) -> int:
    """The part or fact that an answer claims, -1 if none."""
    return what % STEP - 1


# Objections: the package, and the option that is the reason.
@rule
def objection_to(package: int, option: int) -> int:
    """`option`: -1 without a reason."""
    return package * STEP + option + 1


@rule
def objected_package(what: int) -> int:
    return what // STEP


@rule
def objected_option(what: int) -> int:
    """The option that is the reason, -1 if none was given."""
    return what % STEP - 1


# Guesses: what draws another, what holds it back, what it seeks first and what it cannot accept.
@rule
def guess_of(card: int, red: int, draws: int, holds: int, cards: int) -> int:
    """`card`, `draws`, `holds`: -1 where it is not said. `red`: a place among the options of RED_MASK, NO_RED or
    NOT_SAID; `cards`: how many cards there are.
    """
    return draws + 1 + ATTITUDES * (holds + 1 + ATTITUDES * (card + 1 + (cards + 1) * (red - NOT_SAID)))


@rule
def guesses(cards: int, reds: int) -> int:
    """How many guesses there are, bets apart; the first says nothing at all."""
    return ATTITUDES * ATTITUDES * (cards + 1) * (reds - NOT_SAID)


@rule
def draws_guessed(what: int) -> int:
    return what % ATTITUDES - 1


@rule
def holds_guessed(what: int) -> int:
    return what // ATTITUDES % ATTITUDES - 1


@rule
def card_guessed(what: int, cards: int) -> int:
    return what // (ATTITUDES * ATTITUDES) % (cards + 1) - 1


@rule
def red_guessed(what: int, cards: int) -> int:
    """A place among the options of RED_MASK, NO_RED or NOT_SAID."""
    return what // (ATTITUDES * ATTITUDES) // (cards + 1) + NOT_SAID


# Trades: what each tells the other, or an option to support.
@rule
def support_of(option: int) -> int:
    """The trade: I deliver first if you support this option."""
    return c.TRADE_SUPPORT + option


@rule
def supported(trade: int) -> int:
    """The option that a trade asks support for; -1 where it swaps words."""
    return trade - c.TRADE_SUPPORT if trade >= c.TRADE_SUPPORT else -1


# What evidence is of: a pitfall, or an approach.
@rule
def is_approach(topic: int) -> bool:
    return topic >= t.APPROACH


@rule
def approach_in(topic: int) -> int:
    """Its place in APPROACHES."""
    return topic - t.APPROACH


@rule
def topic_of_approach(approach: int) -> int:
    return t.APPROACH + approach


# Amendments: the place on the table of the package amended, and the option it takes.
@rule
def amendment_of(place: int, option: int, options: int) -> int:
    """`options`: how many options there are."""
    return place * options + option


@rule
def amended_place(what: int, options: int) -> int:
    return what // options


@rule
def amended_option(what: int, options: int) -> int:
    return what % options


# The moves open in a slot of the corridor.
@rule
def open_in(mask: int, do: int) -> bool:
    return mask >> c.CORRIDOR_BIT[do] & 1 == 1


# Moments, for chance.
@rule
def place_of_moment(step: int, at_round: int, wave: int) -> int:
    """A place of the course, where luck is its own."""
    return (step * ROUNDS + at_round) * WAVES + wave


# Sets of kinds of events (`codes.kinds`).
@rule
def one_of(kinds: int, kind: int) -> bool:
    """Whether a kind of event is one of these: most events are of other kinds, dismissed at once."""
    return kinds >> kind & 1 == 1


# Days, in what an event says.
@rule
def in_hundredths(days: float) -> int:
    return int((200.0 * days + 1.0) // 2.0)


# What a seat had to do with each pitfall, of all pitfalls: two bits each.
@rule
def hold_placed(hold: int, pitfall: int) -> int:
    """The holds of one seat that have this one on this pitfall and none elsewhere: sums of them are holds."""
    return hold << 2 * pitfall


def hold_at(holds: T, pitfall: int) -> T:
    """The hold on this pitfall, of holds or of an array of them."""
    return holds >> 2 * pitfall & 3
