"""Catalogues: read, reported, brought up to date without losing a translation."""

from pathlib import Path

from game.story.library import load, load_sheets
from game.story.translation import Catalogue, read_catalogue, spaced, update_catalogue, words
from game.story.walk import texts
from tests.helpers.scenarios import tiny

FRENCH = {"s.title": "Un titre", "s.text": "Deux lignes\n\net deux", "s.gone": "Parti"}


def test_paths_for_translators() -> None:
    paths = texts(tiny().scenario, "tiny")
    for path in (
        "tiny.title",
        "tiny.structures.farm.wants",
        "tiny.cards.calm",
        "tiny.facts.lease_ends.burst",
        "tiny.clauses.form.options.garden.text",
        "tiny.agendas.farm.reserve_text",
        "tiny.agendas.farm.seeks.hands.dodge",
        "tiny.agendas.school.red_zones.not_now.told",
        "tiny.agendas.farm.pressures.owner.who",
        "tiny.home_events.farm.storm.text",
        "tiny.acts.call.time",
        "tiny.scenes.letter.title",
        "tiny.scenes.letter.read_by.farm",
        "tiny.choices.farm_says_yes.told",
        "tiny.choices.farm_asks_why.evidence.1.because",
        "tiny.evidence.form_untested.because",
        "tiny.endings.garden.text",
        "tiny.questions.q1",
    ):
        assert path in paths
    assert "tiny.choices.school_promises.told" not in paths  # nothing is seen: nothing to translate


def test_round_trip_and_review(tmp_path: Path) -> None:
    po = tmp_path / "en.po"
    assert update_catalogue(FRENCH, po, "s")["missing"] == 3
    text = po.read_text(encoding="utf-8")
    text = text.replace('msgid "Un titre"\nmsgstr ""', 'msgid "Un titre"\nmsgstr "A title"')
    text = text.replace('msgid "Parti"\nmsgstr ""', 'msgid "Parti"\nmsgstr "Gone"')
    po.write_text(text, encoding="utf-8")
    catalogue, problems = read_catalogue(FRENCH, po, "en.po")
    assert [problem.code for problem in problems] == ["S602"]
    assert catalogue.get("s.title", "en") == "A title"
    assert catalogue.get("s.text", "en") == FRENCH["s.text"]

    changed = {"s.title": "Un autre titre", "s.text": FRENCH["s.text"]}
    codes = [problem.code for problem in read_catalogue(changed, po, "en.po")[1]]
    assert sorted(codes) == ["S602", "S603", "S604"]
    assert update_catalogue(changed, po, "s") == {"texts": 2, "missing": 1, "outdated": 1}
    after = po.read_text(encoding="utf-8")
    assert "fuzzy" in after
    assert '#~ msgstr "Gone"' in after
    assert [problem.code for problem in read_catalogue(changed, po, "en.po")[1]].count("S603") == 1
    outdated = read_catalogue(changed, po, "en.po")[0]
    assert outdated.get("s.title", "en") == "Un autre titre"  # players read what is true
    assert outdated.english["s.title"] == "A title"  # translators, what there was
    # Saying nothing new changes nothing.
    update_catalogue(changed, po, "s")
    assert po.read_text(encoding="utf-8") == after


def test_a_translation_of_the_same_words_is_not_outdated(tmp_path: Path) -> None:
    po = tmp_path / "en.po"
    update_catalogue(FRENCH, po, "s")
    po.write_text(
        po.read_text(encoding="utf-8").replace('msgid "Un titre"\nmsgstr ""', 'msgid "Un  titre"\nmsgstr "A title"'),
        encoding="utf-8",
    )
    assert "S603" not in {problem.code for problem in read_catalogue(FRENCH, po, "en.po")[1]}


def test_french_spaces_do_not_break() -> None:
    assert (
        spaced("Vous dites : « Oui ! » ; et alors ?")
        == "Vous dites\u00a0: «\u00a0Oui\u202f!\u00a0»\u202f; et alors\u202f?"
    )
    assert spaced("les 1 360 000 € du 12 mai, 40 ans") == "les 1\u202f360\u202f000\u00a0€ du 12 mai, 40 ans"


def test_words() -> None:
    assert words(["Qu’est-ce que c’est ?", "Deux mots"]) == 5
    assert Catalogue({"a": "un deux"}, {"a": "one"}).words() == {"fr": 2, "en": 1}


def test_the_sheets_are_translated() -> None:
    library = load_sheets()
    assert len(library.sheets) == 9
    assert len(library.tools) == 4
    assert library.problems == ()
    assert library.catalogue.get("sheet-1.title", "en") == "Check that the synergies are real"


def test_loading_twice_gives_the_same() -> None:
    assert load(Path(__file__).parents[1] / "scenarios" / "tiny").fingerprint == tiny().fingerprint
