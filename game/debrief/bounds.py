"""The worst and the best that each structure could have agreed to, with the agendas drawn: what its own game is
measured against. What every package is worth with an agenda is kept from one play to the next, and those that suit
it are a row of bits: the packages that suit everybody are then what these rows have in common.
"""

from game.debrief.outcome import BEST, PACKAGES_A_WORD, WORST, Outcome
from game.rules.mode import rule
from game.rules.state import PRESSURE_PART, RED_ZONE, SEEKS, State
from game.rules.view import is_red, weight_of
from game.story.tables import (
    CLAUSE_FROM,
    CLAUSE_TO,
    CLAUSES,
    PACKAGES,
    PAIR_FROM,
    PAIR_TO,
    PRESSURE_FROM,
    RESERVE,
    SEATS,
    Frame,
    Secrets,
)


@rule
def keep_bounds(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """For the agendas drawn: the worst package of each seat, and the best that leaves nobody under its reserve and
    crosses no red zone (its reserve where there is none).
    """
    seats = frame.size[SEATS]
    for seat in range(seats):
        weigh_packages(frame, secrets, state, outcome, seat)
        spare_red(frame, secrets, state, outcome, seat)
        outcome.bounds[seat, WORST] = outcome.least[seeks_of(state, seat), pressure_of(secrets, state, seat)]
        outcome.bounds[seat, BEST] = secrets.seat[seat, RESERVE]
    for word in range(outcome.above.shape[2]):
        suit = -1
        for seat in range(seats):
            suit &= outcome.above[seeks_of(state, seat), pressure_of(secrets, state, seat), word]
            suit &= outcome.spared[int(state.seat[seat, RED_ZONE]), word]
        package = word * PACKAGES_A_WORD
        while suit > 0:
            if suit & 1:
                for seat in range(seats):
                    worth = outcome.worth[seeks_of(state, seat), pressure_of(secrets, state, seat), package]
                    if worth > outcome.bounds[seat, BEST]:
                        outcome.bounds[seat, BEST] = worth
            suit >>= 1
            package += 1


@rule
def seeks_of(state: State, seat: int) -> int:
    return int(state.seat[seat, SEEKS])


@rule
def pressure_of(secrets: Secrets, state: State, seat: int) -> int:
    """Which of its pressures a seat drew, from 0."""
    return int(state.seat[seat, PRESSURE_PART] - secrets.seat[seat, PRESSURE_FROM])


@rule
def weigh_packages(frame: Frame, secrets: Secrets, state: State, outcome: Outcome, seat: int) -> None:
    """What every package is worth to this seat with what it seeks and its pressure, and which are not under its
    reserve; once for each such agenda. From one package to the next only the first clauses change, and what the others
    are worth is kept.
    """
    seeks, pressure = seeks_of(state, seat), pressure_of(secrets, state, seat)
    if outcome.known[seeks, pressure] == 1:
        return
    outcome.known[seeks, pressure] = 1
    clauses = frame.size[CLAUSES]
    reserve = secrets.seat[seat, RESERVE]
    outcome.least[seeks, pressure] = reserve
    for clause in range(clauses):
        outcome.row[clause] = frame.clause[clause, CLAUSE_FROM]
    changed = clauses - 1
    for package in range(frame.size[PACKAGES]):
        for back in range(changed + 1):
            add_clause(secrets, state, outcome, seat, changed - back)
        worth = float(outcome.gain[0])
        for at in range(int(secrets.seat[seat, PAIR_FROM]), int(secrets.seat[seat, PAIR_TO])):
            pair = 1 << int(secrets.row[at, 1]) | 1 << int(secrets.row[at, 2])
            if int(secrets.row[at, 0]) == seeks and outcome.bits[0] & pair == pair:
                worth += secrets.row[at, 3]
        outcome.worth[seeks, pressure, package] = worth
        if worth >= reserve:
            outcome.above[seeks, pressure, package // PACKAGES_A_WORD] |= 1 << package % PACKAGES_A_WORD
        if worth < outcome.least[seeks, pressure]:
            outcome.least[seeks, pressure] = worth
        changed = next_package(frame, outcome)


@rule
def spare_red(frame: Frame, secrets: Secrets, state: State, outcome: Outcome, seat: int) -> None:
    """Which packages do not cross the red zone that this seat drew; once for each red zone."""
    red = int(state.seat[seat, RED_ZONE])
    if outcome.known[red, 0] == 1:
        return
    outcome.known[red, 0] = 1
    clauses = frame.size[CLAUSES]
    for clause in range(clauses):
        outcome.row[clause] = frame.clause[clause, CLAUSE_FROM]
    for package in range(frame.size[PACKAGES]):
        crosses = False
        for clause in range(clauses):
            crosses = crosses or is_red(secrets, state, seat, outcome.row[clause])
        if not crosses:
            outcome.spared[red, package // PACKAGES_A_WORD] |= 1 << package % PACKAGES_A_WORD
        next_package(frame, outcome)


@rule
def add_clause(secrets: Secrets, state: State, outcome: Outcome, seat: int, clause: int) -> None:
    """Count in this clause of the package being looked at, on top of those after it."""
    option = outcome.row[clause]
    outcome.bits[clause] = outcome.bits[clause + 1] | 1 << option
    outcome.gain[clause] = outcome.gain[clause + 1] + weight_of(secrets, state, seat, option)


@rule
def next_package(frame: Frame, outcome: Outcome) -> int:
    """Go to the next package, as `decode` numbers them; returns the last clause that changed."""
    for clause in range(frame.size[CLAUSES]):
        outcome.row[clause] += 1
        if outcome.row[clause] < frame.clause[clause, CLAUSE_TO]:
            return clause
        outcome.row[clause] = frame.clause[clause, CLAUSE_FROM]
    return frame.size[CLAUSES] - 1
