"""Delivery: something happens at home, knots burst, then what was pledged is given in secret and seen."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.agreement import settle_promise
from game.rules.chance import FOR_EXPOSURE, FOR_HOME, draw
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import await_moves
from game.rules.gestures import deceived, gesture, meets
from game.rules.read.packages import paid_between
from game.rules.read.project import period_yield
from game.rules.read.standing import cost_of, has_gage, pledged_days
from game.rules.rows import add
from game.rules.stages.knots import open_knot
from game.rules.stages.repair import breaches_wait
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """The amounts that it can pay for; under what was pledged, what one says of it."""
    pledge = pledged_days(frame, state, seat)
    n = 0
    for amount in range(len(c.AMOUNTS)):
        if amount == 0 or cost_of(state, seat, pledge * c.AMOUNTS[amount]) <= state.seat[seat, s.DAYS]:
            if c.AMOUNTS[amount] < 1.0:
                n = add(rows, n, c.DELIVER, -1, amount, c.WARNED, 1, len(c.SAYS) - 1)
            else:
                n = add(rows, n, c.DELIVER, -1, amount, 0, 1, 1)
    return n


@rule
def opens(frame: Frame, secrets: Secrets, state: State, step: int) -> int:
    """A delivery period: home events, then knots, then what each gives."""
    if state.scal[s.IN_FORCE] < 0:
        return c.TO_NEXT
    state.scal[s.CLOSED] = 0
    state.scal[s.SUSPENDED] = 0  # of a period that ended with its agreement
    for seat in range(frame.size[t.SEATS]):
        if state.scal[s.LEFT] >> seat & 1 == 0:
            home_event(frame, secrets, state, seat)
    return open_knot_or_amounts(frame, secrets, state)


@rule
def open_knot_or_amounts(frame: Frame, secrets: Secrets, state: State) -> int:
    """The next knot bursts, or amounts are awaited from those who deliver, if any does."""
    if open_knot(frame, secrets, state):
        return c.TO_MOVES
    delivering = 0
    for seat in range(frame.size[t.SEATS]):
        if pledged_days(frame, state, seat) > 0.0 and state.scal[s.SUSPENDED] >> seat & 1 == 0:
            delivering |= 1 << seat
    if state.scal[s.IN_FORCE] < 0:
        return c.TO_NEXT
    if delivering == 0:
        show_deliveries(frame, secrets, state, 0)
        return c.TO_NEXT
    await_moves(state, c.AT_DELIVERY, delivering)
    return c.TO_MOVES


@rule
def goes_on(frame: Frame, secrets: Secrets, state: State) -> int:
    """Once a knot has burst: the next, or amounts; else breaches."""
    if open_knot_or_amounts(frame, secrets, state) == c.TO_MOVES:
        return c.TO_MOVES
    breaches_wait(frame, state)
    return c.TO_ANSWERS


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    show_deliveries(frame, secrets, state, who)
    breaches_wait(frame, state)
    return c.TO_ANSWERS


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
        has_gage(frame, state, t.GAGE_PROGRESS) or draw(state, FOR_EXPOSURE, seat, 0) < e.COMES_OUT
    )
    seen = c.AS_PROMISED if said == c.CLAIMED and not exposed else true_band
    happen(state, c.E_DELIVERED, seat, -1, seen, c.SAID_NOTHING if said == c.CLAIMED and not exposed else said)
    most_wronged = -1
    for other in range(frame.size[t.SEATS]):
        if other != seat and state.scal[s.BOUND] >> other & 1:
            if seen not in c.SHORT:
                meets(state, other, seat, e.KEPT_PLEDGE)
            elif said == c.WARNED:
                meets(state, other, seat, e.WARNED_SHORT)
            elif exposed:
                deceived(state, other, seat, e.CLAIM_FALSE)
                meets(state, other, seat, e.CLAIM_EXPOSED)
                happen(state, c.E_LIE_OUT, seat, other, 0, 1)
            else:
                meets(state, other, seat, e.FELL_SHORT)
            if seen in c.SHORT and said != c.WARNED:
                state.pair[other, seat, s.OWED] = c.OF_DELIVERY
            if state.pair[seat, other, s.DELIVERS_FIRST] > 0.0:
                settle_promise(state, seat, other, -1, seen in c.SHORT)
                state.pair[seat, other, s.DELIVERS_FIRST] = 0.0
            if most_wronged < 0 or state.seat[other, s.LAST_GIVEN] > state.seat[most_wronged, s.LAST_GIVEN]:
                most_wronged = other
    if seen in c.SHORT:
        gesture(state, e.BREAKS if said != c.WARNED else e.RECOGNISES, seat, -1, 0)
        if said != c.WARNED:
            state.scal[s.BREACHES] += 1
            if most_wronged >= 0:
                state.pair[seat, most_wronged, s.WRONGED] = e.WRONG_OF_CLAIM if exposed else e.WRONG_OF_SHORT
                state.pair[seat, most_wronged, s.WRONG_KIND] = c.OF_DELIVERY
    else:
        gesture(state, e.KEEPS, seat, -1, 0)


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
        people = int(1000 * period_yield(frame, secrets, state, options, state.scal[s.PERIOD], given))
        state.scal[s.PEOPLE] += people
        state.scal[s.LAST_PEOPLE] = people
        for by in range(seats):
            for to in range(seats):
                if by != to and state.scal[s.BOUND] >> by & 1 and delivering >> to & 1:
                    pay_between(frame, state, by, to)
    state.scal[s.PERIOD] += 1
    state.scal[s.CLOSED] = 0
    state.scal[s.SUSPENDED] = 0


STAGE = Stage((c.AT_DELIVERY,), offers, shows, t.COURSE_DELIVERY, opens, goes_on)
