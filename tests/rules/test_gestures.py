"""Gestures: what each does to trust and to how one feels treated; trust is lost faster than it is won."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import effects as e
from game.rules import gestures as g
from game.rules import state as s
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D

SHARES = st.floats(0, 1, allow_nan=False)


@pytest.fixture
def play():
    made = Acting()
    made.mark_time()
    return made


@given(value=SHARES, share=SHARES, top=SHARES)
def test_what_rises_never_passes_its_top_nor_falls(value, share, top):
    moved = g.towards(value, share, top)
    assert value <= moved <= max(top, value) + 1e-12


@given(value=SHARES, share=SHARES)
def test_what_falls_never_goes_under_the_floor(value, share):
    assert min(value, e.FLOOR) <= g.towards(value, -share, 1.0) <= value


def test_what_is_not_felt_is_not_felt_more_by_easing(play):
    """Listened to by someone it holds nothing against, a seat comes to hold nothing against it still."""
    play.state.seat[B, s.ANTAGONISM_FELT] = 0
    g.gesture(play.state, e.HEARS, A, B, 1)
    assert play.state.seat[B, s.ANTAGONISM_FELT] == 0


@given(value=st.floats(0.4, 1), share=st.floats(0.01, 0.5))
def test_a_loss_is_not_won_back_by_a_gain_of_the_same_share(value, share):
    assert g.towards(g.towards(value, -share, 1.0), share, 1.0) <= value + share * (1 - value)
    lost = value - g.towards(value, -share, 1.0)
    won = g.towards(value, share, 1.0) - value
    assert value <= 0.5 or lost > won


def test_to_break_costs_more_than_to_keep_wins():
    """At middling trust, one promise broken takes more than one kept gives."""
    kept, broken = Acting(), Acting()
    for play, code in ((kept, e.KEEPS), (broken, e.BREAKS)):
        play.mark_time()
        g.gesture(play.state, code, A, B, 1)
    for column in (s.SINCERITY, s.AUTHENTICITY):
        assert -broken.rose(B, A, column) > kept.rose(B, A, column) > 0


@pytest.mark.parametrize("code", range(len(t.GESTURES)), ids=t.GESTURES)
def test_a_gesture_moves_what_its_row_says_and_nobody_else(play, code):
    g.gesture(play.state, code, A, B, 1)
    moved = (
        play.rose(B, A, s.SINCERITY),
        play.rose(B, A, s.AUTHENTICITY),
        play.grew(B, s.SYNERGY_FELT),
        play.grew(B, s.ANTAGONISM_FELT),
    )
    assert np.sign(moved).tolist() == np.sign(e.EFFECT[code]).tolist()
    rest = play.state.pair.copy()
    rest[B, A] = play.before.pair[B, A]
    assert (rest == play.before.pair).all()
    assert (play.state.seat[[A, C, D]] == play.before.seat[[A, C, D]]).all()
    assert play.happened("gesture") == [("gesture", A, B, code, 1)]
    assert not any(play.seen(seat) for seat in range(4))


def test_names_and_codes_agree():
    assert [t.GESTURES[code] for code in (e.IMPOSES, e.BREAKS, e.SURPRISES, e.NAMES_TENSION_TO, e.THANKS)] == [
        "imposes",
        "breaks",
        "surprises",
        "names_tension",
        "thanks",
    ]


@pytest.mark.parametrize("strength", [1, 2, 3])
def test_strength_multiplies(play, strength):
    g.gesture(play.state, e.DISCLOSES, A, B, strength)
    assert play.rose(B, A, s.SINCERITY) == pytest.approx(0.10 * strength * 0.5)


def test_to_all_is_to_each_of_those_here(play):
    play.state.scal[s.LEFT] = 1 << C
    g.gesture(play.state, e.HEARS, A, -1, 1)
    assert play.rose(B, A, s.SINCERITY) == play.rose(D, A, s.SINCERITY) > 0
    assert play.rose(C, A, s.SINCERITY) == play.rose(A, A, s.SINCERITY) == 0


def test_a_gesture_to_oneself_does_nothing(play):
    g.gesture(play.state, e.BREAKS, A, A, 3)
    assert (play.state.pair == play.before.pair).all()


def test_deceit_lowers_the_ceiling_for_good(play):
    g.deceived(play.state, B, A, 0.5)
    assert play.state.pair[B, A, s.SINCERITY_CEILING] == pytest.approx(0.7)
    assert play.rose(B, A, s.SINCERITY) < 0 == play.rose(B, A, s.AUTHENTICITY)
    for _ in range(200):
        g.gesture(play.state, e.DISCLOSES, A, B, 3)
    assert play.state.pair[B, A, s.SINCERITY] == pytest.approx(0.7)
    assert play.state.pair[B, A, s.AUTHENTICITY] == pytest.approx(0.7, abs=1e-3)


def test_the_ceiling_has_a_floor_of_its_own(play):
    for _ in range(20):
        g.deceived(play.state, B, A, 1.0)
    assert play.state.pair[B, A, s.SINCERITY_CEILING] == pytest.approx(0.3)
    assert play.state.pair[B, A, s.SINCERITY] >= e.FLOOR


def test_an_honest_failure_hits_authenticity_and_leaves_the_ceiling(play):
    g.gesture(play.state, e.BREAKS, A, B, 1)
    assert play.rose(B, A, s.AUTHENTICITY) < play.rose(B, A, s.SINCERITY) < 0
    assert play.state.pair[B, A, s.SINCERITY_CEILING] == 1


def test_what_is_felt_stays_between_nought_and_one(play):
    for code in (e.IMPOSES, e.HEARS):
        for _ in range(100):
            g.gesture(play.state, code, A, B, 3)
            felt = play.state.seat[B, [s.SYNERGY_FELT, s.ANTAGONISM_FELT]]
            assert (felt >= 0).all()
            assert (felt <= 1).all()
