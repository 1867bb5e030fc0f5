"""What one finding is, which are never left out, and how several of one deed or of one kind are told as one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from game.debrief.words import Words
from game.rules.history import Event

FLAGRANT, BRAVE = 90, 68  # weights from which what was not good, and what was, is never left out
SAID = {"secret", "told", "red_shown", "said_in_time"}  # kinds of findings that an option of a scene may say
Kind = Literal[
    "broke",
    "claimed",
    "cheated",
    "promise_broken",
    "lied",
    "decided_for",
    "burst",
    "own_red",
    "refused",
    "certain",
    "asked_nobody",
    "choice",
    "said_in_time",
    "secret",
    "owned",
    "paid",
    "named",
    "no_alone",
    "stopped",
    "carried",
    "listened",
    "red_shown",
    "promise_kept",
    "warned",
    "gave",
    "told",
    "stayed",
    "answered",
    "went",
    "put",
    "left",
    "true_words",
    "days_left",
]


@dataclass(frozen=True)
class Finding:
    """`place`: of the act in the play's events, -1 for none; `tick`, `step`: when; `event`: the act itself; `came`:
    what came of it, as an event. `to`: whom it touched, "" nobody or all. `times`: how often. `choice`: the option
    chosen, where that was the act; `because`: what the scenario says of it; `fact`, `package`: what it is about.
    `after`: the end of the id of the sentence that says what came of it; `days`: given, where that was the act."""

    kind: Kind
    good: bool
    weight: int
    place: int
    tick: int
    step: int
    to: str = ""
    times: int = 1
    choice: str = ""
    because: Words | None = None
    fact: str = ""
    package: tuple[str, ...] = ()
    after: str = ""
    days: float = 0.0
    event: Event | None = None
    came: Event | None = None

    @property
    def always(self) -> bool:
        """Whether it is never left out: a flagrant act, or a brave one."""
        return self.weight >= (BRAVE if self.good else FLAGRANT)


def one_deed(found: Iterable[Finding]) -> list[Finding]:
    """An option chosen in a scene and the words that it had one say are one deed, told once and as weighty as the
    weightiest: as the option, or as what was said in time."""
    every = list(found)
    for tick in {one.tick for one in every if one.choice and one.good}:
        same = [one for one in every if one.tick == tick and one.good and (one.choice or one.kind in SAID)]
        told = next((one for one in same if one.kind == "said_in_time"), next(one for one in same if one.choice))
        if any(one.kind in SAID for one in same):
            weight = max(one.weight for one in same)
            every = [one for one in every if one not in same] + [replace(told, weight=weight)]
    return every


def gathered(found: Iterable[Finding]) -> list[Finding]:
    """Acts of one kind are one finding, the first of them that is never left out, or else the first; choices stay
    apart, each told once, and so do facts where telling them is never left out."""
    kinds: dict[tuple[str, str, str], Finding] = {}
    for one in found:
        key = (one.kind, one.choice, one.fact if one.always else "")
        before = kinds.get(key)
        if before is None:
            kinds[key] = one
        else:
            kinds[key] = replace(one if one.always and not before.always else before, times=before.times + 1)
    return list(kinds.values())
