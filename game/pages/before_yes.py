"""What is said beside a yes before it is given: what it crosses, what hangs on who else says it, whose money it counts
on, which promise it breaks, which days it asks that one does not have, what it closes before it is looked at."""

from game.pages.book import Desk
from game.pages.hanging import before_signing
from game.pages.outside import counts_on
from game.pages.packages import name_of
from game.pages.table_says import rounds_left, to_come
from game.pages.wording import join, semicolons
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import dealt_by
from game.rules.read.standing import cost_when


def before_yes(desk: Desk, number: int) -> str:
    """All of it of a package that lies there; "" for nothing to say."""
    found = [crossing(desk, "note.crossed", number), *breaking(desk, number), short_of_days(desk, number)]
    found += [*before_signing(desk, number), counts_on(desk, number), closing(desk, number)]
    return semicolons(desk.book.lang, [one for one in found if one])


def crossing(desk: Desk, key: str, number: int) -> str:
    """What a package holds that I cannot accept, of what a table has dealt with so far, in these words; "" for none."""
    options, dealt = desk.package_options(number), dealt_by(desk.book.frame, int(desk.view.scal[s.STEP]))
    red = [
        desk.book.option(options[clause])
        for clause in desk.book.clauses
        if clause in dealt and desk.red(options[clause])
    ]
    return desk.book.say(key, words=join(desk.book.lang, red)) if red else ""


def closing(desk: Desk, number: int) -> str:
    """Beside the agreement that lies there again, to which every yes may come at once: a version that I put in the same
    round is then laid too late to be looked at; "" where I may put none, or where the table closes anyway."""
    may_put = c.PUT in desk.legal or c.AMEND in desk.legal
    if name_of(desk, number).author is not None or rounds_left(desk) < 2 or not may_put:
        return ""
    return desk.book.say("note.closes")


def breaking(desk: Desk, number: int) -> list[str]:
    """Each promise of mine that a yes to this package breaks, and to whom: not to support what it holds; to support
    what it does not hold, unless I say yes to one that does."""
    options, found = desk.package_options(number), []
    for to in desk.others:
        for option, supports in given(desk, to):
            held = option in options
            if held == supports or (supports and _said_yes(desk, option)):
                continue
            at_hand = supports and any(option in desk.package_options(one) for one in desk.packages)
            key = f"note.breaks{'_for' if supports else ''}{'_unless' if at_hand else ''}"
            found.append(desk.book.say(key, to=desk.name(to), words=desk.book.clause_and_option(option)))
    return found


def given(desk: Desk, to: int) -> list[tuple[int, bool]]:
    """The options about which I promised something to this structure that no signature has settled: whether to support
    it."""
    columns = ((s.PROMISED_AGAINST, False), (s.SWAP_SUPPORT, True))
    held = [(int(desk.view.toward[to, column]) - 1, supports) for column, supports in columns]
    return [(option, supports) for option, supports in held if option >= 0]


def promised(desk: Desk, option: int) -> str:
    """Beside an option that I may put: what I promised of it, and to whom; "" for nothing."""
    found = [(to, supports) for to in desk.others for one, supports in given(desk, to) if one == option]
    say, lang = desk.book.say, desk.book.lang
    return semicolons(lang, [say(f"note.promised{'_for' if so else ''}", to=desk.name(to)) for to, so in found])


def _said_yes(desk: Desk, option: int) -> bool:
    """Whether I say yes to a package of this table that has this option, as the rules read a promise kept."""
    made, table = range(int(desk.view.scal[s.MADE])), int(desk.view.scal[s.TABLES])
    here = [one for one in made if desk.package_state(one, s.PUT_TABLE) == table]
    return any(option in desk.package_options(one) and desk.mark_of(one, desk.me) == c.YES for one in here)


def short_of_days(desk: Desk, number: int) -> str:
    """What a package asks of my days until the end, and what I have, where that is less; "" where I have enough."""
    each, book = sum(desk.asks_days(option) for option in desk.package_options(number)), desk.book
    periods, left = len(to_come(desk)), float(desk.view.mine[s.DAYS])
    if cost_when(float(desk.view.mine[s.READY]), each * periods) <= left:
        return ""
    key = "note.days_short" if periods == 1 else "note.days_short_each"
    return book.say(key, each=book.days(each), days=book.days(each * periods), left=book.days(left))
