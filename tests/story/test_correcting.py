"""Corrections go back where each text stands, nothing else moves, and what cannot be put back is said."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.correcting import Correction, correct
from game.story.diagnostics import StoryError
from game.story.library import load
from game.story.proof import mark_of, passages, tidy
from game.story.translation import update_catalogue
from game.story.walk import texts
from tests.helpers.scenarios import SCENARIOS, tiny

PITCH = "tiny.pitch"
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
REPEATED = """
  - id: seasons
    title: "Les saisons"
    time: "Toute l’année"
    course:
      - {scenes: autumn_walk}
    scenes:
      - for: season
        in: {autumn: "l’automne", winter: "l’hiver"}
        scenes:
          - {id: "{season}_walk", title: "Une marche", text: "On marche en attendant {season}.", next: [{goto: next}]}
"""


@pytest.fixture
def folder(tmp_path):
    """The tiny scenario with a catalogue where each text is translated."""
    there = tmp_path / "tiny"
    shutil.copytree(SCENARIOS / "tiny", there)
    french = texts(tiny().scenario, "tiny")
    update_catalogue(french, there / "en.po", "Dénouer")
    po = (there / "en.po").read_text(encoding="utf-8").split("\n\n")
    done = [block.replace('msgstr ""', 'msgstr "English."') if "msgctxt" in block else block for block in po]
    (there / "en.po").write_text("\n\n".join(done), encoding="utf-8")
    return there


def correction(folder, path, text, lang="fr"):
    catalogue = load(folder).catalogue
    before = (catalogue.french if lang == "fr" else catalogue.english)[path]
    return Correction(path, lang, mark_of(before), text)


@given(
    data=st.data(), text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1)
)
@settings(max_examples=40, deadline=None)
def test_any_words_come_back_as_they_were_written_and_nothing_else_moves(tmp_path_factory, data, text):
    there = tmp_path_factory.mktemp("one") / "tiny"
    shutil.copytree(SCENARIOS / "tiny", there)
    french = texts(tiny().scenario, "tiny")
    path = data.draw(st.sampled_from([one for one in french if one.endswith((".text", ".told", ".wants", ".because"))]))
    before = (there / "scenario.yaml").read_text(encoding="utf-8").split("\n")
    try:
        done = correct(there, [Correction(path, "fr", mark_of(french[path]), text)])
    except StoryError:  # signs that no text may hold, names that readers could not tell apart
        assert (there / "scenario.yaml").read_text(encoding="utf-8").split("\n") == before
        return
    after = (there / "scenario.yaml").read_text(encoding="utf-8").split("\n")
    if not tidy(text) or tidy(text) == tidy(french[path]):
        assert after == before
        return
    assert [one.path for one in done.kept] == [path]
    assert load(there).catalogue.french == french | {path: tidy(text)}
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_both_languages_are_put_back_and_need_no_review(folder):
    given = [correction(folder, PITCH, "Deux voisins, un chemin."), correction(folder, PITCH, "Two neighbours.", "en")]
    assert correct(folder, given).refused == []
    loaded = load(folder)
    assert loaded.catalogue.get(PITCH, "fr") == "Deux voisins, un chemin."
    assert loaded.catalogue.get(PITCH, "en") == "Two neighbours."
    assert not [one for one in loaded.problems if one.code == "S603"]


def test_what_changed_since_it_was_read_is_said_and_the_others_go_on(folder):
    stale = Correction(PITCH, "fr", mark_of("Ce que l’on avait lu."), "Une correction.")
    sound = correction(folder, "tiny.title", "Deux voisines")
    done = correct(folder, [stale, sound])
    assert [(one.correction.path, one.why) for one in done.refused] == [(PITCH, "changed")]
    assert done.refused[0].line == 4
    assert load(folder).catalogue.french["tiny.title"] == "Deux voisines"


def test_what_was_left_as_it_was_read_undoes_nothing(folder):
    before = load(folder).catalogue.french[PITCH]
    left = Correction(PITCH, "fr", mark_of(before), before)
    assert correct(folder, [correction(folder, PITCH, "Tout autre chose.")]).kept
    done = correct(folder, [left])
    assert (done.kept, done.refused) == ([], [])
    assert load(folder).catalogue.french[PITCH] == "Tout autre chose."


@pytest.mark.parametrize(("path", "text", "why"), [("tiny.pitches", "Rien.", "unknown"), (PITCH, "   ", "empty")])
def test_what_cannot_be_put_back_is_said(folder, path, text, why):
    before = {one: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    done = correct(folder, [Correction(path, "fr", mark_of(load(folder).catalogue.french[PITCH]), text)])
    assert [one.why for one in done.refused] == [why]
    assert before == {one: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def test_what_a_repetition_says_is_left_to_the_author(folder):
    file = folder / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("\nevidence:\n", REPEATED + "\nevidence:\n", 1), "utf-8")
    path = "tiny.scenes.winter_walk.text"
    done = correct(folder, [correction(folder, path, "On marche vers l’hiver.")])
    assert [one.why for one in done.refused] == ["repeated"]
    assert "{season}" in file.read_text(encoding="utf-8").splitlines()[done.refused[0].line - 1]


@pytest.mark.parametrize(
    "written",
    [
        "|\n    Une ferme\n    et une école.",
        ">-\n    Une ferme\n    et une école.",
        "Une ferme et une école.",
        "'Une ferme et une école.'  # note",
    ],
)
def test_a_text_is_found_however_it_is_written(folder, written):
    file = folder / "scenario.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(row for row, line in enumerate(lines) if line.startswith("pitch:"))
    lines[at] = "pitch: " + written
    file.write_text("\n".join(lines), encoding="utf-8")
    done = correct(folder, [correction(folder, PITCH, 'Un « chemin » à deux : "oui".')])
    assert len(done.kept) == 1
    assert load(folder).catalogue.french[PITCH] == 'Un « chemin » à deux : "oui".'
    assert load(folder).scenario.minutes == tiny().scenario.minutes  # what follows still does


def test_a_correction_that_would_break_the_scenario_changes_nothing(folder):
    before = (folder / "scenario.yaml").read_bytes()
    with pytest.raises(StoryError):
        correct(folder, [correction(folder, PITCH, "mot " * 2000)])
    assert (folder / "scenario.yaml").read_bytes() == before


def test_every_text_is_read_once():
    read = [one.path for passage in passages(tiny()) for one in passage.said]
    assert sorted(read) == sorted(texts(tiny().scenario, "tiny"))


@pytest.mark.parametrize(("lang", "reviewed"), [("fr", ["tiny.pitch"]), ("en", [])])
def test_where_the_french_alone_is_corrected_the_english_is_to_be_reviewed(folder, lang, reviewed):
    assert correct(folder, [correction(folder, PITCH, "Two of them.", lang)]).kept
    assert [one.found for one in load(folder).problems if one.code == "S603"] == reviewed
    assert (PITCH in load(folder).catalogue.outdated) == bool(reviewed)
    assert correct(folder, [correction(folder, PITCH, "Reviewed.", "en")]).kept
    assert not [one for one in load(folder).problems if one.code == "S603"]
    assert load(folder).catalogue.get(PITCH, "en") == "Reviewed."


def test_scenes_of_repetitions_stand_where_the_course_plays_them(folder):
    repeated = """
  - id: seasons
    title: "Les saisons"
    time: "Toute l’année"
    course:
      - for: season
        in: {autumn: "l’automne", winter: "l’hiver"}
        steps: [{scenes: "{season}_walk"}]
        scenes: [{id: "{season}_walk", title: "Marche", text: "On attend {season}.", next: [{goto: next}]}]
      - {scenes: own_walk}
    scenes:
      - {id: own_after, title: "Après", text: "On rentre.", next: [{goto: next}]}
      - {id: own_walk, title: "Seuls", text: "On marche seuls.", next: [{goto: own_after}]}
      - {id: unmet, title: "Jamais", text: "Personne ne vient.", next: [{goto: next}]}
"""
    file = folder / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("\nevidence:\n", repeated + "\nevidence:\n", 1), "utf-8")
    read = [one.path.split(".")[-2] for passage in passages(load(folder)) for one in passage.said]
    places = ["seasons", "autumn_walk", "winter_walk", "own_after", "own_walk", "unmet"]
    assert [one for one in dict.fromkeys(read) if one in places] == places


@pytest.mark.parametrize("flags", ["#, fuzzy", "#, fuzzy, no-wrap", "#,no-wrap,fuzzy"])
def test_what_was_reviewed_is_so_whatever_else_is_flagged(folder, flags):
    po = folder / "en.po"
    po.write_text(po.read_text(encoding="utf-8").replace(f'msgctxt "{PITCH}"', f'{flags}\nmsgctxt "{PITCH}"'), "utf-8")
    assert load(folder).catalogue.outdated == {PITCH}
    assert correct(folder, [correction(folder, PITCH, "Reviewed.", "en")]).kept
    assert load(folder).catalogue.get(PITCH, "en") == "Reviewed."
    assert ("no-wrap" in po.read_text(encoding="utf-8")) == ("no-wrap" in flags)
