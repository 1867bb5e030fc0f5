"""Several people at one machine: whatever one may decide before the others have moved is asked of the one who holds it,
in the same hold (`play/ahead.py`). What is answered so is said in the play when it is asked there, in the words that
were shown; where it would be other words by then, one is asked again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.pages import askers, guess
from game.pages.book import Book
from game.pages.seat_pages import SeatPages
from game.play.ahead import next_question, past_guesses
from game.play.holders import GAME_HOLDS, PERSON
from game.play.play import Play
from game.play.room import Room


class Aside(Room):
    """A play in memory, at which one is asked ahead: what is said there is kept, and moves nothing."""

    def __init__(self, play: Play, question: bool) -> None:
        super().__init__(play)
        self.question, self.said = question, list[Mapping[str, Any]]()

    def do(self, seat: str, move: Mapping[str, Any], ahead: Sequence[Mapping[str, Any]] = ()) -> None:
        self.play.may(seat, move)
        self.said += [move, *ahead]


class Hands:
    """The pages of each seat of a room. `book`, `hints`, `pictured`: see `SeatPages`."""

    def __init__(
        self,
        room: Room,
        book: Callable[[], Book],
        hints: Callable[[], frozenset[str]],
        pictured: Callable[[str], guess.Noted],
    ) -> None:
        self.room, self._book, self._hints, self._pictured = room, book, hints, pictured
        self._own: dict[str, SeatPages] = {}
        self._aside: tuple[str, SeatPages, Aside] | None = None

    def own(self, seat: str) -> SeatPages:
        """The pages of a seat in the play itself."""
        if seat not in self._own:
            self._own[seat] = self._pages(self.room, seat)
        return self._own[seat]

    def _pages(self, room: Room, seat: str) -> SeatPages:
        return SeatPages(room, seat, self._book, self._hints, shared=True, picture=lambda: self._pictured(seat))

    def of(self, seat: str) -> SeatPages:
        """The pages in front of whoever holds a seat: in the play itself, or ahead of it."""
        return self._aside[1] if self._aside is not None and self._aside[0] == seat else self.own(seat)

    def settle(self) -> None:
        """What was said ahead is said in the play, as far as it is asked there. Raises BadMove or BadSave."""
        said, self._aside = self._aside, None
        if said is not None:
            seat, pages, aside = said
            for one in {*self.room.play.people} ^ {*aside.play.people}:  # left to the game from there, or taken back
                self.room.hand(one, PERSON if one in aside.play.people else GAME_HOLDS)
            if aside.question:
                self.own(seat).pending += [*askers.shown(pages.desk(), aside.said), *pages.pending]
            elif aside.said:
                self.room.play.say_ahead(seat, aside.said)
        while any(self.own(seat).answer_pending() for seat in self.room.play.awaiting()):
            pass

    def goes_on(self, seat: str) -> bool:
        """Whether whoever holds this seat is asked something ahead, now that it waits."""
        play = self.room.play
        if seat not in play.people or len(play.begun_by) < 2:
            return False
        own = self.own(seat)
        answered = {(str(one["to"]), str(one["what"])) for one in own.pending}
        question = next_question(play, seat, answered)
        made = question or past_guesses(play, seat)
        if made is None:
            return False
        aside = Aside(made, question is not None)
        pages = self._pages(aside, seat)
        pages.met = own.met
        self._aside = seat, pages, aside
        return True
