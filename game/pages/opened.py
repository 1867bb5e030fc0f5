"""The pages opened over a play, from which one goes back to it: one's card, one's notebook."""

from game.pages import card, menus
from game.pages.book import Desk
from game.pages.cords import table_map
from game.pages.model import Kind, Page, Part
from game.pages.notebook import notebook
from game.pages.observed import observed
from game.pages.since import chronicle


def card_page(desk: Desk) -> Page:
    """One's agenda, what everyone has, the table."""
    beside = (card.means(desk), card.structures(desk), table_map(desk))
    parts = [card.own_card(desk, aside=False), *(one.model_copy(update={"aside": False}) for one in beside)]
    return _over(desk, "card", "notebook", parts)


def notebook_page(desk: Desk) -> Page:
    """What was heard, and all that happened before one's eyes."""
    return _over(desk, "notebook", "card", [notebook(desk, aside=False), *observed(desk, aside=False), chronicle(desk)])


def _over(desk: Desk, kind: Kind, other: str, parts: list[Part]) -> Page:
    lang = desk.book.lang
    back = menus.back(lang, [menus.opens(lang, other, other[0])])
    return Page(
        id=f"{kind}.{desk.seat}", kind=kind, lang=lang, seat=desk.seat, title=parts[0].title, parts=[*parts, back]
    )
