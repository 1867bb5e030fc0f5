"""The worst and the best that each structure could have agreed to, with the agendas drawn: what its own game is
measured against. Every package is looked at, so it is done by halves: from one package to the next only the first
clauses change, and what the others are worth is kept.
"""

from game.debrief.outcome import BEST, WORST, Outcome
from game.rules.mode import rule
from game.rules.state import PRESSURE_PART, RED_ZONE, SEEKS, State
from game.rules.view import is_red, weight_of
from game.story.tables import (
    CLAUSE_FROM,
    CLAUSE_TO,
    CLAUSES,
    OPTIONS,
    PACKAGES,
    PAIR_FROM,
    PAIR_TO,
    RESERVE,
    SEATS,
    Frame,
    Secrets,
)


@rule
def keep_bounds(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """For the agendas drawn: the worst package of each seat, and the best that leaves nobody under its reserve and
    crosses no red zone (its reserve where there is none). Looked for once for each mix of agendas.
    """
    if same_mix(frame, state, outcome):
        return
    seats, clauses = frame.size[SEATS], frame.size[CLAUSES]
    for seat in range(seats):
        outcome.bounds[seat, WORST] = secrets.seat[seat, RESERVE]
        outcome.bounds[seat, BEST] = secrets.seat[seat, RESERVE]
    red = list_weights(frame, secrets, state, outcome)
    pairs = list_pairs(frame, secrets, state, outcome)
    for clause in range(clauses):
        outcome.row[clause] = frame.clause[clause, CLAUSE_FROM]
    changed = clauses - 1
    for _ in range(frame.size[PACKAGES]):
        for back in range(changed + 1):
            add_clause(outcome, changed - back, seats)
        add_pairs(secrets, outcome, pairs, seats)
        suits = outcome.bits[0] & red == 0
        for seat in range(seats):
            gain = outcome.total[seat]
            if gain < outcome.bounds[seat, WORST]:
                outcome.bounds[seat, WORST] = gain
            suits = suits and gain >= secrets.seat[seat, RESERVE]
        if suits:
            for seat in range(seats):
                if outcome.total[seat] > outcome.bounds[seat, BEST]:
                    outcome.bounds[seat, BEST] = outcome.total[seat]
        changed = next_package(frame, outcome)


@rule
def same_mix(frame: Frame, state: State, outcome: Outcome) -> bool:
    """The agendas drawn are those that `outcome.bounds` stand for; they are noted."""
    same = True
    for seat in range(frame.size[SEATS]):
        for k in range(3):
            part = int(state.seat[seat, SEEKS if k == 0 else (RED_ZONE if k == 1 else PRESSURE_PART)])
            same = same and outcome.mix[3 * seat + k] == part
            outcome.mix[3 * seat + k] = part
    return same


@rule
def list_weights(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> int:
    """Write what each option is worth to each seat; returns the options that are somebody's red zone, as bits."""
    red = 0
    for option in range(frame.size[OPTIONS]):
        for seat in range(frame.size[SEATS]):
            outcome.weight[option, seat] = weight_of(secrets, state, seat, option)
            if is_red(secrets, state, seat, option):
                red |= 1 << option
    return red


@rule
def list_pairs(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> int:
    """Write (row, seat, its two options as bits) of the pairs of options that count for the agendas drawn; returns
    how many.
    """
    found = 0
    for seat in range(frame.size[SEATS]):
        for at in range(int(secrets.seat[seat, PAIR_FROM]), int(secrets.seat[seat, PAIR_TO])):
            if int(secrets.row[at, 0]) == int(state.seat[seat, SEEKS]):
                outcome.pairs[found, 0] = at
                outcome.pairs[found, 1] = seat
                outcome.pairs[found, 2] = 1 << int(secrets.row[at, 1]) | 1 << int(secrets.row[at, 2])
                found += 1
    return found


@rule
def add_clause(outcome: Outcome, clause: int, seats: int) -> None:
    """Count in this clause of the package being looked at, on top of those after it."""
    option = outcome.row[clause]
    outcome.bits[clause] = outcome.bits[clause + 1] | 1 << option
    for seat in range(seats):
        outcome.gain[clause, seat] = outcome.gain[clause + 1, seat] + outcome.weight[option, seat]


@rule
def add_pairs(secrets: Secrets, outcome: Outcome, pairs: int, seats: int) -> None:
    """Write in `outcome.total` what the package being looked at is worth to each, pairs counted."""
    for seat in range(seats):
        outcome.total[seat] = outcome.gain[0, seat]
    for k in range(pairs):
        both = outcome.pairs[k, 2]
        if outcome.bits[0] & both == both:
            outcome.total[outcome.pairs[k, 1]] += secrets.row[outcome.pairs[k, 0], 3]


@rule
def next_package(frame: Frame, outcome: Outcome) -> int:
    """Go to the next package, as `decode` numbers them; returns the last clause that changed."""
    for clause in range(frame.size[CLAUSES]):
        outcome.row[clause] += 1
        if outcome.row[clause] < frame.clause[clause, CLAUSE_TO]:
            return clause
        outcome.row[clause] = frame.clause[clause, CLAUSE_FROM]
    return frame.size[CLAUSES] - 1
