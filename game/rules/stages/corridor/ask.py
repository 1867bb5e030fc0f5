"""Ask another, without more ado."""

from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.saying import await_answer, questions
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_to(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    return questions(state, c.ASK, seat, to, rows, n)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    state.pair[by, to, s.ASKED] += 1.0
    happen(state, c.E_ASKED, by, to, what, c.IN_PASSING)
    await_answer(state, by, to, what, c.PLAINLY)
