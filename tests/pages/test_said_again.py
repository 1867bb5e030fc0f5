"""A fact that was told twice since one's last page is quoted once there: to oneself, then to all; by two; told, then
named as the tension."""

import pytest

from game.pages.since import lines, rest
from game.rules import codes as c
from game.rules.events import happen_before
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table

EVERYONE = 0b1111
AGAIN = {"fr": "a redit cela à tous.", "en": "said it again to all."}
TOO = {"fr": "Vous l’avez entendu aussi {}.", "en": "You heard it from {} too."}


def told_twice(lang, *tellings):
    """A desk of the veteran to which these (event, teller, hearer) were told of one fact since its last page."""
    table = Table(lang=lang)
    me = table.code[VETERAN]
    fact = next(
        one for one, row in enumerate(table.driven.state.fact) if row[me] == c.UNKNOWN and row[table.code[HOST]]
    )
    table.driven.seen[me] = len(table.driven.desk(me).events)
    for kind, by, to in tellings:
        what = fact + (kind == c.E_TENSION)
        happen_before(table.driven.state, kind, table.code[by], to if to < 0 else me, what, 0, EVERYONE)
    table.driven.state.fact[fact, me] = c.TOLD
    desk = table.driven.desk(me)
    return desk, desk.book.text(f"facts.{desk.book.names.facts[fact]}.told").rstrip("."), table


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_said_to_me_then_to_all_is_quoted_once(lang):
    desk, words, _ = told_twice(lang, (c.E_TOLD_FACT, HOST, 0), (c.E_TOLD_FACT, HOST, -1))
    page = "\n".join(lines(desk))
    assert page.count(words) == 1, page
    assert AGAIN[lang] in page
    assert all(words not in part.text for part in rest(desk)), "nor beside the page"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_two_tell_me_is_quoted_once_with_both_their_names(lang):
    desk, _, table = told_twice(lang, (c.E_TOLD_FACT, FOUNDER, 0), (c.E_TOLD_FACT, BEGINNER, 0))
    page = lines(desk)
    other = desk.name(table.code[BEGINNER])
    too = TOO[lang].format(f"{other:de}" if lang == "fr" else f"{other:le}")
    assert sum(too in line for line in page) == 1, page
    assert not any(line.startswith(str(other)) for line in page)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_tension_named_keeps_its_words_whichever_came_first(lang):
    desk, words, _ = told_twice(lang, (c.E_TOLD_FACT, HOST, 0), (c.E_TENSION, HOST, -1))
    page = lines(desk)
    assert sum(words in line for line in page) == 1, page
    assert any("tension" in line and words in line for line in page), page


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_i_told_as_another_did_is_my_line_and_comes_first(lang):
    desk, words, _ = told_twice(lang, (c.E_TOLD_FACT, HOST, -1), (c.E_TOLD_FACT, VETERAN, -1))
    page = lines(desk)
    assert words in page[0], page
    assert page[0].startswith({"fr": "Vous avez fait savoir", "en": "You let everyone know"}[lang]), page
    assert AGAIN[lang] in page[0]
