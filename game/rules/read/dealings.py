"""Whom a seat has dealt with, and so has a picture of: read off events, the same of a state and of that seat's view."""

import numpy as np

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch
from game.rules.packing import one_of
from game.story import tables as t
from game.story.tables import Frame, Ints

MOST = 5  # structures that a seat is asked about at once
UNSEEN = c.kinds(*(kind for kind, event in enumerate(c.EVENTS) if event.seen_by == c.NOBODY), c.E_GUESS)


@rule
def dealings(event: Ints, count: int, seats: int) -> Ints:
    """[seats, seats] how many times each two had to do with each other, of the first `count` events."""
    between = np.zeros((seats, seats), np.int64)
    for at in range(count):
        by, to = event[at, s.E_BY], event[at, s.E_TO]
        if by >= 0 and to >= 0 and by != to and not one_of(UNSEEN, event[at, s.KIND]):
            between[by, to] += 1
            between[to, by] += 1
    return between


@rule
def counts(seats: int, scal: Ints) -> bool:
    """Whether it matters to `seen_by` how much two dealt with each other: not where all are there, at a small table."""
    return seats > MOST or scal[s.LEFT] | scal[s.WITHDRAWN] != 0


@rule
def seen_by(frame: Frame, with_each: Ints, scal: Ints, seat: int, step: int) -> int:
    """Mask of those that a seat has a picture of, by its `dealings` with each. At a small table all the others, but for
    those that left before anything came between them; at a larger one those it dealt with, and of more than MOST those
    that the step names first, then those it dealt with most.
    """
    seats = frame.size[t.SEATS]
    gone = scal[s.LEFT] | scal[s.WITHDRAWN]
    named = frame.course[step, t.STEP_GUESSED] if frame.course[step, t.STEP_KIND] == t.COURSE_GUESS else 0
    rank = scratch()
    for other in range(seats):
        met = with_each[other]
        if met == 0 and seats <= MOST and gone >> other & 1 == 0:
            met = 1
        rank[other] = met + scal[s.EVENTS] if met > 0 and named >> other & 1 else met
    rank[seat] = 0.0
    who = 0
    for _ in range(MOST):
        best = 0
        for other in range(1, seats):
            if rank[other] > rank[best]:
                best = other
        if rank[best] > 0.0:
            who |= 1 << best
            rank[best] = 0.0
    return who
