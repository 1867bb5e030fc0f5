"""Strict YAML: data with the place of everything in it; duplicate keys, aliases and tags refused; `yes`, `12:30`,
dates stay text."""

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from game.story.diagnostics import Path, Report

LONGEST = 4_000_000  # bytes: a scenario is a few hundred thousand at most
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "": None}
_PLAIN_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", "!"}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes only. Without implicit resolvers an untagged scalar is text, and a tag someone wrote can be
    seen.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


@dataclass
class Document:
    """Data read from a file. `places` and `keys`: (line, column) from 1 of each value and of its key, by path."""

    file: str
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)


def read(path: FilePath, file: str) -> tuple[Document, Report]:
    """Read a file; `file` is the name that problems show. The report holds S101 to S104; data is None where nothing
    could be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        report = Report(file)
        report.add("S101", (), error.strerror or type(error).__name__)
        return Document(file), report
    return read_bytes(raw, file)


def read_bytes(raw: bytes, file: str) -> tuple[Document, Report]:
    """As `read`, from bytes in UTF-8."""
    document = Document(file)
    report = Report(file, document.places, document.keys)
    if len(raw) > LONGEST:
        report.add("S101", (), f"{len(raw)} octets", f"{LONGEST} au plus")
        return document, report
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.add("S101", (), f"octet {error.start}", "UTF-8")
        return document, report
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is not None:
            document.data = _Converter(document, report).convert(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        report.add_at("S102", line, column, error.problem or str(error))
    except (yaml.YAMLError, RecursionError) as error:
        report.add("S102", (), str(error) or type(error).__name__)
    return document, report


class _Converter:
    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        self.seen: set[int] = set()

    def convert(self, node: Any, path: Path) -> Any:
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        # An alias gives the same node again: refusing the second sight also stops files that unfold without end.
        if id(node) in self.seen:
            around = self.document.places.get(path[:-1], place)
            self.document.places[path] = self.document.keys.get(path, around)  # the node's own place is the anchor's
            self.report.add("S104", path, "*alias")
            return None
        self.seen.add(id(node))
        self.document.places[path] = place
        if node.tag not in _PLAIN_TAGS:
            self.report.add("S104", path, node.tag)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*path, rank)) for rank, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            at = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.report.add_at("S107", *at, "clé composée", "une clé simple")
                continue
            key = key_node.value
            if key in data:
                self.report.add_at("S103", *at, key)
                continue
            self.document.keys[(*path, key)] = at
            data[key] = self.convert(value_node, (*path, key))
        return data


def _scalar(node: Any) -> Any:
    text = node.value
    if node.style not in (None, ""):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
