"""The common good of a play in people, and the bands in which dials are shown."""

from dataclasses import dataclass
from typing import Literal

from game.debrief import outcome as o
from game.debrief.outcome import Outcome

BANDS = ("very_low", "low", "middle", "high", "very_high")
CLOSE = 0.005  # share of `alone` within which as many were reached
FAR, LEVEL, NEARLY = 25.0, 0.5, 90.0  # on the dial of the common good: far below, about the middle, nearly the best


@dataclass(frozen=True)
class CommonGood:
    """People reached, and the dial: 50 where they are as many as each would have reached on its own (`alone`), 100 at
    the best that these structures could do together (`best`): what they could plan at the start (`foreseen`), or what
    they reached where it is more."""

    value: float
    reached: float
    alone: float
    best: float
    foreseen: float

    @property
    def standing(self) -> Literal["below", "same", "above", "nearly", "best_reached", "beyond"]:
        """Where what was reached stands, people counted whole: never above what it is."""
        reached, best, apart = round(self.reached), round(self.foreseen), self.reached - self.alone
        if abs(apart) <= CLOSE * self.alone:
            return "same"
        if apart < 0:
            return "below"
        if reached >= best:
            return "beyond" if reached > best else "best_reached"
        return "nearly" if self.value >= NEARLY else "above"

    @property
    def band(self) -> str:
        """The band of its dial: the middle one is as many as apart, whatever is far below it the lowest."""
        bands = {"same": "middle", "above": "high", "below": "very_low" if self.value < FAR else "low"}
        return bands.get(self.standing, "very_high")


def common_good(outcome: Outcome) -> CommonGood:
    reached = float(outcome.people[o.PEOPLE_PROJECT] + outcome.people[o.PEOPLE_ELSEWHERE])
    alone = float(outcome.people[o.PEOPLE_STOPPING])
    foreseen = float(outcome.plan[o.BEST_PLAN + outcome.ready[o.SLOT]])
    return CommonGood(float(outcome.dials[0, o.DIAL_COMMON]), reached, alone, max(foreseen, reached), foreseen)


def band(value: float, dial: str = "") -> str:
    """Five bands of twenty; of the common good, those of `CommonGood.band`, as near as its value tells."""
    if dial != "common_good":
        return BANDS[min(4, max(0, int(value // 20)))]
    return BANDS[sum(value > bound for bound in (FAR, 50.0 - LEVEL, 50.0 + LEVEL, NEARLY))]
