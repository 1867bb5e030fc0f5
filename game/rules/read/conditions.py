"""Conditions of a scenario, walked as a table of steps on a small stack; and why one does not hold."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch
from game.rules.packing import one_of
from game.rules.read.boxes import box_total
from game.rules.read.stance import antagonism_level, synergy_level
from game.rules.read.standing import agreed, delivered_share, has_gage, saw_learn, trust_of
from game.rules.state import (
    State,
    aloud_at,
    box_at,
    chosen_at,
    counted_at,
    happened_at,
    in_box_at,
    prepared_at,
    visited_at,
)
from game.story import tables as t
from game.story.tables import Frame, Secrets

# The operators of two values.
OF_TWO = c.kinds(t.OP_AND, t.OP_OR, t.OP_EQ, t.OP_NE, t.OP_LT, t.OP_LE, t.OP_GT, t.OP_GE, t.OP_ADD, t.OP_SUB)


@rule
def truth(value: bool) -> float:
    return 1.0 if value else 0.0


@rule
def fact_of_play(frame: Frame, secrets: Secrets, state: State, op: int, a: int, b: int, k: int) -> float:
    """The value of one function of the closed list, of the codes of its arguments."""
    seats = frame.size[t.SEATS]
    if op == t.OP_TRUST:
        return float(int(e.TRUST_STEPS * trust_of(state, a, b) - e.TRUST_EDGE))
    if op == t.OP_SYNERGY:
        return float(synergy_level(frame, secrets, state, a))
    if op == t.OP_ANTAGONISM:
        return float(antagonism_level(frame, secrets, state, a))
    if op == t.OP_KNOWN:
        return truth(state.fact[b, a] > 0)
    if op == t.OP_SAID:
        return truth(state.fact[a, seats + s.SAID_AT] > 0)
    if op == t.OP_BURST:
        return truth(state.fact[a, seats + s.BURST_AT] > 0)
    if op == t.OP_DAYS:
        return float(state.seat[a, s.DAYS])
    if op == t.OP_MONEY:
        return float(state.seat[a, s.MONEY])
    if op == t.OP_AGREED:
        return truth(agreed(frame, state, a))
    if op == t.OP_SIGNED:
        return truth(state.scal[s.IN_FORCE] >= 0)
    if op == t.OP_BOUND:
        return truth(state.scal[s.BOUND] >> a & 1 == 1)
    if op == t.OP_DELIVERED:
        return delivered_share(state, a)
    if op == t.OP_PROJECT:
        return state.scal[s.PEOPLE] / 1000
    if op == t.OP_CHOSEN:
        return truth(state.flag[chosen_at(frame, a)] > 0)
    if op == t.OP_VISITED:
        return truth(state.flag[visited_at(frame, a)] > 0)
    if op == t.OP_HAPPENED:
        return truth(state.flag[happened_at(frame, a)] > 0)
    if op == t.OP_AGENDA:
        seat = int(secrets.part[a, t.PART_SEAT])
        return truth(
            int(state.seat[seat, s.SEEKS]) == a
            or int(state.seat[seat, s.RED_ZONE]) == a
            or int(state.seat[seat, s.PRESSURE_PART]) == a
        )
    if op == t.OP_LEFT:
        return truth(state.scal[s.LEFT] >> a & 1 == 1)
    if op == t.OP_GAGE:
        return truth(has_gage(frame, state, a))
    if op == t.OP_PREPARED:
        return truth(state.flag[prepared_at(frame, a)] > 0)
    if op == t.OP_ASKED:
        return truth(state.pair[a, b, s.ASKED] > 0.0)
    if op == t.OP_WENT:
        return truth(state.pair[a, b, s.WENT] > 0.0)
    if op == t.OP_PERIODS:
        return float(state.scal[s.PERIOD])
    if op == t.OP_BREACHES:
        return float(state.scal[s.BREACHES])
    if op == t.OP_REPAIRED:
        return float(state.scal[s.REPAIRED])
    if op == t.OP_WITHDREW:
        return truth(state.scal[s.WITHDRAWN] >> a & 1 == 1)
    if op == t.OP_NAMED:
        return truth(state.scal[s.TENSION_NAMED] > 0)
    if op == t.OP_COUNT:
        return float(state.flag[counted_at(frame, a)])
    if op == t.OP_ALL_KNOW:
        return truth(saw_learn(state, a, -1, b))
    if op == t.OP_SAW_LEARN:
        return truth(saw_learn(state, a, b, k))
    if op == t.OP_DAYS_WITH:
        return float(state.pair[a, b, s.LISTENED])
    if op == t.OP_GIVEN:
        return float(state.flag[in_box_at(frame, b, s.GIVEN, a)])
    if op == t.OP_LAST_GIVEN:
        return float(state.flag[in_box_at(frame, b, s.LAST_PUT, a)])
    if op == t.OP_CLAIMED:
        return float(state.flag[in_box_at(frame, b, s.CLAIMED, a)])
    if op == t.OP_BOX_TOTAL:
        return float(box_total(frame, state, a, s.GIVEN))
    if op == t.OP_LAST_TOTAL:
        return float(box_total(frame, state, a, s.LAST_PUT))
    if op == t.OP_REACHED:
        return float(state.flag[box_at(frame, a, s.REACHED)])
    if op == t.OP_COUNTED:
        return truth(state.flag[aloud_at(frame, a)] > 0)
    return 0.0


@rule
def combine(op: int, x: float, y: float) -> float:
    """Two values made one."""
    if op == t.OP_AND:
        return truth(x != 0.0 and y != 0.0)
    if op == t.OP_OR:
        return truth(x != 0.0 or y != 0.0)
    if op == t.OP_EQ:
        return truth(x == y)
    if op == t.OP_NE:
        return truth(x != y)
    if op == t.OP_LT:
        return truth(x < y)
    if op == t.OP_LE:
        return truth(x <= y)
    if op == t.OP_GT:
        return truth(x > y)
    if op == t.OP_GE:
        return truth(x >= y)
    return x + y if op == t.OP_ADD else x - y


@rule
def holds(frame: Frame, secrets: Secrets, state: State, condition: int) -> bool:
    """Whether a condition (first row in Frame.row, or -1 for none) holds now."""
    return condition < 0 or walked(frame, secrets, state, int(condition))  # Most are none, told without a call.


@rule
def walked(frame: Frame, secrets: Secrets, state: State, at: int) -> bool:
    """Whether the condition whose first row is `at` holds now."""
    stack = scratch()
    top = 0
    op = int(frame.row[at, 0])
    while op != t.OP_END:
        if op == t.OP_NUMBER:
            stack[top] = frame.row[at, 1]
            top += 1
        elif op == t.OP_NOT:
            stack[top - 1] = truth(stack[top - 1] == 0.0)
        elif one_of(OF_TWO, op):
            top -= 1
            stack[top - 1] = combine(op, stack[top - 1], stack[top])
        else:
            a, b, k = int(frame.row[at, 1]), int(frame.row[at, 2]), int(frame.row[at, 3])
            stack[top] = fact_of_play(frame, secrets, state, op, a, b, k)
            top += 1
        at += 1
        op = int(frame.row[at, 0])
    return stack[0] != 0.0
