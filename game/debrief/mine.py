"""What is found for one structure alone: findings about it, and of each other the act that betrayed what it sought."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.debrief.findings import findings
from game.debrief.found import Finding
from game.debrief.outcome import Outcome
from game.debrief.pictures import guesses
from game.debrief.story import Names
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, history_of
from game.rules.packing import claimed, topic_of
from game.rules.read.packages import dealt_with
from game.rules.state import State
from game.story import tables as t
from game.story.library import Loaded

VITAL = 4  # weight from which an option that a structure put forward may betray what it seeks


@dataclass(frozen=True)
class Betrayal:
    """What the reader saw or heard that speaks for what a structure sought more than for anything else: it said so, or
    let it show (`said`), it put forward what it would not have wanted as much otherwise (`put`). `option`: the one put
    forward."""

    kind: Literal["said", "put"]
    event: Event
    option: str = ""


@dataclass(frozen=True)
class SeenBy:
    """How another saw the reader last: the card it named, None where it did not know; whether that was so, and what it
    could not accept (`red`); of what the reader did in its sight, `act` gave the reader away or led it astray."""

    by: str
    card: str | None
    right: bool
    red: bool
    act: Betrayal | None


@dataclass(frozen=True)
class Mine:
    """`betrayed`: by seat, None where nothing that the reader met betrayed it; `seen`: how others saw the reader;
    `because`: why others broke their word with the reader, one event for each that did and each reason, the first."""

    findings: list[Finding]
    betrayed: dict[str, Betrayal | None]
    seen: list[SeenBy]
    because: list[Event]


def mine(loaded: Loaded, state: State, outcome: Outcome, seat: str) -> Mine:
    names = Names(loaded, state)
    me = names.ids.seats.code[seat]
    events = history_of(state).events
    seen = [event for event in events if event.witnesses >> me & 1]
    broken = [event for event in events if event.kind == c.E_BECAUSE and event.to == me]
    others = [(about, name) for about, name in enumerate(names.ids.seats) if about != me]
    betrayed = {name: betrayal(names, seen, about) for about, name in others}
    because = list({(event.by, event.what): event for event in broken[::-1]}.values())[::-1]
    return Mine(findings(loaded, state, outcome, seat), betrayed, seen_by(names, me), because)


def seen_by(names: Names, me: int) -> list[SeenBy]:
    """How others saw a structure, each its last word, in the order of the seats."""
    ids, secrets = names.ids, names.loaded.tables.secrets
    last = {one.by: one for one in guesses(names.loaded.tables, names.state, me)}
    first, end = (int(secrets.seat[me, one]) for one in (t.SEEKS_FROM, t.SEEKS_TO))
    found = list[SeenBy]()
    for by in (seat for seat in ids.seats if seat in last):
        card, right = last[by].said["card"], last[by].right
        sight = [one for one in history_of(names.state).events if one.witnesses >> ids.seats.code[by] & 1]
        # What I sought, or might have: a part of mine that bears the card named.
        parts = [one for one in range(first, end) if ids.cards[int(secrets.part[one, t.CARD])] == card]
        acts = [betrayal(names, sight, me, one) for one in parts if not right["card"] or one == _sought(names, me)]
        said = last[by].said["red"] is not None and right["red"]
        found.append(SeenBy(by, card, right["card"], said, next((one for one in acts if one is not None), None)))
    return found


def _sought(names: Names, seat: int) -> int:
    return int(names.state.seat[seat, s.SEEKS])


def betrayal(names: Names, seen: list[Event], about: int, sought: int = -1) -> Betrayal | None:
    """Of the events seen, in order, the one that speaks for what this structure sought (or for another part that it may
    have seemed to seek) more than for anything else: its word in full first, then what it let show, then, of what it
    put forward, what is worth most to it beside what it would be worth to whoever sought something else."""
    part = sought if sought >= 0 else _sought(names, about)
    own = [event for event in seen if event.by == about]
    for how in (c.WHOLLY, c.PARTLY):
        said = next((event for event in own if _says(event, part, how)), None)
        if said is not None:
            return Betrayal("said", said)
    # Of others about it: what was seen at its own place.
    there = next((event for event in seen if event.kind == c.E_HABIT and event.what == part), None)
    if there is not None:
        return Betrayal("said", there)
    put = [(tells, -at, option) for at, event in enumerate(own) for option, tells in _put(names, event, part)]
    if not put:
        return None
    _, at, option = max(put)
    return Betrayal("put", own[-at], names.ids.options[option])


def _says(event: Event, part: int, how: int) -> bool:
    """Says in full that it seeks this, or lets it show."""
    if event.kind == c.E_TOLD_SEEKS:
        return how == c.WHOLLY and event.what == part
    about = event.kind == c.E_ANSWERED and topic_of(event.what) == c.WHY and claimed(event.what) == part
    return about and event.how == how


def _put(names: Names, event: Event, part: int) -> list[tuple[int, float]]:
    """What it wants much of a package it put on the table, each with how much more it is worth to it than to whoever
    of the table might seek anything else; nothing that would be wanted as much then."""
    if event.kind not in (c.E_PUT, c.E_LIGHTER):
        return []
    secrets = names.loaded.tables.secrets
    sought, every = secrets.part[part], secrets.seat[:, [t.SEEKS_FROM, t.SEEKS_TO]].astype(int)
    others = [row for first, end in every for row in secrets.part[first:end] if row[t.CARD] != sought[t.CARD]]
    found = []
    for option in own_of(names, event):
        weight, most = sought[t.N_PART + option], max((row[t.N_PART + option] for row in others), default=0.0)
        if weight >= VITAL and weight > most:
            found.append((option, float(weight - most)))
    return found


def own_of(names: Names, put: Event) -> set[int]:
    """The options of a package put that are its author's own words: of what was worded beforehand and opens the table,
    where others' clauses lie with one's own, those one worded; else those not in the package it amends. None is of a
    clause that no table has dealt with yet."""
    history, frame = history_of(names.state), names.loaded.tables.frame
    dealt = [clause for clause in range(len(names.ids.clauses)) if dealt_with(frame, clause, put.step)]
    worded = {one.what for one in history.at(history.of(c.E_PREPARED)) if one.by == put.by}
    if not worded or any(one.moment == put.moment for one in history.at(history.of(c.E_ROUND))):
        return set(_options(names, put.what, dealt)) - set(_options(names, put.how, dealt))
    return set(_options(names, put.what, dealt)) & worded


def _options(names: Names, package: int, clauses: Iterable[int]) -> list[int]:
    if not 0 <= package < int(names.state.scal[s.MADE]):
        return []
    return [int(names.state.package[package, clause]) for clause in clauses]
