"""A package laid on the table, as a sentence: who put it, what it changes, what was worded for it beforehand."""

from game.pages.book import Desk
from game.pages.packages import amended_in, name_of
from game.pages.wording import semicolons
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.story import tables as t
from game.story.agreeing import Named


def put_words(desk: Desk, event: Event, together: Named | None = None) -> str:
    """Who put a package, and what it changes when it amends another."""
    by, package = together or desk.name(event.by), event.what
    base, name = amended_in(event), name_of(desk, package)
    author = desk.package_state(package, s.PUT_BY)
    if event.by == desk.me and (author != event.by or base is None) and not shown_in_a_round(desk, event):
        key = "told.put_prepared" if author == event.by else "told.put_prepared_with"
        said = desk.book.say(key, package=name.by(together) if author == event.by else name)
        marks = desk.history.at(desk.history.of(c.E_MARKED))
        mine = any((one.by, one.what, one.moment) == (desk.me, package, event.moment) for one in marks)
        return said if mine else f"{said} {desk.book.say('told.put_without_yes')}"
    if event.by == desk.me and base is not None and not shown_in_a_round(desk, event):
        words = semicolons(desk.book.lang, _changed(desk, package, base))
        return desk.book.say("told.put_prepared_signed", package=name, words=words)
    if author != event.by:
        if name.author is not None and not _lay_before(desk, event):
            return desk.book.say("told.put_same_unseen", by=by, other=desk.name(author), package=name)
        return desk.book.say("told.put_same", by=by, package=name)
    if base is None:
        return desk.book.say("told.put", by=by, package=name.by(together))
    changed = _changed(desk, package, base)
    if not changed:  # of a clause that this table has no say on, or said over again
        return desk.book.say("told.put", by=by, package=name.by(together))
    words = semicolons(desk.book.lang, changed)
    own = desk.package_state(base, s.PUT_BY) == event.by or name_of(desk, base).author is None
    key = "told.amended" if own else "told.amended_other"  # who began from their own may come to this too
    return desk.book.say(key, by=by, package=name.by(together), base=name_of(desk, base), words=words)


def _changed(desk: Desk, package: int, base: int) -> list[str]:
    """The options of a package that another does not hold."""
    had = desk.package_options(base)
    return [desk.book.clause_and_option(option) for option in desk.package_options(package) if option not in had]


def _lay_before(desk: Desk, put: Event) -> bool:
    """Whether a package was put before the moment at which this puts it too."""
    puts = desk.history.at(desk.history.of(c.E_PUT, c.E_LIGHTER))
    return any(one.what == put.what and one.moment < put.moment for one in puts)


def prepared_first(desk: Desk, prepared: Event) -> int:
    """Whose text of the clause stands: of several who worded it at the same moment, the first."""
    clause = int(desk.book.frame.option[prepared.what, t.OF_CLAUSE])
    worded = desk.history.at(desk.history.of(c.E_PREPARED))
    same = [one for one in worded if one.moment == prepared.moment]
    return next(one.by for one in same if int(desk.book.frame.option[one.what, t.OF_CLAUSE]) == clause)


def shown_in_a_round(desk: Desk, event: Event) -> bool:
    """Whether this was put in a round; what was worded beforehand is laid as the table opens."""
    return any(one.moment == event.moment for one in desk.history.at(desk.history.of(c.E_ROUND)))
