"""Why one's own game ended as it did, in words, and why others lost by it."""

import re

import pytest

from game.pages.debrief import page
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
        ("critical-point", "game", 1, "library", "signé d’abord, est devenu"),
        ("condition", "game", 1, "host", "Rien n’est signé à la fin"),
        ("critical-point", "game", 1, "bus", "aucune version ne convenait à tous"),
        ("condition", "game", 2, "host", "Pas obtenu :"),
    ],
)
def test_the_dial_of_ones_own_game_has_its_reasons(scenario, mind, seed, seat, words):
    assert words in plain(part(scenario, mind, seed, seat).text)


def test_of_others_who_lost_by_it_the_reason_is_said_too():
    told = plain(part("condition", "game", 3, "host", name="others", of="why").text)
    assert told.count("pas son compte : c’est ce qui a été fait.") == 2
