"""The scenarios and sheets at hand, read again where an author changes a scenario while it is played."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from game.story.library import Library, Loaded, load, load_sheets
from game.story.places import FILE
from game.story.summaries import list_scenarios
from game.story.translation import CATALOGUE

Stamp = tuple[tuple[int, int] | None, ...]


@dataclass
class Shelf:
    """Tests put their own."""

    summaries: Callable[[], list[dict[str, Any]]] = list_scenarios
    load: Callable[[str], Loaded] = load
    sheets: Callable[[], Library] = load_sheets
    _read: dict[Path, Stamp] = field(default_factory=dict)  # what the files of each folder were when they were read

    @cached_property
    def library(self) -> Library:
        """The sheets, read once."""
        return self.sheets()

    def open(self, name: str) -> Loaded:
        """A scenario by its id. Raises StoryError."""
        loaded = self.load(name)
        self._read[loaded.folder] = stamp(loaded.folder)
        return loaded

    def changed(self, loaded: Loaded) -> bool:
        """Whether its files are no longer those that were read."""
        return stamp(loaded.folder) != self._read.get(loaded.folder, stamp(loaded.folder))

    def again(self, loaded: Loaded) -> Loaded:
        """The scenario as its files are now. Raises StoryError, and they are not looked at again as they are."""
        self._read[loaded.folder] = stamp(loaded.folder)
        return self.load(loaded.scenario.id)


def stamp(folder: Path) -> Stamp:
    """What tells that a file of a scenario was written again."""
    found: list[tuple[int, int] | None] = []
    for name in (FILE, CATALOGUE):
        try:
            told = os.stat(os.path.join(folder, name))
        except OSError:  # gone for now: some editors write so
            found.append(None)
        else:
            found.append((told.st_mtime_ns, told.st_size))
    return tuple(found)
