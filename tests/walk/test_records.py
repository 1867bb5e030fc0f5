"""What is told again need not be written down again, even in other words; what is told for the first time must be."""

from types import SimpleNamespace

import pytest

from game.rules import codes as c
from game.rules.history import Event
from game.walk.looks import records

WORDS = {1: "Nul ne les a comptés.", 2: "Nous avons « commencé » à les compter."}


def fact_told(moment, by=1, what=0):
    return Event(c.E_TOLD_FACT, by, -1, what, 0, moment, 1, 0)


@pytest.mark.parametrize(
    ("before", "noted", "found"),
    [
        (fact_told(1), WORDS[1], []),
        (fact_told(1), WORDS[2], []),
        (fact_told(1, by=2), "« Nous avons “commencé” à les compter. »", []),  # quoted within a quotation
        (fact_told(1), "Autre chose.", [f"told school: {WORDS[2]}"]),
        (fact_told(1, by=2), WORDS[1], [f"told school: {WORDS[2]}"]),
        (fact_told(1, what=1), WORDS[1], [f"told school: {WORDS[2]}"]),
    ],
)
def test_a_fact_told_again_stands_in_the_words_of_the_first_time(monkeypatch, before, noted, found):
    monkeypatch.setattr(records.told, "of_another", lambda desk, event: False)
    names = SimpleNamespace(facts=["counted", "other"], seats=["farm", "school", "town"])
    again = fact_told(2)
    desk = SimpleNamespace(me=0, events=[before, again], fresh=[again], book=SimpleNamespace(names=names))
    desk.at = lambda moment: SimpleNamespace(book=SimpleNamespace(names=names, text=lambda path: WORDS[moment]))
    page = SimpleNamespace(parts=[SimpleNamespace(role="notebook", text=noted)])
    leaf = SimpleNamespace(beside="", page=page, desk=desk, chosen=None)
    assert list(records.recorded(leaf)) == found
