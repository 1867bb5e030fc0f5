"""The corridor (entre-deux): one sealed move a structure, shown together; then waves of answers, sealed too, at no
cost.
"""

from game.rules.events import both, everyone, happen
from game.rules.gestures import BREAKS, HEARS, HIDES, IMPOSES, REASSURES, deceived, feel, gesture, trust_moves
from game.rules.mode import rule
from game.rules.saying import (
    SAYS_NONE,
    SEEN_TRUE,
    another_part,
    has_red,
    hear_red,
    hear_seeks,
    learn,
    lie_out,
    note_lie,
    note_said,
    tell_fact,
    tell_need,
    untold_fact,
)
from game.rules.state import (
    ACCEPT,
    ANSWER,
    ASK,
    ASKED,
    BOTHERS,
    BRING,
    CARRY_OUT,
    DAYS,
    DAYS_CORRIDOR,
    DELIVERS_FIRST,
    DENIED,
    DO,
    DODGE,
    E_ANSWERED,
    E_ASKED,
    E_PREPARED,
    E_PRESSED,
    E_PROMISE,
    E_REASSURED,
    E_SWAP,
    E_TEAM,
    E_TRADE,
    E_TRADE_ANSWER,
    E_VISITED,
    HEARD_BRINGS,
    HEARD_KIND,
    HEARD_RED,
    HEARD_SEEKS,
    HOME_PRESSURE,
    HOW,
    LIED_RED,
    LIED_SEEKS,
    LISTEN,
    MARKS,
    NOT_ACCEPT,
    NOTHING,
    OTHER,
    PARTLY,
    PENDING,
    PREPARE,
    PRESS,
    PROMISED_AGAINST,
    READY,
    REASSURE,
    RED_ZONE,
    SEEKS,
    SEEN,
    SWAP_SUPPORT,
    TEAM,
    TELL,
    TO,
    TRADE,
    TRADE_RED,
    TRADE_SEEKS,
    TRADE_SUPPORT,
    VISIT,
    WENT,
    WHAT,
    WHOLLY,
    WHY,
    State,
    prepared_at,
)
from game.story.tables import (
    CLAUSES,
    FACTS,
    N_PART,
    OF_CLAUSE,
    OPTIONS,
    SEEN_AT,
    Frame,
    Secrets,
)

PRESSED, LISTENED, COUNTERED = 1, 2, 3


@rule
def days_of(do: int) -> float:
    """What a corridor move costs its mover, in days."""
    if do in (ASK, TRADE, TEAM):
        return 0.5
    return 1.0 if do in (LISTEN, VISIT, PREPARE) else 0.0


@rule
def wait_for(state: State, do: int, who: int, asker: int, what: int, how: int) -> None:
    """Somebody must answer somebody."""
    at = state.seat.shape[0] + state.scal[PENDING]
    if at < state.sealed.shape[0]:
        state.sealed[at, DO] = do
        state.sealed[at, TO] = asker
        state.sealed[at, WHAT] = what
        state.sealed[at, HOW] = how
        state.sealed[at, MARKS] = who
        state.scal[PENDING] += 1


@rule
def first_red(frame: Frame, secrets: Secrets, part: int) -> int:
    """The first option that this red zone refuses, -1 if none."""
    for option in range(frame.size[OPTIONS]):
        if secrets.part[part, N_PART + option] > 0.0:
            return option
    return -1


@rule
def visit(frame: Frame, secrets: Secrets, state: State, by: int, to: int) -> None:
    """A day on the field: one fact that cannot be false, and lies told by those visited come out."""
    state.pair[by, to, WENT] += 1.0
    found = -1
    for fact in range(frame.size[FACTS]):
        if found < 0 and frame.fact[fact, SEEN_AT] == to and state.fact[fact, by] != SEEN:
            found = fact
    if found >= 0:
        learn(frame, state, by, found, SEEN)
        if state.pair[to, by, DENIED] == 2.0:
            deceived(state, by, to, 0.3)
        note_said(frame, state, found, by)
    if state.pair[to, by, LIED_SEEKS] > 0.0 or state.pair[to, by, LIED_RED] > 0.0:
        lie_out(state, to, by, 0.35)
        state.pair[by, to, HEARD_SEEKS] = state.seat[to, SEEKS]
    elif state.pair[by, to, HEARD_KIND] > 0.0:
        state.pair[by, to, HEARD_KIND] = SEEN_TRUE
    state.pair[by, to, HEARD_BRINGS] = 1.0
    happen(state, E_VISITED, by, to, found + 1, 0, both(by, to))
    gesture(state, HEARS, by, to, 1)


@rule
def corridor_move(frame: Frame, secrets: Secrets, state: State, by: int) -> None:
    """Carry out the sealed move of one seat."""
    do, to, what, how = (
        int(state.sealed[by, DO]),
        int(state.sealed[by, TO]),
        int(state.sealed[by, WHAT]),
        int(state.sealed[by, HOW]),
    )
    cost = days_of(do)
    state.seat[by, DAYS] -= cost
    state.seat[by, DAYS_CORRIDOR] += cost
    if do in (ASK, LISTEN, PRESS):
        state.pair[by, to, ASKED] += 1.0
        happen(state, E_PRESSED if do == PRESS else E_ASKED, by, to, what, 1 if do == LISTEN else 0, both(by, to))
        if do == LISTEN:
            gesture(state, HEARS, by, to, 1)
        if do == PRESS:
            gesture(state, IMPOSES, by, to, 1)
        wait_for(state, ANSWER, to, by, what, LISTENED if do == LISTEN else (PRESSED if do == PRESS else 0))
    elif do == TELL:
        if what < frame.size[FACTS]:
            tell_fact(frame, state, by, to, what)
        else:
            tell_need(frame, state, by, to, what > frame.size[FACTS])
    elif do == TRADE:
        happen(state, E_TRADE, by, to, what, 0, both(by, to))
        wait_for(state, ACCEPT, to, by, what, 0)
    elif do == REASSURE:
        option = first_red(frame, secrets, int(state.pair[by, to, HEARD_RED]))
        state.pair[by, to, PROMISED_AGAINST] = option + 1.0
        happen(state, E_REASSURED, by, to, option + 1, 0, both(by, to))
        happen(state, E_PROMISE, by, to, option + 1, 0, both(by, to))
        gesture(state, REASSURES, by, to, 2)
    elif do == VISIT:
        visit(frame, secrets, state, by, to)
    elif do == TEAM:
        if how == 0:
            pressure = state.seat[by, HOME_PRESSURE] - 0.3
            state.seat[by, HOME_PRESSURE] = pressure if pressure > 0.0 else 0.0
        else:
            state.seat[by, READY] = 1.0
        happen(state, E_TEAM, by, -1, how, 0, 1 << by)
    elif do == PREPARE:
        clause = int(frame.option[what, OF_CLAUSE])
        if state.flag[prepared_at(frame, clause)] == 0:
            state.flag[prepared_at(frame, clause)] = what + 1
            state.flag[prepared_at(frame, clause) + frame.size[CLAUSES]] = by + 1
        happen(state, E_PREPARED, by, -1, what, 0, everyone(state))


@rule
def claim(state: State, by: int, to: int, topic: int, claimed: int, shown: int) -> None:
    """The answer as the asker hears it."""
    happen(state, E_ANSWERED, by, to, topic * 4096 + claimed + 1, shown, both(by, to))


@rule
def answer(
    frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, how: int, asked_how: int
) -> None:
    """`by` answers `to`: wholly, in part, dodging, or falsely. A lie looks like an answer until it comes out."""
    if asked_how == PRESSED:
        feel(state, by, -0.03, 0.05)
    if how == PARTLY:
        trust_moves(state, to, by, 0.03, 0.0)
        # In part, one lets one's true part show: the scenario words it as a hint.
        part = (
            int(state.seat[by, SEEKS])
            if topic == WHY
            else (int(state.seat[by, RED_ZONE]) if topic == NOT_ACCEPT else -1)
        )
        claim(state, by, to, topic, part, PARTLY)
        return
    if how == DODGE:
        gesture(state, HIDES, by, to, 1)
        if topic == BOTHERS and state.pair[by, to, DENIED] < 1.0:
            state.pair[by, to, DENIED] = 1.0
        claim(state, by, to, topic, -1, DODGE)
        return
    trust_moves(state, to, by, 0.08, 0.01)
    if topic == WHY:
        part = int(state.seat[by, SEEKS])
        said = part if how == WHOLLY else another_part(secrets, state, by, False)
        hear_seeks(state, by, to, said, how == WHOLLY)
        claim(state, by, to, topic, said, WHOLLY)
        if how != WHOLLY:
            note_lie(state, by, to, topic, part)
    elif topic == NOT_ACCEPT:
        part = int(state.seat[by, RED_ZONE])
        said = part if how == WHOLLY else (another_part(secrets, state, by, True) if how == OTHER else SAYS_NONE)
        honest = how == WHOLLY or (how == NOTHING and not has_red(frame, secrets, state, by))
        hear_red(state, by, to, said, honest)
        claim(state, by, to, topic, -1 if how == NOTHING else said, NOTHING if how == NOTHING else WHOLLY)
        if not honest:
            note_lie(state, by, to, topic, part)
    elif topic == BRING:
        state.pair[to, by, HEARD_BRINGS] = 1.0 if how == WHOLLY else 2.0
        claim(state, by, to, topic, 0, WHOLLY)
        if how != WHOLLY:
            note_lie(state, by, to, topic, 0)
    else:
        fact = untold_fact(frame, state, by, to)
        if how == WHOLLY and fact >= 0:
            claim(state, by, to, topic, fact, WHOLLY)
            tell_fact(frame, state, by, to, fact)
        else:
            claim(state, by, to, topic, -1, NOTHING)
            if fact >= 0:
                state.pair[by, to, DENIED] = 2.0
                note_lie(state, by, to, topic, fact)


@rule
def accept(frame: Frame, state: State, by: int, to: int, trade: int, how: int, asked_how: int) -> None:
    """`by` accepts, refuses or counters (once) the trade that `to` proposed."""
    happen(state, E_TRADE_ANSWER, by, to, trade, how, both(by, to))
    if how == 2:
        wait_for(state, ACCEPT, to, by, TRADE_RED if trade == TRADE_SEEKS else TRADE_SEEKS, COUNTERED)
    elif how == 1 and trade >= TRADE_SUPPORT:
        promiser, other = (to, by) if asked_how == COUNTERED else (by, to)
        state.pair[promiser, other, SWAP_SUPPORT] = trade - TRADE_SUPPORT + 1.0
        state.pair[other, promiser, DELIVERS_FIRST] = 1.0
        happen(state, E_PROMISE, promiser, other, trade - TRADE_SUPPORT + 1, 1, both(by, to))
    elif how == 1:
        wait_for(state, CARRY_OUT, by, to, trade, 0)
        wait_for(state, CARRY_OUT, to, by, trade, 0)


@rule
def carry_out(frame: Frame, secrets: Secrets, state: State, by: int, to: int, trade: int, how: int) -> None:
    """One side of a swap. A cheat shows at once."""
    happen(state, E_SWAP, by, to, trade, how, both(by, to))
    if how == 1:
        gesture(state, BREAKS, by, to, 1)
        deceived(state, to, by, 0.3)
        state.pair[to, by, HEARD_KIND] = 3.0
        return
    if trade == TRADE_SEEKS:
        hear_seeks(state, by, to, int(state.seat[by, SEEKS]), True)
        happen(state, E_ANSWERED, by, to, WHY * 4096 + int(state.seat[by, SEEKS]) + 1, WHOLLY, both(by, to))
    else:
        hear_red(state, by, to, int(state.seat[by, RED_ZONE]), True)
        happen(state, E_ANSWERED, by, to, NOT_ACCEPT * 4096 + int(state.seat[by, RED_ZONE]) + 1, WHOLLY, both(by, to))
    trust_moves(state, to, by, 0.08, 0.04)


@rule
def answer_pending(frame: Frame, secrets: Secrets, state: State, by: int, row: int) -> None:
    """Carry out the sealed answer of `by` to the question that waits in this row of `sealed`."""
    do, to, what, asked_how = (
        int(state.sealed[row, DO]),
        int(state.sealed[row, TO]),
        int(state.sealed[row, WHAT]),
        int(state.sealed[row, HOW]),
    )
    how = int(state.sealed[by, HOW])
    state.sealed[row, DO] = -1
    if do == ANSWER:
        answer(frame, secrets, state, by, to, what, how, asked_how)
    elif do == ACCEPT:
        accept(frame, state, by, to, what, how, asked_how)
    elif do == CARRY_OUT:
        carry_out(frame, secrets, state, by, to, what, how)
