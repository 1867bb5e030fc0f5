"""The list of scenarios, quickly: what each one is, read once and kept by the hash of its files in the cache folder.

Nothing here imports the models before a file has changed: reading them takes longer than all the rest.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.story.places import SCENARIOS as SCENARIOS
from game.story.places import own_folder, scenario_folders
from game.story.system import content

if TYPE_CHECKING:
    from game.story.diagnostics import Problem
    from game.story.library import Loaded

FORM = 4  # of a summary: to be raised when what it holds changes
LONGEST = 4_000_000  # bytes read of a file: what is longer cannot be played
Summary = dict[str, Any]


def list_scenarios(root: Path = SCENARIOS, cache: Path | None = None) -> list[Summary]:
    """Each scenario that can be loaded, by id: {id, titles: {fr, en}, pitches: {fr, en}, minutes: {alone, group},
    names: {seat: {fr, en}}, acts: {act: {fr, en}}, sheet, seats, playable, agendas: {seat: number of mixes}, scenes,
    endings, options, choices, words: {fr, en}}; one that cannot has {id, errors: number} instead. `problem` {fr, en}
    says the first error, also of a scenario that can be played in French only.

    `cache`: a folder of ours, made if needed; where it cannot be written, summaries are made anew each time.
    """
    folder = cache_folder() if cache is None else cache
    return [_summary(one, folder) for one in scenario_folders(root)]


def cache_folder() -> Path:
    """Where they are kept: they can be made again."""
    return own_folder("cache") / "summaries"


def _summary(folder: Path, cache: Path) -> Summary:
    key = _key(folder, [folder / "scenario.yaml", folder / "en.po"])
    kept = cache / f"{folder.name}-{key[:24]}.json"
    if known := _read(kept):
        return known
    summary = _make(folder)
    _keep(kept, summary)
    return summary


def _key(folder: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256(f"{FORM} {folder.name}".encode("utf-8", "surrogateescape"))
    for file in files:
        digest.update(_content(file))
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _content(file: Path) -> bytes:
    """What a file holds, for a key: its beginning where it is far too long; what forbids reading it, if something
    does.
    """
    try:
        if not file.is_file():
            return b"folder" if file.is_dir() else b""
        with file.open("rb") as source:
            content = source.read(LONGEST)
    except OSError as error:
        return repr(error.errno).encode()
    return f"{len(content)} {file.stat().st_size} ".encode() + content


def _read(kept: Path) -> Summary:
    """A summary that was kept; nothing where it is not there yet, or is not as it was written."""
    held = content(kept, LONGEST)
    total, _, told = held.partition(b"\n") if isinstance(held, bytes) else (b"", b"", b"")
    return dict(json.loads(told)) if total == _total(told) else {}


def _total(told: bytes) -> bytes:
    return hashlib.sha256(told).hexdigest().encode()


def _keep(kept: Path, summary: Summary) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        for old in kept.parent.glob(f"{summary['id']}-{'[0-9a-f]' * 24}.*"):  # what kills left half written too
            old.unlink(missing_ok=True)
        half_written = kept.with_suffix(f".{os.getpid()}")
        told = json.dumps(summary).encode()
        half_written.write_bytes(_total(told) + b"\n" + told)
        half_written.replace(kept)
    except OSError:
        pass  # a cache that cannot be written only makes us slower


def _make(folder: Path) -> Summary:
    from game.story.diagnostics import StoryError
    from game.story.library import load

    try:
        loaded = load(folder)
    except StoryError as bad:
        errors = [problem for problem in bad.problems if problem.severity == "error"]
        return {"id": folder.name, "errors": len(errors), "problem": _both(errors[0])}
    return summary_of(loaded)


def _both(problem: "Problem") -> dict[str, str]:
    return {lang: problem.sentence(lang) for lang in ("fr", "en")}


def summary_of(loaded: "Loaded") -> Summary:
    """The summary of a scenario that was loaded."""
    from game.story.mixing import mixes

    scenario = loaded.scenario

    def both(path: str) -> dict[str, str]:
        return {lang: loaded.catalogue.get(f"{scenario.id}.{path}", lang) for lang in ("fr", "en")}

    bad = [problem for problem in loaded.problems if problem.severity == "error"]
    return {
        "id": scenario.id,
        **({"problem": _both(bad[0])} if bad else {}),
        "titles": both("title"),
        "pitches": both("pitch"),
        "minutes": scenario.minutes.model_dump(),
        "names": {seat: both(f"structures.{seat}.name") for seat in scenario.structures},
        "acts": {act.id: both(f"acts.{act.id}.title") for act in scenario.acts},
        "sheet": scenario.sheet,
        "seats": sorted(scenario.structures),
        "playable": sorted(seat for seat, structure in scenario.structures.items() if structure.playable),
        "agendas": {seat: len(mixes(agenda)) for seat, agenda in sorted(scenario.agendas.items())},
        "scenes": len(scenario.scenes()),
        "choices": len(scenario.choices()),
        "options": len(loaded.tables.names.options),
        "endings": len(scenario.endings),
        "words": loaded.catalogue.words(),
    }
