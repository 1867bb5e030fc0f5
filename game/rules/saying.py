"""Who learns what: facts told or seen, interests and red zones said truly or not, lies that come out, knots that are
said in time.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.waves import wait_for
from game.rules.gestures import deceived, feels, gesture, heard_by, meets
from game.rules.packing import claim_of, one_of
from game.rules.read.lying import NOTHING_SAID, UNHEARD
from game.rules.read.standing import bothers, must_know, trust_of
from game.rules.rows import add_those
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints

UNVERIFIED, SEEN_TRUE, CONTRADICTED = 1, 2, 3

NOT_ASKED, DODGED_IT, DENIED_IT, TOLD_IT = range(4)  # pair[…, DENIED]: how one answered on what bothers
HALF_SEEKS, HALF_RED = 1, 2  # pair[…, HALF_HEARD]
OF_WHY, OF_NOT_ACCEPT, OF_BRING, OF_BOTHERS = (
    c.kinds(topic) for topic in (c.WHY, c.NOT_ACCEPT, c.BRING, c.BOTHERS)
)  # sets of one topic


@rule
def note_said(frame: Frame, state: State, fact: int, by: int, to: int) -> None:
    """A fact is said once every structure bound by the clause it touches knows it. `by` told the last of them (-1:
    nobody, it was seen, or the others left); the event names who told it to all (`to` -1), and nobody else."""
    seats = frame.size[t.SEATS]
    if int(frame.fact[fact, t.FACT_CLAUSE]) < 0 or state.fact[fact, seats + s.SAID_AT] > 0:
        return
    for seat in range(seats):
        if must_know(frame, state, seat) and state.fact[fact, seat] == c.UNKNOWN:
            return
    state.fact[fact, seats + s.SAID_AT] = state.scal[s.TICK] + 1
    state.fact[fact, seats + s.SAID_BY] = by + 1
    happen(state, c.E_SAID, by if to < 0 else -1, -1, fact, 0)


@rule
def learn(frame: Frame, state: State, seat: int, fact: int, how: int) -> None:
    if state.fact[fact, seat] < how:
        state.fact[fact, seat] = how


@rule
def learnt_from_another(state: State, by: int, fact: int) -> int:
    """1 where `by` did not hold the fact from the start, but was told it or saw it at another's: it is then said of
    somebody else."""
    if state.fact[fact, by] == c.TOLD:
        return 1
    if not been_out(state, by):
        return 0
    for at in range(state.scal[s.EVENTS]):
        seen = state.event[at, s.KIND] == c.E_VISITED and state.event[at, s.E_WHAT] == fact + 1
        if seen and state.event[at, s.E_BY] == by:
            return 1
    return 0


@rule
def been_out(state: State, by: int) -> bool:
    """Whether `by` has been at the place of any other."""
    for other in range(state.seat.shape[0]):
        if state.pair[by, other, s.WENT] > 0.0:
            return True
    return False


@rule
def tell_fact(frame: Frame, state: State, by: int, to: int, fact: int) -> None:
    """`by` tells a fact to a seat or to all (-1). Speaking before signing of what contradicts the table costs
    about a third of a burst.
    """
    repeated(frame, state, by, to, fact)
    news, relayed = False, learnt_from_another(state, by, fact)
    for other in range(frame.size[t.SEATS]):
        if other != by and (to < 0 or to == other):
            if state.fact[fact, other] == c.UNKNOWN:
                news = True
                if int(frame.fact[fact, t.FACT_CLAUSE]) >= 0:
                    feels(state, other, e.UNWELCOME)
            learn(frame, state, other, fact, c.TOLD)
            # A lesser fact does not undo a denial, as long as a greater one stays untold.
            if int(frame.fact[fact, t.FACT_CLAUSE]) >= 0 or not keeps_something(frame, state, by, other):
                state.pair[by, other, s.DENIED] = TOLD_IT
    happen(state, c.E_TOLD_FACT, by, to, fact, relayed)
    if news:
        gesture(state, e.DISCLOSES, by, to, 2 if frame.fact[fact, t.SENSITIVITY] > 2 else 1)
    note_said(frame, state, fact, by, to)


@rule
def repeated(frame: Frame, state: State, by: int, to: int, fact: int) -> None:
    """What was said for one's ears alone is told to others, before all those bound know it: whoever trusted hears of
    it."""
    if state.fact[fact, frame.size[t.SEATS] + s.SAID_AT] > 0:
        return
    for other in range(frame.size[t.SEATS]):
        trusted = other != by and other != to and state.pair[by, other, s.IN_CONFIDENCE] == fact + 1.0
        if trusted and not just_confided(state, other, by):
            state.pair[by, other, s.IN_CONFIDENCE] = 0.0
            happen(state, c.E_CONFIDED, other, by, fact + 1, c.REPEATED)
            meets(state, other, by, e.REPEATED)
            wronged(state, by, other, e.WRONG_OF_CONFIDENCE, c.OF_CONFIDENCE)


@rule
def just_confided(state: State, by: int, to: int) -> bool:
    """Whether `by` confides in `to` at this very moment: what `to` says then was sealed before it heard."""
    for back in range(state.scal[s.EVENTS]):
        at = state.scal[s.EVENTS] - 1 - back
        if state.event[at, s.MOMENT] != state.scal[s.TICK]:
            return False
        who = state.event[at, s.E_BY] == by and state.event[at, s.E_TO] == to
        if who and state.event[at, s.KIND] == c.E_CONFIDED and state.event[at, s.E_HOW] == c.CONFIDED:
            return True
    return False


@rule
def day_with(state: State, by: int, to: int) -> None:
    """`by` spends a day with `to`; all see where its days go, and those who had one before count for a little less."""
    others = 0.0
    for other in range(state.seat.shape[0]):
        if other != to and state.pair[by, other, s.LISTENED] > 0.0:
            others += 1.0
            meets(state, other, by, e.DAY_ELSEWHERE)
    state.pair[by, to, s.LISTENED] += 1.0
    happen(state, c.E_DAY_WITH, by, to, 0, 0)
    heard_by(state, by, to, 1.0 / (1.0 + e.SHARED_DAYS * others))


@rule
def wronged(state: State, by: int, to: int, size: float, kind: int) -> None:
    """A wrong of this kind (`WRONGS`) that waits for repair, if none greater does."""
    if state.pair[by, to, s.WRONGED] < size:
        state.pair[by, to, s.WRONGED] = size
        state.pair[by, to, s.WRONG_KIND] = kind
    state.pair[to, by, s.OWED] = kind


@rule
def because(state: State, by: int, to: int) -> None:
    """For its author alone, until the debrief: why it took and gave nothing, or broke its word."""
    why = c.OWN_GAME
    if trust_of(state, by, to) < e.BECAUSE_WARY:
        why = c.WARY
    elif state.seat[by, s.ANTAGONISM_FELT] >= e.BECAUSE_HURT:
        why = c.HURT
    elif state.seat[by, s.HOME_PRESSURE] >= e.BECAUSE_AT_HOME:
        why = c.AT_HOME
    happen(state, c.E_BECAUSE, by, to, why, 0)


@rule
def heard_whole(state: State, of: int, by: int, half: int) -> bool:
    """Whether `of` has heard more than half of this (HALF_SEEKS, HALF_RED) from `by`."""
    heard = state.pair[of, by, s.HEARD_SEEKS if half == HALF_SEEKS else s.HEARD_RED]
    return bool(heard != NOTHING_SAID and int(state.pair[of, by, s.HALF_HEARD]) & half == 0)


@rule
def left_to_ask(state: State, by: int, to: int) -> int:
    """The mask of what is left to be asked: not what another said in full of what it seeks, cannot accept or brings,
    nor what it brings where one has been, unless a word of its came out as false."""
    anew = state.pair[by, to, s.HEARD_KIND] == CONTRADICTED
    why = OF_WHY if anew or not heard_whole(state, by, to, HALF_SEEKS) else 0
    not_accept = OF_NOT_ACCEPT if anew or not heard_whole(state, by, to, HALF_RED) else 0
    bring = OF_BRING if anew or state.pair[by, to, s.HEARD_BRINGS] == UNHEARD else 0
    return OF_BOTHERS | why | not_accept | bring


@rule
def await_answer(state: State, by: int, to: int, topic: int, how: int) -> None:
    """`to` is to answer this question of `by`, unless it was telling it unasked at that very moment."""
    if one_of(left_to_ask(state, by, to), topic):
        wait_for(state, c.ANSWER, to, by, topic, how)


@rule
def questions(state: State, do: int, seat: int, to: int, rows: Ints, n: int) -> int:
    """Rows of what a seat may ask another, by this act. What one brings is known to all: no day is spent to hear it."""
    left = left_to_ask(state, seat, to)
    return add_those(rows, n, do, to, 0, left & ~OF_BRING if do == c.LISTEN else left, 0, 1)


@rule
def hold(state: State, of: int, by: int, seeks: bool, part: int) -> None:
    """`of` holds this of `by`: what it seeks, or cannot accept; and both know it."""
    state.pair[of, by, s.HEARD_SEEKS if seeks else s.HEARD_RED] = part
    state.pair[by, of, s.SAID_SEEKS if seeks else s.SAID_RED] = part


@rule
def brings(state: State, of: int, by: int, how: int) -> None:
    """`of` holds that `by` brings what it says (HONEST), or more than it has (INFLATED)."""
    state.pair[of, by, s.HEARD_BRINGS] = how
    state.pair[by, of, s.SAID_BRINGS] = how


@rule
def half_hear(state: State, by: int, to: int, part: int, half: int, true: bool) -> None:
    """`to` hears half of what `by` seeks or cannot accept: what it lets show. What was said in full stays, but for a
    lie that what is true now belies."""
    seeks = half == HALF_SEEKS
    topic = c.WHY if seeks else c.NOT_ACCEPT
    belied = true and lied(state, by, to, topic)
    if heard_whole(state, to, by, half) and not belied:
        return
    if belied:
        lie_out(state, by, to, topic, e.LIE_TAKEN_BACK)
    hold(state, to, by, seeks, part)
    state.pair[to, by, s.HALF_HEARD] = int(state.pair[to, by, s.HALF_HEARD]) | half
    if state.pair[to, by, s.HEARD_KIND] == 0.0:
        state.pair[to, by, s.HEARD_KIND] = UNVERIFIED
    state.pair[by, to, s.LIED_SEEKS if seeks else s.LIED_RED] = 0.0 if true else 1.0


@rule
def in_full(state: State, by: int, to: int, half: int) -> None:
    """What had been let show is now said."""
    state.pair[to, by, s.HALF_HEARD] = int(state.pair[to, by, s.HALF_HEARD]) & ~half


@rule
def lied(state: State, by: int, to: int, topic: int) -> bool:
    """Whether what `by` told `to` on this (WHY, NOT_ACCEPT) is false, and has not come out."""
    return bool(state.pair[by, to, s.LIED_SEEKS if topic == c.WHY else s.LIED_RED] > 0.0)


@rule
def shown_false(state: State, by: int, to: int, topic: int) -> None:
    """What `to` holds of `by` on this shows to be false: it alone, not what `by` truly said beside it."""
    seeks = topic == c.WHY
    part = int(state.pair[to, by, s.HEARD_SEEKS if seeks else s.HEARD_RED])
    state.pair[to, by, s.HEARD_KIND] = CONTRADICTED
    state.pair[by, to, s.LIED_SEEKS if seeks else s.LIED_RED] = 0.0
    happen(state, c.E_LIE_OUT, by, to, claim_of(topic, part if part >= 0 else -1), 0)


@rule
def lie_out(state: State, by: int, to: int, topic: int, size: float) -> None:
    """What `by` told `to` on this comes out as a lie, before anything truer is held."""
    shown_false(state, by, to, topic)
    deceived(state, to, by, size)
    if size > e.LIE_TAKEN_BACK:
        wronged(state, by, to, e.WRONG_OF_LIE, c.OF_LIE)


@rule
def hear_seeks(state: State, by: int, to: int, part: int, true: bool) -> None:
    """`to` hears from `by` what it seeks."""
    state.pair[to, by, s.HEARD_KIND] = UNVERIFIED
    if true and lied(state, by, to, c.WHY):
        lie_out(state, by, to, c.WHY, e.LIE_TAKEN_BACK)
    in_full(state, by, to, HALF_SEEKS)
    hold(state, to, by, True, part)
    if true:
        state.pair[by, to, s.TOLD_TRUE] += 1.0
        state.seat[by, s.STATED_NEED] = 1.0
    else:
        state.pair[by, to, s.LIED_SEEKS] = 1.0


@rule
def hear_red(state: State, by: int, to: int, part: int, true: bool) -> None:
    """`to` hears from `by` what it cannot accept (SAYS_NONE: nothing)."""
    if true and lied(state, by, to, c.NOT_ACCEPT):
        lie_out(state, by, to, c.NOT_ACCEPT, e.LIE_TAKEN_BACK)
    in_full(state, by, to, HALF_RED)
    hold(state, to, by, False, part)
    if state.pair[to, by, s.HEARD_KIND] == 0.0:
        state.pair[to, by, s.HEARD_KIND] = UNVERIFIED
    if true:
        state.pair[by, to, s.TOLD_TRUE] += 1.0
        state.seat[by, s.STATED_NEED] = 1.0
    else:
        state.pair[by, to, s.LIED_RED] = 1.0


@rule
def tell_need(frame: Frame, state: State, by: int, to: int, red: bool) -> None:
    """`by` says, unasked, what it seeks or what it cannot accept, truly; to a seat or to all. Said again, it
    discloses nothing."""
    part, news = int(state.seat[by, s.RED_ZONE if red else s.SEEKS]), False
    for other in range(frame.size[t.SEATS]):
        if other != by and (to < 0 or to == other):
            heard = state.pair[other, by, s.HEARD_RED if red else s.HEARD_SEEKS]
            news = news or heard != part or not heard_whole(state, other, by, HALF_RED if red else HALF_SEEKS)
            if red:
                hear_red(state, by, other, part, True)
            else:
                hear_seeks(state, by, other, part, True)
    happen(state, c.E_TOLD_RED if red else c.E_TOLD_SEEKS, by, to, part, 0)
    if news:
        gesture(state, e.DISCLOSES, by, to, 1)


@rule
def keeps_something(frame: Frame, state: State, by: int, to: int) -> bool:
    """Whether `by` knows a fact that `to` does not know."""
    for fact in range(frame.size[t.FACTS]):
        if state.fact[fact, by] != c.UNKNOWN and state.fact[fact, to] == c.UNKNOWN:
            return True
    return False


@rule
def kept_for(frame: Frame, state: State, by: int, fact: int) -> bool:
    """Whether somebody asked `by` to keep this fact between them, and not all those bound have come to know it."""
    if frame.fact[fact, t.SENSITIVITY] < e.CONFIDENTIAL or state.fact[fact, frame.size[t.SEATS] + s.SAID_AT] > 0:
        return False
    for at in range(state.scal[s.EVENTS]):
        asked = state.event[at, s.KIND] == c.E_CONFIDED and state.event[at, s.E_HOW] == c.CONFIDED
        if asked and state.event[at, s.E_TO] == by and state.event[at, s.E_WHAT] == fact + 1:
            return True
    return False


@rule
def untold_fact(frame: Frame, state: State, by: int, to: int) -> int:
    """What bothers `by` most that `to` does not know, as `by` has seen: its most sensitive fact, knots first, and none
    that it was asked to keep, which is told by an act of its own; -1 if none."""
    best = -1
    best_rank = 0.0
    for fact in range(frame.size[t.FACTS]):
        known = state.fact[fact, frame.size[t.SEATS] + s.N_FACT_STATE + by] >> to & 1
        if state.fact[fact, by] != c.UNKNOWN and known == 0:
            rank = bothers(frame, fact)
            if rank > best_rank and not kept_for(frame, state, by, fact):
                best_rank = rank
                best = fact
    return best


@rule
def note_lie(state: State, by: int, to: int, topic: int, true_part: int) -> None:
    """For its author alone, until the debrief: what was true."""
    happen(state, c.E_LIED, by, to, claim_of(topic, true_part), c.OTHER)
