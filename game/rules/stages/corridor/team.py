"""Spend time with one's own team: pressure at home eases, or the team is made ready."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.rows import add
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets


@rule
def offers(frame: Frame, state: State, seat: int, rows: Ints, n: int) -> int:
    return add(rows, n, c.TEAM, -1, 0, 0, 1, len(c.TEAM_FOR))


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    if how == c.FOR_PRESSURE:
        pressure = state.seat[by, s.HOME_PRESSURE] - e.TEAM_EASES
        state.seat[by, s.HOME_PRESSURE] = pressure if pressure > 0.0 else 0.0
    else:
        state.seat[by, s.READY] = 1.0
    happen(state, c.E_TEAM, by, -1, how, 0)
