"""What people say of the others once a play has ended before its course came to ask it for the last time.

They are moves of the guesses' stage, kept in the log as answers given ahead are (`Log.held`): nothing awaits them any
more, so that they stay there. The debrief judges the play as if it had asked them where it ended.
"""

from collections.abc import Mapping, Sequence

from game.play.refusals import BadMove, why_not
from game.play.words import MoveByIds, Words
from game.rules import codes as c
from game.rules import state as s
from game.rules.events import happen
from game.rules.flow.legal import IS_OVER, REFUSALS
from game.rules.read.stance import stance
from game.rules.stages.guesses import BETS, is_asked
from game.story import tables as t
from game.story.build import Tables

Held = Mapping[str, Sequence[MoveByIds]]


def last_asked(frame: t.Frame) -> int:
    """The last step of the course that asks for guesses, -1 if none does."""
    steps = (at for at in range(len(frame.course)) if frame.course[at, t.STEP_KIND] == t.COURSE_GUESS)
    return max((at for at in steps if is_asked(frame, at)), default=-1)


def rows_of(tables: Tables, held: Held) -> list[tuple[int, t.Ints]]:
    """Each of these moves as the rules read it: its seat, its row [N_MOVE]. Raises BadMove (M1…, M201) for what is no
    guess of another, of one guessed already, for a bet too many."""
    words, found = Words(tables), list[tuple[int, t.Ints]]()
    for name, moves in held.items():
        about, bets = set[int](), 0
        for move in moves:
            seat, row = words.read({**move, "seat": name}, [])
            to = int(row[s.TO])
            bets += int(row[s.HOW] != c.NO_BET)
            if row[s.DO] != c.GUESS or to == seat or to in about or bets > BETS:
                raise BadMove("M201", str(dict(move)), why_not(REFUSALS[IS_OVER]))
            about.add(to)
            found.append((seat, row))
    return found


def with_late(tables: Tables, state: s.State, held: Held) -> s.State:
    """The end of a play as its debrief judges it: with what was said late, asked at the last step that asks; the state
    itself where nothing was, or where the play goes on."""
    if not state.scal[s.OVER] or not any(held.values()):
        return state
    frame, secrets, _ = tables
    judged = state._replace(scal=state.scal.copy(), event=state.event.copy())
    judged.scal[s.STEP] = last_asked(frame)
    for seat in range(int(frame.size[t.SEATS])):
        happen(judged, c.E_STANCE, seat, -1, *stance(frame, secrets, judged, seat))
    for seat, row in rows_of(tables, held):
        happen(judged, c.E_GUESS, seat, int(row[s.TO]), int(row[s.WHAT]), int(row[s.HOW]))
    return judged
