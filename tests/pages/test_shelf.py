"""A scenario that its author changes while it is played: the page follows, the play goes on from the same moment, and
what cannot be read or no longer holds is said beside it."""

import os
import shutil

import pytest

from game.pages.session import Session
from game.pages.shelf import Shelf, stamp
from game.play.log import replay
from game.play.storage import PlayStore
from game.story.library import load, load_sheets
from game.story.summaries import summary_of
from tests.helpers.scenarios import SCENARIOS
from tests.pages.sessions import first_values, open_play, play_on

SCENE = "Une lettre de la mairie"


@pytest.fixture
def folder(tmp_path):
    there = tmp_path / "tiny"
    shutil.copytree(SCENARIOS / "tiny", there)
    return there


@pytest.fixture
def made(folder, tmp_path):
    shelf = Shelf(lambda: [summary_of(load(folder))], lambda _: load(folder), load_sheets)
    session = Session(PlayStore(tmp_path / "plays"), lambda: 1, lambda: "2026-01-05", shelf)
    open_play(session, "farm")
    yield session
    session.close()


def written(folder, old, new):
    """Change a text of the scenario; a disk may count time in whole seconds."""
    file = folder / "scenario.yaml"
    text, before = file.read_text(encoding="utf-8"), stamp(folder)
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(file, ns=(0, before[0][0] + 1_000_000_000))


def test_the_page_follows_what_is_written(made, folder):
    assert SCENE in str(made.page())
    assert not made.stale()
    written(folder, SCENE, "Une lettre de la préfecture")
    assert made.stale()
    assert "Une lettre de la préfecture" in str(made.page())
    assert not made.stale()


def test_the_play_goes_on_from_the_same_moment(made, folder):
    offer = next(one for one in made.page().offers() if one.move is not None)
    made.act(offer.id)
    before, moves = made.page().id, list(made.play.log.moves)
    written(folder, "Deux voisins", "Deux voisines")
    assert made.page().id == before
    assert made.play.log.moves == moves
    assert replay(made.play.log, load(folder)).held == len(moves)


def test_an_act_chosen_on_the_page_before_is_not_made(made, folder):
    page = made.page()
    offer = next(one for one in page.offers() if one.move is not None)
    written(folder, offer.text, "Tout autre chose")
    assert made.act(offer.id, None, page.id)
    assert "farm" not in [move["seat"] for move in made.play.log.moves]
    assert "M303" in str(made.page())
    again = next(one for one in made.page().offers() if one.move is not None)
    made.act(again.id, None, made.page().id)
    assert "farm" in [move["seat"] for move in made.play.log.moves]


def test_what_cannot_be_read_is_said_with_its_line_until_it_is_mended(made, folder):
    before = (folder / "scenario.yaml").read_text(encoding="utf-8")
    written(folder, "card: savings", "card: saving")
    page = made.page()
    assert "L113" in str(page)
    assert "scenario.yaml:" in str(page)
    assert SCENE in str(page)  # the one before goes on
    written(folder, (folder / "scenario.yaml").read_text(encoding="utf-8"), before.replace(SCENE, "Une autre lettre"))
    assert "Une autre lettre" in str(made.page())
    assert "L113" not in str(made.page())


def test_a_play_that_no_longer_holds_goes_on_in_the_scenario_before(made, folder):
    offer = next(one for one in made.page().offers() if one.move is not None)
    choice = offer.move["what"]
    made.act(offer.id)
    moves = list(made.play.log.moves)
    written(folder, f"id: {choice}", f"id: {choice}_now")
    page = made.page()
    assert "L114" in str(page)
    assert made.play.log.moves == moves
    assert made.play.loaded.scenario.choices() != load(folder).scenario.choices()


def test_a_folder_that_goes_is_said_and_the_play_goes_on(made, folder):
    shutil.rmtree(folder)
    assert "L113" in str(made.page())
    offer = next(one for one in made.page().offers() if one.move is not None)
    made.act(offer.id)
    assert "farm" in [move["seat"] for move in made.play.log.moves]


def test_a_debrief_is_that_of_the_scenario_played(made, folder):
    while made.page().kind != "end":
        page = made.page()
        offers = [
            one for one in page.offers() if one.enabled and (one.move is not None or one.id in ("go_on", "guesses"))
        ]
        made.act(offers[0].id, {field.id: field.choices[0].id for field in offers[0].fields if field.choices})
    ending = str(made.page())
    written(folder, "Un chemin", "Une route")
    assert str(made.page()) == ending


def broken(made, folder):
    made.page()
    written(folder, "card: savings", "card: saving")


def no_longer_holding(made, folder):
    offer = next(one for one in made.page().offers() if one.move is not None)
    made.act(offer.id)
    made.page()
    written(folder, f"id: {offer.move['what']}", f"id: {offer.move['what']}_now")


@pytest.mark.parametrize(("changed", "code"), [(broken, "L113"), (no_longer_holding, "L114")])
def test_a_move_is_made_where_the_change_was_not_taken_and_both_are_not_said(made, folder, changed, code):
    changed(made, folder)
    before = len(made.play.log.moves)
    offer = next(one for one in made._pages[made.screens[-1]]().offers() if one.move is not None)
    made.act(offer.id, {field.id: field.choices[0].id for field in offer.fields if field.choices})
    page = str(made.page())
    assert len(made.play.log.moves) > before
    assert code in page
    assert "M303" not in page


def opens(made, what):
    """Make the offer of this page that opens something."""
    return made.act(next(one.id for one in made.page().offers() if (one.action or {}).get("open") == what))


def test_what_is_no_move_is_done_all_the_same(made, folder):
    (notebook,) = [one.id for one in made.page().offers() if (one.action or {}).get("open") == "notebook"]
    written(folder, SCENE, "Une autre lettre")
    made.act(notebook)
    assert made.page().kind == "notebook"
    assert "M303" not in str(made.page())


def test_one_leaves_from_the_title_whatever_has_changed(made, folder):
    made.screens = ["title"]
    (leave,) = [one.id for one in made.page().offers() if (one.action or {}).get("open") == "quit"]
    written(folder, SCENE, "Une autre lettre")
    assert made.act(leave, None, "title") is False


def test_what_is_written_before_the_reveal_is_kept(made, folder):
    play_on(made)
    while made.page().kind != "feeling":
        guesses = [one for one in made.page().offers() if one.id == "guesses"]
        made.act("guesses", first_values(guesses[0])) if guesses else opens(made, "debrief")
    page = made.page()
    offer = next(one for one in page.offers() if (one.action or {}).get("debrief") == "told")
    written(folder, SCENE, "Une autre lettre")
    made.act(offer.id, first_values(offer), page.id)
    assert "M303" not in str(made.page())
    assert made.screens[-1] == "debrief"
