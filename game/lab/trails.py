"""The ways that plays take through a scenario: which scenes open one after another, what is chosen, how it ends."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from game.batch.batch import Workbench, lengths_of, run
from game.rules import codes as c
from game.rules import state as s
from game.rules.state import chosen_at
from game.story import tables as t
from game.story.library import Loaded
from game.story.paths import OUT

Way = tuple[str, str]


@dataclass
class Trails:
    """Of how many plays each thing was met; a thing met twice in a play counts once.

    `ways`: from a scene to the next of its step, to OUT where the step was left there; the first of a step has no way.
    `ends`: from the last scene of a play, "" where another kind of step came after it, to the ending. `steps`: by its
    row in the course.
    """

    plays: int = 0
    scenes: Counter[str] = field(default_factory=Counter)
    choices: Counter[str] = field(default_factory=Counter)
    steps: Counter[int] = field(default_factory=Counter)
    ways: Counter[Way] = field(default_factory=Counter)
    ends: Counter[Way] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)

    def share(self, times: int) -> float:
        """0 to 1."""
        return times / self.plays if self.plays else 0.0


def trails(
    loaded: Loaded, minds: str, plays: int, seed: int = 0, told: Callable[[int], None] = lambda done: None
) -> Trails:
    """What `plays` plays met, all seats held by these minds; compiled where the process is."""
    found = Trails()
    seats = loaded.tables.names.seats
    run(loaded.tables, seed, plays, dict.fromkeys(seats, minds), lengths_of(loaded), told, lambda one: _add(found, one))
    return found


def _add(found: Trails, bench: Workbench) -> None:
    """The play that has just ended on this bench."""
    names, state, frame = bench.tables.names, bench.state, bench.frame
    events = state.event[: int(state.scal[s.EVENTS])]
    opened = events[events[:, s.KIND] == c.E_SCENE]
    walked = [(names.scenes[row[s.E_WHAT]], int(row[s.E_STEP])) for row in opened]
    ending = names.endings[state.scal[s.ENDING]]
    last = int(events[events[:, s.KIND] != c.E_ENDING, s.E_STEP].max(initial=-1))
    ways = set()
    for at, (scene, step) in enumerate(walked):
        further = at + 1 < len(walked) and walked[at + 1][1] == step
        ways.add((scene, walked[at + 1][0] if further else OUT))
    found.plays += 1
    found.scenes.update({scene for scene, _ in walked})
    chosen = state.flag[chosen_at(frame, 0) : chosen_at(frame, int(frame.size[t.CHOICES]))]
    found.choices.update(names.choices[at] for at in chosen.nonzero()[0].tolist())
    found.steps.update(int(step) for step in set(events[:, s.E_STEP].tolist()) if step < frame.size[t.STEPS])
    found.ways.update(ways)
    found.ends[walked[-1][0] if walked and walked[-1][1] >= last else "", ending] += 1
    found.endings[ending] += 1
