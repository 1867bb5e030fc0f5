import re
import string

import pytest

from game.pages.wording import NB, NNB, Named, catalogue, counted, days, money, say, typeset


def test_every_sentence_is_in_both_languages_with_the_same_names():
    for key, both in catalogue().items():
        assert set(both) == {"fr", "en"}, key
        names = [{name for _, name, _, _ in string.Formatter().parse(both[lang]) if name} for lang in ("fr", "en")]
        assert names[0] == names[1], key
        assert bool(both["fr"]) == bool(both["en"]), key


def test_french_spaces_are_never_plain():
    for key, both in catalogue().items():
        assert not re.search(r"(?<=\S) [:;!?»%](?=\W|$)|« ", both["fr"]), key
        assert "'" not in both["fr"], key


def test_typography():
    assert typeset("Il dit : « Non ! »", "fr") == f"Il dit{NB}: «{NB}Non{NNB}!{NB}»"
    assert typeset(typeset("Qu'est-ce ?", "fr"), "fr") == f"Qu’est-ce{NNB}?"
    assert typeset("What?", "en") == "What?"


@pytest.mark.parametrize(
    ("name", "a", "to", "of", "within"),
    [
        ("La Fondation", "La Fondation a", "à la Fondation", "de la Fondation", "la Fondation"),
        (
            "Les Ateliers du Canal",
            "Les Ateliers du Canal ont",
            "aux Ateliers du Canal",
            "des Ateliers du Canal",
            "les Ateliers du Canal",
        ),
        ("Le Phare", "Le Phare a", "au Phare", "du Phare", "le Phare"),
        ("L’école du Pont", "L’école du Pont a", "à l’école du Pont", "de l’école du Pont", "l’école du Pont"),
        ("Ancrage", "Ancrage a", "à Ancrage", "d’Ancrage", "Ancrage"),
    ],
)
def test_names_take_their_articles(name, a, to, of, within):
    named = Named(name, "fr")
    assert [f"{named:a}", f"{named:à}", f"{named:de}", f"{named:le}"] == [a, to, of, within]
    assert f"{named:le a}" == within + a.removeprefix(name)


def test_english_names_own_what_is_theirs():
    assert [f"{Named(name, 'en'):own}" for name in ("The Lantern", "The Workshops")] == [
        "the Lantern’s",
        "the Workshops’",
    ]
    assert f"{Named('The Lantern', 'en', you=True):own}" == "your"


def test_small_numbers_are_in_letters():
    assert [counted("fr", 2), counted("en", 10), counted("fr", 11)] == ["deux", "ten", "11"]


def test_the_reader_is_addressed():
    me = Named("Les Ateliers", "fr", you=True)
    assert f"{me:a} / {me:à}" == "Vous avez / à vous"
    assert f"{Named('The Workshops', 'en'):le}" == "the Workshops"


def test_units():
    assert days("fr", 0.5) == f"½{NB}jour"
    assert days("fr", 1) == f"1{NB}jour"
    assert days("fr", 2.5) == f"2,5{NB}jours"
    assert days("en", 0) == f"0{NB}days"
    assert money("fr", 12000) == f"12{NNB}000{NB}€"
    assert money("en", 12000) == "€12,000"
    with pytest.raises(KeyError):
        say("fr", "no.such.sentence")
