"""Who signs a package, and what it is for a structure that did not say yes: told as it happens, and before it does."""

from collections.abc import Container, Iterator

import numpy as np

from game.pages.book import Desk
from game.pages.packages import name_of
from game.pages.wording import join, semicolons, sentence
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History, dealt_by
from game.rules.packing import objected_option
from game.rules.read.packages import asks_euros, pledge_share
from game.rules.read.standing import by_majority, how_many_sit, signs
from game.rules.read.view import signed_level
from game.story import tables as t
from game.story.agreeing import Several


def signers(desk: Desk, stood: Event) -> list[int]:
    """Who said yes to what was signed: those bound before, who did not sit there, said nothing."""
    return [seat for seat in desk.yeses_of(stood.what) if stood.how >> seat & 1]


def stood(desk: Desk, event: Event) -> str:
    """What is signed, by whom; and, where I am not of it, that I am outside and what that means."""
    return f"{signed_by(desk, event)} {left_out(desk, event)}".rstrip()


def signed_by(desk: Desk, event: Event) -> str:
    """« La proposition du Tacot est signée par… »; of what was in force already, that it is signed again."""
    name = name_of(desk, event.what)
    again = "" if name.author else "_again" if name.version == 1 else "_reopened"
    return desk.book.say(f"told.stood{again}", package=name, who=desk.listed(signers(desk, event)))


def despite(desk: Desk, stood: Event) -> list[str]:
    """Who signed what it had refused aloud at that table, and put forward nothing with it since: a line each. Of what
    no table has dealt with yet, nothing is signed."""
    count, said, dealt = len(desk.book.names.options), [], dealt_by(desk.book.frame, stood.step)
    options = [option for clause, option in enumerate(desk.package_options(stood.what)) if clause in dealt]
    for seat in signers(desk, stood):
        refused = set[int]()
        for one in (desk.events[place] for place in desk.history.by(seat)):
            if one.step != stood.step or one.moment >= stood.moment:
                continue
            if one.kind == c.E_OBJECTED:
                refused.add(objected_option(one.what))
            elif one.kind in (c.E_RED_SHOWN, c.E_TOLD_RED) and seat != desk.me:
                refused |= set(np.flatnonzero(desk.view.heard[seat, count:] > 0.0).tolist())
            elif one.kind in (c.E_PUT, c.E_LIGHTER):
                refused -= set(desk.package_options(one.what))
        held = [desk.book.clause_and_option(option) for option in options if option in refused]
        if held:
            said.append(desk.book.say("signed.despite", by=desk.name(seat), words=semicolons(desk.book.lang, held)))
    return said


def backed_out(history: History, stood: Event) -> list[int]:
    """Who had said yes to what was signed, at that table, or put it there, and is not of it: in the order of seats."""
    here = [one for one in history.at(history.of(c.E_MARKED)) if one.what == stood.what and one.moment <= stood.moment]
    yes = {one.by for one in here if one.step == stood.step and one.how == c.YES}
    gone = {one.by for one in history.at(history.of(c.E_LEFT)) if one.moment <= stood.moment}
    return sorted(seat for seat in yes - gone if not stood.how >> seat & 1)


def without_yes(desk: Desk, stood: Event) -> list[str]:
    """On the page of what is signed, of each of the others that had said yes to it and is not of it: what it refused
    of it since, or that it did not say why."""
    options, said = desk.package_options(stood.what), []
    for seat in (one for one in backed_out(desk.history, stood) if one != desk.me):
        objected = [desk.events[place] for place in desk.history.by(seat)]
        refused = [objected_option(one.what) for one in objected if one.kind == c.E_OBJECTED and one.step == stood.step]
        held = [desk.book.clause_and_option(option) for option in options if option in refused]
        words = semicolons(desk.book.lang, held)
        key = "signed.backed_out_because" if held else "signed.backed_out"
        said.append(sentence(desk.book.say(key, by=desk.name(seat), words=words)))
    return said


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


NAMED = 3  # structures that are named one by one; more are counted


def counts_on(desk: Desk, number: int, signed: bool = False) -> str:
    """Whose money a package counts on that did not say yes to it, of those without whom it is signed, from its first
    round; of who does not sit there, whose days, where it asks nobody's money so; what of it will not come. "" for
    none."""
    options, away = desk.package_options(number), _away(desk)
    never, silent = not_of_it(desk, number, signed)
    out = [seat for seat in desk.seats if seat in never or seat in silent]
    money = [seat for seat in out if _owed(desk, options, seat)]
    days = [seat for seat in out if away >> seat & 1 and any(desk.asks_days(one, seat) for one in options)]
    whose, what = (money, "money") if money else (days, "days")
    if not whose:
        return ""
    say, lang, when = desk.book.say, desk.book.lang, "signed" if signed else "before"
    lost = [one for one in options if any(_owed(desk, [one], seat) for seat in money)]
    lost = lost or [one for one in options if any(desk.asks_days(one, seat) for seat in days)]
    words = semicolons(lang, [desk.book.clause_and_option(one) for one in lost])
    if len(whose) > NAMED:
        return say(f"counts_on.{what}.many.{when}", n=len(whose), words=words)
    names = [desk.name(seat) for seat in whose]
    by = names[0] if len(names) == 1 else Several("", lang)
    of = join(lang, [f"{name:de}" if lang == "fr" else f"{name:le}" for name in names])
    return say(f"counts_on.{what}.{when}", of=of, by=by, words=words)


def not_of_it(desk: Desk, number: int, signed: bool) -> tuple[list[int], list[int]]:
    """Whose means a package cannot count on: of what is signed, those who are not bound; of what is not, the others
    who are away; then those whose yes it lacks and would be signed without. `number`: -1 where it is not put yet."""
    scal, frame = desk.view.scal, desk.book.frame
    if signed:
        return [seat for seat in desk.seats if not int(scal[s.BOUND]) >> seat & 1], []
    never = [seat for seat in desk.others if _away(desk) >> seat & 1]
    optional = by_majority(frame, scal)
    without = [seat for seat in desk.others if seat not in never and (optional or not signs(frame, scal, seat))]
    return never, [seat for seat in without if number < 0 or desk.mark_of(number, seat) != c.YES]


def _away(desk: Desk) -> int:
    """The mask of those who do not sit there."""
    scal = desk.view.scal
    return int(scal[s.LEFT]) | int(scal[s.WITHDRAWN]) | int(scal[s.ABSENT])


def _owed(desk: Desk, options: list[int], seat: int) -> float:
    """Euros that these options still ask of a structure, for the project or for others: what it put in as it signed
    what is in force is there already, whatever is signed next."""
    asked = sum(float(asks_euros(desk.book.frame, option, seat)) for option in options)
    clauses = {int(desk.book.frame.option[option, t.OF_CLAUSE]) for option in options}
    return asked - min(put_in(desk, seat, clauses), sum(desk.asks_money(option, seat) for option in options))


def put_in(desk: Desk, seat: int, clauses: Container[int]) -> float:
    """Euros for the project that a structure bound by what is in force put in, as it signed, by these clauses."""
    signed = int(desk.view.scal[s.IN_FORCE])
    if signed < 0 or not int(desk.view.scal[s.BOUND]) >> seat & 1:
        return 0.0
    kept = [one for one in desk.package_options(signed) if int(desk.book.frame.option[one, t.OF_CLAUSE]) in clauses]
    share = pledge_share(signed_level(desk.view, seat))
    return float(share * sum(desk.asks_money(option, seat) for option in kept))
