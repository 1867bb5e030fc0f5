"""Seasons, visitors, days: what a scenario says once (`for`, `in`) is unrolled when it is read, turn after turn; the
rules know no loop.

A repetition stands in a list, among the things that it repeats. What is written once keeps its place in the file, so
that a problem of a turn points to it, and names the turn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from game.story.diagnostics import Both, Path, Report, Said, in_turn
from game.story.fields import ID, PATTERNS, Text
from game.story.models import Act, Choice, KnownFact, Scene, Step
from game.story.walk import marked_fields
from game.story.yaml_reading import Document

# A list of the file: under which key a repetition in it says the things repeated.
REPEATED = {
    "acts": "acts",
    "course": "steps",
    "scenes": "scenes",
    "choices": "choices",
    "next": "next",
    "evidence": "evidence",
}
MOST_TURNS = 100  # of repetitions in one another
MOST_MADE = 100_000  # things made by repetitions: a long scenario is five thousand
LONGEST = 4_000  # letters of a text, as in every text of a scenario
WORDS = "text"  # which of the words of a turn stands for its bare name in a text
_ID = re.compile(r"[a-z][a-z0-9_]{0,79}")
_USE = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?\}")
_TEXTS = frozenset(name for model in (Act, Step, Scene, Choice, KnownFact) for name in marked_fields(model, Text))


@dataclass(frozen=True)
class _Turn:
    """One turn of each repetition around: variable → the turn's id, and its words."""

    ids: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    among: int = 1  # turns of these repetitions in one another

    def then(self, name: str, turn: str, words: dict[str, str], among: int) -> "_Turn":
        return _Turn({**self.ids, name: turn}, {**self.words, name: words}, self.among * among)

    def __str__(self) -> str:
        return ", ".join(f"{name}: {turn}" for name, turn in self.ids.items())


_NONE = _Turn()


def unroll(document: Document, report: Report) -> None:
    """Every repetition of a document, in its place. S106, S107, S110, S111, S113, S140, S141."""
    if isinstance(document.data, dict) and any(_repetitions(document.data)):
        _Unrolling(document, report).unroll()


def _repetitions(value: Any, key: str | int = "") -> Iterator[dict[str, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in items:
        if isinstance(value, list) and _repeats(item, key):
            yield item
        yield from _repetitions(item, key if isinstance(name, int) else name)


def _repeats(item: Any, key: str | int) -> bool:
    return (
        key in REPEATED and isinstance(item, dict) and ("in" in item or (REPEATED[str(key)] in item and "for" in item))
    )


class _Unrolling:
    def __init__(self, document: Document, report: Report) -> None:
        self.report = report
        self.before = replace(
            document, places=dict(document.places), keys=dict(document.keys), comments=dict(document.comments)
        )
        self.after = document
        self.facts: list[tuple[Any, Path, _Turn]] = []  # of turns, to join those of the scenario
        self.scenes: list[tuple[Any, Path, _Turn]] = []  # to join those of the act
        self.made = 0  # things that stand in a turn

    def unroll(self) -> None:
        for places in (self.after.places, self.after.keys, self.after.comments):
            places.clear()
        self.after.data = self._copy(self.before.data, (), (), _NONE)
        for facts, source, turn in self.facts:
            self._join(facts, source, turn)

    def _join(self, facts: Any, source: Path, turn: _Turn) -> None:
        """Facts of a turn, among those of the scenario."""
        known = self.after.data.setdefault("facts", {})
        if not isinstance(facts, dict) or not isinstance(known, dict):
            self.report.add("S107", source, Both("une liste", "a list"), Both("clés et valeurs", "keys and values"))
            return
        for key, value in facts.items():
            name = self._filled(key, (*source, key), turn, False)
            if name in known:
                self._put_place(("facts", "?"), (*source, key), turn)
                self.report.add("S113", ("facts", "?"), name, "fact")
                continue
            known[name] = self._copy_at(value, (*source, key), ("facts", name), turn)

    # copying

    def _copy_at(self, value: Any, source: Path, to: Path, turn: _Turn) -> Any:
        """A copy of what stood at `source`, at `to`, its key included."""
        if source in self.before.keys:
            self.after.keys[to] = self.before.keys[source]
        return self._copy(value, source, to, turn)

    def _put_place(self, to: Path, source: Path, turn: _Turn) -> None:
        if source in self.before.places:
            self.after.places[to] = self.before.places[source]
        if turn.ids:
            self.report.turns[to] = str(turn)

    def _copy(self, value: Any, source: Path, to: Path, turn: _Turn) -> Any:
        self._put_place(to, source, turn)
        self.made += bool(turn.ids)
        if isinstance(value, dict):
            made: dict[str, Any] = {}
            for key, item in value.items():
                name = self._filled(key, (*source, key), turn, False) if turn.ids else key
                made[name] = self._copy_at(item, (*source, key), (*to, name), turn)
            return self._with_scenes(made, to) if "course" in made else made
        if isinstance(value, list):
            return self._list(value, source, to, turn)
        if source in self.before.comments:
            self.after.comments[to] = self.before.comments[source]
        if isinstance(value, str) and turn.ids:
            return self._filled(value, source, turn, _is_text(source))
        return value

    def _list(self, value: list[Any], source: Path, to: Path, turn: _Turn) -> list[Any]:
        made: list[Any] = []
        self._fill(made, value, source, to, turn, str(to[-1]) if to else "")
        return made

    def _fill(self, made: list[Any], value: list[Any], source: Path, to: Path, turn: _Turn, key: str) -> None:
        for rank, item in enumerate(value):
            if not _repeats(item, key):
                made.append(self._copy_at(item, (*source, rank), (*to, len(made)), turn))
                continue
            inside = (*source, rank)
            for one in self._turns(item, inside, turn, key):
                if self.made > MOST_MADE:
                    self._add(
                        "S141",
                        (*inside, "in"),
                        turn,
                        self.made,
                        Both(f"≤ {MOST_MADE} en tout", f"≤ {MOST_MADE} in all"),
                    )
                    return
                things = item[REPEATED[key]]
                self._fill(made, things, (*inside, REPEATED[key]), to, one, key)
                if "facts" in item:
                    self.facts.append((item["facts"], (*inside, "facts"), one))
                if key == "course" and "scenes" in item:
                    self.scenes.append((item["scenes"], (*inside, "scenes"), one))

    def _with_scenes(self, act: dict[str, Any], to: Path) -> dict[str, Any]:
        """The act, with the scenes that its repetitions hold after its own."""
        waiting, self.scenes = self.scenes, []
        scenes = act.setdefault("scenes", []) if waiting else []
        for things, source, turn in waiting:
            if isinstance(things, list) and isinstance(scenes, list):
                self._fill(scenes, things, source, (*to, "scenes"), turn, "scenes")
        return act

    # turns

    def _turns(self, item: dict[str, Any], source: Path, turn: _Turn, key: str) -> list[_Turn]:
        """The turns of a repetition; none, once reported, where it is not sound."""
        at = len(self.report.problems)
        known = ["for", "in", REPEATED[key], "facts", *(["scenes"] if key == "course" else [])]
        for name in ("for", "in", REPEATED[key]):
            if name not in item:
                self._add("S106", source, turn, "", name)
        for name in item:
            if name not in known:
                self._add("S105", (*source, name), turn, name, ", ".join(known))
        variable, given = item.get("for"), item.get("in")
        if not isinstance(variable, str) or not _ID.fullmatch(variable):
            self._add("S111", (*source, "for"), turn, variable, PATTERNS[ID])
        elif variable in turn.ids:
            self._add("S113", (*source, "for"), turn, variable, "for")
        if not isinstance(item.get(REPEATED[key], []), list) or not isinstance(item.get("scenes", []), list):
            self._add("S107", source, turn, "", Both("liste", "list"))
        words = self._words(given, (*source, "in"), turn)
        if len(words) * turn.among > MOST_TURNS:
            self._add("S141", (*source, "in"), turn, len(words) * turn.among, f"≤ {MOST_TURNS}")
        if len(self.report.problems) > at:
            return []
        return [turn.then(str(variable), one, said, len(words)) for one, said in words.items()]

    def _words(self, given: Any, source: Path, turn: _Turn) -> dict[str, dict[str, str]]:
        """The turns by id, each with its words."""
        turns: dict[str, dict[str, str]] = {}
        if not isinstance(given, dict | list) or not given:
            if given is not None:
                empty = given in ({}, [])
                self._add("S110" if empty else "S107", source, turn, f"{source[-1]}: 0" if empty else given, "≥ 1")
            return turns
        for rank, one in enumerate(given):
            place = (*source, one if isinstance(given, dict) else rank)
            said = given[one] if isinstance(given, dict) else {}
            said = {WORDS: said} if isinstance(said, str) else {} if said is None else said
            if not isinstance(one, str) or not _ID.fullmatch(one):
                self._add("S111", place, turn, one, PATTERNS[ID])
            elif one in turns:
                self._add("S113", place, turn, one, "in")
            elif not isinstance(said, dict) or not all(isinstance(word, str) for word in said.values()):
                self._add(
                    "S107", place, turn, said, Both("texte, ou mots et leur texte", "text, or words and their text")
                )
            else:
                turns[one] = {word: self._filled(text, place, turn, True) for word, text in said.items()}
        return turns

    def _filled(self, text: str, source: Path, turn: _Turn, for_people: bool) -> str:
        """A name, a condition or a text with what stands in braces said; S140 for a word that the turn has not."""

        length = 0

        def said(match: re.Match[str]) -> str:
            nonlocal length
            name, word = match.group(1), match.group(2)
            if name not in turn.ids:
                return match.group()  # of another repetition, or no word of ours: names and texts are checked later
            if word is None and not for_people:
                return turn.ids[name]
            words = turn.words[name]
            if (word or WORDS) not in words:
                known = ", ".join(sorted(words)) or f"{turn.ids[name]}: …"
                self._add("S140", source, turn, match.group(), known)
                return match.group()
            length += len(words[word or WORDS])
            if length > LONGEST:
                self._add("S114", source, turn, match.group(), f"≤ {LONGEST}")
                return match.group()
            return words[word or WORDS]

        return _USE.sub(said, text)

    def _add(self, code: str, source: Path, turn: _Turn, found: object, expected: Said = "") -> None:
        """A problem of what stands at `source` in the file, said of the first turn that meets it."""
        around = source
        while around and around not in self.before.places:
            around = around[:-1]
        line, column = self.before.keys.get(source) or self.before.places.get(around, (0, 0))
        if not any((one.line, one.column, one.code) == (line, column, code) for one in self.report.problems):
            self.report.add_at(code, line, column, in_turn(found, str(turn)), expected)


def _is_text(source: Path) -> bool:
    """Whether people read what stands here."""
    return source[-1] in _TEXTS or (len(source) > 1 and source[-2] == "read_by")
