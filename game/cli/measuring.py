"""What measures have in common: a median time, and a process of this Python that is asked something."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TIMES = 7
Figures = dict[str, float | None]


def by_size(*beside: Path) -> tuple[str, str]:
    """The scenario of fewest structures and that of most, of those that these checkouts have too (if they have any)."""
    from game.story.summaries import list_scenarios

    known = [one for one in list_scenarios() if "seats" in one]
    both = [one for one in known if all((other / "scenarios" / one["id"]).is_dir() for other in beside)]
    sized = sorted(both or known, key=lambda one: (len(one["seats"]), one["id"]))
    return sized[0]["id"], sized[-1]["id"]


def timed(act: Callable[[], Any], times: int = TIMES) -> float:
    """Median time of an act, in milliseconds."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        act()
        taken.append(perf_counter() - began)
    return round(1000 * median(taken), 3)


def ask(arguments: list[str], cache: Path | None = None) -> str:
    """What another process of this Python writes. `cache`: an empty folder for what it compiles."""
    env = os.environ | {"SDL_VIDEODRIVER": "dummy"}
    if cache is not None:
        env |= {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return done.stdout


def command(*arguments: str, cache: Path | None = None) -> str:
    return ask(["-c", "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))", *arguments], cache)


def memory() -> float | None:
    """The most memory that this process has held, in megabytes; None on Windows."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1_000_000 if sys.platform == "darwin" else 1000), 1)
