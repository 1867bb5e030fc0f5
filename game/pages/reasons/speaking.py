"""What is said at the table beside offers means: objections, limits, calls for a third party, withdrawals; marks."""

from game.pages import told
from game.pages.book import ALL
from game.pages.packages import PackageNames
from game.pages.reasons.ground import Ground
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.story import tables as t

_TURNS = {
    (c.NO, c.YES): "mark.turn_yes",
    (c.YES, c.NO): "mark.turn_no",
    (c.YES, c.NOT_YET): "mark.turn_no",
    (c.NOT_YET, c.YES): "mark.ripe",
    (c.NO, c.NOT_YET): "mark.turn_not_yet",
}


class Speaking(Ground):
    """Speaking up, then the marks of a round shown."""

    def objected(self, event: Event) -> str:
        by = event.by
        package, option = told.objected_to(event)
        earlier = [one for one in self.objections if one[2] == by]
        self.objections.append((package, option, by))
        if option < 0:
            bare = any(one[1] < 0 for one in earlier)
            return self.say("objected.bare_again" if bare else "objected.bare", by, package=self.package(package))
        said = [self.now.get((package, seat)) for seat in self.desk.seats if seat != by]
        own = any(option in self.options(one.package) for one in self.puts if one.by == by and one.whole)
        key = (
            "objected.again"
            if any(one[1] == option for one in earlier)
            else "objected.own"
            if own
            else "objected.accepted"
            if len(said) > 1 and all(mark == c.YES for mark in said)
            else "objected.reason"
        )
        return self.say(
            key, by, package=self.package(package), clause=self.clause(option), option=self.book.option(option)
        )

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
        packages = PackageNames(self.book.lang, [self.package(package) for package in others])
        last = self.round == int(self.book.frame.course[self.step, t.STEP_ROUNDS]) - 1
        if last and not stood:
            for package in given:
                if self.is_missing(seat, package):
                    return self.say("last.missing", seat, package=self.package(package))
        turned: dict[tuple[int, int], int] = {}
        for package, how in others.items():
            was = self.before.get((package, seat))
            if was is not None and was != how:
                turned.setdefault((was, how), package)
        for change, key in _TURNS.items():
            if change in turned:
                chosen = "last.yes" if last and change[1] == c.YES else key
                return self.say(chosen, seat, package=self.package(turned[change]))
        for package, how in others.items():
            said = [self.now.get((package, one)) for one in self.desk.seats if one != seat]
            said = [mark for mark in said if mark is not None]
            if how == c.NO and len(said) > 1 and c.NO not in said:
                all_yes = all(mark == c.YES for mark in said)
                if all_yes or (c.YES in said and len(others) > 1):
                    still = self.before.get((package, seat)) == c.NO
                    key = "mark.only_no" if all_yes else "mark.still_no" if still else "mark.lone_no"
                    return self.say(key, seat, package=self.package(package))
        if others and len(set(others.values())) == 1 and not stood:
            how = next(iter(others.values()))
            apart = set(given.values()) != {how}  # of its own, it said something else: not so of all that lies there
            if last and how == c.NO and not apart:
                return self.say("last.no", seat, packages=packages)
            key = {c.YES: "mark.all_yes", c.NO: "mark.all_no", c.NOT_YET: "mark.all_wait"}[how]
            which = ".one" if len(others) == 1 else ".others" if apart and how != c.NO else ""
            return self.say(f"{key}{which}", seat, packages=packages)
        return ""

    def is_missing(self, seat: int, package: int) -> bool:
        """Whether all those whose yes was required said it, but this one."""
        said = int(self.book.frame.course[self.step, t.STEP_SIGNS])
        required = [
            one
            for one in self.desk.seats
            if ((said - 1) >> one & 1 if said else self.book.frame.seat[one, t.REQUIRED] > 0.0)
        ]
        without = [one for one in required if self.now.get((package, one)) != c.YES]
        return len(required) > 1 and without == [seat]
