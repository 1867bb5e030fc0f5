"""Who is there: nobody of a structure that has left stands in a scene that opens afterwards, nor in what is done there.

A scenario that asks whether they left (`left(seat)`, or `bound(seat)`, in the variant that is read) knows what it says.
"""

from collections.abc import Iterator

from game.pages.book import Book, Desk
from game.rules import codes as c
from game.story import tables as t
from game.walk.leaf import Leaf
from game.walk.looks.words import first_mention

_ASKS = {t.OP_LEFT, t.OP_BOUND}


def absent(leaf: Leaf) -> Iterator[str]:
    """Somebody named in a scene, an ending, a choice or what comes of it, whose structure left before."""
    desk = leaf.desk
    if leaf.beside or not desk.history.of(c.E_LEFT):
        return
    for path, moment in _told(leaf):
        then = desk.at(moment)
        words = then.book.text(path)
        for person in then.book.names.people:
            if person.seat in (-1, desk.me) or not _left(desk, person.seat, moment):
                continue
            name = then.book.text(f"cast.{person.id}.name")
            called = _own_name(then.book, name, person.seat)
            if first_mention(called, words) and not _asked(then.book, path, person.seat):
                yield f"{path}: {name}"


def _own_name(book: Book, name: str, seat: int) -> str:
    """A name without the words that are their structure's too: « Maroix » is the foundation, as long as it is alone."""
    house = book.text(f"structures.{book.names.seats[seat]}.name").split()
    return " ".join(word for word in name.split() if word not in house) or name


def _told(leaf: Leaf) -> Iterator[tuple[str, int]]:
    """The texts of the scenario that this page tells as happening, each with its moment."""
    desk, names = leaf.desk, leaf.desk.book.names
    now = desk.events[-1].moment if desk.events else 0
    opened = {desk.events[at].what: desk.events[at].moment for at in desk.history.of(c.E_SCENE)}
    for part in leaf.page.parts:
        scene = str(part.data.get("scene", "")) if part.role == "passage" else ""
        if part.id.startswith("scene."):
            yield f"scenes.{scene}.text", opened.get(names.scenes.code[scene], now)
        elif part.id.startswith("ending."):
            yield f"endings.{scene}.text", now
        for offer in part.offers if part.role == "choices" else ():
            yield f"choices.{(offer.move or {}).get('what', '')}.text", now
    for event in leaf.mine:
        if event.kind == c.E_CHOICE:
            yield f"choices.{names.choices[event.what]}.then", event.moment


def _left(desk: Desk, seat: int, moment: int) -> bool:
    """Whether a structure had left before this moment's acts."""
    gone = desk.history.at(desk.history.of(c.E_LEFT))
    return any(event.by == seat and event.moment < moment for event in gone)


def _asked(book: Book, path: str, seat: int) -> bool:
    """Whether the variant that is read was chosen by what it asks of this structure."""
    read = next((one for one in book.names.reads if one.path == book.varied.get(path)), None)
    at = read.when if read is not None else -1
    while at >= 0 and int(book.frame.row[at, 0]) != t.OP_END:
        if int(book.frame.row[at, 0]) in _ASKS and int(book.frame.row[at, 1]) == seat:
            return True
        at += 1
    return False
