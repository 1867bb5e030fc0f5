"""What a stranger meets: marks asked once, what is for good asked twice, the card open, a sign of waiting."""

import itertools
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pygame
import pytest
from pydantic import ValidationError

from game.pages.html import html
from game.pages.model import Choice, Field, Offer, Page, Part
from game.pages.playing import play_page
from game.pages.session import Session
from game.play.storage import PlayStore
from game.rules import codes as c
from game.terminal.drawing import draw
from game.window import over
from game.window.loop import Window
from game.window.screen import Act, Screen
from tests.helpers.large import large
from tests.helpers.patience import PATIENCE
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks
from tests.pages.sessions import first_values, open_play, own_key, session
from tests.window import samples
from tests.window.test_hands import click, middle
from tests.window.test_loop import Script

SIZE = (1280, 720)


def field(name: str, *ids: str, value: str | None = None, **more: object) -> Field:
    return Field(id=name, label=name, choices=[Choice(id=one, text=one) for one in ids], value=value, **more)


def page(*offers: Offer, **data: object) -> Page:
    part = Part(id="moves", role="moves", offers=list(offers), data=dict(data))
    return Page(id="p", kind="table", lang="fr", title="La table", parts=[part])


@pytest.mark.parametrize("data", [{}, {"structures": [1]}])
@pytest.mark.parametrize("aside", [False, True])
def test_a_part_of_a_role_to_come_is_shown_by_its_text_in_window_terminal_and_file(aside, data) -> None:
    """The page is read from JSON, as another build may have written it; what it offers can be done."""
    offer = {"id": "lend", "text": "Prêter", "key": "1", "move": {"do": "lend"}}
    part = {"id": "lens", "role": "lens", "title": "Une grille", "text": "Ma colonne\nsur Zoé.", "offers": [offer]}
    told = {"id": "p", "kind": "table", "lang": "fr", "title": "La table", "parts": [part | {"data": data}]}
    told["parts"].append({"id": "lens2", "role": "lens-2", "text": "À côté.", "aside": aside})
    read = Page.model_validate_json(json.dumps(told))
    assert Page.model_validate_json(read.model_dump_json()) == read
    screen = Screen(read, SIZE)
    drawn = " ".join(mark.words for panel in screen.panels for mark in panel.sheet.marks)
    lines = " ".join(draw(read))
    written = html([read])
    for words in ("Une grille", "Ma colonne", "sur Zoé.", "Prêter"):
        assert words in drawn
        assert words in lines or words.upper() in lines  # titles are in capitals there
        assert words in written
    assert all("À côté." in text for text in (drawn, lines, written))
    assert screen.press(pygame.K_1, unicode="1") == Act("lend", {})


def test_a_page_of_ours_has_no_unknown_role() -> None:
    with pytest.raises(ValidationError):
        Part(id="lens", role="lens")
    with pytest.raises(ValidationError):
        Page.model_validate_json(
            '{"id": "p", "kind": "table", "lang": "fr", "title": "", "parts": [{"id": "a", "role": 3}]}'
        )


MARK = field("marks.A", "yes", "no", value="no")


def test_marks_are_asked_once_and_go_with_every_move() -> None:
    stand = Offer(id="stand", text="Rien de plus", key="1", move={}, fields=[MARK])
    objecting = Offer(id="object", text="Objecter", key="2", move={}, fields=[field("why", "a", "b"), MARK])
    screen = Screen(page(stand, objecting, common=["marks.A"]), SIZE)
    fields = [spot for _, spot in screen.spots() if spot.field]
    assert [spot.field.id for spot in fields] == ["marks.A"]
    screen.set_focus(fields[0].id)
    screen.press(pygame.K_LEFT)
    assert screen.press(pygame.K_1, unicode="1") is None  # in a field, digits are its own
    screen.step(1)
    assert screen.press(pygame.K_1, unicode="1") == Act("stand", {"marks.A": "yes"})
    assert screen.press(pygame.K_2, unicode="2") is None
    screen.press(pygame.K_RIGHT)
    screen.set_focus("confirm:object")
    assert screen.press(pygame.K_RETURN) == Act("object", {"why": "a", "marks.A": "yes"})


def test_what_is_for_good_is_asked_once_more() -> None:
    leaving = Offer(id="leave", text="Partir", key="1", sure="C’est pour de bon.", move={})
    screen = Screen(page(leaving, Offer(id="stay", text="Rester", key="2", move={})), SIZE)
    assert screen.press(pygame.K_1, unicode="1") is None
    assert screen.focus == "confirm:leave"
    words = " ".join(mark.words for panel in screen.panels for mark in panel.sheet.marks)
    assert "C’est pour de bon." in words
    assert screen.press(pygame.K_RETURN) == Act("leave", {})


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_a_seat_is_left_to_the_game_at_the_curtain_and_taken_back_on_the_card(hand, tmp_path) -> None:
    made = session(tmp_path)
    open_play(made, "farm", "school")
    window = Window(made, SIZE)
    absent = window.screen.page.curtain.seat

    def choose(offer: str, key: str) -> None:
        screen = window.screen
        if hand == "keys":
            window.do(screen.press(ord(key), unicode=key))
        else:
            window.do(click(screen, middle(screen, f"offer:{offer}")))

    choose("hand.game", "x")
    assert len(made.play.people) == 2  # asked once more first
    window.screen.set_focus("confirm:hand.game")
    window.do(window.screen.press(pygame.K_RETURN))
    assert absent not in made.play.people
    choose("lift", own_key(window.screen.page))
    choose("open.card", "c")
    window.screen.set_focus(f"offer:hand.{absent}")
    window.do(window.screen.press(pygame.K_RETURN))
    assert made.play.people == ("farm", "school")
    assert window.screen.page.kind == "story"


def test_a_choice_closed_by_another_cannot_be_taken() -> None:
    choices = [Choice(id="x", text="x", group="G", unless={"what": ["A"]}), Choice(id="y", text="y", group="G")]
    fields = [field("what", "A", "B", value="A"), Field(id="to", label="", choices=choices)]
    offer = Offer(id="amend", text="Changer", move={}, fields=fields)
    screen = Screen(page(offer), SIZE)
    screen.set_focus("field:amend:to")
    screen.press(pygame.K_RIGHT)
    screen.set_focus("confirm:amend")
    assert screen.press(pygame.K_RETURN) == Act("amend", {"to": "y"})
    screen.set_focus("field:amend:what")
    screen.press(pygame.K_RIGHT)
    screen.set_focus("field:amend:to")
    screen.press(pygame.K_LEFT)
    screen.set_focus("confirm:amend")
    assert screen.press(pygame.K_RETURN) == Act("amend", {"what": "B", "to": "x"})


def test_the_card_stands_open_beside_the_page_in_a_wide_window_and_folds() -> None:
    screen = Screen(samples.story(), SIZE)
    assert any(panel.id == "whole" for panel in screen.panels)
    story = next(panel for panel in screen.panels if panel.id == "story")
    assert story.rect.bottom == SIZE[1]
    screen.press(pygame.K_F2)
    assert not any(panel.id == "whole" for panel in screen.panels)


def test_the_notebook_opens_even_while_writing() -> None:
    writing = samples.plain("end")
    notebook = Offer(id="open.notebook", text="Carnet", key="n")
    nav = Part(id="navigation", role="navigation", aside=True, offers=[notebook])
    screen = Screen(writing.model_copy(update={"parts": [*writing.parts, nav]}), SIZE)
    screen.set_focus(next(spot.id for _, spot in screen.spots() if spot.field))
    assert screen.press(pygame.K_F3) == Act("open.notebook", {})


class Slow(Script):
    """An act that lasts until it was said twice that it does."""

    said = Event()

    def act(self, offer_id, values, page_id):
        assert self.said.wait(PATIENCE)
        return super().act(offer_id, values, page_id)


def test_what_takes_long_says_so(monkeypatch) -> None:
    shown: list[int] = []

    def waiting(surface: object, style: object, size: object, beat: int, *more: object) -> None:
        shown.append(beat)
        if len(shown) == 2:
            Slow.said.set()

    monkeypatch.setattr(over, "waiting", waiting)
    window = Window(Slow(), SIZE)
    window.do(Act("call", {}))
    window.leave()
    assert shown[:2] == [0, 1]
    assert window.screen.page.kind == "corridor"


def stays_within(screen: Screen) -> None:
    """No word beyond its panel, none over another."""
    now = screen.page
    for panel in screen.panels:
        words = [mark for mark in panel.sheet.marks if mark.words]
        for mark in words:
            where = panel.on_screen(mark.rect, 0)
            assert panel.rect.left <= where.left, (now.id, mark.words)
            assert where.right <= panel.rect.right, (now.id, mark.words)
        tight = [mark.rect.inflate(-2, -mark.rect.h // 3) for mark in words]
        for n, rect in enumerate(tight):
            over = rect.collidelist(tight[n + 1 :])
            assert over < 0, (now.id, words[n].words, words[n + 1 + over].words)


SIZES = pytest.mark.parametrize("size", [(1024, 640), SIZE, (1920, 1080)], ids=str)
SCALES = pytest.mark.parametrize("scale", [1.0, 2.0])


@cache
def pages_of_eleven(lang: str, seed: int) -> list[Page]:
    """Each page of a play of a large table, by its first offers: played once, drawn at every size."""
    found = []
    with TemporaryDirectory() as folder:
        made = session(Path(folder), seed, large())
        made.store.set({"lang": lang})
        open_play(made, "seat_03")
        while (now := made.page()).id != "debrief.now":
            found.append(now)
            offers = open_offers(now)
            stand = [one for one in offers if one.id == "stand"]
            ways = ("open.debrief", "told", "open.next", "go_on")
            on = stand or offers[:1] or [one for way in ways for one in now.offers() if one.id.startswith(way)]
            made.act(on[0].id, first_values(on[0], marked(on[0])))
        made.store.close()
    assert {now.kind for now in found} >= {"story", "corridor", "guess", "table", "end", "feeling", "debrief"}
    return found


def open_offers(now: Page) -> list[Offer]:
    return [one for one in now.offers() if one.enabled and (one.move or one.id == "guesses")]


def marked(offer: Offer) -> dict[str, str]:
    return {one.id: "yes" for one in offer.fields if one.id.startswith("marks.")}


@cache
def pages_of_a_play() -> list[Page]:
    """Each page of a play of the first scenario, debrief included."""
    seeds, found = itertools.count(4), []
    with TemporaryDirectory() as folder, PlayStore(Path(folder)) as store:
        made = Session(store, lambda: next(seeds), lambda: "2026-01-05")
        for step in range(90):
            found.append(now := made.page())
            if now.id == "debrief.now":
                return found
            offers = open_offers(now)
            stands = [one for one in offers if one.id == "stand"]
            ways = ("open.new", "scenario.", "seat.beginner", "open.debrief", "told", "open.next", "go_on")
            on = stands or offers[step % 2 :][:1] or offers[:1]
            on = on or [one for way in ways for one in now.offers() if one.id.startswith(way)]
            made.act(on[0].id, first_values(on[0], marked(on[0])))
    raise AssertionError("no end")


@pytest.mark.parametrize(("lang", "seed"), [("fr", 4), ("en", 12)])
@SIZES
@SCALES
def test_every_page_of_eleven_stays_within_its_panel(size, scale, lang, seed) -> None:
    """Pages of a large table, the first offers opened in turn."""
    for now in pages_of_eleven(lang, seed):
        screen = Screen(now, size, scale)
        stays_within(screen)
        for offer in open_offers(now)[:4]:
            if offer.key and offer.fields:
                screen.press(ord(offer.key), unicode=offer.key)
                stays_within(screen)


@SIZES
@SCALES
def test_every_page_of_a_play_stays_within_its_panel(size, scale) -> None:
    """Pages of the first scenario, debrief included: no word beyond its panel, none over another."""
    for now in pages_of_a_play():
        stays_within(Screen(now, size, scale))


@pytest.mark.parametrize("by", [(0, 0), (10_000, 0)])
def test_a_word_over_another_or_beyond_its_panel_is_found(by) -> None:
    screen = Screen(pages_of_a_play()[0], SIZE, 1.0)
    sheet = screen.panels[-1].sheet
    mark = next(one for one in sheet.marks if one.words)
    sheet.marks.append(mark._replace(rect=mark.rect.move(by)))
    with pytest.raises(AssertionError):
        stays_within(screen)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_in_the_corridor_nothing_is_asked_of_an_act_before_it_is_chosen(lang: str) -> None:
    desk = next(one for _, one in desks(tiny(), 1, lang) if any(row[0] == c.ASK for row in one.rows))
    page = play_page(desk)
    offer = next(one for one in page.offers() if one.id.startswith("to.") and len(one.fields) > 1)
    screen = Screen(page, SIZE)
    screen.hands.open = offer.id
    screen.lay_out()
    assert [spot.field.id for _, spot in screen.spots() if spot.field] == ["do"]
    ask = next(choice for choice in offer.fields[0].choices if choice.id == "ask")
    screen.hands.set(offer, offer.fields[0], ask.id)
    screen.lay_out()
    _, spot = next(one for one in screen.spots() if one[1].field and one[1].field.id == "what")
    texts = [choice.text for _, choice in spot.answers]
    assert texts
    assert len(set(texts)) == len(texts)
