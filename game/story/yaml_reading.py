"""Strict YAML: data with the place of everything in it; duplicate keys, aliases and tags refused; `yes`, `12:30`,
dates stay text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from game.story import signs
from game.story.diagnostics import Both, Path, Report, Said
from game.story.system import content, system_says
from game.story.yaml_faults import fault

LONGEST = 4_000_000  # bytes: a scenario is a few hundred thousand at most
DEEPEST = 40  # of things one inside the other: a scenario has ten
MOST_SIGNS = 40  # of a file that are told one by one
DIGITS = 15  # of a number: more are no quantity of this world, nor exact in the tables
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_COMMENT = re.compile(r"[ \t]+#.*")
_CURLY = ("“", "”", "„", "‟", "‘", "‛")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """Data read from a file. `places` and `keys`: (line, column) from 1 of each value and of its key, by path;
    `comments`: what follows an unquoted text on its line after ` #`, with its place.
    """

    file: str
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    comments: dict[Path, tuple[int, int, str]] = field(default_factory=dict)


def read(path: FilePath, file: str) -> tuple[Document, Report]:
    """Read a file; `file` is the name that problems show. The report holds S101 to S131; data is None where nothing
    could be read.
    """
    raw = bytes_of(path)
    if isinstance(raw, bytes):
        return read_bytes(raw, file)
    report = Report(file)
    report.add("S101", (), raw)
    return Document(file), report


def bytes_of(path: FilePath) -> bytes | Said:
    """What a file holds; or, for people, why it cannot be had."""
    try:
        if path.is_dir():
            return Both("c’est un dossier", "it is a folder")
        if path.exists() and not path.is_file():
            return Both("ce n’est pas un fichier ordinaire", "it is not an ordinary file")
    except OSError as error:
        return system_says(error)
    return content(path, LONGEST)


def read_bytes(raw: bytes, file: str) -> tuple[Document, Report]:
    """As `read`, from bytes in UTF-8."""
    document = Document(file)
    report = Report(file, document.places, document.keys)
    text = _decoded(raw, report)
    if text is None:
        return document, report
    met = list(signs.never(text))
    for line, column, sign in met[:MOST_SIGNS]:
        report.add_at("S117", line, column, Both(*signs.named(sign)))
    if met:
        text = signs.NEVER.sub("", text)
    lines = signs.lines_of(text)
    try:
        document.data = _Converter(document, report, lines).convert(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        told = fault(error, lines)
        beside = list(signs.misplaced(lines, told.line - 2, max(told.line, _stopped(error))))
        for line, column, sign in beside:
            report.add_at("S116", line, column, Both(*signs.named(sign)))
        if not beside:
            report.add_at(told.code, told.line, told.column, lines[told.line - 1].strip() if told.line else "")
    except _TooDeep as deep:
        report.add_at("S119", deep.line, deep.column, "", f"≤ {DEEPEST}")
    except yaml.YAMLError:
        report.add("S102")
    return document, report


def _stopped(error: Any) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 0


def _decoded(raw: bytes, report: Report) -> str | None:
    """The text of some bytes, or None with S101 in the report."""
    if len(raw) > LONGEST:
        report.add("S101", (), Both(f"{len(raw)} octets", f"{len(raw)} bytes"), f"≤ {LONGEST}")
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw.count(0) > len(raw) // 4:
        report.add_at("S101", 1, 1, "UTF-16", "UTF-8")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = signs.lines_of(raw[: error.start].decode("utf-8-sig", "replace"))
        octet = f"0x{raw[error.start]:02X}"
        report.add_at("S101", len(before), len(before[-1]) + 1, Both(f"octet {octet}", f"byte {octet}"), "UTF-8")
        return None


class _TooDeep(Exception):  # noqa: N818 (it is what the author wrote)
    """More things one inside the other than anyone writes."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line = line
        self.column = column


class _Converter:
    """Makes data of the parser's events: one document, no alias, tag or merge, each key once."""

    def __init__(self, document: Document, report: Report, lines: list[str]) -> None:
        self.document = document
        self.report = report
        self.lines = lines

    def convert(self, events: Iterator[Any]) -> Any:
        self.events = events
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report.add_at("S126", *_at(event))
                    return data
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, (), 0)
        return data

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        place = _at(event)
        if depth > DEEPEST:
            raise _TooDeep(*place)
        self.document.places[path] = place
        if isinstance(event, yaml.AliasEvent):
            self.report.add("S104", path, f"*{event.anchor}")
            return None
        if event.tag not in (None, "!"):
            self.report.add("S104", path, event.tag)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(event, (*path, len(items)), depth + 1))
            return items
        return None if event.tag not in (None, "!") else self._scalar(event, path)

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            at = _at(event)
            key = self._key(event, at, depth)
            value = next(self.events)
            if key is None or key in data:
                if key is not None:
                    self.report.add_at("S103", *at, key)
                self._node(value, (*path, key or "?", "?"), depth + 1)  # read all the same: more may be wrong in it
                continue
            self.document.keys[(*path, key)] = at
            data[key] = self._node(value, (*path, key), depth + 1)
        return data

    def _key(self, event: Any, at: tuple[int, int], depth: int) -> str | None:
        """A key, cleared of what nobody sees; None, once reported, where there is none to take."""
        if isinstance(event, yaml.AliasEvent):
            self.report.add_at("S104", *at, f"*{event.anchor}")
            return None
        if not isinstance(event, yaml.ScalarEvent):
            self.report.add_at(
                "S107", *at, Both("clé composée", "a compound key"), Both("une clé simple", "a simple key")
            )
            self._node(event, ("?",), depth + 1)
            return None
        if event.value == "<<" and _plain(event):
            self.report.add_at("S104", *at, "<<")
            return None
        return self._cleared(event.value, at, _plain(event))

    def _cleared(self, key: str, at: tuple[int, int], plain: bool) -> str:
        odd = signs.ODD.search(key) or signs.NEVER.search(key)
        if odd is not None:
            where = at[1] + odd.start() + (0 if plain else 1)
            self.report.add_at("S116", at[0], where, Both(*signs.named(odd.group())))
        elif plain and key.startswith(_CURLY):
            self.report.add_at("S131", *at, key)
        return signs.NEVER.sub("", signs.ODD.sub("", key))

    def _scalar(self, event: Any, path: Path) -> Any:
        text: str = event.value
        if not _plain(event):
            escaped = signs.NEVER.search(text)  # those that stood in the file as they are were found before
            if escaped is not None:
                self.report.add("S117", path, Both(*signs.named(escaped.group())))
            return signs.NEVER.sub("", text)
        if text in _WORDS:
            return _WORDS[text]
        if _WHOLE.fullmatch(text) or _DECIMAL.fullmatch(text):
            if len(text.split(".")[0].strip("+-")) > DIGITS or len(text) > 3 * DIGITS:
                self.report.add("S109", path, text, Both(f"≤ {DIGITS} chiffres", f"≤ {DIGITS} digits"))
                return 1
            return float(text) if "." in text else int(text)
        return self._text(event, path)

    def _text(self, event: Any, path: Path) -> str:
        text: str = event.value
        line, column = event.end_mark.line, event.end_mark.column
        after = _COMMENT.match(self.lines[line], column) if line < len(self.lines) else None
        if after is not None:
            self.document.comments[path] = (line + 1, column + 1, after.group().strip())
        if text.startswith(_CURLY):
            self.report.add("S131", path, text)
        odd = signs.ODD.match(text) or signs.ODD.match(text[-1])
        if odd is not None:
            self.report.add("S116", path, Both(*signs.named(odd.group())))
        return text.strip(signs.ODD_SPACES)


def _at(event: Any) -> tuple[int, int]:
    """Where it begins: line and column from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def _plain(event: Any) -> bool:
    """Whether a scalar stands without quotes, on its own line."""
    return event.style in (None, "")
