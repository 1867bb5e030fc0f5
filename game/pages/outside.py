"""Who signs a package, and what it is for a structure that did not say yes: told as it happens, and before it does."""

from collections.abc import Iterator

from game.pages.book import Desk
from game.pages.packages import name_of
from game.rules import codes as c
from game.rules.history import Event
from game.rules.read.standing import by_majority, how_many_sit, signs
from game.story import tables as t


def signers(desk: Desk, stood: Event) -> list[int]:
    """Who said yes to what was signed: those bound before, who did not sit there, said nothing."""
    return [seat for seat in desk.yeses_of(stood.what) if stood.how >> seat & 1]


def stood(desk: Desk, event: Event) -> str:
    """What is signed, by whom; and, where I am not of it, that I am outside and what that means."""
    words = signed_by(desk, event)
    return f"{words} {left_out(desk, event)}" if left_out(desk, event) else words


def signed_by(desk: Desk, event: Event) -> str:
    """« La proposition du Tacot est signée par… »; of what was in force already, that it is signed again."""
    name = name_of(desk, event.what)
    again = "" if name.author else "_again" if name.version == 1 else "_reopened"
    return desk.book.say(f"told.stood{again}", package=name, who=desk.listed(signers(desk, event)))


def left_out(desk: Desk, event: Event) -> str:
    """What it is not to be of what was signed, "" for who is."""
    if event.how >> desk.me & 1 or desk.left(desk.me):
        return ""
    before = [one for one in desk.history.at(desk.history.of(c.E_STOOD)) if one.moment < event.moment]
    was_in = bool(before) and bool(before[-1].how >> desk.me & 1)
    until = "_until" if sits_again(desk, event) else ""
    return desk.book.say(f"signed.you_{'out' if was_in else 'outside'}{until}")


def sits_again(desk: Desk, event: Event) -> bool:
    """Whether I sit at a table after this one."""
    course = desk.book.frame.course
    later = range(max(0, event.step) + 1, len(course))
    tables = [at for at in later if course[at, t.STEP_KIND] == t.COURSE_TABLE]
    return any(not course[at, t.STEP_WITH] or int(course[at, t.STEP_WITH]) >> desk.me & 1 for at in tables)


def about_to_be(desk: Desk) -> Iterator[str]:
    """Each package that one more yes signs without mine, where I have not said yes to it."""
    frame, scal = desk.book.frame, desk.view.scal
    majority = by_majority(frame, scal)
    if desk.stage != c.AT_ROUND or (signs(frame, scal, desk.me) and not majority):
        return
    for number in desk.packages:
        if desk.mark_of(number, desk.me) in (None, c.YES):
            continue
        yeses = desk.yeses_of(number)
        if majority:
            if len(yeses) == int(how_many_sit(frame, scal)) // 2 > 0:
                yield desk.book.say("table.one_yes_signs", package=name_of(desk, number))
            continue
        lacking = [seat for seat in desk.seats if signs(frame, scal, seat) and seat not in yeses]
        if len(lacking) == 1 and yeses:
            yield desk.book.say("table.one_signs", package=name_of(desk, number), by=desk.name(lacking[0]))
