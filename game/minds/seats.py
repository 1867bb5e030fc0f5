"""Who holds a seat: the game's minds, one of the blind ways of playing that the laboratory measures them against, or
one of the three ways of spending one's attention."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.minds.attention import AIMED_AT, AT_EVERYONE, BLINDLY, pay_attention
from game.minds.decide import decide
from game.minds.luck import choose_below, new_keys, new_stream, open_stream
from game.minds.memory import new_memory
from game.minds.talking import offered
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import bundle, rule
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, legal, marks_of
from game.rules.flow.legal import lying_here
from game.rules.flow.waves import active_row
from game.rules.packing import marked_alike
from game.rules.read.packages import how_many_on_table
from game.rules.read.view import MY_TEMPER, View, forget, look
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints, Secrets

BLIND = ("random", "first", "last", "longest", "agree", "refuse", "disclose", "third-party")
ATTENTION = ("aimed", "none", "everyone")
MINDS = ("game", *BLIND, *ATTENTION)
(GAME, RANDOM, FIRST, LAST, LONGEST, AGREE, REFUSE, DISCLOSE, THIRD_PARTY, AIMED, NONE, EVERYONE) = range(len(MINDS))


@bundle
class Desk(NamedTuple):
    """What choosing a move needs beside the state: room to write in, what each mind remembers, who holds which seat."""

    rows: Ints  # [LEGAL_MAX, LEGAL_ROWS] legal moves of the seat that moves
    move: Ints  # [N_MOVE]
    stream: Ints  # [4]
    keys: Ints  # [seats, 2] of the streams
    memory: Floats  # [seats, seats + 1, options + N_MEMORY]
    minds: Ints  # [seats] a place in MINDS
    temper: Ints  # [seats] the temperament of whoever stands in for a person, -1: that of the agenda
    noted: Ints  # [moves kept, 1 + N_MOVE] seat and move of each move of the play, where there is room
    played: Ints  # [1] moves of the play so far
    length: Ints  # [choices] length of each choice's text in French, for the blind player of that kind


def new_desk(frame: Frame, minds: list[int], lengths: Ints, noted: int = 0) -> Desk:
    """A desk for these seats. `noted`: how many moves of a play to keep."""
    one = new_memory(frame)
    return Desk(
        np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64),
        np.zeros(s.N_MOVE, np.int64),
        new_stream(),
        new_keys(len(minds)),
        np.zeros((int(frame.size[t.SEATS]), *one.shape)),
        np.array(minds, np.int64),
        np.full(len(minds), -1, np.int64),
        np.zeros((noted, 1 + s.N_MOVE), np.int64),
        np.zeros(1, np.int64),
        lengths,
    )


def desk_beside(desk: Desk) -> Desk:
    """A desk for the same seats, where another play may be played at the same time: who holds them is shared."""
    return Desk(
        desk.rows.copy(),
        desk.move.copy(),
        desk.stream.copy(),
        desk.keys.copy(),
        desk.memory.copy(),
        desk.minds,
        desk.temper,
        desk.noted.copy(),
        desk.played.copy(),
        desk.length,
    )


@rule
def clear(desk: Desk, views: Sequence[View]) -> None:
    """A new play begins."""
    forget(views, desk.memory.shape[0])
    desk.played[0] = 0
    for seat in range(desk.memory.shape[0]):
        desk.memory[seat, desk.memory.shape[1] - 1, 0] = 0.0


@rule
def note(desk: Desk, seat: int) -> None:
    """Keep the move on the desk, where there is room."""
    at = desk.played[0]
    desk.played[0] = at + 1
    if at < desk.noted.shape[0]:
        desk.noted[at, 0] = seat
        for k in range(s.N_MOVE):
            desk.noted[at, 1 + k] = desk.move[k]


@rule
def take_row(desk: Desk, at: int, what: int, how: int, marks: int) -> None:
    """A legal row becomes the move, with these marks."""
    desk.move[s.DO] = desk.rows[at, 0]
    desk.move[s.TO] = desk.rows[at, 1]
    desk.move[s.WHAT] = desk.rows[at, 2] + what
    desk.move[s.HOW] = desk.rows[at, 3] + how
    desk.move[s.MARKS] = marks
    desk.move[s.LEGAL] = 0


@rule
def take(frame: Frame, state: State, desk: Desk, at: int, what: int, how: int) -> None:
    """A legal row becomes the move, no mark but *not yet*."""
    take_row(desk, at, what, how, marked_alike(c.NOT_YET, lying_here(frame, state)))


@rule
def by_chance(frame: Frame, state: State, desk: Desk, n: int) -> None:
    """Any legal move, each row alike."""
    at = choose_below(desk.stream, n)
    whats, hows = int(desk.rows[at, 4]), int(desk.rows[at, 5])
    what = choose_below(desk.stream, whats) if whats > 1 else 0
    how = choose_below(desk.stream, hows) if hows > 1 else 0
    ways = marks_of(frame, state)
    take_row(desk, at, what, how, choose_below(desk.stream, ways) if ways > 1 else 0)


@rule
def longest(frame: Frame, state: State, desk: Desk, n: int) -> None:
    """The option with the longest text; in the corridor and at the table, the last one shown."""
    best = n - 1
    if desk.rows[0, 0] == c.CHOOSE:
        for at in range(n):
            if desk.length[desk.rows[at, 2]] > desk.length[desk.rows[best, 2]]:
                best = at
    take(frame, state, desk, best, 0, 0)


@rule
def first_of(desk: Desk, n: int, do: int) -> int:
    """The first row of this act, -1 if none."""
    for at in range(n):
        if desk.rows[at, 0] == do:
            return at
    return -1


@rule
def agree(frame: Frame, state: State, desk: Desk, n: int, yes: bool) -> None:
    """Says yes to everything, or no to everything."""
    take(frame, state, desk, 0, 0, 0)
    if desk.rows[0, 0] == c.STAND:
        desk.move[s.MARKS] = marked_alike(c.YES if yes else c.NO, lying_here(frame, state))
        desk.move[s.HOW] = c.AS_ASKED
        put = first_of(desk, n, c.PUT)
        if yes and put >= 0 and how_many_on_table(state, frame.size[t.CLAUSES]) == 0:
            take(frame, state, desk, put, 0, 0)
            desk.move[s.HOW] = c.AS_ASKED
    elif desk.rows[0, 0] == c.ACCEPT:
        desk.move[s.HOW] = c.ACCEPTED if yes else c.REFUSED
    elif desk.rows[0, 0] == c.ANSWER:
        if not yes:
            evade(frame, state, desk, n)
    elif desk.rows[0, 0] == c.DELIVER:
        at = n - 1 if yes else 0
        take(frame, state, desk, at, 0, 0)
    elif desk.rows[0, 0] == c.GIVE and yes:
        take(frame, state, desk, 0, int(desk.rows[0, 4]) - 1, 0)


@rule
def evade(frame: Frame, state: State, desk: Desk, n: int) -> None:
    """To dodge, or where one may not, what is offered last."""
    take(frame, state, desk, n - 1, 0, int(desk.rows[n - 1, 5]) - 1)
    if offered(desk.rows, n, c.DODGE):
        desk.move[s.HOW] = c.DODGE


@rule
def disclose(frame: Frame, state: State, desk: Desk, n: int) -> None:
    """Tells everything to everybody, whatever happens."""
    agree(frame, state, desk, n, True)
    found = -1
    for at in range(n):
        if desk.rows[at, 0] == c.TELL and desk.rows[at, 1] == -1:
            found = at
    if found >= 0:
        take(frame, state, desk, found, choose_below(desk.stream, int(desk.rows[found, 4])), 0)


@rule
def third_party(frame: Frame, state: State, desk: Desk, n: int) -> None:
    """Asks for a third party whenever that can be asked; otherwise by chance."""
    by_chance(frame, state, desk, n)
    at = first_of(desk, n, c.CALL_THIRD)
    if at >= 0:
        marks = desk.move[s.MARKS]
        take(frame, state, desk, at, 0, 0)
        desk.move[s.MARKS] = marks


@rule
def blind(frame: Frame, state: State, desk: Desk, n: int, mind: int) -> None:
    """A move of one who plays without looking."""
    if mind == FIRST:
        take(frame, state, desk, 0, 0, 0)
    elif mind == LAST:
        take(frame, state, desk, n - 1, int(desk.rows[n - 1, 4]) - 1, int(desk.rows[n - 1, 5]) - 1)
    elif mind == LONGEST:
        longest(frame, state, desk, n)
    elif mind == AGREE:
        agree(frame, state, desk, n, True)
    elif mind == REFUSE:
        agree(frame, state, desk, n, False)
    elif mind == DISCLOSE:
        disclose(frame, state, desk, n)
    elif mind == THIRD_PARTY:
        third_party(frame, state, desk, n)
    else:
        by_chance(frame, state, desk, n)


@rule
def choose_move(frame: Frame, secrets: Secrets, state: State, views: Sequence[View], desk: Desk, seat: int) -> int:
    """Write in `desk.move` the move of whoever holds this seat; returns how many legal rows there were (0: not
    awaited).
    """
    n = legal(frame, secrets, state, seat, desk.rows)
    if n == 0:
        return 0
    open_stream(state, seat, desk.keys, desk.stream)
    mind = desk.minds[seat]
    if mind == GAME or mind >= AIMED:
        row = active_row(state, seat)
        view = views[seat]
        look(frame, secrets, state, seat, view)
        if desk.temper[seat] >= 0:
            view.mine[MY_TEMPER] = desk.temper[seat]
        asked_how = int(state.sealed[row, s.HOW]) if row >= 0 else 0
        memory = desk.memory[seat]
        if mind == GAME:
            decide(frame, view, desk.rows, n, asked_how, memory, desk.stream, desk.move)
        else:
            where = AIMED_AT if mind == AIMED else (BLINDLY if mind == NONE else AT_EVERYONE)
            pay_attention(frame, view, desk.rows, n, asked_how, memory, desk.stream, desk.move, where)
    else:
        blind(frame, state, desk, n, mind)
    return n
