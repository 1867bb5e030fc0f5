"""What can be read of a file of plays that is damaged or gone, and what of it is missing in another.

A play that does not hold to its end is put back as far as it does, and still says that it is not whole.
"""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from game.play.chain import BROKEN, End, Stored, close_play, header_of, read
from game.play.refusals import BadSave
from game.play.savefile import beside, connect

Line = tuple[str | None, str, str, str, str]  # of the journal, as `storage.Commitment`
UNREAD = (sqlite3.Error, ValueError)  # Python's own words of what SQLite complains of may be no text


@dataclass
class Memory:
    """Plays by id, lines of the journal, settings in JSON by key."""

    plays: dict[str, Stored] = field(default_factory=dict)
    journal: list[Line] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Memory") -> None:
        """What another remembers and this one does not. Its order stands, as that of a file: no date is trusted."""
        mine, self.plays = self.plays, {**other.plays, **self.plays}
        for play, one in other.plays.items():
            if play in mine and one.problem is None and len(one.rows) >= len(mine[play].rows):
                self.plays[play] = one
        self.journal = [*(line for line in other.journal if line not in self.journal), *self.journal]
        self.settings = {**other.settings, **self.settings}


def rescued(path: Path) -> Memory:
    """What can be read of a file; nothing if it is no such file at all."""
    if not path.is_file():
        return Memory()
    try:
        with closing(connect(path, "ro" if beside(path, "-wal").exists() else "ro&immutable=1")) as sqlite:
            return gathered(sqlite)
    except UNREAD:
        return Memory()


def gathered(sqlite: sqlite3.Connection) -> Memory:
    """What can be read through a connection, page after page."""
    found = Memory()
    closed = bool(_lines(sqlite, "SELECT name FROM sqlite_schema WHERE name = 'ends'"))
    ids = [play for (play,) in _lines(sqlite, "SELECT id FROM plays ORDER BY rowid")]
    ids += [play for (play,) in _lines(sqlite, "SELECT id FROM plays ORDER BY rowid DESC")[::-1]]
    for play in dict.fromkeys(ids):
        with suppress(BadSave, *UNREAD):
            one = read(sqlite, play, closed)
            header_of(play, one.header)
            found.plays[play] = one
    for line in _lines(sqlite, "SELECT play, who, what, due, written FROM journal ORDER BY number"):
        if all(isinstance(words, str) for words in line[1:]):
            found.journal.append(line)
    for key, value in _lines(sqlite, "SELECT key, value FROM settings"):
        if isinstance(key, str) and isinstance(value, str):
            found.settings[key] = value
    return found


def put_back(sqlite: sqlite3.Connection, memory: Memory) -> None:
    """Write, inside a transaction, what is missing of it."""
    for one in memory.plays.values():
        there = None
        with suppress(BadSave):
            there = read(sqlite, one.id)
        if there is None:
            there = one._replace(parent=None, upto=0, rows=[], problem=None)  # its parent may be lost
            sqlite.execute("INSERT INTO plays VALUES (?, ?, ?, ?, ?)", there[:5])
        elif there.problem is not None or len(there.rows) >= len(one.rows):
            continue
        first = len(there.rows)
        if list(there.rows) == list(one.rows[:first]):
            rows = [(one.id, number, *row) for number, row in enumerate(one.rows) if number >= first]
            sqlite.executemany("INSERT INTO moves VALUES (?, ?, ?, ?, ?)", rows)
            end = End(len(one.rows), one.sum_at(len(one.rows)), one.end.held)
            if one.problem is not None:
                end = End(max(one.end.moves, len(one.rows) + 1), BROKEN)
            close_play(sqlite, there, end)
    known = set(sqlite.execute("SELECT play, who, what, due, written FROM journal"))
    sqlite.executemany(
        "INSERT INTO journal (play, who, what, due, written) VALUES (?, ?, ?, ?, ?)",
        [line for line in memory.journal if line not in known],
    )
    sqlite.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", memory.settings.items())


def _lines(sqlite: sqlite3.Connection, query: str) -> list[tuple]:
    """The lines of a query, as far as they can be read."""
    lines: list[tuple] = []
    with suppress(*UNREAD):
        for line in sqlite.execute(query):
            lines.append(line)
    return lines
