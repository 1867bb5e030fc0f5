"""A debrief as one seat reads it, in one language: what its pages are written from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from game.debrief.debrief import Debrief
from game.debrief.reveal import Revealed
from game.debrief.words import Speaker
from game.pages.book import Book
from game.pages.packages import PackageName, by_letter, names_of
from game.pages.wording import typeset
from game.play.helper import News
from game.play.play import Moment as Stop
from game.play.readings import Readings
from game.play.seats import GAME
from game.rules.history import History
from game.rules.state import State
from game.story.agreeing import Named


@dataclass(frozen=True)
class Reading:
    """A debrief in one language, as one seat reads it. `told`: what the person said before anything was revealed, and
    guessed last where the play ended before it asked; `news`: what has come of the decisive moments, None where nobody
    computes them; `stops`: decisions of people; `minds`: seat → what held it, where no person did; `book`: as the seat
    reads it at the end; `readings`: how it read before; `state`: the play as it ended."""

    book: Book
    debrief: Debrief
    speaker: Speaker
    seat: str
    told: dict[str, Any]
    news: News | None = None
    stops: Sequence[Stop] = ()
    minds: Mapping[str, str] = field(default_factory=dict)
    readings: Readings | None = None
    state: State | None = None

    def temper(self, one: Revealed) -> str:
        """The temperament that a structure held by the game was given, "" for a person's."""
        return self.book.say(f"temper.{one.temperament}") if self.minds.get(one.seat) == GAME else ""

    def book_at(self, moment: int) -> Book:
        """The book as the seat read it at a moment."""
        if self.readings is None:
            return self.book
        return self.book.as_read(self.book.names.seats.code[self.seat], self.readings.at(moment))

    @cached_property
    def packages(self) -> dict[str, PackageName]:
        """What the packages of the play are called, by the letters of its moves."""
        if self.state is None:
            return {}
        ids, me = self.book.names, self.book.names.seats.code[self.seat]
        history = History().read(self.state)
        return by_letter(
            names_of(self.state, history, ids, self.book.lang, lambda seat: self.book.name(seat, seat == me))
        )

    def at(self, moment: int) -> "Reading":
        """The same, its texts as the seat read them at a moment."""
        book = self.book_at(moment)
        return self if book is self.book else replace(self, book=book)

    def words(self, words: Any, moment: int | None = None) -> str:
        """Words as the seat reads them, at a moment or at the end."""
        book = self.book if moment is None else self.book_at(moment)
        return typeset(self.speaker.where(book.varied)(words), book.lang)

    def option(self, option: str) -> str:
        return self.book.clause_and_option(self.book.names.options.code[option])

    def name(self, seat: str) -> str:
        return self.book.text(f"structures.{seat}.name", seat)

    def called(self, seat: str) -> Named:
        """The name as a sentence takes it, the reader's own too."""
        return self.book.called(seat)

    def named(self, seat: str) -> Named:
        """The name as a sentence takes it; the reader is *you*."""
        return self.book.name(self.book.names.seats.code[seat], seat == self.seat)
