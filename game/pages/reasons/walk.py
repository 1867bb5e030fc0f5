"""The walk through the events of a desk: each is put in its situation, then remembered."""

from game.pages.book import ALL, Desk
from game.pages.faults import wrong_of
from game.pages.reasons.delivering import Delivering
from game.pages.reasons.ground import OFFERS, Reasons
from game.pages.reasons.offers import Offers
from game.pages.reasons.speaking import Speaking
from game.rules import codes as c
from game.rules.history import Event
from game.story import tables as t
from game.story.agreeing import Named

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


class Walk(Offers, Speaking, Delivering):
    """A desk's events, each with what those before it made of it."""

    def walk(self, desk: Desk) -> Reasons:
        """What every event of this desk means; those it has not met yet are read."""
        self.meet(desk)
        moment = -1
        for place, event in enumerate(desk.events[self.read :], self.read):
            if event.moment != moment:
                moment = event.moment
                self.desk = desk.at(moment)
                self.book = self.desk.book
            if self._at_table(event) and event.step != self.step:
                self.open_table(event.step)
            words = self.act(place, event)
            if words and event.by != self.me:
                self.found.acts[place] = words
        self.read = len(desk.events)
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
        if kind in OFFERS:
            return self.offer(event)
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
            if to >= 0:
                return ""  # for what somebody is to answer is told as it is
            turn, again = bool(self.tensions), by in self.tensions
            self.tensions.add(by)
            if what:
                self.named = (by, what - 1, event.moment)
                return self.say("tension.fact", by, words=self.fact(event))
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
            clause = Named(self.book.clause(int(self.book.frame.fact[what, t.FACT_CLAUSE])), self.book.lang)
            return self.say(f"reacted.{c.REACTIONS[how]}.{known}", by, clause=clause)
        elif kind == c.E_OWNED:
            return self.owned(event)
        elif kind == c.E_PRICED:
            excused = how == c.PRICE_NOTHING and to in self.excuses
            key = "priced_nothing.excused" if excused else f"priced_{('nothing', 'word', 'day')[how]}"
            return self.say(key, by, to, wrong=wrong_of(self.desk, event))
        elif kind == c.E_SETTLED:
            key = f"settled_{'paid' if how else 'unpaid'}_{'day' if what == c.PRICE_DAY else 'word'}"
            return self.say(key, by, to, wrong=wrong_of(self.desk, event))
        return ""
