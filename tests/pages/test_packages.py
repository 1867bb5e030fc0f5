"""What packages are called, in ten fillings of each language; no letter of theirs on any page."""

import random
import re
from collections import Counter
from dataclasses import replace

import pytest

from game.pages import reasons, since
from game.pages.lying import put_by
from game.pages.packages import PackageName, PackageNames, by_letter, name_of, names, names_of
from game.pages.playing import play_page
from game.pages.wording import ordinal
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import History
from game.story.agreeing import Named, Several
from game.story.library import load
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, amend, put


@pytest.mark.parametrize(
    ("author", "version", "forms"),
    [
        ("La Fondation", 1, ("La proposition de la Fondation", "à la proposition de la Fondation", "sa proposition")),
        ("La Fondation", 2, ("La 2e version de la Fondation", "à la 2e version de la Fondation", "sa 2e version")),
        ("Les Ateliers", 3, ("La 3e version des Ateliers", "à la 3e version des Ateliers", "leur 3e version")),
        ("Le Tacot", 1, ("La proposition du Tacot", "à la proposition du Tacot", "sa proposition")),
        ("L’Atelier", 1, ("La proposition de l’Atelier", "à la proposition de l’Atelier", "sa proposition")),
        ("Aurore", 4, ("La 4e version d’Aurore", "à la 4e version d’Aurore", "sa 4e version")),
    ],
)
def test_a_name_takes_the_articles_of_whose_it_is(author, version, forms):
    name = PackageName("fr", Named(author, "fr"), version)
    assert (f"{name}", f"{name:à}", f"{name:own}") == forms
    assert f"{name:le}" == forms[0][0].lower() + forms[0][1:]


def test_names_in_english_and_those_of_the_reader_and_of_several():
    foundation = PackageName("en", Named("The Foundation", "en"), 2)
    assert [f"{foundation:{form}}" for form in ("", "le", "à", "de", "own")] == [
        "The Foundation’s 2nd version",
        "the Foundation’s 2nd version",
        "to the Foundation’s 2nd version",
        "of the Foundation’s 2nd version",
        "their 2nd version",
    ]
    mine = PackageName("fr", Named("La Fondation", "fr", you=True), 2)
    assert (f"{mine}", f"{mine:à}", f"{mine:own}", mine.which) == (
        "Votre 2e version",
        "à votre 2e version",
        "votre 2e version",
        "2e version",
    )
    first = PackageName("fr", Named("Le Relais", "fr"))
    assert f"{first.by(Several('Le Relais et Main tendue', 'fr')):own}" == "leur proposition"
    assert f"{PackageNames('fr', [first, mine]):à}" == "à la proposition du Relais et à votre 2e version"
    assert f"{PackageNames('fr', [first, mine])}" == "La proposition du Relais et votre 2e version"
    assert [ordinal("en", n) for n in (1, 2, 3, 4, 11, 12, 21, 22)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "21st",
        "22nd",
    ]


def test_versions_are_counted_by_author_and_what_is_put_again_keeps_its_name():
    table = Table().round(founder=put(form="joint"), veteran=put(start="now"))
    table.round(founder=amend("B", "form.joint"), beginner=put(form="joint"))
    desk = table.driven.desk(table.code[BEGINNER])
    assert [str(one) for one in names(desk)] == [
        "La proposition de la Fondation Maroix",
        "La proposition du Couvert mis",
        "La 2e version de la Fondation Maroix",
    ]
    own = table.driven.desk(table.code[FOUNDER])
    assert [str(one) for one in names(own)] == [
        "Votre proposition",
        "La proposition du Couvert mis",
        "Votre 2e version",
    ]
    said = since.chronicle(table.driven.desk(table.code[BEGINNER])).text
    assert "Vous avez repris la proposition de la Fondation Maroix, sans y changer un mot." in said
    assert table.seen(VETERAN)


def test_a_table_that_reopens_what_was_signed_calls_it_so():
    called = Counter()
    for seed in range(6):
        for driven, desk in desks(load("condition"), seed):
            if driven.over():
                state = driven.state
                found = names_of(state, History().read(state), desk.book.names, "fr", desk.name)
                assert by_letter(found) == by_letter(names(desk))
                for number, name in enumerate(found):
                    called[name.author is None] += 1
                    if name.author is None:
                        assert desk.package_state(number, s.AMENDS) >= 0
                        assert name.which == ""
                        assert "version signée" in name_of(desk, number)
    assert called[True] > 0 < called[False]


LETTER = re.compile(r"\b(proposition|package|oui à|non à|yes to|no to) [A-Z]\d?\b(?![’'])|(?<=\()[A-Z]\d?(?=\))")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_letter_of_a_package_stands_on_a_page(lang):
    read = 0
    for loaded, seed in ((load("condition"), 0), (tiny(), 1), (large(), 2)):
        for _, desk in desks(loaded, seed, lang):
            page = play_page(desk)
            words = [text for part in page.parts for text in (part.text, part.title)] + page.since
            words += [one.text for one in page.offers()]
            words += [text for one in page.offers() for what in one.fields for text in (what.label, *_texts(what))]
            for text in words:
                assert not LETTER.search(text.replace("\u00a0", " ")), text
            read += len(words)
    assert read > 1000


def test_a_letter_left_in_a_sentence_is_found(monkeypatch):
    monkeypatch.setattr("game.pages.packages._noun", lambda lang, author, version: "la proposition A")
    with pytest.raises(AssertionError):
        test_no_letter_of_a_package_stands_on_a_page("fr")


def _texts(what):
    return [choice.text for choice in what.choices]


def test_who_puts_what_another_had_put_is_said_to_take_it_up():
    table = Table().round(founder=put()).round(veteran=put())
    assert table.seen(VETERAN)["put.same"] == 1
    desk = table.driven.desk(table.code[BEGINNER])
    assert reasons.of(replace(desk, kept={})) == reasons.of(desk)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_was_signed_and_is_taken_up_where_it_lies_again_is_nobodys_offer(lang):
    """It had an author at the table where it was signed; here whoever takes it up has put nothing of that author's."""
    met = 0
    for seed in range(1, 9):
        signed = dict.fromkeys((FOUNDER, VETERAN, BEGINNER, HOST), "yes")
        table = Table(seed, lang).round(founder=put()).round(marks=signed)
        state, draw = table.driven.state, random.Random(seed)
        while not table.driven.over() and int(state.scal[s.STAGE]) != c.AT_ROUND:
            for seat in table.driven.awaited():
                assert table.driven.play(table.driven.random_move(seat, draw)) == 0
        first = table.driven.desk(table.code[FOUNDER])
        if table.driven.over() or int(state.scal[s.IN_FORCE]) < 0 or name_of(first, first.packages[0]).author:
            continue
        table.driven.seen[table.code[FOUNDER]] = len(first.events)
        number = first.packages[0]
        names = table.driven.loaded.tables.names
        what = dict(names.options[option].split(".", 1) for option in first.package_options(number))
        if table.code[VETERAN] not in table.driven.awaited():
            continue
        marks = dict.fromkeys(table.lying(), "not_yet")
        move = {"seat": VETERAN, "do": "put", "what": what, "how": "as_asked", "marks": marks}
        if table.driven.play(move) != 0:
            continue
        for seat in list(table.driven.awaited()):
            stand = {"seat": names.seats[seat], "do": "stand", "how": "as_asked", "marks": marks}
            assert table.driven.play(stand) == 0
        desk = table.driven.desk(table.code[FOUNDER])
        assert name_of(desk, number).author is None
        assert put_by(desk)[number] == [table.code[VETERAN]]
        (place,) = [at for at, one in enumerate(desk.events) if one.kind == c.E_PUT and at >= desk.seen]
        said = reasons.tell(desk, place).lower()
        assert ("signée" if lang == "fr" else "signed") in said
        assert not re.search("votre|vous|your|you ", said), said
        met += 1
    assert met
