"""Plays for tests of pages: the rules driven by hand, every seat's desk on the way."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from game.pages.book import Book, Desk
from game.play.readings import Readings
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, apply, begin, legal
from game.rules.packing import guesses
from game.rules.read.view import look, new_view
from game.story import tables as t
from game.story.library import Loaded


def book(loaded: Loaded, lang: str) -> Book:
    texts = {path: loaded.catalogue.get(path, lang) for path in loaded.catalogue.french}
    return Book(lang, loaded.tables.frame, loaded.tables.names, texts)


def rows_of(loaded: Loaded, state: s.State, seat: int):
    rows = np.zeros((LEGAL_MAX, 6), np.int64)
    return rows[: legal(loaded.tables.frame, loaded.tables.secrets, state, seat, rows)].copy()


def view_of(loaded: Loaded, state: s.State, seat: int):
    view = new_view(loaded.tables.frame)
    look(loaded.tables.frame, loaded.tables.secrets, state, seat, view)
    return view


@dataclass
class Driven:
    """A play driven by a test: desks as they are met."""

    loaded: Loaded
    seed: int
    lang: str = "fr"
    state: s.State = field(init=False)
    seen: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.state = s.new_state(self.loaded.tables.frame)
        begin(self.loaded.tables.frame, self.loaded.tables.secrets, self.state, self.seed)
        self.words = Words(self.loaded.tables)
        self.book = book(self.loaded, self.lang)
        self.readings = Readings(self.loaded.tables)
        self.readings.note(self.state)

    def desk(self, seat: int) -> Desk:
        view = view_of(self.loaded, self.state, seat)
        rows, book = rows_of(self.loaded, self.state, seat), self.book.as_read(seat, self.readings.now)
        return Desk(book, view, rows, self.seen.get(seat, 0), readings=self.readings)

    def awaited(self) -> list[int]:
        mask = int(self.state.scal[s.AWAITED]) & ~int(self.state.scal[s.DONE])
        return [seat for seat in range(len(self.loaded.tables.names.seats)) if mask >> seat & 1]

    def read(self, move: dict):
        return self.words.read(move, lying(self.loaded.tables, self.state))

    def play(self, move: dict) -> int:
        seat, row = self.read(move)
        code = apply(self.loaded.tables.frame, self.loaded.tables.secrets, self.state, seat, row)
        self.readings.note(self.state)
        return code

    def random_move(self, seat: int, draw: random.Random) -> dict:
        """One of the legal moves, marks drawn too."""
        rows = rows_of(self.loaded, self.state, seat)
        row = rows[draw.randrange(len(rows))]
        table = lying(self.loaded.tables, self.state)
        what, how = int(row[2]) + draw.randrange(int(row[4])), int(row[3]) + draw.randrange(int(row[5]))
        if row[0] == c.GUESS:  # as many places for options as some draw refuses
            reds = int(self.book.frame.size[t.RED_MASK]).bit_count()
            what = draw.randrange(guesses(int(self.book.frame.size[t.CARDS]), reds))
        marks = draw.randrange(3 ** len(table)) if row[0] in c.MARKED else 0
        if row[0] == c.STAND or draw.random() < 0.5:
            marks = 3 ** len(table) - 1 if row[0] in c.MARKED else 0
        return self.words.write(seat, np.array([row[0], row[1], what, how, marks, 0], np.int64), table)

    def over(self) -> bool:
        return bool(self.state.scal[s.OVER])


def desks(loaded: Loaded, seed: int, lang: str = "fr") -> Iterator[tuple[Driven, Desk]]:
    """Every desk of a random play, each just before its seat moves; last, every seat's desk at the end."""
    driven, draw = Driven(loaded, seed, lang), random.Random(seed)
    while not driven.over():
        for seat in driven.awaited():
            desk = driven.desk(seat)
            yield driven, desk
            driven.seen[seat] = len(desk.events)
            assert driven.play(driven.random_move(seat, draw)) == 0
    for seat in range(len(loaded.tables.names.seats)):
        yield driven, driven.desk(seat)


def many(loaded: Loaded, lang: str = "fr", first: int = 0) -> Iterator[tuple[Driven, Desk]]:
    """Desks of sixty random plays, one after another: a test stops where it has met what it seeks, since no one seed
    has to show it once plays move."""
    for seed in range(first, first + 60):
        yield from desks(loaded, seed, lang)
