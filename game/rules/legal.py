"""Which moves are legal for a seat now, from what that seat knows; and why a move is refused.

A row of legal moves is (DO, TO, WHAT, HOW, whats, hows): WHAT may be any of WHAT … WHAT + whats - 1 and HOW any of
HOW … HOW + hows - 1. Marks on the packages lying on the table come with every move of a round.
"""

import numpy as np

from game.rules import codes as c
from game.rules import state as s
from game.rules.corridor import days_of
from game.rules.delivery import cost_of, pledged_days
from game.rules.mode import rule
from game.rules.packages import how_many_on_table
from game.rules.packing import amendment_of, guesses, open_in, support_of, supported, ways_to_be_sure, ways_to_mark
from game.rules.scenes import open_to
from game.rules.state import State, prepared_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

# Rows. The most is in the corridor, where one of 12 seats knows 62 facts: 11 x (7 + 62) + 63 + 3, and a row a clause.
LEGAL_MAX = 1024
LEGAL_ROWS = 6
REFUSALS = (
    "",
    "R101 not awaited",
    "R102 no such move now",
    "R103 not towards this structure",
    "R104 not that",
    "R105 marks do not fit the table",
    "R106 the play is over",
)
OK, NOT_AWAITED, NO_SUCH_MOVE, NOT_TOWARDS, NOT_THAT, BAD_MARKS, IS_OVER = range(7)


@rule
def active_row(state: State, seat: int) -> int:
    """The row of `sealed` holding the question that this seat answers in this wave, -1 if none: its first of the
    earliest kind.
    """
    seats = state.seat.shape[0]
    found = -1
    for row in range(seats, seats + state.scal[s.PENDING]):
        do = int(state.sealed[row, s.DO])
        if do >= 0 and int(state.sealed[row, s.MARKS]) == seat:
            if found < 0 or c.TURN_OF[do] < c.TURN_OF[int(state.sealed[found, s.DO])]:
                found = row
    return found


@rule
def add(rows: Ints, n: int, do: int, to: int, what: int, how: int, whats: int, hows: int) -> int:
    """Write one row; returns how many there are."""
    if n < rows.shape[0]:
        rows[n, 0] = do
        rows[n, 1] = to
        rows[n, 2] = what
        rows[n, 3] = how
        rows[n, 4] = whats
        rows[n, 5] = hows
        return n + 1
    return n


@rule
def lying_here(frame: Frame, state: State) -> int:
    """How many packages one marks with one's move: those on the table, in a round."""
    return how_many_on_table(state, frame.size[t.CLAUSES]) if state.scal[s.STAGE] == c.AT_ROUND else 0


@rule
def marks_of(frame: Frame, state: State) -> int:
    """How many ways there are to mark the packages on the table: 3 to the power of their number."""
    return ways_to_mark(lying_here(frame, state))


@rule
def legal_scene(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    n = 0
    scene = state.scal[s.SCENE]
    for choice in range(frame.scene[scene, t.SCENE_FROM], frame.scene[scene, t.SCENE_TO]):
        if frame.choice[choice, t.CHOICE_SEAT] == seat and open_to(frame, secrets, state, choice):
            n = add(rows, n, c.CHOOSE, -1, choice, 0, 1, 1)
    return n


@rule
def may(mask: int, days: float, do: int) -> bool:
    """Whether this corridor move is open in this slot and its days can be paid."""
    return open_in(mask, do) and days >= days_of(do)


@rule
def legal_corridor(frame: Frame, state: State, seat: int, rows: Ints) -> int:
    mask = -1
    if frame.course[state.scal[s.STEP], t.STEP_KIND] == t.COURSE_CORRIDOR:
        mask = frame.course[state.scal[s.STEP], t.STEP_MOVES]
    days = state.seat[seat, s.DAYS]
    n = add(rows, 0, c.PASS, -1, 0, 0, 1, 1)
    facts = frame.size[t.FACTS]
    for to in range(frame.size[t.SEATS]):
        if to != seat and state.scal[s.LEFT] >> to & 1 == 0:
            if may(mask, days, c.ASK):
                n = add(rows, n, c.ASK, to, 0, 0, len(c.TOPICS), 1)
            if may(mask, days, c.LISTEN):
                n = add(rows, n, c.LISTEN, to, 0, 0, len(c.TOPICS), 1)
            if may(mask, days, c.TRADE):
                n = add(rows, n, c.TRADE, to, 0, 0, support_of(frame.size[t.OPTIONS]), 1)
            if may(mask, days, c.PRESS):
                n = add(rows, n, c.PRESS, to, 0, 0, len(c.TOPICS), 1)
            if may(mask, days, c.REASSURE) and state.pair[seat, to, s.HEARD_RED] >= 0.0:
                n = add(rows, n, c.REASSURE, to, 0, 0, 1, 1)
            if may(mask, days, c.VISIT):
                n = add(rows, n, c.VISIT, to, 0, 0, 1, 1)
            if may(mask, days, c.TELL):
                n = add(rows, n, c.TELL, to, facts, 0, 2, 1)
                for fact in range(facts):
                    if state.fact[fact, seat] != c.UNKNOWN:
                        n = add(rows, n, c.TELL, to, fact, 0, 1, 1)
    if may(mask, days, c.TELL):
        n = add(rows, n, c.TELL, -1, facts, 0, 2, 1)
        for fact in range(facts):
            if state.fact[fact, seat] != c.UNKNOWN:
                n = add(rows, n, c.TELL, -1, fact, 0, 1, 1)
    if may(mask, days, c.TEAM):
        n = add(rows, n, c.TEAM, -1, 0, 0, 1, len(c.TEAM_FOR))
    if may(mask, days, c.PREPARE):
        for clause in range(frame.size[t.CLAUSES]):
            if state.flag[prepared_at(frame, clause)] == 0:
                first = frame.clause[clause, t.CLAUSE_FROM]
                n = add(rows, n, c.PREPARE, -1, first, 0, frame.clause[clause, t.CLAUSE_TO] - first, 1)
    return n


@rule
def legal_answer(frame: Frame, state: State, seat: int, rows: Ints) -> int:
    row = active_row(state, seat)
    do, to, what = int(state.sealed[row, s.DO]), int(state.sealed[row, s.TO]), int(state.sealed[row, s.WHAT])
    if do == c.ANSWER:
        # wholly, partly, dodge, other; nothing instead of other where "other" has no sense (what bothers),
        # and beside it for red zones
        n = add(rows, 0, c.ANSWER, to, what, c.WHOLLY, 1, 3)
        if what in (c.WHY, c.BRING):
            return add(rows, n, c.ANSWER, to, what, c.OTHER, 1, 1)
        if what == c.BOTHERS:
            return add(rows, n, c.ANSWER, to, what, c.NOTHING, 1, 1)
        return add(rows, n, c.ANSWER, to, what, c.OTHER, 1, 2)
    if do == c.ACCEPT:
        return add(
            rows,
            0,
            c.ACCEPT,
            to,
            what,
            0,
            1,
            len(c.ACCEPTS) - (1 if int(state.sealed[row, s.HOW]) == c.COUNTERED or supported(what) >= 0 else 0),
        )
    if do in (c.CARRY_OUT, c.PAY):
        return add(rows, 0, do, to, what, 0, 1, 2)
    return add(rows, 0, do, to, 0, 0, 1, 3)


@rule
def legal_round(frame: Frame, state: State, seat: int, rows: Ints) -> int:
    """Supporting carries one's own pledge, less or more than asked; where a clause is the key, as asked."""
    least, levels = (c.AS_ASKED, 1) if frame.size[t.KEY] > 0 else (c.LESS, len(c.LEVELS))
    n = add(rows, 0, c.STAND, -1, 0, least, 1, levels)
    step = state.scal[s.STEP]
    if state.scal[s.ROUND] + 1 >= frame.course[step, t.STEP_ROUNDS]:
        return n
    clauses = frame.size[t.CLAUSES]
    lying = how_many_on_table(state, clauses)
    options = frame.size[t.OPTIONS]
    n = add(rows, n, c.PUT, -1, 0, least, frame.size[t.PACKAGES], levels)
    for place in range(lying):
        if place < s.TABLE_SIZE:
            n = add(rows, n, c.AMEND, -1, amendment_of(place, 0, options), least, options, levels)
            n = add(rows, n, c.OBJECT, -1, place, 0, 1, len(c.REASONS))
    n = add(rows, n, c.SHOW_RED, -1, 0, c.AS_ASKED, 1, 1)
    n = add(rows, n, c.NAME_TENSION, -1, 0, c.AS_ASKED, 1, 1)
    for option in range(options):
        if frame.option[option, t.LIGHTER] > 0.0:
            n = add(rows, n, c.OFFER_LIGHTER, -1, option, least, 1, levels)
    if state.scal[s.THIRD] >= 0 and state.scal[s.THIRD] >> seat & 1 == 0:
        n = add(rows, n, c.CALL_THIRD, -1, 0, c.AS_ASKED, 1, 1)
    if state.scal[s.ADJOURNED] >= 0:
        n = add(rows, n, c.ADJOURN, -1, 0, c.AS_ASKED, 1, 1)
    return add(rows, n, c.WITHDRAW, -1, 0, c.AS_ASKED, 1, 1)


@rule
def guessed_now(frame: Frame, state: State, seat: int) -> int:
    """The structure that this seat guesses in this wave: those that the step names, itself never, one after the other;
    -1 when it has guessed them all.
    """
    named = frame.course[state.scal[s.STEP], t.STEP_GUESSED]
    before = state.scal[s.WAVE]
    for to in range(frame.size[t.SEATS]):
        if to != seat and (named == 0 or named >> to & 1):
            if before == 0:
                return to
            before -= 1
    return -1


@rule
def legal_delivery(frame: Frame, state: State, seat: int, rows: Ints) -> int:
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
def legal(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """Write the legal moves of `seat` in `rows` [LEGAL_MAX, 6]; returns how many rows. None when the seat is not
    awaited or has moved.
    """
    if state.scal[s.AWAITED] >> seat & 1 == 0 or state.scal[s.DONE] >> seat & 1:
        return 0
    stage = state.scal[s.STAGE]
    if stage == c.AT_SCENE:
        return legal_scene(frame, secrets, state, seat, rows)
    if stage == c.AT_CORRIDOR:
        return legal_corridor(frame, state, seat, rows)
    if stage == c.AT_GUESS:
        to = guessed_now(frame, state, seat)
        return add(
            rows, 0, c.GUESS, to, 0, 0, guesses(frame.size[t.CARDS], frame.size[t.RED_ZONES_ALL]), ways_to_be_sure()
        )
    if stage == c.AT_ROUND:
        return legal_round(frame, state, seat, rows)
    if stage == c.AT_BURST:
        return add(rows, 0, c.REACT, -1, 0, 0, 1, len(c.REACTIONS))
    if stage == c.AT_DELIVERY:
        return legal_delivery(frame, state, seat, rows)
    return legal_answer(frame, state, seat, rows)


@rule
def choices_in(rows: Ints, n: int) -> int:
    """How many moves these rows hold, marks apart."""
    count = 0
    for at in range(n):
        count += rows[at, 4] * rows[at, 5]
    return count


@rule
def among(rows: Ints, n: int, move: Ints) -> int:
    """The place in REFUSALS of why a move is in none of these legal rows, 0 when it is in one; marks apart."""
    found = NO_SUCH_MOVE
    for at in range(n):
        if rows[at, 0] == move[s.DO]:
            if rows[at, 1] != move[s.TO]:
                found = max(found, NOT_TOWARDS) if found != NOT_THAT else NOT_THAT
            elif (
                rows[at, 2] <= move[s.WHAT]
                and move[s.WHAT] < rows[at, 2] + rows[at, 4]
                and rows[at, 3] <= move[s.HOW]
                and move[s.HOW] < rows[at, 3] + rows[at, 5]
            ):
                return OK
            else:
                found = NOT_THAT
    return found


@rule
def fits(frame: Frame, secrets: Secrets, state: State, seat: int, move: Ints) -> tuple[int, int]:
    """(code, moves): the place in REFUSALS, 0 when the move is legal; and how many moves were legal."""
    if state.scal[s.OVER]:
        return IS_OVER, 0
    if seat < 0 or seat >= frame.size[t.SEATS]:
        return NOT_AWAITED, 0
    rows = np.empty((LEGAL_MAX, LEGAL_ROWS), np.int64)
    n = legal(frame, secrets, state, seat, rows)
    if n == 0:
        return NOT_AWAITED, 0
    if move[s.MARKS] < 0 or move[s.MARKS] >= marks_of(frame, state):
        return BAD_MARKS, 0
    code = among(rows, n, move)
    return code, choices_in(rows, n) if code == OK else 0
