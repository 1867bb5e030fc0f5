"""A scene that names somebody whose structure left before is found; one that asks whether they left is not."""

from dataclasses import replace

import pytest

from game.pages import playing
from game.rules import codes as c
from game.rules import state as s
from game.rules.agreement import leave
from game.rules.flow.waves import await_moves
from game.rules.stages.scenes import enter_scene
from game.story import tables as t
from game.story.library import load
from game.walk.leaf import Leaf
from game.walk.looks import LOOKS, people, words
from tests.pages.plays import Driven

NAMED = {"fr": "Maud Terrasson, du Tacot, se tourne vers vous.", "en": "Maud Terrasson, of Le Tacot, turns to you."}


def leaf(lang, gone):
    """Chez Personne reads the scene of the eleven letters, where the Tacot's Maud is named."""
    driven = Driven(load("critical-point"), 4, lang)
    driven.book.texts["critical-point.scenes.town_letter.read_by.cafe"] = NAMED[lang]
    names, state, frame = driven.loaded.tables.names, driven.state, driven.loaded.tables.frame
    if gone:
        leave(frame, state, names.seats.code[gone])
    state.scal[s.TICK] += 1
    choosing = enter_scene(frame, driven.loaded.tables.secrets, state, names.scenes.code["town_letter"])
    await_moves(state, c.AT_SCENE, choosing)
    driven.readings.note(state)
    desk = driven.desk(names.seats.code["cafe"])
    return Leaf(playing.play_page(desk), desk)


def found(one):
    return [what for what in LOOKS["absent"](one) if "town_letter" in what]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_whose_structure_left_is_found_where_a_scene_names_them(lang):
    assert found(leaf(lang, "bus")) == ["scenes.town_letter.text: Maud Terrasson"]


@pytest.mark.parametrize("gone", ["", "farm"])
def test_who_is_there_may_be_named(gone):
    assert found(leaf("fr", gone)) == []


@pytest.mark.parametrize(("asks", "expected"), [(t.OP_LEFT, 0), (t.OP_BOUND, 0), (t.OP_SIGNED, 1)])
def test_a_variant_that_asks_whether_they_left_knows_what_it_says(asks, expected):
    one = leaf("fr", "bus")
    book, path = one.desk.book, "scenes.town_letter.text"
    read = book.varied.get(path, path)
    bus = book.names.seats.code["bus"]
    rows = book.frame.row.copy()
    rows[:2, 0], rows[0, 1] = (asks, t.OP_END), bus
    asked = [kept._replace(when=0) for kept in book.names.reads if kept.path == read] or None
    assert asked, "the scene is read in a variant"
    object.__setattr__(book, "frame", book.frame._replace(row=rows))
    object.__setattr__(book, "names", replace(book.names, reads=(*asked, *book.names.reads)))
    assert len(found(one)) == expected


def test_the_name_of_a_structure_is_nobody_of_it():
    one = Driven(load("condition"), 4, "fr").desk(1).book
    founder = one.names.seats.code["founder"]
    called = people._own_name(one, "Bertrand Maroix", founder)
    assert not words.first_mention(called, "Le dossier porte le nom de Maroix.")
    assert words.first_mention(called, "Bertrand Maroix a téléphoné.")
    assert people._own_name(one, "Hélène Cassard", founder) == "Hélène Cassard"


def test_their_may_be_of_people_named_since_you():
    assert not words._wrong("You reached 431 people with no kitchen of their own; each on its own, 526.", "en")
    assert words._wrong("You kept their part.", "en")


@pytest.mark.parametrize(
    ("name", "prose", "named"),
    [
        ("Mademoiselle Aubrac", "Mademoiselle Vidal est passée, et Maître Roux avec elle.", False),
        ("Mademoiselle Aubrac", "La chambre de Mademoiselle Aubrac est vide.", True),
        ("Maître Carrelet", "Maître Roux a relu l’acte.", False),
        ("Miss Aubrac", "Miss Vidal came by.", False),
        ("Maître Carrelet", "Carrelet a relu l’acte.", True),
    ],
)
def test_a_title_alone_names_nobody_of_the_cast(name, prose, named):
    assert bool(words.first_mention(name, prose)) == named


def test_a_job_in_short_words_introduces_whoever_does_it():
    book = Driven(load("critical-point"), 4, "fr").desk(1).book
    choir = book.names.seats.code["choir"]
    around = "pascal videau, le chef de chœur, a posé son diapason"
    assert any(one in around for one in words._who(book, choir, "chef de chœur"))
    assert not any(one in "pascal videau a posé son diapason" for one in words._who(book, choir, "chef de chœur"))
