"""What a play's pages are written from: the scenario's public tables, its ids, and its texts in one language.

A `Desk` is one seat's place at one moment: the book, its view, its notes, the legal rows, and how much of the view
it had already seen. Page makers take a desk and nothing else: neither `State` nor `Secrets` reaches this room.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Literal, TypeVar

import numpy as np

from game.pages.shapes import CROWD, NamedData
from game.pages.wording import Lang, days, join, money, say, typeset
from game.play.notebook import Note
from game.play.readings import Held, Readings
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History
from game.rules.read import view as v
from game.story import tables as t
from game.story.agreeing import Named, Several
from game.story.names import Names

ALL = -1
T = TypeVar("T")
WEIGHT_WORDS: tuple[Literal["plus", "nice", "important", "very", "vital"], ...] = (
    "plus",
    "nice",
    "important",
    "very",
    "vital",
)


@dataclass(frozen=True)
class Book:
    """A scenario as pages know it. `texts`: path → text in `lang`; `varied`: path without the scenario's id → that of
    the variant that is read for it, see `as_read`."""

    lang: Lang
    frame: t.Frame
    names: Names
    texts: Mapping[str, str]
    varied: Mapping[str, str] = field(default_factory=dict)
    _as_read: dict[tuple[int, Held], "Book"] = field(default_factory=dict, compare=False, repr=False)

    def text(self, path: str, otherwise: str = "") -> str:
        """A text of the scenario by its path, as it is read; `otherwise` if there is none."""
        path = self.varied.get(path, path)
        found = self._typeset.get(path)
        if found is None:
            written = self.texts.get(f"{self.names.scenario}.{path}")
            found = self._typeset[path] = typeset(written, self.lang) if written else ""
        return found or otherwise

    @cached_property
    def _typeset(self) -> dict[str, str]:
        """The texts asked for so far, their typography applied."""
        return {}

    def as_read(self, seat: int, held: Held) -> "Book":
        """The same, with each text as this seat reads it where these conditions hold: the first of its variants that
        is for it."""
        if not self.names.reads:
            return self
        if (seat, held) not in self._as_read:
            varied: dict[str, str] = {}
            for read in self.names.reads:
                if read.seat in (ALL, seat) and (read.when < 0 or read.when in held):
                    varied.setdefault(read.text, read.path)
            made = copy(self)  # with what was worked out of it, but for texts
            for words in ("_options", "_units", "shorts"):
                made.__dict__.pop(words, None)
            object.__setattr__(made, "varied", varied)
            self._as_read[seat, held] = made
        return self._as_read[seat, held]

    def say(self, key: str, **values: Any) -> str:
        return say(self.lang, key, **values)

    def zone(self, zone: str, name: Named | None = None) -> str:
        """A zone of the map, as said of this structure, or of « une structure »: « engagée », « engagés »."""
        return self.say(f"zone.{zone}", name=name or Named("", self.lang))

    def part_text(self, part: int, what: str) -> str:
        """Text of a part of an agenda: `text`, `told`, `hint`, `dodge` or `who`."""
        seat, _, name = self.names.parts[part].partition(".")
        for group in ("seeks", "red_zones", "pressures"):
            found = self.text(f"agendas.{seat}.{group}.{name}.{what}")
            if found:
                return found
        return ""

    def option(self, option: int) -> str:
        return self._options[option]

    @cached_property
    def _options(self) -> list[str]:
        split = [one.split(".", 1) for one in self.names.options]
        return [self.text(f"clauses.{clause}.options.{name}.text", name) for clause, name in split]

    def clause(self, clause: int, what: str = "title") -> str:
        return self.text(f"clauses.{self.names.clauses[clause]}.{what}", self.names.clauses[clause])

    def clause_and_option(self, option: int) -> str:
        """« La forme : un projet commun »."""
        return self._units[option]

    @cached_property
    def _units(self) -> list[str]:
        clauses = [self.clause(int(clause)) for clause in self.frame.option[:, t.OF_CLAUSE]]
        both = zip(clauses, self._options, strict=True)
        return [self.say("unit.clause_option", clause=clause, option=option) for clause, option in both]

    def name(self, seat: int, you: bool) -> Named:
        """A structure's name, « Vous » where the reader is `you`."""
        return self._names[you][seat]

    def called(self, seat: str) -> Named:
        """A structure's name by its id, the reader's own too."""
        return self.name(self.names.seats.code[seat], you=False)

    @cached_property
    def _names(self) -> tuple[list[Named], list[Named]]:
        named = [self.text(f"structures.{seat}.name", seat) for seat in self.names.seats]
        both = list(zip(named, self.names.agrees, strict=True))
        others, own = ([Named(one, self.lang, you, agrees) for one, agrees in both] for you in (False, True))
        return others, own

    @cached_property
    def shorts(self) -> list[Named]:
        """The short name of each structure."""
        named = [self.text(f"structures.{seat}.short", seat) for seat in self.names.seats]
        return [Named(one, self.lang, agrees=agrees) for one, agrees in zip(named, self.names.agrees, strict=True)]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """Where a text stands in the scenario's file, by its path."""
        return {path: rank for rank, path in enumerate(self.texts)}

    def in_order(self, ids: Iterable[tuple[int, str]]) -> list[int]:
        """Codes in the order of the scenario's file, that its author chose; each with the path of one of its texts."""
        last = len(self._ranks)
        ranked = [(self._ranks.get(f"{self.names.scenario}.{path}", last), code) for code, path in ids]
        return [code for _, code in sorted(ranked)]

    @cached_property
    def clauses(self) -> list[int]:
        """Every clause, in the order of the file."""
        return self.in_order((code, f"clauses.{name}.title") for code, name in enumerate(self.names.clauses))

    @cached_property
    def seats(self) -> list[int]:
        """Every seat, in the order of the file."""
        return self.in_order((code, f"structures.{name}.name") for code, name in enumerate(self.names.seats))

    @cached_property
    def options(self) -> list[int]:
        """Every option, clause after clause, in the order of the file."""
        return [option for clause in self.clauses for option in self.options_of(clause)]

    @cached_property
    def _options_of(self) -> list[list[int]]:
        ends = self.frame.clause[:, [t.CLAUSE_FROM, t.CLAUSE_TO]].tolist()
        ids = self.names.options
        return [
            self.in_order((code, "clauses.{}.options.{}.text".format(*ids[code].split(".", 1))) for code in range(*one))
            for one in ends
        ]

    def base_of(self, clause: str) -> str:
        """The option that holds in a clause until something is agreed, by its id within the clause."""
        option = int(self.frame.clause[self.names.clauses.code[clause], t.CLAUSE_BASE])
        return self.names.options[option].partition(".")[2]

    @cached_property
    def asked(self) -> list[list[float]]:
        """What each option asks: days of each seat, then euros of each, then euros that each hands to each."""
        found: list[list[float]] = self.frame.option[:, t.N_OPTION :].tolist()
        return found

    @cached_property
    def pledges_days(self) -> bool:
        """Whether anything signed may ask days of somebody, to be given at each delivery."""
        return any(any(one[: len(self.seats)]) for one in self.asked)

    def options_of(self, clause: int) -> list[int]:
        """The options of a clause, in the order of the file."""
        return self._options_of[clause]

    def days(self, count: float) -> str:
        return days(self.lang, count)

    def money(self, count: float) -> str:
        return money(self.lang, count)


_ARTICLES = ("Le ", "La ", "Les ", "L’", "L'", "The ")


@dataclass(frozen=True)
class Desk:
    """One seat at one moment. `book`: as the seat reads it now; `rows`: legal rows as `legal` gives them; `seen`:
    events on its last page; `past`: a history of this view, brought up to date here, where one is kept from page to
    page; `readings`: how texts were read before, None where it is of no matter."""

    book: Book
    view: v.View
    rows: t.Ints = field(default_factory=lambda: np.zeros((0, 6), np.int64))
    seen: int = 0
    notes: tuple[Note, ...] = ()
    past: History = field(default_factory=History, compare=False, repr=False)
    readings: Readings | None = field(default=None, compare=False, repr=False)
    picture: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # what one noted of others, see `guess.py`
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)  # what was worked out of it, once

    @cached_property
    def me(self) -> int:
        return int(self.view.scal[v.ME])

    @cached_property
    def legal(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """The legal moves (DO, TO, WHAT, HOW) one by one, by what they do."""
        found: dict[int, list[tuple[int, int, int, int]]] = {}
        for do, to, what, how, whats, hows in self.rows.tolist():
            last = what + max(1, whats), how + max(1, hows)
            found.setdefault(do, []).extend(
                [(do, to, one, other) for one in range(what, last[0]) for other in range(how, last[1])]
            )
        return found

    def at(self, moment: int) -> "Desk":
        """This desk, but for its texts: as I read them at a moment (that of an event)."""
        book = self.book if self.readings is None else self.book.as_read(self.me, self.readings.at(moment))
        if book is self.book:
            return self
        kept: dict[int, Desk] = self.kept.setdefault(Desk.at, {})
        if id(book) not in kept:
            kept[id(book)] = made = copy(self)  # with what was worked out of it
            object.__setattr__(made, "book", book)
        return kept[id(book)]

    @property
    def seat(self) -> str:
        return self.book.names.seats[self.me]

    @property
    def seats(self) -> list[int]:
        """Every seat, in the order of the scenario's file."""
        return self.book.seats

    @cached_property
    def others(self) -> list[int]:
        return [seat for seat in self.seats if seat != self.me]

    @property
    def stage(self) -> int:
        return int(self.view.scal[s.STAGE])

    def name(self, seat: int, you: bool = True) -> Named:
        """A structure's name, « Vous » for the reader's own unless `you` is False."""
        return self.book.name(seat, you and seat == self.me)

    def short(self, seat: int) -> Named:
        """A structure's short name, that of the reader too."""
        return self.book.shorts[seat]

    def brief(self, seat: int) -> Named:
        """The short name as a sentence takes it: with the article that its whole name has and it lacks."""
        name, short = self.name(seat, you=False), self.short(seat)
        article = name.removesuffix(short)
        return name if article in _ARTICLES else short

    def all_named(self) -> list[NamedData]:
        """What every structure is named and drawn by, those that left too."""
        ids = self.book.names.seats
        return [{"id": ids[seat], "place": at, "short": str(self.short(seat))} for at, seat in enumerate(self.seats)]

    def listed(self, seats: Iterable[int]) -> str:
        """« vous, la Fondation et Feu doux », within a sentence; short names where there are many."""
        named = [self.brief(seat) if self.crowded and seat != self.me else self.name(seat) for seat in seats]
        return join(self.book.lang, [f"{name:le}" for name in named])

    def together(self, seats: Iterable[int]) -> Named:
        """Who did the same: the name of one, or the short names of several."""
        found = list(dict.fromkeys(seats))
        if len(found) == 1:
            return self.name(found[0])
        return Several(join(self.book.lang, [self.brief(seat) for seat in found]), self.book.lang)

    @property
    def crowded(self) -> bool:
        """Whether there are more structures than one can hear one by one: what is alike is then told together."""
        return len(self.seats) > CROWD

    def left(self, seat: int) -> bool:
        return bool(self.view.scal[s.LEFT] >> seat & 1)

    @cached_property
    def history(self) -> History:
        """What I witnessed, and where to find it."""
        return self.past.read(self.view)

    @property
    def events(self) -> list[Event]:
        """What I witnessed, in order."""
        return self.history.events

    @cached_property
    def fresh(self) -> list[Event]:
        """Those since my last page."""
        return self.events[self.seen :]

    @cached_property
    def packages(self) -> list[int]:
        """Packages on the table, oldest first: the order of the marks."""
        column = len(self.book.names.clauses) + s.ON_TABLE
        return [package for package, row in enumerate(self._made) if row[column] == 1]

    @cached_property
    def _made(self) -> list[list[int]]:
        """Every package ever made, as the view holds it."""
        found: list[list[int]] = self.view.package[: int(self.view.scal[s.MADE])].tolist()
        return found

    def package_options(self, package: int) -> list[int]:
        return self._made[package][: len(self.book.names.clauses)]

    def package_state(self, package: int, column: int) -> int:
        return self._made[package][len(self.book.names.clauses) + column]

    def mark_of(self, package: int, seat: int) -> int | None:
        """The seat's last mark shown on a package, or None."""
        mark = self.package_state(package, s.N_PACKAGE + seat)
        return mark - 1 if mark else None

    def yeses_of(self, package: int) -> list[int]:
        """Those whose last mark on a package is a yes."""
        return [seat for seat in self.seats if self.mark_of(package, seat) == c.YES]

    def weight(self, option: int) -> int:
        """My weight for an option, 0 to 5."""
        return min(5, max(0, round(self.worths[option])))

    def weight_word(self, option: int) -> Literal["", "plus", "nice", "important", "very", "vital"]:
        """The word of my weight for an option, "" where it is none."""
        weight = self.weight(option)
        return weight_word(weight) if weight else ""

    @cached_property
    def worths(self) -> list[float]:
        """What each option is worth to me, as the rules count it."""
        found: list[float] = self.view.option[:, v.MY_WEIGHT].tolist()
        return found

    def red(self, option: int) -> bool:
        return self.reds[option]

    @cached_property
    def reds(self) -> list[bool]:
        """Whether I cannot accept it, of each option."""
        return [one > 0.0 for one in self.view.option[:, v.MY_RED].tolist()]

    def asks_days(self, option: int, seat: int | None = None) -> float:
        return self.book.asked[option][self.me if seat is None else seat]

    def asks_money(self, option: int, seat: int | None = None) -> float:
        return self.book.asked[option][len(self.seats) + (self.me if seat is None else seat)]

    def time_of(self, step: int) -> str:
        """When a step takes place, in the words of the scenario: the time of its act."""
        if not 0 <= step < len(self.book.frame.course):
            return ""
        return self.act_text(int(self.book.frame.course[step, t.STEP_ACT]), "time")

    def act_text(self, act: int, what: str) -> str:
        return self.book.text(f"acts.{self.book.names.acts[act]}.{what}")


def once(make: Callable[[Desk], T]) -> Callable[[Desk], T]:
    """Worked out of a desk once, however many parts of its page ask for it."""

    @wraps(make)
    def kept(desk: Desk) -> T:
        if make not in desk.kept:
            desk.kept[make] = make(desk)
        found: T = desk.kept[make]
        return found

    return kept


def weight_word(weight: int) -> Literal["plus", "nice", "important", "very", "vital"]:
    """The word of a weight from 1 to 5."""
    return WEIGHT_WORDS[weight - 1]
