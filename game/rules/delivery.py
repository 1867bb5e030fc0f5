"""Delivery: what was pledged is given in secret, knots burst, breaches are repaired or not."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.chance import FOR_EXPOSURE, FOR_HOME, draw
from game.rules.conditions import has_gage
from game.rules.corridor import wait_for
from game.rules.events import happen
from game.rules.gestures import (
    BREAKS,
    KEEPS,
    NAMES_TENSION_TO,
    RECOGNISES,
    THANKS,
    YIELDS,
    deceived,
    feel,
    gesture,
    trust_moves,
)
from game.rules.mode import rule
from game.rules.packages import asked_days, paid_between, pledge_share
from game.rules.project import period_yield
from game.rules.saying import TOLD_IT
from game.rules.state import State
from game.rules.table import copy_to_free_row, lay, settle_promise, two_or_more
from game.story import tables as t
from game.story.tables import Frame, Secrets


@rule
def home_event(frame: Frame, secrets: Secrets, state: State, seat: int) -> None:
    """Something happens at home: one event is drawn, and takes from this seat's means."""
    first, end = int(secrets.seat[seat, t.HOME_FROM]), int(secrets.seat[seat, t.HOME_TO])
    total = 0.0
    for at in range(first, end):
        total += secrets.row[at, 0]
    if total <= 0.0:
        state.seat[seat, s.HOME_EVENT] = -1.0
        return
    left = draw(state, FOR_HOME, seat, 0) * total
    drawn = end - 1
    for at in range(first, end):
        if left >= 0.0 and left < secrets.row[at, 0]:
            drawn = at
        left -= secrets.row[at, 0]
    days = min(secrets.row[drawn, 1], state.seat[seat, s.DAYS])
    money = min(secrets.row[drawn, 2], state.seat[seat, s.MONEY])
    state.seat[seat, s.DAYS] -= days
    state.seat[seat, s.DAYS_HOME] += days
    state.seat[seat, s.MONEY] -= money
    state.seat[seat, s.MONEY_HOME] += money
    state.seat[seat, s.HOME_EVENT] = drawn - first
    happen(state, c.E_HOME, seat, -1, drawn - first, 0)


@rule
def pledged_days(frame: Frame, state: State, seat: int) -> float:
    """Days pledged by this seat for the period, 0 when not bound."""
    if state.scal[s.IN_FORCE] < 0 or state.scal[s.BOUND] >> seat & 1 == 0:
        return 0.0
    return asked_days(frame, state.package[state.scal[s.IN_FORCE], : frame.size[t.CLAUSES]], seat) * pledge_share(
        state.seat[seat, s.PLEDGE_LEVEL]
    )


@rule
def cost_of(state: State, seat: int, days: float) -> float:
    """What giving these days costs: a quarter less for a team made ready."""
    return days * 0.75 if state.seat[seat, s.READY] > 0.0 else days


@rule
def next_knot(frame: Frame, state: State) -> int:
    """A fact that contradicts the agreement in force, which somebody bound does not know and which has not burst,
    the first in the order of the scenario: -1 if none.
    """
    seats = frame.size[t.SEATS]
    first = -1
    if state.scal[s.IN_FORCE] < 0:
        return -1
    for fact in range(frame.size[t.FACTS]):
        clause = int(frame.fact[fact, t.FACT_CLAUSE])
        if clause >= 0 and state.fact[fact, seats + s.BURST_AT] == 0 and state.fact[fact, seats + s.SAID_AT] == 0:
            option = state.package[state.scal[s.IN_FORCE], clause]
            known = False
            unsaid = False
            for seat in range(seats):
                if state.scal[s.BOUND] >> seat & 1:
                    unsaid = unsaid or state.fact[fact, seat] == c.UNKNOWN
                known = known or state.fact[fact, seat] != c.UNKNOWN
            if known and unsaid and int(frame.fact[fact, t.FACT_OPTIONS]) >> option & 1:
                if first < 0 or frame.fact[fact, t.FACT_PLACE] < frame.fact[first, t.FACT_PLACE]:
                    first = fact
    return first


@rule
def holder_of(secrets: Secrets, state: State, fact: int) -> int:
    """Whose knot it is: who knew it from the start, those bound first; else the first who knows."""
    found = -1
    for seat in range(state.seat.shape[0]):
        if state.fact[fact, seat] != c.UNKNOWN:
            if found < 0:
                found = seat
            if secrets.held[fact, seat] == 1 and state.scal[s.BOUND] >> seat & 1:
                return seat
    return found


@rule
def burst_holder(state: State) -> int:
    """Whose knot is on the burst page, -1 if nobody's. Once burst everyone knows the fact and its holder may have
    left: the event remembers.
    """
    for back in range(state.scal[s.EVENTS]):
        at = state.scal[s.EVENTS] - 1 - back
        if state.event[at, s.KIND] == c.E_BURST:
            return int(state.event[at, s.E_BY])
    return -1


@rule
def burst(frame: Frame, secrets: Secrets, state: State, fact: int) -> None:
    """A knot bursts: the fact is known to all, its clause yields nothing this period. What its holder answered
    when asked sets the loss:
    denied, dodged, never asked; about a third for those who had been told."""
    seats = frame.size[t.SEATS]
    holder = holder_of(secrets, state, fact)
    state.fact[fact, seats + s.BURST_AT] = state.scal[s.TICK] + 1
    state.scal[s.BURSTING] = fact
    state.scal[s.CLOSED] |= 1 << int(frame.fact[fact, t.FACT_CLAUSE])
    happen(state, c.E_BURST, holder, -1, fact, 0)
    for other in range(seats):
        if other != holder:
            denied = int(state.pair[holder, other, s.DENIED])
            if denied == TOLD_IT:
                denied = 0  # told of another knot; who was told of this one knows it
            if state.fact[fact, other] != c.UNKNOWN:
                trust_moves(state, other, holder, -0.05, -0.05)
            elif denied == 2:
                deceived(state, other, holder, 0.45)
                happen(state, c.E_LIE_OUT, holder, other, fact + 1, 0)
            else:
                trust_moves(state, other, holder, -0.15 - 0.1 * denied, -0.1)
                feel(state, other, -0.05, 0.12)
            if state.pair[holder, other, s.WRONGED] < 0.3 and state.fact[fact, other] == c.UNKNOWN:
                state.pair[holder, other, s.WRONGED] = 0.3
        if state.fact[fact, other] == c.UNKNOWN:
            state.fact[fact, other] = c.TOLD


@rule
def drop_agreement(state: State) -> None:
    state.scal[s.IN_FORCE] = -1
    state.scal[s.BOUND] = 0


@rule
def react(frame: Frame, secrets: Secrets, state: State, by: int) -> None:
    """A structure's answer to a knot that burst."""
    how = int(state.sealed[by, s.HOW])
    holder = burst_holder(state)
    happen(state, c.E_REACTED, by, holder, state.scal[s.BURSTING], how)
    if how == c.SAY_COST:
        gesture(state, NAMES_TENSION_TO, by, -1, 1)
        feel(state, by, 0.02, -0.06)
    elif how == c.ASK_REOPEN:
        state.scal[s.REOPEN] |= 1 << by
    elif how == c.SUSPEND:
        state.scal[s.SUSPENDED] |= 1 << by
    elif how == c.LET_PASS:
        gesture(state, YIELDS, by, holder, 2)
        feel(state, by, -0.03, 0.04)
    elif how == c.LEAVE:
        leave(frame, state, by)


@rule
def leave(frame: Frame, state: State, by: int) -> None:
    """A structure leaves; with a free exit nobody is wronged. The agreement falls without those it requires."""
    happen(state, c.E_LEFT, by, -1, 0, 0)
    if not has_gage(frame, state, t.GAGE_EXIT):
        gesture(state, BREAKS, by, -1, 1)
    state.scal[s.LEFT] |= 1 << by
    state.scal[s.BOUND] &= ~(1 << by)
    if frame.seat[by, t.REQUIRED] > 0.0 or not two_or_more(state.scal[s.BOUND]):
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
def deliver(frame: Frame, state: State, seat: int) -> None:
    """What one seat gives this period, and what the others see of it."""
    pledge = pledged_days(frame, state, seat)
    amount = c.AMOUNTS[int(state.sealed[seat, s.WHAT])]
    said = int(state.sealed[seat, s.HOW])
    given = pledge * amount
    cost = cost_of(state, seat, given)
    state.seat[seat, s.DAYS] -= cost
    state.seat[seat, s.DAYS_DELIVERED] += cost
    state.seat[seat, s.PROMISED_DAYS] += pledge
    state.seat[seat, s.GIVEN_DAYS] += given
    state.seat[seat, s.LAST_PROMISED] = pledge
    state.seat[seat, s.LAST_GIVEN] = given
    state.seat[seat, s.LAST_SAID] = said
    happen(state, c.E_TRULY, seat, -1, int(state.sealed[seat, s.WHAT]), said)


@rule
def band(state: State, seat: int) -> int:
    """Effort as others can see it: nothing, below, as promised, beyond."""
    promised, given = state.seat[seat, s.LAST_PROMISED], state.seat[seat, s.LAST_GIVEN]
    if given <= 0.0 and promised > 0.0:
        return c.NONE_GIVEN
    if given < promised:
        return c.BELOW
    return c.BEYOND if given > promised else c.AS_PROMISED


@rule
def show_delivery(frame: Frame, state: State, seat: int) -> None:
    """The others see a band, and judge. A false claim holds unless progress points were agreed or it comes out."""
    true_band = band(state, seat)
    said = int(state.seat[seat, s.LAST_SAID])
    exposed = said == c.CLAIMED and (
        has_gage(frame, state, t.GAGE_PROGRESS) or draw(state, FOR_EXPOSURE, seat, 0) < 0.4
    )
    seen = c.AS_PROMISED if said == c.CLAIMED and not exposed else true_band
    happen(state, c.E_DELIVERED, seat, -1, seen, c.SAID_NOTHING if said == c.CLAIMED and not exposed else said)
    most_wronged = -1
    for other in range(frame.size[t.SEATS]):
        if other != seat and state.scal[s.BOUND] >> other & 1:
            if seen not in c.SHORT:
                trust_moves(state, other, seat, 0.02, 0.10)
                feel(state, other, 0.03, -0.03)
            elif said == c.WARNED:
                trust_moves(state, other, seat, 0.02, -0.06)
            elif exposed:
                deceived(state, other, seat, 0.35)
                trust_moves(state, other, seat, 0.0, -0.25)
                happen(state, c.E_LIE_OUT, seat, other, 0, 1)
            else:
                trust_moves(state, other, seat, -0.05, -0.18)
                feel(state, other, -0.05, 0.08)
            if state.pair[seat, other, s.DELIVERS_FIRST] > 0.0:
                settle_promise(state, seat, other, -1, seen in c.SHORT)
                state.pair[seat, other, s.DELIVERS_FIRST] = 0.0
            if most_wronged < 0 or state.seat[other, s.LAST_GIVEN] > state.seat[most_wronged, s.LAST_GIVEN]:
                most_wronged = other
    if seen in c.SHORT:
        gesture(state, BREAKS if said != c.WARNED else RECOGNISES, seat, -1, 0)
        if said != c.WARNED:
            state.scal[s.BREACHES] += 1
            if most_wronged >= 0:
                state.pair[seat, most_wronged, s.WRONGED] = 0.5 if exposed else 0.35
    else:
        gesture(state, KEEPS, seat, -1, 0)


@rule
def pay_between(frame: Frame, state: State, by: int, to: int) -> None:
    """Euros that one hands to another for what the other delivered this period."""
    options = state.package[state.scal[s.IN_FORCE], : frame.size[t.CLAUSES]]
    promised = state.seat[to, s.LAST_PROMISED]
    share = state.seat[to, s.LAST_GIVEN] / promised if promised > 0.0 else 1.0
    owed = paid_between(frame, options, by, to) * (share if share < 1.0 else 1.0)
    paid = owed if owed < state.seat[by, s.MONEY] else state.seat[by, s.MONEY]
    if paid > 0.0:
        state.seat[by, s.MONEY] -= paid
        state.seat[by, s.MONEY_PAID] += paid
        state.seat[to, s.MONEY] += paid
        state.seat[to, s.MONEY_RECEIVED] += paid
        happen(state, c.E_PAID, by, to, int(paid), 0)


@rule
def show_deliveries(frame: Frame, secrets: Secrets, state: State, delivering: int) -> None:
    """The period ends: all is given, seen and paid; the project yields; breaches wait for repair."""
    seats = frame.size[t.SEATS]
    given = 0.0
    for seat in range(seats):
        state.seat[seat, s.LAST_PROMISED] = 0.0
        state.seat[seat, s.LAST_GIVEN] = 0.0
        if delivering >> seat & 1:
            deliver(frame, state, seat)
            given += state.seat[seat, s.LAST_GIVEN]
    for seat in range(seats):
        if delivering >> seat & 1 and state.seat[seat, s.LAST_PROMISED] > 0.0:
            show_delivery(frame, state, seat)
    if state.scal[s.IN_FORCE] >= 0:
        options = state.package[state.scal[s.IN_FORCE], : frame.size[t.CLAUSES]]
        people = int(1000.0 * period_yield(frame, secrets, state, options, state.scal[s.PERIOD], given))
        state.scal[s.PEOPLE] += people
        state.scal[s.LAST_PEOPLE] = people
        for by in range(seats):
            for to in range(seats):
                if by != to and state.scal[s.BOUND] >> by & 1 and delivering >> to & 1:
                    pay_between(frame, state, by, to)
    state.scal[s.PERIOD] += 1
    state.scal[s.CLOSED] = 0
    state.scal[s.SUSPENDED] = 0


@rule
def breaches_wait(frame: Frame, state: State) -> None:
    """Each structure with an open breach answers for the worst of them towards those still here."""
    seats = frame.size[t.SEATS]
    for by in range(seats):
        worst = -1
        for to in range(seats):
            if (
                to != by
                and (state.scal[s.LEFT] >> to & 1) == 0
                and state.pair[by, to, s.WRONGED] > 0.0
                and (worst < 0 or state.pair[by, to, s.WRONGED] > state.pair[by, worst, s.WRONGED])
            ):
                worst = to
        if worst >= 0 and (state.scal[s.LEFT] >> by & 1) == 0:
            wait_for(state, c.OWN_UP, by, worst, 0, 0)
        for to in range(seats):
            if to != worst:
                state.pair[by, to, s.WRONGED] = 0.0


@rule
def own_up(state: State, by: int, to: int, how: int) -> None:
    """Own it, excuse it or deny it, before the one most wronged. Owning opens a way back; denying what was seen
    closes one.
    """
    happen(state, c.E_OWNED, by, to, 0, how)
    if how == c.OWNED:
        trust_moves(state, to, by, 0.10, 0.05)
        feel(state, to, 0.04, -0.10)
        wait_for(state, c.PRICE, to, by, 0, 0)
    elif how == c.EXCUSED:
        trust_moves(state, to, by, -0.02, 0.0)
        feel(state, to, 0.0, 0.02)
        wait_for(state, c.PRICE, to, by, 0, 0)
    else:
        deceived(state, to, by, 0.2)
        state.pair[by, to, s.WRONGED] = 0.0


@rule
def price(state: State, by: int, to: int, how: int) -> None:
    """The one wronged names a price to the one who broke: nothing, a public word, a day."""
    happen(state, c.E_PRICED, by, to, 0, how)
    if how == c.PRICE_NOTHING:
        gesture(state, YIELDS, by, to, 2)
        mended(state, to, by, 0.3)
    else:
        wait_for(state, c.PAY, to, by, how, 0)


@rule
def mended(state: State, breacher: int, wronged: int, size: float) -> None:
    """A breach is repaired: a part of what was lost comes back."""
    trust_moves(state, wronged, breacher, 0.3 * size, 0.6 * size)
    feel(state, wronged, 0.05, -0.25 * size)
    state.pair[breacher, wronged, s.WRONGED] = 0.0
    state.scal[s.REPAIRED] += 1


@rule
def pay(state: State, by: int, to: int, asked: int, how: int) -> None:
    """The price is paid, or not."""
    happen(state, c.E_SETTLED, by, to, asked, how)
    if how == c.PAID:
        if asked == c.PRICE_DAY:
            day = min(1.0, state.seat[by, s.DAYS])
            state.seat[by, s.DAYS] -= day
            state.seat[by, s.DAYS_DELIVERED] += day
        gesture(state, THANKS, to, by, 1)
        mended(state, by, to, 0.6 if asked == c.PRICE_DAY else 0.45)
    else:
        gesture(state, BREAKS, by, to, 1)
        state.pair[by, to, s.WRONGED] = 0.0


@rule
def repair(state: State, by: int, row: int) -> None:
    """Carry out the sealed answer of `by` to the breach that waits in this row of `sealed`."""
    do, to, what = int(state.sealed[row, 0]), int(state.sealed[row, s.TO]), int(state.sealed[row, s.WHAT])
    how = int(state.sealed[by, s.HOW])
    state.sealed[row, 0] = -1
    if do == c.OWN_UP:
        own_up(state, by, to, how)
    elif do == c.PRICE:
        price(state, by, to, how)
    else:
        pay(state, by, to, what, how)


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
            kept = promised <= 0.0 or state.seat[seat, s.GIVEN_DAYS] >= 0.75 * promised
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
