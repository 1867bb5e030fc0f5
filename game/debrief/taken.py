"""Where the days and the money of a play went: what they would have reached, had each kept them for its own work."""

from typing import NamedTuple

from game.rules import state as s
from game.rules.state import State
from game.story import tables as t
from game.story.library import Loaded


class Taken(NamedTuple):
    """Days and euros that all had at the start and no longer have, less what they received (negative: they have more);
    people whom each would have reached with them on its own; `left`, those whom each reaches with what it still has."""

    days: float
    money: float
    by_days: float
    by_money: float
    left: float


def taken(loaded: Loaded, state: State) -> Taken:
    """Of all structures together. What lies in a common pot is still theirs, as the common good counts it."""
    frame, secrets, _ = loaded.tables
    days = money = by_days = by_money = left = 0.0
    for seat in range(int(frame.size[t.SEATS])):
        a_day, a_euro = float(secrets.seat[seat, t.PEOPLE_PER_DAY]), float(secrets.seat[seat, t.PEOPLE_PER_1000]) / 1000
        had_days, had_money = (max(0.0, float(frame.seat[seat, one])) for one in (t.START_DAYS, t.START_MONEY))
        kept_days = max(0.0, float(state.seat[seat, s.DAYS]))
        kept_money = max(0.0, float(state.seat[seat, s.MONEY] + state.seat[seat, s.MONEY_ESCROW]))
        days, money = days + had_days - kept_days, money + had_money - kept_money
        by_days, by_money = by_days + (had_days - kept_days) * a_day, by_money + (had_money - kept_money) * a_euro
        left += kept_days * a_day + kept_money * a_euro
    return Taken(days, money, by_days, by_money, left)
