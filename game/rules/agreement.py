"""The agreement: packages laid and marked, the one that stands and is signed, and how it is left, reopened, paid."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture, meets
from game.rules.options import ground
from game.rules.read.packages import asked_money, crosses_red, mark_of, pledge_share
from game.rules.read.standing import by_majority, has_gage, how_many_sit, present, signs, signs_at, two_or_more
from game.rules.saying import HALF_RED, because, heard_whole, lie_out, lied, note_said, wronged
from game.rules.state import State, prepared_at, refused_at
from game.story import tables as t
from game.story.tables import Frame, Secrets


@rule
def copy_to_free_row(frame: Frame, state: State, package: int) -> None:
    for clause in range(frame.size[t.CLAUSES]):
        state.package[state.scal[s.MADE], clause] = state.package[package, clause]


@rule
def ground_package(frame: Frame, state: State) -> None:
    """Write in the first free row what stands where nobody says anything."""
    on_table = frame.course[state.scal[s.STEP], t.STEP_CLAUSES]
    for clause in range(frame.size[t.CLAUSES]):
        held = on_table > 0 and on_table >> clause & 1 == 0
        option = ground(frame, state, clause) if held else frame.clause[clause, t.CLAUSE_BASE]
        state.package[state.scal[s.MADE], clause] = option


@rule
def lay(frame: Frame, state: State, by: int, amends: int) -> int:
    """Lay the package whose options stand in the first free row; the same package already there, or waiting, is
    kept. Returns its number, -1 if full.
    """
    clauses = frame.size[t.CLAUSES]
    made = state.scal[s.MADE]
    for package in range(made):
        if state.package[package, clauses + s.ON_TABLE] != 0:
            same = True
            for clause in range(clauses):
                same = same and state.package[package, clause] == state.package[made, clause]
            if same:
                return package
    if made + 1 >= state.package.shape[0]:
        s.no_room(state, s.FULL_PACKAGES)
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
def yeses_needed(frame: Frame, state: State) -> int:
    """Two at least; more than half of those who sit, where a majority signs."""
    half = how_many_sit(frame, state.scal) // 2 + 1 if by_majority(frame, state.scal) else 0
    return max(2, half)


@rule
def stands(frame: Frame, state: State) -> int:
    """The package that all those required say yes to: of two, the one with more yeses, then the older; -1 if none."""
    clauses = frame.size[t.CLAUSES]
    best = -1
    for package in range(state.scal[s.MADE]):
        if state.package[package, clauses + s.ON_TABLE] == 1:
            all_yes = state.package[package, clauses + s.YESES] >= yeses_needed(frame, state)
            for seat in range(frame.size[t.SEATS]):
                if signs(frame, state.scal, seat) and (
                    not present(state, seat) or mark_of(state, clauses, package, seat) != c.YES
                ):
                    all_yes = False
            if all_yes and (
                best < 0 or state.package[package, clauses + s.YESES] > state.package[best, clauses + s.YESES]
            ):
                best = package
    return best


@rule
def sign(frame: Frame, state: State, package: int) -> None:
    """A package stands: those who said yes are bound; those who were, and do not sit here, still are."""
    clauses = frame.size[t.CLAUSES]
    decide_for_absent(frame, state, package)
    before = state.scal[s.BOUND] & state.scal[s.ABSENT] if state.scal[s.IN_FORCE] >= 0 else 0
    state.scal[s.IN_FORCE] = package
    state.scal[s.SIGNED] = 1
    bound = 0
    for seat in range(frame.size[t.SEATS]):
        if present(state, seat) and mark_of(state, clauses, package, seat) == c.YES:
            bound |= 1 << seat
    state.scal[s.BOUND] = bound | before
    for seat in range(frame.size[t.SEATS]):
        if bound >> seat & 1:
            state.seat[seat, s.SIGNED_LEVEL] = state.seat[seat, s.PLEDGE_LEVEL]
            pay_pledges(frame, state, seat, package)
    happen(state, c.E_STOOD, state.package[package, clauses + s.PUT_BY], -1, package, bound | before)
    for clause in range(clauses):  # worded for this table: for the next one, it may be worded anew
        state.flag[prepared_at(frame, clause)] = 0
        state.flag[prepared_at(frame, clause) + clauses] = 0
    keep_table_promises(frame, state, package)
    for fact in range(frame.size[t.FACTS]):
        note_said(frame, state, fact, -1, -1)


@rule
def decide_for_absent(frame: Frame, state: State, package: int) -> None:
    """What is changed for those who do not sit here is decided for them: of those bound already, and of those of whom
    it asks days or euros."""
    clauses = frame.size[t.CLAUSES]
    by = int(state.package[package, clauses + s.PUT_BY])
    before = state.scal[s.IN_FORCE]
    for seat in range(frame.size[t.SEATS]):
        if state.scal[s.ABSENT] >> seat & 1 and seat != by:
            touched = False
            for clause in range(clauses):
                option = state.package[package, clause]
                was = state.package[before, clause] if before >= 0 else frame.clause[clause, t.CLAUSE_BASE]
                asked = frame.option[option, t.N_OPTION + seat] > 0.0
                asked = asked or frame.option[option, t.N_OPTION + frame.size[t.SEATS] + seat] > 0.0
                touched = touched or (option != was and (asked or state.scal[s.BOUND] >> seat & 1 == 1))
            if touched:
                gesture(state, e.DECIDES_FOR, by, seat, 2)
                happen(state, c.E_DECIDED_FOR, by, seat, package, 0)


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
                    if broken:
                        because(state, by, to)
                        wronged(state, by, to, e.WRONG_OF_PROMISE, c.OF_PROMISE)
                    state.pair[by, to, s.PROMISED_AGAINST] = 0.0
                support = int(state.pair[by, to, s.SWAP_SUPPORT]) - 1
                if support >= 0:
                    has = state.package[package, int(frame.option[support, t.OF_CLAUSE])] == support
                    kept = supported(frame, state, by, support)
                    if kept or has or mark_of(state, clauses, package, by) == c.YES:
                        settle_promise(state, by, to, support, not kept)
                        if not kept:
                            because(state, by, to)
                            wronged(state, by, to, e.WRONG_OF_PROMISE, c.OF_PROMISE)
                        state.pair[by, to, s.SWAP_SUPPORT] = 0.0


@rule
def supported(frame: Frame, state: State, by: int, option: int) -> bool:
    """Whether a seat says yes to a package of this table that has this option: what was promised is that yes, whichever
    of the packages is signed."""
    clauses, clause = frame.size[t.CLAUSES], int(frame.option[option, t.OF_CLAUSE])
    for package in range(state.scal[s.MADE]):
        here = state.package[package, clauses + s.PUT_TABLE] == state.scal[s.TABLES]
        if here and state.package[package, clause] == option and mark_of(state, clauses, package, by) == c.YES:
            return True
    return False


@rule
def signed_against(frame: Frame, secrets: Secrets, state: State, package: int) -> None:
    """One who felt heard falls further where those who spent a day with it sign what it told them it cannot accept; not
    where it signs it too."""
    options = state.package[package, : frame.size[t.CLAUSES]]
    for to in range(frame.size[t.SEATS]):
        if state.scal[s.BOUND] >> to & 1 == 0 and crosses_red(frame, secrets, state, to, options):
            for by in range(frame.size[t.SEATS]):
                listened = by != to and state.scal[s.BOUND] >> by & 1 == 1 and state.pair[by, to, s.LISTENED] > 0.0
                told = state.pair[by, to, s.HEARD_RED] == state.seat[to, s.RED_ZONE]
                if listened and told and heard_whole(state, by, to, HALF_RED):
                    happen(state, c.E_CONFIDED, to, by, 0, c.SIGNED_AGAINST)
                    meets(state, to, by, e.SIGNED_AGAINST)


@rule
def belied_by_signing(frame: Frame, secrets: Secrets, state: State, package: int) -> None:
    """Who signs what it had falsely said that it could never accept shows that it lied, to those who heard so."""
    for by in range(frame.size[t.SEATS]):
        for to in range(frame.size[t.SEATS]):
            if state.scal[s.BOUND] >> by & 1 and lied(state, by, to, c.NOT_ACCEPT):
                part = int(state.pair[to, by, s.HEARD_RED])
                if part >= 0 and heard_whole(state, to, by, HALF_RED):
                    barred = False
                    for clause in range(frame.size[t.CLAUSES]):
                        barred = barred or secrets.part[part, t.N_PART + state.package[package, clause]] > 0.0
                    if barred:
                        lie_out(state, by, to, c.NOT_ACCEPT, e.LIE_SEEN)


@rule
def settle_promise(state: State, by: int, to: int, option: int, broken: bool) -> None:
    gesture(state, e.BREAKS if broken else e.KEEPS, by, to, 2 if broken else 1)
    happen(state, c.E_PROMISE_BROKEN if broken else c.E_PROMISE_KEPT, by, to, option + 1, 0)


@rule
def drop_agreement(state: State) -> None:
    state.scal[s.IN_FORCE] = -1
    state.scal[s.BOUND] = 0


@rule
def signed_at(state: State) -> int:
    """The step where what is in force was signed, -1 if nothing was."""
    for back in range(state.scal[s.EVENTS]):
        at = state.scal[s.EVENTS] - 1 - back
        if state.event[at, s.KIND] == c.E_STOOD:
            return int(state.event[at, s.E_STEP])
    return -1


@rule
def leave(frame: Frame, state: State, by: int) -> None:
    """A structure leaves; with a free exit nobody is wronged. The agreement falls without those required where it was
    signed."""
    happen(state, c.E_LEFT, by, -1, 0, 0)
    if not has_gage(frame, state, t.GAGE_EXIT):
        gesture(state, e.BREAKS, by, -1, 1)
    state.scal[s.LEFT] |= 1 << by
    state.scal[s.BOUND] &= ~(1 << by)
    if signs_at(frame, signed_at(state), by) or not two_or_more(state.scal[s.BOUND]):
        drop_agreement(state)


@rule
def reopen_clause(frame: Frame, state: State) -> None:
    """Where more than half of those bound asked for it, the clause that burst falls back to what held before,
    until a table settles it.
    """
    asked = 0
    bound = 0
    for seat in range(frame.size[t.SEATS]):
        if state.scal[s.BOUND] >> seat & 1:
            bound += 1
            asked += state.scal[s.REOPEN] >> seat & 1
    if state.scal[s.IN_FORCE] >= 0 and 2 * asked > bound:
        clause = int(frame.fact[state.scal[s.BURSTING], t.FACT_CLAUSE])
        before = state.scal[s.IN_FORCE]
        copy_to_free_row(frame, state, before)
        state.package[state.scal[s.MADE], clause] = frame.clause[clause, t.CLAUSE_BASE]
        package = lay(frame, state, state.package[before, frame.size[t.CLAUSES]], before)
        if package >= 0:
            for seat in range(frame.size[t.SEATS]):
                at = state.package.shape[1] - frame.size[t.SEATS] + seat
                state.package[package, at] = state.package[before, at]
            state.scal[s.IN_FORCE] = package
    state.scal[s.REOPEN] = 0


@rule
def settle_escrow(frame: Frame, state: State) -> None:
    """At the end, money held as a gage goes back to those who kept their pledge; otherwise it is shared among the
    others bound.
    """
    seats = frame.size[t.SEATS]
    for seat in range(seats):
        held = state.seat[seat, s.MONEY_ESCROW]
        if held > 0.0:
            promised = state.seat[seat, s.PROMISED_DAYS]
            kept = promised <= 0.0 or state.seat[seat, s.GIVEN_DAYS] >= e.GAGE_KEPT_FROM * promised
            others = 0
            for other in range(seats):
                if other != seat and state.scal[s.BOUND] >> other & 1:
                    others += 1
            state.seat[seat, s.MONEY_ESCROW] = 0.0
            if kept or others == 0:
                state.seat[seat, s.MONEY] += held
            else:
                state.seat[seat, s.MONEY_PAID] += held
                for other in range(seats):
                    if other != seat and state.scal[s.BOUND] >> other & 1:
                        state.seat[other, s.MONEY] += held / others
                        state.seat[other, s.MONEY_RECEIVED] += held / others
