"""What the table's page says around its grid: how one signs, what each says it misses, what is read one key away."""

from functools import reduce

import numpy as np

from game.pages import told
from game.pages.book import Desk, once
from game.pages.offers import is_legal
from game.pages.packages import PUTS, name_of
from game.pages.shapes import MissingData
from game.pages.wording import join, semicolons
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.standing import by_majority, how_many_sit, signs
from game.story import tables as t

NAMED = 4  # structures that are named one by one where they are bound by what is signed


def rounds_left(desk: Desk) -> int:
    """Rounds of this table still to come, the present one included; 0 away from it."""
    step = int(desk.view.scal[s.STEP])
    at_table = desk.stage == c.AT_ROUND
    return int(desk.book.frame.course[step, t.STEP_ROUNDS]) - int(desk.view.scal[s.ROUND]) if at_table else 0


def opening(desk: Desk, left: int, again: bool = False) -> str:
    """Whose yes signs, what a no means for the one who says it, how many rounds are left, what each period is.
    `again`: this table has opened so already; what does not change from round to round is said by `?`."""
    if not left:
        return ""
    book, scal = desk.book, desk.view.scal
    majority = by_majority(book.frame, scal)
    needed = [] if majority else [seat for seat in desk.seats if signs(book.frame, scal, seat)]
    if majority:
        yeses = book.say("table.majority", n=int(how_many_sit(book.frame, scal)) // 2 + 1)
    elif needed:
        of = [f"{desk.name(seat):de}" for seat in needed if seat != desk.me]
        own = [book.say("table.your_yes")] if desk.me in needed else []
        yeses = book.say("table.needs", who=join(book.lang, of + own)) if of else book.say("table.needs_you")
    else:
        yeses = book.say("table.needs_two")
    rounds = book.say("table.last" if left == 1 else "table.rounds", n=left)
    if again:
        return book.say("table.opening_again", left=rounds, yeses=yeses)
    opened = book.say(
        "table.opening",
        left=rounds,
        yeses=yeses,
        no=book.say(f"table.no_{'stops' if desk.me in needed else 'takes_out' if bound(desk) else 'leaves_out'}"),
        periods=periods(desk),
    )
    return " ".join([*_sits_again(desk), opened])


def _sits_again(desk: Desk) -> list[str]:
    """At a table after the first: why one sits again over what is signed, and what still holds of it."""
    signed, say = int(desk.view.scal[s.IN_FORCE]), desk.book.say
    if signed < 0:
        fell = bool(len(desk.history.of(c.E_STOOD)))
        return [say("table.fallen" if fell else "table.unsigned")] if int(desk.view.scal[s.TABLES]) > 1 else []
    name = name_of(desk, signed)
    reopened = name.author is None and name.version == 2
    return [say("table.sits_reopened" if reopened else "table.sits"), still_holds(desk)]


def still_holds(desk: Desk) -> str:
    """What is signed holds, between whom, as long as nothing is signed: a no does not undo it; signed again, it binds
    of those who sit only who says yes (`agreement.py`)."""
    mask, say = int(desk.view.scal[s.BOUND]), desk.book.say
    by = [seat for seat in desk.seats if mask >> seat & 1]
    who = desk.listed(by)
    if len(by) > NAMED:
        who = say("table.between_you" if desk.me in by else "table.between", n=len(by) - (desk.me in by))
    return say("table.holds", who=who)


def bound(desk: Desk) -> bool:
    """Whether I am bound by what is in force."""
    return int(desk.view.scal[s.IN_FORCE]) >= 0 and bool(int(desk.view.scal[s.BOUND]) >> desk.me & 1)


def periods(desk: Desk) -> str:
    """What each period is: when what was promised is to be given."""
    times = to_come(desk)
    if not times:
        return desk.book.say("table.no_period" if desk.book.pledges_days else "table.no_days")
    return desk.book.say("table.period" if len(times) == 1 else "table.periods", times=one_then_other(desk, times))


def to_come(desk: Desk) -> list[str]:
    """When each delivery still to come takes place, as it stands within a sentence; none where no days are pledged."""
    if not desk.book.pledges_days:
        return []
    course, lang = desk.book.frame.course, desk.book.lang
    steps = range(max(0, int(desk.view.scal[s.STEP])), len(course))
    return [within(lang, desk.time_of(at)) for at in steps if course[at, t.STEP_KIND] == t.COURSE_DELIVERY]


def one_then_other(desk: Desk, times: list[str]) -> str:
    return reduce(lambda one, other: desk.book.say("table.then", one=one, other=other), times)


def within(lang: str, time: str) -> str:
    """A time as it stands within a sentence: English months keep their capital."""
    opens = lang == "fr" or time.partition(" ")[0] in ("From", "Between", "The", "In", "Until", "At")
    return time[:1].lower() + time[1:] if opens else time


def of_the_key(desk: Desk) -> str:
    """What to know of the clause that is the key, where there is one and one may still support."""
    key = int(desk.book.frame.size[t.KEY]) - 1
    return desk.book.say("table.key", clause=desk.book.clause(key)) if key >= 0 and is_legal(desk, c.STAND) else ""


def of_this_table(desk: Desk) -> list[str]:
    """What its page said once, as its first round opened: how one signs here, what the key is."""
    return [one for one in (opening(desk, rounds_left(desk)), of_the_key(desk)) if one]


def seating(desk: Desk) -> list[str]:
    """What is this table's own: who sits at it where not all do, which clauses stay as they are."""
    book, scal = desk.book, desk.view.scal
    if desk.stage != c.AT_ROUND:
        return []
    found = []
    if book.frame.course[int(scal[s.STEP]), t.STEP_WITH]:
        sits = [seat for seat in desk.seats if not int(scal[s.ABSENT]) >> seat & 1 and not desk.left(seat)]
        found.append(book.say("table.with", who=desk.listed(sits)))
    held = [book.clause(clause) for clause in book.clauses if clause in held_ones(desk)]
    if held:
        found.append(book.say("table.held", words=join(book.lang, held)))
    if len(desk.packages) > 1 and not desk.crowded:  # in a crowd, the grid needs the room
        found.append(book.say("table.two_yeses"))
    return found


@once
def held_ones(desk: Desk) -> set[int]:
    """The clauses that are not on the table: they stay as they are."""
    if desk.stage != c.AT_ROUND:  # the play may be over, past the last step
        return set()
    on_table = int(desk.book.frame.course[int(desk.view.scal[s.STEP]), t.STEP_CLAUSES])
    return {clause for clause in desk.book.clauses if on_table > 0 and not on_table >> clause & 1}


def third_party(desk: Desk) -> list[str]:
    """What the third party shows: the options that nobody has refused in sight, after their title."""
    free = [desk.book.clause_and_option(option) for option in desk.book.options if not desk.view.refused[option]]
    return [desk.book.say("table.third"), *free]


def says_it_misses(desk: Desk, seat: int) -> MissingData | None:
    """The last that a structure said it cannot accept or refuses, at this table or before in my hearing, unless it has
    said yes to it since, or says so of what lies here."""
    options, say = len(desk.book.names.options), desk.book.say
    accepted = {
        one for number in desk.packages if desk.mark_of(number, seat) == c.YES for one in desk.package_options(number)
    }
    for place in reversed(desk.history.by(seat)):
        event = desk.events[place]
        words, refused = "", set[int]()
        if event.kind in (c.E_RED_SHOWN, c.E_TOLD_RED):
            words = say("missing.red", words=desk.book.part_text(event.what, "told"))
            refused = set(np.flatnonzero(desk.view.heard[seat, options:] > 0.0).tolist())
        elif event.kind == c.E_OBJECTED and told.objected_to(event)[1] >= 0:
            words = say("missing.refuses", words=desk.book.clause_and_option(told.objected_to(event)[1]))
            refused = {told.objected_to(event)[1]}
        elif event.kind in PUTS or (event.kind == c.E_MARKED and event.how == c.YES):
            accepted |= set(desk.package_options(event.what))
        if words and not refused & accepted:
            when = "" if event.step == int(desk.view.scal[s.STEP]) else within(desk.book.lang, desk.time_of(event.step))
            key = "missing.before" if when else "missing.line"
            return {"seat": desk.book.names.seats[seat], "text": say(key, by=desk.name(seat), words=words, when=when)}
    return None


def all_miss(desk: Desk) -> list[MissingData]:
    """What each of the others says it misses, where it has said so and holds to it."""
    return [missed for missed in (says_it_misses(desk, seat) for seat in desk.others) if missed]


def folded(desk: Desk, elsewhere: int) -> str:
    """What is to be read of this table one key away; "" where nothing was put yet. `elsewhere`: packages announced
    that are not on the page."""
    if not int(desk.view.scal[s.MADE]):
        return ""
    say, missing = desk.book.say, len(all_miss(desk))
    what = [say("folded.mine")] if desk.packages else []
    what += [say("folded.elsewhere", n=elsewhere)] if elsewhere else []
    what += [say("folded.missing" if missing > 1 else "folded.missing_one", n=missing)] if missing else []
    what += [say("folded.third")] if int(desk.view.scal[s.THIRD]) < 0 else []
    return say("table.folded", what=semicolons(desk.book.lang, what)) if what else ""
