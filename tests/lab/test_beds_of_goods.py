"""Tables of goods are those that the rules of the two corpora draw."""

import numpy as np
import pytest

from game.lab.beds import CARDS
from game.lab.beds_of_goods import CASINO, TOTAL, deal, deals, fits, shared_goods, worths
from game.lab.solutions import table_of
from game.rules import state as s
from game.rules.flow.course import begin
from game.rules.state import new_state
from game.story import tables as t


def drawn(goods, seed):
    """(points of each package for both, cards of both, tables) as a play draws them."""
    tables = shared_goods(goods)
    state = new_state(tables.frame)
    begin(tables.frame, tables.secrets, state, seed)
    utilities, reserves, allowed = table_of(tables.frame, tables.secrets, state)
    assert allowed.all()
    cards = [int(tables.secrets.part[int(state.seat[seat, s.SEEKS]), t.CARD]) for seat in range(2)]
    return utilities / goods.scale, reserves / goods.scale, cards


@pytest.mark.parametrize("seed", range(5))
def test_all_of_three_goods_are_worth_thirty_six_whatever_their_order(seed):
    points, reserves, cards = drawn(CASINO, seed)
    assert points.shape == (64, 2)
    assert reserves == pytest.approx([5.0, 5.0])
    assert points.max(axis=0) == pytest.approx([36.0, 36.0])
    for seat, card in enumerate(cards):
        ones = sorted(np.unique(points[:, seat].round(6)))[1:3]
        assert ones == pytest.approx([3.0, 4.0])  # one of the least valued, one of the next
        assert sorted(CASINO.values[seat][card]) == [3, 4, 5]


@pytest.mark.parametrize("number", range(8))
def test_items_are_five_to_seven_and_worth_ten_to_each(number):
    goods = deal(number)
    assert 5 <= sum(goods.counts) <= 7
    assert min(goods.counts) >= 1
    assert [len(values) for values in goods.values] == [len(CARDS)] * 2
    assert all(np.dot(value, goods.counts) == TOTAL for values in goods.values for value in values)
    points, reserves, cards = drawn(goods, number)
    assert points.max(axis=0) == pytest.approx([TOTAL, TOTAL])
    assert reserves == pytest.approx([0.0, 0.0])
    for package, (north, south) in enumerate(points):  # what one has the other has not
        left = [count - n for count, n in zip(goods.counts, counted(goods.counts, package), strict=True)]
        had = counted(goods.counts, package)
        assert north == pytest.approx(np.dot(goods.values[0][cards[0]], had))
        assert south == pytest.approx(np.dot(goods.values[1][cards[1]], left))


def counted(counts, package):
    """How many of each good north has in this package, by its number (the rules' own reading is not used)."""
    had = []
    for count in counts:
        had.append(package % (count + 1))
        package //= count + 1
    return had


def test_values_meet_where_each_item_is_wanted_and_one_by_both():
    assert fits((10, 0, 0), (1, 2, 3))
    assert not fits((10, 0, 0), (1, 0, 3))  # nobody wants the second
    assert not fits((10, 0, 0), (0, 2, 3))  # nothing is wanted by both


def test_items_are_as_likely_as_there_are_values_for_them():
    counts, odds = deals()
    assert len(counts) == len(set(counts)) == 28
    assert sum(odds) == pytest.approx(1.0)
    assert odds[counts.index((1, 1, 3))] / odds[counts.index((2, 2, 3))] == pytest.approx(
        len(worths((1, 1, 3))) ** 2 / len(worths((2, 2, 3))) ** 2
    )


def test_another_thing_said_is_never_the_same():
    """The next part of a seat, which one who lies claims, is of another card."""
    tables = shared_goods(CASINO)
    first, end = (int(tables.secrets.seat[0, column]) for column in (t.SEEKS_FROM, t.SEEKS_TO))
    cards = [int(tables.secrets.part[part, t.CARD]) for part in range(first, end)]
    assert len(cards) == len(t.TEMPERAMENTS) * len(CARDS)
    assert all(one != other for one, other in zip(cards, cards[1:] + cards[:1], strict=True))
