"""The laboratory's file: what is to be mended comes first, figures are those of the answers, in both languages."""

import re

import pytest

from game.pages.lab import lab_html
from tests.helpers.scenarios import tiny


def answers(complaints=()):
    names = tiny().tables.names
    dials = ("common_good", "own_game", "relations", "lucidity")
    shares = dict.fromkeys(names.endings, 0.5)
    effect = {"own": {dial: [2.5, 0.5] for dial in dials}}
    return {
        "plays": 1234,
        "complaints": list(complaints),
        "coverage": {"endings": {"random": shares, "game": shares}},
        "blind": {seat: {"game": [60.0, 1.0], "first": [50.0, 1.0]} for seat in names.seats},
        "options": dict.fromkeys(names.choices, effect),
        "approaches": {"1.1": {dial: [-3.5, 1.0] for dial in dials}, "1.2": None},
        "pitfalls": {"injunction": {dial: [-4.5, 1.0] for dial in dials}},
        "agendas": {name: {"own_game_p90": 70.0} for name in names.parts},
    }


@pytest.mark.parametrize(("lang", "words"), [("fr", ("Laboratoire", "Rien.")), ("en", ("Laboratory", "Nothing."))])
def test_in_both_languages(lang, words):
    made = lab_html(tiny(), answers(), lang)
    assert f'<html lang="{lang}">' in made
    assert all(word in made for word in words)
    assert not re.search(r"\blab\.[a-z_]+", made)


def test_what_is_to_be_mended_comes_first_and_cannot_break_the_page():
    made = lab_html(tiny(), answers([{"what": "UNSEEN", "id": "<b>scene</b>", "kind": "scenes"}]), "fr")
    assert "UNSEEN — &lt;b&gt;scene&lt;/b&gt; (kind scenes)" in made
    assert made.index("UNSEEN") < made.index("<table>")


def test_every_drawing_is_told_in_words():
    made = lab_html(tiny(), answers(), "fr")
    drawings = re.findall(r"<svg[^>]*>", made)
    assert len(drawings) > 10
    assert all(re.search(r'role="img" aria-label="[^"]+"', one) for one in drawings)
    assert "−3,5 ± 1" in made
    assert ">1.2</th>" not in made  # too few plays to say anything
