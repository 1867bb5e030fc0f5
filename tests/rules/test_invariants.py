"""Every play keeps what the rules promise: on plays of legal moves drawn at random, of 2 to 12 structures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.debrief import outcome as o
from game.debrief.evidence import judge
from game.debrief.outcome import new_outcome
from game.minds.seats import GAME, RANDOM, THIRD_PARTY
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, legal
from game.story import tables as t
from game.story.library import load
from tests.helpers.large import large, long_tables
from tests.helpers.scenarios import SCENARIOS as FOLDER
from tests.helpers.scenarios import many, tiny
from tests.minds.test_decide import play as minds_play
from tests.rules import invariants as i

FORMAT = FOLDER / "format"
SCENARIOS = {
    "tiny": lambda: tiny().tables,
    "four": lambda: many(4),
    "condition": lambda: load("condition").tables,
    "masks": lambda: load(FORMAT / "masks").tables,
    "does": lambda: load(FORMAT / "does").tables,
    "ask": lambda: load(FORMAT / "ask").tables,
    "eleven": lambda: large().tables,
}
FEW = settings(max_examples=4)
SEEDS = st.integers(0, 2**61)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
@FEW
def test_a_play_again_is_the_same_alone_and_among_others(name, seed):
    play = i.Played(SCENARIOS[name](), seed)
    i.assert_replay_is_play(play)
    i.assert_alone_as_among_others(play)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
@FEW
def test_means_are_conserved_and_nothing_is_known_from_nowhere(name, seed):
    play = i.Played(SCENARIOS[name](), seed, keep=True)
    i.assert_means_conserved(play)
    i.assert_nothing_from_nothing(play)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
@FEW
def test_each_sees_what_it_must_and_only_what_can_be_put_is(name, seed):
    play = i.Played(SCENARIOS[name](), seed, keep=True)
    i.assert_seen_as_its_kind_says(play)
    i.assert_days_are_those_seen(play)
    i.assert_seeks_what_it_was_told(play)
    i.assert_lies_are_lies(play)
    i.assert_only_what_can_be_put(play)
    i.assert_waits_its_turn(play)
    i.assert_tables_are_as_said(play)
    i.assert_boxes_are_as_given(play)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS, place=st.floats(0, 0.999))
@FEW
def test_taking_back_restores_exactly(name, seed, place):
    play = i.Played(SCENARIOS[name](), seed, keep=True)
    i.assert_taken_back(play, int(place * len(play.moves)))


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS, place=st.floats(0, 0.999))
@FEW
def test_refused_moves_change_nothing(name, seed, place):
    play = i.Played(SCENARIOS[name](), seed, keep=True)
    i.assert_refused_untouched(play, int(place * len(play.moves)), np.random.default_rng(seed))


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
@FEW
def test_what_a_seat_must_not_know_changes_neither_its_view_nor_a_minds_move(name, seed):
    play = i.Played(SCENARIOS[name](), seed, keep=True)
    luck = np.random.default_rng(seed)
    for at in range(0, len(play.moves), 5):
        i.assert_hidden_stays_hidden(play, at, int(luck.integers(play.seats)), luck)


@pytest.mark.parametrize("mind", [GAME, RANDOM, THIRD_PARTY])
def test_a_long_play_of_eleven_has_room_for_all_that_happens(mind):
    """Lists are bounded, and what does not fit is lost without a word: no play comes near its bounds."""
    tables = long_tables()
    z = tables.frame.size
    for seed in range(3):
        most = {"rows": 0, "pending": 0, "wave": 0}

        def each(state, seat, desk, most=most):
            rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
            found = legal(tables.frame, tables.secrets, state, seat, rows)
            for name, met in (("rows", found), ("pending", state.scal[s.PENDING]), ("wave", state.scal[s.WAVE])):
                most[name] = max(most[name], int(met))

        state = minds_play(tables, seed, mind, each)
        outcome = new_outcome(tables.frame, tables.secrets)
        judge(tables.frame, tables.secrets, state, outcome)
        assert state.scal[s.EVENTS] < z[t.EVENTS_MAX] // 4
        assert state.scal[s.MADE] < z[t.PACKAGES_MAX] // 2
        assert outcome.scal[o.OUT_ITEMS] < len(outcome.item) // 2
        assert most["rows"] < LEGAL_MAX // 2
        assert most["pending"] < z[t.PENDING_MAX] // 2
        assert most["wave"] < 128  # beyond, two draws would share a place


def test_every_point_of_a_play_can_be_left_and_found_again():
    play = i.Played(tiny().tables, 7, keep=True)
    for at in range(len(play.moves)):
        i.assert_taken_back(play, at)


@pytest.mark.slow
@pytest.mark.parametrize("seats", range(2, 13))
def test_tables_of_two_to_twelve(seats):
    for seed in range(5):
        play = i.Played(many(seats), seed, keep=True)
        i.assert_replay_is_play(play)
        i.assert_means_conserved(play)
        i.assert_taken_back(play, len(play.moves) // 2)


@pytest.mark.slow
def test_every_point_of_condition_can_be_left_and_found_again():
    play = i.Played(load("condition").tables, 3, keep=True)
    for at in range(len(play.moves)):
        i.assert_taken_back(play, at)
