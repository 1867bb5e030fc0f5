"""Whether the file of plays that is open still holds what it held: another may have been written over it, in place.

SQLite does not see it: it would go on writing its own pages among those of the other. So whenever the file was written
since it was last looked at, it is read as it lies, without what is beside it: the window that has it open must be
named there, and no play may have fewer moves than when all was last in the one file.
"""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from time import sleep

from game.play.rescue import UNREAD
from game.play.savefile import BESIDE, beside, connect, free

Look = tuple[int, int, int]  # when a file was last written, and its size
TRIES, APART = 3, 0.05  # another window may be bringing its own moves into the file: seconds between two readings


def look(path: Path) -> Look | None:
    """When a file was last written; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size


def still_ours(path: Path, window: str, moves: Mapping[str, int]) -> bool:
    """Whether the one file names this window and has these plays. `moves`: how many of each, at least."""
    for last in (False,) * (TRIES - 1) + (True,):
        with suppress(*UNREAD), closing(connect(path, "ro&immutable=1")) as sqlite:
            windows = {one for (one,) in sqlite.execute("SELECT id FROM windows")}
            ends = dict(sqlite.execute("SELECT play, moves FROM ends").fetchall())
            if window in windows and all(ends.get(play, -1) >= count for play, count in moves.items()):
                return True
        if not last:
            sleep(APART)
    return False


def set_free(path: Path, sqlite: sqlite3.Connection) -> None:
    """Close what we had open without a page of it going into the file that was written over ours: that one is put back
    as it lay, byte for byte. Raises OSError."""
    other, dead = free(path), path.with_name(f"{path.name}.old")
    shutil.copy2(path, other)
    try:
        for name in ("", *BESIDE):
            if beside(path, name).exists():
                beside(path, name).replace(beside(dead, name))
        with suppress(sqlite3.Error):
            sqlite.close()
    finally:
        if not path.exists():
            other.rename(path)
    for name in ("", *BESIDE):
        with suppress(OSError):
            beside(dead, name).unlink(missing_ok=True)
