"""One's picture of the others: asked twice, of five at most; changed at any time, kept at once, through a kill;
private; nothing hidden stands on it."""

import io
import shutil
from dataclasses import replace

import numpy as np
import pytest

from game.pages import guess
from game.pages.book import Desk
from game.pages.explained import explained
from game.pages.model import ValuesError
from game.pages.notebook import noted_when
from game.pages.playing import play_page
from game.pages.preferences import PICTURE
from game.pages.shapes import CROWD
from game.play.notebook import notebook
from game.play.storage import FILE
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.view import look, new_view
from game.story.library import load
from game.terminal.drawing import draw
from game.terminal.loop import run
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.pages.plays import book, desks
from tests.pages.sessions import first_values, open_play, play_on, session
from tests.rules import invariants as i

NOTHING_SAID = {"card": None, "red": None, "draws": None, "holds": None, "bet": "none"}


def begun(folder, *seats, loaded=None, seed=1):
    made = session(folder, seed, loaded or load("condition"))
    open_play(made, *seats)
    return made


def note(made, seat, **said):
    """Say this of a structure on the page that is shown."""
    offer = made.page().offer(f"picture.{seat}")
    made.act(offer.id, {f"{offer.id}.{mark}": word for mark, word in said.items()})


def noted(made):
    return made._afterwards().pictured(made._book(), made.who)


def on_to_the_question(made):
    """Move on until one is asked; gives that page."""
    while made.page().kind != "guess":
        assert made.page().kind != "end"
        if made.page().curtain:
            made.act("lift")
            continue
        offer = next(one for one in made.page().offers() if one.enabled and one.move is not None)
        made.act(offer.id, first_values(offer))
    return made.page()


@pytest.mark.parametrize(("loaded", "most"), [("condition", 3), ("critical-point", 5)])
def test_it_is_asked_twice_at_most_with_one_key_and_of_five_at_most(tmp_path, loaded, most):
    scenario = load(loaded)
    seat = next(seat for seat, one in scenario.scenario.structures.items() if one.playable)
    made = begun(tmp_path, seat, loaded=scenario)
    listens = ("listen", "ask", "visit", "tell")
    pages = [
        page
        for page in play_on(made, lambda offers: next((one for one in offers if one.id.startswith(listens)), offers[0]))
        if page.kind == "guess"
    ]
    assert 0 < len(pages) <= 2
    for page in pages:
        assert not page.offer("guesses").fields
        assert 0 < len(page.part("guess").data["about"]) <= most
    moves = [one for one in made.play.log.moves if one["do"] == "guess" and one["seat"] == seat]
    assert len(moves) == sum(len(page.part("guess").data["about"]) for page in pages)
    assert all(one["what"] == dict.fromkeys(guess.MARKS) and one["how"] == "none" for one in moves)


def test_it_is_changed_at_any_time_and_kept_at_once_through_a_kill(tmp_path):
    made = begun(tmp_path, "beginner")
    made.act("open.picture")
    page, moves = made.page(), made.play.log.moves
    note(made, "founder", draws="lot")
    note(made, "founder", holds="little", card=page.offer("picture.founder").fields[0].choices[1].id)
    assert made.page().id == page.id  # one stays on it
    assert made.play.log.moves == moves  # no move, which others might see
    kept = noted(made)["founder"]
    assert (kept["draws"], kept["holds"], kept["red"], kept["bet"]) == ("lot", "little", None, "none")
    (tmp_path / "copy").mkdir()
    for name in (FILE, f"{FILE}-wal"):  # as a kill leaves it
        shutil.copy(tmp_path / name, tmp_path / "copy" / name)
    again = session(tmp_path / "copy", loaded=load("condition"))
    again.act("open.resume")
    again.act(again.page().part("choices").offers[0].id)
    assert noted(again)["founder"] == kept
    page = on_to_the_question(again)
    assert page.part("guess").data["about"][0]["stands"].count(";") == 2
    again.act("guesses")
    said = [one for one in again.play.log.moves if one["do"] == "guess" and one["seat"] == "beginner"]
    assert {one["to"]: one["what"]["draws"] for one in said}["founder"] == "lot"
    assert all((one["what"]["draws"] is None) == (one["to"] != "founder") for one in said)


def test_a_play_taken_back_keeps_what_one_noted(tmp_path):
    made = begun(tmp_path, "beginner")
    made.act("open.picture")
    note(made, "founder", draws="lot")
    made.act("back")
    for _ in range(3):
        offer = next(one for one in made.page().offers() if one.enabled and one.move is not None)
        made.act(offer.id, first_values(offer))
    made._do({"take_back": made.play.moments()[0].number})
    assert noted(made)["founder"]["draws"] == "lot"


def test_of_two_persons_each_has_their_own(tmp_path):
    made = begun(tmp_path, "beginner", "founder")
    if made.page().curtain:
        made.act("lift")
    first = made.who
    made.act("open.picture")
    other = next(one["id"] for one in made.page().part("guess").data["about"])
    note(made, other, draws="lot")
    made.act("back")
    while made.who == first:
        if made.page().curtain:
            made.act("lift")
            continue
        offer = next(one for one in made.page().offers() if one.enabled and one.move is not None)
        made.act(offer.id, first_values(offer))
    if made.page().curtain:
        made.act("lift")
    made.act("open.picture")
    assert noted(made) == {}
    keys = [key for key in made.settings if key.startswith(PICTURE)]
    assert keys == [f"{PICTURE}{made.play.id}.{first}"]


def test_two_bets_and_no_more_and_none_on_what_is_not_said(tmp_path):
    made = begun(tmp_path, "beginner")
    made.act("open.picture")
    names = [one["id"] for one in made.page().part("guess").data["about"]]
    card = made.page().offer(f"picture.{names[0]}").fields[0].choices[0].id
    note(made, names[0], bet="seeks")
    assert noted(made)[names[0]] == NOTHING_SAID
    for name in names[:2]:
        note(made, name, card=card, bet="seeks")
    third = made.page().offer(f"picture.{names[2]}")
    assert [choice.id for choice in third.fields[-1].choices if choice.enabled] == ["none"]
    with pytest.raises(ValuesError):
        note(made, names[2], card=card, bet="seeks")
    assert names[2] not in noted(made)
    note(made, names[0], card="unknown")
    assert noted(made)[names[0]] == NOTHING_SAID
    note(made, names[2], card=card, bet="seeks")
    assert noted(made)[names[2]]["bet"] == "seeks"


def test_at_a_large_table_it_holds_those_one_dealt_with(tmp_path):
    made = session(tmp_path, loaded=large())
    open_play(made, "seat_00")
    made.act("open.picture")
    assert made.page().part("guess").data["about"] == []
    assert made.page().part("guess").text
    made.act("back")
    page = made.page()
    while page.kind != "corridor":
        offer = next(one for one in page.offers() if one.enabled and one.move is not None)
        made.act(offer.id, first_values(offer))
        page = made.page()
    assert len(made.play.loaded.tables.names.seats) > CROWD
    asked = made.play.loaded.tables.names.seats[1]
    made.room.do("seat_00", {"seat": "seat_00", "do": "ask", "to": asked, "what": "why"})
    made.act("open.picture")
    assert 0 < len(made.page().part("guess").data["about"]) <= 5


def test_once_the_play_is_over_it_is_read_and_not_changed(tmp_path):
    made = begun(tmp_path, "beginner")
    play_on(made)
    made.act("open.picture")
    assert not [offer for offer in made.page().offers() if offer.at_once]
    assert made.page().part("guess").data["about"]


def pictures_of(state, secrets, seat):
    """The picture page of a seat at a moment of a play of the tiny scenario."""
    loaded = tiny()
    view = new_view(loaded.tables.frame)
    look(loaded.tables.frame, secrets, state, seat, view)
    desk = Desk(book(loaded, "fr"), view, notes=tuple(notebook(loaded.tables, view)))
    return guess.picture(desk).model_dump_json()


def look_for_what_is_hidden():
    luck = np.random.default_rng(5)
    for seed in range(4):
        play = i.Played(tiny().tables, seed, keep=True)
        for at in range(0, len(play.states), 5):
            for seat in range(play.seats):
                state = play.states[at]
                other, secrets = i.hidden_changed(play, state, seat, luck)
                assert pictures_of(state, play.secrets, seat) == pictures_of(other, secrets, seat)


def test_nothing_hidden_stands_on_it():
    look_for_what_is_hidden()


def test_what_nothing_settles_says_only_when_it_was_said():
    found = set()
    for seed in range(3):
        for driven, one in desks(load("condition"), seed):
            if not driven.over():
                continue
            desk = replace(one, notes=tuple(notebook(driven.loaded.tables, one.view)), kept={})
            for note in desk.notes:
                time = desk.at(note.moment).time_of(note.step)
                words = {"seen": "vu", "contradicted": "contredit"}
                if note.topic == "promise":
                    words = {"seen": "promesse tenue", "contradicted": "promesse non tenue"}
                word = words.get(note.standing if note.by and note.path else "")
                assert noted_when(desk, note) == (f"{time}, {word}" if word else time)
                found.add(word)
    assert None in found
    assert found & {"vu", "contredit"}


def test_something_hidden_on_it_is_caught(monkeypatch):
    """A card that says how the other feels, read off its own trust."""
    real = look

    def leaking(frame, secrets, state, seat, view):
        real(frame, secrets, state, seat, view)
        monkeypatch.setattr(guess, "_seen", lambda desk, other, *_: [str(state.pair[other, seat, s.LIED_SEEKS])])

    monkeypatch.setitem(pictures_of.__globals__, "look", leaking)
    with pytest.raises(AssertionError):
        look_for_what_is_hidden()


def test_in_the_terminal_one_leaves_with_enter_and_changes_one_structure_by_its_number(tmp_path):
    made = begun(tmp_path, "beginner")
    page = on_to_the_question(made)
    assert sum("1. " in line for line in draw(page)) == 1
    done = len(made.play.log.moves)
    run(made, io.StringIO("2\n2\n\n3\n\n\n\nq\n"), io.StringIO())
    said = [one for one in made.play.log.moves[done:] if one["seat"] == "beginner" and one["do"] == "guess"]
    assert len(said) == len(page.part("guess").data["about"])
    first = next(offer for offer in page.offers() if offer.at_once)
    told = next(one for one in said if f"picture.{one['to']}" == first.id)
    assert told["what"]["card"] == first.fields[0].choices[1].id
    assert told["what"]["draws"] == "lot"


def test_unreadable_notes_are_said_and_nothing_stands(tmp_path):
    made = begun(tmp_path, "beginner")
    made.keep({f"{PICTURE}{made.play.id}.beginner": {"founder": {**NOTHING_SAID, "card": "zut"}}})
    made.act("open.picture")
    assert noted(made) == {}
    assert "D112" in "\n".join(part.text for part in made.page().parts if part.id == "aside")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point"])
def test_asked_again_it_tells_what_is_new_and_the_rest_stands_on_the_picture(name, lang):
    """What was on the page the first time is not told a second time, nor what a bet is: `?` and the picture say it."""
    first = again = 0
    for seed in range(3):
        shown: dict[str, set[tuple[str, str]]] = {}
        met = set()
        for _, desk in desks(load(name), seed, lang):
            opened = desk.seat, int(desk.view.scal[s.STEP])
            if desk.stage != c.AT_GUESS or opened in met:
                continue
            met.add(opened)
            page = play_page(desk)
            part = page.part("guess")
            told = {(one["id"], line) for one in part.data["about"] for line in one["heard"]}
            assert all(line in explained(desk, page).whole_text() for line in guess.meanings(desk.book))
            assert all(len(one["heard"]) <= 2 and len(one["seen"]) <= 2 for one in part.data["about"])
            if desk.seat in shown:
                again += 1
                assert not part.data["means"]
                gone = {
                    one for one in told & shown[desk.seat] if "contredit" not in one[1] and "contradicted" not in one[1]
                }
                assert not gone
                assert "touche o" in part.text or "key o" in part.text
                assert any(one.key == "o" for one in page.offers())
            else:
                first += 1
                assert part.data["means"]
            shown.setdefault(desk.seat, set()).update(told)
    assert first
    assert again
