"""The grid of packages in the window: cells changed by clicks and by keys, another's taken over, differences marked."""

import pygame
import pytest

from game.cli.shooting import Stroll
from game.pages.opened import notebook_page, packages_page
from game.play.storage import PlayStore
from game.story.library import load
from game.window import answers, grid
from game.window.card import places
from game.window.loop import Window
from game.window.screen import Act, Screen
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, put
from tests.window import samples

SIZES = pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1024, 640), 1.0), ((1024, 640), 2.0)])


def put_of(screen):
    return next(offer for offer in screen.page.offers() if offer.id == "put")


def value(screen, clause):
    put = put_of(screen)
    return screen.hands.value(put, next(field for field in put.fields if field.id == f"what.{clause}"))


def click(screen, spot_id, answer=None):
    """The button on a spot, brought into sight first."""
    panel, spot = screen.spot(spot_id)
    rect = spot.rect if answer is None else next(box for box, choice in spot.answers if choice.id == answer)
    screen.reveal(panel, rect)
    at = screen.where(panel, rect).center
    screen.down(at)
    return screen.up(at)


def words(screen):
    return [mark.words for panel in screen.panels for mark in panel.sheet.marks]


@SIZES
def test_a_click_on_my_cell_shows_its_options_and_one_more_changes_it(size, scale):
    screen = Screen(samples.bargaining(), size, scale)
    assert value(screen, "form") == "form.exchange"
    assert click(screen, "cell:form") is None
    assert screen.hands.cell == "form"
    click(screen, "field:put:what.form", "form.joint")
    assert value(screen, "form") == "form.joint"
    assert "Votre version" in words(screen)
    assert screen.hands.open == "put"
    assert click(screen, "confirm:put") == Act("put", {"what.form": "form.joint"})


@SIZES
def test_a_click_on_anothers_cell_takes_it_over_and_on_its_head_all_of_it(size, scale):
    screen = Screen(samples.bargaining(), size, scale)
    click(screen, "cell:A:announcement")
    assert value(screen, "announcement") == "announcement.loud"
    assert value(screen, "form") == "form.exchange"
    click(screen, "head:A")
    theirs = {line["clause"]: line["option"] for line in samples.PACKAGES[0]["lines"]}
    assert {clause: value(screen, clause) for clause in theirs} == theirs


def test_keys_change_a_cell_and_put_what_was_changed():
    screen = Screen(samples.bargaining(), (1280, 720))
    screen.set_focus("cell:form")
    before = value(screen, "form")
    for _ in range(2):  # the first may only bring it into sight
        if value(screen, "form") == before:
            screen.press(pygame.K_LEFT)
    assert value(screen, "form") != before
    screen.set_focus("cell:mentor")
    screen.press(pygame.K_RETURN)
    assert screen.hands.cell == "mentor"
    screen.press(pygame.K_ESCAPE)
    assert screen.hands.cell == ""
    assert screen.focus == "cell:mentor"
    screen.set_focus("confirm:put")
    assert screen.press(pygame.K_RETURN) == Act("put", {"what.form": value(screen, "form")})


def test_a_digit_of_an_offer_is_never_taken_by_a_cell():
    screen = Screen(samples.bargaining(), (1280, 720))
    screen.press(pygame.K_2, unicode="2")
    assert screen.hands.open == "put"
    assert not screen.hands.values


def test_bold_is_what_differs_from_what_is_in_hand(monkeypatch):
    """A cell of another's turns pale once mine says the same, and mine bold, being changed."""
    drawn = {}
    true = grid._words

    def spied(sheet, said, red, bold, *rest):
        drawn.setdefault(said, []).append(bold)
        true(sheet, said, red, bold, *rest)

    monkeypatch.setattr(grid, "_words", spied)
    screen = Screen(samples.bargaining(), (1280, 720))
    theirs = next(line["text"] for line in samples.PACKAGES[0]["lines"] if line["clause"] == "form")
    assert drawn[theirs] == [True]
    drawn.clear()
    screen.hands.set(put_of(screen), put_of(screen).fields[0], "form.joint")
    screen.lay_out()
    assert drawn[theirs][0] is False  # theirs
    assert set(drawn[theirs][1:]) == {True}  # mine, however often it is laid out


def test_every_package_of_the_grid_is_named_by_emblem_and_name():
    said = words(Screen(samples.bargaining(), (1280, 720)))
    assert "La vôtre" in said
    assert "2e version" in said
    assert any("la Fondation" in one for one in said)
    assert any("Passerelles 93" in one for one in said)


@SIZES
def test_a_version_not_put_yet_is_judged_by_nothing(size, scale):
    """No answer to it, no worth of it: those of the version that lies there speak of another."""
    said = samples.bargaining().part("packages").data["yours"]["brief"].split()[0]
    screen = Screen(samples.bargaining(), size, scale)
    before = sum(one.startswith(said) for one in words(screen))
    click(screen, "cell:form")
    click(screen, "field:put:what.form", "form.joint")
    assert "pas encore posée" in words(screen)
    assert sum(one.startswith(said) for one in words(screen)) == before - 1


@SIZES
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_for_you_alone_follows_what_one_drafts(lang, size, scale, tmp_path):
    """At the first word and at each change, in the words of a package that lies there with the same clauses."""
    with PlayStore(tmp_path) as store:
        stroll = Stroll(load("condition"), store, lang, 1)
        page = stroll.look_for("table", 0)
        while not page.part("packages").data["packages"]:
            stroll.step()
            page = stroll.session.page()
        window = Window(stroll.session, size)
        try:
            screen = window.screen
            screen.rescale(scale)
            for theirs in page.part("packages").data["packages"]:
                click(screen, f"head:{theirs['letter']}")
                held = {line["clause"]: line["option"] for line in theirs["lines"]}
                assert screen.hands.weighed[(lang, *held.values())] == theirs["brief"]
                assert stroll.session.weighed(held) == theirs["brief"]
            told = set()
            for choice in next(one for one in put_of(screen).fields if one.id.startswith("what.")).choices:
                clause = choice.id.partition(".")[0]
                what = next(one for one in put_of(screen).fields if one.id == f"what.{clause}")
                screen.hands.set(put_of(screen), what, choice.id)
                screen.lay_out()
                now = stroll.session.weighed(held | {clause: choice.id})
                told.add(now)
                assert now in screen.hands.weighed.values()
                assert now.split(";")[0].split()[0] in " ".join(words(screen))
            assert len(told) > 1
        finally:
            window.leave()


@SIZES
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_opened_over_a_table_names_and_draws_who_answered_and_never_writes_an_id(lang, size, scale, monkeypatch):
    drawn, true = set(), answers.put_emblem
    monkeypatch.setattr(answers, "put_emblem", lambda sheet, place, box: (drawn.add(place), true(sheet, place, box)))
    table = Table(lang=lang).round(founder=put(form="joint"))
    desk = table.round(marks={HOST: "yes", VETERAN: "no", BEGINNER: "not_yet"}).driven.desk(table.code[HOST])
    page = packages_page(desk)
    said = words(Screen(page, size, scale))
    assert len(drawn) == len(desk.seats)
    assert all(str(desk.short(seat)) in " ".join(said) for seat in desk.seats)
    assert not {FOUNDER, HOST, VETERAN, BEGINNER} & set(said)
    told = page.whole_text()
    assert all(desk.listed([seat]) in told for seat in desk.others)
    assert not any(one in told for one in (FOUNDER, HOST, VETERAN, BEGINNER))
    assert set(places(notebook_page(desk))) == {FOUNDER, HOST, VETERAN, BEGINNER}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_clause_that_is_not_on_this_table_has_no_row(lang, tmp_path):
    with PlayStore(tmp_path) as store:
        stroll = Stroll(load("residency"), store, lang, 1)
        page = stroll.look_for("table", 0)
        lines = page.part("packages").data["yours"]["lines"]
        window = Window(stroll.session, (1280, 720))
        try:
            said = words(window.screen)
        finally:
            window.close()
    assert {line["held"] for line in lines} == {True, False}
    for line in lines:
        assert (line["title"] in said) is not line["held"]
