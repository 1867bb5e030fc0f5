"""What no debrief may say, looked for in plays: `untrue` names each breach, by rules of its own that share nothing with
those that judge.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from game.debrief import outcome as o
from game.debrief.common import common_good
from game.debrief.debrief import approaches_seen
from game.debrief.story import Names, happened
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.history import held_at_start
from game.story import tables as t

CLOSE = 1e-6
SHARES = ("free-riding", "hidden-cost")
Ints = Any


def events_of(state: s.State, *kinds: int) -> Ints:
    event = state.event[: int(state.scal[s.EVENTS])]
    return event[np.isin(event[:, s.KIND], kinds)]


def untrue(tables: Any, state: s.State, outcome: o.Outcome) -> Iterator[str]:
    """Each thing said of this play that its state contradicts."""
    frame, secrets, _ = tables
    reached = outcome.people[o.PEOPLE_PROJECT] + outcome.people[o.PEOPLE_ELSEWHERE]
    alone, best = outcome.people[o.PEOPLE_STOPPING], outcome.people[o.PEOPLE_BEST]
    value = outcome.dials[0, o.DIAL_COMMON]
    if (value >= 50.0) != (reached >= alone):
        yield "common good on the wrong side of stopping"
    if max(reached, alone) > best + CLOSE:
        yield "reached more than the best"
    if not 0.0 <= value <= 100.0 or (reached >= best > alone and value < 100.0 - CLOSE):
        yield "common good out of its scale"

    def avoided(pitfall: str) -> bool:
        return int(outcome.pitfall[t.PITFALLS.index(pitfall)]) == t.AVOIDED

    if avoided("unspoken-interests") and (len(events_of(state, c.E_BURST)) or unsaid(frame, state)):
        yield "nothing was unspoken, and a knot was there"
    if avoided("wealth-by-nature") and state.scal[s.PERIOD] > 0 and state.scal[s.PEOPLE] / 1000 < used(secrets, state):
        yield "wealth was not taken for granted, and less was reached than apart"
    truly = events_of(state, c.E_TRULY)
    claimed = [one for one in truly if one[s.E_HOW] == c.CLAIMED and c.AMOUNTS[one[s.E_WHAT]] < 1.0]
    if avoided("free-riding") and claimed:
        yield "nobody rode free, and a share was claimed"
    missing = {short(state, seat) for seat in range(state.seat.shape[0])}
    if any(avoided(pitfall) and pitfall in missing for pitfall in SHARES):
        yield "every share was given, and one was not"
    if avoided("autonomy-fears") and len(events_of(state, c.E_DECIDED_FOR)):
        yield "nobody was decided for, and one was"
    strong = [one for one in events_of(state, c.E_GESTURE) if one[s.E_WHAT] == e.IMPOSES and one[s.E_HOW] >= 2]
    if avoided("resistance-to-change") and strong:
        yield "nothing was imposed, and it was"
    for seat in range(state.seat.shape[0]):
        if all_repaired(state, seat) and fallen_by_share(outcome, seat):
            yield "repaired in the play, and not in the debrief"


def overstated(loaded: Any, sheets: Any, state: s.State, outcome: o.Outcome) -> Iterator[str]:
    """Each word of a verdict that goes beyond its numbers."""
    good = common_good(outcome)
    more = good.reached > good.alone * 1.005
    if (good.band in ("high", "very_high")) != more or (good.standing == "below") != (
        good.reached < good.alone * 0.995
    ):
        yield f"common good {good.band}, {good.standing}, of {good.reached:.1f} for {good.alone:.1f} apart"
    if good.standing in ("nearly", "best_reached", "beyond") and good.reached < good.alone + 0.8 * (
        good.best - good.alone
    ):
        yield "nearly the best, and it is not"
    yield from falsely_named(loaded, state)
    names = Names(loaded, state)
    for one in approaches_seen(loaded, sheets, names, outcome):
        share = one.taken / max(1, one.met)
        low, high = {"not": (0.0, 0.0), "little": (0.001, 0.25), "half": (0.25, 0.6)}.get(one.verdict, (0.0, 1.0))
        if not low - CLOSE <= share <= high or (one.verdict == "practised" and share < 0.6):
            yield f"{one.verdict} of an approach taken {one.taken} times of {one.met}"


def falsely_named(loaded: Any, state: s.State) -> Iterator[str]:
    """Each structure that the story names as having told all, or as whose knot burst, and was not."""
    _, secrets, ids = loaded.tables
    told = events_of(state, c.E_TOLD_FACT)
    for one in happened(loaded, state):
        event = one.event
        if event is None or not one.by:
            continue
        by = ids.seats.code[one.by]
        if one.kind == "said" and not any(
            (row[s.E_BY], row[s.E_TO], row[s.E_WHAT]) == (by, -1, event.what) and row[s.MOMENT] <= event.moment
            for row in told
        ):
            yield "named as having told all, and did not"
        if one.kind == "burst" and not held_at_start(secrets, state, by, event.what):
            yield "named as whose knot it was, and had only learnt it"


def unsaid(frame: Any, state: s.State) -> bool:
    """The agreement in force is contradicted by a fact that somebody knows and somebody bound does not."""
    if state.scal[s.IN_FORCE] < 0:
        return False
    seats, package = state.seat.shape[0], state.package[int(state.scal[s.IN_FORCE])]
    bound = [seat for seat in range(seats) if int(state.scal[s.BOUND]) >> seat & 1]
    for fact in range(int(frame.size[t.FACTS])):
        clause, options = int(frame.fact[fact, t.FACT_CLAUSE]), int(frame.fact[fact, t.FACT_OPTIONS])
        said = state.fact[fact, seats + s.SAID_AT] + state.fact[fact, seats + s.BURST_AT]
        knows = state.fact[fact, :seats] != c.UNKNOWN
        if clause >= 0 and options >> int(package[clause]) & 1 and not said and knows.any() and not knows[bound].all():
            return True
    return False


def used(secrets: Any, state: s.State) -> float:
    """People that what was given to the project would have reached apart."""
    days, euros = state.seat[:, s.DAYS_DELIVERED], state.seat[:, s.MONEY_SPENT]
    return float(days @ secrets.seat[:, t.PEOPLE_PER_DAY] + euros @ secrets.seat[:, t.PEOPLE_PER_1000] / 1000.0)


def short(state: s.State, seat: int) -> str:
    """The pitfall of a structure that gave under half of its promise: its days were spent elsewhere, or were there
    while the others gave theirs; "" for none."""
    promised, given = state.seat[:, s.PROMISED_DAYS], state.seat[:, s.GIVEN_DAYS]
    if promised[seat] <= 0.0 or given[seat] >= 0.5 * promised[seat] - CLOSE:
        return ""
    others = np.arange(len(promised)) != seat
    if state.seat[seat, s.DAYS] < 0.5 * (promised[seat] - given[seat]) - CLOSE:
        return "hidden-cost"
    carried = promised[others].sum() > 0 and given[others].sum() >= 0.8 * promised[others].sum() + CLOSE
    return "free-riding" if carried else ""


def all_repaired(state: s.State, seat: int) -> bool:
    broken = [
        one
        for one in events_of(state, c.E_DELIVERED, c.E_BURST)
        if one[s.E_BY] == seat and (one[s.KIND] == c.E_BURST or (one[s.E_WHAT] in c.SHORT and one[s.E_HOW] != c.WARNED))
    ]
    paid = [one for one in events_of(state, c.E_SETTLED) if one[s.E_BY] == seat and one[s.E_HOW] == c.PAID]
    let = [one for one in events_of(state, c.E_PRICED) if one[s.E_TO] == seat and one[s.E_HOW] == c.PRICE_NOTHING]
    return 0 < len(broken) <= len(paid) + len(let)


def fallen_by_share(outcome: o.Outcome, seat: int) -> bool:
    item = outcome.item[: int(outcome.scal[o.OUT_ITEMS])]
    about = np.isin(item[:, o.TOPIC], [t.PITFALLS.index(one) for one in SHARES]) & (item[:, o.I_BY] == seat)
    by_share = np.isin(item[:, o.RULE], [o.RODE_FREE, o.DAYS_LACKING])
    return bool((about & by_share & (item[:, o.GRADE] == t.FALLEN)).any())
