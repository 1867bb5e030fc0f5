"""Two at a table who share goods: what is counted is what happened, and the rows would not be held by minds, or by
measures, in which one thing is made wrong. On few plays, interpreted."""

import numpy as np
import pytest

from game.lab import behaviour_people as people
from game.lab.beds_of_goods import CASINO
from game.lab.behaviour import ROWS
from game.minds import bargaining, memory, offers

FEW = 100
RANGES = {row.name: row.ranges for row in ROWS}


@pytest.fixture(autouse=True)
def nothing_kept():
    people.casino.cache_clear()
    people.deal_or_no_deal.cache_clear()


def measured(name, plays=FEW):
    return next(row for row in ROWS if row.name == name).measured(1, plays)[0]


def row(agreed=1.0, own=(18, 18), best=(36, 324), efficient=1.0, asked=1.0, content=(1, 1), liking=(0.5, 0.5)):
    return np.array([agreed, *own, *best, efficient, asked, *content, *liking], np.float64)


def counted(monkeypatch, *rows):
    """Every row of the two corpora, were these all the plays there are."""
    monkeypatch.setitem(people.CORPORA, "casino", lambda seed, plays: np.array(rows))
    monkeypatch.setitem(people.CORPORA, "deal", lambda seed, plays: np.array(rows))
    monkeypatch.setattr(people, "casino", lambda seed, plays: np.array(rows))
    return {row.name: row.measured(1, 1)[0] for row in ROWS[17:]}


def test_figures_are_counted_as_in_the_corpora(monkeypatch):
    found = counted(
        monkeypatch,
        row(),
        row(own=(12, 21), efficient=0.0, asked=0.0, content=(0, 1), liking=(0.4, 0.7)),
        row(own=(20, 16), content=(1, 0), liking=(0.6, 0.5)),
        row(agreed=0.0, own=(5, 5), asked=0.0, efficient=0.0, content=(0, 0), liking=(0.1, 0.1)),
    )
    assert found["agree"]["casino"] == 0.75
    assert found["efficient"]["deal"] == pytest.approx(2 / 3)
    assert found["joint"]["casino"] == pytest.approx((1 + 33 / 36 + 1) / 3)
    assert found["nash"]["casino"] == pytest.approx((1 + 252 / 324 + 320 / 324) / 3)
    assert found["equal"]["casino"] == pytest.approx(1 / 3)
    assert found["asking"]["gained"] == pytest.approx(1 - 33 / 36)
    assert found["content"]["gap"] == pytest.approx(1.0)  # both who had more, neither who had fewer
    own = [18, 18, 12, 21, 20, 16, 5, 5]
    others = [18, 18, 21, 12, 16, 20, 5, 5]
    liked = [0.5, 0.5, 0.4, 0.7, 0.6, 0.5, 0.1, 0.1]
    assert found["liking"]["own"] == pytest.approx(np.corrcoef(liked, own)[0, 1])
    assert found["liking"]["others"] == pytest.approx(np.corrcoef(liked, others)[0, 1])


def test_what_is_kept_of_a_play_is_what_happened():
    """Points never pass the largest; an efficient agreement is one that has no better; nothing signed is 5 each."""
    found = people.met(CASINO, 1, 40)
    agreed = people.signed(found)
    assert found.shape[1] == people.COLUMNS
    own = agreed[:, people.OWN : people.OWN + 2]
    assert (own.sum(axis=1) <= agreed[:, people.BEST_SUM]).all()
    assert (own.prod(axis=1) <= agreed[:, people.BEST_PRODUCT]).all()
    assert (found[found[:, people.AGREED] == 0.0, people.OWN : people.OWN + 2] == 5.0).all()
    best = own.sum(axis=1) == agreed[:, people.BEST_SUM]
    assert (agreed[best, people.EFFICIENT] == 1.0).all()
    assert 0.0 < agreed[:, people.EFFICIENT].mean() < 1.0


# Planted faults: one thing made wrong, and the row that must see it.


def out_of_range(name, found, figure):
    least, most = RANGES[name][figure]
    return not least <= found[figure] <= most


def test_minds_that_say_yes_to_all_agree_too_often(monkeypatch):
    monkeypatch.setattr(bargaining, "mark_for", lambda worth, reserve, held, good: bargaining.c.YES)
    assert out_of_range("agree", measured("agree"), "deal")


def test_minds_that_give_all_of_what_they_value_least_leave_nothing(monkeypatch):
    monkeypatch.setattr(offers, "EMPTY_HANDED", (1.0, 0.0))
    monkeypatch.setattr(offers, "WORTH_SEEKING", (1.0, 0.0))
    monkeypatch.setattr(offers, "FIXED_PIE", 0.0)
    assert out_of_range("efficient", measured("efficient"), "casino")


def test_minds_that_hear_nothing_leave_much(monkeypatch):
    monkeypatch.setattr(offers, "believed_weight", lambda *_: 0.0)
    found = measured("joint")
    assert out_of_range("joint", found, "casino") or out_of_range("joint", found, "deal")


def test_minds_that_owe_little_share_unevenly(monkeypatch):
    monkeypatch.setattr(bargaining, "due_share", lambda frame, view, memory, stream, who: 0.1)
    assert out_of_range("nash", measured("nash"), "casino")
    assert out_of_range("equal", measured("equal"), "deal")


def test_minds_that_suppose_nothing_of_the_silent_gain_nothing_by_asking(monkeypatch):
    monkeypatch.setattr(offers, "FIXED_PIE", 0.0)
    assert out_of_range("asking", measured("asking", 4 * FEW), "gained")


def test_a_stance_that_forgets_what_was_signed_tells_nobody_from_another(monkeypatch):
    monkeypatch.setattr("game.rules.effects.SYNERGY_RATIONAL", 0.0)
    assert out_of_range("content", measured("content"), "gap")


def test_minds_that_forget_who_would_not_sign_like_the_other_for_having_less(monkeypatch):
    monkeypatch.setattr(memory, "NOT_SIGNED", 0.0)
    assert out_of_range("liking", measured("liking", 4 * FEW), "others")
