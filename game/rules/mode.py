"""Interpreted or compiled, for the whole life of the process.

`compiled()` must be called before anything else of `game.rules` is imported; otherwise the rules are plain Python. The window never
calls it. numba's own cache does not see that a called function changed, so the cache folder is keyed by the hash of all the sources
that are compiled.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

COMPILED = False
_ROOMS = ("story/tables.py", "rules", "minds", "debrief/evidence.py", "debrief/dials.py", "batch/running.py")


def sources_hash() -> str:
    """Hash of every source that numba compiles (hex, 16 characters)."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for room in _ROOMS:
        place = root / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if path.exists():
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def compiled(cache: Path, bounds: bool = False) -> None:
    """Make the rules compiled in this process; `cache` is a folder for the compiled code. Raises ImportError without numba."""
    global COMPILED
    folder = cache / f"rules-{sources_hash()}{'-bounds' if bounds else ''}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    if bounds:
        os.environ["NUMBA_BOUNDSCHECK"] = "1"
    import numba  # noqa: F401  (fails here, before any rule is imported)

    COMPILED = True


def rule(function: F) -> F:
    """Mark a rule: itself when interpreted, compiled when the process is."""
    if not COMPILED:
        return function
    from numba import njit

    compiled_rule: F = njit(cache=True, error_model="numpy", fastmath=False)(function)
    return compiled_rule
