"""Repair: whoever broke its word owns up or not to the one most wronged, who names a price, which is paid or not."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import active_row, wait_for
from game.rules.gestures import deceived, feel, gesture, meets, trust_moves
from game.rules.read.standing import present
from game.rules.rows import add
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


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
            if to != worst and state.pair[by, to, s.WRONGED] != 0.0:
                if state.pair[by, to, s.WRONGED] >= e.WRONG_NAMED:
                    state.pair[to, by, s.OWED] = state.pair[by, to, s.WRONG_KIND]  # it may be named again
                state.pair[by, to, s.WRONGED] = 0.0


@rule
def accounts_asked(frame: Frame, state: State) -> bool:
    """Whether somebody has named in this round what it suffered: the other answers before the table goes on."""
    for seat in range(frame.size[t.SEATS]):
        if int(state.sealed[seat, s.DO]) == c.NAME_TENSION and state.sealed[seat, s.WHAT] > frame.size[t.FACTS]:
            if present(state, seat):
                return True
    return False


@rule
def own_up(state: State, by: int, to: int, how: int) -> None:
    """Own it, excuse it or deny it, before the one most wronged. Owning opens a way back; denying what was seen
    closes one. Whoever owns or excuses a wrong names it; who denies it says of nothing.
    """
    kind = c.WRONG_UNSAID if how == c.DENIED_IT else int(state.pair[by, to, s.WRONG_KIND])
    happen(state, c.E_OWNED, by, to, kind, how)
    if how != c.DENIED_IT:
        state.pair[to, by, s.OWED] = 0.0
    if how == c.OWNED:
        meets(state, to, by, e.OWNED_UP)
        wait_for(state, c.PRICE, to, by, 0, 0)
    elif how == c.EXCUSED:
        meets(state, to, by, e.EXCUSED)
        wait_for(state, c.PRICE, to, by, 0, 0)
    else:
        deceived(state, to, by, e.BREACH_DENIED)
        state.pair[by, to, s.WRONGED] = 0.0


@rule
def price(state: State, by: int, to: int, how: int) -> None:
    """The one wronged names a price to the one who broke: nothing, a public word, a day."""
    happen(state, c.E_PRICED, by, to, 0, how)
    if how == c.PRICE_NOTHING:
        gesture(state, e.YIELDS, by, to, 2)
        mended(state, to, by, e.FORGIVEN)
    else:
        wait_for(state, c.PAY, to, by, how, 0)


@rule
def mended(state: State, breacher: int, wronged: int, size: float) -> None:
    """A breach is repaired: a part of what was lost comes back."""
    trust_moves(state, wronged, breacher, e.MENDED_SINCERITY * size, e.MENDED_AUTHENTICITY * size)
    feel(state, wronged, e.MENDED_SYNERGY, e.MENDED_ANTAGONISM * size)
    state.pair[breacher, wronged, s.WRONGED] = 0.0
    state.pair[wronged, breacher, s.OWED] = 0.0
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
        gesture(state, e.THANKS, to, by, 1)
        mended(state, by, to, e.DAY_GIVEN if asked == c.PRICE_DAY else e.PUBLIC_WORD)
    else:
        gesture(state, e.BREAKS, by, to, 1)
        state.pair[by, to, s.WRONGED] = 0.0
        state.pair[to, by, s.OWED] = state.pair[by, to, s.WRONG_KIND]


@rule
def repair(state: State, by: int, row: int) -> None:
    """Carry out the sealed answer of `by` to the breach that waits in this row of `sealed`."""
    do, to, what = int(state.sealed[row, s.DO]), int(state.sealed[row, s.TO]), int(state.sealed[row, s.WHAT])
    how = int(state.sealed[by, s.HOW])
    state.sealed[row, s.DO] = -1
    if do == c.OWN_UP:
        own_up(state, by, to, how)
    elif do == c.PRICE:
        price(state, by, to, how)
    else:
        pay(state, by, to, what, how)


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """The ways to answer the breach that waits for this seat."""
    row = active_row(state, seat)
    do, to = int(state.sealed[row, s.DO]), int(state.sealed[row, s.TO])
    if do == c.OWN_UP:
        return add(rows, 0, do, to, 0, 0, 1, len(c.OWNS))
    if do == c.PRICE:
        return add(rows, 0, do, to, 0, 0, 1, len(c.PRICES))
    return add(rows, 0, do, to, int(state.sealed[row, s.WHAT]), 0, 1, len(c.PAYS))


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            repair(state, seat, active_row(state, seat))
    return c.TO_ANSWERS


STAGE = Stage((c.AT_OWN_UP, c.AT_PRICE, c.AT_PAY), offers, shows)
