"""Where the days and the money of a play went: what they would have reached, had each kept them for its own work."""

from typing import NamedTuple

from game.debrief.boxed import boxed_days, own_people
from game.debrief.dials import elsewhere
from game.rules import state as s
from game.rules.state import State
from game.story import tables as t
from game.story.library import Loaded


class Taken(NamedTuple):
    """Days and euros that all had at the start and no longer have, less what they received (negative: they have more);
    people whom each would have reached with them on its own; `left`, those whom each reaches with what it still
    has, and in its own name; `boxed`: days put in boxes, among the days."""

    days: float
    money: float
    by_days: float
    by_money: float
    left: float
    boxed: float = 0.0


def taken(loaded: Loaded, state: State) -> Taken:
    """Of all structures together. What lies in a common pot is still theirs, as the common good counts it."""
    frame, secrets, _ = loaded.tables
    days = money = by_days = by_money = left = boxed = 0.0
    for seat in range(int(frame.size[t.SEATS])):
        had_days, had_money = (max(0.0, float(frame.seat[seat, one])) for one in (t.START_DAYS, t.START_MONEY))
        kept_days = max(0.0, float(state.seat[seat, s.DAYS]))
        kept_money = max(0.0, float(state.seat[seat, s.MONEY] + state.seat[seat, s.MONEY_ESCROW]))
        days, money = days + had_days - kept_days, money + had_money - kept_money
        by_days += elsewhere(secrets, seat, had_days, 0.0) - elsewhere(secrets, seat, kept_days, 0.0)
        by_money += elsewhere(secrets, seat, 0.0, had_money) - elsewhere(secrets, seat, 0.0, kept_money)
        left += elsewhere(secrets, seat, kept_days, kept_money) + own_people(frame, state, seat)
        boxed += boxed_days(frame, state, seat)
    return Taken(days, money, float(by_days), float(by_money), float(left), boxed)
