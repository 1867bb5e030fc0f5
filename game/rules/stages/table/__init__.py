"""The table: four sealed rounds. Everyone marks every package and makes one move; all is shown together.

Each move has a file here that bears its word, and in it what it `offers`, or `offers_on` a package that lies there, and
what it `does`.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.agreement import (
    belied_by_signing,
    copy_to_free_row,
    count_yeses,
    ground_package,
    lay,
    mark,
    sign,
    signed_against,
    stands,
)
from game.rules.chance import FOR_TIE, draw
from game.rules.compile.dispatch import by_code, each, in_turn, modules
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch
from game.rules.events import happen
from game.rules.flow.waves import await_moves
from game.rules.gestures import feels
from game.rules.options import clear_table, note_open, settle_options, shut_in
from game.rules.packing import mark_at
from game.rules.read.agendas import is_red
from game.rules.read.packages import (
    crosses_red,
    gain_of,
    how_many_on_table,
    least_level,
    levels_open,
    mark_of,
    on_table,
)
from game.rules.read.standing import here, present, sitting, two_or_more
from game.rules.rows import add
from game.rules.stages.corridor import open_slot
from game.rules.stages.repair import accounts_asked, breaches_wait
from game.rules.stages.stage import Stage
from game.rules.state import State, prepared_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

ADJOURN_WAVE = 32  # waves of an adjourned round are counted from here, so that no two draws share a place

MOVES = [c.DOES.index(word) for word in t.TABLE_MOVES]
_found = modules(__name__, {do: c.DOES[do] for do in MOVES})
_own = each(_found, "offers")

does = by_code("does", each(_found, "does"))


@rule
def lets(moves: int, do: int) -> bool:
    """Whether a round lets one make this move."""
    return moves >> c.TABLE_BIT[do] & 1 == 1


# A whole package first, then what is done about each that lies there, then the rest.
offers_whole = in_turn("offers_whole", {c.PUT: _own[c.PUT]}, lets)
offers_on = in_turn("offers_on", each(_found, "offers_on"), lets)
offers_of = in_turn("offers_of", {do: one for do, one in _own.items() if do != c.PUT}, lets)


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """Supporting carries one's own pledge, less or more than asked; the last round lets one do nothing else."""
    n = add(rows, 0, c.STAND, -1, 0, least_level(frame), 1, levels_open(frame))
    step = state.scal[s.STEP]
    if state.scal[s.ROUND] + 1 >= frame.course[step, t.STEP_ROUNDS]:
        return n
    moves = moves_of(frame, step, state.scal[s.ROUND])
    lying = min(how_many_on_table(state, frame.size[t.CLAUSES]), s.TABLE_SIZE)
    n = offers_whole(moves, frame, state, seat, rows, n)
    for place in range(lying):
        n = offers_on(moves, frame, secrets, state, seat, place, rows, n)
    return int(offers_of(moves, frame, state, seat, rows, n))


@rule
def moves_of(frame: Frame, step: int, at_round: int) -> int:
    """The mask of the moves that a round of a table lets one make; -1: all."""
    first = frame.course[step, t.STEP_ROUND_MOVES]
    return int(frame.row[first - 1 + at_round, 0]) if first > 0 else -1


@rule
def open_table(frame: Frame, secrets: Secrets, state: State) -> None:
    """Clear the table; the package in force, if any, and clauses worded beforehand lie on it from the start: in each
    structure's own, those of the others that it could accept."""
    clauses = frame.size[t.CLAUSES]
    for package in range(state.scal[s.MADE]):
        state.package[package, clauses + s.ON_TABLE] = 0
    state.scal[s.TABLES] += 1
    state.scal[s.ROUND] = 0
    state.scal[s.THIRD] = 0
    state.scal[s.ADJOURNED] = 0
    if state.scal[s.IN_FORCE] >= 0:
        copy_to_free_row(frame, state, state.scal[s.IN_FORCE])
        author = state.package[state.scal[s.IN_FORCE], clauses + s.PUT_BY]
        standing = lay(frame, state, author, state.scal[s.IN_FORCE])
        if standing >= 0:
            change_worded(frame, secrets, state, standing)
        return
    for seat in range(frame.size[t.SEATS]):
        ground_package(frame, state)
        worded = 0
        for clause in range(clauses):
            option = state.flag[prepared_at(frame, clause)] - 1
            if option >= 0 and not shut_in(state.scal, option):
                own = state.flag[prepared_at(frame, clause) + clauses] == seat + 1
                if own or not is_red(secrets, state, seat, option):
                    state.package[state.scal[s.MADE], clause] = option
                worded += 1 if own else 0
        if worded > 0:
            lay_worded(frame, secrets, state, seat, -1)
    keep_four(frame, state, -1)


@rule
def change_worded(frame: Frame, secrets: Secrets, state: State, standing: int) -> None:
    """Beside what is signed, each structure's own changes to it that it worded since."""
    clauses = frame.size[t.CLAUSES]
    for seat in range(frame.size[t.SEATS]):
        copy_to_free_row(frame, state, standing)
        changed = 0
        for clause in range(clauses):
            option = state.flag[prepared_at(frame, clause)] - 1
            own = state.flag[prepared_at(frame, clause) + clauses] == seat + 1
            if own and option >= 0 and not shut_in(state.scal, option) and option != state.package[standing, clause]:
                state.package[state.scal[s.MADE], clause] = option
                changed += 1
        if changed > 0 and present(state, seat):
            lay_worded(frame, secrets, state, seat, standing)
    keep_four(frame, state, -1)


@rule
def lay_worded(frame: Frame, secrets: Secrets, state: State, seat: int, amends: int) -> None:
    """Lay the text that a structure worded beforehand, with its yes unless it loses by the whole of it or cannot
    accept it: what holds where nobody says anything may be so."""
    package = lay(frame, state, seat, amends)
    if package >= 0:
        happen(state, c.E_PUT, seat, -1, package, amends)
        options = state.package[package]
        loses = gain_of(frame, secrets, state, seat, options) < secrets.seat[seat, t.RESERVE]
        if not loses and not crosses_red(frame, secrets, state, seat, options):
            mark(frame, state, seat, package, c.YES)


@rule
def await_round(frame: Frame, secrets: Secrets, state: State) -> None:
    """The round opens for all who still sit at the table."""
    state.scal[s.WAVE] = 0
    settle_options(frame, secrets, state)
    note_open(state)
    clear_table(frame, state)
    let_in(frame, state)
    await_moves(state, c.AT_ROUND, sitting(state))


@rule
def judged(frame: Frame, state: State, package: int) -> bool:
    """Whether all who sit have given their mark on a package: one that was just put waits for the next round."""
    clauses = frame.size[t.CLAUSES]
    for seat in range(frame.size[t.SEATS]):
        if present(state, seat) and mark_of(state, clauses, package, seat) < 0:
            return False
    return True


@rule
def best_supported(frame: Frame, state: State) -> int:
    """Of the packages on the table the one with most yeses, the older of two; -1 if none."""
    clauses, best = frame.size[t.CLAUSES], -1
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            if best < 0 or state.package[package, clauses + s.YESES] > state.package[best, clauses + s.YESES]:
                best = package
    return best


@rule
def keep_four(frame: Frame, state: State, standing: int) -> None:
    """At most four packages lie on the table. Those that were not judged wait, where one stands (-1 for none); else, of
    those that were, the least supported leaves first, but for the best of them, to make room for those that wait."""
    clauses = frame.size[t.CLAUSES]
    lying, waiting = 0, 0
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            if judged(frame, state, package):
                lying += 1
            else:
                state.package[package, clauses + s.ON_TABLE] = s.WAITS
        waiting += state.package[package, clauses + s.ON_TABLE] == s.WAITS
    if standing >= 0:
        return
    best = best_supported(frame, state)
    while lying + waiting > s.TABLE_SIZE:
        leaves = least_supported(frame, state, best)
        if leaves < 0:
            break
        state.package[leaves, clauses + s.ON_TABLE] = 0
        lying -= 1
    let_in(frame, state)


@rule
def least_supported(frame: Frame, state: State, best: int) -> int:
    """Of the packages on the table, `best` apart, the one with least yeses; a tie is settled by a draw; -1 if none."""
    return drawn_among(state, 1, frame.size[t.CLAUSES] + s.YESES, frame.size[t.CLAUSES], best)


@rule
def drawn_among(state: State, lying: int, column: int, clauses: int, apart: int) -> int:
    """Of the packages that lie on the table as `lying` says (ON_TABLE), one apart, that with the least in this column;
    of several a draw says which, which is drawn only then; -1 if none."""
    found, tied, least = -1, False, 0
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == lying and package != apart:
            value = state.package[package, column]
            if found < 0 or value < least:
                found, tied, least = package, False, value
            elif value == least:
                tied = True
    if not tied:
        return found
    first = 1.0
    for package in range(found, state.scal[s.MADE]):
        here = state.package[package, clauses + s.ON_TABLE] == lying and package != apart
        if here and state.package[package, column] == least:
            turn = draw(state, FOR_TIE, 0, package)
            if turn < first:
                first = turn
                found = package
    return found


@rule
def let_in(frame: Frame, state: State) -> None:
    """As long as there is room, what waits comes to the table: first what was put first; a draw settles who comes of
    one round."""
    clauses = frame.size[t.CLAUSES]
    room, waiting = s.TABLE_SIZE - how_many_on_table(state, clauses), 0
    for package in range(state.scal[s.MADE]):
        waiting += state.package[package, clauses + s.ON_TABLE] == s.WAITS
    if waiting <= room:  # all come, and nothing is to be settled
        for package in range(state.scal[s.MADE]):
            if state.package[package, clauses + s.ON_TABLE] == s.WAITS:
                state.package[package, clauses + s.ON_TABLE] = 1
        return
    for _ in range(room):
        comes = drawn_among(state, s.WAITS, clauses + s.PUT_ROUND, clauses, -1)
        state.package[comes, clauses + s.ON_TABLE] = 1


@rule
def show_round(frame: Frame, secrets: Secrets, state: State) -> int:
    """All is shown. Returns 1 where a package stands, 0 where the table goes on."""
    clauses = frame.size[t.CLAUSES]
    lying = how_many_on_table(state, clauses)
    seats = frame.size[t.SEATS]
    marked = scratch()
    places = min(lying, s.TABLE_SIZE)
    for place in range(places):
        marked[place] = on_table(state, clauses, place)
    for seat in range(seats):
        if present(state, seat):
            marks = int(state.sealed[seat, s.MARKS])
            for place in range(places):
                mark(frame, state, seat, int(marked[place]), mark_at(marks, place))
    for seat in range(seats):
        if present(state, seat):
            if int(state.sealed[seat, s.DO]) != c.OBJECT:
                state.seat[seat, s.PLEDGE_LEVEL] = state.sealed[seat, s.HOW]
            what, how = int(state.sealed[seat, s.WHAT]), int(state.sealed[seat, s.HOW])
            does(int(state.sealed[seat, s.DO]), frame, secrets, state, seat, what, how, lying)
    if two_or_more(state.scal[s.THIRD]):
        state.scal[s.THIRD] = -1
        for seat in range(seats):
            feels(state, seat, e.THIRD_CAME)
    count_yeses(frame, state)
    package = stands(frame, state)
    keep_four(frame, state, package)
    if package >= 0:
        sign(frame, state, package)
        signed_against(frame, secrets, state, package)
        belied_by_signing(frame, secrets, state, package)
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
    open_table(frame, secrets, state)
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
        state.scal[s.ADJOURNED] = 0
        breaches_wait(frame, state)  # words broken by what is signed
        return c.TO_ANSWERS
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
    if accounts_asked(frame, state):
        breaches_wait(frame, state)
        state.scal[s.ACCOUNTS] = 1
        return c.TO_ANSWERS
    await_round(frame, secrets, state)
    return c.TO_MOVES


@rule
def after_answers(frame: Frame, secrets: Secrets, state: State) -> int:
    """Back to the table that was adjourned, or where somebody answered for a wrong."""
    if state.scal[s.ADJOURNED] < 0 or state.scal[s.ACCOUNTS] == 1:
        state.scal[s.ACCOUNTS] = 0
        await_round(frame, secrets, state)
        return c.TO_MOVES
    return c.TO_NEXT


STAGE = Stage((c.AT_ROUND,), offers, shows, t.COURSE_TABLE, opens, after_answers=after_answers)
