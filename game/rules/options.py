"""Which options may be put: not those still closed, nor those that lapsed. Settled when a step or a round opens, before
all; what holds one that no longer can be put leaves the table."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import lowest_bit
from game.rules.events import happen
from game.rules.read.conditions import holds
from game.rules.rows import add, add_those
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
def open_among(state: State, first: int, end: int) -> int:
    """The mask of the options [first, end) that can be put, counted from the first."""
    return ~int(state.scal[s.SHUT]) >> first & (1 << end - first) - 1


@rule
def add_options(
    state: State, rows: Ints, n: int, do: int, to: int, base: int, first: int, end: int, how: int, hows: int
) -> int:
    """Rows of what is about an option: those of [first, end) that can be put, each as WHAT = base + option."""
    return add_those(rows, n, do, to, base + first, open_among(state, first, end), how, hows)


@rule
def add_packages(frame: Frame, state: State, rows: Ints, n: int, do: int, how: int, hows: int) -> int:
    """Rows of the packages that can be put, one for each stretch of numbers: clause after clause, those of the clauses
    before it, again for each of its options that can be put."""
    since, length = n, 1
    n = add(rows, n, do, -1, 0, how, 1, hows)
    for clause in range(frame.size[t.CLAUSES]):
        first, end = frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]
        if n > rows.shape[0]:
            return n
        n = repeat(rows, since, n, length, open_among(state, first, end))
        length *= int(end - first)
    return n


@rule
def repeat(rows: Ints, since: int, n: int, length: int, those: int) -> int:
    """Rows [since, n), of stretches of so many numbers (`length`), become those of as many such lengths as this mask
    has places, where it holds them. The last stretch of one joins the first of the next where both go to their edges.
    """
    count = n - since
    if count == 0 or those == 0:
        return since
    first, head, tail = lowest_bit(those), rows[since, 4], rows[n - 1, 4]
    joins = rows[since, 2] == 0 and rows[n - 1, 2] + tail == length
    for at in range(since, n):
        rows[at, 2] += first * length
    left, before = those & those - 1, first
    while left != 0 and n <= rows.shape[0]:
        place = lowest_bit(left)
        copied = since
        if joins and place == before + 1:
            rows[n - 1, 4] += head
            copied += 1
        for at in range(copied, since + count):
            what = rows[at, 2] + (place - first) * length
            whats = rows[at, 4] if at < since + count - 1 else tail
            n = add(rows, n, rows[since, 0], rows[since, 1], what, rows[since, 3], whats, rows[since, 5])
        left, before = left & left - 1, place
    return n
