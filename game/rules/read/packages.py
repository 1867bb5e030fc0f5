"""Packages: one option for each clause. Numbered in mixed radix, clause by clause; what one gains from a package;
what it asks.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.agendas import is_red, weight_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def pledge_share(level: float) -> float:
    """What a pledge level makes of what a package asks: half, all, half as much again."""
    return e.PLEDGE_LEAST + e.PLEDGE_STEP * level


@rule
def least_level(frame: Frame) -> int:
    """The least that may be pledged of what a package asks: where a clause is the key, as asked."""
    return c.AS_ASKED if frame.size[t.KEY] > 0 else c.LESS


@rule
def levels_open(frame: Frame) -> int:
    """How many levels may be pledged, from the least."""
    return 1 if frame.size[t.KEY] > 0 else len(c.LEVELS)


@rule
def decode(frame: Frame, number: int, out: Ints) -> None:
    """Write the options (absolute) of package `number` in `out[:clauses]`."""
    left = int(number)
    for clause in range(frame.size[t.CLAUSES]):
        first, end = frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]
        out[clause] = first + left % (end - first)
        left = left // (end - first)


@rule
def encode(frame: Frame, options: Ints) -> int:
    """The number of the package with these options."""
    number = 0
    for back in range(frame.size[t.CLAUSES]):
        clause = frame.size[t.CLAUSES] - 1 - back
        first, end = frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]
        number = number * (end - first) + options[clause] - first
    return number


@rule
def base_package(frame: Frame, out: Ints) -> None:
    for clause in range(frame.size[t.CLAUSES]):
        out[clause] = frame.clause[clause, t.CLAUSE_BASE]


@rule
def includes(frame: Frame, options: Ints, option: int) -> bool:
    """Whether a package has this option."""
    return bool(options[int(frame.option[option, t.OF_CLAUSE])] == option)


@rule
def holds_both(frame: Frame, options: Ints, one: int, other: int) -> bool:
    """Whether a package has both of these options, which may be worth more together."""
    return includes(frame, options, one) and includes(frame, options, other)


@rule
def gain_of(frame: Frame, secrets: Secrets, state: State, seat: int, options: Ints) -> float:
    """What this package is worth to this seat, in the points of its interests; red zones apart."""
    total = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        total += weight_of(secrets, state, seat, options[clause])
    seeks = int(state.seat[seat, s.SEEKS])
    for at in range(int(secrets.seat[seat, t.PAIR_FROM]), int(secrets.seat[seat, t.PAIR_TO])):
        if int(secrets.row[at, 0]) == seeks:
            if holds_both(frame, options, int(secrets.row[at, 1]), int(secrets.row[at, 2])):
                total += secrets.row[at, 3]
    return total


@rule
def change_of(
    frame: Frame, secrets: Secrets, state: State, seat: int, options: Ints, clause: int, option: int
) -> float:
    """What this seat gains where this clause of a package becomes this option; red zones apart."""
    was, gain = options[clause], 0.0
    if was == option:
        return gain
    gain = weight_of(secrets, state, seat, option) - weight_of(secrets, state, seat, was)
    for at in range(int(secrets.seat[seat, t.PAIR_FROM]), int(secrets.seat[seat, t.PAIR_TO])):
        if int(secrets.row[at, 0]) == int(state.seat[seat, s.SEEKS]):
            one, other = int(secrets.row[at, 1]), int(secrets.row[at, 2])
            if was in (one, other) and includes(frame, options, other if was == one else one):
                gain -= secrets.row[at, 3]
            if option in (one, other) and includes(frame, options, other if option == one else one):
                gain += secrets.row[at, 3]
    return gain


@rule
def dealt_with(frame: Frame, clause: int, step: int) -> bool:
    """Whether something may be signed of this clause by this step of the course: not where tables came, and none had
    it on it."""
    left_out = False
    for at in range(min(step + 1, frame.size[t.STEPS])):
        if frame.course[at, t.STEP_KIND] == t.COURSE_TABLE:
            if frame.course[at, t.STEP_CLAUSES] == 0 or frame.course[at, t.STEP_CLAUSES] >> clause & 1 == 1:
                return True
            left_out = True
    return not left_out


@rule
def crosses_red(frame: Frame, secrets: Secrets, state: State, seat: int, options: Ints) -> bool:
    for clause in range(frame.size[t.CLAUSES]):
        if is_red(secrets, state, seat, options[clause]):
            return True
    return False


@rule
def asked_days(frame: Frame, options: Ints, seat: int) -> float:
    """Days that this package asks of this seat in each delivery period."""
    total = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        total += frame.option[options[clause], t.N_OPTION + seat]
    return total


@rule
def asked_money(frame: Frame, options: Ints, seat: int) -> float:
    """Euros that this package asks of this seat, once."""
    total = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        total += frame.option[options[clause], t.N_OPTION + frame.size[t.SEATS] + seat]
    return total


@rule
def paid_between(frame: Frame, options: Ints, by: int, to: int) -> float:
    """Euros that `by` hands to `to` at each delivery made in full."""
    seats = frame.size[t.SEATS]
    total = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        total += frame.option[options[clause], t.N_OPTION + 2 * seats + by * seats + to]
    return total


@rule
def asks_euros(frame: Frame, option: int, seat: int) -> float:
    """Euros that an option asks of a seat: once for the project, and at each delivery for the others."""
    seats = frame.size[t.SEATS]
    total = frame.option[option, t.N_OPTION + seats + seat]
    for to in range(seats):
        total += frame.option[option, t.N_OPTION + 2 * seats + seat * seats + to]
    return float(total)


@rule
def on_table(state: State, clauses: int, place: int) -> int:
    """The number of the package at this place on the table, oldest first; -1 if none."""
    seen = 0
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            if seen == place:
                return package
            seen += 1
    return -1


@rule
def how_many_on_table(state: State, clauses: int) -> int:
    count = 0
    for package in range(state.scal[s.MADE]):
        count += state.package[package, clauses + s.ON_TABLE] == 1
    return count


@rule
def mark_of(state: State, clauses: int, package: int, seat: int) -> int:
    """A seat's last mark on a package: -1 none yet, NO, NOT_YET, YES."""
    return state.package[package, clauses + s.N_PACKAGE + seat] - 1
