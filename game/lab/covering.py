"""The fewest plays in which a scenario shows all that it has: scenes, options, endings, kinds of moves and of events.

Compiled, thousands of plays cost less than one that is played by plain Python, walked page by page or drawn. So many
are played, and those few are kept which between them meet everything that any of them met.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.batch.batch import Workbench, lengths_of, run
from game.minds.seats import MINDS
from game.rules import codes as c
from game.rules import state as s
from game.rules.state import chosen_at, visited_at
from game.story import tables as t
from game.story.build import Tables
from game.story.library import Loaded


@dataclass(frozen=True)
class Kept:
    """A play of the few: by whom all seats were held, its seed, its moves (those with two legal moves or more)."""

    minds: str
    seed: int
    moves: int


@dataclass(frozen=True)
class Covering:
    """`plays`: the few, the one that meets most first. `missed`: what none of the many met, by name."""

    plays: list[Kept]
    missed: list[str]


def covering(loaded: Loaded, plays: int, minds: Sequence[str] = MINDS, seed: int = 0) -> Covering:
    """The fewest found among `plays` plays of each of these kinds of minds, others for each seed; compiled where the
    process is."""
    tables = loaded.tables
    seats, lengths = tables.names.seats, lengths_of(loaded)
    rows: list[NDArray[np.bool_]] = []
    all_plays: list[Kept] = []
    for mind in minds:

        def looked(bench: Workbench, mind: str = mind) -> None:
            rows.append(met(tables, bench))
            all_plays.append(Kept(mind, int(bench.state.scal[s.SEED]), int(bench.state.scal[s.MOVES])))

        run(tables, seed * plays, plays, dict.fromkeys(seats, mind), lengths, looked=looked)
    found = np.array(rows)
    few = fewest(found, np.array([one.moves for one in all_plays]))
    missed = [name for name, times in zip(things(tables), found.sum(axis=0), strict=True) if times == 0]
    return Covering([all_plays[at] for at in few], missed)


def things(tables: Tables) -> list[str]:
    """All that a play may meet, by name: scenes, options taken, endings, kinds of moves, kinds of events."""
    names = tables.names
    named: dict[str, Iterable[str]] = {
        "scene": names.scenes,
        "option": names.choices,
        "ending": names.endings,
        "move": c.DOES,
        "event": c.EVENTS_OF,
    }
    return [f"{kind} {name}" for kind, some in named.items() for name in some]


def met(tables: Tables, bench: Workbench) -> NDArray[np.bool_]:
    """[things] what the play that has just ended on this bench met; its moves are on the desk."""
    state, frame = bench.state, tables.frame
    scenes, choices = int(frame.size[t.SCENES]), int(frame.size[t.CHOICES])
    endings = np.zeros(int(frame.size[t.ENDINGS]), np.bool_)
    endings[state.scal[s.ENDING]] = True
    moves = bench.desk.noted[: int(bench.desk.played[0]), 1 + s.DO]
    events = state.event[: int(state.scal[s.EVENTS]), s.KIND]
    return np.concatenate(
        [
            state.flag[visited_at(frame, 0) : visited_at(frame, scenes)] > 0,
            state.flag[chosen_at(frame, 0) : chosen_at(frame, choices)] > 0,
            endings,
            np.bincount(moves, minlength=len(c.DOES)) > 0,
            np.bincount(events, minlength=len(c.EVENTS_OF)) > 0,
        ]
    )


def fewest(found: NDArray[np.bool_], costs: NDArray[np.int64]) -> list[int]:
    """Rows of `found` [plays, things] which together meet all that is met: each time the one that meets most of what
    is left, the cheapest of equals; then those that the later ones made needless are left out. (The smallest set of
    all would take too long to find; this one is seldom larger by more than a play or two.)"""
    left = found.any(axis=0)
    few: list[int] = []
    while left.any():
        gains = found[:, left].sum(axis=1)
        best = min(np.flatnonzero(gains == gains.max()), key=lambda at: (costs[at], at))
        few.append(int(best))
        left &= ~found[best]
    for at in sorted(few, key=lambda one: found[one].sum()):
        others = [one for one in few if one != at]
        if (found[others].any(axis=0) == found[few].any(axis=0)).all():
            few = others
    return few
