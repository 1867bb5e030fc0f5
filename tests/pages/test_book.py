"""What is kept from page to page of a play: a page made along it is the one made from nothing, in either language."""

from dataclasses import replace

import pytest

from game.pages import card, cords, reasons
from game.pages.book import Desk
from game.pages.lasting import lasting
from game.pages.opened import card_page, notebook_page, packages_page, people_page, picture_page
from game.pages.playing import play_page
from game.rules.history import History
from game.story.library import load
from tests.helpers.scenarios import tiny
from tests.pages.plays import Driven, desks

MAKERS = (play_page, card_page, notebook_page, packages_page, people_page, picture_page)


def stale(scenario: str, lang: str, seeds: range) -> list[str]:
    """The pages that are others along a play than from nothing."""
    found = []
    for seed in seeds:
        histories: dict[int, History] = {}
        for _, desk in desks(load(scenario), seed, lang):
            along: Desk = replace(desk, past=histories.setdefault(desk.me, History()), kept={})
            pages = [(make(along), make(replace(desk, past=History(), kept={}))) for make in MAKERS]
            found += [one.id for one, anew in pages if one != anew]
    return found


def test_a_page_made_along_a_play_is_the_one_made_from_nothing():
    assert stale("condition", "fr", range(1)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "lang", "plays"), [("condition", "en", 4), ("critical-point", "fr", 2)])
def test_so_are_those_of_longer_plays(scenario, lang, plays):
    assert stale(scenario, lang, range(plays)) == []


def test_a_cord_that_stays_as_it_was_is_found(monkeypatch):
    made, first = cords._cord, {}
    monkeypatch.setattr(cords, "_cord", lambda desk, a, b: first.setdefault((id(desk.past), a, b), made(desk, a, b)))
    assert stale("condition", "fr", range(1))


def test_so_is_a_part_that_outlasts_what_it_is_made_from(monkeypatch):
    monkeypatch.setattr(card, "means", lasting(lambda desk: ())(card.means.__wrapped__))
    assert stale("condition", "fr", range(1))


def test_a_part_lasts_until_its_book_or_what_it_is_made_from_changes():
    made, now = [], [0]
    part = lasting(lambda desk: now[:])(lambda desk: made.append(now[0]))
    desk = Driven(tiny(), 0).desk(0)
    for _ in range(2):
        part(desk)
    now[0] = 1
    for book in (desk.book, replace(desk.book)):
        for _ in range(2):
            part(replace(desk, book=book))
    assert made == [0, 1, 1]


def test_of_each_structure_it_lasts_by_itself():
    made, now = [], [0, 0]
    part = lasting(lambda desk, seat: now[seat])(lambda desk, seat: made.append(seat))
    desk = Driven(tiny(), 0).desk(0)
    for seat in (0, 1, 0, 1):
        part(desk, seat)
    now[1] = 1
    for seat in (0, 1):
        part(desk, seat)
    assert made == [0, 1, 1]


@pytest.mark.slow
def test_an_act_told_as_another_was_before_is_found(monkeypatch):
    told, first = reasons._told, {}

    def stays(desk, place):
        words = told(desk, place)
        return words and first.setdefault((id(desk.past), desk.events[place].by), words)

    monkeypatch.setattr(reasons, "_told", stays)
    assert stale("condition", "fr", range(1))
