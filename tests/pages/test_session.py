import itertools
import random

import pytest

from game.pages import debrief as debriefs
from game.pages import guess
from game.pages.book import Desk
from game.pages.explained import RULED
from game.pages.html import html
from game.pages.playing import play_page
from game.pages.wording import say
from game.play.log import read_log, replay
from game.play.notebook import notebook
from game.story.library import load
from tests.helpers.mutations import early, write
from tests.pages.plays import book, rows_of, view_of
from tests.pages.sessions import first_values, open_play, play_on, session


def debrief_of(made):
    """Through the debrief to its last page; the pages."""
    made.act("open.debrief")
    pages = [made.page()]
    made.act("told", {"word": "calme", "decided": ["table"], "part": "", "name": "Léa", "group": "Les Lilas"})
    while made.page().curtain:
        made.act("lift")
        made.act("open.debrief")
        made.act("told", {"word": "vif"})
    pages.append(made.page())
    while made.page().curtain or any(offer.id == "open.next" for offer in made.page().offers()):
        made.act("lift" if made.page().curtain else "open.next")
        pages.append(made.page())
    return pages


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_from_the_title_to_the_commitment(tmp_path, lang):
    made = session(tmp_path)
    made.act("open.settings")
    made.act("set.lang", {"lang": lang})
    made.act("back")
    open_play(made, "farm")
    met = play_on(made)
    assert {page.kind for page in met} >= {"story", "corridor", "guess", "table"}
    assert all(page.lang == lang for page in met)
    pages = debrief_of(made)
    assert [page.id for page in pages] == [
        "feeling.farm",
        "debrief.ours",
        "debrief.mine",
        "debrief.picture",
        "debrief.happened",
        "debrief.others",
        "debrief.says",
        "debrief.testimony",
        "debrief.seat",
        "debrief.sheet",
        "debrief.now",
    ]
    roles = [part.role for page in pages for part in page.parts]
    assert "debrief-moments" not in roles
    made.act("to.mine")
    made.act("commit", {"who": "nous", "what": "une visite", "when": "lundi"})
    assert "une visite" in made.page().part("debrief-commitment").text
    made.act("to.now")
    made.act("open.journal")
    assert "une visite" in made.page().parts[0].text
    file = html(pages)
    assert f'<html lang="{lang}">' in file
    assert file.count("<h1>") == 1


def test_nothing_is_revealed_before_the_person_has_spoken(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    play_on(made)
    made.act("open.debrief")
    assert made.page().kind == "feeling"
    assert [part.role for part in made.page().parts] == ["form", "navigation"]


def test_several_at_one_machine_meet_a_curtain_between_two_persons(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    met = play_on(made)
    seats = [page.curtain.seat if page.curtain else page.seat for page in met]
    for before, after in itertools.pairwise(met):
        if not before.curtain and not after.curtain:
            assert before.seat == after.seat
    assert {"farm", "school"} <= set(seats)
    for page in met:
        if page.curtain:
            assert not any(part.role in ("own-card", "notebook") for part in page.parts)
    pages = debrief_of(made)
    assert pages[-1].id == "debrief.now"
    made.act(next(offer.id for offer in made.page().offers() if offer.id.startswith("as.")))
    assert made.page().curtain.seat in ("farm", "school")


def test_several_read_ours_together_then_each_their_own_behind_a_curtain(tmp_path):
    """In the order of the scenario, whoever spoke last; then nothing that is one person’s own without a curtain."""
    made = session(tmp_path)
    open_play(made, "school", "farm")
    play_on(made)
    pages = debrief_of(made)
    shown = [f"curtain.{page.curtain.seat}" if page.curtain else f"{page.id}.{page.seat}" for page in pages]
    at = shown.index(next(one for one in shown if one.startswith("debrief.ours")))
    own = [
        page
        for seat in ("farm", "school")
        for page in (f"curtain.{seat}", *(f"debrief.{name}.{seat}" for name in ("mine", "picture", "says")))
    ]
    assert shown[at + 1 : at + 9] == own  # all of one person's in one hold: the machine is handed once to each
    assert shown[at + 9].startswith("debrief.group")
    assert not any(one.startswith("curtain") for one in shown[at + 9 :])
    made.act("to.ours")
    made.act("to.picture")
    assert made.page().curtain.seat == made.who  # all have looked together since
    made.act("lift")
    assert made.page().id == "debrief.picture"
    other = "farm" if made.who == "school" else "school"
    made.act(f"as.{other}")
    assert made.page().curtain.seat == other
    assert made.act("lift")
    assert (made.page().id, made.page().seat) == ("debrief.mine", other)
    made.act("to.says")
    assert made.page().id == "debrief.says"


def test_one_alone_meets_no_curtain_in_the_debrief(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    play_on(made)
    assert not any(page.curtain for page in debrief_of(made))


def test_a_play_is_taken_up_again_where_it_was_left(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    offer = next(one for one in made.page().offers() if one.move)
    made.act(offer.id, first_values(offer))
    left = made.page()
    made.act("open.quit")
    assert made.over
    made.store.close()
    again = session(tmp_path)
    again.act("open.resume")
    again.act(again.page().part("choices").offers[0].id)
    assert again.page() == left


def test_taking_back_opens_a_branch_and_keeps_the_play(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    first = made.page()
    offer = next(one for one in first.offers() if one.move)
    made.act(offer.id, first_values(offer))
    made.act("open.moments")
    made.act(made.page().part("choices").offers[-1].id)
    assert [part.id for part in made.page().parts if part.role == "choices"] == ["choices"]
    assert made.page().id == first.id
    assert len(made.store.list()) == 2


def test_card_and_notebook_open_over_the_play_and_go_back(tmp_path):
    made = session(tmp_path)
    open_play(made, "school")
    before = made.page()
    for name in ("card", "notebook", "settings", "moments"):
        made.act(f"open.{name}")
        assert made.page().kind == name
        made.act("back")
        assert made.page() == before


def test_a_hint_is_given_once(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    met = play_on(made)
    hinted = [page.kind for page in met if page.part("hint")]
    assert len(hinted) == len(set(hinted)) > 3


def test_of_several_at_a_machine_each_is_helped_alike(tmp_path):
    """A kind of page is explained once to each, whoever met it first; and not again to one who plays alone after."""
    made = session(tmp_path)
    open_play(made, "farm", "school")
    hinted, met = {}, {}
    for page in play_on(made):
        if not page.curtain and page.seat:
            hinted.setdefault(page.seat, []).extend([page.kind] if page.part("hint") else [])
            met.setdefault(page.seat, set()).add(page.kind)
    assert set(hinted) == {"farm", "school"}
    for seat, kinds in hinted.items():
        assert len(kinds) == len(set(kinds)) > 3
        assert set(kinds) == met[seat] & set(RULED), seat
    made.act("open.home")
    open_play(made, "farm")
    assert not made.page().part("hint")


def test_a_closed_or_unknown_offer_does_nothing(tmp_path):
    made = session(tmp_path)
    with pytest.raises(KeyError):
        made.act("nothing")
    assert made.page().kind == "title"


@pytest.mark.parametrize("over", ["card", "words", "notebook"])
def test_an_answer_to_a_page_that_is_no_longer_shown_does_nothing_on_the_one_that_is(tmp_path, over):
    made = session(tmp_path)
    open_play(made, "farm")
    first = next(one for one in made.page().offers() if one.move)
    made.act(f"open.{over}")
    shown = made.page()
    made.act("back", None, shown.id)
    before = made.play.state.scal.copy()
    made.act(first.id, first_values(first), shown.id)
    assert (made.play.state.scal == before).all()
    assert any(part.text.startswith("M301") for part in made.page().parts)


def test_random_sessions_end(tmp_path):
    for seed in range(6):
        draw = random.Random(seed)
        made = session(tmp_path / str(seed), seed)
        open_play(made, draw.choice(["farm", "school"]))
        play_on(made, draw.choice)
        assert debrief_of(made)[-1].id == "debrief.now"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_play_that_ends_early_still_asks_the_last_guesses(tmp_path, lang):
    made = session(tmp_path / "saves", loaded=load(write(tmp_path / "tiny", early())))
    made.store.set({"lang": lang})
    open_play(made, "farm", "school")
    play_on(made)
    said = {}
    while made.page().curtain or made.page().kind in ("end", "guess", "feeling"):
        page = made.page()
        if page.curtain or page.kind == "end":
            made.act("lift" if page.curtain else "open.debrief")
        elif page.kind == "guess":
            other = {"guess.last.farm": "school", "guess.last.school": "farm"}[page.id]
            offer = page.offer(f"picture.{other}")
            card = offer.fields[0].choices[0]
            root = f"picture.{other}"
            made.act(offer.id, {f"{root}.card": card.id, f"{root}.draws": "lot", f"{root}.bet": "seeks"})
            assert made.page().id == page.id
            made.act("guesses")
            said[other] = card
            # It is on the disk with the play, which another window, or the next day, reads again.
            made.store.rest(now=True)
            held = made.store.load(made.play.id).held
            assert {one["to"]: one["what"]["card"] for moves in held.values() for one in moves} == {
                about: told.id for about, told in said.items()
            }
            assert made.page().kind == "feeling"
        else:
            assert made._afterwards().judged  # while the person thinks; anew once the next one has guessed
            made.act("told", {"word": "", "decided": [], "part": ""})
    assert set(said) == {"farm", "school"}
    for who, about in (("farm", "school"), ("school", "farm")):
        reading = made._afterwards().reading(made._book(), who)
        mine = debriefs.page(reading, "mine")
        [beside] = [one for one in mine.part("debrief-guesses").data["guesses"] if one["seat"] == about]
        assert beside["guess"] == said[about].text
        truth = next(one for one in made._afterwards().judged.why.revealed if one.seat == about)
        assert beside["right"] == (truth.card == said[about].id)
    group = debriefs.page(reading, "group").part("debrief-group").data["guesses"]
    assert {one["seat"]: one["asked"] for one in group} == {"farm": 1, "school": 1}


def test_last_guesses_are_due_only_where_the_play_never_came_to_them(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    assert guess.last_due(made._seat().desk())
    play_on(made)
    assert not guess.last_due(made._seat().desk())
    made.act("open.debrief")
    assert made.page().kind == "feeling"


def read_anew(made):
    """The page of the moment from nothing kept: another book, another view, another history."""
    room = made._hands.of(made.who).room  # the play, or ahead of it
    play, seat = room.play, made.play.loaded.tables.names.seats.code[made.who]
    view = view_of(play.loaded, play.state, seat)
    notes = tuple(notebook(play.loaded.tables, view))
    rows = rows_of(play.loaded, play.state, seat)
    readings = replay(play.log, play.loaded).readings
    read = book(play.loaded, made.lang).as_read(seat, readings.now)
    desk = Desk(read, view, rows, play.seen(made.who), notes, readings=readings)
    page = play_page(desk, made._hints())
    return page.model_copy(update={"id": f"{page.id}.{room.turn(made.who)}"})


def test_a_page_is_the_same_with_what_is_kept_from_page_to_page(tmp_path):
    """Two persons, their language changed on the way, a play taken back: as if nothing were kept."""
    made = session(tmp_path, seed=4)
    open_play(made, "farm", "school")
    met, taken_back, draw = 0, False, random.Random(2)
    while made.page().kind != "end":
        if made.page().curtain or made.page().kind == "signed":
            made.act("lift" if made.page().curtain else "go_on")
            continue
        assert made.page() == read_anew(made)
        met += 1
        if met % 5 == 0:
            made.store.set({"lang": "en" if made.lang == "fr" else "fr"})
            assert made.page() == read_anew(made)
        if met == 9 and not taken_back:
            taken_back = True
            made._do({"take_back": made.play.moments()[3].number})
            continue
        offers = [one for one in made.page().offers() if one.enabled and (one.move is not None or one.id == "guesses")]
        offer = draw.choice(offers)
        made.act(offer.id, first_values(offer))
    assert met > 10
    assert made.page() == read_anew(made)


def test_something_lost_from_what_is_kept_is_caught(tmp_path):
    """The same comparison, where the history that is kept forgets who did what."""
    made = session(tmp_path)
    open_play(made, "farm")
    while made.page() == read_anew(made):
        offers = [one for one in made.page().offers() if one.enabled and (one.move is not None or one.id == "guesses")]
        made.act(offers[0].id, first_values(offers[0]))
        assert made.page().kind != "end"
        made.play.history("farm")._by.clear()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_play_is_kept_as_one_file(tmp_path, lang):
    made = session(tmp_path)
    made.keep({"lang": lang})
    open_play(made, "farm")
    play_on(made)
    debrief_of(made)
    made.act("keep")
    [file] = (tmp_path / "plays").glob("tiny-*.json")
    assert str(file) in made.page().parts[0].text
    assert read_log(file).moves == made.play.log.moves
    made.act("back")
    (tmp_path / "debriefs").write_text("in the way")
    made.act("export")
    assert say(lang, "debrief.not_exported", why="")[:20] in made.page().parts[0].text


def test_the_evening_is_taken_up_again_in_another_seat_from_where_it_turned(tmp_path):
    for seed in range(12):
        made = session(tmp_path / str(seed), seed)
        open_play(made, "farm")
        play_on(made)
        debrief_of(made)
        first, moves = made.play.id, len(made.play.log.moves)
        made.act("to.seat")
        offer = next((one for one in made.page().offers() if one.id == "replay"), None)
        if offer is None:
            continue
        made.act("replay")
        assert made.play.id != first
        assert made.play.people == ("school",)
        assert len(made.play.log.moves) < moves or not made.play.over
        assert made.page().seat == "school"
        play_on(made)
        assert made.play.over
        return
    raise AssertionError("never offered")


def test_all_that_several_said_is_in_the_file_whoever_keeps_it(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm", "school")
    play_on(made)
    said = {"farm": ("Léa", "calme", "Les Lilas"), "school": ("Omar", "vif", "")}
    while made.page().kind != "debrief":
        page = made.page()
        if page.curtain:
            made.act("lift")
        elif page.kind == "feeling":
            name, word, group = said[page.seat]
            made.act("told", {"name": name, "word": word, "group": group, "part": f"part de {name}", "decided": []})
        elif any(one.id == "open.debrief" for one in page.offers()):
            made.act("open.debrief")
    for seat in ("farm", "school"):
        made.act(f"as.{seat}" if made.who != seat else "to.mine")
        made.act("lift")
        made.act("commit", {"who": said[seat][0], "what": f"visite de {seat}", "when": "lundi"})
    who, offered = made.who, {one.id: one for one in made.page().offers()}
    assert offered["export"].sure == say("fr", "debrief.export_sure")  # it holds what each hid: said, and asked again
    made.act("alone")
    [alone] = (tmp_path / "debriefs").glob("*.html")
    pages = alone.read_text("utf-8")
    assert f"visite de {who}" in pages
    private = f"{say('fr', 'debrief.mine_title')} — "
    alone.unlink()
    made.act("back")
    made.act("export")
    [file] = (tmp_path / "debriefs").glob("*.html")
    assert file.name == "denouer-tiny-2026-01-05-les-lilas.html" != alone.name
    assert file.read_text("utf-8").count(private) == 2 * pages.count(private) > 0
    text = file.read_text("utf-8")
    for name, word, _ in said.values():
        assert name in text
        assert word in text
    assert "visite de farm" in text
    assert "visite de school" in text
    assert "Les Lilas" in text
