"""The pages opened over a play, from which one goes back to it: one's card, one's notebook, who is who."""

from collections.abc import Sequence

from game.pages import boxes, card, menus
from game.pages.book import Book, Desk
from game.pages.cords import table_map
from game.pages.guess import picture
from game.pages.lying import announced
from game.pages.model import Kind, Offer, Page, Part
from game.pages.notebook import notebook
from game.pages.observed import observed
from game.pages.offers import numbered
from game.pages.signed import signed
from game.pages.since import chronicle
from game.pages.table import several
from game.rules import state as s


def card_page(desk: Desk, hands: Sequence[Offer] = ()) -> Page:
    """One's agenda, what everyone has, the table. `hands`: what leaves seats to the game and takes them back."""
    beside = (card.own_card(desk), card.means(desk), card.structures(desk), table_map(desk))
    parts = [*map(_whole, beside)]
    if hands:
        title = desk.book.say("hand.title")
        parts.append(Part(id="hands", role="choices", title=title, offers=numbered(list(hands))))
    return _over(desk, "card", "notebook", parts)


def notebook_page(desk: Desk) -> Page:
    """What was heard, and all that happened before one's eyes."""
    return _over(
        desk, "notebook", "card", [*map(_whole, (notebook(desk), *observed(desk))), *boxes.known(desk), chronicle(desk)]
    )


def picture_page(desk: Desk) -> Page:
    """How one sees the others, to be changed as one likes."""
    return _over(desk, "picture", "notebook", [picture(desk)])


def people_page(desk: Desk) -> Page:
    """Who is who."""
    title = desk.book.say("people.title")
    none = [Part(id="people", role="list", title=title, text=desk.book.say("people.none"))]
    return _over(desk, "people", "card", people(desk.book, aside=False) or none)


def packages_page(desk: Desk) -> Page:
    """Every package ever announced, what it holds, what became of it: those of this table, then those before."""
    here = announced(desk)
    before = [number for number in range(int(desk.view.scal[s.MADE])) if number not in here]
    groups = [("here", here), ("before", before)]
    parts = [several(desk, f"packages.{which}", some, own=which == "here") for which, some in groups if some]
    title = desk.book.say("packages.title")
    none = Part(id="packages.none", role="list", title=title, text=desk.book.say("packages.empty"))
    return _over(desk, "packages", "card", parts or [none], title)


def signed_page(desk: Desk) -> Page:
    """What was signed."""
    on = Offer(id="go_on", text=desk.book.say("signed.go_on"), key="1", action={"open": "back"})
    return _over(desk, "signed", "packages", [signed(desk).model_copy(update={"offers": [on]})], onward=True)


def people(book: Book, aside: bool = True) -> list[Part]:
    """The cast, structure after structure, then those from elsewhere; nothing where the scenario has none."""
    cast = book.names.people
    if not cast:
        return []
    found: list[dict[str, str]] = []
    lines: list[str] = []
    for seat in (*book.seats, -1):
        of = book.text(f"structures.{book.names.seats[seat]}.name") if seat >= 0 else book.say("people.elsewhere")
        own = [one for one in cast if one.seat == seat]
        if own:
            lines.append(of)
        for one in own:
            name, line = (book.text(f"cast.{one.id}.{what}") for what in ("name", "line"))
            lines.append("- " + book.say("people.line", name=name, line=line))
            found.append({"id": one.id, "name": name, "line": line, "of": of, "portrait": one.portrait})
    title = book.say("people.title")
    return [Part(id="people", role="list", title=title, text="\n".join(lines), data={"people": found}, aside=aside)]


def _whole(part: Part) -> Part:
    """What stands beside the story, on a page of its own."""
    return part.model_copy(update={"aside": False})


def _over(desk: Desk, kind: Kind, other: str, parts: list[Part], title: str = "", onward: bool = False) -> Page:
    """`onward`: one was not yet on the page below."""
    lang, title = desk.book.lang, title or parts[0].title
    back = menus.back(lang, [menus.opens(lang, other, other[0])], "open.on" if onward else "open.back")
    return Page(id=f"{kind}.{desk.seat}", kind=kind, lang=lang, seat=desk.seat, title=title, parts=[*parts, back])
