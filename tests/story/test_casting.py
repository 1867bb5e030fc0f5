"""People: who is named without being in the cast, or before anyone said who they are, on whatever way; and who is
who, on pages."""

import pytest

from game.pages.card import structures
from game.pages.html import html
from game.pages.opened import people_page
from game.pages.playing import play_page
from game.story import casting
from game.story.checking import scenario_problems
from game.story.library import load
from game.terminal.drawing import draw
from tests.helpers.scenarios import SCENARIOS, tiny
from tests.pages.plays import book, desks
from tests.pages.sessions import open_play, play_on, session

FOLDER = SCENARIOS / "format" / "cast"
TEXT = (FOLDER / "scenario.yaml").read_text("utf-8")
LETTER = "La mairie écrit à Jeanne Vial, de la ferme, et à Nadia Berthe, la directrice : le chemin"
REPLY = "elle veut surtout que Jeanne et Nadia s’entendent."
ROOF = 'text: "Le préau de l’école fuit."'


def found(tmp_path, *edits):
    """Codes S71x of the scenario once edited, with what was found."""
    text = TEXT
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (tmp_path / "cast").mkdir(exist_ok=True)
    (tmp_path / "cast" / "scenario.yaml").write_text(text, "utf-8")
    problems = scenario_problems(tmp_path / "cast")
    assert not [one for one in problems if one.severity == "error"]
    return [(one.code, one.found) for one in problems if one.code.startswith("S71")]


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([], []),
        # a capital inside a sentence that is nobody's; once each, never at its beginning
        ([(REPLY, "elle veut voir Georges, et Georges aussi.")], [("S710", "Georges")]),
        ([(REPLY, "Georges la porte. Oui : Georges. « Merci. » Georges dit : « Qui ? » Lui, Madame.")], []),
        ([(REPLY, "le chemin de l’Escale servira.")], [("S710", "Escale")]),
        ([(REPLY, "le maire vient à Noël et au Pont, avec la SNCF.")], []),
        ([('places: ["Toussaint", "Noël"]', "places: []")], [("S710", "Toussaint")]),
        # named before introduced
        ([(LETTER, "La mairie écrit à Jeanne et à Nadia : le chemin")], 2),
        ([(LETTER, "La mairie écrit à Jeanne, de la ferme, et à Nadia, de l’école : le chemin")], []),
        ([(LETTER, "La mairie écrit à une fermière, Jeanne, et à Nadia Berthe, directrice : le chemin")], []),
        # by a word that says nothing of anybody, though it is in her line
        (
            [(LETTER, "Jeanne Vial écrit depuis vingt jours à Nadia Berthe, la directrice : le chemin")],
            [("S711", "Jeanne Vial")] * 3,  # there, and twice after
        ),
        ([("géomètre. Le chemin est vendu", "pressé. Le chemin est vendu")], [("S711", "Louis Ferrand")]),
        ([("Paul, votre fils, aimerait", "Paul aimerait")], [("S711", "Paul Vial")]),
        ([("Paul, votre fils, aimerait", "Votre Paul aimerait")], []),
        ([(ROOF, 'text: "Le préau de Paul fuit."')], [("S711", "Paul Vial")]),
        ([(ROOF, 'text: "Le préau de Nadia fuit."')], []),
        # a name that two people have says neither
        ([(ROOF, 'text: "Le préau des Vial fuit."')], []),
        # a title names nobody by itself
        (
            [
                ('name: "Louis Ferrand"', 'name: "M. Ferrand"'),
                ("avec Louis Ferrand, géomètre", "avec M. Ferrand, géomètre"),
                (REPLY, "M. le maire veut que Jeanne et Nadia s’entendent."),
            ],
            [],
        ),
        # in the cast for nothing
        ([("avec Louis Ferrand, géomètre", "avec un géomètre")], [("S712", "surveyor")]),
    ],
)
def test_who_is_named(tmp_path, edits, told):
    met = found(tmp_path, *edits)
    if isinstance(told, int):
        assert {code for code, _ in met} == {"S711"}
        assert {name for _, name in met} == {"Jeanne Vial", "Nadia Berthe"}
    else:
        assert met == told


GOTO = '          - {if: "happened(letter_questioned) and trust(farm, school) >= fair", goto: reply}\n'


def test_one_way_that_introduces_nobody_is_enough(tmp_path):
    """Introduced by a scene met on some ways only, one is not known at the end of all."""
    own = "La lettre est glissée sous votre porte, Jeanne. Nadia Berthe, de l’école, a la même."
    away = [
        (LETTER, "La mairie écrit : le chemin"),
        (own, "La lettre est là."),
        ("Jeanne répond oui", "La ferme répond oui"),
        ("Nadia parle", "L’école parle"),
        (REPLY, "elle écrit à Jeanne, de la ferme, et à Nadia, de l’école."),
    ]
    met = found(tmp_path, *away)
    assert met == [("S711", "Nadia Berthe")]  # in the ending
    always = (GOTO + "          - {goto: next}\n", "          - {goto: reply}\n")
    assert found(tmp_path, *away, always) == met  # the farm's « yes » still goes another way
    assert found(tmp_path, *away, always, ("            goto: next\n        ", "        ")) == []


def test_a_reader_to_whom_another_text_says_less_does_not_know(tmp_path):
    """The farm reads another letter: what the school's says introduces nobody to it."""
    met = found(tmp_path, ("Nadia Berthe, de l’école, a la même.", "L’école a la même."))
    assert ("S711", "Nadia Berthe") in met


def test_a_variant_that_says_less_is_seen(tmp_path):
    title = '        title: "Une lettre de la mairie"\n'
    variant = title + '        reads: [{id: short, if: "signed()", text: "La mairie écrit."}]\n'
    assert ("S711", "Nadia Berthe") in found(tmp_path, (title, variant))


def test_ways_forgotten_are_caught(tmp_path, monkeypatch):
    """Planted: what one way tells is held to be told on all. The test before passes without, and fails with it."""
    test_one_way_that_introduces_nobody_is_enough(tmp_path)
    everybody = frozenset(load(FOLDER).scenario.cast)
    monkeypatch.setattr(casting._Introductions, "_run", lambda self, start, known, seat: everybody)
    with pytest.raises(AssertionError):
        test_one_way_that_introduces_nobody_is_enough(tmp_path)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("    gender: f\n", ""), [("S713", "L’école du Pont")]),
        (('"La ferme des Aulnes"', '"Ancrage"'), [("S713", "Ancrage")]),
        (('"La ferme des Aulnes"', '"Les fermes des Aulnes"'), [("S713", "Les fermes des Aulnes")]),
        (("    gender: f\n", "    gender: m\n"), []),
    ],
)
def test_what_no_article_tells_of_a_name_is_asked(tmp_path, edit, told):
    assert found(tmp_path, edit) == told


@pytest.mark.parametrize(
    ("edits", "line"),
    [
        ([], "L’école du Pont (école). On y dit : {} Ce qu’elle est seule à apporter"),
        ([("gender: f", "gender: m")], "L’école du Pont (école). On y dit : {} Ce qu’il est seul à apporter"),
        (
            [("gender: f", "gender: f\n    number: several"), ('"L’école du Pont"', '"Voix du Pont"')],
            "Voix du Pont (école). On y dit : {} Ce qu’elles sont seules à apporter",
        ),
        (
            [("    gender: f\n", ""), ('"L’école du Pont"', '"Les profs du Pont"')],
            "Les profs du Pont (école). On y dit : {} Ce qu’ils sont seuls à apporter",
        ),
    ],
)
def test_pages_agree_as_the_scenario_says(tmp_path, edits, line):
    text = TEXT
    for old, new in edits:
        text = text.replace(old, new)
    (tmp_path / "cast").mkdir()
    (tmp_path / "cast" / "scenario.yaml").write_text(text, "utf-8")
    _, desk = next((place, one) for place, one in desks(load(tmp_path / "cast"), 0) if one.seat == "farm")
    before, after = line.split("{}")
    shown = structures(desk).text.replace("\u00a0", " ")
    assert before in shown
    assert after in shown


def test_how_a_name_agrees_leaves_old_plays_whole(tmp_path):
    text = (SCENARIOS / "tiny" / "scenario.yaml").read_text("utf-8")
    (tmp_path / "tiny").mkdir()
    other = text.replace("gender: f", "gender: m\n    number: several")
    (tmp_path / "tiny" / "scenario.yaml").write_text(other, "utf-8")
    assert load(tmp_path / "tiny").fingerprint == tiny().fingerprint
    (tmp_path / "tiny" / "scenario.yaml").write_text(text.replace("    gender: f\n", ""), "utf-8")
    assert load(tmp_path / "tiny").fingerprint == tiny().fingerprint


def test_without_a_cast_nothing_is_asked():
    assert not [one for one in scenario_problems(SCENARIOS / "tiny") if one.code.startswith("S71")]


def test_a_cast_leaves_old_plays_whole(tmp_path):
    text = (SCENARIOS / "tiny" / "scenario.yaml").read_text("utf-8")
    cast = 'cast:\n  jeanne: {name: "Jeanne", of: farm, line: "fermière"}\nplaces: [Noël]\n\ntrust:\n'
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "scenario.yaml").write_text(text.replace("trust:\n", cast, 1), "utf-8")
    assert load(tmp_path / "tiny").fingerprint == tiny().fingerprint


@pytest.mark.parametrize(("lang", "words"), [("fr", "Qui est qui"), ("en", "Who is who")])
def test_who_is_who_is_one_key_away_and_in_the_kept_file(tmp_path, lang, words):
    loaded = load(FOLDER)
    made = session(tmp_path, loaded=loaded)
    made.store.set({"lang": lang})
    open_play(made, "farm")
    (offer,) = [one for one in made.page().offers() if one.id == "open.people"]
    assert (offer.key, offer.text) == ("w", words)
    made.act("open.people")
    page = made.page()
    assert page.kind == "people"
    people = page.part("list").data["people"]
    assert [one["id"] for one in people] == ["jeanne", "paul", "nadia", "surveyor"]
    farm = loaded.catalogue.get(f"{loaded.scenario.id}.structures.farm.name", lang)
    school = loaded.catalogue.get(f"{loaded.scenario.id}.structures.school.name", lang)
    assert [one["of"] for one in people[:3]] == [farm, farm, school]
    shown = " ".join(" ".join(draw(page)).split())
    for one in people:
        assert f"{one['name']}, {one['line']}" in shown.replace("\u00a0", " ")
        assert one["name"] in html([page])
    made.act("back")
    assert made.page().kind == "story"
    play_on(made)


def test_no_page_of_people_where_there_are_none():
    _, desk = next(desks(tiny(), 0))
    assert not [one for one in play_page(desk).offers() if one.id == "open.people"]


def test_the_page_says_each_of_the_cast_once():
    _, desk = next(desks(load(FOLDER), 0))
    page = people_page(desk)
    assert len(page.parts[0].data["people"]) == len(load(FOLDER).scenario.cast)
    assert book(load(FOLDER), "en").text("cast.nadia.line") == "head teacher"
