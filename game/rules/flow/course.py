"""The course of a play: what opens after what, who is awaited, when all is shown."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.agreement import reopen_clause, settle_escrow
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.flow.deal import prepare_state
from game.rules.flow.legal import fits
from game.rules.flow.waves import active_row, await_moves, first_wave
from game.rules.read.conditions import holds
from game.rules.read.stance import antagonism_level, synergy_level
from game.rules.read.standing import here, two_or_more
from game.rules.stages.answers import answer_pending
from game.rules.stages.corridor import corridor_move
from game.rules.stages.delivery import open_delivery, open_knot_or_amounts, show_deliveries
from game.rules.stages.guesses import guessing
from game.rules.stages.knots import react
from game.rules.stages.repair import breaches_wait, repair
from game.rules.stages.scenes import VISITS_MAX, enter_scene, resolve_scene
from game.rules.stages.table import ADJOURN_WAVE, await_round, no_agreement, open_table, show_round
from game.rules.state import State, visited_at
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def start(frame: Frame, secrets: Secrets, state: State) -> None:
    """The first scene opens."""
    for seat in range(frame.size[t.SEATS]):
        state.seat[seat, s.SYNERGY_START] = synergy_level(frame, secrets, state, seat)
        state.seat[seat, s.ANTAGONISM_START] = antagonism_level(frame, secrets, state, seat)
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
        step = state.scal[s.STEP]
        if step >= frame.size[t.STEPS]:
            finish(frame, secrets, state)
            return
        if holds(frame, secrets, state, frame.course[step, t.STEP_IF]) and open_step(frame, secrets, state, step):
            return


@rule
def open_step(frame: Frame, secrets: Secrets, state: State, step: int) -> bool:
    """Open a step of the course. Returns whether somebody is awaited (or the play is over)."""
    kind = frame.course[step, t.STEP_KIND]
    if kind == t.COURSE_SCENES:
        return follow_scenes(frame, secrets, state, frame.course[step, t.STEP_SCENE])
    if kind == t.COURSE_CORRIDOR:
        if here(state) == 0:
            return False
        state.scal[s.SLOT] += 1
        await_moves(state, c.AT_CORRIDOR, here(state))
        return True
    if kind == t.COURSE_GUESS:
        await_moves(state, c.AT_GUESS, guessing(frame, state))
        return True
    if kind == t.COURSE_TABLE:
        if not two_or_more(here(state)):
            return False
        if frame.course[step, t.STEP_REOPENS]:
            state.scal[s.WITHDRAWN] = 0
        open_table(frame, state)
        state.scal[s.LAST_TABLE] = step
        await_round(frame, state)
        return state.scal[s.AWAITED] > 0
    return open_delivery(frame, secrets, state)


@rule
def follow_scenes(frame: Frame, secrets: Secrets, state: State, first: int) -> bool:
    """Scenes open one after another until somebody must choose. Returns False when they lead on to the next step."""
    way = first
    while way >= 0:
        if state.flag[visited_at(frame, way)] >= VISITS_MAX:
            return False
        choosing = enter_scene(frame, secrets, state, way)
        if choosing > 0:
            state.scal[s.WAVE] += 1  # Another place: what one chooses here owes nothing to what one chose before.
            await_moves(state, c.AT_SCENE, choosing)
            return True
        way = resolve_scene(frame, secrets, state, 0)
    if way == t.GOTO_END:
        finish(frame, secrets, state)
        return True
    return False


@rule
def seal(frame: Frame, secrets: Secrets, state: State, seat: int, move: Ints) -> int:
    """Seal the move of a seat. Returns 0, or the place in REFUSALS of why not (the state is then untouched). The
    last one awaited shows the stage.
    """
    code, moves = fits(frame, secrets, state, seat, move)
    if code == 0:
        put_down(frame, secrets, state, seat, move, moves)
    return code


@rule
def put_down(frame: Frame, secrets: Secrets, state: State, seat: int, move: Ints, moves: int) -> None:
    """Seal a move known to be one of `moves` legal ones."""
    for k in range(s.N_MOVE):
        state.sealed[seat, k] = move[k]
    state.sealed[seat, s.LEGAL] = moves
    state.scal[s.DONE] |= 1 << seat
    state.scal[s.TICK] += 1
    if moves > 1:
        state.scal[s.MOVES] += 1
    if state.scal[s.DONE] == state.scal[s.AWAITED]:
        show(frame, secrets, state)


@rule
def show(frame: Frame, secrets: Secrets, state: State) -> None:
    """All awaited have sealed their move: it is carried out, and the next stage opens."""
    stage = state.scal[s.STAGE]
    who = state.scal[s.AWAITED]
    seats = frame.size[t.SEATS]
    state.scal[s.AWAITED] = 0
    if stage == c.AT_SCENE:
        way = resolve_scene(frame, secrets, state, who)
        if way == t.GOTO_END:
            finish(frame, secrets, state)
        elif way < 0 or not follow_scenes(frame, secrets, state, way):
            next_step(frame, secrets, state)
    elif stage == c.AT_CORRIDOR:
        for seat in range(seats):
            if who >> seat & 1:
                corridor_move(frame, secrets, state, seat)
        after_answers(frame, secrets, state)
    elif stage in (c.AT_ANSWER, c.AT_OWN_UP, c.AT_PRICE, c.AT_PAY):
        for seat in range(seats):
            if who >> seat & 1:
                row = active_row(state, seat)
                if stage == c.AT_ANSWER:
                    answer_pending(frame, secrets, state, seat, row)
                else:
                    repair(state, seat, row)
        after_answers(frame, secrets, state)
    elif stage == c.AT_GUESS:
        for seat in range(seats):
            if who >> seat & 1:
                happen(
                    state,
                    c.E_GUESS,
                    seat,
                    int(state.sealed[seat, s.TO]),
                    int(state.sealed[seat, s.WHAT]),
                    int(state.sealed[seat, s.HOW]),
                )
        state.scal[s.WAVE] += 1
        left = guessing(frame, state)
        if left == 0:
            next_step(frame, secrets, state)
        else:
            await_moves(state, c.AT_GUESS, left)
    elif stage == c.AT_ROUND:
        after_round(frame, secrets, state, show_round(frame, secrets, state))
    elif stage == c.AT_BURST:
        for seat in range(seats):
            if who >> seat & 1:
                react(frame, secrets, state, seat)
        reopen_clause(frame, state)
        if not open_knot_or_amounts(frame, secrets, state):
            breaches_wait(frame, state)
            after_answers(frame, secrets, state)
    elif stage == c.AT_DELIVERY:
        show_deliveries(frame, secrets, state, who)
        breaches_wait(frame, state)
        after_answers(frame, secrets, state)


@rule
def after_answers(frame: Frame, secrets: Secrets, state: State) -> None:
    """The next wave of answers; or back to the table that was adjourned; or on."""
    if first_wave(frame, state):
        return
    if frame.course[state.scal[s.STEP], t.STEP_KIND] == t.COURSE_TABLE and state.scal[s.ADJOURNED] < 0:
        await_round(frame, state)
        return
    next_step(frame, secrets, state)


@rule
def after_round(frame: Frame, secrets: Secrets, state: State, standing: int) -> None:
    """The table closes on a package or after its last round; two who ask to adjourn open a corridor slot, once a
    table.
    """
    happen(state, c.E_ROUND, -1, -1, state.scal[s.ROUND], standing)
    state.scal[s.ROUND] += 1
    still = here(state) & ~state.scal[s.WITHDRAWN]
    if standing == 1:
        next_step(frame, secrets, state)
        return
    if state.scal[s.ROUND] >= frame.course[state.scal[s.STEP], t.STEP_ROUNDS] or not two_or_more(still):
        if state.scal[s.IN_FORCE] < 0:
            no_agreement(state)
        next_step(frame, secrets, state)
        return
    if state.scal[s.ADJOURNED] > 0:
        if two_or_more(state.scal[s.ADJOURNED]):
            state.scal[s.ADJOURNED] = -1
            state.scal[s.WAVE] = ADJOURN_WAVE
            state.scal[s.SLOT] += 1
            await_moves(state, c.AT_CORRIDOR, still)
            return
        state.scal[s.ADJOURNED] = 0
    await_round(frame, state)


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
