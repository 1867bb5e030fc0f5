"""The deal: agendas drawn, and everything as it stands before the first scene."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.chance import FOR_PRESSURE, FOR_RED, FOR_SEEKS, draw_at
from game.rules.compile.mode import rule
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Secrets

TRIES = 24  # draws of a mix of agenda parts before the last one drawn is kept


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
    state.seat[seat, s.HOME_PRESSURE] = e.URGENCY * secrets.part[pressure, t.URGENCY]
    parts = frame.size[t.SEATS]  # where those of `held` begin
    for fact in range(frame.size[t.FACTS]):
        drawn = (
            secrets.held[fact, parts + seeks] + secrets.held[fact, parts + red] + secrets.held[fact, parts + pressure]
        )
        state.fact[fact, seat] = c.SEEN if secrets.held[fact, seat] + drawn > 0 else c.UNKNOWN


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
        state.seat[seat, s.SIGNED_LEVEL] = 1.0
        state.seat[seat, s.SYNERGY_FELT] = e.LEVEL * secrets.seat[seat, t.START_SYNERGY]
        state.seat[seat, s.ANTAGONISM_FELT] = e.LEVEL * secrets.seat[seat, t.START_ANTAGONISM]
        for other in range(seats):
            state.pair[seat, other, :] = 0.0
            state.pair[seat, other, s.SINCERITY] = secrets.trust[seat, other, 0]
            state.pair[seat, other, s.AUTHENTICITY] = secrets.trust[seat, other, 1]
            state.pair[seat, other, s.SINCERITY_CEILING] = 1.0
            state.pair[seat, other, s.HEARD_SEEKS] = -1.0
            state.pair[seat, other, s.SAID_SEEKS] = state.pair[seat, other, s.SAID_RED] = -1.0
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
