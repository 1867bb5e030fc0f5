"""How a mind sees another: what draws it, what holds it back, what it seeks first, what it cannot accept; its bets."""

from game.minds.memory import trust_in
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import NOT_SAID, guess_of
from game.rules.read.view import View
from game.rules.saying import CONTRADICTED, HALF_RED, HALF_SEEKS, SEEN_TRUE
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints

BELIEVED = 0.45  # of what one was told: from here one bets on it
NOTHING, A_LITTLE, A_LOT = range(3)


@rule
def place_in_red_list(frame: Frame, option: int) -> int:
    """The place of an option among those of RED_MASK; NOT_SAID when it is not one."""
    place = 0
    for other in range(option):
        place += frame.size[t.RED_MASK] >> other & 1
    return place if frame.size[t.RED_MASK] >> option & 1 else NOT_SAID


@rule
def red_believed(frame: Frame, view: View, memory: Floats, to: int) -> int:
    """What the other said it cannot accept, or else what it has kept refusing; NOT_SAID where neither tells."""
    options = frame.size[t.OPTIONS]
    heard, silent = view.toward[to, s.HEARD_RED] >= 0.0, view.toward[to, s.HEARD_RED] == -1.0
    for option in range(options):
        if (heard and view.heard[to, options + option] > 0.0) or (silent and memory[to, option] <= -2.5):
            place = place_in_red_list(frame, option)
            if place >= 0:
                return place
    return NOT_SAID


@rule
def liked(frame: Frame, memory: Floats, to: int) -> float:
    """How much of what lies on the table the other was seen to support."""
    total = 0.0
    for option in range(frame.size[t.OPTIONS]):
        if memory[to, option] > 0.0:
            total += memory[to, option]
    return total


@rule
def guess(frame: Frame, view: View, memory: Floats, rows: Ints, stream: Ints, move: Ints) -> None:
    """One guess: from what was heard and seen; where nothing was, that one does not know."""
    to = int(rows[0, 1])
    believed = view.toward[to, s.SINCERITY] if view.toward[to, s.HEARD_KIND] != CONTRADICTED else 0.1
    if view.toward[to, s.HEARD_KIND] == SEEN_TRUE:
        believed = 1.0
    half = int(view.toward[to, s.HALF_HEARD])
    card = int(view.heard[to, 2 * frame.size[t.OPTIONS]]) - 1
    red = red_believed(frame, view, memory, to)
    warm, supports = trust_in(view, to), liked(frame, memory, to)
    draws = A_LOT if supports > 6.0 and warm > 0.5 else (A_LITTLE if supports > 2.0 else NOTHING)
    after_tables = view.scal[s.TABLES] > 0
    if view.toward[to, s.HEARD_SEEKS] >= 0.0 and not after_tables:
        draws = A_LOT  # nothing lies there yet: whoever says what it seeks hopes for it
    holds = NOTHING if warm > 0.42 else (A_LITTLE if warm > 0.3 else A_LOT)
    if holds == NOTHING and after_tables:
        holds = A_LITTLE  # after tables, most have something to say against what came of them
    move[s.DO] = c.GUESS
    move[s.TO] = to
    move[s.WHAT] = guess_of(card, red, draws, holds, frame.size[t.CARDS])
    move[s.HOW] = c.NO_BET
    if believed > BELIEVED and rows[0, 5] > 1:  # while a bet is left
        if card >= 0 and not half & HALF_SEEKS:
            move[s.HOW] = c.BET_SEEKS
        elif view.toward[to, s.HEARD_RED] >= 0.0 and red >= 0 and not half & HALF_RED:
            move[s.HOW] = c.BET_CANNOT
