"""A lie is offered where it would be one, and where who hears it holds nothing against it; a half-truth likewise. On
corridors where all ask, press, tell and visit one another, again and again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, apply, legal
from game.rules.read import lying, view
from game.rules.stages import answers
from game.story import tables as t
from game.story.library import load
from tests.helpers.large import large
from tests.helpers.scenarios import many
from tests.rules import invariants as i
from tests.rules.acting import Acting

SCENARIOS = {"four": lambda: many(4), "condition": lambda: load("condition").tables, "eleven": lambda: large().tables}
SLOTS = 8
TALK = (c.ASK, c.PRESS, c.LISTEN, c.TELL, c.VISIT)


class Talked:
    """Corridors in a row, by chance among what is said there; each state of them."""

    def __init__(self, tables, seed):
        hall, luck = Acting(tables, seed), np.random.default_rng(seed)
        self.frame, self.secrets, self.seats, self.states = hall.frame, hall.secrets, hall.seats, []
        self.awaited = lambda state: _awaited(state, hall.seats)
        rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
        for _ in range(SLOTS):
            hall.open(t.COURSE_CORRIDOR)
            hall.state.seat[:, s.DAYS] = 9.0
            while hall.state.scal[s.STAGE] in (c.AT_CORRIDOR, c.AT_ANSWER):
                self.states.append(i.copied(hall.state))
                seat = self.awaited(hall.state)[0]
                found = rows[: legal(hall.frame, hall.secrets, hall.state, seat, rows)]
                said = found[np.isin(found[:, 0], TALK) & (found[:, 1] < 3)]  # with few, the same meet again
                row = luck.choice(said if len(said) else found)
                move = np.zeros(s.N_MOVE, np.int64)
                move[:4] = row[:4]
                move[s.WHAT] += luck.integers(row[4])
                move[s.HOW] += luck.integers(row[5])
                assert apply(hall.frame, hall.secrets, hall.state, seat, move) == 0
                if hall.stage() not in (c.STAGES[c.AT_CORRIDOR], c.STAGES[c.AT_ANSWER]):
                    break
        self.states.append(i.copied(hall.state))


def _awaited(state, seats):
    mask = int(state.scal[s.AWAITED] & ~state.scal[s.DONE])
    return [seat for seat in range(seats) if mask >> seat & 1]


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=st.integers(0, 2**31))
@settings(max_examples=6, deadline=None)
def test_what_may_be_said_falsely_is_false_and_not_belied(name, seed):
    i.assert_lies_are_lies(Talked(SCENARIOS[name](), seed))


def test_lies_are_offered_all_the_same():
    """Where nothing speaks against it, one may lie: about what one seeks, cannot accept, brings, and what bothers."""
    offered = set()
    rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
    for seed in range(4):
        play = Talked(many(4), seed)
        for state in play.states[:-1]:
            for seat in play.awaited(state) if state.scal[s.STAGE] == c.AT_ANSWER else []:
                for row in rows[: legal(play.frame, play.secrets, state, seat, rows)]:
                    offered |= {(int(row[2]), how) for how in range(row[3], row[3] + row[5])}
    false = {(c.WHY, c.OTHER), (c.NOT_ACCEPT, c.OTHER), (c.NOT_ACCEPT, c.NOTHING), (c.BRING, c.OTHER)}
    assert false | {(c.BOTHERS, c.NOTHING)} <= offered


def next_of_its_own(frame, secrets, state, by, to, red):
    """A lie as it was: the next of one's own variants, whatever it says and whatever was said."""
    first, end = secrets.seat[by, [t.RED_FROM, t.RED_TO] if red else [t.SEEKS_FROM, t.SEEKS_TO]]
    mine = int(state.seat[by, s.RED_ZONE if red else s.SEEKS])
    return mine + 1 if mine + 1 < end else int(first)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_lie_that_is_belied_is_found(name, monkeypatch):
    for module in (answers, lying, view):
        monkeypatch.setattr(module, "lie_for", next_of_its_own)
    talks = [Talked(SCENARIOS[name](), seed) for seed in range(8)]
    with pytest.raises(AssertionError):
        any(map(i.assert_lies_are_lies, talks))
