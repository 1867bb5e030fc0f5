"""A room: one play, the seats that people hold in it for now, and whoever is to be told when something has changed.

    room = Room(play)
    stop = room.listen(lambda seats: …)      # ids of the seats that have something new before them
    room.do("farm", move)                    # on the disk before anybody is told
    room.hand("school", GAME_HOLDS)          # a person leaves, the game goes on in their place
    room.hand("school", PERSON)              # they come back

Several people at one machine, each with a page, or alone: all go through here. What a room does is in its play's log;
a room keeps nothing of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.play.play import Play
from game.rules.read.view import View

Heard = Callable[[tuple[str, ...]], None]


class Room:
    """`play`: the one that goes on here; another one once it was taken back."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self._listeners: list[Heard] = []

    def listen(self, hear: Heard) -> Callable[[], None]:
        """Be told, after each change, of the seats that see another moment than before (`turn`). Gives what ends it."""
        self._listeners.append(hear)
        return lambda: self._listeners.remove(hear)

    def turn(self, seat: str, view: View | None = None) -> str:
        """Which moment of the play a seat is at, by what it did, what it saw, whether it is awaited, who holds it: a
        move sealed elsewhere and not shown yet leaves it as it is. `view`: of this moment, where one has it at hand."""
        play = self.play
        holder = "open" if seat in play.awaiting() else "waits" if seat in play.people else "away"
        return f"{play.made(seat)}-{len(play.history(seat, view).events)}-{'over' if play.over else holder}"

    def do(self, seat: str, move: Mapping[str, Any], ahead: Sequence[Mapping[str, Any]] = ()) -> None:
        """A person moves: see `Play.do`. Raises BadMove or BadSave, and nothing has changed."""
        self._changing(lambda: self.play.do(seat, move, ahead))

    def hand(self, seat: str, held: str) -> None:
        """A seat changes hands: see `Play.hand`. Raises BadMove or BadSave, and nothing has changed."""
        self._changing(lambda: self.play.hand(seat, held))

    def take_back(self, number: int, began: str = "") -> None:
        """The room goes on from before a move: see `Play.take_back`. Raises BadMove or BadSave, and nothing has
        changed."""

        def taken() -> None:
            self.play = self.play.take_back(number, began)

        self._changing(taken)

    def _changing(self, change: Callable[[], None]) -> None:
        if not self._listeners:  # looking through everybody's eyes takes its time
            change()
            return
        before = {seat: self.turn(seat) for seat in self.play.loaded.tables.names.seats}
        change()
        moved = tuple(seat for seat, was in before.items() if self.turn(seat) != was)
        for hear in [*self._listeners]:
            hear(moved)
