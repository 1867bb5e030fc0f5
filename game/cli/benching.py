"""`bench`: measures what must stay quick, on the first scenario. Each figure is the median of a few.

Start-up and batches are measured in processes of their own, as a person meets them.
"""

import json
from argparse import Namespace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from game.cli.finding import loaded
from game.cli.measuring import Figures, ask, by_size, command, memory, timed
from game.cli.speaking import out, out_json, say

if TYPE_CHECKING:
    from game.cli.shooting import Stroll

PLAYS = 2000  # compiled
SIZE = (1280, 720)


def bench(asked: Namespace) -> int:
    """Times in milliseconds unless their name says otherwise; None where numba is missing."""
    if asked.against is not None:
        from game.cli.against import against

        sided = against(asked.against, asked.million)
        if asked.json:
            out_json(sided)
        else:
            out("\n".join(compared(sided)))
        return 0
    with TemporaryDirectory() as folder:
        figures: Figures = start_up(Path(folder))
        figures |= pages(Path(folder))
        figures |= large_table(Path(folder))
        figures |= batches(Path(folder))
        figures |= moments(Path(folder))
        figures |= solutions(Path(folder))
        if asked.peers:
            from game.cli.peers import peers

            figures |= peers(Path(folder), figures)
    if asked.json:
        out_json(figures)
    else:
        for name, figure in figures.items():
            out(f"{name:<34} {figure if figure is not None else say('sans numba', 'no numba')}")
        if asked.peers:
            from game.cli.peers import remarks

            out("\n".join(remarks(figures)))
    return 0


def compared(figures: dict[str, dict[str, float | None]]) -> list[str]:
    """The figures of two checkouts as lines of a table."""
    heads = ("", say("ici", "here"), say("là-bas", "there"), say("rapport", "ratio"))
    rows = [heads, *((name, *map(_shown, one.values())) for name, one in figures.items())]
    return [f"{name:<30}" + "".join(f"{one:>16}" for one in others) for name, *others in rows]


def _shown(figure: float | None) -> str:
    return say("sans numba", "no numba") if figure is None else f"{figure:g}" if figure < 1e5 else f"{figure:.0f}"


def start_up(folder: Path) -> Figures:
    """From the command to its answer, Python's own start included."""
    picture = str(folder / "title.png")
    return {
        "help": timed(lambda: command("--help"), 3),
        "scenarios": timed(lambda: command("scenarios", "--json"), 3),
        "start_to_title": timed(lambda: command("shot", "title", "--out", picture), 3),
    }


def pages(folder: Path) -> Figures:
    """A play as a person has it: interpreted, saved. A round: a move, those of the minds, the next page."""
    from game.cli.shooting import Stroll
    from game.play.play import Play
    from game.play.storage import Made, PlayStore

    small, _ = by_size()
    began = perf_counter()
    scenario = loaded(small)
    read = perf_counter()
    with PlayStore(folder) as store:
        walker = Stroll(scenario, store, "fr", 1)
        walker.sit()
        walker.session.page()
        first = perf_counter()
        rounds, frames = walked(walker)
        saved = str(walker.play.id)
        kept = store.create(walker.play.log.header)
        places = iter(range(100))
        save = timed(lambda: store.append(kept, next(places), [Made({"do": "pass"}, "")]), 20)
        resume = timed(lambda: Play.resume(store, saved, scenario), 3)
    return {
        "read_scenario": round(1000 * (read - began), 1),
        "first_page": round(1000 * (first - read), 1),
        "round_and_page": round(1000 * median(rounds), 1),
        "round_and_page_slowest": round(1000 * max(rounds), 1),
        "frame": median(frames),
        "save": save,
        "resume": resume,
        "memory_mb": memory(),
    }


def walked(walker: "Stroll") -> tuple[list[float], list[float]]:
    """To the end of a play: seconds of each round (the person's move, those of the minds, the next page), then
    milliseconds to draw each page of the corridor or of the table."""
    from game.window.screen import draw_page

    rounds, frames = [], []
    while not walker.play.over:
        start = perf_counter()
        walker.step()
        page = walker.session.page()
        rounds.append(perf_counter() - start)
        if page.kind in ("table", "corridor"):
            frames.append(timed(partial(draw_page, page, SIZE), 1))
    return rounds, frames


def large_table(folder: Path) -> Figures:
    """The same at a table of eleven."""
    from game.cli.shooting import Stroll
    from game.play.storage import PlayStore

    scenario = loaded(by_size()[1])
    with PlayStore(folder / "large") as store:
        walker = Stroll(scenario, store, "fr", 1)
        walker.sit()
        rounds, frames = walked(walker)
    return {
        "large_round_and_page": round(1000 * median(rounds), 1),
        "large_round_and_page_slowest": round(1000 * max(rounds), 1),
        "large_frame": median(frames),
    }


def batches(folder: Path) -> Figures:
    """Moves a second, interpreted and compiled; time to compile from nothing, then from the cache."""
    figures: Figures = {}
    small, large = by_size()
    for mind in ("game", "random"):
        told = json.loads(command("simulate", small, "--plays", "20", "--minds", mind, "--interpreted", "--json"))
        figures[f"moves_a_second_{mind}_slow"] = told["moves_per_second"]
    try:
        import numba  # noqa: F401
    except ImportError:
        return figures | dict.fromkeys(("compile_seconds", "cached_seconds"))
    for name, mind in (("compile_seconds", "game"), ("cached_seconds", "random")):
        asked = ["simulate", small, "--plays", str(PLAYS), "--minds", mind, "--compiled", "--json"]
        told = json.loads(command(*asked, cache=folder))
        figures |= {f"moves_a_second_{mind}": told["moves_per_second"], name: told["compile_seconds"]}
    for mind in ("game", "random"):
        asked = ["simulate", large, "--plays", str(PLAYS), "--minds", mind, "--compiled", "--json"]
        figures[f"large_moves_a_second_{mind}"] = json.loads(command(*asked, cache=folder))["moves_per_second"]
    return figures


MOMENTS = """
import json
import sys
from time import perf_counter
from game.rules.compile import mode
mode.compiled(mode.cache_folder())
from game.cli.measuring import memory
from game.play.deciding import readings
from game.play.log import read_log
from game.story.library import load
loaded = load(sys.argv[1])
log = read_log(loaded.folder / "plays" / "testimony.json")
seat = log.header.people[0] if log.header.people else loaded.tables.names.seats[0]
for _ in range(2):
    began, first = perf_counter(), []
    readings(loaded, log, seat, lambda share, found: first.append(perf_counter() - began) if found else None)
    final = perf_counter() - began
print(json.dumps([first[0] if first else final, final, memory()]))
"""


def moments(folder: Path) -> Figures:
    """Seconds from the question to the first reading of a play's decisive moments and to the last one; megabytes of
    the process that finds them; the same for a play of eleven. `folder`: a cache in which the rules are compiled."""
    measured = ("first_seconds", "final_seconds", "megabytes")
    try:
        import numba  # noqa: F401
    except ImportError:
        return dict.fromkeys(f"{size}moments_{what}" for size in ("", "large_") for what in measured)
    figures: Figures = {}
    for size, scenario in zip(("", "large_"), by_size(), strict=True):
        found = json.loads(ask(["-c", MOMENTS, scenario], folder))
        figures |= {f"{size}moments_{what}": round(one, 2) for what, one in zip(measured, found, strict=True)}
    return figures


SOLVE = """
import sys
from pathlib import Path
import numpy as np
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]))
from game.cli.measuring import timed
from game.lab.solutions import solve
luck = np.random.default_rng(1)
utilities, reserves = luck.integers(0, 20, (400, 3)) / 2, np.full(3, 3.0)
solve(utilities, reserves)
print(timed(lambda: solve(utilities, reserves)))
"""


def solutions(folder: Path) -> Figures:
    """The frontier and the four points of 400 packages for three parties, compiled."""
    try:
        import numba  # noqa: F401
    except ImportError:
        return {"solutions": None}
    return {"solutions": float(ask(["-c", SOLVE, str(folder / "solutions")]))}
