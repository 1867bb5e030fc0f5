"""Which conditions of texts held, from moment to moment: a text is read as it stood when what it tells happened.

A moment is a number of moves, as on events. What holds is asked of the rules, after each move, and never again: a play
that is replayed reads the same.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from game.rules.read.conditions import holds
from game.rules.state import DONE, TICK, State
from game.story.build import Tables

Held = frozenset[int]  # first rows of conditions


@dataclass
class Readings:
    """The conditions of the texts of a scenario, as they held."""

    tables: Tables
    _moments: list[int] = field(default_factory=list)
    _held: list[Held] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._conditions = sorted({read.when for read in self.tables.names.reads if read.when >= 0})

    def note(self, state: State) -> None:
        """A move was made (or the play begins): what holds now. One that is sealed until all have moved changes nothing
        of it."""
        if not self._conditions or (self._held and state.scal[DONE] != 0):
            return
        frame, secrets, _ = self.tables
        held = frozenset(when for when in self._conditions if holds(frame, secrets, state, when))
        if not self._held or held != self._held[-1]:
            self._moments.append(int(state.scal[TICK]))
            self._held.append(held)

    def at(self, moment: int) -> Held:
        """What held once `moment` moves were made."""
        place = bisect_right(self._moments, moment) - 1
        return self._held[place] if place >= 0 else frozenset()

    @property
    def now(self) -> Held:
        return self._held[-1] if self._held else frozenset()
