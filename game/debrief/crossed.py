"""What was put forward or signed before all, beside what somebody at that table knew then, or could not accept, and did
not say: read by the whole group once the cards are turned over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.debrief.bonds import unseen
from game.debrief.mine import own_of
from game.debrief.story import Names
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History, held_at_start, history_of
from game.rules.packing import objected_option
from game.rules.read.agendas import is_red
from game.rules.state import State
from game.story import tables as t
from game.story.library import Loaded

# What was never said; where several kept silent; for who said yes all the same; what was said too late.
NEVER, TWO, AGREED, AFTER = 30, 10, 8, 20
WANTED = 6  # yeses to what was put forward, at most: the nearer it came to be signed, the more it matters
SIGNED, CAME_OUT, UNSIGNED = 32, 34, 22  # what was known as it was signed, and came out; where nothing was signed
Answer = Literal["never", "yes", "no", "not_yet", "later"]
ANSWERS: dict[int, Answer] = {c.YES: "yes", c.NO: "no", c.NOT_YET: "not_yet"}


@dataclass(frozen=True)
class Crossed:
    """`put`: `event` lays an option that those of `who` could not accept, and none had said so before all; `answer`:
    what they did say of it. `knew`: the first of `who` knew a fact when `event` ended a table. `later`: when it was
    said, or came out, in the end."""

    kind: Literal["put", "knew"]
    event: Event
    who: tuple[str, ...]
    weight: int
    option: str = ""
    fact: str = ""
    answer: Answer = "never"
    later: Event | None = None


def crossed(loaded: Loaded, state: State) -> list[Crossed]:
    """The strongest first, each option and each fact once."""
    names, history = Names(loaded, state), history_of(state)
    found = [*_put(names, history), *_knew(names, history)]
    kept: dict[str, Crossed] = {}
    for one in sorted(found, key=lambda one: -one.weight):
        kept.setdefault(one.option or one.fact, one)
    return list(kept.values())


def knew(names: Names, history: History, fact: int, seat: int, moment: int) -> bool:
    """Whether a seat knew a fact by then: from the start, or told, or shown."""
    if held_at_start(names.loaded.tables.secrets, names.state, seat, fact):
        return True
    return any(one.moment <= moment and one.witnesses >> seat & 1 for one in history.at(history.teaching(fact)))


def said_red(names: Names, events: list[Event], seat: int, option: int) -> Event | None:
    """The first of these events in which a seat says that it cannot accept this option."""
    zone = int(names.state.seat[seat, s.RED_ZONE])
    return next(
        (
            one
            for one in events
            if one.by == seat
            and (
                one.kind == c.E_RED_SHOWN
                or (one.kind == c.E_TOLD_RED and one.what == zone)
                or (one.kind == c.E_OBJECTED and objected_option(one.what) == option)
            )
        ),
        None,
    )


def _put(names: Names, history: History) -> Iterator[Crossed]:
    secrets, state, seats = names.loaded.tables.secrets, names.state, range(len(names.ids.seats))
    said = history.at(history.of(c.E_RED_SHOWN, c.E_TOLD_RED, c.E_OBJECTED))
    openly = [one for one in said if one.to < 0 or one.kind != c.E_TOLD_RED]
    gone = {one.by: one.moment for one in history.at(history.of(c.E_LEFT))[::-1]}
    for put in history.at(history.of(c.E_PUT, c.E_LIGHTER)):
        for option in sorted(own_of(names, put)):
            against: dict[Answer, list[tuple[int, Event | None]]] = {}
            for seat in seats:
                there = seat != put.by and gone.get(seat, put.moment) >= put.moment
                if not there or not is_red(secrets, state, seat, option):
                    continue
                later = said_red(names, openly, seat, option)
                if later is None or later.moment >= put.moment:
                    mark = _mark(history, put.what, seat)
                    against.setdefault("later" if later else mark, []).append((seat, later))
            yes = sum(mark.how == c.YES for mark in history.at(history.of(c.E_MARKED)) if mark.what == put.what)
            for answer, who in against.items():
                silent = NEVER + min(yes, WANTED) + TWO * (len(who) > 1) + AGREED * (answer == "yes")
                weight = AFTER if answer == "later" else silent
                named = tuple(names.seat(seat) for seat, _ in who)
                yield Crossed("put", put, named, weight, names.ids.options[option], answer=answer, later=who[0][1])


def _mark(history: History, package: int, seat: int) -> Answer:
    """What a seat said last of a package."""
    marks = [one.how for one in history.at(history.of(c.E_MARKED)) if (one.what, one.by) == (package, seat)]
    return ANSWERS[marks[-1]] if marks else "never"


def _knew(names: Names, history: History) -> Iterator[Crossed]:
    """Of what contradicted what was signed, or could have been."""
    frame, ids = names.loaded.tables.frame, names.ids
    for one in unseen(names.loaded, names.state):
        if not one.holder:
            continue
        fact, holder = ids.facts.code[one.fact], ids.seats.code[one.holder]
        clause, options = int(frame.fact[fact, t.FACT_CLAUSE]), int(frame.fact[fact, t.FACT_OPTIONS])
        out = next((each for each in history.at(history.of(c.E_BURST)) if each.what == fact), None)
        ends = [
            each
            for each in history.at(history.of(c.E_STOOD))
            if options >> int(names.state.package[each.what, clause]) & 1
        ] or list(history.at(history.of(c.E_NO_AGREEMENT)))
        at = next((each for each in ends if knew(names, history, fact, holder, each.moment)), None)
        if at is None or (out is not None and out.moment <= at.moment):
            continue
        weight = UNSIGNED if at.kind == c.E_NO_AGREEMENT else CAME_OUT if out else SIGNED
        yield Crossed("knew", at, (one.holder,), weight, fact=one.fact, later=out)
