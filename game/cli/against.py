"""`bench --against DIR`: another checkout measured beside this one, A B A B, in the same run; medians and their ratio.

The other one is whatever build it is: it is asked what any build can answer, the probe (`probe.py`, given as a text)
and `simulate`, by its own Python and in its own folder.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from game.cli.measuring import ROOT, by_size
from game.cli.refusals import refusal

ROUNDS = 5  # plays on each side, of each scenario
BATCHES = {"game": 2000, "random": 20_000}  # plays of a batch, by who plays
BATCH_ROUNDS = 3
MILLION = 1_000_000
PROBE = Path(__file__).with_name("probe.py")
SIDES = ("here", "there")
SAMPLES = ("step", "page", "lay_out_and_paint", "act_to_page", "loop_hold")
Sided = dict[str, dict[str, float | None]]

# What a batch says of itself, then the most memory that its process has held, in megabytes.
BATCH = """
import sys
from game.cli import main
code = main(sys.argv[1:])
try:
    import resource
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(round(most / (1_000_000 if sys.platform == "darwin" else 1000), 1))
except ImportError:
    print("null")
sys.exit(code)
"""


def against(given: str, million: bool = False) -> Sided:
    """Figure → here, there, and here over there. Milliseconds of the acts of whole plays, those of `probe.py`, at
    1920 × 1080, at the fewest seats and at the most (`large_`); moves a second of batches; with `million`, megabytes
    that a million random plays take. None where numba is missing. Raises Wrong where the folder is no checkout set up.
    """
    folders = {"here": ROOT, "there": checkout(given)}
    small, large = by_size(folders["there"])
    figures: Sided = {}
    for size, scenario in (("", small), ("large_", large)):
        met = in_turns(folders, ROUNDS, lambda side, turn, name=scenario: probed(folders[side], side, name, turn))
        for sample in SAMPLES:
            every = {side: [one for play in met[side] for one in play[sample]] for side in SIDES}
            figures[size + sample] = sided(every)
    for size, scenario in (("", small), ("large_", large)):
        for mind, plays in BATCHES.items():
            asked = [scenario, "--plays", str(plays), "--minds", mind]
            figures |= compiled(folders, f"{size}moves_a_second_{mind}", asked, BATCH_ROUNDS)
    if million:
        asked = [small, "--plays", str(MILLION), "--minds", "random"]
        figures |= compiled(folders, "million_plays_megabytes", asked, 1, memory=True)
    return figures


def checkout(given: str) -> Path:
    """The folder of another checkout, set up. Raises Wrong."""
    folder = Path(given).resolve()
    if not os.path.isfile(folder / "main.py") or not (folder / "game").is_dir():
        raise refusal("C115", found=given)
    if not os.path.isfile(python(folder)):
        raise refusal("C116", folder=folder)
    return folder


def python(folder: Path) -> Path:
    return folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def in_turns(folders: dict[str, Path], rounds: int, measure: Any) -> dict[str, list[Any]]:
    """What `measure(side, turn)` gives on each side, one after the other, the first of them by turns."""
    found: dict[str, list[Any]] = {side: [] for side in folders}
    for turn in range(rounds):
        for side in SIDES if turn % 2 == 0 else SIDES[::-1]:
            found[side].append(measure(side, turn))
    return found


def sided(found: dict[str, list[float]]) -> dict[str, float | None]:
    here, there = (median(found[side]) for side in SIDES)
    return {"here": round(here, 3), "there": round(there, 3), "ratio": round(here / there, 3) if there else None}


def ask(folder: Path, side: str, *arguments: str) -> str:
    """What a checkout's own Python writes. Raises Wrong with the last words of what fails."""
    program = sys.executable if side == "here" else str(python(folder))
    env = os.environ | {"SDL_VIDEODRIVER": "dummy"}
    env.pop("PYTHONPATH", None)  # or the other checkout would import the rooms of this one
    done = subprocess.run([program, *arguments], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
        raise refusal("C310", folder=folder, why=last)
    return done.stdout


def probed(folder: Path, side: str, scenario: str, seed: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = json.loads(
        ask(folder, side, "-X", "utf8", "-c", PROBE.read_text(encoding="utf-8"), scenario, str(seed))
    )
    return found


def compiled(folders: dict[str, Path], name: str, asked: list[str], rounds: int, memory: bool = False) -> Sided:
    """A batch on each side: its moves a second, or the memory of its process. What is compiled first is not counted."""
    try:
        import numba  # noqa: F401
    except ImportError:
        return {name: dict.fromkeys((*SIDES, "ratio"))}

    def batch(side: str, plays: list[str]) -> float:
        told = ask(folders[side], side, "-X", "utf8", "-c", BATCH, "simulate", *plays, "--compiled", "--json")
        said, _, most = told.rstrip().rpartition("\n")
        return float(most) if memory else float(json.loads(said)["moves_per_second"])

    for side in SIDES:
        batch(side, [*asked[:2], "1", *asked[3:]])
    return {name: sided(in_turns(folders, rounds, lambda side, turn: batch(side, asked)))}
