"""How long a play is: words and entries are those of its pages, minutes what they take."""

import pytest

from game.lab.covering import Kept
from game.story.translation import words
from game.walk.reading import SECONDS_AN_ENTRY, WORDS_A_MINUTE, Reading, entries, shown
from game.walk.walker import leaves, walk
from tests.helpers.scenarios import tiny

PLAYS = [Kept("game", 0, 0), Kept("random", 1, 0)]


def played_pages():
    """The pages of the first play, in their order."""
    return [leaf.page for leaf in leaves(tiny(), PLAYS[0]) if not leaf.beside]


def test_words_are_those_that_stand_on_the_pages_of_one_language():
    reading = Reading()
    walk(tiny(), PLAYS[:1], read=reading.add)
    pages = [page for page in played_pages() if page.lang == "fr"]
    for seat, one in reading.told().items():
        mine = [page for page in pages if page.seat == seat]
        assert one["words"] == words(text for page in mine for _, text in shown(page))
        assert 0 < one["scene_words"] < one["words"]
        minutes = one["words"] / WORDS_A_MINUTE + one["entries"] * SECONDS_AN_ENTRY / 60
        assert one["minutes"] == pytest.approx(minutes, abs=0.1)


def test_what_is_folded_away_is_not_counted():
    page = next(page for page in played_pages() if any(part.aside for part in page.parts))
    bare = page.model_copy(update={"parts": [part for part in page.parts if not part.aside]})
    assert list(shown(page)) == list(shown(bare))


def test_a_form_is_as_many_entries_as_it_asks_things():
    pages = played_pages()
    assert entries(next(page for page in pages if page.kind == "guess"), "guess") == 1  # what stands stays
    forms = {
        offer.move.get("do", ""): (page, len(offer.fields))
        for page in pages
        for offer in page.offers()
        if offer.move is not None and "do" in offer.move and offer.fields
        if sum((one.move or {}).get("do") == offer.move["do"] for one in page.offers()) == 1
    }
    assert forms
    for do, (page, asks) in forms.items():
        assert entries(page, do) == 1 + asks > 1
    story = next(page for page in pages if page.kind == "story")
    assert entries(story, "choose") == 1


def test_several_plays_are_a_mean():
    reading, each = Reading(), []
    for play in PLAYS:
        one = Reading()
        walk(tiny(), [play], read=one.add)
        each.append(one.told())
    walk(tiny(), PLAYS, read=reading.add)
    for seat, told in reading.told().items():
        assert told["words"] == pytest.approx(sum(one[seat]["words"] for one in each) / 2, abs=1)
