"""The scenario that a command is about, by its id, its folder or its file."""

from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.refusals import Wrong, refusal, unknown
from game.cli.speaking import complain, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.story.diagnostics import Problem
    from game.story.library import Loaded


def folder_of(given: str, root: Path | None = None) -> Path:
    """The folder of a scenario; by its id, in `root` (`--scenarios`) or among the game's own. Raises Wrong with the
    nearest name."""
    from game.story.places import SCENARIOS, scenario_folders

    path, known_in = Path(given), root or SCENARIOS
    tried = [path.parent] if path.name == "scenario.yaml" else [path, known_in / given]
    if root is not None:
        tried.reverse()
    for folder in tried:
        if _is_there(folder / "scenario.yaml"):
            return folder
    known = [found.name for found in scenario_folders(known_in)]
    raise unknown("C103", given, known)


def loaded(given: str, root: Path | None = None, tell: bool = True) -> "Loaded":
    """A scenario, ready; what is wrong with it all the same is told, if `tell`. Raises Wrong: with the nearest name
    (2), or with its problems (1)."""
    folder = folder_of(given, root)
    from game.story.diagnostics import StoryError
    from game.story.library import load

    try:
        scenario = load(folder)
    except StoryError as bad:
        raise Wrong(bad.sentence(language()), 1) from None
    if tell:
        tell_errors(scenario.problems)
    return scenario


def first(root: Path | None = None) -> str:
    """The id of the first scenario of a folder. Raises Wrong where there is none."""
    from game.story.places import SCENARIOS, scenario_folders

    for found in scenario_folders(root or SCENARIOS):
        return found.name
    raise refusal("C122", found=root or SCENARIOS)


def sheets_of(given: str) -> Path | None:
    """The folder of sheets that is meant: by its name alone, the game's own; None where no sheets are. Raises Wrong."""
    from game.story.library import SHEETS_FOLDER

    if Path(given).name != SHEETS_FOLDER.name:
        return None
    folder = SHEETS_FOLDER if given == SHEETS_FOLDER.name else Path(given)
    if not folder.is_dir():
        raise refusal("C119", found=given)
    return folder


def tell_errors(problems: "Iterable[Problem]") -> None:
    """What is wrong with what can be used all the same: a catalogue, a sheet."""
    for problem in problems:
        if problem.severity == "error":
            complain(problem.sentence(language()))


def _is_there(path: Path) -> bool:
    """Whether something is there, even what cannot be read: reading it says why. A name that no file can have is
    not.
    """
    try:
        return lexists(path)
    except ValueError:
        return False
