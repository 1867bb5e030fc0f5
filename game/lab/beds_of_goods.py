"""Beds where goods are shared between two: drawn by the rules by which two corpora of human negotiations were.

In *CaSiNo* three goods, three of each, are worth 5, 4 and 3 each in an order of one's own, and one has 5 points
without agreement (Chawla et al. 2021). In *Deal or No Deal* there are three kinds of items, five to seven in all, one
to four of each; what all are worth to somebody sums to 10, every item is worth something to one and some item to both;
nothing without agreement (Lewis et al. 2017). What one seeks is drawn with one's temperament: the other knows neither.

Talk and rounds are in the proportion of the messages exchanged, 11.6 and 4.9: of a slot of talk, then five rounds, or
two. Nothing else differs between the two but the reserve. One asks, tells or proposes to say in turn, in passing: no
day of listening is open here, for these people exchanged a few lines in writing, once.

Points are on the scale of agendas, where the best package is worth some ten: those of CaSiNo are divided by three.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

import numpy as np

from game.lab.beds import CARDS, NAMES, NOTHING, WORDS, Json, agenda, scenario, structure
from game.story import tables as t
from game.story.build import Tables

Values = tuple[int, ...]  # what one of each good is worth
GOODS = 3
CASINO_SCALE, CASINO_RESERVE = 1 / 3, 5.0
CODED = sorted(CARDS)  # cards in the order of their codes: each is an order of preference, or a set of values
TOTAL = 10  # what all items are worth to each in Deal or No Deal


@dataclass(frozen=True)
class Goods:
    """Goods to share. `counts`: how many of each; `values`: for each seat, what one of each may be worth to it, as many
    as there are cards; `reserve`: points without agreement; `scale`: points of an agenda in a point; `slots`: of talk
    before; `rounds`: at the table."""

    counts: Values
    values: tuple[tuple[Values, ...], tuple[Values, ...]]
    reserve: float
    scale: float
    slots: int
    rounds: int


CASINO = Goods(
    (3,) * GOODS, (tuple(permutations((5, 4, 3))), tuple(permutations((5, 4, 3)))), CASINO_RESERVE, CASINO_SCALE, 1, 5
)


def fits(one: Values, other: Values) -> bool:
    """Whether the rules of Deal or No Deal let these values meet."""
    return all(a or b for a, b in zip(one, other, strict=True)) and any(
        a and b for a, b in zip(one, other, strict=True)
    )


@cache
def worths(counts: Values) -> tuple[Values, ...]:
    """All values by which these items are worth TOTAL."""
    return tuple(v for v in product(range(TOTAL + 1), repeat=GOODS) if np.dot(v, counts) == TOTAL)


@cache
def deals() -> tuple[tuple[Values, ...], tuple[float, ...]]:
    """(all counts of items, how likely each is where every pair of values that the rules allow is as likely)."""
    counts = tuple(one for one in product(range(1, 5), repeat=GOODS) if 5 <= sum(one) <= 7)
    pairs = np.array([len(worths(one)) ** 2 for one in counts], np.float64)  # those refused are put aside afterwards
    return counts, tuple(pairs / pairs.sum())


def deal(number: int) -> Goods:
    """Items of Deal or No Deal, drawn with `number`; of what one may be worth to each, as many as there are cards."""
    luck = np.random.default_rng(number)
    counts, odds = deals()
    drawn = counts[luck.choice(len(counts), p=odds)]
    may = worths(drawn)
    north, south = (tuple(may[at] for at in luck.permutation(len(may))[: len(CARDS)]) for _ in range(2))
    return Goods(drawn, (north, south), 0.0, 1.0, 1, 2)


def shared_goods(goods: Goods) -> Tables:
    """Two seats; a clause for each good: how many north has, south the rest."""
    seats = NAMES[:2]
    clauses = {
        f"good_{good}": {
            "title": "…",
            "question": "…",
            "base": "north_0",
            "options": {f"north_{n}": {"text": "…"} for n in range(count + 1)},
        }
        for good, count in enumerate(goods.counts)
    }
    moves = ["ask", "tell", "trade"]
    talk: list[Json] = [{"corridor": f"talk_{at}", "moves": moves} for at in range(goods.slots)]
    tables = scenario(
        "shared-goods",
        {seat: structure(10.0) | {"starts": {"synergy": 3, "antagonism": 1}} for seat in seats},
        {seat: _agenda(goods) for seat in seats},
        clauses,
        {"form": "good_0", "yields": {f"north_{n}": NOTHING for n in range(goods.counts[0] + 1)}},
        [*talk, {"table": "goods", "rounds": goods.rounds}],
    )
    for seat, name in enumerate(seats):
        for temper in t.TEMPERAMENTS:
            for card, values in enumerate(goods.values[seat]):
                part = tables.names.parts.code[f"{name}.{_part(temper, card)}"]
                for option, worth in _points(goods.counts, values, seat):
                    code = tables.names.options.code[option]
                    tables.secrets.part[part, t.N_PART + code] = worth * goods.scale
    return tables


def _part(temper: str, card: int) -> str:
    """The id of seeking this: of one temperament the cards follow one another, so that another said is not the same."""
    return f"{temper}_{card}"


def _agenda(goods: Goods) -> Json:
    one = agenda({"good_0.north_0": 1}, goods.reserve * goods.scale)
    one["seeks"] = {
        _part(temper, card): {"card": CODED[card], "temperament": temper, "interests": {"good_0.north_0": 1}, **WORDS}
        for temper in t.TEMPERAMENTS
        for card in range(len(CARDS))
    }
    return one


def _points(counts: Values, values: Sequence[int], seat: int) -> list[tuple[str, int]]:
    """What each option is worth to a seat (0: north, 1: south)."""
    return [
        (f"good_{good}.north_{n}", values[good] * (count - n if seat else n))
        for good, count in enumerate(counts)
        for n in range(count + 1)
    ]
