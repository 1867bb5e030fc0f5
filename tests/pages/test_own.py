"""Why one's own game ended as it did, in words, and why others lost by it."""

import re
from dataclasses import replace

import pytest

from game.pages.debrief import page
from game.pages.debrief_mine import weighed, word
from game.play.helper import News
from tests.pages.debriefs import read_of


def plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


def part(scenario, mind, seed, seat, lang="fr", name="says", of="own"):
    return next(one for one in page(read_of(scenario, mind, seed, seat, lang), name).parts if one.id == of)


@pytest.mark.parametrize(
    ("lang", "first", "why"),
    [
        ("fr", "Quand cela a été signé, vous y gagniez. Ensuite :", "a été fait, que vous ne pouviez pas accepter"),
        ("en", "When it was signed you gained by it. Then:", "was done, which you could not accept"),
    ],
)
def test_where_the_table_said_that_one_gained_and_the_end_says_low_what_changed_between_is_told(lang, first, why):
    lines = plain(part("condition", "game", 3, "beginner", lang).text).split("\n")
    assert lines[0] == first
    assert why in lines[1]
    assert 2 <= len(lines) <= 4


@pytest.mark.parametrize(
    ("scenario", "mind", "seed", "seat", "words"),
    [
        ("condition", "agree", 1, "veteran", "c’est signé, et vous ne pouviez pas l’accepter"),
        ("residency", "game", 12, "youth", "signé d’abord, est devenu"),
        ("condition", "game", 1, "host", "Rien n’est signé à la fin"),
        ("critical-point", "game", 1, "bus", "Aucune version ne convenait à tous"),
        ("condition", "game", 9, "host", "Pas obtenu :"),
        ("condition", "game", 6, "veteran", "Signé, et rien ne vous en a été versé :"),
        ("condition", "game", 3, "veteran", r"\d € versés, sur les \d[\d ]* € signés"),
        ("residency", "game", 1, "residents", "Signé, mais sans la Mairie d’Aubrelle, qui devait y mettre sa part"),
    ],
)
def test_the_dial_of_ones_own_game_has_its_reasons(scenario, mind, seed, seat, words):
    """In some play: `seed` is but where it was last met, looked at first."""
    seeds = (seed, *(one for one in range(1, 21) if one != seed))
    assert any(re.search(words, plain(part(scenario, mind, one, seat).text)) for one in seeds)


def test_of_others_who_lost_by_it_the_reason_is_said_too():
    told = plain(part("condition", "game", 3, "host", name="others", of="why").text)
    assert told.count("pas son compte : c’est ce qui a été fait.") == 2


@pytest.mark.parametrize(
    ("lang", "decided", "part"),
    [("fr", "disiez-vous : le hasard", "« j’ai trop attendu »"), ("en", "you said: chance", "“j’ai trop attendu”")],
)
def test_what_was_answered_before_the_cards_is_seen_beside_what_was_so(lang, decided, part):
    said = {"word": "calme", "decided": ["chance"], "part": "j’ai trop attendu"}
    read = replace(read_of("condition", "game", 1, "host", lang), told=said)
    assert decided in plain(word(read).text)
    assert part in plain(word(read).text)
    known = replace(read, news=News(1.0, {"final": True, "moments": [], "spread": None}))
    assert read.book.say("before.truth_none") in word(known).text
    assert word(replace(read, told={})) is None


@pytest.mark.parametrize(("decided", "key"), [("table", "truth_so"), ("chance", "truth")])
def test_where_ones_choice_weighed_most_is_said_beside_where_one_said_that_all_was_decided(monkeypatch, decided, key):
    read = replace(read_of("condition", "game", 1, "host"), news=News(1.0, {"final": True, "moments": []}))
    monkeypatch.setattr("game.pages.debrief_mine.turning", lambda _: {"do": "put"})
    assert weighed(read, [decided]) == read.book.say(f"before.{key}", where=read.book.say("decided.table"))
