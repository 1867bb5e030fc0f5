"""Guesses: how each sees the others, asked before the first table and before the reveal; one structure a wave."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import await_moves
from game.rules.packing import guesses
from game.rules.read.dealings import counts, dealings, seen_by
from game.rules.read.stance import stance
from game.rules.rows import add
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

BETS = 2  # of those it is asked about, on how many a seat may bet


@rule
def is_asked(frame: Frame, step: int) -> bool:
    """Whether this step asks: of those before the first table the last one, and the last of all."""
    before_tables = True
    for earlier in range(step):
        before_tables = before_tables and frame.course[earlier, t.STEP_KIND] != t.COURSE_TABLE
    for later in range(step + 1, frame.size[t.STEPS]):
        if frame.course[later, t.STEP_KIND] == t.COURSE_GUESS:
            return False
        if before_tables and frame.course[later, t.STEP_KIND] == t.COURSE_TABLE:
            return True
    return True


@rule
def left_to_guess(state: State, seat: int) -> int:
    """Mask of the structures that this seat has not guessed before this wave: one a wave, in order."""
    left = int(state.seat[seat, s.PICTURED])
    for _ in range(state.scal[s.WAVE]):
        left &= left - 1  # without its first
    return left


@rule
def guessed_now(frame: Frame, state: State, seat: int) -> int:
    """The structure that this seat guesses in this wave; -1 when it has guessed them all."""
    left = left_to_guess(state, seat)
    for to in range(frame.size[t.SEATS]):
        if left >> to & 1:
            return to
    return -1


@rule
def guessing(frame: Frame, state: State) -> int:
    """Mask of the seats that have a structure left to guess in this wave."""
    who = 0
    for seat in range(frame.size[t.SEATS]):
        if left_to_guess(state, seat) != 0:
            who |= 1 << seat
    return who


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """Whatever may be said of the one that is guessed now, nothing included; with a bet while one is left."""
    whats = guesses(frame.size[t.CARDS], frame.size[t.RED_ZONES_ALL])
    hows = len(c.BETS) if state.seat[seat, s.BETS] > 0 else 1
    return add(rows, 0, c.GUESS, guessed_now(frame, state, seat), 0, c.NO_BET, whats, hows)


@rule
def opens(frame: Frame, secrets: Secrets, state: State, step: int) -> int:
    """Whom each is asked about, and where each stands now, which nobody sees before the reveal."""
    if not is_asked(frame, step):
        return c.TO_NEXT
    seats = frame.size[t.SEATS]
    between = dealings(state.event, state.scal[s.EVENTS] if counts(seats, state.scal) else 0, seats)
    for seat in range(seats):
        synergy, antagonism = stance(frame, secrets, state, seat)
        happen(state, c.E_STANCE, seat, -1, synergy, antagonism)
        state.seat[seat, s.PICTURED] = seen_by(frame, between[seat], state.scal, seat, step)
        state.seat[seat, s.BETS] = BETS
    return asked(frame, state)


@rule
def asked(frame: Frame, state: State) -> int:
    """The next structure is guessed, until there is none left."""
    left = guessing(frame, state)
    if left == 0:
        return c.TO_NEXT
    await_moves(state, c.AT_GUESS, left)
    return c.TO_MOVES


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    """Each guess is kept for its author alone."""
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            to, what, how = (
                int(state.sealed[seat, s.TO]),
                int(state.sealed[seat, s.WHAT]),
                int(state.sealed[seat, s.HOW]),
            )
            happen(state, c.E_GUESS, seat, to, what, how)
            if how != c.NO_BET:
                state.seat[seat, s.BETS] -= 1
    state.scal[s.WAVE] += 1
    return asked(frame, state)


STAGE = Stage((c.AT_GUESS,), offers, shows, t.COURSE_GUESS, opens)
