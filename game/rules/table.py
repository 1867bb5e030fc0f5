"""The table: four sealed rounds. Everyone marks every package and makes one move; all is shown together."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.chance import FOR_TIE, draw
from game.rules.events import happen
from game.rules.gestures import BREAKS, EXCLUDES, KEEPS, NAMES_TENSION_TO, REFUSES, feel, gesture, trust_moves
from game.rules.mode import rule
from game.rules.packages import asked_money, base_package, decode, how_many_on_table, mark_of, on_table, pledge_share
from game.rules.packing import amended_option, amended_place, mark_at, objection_to
from game.rules.saying import hear_red, note_said, tell_fact
from game.rules.state import State, prepared_at, refused_at
from game.rules.view import is_red, weight_of
from game.story import tables as t
from game.story.tables import Frame, Secrets


@rule
def present(state: State, seat: int) -> bool:
    """Whether a seat still sits at the table."""
    return (state.scal[s.LEFT] | state.scal[s.WITHDRAWN]) >> seat & 1 == 0


@rule
def lay(frame: Frame, state: State, by: int, amends: int) -> int:
    """Lay the package whose options stand in the first free row; the same package already there is kept. Returns
    its number, -1 if full.
    """
    clauses = frame.size[t.CLAUSES]
    made = state.scal[s.MADE]
    for package in range(made):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            same = True
            for clause in range(clauses):
                same = same and state.package[package, clause] == state.package[made, clause]
            if same:
                return package
    if made + 1 >= state.package.shape[0]:
        return -1
    state.package[made, clauses + s.PUT_BY] = by
    state.package[made, clauses + s.PUT_ROUND] = state.scal[s.ROUND]
    state.package[made, clauses + s.ON_TABLE] = 1
    state.package[made, clauses + s.YESES] = 0
    state.package[made, clauses + s.PUT_TABLE] = state.scal[s.TABLES]
    state.package[made, clauses + s.AMENDS] = amends
    state.package[made, clauses + s.OBJECTED] = 0
    for seat in range(frame.size[t.SEATS]):
        state.package[made, clauses + s.N_PACKAGE + seat] = 0
    state.scal[s.MADE] = made + 1
    return made


@rule
def mark(frame: Frame, state: State, seat: int, package: int, how: int) -> None:
    """A seat's mark on a package, seen by all."""
    clauses = frame.size[t.CLAUSES]
    if how == c.NO and mark_of(state, clauses, package, seat) != c.NO:
        for clause in range(clauses):
            state.flag[refused_at(frame, state.package[package, clause])] += 1
    state.package[package, clauses + s.N_PACKAGE + seat] = how + 1
    happen(state, c.E_MARKED, seat, -1, package, how)


@rule
def put(frame: Frame, state: State, by: int, amends: int, kind: int) -> None:
    """Lay the package prepared in the first free row, with its proposer's yes."""
    package = lay(frame, state, by, amends)
    if package >= 0:
        happen(state, kind, by, -1, package, amends)
        mark(frame, state, by, package, c.YES)


@rule
def copy_to_free_row(frame: Frame, state: State, package: int) -> None:
    for clause in range(frame.size[t.CLAUSES]):
        state.package[state.scal[s.MADE], clause] = state.package[package, clause]


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
        base_package(frame, state.package[state.scal[s.MADE], :clauses])
        worded = 0
        for clause in range(clauses):
            if state.flag[prepared_at(frame, clause) + clauses] == seat + 1:
                worded += 1
            if state.flag[prepared_at(frame, clause)] > 0:
                state.package[state.scal[s.MADE], clause] = state.flag[prepared_at(frame, clause)] - 1
        if worded > 0:
            put(frame, state, seat, -1, c.E_PUT)


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
    gesture(state, NAMES_TENSION_TO, by, -1, 1)
    if found >= 0:
        tell_fact(frame, state, by, -1, found)


@rule
def show_red(frame: Frame, state: State, by: int) -> None:
    """Put one's red zone on the table."""
    part = int(state.seat[by, s.RED_ZONE])
    for other in range(frame.size[t.SEATS]):
        if other != by:
            hear_red(state, by, other, part, True)
            trust_moves(state, other, by, 0.06, 0.0)
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
        gesture(state, REFUSES, by, state.package[package, clauses + s.PUT_BY], 1)
        if how == c.WITH_REASON:
            for other in range(frame.size[t.SEATS]):
                if other != by:
                    trust_moves(state, other, by, 0.02, 0.0)
    elif do == c.SHOW_RED:
        show_red(frame, state, by)
    elif do == c.NAME_TENSION:
        name_tension(frame, secrets, state, by)
    elif do == c.OFFER_LIGHTER:
        if lying > 0:
            copy_to_free_row(frame, state, on_table(state, clauses, 0))
        else:
            base_package(frame, state.package[state.scal[s.MADE], :clauses])
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
        gesture(state, EXCLUDES, by, -1, 1)


@rule
def two_or_more(mask: int) -> bool:
    return mask > 0 and mask & (mask - 1) != 0


@rule
def count_yeses(frame: Frame, state: State) -> None:
    clauses = frame.size[t.CLAUSES]
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            count = 0
            for seat in range(frame.size[t.SEATS]):
                if present(state, seat) and mark_of(state, clauses, package, seat) == c.YES:
                    count += 1
            state.package[package, clauses + s.YESES] = count


@rule
def keep_four(frame: Frame, state: State) -> None:
    """At most four packages lie on the table: the least supported leaves; a tie is settled by a draw."""
    clauses = frame.size[t.CLAUSES]
    while how_many_on_table(state, clauses) > s.TABLE_SIZE:
        leaves = -1
        least = 1000.0
        for package in range(state.scal[s.MADE]):
            if state.package[package, clauses + s.ON_TABLE] == 1:
                support = state.package[package, clauses + s.YESES] + 0.5 * draw(state, FOR_TIE, 0, package)
                if support < least:
                    least = support
                    leaves = package
        state.package[leaves, clauses + s.ON_TABLE] = 0


@rule
def stands(frame: Frame, state: State) -> int:
    """The package that all those required say yes to: of two, the one with more yeses, then the older; -1 if none."""
    clauses = frame.size[t.CLAUSES]
    best = -1
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            all_yes = state.package[package, clauses + s.YESES] >= 2
            for seat in range(frame.size[t.SEATS]):
                if frame.seat[seat, t.REQUIRED] > 0.0 and (
                    not present(state, seat) or mark_of(state, clauses, package, seat) != c.YES
                ):
                    all_yes = False
            if all_yes and (
                best < 0 or state.package[package, clauses + s.YESES] > state.package[best, clauses + s.YESES]
            ):
                best = package
    return best


@rule
def pay_pledges(frame: Frame, state: State, seat: int, package: int) -> None:
    """Money that the package asks of this seat, beyond what it has already put in; money gages are held by the
    host, the rest goes to the project.
    """
    clauses = frame.size[t.CLAUSES]
    share = pledge_share(state.seat[seat, s.PLEDGE_LEVEL])
    held = -state.seat[seat, s.MONEY_ESCROW]  # what the host already holds is not held twice
    for clause in range(clauses):
        option = state.package[package, clause]
        if int(frame.option[option, t.GAGE]) == t.GAGE_MONEY:
            held += frame.option[option, t.N_OPTION + frame.size[t.SEATS] + seat] * share
    asked = asked_money(frame, state.package[package, :clauses], seat) * share - state.seat[seat, s.MONEY_PLEDGED]
    if asked > state.seat[seat, s.MONEY]:
        asked = state.seat[seat, s.MONEY]
    if asked <= 0.0:
        return
    escrow = min(max(held, 0.0), asked)
    state.seat[seat, s.MONEY] -= asked
    state.seat[seat, s.MONEY_PLEDGED] += asked
    state.seat[seat, s.MONEY_ESCROW] += escrow
    state.seat[seat, s.MONEY_SPENT] += asked - escrow


@rule
def keep_table_promises(frame: Frame, state: State, package: int) -> None:
    """Promises made in the corridor about options, kept or broken by the marks on the package that stands."""
    clauses = frame.size[t.CLAUSES]
    for by in range(frame.size[t.SEATS]):
        for to in range(frame.size[t.SEATS]):
            if by != to:
                against = int(state.pair[by, to, s.PROMISED_AGAINST]) - 1
                if against >= 0 and mark_of(state, clauses, package, by) == c.YES:
                    broken = state.package[package, int(frame.option[against, t.OF_CLAUSE])] == against
                    settle_promise(state, by, to, against, broken)
                    state.pair[by, to, s.PROMISED_AGAINST] = 0.0
                support = int(state.pair[by, to, s.SWAP_SUPPORT]) - 1
                if support >= 0:
                    has = state.package[package, int(frame.option[support, t.OF_CLAUSE])] == support
                    said = mark_of(state, clauses, package, by)
                    if has or said == c.YES:
                        settle_promise(state, by, to, support, not (has and said == c.YES))
                        state.pair[by, to, s.SWAP_SUPPORT] = 0.0


@rule
def settle_promise(state: State, by: int, to: int, option: int, broken: bool) -> None:
    gesture(state, BREAKS if broken else KEEPS, by, to, 2 if broken else 1)
    happen(state, c.E_PROMISE_BROKEN if broken else c.E_PROMISE_KEPT, by, to, option + 1, 0)


@rule
def sign(frame: Frame, state: State, package: int) -> None:
    """A package stands: those who said yes are bound."""
    clauses = frame.size[t.CLAUSES]
    state.scal[s.IN_FORCE] = package
    state.scal[s.SIGNED] = 1
    bound = 0
    for seat in range(frame.size[t.SEATS]):
        if present(state, seat) and mark_of(state, clauses, package, seat) == c.YES:
            bound |= 1 << seat
    state.scal[s.BOUND] = bound
    for seat in range(frame.size[t.SEATS]):
        if bound >> seat & 1:
            pay_pledges(frame, state, seat, package)
    happen(state, c.E_STOOD, state.package[package, clauses + s.PUT_BY], -1, package, bound)
    keep_table_promises(frame, state, package)
    for fact in range(frame.size[t.FACTS]):
        note_said(frame, state, fact, -1)


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
            feel(state, seat, 0.05, -0.2)
    count_yeses(frame, state)
    keep_four(frame, state)
    package = stands(frame, state)
    if package >= 0:
        sign(frame, state, package)
        return 1
    return 0


@rule
def no_agreement(state: State) -> None:
    happen(state, c.E_NO_AGREEMENT, -1, -1, 0, 0)
