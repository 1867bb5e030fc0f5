"""Acts of courage, and what came of an act: readings of a play's events that findings are made of."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from game.debrief import outcome as o
from game.debrief.outcome import Outcome
from game.rules import codes as c
from game.rules import effects as e
from game.rules.history import Event, History
from game.rules.read.packages import crosses_red, gain_of
from game.rules.read.standing import signs_at
from game.rules.state import State
from game.story import tables as t
from game.story.gifts import effects_of
from game.story.library import Loaded

AT_A_COST = 2  # strength from which what one discloses in a scene costs something
OTHERS = 2  # who say yes, at least, for a no to be alone
SPEAKING = (c.E_RED_SHOWN, c.E_TENSION, c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_LIGHTER)
SAID = (o.OBJECTED_WITH, o.NAMED_IT, o.SAID_COST, o.SPOKE_RED)  # by who goes, of why


class Seen(Protocol):
    """A play as one structure is found in it."""

    loaded: Loaded
    state: State
    outcome: Outcome
    history: History
    me: int

    def mine(self, *kinds: int) -> list[tuple[int, Event]]: ...
    def any_of(self, *kinds: int) -> list[Event]: ...


def chosen_with(seen: Seen, *gestures: tuple[int, int]) -> Iterable[tuple[int, Event]]:
    """My choices of scenes that hold one of these gestures, of this strength at least: each with its place, once."""
    made = {
        event.moment
        for _, event in seen.mine(c.E_GESTURE)
        if any(event.what == what and event.how >= least for what, least in gestures)
    }
    yield from ((place, event) for place, event in seen.mine(c.E_CHOICE) if event.moment in made)


def brave_choices(seen: Seen) -> Iterable[tuple[int, Event]]:
    """Those in which I named the tension, refused, or said what costs; not where a refusal only eased things at
    home."""
    aloud = (e.NAMES_TENSION_TO, 1), (e.DISCLOSES, AT_A_COST)
    said = {place for place, _ in chosen_with(seen, *aloud)}
    for place, event in chosen_with(seen, *aloud, (e.REFUSES, 1)):
        if place in said or not _eases(seen, event.what):
            yield place, event


def _eases(seen: Seen, choice: int) -> bool:
    """Whether a choice eases the pressure at home."""
    effects = effects_of(seen.loaded.tables.frame, choice)
    return bool(((effects[:, 0] == t.EFFECT_HOME) & (effects[:, 1] < 0)).any())


def broken_choices(seen: Seen) -> Iterable[tuple[int, Event]]:
    """Those in which I went back on what had been agreed, but for saying at last what had to be said."""
    told = {place for place, _ in chosen_with(seen, (e.DISCLOSES, 1))}
    return ((place, event) for place, event in chosen_with(seen, (e.BREAKS, 1)) if place not in told)


def lone_refusals(seen: Seen) -> Iterable[tuple[int, Event]]:
    """My no to what all the others who sign said yes to in the same round, where it would have cost me: it crossed what
    I cannot accept, or was worth less than signing nothing."""
    frame, secrets, _ = seen.loaded.tables
    marks = seen.any_of(c.E_MARKED)
    for place, mark in seen.mine(c.E_MARKED):
        if mark.how != c.NO or not signs_at(frame, mark.step, seen.me):
            continue
        others = {one.by: one.how for one in marks if one.what == mark.what and one.moment == mark.moment}
        said = [how for by, how in others.items() if by != seen.me and signs_at(frame, mark.step, by)]
        if len(said) < OTHERS or any(how != c.YES for how in said):
            continue
        options = seen.state.package[mark.what]
        under = gain_of(frame, secrets, seen.state, seen.me, options) < secrets.seat[seen.me, t.RESERVE]
        if under or crosses_red(frame, secrets, seen.state, seen.me, options):
            yield place, mark


def said_why(seen: Seen) -> bool:
    """Whether I had said, in the play, what did not suit me."""
    return bool(seen.outcome.seen[seen.me, list(SAID)].sum())


def first_named(seen: Seen, named: Event) -> bool:
    """Whether nobody had named the tension before at that table."""
    return all(one.moment >= named.moment for one in seen.any_of(c.E_TENSION) if one.step == named.step)


def came_of(seen: Seen, act: Event) -> Event | None:
    """What came of an act of mine, as another's: who spoke after me, what was asked of me to make it good, what became
    of what I had confided or refused; None where nothing did."""
    later = seen.history.events[seen.history.since(act.moment - 1) :]
    later = [one for one in later if one.witnesses >> seen.me & 1 and one.moment >= act.moment]
    if act.kind in (c.E_MARKED, c.E_WITHDREW, c.E_LEFT):
        return _first(later, (c.E_STOOD, c.E_NO_AGREEMENT), step=act.step)
    if act.kind in (c.E_TRULY, c.E_SWAP, c.E_PROMISE_BROKEN, c.E_OWNED):
        return _first(later, (c.E_PRICED,), to=seen.me)
    if act.kind == c.E_BURST:
        return next((one for one in later if one.kind == c.E_REACTED and _speaks(one, seen.me)), None)
    if act.kind == c.E_TENSION and act.to >= 0:
        return _first(later, (c.E_OWNED,), to=seen.me)  # a wrong, for which its author answered
    if act.to < 0:
        after = [one for one in later if one.by != seen.me and one.by >= 0 and one.moment > act.moment]
        return _first(after, SPEAKING, step=act.step, to=-1)
    kept = [one for one in later if one.kind == c.E_CONFIDED and one.by == seen.me and one.to == act.to and one.how]
    answers = [one for one in later if one.by == act.to and one.to == seen.me and one.moment > act.moment]
    return next(iter(kept), None) or _first(answers, SPEAKING, step=act.step)


def _speaks(reacted: Event, me: int) -> bool:
    return reacted.by not in (me, -1) and reacted.how != c.LET_PASS


def _first(
    events: Sequence[Event], kinds: Sequence[int], step: int | None = None, to: int | None = None
) -> Event | None:
    """The first of these kinds, at a step and to somebody where they are given."""
    return next(
        (
            one
            for one in events
            if one.kind in kinds and step in (None, one.step) and to in (None, one.to) and not _passed_on(one)
        ),
        None,
    )


def _passed_on(event: Event) -> bool:
    """Said of somebody else: no answer to what one said of oneself."""
    return event.kind == c.E_TOLD_FACT and event.how == 1
