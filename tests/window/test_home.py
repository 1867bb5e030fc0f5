"""The title from anywhere in a play, without closing: what was played is kept; what is in hand is asked about."""

import pygame

from tests.pages.sessions import first_values, open_play, own_key
from tests.window.test_coming_back import SIZE, Window, at, play_one, to_a_form, typed, window

__all__ = ["SIZE", "window"]


def test_from_a_page_of_the_play_and_back(window: Window) -> None:
    at(window, "farm")
    play_one(window)
    window.screen.show(window.session.page())
    here, log = window.screen.page, window.session.play.log.moves
    typed(window, "t")
    assert window.screen.page.kind == "title"
    assert window.asked is None
    typed(window, "1")
    assert window.screen.page.id == here.id
    assert window.session.play.log.moves == log


def test_what_is_in_hand_is_asked_about(window: Window) -> None:
    at(window, "farm")
    to_a_form(window, lambda offer: any(field.kind == "one-of" for field in offer.fields))
    here = window.screen.page
    for _ in range(20):
        typed(window, pygame.K_TAB, pygame.K_RETURN, pygame.K_RIGHT)
        if window.screen.in_hand or window.screen.page.id != here.id:
            break
    assert window.screen.in_hand
    typed(window, "t")
    words = " ".join(mark.words for panel in window.front.panels for mark in panel.sheet.marks)
    assert window.asked
    assert "Revenir au titre" in words
    typed(window, pygame.K_ESCAPE)
    assert (window.asked, window.screen.page.id, window.screen.in_hand) == (None, here.id, True)
    typed(window, "t", "t")
    assert (window.asked, window.screen.page.kind, window.open) == (None, "title", True)
    typed(window, "1")
    assert window.screen.page.id == here.id
    typed(window, "q", "q")  # the other question still leaves the game
    assert not window.open


def test_from_a_curtain_and_the_curtain_again(window: Window) -> None:
    made = window.session
    open_play(made, "farm", "school")
    window.screen.show(made.page())
    curtain = window.screen.page
    assert curtain.curtain
    typed(window, "t")
    assert window.screen.page.kind == "title"
    typed(window, "1")
    assert window.screen.page.curtain == curtain.curtain
    typed(window, pygame.K_TAB, pygame.K_RETURN, pygame.K_RETURN, pygame.K_SPACE)
    assert window.screen.page.curtain
    typed(window, own_key(window.screen.page))
    assert window.screen.page.seat == curtain.curtain.seat


def test_before_the_reveal_and_from_the_debrief(window: Window) -> None:
    made = window.session
    open_play(made, "farm")
    while made.page().kind != "end":
        play_one(window)
    met = set()
    while made.page().id != "debrief.now":
        page = made.page()
        met.add(page.kind)
        window.screen.show(page)
        typed(window, "t")
        assert window.screen.page.kind == "title", page.kind
        made.act("open.resume")
        made.act(made.page().part("choices").offers[0].id)
        back = made.page()
        while made.page().id != page.id:  # one is again where the play ended
            offer = next(one for one in made.page().offers() if one.enabled and one.id in ON)
            made.act(offer.id, first_values(offer))
        assert back.kind in ("end", "debrief")
        offer = next(one for one in page.offers() if one.id in ON)
        made.act(offer.id, first_values(offer))
    assert {"end", "feeling", "debrief"} <= met


ON = ("open.debrief", "guesses", "told", "open.next")
