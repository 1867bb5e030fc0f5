"""What an act means in its situation, from what the reader has witnessed: a first offer, a step towards another's, a
refusal met or left waiting, a word kept after another was broken.

One walk through the events of a seat (`walk.py`), that goes on from its last page; each act of another is put in one
situation, by what it is about (an offer, a word or a mark at the table, a delivery), and said in one of the ways that
`locale/reasons.yaml` has for it (`ground.py`). Nothing but the desk is read. Which way is said is drawn from what is
drawn alike each time the play is read; no structure has the same words twice in a row, and those said longest ago come
first.
"""

from game.pages import told
from game.pages.book import Desk, once
from game.pages.lasting import lasting
from game.pages.packages import PUTS
from game.pages.reasons.ground import Reasons
from game.pages.reasons.walk import Walk


@once
def of(desk: Desk) -> Reasons:
    """What every act that this desk has seen means. The walk goes on from page to page: what was said stays said."""
    key = Walk, desk.book.lang
    if key not in desk.history.kept:
        desk.history.kept[key] = Walk(desk)
    walk: Walk = desk.history.kept[key]
    return walk.walk(desk)


def tell(desk: Desk, place: int) -> str:
    """The sentence of the event at this place of the desk: what it means if that is known, else what it is."""
    if place in of(desk).within:
        return ""
    return of(desk).acts.get(place) or _told(desk.at(desk.events[place].moment), place)


@lasting(lambda desk, place: [len(desk.history.of(kind)) for kind in PUTS])
def _told(desk: Desk, place: int) -> str:
    """What it is: told anew where a package may have another name since."""
    return told.tell(desk, desk.events[place])


def marks(desk: Desk, seat: int) -> str:
    """What the marks of a structure mean, in the last round shown since the reader's last page."""
    found = of(desk).marks
    rounds = [place for place in found if place >= desk.seen]
    return found[rounds[-1]].get(seat, "") if rounds else ""
