"""Who is left outside of what is signed: told before it happens, first on the page that follows, and where what was
signed is read."""

from dataclasses import replace

import pytest

from game.pages.debrief_deeper import others
from game.pages.debrief_happened import why_backed_out
from game.pages.explained import explained
from game.pages.opened import signed_page
from game.pages.outside import about_to_be
from game.pages.playing import play_page
from game.pages.table_says import of_this_table
from game.pages.told import tell
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from game.terminal.drawing import draw
from tests.debrief.playing import EVERYONE, LOADED, SCHOOL, begun, plant, sign
from tests.helpers.large import large
from tests.pages.debriefs import reading
from tests.pages.plays import desks
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, put

FR_OUT, EN_OUT = "Vous restez dehors\u00a0: vous ne devez rien", "You are outside: you owe nothing"


def page_of(table, seat):
    """The seat's page, and what it had seen before it."""
    desk = table.driven.desk(table.code[seat])
    return desk, play_page(desk)


def signed_without_host(lang, mark="not_yet"):
    """What is signed by the three who must, the host having marked it so: its page in the round before, then after."""
    table = Table(lang=lang).round(founder=put(form="joint"))
    table.round(marks={HOST: mark, FOUNDER: "yes", VETERAN: "yes"})
    before = page_of(table, HOST)
    table.driven.seen[table.code[HOST]] = len(before[0].events)
    table.round(marks={HOST: mark, FOUNDER: "yes", VETERAN: "yes", BEGINNER: "yes"})
    return before, page_of(table, HOST), page_of(table, FOUNDER)


@pytest.mark.parametrize(("lang", "out"), [("fr", FR_OUT), ("en", EN_OUT)])
@pytest.mark.parametrize("mark", ["not_yet", "no"])
def test_who_did_not_say_yes_is_told_first_that_it_is_outside(lang, out, mark):
    _, (desk, page), (_, founders) = signed_without_host(lang, mark)
    first = page.since[0]
    assert out in first, page.since
    assert all(f"{desk.name(desk.book.names.seats.code[seat]):le}" in first for seat in (FOUNDER, VETERAN, BEGINNER))
    signed = signed_page(desk).parts[0].text.split("\n")
    assert out in signed[0], signed
    assert out not in "\n".join(draw(founders, 1000)), "who signed is not outside"
    assert any(words in founders.since[0] for words in ("signée par", "signed by")), founders.since


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_one_more_yes_signs_without_one_is_told_before(lang):
    (desk, page), _, _ = signed_without_host(lang)
    warned = list(about_to_be(desk))
    assert len(warned) == 1
    beginner = desk.name(desk.book.names.seats.code[BEGINNER])
    assert f"{beginner:de}" in warned[0] if lang == "fr" else f"{beginner:own}" in warned[0]
    assert warned[0] in page.part("packages").data["news"]
    assert warned[0] in page.part("packages").text.split("\n")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nobody_is_warned_of_what_it_says_yes_to_or_what_needs_it(lang):
    table = Table(lang=lang).round(founder=put(form="joint"))
    table.round(marks={HOST: "yes", FOUNDER: "yes", VETERAN: "yes"})
    assert not list(about_to_be(table.driven.desk(table.code[HOST])))
    assert not list(about_to_be(table.driven.desk(table.code[BEGINNER])))  # its own yes is the one that is missing


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_first_sentence_says_what_both_other_marks_mean(lang):
    """« Pas tel quel » leaves outside as « non » does, for every seat, at both scenarios' tables: said as a table
    opens, and by `?` all along."""
    no_yes = {"fr": "sans votre oui", "en": "without your yes"}[lang]
    found = set()
    for loaded in (load("condition"), large()):
        for _, desk in desks(loaded, 3, lang):
            if desk.stage == c.AT_ROUND:
                page = play_page(desk)
                first = of_this_table(desk)[0]
                assert first in explained(desk, page).whole_text()
                opened = page.part("packages").text.split("\n")[0]
                assert (first == opened) == (desk.view.scal[s.ROUND] == 0), opened
                assert no_yes in first, first
                found.add("quand même" in first or "still may be" in first)
    assert found == {True, False}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_signed_again_is_said_to_be(lang):
    """Never « la version signée est signée »; who is put out of an agreement it was in is told so."""
    again = outs = 0
    for seed in range(60):
        if again and outs:
            break
        for _, desk in desks(large(), seed, lang):
            for event in desk.history.at(desk.history.of(c.E_STOOD)):
                words = tell(desk, event)
                assert words.lower().count("signée") + words.count("signed") < 2, words
                again += "de nouveau" in words or "again" in words
                outs += "n’en êtes plus" in words or "no longer part" in words
    assert again
    assert outs


@pytest.mark.parametrize(("lang", "words"), [("fr", "sans avoir dit pourquoi"), ("en", "without saying why")])
def test_who_had_said_yes_to_what_is_signed_and_is_not_of_it_is_told_on_its_page(lang, words):
    table = Table(lang=lang).round(host=put(form="joint"))
    table.round(marks={HOST: "not_yet", FOUNDER: "yes", VETERAN: "yes", BEGINNER: "yes"})
    founder, host = (table.driven.desk(table.code[seat]) for seat in (FOUNDER, HOST))
    said = [line for line in signed_page(founder).parts[0].text.split("\n") if words in line]
    assert len(said) == 1
    assert founder.name(table.code[HOST]) in said[0]
    assert words not in signed_page(host).parts[0].text  # its own reason it knows
    never = signed_without_host(lang)[2][0]
    assert words not in signed_page(never).parts[0].text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_debrief_says_why_it_was_not_of_what_it_had_said_yes_to(lang):
    state = begun()
    plant(state, c.E_MARKED, SCHOOL, -1, int(state.scal[s.MADE]), c.YES)
    sign(state, "form.garden", "pace.now", bound=EVERYONE & ~(1 << SCHOOL))
    farm, school = (replace(reading(LOADED, state, seat, lang), state=state) for seat in ("farm", "school"))
    [(seat, why)] = why_backed_out(farm).items()
    assert seat == "school"
    assert why in others(farm).text
    assert not why_backed_out(school)
