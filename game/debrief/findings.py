"""Findings on one structure of a finished play: what it did, when, what came of it. The flagrant ones are always found;
one at least is what it did best.
"""

from collections.abc import Iterable
from dataclasses import replace

from game.debrief import outcome as o
from game.debrief.brave import brave_choices, broken_choices, came_of, first_named, lone_refusals, said_why
from game.debrief.found import BRAVE, FLAGRANT, SAID, Finding, Kind, gathered, one_deed
from game.debrief.outcome import Outcome
from game.debrief.story import Names, step_of
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.history import Event, held_at_start, history_of
from game.rules.packing import is_approach, topic_of
from game.rules.read.agendas import is_red
from game.rules.state import State
from game.story import tables as t
from game.story.gifts import effects_of
from game.story.library import Loaded

CHOSEN = 10  # weight of a choice of which nothing else is said: it quotes oneself, and tells what came of it
FEWEST, WORST_SHOWN = 3, 2  # findings of a page; those that are not good, unless more are flagrant
COURAGE = 69  # weight of what is told first; having named a tension comes after it


def findings(loaded: Loaded, state: State, outcome: Outcome, seat: str) -> list[Finding]:
    """Three findings, more where more acts than that were flagrant or brave; what was done best is the first that is
    good. In the order of the play."""
    seen = _Seen(loaded, state, outcome, seat)
    found = gathered(_one_fact(seen, one_deed(_all(seen))))
    bad = sorted((one for one in found if not one.good), key=lambda one: (-one.weight, one.tick))
    good = sorted((one for one in found if one.good), key=lambda one: (-one.weight, one.tick))
    kept = [one for at, one in enumerate(bad) if at < WORST_SHOWN or one.always]
    brave = sum(one.always for one in good)
    kept += good[: max(1, brave, FEWEST - len(kept))]
    return sorted(_with_what_came(seen, kept), key=lambda one: one.tick)


def _one_fact(seen: "_Seen", found: Iterable[Finding]) -> list[Finding]:
    """A fact told is told once, whatever the scene in which an option said it: as what was said, as weighty as the
    weightiest; a choice that the scene judged otherwise stays."""
    every, frame = list(found), seen.loaded.tables.frame
    for told in [one for one in every if one.fact and one.good and one.kind in SAID]:
        fact = seen.names.ids.facts.code[told.fact]
        same = [one for one in every if one.good and one.choice and fact in revealed(frame, seen.names, one.choice)]
        weight = max(one.weight for one in (told, *same))
        every = [replace(one, weight=weight) if one is told else one for one in every if one not in same]
    return every


def revealed(frame: t.Frame, names: Names, choice: str) -> set[int]:
    """The facts that a choice tells."""
    rows = effects_of(frame, names.ids.choices.code[choice])
    return {int(row[1]) for row in rows if int(row[0]) == t.EFFECT_REVEAL}


def _with_what_came(seen: "_Seen", found: Iterable[Finding]) -> Iterable[Finding]:
    """The findings with what came of each; what came of several, with the weightiest alone."""
    told: set[Event] = set()
    for one in sorted(found, key=lambda one: -one.weight):
        came = came_of(seen, one.event) if one.event is not None else None
        yield one if came is None or came in told else replace(one, came=came)
        told |= {came} if came is not None else set()


class _Seen:
    """A play as one structure is found in it."""

    def __init__(self, loaded: Loaded, state: State, outcome: Outcome, seat: str) -> None:
        self.loaded, self.state, self.outcome = loaded, state, outcome
        self.names = Names(loaded, state)
        self.me = self.names.ids.seats.code[seat]
        self.history = history_of(state)
        self.items = outcome.item[: int(outcome.scal[o.OUT_ITEMS])].tolist()

    def mine(self, *kinds: int) -> list[tuple[int, Event]]:
        """What I did, of these kinds, each with its place."""
        places = [place for place in self.history.of(*kinds) if self.history.events[place].by == self.me]
        return [(place, self.history.events[place]) for place in places]

    def any_of(self, *kinds: int) -> list[Event]:
        return self.history.at(self.history.of(*kinds))

    def made(self, kind: Kind, good: bool, weight: int, place: int, after: str = "", **more: object) -> Finding:
        event = self.history.events[place]
        to = self.names.seat(event.to)
        return Finding(kind, good, weight, place, event.moment, event.step, to, after=after, event=event, **more)  # type: ignore[arg-type]


def _all(seen: _Seen) -> Iterable[Finding]:
    yield from _shares(seen)
    yield from _words(seen)
    yield from _over_others(seen)
    yield from _judged(seen)
    yield from _choices(seen)
    yield from _good(seen)
    yield from _last(seen)


def _shares(seen: _Seen) -> Iterable[Finding]:
    """What was given of what was promised, and what was said of it."""
    repaired = any(event.how == c.PAID for _, event in seen.mine(c.E_SETTLED)) or any(
        event.to == seen.me and event.how == c.PRICE_NOTHING for event in seen.any_of(c.E_PRICED)
    )
    out = any(event.how == 1 for _, event in seen.mine(c.E_LIE_OUT))
    for place, event in seen.mine(c.E_TRULY):
        short = c.AMOUNTS[event.what] < 1.0
        if short and event.how == c.CLAIMED:
            yield seen.made("claimed", False, 99, place, "out" if out else "unseen")
        elif short and event.how != c.WARNED:
            yield seen.made("broke", False, 98, place, "mended" if repaired else "unmended")
        elif short:
            yield seen.made("warned", True, BRAVE, place)
    given, promised = seen.state.seat[seen.me, s.GIVEN_DAYS], seen.state.seat[seen.me, s.PROMISED_DAYS]
    kept = [place for place, event in seen.mine(c.E_DELIVERED) if event.what not in c.SHORT]
    if promised > 0.0 and given >= promised and kept:
        yield seen.made("gave", True, 58, kept[-1], days=float(given))


def _words(seen: _Seen) -> Iterable[Finding]:
    """Words kept and broken."""
    out = {(one.to, topic_of(one.what)) for _, one in seen.mine(c.E_LIE_OUT) if one.how != 1}
    for place, event in seen.mine(c.E_SWAP):
        if event.how == c.CHEAT:
            yield seen.made("cheated", False, 97, place)
    for place, _ in seen.mine(c.E_PROMISE_BROKEN):
        yield seen.made("promise_broken", False, 96, place)
    for place, event in seen.mine(c.E_LIED):
        yield seen.made("lied", False, 94, place, "out" if (event.to, topic_of(event.what)) in out else "unseen")
    for place, _ in seen.mine(c.E_PROMISE_KEPT):
        yield seen.made("promise_kept", True, 54, place)
    for place, event in seen.mine(c.E_OWNED):
        if event.how == c.OWNED:
            yield seen.made("owned", True, 72, place)
    for place, event in seen.mine(c.E_SETTLED):
        if event.how == c.PAID:
            yield seen.made("paid", True, 66, place)


def _over_others(seen: _Seen) -> Iterable[Finding]:
    """What was decided or imposed over somebody else's head; a choice of a scene says it in its own words."""
    chosen = {event.moment for _, event in seen.mine(c.E_CHOICE)}
    for place, _ in seen.mine(c.E_DECIDED_FOR):
        yield seen.made("decided_for", False, 95, place)
    for place, event in seen.mine(c.E_GESTURE):
        if event.how >= 2 and event.what in (e.DECIDES_FOR, e.IMPOSES) and event.moment in chosen:
            weight = FLAGRANT if event.what == e.DECIDES_FOR else 60
            code = next(one.what for _, one in seen.mine(c.E_CHOICE) if one.moment == event.moment)
            yield seen.made("choice", False, weight, place, "imposed", choice=seen.names.ids.choices[code])
    for place, event in broken_choices(seen):
        yield seen.made("choice", False, FLAGRANT, place, "broken", choice=seen.names.ids.choices[event.what])


def _judged(seen: _Seen) -> Iterable[Finding]:
    """What the debrief found of this structure, by rules that hold in any scenario."""
    for place, event in seen.mine(c.E_BURST):
        yield seen.made("burst", False, 92, place, fact=seen.names.ids.facts[event.what])
    for topic, _, rule, moment, by, _, what in seen.items:
        if by != seen.me or is_approach(topic):
            continue
        if rule == o.RED_UNVOICED:
            yield Finding("own_red", False, 80, -1, moment, _step_of(seen, moment), package=_crossed(seen, what))
        elif rule == o.REFUSED_WHAT_SUITED:
            yield Finding(
                "refused",
                False,
                78,
                -1,
                moment,
                _step_of(seen, moment),
                package=tuple(seen.names.package(what)),
            )
        elif rule == o.FACT_BEFORE and seen.outcome.pitfall[topic] == t.AVOIDED:
            yield Finding("said_in_time", True, 84, -1, moment, _step_of(seen, moment), fact=seen.names.ids.facts[what])
        elif rule == o.SURE_AND_WRONG:
            yield Finding("certain", False, 40, -1, moment, _step_of(seen, moment), times=what)


def _crossed(seen: _Seen, package: int) -> tuple[str, ...]:
    """The options of a package that I could not accept."""
    code = seen.names.ids.options.code
    secrets = seen.loaded.tables.secrets
    return tuple(one for one in seen.names.package(package) if is_red(secrets, seen.state, seen.me, code[one]))


def _choices(seen: _Seen) -> Iterable[Finding]:
    """Choices of scenes of which the scenario says something."""
    chosen = {(event.moment, event.step): event.what for _, event in seen.mine(c.E_CHOICE)}
    brave = {event.what for _, event in brave_choices(seen)}
    for place, event in seen.mine(c.E_EVIDENCE):
        code = chosen.get((event.moment, event.step))
        if code is None:
            continue
        topic, number = (int(one) for one in seen.loaded.tables.frame.row[event.what, [0, 3]])
        good = is_approach(topic) or event.how == t.AVOIDED
        path = seen.names.ids.evidence[number]
        weight = (64 if not is_approach(topic) else 62) if good else FLAGRANT + 1 if event.how == t.FALLEN else 66
        weight = BRAVE if good and code in brave else weight
        yield seen.made(
            "choice",
            good,
            weight,
            place,
            choice=seen.names.ids.choices[code],
            because=seen.names.path(f"{path}.because"),
        )
    for place, event in brave_choices(seen):
        yield seen.made("choice", True, BRAVE, place, choice=seen.names.ids.choices[event.what])


def _good(seen: _Seen) -> Iterable[Finding]:
    signed = int(seen.outcome.scal[o.OUT_SIGNED_AT])
    for place, event in seen.mine(c.E_TENSION):
        own = event.what == 0 or _own(seen, event.what - 1)
        if (own and (first_named(seen, event) or event.what > 0)) or _echoed(seen, event):
            yield seen.made("named", True, BRAVE, place)
    for place, _ in lone_refusals(seen):
        yield seen.made("no_alone", True, COURAGE, place)
    for place, event in seen.mine(c.E_TOLD_FACT):
        if event.how == 0 and _own(seen, event.what) and not _told_before(seen, event):
            yield seen.made("secret", True, COURAGE, place, fact=seen.names.ids.facts[event.what])
    for place, event in seen.mine(c.E_RED_SHOWN):
        yield seen.made("red_shown", True, 60 if _opened_by_another(seen, event) else COURAGE, place)
    if signed >= 0 and seen.history.events[signed].by == seen.me:
        stood = seen.history.events[signed]
        package = seen.names.package(stood.what, stood.step)
        yield seen.made("carried", True, 56, signed, package=tuple(package))
    for place, event in seen.mine(c.E_ASKED):
        if event.how == c.LISTENING and _answered(seen, place):
            yield seen.made("listened", True, 61, place)
    shown = {event.what for _, event in seen.mine(c.E_RED_SHOWN)}  # before all: it tells more than the same aside
    for place, event in seen.mine(c.E_TOLD_SEEKS, c.E_TOLD_RED):
        if event.kind == c.E_TOLD_RED and event.what in shown:
            continue
        if event.what in (seen.state.seat[seen.me, s.SEEKS], seen.state.seat[seen.me, s.RED_ZONE]):
            yield seen.made("told", True, 57 if _opened_by_another(seen, event) else COURAGE, place)


def _own(seen: _Seen, fact: int) -> bool:
    """A fact (-1: none) that I alone knew from the start."""
    knew = [
        held_at_start(seen.loaded.tables.secrets, seen.state, seat, fact) for seat in range(len(seen.names.ids.seats))
    ]
    return fact >= 0 and sum(knew) == 1 and knew[seen.me]


def _echoed(seen: _Seen, named: Event) -> bool:
    """Whether somebody else went on from the tension named, at the same table: said what they cannot accept, named one,
    told a fact to all, or put forward something lighter."""
    later = seen.any_of(c.E_RED_SHOWN, c.E_TENSION, c.E_TOLD_FACT, c.E_LIGHTER)
    return any(
        one.by >= 0 and one.by != seen.me and one.to < 0 and one.step == named.step and one.moment > named.moment
        for one in later
    )


def _told_before(seen: _Seen, told: Event) -> bool:
    """Whether the fact was told before, or is told in naming a tension, or is a finding of its own."""
    in_time = {what for _, _, rule, _, by, _, what in seen.items if rule == o.FACT_BEFORE and by == seen.me}
    before = any(one.what == told.what and one.moment < told.moment for one in seen.any_of(c.E_TOLD_FACT))
    named = any(event.moment == told.moment for _, event in seen.mine(c.E_TENSION))
    return before or named or told.what in in_time


def _opened_by_another(seen: _Seen, told: Event) -> bool:
    """Whether somebody else had said before what it seeks or cannot accept."""
    said = seen.any_of(c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_RED_SHOWN)
    return any(one.by != seen.me and one.moment <= told.moment for one in said)


def _answered(seen: _Seen, place: int) -> bool:
    """Whether the question at this place was answered wholly."""
    asked = seen.history.events[place]
    return any(
        event.by == asked.to
        and event.to == seen.me
        and event.step == asked.step
        and event.how == c.WHOLLY
        and topic_of(event.what) == asked.what
        for event in seen.history.at(seen.history.of(c.E_ANSWERED))
    )


def _last(seen: _Seen) -> Iterable[Finding]:
    """What is said where there is little else: having asked nobody, choices without consequence, having stayed."""
    end = len(seen.history.events) - 1
    if end < 0:
        return
    if not seen.mine(c.E_ASKED, c.E_PRESSED, c.E_VISITED) and _corridors(seen):
        yield seen.made("asked_nobody", False, 50, end)
    spoken = {(event.moment, event.step) for _, event in seen.mine(c.E_EVIDENCE)}
    for place, event in seen.mine(c.E_CHOICE):
        if (event.moment, event.step) not in spoken:
            yield seen.made("choice", True, CHOSEN, place, choice=seen.names.ids.choices[event.what])
    for place, event in seen.mine(c.E_ANSWERED):
        if event.how == c.WHOLLY:
            yield seen.made("answered", True, 6, place)
    for place, _ in seen.mine(c.E_VISITED, c.E_PREPARED):
        yield seen.made("went", True, 8, place)
    for place, _ in seen.mine(c.E_PUT, c.E_LIGHTER):
        yield seen.made("put", True, 5, place)
    if not int(seen.state.scal[s.LEFT]) >> seen.me & 1:
        yield seen.made("stayed", True, 4, end)
    for place, event in seen.mine(c.E_LEFT, c.E_WITHDREW):
        if said_why(seen) and event.kind == c.E_WITHDREW:
            yield seen.made("stopped", True, BRAVE, place)
        else:
            yield seen.made("left", False, 76 if event.kind == c.E_WITHDREW else FLAGRANT, place)
    false = [event for _, event in seen.mine(c.E_TRULY) if event.how == c.CLAIMED]
    if not seen.mine(c.E_LIED) and not false:
        yield seen.made("true_words", True, 2, end)
    if seen.state.seat[seen.me, s.DAYS] > 0.0:
        yield seen.made("days_left", True, 1, end, times=max(1, round(float(seen.state.seat[seen.me, s.DAYS]))))


def _corridors(seen: _Seen) -> bool:
    """Whether this play had a corridor at all."""
    course = seen.loaded.tables.frame.course
    last = min(int(seen.state.scal[s.STEP]), len(course) - 1)
    return any(int(course[step, t.STEP_KIND]) == t.COURSE_CORRIDOR for step in range(last + 1))


def _step_of(seen: _Seen, moment: int) -> int:
    """The step of the course at a moment of the play."""
    return max(0, step_of([(event.moment, event.step) for event in seen.history.events], moment))
