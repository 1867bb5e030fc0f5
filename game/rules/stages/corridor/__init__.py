"""The corridor (entre-deux): one sealed act a structure, shown together; then waves of answers (`answers.py`).

Each act has a file here that bears its word, and in it what it `offers` and `offers_to` another, and what it `does`.
"""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.dispatch import by_code, each, in_turn, modules
from game.rules.compile.mode import rule
from game.rules.flow.waves import await_moves, first_wave
from game.rules.packing import open_in
from game.rules.read.standing import here
from game.rules.rows import add
from game.rules.stages.repair import breaches_wait
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

ACTS = [do for do in c.CORRIDOR if do != c.PASS]
_found = modules(__name__, {do: c.DOES[do] for do in ACTS})
_towards = each(_found, "offers_to")

does = by_code("does", each(_found, "does"))


@rule
def days_of(do: int) -> float:
    """What an act costs its author, in days."""
    return float(c.DAYS_OF[do])


@rule
def may(mask: int, days: float, do: int) -> bool:
    """Whether this act is open in this slot and its days can be paid."""
    return open_in(mask, do) and days >= days_of(do)


# What may be said to all comes last among what is done towards one other.
_order = sorted(_towards, key=lambda do: c.MOVES[do].to == "audience")
offers_to = in_turn("offers_to", {do: _towards[do] for do in _order}, may)
offers_of = in_turn("offers_of", each(_found, "offers"), may)


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """To pass; what may be done towards each of the others; what one does on one's own."""
    mask = t.USUAL_MOVES
    if frame.course[state.scal[s.STEP], t.STEP_KIND] == t.COURSE_CORRIDOR:
        mask = frame.course[state.scal[s.STEP], t.STEP_MOVES]
    days = state.seat[seat, s.DAYS]
    n = add(rows, 0, c.PASS, -1, 0, 0, 1, 1)
    for to in range(frame.size[t.SEATS]):
        if to != seat and state.scal[s.LEFT] >> to & 1 == 0:
            n = offers_to(mask, days, frame, state, seat, to, rows, n)
    return int(offers_of(mask, days, frame, state, seat, rows, n))


@rule
def opens(frame: Frame, secrets: Secrets, state: State, step: int) -> int:
    """All those still there are awaited."""
    if here(state) == 0:
        return c.TO_NEXT
    open_slot(state, here(state))
    return c.TO_MOVES


@rule
def open_slot(state: State, who: int) -> None:
    state.scal[s.SLOT] += 1
    await_moves(state, c.AT_CORRIDOR, who)


@rule
def asks(do: int) -> bool:
    return do in (c.ASK, c.LISTEN, c.PRESS)


@rule
def corridor_move(frame: Frame, secrets: Secrets, state: State, by: int) -> None:
    """Carry out the sealed act of one seat."""
    do = int(state.sealed[by, s.DO])
    cost = days_of(do)
    state.seat[by, s.DAYS] -= cost
    state.seat[by, s.DAYS_CORRIDOR] += cost
    to, what, how = int(state.sealed[by, s.TO]), int(state.sealed[by, s.WHAT]), int(state.sealed[by, s.HOW])
    does(do, frame, secrets, state, by, to, what, how)


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    for asking in range(2):  # what is told at the same moment answers what is asked
        for seat in range(frame.size[t.SEATS]):
            if who >> seat & 1 and asks(int(state.sealed[seat, s.DO])) == (asking == 1):
                corridor_move(frame, secrets, state, seat)
    return c.TO_ANSWERS


@rule
def after_answers(frame: Frame, secrets: Secrets, state: State) -> int:
    """What was betrayed or found out in this slot is answered for before the next."""
    breaches_wait(frame, state)
    return c.TO_MOVES if first_wave(frame, state) else c.TO_NEXT


STAGE = Stage((c.AT_CORRIDOR,), offers, shows, t.COURSE_CORRIDOR, opens, after_answers=after_answers)
