"""The corridor (entre-deux): one sealed move a structure, shown together; then waves of answers (`answers.py`)."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import wait_for
from game.rules.gestures import HEARS, IMPOSES, REASSURES, deceived, gesture
from game.rules.packing import open_in, support_of
from game.rules.read.agendas import first_red
from game.rules.rows import add
from game.rules.saying import SEEN_TRUE, learn, lie_out, note_said, tell_fact, tell_need
from game.rules.state import State, prepared_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def days_of(do: int) -> float:
    """What a corridor move costs its mover, in days."""
    return float(c.DAYS_OF[do])


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
def visit(frame: Frame, secrets: Secrets, state: State, by: int, to: int) -> None:
    """A day on the field: one fact that cannot be false, and lies told by those visited come out."""
    state.pair[by, to, s.WENT] += 1.0
    found = -1
    for fact in range(frame.size[t.FACTS]):
        if found < 0 and frame.fact[fact, t.SEEN_AT] == to and state.fact[fact, by] != c.SEEN:
            found = fact
    if found >= 0:
        learn(frame, state, by, found, c.SEEN)
        if state.pair[to, by, s.DENIED] == 2.0:
            deceived(state, by, to, 0.3)
        note_said(frame, state, found, by)
    if state.pair[to, by, s.LIED_SEEKS] > 0.0 or state.pair[to, by, s.LIED_RED] > 0.0:
        lie_out(state, to, by, 0.35)
        state.pair[by, to, s.HEARD_SEEKS] = state.seat[to, s.SEEKS]
    elif state.pair[by, to, s.HEARD_KIND] > 0.0:
        state.pair[by, to, s.HEARD_KIND] = SEEN_TRUE
    state.pair[by, to, s.HEARD_BRINGS] = 1.0
    happen(state, c.E_VISITED, by, to, found + 1, 0)
    gesture(state, HEARS, by, to, 1)


@rule
def corridor_move(frame: Frame, secrets: Secrets, state: State, by: int) -> None:
    """Carry out the sealed move of one seat."""
    do, to, what, how = (
        int(state.sealed[by, s.DO]),
        int(state.sealed[by, s.TO]),
        int(state.sealed[by, s.WHAT]),
        int(state.sealed[by, s.HOW]),
    )
    cost = days_of(do)
    state.seat[by, s.DAYS] -= cost
    state.seat[by, s.DAYS_CORRIDOR] += cost
    if do in (c.ASK, c.LISTEN, c.PRESS):
        state.pair[by, to, s.ASKED] += 1.0
        happen(state, c.E_PRESSED if do == c.PRESS else c.E_ASKED, by, to, what, 1 if do == c.LISTEN else 0)
        if do == c.LISTEN:
            gesture(state, HEARS, by, to, 1)
        if do == c.PRESS:
            gesture(state, IMPOSES, by, to, 1)
        wait_for(
            state, c.ANSWER, to, by, what, c.LISTENED if do == c.LISTEN else (c.PRESSED if do == c.PRESS else c.PLAINLY)
        )
    elif do == c.TELL:
        if what < frame.size[t.FACTS]:
            tell_fact(frame, state, by, to, what)
        else:
            tell_need(frame, state, by, to, what > frame.size[t.FACTS])
    elif do == c.TRADE:
        happen(state, c.E_TRADE, by, to, what, 0)
        wait_for(state, c.ACCEPT, to, by, what, 0)
    elif do == c.REASSURE:
        option = first_red(frame, secrets, int(state.pair[by, to, s.HEARD_RED]))
        state.pair[by, to, s.PROMISED_AGAINST] = option + 1.0
        happen(state, c.E_REASSURED, by, to, option + 1, 0)
        happen(state, c.E_PROMISE, by, to, option + 1, 0)
        gesture(state, REASSURES, by, to, 2)
    elif do == c.VISIT:
        visit(frame, secrets, state, by, to)
    elif do == c.TEAM:
        if how == c.FOR_PRESSURE:
            pressure = state.seat[by, s.HOME_PRESSURE] - 0.3
            state.seat[by, s.HOME_PRESSURE] = pressure if pressure > 0.0 else 0.0
        else:
            state.seat[by, s.READY] = 1.0
        happen(state, c.E_TEAM, by, -1, how, 0)
    elif do == c.PREPARE:
        clause = int(frame.option[what, t.OF_CLAUSE])
        if state.flag[prepared_at(frame, clause)] == 0:
            state.flag[prepared_at(frame, clause)] = what + 1
            state.flag[prepared_at(frame, clause) + frame.size[t.CLAUSES]] = by + 1
        happen(state, c.E_PREPARED, by, -1, what, 0)
