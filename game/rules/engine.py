"""The rules as others call them: begin a play, ask what is awaited and legal, apply a move.

begin(frame, secrets, state, seed)                       agendas are drawn, the first scene opens
state.scal[AWAITED]                                      mask of the seats whose move is awaited this stage
legal(frame, secrets, state, seat, rows) -> n            rows[:n] = (DO, TO, WHAT, HOW, whats, hows): WHAT may be
any of WHAT … WHAT + whats - 1, HOW likewise
apply(frame, secrets, state, seat, move) -> code         0, or why it is refused (the state is then untouched); the
last awaited move shows the stage and opens the next. Raises NoRoomError where a list of the state has no more room.
"""

from game.rules import state as s
from game.rules.flow.course import begin, put_down, seal, start
from game.rules.flow.deal import prepare_state, set_agenda
from game.rules.flow.legal import REFUSALS, fits, leaves_choice, legal, marks_of
from game.rules.rows import LEGAL_MAX, LEGAL_ROWS
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets

__all__ = [
    "LEGAL_MAX",
    "LEGAL_ROWS",
    "REFUSALS",
    "NoRoomError",
    "apply",
    "assert_room",
    "begin",
    "fits",
    "leaves_choice",
    "legal",
    "marks_of",
    "prepare_state",
    "put_down",
    "set_agenda",
    "start",
]


class NoRoomError(Exception):
    """Something that happened found no room: the play is no longer whole. `lists`: which of `state.LISTS`."""

    def __init__(self, mask: int) -> None:
        self.lists = tuple(name for at, name in enumerate(s.LISTS) if mask >> at & 1)
        super().__init__(f"no room left: {', '.join(self.lists)}")


def assert_room(mask: int) -> None:
    """Raises NoRoomError where any list was found full (`state.scal[FULL]`, or those of many plays)."""
    if mask:
        raise NoRoomError(mask)


def apply(frame: Frame, secrets: Secrets, state: State, seat: int, move: Ints) -> int:
    """Seal a move, see `course.seal`. Raises NoRoomError."""
    code = seal(frame, secrets, state, seat, move)
    assert_room(int(state.scal[s.FULL]))
    return code
