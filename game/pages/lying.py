"""Which packages were announced at a table, whose they are, what became of them, and which is one's own."""

from game.pages import laid
from game.pages.book import Desk, once
from game.pages.packages import PUTS, PackageNames, name_of
from game.pages.table_says import rounds_left
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.story import tables as t

FEW = 2  # packages that left or wait, and are named on the table's page


@once
def put_by(desk: Desk) -> dict[int, list[int]]:
    """Package → all who put it, whoever was first at first; nobody put what was signed and lies there again."""
    found: dict[int, list[int]] = {}
    for event in desk.history.at(desk.history.of(*PUTS)):
        first = [desk.package_state(event.what, s.PUT_BY)] if name_of(desk, event.what).author else []
        own = found.setdefault(event.what, first)
        if event.by not in own:
            own.append(event.by)
    return found


@once
def _worded(desk: Desk) -> dict[int, int]:
    """Of each option worded beforehand, whose text it is: of a clause, the first."""
    found: dict[int, int] = {}
    clauses = set()
    for event in desk.history.at(desk.history.of(c.E_PREPARED)):
        clause = int(desk.book.frame.option[event.what, t.OF_CLAUSE])
        if clause not in clauses:
            clauses.add(clause)
            found[event.what] = event.by
    return found


def option_words(desk: Desk, number: int, option: int) -> str:
    """An option as a package has it; whose text it is, where the package opened its table with what another than those
    who lay it had worded beforehand."""
    by, words = _worded(desk).get(option, -1), desk.book.option(option)
    if number < 0 or by < 0 or by in put_by(desk).get(number, [by]):
        return words
    puts = [event for event in desk.history.at(desk.history.of(*PUTS)) if event.what == number]
    if laid.shown_in_a_round(desk, puts[0]):
        return words
    return desk.book.say("grid.worded", option=words, by=desk.name(by))


def laid_for_me(desk: Desk, number: int) -> bool:
    """Whether a package is mine for what I had worded beforehand, and opened its table so: I put none of the rest."""
    puts = [event for event in desk.history.at(desk.history.of(*PUTS)) if event.what == number]
    return bool(puts) and puts[0].by == desk.me and not laid.shown_in_a_round(desk, puts[0])


@once
def announced(desk: Desk) -> list[int]:
    """Every package announced at this table, or at the last where none is open, whether it still lies there or not."""
    tables = int(desk.view.scal[s.TABLES])
    made = range(int(desk.view.scal[s.MADE]))
    return [number for number in made if desk.package_state(number, s.PUT_TABLE) == tables]


def own_number(desk: Desk) -> int:
    """The last package that I put at this table; else what is in force and lies there; -1 if neither."""
    places = desk.history.of(*PUTS)
    mine = [event.what for event in desk.history.at(places) if event.by == desk.me]
    here = [number for number in mine if number in announced(desk)]
    if here:
        return here[-1]
    again = [number for number in desk.packages if name_of(desk, number).author is None]
    return again[0] if again and desk.stage == c.AT_ROUND else -1


@once
def compared_with(desk: Desk) -> list[int]:
    """What other packages are compared with: my own, or what stands without any."""
    number = own_number(desk)
    if number >= 0:
        return desk.package_options(number)
    return [int(option) for option in desk.book.frame.clause[:, t.CLAUSE_BASE]]


def just_left(desk: Desk) -> list[str]:
    """What left the table since my last page, with the reason; those that left for the fewest yeses together, counted
    where they are many: their names are a key away."""
    if desk.stage != c.AT_ROUND:
        return []
    about = {event.what for event in desk.fresh if event.kind in (*PUTS, c.E_MARKED)}
    gone = [one for one in announced(desk) if one in about and one not in desk.packages]
    lapsed = [one for one in gone if _lapsed(desk, one)]
    waits = waiting(desk)
    crowded = waits if any(one in waits for one in gone) else []  # all that wait, as whoever lays one more is told
    least = [one for one in gone if one not in (*lapsed, *crowded)]
    say, lang = desk.book.say, desk.book.lang
    found = [say("table.gone", package=name_of(desk, one), why=became(desk, one)) for one in lapsed]
    for key, those in (("wait" if rounds_left(desk) > 1 else "never", crowded), ("gone_several", least)):
        names = [name_of(desk, one) for one in those]
        if len(those) > FEW:
            mine = say("table.yours_too") if any(name.you for name in names) else ""
            found.append(say(f"table.{key}.many", n=len(those), mine=mine))
        elif those:
            found.append(say(f"table.{key}", n=len(those), packages=PackageNames(lang, names)))
    return found


def _lapsed(desk: Desk, number: int) -> Event | None:
    """That a package holds an option which is no longer possible, where that made it leave."""
    places = desk.history.of(c.E_LAPSED)
    return next((event for event in desk.history.at(places) if event.what == number), None)


def here(desk: Desk, seat: int) -> bool:
    """Whether a structure sits at this table."""
    scal = desk.view.scal
    return not (int(scal[s.LEFT]) | int(scal[s.WITHDRAWN]) | int(scal[s.ABSENT])) >> seat & 1


def waiting(desk: Desk) -> list[int]:
    """Packages put at this table that wait for room on it."""
    return [one for one in announced(desk) if desk.package_state(one, s.ON_TABLE) == s.WAITS]


def left_table(desk: Desk, number: int) -> str:
    """Where a package is that does not lie on the table, in a few words; "" while it does."""
    if not became(desk, number):
        return ""
    return desk.book.say("left.waits" if number in waiting(desk) and rounds_left(desk) > 1 else "left.gone")


def became(desk: Desk, number: int) -> str:
    """Why a package no longer lies on the table; "" while it does."""
    book, history = desk.book, desk.history
    if number in desk.packages and desk.stage == c.AT_ROUND:
        return ""
    if any(event.what == number for event in history.at(history.of(c.E_STOOD))):
        return book.say("became.signed")
    lapsed = _lapsed(desk, number)
    if lapsed:
        return book.say("became.lapsed", words=book.clause_and_option(lapsed.how))
    if number in announced(desk) and desk.stage == c.AT_ROUND:
        n = desk.package_state(number, s.YESES)
        if number in waiting(desk):
            return book.say("became.waits" if rounds_left(desk) > 1 else "became.never")
        return book.say("became.least" if n > 1 else "became.least_one" if n else "became.least_none", n=n)
    return book.say("became.unsigned")
