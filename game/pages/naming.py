"""What naming the tension tells everybody: a fact that one knows and that what lies on the table comes up against; said
before one does it, with who confided it and what it costs."""

from game.pages import told
from game.pages.book import Desk
from game.pages.wording import semicolons
from game.rules import codes as c
from game.rules.read import view as v
from game.story import tables as t


def naming(desk: Desk) -> str:
    """What is told, of what lies there now: the first of these that somebody does not know yet (who knows what is not
    always seen); then what else may be, where a package that others put in the same round comes up against it."""
    say, lang = desk.book.say, desk.book.lang
    found = [_quoted(desk, fact) for fact in _sayable(desk) if _touched(desk, fact)]
    more = [_quoted(desk, fact) for fact in _sayable(desk) if not _touched(desk, fact)]
    key = "naming.none" if not found else "naming.one" if len(found) == 1 else "naming.first"
    words = [say(key, words=semicolons(lang, found))]
    words += [say("naming.may_come", words=semicolons(lang, more))] if more else []
    return " ".join([*words, say("naming.costs")])


def _sayable(desk: Desk) -> list[int]:
    """What I know that contradicts some option, and that I have not seen everybody know, in the order of the rules."""
    everyone = sum(1 << seat for seat in desk.seats)
    return [
        fact
        for fact, row in enumerate(desk.view.fact.tolist())
        if row[v.KNOWN_AS] != c.UNKNOWN
        and desk.book.frame.fact[fact, t.FACT_CLAUSE] >= 0
        and (row[v.KNOWN_BY] | 1 << desk.me) & everyone != everyone
    ]


def _touched(desk: Desk, fact: int) -> bool:
    """Whether what lies on the table holds an option that this fact contradicts."""
    against = int(desk.book.frame.fact[fact, t.FACT_OPTIONS])
    return any(against >> option & 1 for number in desk.packages for option in desk.package_options(number))


def _quoted(desk: Desk, fact: int) -> str:
    """The fact in its words, and from whom I have it where it was said to me alone."""
    say, own = desk.book.say, told.holds(desk, fact)
    in_my_mouth = desk.book.text(f"facts.{desk.book.names.facts[fact]}.told") if own else told.fact_text(desk, fact)
    words = say("told.quoted", words=in_my_mouth)
    if own:
        return words
    trusted = desk.history.at(desk.history.of(c.E_CONFIDED))
    by = [one.by for one in trusted if (one.to, one.what, one.how) == (desk.me, fact + 1, c.CONFIDED)]
    if by:
        return say("naming.confided", words=words, by=desk.name(by[-1]))
    said = [one.by for one in desk.history.at(desk.history.teaching(fact)) if one.to == desk.me]
    return say("naming.said", words=words, by=desk.name(said[0])) if said else words
