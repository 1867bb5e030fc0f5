import re
import string
from collections import Counter

import pytest

from game.debrief.words import strings
from game.minds.temperament import PARAMETERS, RECIPROCITY
from game.pages import observed
from game.pages.packages import PackageName
from game.pages.wording import LANGS, catalogue, counted, days, has, money, quarters, say, typeset
from game.story.agreeing import NB, NNB, WITH, Agreement, Named, Number, Several, agreement
from game.story.tables import TEMPERAMENTS


def names_in(pattern):
    """What a pattern names, agreement apart."""
    parsed = string.Formatter().parse(pattern)
    return {name for _, name, form, _ in parsed if name and "|" not in form and form not in WITH}


def test_every_sentence_is_in_both_languages_with_the_same_names():
    for key, both in catalogue().items():
        assert set(both) == {"fr", "en"}, key
        assert names_in(both["fr"]) == names_in(both["en"]), key
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


@pytest.mark.parametrize(
    ("french", "name", "own"),
    [
        ("La Lanterne", "The Lantern", "the Lantern’s"),
        ("Les Ateliers", "The Workshops", "the Workshops’"),
        ("Le Couvert mis", "Le Couvert mis", "Le Couvert mis’s"),
    ],
)
def test_english_names_own_what_is_theirs(french, name, own):
    """Of one whose name ends in an s, as in the texts of the scenarios; of several, without another s."""
    assert f"{Named(name, 'en', agrees=agreement(french)):own}" == own
    assert f"{Named('The Lantern', 'en', you=True):own}" == "your"


def test_small_numbers_are_in_letters():
    assert [counted("fr", 2), counted("en", 10), counted("fr", 11)] == ["deux", "ten", "11"]


def test_the_reader_is_addressed():
    me = Named("Les Ateliers", "fr", you=True)
    assert f"{me:a} / {me:à}" == "Vous avez / à vous"
    assert f"{Named('The Workshops', 'en'):le}" == "the Workshops"


def test_units():
    assert days("fr", 0.5) == "un demi-jour"
    assert days("en", 0.75) == "three quarters of a day"
    assert days("fr", 2.3125) == f"2,25{NB}jours"
    assert days("fr", 1.5) == f"1,5{NB}jour"
    assert days("en", 1.5) == f"1.5{NB}days"
    assert days("fr", 1) == f"1{NB}jour"
    assert days("fr", 2.5) == f"2,5{NB}jours"
    assert days("en", 0) == f"0{NB}days"
    assert money("fr", 12000) == f"12{NNB}000{NB}€"
    assert money("en", 12000) == "€12,000"
    with pytest.raises(KeyError):
        say("fr", "no.such.sentence")


# Ten fillings: a name with and without article, feminine and masculine, of one and of several, the reader, a number.
FILLINGS = {
    "fr": (
        [Named(name, "fr") for name in ("La Fondation", "Le Phare", "Les Enroués", "L’école du Pont", "Ancrage")]
        + [Named(name, "fr", you=True) for name in ("La Fondation", "Les Enroués")]
        + [Several("la Fondation et le Phare", "fr"), Named("Main tendue", "fr")]
        + [Named("Les Voix", "fr", agrees=Agreement(feminine=True, several=True))]
    ),
    "en": (
        [Named(name, "en") for name in ("The Foundation", "The Workshops", "Anchor", "The Bridge school", "Voices")]
        + [Named(name, "en", you=True) for name in ("The Foundation", "Voices")]
        + [Several("the Foundation and the Workshops", "en"), Named("The Lighthouse", "en")]
        + [Named("The Limes", "en", agrees=Agreement(several=True))]
    ),
}
NAMES = ("by", "to", "other", "name")
_MANY = r"(?:les|Les|aux|des) (?:Enroués|Voix)"
BREACHES = {
    "fr": [
        r"\b[Ll]es (?:Enroués|Voix) a\b",
        rf"{_MANY}[^.;:—«]* (?:sa|son|ses) (?:propre |main|part|offre|mots|limite|oui|équipe|promesse)",
        r"[Vv]ous avez?[^.;:—«]* (?:sa|son|ses|leur|leurs) (?:propre |part|offre|mots|limite|oui|équipe|promesse)",
        r"[Vv]ous a\b|\b(?:de|à) [Ll]es? [A-ZÉ]",
        rf"{_MANY}[^.;]*(?:était le sien|la sienne| soi\b)|[Vv]ous[^.;]*(?:était le sien|la sienne| soi\b)",
        rf"\b1{NB}jours|\b1{NB}?jour donnés|\b(?:[2-9]|\d\d){NB}jour\b|\b1 (?:personnes|lignes|tours|clauses)\b",
    ],
    "en": [
        r"\b[Yy]ou (?:\w+ ){1,4}(?:their|theirs|themselves|them)\b",
        r"\b1 (?:rounds|rows|people|yeses|clauses|steps|structures|objections)\b|\b1.days\b|\b1 days\b",
        r"(?<!from )\b[Tt]he Limes,? (?:who )?(?:was|has|is)\b",
    ],
}


def said(lang, pattern, key=""):
    """A pattern in its ten fillings, with one, two and many. What an act meant (`reasons.yaml`) is never said of the
    reader, who may be its other, but where that has words of its own (`.me`); what was seen of the others (`observed`)
    has sentences of its own for one."""
    meant = re.fullmatch(r"(.*)\.\d", key)
    one_too = not key.startswith("observed.")
    for place, name in enumerate(one for one in FILLINGS[lang] if not (meant and one.you)):
        known = dict.fromkeys(NAMES, name)
        mine = meant is None or ".me" in key or has(f"{meant[1]}.me.0")
        known["other"] = FILLINGS[lang][(place + 1) % (5 if mine else 6)]  # another: the reader last
        count = (1, 2, 12)[place % 3 if one_too else 1]
        values = {one: known.get(one, days(lang, count) if one == "days" else "…") for one in fields(pattern)}
        values |= {one: count for one in ("n",) if one in values}
        yield _said(lang, pattern, values)


def fields(pattern):
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


class Whatever(str):
    """What a sentence names and nothing agrees with, in any form."""

    def __format__(self, form):
        return "…"


def _said(lang, pattern, values):
    """As `say` does."""
    numbers = {name: Number(one, lang) if type(one) is int else one for name, one in values.items()}
    return pattern.format(**{name: Whatever() if one == "…" else one for name, one in numbers.items()})


def breaches(lang, pattern, key=""):
    """What of a pattern does not agree with a name or a number, in any of its fillings: what it says whatever fills it
    (« une journée vous a appris ») agrees with nothing that does."""
    own = [typeset(text, lang) for text, *_ in string.Formatter().parse(pattern)]
    found = (
        (text, met[0]) for text in said(lang, pattern, key) for one in BREACHES[lang] for met in re.finditer(one, text)
    )
    return [text for text, met in found if not any(met in one for one in own)]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_pattern_agrees_in_ten_fillings(lang):
    every = catalogue() | {f"debrief/{key}": both for key, both in strings().items()}
    found = {key: breaches(lang, both[lang], key) for key, both in every.items() if fields(both[lang])}
    assert {key: texts[0] for key, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("lang", "pattern"),
    [
        ("fr", "{by:a} dit sa limite devant tous."),
        ("fr", "{by:a} suspendu sa part."),
        ("fr", "{by} a tenu parole."),
        ("fr", "{by:a} reconnu que la faute était la sienne."),
        ("fr", "{n} personnes non touchées"),
        ("en", "{by} kept their word."),
        ("en", "{n} rounds left"),
    ],
)
def test_a_pattern_that_does_not_agree_is_found(lang, pattern):
    assert breaches(lang, pattern)


def test_what_a_pattern_says_of_the_reader_whatever_fills_it_agrees():
    assert not breaches("fr", "Une journée donnée {to:à} vous a appris ceci.")
    assert breaches("fr", "{by} a dit ce que la journée vous a appris.")


def test_what_goes_with_a_name_or_a_number_agrees():
    one, many, me = Named("La Fondation", "fr"), Named("Les Ateliers", "fr"), Named("Les Ateliers", "fr", you=True)
    assert [f"{name:sa} {name:ses} {name:le sien}" for name in (one, many, me)] == [
        "sa ses le sien",
        "leur leurs le leur",
        "votre vos le vôtre",
    ]
    forms = [Named(name, "fr") for name in ("Le Phare", "La Fondation", "Les Ateliers", "L’école")]
    assert [f"{name:seul|seule|seuls|seules}" for name in forms] == ["seul", "seule", "seuls", "seule"]
    assert [f"{name:est|sont|êtes}" for name in (one, many, me)] == ["est", "sont", "êtes"]
    assert [say("fr", "bill.people", n=n) for n in (1, 2)] == ["1 personne non touchée", "2 personnes non touchées"]
    assert [f"{days('fr', n):donné|donnés}" for n in (1, 1.5, 2)] == ["donné", "donné", "donnés"]
    assert say("en", "table.majority", n=1) == "1 yes"


@pytest.mark.parametrize(
    ("name", "gender", "number", "agrees"),
    [
        ("La Fondation", None, None, (True, False)),
        ("Le Phare", None, None, (False, False)),
        ("Les Enroués", None, None, (False, True)),
        ("Les Allées-Venues", "f", None, (True, True)),
        ("L’Atelier du Gond", "m", None, (False, False)),
        ("Ancrage", None, None, (True, False)),
        ("Ancrage", "m", None, (False, False)),
        ("Papiers volants", "m", "several", (False, True)),
        ("Les Tilleuls", "f", "one", (True, False)),
    ],
)
def test_what_the_scenario_says_of_a_name_comes_before_its_article(name, gender, number, agrees):
    assert agreement(name, gender, number) == agrees


def test_what_was_seen_once_has_its_own_words():
    """A structure of which something was seen once: never « une promesses »."""
    situations = {key.rpartition(".")[0] for key in catalogue() if re.fullmatch(r".*\.\d", key)}
    talk = {"lie", "promise_broken", "promise_kept", "cheated", "unasked", "pressed", "told", "asked", "round"}
    more = {f"mark.{n}" for n in range(3)} | {f"answer.{n}" for n in range(5)}
    for seen in situations | talk | more:
        for _, key, n in observed._things(Counter({seen: 1})):
            assert n > 1 or has(f"observed.{key}.one"), (seen, key)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_number_in_letters_agrees_too(lang):
    """Each way to say that several clauses moved at once."""
    name, clause = Named("La Fondation", lang), Named("La forme", lang)
    for key in (key for key in catalogue() if key.startswith("put.towards_more")):
        named = {"by": name, "other": name, "clause": clause}
        said = say(lang, key, **named, package=PackageName(lang, name), n=counted(lang, 2))
        assert {"fr": "deux ", "en": "two "}[lang] in said.lower()
        assert not re.search(r"clause[^s\w]|\bclause\b", said)


@pytest.mark.parametrize(
    ("lang", "n", "words"),
    [("fr", 1, "une clause"), ("fr", 2, "deux clauses"), ("en", 1, "one clause"), ("en", 12, "12 clauses")],
)
def test_what_a_number_in_letters_counts_agrees_with_it(lang, n, words):
    assert "{n} {n:clause|clauses}".format(n=counted(lang, n)) == words


def test_nobody_is_taken_for_several_men():
    """Whoever sits in a seat may be one woman: nothing of the game's own agrees with « vous » as with several men."""
    every = catalogue() | {f"debrief/{key}": both for key, both in strings().items()}
    taken = re.compile(r"\b[Vv]ous(?:-mêmes| seuls| tous)\b")
    assert not [key for key, both in every.items() if taken.search(str(both["fr"]))]


@pytest.mark.parametrize("counts", [[0.375, 0.375], [0.125] * 4, [0.25, 1.5, 1.75], [0.1, 0.2, 0.3], [1.0], []])
def test_parts_said_in_quarters_come_to_the_whole_as_it_is_said(counts):
    said = quarters(counts)
    assert sum(said) == round(4 * sum(counts)) / 4
    assert all(abs(one - count) < 0.25 for one, count in zip(said, counts, strict=True))
    assert all(float(4 * one).is_integer() for one in said)


@pytest.mark.parametrize("lang", LANGS)
def test_how_often_is_never_read_as_how_much(lang):
    """« Deux fois plus que promis » is twice the promise; at most a quarter more is ever given."""
    for key in catalogue():
        if key.startswith("observed."):
            said = say(lang, key, n=counted(lang, 2), by=Named("X", lang), words="")
            assert not re.search(r"(fois|times)\s+(plus|moins|more|less)\b", said), said


def test_what_a_temperament_gives_is_said_of_what_it_expects_where_nothing_was_seen_yet():
    """A mind that returns gives at its first delivery too, sealed: about what it believes the others will."""
    given_back = [name for row, name in enumerate(TEMPERAMENTS) if PARAMETERS[row, RECIPROCITY] >= 0.8]
    assert given_back
    for name in given_back:
        for lang, expects in (("fr", "s’attend à voir donner"), ("en", "expects to see given")):
            assert expects in say(lang, f"temper.{name}"), name


@pytest.mark.parametrize("key", ["told.home", "told.home_again", "card.reserve_signed", "structures.line"])
def test_a_sentence_of_a_scenario_follows_a_stop_and_no_colon(key):
    """« : Trente-huit plannings » has a capital that nothing calls for."""
    for lang in LANGS:
        text = catalogue()[key][lang]
        assert not re.search(r":[ \u00a0]?\{(words|brings)\}", text), text
