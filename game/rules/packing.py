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


# Shares: what one puts in the boxes of an ask, as its move says it; no more than STEP ways of each ask.
@rule
def ways_of_total(total: int, boxes: int) -> int:
    """How many ways there are to put exactly so many in so many boxes."""
    return ways_within(total, boxes - 1) if boxes > 0 else (1 if total == 0 else 0)


@rule
def ways_within(most: int, boxes: int) -> int:
    """How many ways there are to put at most so many in so many boxes: those of a lesser most come first."""
    ways = 1
    for k in range(1, boxes + 1):
        ways = ways * (most + k) // k
    return ways


@rule
def shares_of(ask: int, rank: int) -> int:
    """The move: this way, of those of the ask. One choosing a box puts 1 in it: its ranks begin at 1."""
    return ask * STEP + rank


@rule
def ask_of(what: int) -> int:
    return what // STEP


@rule
def rank_of(what: int) -> int:
    return what % STEP


@rule
def amounts_at(rank: int, boxes: int) -> int:
    """What this way puts in each box, packed (`amount_in`): the first boxes least first."""
    total = 0
    while ways_within(total, boxes) <= rank:
        total += 1
    left = rank - (ways_within(total - 1, boxes) if total > 0 else 0)
    packed, rest = 0, total
    for box in range(boxes - 1):
        amount = 0
        while left >= ways_of_total(rest - amount, boxes - 1 - box):
            left -= ways_of_total(rest - amount, boxes - 1 - box)
            amount += 1
        packed |= amount_placed(amount, box, boxes)
        rest -= amount
    return packed | amount_placed(rest, boxes - 1, boxes)


@rule
def rank_at(amounts: int, boxes: int) -> int:
    """The way that puts these in each box."""
    total = 0
    for box in range(boxes):
        total += amount_in(amounts, box, boxes)
    rank, rest = (ways_within(total - 1, boxes) if total > 0 else 0), total
    for box in range(boxes - 1):
        for amount in range(amount_in(amounts, box, boxes)):
            rank += ways_of_total(rest - amount, boxes - 1 - box)
        rest -= amount_in(amounts, box, boxes)
    return rank


@rule
def bits_of(boxes: int) -> int:
    """Bits of each amount: few boxes hold sums of days, more of them a count of choices."""
    return 15 if boxes <= 4 else 7


@rule
def amount_placed(amount: int, box: int, boxes: int) -> int:
    """The amounts that have this in this box and nothing elsewhere: sums of them are amounts."""
    return amount << bits_of(boxes) * box


@rule
def amount_in(amounts: int, box: int, boxes: int) -> int:
    """What is in a box (from 0, of those of its ask)."""
    return amounts >> bits_of(boxes) * box & (1 << bits_of(boxes)) - 1


# What an event of boxes is about: how it came to be seen, of which ask; what was said of it, or the box that yields.
@rule
def box_event(ask: int, manner: int, beside: int) -> int:
    return (beside * STEP + ask) * c.MANNERS_MOST + manner


@rule
def manner_in(how: int) -> int:
    return how % c.MANNERS_MOST


@rule
def ask_in(how: int) -> int:
    return how // c.MANNERS_MOST % STEP


@rule
def beside_in(how: int) -> int:
    return how // c.MANNERS_MOST // STEP


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
