"""Tempers show: over many plays with fixed seeds, one does more of what it is made to do than another."""

import numpy as np
import pytest

from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t
from game.story.library import load
from tests.minds.test_decide import play

PLAYS = range(30)


def counted(temper, of):
    """Mean over plays of `of(state)`, all seats of this temper."""
    frame, secrets, names = load("condition").tables
    part = secrets.part.copy()
    part[:, t.TEMPERAMENT] = t.TEMPERAMENTS.index(temper)
    tables = (frame, secrets._replace(part=part), names)
    return float(np.mean([of(play(tables, seed)) for seed in PLAYS]))


def events(kind, how=None):
    def of(state):
        lines = state.event[: state.scal[s.EVENTS]]
        return int(((lines[:, s.KIND] == kind) & ((how is None) | (lines[:, s.E_HOW] == how))).sum())

    return of


def given(state):
    """Share of the days promised that were given; the play counts as whole where nothing was promised."""
    promised, gave = state.seat[:, s.PROMISED_DAYS].sum(), state.seat[:, s.GIVEN_DAYS].sum()
    return gave / promised if promised > 0 else 1.0


@pytest.mark.slow
def test_the_open_answer_wholly_and_the_guarded_do_not():
    assert counted("open", events(c.E_ANSWERED, c.WHOLLY)) > 1.3 * counted("guarded", events(c.E_ANSWERED, c.WHOLLY))


@pytest.mark.slow
def test_the_opportunist_gives_less_than_the_generous():
    assert counted("opportunist", given) < counted("generous", given)


@pytest.mark.slow
def test_the_opportunist_lies_more_than_the_fair_minded():
    assert counted("opportunist", events(c.E_LIED)) > counted("fair_minded", events(c.E_LIED))


@pytest.mark.slow
def test_the_driving_press_more_than_the_cautious():
    assert counted("driving", events(c.E_PRESSED)) > counted("cautious", events(c.E_PRESSED))
