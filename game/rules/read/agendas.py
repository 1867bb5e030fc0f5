"""What a structure seeks, cannot accept and is pressed for, as its agenda was drawn: known to itself and the rules."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets


@rule
def weight_of(secrets: Secrets, state: State, seat: int, option: int) -> float:
    """What this option is worth to this seat: its interest, and what the pressure at home adds."""
    at = t.N_PART + option
    return secrets.part[int(state.seat[seat, s.SEEKS]), at] + secrets.part[int(state.seat[seat, s.PRESSURE_PART]), at]


@rule
def sought_first(state: State, seat: int) -> int:
    """The part that a seat sought at the start, as its agenda was drawn."""
    changed = int(state.seat[seat, s.SOUGHT_FIRST])
    return changed - 1 if changed > 0 else int(state.seat[seat, s.SEEKS])


@rule
def sought_at(state: State, seat: int, place: int) -> int:
    """The part that a seat sought when the event at this place happened."""
    if state.seat[seat, s.SOUGHT_FIRST] > 0.0:
        for at in range(place, state.scal[s.EVENTS]):
            if state.event[at, s.KIND] == c.E_SEEKS and state.event[at, s.E_BY] == seat:
                return int(state.event[at, s.E_HOW])
    return int(state.seat[seat, s.SEEKS])


@rule
def is_red(secrets: Secrets, state: State, seat: int, option: int) -> bool:
    return secrets.part[int(state.seat[seat, s.RED_ZONE]), t.N_PART + option] > 0.0


@rule
def has_red(frame: Frame, secrets: Secrets, state: State, seat: int) -> bool:
    """Whether the red zone drawn for this seat refuses anything at all."""
    part = int(state.seat[seat, s.RED_ZONE])
    for option in range(frame.size[t.OPTIONS]):
        if secrets.part[part, t.N_PART + option] > 0.0:
            return True
    return False


@rule
def first_red(frame: Frame, secrets: Secrets, part: int) -> int:
    """The first option that this red zone refuses, -1 if none."""
    for option in range(frame.size[t.OPTIONS]):
        if secrets.part[part, t.N_PART + option] > 0.0:
            return option
    return -1


@rule
def best_weight(frame: Frame, secrets: Secrets, state: State, seat: int) -> float:
    """The most this seat could gain, clause by clause, were it alone."""
    total = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        best = 0.0
        for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
            weight = weight_of(secrets, state, seat, option)
            if weight > best:
                best = weight
        total += best
    return total
