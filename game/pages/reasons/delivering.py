"""What was given means, after what was promised and what the others gave; and what was owned of it."""

from game.pages import told
from game.pages.faults import fault_of
from game.pages.reasons.ground import Ground
from game.pages.wording import counted
from game.rules import codes as c
from game.rules.history import Event

_BANDS = ("nothing", "below")


class Delivering(Ground):
    """Deliveries seen, and repair."""

    def delivery(self, event: Event) -> str:
        by, band, said = event.by, event.what, event.how
        if told.owes_nothing(self.desk, event):
            return self.say("owes_nothing", by)
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
            seen = told.in_the_open(self.desk, event)
            kept = "delivered.kept" if seen else "delivered.said"
            if run > 2:
                return self.say(f"{kept}_third", by, n=counted(self.book.lang, run))
            if mended:
                return self.say("delivered.mended" if seen else "delivered.said_mended", by)
            if short_before:
                return self.say(f"{kept}_despite", by, short_before[0])
            return self.say(f"{kept}_again" if run == 2 else kept, by)
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
        by, to, how = event.by, event.to, event.how
        fault = fault_of(self.desk, event)
        period, band, said = self.delivered.get(by, [(-1, c.AS_PROMISED, 0)])[-1]
        delivery, of_knot = (event.what in (c.WRONG_UNSAID, kind) for kind in (c.OF_DELIVERY, c.OF_KNOT))
        short = delivery and period == len(self.periods) - 1 and band in c.SHORT and said != c.WARNED
        knot = of_knot and not short and by in self.holders
        self.holders.discard(by)
        self.excuses.discard(by)
        if how == c.OWNED:
            claimed = short and said == c.CLAIMED
            return self.say("owned.claimed" if claimed else "owned.knot" if knot else "owned", by, to, fault=fault)
        if how == c.EXCUSED:
            self.excuses.add(by)
            return self.say("excused.knot" if knot else "excused", by, to, fault=fault)
        return self.say("denied.seen" if short else "denied.knot" if knot else "denied", by, to, fault=fault)
