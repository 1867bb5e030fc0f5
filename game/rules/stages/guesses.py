"""Guesses: where each other stands, what it seeks first, what it cannot accept; one structure a wave."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import await_moves
from game.rules.packing import guesses, ways_to_be_sure
from game.rules.rows import add
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


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


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """Any guess of the one that is guessed now, however sure."""
    whats = guesses(frame.size[t.CARDS], frame.size[t.RED_ZONES_ALL])
    return add(rows, 0, c.GUESS, guessed_now(frame, state, seat), 0, 0, whats, ways_to_be_sure())


@rule
def opens(frame: Frame, secrets: Secrets, state: State, step: int) -> int:
    await_moves(state, c.AT_GUESS, guessing(frame, state))
    return c.TO_MOVES


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    """Each guess is kept for its author alone; the next structure is guessed, until there is none left."""
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            to, what, how = (
                int(state.sealed[seat, s.TO]),
                int(state.sealed[seat, s.WHAT]),
                int(state.sealed[seat, s.HOW]),
            )
            happen(state, c.E_GUESS, seat, to, what, how)
    state.scal[s.WAVE] += 1
    left = guessing(frame, state)
    if left == 0:
        return c.TO_NEXT
    await_moves(state, c.AT_GUESS, left)
    return c.TO_MOVES


STAGE = Stage((c.AT_GUESS,), offers, shows, t.COURSE_GUESS, opens)
