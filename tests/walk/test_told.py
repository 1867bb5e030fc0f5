"""How a table closed may stand before what I did; what another did may not."""

from types import SimpleNamespace

import pytest

from game.pages.wording import say
from game.rules import codes as c
from game.rules.history import Event
from game.walk.looks import told

ACT = "Vous avez nommé la tension à voix haute."


@pytest.mark.parametrize(
    ("first", "found"),
    [(f"{say('fr', 'closed.start')} : il manquait un oui.", []), ("Le Quai a parlé.", ["Le Quai a parlé."])],
)
def test_only_how_a_table_closed_comes_before_my_act(monkeypatch, first, found):
    mine = Event(c.E_TENSION, 0, -1, 0, 0, 1, 1, 0)
    book = SimpleNamespace(say=lambda key: say("fr", key))
    desk = SimpleNamespace(me=0, fresh=[mine], book=book)
    desk.at = lambda moment: desk
    leaf = SimpleNamespace(beside="", mine=[mine], desk=desk, page=SimpleNamespace(since=[first, ACT]))
    monkeypatch.setattr(told, "_said", lambda desk, event, lines: ACT in lines)
    assert list(told.unanswered(leaf)) == found


@pytest.mark.parametrize(
    "line", ["Le Quai a répondu : « Le procès-verbal disait “un projet commun”. »", "Le Quai a répondu."]
)
def test_words_said_are_known_again_where_what_they_quote_is_of_the_second_rank(monkeypatch, line):
    answered = Event(c.E_ANSWERED, 1, 0, 0, 0, 1, 1, 0)
    book = SimpleNamespace(lang="fr")
    desk = SimpleNamespace(me=0, book=book, name=lambda seat, you: "le Quai", short=lambda seat: "Le Quai")
    desk.at = lambda moment: desk
    monkeypatch.setattr(told, "_words", lambda desk, event: ["Le procès-verbal disait « un projet commun »."])
    assert told._said(desk, answered, [line]) == ("procès" in line)
