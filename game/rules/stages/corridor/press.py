"""Press another for an answer: it costs no time. Just before a table everybody is asked where they stand, and nobody
takes it ill."""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import happen
from game.rules.gestures import gesture
from game.rules.read.standing import before_table
from game.rules.saying import await_answer, questions
from game.rules.state import State
from game.story.tables import Frame, Ints, Secrets


@rule
def offers_to(frame: Frame, state: State, seat: int, to: int, rows: Ints, n: int) -> int:
    return questions(state, c.PRESS, seat, to, rows, n)


@rule
def does(frame: Frame, secrets: Secrets, state: State, by: int, to: int, what: int, how: int) -> None:
    state.pair[by, to, s.ASKED] += 1.0
    happen(state, c.E_PRESSED, by, to, what, 0)
    if not before_table(frame, state.scal):
        gesture(state, e.IMPOSES, by, to, 1)
    await_answer(state, by, to, what, c.PRESSED)
