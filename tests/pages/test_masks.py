"""The page of a table of its own says who sits, whose yes is needed, what stays as it is; it offers no other move."""

import re

import numpy as np
import pytest

from game.debrief.mine import own_of
from game.debrief.story import Names, happened
from game.pages import laid, signed, table, table_moves
from game.pages.model import compose
from game.pages.offers import is_legal, legal_moves
from game.pages.playing import play_page
from game.pages.table_says import of_this_table
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import history_of
from game.rules.read.agendas import is_red
from game.rules.read.packages import encode
from game.story.library import load
from tests.helpers.scenarios import SCENARIOS
from tests.pages.debriefs import read_of
from tests.pages.plays import desks
from tests.pages.test_playing import assert_moves_are_reached, assert_offers_are_legal

MASKS = SCENARIOS / "format" / "masks"
DATES, VOTE = "dates", "vote"
SAID = {
    "fr": {
        DATES: ["À cette table", "dès qu’elle a le oui de", "à cette table : La forme."],
        VOTE: ["dès qu’elle a 2 oui"],
    },
    "en": {
        DATES: ["At this table", "it has the yes of", "at this table"],
        VOTE: ["it has 2 yeses"],
    },
}
WORDS = {"put": c.PUT, "amend": c.AMEND, "object": c.OBJECT, "adjourn": c.ADJOURN, "withdraw": c.WITHDRAW}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_table_says_what_is_its_own(lang):
    loaded, met = load(MASKS), set()
    for seed in range(3):
        for _, desk in desks(loaded, seed, lang):
            if desk.stage != c.AT_ROUND:
                continue
            step = loaded.tables.names.steps[int(desk.view.scal[s.STEP])]
            packages, *_ = table.table(desk)
            words = packages.text + ("\n".join(of_this_table(desk)) if desk.view.scal[s.ROUND] else "")
            words = words.replace("\u00a0", " ").replace("\u202f", " ")
            for said in SAID[lang].get(step, ()):
                assert said in words, (step, words)
            held = {line["clause"] for one in packages.data["packages"] for line in one["lines"] if line["held"]}
            assert held <= ({"form"} if step == DATES else {"pace"} if step == "review" else set())
            met.add(step)
    assert {DATES, VOTE, "agreement", "review"} <= met


def test_it_offers_the_moves_of_its_round_and_the_options_that_can_be_put():
    loaded, puts = load(MASKS), 0
    for seed in range(3):
        for _, desk in desks(loaded, seed):
            if desk.stage != c.AT_ROUND:
                continue
            offers = [offer for part in table_moves.moves(desk) for offer in part.offers]
            for word, do in WORDS.items():
                reached = is_legal(desk, do) and not (
                    do == c.AMEND and is_legal(desk, c.PUT)
                )  # then what is put amends
                assert any(offer.move["do"] == word for offer in offers) == reached, word
            for offer in offers:
                if offer.move["do"] == "put":
                    shut = int(desk.view.scal[s.SHUT])
                    names = [name for at, name in enumerate(loaded.tables.names.options) if shut >> at & 1]
                    given = {f"{field.id[5:]}.{one.value or one.id}" for field in offer.fields for one in field.choices}
                    assert not given & set(names)
                    assert all(field.choices for field in offer.fields)
                    puts += bool(names)
    assert puts


@pytest.mark.parametrize("name", ["does", "masks"])
def test_every_legal_move_is_reached_by_an_offer_and_no_other(name):
    for driven, desk in desks(load(SCENARIOS / "format" / name), 1):
        page = play_page(desk)
        assert_offers_are_legal(driven, desk, page)
        assert_moves_are_reached(driven, desk, page)


def test_an_amendment_that_changes_nothing_here_is_told_as_an_offer(monkeypatch):
    """A package taken up at a table that holds the clause on which it differed."""
    monkeypatch.setattr(laid, "amended_in", lambda event: event.what)
    *_, (_, desk) = desks(load(MASKS), 1)
    puts = [laid.put_words(desk, event) for event in desk.events if event.kind == c.E_PUT]
    assert puts
    assert not [words for words in puts if re.search(r":\s*\.", words)]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_first_table_of_some_clauses_tells_nothing_of_the_others(lang):
    loaded, told_of, signings = load("residency"), set(), 0
    steps, own = loaded.tables.names.steps, {"voice", "purse"}
    for seed in range(6):
        for _, desk in desks(loaded, seed, lang):
            others = [
                desk.book.clause(clause) for clause in desk.book.clauses if desk.book.names.clauses[clause] not in own
            ]
            if desk.stage == c.AT_ROUND and steps[int(desk.view.scal[s.STEP])] == "roles":
                lines = table.table(desk)[0].text.split("\n")
                told_of.add(len([line for line in lines if any(one in line for one in others)]))  # what does not move
            if signed.is_new(desk) and steps[signed.signature(desk).step] == "roles":
                assert not any(one in signed.signed(desk).text for one in others)
                signings += 1
    assert told_of == {1}
    assert signings


def test_nor_does_the_story_told_again_nor_what_it_turned_on():
    signings = 0
    for seed in range(8):
        read = read_of("residency", "game", seed, "youth")
        steps = read.book.names.steps
        for one in happened(load("residency"), read.state):
            if one.kind == "stood" and one.event is not None and steps[one.event.step] == "roles":
                assert {option.partition(".")[0] for option in one.words.args["package"]} == {"voice", "purse"}
                signings += 1
    assert signings


def test_one_is_asked_nothing_of_a_clause_that_does_not_move():
    loaded, puts = load("residency"), 0
    for seed in range(2):
        for _, desk in desks(loaded, seed):
            if desk.stage != c.AT_ROUND or loaded.tables.names.steps[int(desk.view.scal[s.STEP])] != "roles":
                continue
            put = next((one for part in table_moves.moves(desk) for one in part.offers if one.id == "put"), None)
            if put is None:
                continue
            assert {one.id for one in put.fields if one.id.startswith("what.")} == {"what.voice", "what.purse"}
            made = compose(put, {"what.voice": "voice.turns"})
            assert made["what"] == {**put.move["what"], "voice": "turns", "purse": made["what"]["purse"]}
            assert set(made["what"]) == set(loaded.tables.names.clauses)
            assert encode(desk.book.frame, codes(loaded, made["what"])) in {
                row[s.WHAT] for row in legal_moves(desk, c.PUT)
            }
            puts += 1
    assert puts


def codes(loaded, what):
    options = loaded.tables.names.options.code
    return np.array([options[f"{clause}.{what[clause]}"] for clause in loaded.tables.names.clauses], np.int64)


def test_nobody_is_held_to_what_a_first_table_had_no_say_on():
    """Neither what one put there nor what one signed in silence is of the clauses that it leaves as they are."""
    loaded = load("residency")
    secrets, seats, own = loaded.tables.secrets, loaded.tables.names.seats, {"voice", "purse"}
    clauses = list(loaded.tables.names.clauses)
    here = [clauses.index(clause) for clause in own]
    met = 0
    for seed in range(9):
        read = read_of("residency", "agree", seed, "residents")
        state, names = read.state, Names(loaded, read.state)
        history = history_of(state)
        for put in history.at(history.of(c.E_PUT)):
            if loaded.tables.names.steps[put.step] == "roles":
                assert {loaded.tables.names.options[one].partition(".")[0] for one in own_of(names, put)} <= own
        signings = {
            one.moment: one
            for one in history.at(history.of(c.E_STOOD))
            if loaded.tables.names.steps[one.step] == "roles"
        }
        for item in (each for seen in read.debrief.says.pitfalls for each in seen.items):
            if item.words.say == "p.red_unvoiced" and item.tick in signings:
                package = state.package[signings[item.tick].what]
                assert any(is_red(secrets, state, seats.code[item.by], int(package[clause])) for clause in here)
        for one in signings.values():
            none = int(state.package[one.what, clauses.index("act")])
            met += is_red(secrets, state, seats.code["residents"], none) and one.how >> seats.code["residents"] & 1
    assert met


def test_what_does_not_move_here_is_no_reason_to_refuse():
    loaded, met = load("residency"), 0
    none = loaded.tables.names.options.code["act.none"]
    for seed in range(12):
        for _, desk in desks(loaded, seed):
            if desk.stage != c.AT_ROUND or loaded.tables.names.steps[int(desk.view.scal[s.STEP])] != "roles":
                continue
            for one in table.table(desk)[0].data["packages"]:
                own = [line for line in one["lines"] if not line["held"]]
                crossed = [line["option"] for line in own if line["red"]]
                assert [each["option"] for each in one["mine"]["crossed"]] == crossed
                if desk.red(none) and not crossed:
                    assert "accepter" not in one["brief"]
                    met += 1
    assert met
