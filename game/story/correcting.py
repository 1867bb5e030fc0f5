"""Corrections of a scenario's texts, put back where each stands: the French in `scenario.yaml`, a text at a time and
nothing else of the file touched; the English in `en.po`.

A correction holds for the text that was read: where that has changed since, it is refused, and all the others go on.
What the corrected scenario could not be read with is refused as a whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from game.story.diagnostics import Report, StoryError
from game.story.library import examine, shown_path
from game.story.models import Scenario
from game.story.places import FILE
from game.story.proof import mark_of, tidy
from game.story.repeating import unroll
from game.story.translation import CATALOGUE, ENGLISH, FRENCH, corrected_catalogue, read_catalogue, same_words
from game.story.walk import texts, walk
from game.story.writing import WholeFile
from game.story.yaml_reading import bytes_of, read

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Correction(NamedTuple):
    """`mark`: that of the text that was read (`proof.mark_of`)."""

    path: str
    lang: str
    mark: str
    text: str


class Refused(NamedTuple):
    """`why`: unknown, changed, repeated, empty; `line`: of the file, 0 where the text has none."""

    correction: Correction
    why: str
    line: int = 0


@dataclass
class Done:
    """What became of corrections; those that change nothing are in neither list."""

    kept: list[Correction]
    refused: list[Refused]


def correct(folder: Path, corrections: Iterable[Correction]) -> Done:
    """Put corrections in a scenario's files. Raises StoryError, nothing written, where the scenario cannot be read,
    before or after; OSError where a file cannot be written."""
    file, shown = folder / FILE, shown_path(folder / FILE)
    examined = examine(folder)
    raw = bytes_of(file)
    if examined.scenario is None or examined.report.failed() or not isinstance(raw, bytes):
        raise StoryError(examined.report.problems)
    french = texts(examined.scenario, examined.scenario.id)
    english = read_catalogue(french, folder / CATALOGUE, CATALOGUE)[0].english
    kept, refused, lines = [], [], _lines(examined.scenario, file)
    for one in corrections:
        now = (french if one.lang == FRENCH else english).get(one.path)
        line = lines.get(one.path, (0, 0))[0]
        if now is None or one.lang not in (FRENCH, ENGLISH):
            refused.append(Refused(one, "unknown"))
        elif mark_of(one.text) in (mark_of(now), one.mark):
            continue  # as it is now, or as it was read
        elif mark_of(now) != one.mark:
            refused.append(Refused(one, "changed", line))
        elif not tidy(one.text):
            refused.append(Refused(one, "empty", line))
        else:
            kept.append(one)
    text = raw.decode("utf-8-sig")
    nodes = _scalars(text)
    places: list[tuple[int, int, str]] = []
    for one in [one for one in kept if one.lang == FRENCH]:
        node = nodes.get(lines[one.path])
        if node is None or not same_words(node.value, french[one.path]):
            kept.remove(one)
            refused.append(Refused(one, "repeated", lines[one.path][0]))
        else:
            places.append((node.start_mark.index, node.end_mark.index, _quoted(one.text, text, node)))
    for start, end, written in sorted(places, reverse=True):
        text = text[:start] + written + text[end:]
    after = french | {one.path: tidy(one.text) for one in kept if one.lang == FRENCH}
    if places:
        _hold(text, folder.name, shown)
    if any(one.path in french for one in kept) and (folder / CATALOGUE).exists():
        corrected_catalogue(
            folder / CATALOGUE,
            {one.path: after[one.path] for one in kept},
            {one.path: tidy(one.text) for one in kept if one.lang == ENGLISH},
            shown_path(folder / CATALOGUE),
        )
    if places:
        with WholeFile(file) as whole:
            whole.write(text.encode())
    return Done(kept, refused)


def _lines(scenario: Scenario, file: Path) -> dict[str, tuple[int, int]]:
    """The place of each text in the file, by its path for translators."""
    document, _ = read(file, file.name)
    unroll(document, Report(file.name))
    return {one.dotted: document.places[one.path] for one in walk(scenario, scenario.id) if one.path in document.places}


def _scalars(text: str) -> dict[tuple[int, int], Any]:
    """The scalars of a file, by line and column from 1."""
    found: dict[tuple[int, int], Any] = {}
    waiting = [yaml.compose(text, Loader=_Loader)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            found[node.start_mark.line + 1, node.start_mark.column + 1] = node
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [one for pair in node.value for one in pair]
    return found


def _quoted(text: str, before: str, node: Any) -> str:
    """A text between straight quotes, on one line; after a block scalar, whose end is where the next line begins, that
    line begins all the same."""
    written = '"' + tidy(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
    taken = before[node.start_mark.index : node.end_mark.index]
    return written + taken[len(taken.rstrip()) :] if node.style in ("|", ">") else written


def _hold(text: str, name: str, shown: str) -> None:
    """Raises StoryError with what is wrong in the file that would be written."""
    with TemporaryDirectory() as place:
        folder = Path(place) / name
        folder.mkdir()
        (folder / FILE).write_bytes(text.encode())
        report = examine(folder).report
        if report.failed():
            raise StoryError(problem for problem in report.problems if problem.severity == "error")
