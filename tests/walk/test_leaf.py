"""Words are looked for in the scenario's but for what their place on a page changes: spaces, capitals, marks."""

import pytest

from game.pages.wording import say
from game.walk.leaf import plain


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "Dire « cette maison, c’est la mienne », et l’expliquer"),
        ("en", "Say “that house is mine”, and explain it to the board’s own treasurer"),
    ],
)
def test_what_quotes_is_the_same_words_where_it_is_quoted_itself(lang, words):
    quoted = say(lang, "found.choice", words=words)
    assert words not in quoted
    assert plain(words) in plain(quoted)
    assert plain(words.replace("maison", "house").replace("mine", "ours")) not in plain(quoted)
