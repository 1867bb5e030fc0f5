"""The map: structures round a table and the cords between them. My own strand is known to me, the others' are guessed.

A guess is read off what I saw them do, never off the state: words kept and broken, answers given or dodged, pressure.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.pages import told
from game.pages.book import ALL, Desk, once
from game.pages.card import structures_of
from game.pages.debrief_shapes import Thickness
from game.pages.faults import against
from game.pages.lasting import lasting
from game.pages.model import Part
from game.pages.shapes import CordData, KnotData, Tension
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event
from game.story import tables as t

_OPENING = {c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN, c.E_REASSURED, c.E_PROMISE_KEPT}
_CLOSING = {c.E_PRESSED, c.E_OBJECTED, c.E_PROMISE_BROKEN, c.E_LIE_OUT, c.E_WITHDREW}
_BETRAYING = {c.E_PROMISE_BROKEN, c.E_LIE_OUT}
_OF_TRUST = {c.REPEATED, c.SIGNED_AGAINST}  # what came of a confidence, that betrays it
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
            lines.append(_line(desk, b if a == desk.me else a))
            knots |= {
                knot["fact"]: "- " + book.say(f"map.knot.{knot['state']}", words=knot["text"]) for knot in one["knots"]
            }
    return Part(
        id="map",
        role="map",
        title=book.say("map.title"),
        text="\n".join([*lines, *knots.values()]),
        data={"structures": structures_of(desk), "cords": found},
        aside=True,
    )


@lasting(
    lambda desk, other: (strand(desk, desk.me, other), strand(desk, other, desk.me), _tension(desk, desk.me, other))
)
def _line(desk: Desk, other: int) -> str:
    """A cord of mine in words."""
    say = desk.book.say
    words = say(
        "map.mine",
        name=desk.name(other),
        thickness=say(f"thickness.{strand(desk, desk.me, other)}"),
        guess=say(f"thickness.{strand(desk, other, desk.me)}"),
        tension=say(f"tension.{_tension(desk, desk.me, other)}"),
    )
    return f"- {words}"


def cord(desk: Desk, a: int, b: int) -> CordData:
    """The cord between two structures, the lower code first, as I may draw it. That of two others says what I saw them
    do, and is kept by it."""
    if desk.me in (a, b):
        return _cord(desk, a, b)
    kept: dict[tuple[int, ...], CordData] = desk.history.kept.setdefault(cord, {})
    acts = _acts(desk)
    shown = (a, b, *acts[a][b], *acts[b][a], (a, b) in _moved(desk))
    if shown not in kept:
        kept[shown] = _cord(desk, a, b)
    return kept[shown]


def _cord(desk: Desk, a: int, b: int) -> CordData:
    names = desk.book.names.seats
    name = f"{names[a]}.{names[b]}"
    return {
        "id": f"cord.{name}",
        "a": names[a],
        "b": names[b],
        "strands": [
            {
                "id": f"strand.{names[by]}.{names[to]}",
                "seat": names[by],
                "thickness": strand(desk, by, to),
                "guessed": by != desk.me,
            }
            for by, to in ((a, b), (b, a))
        ],
        "tension": _tension(desk, a, b),
        "knots": _knots(desk, a, b, name),
        "moved": (a, b) in _moved(desk),
    }


def strand(desk: Desk, by: int, to: int) -> Thickness:
    """Trust of one in the other, in a word."""
    if by == desk.me:
        trust = min(float(desk.view.toward[to, s.SINCERITY]), float(desk.view.toward[to, s.AUTHENTICITY]))
        return "thin" if trust < 0.4 else "fair" if trust < 0.65 else "thick"
    opening, closing = _acts(desk)[by][to]
    if opening + closing < SHOWN_FROM:
        return "unknown"
    return "thick" if opening >= 2 * closing + 2 else "thin" if closing > opening else "fair"


@once
def _moved(desk: Desk) -> set[tuple[int, int]]:
    """Between whom something happened since my last page, the lower code first."""
    return {(min(event.by, event.to), max(event.by, event.to)) for event in desk.fresh}


@once
def _acts(desk: Desk) -> list[list[list[int]]]:
    """By whom, towards whom: acts that I saw, those towards all too, that open and that close."""
    counts = _counts(desk)
    found: list[list[list[int]]] = (counts[:ALL, :ALL] + counts[:ALL, ALL:]).tolist()
    return found


def _counts(desk: Desk) -> t.Ints:
    """The acts that I saw [by, to, 2], -1 for all or nobody: those that open, those that close. One that betrays closes
    more than all before it opened. Counted on from page to page."""
    seats = len(desk.seats) + 1
    counts, read = desk.history.kept.get(_counts) or (np.zeros((seats, seats, 2), np.int64), 0)
    for event in desk.events[read:]:
        opens = _opens(event)
        if betrays(desk, event):
            by, to = (event.to, event.by) if event.kind == c.E_CONFIDED else (event.by, event.to)
            for one in range(seats - 1) if to == ALL else (to,):
                counts[by, one, 1] += 1 + counts[by, one, 0] + counts[by, ALL, 0]
        elif opens is not None:
            counts[event.by, event.to, 0 if opens else 1] += 1
    desk.history.kept[_counts] = counts, len(desk.events)
    return counts


def betrays(desk: Desk, event: Event) -> bool:
    """Whether an act betrays a word, a trade, a confidence, or what was signed."""
    if event.kind == c.E_CONFIDED:
        return event.how in _OF_TRUST
    if event.kind == c.E_CHOICE:
        return against(desk, event) >= 0
    return event.kind in _BETRAYING or (event.kind == c.E_SWAP and bool(event.how))


def _opens(event: Event) -> bool | None:
    """Whether an act opens (or closes), None where it is neither."""
    kind, how = event.kind, event.how
    if kind in _OPENING or (kind == c.E_ANSWERED and how in (c.WHOLLY, c.PARTLY)):
        return True
    if kind in _CLOSING or (kind == c.E_ANSWERED and how == c.DODGE):
        return False
    return event.what not in c.SHORT if kind == c.E_DELIVERED else None


def _tension(desk: Desk, a: int, b: int) -> Tension:
    closing = _acts(desk)[a][b][1] + _acts(desk)[b][a][1]
    return "slack" if closing == 0 else "taut" if closing < 3 else "tight"


def _knots(desk: Desk, a: int, b: int, cord: str) -> list[KnotData]:
    """Facts I know that contradict an agreement: on the cord to who told it, or on all of mine if I hold it."""
    if desk.me not in (a, b):
        return []
    other = b if a == desk.me else a
    return [
        {"id": f"knot.{knot.fact}.{cord}", "fact": knot.fact, "text": knot.text, "state": knot.state(other)}
        for knot in _known(desk)
        if not knot.sources or other in knot.sources
    ]


@dataclass(frozen=True)
class _Knot:
    """A fact I know that contradicts an agreement. `sources`: from whom I learnt it, none where I hold it; `said_to`:
    to whom it was told in my hearing, ALL where all who should know it do."""

    fact: str
    text: str
    sources: set[int]
    said_to: set[int]
    burst: bool

    def state(self, other: int) -> Literal["burst", "loose", "tight"]:
        return "burst" if self.burst else "loose" if self.said_to & {ALL, other} else "tight"


@once
def _known(desk: Desk) -> list[_Knot]:
    facts, past = desk.book.names.facts, desk.history
    all_know = {event.what for event in past.at(past.of(c.E_SAID))}
    found: list[_Knot] = []
    for fact, (clause, known, burst) in enumerate(
        zip(desk.book.frame.fact[:, t.FACT_CLAUSE].tolist(), *desk.view.fact[:, :2].T.tolist(), strict=True)
    ):
        if clause >= 0 and known:
            learnt = past.at(past.teaching(fact))
            sources = {event.to if event.kind == c.E_VISITED else event.by for event in learnt} - {desk.me}
            said_to = {event.to for event in learnt if event.kind == c.E_TOLD_FACT}
            said_to |= {ALL} if fact in all_know else set()
            found.append(_Knot(facts[fact], told.fact_text(desk, fact), sources, said_to, bool(burst)))
    return found
