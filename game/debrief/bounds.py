"""The worst and the best that each structure could have agreed to, with the agendas drawn: what its own game is
measured against. What every package is worth with an agenda is kept from one play to the next, and those that suit
it are a row of bits: the packages that suit everybody are then what these rows have in common. Only what could be
put in the play counts.
"""

from game.debrief import outcome as o
from game.debrief.outcome import Outcome
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import lowest_bit
from game.rules.options import never_put
from game.rules.read.agendas import is_red, weight_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets


@rule
def keep_bounds(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """For the agendas drawn: the worst package of each seat, and the best that leaves nobody under its reserve and
    crosses no red zone (its reserve where there is none).
    """
    seats = frame.size[t.SEATS]
    drawn = outcome.drawn
    keep_open(frame, state, outcome)
    for seat in range(seats):
        drawn[seat, o.SEEKS_DRAWN] = seeks_of(state, seat)
        drawn[seat, o.PRESSURE_DRAWN] = pressure_of(secrets, state, seat)
        weigh_packages(frame, secrets, state, outcome, seat)
        spare_red(frame, secrets, state, outcome, seat)
        outcome.bounds[seat, o.WORST] = least_of(frame, secrets, outcome, seat)
        outcome.bounds[seat, o.BEST] = secrets.seat[seat, t.RESERVE]
    for word in range(outcome.above.shape[2]):
        suit = suit_all(state, outcome, word)
        while suit != 0:
            package = word * o.PACKAGES_A_WORD + lowest_bit(suit)
            suit &= suit - 1
            for seat in range(seats):
                worth = outcome.worth[drawn[seat, o.SEEKS_DRAWN], drawn[seat, o.PRESSURE_DRAWN], package]
                if worth > outcome.bounds[seat, o.BEST]:
                    outcome.bounds[seat, o.BEST] = worth


@rule
def suit_all(state: State, outcome: Outcome, word: int) -> int:
    """The packages of this word that could be put and suit everybody, as bits; at a large table few or none do."""
    suit = int(outcome.open[outcome.ready[o.SLOT], word])
    for seat in range(state.seat.shape[0]):
        if suit == 0:
            return 0
        suit &= int(outcome.spared[int(state.seat[seat, s.RED_ZONE]), word])
        suit &= int(outcome.above[outcome.drawn[seat, o.SEEKS_DRAWN], outcome.drawn[seat, o.PRESSURE_DRAWN], word])
    return suit


@rule
def keep_open(frame: Frame, state: State, outcome: Outcome) -> None:
    """Which packages hold only options that could be put in this play; once for each set of those that could not."""
    never = never_put(state)
    slot = slot_for(outcome, never)
    outcome.ready[o.SLOT] = slot
    if outcome.ready[o.OPEN_FOR + slot] == never + 1:
        return
    outcome.ready[o.OPEN_FOR + slot] = never + 1
    outcome.ready[o.BEST_FOR + slot] = 0
    outcome.open[slot] = 0
    clauses = frame.size[t.CLAUSES]
    for clause in range(clauses):
        outcome.row[clause] = frame.clause[clause, t.CLAUSE_FROM]
    for package in range(frame.size[t.PACKAGES]):
        closed = 0
        for clause in range(clauses):
            closed |= never >> outcome.row[clause] & 1
        if closed == 0:
            outcome.open[slot, package // o.PACKAGES_A_WORD] |= 1 << package % o.PACKAGES_A_WORD
        next_package(frame, outcome)


@rule
def slot_for(outcome: Outcome, never: int) -> int:
    """The slot of this set of options, or one to fill: the first that is empty, else each in its turn."""
    for slot in range(o.SLOTS):
        if outcome.ready[o.OPEN_FOR + slot] in (never + 1, 0):
            return slot
    outcome.ready[o.TURN] = (outcome.ready[o.TURN] + 1) % o.SLOTS
    return int(outcome.ready[o.TURN])


@rule
def is_open(outcome: Outcome, package: int) -> bool:
    """Whether a package could be put in this play, once `keep_open` has looked."""
    return outcome.open[outcome.ready[o.SLOT], package // o.PACKAGES_A_WORD] >> package % o.PACKAGES_A_WORD & 1 == 1


@rule
def least_of(frame: Frame, secrets: Secrets, outcome: Outcome, seat: int) -> float:
    """The worth to a seat of the worst package that could be put, or its reserve; kept as `open` is."""
    seeks, pressure = outcome.drawn[seat, o.SEEKS_DRAWN], outcome.drawn[seat, o.PRESSURE_DRAWN]
    slot = outcome.ready[o.SLOT]
    if outcome.least_for[slot, seeks, pressure] == outcome.ready[o.OPEN_FOR + slot]:
        return float(outcome.least[slot, seeks, pressure])
    least = secrets.seat[seat, t.RESERVE]
    for package in range(frame.size[t.PACKAGES]):
        if is_open(outcome, package) and outcome.worth[seeks, pressure, package] < least:
            least = outcome.worth[seeks, pressure, package]
    outcome.least_for[slot, seeks, pressure] = outcome.ready[o.OPEN_FOR + slot]
    outcome.least[slot, seeks, pressure] = least
    return float(least)


@rule
def seeks_of(state: State, seat: int) -> int:
    return int(state.seat[seat, s.SEEKS])


@rule
def pressure_of(secrets: Secrets, state: State, seat: int) -> int:
    """Which of its pressures a seat drew, from 0."""
    return int(state.seat[seat, s.PRESSURE_PART] - secrets.seat[seat, t.PRESSURE_FROM])


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
    clauses = frame.size[t.CLAUSES]
    reserve = secrets.seat[seat, t.RESERVE]
    for clause in range(clauses):
        outcome.row[clause] = frame.clause[clause, t.CLAUSE_FROM]
    changed = clauses - 1
    for package in range(frame.size[t.PACKAGES]):
        for back in range(changed + 1):
            add_clause(secrets, state, outcome, seat, changed - back)
        worth = float(outcome.gain[0])
        for at in range(int(secrets.seat[seat, t.PAIR_FROM]), int(secrets.seat[seat, t.PAIR_TO])):
            pair = 1 << int(secrets.row[at, 1]) | 1 << int(secrets.row[at, 2])
            if int(secrets.row[at, 0]) == seeks and outcome.bits[0] & pair == pair:
                worth += secrets.row[at, 3]
        outcome.worth[seeks, pressure, package] = worth
        if worth >= reserve:
            outcome.above[seeks, pressure, package // o.PACKAGES_A_WORD] |= 1 << package % o.PACKAGES_A_WORD
        changed = next_package(frame, outcome)


@rule
def spare_red(frame: Frame, secrets: Secrets, state: State, outcome: Outcome, seat: int) -> None:
    """Which packages do not cross the red zone that this seat drew; once for each red zone."""
    red = int(state.seat[seat, s.RED_ZONE])
    if outcome.known[red, 0] == 1:
        return
    outcome.known[red, 0] = 1
    crossing = 0
    for option in range(frame.size[t.OPTIONS]):
        if is_red(secrets, state, seat, option):
            crossing |= 1 << option
    clauses = frame.size[t.CLAUSES]
    for clause in range(clauses):
        outcome.row[clause] = frame.clause[clause, t.CLAUSE_FROM]
    for package in range(frame.size[t.PACKAGES]):
        crosses = 0
        for clause in range(clauses):
            crosses |= crossing >> outcome.row[clause] & 1
        if crosses == 0:
            outcome.spared[red, package // o.PACKAGES_A_WORD] |= 1 << package % o.PACKAGES_A_WORD
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
    for clause in range(frame.size[t.CLAUSES]):
        outcome.row[clause] += 1
        if outcome.row[clause] < frame.clause[clause, t.CLAUSE_TO]:
            return clause
        outcome.row[clause] = frame.clause[clause, t.CLAUSE_FROM]
    return frame.size[t.CLAUSES] - 1
