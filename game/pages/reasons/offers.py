"""What an offer means: first or not, towards whom, over whose refusal, made out of whose."""

from game.pages.packages import amended_in
from game.pages.reasons.ground import Ground, Put
from game.pages.wording import counted
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.story import tables as t


class Offers(Ground):
    """Packages put, amended, made lighter."""

    def offer(self, event: Event) -> str:
        by, package = event.by, event.what
        prepared = event.moment not in self.shown
        mine = [put for put in self.puts if put.by == by and put.whole]
        put = Put(by, package, not prepared and event.kind == c.E_PUT)
        if prepared:
            self.puts.append(put)
            self.worded.add(package)
            with_others = self.desk.package_state(package, s.PUT_BY) != by
            return self.say("put.prepared_with" if with_others else "put.prepared", by, package=self.package(package))
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
        author, base = self.desk.package_state(package, s.PUT_BY), amended_in(event)
        if any(one is not None and self.package(one).author is None for one in (package, base)):
            return ""  # what was signed and lies there again is nobody's offer: told as it is
        if author != by:
            if base is not None:
                old, named = self.options(base), self.package(package)
                changed = next(one for was, one in zip(old, self.options(package), strict=True) if was != one)
                return self.say(
                    "amend.same", by, author, package=named, base=self.package(base), clause=self.clause(changed)
                )
            unseen = all(one.package != package for one in self.puts)
            return self.say("put.same_unseen" if unseen else "put.same", by, author, package=self.package(package))
        if mine and mine[-1].package == package:
            return self.say("put.again", by, package=self.package(package))
        if event.kind == c.E_LIGHTER:
            return self.lighter(put)
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
                return self.say(
                    "put.crosses", by, said_by, package=self.package(package), clause=self.clause(crossed[0])
                )
        before = [one for one in self.puts_before if one.by == by and one.whole]
        if before and options == self.options(before[-1].package):
            return self.say("put.return_same", by, package=self.package(package))
        part = [one for one in self.puts if one.by == by]
        if part:
            worded = all(one.package in self.worded for one in part)
            return self.say("put.fuller_worded" if worded else "put.fuller", by, package=self.package(package))
        if self.is_last_to_answer() and not before:
            return self.say("put.open_last", by, package=self.package(package))
        if not others and not with_it:
            key = "put.open_alone" if self.round == 0 else "put.return" if before else "put.open_late"
            return self.say(key, by, package=self.package(package))
        apart = []
        for one in [*others, *with_it]:
            theirs = self.options(one.package)
            apart.append(([option for clause, option in enumerate(options) if option != theirs[clause]], one.by))
        nearest, author = min(apart, key=lambda pair: len(pair[0]))
        pair = frozenset({by, author})
        if len(nearest) == 1 and pair not in self.paired:
            self.paired.add(pair)
            clause = self.clause(nearest[0])
            return self.say("put.open_near", by, author, package=self.package(package), clause=clause)
        if len(nearest) == 2 < len(options) - 1 and pair not in self.paired:
            self.paired.add(pair)
            first, second = self.clause(nearest[0]), self.clause(nearest[1])
            return self.say("put.open_two", by, author, package=self.package(package), clause=first, clause2=second)
        if len(nearest) >= max(2, len(options) - 1):
            return self.say("put.open_far", by, package=self.package(package))
        key = "put.return" if before else "put.open_late" if self.round > 0 else "put.open"
        return self.say(key, by, package=self.package(package))

    def moved(self, put: Put, last: list[int], mine: list[Put]) -> str:
        """An offer after others of one's own: what changed, and towards whom."""
        by, package = put.by, put.package
        new = self.options(package)
        changed = [clause for clause, option in enumerate(new) if option != last[clause]]
        named = self.package(package)
        toward = {clause: self.authors(by, clause, new[clause]) for clause in changed}
        for clause in changed:
            once = any(self.options(one.package)[clause] == new[clause] for one in mine)
            if once and not toward[clause] and self.given.get((by, clause)) == last[clause]:
                return self.say("put.back", by, package=named, clause=self.clause(new[clause]))
        refusals = self.refusals(by)
        for option, who in refusals:
            if option in last and option not in new:
                return self.say("put.meets", by, who, package=named, clause=self.clause(option))
        for who in self.limits(by):
            met = [option for option in last if option not in new and self.is_red(who, option)]
            if met:
                return self.say("put.meets_red", by, who, package=named, clause=self.clause(met[0]))
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
                return self.say("put.swap", by, who, package=named, clause=first, clause2=second)
            if len(theirs) > 1:
                return self.say(
                    "put.towards_more", by, who, package=named, clause=first, n=counted(self.book.lang, len(theirs))
                )
            return self.say("put.towards", by, who, package=named, clause=first)
        for who in self.limits(by):
            crossed = [option for option in new if self.is_red(who, option)]
            if crossed:
                return self.say("put.crosses", by, who, package=named, clause=self.clause(crossed[0]))
        for option, who in refusals:
            if option in new:
                return self.say("put.unmoved", by, who, package=named, clause=self.clause(option))
        if self.is_last_to_answer():
            return self.say("put.last", by, package=named)
        kept = self.held(by, new, mine)
        if kept is not None:
            return self.say("put.holds", by, package=named, clause=self.clause(kept), option=self.book.option(kept))
        if all(one.by == by for one in self.reveals.get(self._moment(put), [])):
            return self.say("put.alone", by, package=named)
        about = self.clause(new[changed[0]] if changed else new[0])
        shared = any(new[one] in self.options(other.package) for one in changed for other in self._others(put))
        return self.say("put.changed" if shared else "put.aside", by, package=named, clause=about)

    def _others(self, put: Put) -> list[Put]:
        """All that others put at this table so far, the same round's and lighter forms too: nobody's offer is nearer
        where one of them has what changed."""
        return [one for one in (*self.puts, *self.reveals.get(self._moment(put), [])) if one.by != put.by]

    def amended(self, put: Put, base: int, mine: list[Put]) -> str:
        """An offer made out of another's."""
        by, package = put.by, put.package
        old, new = self.options(base), self.options(package)
        clause = next((one for one, option in enumerate(new) if option != old[one]), 0)
        author = self.desk.package_state(base, s.PUT_BY)
        named = {
            "package": self.package(package),
            "base": self.package(base),
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
        refused = {package for (package, _), how in self.before.items() if how == c.NO}
        base = (
            self.options(min(lying))
            if lying
            else [int(self.book.frame.clause[clause, t.CLAUSE_BASE]) for clause in range(len(self.book.names.clauses))]
        )
        new = self.options(put.package)
        option = next((option for clause, option in enumerate(new) if option != base[clause]), new[0])
        key = "lighter.after_no" if lying and lying <= refused else "lighter"
        return self.say(
            key, put.by, package=self.package(put.package), clause=self.clause(option), option=self.book.option(option)
        )

    def authors(self, by: int, clause: int, option: int) -> list[int]:
        """Those, other than `by`, whose latest offer shown has this option; the latest first."""
        latest = {put.by: put for put in self.puts if put.by != by and put.whole}
        having = [put for put in latest.values() if self.options(put.package)[clause] == option]
        return [put.by for put in sorted(having, key=lambda put: -self.puts.index(put))]

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

    def _moment(self, put: Put) -> int:
        return next(moment for moment, puts in self.reveals.items() if any(one.package == put.package for one in puts))
