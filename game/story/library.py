"""The scenarios and sheets on disk: finding them, reading them, and what the rest of the game gets of them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from game.story.build import Tables, build
from game.story.diagnostics import Both, Problem, Report, StoryError
from game.story.fields import Part, Text
from game.story.fingerprint import fingerprint, texts_fingerprint
from game.story.identifiers import SHEET_APPROACHES, SHEET_PITFALLS, SHEETS, TOOLS
from game.story.models import Scenario
from game.story.places import FILE as FILE
from game.story.places import SCENARIOS as SCENARIOS
from game.story.places import scenario_folders as scenario_folders
from game.story.references import check_references
from game.story.repeating import unroll
from game.story.shape import fit
from game.story.sheets import Sheet, Tool, check_sheet
from game.story.signs import printable
from game.story.translation import CATALOGUE, Catalogue, read_catalogue
from game.story.walk import texts, walk
from game.story.yaml_reading import Document, read

SHEETS_FOLDER = SCENARIOS / "sheets"
UNREAD = Both("La fiche ne se lit pas : check dit pourquoi.", "The sheet cannot be read: check says why.")


@dataclass(frozen=True)
class Loaded:
    """A scenario ready to be played. `problems`: the warnings met on the way; `fingerprint` covers what the rules read,
    `texts_fingerprint` the French words; `folder`: where it was read."""

    scenario: Scenario
    catalogue: Catalogue
    tables: Tables
    problems: tuple[Problem, ...]
    fingerprint: str
    texts_fingerprint: str
    folder: Path


@dataclass
class Examined:
    """A scenario file as far as it could be read: `scenario` and `tables` are None where errors forbid them."""

    folder: Path
    report: Report
    scenario: Scenario | None = None
    tables: Tables | None = None


def scenario_folder(path_or_id: str | Path) -> Path:
    """The folder of a scenario given by its id, its folder or its file. It may not exist: reading it says so."""
    given = Path(path_or_id)
    if given.name == FILE:
        return given.parent
    if given.is_dir():
        return given
    return SCENARIOS / given if given == Path(given.name) else given


def examine(path_or_id: str | Path) -> Examined:
    """Read a scenario's file and find all its errors; never raises for what an author wrote."""
    folder = scenario_folder(path_or_id)
    document, report = read(folder / FILE, shown_path(folder / FILE))
    examined = Examined(folder, report)
    unroll(document, report)
    examined.scenario = fit(Scenario, document, report)
    _check_comments(examined.scenario, document, report)
    if examined.scenario is not None:
        check_references(examined.scenario, report, folder.name)
        if not report.failed():
            examined.tables = build(examined.scenario)
    return examined


def _check_comments(root: Part | None, document: Document, report: Report) -> None:
    """S130: a text for people, written without quotes, that ` #` may have cut."""
    for found in walk(root, "") if root is not None and document.comments else ():
        if isinstance(found.mark, Text) and found.path in document.comments:
            report.add_at("S130", *document.comments[found.path])


def load(path_or_id: str | Path) -> Loaded:
    """A scenario by its id, folder or file. Raises StoryError with every problem if there is an error."""
    examined = examine(path_or_id)
    if examined.scenario is None or examined.tables is None:
        raise StoryError(examined.report.problems)
    scenario = examined.scenario
    french = texts(scenario, scenario.id)
    po = examined.folder / CATALOGUE
    catalogue, problems = read_catalogue(french, po, shown_path(po))
    return Loaded(
        scenario,
        catalogue,
        examined.tables,
        tuple(sorted([*examined.report.problems, *problems])),
        fingerprint(scenario),
        texts_fingerprint(french),
        examined.folder,
    )


@dataclass(frozen=True)
class Library:
    """The sheets and tool sheets by id, and their words by path and language."""

    sheets: dict[str, Sheet]
    tools: dict[str, Tool]
    catalogue: Catalogue
    problems: tuple[Problem, ...]


def examine_sheets(folder: Path = SHEETS_FOLDER) -> list[tuple[Sheet | Tool | None, Report]]:
    """Each sheet as far as it can be read, with its errors; never raises for what an author wrote."""
    examined: list[tuple[Sheet | Tool | None, Report]] = []
    for name in (*SHEETS, *TOOLS):
        path = folder / f"{name}.yaml"
        document, report = read(path, shown_path(path))
        one: Sheet | Tool | None
        if name in TOOLS:
            one = fit(Tool, document, report)
        else:
            one = fit(Sheet, document, report)
        _check_comments(one, document, report)
        if one is not None:
            check_sheet(one, report, name)
        examined.append((one, report))
    return examined


def sheets_catalogue(sheets: Iterable[Sheet | Tool], folder: Path = SHEETS_FOLDER) -> tuple[Catalogue, list[Problem]]:
    """The words of some sheets; they share one catalogue."""
    french: dict[str, str] = {}
    for one in sheets:
        french |= texts(one, one.id)
    return read_catalogue(french, folder / CATALOGUE, shown_path(folder / CATALOGUE))


def load_sheets(folder: Path = SHEETS_FOLDER) -> Library:
    """The nine sheets and the four tool sheets, those that can be used; `problems` says the rest.

    A pitfall or an approach whose sheet cannot be used goes by its id: a debrief still says what it found.
    """
    examined = examine_sheets(folder)
    sound = [one for one, report in examined if one is not None and not report.failed()]
    catalogue, problems = sheets_catalogue(sound, folder)
    for _, report in examined:
        problems += report.problems
    sheets = {one.id: one for one in sound if isinstance(one, Sheet)}
    stand_ins: dict[str, Both] = {}
    for group, fixed in (("pitfalls", SHEET_PITFALLS), ("approaches", SHEET_APPROACHES)):
        for name in (name for sheet, names in fixed.items() if sheet not in sheets for name in names):
            stand_ins |= {f".{group}.{name}.title": Both(name, name), f".{group}.{name}.text": UNREAD}
    words = Catalogue(
        catalogue.french | {path: both.fr for path, both in stand_ins.items()},
        catalogue.english | {path: both.en for path, both in stand_ins.items()},
        catalogue.outdated,
    )
    return Library(sheets, {one.id: one for one in sound if isinstance(one, Tool)}, words, tuple(sorted(problems)))


def shown_path(path: Path) -> str:
    """A path as problems show it: from the game's folder where it stands inside, and always signs that can be drawn."""
    resolved = Path(os.path.realpath(path))  # `resolve` refuses a link that leads to itself
    root = SCENARIOS.parent
    shown = resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else str(path)
    return printable(shown)
