"""`condition` holds what it must: scenes, endings, seats, agendas, and knots in their order."""

import re
from pathlib import Path

import pytest

from game.pages.book import Book
from game.play.log import read_log, replay
from game.play.readings import Readings
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "scenarios" / "condition"
ENDINGS = {"informal-link", "mentoring", "advocacy", "on-paper", "absorbed", "clean-stop"}


@pytest.fixture(scope="module")
def condition():
    return load("condition")


def test_what_there_must_be(condition):
    scenario = condition.scenario
    assert len(list(scenario.scenes())) >= 25
    assert {ending.id for ending in scenario.endings} == ENDINGS
    assert len(scenario.structures) == 4
    assert set(scenario.pitfalls) >= {"injunction", "wealth-by-nature"}


def test_knots_burst_in_the_order_of_their_dates(condition):
    """The testimony's play: the hood of 14 January before the letter of 30 January."""
    log = read_log(FOLDER / "plays" / "testimony.json")
    state = replay(log, condition).state
    facts = condition.tables.names.facts
    burst = [facts[int(one[s.E_WHAT])] for one in state.event[: state.scal[s.EVENTS]] if one[s.KIND] == c.E_BURST]
    assert burst == ["opening_delay", "coordinator_offer"]


def scene_read(condition, lang, seat, *chosen):
    """The scene where the plans lie open, as a seat reads it after these choices: its title, its text, what it reads of
    the choice that led there."""
    frame, _, names = condition.tables
    state = s.new_state(frame)
    for choice in chosen:
        state.flag[s.chosen_at(frame, names.choices.code[choice])] = 1
    readings = Readings(condition.tables)
    readings.note(state)
    texts = {path: condition.catalogue.get(path, lang) for path in condition.catalogue.french}
    book = Book(lang, frame, names, texts).as_read(names.seats.code[seat], readings.now)
    return [book.text(f"scenes.extractor_hood.{part}") for part in ("title", "text")] + [
        book.text(f"choices.{choice}.{part}") for choice, part in (("unroll_plans", "told"), (chosen[0], "then"))
    ]


HOOD = {"fr": "hotte|refus|coude|mois|retard|vraie date", "en": "hood|turned|elbow|month|late|real"}
COAT, SEAT = {"fr": "14\xa0h\xa055|manteau", "en": "2.55|coat"}, {"fr": "14\xa0h\xa040", "en": "2.40"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_was_not_shown_the_plans_reads_nothing_of_what_they_told(condition, lang):
    for leaving in ("hand_the_binder", "name_own_limit"):
        told = " ".join(scene_read(condition, lang, "founder", leaving, "unroll_plans")[:3])
        assert not re.search(HOOD[lang], told)
        assert re.search(HOOD[lang], scene_read(condition, lang, "beginner", leaving, "unroll_plans")[1])


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("seat", ["founder", "veteran", "beginner", "host"])
def test_who_leaves_on_time_is_in_a_coat_before_all(condition, lang, seat):
    text, _, then = scene_read(condition, lang, seat, "hand_the_binder", "unroll_plans")[1:]
    assert re.search(COAT[lang], text)
    assert re.search(COAT[lang], then)
    assert SEAT[lang] in scene_read(condition, lang, seat, "name_own_limit", "unroll_plans")[1]
    kept = scene_read(condition, lang, seat, "hand_the_binder", "take_notes")[3]
    assert not re.search("plans|lunettes|glasses", kept)  # in a tube that stayed shut
