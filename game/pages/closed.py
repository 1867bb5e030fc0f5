"""A table that closed without a signature: whose yes was missing, and whether what was signed before still holds, or
fell."""

from game.pages.book import Desk
from game.pages.packages import name_of
from game.pages.signed import signature
from game.pages.wording import join, semicolons
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.rules.read.standing import signs_at
from game.story import tables as t


def closing(desk: Desk) -> tuple[int, str] | None:
    """The last table that closed since my last page, where it did so unsigned: the place of its last round among all
    events, and what is said of it."""
    rounds = [desk.seen + at for at, event in enumerate(desk.fresh) if event.kind == c.E_ROUND]
    if not rounds:
        return None
    last = desk.events[rounds[-1]]
    goes_on = desk.stage != c.AT_END and int(desk.view.scal[s.STEP]) == last.step
    return None if last.how == 1 or goes_on else (rounds[-1], _words(desk, last))


def _words(desk: Desk, last: Event) -> str:
    say = desk.book.say
    table = int(desk.view.scal[s.TABLES]) - (desk.stage == c.AT_ROUND)  # the next may be open already
    holds = int(desk.view.scal[s.IN_FORCE]) >= 0
    fell = signature(desk) is not None
    before = " " + say(f"closed.{'holds' if holds else 'fell' if fell else 'none_before'}") if fell or table > 1 else ""
    made = range(int(desk.view.scal[s.MADE]))
    lay = [one for one in made if desk.package_state(one, s.PUT_TABLE) == table]
    if not lay:
        return say("closed.nothing", why=say("closed.empty"), before=before)
    most = max(len(desk.yeses_of(one)) for one in lay)
    why = [_lacked(desk, last.step, one) for one in lay if len(desk.yeses_of(one)) == most]
    return say("closed.nothing", why=semicolons(desk.book.lang, why), before=before)


def _lacked(desk: Desk, step: int, number: int) -> str:
    """What a package lacked to be signed: the yes of some, or as many as are needed."""
    say, package = desk.book.say, name_of(desk, number)
    gone = int(desk.view.scal[s.LEFT]) | int(desk.view.scal[s.WITHDRAWN])
    needed = [seat for seat in desk.seats if signs_at(desk.book.frame, step, seat)]
    missing = [seat for seat in needed if gone >> seat & 1 or desk.mark_of(number, seat) != c.YES]
    if desk.book.frame.course[step, t.STEP_MAJORITY] or not missing:
        return say("closed.few", package=package, n=len(desk.yeses_of(number)))
    if missing == [desk.me]:
        return say("closed.lacked", package=package, yeses=say("closed.your_yes"))
    of = [f"{desk.name(seat):de}" for seat in missing if seat != desk.me]
    own = [say("closed.yours")] if desk.me in missing else []
    return say("closed.lacked", package=package, yeses=say("closed.yes_of", who=join(desk.book.lang, of + own)))
