"""What a reader has in mind while reading events: what was offered, said, refused and given so far, and the words that
each situation had.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

from game.pages import told
from game.pages.book import ALL, Desk
from game.pages.packages import PackageName, name_of
from game.pages.wording import has, sentence, variants
from game.rules import codes as c
from game.rules.history import Event
from game.story import tables as t
from game.story.agreeing import Named

OFFERS = (c.E_PUT, c.E_LIGHTER)


@dataclass
class Reasons:
    """What was found: the sentence of an event by its place, and of a structure's marks by the place of the round."""

    acts: dict[int, str] = field(default_factory=dict)
    marks: dict[int, dict[int, str]] = field(default_factory=dict)
    within: set[int] = field(default_factory=set)  # events told in the sentence of another
    seen: dict[int, Counter[str]] = field(default_factory=dict)  # structure → situations and acts, how many times


@dataclass(frozen=True)
class Put:
    """A package put. `whole`: every clause was chosen; a lighter form and clauses worded beforehand are filled in."""

    by: int
    package: int
    whole: bool = True


class Ground:
    """One reading of a desk's events, in order: what is known at this place of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.book, self.me = desk, desk.book, desk.me
        self.found = Reasons()
        self.step = self.round = -1
        self.said: dict[str, dict[int, int]] = {}  # situation → variant → when it was last said
        self.lasts: dict[tuple[int, str], int] = {}  # structure and situation → variant
        self.times = 0
        self.read = 0  # events met
        self.shown: set[int] = set()  # moments at which a round was shown
        self.reveals: dict[int, list[Put]] = {}
        self.reds: list[tuple[int, int]] = []  # who may have heard (-1 all), who said it
        self.heard: set[tuple[int, int]] = set()  # fact, who was told it in my hearing
        self.delivered: dict[int, list[tuple[int, int, int]]] = {}  # structure → period, band, what was said
        self.periods: list[int] = []
        self.named = (-1, -1, -1)  # the fact that goes with the tension just named: by, which, when
        self.stood = -1  # the package signed in the round being read
        self.burst = (-1, -1)  # the last knot: fact, holder
        self.holders: set[int] = set()  # whose knots burst, and who has not answered for it yet
        self.excuses: set[int] = set()
        self.puts: list[Put] = []  # of rounds shown
        self.puts_before: list[Put] = []  # of the tables before
        self.worded: set[int] = set()  # packages laid with clauses worded beforehand
        self.open_table(-1)

    def open_table(self, step: int) -> None:
        self.step, self.round = step, 0
        self.puts_before += self.puts
        self.puts = []
        self.fresh: list[Put] = []  # of the round being read
        self.objections: list[tuple[int, int, int]] = []  # package, option or -1, by
        self.given: dict[tuple[int, int], int] = {}  # structure, clause → the option it came over to
        self.before: dict[tuple[int, int], int] = {}  # package, structure → mark, rounds shown
        self.now: dict[tuple[int, int], int] = {}  # of the round being read
        self.paired: set[frozenset[int]] = set()  # two whose nearness was told, in the round being read
        self.asked: dict[int, set[int]] = {}  # kind → who asked for a third party, or to adjourn this round
        self.reds_here: set[int] = set()
        self.tensions: set[int] = set()  # who named one

    def meet(self, desk: Desk) -> None:
        """What comes at the same moment is known together: the events that this desk adds."""
        for event in desk.events[self.read :]:
            if event.kind == c.E_ROUND:
                self.shown.add(event.moment)
            elif event.kind in OFFERS:
                self.reveals.setdefault(event.moment, []).append(Put(event.by, event.what, event.kind == c.E_PUT))

    def options(self, package: int) -> list[int]:
        return self.desk.package_options(package)

    def package(self, number: int) -> PackageName:
        return name_of(self.desk, number)

    def refusals(self, by: int) -> list[tuple[int, int]]:
        """Options refused aloud by others at this table, and by whom, the latest first."""
        return [(option, who) for _, option, who in reversed(self.objections) if option >= 0 and who != by]

    def limits(self, by: int) -> list[int]:
        """Who said before `by` what they cannot accept."""
        return list(dict.fromkeys(who for to, who in self.reds if who != by and to in (ALL, by)))

    def is_red(self, who: int, option: int) -> bool:
        """Whether an option is one that `who` said it cannot accept, as I heard it."""
        if who == self.me:
            return self.desk.red(option)
        return bool(self.desk.view.heard[who, len(self.book.names.options) + option] > 0.0)

    def is_last_to_answer(self) -> bool:
        """Whether this is the last round before the last word, of several."""
        rounds = int(self.book.frame.course[self.step, t.STEP_ROUNDS])
        return 0 < self.round == rounds - 2

    def clause(self, option: int) -> Named:
        """The title of an option's clause, that takes its article."""
        return Named(self.book.clause(int(self.book.frame.option[option, t.OF_CLAUSE])), self.book.lang)

    def fact(self, event: Event) -> str:
        """The fact of a tension, in the mouth of who says it, or as it stands where it is about somebody else."""
        fact = event.what - 1
        if told.of_another(self.desk, event):
            return told.fact_text(self.desk, fact)
        return self.book.say("told.quoted", words=self.book.text(f"facts.{self.book.names.facts[fact]}.told"))

    def count(self, by: int, what: str) -> None:
        self.found.seen.setdefault(by, Counter())[what] += 1

    def say(self, key: str, by: int, other: int | None = None, **values: object) -> str:
        """The sentence of a situation: its words are those said longest ago, never the last that `by` had."""
        if by == self.me:
            return ""
        if other == self.me and has(f"{key}.me.0"):
            key = f"{key}.me"
        self.count(by, key.removesuffix(".me"))
        said = self.said.setdefault(key, {})
        ways: Iterable[int] = range(variants(key))
        start = crc32(f"{self.book.names.scenario} {key} {self.desk.seat} {len(said)} {by}".encode())
        last = self.lasts.get((by, key))
        chosen = min(
            (way for way in ways if way != last or variants(key) == 1),
            key=lambda way: (said.get(way, -1), (way + start) % variants(key)),
        )
        self.times += 1
        said[chosen] = self.times
        self.lasts[by, key] = chosen
        names = {"by": self.desk.name(by)}
        if other is not None:
            names["other"] = self.desk.name(other)
        return sentence(self.book.say(f"{key}.{chosen}", **names, **values))
