"""What is said beside a yes before it is given: a promise that it breaks, days that one does not have."""

import pytest

from game.pages.before_yes import short_of_days
from game.pages.packages import name_of
from game.pages.table_moves import cell_fields, mark_fields
from game.pages.table_says import rounds_left
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from tests.pages.plays import many
from tests.pages.test_reasons import BEGINNER, HOST, VETERAN, Table, put
from tests.pages.test_signing import plain

BREAKS = {
    "fr": ("en disant oui ici, vous ne tenez pas votre parole envers Tierce Voix", "sauf si vous dites oui aussi"),
    "en": ("by saying yes here you break your word to Tierce Voix", "unless you also say yes"),
}


def lies(lang="fr", column=s.SWAP_SUPPORT, **marks):
    """Two proposals lie there, the mentoring before the exchange; the Veteran promised the exchange to the Host."""
    table = Table(lang=lang)
    exchange = table.driven.loaded.tables.names.options.code["form.exchange"]
    table.driven.state.pair[..., [s.SWAP_SUPPORT, s.PROMISED_AGAINST]] = 0.0  # what was drawn on the way
    table.driven.state.pair[table.code[VETERAN], table.code[HOST], column] = exchange + 1.0
    table.round(beginner=put(form="mentoring"))
    table.round(founder=put(form="exchange"))
    return table.round(marks=marks) if marks else table


def yes_notes(table, seat=VETERAN):
    """What stands beside each yes, by whether the proposal holds the exchange."""
    desk = table.driven.desk(table.code[seat])
    exchange = desk.book.names.options.code["form.exchange"]
    held = [exchange in desk.package_options(number) for number in desk.packages]
    notes = [{one.id: plain(one.note) for one in field.choices} for field in mark_fields(desk)]
    assert not any(note for each in notes for one, note in each.items() if one != "yes")
    return {so: each["yes"] for so, each in zip(held, notes, strict=True)}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_yes_to_a_rival_of_what_one_promised_says_to_whom_one_breaks_ones_word(lang):
    notes, (breaks, unless) = yes_notes(lies(lang)), BREAKS[lang]
    assert breaks in notes[False]
    assert unless in notes[False]
    assert breaks not in notes[True]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_yes_to_what_one_promised_not_to_support_says_so(lang):
    notes, (breaks, unless) = yes_notes(lies(lang, s.PROMISED_AGAINST)), BREAKS[lang]
    assert breaks in notes[True]
    assert unless not in notes[True]
    assert breaks not in notes[False]


def test_nothing_is_said_once_the_promised_yes_is_given_nor_to_who_promised_nothing():
    assert all("parole" not in one for one in yes_notes(lies(), BEGINNER).values())
    kept = lies(veteran={"A": "not_yet", "B": "yes"})
    assert all("parole" not in one for one in yes_notes(kept).values())


def test_the_promise_is_read_beside_the_option_that_one_may_put():
    desk = lies().driven.desk(lies().code[VETERAN])
    [form] = [field for field in cell_fields(desk) if field.id == "what.form"]
    told = [one.value for one in form.choices if "promis à Tierce Voix de le soutenir" in plain(one.note)]
    assert told == ["exchange"]


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "en tout, et il vous en reste 2,5 jours"), ("en", "in all, and you have 2.5 days left")]
)
def test_a_yes_says_the_days_that_one_does_not_have(lang, words):
    table = Table(lang=lang).round(founder=put(form="joint", days_paid="each_own"))
    me = table.code[BEGINNER]
    desk = table.driven.desk(me)
    [number] = desk.packages
    assert sum(desk.asks_days(one) for one in desk.package_options(number)) > 0
    assert short_of_days(desk, number) == ""
    table.driven.state.seat[me, s.DAYS] = 2.5
    assert words in plain(mark_fields(table.driven.desk(me))[0].choices[0].note)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "si les autres disent oui aussi, la table se ferme sur elle"),
        ("en", "if the others say yes too, the table closes on it"),
    ],
)
def test_a_yes_to_the_agreement_that_lies_there_again_says_that_ones_own_version_may_come_too_late(lang, words):
    met = set()
    for _, desk in many(load("condition"), lang):
        if desk.stage != c.AT_ROUND:
            continue
        for number, field in zip(desk.packages, mark_fields(desk), strict=True):
            [told] = [words in plain(one.note) for one in field.choices if one.id == "yes"]
            signed, early = name_of(desk, number).author is None, rounds_left(desk) > 1
            assert told == (signed and early and bool({c.PUT, c.AMEND} & set(desk.legal)))
            met.add((signed, early))
        if len(met) == 4:
            return
    raise AssertionError(met)


def test_what_all_say_yes_to_again_closes_the_table_on_it_before_what_was_put_beside_is_looked_at():
    """As the note says: every yes is there in the round in which one puts a version of one's own."""
    for driven, desk in many(load("condition")):
        if desk.stage != c.AT_ROUND or not desk.packages or rounds_left(desk) < 2 or driven.awaited()[0] != desk.me:
            continue
        if name_of(desk, desk.packages[0]).author is not None or c.PUT not in desk.legal:
            continue
        seats, waited, signed = driven.loaded.tables.names.seats, driven.awaited(), desk.packages[0]
        if len(waited) < len(seats):
            continue
        marks = {letter(one): "yes" if one == signed else "not_yet" for one in desk.packages}
        for seat in waited:
            own = put(form="joint") if seat == desk.me else {"do": "stand", "how": "as_asked"}
            assert driven.play({"seat": seats[seat], **own, "marks": marks}) == 0
        rows = driven.state.event[: int(driven.state.scal[s.EVENTS])]
        assert rows[rows[:, s.KIND] == c.E_STOOD][-1][s.E_WHAT] == signed
        assert int(driven.state.scal[s.STAGE]) != c.AT_ROUND
        return
    raise AssertionError("never met")
