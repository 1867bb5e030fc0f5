"""Long work in pieces: each piece is a batch of plays, kept on disk as soon as it is done and never done again.

A piece says who holds the seats, which choice is forced and which agendas are given, if any, and its seeds. What is
asked for is cut in pieces of AT_ONCE plays; the name of a piece's file is the hash of all that and of the rules, so
that what was stopped goes on where it was, what changed is done anew, and two questions about the same plays play them
once. Worker processes, compiled, take the pieces that are missing; the process that asks never imports numba. Its end,
however it comes, is theirs: they read from it, and stop where there is no more to read.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Thread
from typing import IO, Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from game.rules.compile import mode
from game.story.fingerprint import tables_hash
from game.story.library import Loaded

ROOT = Path(__file__).resolve().parents[2]
WORK = ["-X", "utf8", "-c", "from game.lab.pieces import work; work()"]
AT_ONCE = 1000  # plays of a piece at most: what a kill may cost
VALUED = 50  # plays of a piece whose table is held against the best it could have come to
LOOK = 0.3  # seconds between two looks at what is done
LEFT_OVER = 60.0  # seconds after which a file half written has nobody who writes it
UNUSED = 30 * 24 * 3600.0  # seconds after which a piece is no longer kept


@dataclass(frozen=True)
class Piece:
    """A batch: `minds` by seat, the choice forced ("" for none), the agenda of each seat as codes of its three parts
    (nothing: drawn in each play), plays whose seeds are `seed` to `seed` + `plays` - 1."""

    minds: tuple[tuple[str, str], ...]
    forced: str
    seed: int
    plays: int
    agendas: tuple[tuple[int, int, int], ...] = ()

    def name(self, tables: str) -> str:
        """The name of its file: what it depends on, hashed."""
        told = json.dumps([asdict(self), tables, mode.sources_hash()], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:24] + ".npz"

    def cut(self) -> list["Piece"]:
        """The same plays in pieces of AT_ONCE."""
        return [
            replace(self, seed=self.seed + first, plays=min(AT_ONCE, self.plays - first))
            for first in range(0, self.plays, AT_ONCE)
        ]

    def valued(self) -> int:
        """How many of its plays have their table looked at: some, where one kind of minds plays freely."""
        free = not self.forced and not self.agendas and len({mind for _, mind in self.minds}) == 1
        return min(VALUED, self.plays) if free else 0


@dataclass(frozen=True)
class Result:
    """What a piece came to: as `game.batch.running.Records`."""

    row: NDArray[np.int16]
    dial: NDArray[np.float32]
    scene: NDArray[np.int64]
    choice: NDArray[np.int64]
    makings: NDArray[np.int16]
    guessed: NDArray[np.int16]
    table: NDArray[np.float64]  # [plays looked at, COLUMNS]: see `game.lab.value`
    looked: NDArray[np.int64]  # [plays looked at] the number of each in `row`


def piece(
    minds: Mapping[str, str],
    seed: int,
    plays: int,
    forced: str = "",
    agendas: Sequence[tuple[int, int, int]] = (),
) -> Piece:
    return Piece(tuple(sorted(minds.items())), forced, seed, plays, tuple(agendas))


def joined(results: Sequence[Result]) -> Result:
    """The results of a question's pieces as one."""
    before = np.cumsum([0, *(len(one.row) for one in results)])
    return Result(
        np.concatenate([one.row for one in results]),
        np.concatenate([one.dial for one in results]),
        np.sum([one.scene for one in results], axis=0),
        np.sum([one.choice for one in results], axis=0),
        np.concatenate([one.makings for one in results]),
        np.concatenate([one.guessed for one in results]),
        np.concatenate([one.table for one in results]),
        np.concatenate([one.looked + first for one, first in zip(results, before[:-1], strict=True)]),
    )


def fetch(folder: Path, loaded: Loaded, one: Piece) -> Result | None:
    """The result of a piece, None if it is not there or cannot be read (it is then done again)."""
    try:
        with (folder / one.name(tables_hash(loaded.tables))).open("rb") as file, np.load(file) as kept:
            return Result(**{name: kept[name] for name in Result.__dataclass_fields__})
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error):
        return None


def done_all(
    folder: Path,
    loaded: Loaded,
    asked: Sequence[Piece],
    told: Callable[[int], None] = lambda done: None,
    workers: int = 2,
) -> list[Result]:
    """The result of each question, in order; the pieces that are missing are made now. `told`: how many plays are done.
    Raises RuntimeError when a worker fails."""
    folder.mkdir(parents=True, exist_ok=True)
    clear_away(folder)
    cut = {one: one.cut() for one in asked}
    every = list(dict.fromkeys(part for parts in cut.values() for part in parts))
    found = {one: fetch(folder, loaded, one) for one in every}
    missing = [one for one, result in found.items() if result is None]
    done = sum(one.plays for one in every) - sum(one.plays for one in missing)
    told(done)
    if missing:
        shares = [missing[k::workers] for k in range(min(workers, len(missing)))]
        at_work = [_worker(folder, loaded, share) for share in shares]
        try:
            _wait(at_work, folder, loaded, missing, lambda more: told(done + more))
        finally:
            for process in at_work:
                process.kill()
                process.wait()
                with suppress(OSError):
                    _input(process).close()
        found |= {one: fetch(folder, loaded, one) for one in missing}
    whole = {one: result for one, result in found.items() if result is not None}
    if len(whole) < len(found):
        raise RuntimeError("a piece of work is missing")
    return [joined([whole[part] for part in cut[one]]) for one in asked]


def plays_of(asked: Sequence[Piece]) -> int:
    """How many plays these questions take, each played once."""
    return sum(one.plays for one in {part for each in asked for part in each.cut()})


def clear_away(folder: Path) -> None:
    """Remove what a kill left half written, and what has not been asked for in a long time."""
    now = time.time()
    for file in folder.iterdir():
        with suppress(OSError):
            age = now - max(file.stat().st_mtime, file.stat().st_atime)
            if age > (LEFT_OVER if file.suffix == ".half" else UNUSED):
                file.unlink()


def _input(process: subprocess.Popen[bytes]) -> IO[bytes]:
    assert process.stdin is not None
    return process.stdin


def _worker(folder: Path, loaded: Loaded, pieces: Sequence[Piece]) -> subprocess.Popen[bytes]:
    asked = {"folder": str(folder), "scenario": str(loaded.folder), "pieces": [asdict(one) for one in pieces]}
    process = subprocess.Popen([sys.executable, *WORK], cwd=ROOT, stdin=subprocess.PIPE)
    with suppress(OSError):  # it has died already: its exit code says so
        _input(process).write(json.dumps(asked).encode() + b"\n")
        _input(process).flush()
    return process


def _wait(
    at_work: Sequence[subprocess.Popen[bytes]],
    folder: Path,
    loaded: Loaded,
    missing: Sequence[Piece],
    told: Callable[[int], None],
) -> None:
    files = {folder / one.name(tables_hash(loaded.tables)): one.plays for one in missing}
    done = 0
    while any(process.poll() is None for process in at_work):
        time.sleep(LOOK)
        made = [file for file in files if file.exists()]
        done += sum(files.pop(file) for file in made)
        told(done)
        if any(process.poll() for process in at_work):
            break
    if any(process.returncode for process in at_work):
        raise RuntimeError("a worker failed")


def work() -> None:
    """A worker: does the pieces named on its standard input, as long as that stays open."""
    from importlib.util import find_spec

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asked, who then ends this process.
    asked = json.loads(sys.stdin.buffer.readline())
    Thread(target=_end_with, args=(sys.stdin.fileno(),), daemon=True).start()
    if find_spec("numba") is not None:
        with suppress(Exception):  # one that is broken: whoever asked has said so
            mode.compiled(mode.cache_folder())

    from game.story.library import load

    loaded = load(asked["scenario"])
    for one in asked["pieces"]:
        do(Path(asked["folder"]), loaded, _piece(one))


def _end_with(given: int) -> None:
    """End this process at once when whoever asked has ended: a piece half done is nothing. `given`: read without
    Python's buffer, whose lock would not let this process end by itself."""
    while os.read(given, 1):
        pass
    os._exit(1)


def _piece(told: Mapping[str, Any]) -> Piece:
    """A piece from its JSON form."""
    minds, agendas = (tuple(tuple(each) for each in told[name]) for name in ("minds", "agendas"))
    return Piece(minds, told["forced"], told["seed"], told["plays"], agendas)


def do(folder: Path, loaded: Loaded, one: Piece) -> None:
    """Do one piece in this process, and keep it: the file appears whole or not at all."""
    from game.batch.batch import lengths_of, new_workbench, play_range
    from game.batch.continuing import FROM_MOMENT, forcing
    from game.batch.running import new_records
    from game.lab.value import given, values_of

    bench = new_workbench(loaded.tables, dict(one.minds), lengths_of(loaded))
    if one.forced:
        bench.fork = forcing(bench.frame, np.array([loaded.tables.names.choices.code[one.forced]]))
    if one.agendas:
        given(bench.frame, bench.secrets, bench.kept, one.agendas)
        bench.fork.at[FROM_MOMENT] = 1
    records = new_records(bench.frame, one.plays, makings=True)
    play_range(bench, records, one.seed, 0, one.plays, workers=1)  # Others do other pieces meanwhile.
    looked = one.valued()
    file = folder / one.name(tables_hash(loaded.tables))
    half = file.with_suffix(f".{os.getpid()}.half")
    with half.open("wb") as out:
        np.savez_compressed(
            out,
            row=records.row,
            dial=records.dial,
            scene=records.scene,
            choice=records.choice,
            makings=records.makings,
            guessed=records.guessed,
            table=values_of(loaded.tables, bench, records, one.seed, looked),
            looked=np.arange(looked),
        )
    half.replace(file)
