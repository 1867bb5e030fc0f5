"""Questions that evidence asks of the events of a play: who said what, and when."""

from game.debrief import outcome as o
from game.debrief.outcome import Outcome
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import claimed, one_of, topic_of
from game.rules.read.agendas import sought_at
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame

# Kinds of events that say something of who did them.
TELLING = c.kinds(
    c.E_TOLD_SEEKS,
    c.E_TOLD_RED,
    c.E_TOLD_FACT,
    c.E_ANSWERED,
    c.E_RED_SHOWN,
    c.E_ASKED,
    c.E_PRESSED,
    c.E_VISITED,
    c.E_OBJECTED,
    c.E_TENSION,
    c.E_REACTED,
    c.E_LIED,
)


@rule
def says_seeks(state: State, at: int) -> bool:
    """The event at this place has its author say truly what it seeks."""
    event = state.event
    mine = sought_at(state, event[at, s.E_BY], at) if event[at, s.E_BY] >= 0 else -1
    if event[at, s.KIND] == c.E_TOLD_SEEKS:
        return event[at, s.E_WHAT] == mine
    return (
        event[at, s.KIND] == c.E_ANSWERED
        and event[at, s.E_HOW] == c.WHOLLY
        and topic_of(event[at, s.E_WHAT]) == c.WHY
        and claimed(event[at, s.E_WHAT]) == mine
    )


@rule
def says_red(state: State, at: int) -> bool:
    """The event at this place has its author say truly what it cannot accept."""
    event = state.event
    mine = int(state.seat[event[at, s.E_BY], s.RED_ZONE]) if event[at, s.E_BY] >= 0 else -1
    if event[at, s.KIND] == c.E_RED_SHOWN:
        return True
    if event[at, s.KIND] == c.E_TOLD_RED:
        return event[at, s.E_WHAT] == mine
    if event[at, s.KIND] != c.E_ANSWERED or topic_of(event[at, s.E_WHAT]) != c.NOT_ACCEPT or was_false(state, at):
        return False
    # "Nothing" is an answer too, where nothing is refused.
    return event[at, s.E_HOW] == c.NOTHING or (event[at, s.E_HOW] == c.WHOLLY and claimed(event[at, s.E_WHAT]) == mine)


@rule
def was_false(state: State, at: int) -> bool:
    """The answer at this place was false: what was true is written just after it, for its author alone."""
    return (
        at + 1 < state.scal[s.EVENTS]
        and state.event[at + 1, s.KIND] == c.E_LIED
        and state.event[at + 1, s.E_BY] == state.event[at, s.E_BY]
    )


@rule
def asks(state: State, at: int) -> bool:
    return state.event[at, s.KIND] == c.E_ASKED or state.event[at, s.KIND] == c.E_PRESSED


@rule
def voiced_red(state: State, outcome: Outcome, seat: int, until: int) -> bool:
    """This seat said truly what it cannot accept, before the event at `until`."""
    for kind in (c.E_RED_SHOWN, c.E_TOLD_RED, c.E_ANSWERED):
        for k in range(begin_of(outcome, kind), end_of(outcome, kind)):
            at = outcome.placed[k]
            if at < until and state.event[at, s.E_BY] == seat and says_red(state, at):
                return True
    return False


@rule
def asked_of(state: State, outcome: Outcome, by: int, to: int, topic: int, until: int) -> bool:
    """`by` asked `to` about this topic before the event at `until`."""
    for kind in (c.E_ASKED, c.E_PRESSED):
        for k in range(begin_of(outcome, kind), end_of(outcome, kind)):
            at = outcome.placed[k]
            if at < until and state.event[at, s.E_BY] == by and state.event[at, s.E_TO] == to:
                if state.event[at, s.E_WHAT] == topic:
                    return True
    return False


@rule
def sort_events(state: State, outcome: Outcome) -> None:
    """Fill `kind` and `placed`: rules that look for one kind of events, few among hundreds, go straight to them."""
    event, kind, end = state.event, outcome.kind, state.scal[s.EVENTS]
    for k in range(kind.shape[0]):
        kind[k] = 0
    # Counted two further on; summed, each place is where the kind before begins, and is where it ends once all of that
    # kind are placed.
    for at in range(end):
        kind[event[at, s.KIND] + 2] += 1
    for k in range(1, kind.shape[0]):
        kind[k] += kind[k - 1]
    for at in range(end):
        place = kind[event[at, s.KIND] + 1]
        outcome.placed[place] = at
        kind[event[at, s.KIND] + 1] = place + 1


@rule
def begin_of(outcome: Outcome, kind: int) -> int:
    """Where in `placed` the events of this kind begin."""
    return int(outcome.kind[kind])


@rule
def end_of(outcome: Outcome, kind: int) -> int:
    """Where in `placed` they end."""
    return int(outcome.kind[kind + 1])


@rule
def count_of(outcome: Outcome, kind: int) -> int:
    return end_of(outcome, kind) - begin_of(outcome, kind)


@rule
def first_signed(outcome: Outcome) -> int:
    """Place of the event by which the first agreement stood, -1 if none did."""
    return int(outcome.placed[begin_of(outcome, c.E_STOOD)]) if count_of(outcome, c.E_STOOD) > 0 else -1


@rule
def signed_package(state: State, signed: int) -> int:
    """The package that stood by the event at this place, -1 if none."""
    if signed < 0:
        return -1
    package = state.event[signed, s.E_WHAT]
    return int(package) if 0 <= package < state.scal[s.MADE] else -1


@rule
def moment_of_end(state: State) -> int:
    return int(state.event[state.scal[s.EVENTS] - 1, s.MOMENT]) if state.scal[s.EVENTS] > 0 else 0


@rule
def passed_by_all(frame: Frame, state: State, step: int) -> bool:
    """Nothing happened in this step of the course; was it played all the same? So if no condition could skip it."""
    return step < state.scal[s.STEP] and frame.course[step, t.STEP_IF] < 0


@rule
def is_corridor(frame: Frame, step: int) -> bool:
    return frame.course[step, t.STEP_KIND] == t.COURSE_CORRIDOR


@rule
def read(frame: Frame, state: State, outcome: Outcome) -> None:
    """Fill `seen`: what each seat said, asked and did."""
    event = state.event
    signed = first_signed(outcome)
    outcome.scal[o.OUT_SIGNED_AT] = signed
    end = state.scal[s.EVENTS]
    before = signed if signed >= 0 else end
    for at in range(end):
        by, to, kind = event[at, s.E_BY], event[at, s.E_TO], event[at, s.KIND]
        if kind == c.E_GESTURE and by >= 0:  # a word kept or broken is one that was true or false when it was given
            outcome.seen[by, o.TRUE_SAID] += event[at, s.E_WHAT] == e.KEEPS
            outcome.seen[by, o.FALSE_SAID] += event[at, s.E_WHAT] == e.BREAKS
        elif kind == c.E_CONFIDED and event[at, s.E_HOW] == c.REPEATED:
            outcome.seen[to, o.FALSE_SAID] += 1
        if not one_of(TELLING, kind) or by < 0 or by >= frame.size[t.SEATS]:
            continue
        seeks, red = says_seeks(state, at), says_red(state, at)
        if at < before:
            if seeks:
                outcome.seen[by, o.SPOKE_SEEKS] += 1
            elif red:
                outcome.seen[by, o.SPOKE_RED] += 1
            elif asks(state, at):
                outcome.seen[by, o.ASKED_ANY] += 1
                if event[at, s.E_WHAT] == c.BRING:
                    outcome.seen[by, o.LOOKED] += 1
                if to >= 0 and (event[at, s.E_WHAT] == c.WHY or event[at, s.E_WHAT] == c.BOTHERS):
                    outcome.seen[to, o.WHY_ASKED_OF] += 1
                elif to >= 0 and event[at, s.E_WHAT] == c.NOT_ACCEPT:
                    outcome.seen[to, o.RED_ASKED_OF] += 1
            elif kind == c.E_VISITED:
                outcome.seen[by, o.LOOKED] += 1
        if kind == c.E_OBJECTED:
            outcome.seen[by, o.OBJECTED_WITH if event[at, s.E_HOW] == c.WITH_REASON else o.OBJECTED_MUTE] += 1
        elif kind == c.E_TENSION:
            outcome.seen[by, o.NAMED_IT] += 1
        elif kind == c.E_REACTED and event[at, s.E_HOW] == c.SAY_COST:
            outcome.seen[by, o.SAID_COST] += 1
        elif kind == c.E_LIED:
            outcome.seen[by, o.FALSE_SAID] += 1
        elif (
            kind == c.E_TOLD_FACT
            or seeks
            or red
            or (kind == c.E_ANSWERED and event[at, s.E_HOW] == c.WHOLLY and not was_false(state, at))
        ):
            outcome.seen[by, o.TRUE_SAID] += 1


@rule
def ever_asked(state: State, by: int, to: int) -> bool:
    return state.pair[by, to, s.ASKED] > 0.0
