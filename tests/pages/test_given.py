"""A part said to be given is told as a word: to others always the same, true or false; to oneself as it was."""

import pytest

from game.pages import reasons, told
from game.pages.since import chronicle
from game.rules import codes as c
from game.story.library import load
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks

WORDS = {
    "fr": ("vous avez dit avoir", "c’était fait", "c’est fait"),
    "en": ("you said that you had given", "it was done", "it is done"),
}


def delivered(lang):
    """Desk, place and event of every part seen as promised, over random plays."""
    for loaded, seeds in ((tiny(), range(60)), (load("condition"), (8, 88, *range(32, 50)))):
        for seed in seeds:
            last = {desk.me: desk for _, desk in desks(loaded, seed, lang)}
            for desk in last.values():
                for place, event in enumerate(desk.events):
                    if event.kind == c.E_DELIVERED and event.what == c.AS_PROMISED:
                        yield desk, place, event


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_part_that_nobody_counted_is_told_as_a_word_and_ones_own_as_it_was(lang):
    mine, *word = WORDS[lang]
    found = set()
    wanted = {("other", True), ("other", False), ("mine", True), ("mine", False)}
    for desk, place, event in delivered(lang):
        if found == wanted:
            break
        words = reasons.tell(desk, place).lower().replace("\u202f", " ").replace("\u00a0", " ")
        open_ = told.in_the_open(desk, event)
        if event.by != desk.me:
            assert any(one in words for one in word) != open_, words
            found.add(("other", open_))
            continue
        truly = [one for one in desk.events if one.kind == c.E_TRULY and one.moment == event.moment]
        false = any(one.by == desk.me and one.how == c.CLAIMED for one in truly)
        assert words.startswith(mine) == false, words
        if false:
            assert not open_
            assert told.tell(desk, event) in chronicle(desk).text
            nothing = any(c.AMOUNTS[one.what] == 0 for one in truly)
            assert words.endswith(("rien n’est venu.", "nothing came.")) == nothing
            found.add(("mine", nothing))
    assert found == wanted
