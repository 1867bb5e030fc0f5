"""Guesses: where each other stands, what it seeks first, what it cannot accept; one structure a wave."""

from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame


@rule
def guessed_now(frame: Frame, state: State, seat: int) -> int:
    """The structure that this seat guesses in this wave: those that the step names, itself never, one after the other;
    -1 when it has guessed them all.
    """
    named = frame.course[state.scal[s.STEP], t.STEP_GUESSED]
    before = state.scal[s.WAVE]
    for to in range(frame.size[t.SEATS]):
        if to != seat and (named == 0 or named >> to & 1):
            if before == 0:
                return to
            before -= 1
    return -1


@rule
def guessing(frame: Frame, state: State) -> int:
    """Mask of the seats that have a structure left to guess in this wave."""
    who = 0
    for seat in range(frame.size[t.SEATS]):
        if guessed_now(frame, state, seat) >= 0:
            who |= 1 << seat
    return who
