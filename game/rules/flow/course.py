"""The course of a play: what opens after what, who is awaited, when all is shown."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.agreement import settle_escrow
from game.rules.compile.dispatch import by_code
from game.rules.compile.mode import rule
from game.rules.doing import do_all
from game.rules.events import happen
from game.rules.flow.deal import prepare_state
from game.rules.flow.legal import fits
from game.rules.flow.waves import first_wave
from game.rules.options import settle_options
from game.rules.read.conditions import holds
from game.rules.read.stance import stance
from game.rules.stages import ALL
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

opens = by_code("opens", {stage.step: stage.opens for stage in ALL if stage.opens}, c.TO_NEXT)
shows = by_code("shows", {at: stage.shows for stage in ALL for at in stage.at}, c.TO_NEXT)
goes_on = by_code("goes_on", {stage.step: stage.goes_on for stage in ALL if stage.goes_on}, c.TO_NEXT)
after_answers = by_code(
    "after_answers", {stage.step: stage.after_answers for stage in ALL if stage.after_answers}, c.TO_NEXT
)


@rule
def start(frame: Frame, secrets: Secrets, state: State) -> None:
    """The first scene opens."""
    for seat in range(frame.size[t.SEATS]):
        synergy, antagonism = stance(frame, secrets, state, seat)
        state.seat[seat, s.SYNERGY_START] = synergy
        state.seat[seat, s.ANTAGONISM_START] = antagonism
    next_step(frame, secrets, state)


@rule
def begin(frame: Frame, secrets: Secrets, state: State, seed: int) -> None:
    """Begin a play: agendas are drawn, the first scene opens."""
    prepare_state(frame, secrets, state, seed)
    start(frame, secrets, state)


@rule
def next_step(frame: Frame, secrets: Secrets, state: State) -> None:
    """Go on along the course until somebody is awaited, or to the end."""
    while state.scal[s.OVER] == 0:
        state.scal[s.STEP] += 1
        state.scal[s.ROUND] = 0
        state.scal[s.WAVE] = 0
        state.scal[s.ABSENT] = 0
        step = state.scal[s.STEP]
        if step >= frame.size[t.STEPS]:
            finish(frame, secrets, state)
            return
        if holds(frame, secrets, state, frame.course[step, t.STEP_IF]):
            do_all(frame, secrets, state, -1, frame.course[step, t.STEP_DOES_FROM], frame.course[step, t.STEP_DOES_TO])
            settle_options(frame, secrets, state)
            way = opens(frame.course[step, t.STEP_KIND], frame, secrets, state, step)
            if way == c.TO_END:
                finish(frame, secrets, state)
            if way != c.TO_NEXT:
                return


@rule
def seal(frame: Frame, secrets: Secrets, state: State, seat: int, move: Ints) -> int:
    """Seal the move of a seat. Returns 0, or the place in REFUSALS of why not (the state is then untouched). The
    last one awaited shows the stage.
    """
    code, chosen = fits(frame, secrets, state, seat, move)
    if code == 0:
        put_down(frame, secrets, state, seat, move, chosen)
    return code


@rule
def put_down(frame: Frame, secrets: Secrets, state: State, seat: int, move: Ints, chosen: bool) -> None:
    """Seal a move known to be legal; `chosen`: another was too."""
    for k in range(s.N_MOVE):
        state.sealed[seat, k] = move[k]
    state.sealed[seat, s.LEGAL] = chosen
    state.scal[s.DONE] |= 1 << seat
    state.scal[s.TICK] += 1
    if chosen:
        state.scal[s.MOVES] += 1
    if state.scal[s.DONE] == state.scal[s.AWAITED]:
        show(frame, secrets, state)


@rule
def show(frame: Frame, secrets: Secrets, state: State) -> None:
    """All awaited have sealed their move: it is carried out, and the next stage opens."""
    who = state.scal[s.AWAITED]
    state.scal[s.AWAITED] = 0
    kind = frame.course[state.scal[s.STEP], t.STEP_KIND]
    way = shows(state.scal[s.STAGE], frame, secrets, state, who)
    if way == c.TO_REST:
        way = goes_on(kind, frame, secrets, state)
    if way == c.TO_ANSWERS:
        way = c.TO_MOVES if first_wave(frame, state) else after_answers(kind, frame, secrets, state)
    if way == c.TO_NEXT:
        next_step(frame, secrets, state)
    elif way == c.TO_END:
        finish(frame, secrets, state)


@rule
def finish(frame: Frame, secrets: Secrets, state: State) -> None:
    """The play ends in the first of the scenario's endings whose condition holds."""
    settle_escrow(frame, state)
    for n in range(frame.size[t.ENDINGS]):
        at = frame.size[t.ENDING_AT] + n
        if state.scal[s.ENDING] < 0 and holds(frame, secrets, state, int(frame.row[at, 0])):
            state.scal[s.ENDING] = int(frame.row[at, 2])
    state.scal[s.OVER] = 1
    state.scal[s.STAGE] = c.AT_END
    state.scal[s.AWAITED] = 0
    state.scal[s.DONE] = 0
    happen(state, c.E_ENDING, -1, -1, state.scal[s.ENDING], 0)
