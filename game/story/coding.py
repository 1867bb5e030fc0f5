"""What the tables are filled with: codes of names, rows of variable-length lists, conditions made into rows."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.story import tables as t
from game.story.conditions import Row, parse, steps
from game.story.doing import Also, Does, Gesture
from game.story.names import Names

ALL = -1
LEVELS = {"low": 1, "medium": 2, "high": 3}


@dataclass
class Rows:
    """Rows of variable-length lists, growing."""

    rows: list[Row]

    def add(self, rows: Iterable[tuple[float, ...]]) -> tuple[int, int]:
        """Append; give [from, to)."""
        start = len(self.rows)
        for row in rows:
            padded = (*map(float, row), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)[: t.N_ROW]
            self.rows.append((padded[0], padded[1], padded[2], padded[3], padded[4], padded[5]))
        return start, len(self.rows)

    def array(self) -> t.Floats:
        return np.array(self.rows, dtype=np.float64).reshape(len(self.rows), t.N_ROW)


class Coding:
    """Codes of one scenario, and the public rows on their way."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.rows = Rows([])
        self._conditions: dict[str, int] = {}

    def code(self, kind: str, name: str) -> int:
        """Code of a name; of `seat.part` for a part of an agenda. Raises KeyError or ValueError if there is none."""
        table = {
            "seat": self.names.seats,
            "fact": self.names.facts,
            "option": self.names.options,
            "choice": self.names.choices,
            "scene": self.names.scenes,
            "flag": self.names.flags,
            "clause": self.names.clauses,
            "part": self.names.parts,
            "counter": self.names.counters,
            "ask": self.names.asks,
            "box": self.names.boxes,
        }
        return t.GAGES.index(name) if kind == "gage" else table[kind].code[name]

    def audience(self, name: str) -> int:
        """Code of a seat, or ALL."""
        return ALL if name == "all" else self.names.seats.code[name]

    def goto(self, name: str | None) -> int:
        """Code of a scene, or one of the GOTO_ codes."""
        special = {None: t.GOTO_UNSAID, "next": t.GOTO_NEXT, "end": t.GOTO_END}
        return special[name] if name in special else self.names.scenes.code[name or ""]

    def condition(self, text: str | None) -> int:
        """Number of the first row of a condition; the same words share their rows."""
        if text is None:
            return -1
        if text not in self._conditions:
            self._conditions[text] = self.rows.add(steps(parse(text), self.code))[0]
        return self._conditions[text]

    def done(self, does: Also | None) -> tuple[int, int]:
        """[from, to) of the rows of what a scene, a branch or a step does; (0, 0) where it does nothing."""
        return self.rows.add(self.doing(does)) if does is not None else (0, 0)

    def doing(self, does: Also | None) -> list[tuple[float, ...]]:
        """Rows of effects, in the order in which they are done."""
        if does is None:
            return []
        names, rows = self.names, list[tuple[float, ...]]()
        seats = names.seats.code
        if isinstance(does, Does):
            rows += [self.gesture(one) for one in does.gestures]
            rows += [
                (t.EFFECT_REVEAL, names.facts.code[one.fact], self.audience(one.to), seats[one.by] + 1)
                for one in does.reveals
            ]
            rows += [(t.EFFECT_TAKE, seats[seat], one.days, one.money) for seat, one in does.spends.items()]
        rows += [(t.EFFECT_GIVE, seats[seat], one.days, one.money) for seat, one in does.gains.items()]
        rows += [(t.EFFECT_CLEAR, names.counters.code[name]) for name in does.clear]
        rows += [(t.EFFECT_COUNT, names.counters.code[name], added) for name, added in does.count.items()]
        rows += [(t.EFFECT_OPEN, names.options.code[option]) for option in does.opens]
        rows += [(t.EFFECT_SEEK, seats[seat], names.parts.code[f"{seat}.{part}"]) for seat, part in does.seeks.items()]
        rows += [(t.EFFECT_SHOW, names.asks.code[ask]) for ask in does.shows]
        return rows

    def gesture(self, gesture: Gesture) -> tuple[float, ...]:
        """The row of a gesture."""
        by = self.names.seats.code[gesture.by]
        return (t.EFFECT_GESTURE, by, self.audience(gesture.to), t.GESTURES.index(gesture.gesture), gesture.strength)
