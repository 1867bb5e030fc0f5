"""Conditions of a scenario, walked as a table of steps on a small stack; and why one does not hold."""

from game.rules.mode import rule, scratch
from game.rules.stance import antagonism_level, synergy_level
from game.rules.state import (
    ASKED,
    AUTHENTICITY,
    BOUND,
    BREACHES,
    BURST_AT,
    DAYS,
    GIVEN_DAYS,
    IN_FORCE,
    LEFT,
    MONEY,
    PEOPLE,
    PERIOD,
    PRESSURE_PART,
    PROMISED_DAYS,
    RED_ZONE,
    REPAIRED,
    SAID_AT,
    SEEKS,
    SINCERITY,
    TENSION_NAMED,
    WENT,
    WITHDRAWN,
    State,
    chosen_at,
    happened_at,
    prepared_at,
    visited_at,
)
from game.story.tables import (
    CLAUSES,
    GAGE,
    OF_CLAUSE,
    OP_ADD,
    OP_AGENDA,
    OP_AGREED,
    OP_AND,
    OP_ANTAGONISM,
    OP_ASKED,
    OP_BOUND,
    OP_BREACHES,
    OP_BURST,
    OP_CHOSEN,
    OP_DAYS,
    OP_DELIVERED,
    OP_END,
    OP_EQ,
    OP_GAGE,
    OP_GE,
    OP_GT,
    OP_HAPPENED,
    OP_KNOWN,
    OP_LE,
    OP_LEFT,
    OP_LT,
    OP_MONEY,
    OP_NAMED,
    OP_NE,
    OP_NOT,
    OP_NUMBER,
    OP_OR,
    OP_PERIODS,
    OP_PREPARED,
    OP_PROJECT,
    OP_REPAIRED,
    OP_SAID,
    OP_SIGNED,
    OP_SUB,
    OP_SYNERGY,
    OP_TRUST,
    OP_VISITED,
    OP_WENT,
    OP_WITHDREW,
    PART_SEAT,
    SEATS,
    Frame,
    Secrets,
)


@rule
def agreed(frame: Frame, state: State, option: int) -> bool:
    """Whether the package in force holds this option."""
    package = state.scal[IN_FORCE]
    return package >= 0 and state.package[package, int(frame.option[option, OF_CLAUSE])] == option


@rule
def has_gage(frame: Frame, state: State, kind: int) -> bool:
    """Whether the package in force holds a clause that stands in for trust, of this kind."""
    package = state.scal[IN_FORCE]
    if package < 0:
        return False
    for clause in range(frame.size[CLAUSES]):
        if int(frame.option[state.package[package, clause], GAGE]) == kind:
            return True
    return False


@rule
def trust_of(state: State, of: int, in_whom: int) -> float:
    """Trust, both parts taken together, 0 to 1."""
    return 0.5 * (state.pair[of, in_whom, SINCERITY] + state.pair[of, in_whom, AUTHENTICITY])


@rule
def delivered_share(state: State, seat: int) -> float:
    """What it gave of what it pledged, over the periods so far; 1 where nothing was pledged, 0 when not bound."""
    if state.scal[BOUND] >> seat & 1 == 0:
        return 0.0
    promised = state.seat[seat, PROMISED_DAYS]
    return state.seat[seat, GIVEN_DAYS] / promised if promised > 0.0 else 1.0


@rule
def truth(value: bool) -> float:
    return 1.0 if value else 0.0


@rule
def fact_of_play(frame: Frame, secrets: Secrets, state: State, op: int, a: int, b: int) -> float:
    """The value of one function of the closed list."""
    seats = frame.size[SEATS]
    if op == OP_TRUST:
        return float(int(5.0 * trust_of(state, a, b) - 0.0001))
    if op == OP_SYNERGY:
        return float(synergy_level(frame, secrets, state, a))
    if op == OP_ANTAGONISM:
        return float(antagonism_level(frame, secrets, state, a))
    if op == OP_KNOWN:
        return truth(state.fact[b, a] > 0)
    if op == OP_SAID:
        return truth(state.fact[a, seats + SAID_AT] > 0)
    if op == OP_BURST:
        return truth(state.fact[a, seats + BURST_AT] > 0)
    if op == OP_DAYS:
        return float(state.seat[a, DAYS])
    if op == OP_MONEY:
        return float(state.seat[a, MONEY])
    if op == OP_AGREED:
        return truth(agreed(frame, state, a))
    if op == OP_SIGNED:
        return truth(state.scal[IN_FORCE] >= 0)
    if op == OP_BOUND:
        return truth(state.scal[BOUND] >> a & 1 == 1)
    if op == OP_DELIVERED:
        return delivered_share(state, a)
    if op == OP_PROJECT:
        return state.scal[PEOPLE] / 1000.0
    if op == OP_CHOSEN:
        return truth(state.flag[chosen_at(frame, a)] > 0)
    if op == OP_VISITED:
        return truth(state.flag[visited_at(frame, a)] > 0)
    if op == OP_HAPPENED:
        return truth(state.flag[happened_at(frame, a)] > 0)
    if op == OP_AGENDA:
        seat = int(secrets.part[a, PART_SEAT])
        return truth(
            int(state.seat[seat, SEEKS]) == a
            or int(state.seat[seat, RED_ZONE]) == a
            or int(state.seat[seat, PRESSURE_PART]) == a
        )
    if op == OP_LEFT:
        return truth(state.scal[LEFT] >> a & 1 == 1)
    if op == OP_GAGE:
        return truth(has_gage(frame, state, a))
    if op == OP_PREPARED:
        return truth(state.flag[prepared_at(frame, a)] > 0)
    if op == OP_ASKED:
        return truth(state.pair[a, b, ASKED] > 0.0)
    if op == OP_WENT:
        return truth(state.pair[a, b, WENT] > 0.0)
    if op == OP_PERIODS:
        return float(state.scal[PERIOD])
    if op == OP_BREACHES:
        return float(state.scal[BREACHES])
    if op == OP_REPAIRED:
        return float(state.scal[REPAIRED])
    if op == OP_WITHDREW:
        return truth(state.scal[WITHDRAWN] >> a & 1 == 1)
    if op == OP_NAMED:
        return truth(state.scal[TENSION_NAMED] > 0)
    return 0.0


@rule
def combine(op: int, x: float, y: float) -> float:
    """Two values made one."""
    if op == OP_AND:
        return truth(x != 0.0 and y != 0.0)
    if op == OP_OR:
        return truth(x != 0.0 or y != 0.0)
    if op == OP_EQ:
        return truth(x == y)
    if op == OP_NE:
        return truth(x != y)
    if op == OP_LT:
        return truth(x < y)
    if op == OP_LE:
        return truth(x <= y)
    if op == OP_GT:
        return truth(x > y)
    if op == OP_GE:
        return truth(x >= y)
    return x + y if op == OP_ADD else x - y


@rule
def holds(frame: Frame, secrets: Secrets, state: State, condition: int) -> bool:
    """Whether a condition (first row in Frame.row, or -1 for none) holds now."""
    at = int(condition)
    if at < 0:
        return True
    stack = scratch()
    top = 0
    op = int(frame.row[at, 0])
    while op != OP_END:
        if op == OP_NUMBER:
            stack[top] = frame.row[at, 1]
            top += 1
        elif op == OP_NOT:
            stack[top - 1] = truth(stack[top - 1] == 0.0)
        elif op <= OP_SUB:
            top -= 1
            stack[top - 1] = combine(op, stack[top - 1], stack[top])
        else:
            stack[top] = fact_of_play(frame, secrets, state, op, int(frame.row[at, 1]), int(frame.row[at, 2]))
            top += 1
        at += 1
        op = int(frame.row[at, 0])
    return stack[0] != 0.0
