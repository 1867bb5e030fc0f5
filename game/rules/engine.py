"""The rules as others call them: begin a play, ask what is awaited and legal, apply a move.

begin(frame, secrets, state, seed)                       agendas are drawn, the first scene opens
state.scal[AWAITED]                                      mask of the seats whose move is awaited this stage
legal(frame, secrets, state, seat, rows) -> n            rows[:n] = (DO, TO, WHAT, HOW, whats, hows): WHAT may be
any of WHAT … WHAT + whats - 1, HOW likewise
apply(frame, secrets, state, seat, move) -> code         0, or why it is refused (the state is then untouched); the
last awaited move shows the stage and opens the next
"""

from game.rules.flow.course import begin, put_down, start
from game.rules.flow.course import seal as apply
from game.rules.flow.deal import prepare_state, set_agenda
from game.rules.flow.legal import REFUSALS, choices_in, fits, legal, marks_of
from game.rules.rows import LEGAL_MAX, LEGAL_ROWS

__all__ = [
    "LEGAL_MAX",
    "LEGAL_ROWS",
    "REFUSALS",
    "apply",
    "begin",
    "choices_in",
    "fits",
    "legal",
    "marks_of",
    "prepare_state",
    "put_down",
    "set_agenda",
    "start",
]
