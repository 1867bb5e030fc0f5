"""Plays on disk: SQLite, append-only. A move is committed, and on the disk itself, before `append` returns.

What was played is never changed or deleted (triggers refuse it): taking back is a *branch*, a new play that shares the
first moves of another. A file that is damaged or not ours is refused before anything could write to it. A store belongs
to the thread that opened it; several windows may write in the same file, each in plays of its own.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import uuid
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import platformdirs
from pydantic import ValidationError

from game.play.log import Header, Log
from game.play.refusals import BadSave
from game.play.words import MoveByIds

APPLICATION = 0x44454E4F  # « DENO »
VERSION = 1
FILE = "plays.sqlite"
PATIENCE = 3000  # milliseconds that one waits for another window to finish writing
MOST = 100_000  # moves in a play
DEEPEST = 1000  # branches of branches
SUM = 16  # hexadecimal digits kept of the sum of a move

SCHEMA = """
CREATE TABLE plays (
    id TEXT PRIMARY KEY, parent TEXT REFERENCES plays (id), upto INTEGER NOT NULL, header TEXT NOT NULL,
    began TEXT NOT NULL);
CREATE TABLE moves (
    play TEXT NOT NULL REFERENCES plays (id), number INTEGER NOT NULL, move TEXT NOT NULL, digest TEXT NOT NULL,
    sum TEXT NOT NULL, PRIMARY KEY (play, number)) WITHOUT ROWID;
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, play TEXT, who TEXT NOT NULL, what TEXT NOT NULL, due TEXT NOT NULL,
    written TEXT NOT NULL);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);
""" + "".join(
    f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END;\n"
    for table in ("plays", "moves", "journal")
    for verb in ("UPDATE", "DELETE")
)


class Made(NamedTuple):
    """A move made: by ids, and the digest of the state before it."""

    move: MoveByIds
    digest: str


class Saved(NamedTuple):
    """A play on disk. `moves`: how many in all; `upto`: how many of them it shares with `parent`; `began`: as given."""

    id: str
    parent: str | None
    upto: int
    moves: int
    header: Header
    began: str


class Commitment(NamedTuple):
    """Who does what, and when. `play`: the play it came from, None if none; `written`: the date it was given."""

    play: str | None
    who: str
    what: str
    due: str
    written: str


def data_folder() -> Path:
    """Where this person's saves are kept on this machine."""
    return Path(platformdirs.user_data_dir("denouer", appauthor=False))


class PlayStore:
    """The plays, the journal and the settings of one folder. Every method raises BadSave when the disk refuses."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the store of a folder (by default the person's own), or make it. Raises BadSave (D101 to D105, D109); a
        file that is refused is left byte for byte as it was."""
        self.path = (folder or data_folder()) / FILE
        with _refusing(self.path):
            if not self.path.exists():
                _make(self.path)
            _inspect(self.path)
            self._sqlite = _connect(self.path, "rw")
            try:
                self._sqlite.execute("PRAGMA journal_mode = WAL")
                self._sqlite.execute("PRAGMA synchronous = FULL")
                self._sqlite.execute("PRAGMA fullfsync = ON")  # macOS: a plain sync leaves it in the disk's own memory
                self._sqlite.execute("PRAGMA foreign_keys = ON")
                self._sqlite.execute(
                    "BEGIN IMMEDIATE"
                )  # a disk that cannot be written is refused now, not at the first move
                self._sqlite.execute("ROLLBACK")
            except sqlite3.Error:
                self._sqlite.close()
                raise

    def __enter__(self) -> "PlayStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._sqlite.close()

    def create(self, header: Header, began: str = "") -> str:
        """A new play without moves; gives its id. `began`: a date or any words, kept as they are."""
        return self._new_play(header, began, None, 0)

    def branch(self, play: str, upto: int, began: str = "") -> str:
        """A new play that shares the first `upto` moves of another, which stays whole. Raises BadSave (D110)."""
        log = self.load(play)
        if not 0 <= upto <= len(log.moves):
            raise BadSave("D110", upto, f"0 … {len(log.moves)}")
        return self._new_play(log.header, began, play, upto)

    def append(self, play: str, number: int, made: Sequence[Made]) -> None:
        """Add moves from `number` on, all or none. On return they are on the disk. Raises BadSave: D106 (disk full),
        D108 (this play already has such a move: it goes on elsewhere), D110 (moves missing before)."""
        with self._writing():
            last, total = self._last(play)
            if number != last:
                raise BadSave("D108" if number < last else "D110", number, str(last))
            rows = []
            for place, one in enumerate(made):
                move = json.dumps(one.move, ensure_ascii=False)
                total = _sum(total, move, one.digest)
                rows.append((play, number + place, move, one.digest, total))
            self._sqlite.executemany("INSERT INTO moves VALUES (?, ?, ?, ?, ?)", rows)

    def load(self, play: str) -> Log:
        """A play, with the moves it shares. Raises BadSave: D107, D104 if its moves are not those that were written."""
        with _refusing(self.path):
            return self._read(play)[0]

    def list(self) -> Sequence[Saved]:
        """Every play, the latest begun last."""
        with _refusing(self.path):
            return [
                _saved(row)
                for row in self._sqlite.execute(
                    "SELECT id, parent, upto, (SELECT COALESCE(MAX(number) + 1, upto) FROM moves WHERE play = id),"
                    " header, began"
                    " FROM plays ORDER BY plays.rowid"
                )
            ]

    def write_commitment(self, commitment: Commitment) -> None:
        """Add a line to the journal."""
        with self._writing():
            self._sqlite.execute(
                "INSERT INTO journal (play, who, what, due, written) VALUES (?, ?, ?, ?, ?)", commitment
            )

    def commitments(self) -> Sequence[Commitment]:
        """The journal, the oldest first."""
        with _refusing(self.path):
            return [
                Commitment(*row)
                for row in self._sqlite.execute("SELECT play, who, what, due, written FROM journal ORDER BY number")
            ]

    def settings(self) -> dict[str, Any]:
        """What was set, by key."""
        with _refusing(self.path):
            return {key: json.loads(value) for key, value in self._sqlite.execute("SELECT key, value FROM settings")}

    def set(self, values: Mapping[str, Any]) -> None:
        """Keep settings: values that JSON can hold, by key."""
        with self._writing():
            self._sqlite.executemany(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)",
                [(key, json.dumps(value, ensure_ascii=False)) for key, value in values.items()],
            )

    def _new_play(self, header: Header, began: str, parent: str | None, upto: int) -> str:
        play = uuid.uuid4().hex
        with self._writing():
            self._sqlite.execute(
                "INSERT INTO plays VALUES (?, ?, ?, ?, ?)", (play, parent, upto, header.model_dump_json(), began)
            )
        return play

    def _read(self, play: str) -> tuple[Log, str]:
        """A play, and the sum of its last move."""
        header, stretches = self._stretches(play)
        log, total = Log(header), _sum("", header.model_dump_json())
        for owner, first, end in stretches:
            for number, move, digest, kept in self._sqlite.execute(
                "SELECT number, move, digest, sum FROM moves WHERE play = ? AND number >= ? AND number < ?"
                " ORDER BY number",
                (owner, first, end),
            ):
                total = _sum(total, move, digest)
                if number != len(log.moves) or kept != total:
                    raise BadSave("D104", f"{play} · {number}")
                log.moves.append(json.loads(move))
                log.digests.append(digest)
        if len(log.moves) < stretches[-1][1]:
            raise BadSave("D104", f"{play} · {len(log.moves)}")
        return log, total

    def _stretches(self, play: str) -> tuple[Header, Sequence[tuple[str, int, int]]]:
        """The header of a play, and whose moves it is made of: (play, from, to), the first ancestor first."""
        stretches: deque[tuple[str, int, int]] = deque()
        wanted: str | None = play
        end, header = MOST, None
        while wanted is not None:
            if len(stretches) > DEEPEST:
                raise BadSave("D104", wanted)  # plays that would descend from each other
            row = self._sqlite.execute(
                "SELECT id, parent, upto, 0, header, began FROM plays WHERE id = ?", (wanted,)
            ).fetchone()
            if row is None:
                raise BadSave("D107", wanted)
            saved = _saved(row)
            header = header or saved.header
            stretches.appendleft((saved.id, saved.upto, end))
            end, wanted = min(end, saved.upto), saved.parent
        assert header is not None
        return header, stretches

    def _last(self, play: str) -> tuple[int, str]:
        """How many moves a play has, and the sum of the last."""
        row = self._sqlite.execute(
            "SELECT number + 1, sum FROM moves WHERE play = ? ORDER BY number DESC LIMIT 1", (play,)
        ).fetchone()
        if row is not None:
            return int(row[0]), str(row[1])
        log, total = self._read(play)
        return len(log.moves), total

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction: all that is written inside is on the disk when it ends, or none of it."""
        with _refusing(self.path):
            self._sqlite.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._commit()
            except BaseException:
                if self._sqlite.in_transaction:
                    self._sqlite.execute("ROLLBACK")
                raise

    def _commit(self) -> None:
        self._sqlite.execute("COMMIT")


def _sum(before: str, *parts: str) -> str:
    """The sum of a move covers all that came before it: one letter changed anywhere is seen."""
    return hashlib.sha256("\n".join((before, *parts)).encode()).hexdigest()[:SUM]


def _saved(row: Sequence[Any]) -> Saved:
    try:
        return Saved(row[0], row[1], int(row[2]), int(row[3]), Header.model_validate_json(row[4]), row[5])
    except (ValidationError, TypeError, ValueError):
        raise BadSave("D104", row[0]) from None


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE / 1000,
        check_same_thread=False,  # the window acts from a thread beside its own, one act at a time
    )


def _make(path: Path) -> None:
    """An empty store, made beside and put in place whole: a kill leaves either none or all of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{uuid.uuid4().hex}.new")
    sqlite = _connect(beside, "rwc")
    try:
        sqlite.executescript(
            f"BEGIN; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; {SCHEMA} COMMIT;"
        )
    finally:
        sqlite.close()
    try:
        # Another window may have made it meanwhile: a link never replaces; without links, Windows does not either.
        os.link(beside, path)
    except FileExistsError:
        pass
    except OSError:
        if not path.exists():
            beside.rename(path)
    beside.unlink(missing_ok=True)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _inspect(path: Path) -> None:
    """Refuse what is not a sound save of ours, without ever writing to it."""
    with path.open("rb") as file:
        head = file.read(100)
    if head[:16] != b"SQLite format 3\0" or len(head) < 100:
        raise BadSave("D101", path)
    if int.from_bytes(head[68:72], "big") != APPLICATION:
        raise BadSave("D102", path)
    version = int.from_bytes(head[60:64], "big")
    if version > VERSION:
        raise BadSave("D103", version, str(VERSION))
    # Without a journal beside it the file is read as it lies, which makes no other file.
    wal = path.with_name(path.name + "-wal")
    sqlite = _connect(path, "ro" if wal.exists() else "ro&immutable=1")
    try:
        problem = sqlite.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise BadSave("D104", problem)
        tables = {name for (name,) in sqlite.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not {"plays", "moves", "journal", "settings"} <= tables:
            raise BadSave("D104", ", ".join(sorted(tables)))
    finally:
        sqlite.close()


_CODES = {
    sqlite3.SQLITE_FULL: "D106",
    sqlite3.SQLITE_READONLY: "D105",
    sqlite3.SQLITE_CANTOPEN: "D105",
    sqlite3.SQLITE_PERM: "D105",
    sqlite3.SQLITE_IOERR: "D105",
    sqlite3.SQLITE_AUTH: "D105",
    sqlite3.SQLITE_BUSY: "D109",
    sqlite3.SQLITE_LOCKED: "D109",
}


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """What the disk or SQLite complains of, as a refusal for people."""
    try:
        yield
    except sqlite3.Error as error:
        code = _CODES.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF, "D104")
        raise BadSave(code, f"{path}: {error}") from error
    except OSError as error:
        raise BadSave("D105", f"{path}: {error.strerror or error}") from error
    except (ValueError, UnicodeError) as error:
        raise BadSave("D104", f"{path}: {error}") from error
