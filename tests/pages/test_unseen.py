"""What several did alike at the same moment, unseen by each other, is told as such; one's own act first."""

import random

import numpy as np
import pytest

from game.pages import reasons, since
from game.pages.card import structures_of
from game.pages.table import package
from game.pages.table_text import whole_text
from game.pages.wording import typeset
from game.rules import codes as c
from game.rules import state as s
from game.rules.stages.scenes import choose
from game.story import tables as t
from game.story.library import load
from tests.pages.plays import Driven
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, amend, put


def read(driven):
    """Everybody has read all that happened so far."""
    seats = range(len(driven.loaded.tables.names.seats))
    driven.seen = {seat: len(driven.desk(seat).events) for seat in seats}


def rounds(lang, *moves):
    """Rounds of a table; the last is still to be read."""
    table = Table(lang=lang)
    for one in moves:
        read(table.driven)
        table.round(**one)
    return table.driven


def lines(driven, seat):
    desk = driven.desk(driven.loaded.tables.names.seats.code[seat])
    return [typeset(line, driven.lang) for line in since.lines(desk)]


def told(driven, seat, french, english):
    words = typeset({"fr": french, "en": english}[driven.lang], driven.lang)
    found = lines(driven, seat)
    return [at for at, line in enumerate(found) if words in line]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_puts_unknowingly_what_another_puts_is_told_so_first(lang):
    driven = rounds(lang, {FOUNDER: put(), VETERAN: put(), BEGINNER: put(form="exchange")})
    assert told(driven, VETERAN, "Vous avez posé la même chose que", "You put the same as") == [0]
    assert not told(driven, VETERAN, "Vous avez repris", "You took up")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_takes_up_what_lay_there_is_told_so(lang):
    driven = rounds(lang, {FOUNDER: put()}, {VETERAN: put()})
    assert told(driven, VETERAN, "Vous avez repris", "You took up") == [0]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_came_to_what_is_one_clause_from_anothers_is_not_told_to_have_begun_from_it(lang):
    made = {"do": "amend", "what": {"package": "A", "option": "form.exchange"}, "how": "as_asked"}
    driven = rounds(lang, {FOUNDER: put()}, {VETERAN: made})
    assert not told(driven, VETERAN, "Vous avez repris", "You took up")
    assert told(driven, VETERAN, "sauf ceci", "but for this") == [0]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_yes_of_those_who_put_a_package_is_no_answer(lang):
    driven = rounds(lang, {FOUNDER: put(), VETERAN: put()})
    desk = driven.desk(driven.loaded.tables.names.seats.code[VETERAN])
    [number] = desk.packages
    whole = "\n".join(whole_text(desk, package(desk, number)))
    new = {"fr": "Personne d'autre n'y a encore répondu", "en": "Nobody else has answered it yet"}[lang]
    assert typeset(new, lang) in whole
    assert not any(line.startswith(("- Oui", "- Yes")) for line in whole.split("\n"))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_others_made_of_what_i_put_comes_after_what_i_did(lang):
    """Others change my offer, and object to it, as I put another."""
    objects = {"do": "object", "what": "A", "how": "without_reason"}
    moves = {BEGINNER: amend("A", "form.exchange"), FOUNDER: objects, VETERAN: put(form="exchange")}
    driven = rounds(lang, {VETERAN: put()}, moves)
    assert told(driven, VETERAN, "Vous avez posé la même chose que", "You put the same as") == [0]
    assert len(lines(driven, VETERAN)) >= 3


def corridor(lang, **moves):
    """The last corridor before the first table of `condition`; each of these moves there."""
    driven, draw = Driven(load("condition"), 3, lang), random.Random(3)
    names = driven.loaded.tables.names.seats
    while True:
        asked = [names[seat] for seat in driven.awaited()]
        if set(moves) <= set(asked) and _may_prepare(driven):
            break
        for seat in driven.awaited():
            move = driven.random_move(seat, draw)
            while move["do"] in ("prepare", "tell"):
                move = driven.random_move(seat, draw)
            assert driven.play(move) == 0
    read(driven)
    for seat in asked:
        assert driven.play({"seat": seat, **moves.get(seat, {"do": "pass"})}) == 0
    return driven


def _may_prepare(driven):
    if int(driven.state.scal[s.STAGE]) != c.AT_CORRIDOR:
        return False
    return any(int(row[0]) == c.PREPARE for row in driven.desk(driven.awaited()[0]).rows)


def prepare(option):
    return {"do": "prepare", "what": option}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("reader", [VETERAN, BEGINNER, HOST])
def test_of_two_who_word_one_clause_whose_text_stands_is_said(lang, reader):
    driven = corridor(lang, beginner=prepare("form.exchange"), veteran=prepare("form.mentoring"))
    assert len(told(driven, reader, "dont le texte ouvrira la table", "whose text will open the table")) == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_of_two_who_word_a_clause_each_the_second_finds_its_own_in_what_opens_the_table(lang):
    driven = corridor(lang, beginner=prepare("form.exchange"), veteran=prepare("start.trial"))
    while int(driven.state.scal[s.STAGE]) != c.AT_ROUND:
        read(driven)
        for seat in driven.awaited():
            drawn = random.Random(seat)
            move = driven.random_move(seat, drawn)
            while move["do"] in ("prepare", "tell"):
                move = driven.random_move(seat, drawn)
            assert driven.play(move) == 0
    assert told(driven, VETERAN, "avec ce que d'autres avaient rédigé", "with what others had worded")
    assert not told(driven, VETERAN, "Vous avez repris", "You took up")
    names = driven.loaded.tables.names.seats
    assert reasons.of(driven.desk(names.code[HOST])).seen[names.code[VETERAN]]["put.prepared_with"] == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_limit_said_twice_before_one_reads_is_told_once(lang):
    table = Table(lang=lang)
    read(table.driven)
    for _ in range(2):
        table.round(veteran={"do": "show_red"})
    desk = table.driven.desk(table.code[HOST])
    shown = [event for event in desk.fresh if event.kind == c.E_RED_SHOWN]
    words = typeset(desk.book.part_text(shown[0].what, "told"), lang)
    assert len(shown) == 2
    assert sum(line.count(words) for line in lines(table.driven, HOST)) == 1


def test_no_view_holds_whose_an_unsigned_paper_is():
    """Of every choice seen unsigned, in plays of the scenario that has them: its author alone sees itself named."""
    loaded, met = load("critical-point"), 0
    frame, names = loaded.tables.frame, loaded.tables.names
    unsigned = np.flatnonzero(frame.choice[:, t.CHOICE_SEEN] == t.SEEN_UNSIGNED).tolist()
    for code in unsigned:
        driven, author = Driven(loaded, 1), int(frame.choice[code, t.CHOICE_SEAT])
        choose(frame, loaded.tables.secrets, driven.state, author, code)
        for desk in map(driven.desk, range(len(names.seats))):
            (event,) = desk.history.at(desk.history.of(c.E_CHOICE))
            assert event.by == (author if desk.me == author else -1)
            told_so = desk.book.text(f"choices.{names.choices[code]}.told")
            shown = [act for one in structures_of(desk) for act in one["acts"]]
            assert (told_so in shown) == (desk.me == author)
            met += 1
    assert met
