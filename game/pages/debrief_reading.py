"""A debrief as one seat reads it, in one language: what its pages are written from."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from game.debrief.debrief import Debrief
from game.debrief.mine import Mine
from game.debrief.reveal import Revealed
from game.debrief.story import Moment
from game.debrief.words import Speaker
from game.pages import told
from game.pages.book import ALL, Book, Desk
from game.pages.model import Part
from game.pages.packages import PackageName, by_letter, names_of
from game.pages.wording import quoted, typeset
from game.play.helper import News
from game.play.play import Moment as Stop
from game.play.readings import Readings
from game.play.seats import GAME
from game.rules import codes as c
from game.rules.history import Event, History, history_of
from game.rules.read.view import View, new_view
from game.rules.state import State
from game.story import tables as t
from game.story.agreeing import Named

TIGHT = 0.6  # share of the usual words under which things are left out
MOVED_BY = 0.55  # from which what moved a bond is told
BARE = 0.45  # to which it is not told where those went who are not reached
HELD = 0.4  # to which a hidden thing is told by who held it, another way by what it was worth
BEYOND = 4  # words by which a text may be longer, where it can be cut there and not before
LEAST = 4  # words to which nothing is cut further
SAYS = 12  # words to which a first sentence may be but a date or a place
# Shares of the usual words, until a page is no longer than one reads.
BRIEF = (1.0, 0.8, 0.65, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3)
_OF_FACTS = {"burst", "said"}
_OWN_WORDS = {"stood", "said", "seeks", "opened", "put", "lighter", "choice", "burst", "ending"}
_END = re.compile(r"(?<=[.!?…»])\s+(?=[A-ZÀÂÉÈÊÎÔÛÇŒ0-9«“\"])")
_WORD = re.compile(r"\S+")
_LINKS = re.compile(  # words that end nothing: they call for the next one
    r"(?:^|[\s«“(’'])(?:[ldnsmtcj]’?|qu’?|le|la|les|un|une|des?|du|aux?|à|en|et|ou|ni|ne|que|qui|dont|où|par|pour|sur|sans|"
    r"avec|dans|chez|sous|vers|entre|son|sa|ses|leurs?|nos|notre|vos|votre|ce|cet|cette|ces|"
    r"an?|the|of|to|in|on|at|by|for|from|with|without|and|or|nor|that|which|its?|his|her|their|our|your|this|these)$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*[,;:—–]\s")


@dataclass(frozen=True)
class Person:
    """What a person said before anything was revealed (`told`), and takes along."""

    seat: str
    told: Mapping[str, Any] = field(default_factory=dict)
    commitment: str = ""


class Onlooker(Desk):
    """A desk that nobody sits at: everyone is named, nobody is *you* but the one who reads it alone, if one does."""

    me = ALL
    alone = ALL

    def name(self, seat: int, you: bool = True) -> Named:
        return self.book.name(seat, seat == self.alone)


@dataclass(frozen=True)
class Reading:
    """A debrief in one language, as one seat reads it. `told`: what the person said before anything was revealed;
    `news`: what has come of the decisive moments, None where nobody computes them; `stops`: decisions of people;
    `minds`: seat → what held it, where no person did; `book`: as the seat reads it at the end; `readings`: how it read
    before; `state`: the play as it ended; `people`: all who held a seat; `date`, `group`: of the evening, "" where they
    are not known; `for_all`: whether it is told to several at once, to none of whom it says *you*; `view`: that of
    the reader, at the end; `brief`: the share of its usual words that a text is cut to, where a page would else be
    longer than one reads (`within`); `news_of`: the decisive moments of each who held a seat, where several did."""

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
    people: Sequence[Person] = ()
    date: str = ""
    group: str = ""
    view: View | None = None
    brief: float = 1.0
    for_all: bool = False
    news_of: Mapping[str, News | None] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """Whether one person held a seat: what is told to all is told to it."""
        return len(self.people) < 2

    @property
    def to_all(self) -> "Reading":
        """The same, as it is told to all who held a seat."""
        return self if self.alone else replace(self, for_all=True)

    @property
    def tight(self) -> bool:
        """Whether only what matters most of each thing is told."""
        return self.brief < TIGHT

    def cut(self, text: str, most: int) -> str:
        """A text of about `most` words at most, fewer where all must be brief."""
        return shortened(text, max(LEAST, round(most * self.brief)))

    def sentences(self, text: str, most: int = 0, says: int = SAYS) -> str:
        """The first sentences of a text, each whole: see `in_sentences`."""
        return in_sentences(text, round(most * self.brief), says)

    @property
    def mine(self) -> Mine:
        return self.debrief.mine[self.seat]

    @property
    def past(self) -> History:
        """All that happened; nothing where the end of the play is not known."""
        return history_of(self.state) if self.state is not None else History()

    @cached_property
    def _view(self) -> View:
        return self.view if self.view is not None else new_view(self.book.frame)

    @cached_property
    def onlooker(self) -> Desk:
        """From where the play is told to all."""
        made = Onlooker(self.shared, self._view, past=history_of(self._view), readings=self.readings)
        made.alone = self.book.names.seats.code[self.seat] if self.alone else ALL
        return made

    @cached_property
    def desk(self) -> Desk:
        """From where it is told to the reader."""
        made = Desk(self.book, self._view, past=history_of(self._view), readings=self.readings)
        made.__dict__["me"] = self.book.names.seats.code[self.seat]
        return made

    @cached_property
    def shared(self) -> Book:
        """The book as it is read to all together: what is for one seat alone stays its own."""
        if self.alone:
            return self.book
        return self.book.as_read(ALL, self.readings.now if self.readings is not None else frozenset())

    def tell(self, event: Event, to_all: bool = False) -> str:
        """An event in the words of its page, told to the reader, or to all; a choice of the reader's by its option."""
        if event.kind == c.E_CHOICE and self.is_mine(event, to_all):
            choice = self.book_at(event.moment - 1).text(f"choices.{self.book.names.choices[event.what]}.text")
            return self.book.say("found.choice", words=choice.rstrip("."))
        words = told.tell(self.onlooker if to_all else self.desk, event)
        return self.whose(words, event.by) if event.kind == c.E_CHOICE and not self.is_mine(event, to_all) else words

    def whose(self, words: str, by: int) -> str:
        """What a text tells, with whose act it is, where it names neither the structure nor any of its people."""
        if by < 0 or not words:
            return words
        book, seat = self.book, self.book.names.seats[by]
        names = [book.text(f"cast.{one.id}.name") for one in book.names.people if one.seat == by]
        known = {part for name in (*names, self.short(seat), self.name(seat)) for part in name.split() if len(part) > 3}
        if any(part in words for part in known):
            return words
        return book.say("story.whose", words=words.rstrip("."), by=self.named(seat)) + "."

    def is_mine(self, event: Event, to_all: bool = False) -> bool:
        """Whether the reader did this, where it is told to the reader."""
        return event.by == self.book.names.seats.code[self.seat] and (self.alone or not to_all)

    def story(self, moment: Moment, most: int, to_all: bool = False) -> str:
        """A moment of the story, of about `most` words: what holds its own words is told by them, the rest as its page
        told it."""
        event = moment.event
        if event is not None and moment.kind in _OF_FACTS:
            read = self.book_at(moment.tick - (moment.kind == "burst"))  # before: what was kept, not what came of it
            words = self.sentences(read.text(f"facts.{self.book.names.facts[event.what]}.text"))
            whose = "" if moment.by else "_none"
            return self.book.say(f"story.{moment.kind}{whose}", words=words, name=self.named(moment.by))
        mine = event is not None and moment.kind == "choice" and self.is_mine(event, to_all)
        told_then = self.tell(event, to_all) if event and (mine or moment.kind not in _OWN_WORDS) else ""
        package = moment.words.args.get("package")
        if package and not told_then:  # as many of its options as there is room for, each whole
            fits = next((n for n in range(len(package), 1, -1) if len(self._with(moment, n).split()) <= most), 1)
            return self._with(moment, fits)
        words = told_then or self.words(moment.words, moment.tick)
        if told_then and moment.kind != "choice":
            return words
        if moment.kind != "choice" or event is None:
            return self.cut(words, most)
        return words if mine else self.whose(self.cut(words, most), event.by)  # an option is quoted whole

    def _with(self, moment: Moment, n: int) -> str:
        """A moment told with the first `n` options of its package."""
        args = {**moment.words.args, "package": moment.words.args["package"][:n]}
        return self.words(replace(moment.words, args=args), moment.tick)

    def when(self, tick: int, step: int) -> str:
        """When something happened: the time of its act."""
        course = self.book.frame.course
        act = self.book.names.acts[int(course[min(max(step, 0), len(course) - 1), t.STEP_ACT])]
        return self.book_at(tick).text(f"acts.{act}.time")

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
        ids, me, history = self.book.names, self.book.names.seats.code[self.seat], self.past
        return by_letter(
            names_of(
                self.state,
                history,
                ids,
                self.book.lang,
                lambda seat: self.book.name(seat, seat == me and not self.for_all),
            )
        )

    def at(self, moment: int) -> "Reading":
        """The same, its texts as the seat read them at a moment."""
        book = self.book_at(moment)
        return self if book is self.book else replace(self, book=book)

    def words(self, words: Any, moment: int | None = None) -> str:
        """Words as the seat reads them, at a moment or at the end."""
        book = self.book if moment is None else self.book_at(moment)
        return quoted(typeset(self.speaker.where(book.varied)(words), book.lang), book.lang)

    def option(self, option: str) -> str:
        return self.book.clause_and_option(self.book.names.options.code[option])

    def name(self, seat: str) -> str:
        return self.book.text(f"structures.{seat}.name", seat)

    def called(self, seat: str) -> Named:
        """The name as a sentence takes it, the reader's own too."""
        return self.book.called(seat)

    def short(self, seat: str) -> str:
        return self.book.text(f"structures.{seat}.short", seat)

    def place(self, seat: str) -> int:
        """A structure's place in the scenario's order: colour, emblem and pattern follow it; -1 for none."""
        return self.book.seats.index(self.book.names.seats.code[seat]) if seat else -1

    def named(self, seat: str) -> Named:
        """The name as a sentence takes it; the reader is *you*; all, where there is none."""
        if not seat:
            return Named(self.book.say("unit.all"), self.book.lang)
        return self.book.name(self.book.names.seats.code[seat], seat == self.seat and not self.for_all)


def people_called(book: Book) -> str:
    """Who the people of the common good are, as the scenario says: in the plural, after their number."""
    return book.text("people", book.say("reached.people"))


def band_word(book: Book, dial: str, band: str) -> str:
    """A band of a dial in words: of the common good, beside what each would have reached on its own."""
    return book.say(f"band.{dial}.{band}" if dial == "common_good" else f"band.{band}")


def within(reading: Reading, most: int, make: Callable[[Reading], list[Part]], title: str = "") -> list[Part]:
    """The parts of a page, of `most` words in all: made with fewer words for each thing where they would be more; what
    a person typed is told whole, beside these."""
    made: list[Part] = []
    for brief in BRIEF:
        made = make(reading if brief == 1.0 else replace(reading, brief=brief))
        typed = sum(part.data.get("typed", 0) for part in made)
        if words_in([title, *(text for part in made for text in (part.title, part.text))]) <= most + typed:
            break
    return made


def in_sentences(text: str, most: int, says: int = SAYS) -> str:
    """The first sentence of a text, then those that follow while they make `most` words at most together. One of
    `says` words at most says nothing alone: it is but a date or a place."""
    kept = ""
    for sentence in _END.split(text.strip()):
        if len(kept.split()) > says and len(f"{kept} {sentence}".split()) > most:
            break
        kept = f"{kept} {sentence}".strip()
    return kept


def shortened(text: str, most: int) -> str:
    """A text of about `most` words at most: whole sentences where one fits, else up to where it can be cut, and « … »,
    a few words further rather than in the middle of what it says; what is quoted there is closed, and what stands in
    brackets is whole or left out."""
    if len(text.split()) <= most:
        return text
    kept = ""
    for sentence in _END.split(text.strip()):
        if len(f"{kept} {sentence}".split()) > most:
            break
        kept = f"{kept} {sentence}".strip()
    if kept and not _in_brackets(kept):
        return _closed(kept)
    breaks = (cut.start() for cut in _BREAK.finditer(text))
    ends = [(end, len(text[:end].split())) for end in breaks if not _in_brackets(text[:end])]
    near = [end for end, long in ends if most // 2 <= long <= most]
    beyond = [end for end, long in ends if most < long <= most + BEYOND]
    words = text[: near[-1]] if near else text[: beyond[0]] if beyond else _first_words(text, most)
    while _in_brackets(words):
        words = words[: words.rindex("(")].rstrip()
    return _closed(words.rstrip(" ,;:—–.«“") + "…")


def _in_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def _first_words(text: str, most: int) -> str:
    """The first words of a text, cut at a space that may part two lines: not within « 19 000 € », nor after a word that
    says nothing without the next."""
    end = [found.end() for found in _WORD.finditer(text)][most - 1]
    words = text[:end] if text[end] == " " else text[:end].rpartition(" ")[0] or text[:end]
    while (head := words.rpartition(" ")[0]) and _LINKS.search(words):
        words = head
    return words


def _closed(text: str) -> str:
    """A text with what it quotes closed."""
    for opens, closes in (("«", "\u00a0»"), ("“", "”")):
        text += closes * (text.count(opens) > text.count(closes.strip("\u00a0")))
    return text


def words_in(texts: Sequence[str]) -> int:
    """Words, as spaces part them: a sign that French sets apart counts as one."""
    return sum(len(text.split()) for text in texts)
