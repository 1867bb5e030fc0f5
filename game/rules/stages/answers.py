"""Answers to what was asked, proposed or agreed in the corridor: sealed too, by waves, at no cost."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import active_row, wait_for
from game.rules.gestures import deceived, feels, gesture, meets
from game.rules.packing import claim_of, supported
from game.rules.read.agendas import another_part, has_red
from game.rules.rows import add
from game.rules.saying import (
    CONTRADICTED,
    DENIED_IT,
    DODGED_IT,
    HONEST,
    INFLATED,
    SAYS_NONE,
    hear_red,
    hear_seeks,
    note_lie,
    tell_fact,
    untold_fact,
)
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """The ways to answer what was asked of this seat first."""
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
    return add(rows, 0, do, to, what, 0, 1, len(c.CARRIES))


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
        feels(state, by, e.PRESSED)
    if how == c.PARTLY:
        meets(state, to, by, e.ANSWERED_IN_PART)
        # In part, one lets one's true part show: the scenario words it as a hint.
        part = (
            int(state.seat[by, s.SEEKS])
            if topic == c.WHY
            else (int(state.seat[by, s.RED_ZONE]) if topic == c.NOT_ACCEPT else -1)
        )
        claim(state, by, to, topic, part, c.PARTLY)
        return
    if how == c.DODGE:
        gesture(state, e.HIDES, by, to, 1)
        if topic == c.BOTHERS and state.pair[by, to, s.DENIED] < DODGED_IT:
            state.pair[by, to, s.DENIED] = DODGED_IT
        claim(state, by, to, topic, -1, c.DODGE)
        return
    meets(state, to, by, e.ANSWERED)
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
        state.pair[to, by, s.HEARD_BRINGS] = HONEST if how == c.WHOLLY else INFLATED
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
                state.pair[by, to, s.DENIED] = DENIED_IT
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
        gesture(state, e.BREAKS, by, to, 1)
        deceived(state, to, by, e.CHEATED)
        state.pair[to, by, s.HEARD_KIND] = CONTRADICTED
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
    meets(state, to, by, e.SWAPPED)


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


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            answer_pending(frame, secrets, state, seat, active_row(state, seat))
    return c.TO_ANSWERS


STAGE = Stage((c.AT_ANSWER,), offers, shows)
