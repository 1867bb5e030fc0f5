"""What hangs on who signs, as the scenario says it (`hangs`): how far what lies on the table is from it, before one
says yes; what came of it once something is signed, and at the end.
"""

from collections.abc import Iterable, Sequence

from game.pages.book import Book, Desk
from game.pages.packages import name_of
from game.pages.table_says import rounds_left
from game.pages.wording import join, semicolons, sentence
from game.rules import state as s
from game.rules.history import Event
from game.rules.options import shut_in
from game.story import tables as t
from game.story.names import Hanging


def here(desk: Desk) -> list[Hanging]:
    """What the table where one sits settles."""
    step = int(desk.view.scal[s.STEP]) if rounds_left(desk) else -1
    return [one for one in desk.book.names.hangs if one.step == step]


def on_the_table(desk: Desk) -> list[str]:
    """On the table's page, a line each: what it takes, and how many yeses the proposal that has most is short of, of
    those it may be had with."""
    found = []
    for one in here(desk):
        said, able = (
            [_asks(desk, one)],
            [number for number in desk.packages if _holds(one, desk.package_options(number))],
        )
        most = max(able, key=lambda number: (len(desk.yeses_of(number)), -number), default=-1)
        if most >= 0 and desk.yeses_of(most):
            told = _comes_to(desk, one, most, len(desk.yeses_of(most)), "so_far")
            said.append(told)
        found.append(_line(desk.book, one, semicolons(desk.book.lang, said)))
    return found


def before_signing(desk: Desk, number: int) -> list[str]:
    """Beside a yes: what it comes to with mine; where that is too few, that to sign closes the table before its end."""
    found = []
    for one in here(desk):
        yeses = len({*desk.yeses_of(number), desk.me})
        said, left = [_comes_to(desk, one, number, yeses, "with_yours")], rounds_left(desk) - 1
        if left and yeses < one.signers and _holds(one, desk.package_options(number)):
            said.append(desk.book.say("hangs.closes", n=left))
        found.append(desk.book.say("hangs.line", what=what(desk.book, one), words=", ".join(said)))
    return found


def once_signed(desk: Desk, event: Event, options: Sequence[int]) -> list[str]:
    """On the page of what was signed, a line each: whether it is enough, for what its table settles."""
    signers = event.how.bit_count()
    return [
        _line(desk.book, one, _comes_to(desk, one, event.what, signers, "signed", options))
        for one in desk.book.names.hangs
        if one.step == event.step
    ]


def came_of_it(
    book: Book, stood: Iterable[Event], packages: Sequence[Sequence[int]], met: int, counts: bool = True
) -> list[str]:
    """At the end: what was won or lost of what the tables met settled. `stood`: all that was signed; `packages`: the
    options of each; `met`: the last step of the play; `counts`: whether how many signed is said."""
    found, signed = [], {event.step: event for event in stood}
    for one in (one for one in book.names.hangs if one.step <= met):
        event = signed.get(one.step)
        n = event.how.bit_count() if event is not None else 0
        if event is not None and n >= one.signers and _holds(one, packages[event.what]):
            found.append(book.text(f"hangs.{one.id}.won"))
            continue
        said = [book.text(f"hangs.{one.id}.lost")]
        if counts and n < one.signers:
            said.append(book.say("hangs.had" if n else "hangs.had_none", n=n, asked=one.signers))
        found.append(" ".join(said))
    return found


def what(book: Book, one: Hanging) -> str:
    return book.text(f"hangs.{one.id}.what")


def _line(book: Book, one: Hanging, words: str) -> str:
    return f"{book.say('hangs.line', what=sentence(what(book, one)), words=words)}."


def _asks(desk: Desk, one: Hanging) -> str:
    """« Il y faut 11 signatures, et pas avec « La signature : chacun la sienne » »."""
    said = [desk.book.say("hangs.asks", n=one.signers)] if one.signers else []
    return join(desk.book.lang, [*said, *_which(desk, one)])


def _which(desk: Desk, one: Hanging) -> list[str]:
    """With which options it may be had; where they are fewer, with which of the same clauses it may not."""
    open_ones = [option for option in _beside(desk, one) if not shut_in(desk.view.scal, option)]
    within = [option for option in open_ones if option in one.options]
    without = [option for option in open_ones if option not in one.options]
    if not without:
        return []
    only = len(within) <= len(without)
    return [_with(desk, within if only else without, "only_with" if only else "not_with")]


def _beside(desk: Desk, one: Hanging) -> list[int]:
    """The options of the clauses on which it hangs."""
    of = desk.book.frame.option[:, t.OF_CLAUSE]
    clauses = {int(of[option]) for option in one.options}
    return [option for option in desk.book.options if int(of[option]) in clauses]


def _comes_to(desk: Desk, one: Hanging, number: int, n: int, key: str, signed: Sequence[int] = ()) -> str:
    """What a proposal comes to with so many yeses: enough, how many too few, or that it never can with what it holds.
    `signed`: its options, where another may have been signed since."""
    options = signed or desk.package_options(number)
    if not _holds(one, options):
        return _with(desk, [option for option in _beside(desk, one) if option in options], "not_with")
    how = "enough" if n >= one.signers else "short"
    return desk.book.say(f"hangs.{key}_{how}", n=n, lack=one.signers - n, package=name_of(desk, number))


def _with(desk: Desk, options: Sequence[int], key: str) -> str:
    words = [desk.book.say("hangs.quoted", words=desk.book.clause_and_option(option)) for option in options]
    return desk.book.say(f"hangs.{key}", words=join(desk.book.lang, words))


def _holds(one: Hanging, options: Sequence[int]) -> bool:
    return not one.options or any(option in one.options for option in options)
