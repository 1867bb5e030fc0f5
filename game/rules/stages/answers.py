"""Answers to what was asked, proposed or agreed in the corridor: sealed too, by waves, at no cost."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import active_row, wait_for
from game.rules.gestures import deceived, gesture, meets
from game.rules.packing import claim_of, supported
from game.rules.read.agendas import has_red
from game.rules.read.lying import HONEST, INFLATED, SAYS_NONE, lie_for, may_deny, may_lie
from game.rules.read.standing import trust_of
from game.rules.rows import add
from game.rules.saying import (
    CONTRADICTED,
    DENIED_IT,
    DODGED_IT,
    HALF_RED,
    HALF_SEEKS,
    because,
    brings,
    half_hear,
    hear_red,
    hear_seeks,
    heard_whole,
    note_lie,
    tell_fact,
    untold_fact,
    wronged,
)
from game.rules.stages.stage import Stage
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def ways_to_answer(
    frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, asked_how: int, rows: Ints
) -> int:
    """In passing one says half at best, or something else; pressed, something, true or not, there and then; listened
    to, something true, be it the half. What bothers one is said to be nothing where nothing does; a lie is offered
    where it would be one, and where who asks holds nothing against it."""
    bothered = untold_fact(frame, state, by, to) >= 0
    if asked_how == c.LISTENED:
        return add(rows, 0, c.ANSWER, to, topic, c.WHOLLY, 1, 2)
    if topic == c.BOTHERS and not bothered:
        n = add(rows, 0, c.ANSWER, to, topic, c.NOTHING, 1, 1)
        return n if asked_how == c.PRESSED else add(rows, n, c.ANSWER, to, topic, c.DODGE, 1, 1)
    lies = may_lie(frame, secrets, state, by, to, topic)
    denies = may_deny(frame, secrets, state, by, to, topic, bothered)
    if asked_how == c.PRESSED:
        n = add(rows, 0, c.ANSWER, to, topic, c.WHOLLY, 1, 1 if lies or denies else 2)
    else:
        n = add(rows, 0, c.ANSWER, to, topic, c.PARTLY, 1, 2)
    if lies:
        n = add(rows, n, c.ANSWER, to, topic, c.OTHER, 1, 1)
    return add(rows, n, c.ANSWER, to, topic, c.NOTHING, 1, 1) if denies else n


@rule
def offers(frame: Frame, secrets: Secrets, state: State, seat: int, rows: Ints) -> int:
    """The ways to answer what was asked of this seat first."""
    row = active_row(state, seat)
    do, to, what = int(state.sealed[row, s.DO]), int(state.sealed[row, s.TO]), int(state.sealed[row, s.WHAT])
    if do == c.ANSWER:
        return ways_to_answer(frame, secrets, state, seat, to, what, int(state.sealed[row, s.HOW]), rows)
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
def true_part(state: State, by: int, topic: int) -> int:
    """The part of its agenda that a question is about, -1 for what one brings and what bothers one."""
    if topic == c.WHY:
        return int(state.seat[by, s.SEEKS])
    return int(state.seat[by, s.RED_ZONE]) if topic == c.NOT_ACCEPT else -1


@rule
def answer(
    frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, how: int, asked_how: int, sealed: int
) -> None:
    """`by` answers `to`: wholly, in part, dodging, or falsely. A lie looks like an answer until it comes out. `sealed`:
    what there was to say as it was sealed, see `seal_words`."""
    if asked_how == c.PRESSED:
        meets(state, by, to, e.PRESSED)
    if asked_how == c.LISTENED:
        listened(frame, secrets, state, by, to, topic, how == c.WHOLLY, sealed)
        return
    if how == c.PARTLY:
        let_show(state, by, to, topic)
        return
    if how == c.DODGE:
        gesture(state, e.HIDES, by, to, 1)
        if topic == c.BOTHERS and state.pair[by, to, s.DENIED] < DODGED_IT:
            state.pair[by, to, s.DENIED] = DODGED_IT
        # Aside, one says what the scenario words for one's true part: its dodge.
        claim(state, by, to, topic, true_part(state, by, topic), c.DODGE)
        return
    if asked_how != c.PRESSED and how == c.OTHER:
        show_another(frame, secrets, state, by, to, topic)
        return
    say_it(frame, secrets, state, by, to, topic, how, kept_back(sealed))


@rule
def say_it(frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, how: int, fact: int) -> None:
    """An answer in full, or what looks like one. `fact`: what bothers one, -1 if nothing."""
    meets(state, to, by, e.ANSWERED)
    part = true_part(state, by, topic)
    if topic == c.WHY:
        said = part if how == c.WHOLLY else lie_for(frame, secrets, state, by, to, False)
        hear_seeks(state, by, to, said, how == c.WHOLLY)
        claim(state, by, to, topic, said, c.WHOLLY)
        if how != c.WHOLLY:
            note_lie(state, by, to, topic, part)
    elif topic == c.NOT_ACCEPT:
        false = lie_for(frame, secrets, state, by, to, True) if how == c.OTHER else SAYS_NONE
        said = part if how == c.WHOLLY else false
        honest = how == c.WHOLLY or (how == c.NOTHING and not has_red(frame, secrets, state, by))
        hear_red(state, by, to, said, honest)
        claim(state, by, to, topic, -1 if how == c.NOTHING else said, c.NOTHING if how == c.NOTHING else c.WHOLLY)
        if not honest:
            note_lie(state, by, to, topic, part)
    elif topic == c.BRING:
        brings(state, to, by, HONEST if how == c.WHOLLY else INFLATED)
        claim(state, by, to, topic, 0, c.WHOLLY)
        if how != c.WHOLLY:
            note_lie(state, by, to, topic, 0)
    else:
        if how == c.WHOLLY and fact >= 0:
            claim(state, by, to, topic, fact, c.WHOLLY)
            tell_fact(frame, state, by, to, fact)
        else:
            claim(state, by, to, topic, -1, c.NOTHING)
            if fact >= 0:
                state.pair[by, to, s.DENIED] = DENIED_IT
                note_lie(state, by, to, topic, fact)


@rule
def let_show(state: State, by: int, to: int, topic: int) -> None:
    """In part, one lets one's true part show: the scenario words it as a hint, which is half heard."""
    meets(state, to, by, e.ANSWERED_IN_PART)
    part = true_part(state, by, topic)
    if topic == c.WHY:
        half_hear(state, by, to, part, HALF_SEEKS, True)
    elif topic == c.NOT_ACCEPT:
        half_hear(state, by, to, part, HALF_RED, True)
    elif topic == c.BRING:
        brings(state, to, by, HONEST)  # what one brings has no half
    claim(state, by, to, topic, part, c.PARTLY)


@rule
def show_another(frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int) -> None:
    """In passing, one lets something else show than what is true."""
    meets(state, to, by, e.ANSWERED_IN_PART)
    if topic == c.BRING:
        brings(state, to, by, INFLATED)
        claim(state, by, to, topic, -1, c.PARTLY)
        note_lie(state, by, to, topic, 0)
        return
    red = topic == c.NOT_ACCEPT
    said = lie_for(frame, secrets, state, by, to, red)
    half_hear(state, by, to, said, HALF_RED if red else HALF_SEEKS, False)
    claim(state, by, to, topic, said, c.PARTLY)
    note_lie(state, by, to, topic, true_part(state, by, topic))


@rule
def first_left(topic: int, heard_seeks: bool, heard_red: bool, bothered: bool) -> int:
    """What one who is listened to says: what was asked, or what the other has not heard in full of what it seeks, what
    it cannot accept, what bothers it. `bothered`: something bothers one that the other does not know."""
    for turn in range(3):
        at = topic if turn == 0 else (c.WHY if turn == 1 else c.NOT_ACCEPT)
        if at == c.WHY and not heard_seeks:
            return at
        if at == c.NOT_ACCEPT and not heard_red:
            return at
        if at == c.BRING or (at == c.BOTHERS and bothered):
            return at
    return c.BOTHERS if bothered else topic


@rule
def left_to_say(state: State, by: int, to: int, topic: int, bothered: bool) -> int:
    """What `by` says to `to`, who listens."""
    seeks, red = heard_whole(state, to, by, HALF_SEEKS), heard_whole(state, to, by, HALF_RED)
    return first_left(topic, seeks, red, bothered)


@rule
def seal_words(frame: Frame, state: State, who: int) -> None:
    """What each has to say, before any of the answers of this wave is shown: the words that it chose are those that are
    said, whatever its asker or itself learns at the same moment."""
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            row = active_row(state, seat)
            to = int(state.sealed[row, s.TO])
            fuller = 1 if trust_of(state, seat, to) >= e.FULLER_FROM else 0
            state.sealed[row, s.LEGAL] = 2 * (untold_fact(frame, state, seat, to) + 1) + fuller


@rule
def kept_back(sealed: int) -> int:
    """The fact that was there to be told as an answer was sealed, -1 if none."""
    return sealed // 2 - 1


@rule
def listened(
    frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, wholly: bool, sealed: int
) -> None:
    """A day of listening yields something true that serves: what is asked, or what was left to say; the half of it, and
    who could say the rest, where that cannot be borne. More to one whom it trusts; what is sensitive, for its ears
    alone. A fact never comes as what is said besides."""
    fact = kept_back(sealed)
    topic = left_to_say(state, by, to, topic, fact >= 0)
    if not wholly and (topic != c.BOTHERS or fact >= 0):
        let_show(state, by, to, topic)
        open_door(frame, state, by, to, topic, fact)
        return
    confide(frame, secrets, state, by, to, topic, fact)
    if sealed % 2 == 1:
        more = left_to_say(state, by, to, topic, False)
        if more != topic:
            confide(frame, secrets, state, by, to, more, fact)


@rule
def confide(frame: Frame, secrets: Secrets, state: State, by: int, to: int, topic: int, fact: int) -> None:
    """Say it in full; a fact that is sensitive, for one's ears alone."""
    say_it(frame, secrets, state, by, to, topic, c.WHOLLY, fact)
    if topic == c.BOTHERS and fact >= 0 and frame.fact[fact, t.SENSITIVITY] >= e.CONFIDENTIAL:
        state.pair[to, by, s.IN_CONFIDENCE] = fact + 1.0
        happen(state, c.E_CONFIDED, by, to, fact + 1, c.CONFIDED)


@rule
def open_door(frame: Frame, state: State, by: int, to: int, topic: int, fact: int) -> None:
    """Who could say what one could not: another who knows the fact that one keeps, else who is seen to live with it."""
    if fact < 0:
        return
    for other in range(frame.size[t.SEATS]):
        if other not in (by, to) and state.fact[fact, other] != c.UNKNOWN and state.scal[s.LEFT] >> other & 1 == 0:
            happen(state, c.E_DOOR, by, to, other, topic)
            return
    where = int(frame.fact[fact, t.SEEN_AT])
    if where >= 0 and where != to and state.scal[s.LEFT] >> where & 1 == 0:
        happen(state, c.E_DOOR, by, to, where, topic)


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
        because(state, by, to)
        wronged(state, by, to, e.WRONG_OF_TRADE, c.OF_TRADE)
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
        answer(frame, secrets, state, by, to, what, how, asked_how, int(state.sealed[row, s.LEGAL]))
    elif do == c.ACCEPT:
        accept(frame, state, by, to, what, how, asked_how)
    elif do == c.CARRY_OUT:
        carry_out(frame, secrets, state, by, to, what, how)


@rule
def shows(frame: Frame, secrets: Secrets, state: State, who: int) -> int:
    seal_words(frame, state, who)
    for seat in range(frame.size[t.SEATS]):
        if who >> seat & 1:
            answer_pending(frame, secrets, state, seat, active_row(state, seat))
    return c.TO_ANSWERS


STAGE = Stage((c.AT_ANSWER,), offers, shows)
