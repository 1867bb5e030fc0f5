"""Who is likely to be asked next: a guess, by which several people at one machine hand it over less often."""

from collections.abc import Collection, Sequence

from game.play.seats import Seats, playable
from game.rules import state as s
from game.rules.engine import NoRoomError, apply
from game.story.library import Loaded

FAR = 40  # moves after which nothing is foreseen any more


def foreseen(loaded: Loaded, state: s.State, people: Collection[str]) -> frozenset[str]:
    """Ids of the seats of people that are awaited once those awaited now have moved, if they moved as the game would in
    their place; none where the play would be over. The state stays as it is."""
    frame, secrets, names = playable(loaded)
    state, seats = s.State._make(part.copy() for part in state), Seats(loaded, {})
    now = _awaited(state, len(names.seats))
    for _ in range(FAR):
        waiting = now or [one for one in _awaited(state, len(names.seats)) if names.seats[one] not in people]
        now = []
        if not waiting:
            break
        try:
            for seat in waiting:
                apply(frame, secrets, state, seat, seats.move(state, seat))
        except NoRoomError:
            return frozenset()
    return frozenset(names.seats[one] for one in _awaited(state, len(names.seats))) & frozenset(people)


def asked_first(loaded: Loaded, state: s.State, people: Collection[str], waiting: Sequence[str]) -> str:
    """Of the seats that wait, the one to ask now: those that are asked again next come last, and go on from there."""
    soon = foreseen(loaded, state, people) if len(waiting) > 1 else ()
    return min(waiting, key=lambda one: one in soon)


def _awaited(state: s.State, seats: int) -> list[int]:
    waiting = 0 if state.scal[s.OVER] else int(state.scal[s.AWAITED]) & ~int(state.scal[s.DONE])
    return [seat for seat in range(seats) if waiting >> seat & 1]
