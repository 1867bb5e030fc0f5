"""The map: structures round a table and the cords between them. My own strand is known to me, the others' are guessed.

A guess is read off what I saw them do, never off the state: words kept and broken, answers given or dodged, pressure.
"""

from game.pages import told
from game.pages.book import Desk
from game.pages.card import structure
from game.pages.model import Part
from game.pages.shapes import CordData, KnotData, Tension, Thickness
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t

_OPENING = {c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN, c.E_REASSURED, c.E_PROMISE_KEPT}
_CLOSING = {c.E_PRESSED, c.E_OBJECTED, c.E_PROMISE_BROKEN, c.E_LIE_OUT, c.E_WITHDREW}
SHOWN_FROM = 2  # acts seen before a guess is drawn at all


def table_map(desk: Desk) -> Part:
    """Every structure and every cord."""
    book = desk.book
    found = [cord(desk, a, b) for a in desk.seats for b in desk.seats if a < b]
    lines: list[str] = []
    knots: dict[str, str] = {}  # said once, whatever the number of cords they are on
    for one in found:
        a, b = book.names.seats.code[one["a"]], book.names.seats.code[one["b"]]
        if desk.me in (a, b):
            other = b if a == desk.me else a
            who = desk.name(other)
            lines.append(
                "- "
                + book.say(
                    "map.mine",
                    name=who,
                    thickness=book.say(f"thickness.{one['strands'][desk.seat]}"),
                    guess=book.say(f"thickness.{one['strands'][book.names.seats[other]]}"),
                    tension=book.say(f"tension.{one['tension']}"),
                )
            )
            knots |= {
                knot["id"]: "- " + book.say(f"map.knot.{knot['state']}", words=knot["text"]) for knot in one["knots"]
            }
    return Part(
        id="map",
        role="map",
        title=book.say("map.title"),
        text="\n".join([*lines, *knots.values()]),
        data={"structures": [structure(desk, seat) for seat in desk.seats], "cords": found},
        aside=True,
    )


def cord(desk: Desk, a: int, b: int) -> CordData:
    """The cord between two structures, as I may draw it."""
    names = desk.book.names.seats
    return {
        "a": names[a],
        "b": names[b],
        "strands": {names[by]: strand(desk, by, to) for by, to in ((a, b), (b, a))},
        "guessed": [names[seat] for seat in (a, b) if seat != desk.me],
        "tension": _tension(desk, a, b),
        "knots": _knots(desk, a, b),
        "moved": any({event[s.E_BY], event[s.E_TO]} == {a, b} for event in desk.fresh),
    }


def strand(desk: Desk, by: int, to: int) -> Thickness:
    """Trust of one in the other, in a word."""
    if by == desk.me:
        trust = min(float(desk.view.toward[to, s.SINCERITY]), float(desk.view.toward[to, s.AUTHENTICITY]))
        return "thin" if trust < 0.4 else "fair" if trust < 0.65 else "thick"
    opening, closing = _acts(desk, by, to)
    if opening + closing < SHOWN_FROM:
        return "unknown"
    return "thick" if opening >= 2 * closing + 2 else "thin" if closing > opening else "fair"


def _acts(desk: Desk, by: int, to: int) -> tuple[int, int]:
    """Acts of `by` towards `to` that I saw, that open and that close."""
    opening = closing = 0
    for event in desk.events:
        if event[s.E_BY] != by or event[s.E_TO] not in (to, -1):
            continue
        kind, how = event[s.KIND], event[s.E_HOW]
        if kind in _OPENING or (kind == c.E_ANSWERED and how in (c.WHOLLY, c.PARTLY)):
            opening += 1
        elif kind in _CLOSING or (kind == c.E_ANSWERED and how == c.DODGE) or (kind == c.E_SWAP and how):
            closing += 1
        elif kind == c.E_DELIVERED:
            opening, closing = opening + (event[s.E_WHAT] >= 2), closing + (event[s.E_WHAT] < 2)
    return opening, closing


def _tension(desk: Desk, a: int, b: int) -> Tension:
    closing = _acts(desk, a, b)[1] + _acts(desk, b, a)[1]
    return "slack" if closing == 0 else "taut" if closing < 3 else "tight"


def _knots(desk: Desk, a: int, b: int) -> list[KnotData]:
    """Facts I know that contradict an agreement: on the cord to who told it, or on all of mine if I hold it."""
    if desk.me not in (a, b):
        return []
    other = b if a == desk.me else a
    found: list[KnotData] = []
    for fact, name in enumerate(desk.book.names.facts):
        if int(desk.book.frame.fact[fact, t.FACT_CLAUSE]) < 0 or not int(desk.view.fact[fact, 0]):
            continue
        sources = {_source(event) for event in desk.events if _teaches(event, fact)} - {desk.me}
        if sources and other not in sources:
            continue
        said = any(
            event[s.KIND] in (c.E_SAID, c.E_TOLD_FACT) and event[s.E_WHAT] == fact and event[s.E_TO] in (-1, other)
            for event in desk.events
        )
        burst = bool(desk.view.fact[fact, 1])
        found.append(
            {
                "id": name,
                "text": told.fact_text(desk, fact),
                "state": "burst" if burst else "loose" if said else "tight",
            }
        )
    return found


def _teaches(event: told.Event, fact: int) -> bool:
    kind, what = event[s.KIND], event[s.E_WHAT]
    return (kind in (c.E_TOLD_FACT, c.E_BURST) and what == fact) or (kind == c.E_VISITED and what == fact + 1)


def _source(event: told.Event) -> int:
    """Who a fact was learnt from: who told it, or who was visited."""
    return event[s.E_TO] if event[s.KIND] == c.E_VISITED else event[s.E_BY]
