"""Which options may be put: not those still closed, nor those that lapsed. Settled when a step or a round opens, before
all; what holds one that no longer can be put leaves the table."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch_codes
from game.rules.events import happen
from game.rules.read.conditions import holds
from game.rules.rows import add
from game.rules.state import State, opened_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def settle_options(frame: Frame, secrets: Secrets, state: State) -> None:
    """Note the options that cannot be put now."""
    shut = 0
    on_table = frame.course[state.scal[s.STEP], t.STEP_CLAUSES]
    for option in range(frame.size[t.OPTIONS]):
        clause = int(frame.option[option, t.OF_CLAUSE])
        if on_table > 0 and on_table >> clause & 1 == 0:
            if option != ground(frame, state, clause):
                shut |= 1 << option
        elif not stands_open(frame, secrets, state, option):
            shut |= 1 << option
    state.scal[s.SHUT] = shut


@rule
def note_open(state: State) -> None:
    """A round opens: what can be put in it is no longer what never could."""
    first = state.scal[s.TABLES] == 1 and state.scal[s.ROUND] == 0
    state.scal[s.NEVER_OPEN] = state.scal[s.SHUT] if first else state.scal[s.NEVER_OPEN] & state.scal[s.SHUT]


@rule
def never_put(state: State) -> int:
    """The mask of the options that could not be put in this play; where no table opened, of those shut in the end."""
    return int(state.scal[s.NEVER_OPEN] if state.scal[s.TABLES] > 0 else state.scal[s.SHUT])


@rule
def ground(frame: Frame, state: State, clause: int) -> int:
    """Where a clause stands that is not on the table: at what is in force, or at its base."""
    package = state.scal[s.IN_FORCE]
    return int(state.package[package, clause] if package >= 0 else frame.clause[clause, t.CLAUSE_BASE])


@rule
def stands_open(frame: Frame, secrets: Secrets, state: State, option: int) -> bool:
    """Whether an option may be put now."""
    if frame.option[option, t.CLOSED] > 0.0 and state.flag[opened_at(frame, option)] == 0:
        return False
    return holds(frame, secrets, state, int(frame.option[option, t.OPTION_IF]))


@rule
def shut_in(scal: Ints, option: int) -> bool:
    """Whether an option cannot be put, as a state or a view says."""
    return scal[s.SHUT] >> option & 1 == 1


@rule
def shut_of(frame: Frame, scal: Ints, options: Ints) -> int:
    """The first option of a package that cannot be put, -1 if none."""
    if scal[s.SHUT] != 0:
        for clause in range(frame.size[t.CLAUSES]):
            if shut_in(scal, options[clause]):
                return int(options[clause])
    return -1


@rule
def clear_table(frame: Frame, state: State) -> None:
    """Packages that hold an option that no longer can be put leave the table, or the wait for it, before all."""
    if state.scal[s.SHUT] == 0:
        return
    clauses = frame.size[t.CLAUSES]
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] != 0:
            option = shut_of(frame, state.scal, state.package[package])
            if option >= 0:
                state.package[package, clauses + s.ON_TABLE] = 0
                happen(state, c.E_LAPSED, -1, -1, package, option)


@rule
def add_options(
    state: State, rows: Ints, n: int, do: int, to: int, base: int, first: int, end: int, how: int, hows: int
) -> int:
    """Rows of what is about an option: those of [first, end) that can be put, each as WHAT = base + option."""
    if state.scal[s.SHUT] >> first & (1 << end - first) - 1 == 0:
        return add(rows, n, do, to, base + first, how, end - first, hows)
    since = first
    for option in range(first, end + 1):
        if option == end or shut_in(state.scal, option):
            if option > since:
                n = add(rows, n, do, to, base + since, how, option - since, hows)
            since = option + 1
    return n


@rule
def add_packages(frame: Frame, state: State, rows: Ints, n: int, do: int, how: int, hows: int) -> int:
    """Rows of the packages that can be put, one for each stretch of numbers."""
    clause, last = first_shut(frame, state), last_shut(frame, state)
    alike = 1  # packages one after another that differ by the clauses before that one only: all can be put, or none
    for before in range(clause):
        alike *= int(frame.clause[before, t.CLAUSE_TO] - frame.clause[before, t.CLAUSE_FROM])
    options = scratch_codes()  # counted up with the numbers: worked out of each, a division a stretch
    for at in range(clause, last + 1):
        options[at] = frame.clause[at, t.CLAUSE_FROM]
    since, stretches = 0, frame.size[t.PACKAGES] // alike
    for stretch in range(stretches + 1):
        if stretch == stretches or any_shut(state, options, clause, last):
            if stretch > since:
                n = add(rows, n, do, -1, since * alike, how, (stretch - since) * alike, hows)
            since = stretch + 1
        count_up(frame, options, clause, last)
    return n


@rule
def shut_within(frame: Frame, state: State, clause: int) -> bool:
    """Whether an option of a clause cannot be put."""
    first, end = frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]
    return state.scal[s.SHUT] >> first & (1 << end - first) - 1 != 0


@rule
def first_shut(frame: Frame, state: State) -> int:
    """The first clause of which an option cannot be put; how many clauses there are, if none."""
    for clause in range(frame.size[t.CLAUSES]):
        if shut_within(frame, state, clause):
            return clause
    return int(frame.size[t.CLAUSES])


@rule
def last_shut(frame: Frame, state: State) -> int:
    """The last such clause, -1 if none."""
    last = -1
    for clause in range(frame.size[t.CLAUSES]):
        if shut_within(frame, state, clause):
            last = clause
    return last


@rule
def any_shut(state: State, options: Ints, since: int, last: int) -> bool:
    """Whether one of these options, from the clause `since` to the `last`, cannot be put."""
    for clause in range(since, last + 1):
        if shut_in(state.scal, options[clause]):
            return True
    return False


@rule
def count_up(frame: Frame, options: Ints, since: int, last: int) -> None:
    """The options of the next package by number, from the clause `since`, whose options turn first, to the `last`."""
    for clause in range(since, last + 1):
        options[clause] += 1
        if options[clause] < frame.clause[clause, t.CLAUSE_TO]:
            return
        options[clause] = frame.clause[clause, t.CLAUSE_FROM]
