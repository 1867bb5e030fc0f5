"""What one may decide before the others have moved, since whatever they do changes nothing of it: so that at one
machine a person who holds it goes on, and it is handed over less often.

Each gives another play, in memory, at which the seat is asked; what is said there is to be said in the play itself.
"""

from collections.abc import Collection

from game.play.play import Play
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s


def past_guesses(play: Play, seat: str) -> Play | None:
    """Once a seat has said how it sees the others: what is asked of it when all have. What they say of each other
    nobody sees, and nothing follows from it. None where nothing is asked of it then."""
    if not _waits(play, seat, c.AT_GUESS):
        return None
    made, words = play.aside(), Words(play.loaded.tables)
    while made.awaiting() and int(made.state.scal[s.STAGE]) == c.AT_GUESS:
        other = made.awaiting()[0]
        code = play.loaded.tables.names.seats.code[other]
        made.do(other, words.write(code, made.offer(other)[0], lying(play.loaded.tables, made.state)))
    return made if seat in made.awaiting() else None


def next_question(play: Play, seat: str, answered: Collection[tuple[str, str]]) -> Play | None:
    """Once a seat has answered a question, while others answer theirs: the next one put to it at the same moment, but
    for those (asker, topic) that it has `answered` already. None where there is none."""
    if not _waits(play, seat, c.AT_ANSWER):
        return None
    state, names = play.state, play.loaded.tables.names.seats
    code, seats = names.code[seat], len(names)
    for row in range(seats, seats + int(state.scal[s.PENDING])):
        asked = state.sealed[row]
        if asked[s.DO] != c.ANSWER or asked[s.MARKS] != code or row == state.sealed[code, s.QUESTION]:
            continue
        if (names[int(asked[s.TO])], c.TOPICS[int(asked[s.WHAT])]) not in answered:
            made = play.aside()
            made.state.sealed[code, s.QUESTION] = row
            made.state.scal[s.AWAITED], made.state.scal[s.DONE] = 1 << code, 0
            return made
    return None


def _waits(play: Play, seat: str, stage: int) -> bool:
    """Whether this seat has moved at this stage, and others of people have not."""
    here = not play.over and int(play.state.scal[s.STAGE]) == stage
    return here and seat in play.people and bool(play.awaiting()) and seat not in play.awaiting()
