"""The corridor (entre-deux): one sealed move a structure, shown together; then waves of answers, sealed too, at no
cost.
"""

from game.rules import codes as c
from game.rules import state as s
from game.rules.events import happen
from game.rules.gestures import BREAKS, HEARS, HIDES, IMPOSES, REASSURES, deceived, feel, gesture, trust_moves
from game.rules.mode import rule
from game.rules.packing import claim_of, supported
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
from game.rules.state import State, prepared_at
from game.story import tables as t
from game.story.tables import Frame, Secrets


@rule
def days_of(do: int) -> float:
    """What a corridor move costs its mover, in days."""
    return float(c.DAYS_OF[do])


@rule
def wait_for(state: State, do: int, who: int, asker: int, what: int, how: int) -> None:
    """Somebody must answer somebody."""
    at = state.seat.shape[0] + state.scal[s.PENDING]
    if at < state.sealed.shape[0]:
        state.sealed[at, s.DO] = do
        state.sealed[at, s.TO] = asker
        state.sealed[at, s.WHAT] = what
        state.sealed[at, s.HOW] = how
        state.sealed[at, s.MARKS] = who
        state.scal[s.PENDING] += 1


@rule
def first_red(frame: Frame, secrets: Secrets, part: int) -> int:
    """The first option that this red zone refuses, -1 if none."""
    for option in range(frame.size[t.OPTIONS]):
        if secrets.part[part, t.N_PART + option] > 0.0:
            return option
    return -1


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


@rule
def claim(state: State, by: int, to: int, topic: int, claimed: int, shown: int) -> None:
    """The answer as the asker hears it."""
    happen(state, c.E_ANSWERED, by, to, claim_of(topic, claimed), shown)


@rule
def answer(
    frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, how: int, asked_how: int
) -> None:
    """`by` answers `to`: wholly, in part, dodging, or falsely. A lie looks like an answer until it comes out."""
    if asked_how == c.PRESSED:
        feel(state, by, -0.03, 0.05)
    if how == c.PARTLY:
        trust_moves(state, to, by, 0.03, 0.0)
        # In part, one lets one's true part show: the scenario words it as a hint.
        part = (
            int(state.seat[by, s.SEEKS])
            if topic == c.WHY
            else (int(state.seat[by, s.RED_ZONE]) if topic == c.NOT_ACCEPT else -1)
        )
        claim(state, by, to, topic, part, c.PARTLY)
        return
    if how == c.DODGE:
        gesture(state, HIDES, by, to, 1)
        if topic == c.BOTHERS and state.pair[by, to, s.DENIED] < 1.0:
            state.pair[by, to, s.DENIED] = 1.0
        claim(state, by, to, topic, -1, c.DODGE)
        return
    trust_moves(state, to, by, 0.08, 0.01)
    if topic == c.WHY:
        part = int(state.seat[by, s.SEEKS])
        said = part if how == c.WHOLLY else another_part(secrets, state, by, False)
        hear_seeks(state, by, to, said, how == c.WHOLLY)
        claim(state, by, to, topic, said, c.WHOLLY)
        if how != c.WHOLLY:
            note_lie(state, by, to, topic, part)
    elif topic == c.NOT_ACCEPT:
        part = int(state.seat[by, s.RED_ZONE])
        said = part if how == c.WHOLLY else (another_part(secrets, state, by, True) if how == c.OTHER else SAYS_NONE)
        honest = how == c.WHOLLY or (how == c.NOTHING and not has_red(frame, secrets, state, by))
        hear_red(state, by, to, said, honest)
        claim(state, by, to, topic, -1 if how == c.NOTHING else said, c.NOTHING if how == c.NOTHING else c.WHOLLY)
        if not honest:
            note_lie(state, by, to, topic, part)
    elif topic == c.BRING:
        state.pair[to, by, s.HEARD_BRINGS] = 1.0 if how == c.WHOLLY else 2.0
        claim(state, by, to, topic, 0, c.WHOLLY)
        if how != c.WHOLLY:
            note_lie(state, by, to, topic, 0)
    else:
        fact = untold_fact(frame, state, by, to)
        if how == c.WHOLLY and fact >= 0:
            claim(state, by, to, topic, fact, c.WHOLLY)
            tell_fact(frame, state, by, to, fact)
        else:
            claim(state, by, to, topic, -1, c.NOTHING)
            if fact >= 0:
                state.pair[by, to, s.DENIED] = 2.0
                note_lie(state, by, to, topic, fact)


@rule
def accept(frame: Frame, state: State, by: int, to: int, trade: int, how: int, asked_how: int) -> None:
    """`by` accepts, refuses or counters (once) the trade that `to` proposed."""
    happen(state, c.E_TRADE_ANSWER, by, to, trade, how)
    option = supported(trade)
    if how == c.COUNTER:
        wait_for(state, c.ACCEPT, to, by, c.TRADE_RED if trade == c.TRADE_SEEKS else c.TRADE_SEEKS, c.COUNTERED)
    elif how == c.ACCEPTED and option >= 0:
        promiser, other = (to, by) if asked_how == c.COUNTERED else (by, to)
        state.pair[promiser, other, s.SWAP_SUPPORT] = option + 1.0
        state.pair[other, promiser, s.DELIVERS_FIRST] = 1.0
        happen(state, c.E_PROMISE, promiser, other, option + 1, 1)
    elif how == c.ACCEPTED:
        wait_for(state, c.CARRY_OUT, by, to, trade, 0)
        wait_for(state, c.CARRY_OUT, to, by, trade, 0)


@rule
def carry_out(frame: Frame, secrets: Secrets, state: State, by: int, to: int, trade: int, how: int) -> None:
    """One side of a swap. A cheat shows at once."""
    happen(state, c.E_SWAP, by, to, trade, how)
    if how == c.CHEAT:
        gesture(state, BREAKS, by, to, 1)
        deceived(state, to, by, 0.3)
        state.pair[to, by, s.HEARD_KIND] = 3.0
        return
    if trade == c.TRADE_SEEKS:
        hear_seeks(state, by, to, int(state.seat[by, s.SEEKS]), True)
        happen(state, c.E_ANSWERED, by, to, claim_of(c.WHY, int(state.seat[by, s.SEEKS])), c.WHOLLY)
    else:
        hear_red(state, by, to, int(state.seat[by, s.RED_ZONE]), True)
        happen(
            state,
            c.E_ANSWERED,
            by,
            to,
            claim_of(c.NOT_ACCEPT, int(state.seat[by, s.RED_ZONE])),
            c.WHOLLY,
        )
    trust_moves(state, to, by, 0.08, 0.04)


@rule
def answer_pending(frame: Frame, secrets: Secrets, state: State, by: int, row: int) -> None:
    """Carry out the sealed answer of `by` to the question that waits in this row of `sealed`."""
    do, to, what, asked_how = (
        int(state.sealed[row, s.DO]),
        int(state.sealed[row, s.TO]),
        int(state.sealed[row, s.WHAT]),
        int(state.sealed[row, s.HOW]),
    )
    how = int(state.sealed[by, s.HOW])
    state.sealed[row, s.DO] = -1
    if do == c.ANSWER:
        answer(frame, secrets, state, by, to, what, how, asked_how)
    elif do == c.ACCEPT:
        accept(frame, state, by, to, what, how, asked_how)
    elif do == c.CARRY_OUT:
        carry_out(frame, secrets, state, by, to, what, how)
