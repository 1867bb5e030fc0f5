"""One's own card: what one seeks, told once; each wish once, with the weight that the rules count."""

import random
from collections import Counter

import pytest

from game.pages.book import ALL, weight_word
from game.pages.card import own_card
from game.pages.cords import table_map
from game.pages.table import clauses
from game.pages.table_says import held_ones
from game.pages.told import fact_text
from game.pages.wording import say
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load, scenario_folders
from tests.pages.plays import Driven, desks

WORDS = {"fr": ("Vital", "Très important", "Important"), "en": ("Vital", "Very important", "Important")}


def counted_of(driven, desk, name):
    """What an option, or a place where one puts what one gives, counts for the rules in what this seat seeks."""
    secrets, names = driven.loaded.tables.secrets, desk.book.names
    if name in names.boxes.code:
        return int(secrets.wish[int(driven.state.seat[desk.me, s.SEEKS]), names.boxes.code[name]])
    return desk.weight(names.options.code[name])


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scenario", [folder.name for folder in scenario_folders()])
def test_what_counts_is_said_once_with_the_weight_that_is_counted(scenario, lang):
    told = 0
    for seed in range(3):
        driven = Driven(load(scenario), seed, lang)
        for seat in range(len(driven.book.names.seats)):
            desk = driven.desk(seat)
            part = own_card(desk)
            seeks, lines = part.data["seeks"], part.text.split("\n")
            assert seeks.strip()
            assert not any(f"{word} :" in seeks.replace("\u00a0", " ") or f"{word}:" in seeks for word in WORDS[lang])
            told += desk.book.part_text(int(desk.view.mine[s.SEEKS]), "text") != seeks
            for wish in part.data["wishes"]:
                word = weight_word(counted_of(driven, desk, wish["option"]))
                assert wish["weight"] == word
                head = f"- {desk.book.say(f'weight.{word}').capitalize()}"
                assert sum(wish["text"] in line for line in lines if line.startswith(head)) == 1
    assert told or lang == "en"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scenario", [folder.name for folder in scenario_folders()])
def test_whom_one_answers_to_is_named_and_once(scenario, lang):
    for seed in range(3):
        driven = Driven(load(scenario), seed, lang)
        for seat in range(len(driven.book.names.seats)):
            desk = driven.desk(seat)
            pressure = int(desk.view.mine[s.PRESSURE_PART])
            who, text = (desk.book.part_text(pressure, one) for one in ("who", "text"))
            said = own_card(desk).data["answers_to"]
            assert said.endswith(text)
            assert who.partition(",")[0].split()[-1].lower() in said.lower()
            assert said.lower().count(who.lower()) <= 1


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
def test_the_card_says_of_an_option_what_the_table_does(name, lang):
    """What counts for one and is not among the options of a clause of the table is said to be closed, and only that."""
    closed, met = say(lang, "card.closed", words="").strip(), Counter()
    for _, desk in desks(load(name), 2, lang):
        if desk.stage != c.AT_ROUND or held_ones(desk):
            continue
        offered = {option["id"] for clause in clauses(desk) for option in clause["options"]}
        for wish in own_card(desk).data["wishes"]:
            assert wish["text"].endswith(closed) == (wish["option"] not in offered), wish
            met[wish["option"] in offered] += 1
    assert met[True], met
    assert met[False] or name != "critical-point", met  # whose options are closed at first


@pytest.mark.parametrize("scenario", ["condition", "critical-point", "residency"])
def test_a_fact_told_to_all_is_no_longer_one_that_others_do_not_know_nor_a_knot(scenario):
    """On the card of whoever tells or hears it, and on their cords."""
    knots = plain = 0
    for _, desk in desks(load(scenario), 1):
        told = [one.what for one in desk.history.at(desk.history.of(c.E_TOLD_FACT)) if one.to == ALL]
        facts = own_card(desk).data["facts"] if told else []
        for fact in set(told):
            assert fact_text(desk, fact) not in facts
            name = desk.book.names.facts[fact]
            own = [knot for cord in table_map(desk).data["cords"] for knot in cord["knots"] if knot["fact"] == name]
            assert all(knot["state"] != "tight" for knot in own)
            knots, plain = knots + len(own), plain + 1
        if knots and plain > 50:
            return
    raise AssertionError((knots, plain))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scenario", [folder.name for folder in scenario_folders()])
def test_each_clause_is_on_the_first_card_with_its_question_before_any_option_of_it(scenario, lang):
    """« Chacun à son gré » is an answer to a question that one has read."""
    driven = Driven(load(scenario), 1, lang)
    for seat in range(len(driven.book.names.seats)):
        desk = driven.desk(seat)
        text = own_card(desk).text
        for clause in desk.book.clauses:
            question = desk.book.clause(clause, "question")
            first = min(
                (at for at in (text.find(f"{desk.book.clause(clause)}\u00a0: "),) if at >= 0), default=len(text)
            )
            assert 0 <= text.find(question) < first, (clause, text)
    while not int(driven.state.scal[s.TABLES]):
        draw = random.Random(1)
        for seat in driven.awaited():
            assert driven.play(driven.random_move(seat, draw)) == 0
    assert own_card(driven.desk(0)).data["decides"] == []  # the table asks them
