"""Many plays, one after another in one state: begin, play to the end, write one outcome, go on."""

from game.minds.seats import Desk, choose_move, clear
from game.rules.engine import begin, choices_in, put_down
from game.rules.mode import rule
from game.rules.state import AWAITED, DONE, OVER, State
from game.rules.view import View
from game.story.tables import SEATS, Frame, Secrets


@rule
def play_on(frame: Frame, secrets: Secrets, state: State, views: View, desk: Desk) -> None:
    """Play to the end with whoever holds each seat."""
    while state.scal[OVER] == 0:
        for seat in range(frame.size[SEATS]):
            if state.scal[OVER] == 0 and (state.scal[AWAITED] & ~state.scal[DONE]) >> seat & 1:
                n = choose_move(frame, secrets, state, views, desk, seat)
                put_down(frame, secrets, state, seat, desk.move, choices_in(desk.rows, n))


@rule
def play_whole(frame: Frame, secrets: Secrets, state: State, views: View, desk: Desk, seed: int) -> None:
    """One play from its seed to its ending."""
    begin(frame, secrets, state, seed)
    clear(desk, views)
    play_on(frame, secrets, state, views, desk)
