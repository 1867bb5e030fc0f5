"""The course of a play: what opens after what, who is awaited, when all is shown."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.chance import FOR_PRESSURE, FOR_RED, FOR_SEEKS, draw_at
from game.rules.conditions import holds
from game.rules.corridor import answer_pending, corridor_move
from game.rules.delivery import (
    breaches_wait,
    burst,
    home_event,
    next_knot,
    pledged_days,
    react,
    reopen_clause,
    repair,
    settle_escrow,
    show_deliveries,
)
from game.rules.events import everyone, happen
from game.rules.legal import active_row, fits, guessed_now
from game.rules.mode import rule
from game.rules.scenes import VISITS_MAX, enter_scene, resolve_scene
from game.rules.stance import antagonism_level, synergy_level
from game.rules.state import State, visited_at
from game.rules.table import no_agreement, open_table, show_round, two_or_more
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

TRIES = 24  # draws of a mix of agenda parts before the last one drawn is kept
ADJOURN_WAVE = 32  # waves of an adjourned round are counted from here, so that no two draws share a place


@rule
def excluded(secrets: Secrets, seat: int, a: int, b: int) -> bool:
    for at in range(int(secrets.seat[seat, t.EXCLUDED_FROM]), int(secrets.seat[seat, t.EXCLUDED_TO])):
        x, y = int(secrets.row[at, 0]), int(secrets.row[at, 1])
        if (x == a and y == b) or (x == b and y == a):
            return True
    return False


@rule
def pick(seed: int, purpose: int, seat: int, n: int, first: int, end: int) -> int:
    """One of the parts [first, end), drawn."""
    drawn = first + int(draw_at(seed, 0, purpose, seat, n) * (end - first))
    return drawn if drawn < end else end - 1


@rule
def draw_agenda(secrets: Secrets, state: State, seat: int) -> None:
    """Main interest, red zone and pressure are drawn apart; impossible mixes are drawn again."""
    seed = int(state.scal[s.SEED])
    mine = secrets.seat[seat]
    for n in range(TRIES):
        seeks = pick(seed, FOR_SEEKS, seat, n, int(mine[t.SEEKS_FROM]), int(mine[t.SEEKS_TO]))
        red = pick(seed, FOR_RED, seat, n, int(mine[t.RED_FROM]), int(mine[t.RED_TO]))
        pressure = pick(seed, FOR_PRESSURE, seat, n, int(mine[t.PRESSURE_FROM]), int(mine[t.PRESSURE_TO]))
        state.seat[seat, s.SEEKS] = seeks
        state.seat[seat, s.RED_ZONE] = red
        state.seat[seat, s.PRESSURE_PART] = pressure
        if not (
            excluded(secrets, seat, seeks, red)
            or excluded(secrets, seat, seeks, pressure)
            or excluded(secrets, seat, red, pressure)
        ):
            return


@rule
def set_agenda(frame: Frame, secrets: Secrets, state: State, seat: int, seeks: int, red: int, pressure: int) -> None:
    """Give a seat this agenda: what follows from it (facts it knows, pressure at home) follows."""
    state.seat[seat, s.SEEKS] = seeks
    state.seat[seat, s.RED_ZONE] = red
    state.seat[seat, s.PRESSURE_PART] = pressure
    state.seat[seat, s.HOME_PRESSURE] = 0.2 * secrets.part[pressure, t.URGENCY]
    for fact in range(frame.size[t.FACTS]):
        known = (
            int(secrets.part[seeks, t.KNOWS]) | int(secrets.part[red, t.KNOWS]) | int(secrets.part[pressure, t.KNOWS])
        )
        state.fact[fact, seat] = c.SEEN if secrets.held[fact, seat] == 1 or known >> fact & 1 else 0


@rule
def prepare_state(frame: Frame, secrets: Secrets, state: State, seed: int) -> None:
    """Everything as it stands before the first scene, agendas drawn but nothing opened."""
    state.scal[:] = 0
    state.seat[:, :] = 0.0
    state.fact[:, :] = 0
    state.flag[:] = 0
    state.sealed[:, :] = 0
    state.scal[s.SEED] = seed
    state.scal[s.STEP] = -1
    state.scal[s.IN_FORCE] = -1
    state.scal[s.SCENE] = -1
    state.scal[s.ENDING] = -1
    state.scal[s.BURSTING] = -1
    seats = frame.size[t.SEATS]
    for seat in range(seats):
        state.seat[seat, s.DAYS] = frame.seat[seat, t.START_DAYS]
        state.seat[seat, s.MONEY] = frame.seat[seat, t.START_MONEY]
        state.seat[seat, s.PLEDGE_LEVEL] = 1.0
        state.seat[seat, s.SYNERGY_FELT] = 0.25 * secrets.seat[seat, t.START_SYNERGY]
        state.seat[seat, s.ANTAGONISM_FELT] = 0.25 * secrets.seat[seat, t.START_ANTAGONISM]
        for other in range(seats):
            state.pair[seat, other, :] = 0.0
            state.pair[seat, other, s.SINCERITY] = secrets.trust[seat, other, 0]
            state.pair[seat, other, s.AUTHENTICITY] = secrets.trust[seat, other, 1]
            state.pair[seat, other, s.SINCERITY_CEILING] = 1.0
            state.pair[seat, other, s.HEARD_SEEKS] = -1.0
            state.pair[seat, other, s.HEARD_RED] = -1.0
        draw_agenda(secrets, state, seat)
    for seat in range(seats):
        set_agenda(
            frame,
            secrets,
            state,
            seat,
            int(state.seat[seat, s.SEEKS]),
            int(state.seat[seat, s.RED_ZONE]),
            int(state.seat[seat, s.PRESSURE_PART]),
        )


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
def here(state: State) -> int:
    """The mask of those who have not left."""
    return everyone(state) & ~state.scal[s.LEFT]


@rule
def await_moves(state: State, stage: int, who: int) -> None:
    state.scal[s.STAGE] = stage
    state.scal[s.AWAITED] = who
    state.scal[s.DONE] = 0


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
def guessing(frame: Frame, state: State) -> int:
    """Mask of the seats that have a structure left to guess in this wave."""
    who = 0
    for seat in range(frame.size[t.SEATS]):
        if guessed_now(frame, state, seat) >= 0:
            who |= 1 << seat
    return who


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
def await_round(frame: Frame, state: State) -> None:
    """The round opens for all who still sit at the table."""
    state.scal[s.WAVE] = 0
    await_moves(state, c.AT_ROUND, here(state) & ~state.scal[s.WITHDRAWN])


@rule
def open_delivery(frame: Frame, secrets: Secrets, state: State) -> bool:
    """A delivery period: home events, then knots, then what each gives."""
    if state.scal[s.IN_FORCE] < 0:
        return False
    state.scal[s.CLOSED] = 0
    state.scal[s.SUSPENDED] = 0  # of a period that ended with its agreement
    for seat in range(frame.size[t.SEATS]):
        if state.scal[s.LEFT] >> seat & 1 == 0:
            home_event(frame, secrets, state, seat)
    return open_knot_or_amounts(frame, secrets, state)


@rule
def open_knot_or_amounts(frame: Frame, secrets: Secrets, state: State) -> bool:
    """The next knot bursts, or amounts are awaited from those who deliver. Returns False when nobody does."""
    state.scal[s.BURSTING] = -1
    fact = next_knot(frame, state)
    if fact >= 0:
        burst(frame, secrets, state, fact)
        state.scal[s.WAVE] += 1
        await_moves(state, c.AT_BURST, state.scal[s.BOUND])
        return True
    delivering = 0
    for seat in range(frame.size[t.SEATS]):
        if pledged_days(frame, state, seat) > 0.0 and state.scal[s.SUSPENDED] >> seat & 1 == 0:
            delivering |= 1 << seat
    if state.scal[s.IN_FORCE] < 0:
        return False
    if delivering == 0:
        show_deliveries(frame, secrets, state, 0)
        return False
    await_moves(state, c.AT_DELIVERY, delivering)
    return True


@rule
def first_wave(frame: Frame, state: State) -> bool:
    """Open the next wave of what waits for an answer: one question for each seat, of the earliest kind. Returns
    False when nothing waits.
    """
    seats = frame.size[t.SEATS]
    kind = -1
    for row in range(seats, seats + state.scal[s.PENDING]):
        do = int(state.sealed[row, s.DO])
        if do >= 0 and (kind < 0 or c.TURN_OF[do] < c.TURN_OF[kind]):
            kind = do
    if kind < 0:
        state.scal[s.PENDING] = 0
        return False
    who = 0
    for row in range(seats, seats + state.scal[s.PENDING]):
        if int(state.sealed[row, s.DO]) == kind:
            who |= 1 << int(state.sealed[row, s.MARKS])
    state.scal[s.WAVE] += 1
    await_moves(state, int(c.STAGE_OF[kind]), who)
    return True


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
