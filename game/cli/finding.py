"""The scenario that a command is about, by its id, its folder or its file."""

from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.refusals import Wrong, unknown
from game.cli.speaking import language

if TYPE_CHECKING:
    from game.story.library import Loaded


def folder_of(given: str) -> Path:
    """The folder of a scenario. Raises Wrong with the nearest name."""
    from game.story.summaries import SCENARIOS

    path = Path(given)
    tried = [path.parent] if path.name == "scenario.yaml" else [path, SCENARIOS / given]
    for folder in tried:
        if _is_file(folder / "scenario.yaml"):
            return folder
    known = sorted(found.parent.name for found in SCENARIOS.glob("*/scenario.yaml"))
    raise unknown("C103", given, known)


def loaded(given: str) -> "Loaded":
    """A scenario, ready. Raises Wrong: with the nearest name (2), or with its problems (1)."""
    folder = folder_of(given)
    from game.story.diagnostics import StoryError
    from game.story.library import load

    try:
        return load(folder)
    except StoryError as bad:
        errors = [problem for problem in bad.problems if problem.severity == "error"]
        raise Wrong("\n".join(problem.sentence(language()) for problem in errors), 1) from None


def _is_file(path: Path) -> bool:
    """Whether it is there; a name that no file can have is not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
