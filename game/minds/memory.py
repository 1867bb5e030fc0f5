"""What a mind holds of the others, from what it witnessed: read from its view's events, and from nothing else.

Memory is a function of the events: read anew from the first it is the same as kept up to date, so that a resumed play
goes on alike.
"""

import numpy as np

from game.minds.gifts import helped_by, most_given
from game.minds.temperament import (
    ANY_EFFORT,
    BELIED,
    BELIEVED,
    EFFORT,
    IN_PERSON,
    IN_WORDS,
    LAST_EFFORT,
    NOT_SIGNED,
    OLD_OCCASIONS,
    OWN_WORD,
    PUT_WORTH,
    SIGNED_WITH,
)
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.packing import amount_in, ask_in, beside_in, manner_in, objected_option, one_of
from game.rules.read.boxes import asks_anew, boxes_of, is_shared
from game.rules.read.view import ME, MY_RESERVE, MY_WEIGHT, View
from game.rules.saying import CONTRADICTED
from game.story import tables as t
from game.story.tables import Floats, Frame

# Columns of memory after the options: effort seen of this other (0 to 1), times it was seen, times it pressed me,
# packages put by it, how far we have talked (0 to 1), what came of dealing with it (about -1 to 1)
EFFORT_SEEN, TIMES_SEEN, PRESSED_ME, PUT_BY_IT, TALKED, CAME_OF_IT = range(6)
N_MEMORY = 6
# The last row of memory: how many events were read; what one has come to expect of people one has not seen at work;
# how often one saw somebody give or not, and in which act the last time
READ, OF_PEOPLE, OCCASIONS, ACT = range(4)

TALKS = (c.E_VISITED, c.E_REASSURED, c.E_ASKED, c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_ANSWERED)
DEEDS = (c.E_PUT, c.E_LIGHTER, c.E_MARKED, c.E_OBJECTED, c.E_DELIVERED, c.E_CHOICE, c.E_PRESSED, c.E_BOXES)
TALKING = c.kinds(*TALKS)
KEPT = c.kinds(*TALKS, *DEEDS, c.E_STOOD, c.E_NO_AGREEMENT)  # the events of which something is kept


def new_memory(frame: Frame) -> Floats:
    """[seats + 1, options + N_MEMORY]: what each other seems to want (weight by option), how it behaves; then the
    cursor.
    """
    return np.zeros((int(frame.size[t.SEATS]) + 1, int(frame.size[t.OPTIONS]) + N_MEMORY))


@rule
def remember_start(frame: Frame, memory: Floats) -> None:
    """Before anything happened one believes of the others what they say in public, and that they give half of what
    they could."""
    seats, options = frame.size[t.SEATS], frame.size[t.OPTIONS]
    for other in range(seats):
        for option in range(options):
            memory[other, option] = 0.7 * frame.seat[other, t.N_FRAME_SEAT + option]
        for k in range(N_MEMORY):
            memory[other, options + k] = 0.0
    memory[seats, READ] = 0.0
    memory[seats, OF_PEOPLE] = 0.5
    memory[seats, OCCASIONS] = 0.0
    memory[seats, ACT] = 0.0


@rule
def note_act(frame: Frame, view: View, memory: Floats, step: int) -> None:
    """Whether what comes at this step opens another act: then what was done over and over weighs less."""
    seats = frame.size[t.SEATS]
    act = frame.course[
        step if step < frame.size[t.STEPS] else frame.size[t.STEPS] - 1, t.STEP_ACT
    ]  # the end is no step
    if act != memory[seats, ACT]:
        memory[seats, ACT] = act
        memory[seats, OCCASIONS] = OLD_OCCASIONS * memory[seats, OCCASIONS]


@rule
def saw(frame: Frame, memory: Floats, other: int, effort: float) -> None:
    """What another gave, of what it could give or had promised: it tells of this one, and a little of people."""
    seats, options = frame.size[t.SEATS], frame.size[t.OPTIONS]
    before = belief_in(frame, memory, other)
    memory[other, options + EFFORT_SEEN] = before + LAST_EFFORT * (effort - before)
    memory[other, options + TIMES_SEEN] += 1.0
    memory[seats, OCCASIONS] += 1.0
    memory[seats, OF_PEOPLE] += ANY_EFFORT * (effort - memory[seats, OF_PEOPLE])


@rule
def belief_in(frame: Frame, memory: Floats, other: int) -> float:
    """The share that one expects another to give: as it was seen to, else as people do."""
    seats, options = frame.size[t.SEATS], frame.size[t.OPTIONS]
    seen = memory[other, options + TIMES_SEEN] > 0.0
    return float(memory[other, options + EFFORT_SEEN] if seen else memory[seats, OF_PEOPLE])


@rule
def occasions_seen(frame: Frame, memory: Floats) -> float:
    """How often one saw somebody give, or not."""
    return float(memory[frame.size[t.SEATS], OCCASIONS])


@rule
def talked_with(frame: Frame, memory: Floats, other: int) -> float:
    """How far one has talked with another, 0 to 1."""
    return float(memory[other, frame.size[t.OPTIONS] + TALKED])


@rule
def talk_heard(frame: Frame, memory: Floats, other: int, how: float) -> None:
    """Words have passed between another and me."""
    at = frame.size[t.OPTIONS] + TALKED
    if memory[other, at] < how:
        memory[other, at] = how


@rule
def remember_talk(frame: Frame, view: View, memory: Floats, at: int) -> None:
    """Words that passed, by this event, between me and another."""
    kind, by, to = view.event[at, s.KIND], int(view.event[at, s.E_BY]), int(view.event[at, s.E_TO])
    in_person = kind in (c.E_VISITED, c.E_REASSURED) or (kind == c.E_ASKED and view.event[at, s.E_HOW] == c.LISTENING)
    in_words = kind in (c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_ASKED, c.E_ANSWERED)
    if in_person or in_words:
        how = IN_PERSON if in_person else IN_WORDS
        if by != view.scal[ME]:
            talk_heard(frame, memory, by, how)
        elif to >= 0:
            talk_heard(frame, memory, to, how)


@rule
def remember_choice(frame: Frame, view: View, memory: Floats, by: int, choice: int) -> None:
    """What another's act in a scene gave me, of the most that it could have given me there."""
    me = int(view.scal[ME])
    most = most_given(frame, int(frame.choice[choice, t.CHOICE_SCENE]), by, me)
    if most > 0.0:
        gives = helped_by(frame, choice) >> me & 1
        saw(frame, memory, by, frame.gift[choice, t.SPENT] / most if gives else 0.0)


@rule
def due_at_a_step(frame: Frame, ask: int, step: int, seat: int, days: float) -> float:
    """The days that one who has so many left may give at this step, were all it had given evenly at each that asks the
    same, and what is left at those to come: at most what each takes."""
    steps, ahead = 0.0, 0.0
    for at in range(frame.size[t.STEPS]):
        if asks_anew(frame, ask, at, seat):
            steps += 1.0
            ahead += 1.0 if at >= step else 0.0
    most = float(frame.ask[ask, t.ASK_MOST])
    if steps == 0.0:
        return most
    return min(most, frame.seat[seat, t.START_DAYS] / steps, days / max(ahead, 1.0))


@rule
def shared_in(frame: Frame, ask: int, amounts: int) -> float:
    """The days of these that went to what is shared."""
    total, first, boxes = 0, int(frame.ask[ask, t.ASK_FROM]), boxes_of(frame, ask)
    for box in range(boxes):
        if is_shared(frame, first + box):
            total += amount_in(amounts, box, boxes)
    return float(total)


@rule
def remember_boxes(frame: Frame, view: View, memory: Floats, at: int) -> None:
    """What others are seen, or say, to have put in what is shared, of what they could; where only the sum shows, all of
    them alike, without what I know that I put."""
    how, me = int(view.event[at, s.E_HOW]), int(view.scal[ME])
    ask, manner, by = ask_in(how), manner_in(how), int(view.event[at, s.E_BY])
    if frame.ask[ask, t.ASK_MOST] == 0 or by == me:
        return
    shared = shared_in(frame, ask, int(view.event[at, s.E_WHAT]))
    if manner == c.BY_EACH or (manner == c.AS_SAID and beside_in(how) != c.UNSAID):
        saw(frame, memory, by, effort_of(frame, ask, by, shared))
    elif manner == c.IN_TOTAL:
        step = view.event[at, s.E_STEP]
        for before in range(at):
            if (
                view.event[before, s.KIND] == c.E_BOXES
                and view.event[before, s.E_BY] == me
                and view.event[before, s.E_STEP] == step
                and manner_in(int(view.event[before, s.E_HOW])) == c.SEALED
            ):
                shared -= shared_in(frame, ask, int(view.event[before, s.E_WHAT]))
        among, others = int(frame.course[step, t.STEP_WITH]), 0.0
        for other in range(frame.size[t.SEATS]):
            if other != me and (among == 0 or among >> other & 1):
                others += 1.0
        for other in range(frame.size[t.SEATS]):
            if other != me and (among == 0 or among >> other & 1):
                saw(frame, memory, other, effort_of(frame, ask, other, shared / others))


@rule
def effort_of(frame: Frame, ask: int, other: int, shared: float) -> float:
    """These days, of those that another could give at a step."""
    could = due_at_a_step(frame, ask, 0, other, frame.seat[other, t.START_DAYS])
    return min(shared / could, 1.25) if could > 0.0 else 0.0


@rule
def remember_outcome(frame: Frame, view: View, memory: Floats, bound: int, package: int) -> None:
    """What came of a table: those bound with me are liked the more, the more I have of what I could have had; those
    with whom nothing was signed (no package: -1), less."""
    clauses = frame.size[t.CLAUSES]
    came = NOT_SIGNED
    if package >= 0:
        reserve = view.mine[MY_RESERVE]
        top = 0.0
        gain = 0.0
        for clause in range(clauses):
            most = 0.0
            for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
                most = max(most, view.option[option, MY_WEIGHT])
            top += most
            gain += view.option[view.package[package, clause], MY_WEIGHT]
        came = SIGNED_WITH * (gain - reserve) / max(top - reserve, 1.0)
    for other in range(frame.size[t.SEATS]):
        if bound >> other & 1:
            memory[other, frame.size[t.OPTIONS] + CAME_OF_IT] = came


@rule
def came_of(frame: Frame, memory: Floats, other: int) -> float:
    """What came of dealing with another, about -1 to 1."""
    return float(memory[other, frame.size[t.OPTIONS] + CAME_OF_IT])


@rule
def liking_of(frame: Frame, view: View, memory: Floats, other: int) -> float:
    """How one likes another: as one trusts it, as one feels treated, and by what came of dealing with it."""
    felt = 0.5 * (view.mine[s.SYNERGY_FELT] - view.mine[s.ANTAGONISM_FELT])
    return trust_in(view, other) + felt + came_of(frame, memory, other)


@rule
def nudge(frame: Frame, view: View, memory: Floats, other: int, package: int, by: float) -> None:
    """What one does about a package says something of each option in it; but a refusal says little of the options that
    it put itself: what it refuses is the rest."""
    for clause in range(frame.size[t.CLAUSES]):
        option = view.package[package, clause]
        told = OWN_WORD if by < 0.0 and memory[other, option] >= PUT_WORTH else 1.0
        moved = memory[other, option] + by * told
        memory[other, option] = min(max(moved, -4.0), 5.0)


@rule
def remember(frame: Frame, view: View, memory: Floats) -> None:
    """Read the events witnessed since last time."""
    seats, options = frame.size[t.SEATS], frame.size[t.OPTIONS]
    read = int(memory[seats, READ])
    if read == 0 or read > view.scal[s.EVENTS]:
        remember_start(frame, memory)
        read = 0
    me, step = view.scal[ME], -1
    for at in range(read, view.scal[s.EVENTS]):
        if view.event[at, s.E_STEP] != step:
            step = view.event[at, s.E_STEP]
            note_act(frame, view, memory, step)
        kind, by = view.event[at, s.KIND], view.event[at, s.E_BY]
        if not one_of(KEPT, kind):
            continue
        if one_of(TALKING, kind):
            remember_talk(frame, view, memory, at)
        if kind == c.E_BOXES:
            remember_boxes(frame, view, memory, at)
        elif kind == c.E_STOOD:
            if view.event[at, s.E_HOW] >> me & 1:
                remember_outcome(frame, view, memory, view.event[at, s.E_HOW], view.event[at, s.E_WHAT])
        elif kind == c.E_NO_AGREEMENT:
            remember_outcome(frame, view, memory, -1, -1)
        elif by >= 0 and by != me:
            what, how = view.event[at, s.E_WHAT], view.event[at, s.E_HOW]
            if kind in (c.E_PUT, c.E_LIGHTER):
                nudge(frame, view, memory, by, what, PUT_WORTH)
                memory[by, options + PUT_BY_IT] += 1.0
            elif kind == c.E_MARKED and how == c.YES:
                nudge(frame, view, memory, by, what, 0.25)
            elif kind == c.E_MARKED and how == c.NO:
                nudge(frame, view, memory, by, what, -0.5)
            elif kind == c.E_MARKED and how == c.NOT_YET:
                nudge(frame, view, memory, by, what, 0.1)
            elif kind == c.E_OBJECTED and how == c.WITH_REASON:
                memory[by, objected_option(what)] = -3.0
            elif kind == c.E_DELIVERED:
                saw(frame, memory, by, EFFORT[what])
            elif kind == c.E_CHOICE:
                remember_choice(frame, view, memory, by, what)
            elif kind == c.E_PRESSED and view.event[at, s.E_TO] == me:
                memory[by, options + PRESSED_ME] += 1.0
    memory[seats, READ] = view.scal[s.EVENTS]


@rule
def trust_in(view: View, other: int) -> float:
    """One's own trust in another, 0 to 1."""
    return 0.5 * (view.toward[other, s.SINCERITY] + view.toward[other, s.AUTHENTICITY])


@rule
def credence_in(view: View, other: int) -> float:
    """How far one believes what another says of itself: people take words for true until these are belied (Levine
    2014)."""
    if view.toward[other, s.HEARD_KIND] == CONTRADICTED:
        return BELIED
    return min(1.0, BELIEVED + view.toward[other, s.SINCERITY])


@rule
def believed_weight(frame: Frame, view: View, memory: Floats, other: int, option: int, credence: float) -> float:
    """What an option seems to be worth to another: what it did, and what it said as far as one believes it
    (`credence_in`)."""
    options = frame.size[t.OPTIONS]
    wants = credence if view.heard[other, 2 * options] > 0.0 else 0.0
    weight = (1.0 - wants) * memory[other, option] + wants * view.heard[other, option]
    return weight - 6.0 * credence * view.heard[other, options + option]
