"""A question, as it is told: answered in due time, or told unasked at the very moment at which it was asked."""

from game.pages.book import ALL, Desk
from game.rules import codes as c
from game.rules.history import Event

# What is said unasked answers a question all the same.
UNASKED = {c.E_TOLD_SEEKS: c.WHY, c.E_TOLD_RED: c.NOT_ACCEPT, c.E_RED_SHOWN: c.NOT_ACCEPT}


def key(desk: Desk, asked: Event) -> str:
    """The sentence that tells this question (`told.…`)."""
    meanwhile = "" if awaits_answer(desk, asked) else "_told"
    return f"{'pressed' if asked.kind == c.E_PRESSED else 'asked'}{meanwhile}"


def awaits_answer(desk: Desk, asked: Event) -> bool:
    """Whether a question is still to be answered once it is asked: a day of listening always is."""
    listening = asked.kind == c.E_ASKED and asked.how == c.LISTENING
    return listening or not told_meanwhile(desk, asked)


def told_meanwhile(desk: Desk, asked: Event) -> bool:
    """Whether who was asked was telling it at that very moment."""
    return any(
        (one.by, UNASKED[one.kind], one.moment) == (asked.to, asked.what, asked.moment) and one.to in (asked.by, ALL)
        for one in desk.history.at(desk.history.of(*UNASKED))
    )
