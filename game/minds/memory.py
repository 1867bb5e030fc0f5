"""What a mind holds of the others, from what it witnessed: read from its view's events, and from nothing else.

Memory is a function of the events: read anew from the first it is the same as kept up to date, so that a resumed play
goes on alike.
"""

import numpy as np

from game.rules.mode import rule
from game.rules.state import (
    AUTHENTICITY,
    E_BY,
    E_DELIVERED,
    E_HOW,
    E_LIGHTER,
    E_MARKED,
    E_OBJECTED,
    E_PRESSED,
    E_PUT,
    E_TO,
    E_WHAT,
    EVENTS,
    KIND,
    NO,
    NOT_YET,
    SINCERITY,
    YES,
)
from game.rules.view import ME, View
from game.story.tables import CLAUSES, N_FRAME_SEAT, OPTIONS, SEATS, Floats, Frame

# Columns of memory after the options: effort seen of this other (0 to 1, a half at the start), times it pressed me,
# packages put by it
EFFORT_SEEN, PRESSED_ME, PUT_BY_IT = range(3)
N_MEMORY = 3
PUT_WORTH = 0.8  # what putting an option says of its weight, in points of interest
OWN_WORD = 0.3  # share of a refusal laid on options that the one who refuses had put itself
CURSOR_ROW = 0  # the last row of memory keeps, in its first column, how many events were read


def new_memory(frame: Frame) -> Floats:
    """[seats + 1, options + N_MEMORY]: what each other seems to want (weight by option), how it behaves; then the
    cursor.
    """
    return np.zeros((int(frame.size[SEATS]) + 1, int(frame.size[OPTIONS]) + N_MEMORY))


@rule
def remember_start(frame: Frame, memory: Floats) -> None:
    """Before anything happened one believes of the others what they say in public, and that they do half of what
    they promise.
    """
    seats, options = frame.size[SEATS], frame.size[OPTIONS]
    for other in range(seats):
        for option in range(options):
            memory[other, option] = 0.7 * frame.seat[other, N_FRAME_SEAT + option]
        memory[other, options + EFFORT_SEEN] = 0.5
        memory[other, options + PRESSED_ME] = 0.0
        memory[other, options + PUT_BY_IT] = 0.0
    memory[seats, 0] = 0.0


@rule
def nudge(frame: Frame, view: View, memory: Floats, other: int, package: int, by: float) -> None:
    """What one does about a package says something of each option in it; but a refusal says little of the options that
    it put itself: what it refuses is the rest."""
    for clause in range(frame.size[CLAUSES]):
        option = view.package[package, clause]
        told = OWN_WORD if by < 0.0 and memory[other, option] >= PUT_WORTH else 1.0
        moved = memory[other, option] + by * told
        memory[other, option] = min(max(moved, -4.0), 5.0)


@rule
def remember(frame: Frame, view: View, memory: Floats) -> None:
    """Read the events witnessed since last time."""
    seats, options = frame.size[SEATS], frame.size[OPTIONS]
    read = int(memory[seats, 0])
    if read == 0 or read > view.scal[EVENTS]:
        remember_start(frame, memory)
        read = 0
    me = view.scal[ME]
    for at in range(read, view.scal[EVENTS]):
        kind, by = view.event[at, KIND], view.event[at, E_BY]
        if by >= 0 and by != me:
            what, how = view.event[at, E_WHAT], view.event[at, E_HOW]
            if kind in (E_PUT, E_LIGHTER):
                nudge(frame, view, memory, by, what, PUT_WORTH)
                memory[by, options + PUT_BY_IT] += 1.0
            elif kind == E_MARKED and how == YES:
                nudge(frame, view, memory, by, what, 0.25)
            elif kind == E_MARKED and how == NO:
                nudge(frame, view, memory, by, what, -0.5)
            elif kind == E_MARKED and how == NOT_YET:
                nudge(frame, view, memory, by, what, 0.1)
            elif kind == E_OBJECTED and how == 1:
                memory[by, what % 4096 - 1] = -3.0
            elif kind == E_DELIVERED:
                memory[by, options + EFFORT_SEEN] = 0.4 * memory[by, options + EFFORT_SEEN] + 0.3 * min(what, 2)
            elif kind == E_PRESSED and view.event[at, E_TO] == me:
                memory[by, options + PRESSED_ME] += 1.0
    memory[seats, 0] = view.scal[EVENTS]


@rule
def trust_in(view: View, other: int) -> float:
    """One's own trust in another, 0 to 1."""
    return 0.5 * (view.toward[other, SINCERITY] + view.toward[other, AUTHENTICITY])


@rule
def believed_weight(frame: Frame, view: View, memory: Floats, other: int, option: int) -> float:
    """What an option seems to be worth to another: what it did, and what it said as far as one believes it."""
    options = frame.size[OPTIONS]
    credence = view.toward[other, SINCERITY] if view.heard[other, 2 * options] > 0.0 else 0.0
    weight = (1.0 - credence) * memory[other, option] + credence * view.heard[other, option]
    if view.heard[other, options + option] > 0.0:
        weight -= 6.0 * view.toward[other, SINCERITY]
    return weight
