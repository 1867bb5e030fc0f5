"""Two offers of a page are never told in the same words: days given, answers."""

from itertools import islice

import pytest

from game.pages import delivery
from game.pages.answering import answer
from game.rules import codes as c
from game.story.library import load
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks


def at_delivery(lang):
    return next(desk for _, desk in desks(tiny(), 0, lang) if desk.stage == c.AT_DELIVERY and len(desk.rows) > 5)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("promised", "kept"),
    [
        (0.25, ["nothing", "all"]),
        (0.5, ["nothing", "half", "all"]),
        (0.75, ["nothing", "quarter", "three_quarters", "all", "beyond"]),
        (2.0, list(c.GIVES)),
    ],
)
def test_amounts_that_come_to_the_same_days_are_one_offer(monkeypatch, promised, kept, lang):
    monkeypatch.setattr(delivery, "promised_days", lambda desk: promised)
    offers = delivery.delivery(at_delivery(lang))[0].offers
    assert [offer.move["what"] for offer in offers] == kept
    said = [offer.text.rpartition("(")[2] for offer in offers[1:]]
    assert len(set(said)) == len(said)


def test_a_promise_that_is_next_to_nothing_can_still_be_kept(monkeypatch):
    monkeypatch.setattr(delivery, "promised_days", lambda desk: 0.1)
    assert [one.move["what"] for one in delivery.delivery(at_delivery("fr"))[0].offers] == ["nothing", "all"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_two_ways_to_answer_say_the_same_words(lang):
    ways = set()
    for seed in range(4):
        for _, desk in islice(desks(load("condition"), seed, lang), 150):
            for part in answer(desk) if desk.stage == c.AT_ANSWER else []:
                words = [offer.text.partition(":")[2].strip() for offer in part.offers]
                if part.data["asked"] == "answer":
                    assert len(set(words)) == len(words), words
                    ways |= {(part.data["topic"], offer.move["how"]) for offer in part.offers}
    assert ("bothers", "dodge") in ways
    assert ("why", "partly") in ways
