"""Where nothing signed asks days of anybody, no page of a table says that days are given."""

import pytest

from game.pages.playing import play_page
from game.pages.wording import say
from game.rules import codes as c
from game.story.library import load
from tests.pages.plays import desks

KEYS = ("table.period", "table.periods", "hint.table")


def told(lang, scenario):
    """All that the pages of tables say, with what is explained there."""
    for seed in range(2):
        for _, desk in desks(load(scenario), seed, lang):
            if desk.stage == c.AT_ROUND:
                yield desk, " ".join(part.text for part in play_page(desk, frozenset({"table"})).parts)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("scenario", "pledged"), [("fair", False), ("condition", True)])
def test_days_are_said_to_be_given_only_where_some_are_pledged(lang, scenario, pledged):
    heads = [say(lang, key).partition("{")[0].partition(";")[0].strip() for key in KEYS]
    pages = list(told(lang, scenario))
    assert pages
    for desk, text in pages:
        assert desk.book.pledges_days == pledged
        assert pledged or say(lang, "hint.table") not in text
    said = [any(head and head in text for head in heads[:2]) for _, text in pages]
    assert any(said) == pledged
