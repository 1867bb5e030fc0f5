"""What is in hand on a page: there when one comes back to it, gone at a curtain; digits answer the form one is in."""

import pygame
import pytest

from game.play.refusals import BadSave
from game.play.storage import PlayStore
from game.window.loop import Window
from game.window.screen import Act
from tests.pages.sessions import first_values, open_play, own_key, play_on, session
from tests.pages.test_saves import to_the_commitment
from tests.window.test_loop import key

SIZE = (1280, 720)


@pytest.fixture
def window(tmp_path):
    made = session(tmp_path)
    made.keep({"motion": "off"})
    shown = Window(made, SIZE)
    yield shown
    shown.leave()
    made.close()


def typed(window: Window, *keys: str | int) -> None:
    """Keys pressed one after the other, each on the page that the one before led to."""
    for one in keys:
        code = ord(one) if isinstance(one, str) else one
        key(code, one if isinstance(one, str) else "")
        for event in pygame.event.get():
            window.take(event)


def at(window: Window, *seats: str) -> None:
    """To the first page of a play."""
    open_play(window.session, *seats)
    window.screen.show(window.session.page())


def play_one(window: Window) -> None:
    """The first move there is."""
    made = window.session
    offer = next(one for one in made.page().offers() if one.enabled and (one.move is not None or one.id == "guesses"))
    made.act(offer.id, first_values(offer))


def to_a_form(window: Window, fields) -> None:
    """Play on, by any move, to a page that asks such a question."""
    made = window.session
    while not any(one.enabled and fields(one) for one in made.page().offers()):
        if made.page().curtain:
            made.act("lift")
            continue
        play_one(window)
    window.screen.show(made.page())


@pytest.mark.parametrize("kind", ["corridor"])
@pytest.mark.parametrize("way", ["c", "n", "r", "s", "l", pygame.K_F3])
def test_a_form_is_as_it_was_left_when_one_comes_back(window: Window, kind: str, way: str | int) -> None:
    at(window, "farm")
    to_a_form(window, lambda one: one.fields and window.session.page().kind == kind)
    before = window.screen.page
    offer = next(one for one in before.offers() if one.enabled and one.fields)
    typed(window, *([offer.key] if offer.key else []))
    field = next(one for one in offer.fields if one.kind != "text")
    window.screen.set_focus(f"field:{offer.id}:{field.id}")
    typed(window, "1")
    held = dict(window.screen.hands.values)
    assert held
    typed(window, way)
    if way != "l":
        assert window.screen.page.kind != kind
        assert window.screen.in_hand  # and whoever closes the window is asked
        typed(window, "b")
    assert window.screen.page.id == before.id
    assert (window.screen.page.lang == before.lang) == (way != "l")
    assert window.screen.hands.values == held
    assert window.screen.spot(f"field:{offer.id}:{field.id}")  # unfolded still


@pytest.mark.parametrize("by", ["key", "mouse"])
@pytest.mark.parametrize("way", ["c", "n", "l"])
def test_what_one_says_of_another_is_kept_as_soon_as_it_is_set_and_its_card_stays_unfolded(
    window: Window, way: str, by: str
) -> None:
    at(window, "farm")
    to_a_form(window, lambda one: one.at_once and window.session.page().kind == "guess")
    screen = window.screen
    before, offer = screen.page.id, next(one for one in screen.page.offers() if one.at_once)
    screen.set_focus(f"offer:{offer.id}")
    typed(window, pygame.K_RETURN)
    draws = next(one for one in offer.fields if one.id.endswith(".draws"))
    spot = f"field:{offer.id}:{draws.id}"
    if by == "key":
        screen.set_focus(spot)
        typed(window, "3")
    else:
        screen.set_focus(spot)
        panel, found = screen.spot(spot)
        place = screen.where(panel, found.answers[2][0]).center
        screen.down(place)
        window.do(screen.up(place))
    assert window.session._afterwards().pictured(window.session._book(), "farm")["school"]["draws"] == "lot"
    assert (screen.page.id, screen.hands.open, screen.in_hand) == (before, offer.id, False)
    typed(window, way, *(["b"] if way != "l" else []))
    assert (screen.page.id, screen.hands.open) == (before, offer.id)
    now = next(one for one in screen.page.offer(offer.id).fields if one.id == draws.id)
    assert now.value == "lot"
    screen.set_focus("offer:guesses")
    typed(window, pygame.K_RETURN)
    assert screen.page.id != before
    said = [one for one in window.session.play.log.moves if one["do"] == "guess" and one["seat"] == "farm"]
    assert said[-1]["what"]["draws"] == "lot"


def test_what_was_done_leaves_nothing_in_hand(window: Window) -> None:
    at(window, "farm")
    to_a_form(window, lambda one: one.fields and window.session.page().kind == "corridor")
    typed(window, "1", "1", "n", "b")
    screen = window.screen
    offer = next(one for one in screen.page.offers() if one.id == screen.hands.open)
    before = screen.page.id
    for what in offer.fields:
        screen.hands.set(offer, what, first_values(offer)[what.id])
    screen.lay_out()
    screen.set_focus(f"confirm:{offer.id}")
    typed(window, pygame.K_RETURN)
    assert screen.page.id != before
    assert not screen.in_hand
    assert not screen.hands.open
    typed(window, "n", "b")
    assert not screen.in_hand


def test_what_was_refused_is_in_hand_still(window: Window, monkeypatch) -> None:
    at(window, "farm")
    to_a_form(window, lambda one: one.fields and window.session.page().kind == "corridor")
    screen = window.screen
    before, offer = screen.page, next(one for one in screen.page.offers() if one.enabled and one.fields)
    screen.hands.open = offer.id
    for what in offer.fields:
        screen.hands.set(offer, what, first_values(offer)[what.id])
    screen.lay_out()
    held = dict(screen.hands.values)

    def full(*_: object) -> None:
        raise BadSave("D106")

    with monkeypatch.context() as disk:
        disk.setattr(PlayStore, "append", full)
        screen.set_focus(f"confirm:{offer.id}")
        typed(window, pygame.K_RETURN)
    assert screen.page.kind == "message"
    typed(window, "1")
    assert (screen.page, screen.hands.values) == (before, held)
    typed(window, pygame.K_RETURN)  # the same again
    assert screen.page.id != before.id
    assert not screen.in_hand


def test_words_of_the_debrief_stand_after_the_notebook_and_not_after_the_title(window: Window) -> None:
    at(window, "farm")
    play_on(window.session)
    window.session.act("open.debrief")
    screen = window.screen
    screen.show(window.session.page())
    assert screen.page.kind == "feeling"
    offer = next(one for one in screen.page.offers() if one.enabled and one.fields)
    words = next(one for one in offer.fields if one.kind == "text")
    screen.set_focus(f"field:{offer.id}:{words.id}")
    screen.write("tendu")
    typed(window, pygame.K_F3)
    assert screen.page.kind == "notebook"
    typed(window, "b")
    assert screen.hands.given(offer)[words.id] == "tendu"
    window.session.screens = ["title"]
    screen.show(window.session.page())
    assert not screen.in_hand


def test_a_line_that_the_disk_refuses_stands_to_be_tried_again(window: Window, monkeypatch) -> None:
    to_the_commitment(window.session)
    screen = window.screen
    screen.show(window.session.page())
    offer = screen.page.offer("commit")
    for what in offer.fields:
        screen.set_focus(f"field:commit:{what.id}")
        screen.write(f"{what.id} à moi")
    held = dict(screen.hands.given(offer))

    def full(*_: object) -> None:
        raise BadSave("D106")

    with monkeypatch.context() as disk:
        disk.setattr(PlayStore, "write_commitment", full)
        screen.set_focus("confirm:commit")
        typed(window, pygame.K_RETURN)
    assert screen.page.kind == "message"
    typed(window, "l")
    assert (screen.page.kind, screen.page.lang) == ("message", "en")
    typed(window, "1")
    assert screen.page.id == "debrief.mine"
    assert screen.hands.given(screen.page.offer("commit")) == held
    screen.set_focus("confirm:commit")
    typed(window, pygame.K_RETURN)
    assert [line.what for line in window.session.store.commitments()] == ["what à moi"]


def test_after_a_curtain_nothing_is_open_that_was_not_asked_for(window: Window) -> None:
    at(window, "farm", "school")
    typed(window, own_key(window.screen.page))  # the curtain lifts on the first one
    screen, first = window.screen, window.screen.page.seat
    typed(window, pygame.K_F2)
    if not screen.unfolded:  # where there was room it was open already
        typed(window, pygame.K_F2)
    assert screen._card_shown()
    screen.hands.values["words", "said"] = "secret"
    typed(window, "n")
    play_one_back(window)
    assert screen.page.curtain
    assert not screen.in_hand
    typed(window, own_key(screen.page))
    assert screen.page.seat not in ("", first)
    assert not screen._card_shown()
    assert not any(screen.scrolls.values())
    assert not screen.in_hand


def play_one_back(window: Window) -> None:
    """Back from the page that is open, then a move."""
    typed(window, "b")
    offer = next(one for one in window.screen.page.offers() if one.enabled and one.move is not None)
    window.do(Act(offer.id, first_values(offer)))


def test_a_digit_in_a_form_answers_it_and_takes_no_other_offer(window: Window) -> None:
    typed(window, "1", "1")
    screen = window.screen
    assert screen.page.kind == "seat"
    several = screen.page.offer("seat.several")
    typed(window, several.key)
    assert screen.focus == "field:seat.several:seats"
    typed(window, "2", "1", "9")
    assert screen.page.kind == "seat"
    ids = [choice.id for choice in several.fields[0].choices]
    assert screen.hands.given(several) == {"seats": [ids[1], ids[0]]}
    typed(window, "2")
    assert screen.hands.given(several) == {"seats": [ids[0]]}
    screen.set_focus("confirm:seat.several")
    typed(window, "1")
    assert screen.page.kind == "seat"
    assert screen.hands.given(several) == {"seats": [ids[0]]}
    typed(window, pygame.K_ESCAPE, "1")  # out of the form as ever
    assert screen.page.seat


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("seats", [("farm",), ("farm", "school")])
def test_a_play_that_went_on_elsewhere_is_taken_up_where_it_is(window: Window, tmp_path, lang, seats) -> None:
    window.session.keep({"lang": lang})
    at(window, *seats)
    if len(seats) > 1:
        typed(window, own_key(window.screen.page))
    there = session(tmp_path)
    there.act("open.resume")
    there.act(there.page().part("choices").offers[0].id)
    for _ in range(2):
        if there.page().curtain:
            there.act("lift")
        offer = next(one for one in there.page().offers() if one.enabled and one.move is not None)
        there.act(offer.id, first_values(offer))
    offer = next(one for one in window.screen.page.offers() if one.enabled and one.move is not None)
    window.do(Act(offer.id, first_values(offer)))
    shown = window.screen.page
    assert shown.id == "elsewhere"
    assert "D108" not in shown.model_dump_json()
    assert shown.lang == lang
    typed(window, "1")
    assert window.session.play.log == there.play.log
    assert window.screen.page == window.session.page()
    if window.screen.page.curtain:
        typed(window, own_key(window.screen.page))
    before = len(window.session.play.log.moves)
    offer = next(one for one in window.screen.page.offers() if one.enabled and one.move is not None)
    window.do(Act(offer.id, first_values(offer)))
    assert len(window.session.play.log.moves) > before
    there.close()


def test_no_digit_starts_a_note_and_one_letter_turns_the_page(window: Window) -> None:
    to_the_commitment(window.session)
    screen = window.screen
    screen.show(window.session.page())
    typed(window, *"123456789")
    assert screen.page.id == "debrief.mine"
    assert not screen.in_hand
    assert "commit" not in screen.hands.open
    typed(window, "d")
    assert screen.page.id == "debrief.picture"
    typed(window, "a", "e", "1")
    assert screen.page.id == "debrief.mine"
    assert window.session.store.commitments() == []
