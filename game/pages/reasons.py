"""What an act means in its situation, from what the reader has witnessed: a first offer, a step towards another's, a
refusal met or left waiting, a word kept after another was broken.

One walk through the events of a desk; each act of another is put in one situation, and said in one of the ways that
`locale/reasons.yaml` has for it. Nothing but the desk is read. Which way is said is drawn from what is drawn alike
each time the play is read; no structure has the same words twice in a row, and those said longest ago come first.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

from game.pages import told
from game.pages.book import ALL, Desk, once
from game.pages.wording import Named, counted, has, join, sentence, variants
from game.play.words import letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.story import tables as t

_OFFERS = (c.E_PUT, c.E_LIGHTER)
_BANDS = ("nothing", "below")


@dataclass
class Reasons:
    """What was found: the sentence of an event by its place, and of a structure's marks by the place of the round."""

    acts: dict[int, str] = field(default_factory=dict)
    marks: dict[int, dict[int, str]] = field(default_factory=dict)
    within: set[int] = field(default_factory=set)  # events told in the sentence of another
    seen: dict[int, Counter[str]] = field(default_factory=dict)  # structure → situations and acts, how many times


@once
def of(desk: Desk) -> Reasons:
    """What every act that this desk has seen means."""
    return _Walk(desk).walk()


def tell(desk: Desk, place: int) -> str:
    """The sentence of the event at this place of the desk: what it means if that is known, else what it is."""
    if place in of(desk).within:
        return ""
    return of(desk).acts.get(place) or told.tell(desk, desk.events[place])


def marks(desk: Desk, seat: int) -> str:
    """What the marks of a structure mean, in the last round shown since the reader's last page."""
    found = of(desk).marks
    rounds = [place for place in found if place >= desk.seen]
    return found[rounds[-1]].get(seat, "") if rounds else ""


@dataclass(frozen=True)
class Put:
    """A package put. `whole`: every clause was chosen; a lighter form and clauses worded beforehand are filled in."""

    by: int
    package: int
    whole: bool = True


class _Walk:
    """One reading of a desk's events, in order."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.book, self.me = desk, desk.book, desk.me
        self.found = Reasons()
        self.step = self.round = -1
        self.said: dict[str, dict[int, int]] = {}  # situation → variant → when it was last said
        self.lasts: dict[tuple[int, str], int] = {}  # structure and situation → variant
        self.times = 0
        self.closing = self._closing()
        self.reveals: dict[int, list[Put]] = {}
        for event in desk.history.at(desk.history.of(*_OFFERS)):
            self.reveals.setdefault(event.moment, []).append(Put(event.by, event.what, event.kind == c.E_PUT))
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

    def _closing(self) -> list[int]:
        """For each event, the moment at which the next round was shown; -1 if none was."""
        found, moment = [], -1
        for event in reversed(self.desk.events):
            if event.kind == c.E_ROUND:
                moment = event.moment
            found.append(moment)
        return found[::-1]

    def walk(self) -> Reasons:
        for place, event in enumerate(self.desk.events):
            self.desk = self.desk.at(event.moment)
            self.book = self.desk.book
            if self._at_table(event) and event.step != self.step:
                self.open_table(event.step)
            words = self.act(place, event)
            if words and event.by != self.me:
                self.found.acts[place] = words
        return self.found

    def _at_table(self, event: Event) -> bool:
        step = event.step
        course = self.book.frame.course
        return 0 <= step < len(course) and int(course[step, t.STEP_KIND]) == t.COURSE_TABLE

    def act(self, place: int, event: Event) -> str:
        """What an event means, "" when it is told as it is; then it is remembered."""
        kind, by, to, what, how = event[:5]
        if kind in _COUNTED and by != self.me:
            self.count(by, f"answer.{how}" if kind == c.E_ANSWERED else _COUNTED[kind])
        if kind == c.E_SWAP and how:
            self.count(by, "cheated")
        if kind in _OFFERS:
            return self.offer(place, event)
        if kind == c.E_MARKED:
            self.now[what, by] = how
        elif kind == c.E_ROUND:
            self.show_marks(place, stood=how == 1)
        elif kind == c.E_STOOD:
            self.stood = what
        elif kind == c.E_OBJECTED:
            return self.objected(event)
        elif kind == c.E_RED_SHOWN:
            return self.red(event)
        elif kind == c.E_TOLD_RED:
            self.reds.append((to, by))
        elif kind == c.E_TENSION:
            turn, again = bool(self.tensions), by in self.tensions
            self.tensions.add(by)
            if what:
                self.named = (by, what - 1, event.moment)
                return self.say("tension.fact", by, words=self.fact(by, what - 1))
            return self.say(f"tension.{'again' if again else 'turn' if turn else 'bare'}", by)
        elif kind in (c.E_THIRD, c.E_ADJOURN):
            return self.asks(place, event)
        elif kind == c.E_WITHDREW:
            return self.withdrew(by)
        elif kind == c.E_TOLD_FACT:
            if self.named == (by, what, event.moment) and by != self.me:
                self.found.within.add(place)
            self.heard |= {(what, seat) for seat in (self.desk.seats if to == ALL else (to, by))}
        elif kind == c.E_DELIVERED:
            return self.delivery(event)
        elif kind == c.E_BURST:
            self.burst = (what, by)
            self.holders.add(by)
        elif kind == c.E_REACTED:
            known = "holder" if by == self.burst[1] else "knew" if (self.burst[0], by) in self.heard else "new"
            return self.say(f"reacted.{c.REACTIONS[how]}.{known}", by)
        elif kind == c.E_OWNED:
            return self.owned(event)
        elif kind == c.E_PRICED:
            excused = how == 0 and to in self.excuses
            return self.say("priced_nothing.excused" if excused else f"priced_{('nothing', 'word', 'day')[how]}", by)
        elif kind == c.E_SETTLED:
            return self.say(f"settled_{'paid' if how else 'unpaid'}_{'day' if what == 2 else 'word'}", by)
        return ""

    # Offers

    def options(self, package: int) -> list[int]:
        return self.desk.package_options(package)

    def offer(self, place: int, event: Event) -> str:
        by, package = event.by, event.what
        prepared = event.moment != self.closing[place]
        mine = [put for put in self.puts if put.by == by and put.whole]
        put = Put(by, package, not prepared and event.kind == c.E_PUT)
        if prepared:
            self.puts.append(put)
            return self.say("put.prepared", by, letter=letter(package))
        words = "" if by == self.me else self.situation(event, put, mine)
        if mine and put.whole:
            last, new = self.options(mine[-1].package), self.options(package)
            for clause, option in enumerate(new):
                if option != last[clause] and self.authors(by, clause, option):
                    self.given[by, clause] = option
        self.fresh.append(put)
        return words

    def situation(self, event: Event, put: Put, mine: list[Put]) -> str:
        """The one situation in which an offer is told: of several, the one that says most to the others."""
        by, package = put.by, put.package
        author = self.desk.package_state(package, s.PUT_BY)
        if author != by:
            unseen = all(one.package != package for one in self.puts)
            return self.say("put.same_unseen" if unseen else "put.same", by, author, letter=letter(package))
        if mine and mine[-1].package == package:
            return self.say("put.again", by, letter=letter(package))
        if event.kind == c.E_LIGHTER:
            return self.lighter(put)
        base = told.package_amended(self.desk, package)
        if base is not None and self.desk.package_state(base, s.PUT_BY) != by:
            return self.amended(put, base, mine)
        if base is not None or mine:
            return self.moved(put, self.options(mine[-1].package if base is None else base), mine)
        return self.first(put)

    def first(self, put: Put) -> str:
        by, package = put.by, put.package
        options = self.options(package)
        others = [one for one in self.puts if one.by != by and one.whole]
        with_it = [one for one in self.reveals.get(self._moment(put), []) if one.by != by and one.whole]
        for said_by in self.limits(by):
            crossed = [option for option in options if self.is_red(said_by, option)]
            if crossed:
                return self.say("put.crosses", by, said_by, letter=letter(package), clause=self.clause(crossed[0]))
        before = [one for one in self.puts_before if one.by == by and one.whole]
        if before and options == self.options(before[-1].package):
            return self.say("put.return_same", by, letter=letter(package))
        if any(one.by == by for one in self.puts):
            return self.say("put.fuller", by, letter=letter(package))
        if self.is_last_to_answer() and not before:
            return self.say("put.open_last", by, letter=letter(package))
        if not others and not with_it:
            key = "put.open_alone" if self.round == 0 else "put.return" if before else "put.open_late"
            return self.say(key, by, letter=letter(package))
        apart = []
        for one in [*others, *with_it]:
            theirs = self.options(one.package)
            apart.append(([option for clause, option in enumerate(options) if option != theirs[clause]], one.by))
        nearest, author = min(apart, key=lambda pair: len(pair[0]))
        pair = frozenset({by, author})
        if len(nearest) == 1 and pair not in self.paired:
            self.paired.add(pair)
            clause = self.clause(nearest[0])
            return self.say("put.open_near", by, author, letter=letter(package), clause=clause)
        if len(nearest) == 2 < len(options) - 1 and pair not in self.paired:
            self.paired.add(pair)
            first, second = self.clause(nearest[0]), self.clause(nearest[1])
            return self.say("put.open_two", by, author, letter=letter(package), clause=first, clause2=second)
        if len(nearest) >= max(2, len(options) - 1):
            return self.say("put.open_far", by, letter=letter(package))
        key = "put.return" if before else "put.open_late" if self.round > 0 else "put.open"
        return self.say(key, by, letter=letter(package))

    def moved(self, put: Put, last: list[int], mine: list[Put]) -> str:
        """An offer after others of one's own: what changed, and towards whom."""
        by, package = put.by, put.package
        new = self.options(package)
        changed = [clause for clause, option in enumerate(new) if option != last[clause]]
        named = letter(package)
        toward = {clause: self.authors(by, clause, new[clause]) for clause in changed}
        for clause in changed:
            once = any(self.options(one.package)[clause] == new[clause] for one in mine)
            if once and not toward[clause] and self.given.get((by, clause)) == last[clause]:
                return self.say("put.back", by, letter=named, clause=self.clause(new[clause]))
        refusals = self.refusals(by)
        for option, who in refusals:
            if option in last and option not in new:
                return self.say("put.meets", by, who, letter=named, clause=self.clause(option))
        for who in self.limits(by):
            met = [option for option in last if option not in new and self.is_red(who, option)]
            if met:
                return self.say("put.meets_red", by, who, letter=named, clause=self.clause(met[0]))
        gave = [clause for clause in changed if toward[clause]]
        aside = [clause for clause in changed if not toward[clause]]
        if gave:
            counts = {who: sum(who in toward[clause] for clause in gave) for clause in gave for who in toward[clause]}
            refused = {option for option, _ in refusals}
            noes = [one for (one, _), how in self.before.items() if mine and one == mine[-1].package and how == c.NO]
            if not noes and all(last[clause] not in refused for clause in gave):
                self.count(by, "unasked")
            who = max(counts, key=lambda one: (counts[one], toward[gave[0]].count(one)))
            theirs = [clause for clause in gave if who in toward[clause]]
            first = self.clause(new[theirs[0]])
            if aside:
                second = self.clause(new[aside[0]])
                return self.say("put.swap", by, who, letter=named, clause=first, clause2=second)
            if len(theirs) > 1:
                return self.say(
                    "put.towards_more", by, who, letter=named, clause=first, n=counted(self.book.lang, len(theirs))
                )
            return self.say("put.towards", by, who, letter=named, clause=first)
        for who in self.limits(by):
            crossed = [option for option in new if self.is_red(who, option)]
            if crossed:
                return self.say("put.crosses", by, who, letter=named, clause=self.clause(crossed[0]))
        for option, who in refusals:
            if option in new:
                return self.say("put.unmoved", by, who, letter=named, clause=self.clause(option))
        if self.is_last_to_answer():
            return self.say("put.last", by, letter=named)
        kept = self.held(by, new, mine)
        if kept is not None:
            return self.say("put.holds", by, letter=named, clause=self.clause(kept), option=self.book.option(kept))
        if all(one.by == by for one in self.reveals.get(self._moment(put), [])):
            return self.say("put.alone", by, letter=named)
        return self.say("put.aside", by, letter=named, clause=self.clause(new[changed[0]] if changed else new[0]))

    def amended(self, put: Put, base: int, mine: list[Put]) -> str:
        """An offer made out of another's."""
        by, package = put.by, put.package
        old, new = self.options(base), self.options(package)
        clause = next((one for one, option in enumerate(new) if option != old[one]), 0)
        author = self.desk.package_state(base, s.PUT_BY)
        named = {
            "letter": letter(package),
            "base": letter(base),
            "clause": self.clause(new[clause]),
            "option": self.book.option(new[clause]),
        }
        for option, who in self.refusals(by):
            if option == old[clause]:
                return self.say("amend.meets", by, who, **named)
        if mine and self.options(mine[-1].package)[clause] == new[clause]:
            return self.say("amend.keeps", by, author, **named)
        return self.say("amend.one", by, author, **named)

    def lighter(self, put: Put) -> str:
        """A lighter form: which clause, after which answers."""
        lying = {package for package, _ in self.now if package != put.package}
        refused = {package for (package, _), how in self.now.items() if how == c.NO}
        base = (
            self.options(min(lying))
            if lying
            else [int(self.book.frame.clause[clause, t.CLAUSE_BASE]) for clause in range(len(self.book.names.clauses))]
        )
        new = self.options(put.package)
        option = next((option for clause, option in enumerate(new) if option != base[clause]), new[0])
        key = "lighter.after_no" if lying and lying <= refused else "lighter"
        return self.say(
            key, put.by, letter=letter(put.package), clause=self.clause(option), option=self.book.option(option)
        )

    def authors(self, by: int, clause: int, option: int) -> list[int]:
        """Those, other than `by`, whose latest offer shown has this option; the latest first."""
        latest = {put.by: put for put in self.puts if put.by != by and put.whole}
        having = [put for put in latest.values() if self.options(put.package)[clause] == option]
        return [put.by for put in sorted(having, key=lambda put: -self.puts.index(put))]

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

    def held(self, by: int, new: list[int], mine: list[Put]) -> int | None:
        """An option kept through three offers or more, that some other's offer does not have."""
        if len(mine) < 2:
            return None
        for clause, option in enumerate(new):
            same = all(self.options(one.package)[clause] == option for one in mine)
            if same and any(
                one.by != by and one.whole and self.options(one.package)[clause] != option for one in self.puts
            ):
                return option
        return None

    def is_last_to_answer(self) -> bool:
        """Whether this is the last round before the last word, of several."""
        rounds = int(self.book.frame.course[self.step, t.STEP_ROUNDS])
        return 0 < self.round == rounds - 2

    def _moment(self, put: Put) -> int:
        return next(moment for moment, puts in self.reveals.items() if any(one.package == put.package for one in puts))

    def clause(self, option: int) -> Named:
        """The title of an option's clause, that takes its article."""
        return Named(self.book.clause(int(self.book.frame.option[option, t.OF_CLAUSE])), self.book.lang)

    # Speaking up

    def objected(self, event: Event) -> str:
        by = event.by
        package, option = told.objected_to(event)
        earlier = [one for one in self.objections if one[2] == by]
        self.objections.append((package, option, by))
        if option < 0:
            bare = any(one[1] < 0 for one in earlier)
            return self.say("objected.bare_again" if bare else "objected.bare", by, letter=letter(package))
        said = [self.now.get((package, seat)) for seat in self.desk.seats if seat != by]
        own = any(option in self.options(one.package) for one in self.puts if one.by == by)
        key = (
            "objected.again"
            if any(one[1] == option for one in earlier)
            else "objected.own"
            if own
            else "objected.accepted"
            if len(said) > 1 and all(mark == c.YES for mark in said)
            else "objected.reason"
        )
        return self.say(key, by, letter=letter(package), clause=self.clause(option), option=self.book.option(option))

    def fact(self, by: int, fact: int) -> str:
        """A fact in the mouth of who says it, or as it stands where it is about somebody else."""
        if told.of_another(self.desk, by, fact):
            return told.fact_text(self.desk, fact)
        return self.book.say("told.quoted", words=self.book.text(f"facts.{self.book.names.facts[fact]}.told"))

    def red(self, event: Event) -> str:
        by = event.by
        again, turn = by in self.reds_here, bool(self.reds_here - {by})
        self.reds_here.add(by)
        self.reds.append((ALL, by))
        key = "red.again" if again else "red.turn" if turn else "red.late" if self.is_last_to_answer() else "red"
        return self.say(key, by, words=self.book.part_text(event.what, "told"))

    def asks(self, place: int, event: Event) -> str:
        """For a third party, or to adjourn: it takes two, the latter in the same round."""
        kind, by = event.kind, event.by
        with_it = {
            one.by
            for one in self.desk.history.at(self.desk.history.of(kind))
            if one.moment == event.moment and one.by != by
        }
        before = self.asked.setdefault(kind, set())
        second = bool(before - {by}) if kind == c.E_THIRD else bool(with_it)
        before.add(by)
        return self.say(f"{'third' if kind == c.E_THIRD else 'adjourn'}.{'second' if second else 'first'}", by)

    def withdrew(self, by: int) -> str:
        own = [put.package for put in self.puts if put.by == by]
        if not own:
            return self.say("withdrew.silent", by)
        refused = any(how == c.NO for (package, seat), how in self.now.items() if package in own and seat != by)
        return self.say("withdrew.refused" if refused else "withdrew", by)

    # Marks

    def show_marks(self, place: int, stood: bool) -> None:
        """A round is shown: what each one's marks mean; then it belongs to the past."""
        new = {put.package for put in self.fresh} - {put.package for put in self.puts}
        lying = sorted({package for package, _ in self.now} - new) if not stood else [self.stood]
        found = {}
        for seat in self.desk.seats:
            given = {package: self.now[package, seat] for package in lying if (package, seat) in self.now}
            if seat != self.me and (given or not self.now):
                self.count(seat, "round")
                for package, how in given.items():
                    if self.desk.package_state(package, s.PUT_BY) != seat:
                        self.count(seat, f"mark.{how}")
            if seat != self.me and given:
                found[seat] = self.marked(seat, given, stood)
        self.found.marks[place] = {seat: words for seat, words in found.items() if words}
        self.before |= self.now
        self.now = {}
        self.puts += self.fresh
        self.fresh = []
        self.paired = set()
        self.asked.pop(c.E_ADJOURN, None)
        self.round += 1

    def marked(self, seat: int, given: dict[int, int], stood: bool) -> str:
        others = {p: how for p, how in given.items() if self.desk.package_state(p, s.PUT_BY) != seat}
        letters = join(self.book.lang, [letter(package) for package in others])
        last = self.round == int(self.book.frame.course[self.step, t.STEP_ROUNDS]) - 1
        if last and not stood:
            for package in given:
                if self.is_missing(seat, package):
                    return self.say("last.missing", seat, letter=letter(package))
        turned: dict[tuple[int, int], int] = {}
        for package, how in others.items():
            was = self.before.get((package, seat))
            if was is not None and was != how:
                turned.setdefault((was, how), package)
        for change, key in _TURNS.items():
            if change in turned:
                chosen = "last.yes" if last and change[1] == c.YES else key
                return self.say(chosen, seat, letter=letter(turned[change]))
        for package, how in others.items():
            said = [self.now.get((package, one)) for one in self.desk.seats if one != seat]
            said = [mark for mark in said if mark is not None]
            if how == c.NO and len(said) > 1 and c.NO not in said:
                all_yes = all(mark == c.YES for mark in said)
                if all_yes or (c.YES in said and len(others) > 1):
                    still = self.before.get((package, seat)) == c.NO
                    key = "mark.only_no" if all_yes else "mark.still_no" if still else "mark.lone_no"
                    return self.say(key, seat, letter=letter(package))
        if others and len(set(others.values())) == 1 and not stood:
            how = next(iter(others.values()))
            if last and how == c.NO:
                return self.say("last.no", seat, letters=letters)
            key = {c.YES: "mark.all_yes", c.NO: "mark.all_no", c.NOT_YET: "mark.all_wait"}[how]
            return self.say(key if len(others) > 1 else f"{key}.one", seat, letters=letters)
        return ""

    def is_missing(self, seat: int, package: int) -> bool:
        """Whether all those whose yes was required said it, but this one."""
        required = [one for one in self.desk.seats if self.book.frame.seat[one, t.REQUIRED] > 0.0]
        without = [one for one in required if self.now.get((package, one)) != c.YES]
        return len(required) > 1 and without == [seat]

    # Deliveries and repair

    def delivery(self, event: Event) -> str:
        by, band, said = event.by, event.what, event.how
        if event.moment not in self.periods:
            self.periods.append(event.moment)
        period = len(self.periods) - 1
        mine = self.delivered.setdefault(by, [])
        short_before = [
            seat
            for seat, rows in self.delivered.items()
            if seat != by and any(row[0] == period - 1 and row[1] in c.SHORT for row in rows)
        ]
        run = 1
        for row in reversed(mine):
            if (row[1] in c.SHORT) != (band in c.SHORT):
                break
            run += 1
        claimed_before = any(row[2] == c.CLAIMED and row[1] in c.SHORT for row in mine)
        mended = bool(mine) and mine[-1][1] in c.SHORT
        mine.append((period, band, said))
        if band == c.BEYOND:
            return self.say("delivered.beyond_again" if run > 1 and self.beyond(mine[:-1]) else "delivered.beyond", by)
        if band == c.AS_PROMISED:
            if run > 2:
                return self.say("delivered.kept_third", by, n=counted(self.book.lang, run))
            if mended:
                return self.say("delivered.mended", by)
            if short_before:
                return self.say("delivered.kept_despite", by, short_before[0])
            return self.say("delivered.kept_again" if run == 2 else "delivered.kept", by)
        if said == c.WARNED:
            return self.say(f"delivered.{_BANDS[band]}_warned", by)
        if said == c.CLAIMED:
            return self.say("delivered.claimed_again" if claimed_before else f"delivered.{_BANDS[band]}_claimed", by)
        if run > 2:
            return self.say("delivered.short_third", by, n=counted(self.book.lang, run))
        if run == 2:
            return self.say("delivered.short_again", by)
        if band == c.NONE_GIVEN:
            return self.say("delivered.nothing", by)
        if short_before:
            return self.say("delivered.short_after", by, short_before[0])
        first = not any(row[1] in c.SHORT for row in mine[:-1]) and self.is_only_short(event)
        return self.say("delivered.short_first" if first else "delivered.below", by)

    def beyond(self, rows: list[tuple[int, int, int]]) -> bool:
        return bool(rows) and rows[-1][1] == c.BEYOND

    def is_only_short(self, event: Event) -> bool:
        """Whether all the others seen, then and before, gave what was promised."""
        shown = [
            one
            for one in self.desk.history.at(self.desk.history.of(c.E_DELIVERED))
            if one.moment <= event.moment and one.by != event.by
        ]
        return len(shown) > 1 and all(one.what not in c.SHORT for one in shown)

    def owned(self, event: Event) -> str:
        """A fault owned, excused or denied: of a delivery seen to fall short unannounced, else of a knot kept."""
        by, how = event.by, event.how
        period, band, said = self.delivered.get(by, [(-1, c.AS_PROMISED, 0)])[-1]
        short = period == len(self.periods) - 1 and band in c.SHORT and said != c.WARNED
        knot = not short and by in self.holders
        self.holders.discard(by)
        self.excuses.discard(by)
        if how == 0:
            claimed = short and said == c.CLAIMED
            return self.say("owned.claimed" if claimed else "owned.knot" if knot else "owned", by)
        if how == 1:
            self.excuses.add(by)
            return self.say("excused.knot" if knot else "excused", by)
        return self.say("denied.seen" if short else "denied.knot" if knot else "denied", by)

    # Words

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


_COUNTED = {
    c.E_ANSWERED: "answer",
    c.E_ASKED: "asked",
    c.E_PRESSED: "pressed",
    c.E_TOLD_SEEKS: "told",
    c.E_TOLD_RED: "told",
    c.E_LIE_OUT: "lie",
    c.E_PROMISE_BROKEN: "promise_broken",
    c.E_PROMISE_KEPT: "promise_kept",
}
_TURNS = {
    (c.NO, c.YES): "mark.turn_yes",
    (c.YES, c.NO): "mark.turn_no",
    (c.YES, c.NOT_YET): "mark.turn_no",
    (c.NOT_YET, c.YES): "mark.ripe",
    (c.NO, c.NOT_YET): "mark.turn_not_yet",
}
