"""A structure held by the game moves: from the public frame, its view, its memory and its stream, and from nothing
else.
"""

from game.minds.bargaining import bargain
from game.minds.boxes import put_in_boxes
from game.minds.choosing import choose_act
from game.minds.corridor import talk
from game.minds.guessing import guess
from game.minds.keeping import answer_burst, give, mend
from game.minds.memory import remember
from game.minds.talking import reply
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.view import View
from game.story.tables import Floats, Frame, Ints


@rule
def decide(
    frame: Frame, view: View, rows: Ints, n: int, asked_how: int, memory: Floats, stream: Ints, move: Ints
) -> None:
    """Write in `move` one of the `n` rows' moves. `asked_how`: how one was asked (pressed, listened to), as
    `codes.py` says (PLAINLY…).
    """
    remember(frame, view, memory)
    move[s.MARKS] = 0
    move[s.LEGAL] = 0
    kind = int(rows[0, 0])
    if kind == c.CHOOSE:
        choose_act(frame, view, memory, rows, n, stream, move)
    elif kind in (c.ANSWER, c.ACCEPT, c.CARRY_OUT):
        reply(frame, view, memory, rows, n, asked_how, stream, move)
    elif kind == c.GUESS:
        guess(frame, view, memory, rows, stream, move)
    elif kind == c.STAND:
        bargain(frame, view, memory, rows, n, stream, move)
    elif kind == c.GIVE:
        put_in_boxes(frame, view, memory, rows, stream, move)
    elif kind == c.DELIVER:
        give(frame, view, memory, rows, n, stream, move)
    elif kind == c.REACT:
        answer_burst(frame, view, stream, move)
    elif kind in (c.OWN_UP, c.PRICE, c.PAY):
        mend(view, rows, stream, move)
    else:
        talk(frame, view, rows, n, stream, move)
