"""The file in which plays lie: making it, opening it, putting aside one that does not serve, bringing it in one piece.

A file that is not ours, or damaged, or of a newer game, is never written to: it is put aside under another name, byte
for byte as it was, and a new one begun with what could be read of it.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import struct
import uuid
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from time import time

from game.play.chain import close_play, read
from game.play.refusals import BadSave
from game.story.diagnostics import Both
from game.story.system import FULL, system_says

APPLICATION = 0x44454E4F  # « DENO »
VERSION = 2  # 1: plays without an end
PATIENCE = 3000  # milliseconds that one waits for another window to finish writing
BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a file that is open
WAL_HEAD, FRAME_HEAD = 32, 24  # bytes
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",  # macOS: a plain sync leaves it in the disk's own memory
    "foreign_keys = ON",
)
MASK = 0xFFFFFFFF
UNFIT = ("D101", "D102", "D103", "D104")  # why a file is put aside
LEFT_OVER = 600  # seconds after which nobody is still making an empty store
ASIDE = 3  # files put aside at most before one gives up

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
# `ends`: what closes each play (chain.py). `windows`: those that have the file open; a file that names one and has
# nothing beside it was copied, or lost, without what that window wrote last.
SCHEMA_2 = (
    "CREATE TABLE ends (play TEXT PRIMARY KEY REFERENCES plays (id), moves INTEGER NOT NULL, sum TEXT NOT NULL,"
    " held TEXT NOT NULL, seal TEXT NOT NULL) WITHOUT ROWID;",
    "CREATE TRIGGER ends_delete BEFORE DELETE ON ends BEGIN SELECT RAISE(ABORT, 'append only'); END;",
    "CREATE TABLE windows (id TEXT PRIMARY KEY) WITHOUT ROWID;",
)

TABLES = "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"

Identity = tuple[int, int]  # of a file, whatever its name


def identity(path: Path) -> Identity | None:
    """Which file stands at this path; None if none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def opened(path: Path, window: str) -> tuple[sqlite3.Connection, list[BadSave], list[Path]]:
    """The file of plays, made if there is none; what is to be said about it; files put aside that may hold plays.
    `window`: who opens it. Raises BadSave (D105, D106, D109), and the file is as it was."""
    said: list[BadSave] = []
    aside: list[Path] = []
    _clear_away(path)
    while True:
        which = identity(path)
        try:
            with refusing(path):
                return _open(path, window, said), said, aside
        except BadSave as unfit:
            if unfit.code not in UNFIT or len(aside) >= ASIDE:
                raise
            with refusing(path):
                if identity(path) == which:  # another window may have put it aside meanwhile
                    aside.append(put_aside(path))
                    said.append(BadSave("D111", aside[-1].name, because=unfit))


def _open(path: Path, window: str, said: list[BadSave]) -> sqlite3.Connection:
    if identity(path) is None:
        make(path)
    if odd := [one for name in (*BESIDE, "-journal") if (one := beside(path, name)).exists() and not one.is_file()]:
        aside = free(path)
        for one in odd:  # SQLite would open it: a folder is refused, a pipe waited for
            one.rename(beside(aside, one.name.removeprefix(path.name)))
    alone = not beside(path, "-wal").exists()
    inspect(path)
    sqlite = connect(path, "rw")
    try:
        for pragma in PRAGMAS:
            sqlite.execute(f"PRAGMA {pragma}")
        taken = sqlite.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1]
        if not alone and _cut(path, taken):
            copy = beside(free(path), "-wal")
            shutil.copy(beside(path, "-wal"), copy)
            said.append(BadSave("D113", copy.name))
        sqlite.execute("BEGIN IMMEDIATE")  # a disk that cannot be written is refused now, not at the first move
        if sqlite.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            _upgrade(sqlite)
        if alone and sqlite.execute("SELECT COUNT(*) FROM windows").fetchone()[0]:
            said.append(BadSave("D113", path.name))
            sqlite.execute("DELETE FROM windows")
        sqlite.execute("INSERT INTO windows VALUES (?)", (window,))
        sqlite.execute("COMMIT")
        in_one_piece(sqlite)
    except BaseException:
        sqlite.close()
        raise
    return sqlite


def closed(sqlite: sqlite3.Connection, window: str) -> None:
    """Leave the file in one piece: nothing of it beside when no other window has it open."""
    with contextlib.suppress(sqlite3.Error):  # what was acknowledged is on the disk, in two pieces then
        sqlite.execute("PRAGMA busy_timeout = 0")
        sqlite.execute("DELETE FROM windows WHERE id = ?", (window,))
        sqlite.execute("PRAGMA locking_mode = EXCLUSIVE")
        sqlite.execute("DELETE FROM windows")  # those that were killed; refused where another window is open
    with contextlib.suppress(sqlite3.Error):
        in_one_piece(sqlite)
    sqlite.close()


def in_one_piece(sqlite: sqlite3.Connection) -> bool:
    """Bring what lies beside the file into it. False where another window reads just now: another time will do."""
    sqlite.execute("PRAGMA busy_timeout = 0")
    try:
        return not sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        sqlite.execute(f"PRAGMA busy_timeout = {PATIENCE}")


def make(path: Path) -> None:
    """An empty store, made beside and put in place whole: a kill leaves either none or all of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _move_beside(path, free(path))  # SQLite would take them for the new one's
    new = path.with_name(f"{path.name}.{uuid.uuid4().hex}.new")
    try:
        sqlite = connect(new, "rwc")
        try:
            sqlite.executescript(
                f"BEGIN; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
                f" {SCHEMA} {' '.join(SCHEMA_2)} COMMIT;"
            )
        finally:
            sqlite.close()
        try:
            # Another window may have made it meanwhile: a link never replaces; without links, Windows does not either.
            os.link(new, path)
        except FileExistsError:
            pass
        except OSError:
            if not path.exists():
                new.rename(path)
    finally:
        new.unlink(missing_ok=True)
    _sync(path.parent)


def _clear_away(path: Path) -> None:
    """Remove what kills left while a store was made: empty stores under names of their own."""
    with contextlib.suppress(OSError):
        for left in path.parent.glob(f"{path.name}.*.new*"):
            kind = re.fullmatch(r"\.[0-9a-f]{32}\.new(-journal)?", left.name.removeprefix(path.name))
            if kind and time() - left.stat().st_mtime > LEFT_OVER:
                left.unlink()


def put_aside(path: Path) -> Path:
    """Give a file another name, with what lies beside it; gives that name."""
    aside = free(path)
    _move_beside(path, aside)
    path.rename(aside)
    _sync(path.parent)
    return aside


def inspect(path: Path) -> None:
    """Refuse what is not a sound save of ours, without ever writing to it."""
    if path.exists() and not path.is_file():  # a folder, a pipe that one would wait for
        raise BadSave("D101", path.name)
    with path.open("rb") as file:
        head = file.read(100)
    if head[:16] != b"SQLite format 3\0" or len(head) < 100:
        raise BadSave("D101", path.name)
    if int.from_bytes(head[68:72], "big") != APPLICATION:
        raise BadSave("D102", path.name)
    version = int.from_bytes(head[60:64], "big")
    if version > VERSION:
        raise BadSave("D103", version, str(VERSION))
    if version < 1 or not {head[18], head[19]} <= {1, 2}:
        raise BadSave("D104", path.name)
    # Without a journal beside it the file is read as it lies, which makes no other file.
    sqlite = connect(path, "ro" if beside(path, "-wal").exists() else "ro&immutable=1")
    try:
        version = sqlite.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise BadSave("D103", version, str(VERSION))
        if sqlite.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":  # else it says why, in English
            raise BadSave("D104", path.name)
        if missing := _tables(version) - set(sqlite.execute(TABLES)):
            raise BadSave("D104", ", ".join(sorted(name for name, _ in missing)))
    finally:
        sqlite.close()


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection without transactions of its own. A sign that is no text any more reads as one that stands for none:
    what holds it is found not to hold, and the rest is read."""
    sqlite = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE / 1000,
        check_same_thread=False,  # the window acts from a thread beside its own, one act at a time
    )
    sqlite.text_factory = lambda raw: raw.decode(errors="replace")
    return sqlite


def beside(path: Path, name: str) -> Path:
    """What SQLite keeps beside a file."""
    return path.with_name(path.name + name)


@contextlib.contextmanager
def refusing(path: Path) -> Iterator[None]:
    """What the disk or SQLite complains of, as a refusal for people."""
    try:
        yield
    except sqlite3.Error as error:
        number = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        code = "D106" if number == sqlite3.SQLITE_IOERR_SHMSIZE else _CODES.get(number & 0xFF, "D104")
        name = getattr(error, "sqlite_errorname", "")  # its words are English
        raise BadSave(code, f"{path} ({name})" if name else str(path)) from error
    except OSError as error:
        raise BadSave("D106" if error.errno in FULL else "D105", _at(path, system_says(error))) from error
    except (ValueError, UnicodeError) as error:
        raise BadSave("D104", str(path)) from error


def _at(path: Path, why: Both) -> Both:
    return Both(f"{path} : {why.fr}", f"{path}: {why.en}")


def free(path: Path) -> Path:
    """A name that nothing has yet, nor anything beside it: `plays.aside-1.sqlite`."""
    names = (path.with_name(f"{path.stem}.aside-{number}{path.suffix}") for number in count(1))
    return next(one for one in names if not any(beside(one, name).exists() for name in ("", *BESIDE)))


def _move_beside(path: Path, to: Path) -> None:
    for name in BESIDE:
        if beside(path, name).exists():
            beside(path, name).rename(beside(to, name))


@cache
def _tables(version: int) -> frozenset[tuple[str, str]]:
    """The tables of a file of this version: names and definitions."""
    with contextlib.closing(sqlite3.connect(":memory:")) as sqlite:
        sqlite.executescript(SCHEMA + (" ".join(SCHEMA_2) if version > 1 else ""))
        return frozenset(sqlite.execute(TABLES))


def _upgrade(sqlite: sqlite3.Connection) -> None:
    """A file of version 1: each play that holds gets its end; one that does not, none, and is said not to."""
    for statement in SCHEMA_2:
        sqlite.execute(statement)
    for (play,) in sqlite.execute("SELECT id FROM plays").fetchall():
        one = read(sqlite, play, closed=False)
        if one.problem is None:
            close_play(sqlite, one, one.end)
    sqlite.execute(f"PRAGMA user_version = {VERSION}")


def _cut(path: Path, taken: int) -> bool:
    """Whether the write-ahead file goes on, after the frames that SQLite took from it, with one that is damaged. A
    last transaction that a kill cut short is whole as far as it goes, and was never acknowledged."""
    raw = beside(path, "-wal").read_bytes()
    with path.open("rb") as file:
        page = int.from_bytes(file.read(18)[16:], "big")
    frame = FRAME_HEAD + (65536 if page == 1 else page)
    starts = range(WAL_HEAD + taken * frame, len(raw) - frame + 1, frame)
    if not starts:
        return False
    if raw[:3] != b"\x37\x7f\x06" or raw[3] not in (0x82, 0x83):
        return True
    order = "<2I" if raw[3] == 0x82 else ">2I"
    before = _wal_sum(raw[:24], order, (0, 0))
    if before != struct.unpack(">2I", raw[24:32]):
        return True
    if taken:
        before = struct.unpack(">2I", raw[starts[0] - frame + 16 : starts[0] - frame + 24])
    for at in starts:
        if raw[at + 8 : at + 12] != raw[16:20] and raw[at + 12 : at + 16] != raw[20:24]:
            return False  # left there by what the file has taken in since
        before = _wal_sum(raw[at : at + 8] + raw[at + FRAME_HEAD : at + frame], order, before)
        if raw[at + 8 : at + 16] != raw[16:24] or before != struct.unpack(">2I", raw[at + 16 : at + 24]):
            return True
    return False


def _wal_sum(data: bytes, order: str, before: tuple[int, ...]) -> tuple[int, int]:
    """The sum of a frame as SQLite's file format says (section 4.2)."""
    one, two = before
    for first, second in struct.iter_unpack(order, data):
        one = (one + first + two) & MASK
        two = (two + second + one) & MASK
    return one, two


def _sync(folder: Path) -> None:
    if os.name == "posix":
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


_CODES = {
    sqlite3.SQLITE_FULL: "D106",
    sqlite3.SQLITE_READONLY: "D105",
    sqlite3.SQLITE_CANTOPEN: "D105",
    sqlite3.SQLITE_PERM: "D105",
    sqlite3.SQLITE_IOERR: "D105",
    sqlite3.SQLITE_AUTH: "D105",
    sqlite3.SQLITE_BUSY: "D109",
    sqlite3.SQLITE_LOCKED: "D109",
    sqlite3.SQLITE_CONSTRAINT: "D108",  # an older game goes on with the same play
}
