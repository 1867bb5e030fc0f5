"""What the tables are filled with: codes of names, rows of variable-length lists, conditions made into rows."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.story import tables as t
from game.story.conditions import Row, parse, steps
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
