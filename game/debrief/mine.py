"""What is found for one structure alone: findings about it, and of each other the act that betrayed what it sought."""

from dataclasses import dataclass
from typing import Literal

from game.debrief.findings import Finding, findings
from game.debrief.outcome import Outcome
from game.debrief.story import Names
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.history import Event, History
from game.rules.packing import claimed, objected_option, objected_package, topic_of
from game.rules.read.agendas import is_red, weight_of
from game.rules.state import State
from game.story.library import Loaded

VITAL = 4  # weight from which an option that a structure put forward betrays what it seeks


@dataclass(frozen=True)
class Betrayal:
    """The act, seen or heard by the reader, that most betrayed what a structure sought: it said so (`said`), it refused
    what it could not accept (`refused`, so many `times`), it put forward what it wanted (`put`), it disclosed
    something of itself by a choice (`chose`). `option`: the one refused or put forward."""

    kind: Literal["said", "refused", "put", "chose"]
    event: Event
    option: str = ""
    times: int = 1


@dataclass(frozen=True)
class Mine:
    """`betrayed`: by seat, None where nothing that the reader met betrayed it; `because`: why others broke their word
    with the reader, one event for each that did and each reason, the first."""

    findings: list[Finding]
    betrayed: dict[str, Betrayal | None]
    because: list[Event]


def mine(loaded: Loaded, state: State, outcome: Outcome, seat: str) -> Mine:
    names = Names(loaded, state)
    me = names.ids.seats.code[seat]
    events = History().read(state).events
    seen = [event for event in events if event.witnesses >> me & 1]
    broken = [event for event in events if event.kind == c.E_BECAUSE and event.to == me]
    disclosed = {(one.by, one.moment) for one in events if one.kind == c.E_GESTURE and one.what == e.DISCLOSES}
    others = [(about, name) for about, name in enumerate(names.ids.seats) if about != me]
    betrayed = {name: betrayal(names, seen, disclosed, about) for about, name in others}
    because = list({(event.by, event.what): event for event in broken[::-1]}.values())[::-1]
    return Mine(findings(loaded, state, outcome, seat), betrayed, because)


def betrayal(names: Names, seen: list[Event], disclosed: set[tuple[int, int]], about: int) -> Betrayal | None:
    """Of the events seen, in order, the one that betrayed this structure most plainly: its word first, then what it
    refused again and again, then what it put forward, then what it chose. `disclosed`: who disclosed something of
    itself, and at which moment."""
    own = [event for event in seen if event.by == about]
    said = [event for event in own if _says(names, event)]
    if said:
        return Betrayal("said", said[0])
    refused: dict[int, list[Event]] = {}
    for event in own:
        option = _refused(names, event, about)
        if option >= 0:
            refused.setdefault(option, []).append(event)
    if refused:
        option, times = max(refused.items(), key=lambda one: len(one[1]))
        return Betrayal("refused", times[0], names.ids.options[option], len(times))
    for event in own:
        option = _wanted(names, event, about)
        if option >= 0:
            return Betrayal("put", event, names.ids.options[option])
    chose = [one for one in own if one.kind == c.E_CHOICE and (about, one.moment) in disclosed and _told(names, one)]
    return Betrayal("chose", chose[0]) if chose else None


def _says(names: Names, event: Event) -> bool:
    """Says truly what it seeks, or what it cannot accept."""
    seat = names.state.seat[event.by]
    parts = (int(seat[s.SEEKS]), int(seat[s.RED_ZONE]))
    if event.kind in (c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN):
        return event.what in parts
    return (
        event.kind == c.E_ANSWERED
        and event.how == c.WHOLLY
        and topic_of(event.what) in (c.WHY, c.NOT_ACCEPT)
        and claimed(event.what) in parts
    )


def _refused(names: Names, event: Event, about: int) -> int:
    """The option of its red zone that this objection refuses, -1 for none."""
    if event.kind != c.E_OBJECTED:
        return -1
    option = objected_option(event.what)
    if option >= 0 and _red(names, about, option):
        return option
    return next((one for one in _options(names, objected_package(event.what)) if _red(names, about, one)), -1)


def _wanted(names: Names, event: Event, about: int) -> int:
    """What it wants most of a package it put on the table, -1 where it is not much."""
    if event.kind not in (c.E_PUT, c.E_LIGHTER):
        return -1
    secrets = names.loaded.tables.secrets
    weights = {one: float(weight_of(secrets, names.state, about, one)) for one in _options(names, event.what)}
    best = max(weights, key=lambda one: weights[one], default=-1)
    return best if best >= 0 and weights[best] >= VITAL else -1


def _red(names: Names, seat: int, option: int) -> bool:
    return bool(is_red(names.loaded.tables.secrets, names.state, seat, option))


def _options(names: Names, package: int) -> list[int]:
    if not 0 <= package < int(names.state.scal[s.MADE]):
        return []
    return [int(one) for one in names.state.package[package, : len(names.ids.clauses)]]


def _told(names: Names, event: Event) -> bool:
    path = f"{names.root}.choices.{names.ids.choices[event.what]}.told"
    return bool(names.loaded.catalogue.french.get(path))
