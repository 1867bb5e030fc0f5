"""What hangs on who signs is said where it counts: before a yes, on the page of what is signed, in the debrief."""

from dataclasses import replace

import pytest

from game.pages.debrief_ours import hung
from game.pages.signed import signed
from game.pages.table import table as table_page
from game.pages.table_moves import mark_fields
from game.rules import state as s
from game.story.names import Hanging
from tests.pages.debriefs import read_of
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, put
from tests.pages.test_signing import plain

WHAT = {"fr": "les 3 000 € du canton", "en": "the Canton’s €3,000"}


def hanging(lang="fr", signers=4, options=()):
    """A proposal lies at the table; on its signature something hangs that the scenario, changed for it, declares."""
    table = Table(lang=lang)
    driven = table.driven
    names, book = driven.loaded.tables.names, driven.book
    step = int(driven.state.scal[s.STEP])
    codes = tuple(names.options.code[one] for one in options)
    hangs = (Hanging("canton", step, signers, codes),)
    texts = {**book.texts, f"{names.scenario}.hangs.canton.what": WHAT[lang]}
    driven.book = replace(book, names=replace(names, hangs=hangs), texts=texts)
    return table.round(founder=put(form="mentoring"))


def yes_note(table, seat):
    return plain(mark_fields(table.driven.desk(table.code[seat]))[0].choices[0].note)


def page(table, seat=VETERAN):
    return plain(table_page(table.driven.desk(table.code[seat]))[0].text)


@pytest.mark.parametrize(
    ("lang", "so_far", "mine"),
    [
        (
            "fr",
            "Les 3 000 € du canton : il y faut 4 signatures",
            "2 oui avec le vôtre, il en manque 2, et signer ferme",
        ),
        ("en", "The Canton’s €3,000: 4 signatures are needed", "2 yeses with yours, 2 too few, and signing closes"),
    ],
)
def test_before_a_yes_it_is_said_how_many_are_too_few(lang, so_far, mine):
    table = hanging(lang)
    assert so_far in page(table)
    assert mine in yes_note(table, VETERAN)


def test_enough_yeses_are_said_to_be_and_nothing_closes_too_early():
    table = hanging(signers=3).round(marks={BEGINNER: "yes", FOUNDER: "yes"})
    note = yes_note(table, VETERAN)
    assert "3 oui avec le vôtre, le nombre qu’il y faut" in note
    assert "ferme la table" not in note


def test_what_it_is_not_to_be_had_with_is_said_before_any_count():
    table = hanging(options=("form.joint", "form.exchange"))
    assert "les 3 000 € du canton : pas avec « La forme : " in yes_note(table, VETERAN)
    assert "avec le vôtre" not in yes_note(table, VETERAN)


def test_what_it_is_not_to_be_had_with_is_said_once_whoever_said_yes_to_it():
    table = hanging(options=("form.joint", "form.exchange", "form.pooled")).round(marks={FOUNDER: "yes"})
    line = next(one for one in page(table).split("\n") if one.startswith("Les 3 000 € du canton"))
    assert line.count("pas avec") == 1
    assert "en manque" not in line


@pytest.mark.parametrize(("signers", "words"), [(4, "le nombre qu’il y fallait"), (5, "4 signatures, il en manque 1")])
def test_the_page_of_what_is_signed_says_whether_it_is_enough(signers, words):
    table = hanging(signers=signers).round(marks=dict.fromkeys((FOUNDER, VETERAN, BEGINNER, HOST), "yes"))
    assert words in plain(signed(table.driven.desk(table.code[HOST])).text)


def test_the_debrief_of_critical_point_says_first_what_became_of_the_regions_money():
    for seed in range(3):
        reading = read_of("critical-point", "game", seed, "bus")
        assert "a porté ses 360 000 € ailleurs" in plain(hung(reading).text)
