"""Long work in pieces: each piece is a batch of plays, kept on disk as soon as it is done and never done again.

A piece says who holds the seats, which choice is forced if any, and its seeds; its file's name is the hash of all that
and of the rules, so that what was stopped goes on where it was and what changed is done anew. Two worker processes,
compiled, take the pieces that are missing; the process that asks never imports numba.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from game.rules import mode
from game.story.library import Loaded

ROOT = Path(__file__).resolve().parents[2]
WORK = ["-X", "utf8", "-c", "from game.lab.pieces import work; work()"]
VALUED = 300  # plays of a piece whose table is held against the best it could have come to
LOOK = 0.3  # seconds between two looks at what is done


@dataclass(frozen=True)
class Piece:
    """A batch: `minds` by seat, the choice forced ("" for none), plays number `first` to `first` + `plays` - 1."""

    minds: tuple[tuple[str, str], ...]
    forced: str
    seed: int
    plays: int

    def name(self, fingerprint: str) -> str:
        """The name of its file: what it depends on, hashed."""
        told = json.dumps([asdict(self), fingerprint, mode.sources_hash()], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:24] + ".npz"


@dataclass(frozen=True)
class Result:
    """What a piece came to: as `game.batch.running.Records`."""

    row: NDArray[np.int16]
    dial: NDArray[np.float32]
    scene: NDArray[np.int64]
    choice: NDArray[np.int64]
    makings: NDArray[np.int16]
    table: NDArray[np.float64]  # [plays looked at, 4]: see `game.lab.value`


def piece(minds: Mapping[str, str], seed: int, plays: int, forced: str = "") -> Piece:
    return Piece(tuple(sorted(minds.items())), forced, seed, plays)


def fetch(folder: Path, loaded: Loaded, one: Piece) -> Result | None:
    """The result of a piece, None if it is not there or cannot be read (it is then done again)."""
    try:
        with (folder / one.name(loaded.fingerprint)).open("rb") as file, np.load(file) as kept:
            return Result(**{name: kept[name] for name in Result.__dataclass_fields__})
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error):
        return None


def done_all(
    folder: Path,
    loaded: Loaded,
    pieces: Sequence[Piece],
    told: Callable[[int], None] = lambda done: None,
    workers: int = 2,
) -> list[Result]:
    """The results of all pieces, in order; those that are missing are made now. `told`: how many are done. Raises
    RuntimeError when a worker fails."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [one for one in pieces if fetch(folder, loaded, one) is None]
    told(len(pieces) - len(missing))
    if missing:
        at_work = [_worker(folder, loaded, missing[k::workers]) for k in range(min(workers, len(missing)))]
        try:
            _wait(at_work, folder, loaded, missing, lambda done: told(len(pieces) - len(missing) + done))
        finally:
            for process in at_work:
                process.kill()
                process.wait()
    found = [fetch(folder, loaded, one) for one in pieces]
    if any(one is None for one in found):
        raise RuntimeError("a piece of work is missing")
    return [one for one in found if one is not None]


def _worker(folder: Path, loaded: Loaded, pieces: Sequence[Piece]) -> subprocess.Popen[bytes]:
    asked = {"folder": str(folder), "scenario": str(loaded.folder), "pieces": [asdict(one) for one in pieces]}
    listing = folder / f"{pieces[0].name(loaded.fingerprint)}.asked.json"
    listing.write_text(json.dumps(asked), encoding="utf-8")
    return subprocess.Popen([sys.executable, *WORK, str(listing)], cwd=ROOT, stdin=subprocess.DEVNULL)


def _wait(
    at_work: Sequence[subprocess.Popen[bytes]],
    folder: Path,
    loaded: Loaded,
    missing: Sequence[Piece],
    told: Callable[[int], None],
) -> None:
    names = [folder / one.name(loaded.fingerprint) for one in missing]
    while any(process.poll() is None for process in at_work):
        time.sleep(LOOK)
        told(sum(name.exists() for name in names))
    if any(process.returncode for process in at_work):
        raise RuntimeError("a worker failed")


def work() -> None:
    """A worker: does the pieces of the listing named on its command line."""
    from importlib.util import find_spec

    if find_spec("numba") is not None:
        mode.compiled(mode.cache_folder())
    listing = Path(sys.argv[1])
    asked = json.loads(listing.read_text(encoding="utf-8"))

    from game.story.library import load

    loaded = load(asked["scenario"])
    for one in asked["pieces"]:
        do(
            Path(asked["folder"]),
            loaded,
            Piece(tuple((seat, mind) for seat, mind in one["minds"]), one["forced"], one["seed"], one["plays"]),
        )
    listing.unlink(missing_ok=True)


def do(folder: Path, loaded: Loaded, one: Piece) -> None:
    """Do one piece in this process, and keep it: the file appears whole or not at all."""
    from game.batch.batch import lengths_of, new_workbench, play_range
    from game.batch.continuing import forcing
    from game.batch.running import new_records
    from game.lab.value import values_of

    bench = new_workbench(loaded.tables, dict(one.minds), lengths_of(loaded))
    if one.forced:
        bench.fork = forcing(bench.frame, np.array([loaded.tables.names.choices.code[one.forced]]))
    records = new_records(bench.frame, one.plays, makings=True)
    play_range(bench, records, one.seed, 0, one.plays)
    table = values_of(loaded.tables, bench, records, one.seed, min(VALUED, one.plays) if not one.forced else 0)
    file = folder / one.name(loaded.fingerprint)
    half = file.with_suffix(f".{os.getpid()}.half")
    with half.open("wb") as out:
        np.savez_compressed(
            out,
            row=records.row,
            dial=records.dial,
            scene=records.scene,
            choice=records.choice,
            makings=records.makings,
            table=table,
        )
    half.replace(file)
