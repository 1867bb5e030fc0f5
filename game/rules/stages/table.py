"""The table: four sealed rounds. Everyone marks every package and makes one move; all is shown together."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.agreement import copy_to_free_row, count_yeses, lay, mark, put, sign, stands
from game.rules.chance import FOR_TIE, draw
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import await_moves
from game.rules.gestures import feels, gesture, meets
from game.rules.options import add_options, add_packages, clear_table, ground, note_open, settle_options, shut_in
from game.rules.packing import amended_option, amended_place, amendment_of, mark_at, objection_to
from game.rules.read.agendas import is_red, weight_of
from game.rules.read.packages import decode, how_many_on_table, on_table
from game.rules.read.standing import here, present, sitting, two_or_more
from game.rules.rows import add
from game.rules.saying import hear_red, tell_fact
from game.rules.stages.corridor import open_slot
from game.rules.stages.stage import Stage
from game.rules.state import State, prepared_at, refused_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

ADJOURN_WAVE = 32  # waves of an adjourned round are counted from here, so that no two draws share a place


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """Supporting carries one's own pledge, less or more than asked; where a clause is the key, as asked."""
    least, levels = (c.AS_ASKED, 1) if frame.size[t.KEY] > 0 else (c.LESS, len(c.LEVELS))
    n = add(rows, 0, c.STAND, -1, 0, least, 1, levels)
    step = state.scal[s.STEP]
    if state.scal[s.ROUND] + 1 >= frame.course[step, t.STEP_ROUNDS]:
        return n
    moves = moves_of(frame, step, state.scal[s.ROUND])
    clauses = frame.size[t.CLAUSES]
    lying = how_many_on_table(state, clauses)
    options = frame.size[t.OPTIONS]
    if lets(moves, c.PUT):
        n = add_packages(frame, state, rows, n, c.PUT, least, levels)
    for place in range(lying):
        if place < s.TABLE_SIZE:
            if lets(moves, c.AMEND):
                n = add_options(state, rows, n, c.AMEND, -1, amendment_of(place, 0, options), 0, options, least, levels)
            if lets(moves, c.OBJECT):
                n = add(rows, n, c.OBJECT, -1, place, 0, 1, len(c.REASONS))
    if lets(moves, c.SHOW_RED):
        n = add(rows, n, c.SHOW_RED, -1, 0, c.AS_ASKED, 1, 1)
    if lets(moves, c.NAME_TENSION):
        n = add(rows, n, c.NAME_TENSION, -1, 0, c.AS_ASKED, 1, 1)
    for option in range(options):
        if frame.option[option, t.LIGHTER] > 0.0 and not shut_in(state.scal, option) and lets(moves, c.OFFER_LIGHTER):
            n = add(rows, n, c.OFFER_LIGHTER, -1, option, least, 1, levels)
    if state.scal[s.THIRD] >= 0 and state.scal[s.THIRD] >> seat & 1 == 0 and lets(moves, c.CALL_THIRD):
        n = add(rows, n, c.CALL_THIRD, -1, 0, c.AS_ASKED, 1, 1)
    if state.scal[s.ADJOURNED] >= 0 and lets(moves, c.ADJOURN):
        n = add(rows, n, c.ADJOURN, -1, 0, c.AS_ASKED, 1, 1)
    return add(rows, n, c.WITHDRAW, -1, 0, c.AS_ASKED, 1, 1) if lets(moves, c.WITHDRAW) else n


@rule
def moves_of(frame: Frame, step: int, at_round: int) -> int:
    """The mask of the moves that a round of a table lets one make; -1: all."""
    first = frame.course[step, t.STEP_ROUND_MOVES]
    return int(frame.row[first - 1 + at_round, 0]) if first > 0 else -1


@rule
def lets(moves: int, do: int) -> bool:
    return moves >> c.TABLE_BIT[do] & 1 == 1


@rule
def open_table(frame: Frame, state: State) -> None:
    """Clear the table; the package in force, if any, and clauses worded beforehand lie on it from the start."""
    clauses = frame.size[t.CLAUSES]
    for package in range(state.scal[s.MADE]):
        state.package[package, clauses + s.ON_TABLE] = 0
    state.scal[s.TABLES] += 1
    state.scal[s.ROUND] = 0
    state.scal[s.THIRD] = 0
    state.scal[s.ADJOURNED] = 0
    if state.scal[s.IN_FORCE] >= 0:
        copy_to_free_row(frame, state, state.scal[s.IN_FORCE])
        lay(frame, state, state.package[state.scal[s.IN_FORCE], clauses + s.PUT_BY], state.scal[s.IN_FORCE])
        return
    for seat in range(frame.size[t.SEATS]):
        ground_package(frame, state)
        worded = 0
        for clause in range(clauses):
            option = state.flag[prepared_at(frame, clause)] - 1
            if option >= 0 and not shut_in(state.scal, option):
                state.package[state.scal[s.MADE], clause] = option
                if state.flag[prepared_at(frame, clause) + clauses] == seat + 1:
                    worded += 1
        if worded > 0:
            put(frame, state, seat, -1, c.E_PUT)


@rule
def ground_package(frame: Frame, state: State) -> None:
    """Write in the first free row what stands where nobody says anything."""
    on_table = frame.course[state.scal[s.STEP], t.STEP_CLAUSES]
    for clause in range(frame.size[t.CLAUSES]):
        held = on_table > 0 and on_table >> clause & 1 == 0
        option = ground(frame, state, clause) if held else frame.clause[clause, t.CLAUSE_BASE]
        state.package[state.scal[s.MADE], clause] = option


@rule
def await_round(frame: Frame, secrets: Secrets, state: State) -> None:
    """The round opens for all who still sit at the table."""
    state.scal[s.WAVE] = 0
    settle_options(frame, secrets, state)
    note_open(state)
    clear_table(frame, state)
    await_moves(state, c.AT_ROUND, sitting(state))


@rule
def worst_option(frame: Frame, secrets: Secrets, state: State, seat: int, package: int) -> int:
    """What this seat has most against in a package: a red option, else the one worth least to it."""
    worst = state.package[package, 0]
    least = 1000.0
    for clause in range(frame.size[t.CLAUSES]):
        option = state.package[package, clause]
        worth = -100.0 if is_red(secrets, state, seat, option) else weight_of(secrets, state, seat, option)
        if worth < least:
            least = worth
            worst = option
    return worst


@rule
def name_tension(frame: Frame, secrets: Secrets, state: State, by: int) -> None:
    """Name the tension: the most sensitive fact known to `by` that contradicts an option lying on the table is
    said to all; else only that there is one.
    """
    state.scal[s.TENSION_NAMED] += 1
    found = -1
    clauses = frame.size[t.CLAUSES]
    for fact in range(frame.size[t.FACTS]):
        if found < 0 and frame.fact[fact, t.FACT_CLAUSE] >= 0 and state.fact[fact, by] != c.UNKNOWN:
            unknown_to_some = False
            for other in range(frame.size[t.SEATS]):
                unknown_to_some = unknown_to_some or state.fact[fact, other] == c.UNKNOWN
            for package in range(state.scal[s.MADE]):
                if unknown_to_some and state.package[package, clauses + s.ON_TABLE] == 1:
                    option = state.package[package, int(frame.fact[fact, t.FACT_CLAUSE])]
                    if int(frame.fact[fact, t.FACT_OPTIONS]) >> option & 1:
                        found = fact
    happen(state, c.E_TENSION, by, -1, found + 1, 0)
    gesture(state, e.NAMES_TENSION_TO, by, -1, 1)
    if found >= 0:
        tell_fact(frame, state, by, -1, found)


@rule
def show_red(frame: Frame, state: State, by: int) -> None:
    """Put one's red zone on the table."""
    part = int(state.seat[by, s.RED_ZONE])
    for other in range(frame.size[t.SEATS]):
        if other != by:
            hear_red(state, by, other, part, True)
            meets(state, other, by, e.SHOWED_RED)
    state.seat[by, s.STATED_NEED] = 1.0
    happen(state, c.E_RED_SHOWN, by, -1, part, 0)


@rule
def table_move(frame: Frame, secrets: Secrets, state: State, by: int, lying: int) -> None:
    """Carry out one seat's move of the round; `lying` packages were on the table when it was made."""
    clauses = frame.size[t.CLAUSES]
    do, what, how = int(state.sealed[by, s.DO]), int(state.sealed[by, s.WHAT]), int(state.sealed[by, s.HOW])
    if do == c.PUT:
        decode(frame, what, state.package[state.scal[s.MADE], :clauses])
        put(frame, state, by, -1, c.E_PUT)
    elif do == c.AMEND:
        package = on_table(state, clauses, amended_place(what, frame.size[t.OPTIONS]))
        option = amended_option(what, frame.size[t.OPTIONS])
        copy_to_free_row(frame, state, package)
        state.package[state.scal[s.MADE], int(frame.option[option, t.OF_CLAUSE])] = option
        put(frame, state, by, package, c.E_PUT)
    elif do == c.OBJECT:
        package = on_table(state, clauses, what)
        option = worst_option(frame, secrets, state, by, package) if how == c.WITH_REASON else -1
        state.package[package, clauses + s.OBJECTED] += 1
        if option >= 0:
            state.flag[refused_at(frame, option)] += 1
        happen(
            state,
            c.E_OBJECTED,
            by,
            state.package[package, clauses + s.PUT_BY],
            objection_to(package, option),
            how,
        )
        gesture(state, e.REFUSES, by, state.package[package, clauses + s.PUT_BY], 1)
        if how == c.WITH_REASON:
            for other in range(frame.size[t.SEATS]):
                if other != by:
                    meets(state, other, by, e.GAVE_REASON)
    elif do == c.SHOW_RED:
        show_red(frame, state, by)
    elif do == c.NAME_TENSION:
        name_tension(frame, secrets, state, by)
    elif do == c.OFFER_LIGHTER:
        if lying > 0:
            copy_to_free_row(frame, state, on_table(state, clauses, 0))
        else:
            ground_package(frame, state)
        state.package[state.scal[s.MADE], int(frame.option[what, t.OF_CLAUSE])] = what
        put(frame, state, by, -1, c.E_LIGHTER)
    elif do == c.CALL_THIRD:
        if state.scal[s.THIRD] >= 0:
            state.scal[s.THIRD] |= 1 << by
        happen(state, c.E_THIRD, by, -1, 0, 0)
    elif do == c.ADJOURN:
        state.scal[s.ADJOURNED] |= 1 << by
        happen(state, c.E_ADJOURN, by, -1, 0, 0)
    elif do == c.WITHDRAW:
        state.scal[s.WITHDRAWN] |= 1 << by
        happen(state, c.E_WITHDREW, by, -1, 0, 0)
        gesture(state, e.EXCLUDES, by, -1, 1)


@rule
def keep_four(frame: Frame, state: State) -> None:
    """At most four packages lie on the table: the least supported leaves; a tie is settled by a draw."""
    clauses = frame.size[t.CLAUSES]
    while how_many_on_table(state, clauses) > s.TABLE_SIZE:
        leaves = -1
        least = 1000.0
        for package in range(state.scal[s.MADE]):
            if state.package[package, clauses + s.ON_TABLE] == 1:
                support = state.package[package, clauses + s.YESES] + draw(state, FOR_TIE, 0, package) / 2
                if support < least:
                    least = support
                    leaves = package
        state.package[leaves, clauses + s.ON_TABLE] = 0


@rule
def show_round(frame: Frame, secrets: Secrets, state: State) -> int:
    """All is shown. Returns 1 where a package stands, 0 where the table goes on."""
    clauses = frame.size[t.CLAUSES]
    lying = how_many_on_table(state, clauses)
    made = state.scal[s.MADE]
    seats = frame.size[t.SEATS]
    for seat in range(seats):
        if present(state, seat):
            marks = int(state.sealed[seat, s.MARKS])
            place = 0
            for package in range(made):
                if state.package[package, clauses + s.ON_TABLE] == 1 and place < s.TABLE_SIZE:
                    mark(frame, state, seat, package, mark_at(marks, place))
                    place += 1
    for seat in range(seats):
        if present(state, seat):
            if int(state.sealed[seat, s.DO]) != c.OBJECT:
                state.seat[seat, s.PLEDGE_LEVEL] = state.sealed[seat, s.HOW]
            table_move(frame, secrets, state, seat, lying)
    if two_or_more(state.scal[s.THIRD]):
        state.scal[s.THIRD] = -1
        for seat in range(seats):
            feels(state, seat, e.THIRD_CAME)
    count_yeses(frame, state)
    keep_four(frame, state)
    package = stands(frame, state)
    if package >= 0:
        sign(frame, state, package)
        return 1
    return 0


@rule
def opens(frame: Frame, secrets: Secrets, state: State, step: int) -> int:
    """A table for two at least; one that reopens what was signed sees back those who withdrew."""
    sit = frame.course[step, t.STEP_WITH]
    if sit > 0:
        state.scal[s.ABSENT] = here(state) & ~sit
    if not two_or_more(here(state) & ~state.scal[s.ABSENT]):
        return c.TO_NEXT
    if frame.course[step, t.STEP_REOPENS]:
        state.scal[s.WITHDRAWN] = 0
    open_table(frame, state)
    state.scal[s.LAST_TABLE] = step
    await_round(frame, secrets, state)
    return c.TO_MOVES if state.scal[s.AWAITED] > 0 else c.TO_NEXT


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    """The table closes on a package or after its last round; two who ask to adjourn open a corridor slot, once a
    table.
    """
    standing = show_round(frame, secrets, state)
    happen(state, c.E_ROUND, -1, -1, state.scal[s.ROUND], standing)
    state.scal[s.ROUND] += 1
    still = sitting(state)
    if standing == 1:
        return c.TO_NEXT
    if state.scal[s.ROUND] >= frame.course[state.scal[s.STEP], t.STEP_ROUNDS] or not two_or_more(still):
        if state.scal[s.IN_FORCE] < 0:
            happen(state, c.E_NO_AGREEMENT, -1, -1, 0, 0)
        return c.TO_NEXT
    if state.scal[s.ADJOURNED] > 0:
        if two_or_more(state.scal[s.ADJOURNED]):
            state.scal[s.ADJOURNED] = -1
            state.scal[s.WAVE] = ADJOURN_WAVE
            open_slot(state, still)
            return c.TO_MOVES
        state.scal[s.ADJOURNED] = 0
    await_round(frame, secrets, state)
    return c.TO_MOVES


@rule
def after_answers(frame: Frame, secrets: Secrets, state: State) -> int:
    """Back to the table that was adjourned."""
    if state.scal[s.ADJOURNED] < 0:
        await_round(frame, secrets, state)
        return c.TO_MOVES
    return c.TO_NEXT


STAGE = Stage((c.AT_ROUND,), offers, shows, t.COURSE_TABLE, opens, after_answers=after_answers)
