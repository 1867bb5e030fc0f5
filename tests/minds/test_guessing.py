"""How a mind sees another, from what it heard: told by its guess."""

import numpy as np
import pytest

from game.minds.guessing import A_LITTLE, A_LOT, guess
from game.minds.memory import new_memory
from game.rules import state as s
from game.rules.packing import card_guessed, draws_guessed, holds_guessed
from game.story import tables as t
from tests.rules.acting import A, Acting, B


def guessed(tables, heard, trust=0.5):
    """(card, what draws, what holds back) that A says of B, who told it what it seeks, or nothing, after so many
    tables."""
    play = Acting().open(t.COURSE_GUESS, 1)
    play.state.scal[s.TABLES] = tables
    if heard:
        play.state.pair[A, B, s.HEARD_SEEKS] = play.part(B, "more")
    play.state.pair[A, B, s.SINCERITY] = play.state.pair[A, B, s.AUTHENTICITY] = trust
    view = play.view(A)
    move, rows = np.zeros(s.N_MOVE, np.int64), np.array([[0, B, 0, 0, 1, 1]], np.int64)
    guess(play.frame, view, new_memory(play.frame)[A : A + 2 + play.seats], rows, np.zeros(4, np.int64), move)
    what, cards = int(move[s.WHAT]), int(play.frame.size[t.CARDS])
    return card_guessed(what, cards), draws_guessed(what), holds_guessed(what)


def test_before_tables_whoever_says_what_it_seeks_hopes_for_it():
    card, draws, _ = guessed(0, True)
    assert card >= 0
    assert draws == A_LOT
    assert guessed(0, False)[:2] < (0, A_LOT)


@pytest.mark.parametrize("heard", [True, False])
def test_after_tables_most_have_something_against_what_came_of_them(heard):
    assert guessed(1, heard, trust=0.9)[2] == A_LITTLE
