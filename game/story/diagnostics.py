"""What can be wrong with a scenario or a sheet: one table of codes, and problems that say where, what and what
instead."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from functools import total_ordering
from typing import Any, NamedTuple

from game.story.codes import CODES, Severity
from game.story.signs import visible

Path = tuple[str | int, ...]


class Both(NamedTuple):
    """Words of a report in French and in English."""

    fr: str
    en: str


Said = str | Both  # what is the same in every language, or words in both


def said(words: Said, lang: str) -> str:
    """Words of a report in a language."""
    return words if isinstance(words, str) else words.fr if lang == "fr" else words.en


@total_ordering
@dataclass(frozen=True)
class Problem:
    """One problem: `line` and `column` from 1, 0 where the file as a whole is meant. They sort by place."""

    file: str
    line: int
    column: int
    code: str
    found: Said = ""
    expected: Said = ""
    nearest: str = ""
    severity: Severity = field(init=False, default="error")

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", CODES[self.code].severity)

    def __lt__(self, other: "Problem") -> bool:
        return self._place() < other._place()

    def _place(self) -> tuple[Any, ...]:
        return self.file, self.line, self.column, self.code, str(self.found), str(self.expected), self.nearest

    def sentence(self, lang: str = "fr") -> str:
        """One line for people: place, code, what is wrong, what was found and what was expected."""
        french = lang == "fr"
        parts = [_BEFORE.sub("\u202f", CODES[self.code].fr) if french else CODES[self.code].en]
        for label, words in zip(
            _LABELS["fr" if french else "en"], (self.found, self.expected, self.nearest), strict=True
        ):
            if words:
                parts.append(label + said(words, lang))
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.code} " + ("\u202f; " if french else "; ").join(parts)


_BEFORE = re.compile(" (?=[:;?!])")
_LABELS = {
    "fr": ("trouvé\u202f: ", "attendu\u202f: ", "peut-être\u202f: "),
    "en": ("found: ", "expected: ", "perhaps: "),
}


class StoryError(Exception):
    """A scenario or a sheet that cannot be used. `problems`: all of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(self.sentence("fr"))

    def sentence(self, lang: str) -> str:
        """Its errors for people, one a line."""
        errors = [problem for problem in self.problems if problem.severity == "error"]
        return "\n".join(problem.sentence(lang) for problem in errors or self.problems)


class Report:
    """Collects the problems of one file; places are given as paths of keys and ranks into it."""

    def __init__(
        self,
        file: str,
        places: "dict[Path, tuple[int, int]] | None" = None,
        keys: "dict[Path, tuple[int, int]] | None" = None,
    ) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.turns: dict[Path, str] = {}  # of repetitions, where their things stand once unrolled
        self._places = {} if places is None else places
        self._keys = {} if keys is None else keys

    def place(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of a value (of its key with `key`), or of the nearest thing around it."""
        if key and path in self._keys:
            return self._keys[path]
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (0, 0))

    def keys_beside(self, path: Path) -> list[Path]:
        """The keys of the mapping in which this one stands."""
        return [key for key in self._keys if len(key) == len(path) and key[:-1] == path[:-1]]

    def add(
        self, code: str, path: Path = (), found: object = "", expected: Said = "", nearest: str = "", key: bool = False
    ) -> None:
        line, column = self.place(path, key)
        found = in_turn(found, self._turn(path))
        self.problems.append(Problem(self.file, line, column, code, shown(found), expected, nearest))

    def _turn(self, path: Path) -> str:
        """The turn of a repetition that made what stands here, "" if none did."""
        while path and path not in self.turns:
            path = path[:-1]
        return self.turns.get(path, "")

    def add_at(self, code: str, line: int, column: int, found: object = "", expected: Said = "") -> None:
        self.problems.append(Problem(self.file, line, column, code, shown(found), expected))

    def unknown(self, code: str, path: Path, name: str, known: Iterable[str], key: bool = False) -> None:
        """A name that is not among the known ones: says the nearest, and all of them when they are few."""
        names = sorted(known)
        expected = ", ".join(names) if len(names) <= 12 else ""
        self.add(code, path, name, expected, nearest_name(name, names), key)

    def told(self, code: str, path: Path) -> bool:
        """Whether what stands here, or the repetition that it is a turn of, has this problem already."""
        return any((one.line, one.column) == self.place(path, True) for one in self.problems if one.code == code)

    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


def in_turn(found: object, turn: str) -> object:
    """What was found, and in which turn of a repetition."""
    if not turn:
        return found
    both = shown(found)
    return Both(*(f"{words} ({turn})".lstrip() for words in (both if isinstance(both, Both) else (both, both))))


def nearest_name(name: str, names: Iterable[str]) -> str:
    """The known name most like this one, or nothing."""
    close = get_close_matches(name, list(names), n=1, cutoff=0.5)
    return close[0] if close else ""


def shown(value: object) -> Said:
    """A value as it may be quoted in a line of report: signs that cannot be seen or drawn are written as codes."""
    if value is None:
        return Both("(vide)", "(empty)")
    if isinstance(value, Both):
        return value
    if isinstance(value, list | dict):
        return Both("une liste", "a list") if isinstance(value, list) else Both("clés et valeurs", "keys and values")
    if isinstance(value, bool):
        return str(value).lower()
    text = visible(" ".join(value.split())) if isinstance(value, str) else repr(value)
    if isinstance(value, str) and value != value.strip():
        text = f'"{value[: len(value) - len(value.lstrip())]}{text}{value[len(value.rstrip()) :]}"'
    return text if len(text) <= 80 else text[:79] + "…"


def as_json(problems: Iterable[Problem], lang: str = "fr") -> str:
    """Problems as a JSON array of objects, sorted by place."""
    rows = [
        {**asdict(one), "found": said(one.found, lang), "expected": said(one.expected, lang)}
        for one in sorted(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
