"""Knots: a fact that contradicts what was agreed, that somebody bound did not know, bursts; each answers it."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.agreement import leave, reopen_clause
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import await_moves
from game.rules.gestures import deceived, feels, gesture, meets, trust_moves
from game.rules.history import held_at_start
from game.rules.packing import claim_of
from game.rules.rows import add
from game.rules.saying import DENIED_IT, NOT_ASKED, TOLD_IT, wronged
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def next_knot(frame: Frame, state: State) -> int:
    """A fact that contradicts the agreement in force, which somebody bound does not know and which has not burst,
    the first in the order of the scenario: -1 if none.
    """
    seats = frame.size[t.SEATS]
    first = -1
    if state.scal[s.IN_FORCE] < 0:
        return -1
    for fact in range(frame.size[t.FACTS]):
        clause = int(frame.fact[fact, t.FACT_CLAUSE])
        if clause >= 0 and state.fact[fact, seats + s.BURST_AT] == 0 and state.fact[fact, seats + s.SAID_AT] == 0:
            option = state.package[state.scal[s.IN_FORCE], clause]
            known = False
            unsaid = False
            for seat in range(seats):
                if state.scal[s.BOUND] >> seat & 1:
                    unsaid = unsaid or state.fact[fact, seat] == c.UNKNOWN
                known = known or state.fact[fact, seat] != c.UNKNOWN
            if known and unsaid and int(frame.fact[fact, t.FACT_OPTIONS]) >> option & 1:
                if first < 0 or frame.fact[fact, t.FACT_PLACE] < frame.fact[first, t.FACT_PLACE]:
                    first = fact
    return first


@rule
def holder_of(secrets: Secrets, state: State, fact: int) -> int:
    """Whose knot it is: who knew it from the start, those bound first; else the first who knows."""
    found, best = -1, -1
    for seat in range(state.seat.shape[0]):
        if state.fact[fact, seat] != c.UNKNOWN:
            rank = 0
            if held_at_start(secrets, state, seat, fact):
                rank = 2 if state.scal[s.BOUND] >> seat & 1 else 1
            if rank > best:
                found, best = seat, rank
    return found


@rule
def burst_holder(state: State) -> int:
    """Whose knot is on the burst page, -1 if nobody's. Once burst everyone knows the fact and its holder may have
    left: the event remembers.
    """
    for back in range(state.scal[s.EVENTS]):
        at = state.scal[s.EVENTS] - 1 - back
        if state.event[at, s.KIND] == c.E_BURST:
            return int(state.event[at, s.E_BY])
    return -1


@rule
def burst(frame: Frame, secrets: Secrets, state: State, fact: int) -> None:
    """A knot bursts: the fact is known to all, its clause yields nothing this period. What its holder answered
    when asked sets the loss:
    denied, dodged, never asked; about a third for those who had been told."""
    seats = frame.size[t.SEATS]
    holder = holder_of(secrets, state, fact)
    state.fact[fact, seats + s.BURST_AT] = state.scal[s.TICK] + 1
    state.scal[s.BURSTING] = fact
    state.scal[s.CLOSED] |= 1 << int(frame.fact[fact, t.FACT_CLAUSE])
    happen(state, c.E_BURST, holder, -1, fact, 0)
    for other in range(seats):
        if other != holder:
            denied = int(state.pair[holder, other, s.DENIED])
            if denied == TOLD_IT:
                denied = NOT_ASKED  # told of another knot; who was told of this one knows it
            if state.fact[fact, other] != c.UNKNOWN:
                meets(state, other, holder, e.KNOT_KNOWN)
            elif denied == DENIED_IT:
                deceived(state, other, holder, e.KNOT_DENIED)
                happen(state, c.E_LIE_OUT, holder, other, claim_of(c.BOTHERS, fact), 0)
            else:
                trust_moves(state, other, holder, -e.KNOT_UNSAID - e.KNOT_DODGED * denied, e.KNOT_FAILED)
                feels(state, other, e.KNOT_FELT)
            if state.fact[fact, other] == c.UNKNOWN:
                wronged(state, holder, other, e.WRONG_OF_KNOT, c.OF_KNOT)
        if state.fact[fact, other] == c.UNKNOWN:
            state.fact[fact, other] = c.TOLD


@rule
def react(frame: Frame, secrets: Secrets, state: State, by: int) -> None:
    """A structure's answer to a knot that burst."""
    how = int(state.sealed[by, s.HOW])
    holder = burst_holder(state)
    happen(state, c.E_REACTED, by, holder, state.scal[s.BURSTING], how)
    if how == c.SAY_COST:
        gesture(state, e.NAMES_TENSION_TO, by, -1, 1)
        feels(state, by, e.SAID_COST)
    elif how == c.ASK_REOPEN:
        state.scal[s.REOPEN] |= 1 << by
    elif how == c.SUSPEND:
        state.scal[s.SUSPENDED] |= 1 << by
    elif how == c.LET_PASS:
        gesture(state, e.YIELDS, by, holder, 2)
        feels(state, by, e.LET_PASS)
    elif how == c.LEAVE:
        leave(frame, state, by)


@rule
def open_knot(frame: Frame, secrets: Secrets, state: State) -> bool:
    """The next knot bursts, before all those bound. False when none is left."""
    state.scal[s.BURSTING] = -1
    fact = next_knot(frame, state)
    if fact < 0:
        return False
    burst(frame, secrets, state, fact)
    state.scal[s.WAVE] += 1
    await_moves(state, c.AT_BURST, state.scal[s.BOUND])
    return True


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    return add(rows, 0, c.REACT, -1, 0, 0, 1, len(c.REACTIONS))


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            react(frame, secrets, state, seat)
    reopen_clause(frame, state)
    return c.TO_REST


STAGE = Stage((c.AT_BURST,), offers, shows)
