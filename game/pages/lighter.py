"""A lighter form: what lies there first, or what stands without an agreement, with one clause that asks less; all that
is laid in one's name is said before."""

from game.pages.book import Desk
from game.pages.model import Choice, Field, Offer
from game.pages.offers import legal_moves, option_axis
from game.pages.packages import name_of
from game.pages.table import option_for_me
from game.pages.weighing import option_note
from game.pages.wording import semicolons
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t


def lighter(desk: Desk, more: list[Field]) -> list[Offer]:
    """HOW is the pledge, asked with the marks: one legal move for each lighter option is enough to know them. Of
    those that would hold what I cannot accept, or lie there already, none; all else laid in my name is said before."""
    allowed = {move[s.WHAT] for move in legal_moves(desk, c.OFFER_LIGHTER)}
    lies = _lightened(desk)  # what is there already is nothing lighter
    options = [one for one in desk.book.options if one in allowed and one not in lies and not _lays_red(desk, one)]
    axis = option_axis()
    if not options:
        return []
    choices = [
        Choice(
            id=axis.id_of(desk, option),
            text=axis.text_of(desk, option),
            note=option_note(desk, option_for_me(desk, option)),
            group=axis.group_of(desk, option),
        )
        for option in options
    ]
    return [
        Offer(
            id="offer_lighter",
            text=desk.book.say("do.offer_lighter"),
            move={"seat": desk.seat, "do": "offer_lighter"},
            fields=[Field(id="what", label=desk.book.say("field.option"), choices=choices), *more],
            sure=_lightens(desk, options),
        )
    ]


def _lightened(desk: Desk) -> list[int]:
    """What a lighter form is made from, by the rules: what lies there first, else what stands without an agreement."""
    if desk.packages:
        return desk.package_options(desk.packages[0])
    return [int(option) for option in desk.book.frame.clause[:, t.CLAUSE_BASE]]


def _with(desk: Desk, option: int) -> list[int]:
    """The lighter form that has this option."""
    clause = int(desk.book.frame.option[option, t.OF_CLAUSE])
    return [option if at == clause else one for at, one in enumerate(_lightened(desk))]


def _lays_red(desk: Desk, option: int) -> bool:
    return any(desk.red(one) for one in _with(desk, option))


def _lightens(desk: Desk, options: list[int]) -> str:
    """What will be laid in my name: what is chosen, whole where nothing is to choose, and the rest, whose it is."""
    book, lang = desk.book, desk.book.lang
    changed = {int(book.frame.option[option, t.OF_CLAUSE]) for option in options}
    alone = options[0] if len(options) == 1 else -1
    rest = (
        _with(desk, alone)
        if alone >= 0
        else [one for clause, one in enumerate(_lightened(desk)) if len(changed) > 1 or clause not in changed]
    )
    words = semicolons(lang, [book.clause_and_option(one) for one in rest])
    if not desk.packages:
        return book.say("lighter.of_ground", words=words)
    return book.say("lighter.of_package", package=name_of(desk, desk.packages[0]), words=words)
