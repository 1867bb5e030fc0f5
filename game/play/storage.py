"""Plays on disk: SQLite, append-only. A move is committed, and on the disk itself, before `append` returns.

What was played is never changed or deleted (triggers refuse it): taking back is a *branch*, a new play that shares the
first moves of another. A play that is not whole is said not to be, and the others are read (`chain.py`); a file that
does not serve is put aside (`savefile.py`); one that goes away under our hands is made again with what it held
(`rescue.py`). What is to be said of all this waits in `notices`. Several windows may write in the same file, each in
plays of its own.
"""

import contextlib
import json
import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock, Thread
from time import monotonic
from types import TracebackType
from typing import Any, NamedTuple

from game.play import savefile
from game.play.chain import End, Held, Stored, close_play, header_of, header_text, held_of, next_sum, read
from game.play.holders import is_change, parted
from game.play.log import Header, Log
from game.play.overwritten import Look, look, set_free, still_ours
from game.play.refusals import BadSave
from game.play.rescue import Memory, gathered, put_back, rescued
from game.play.savefile import beside, closed, identity, in_one_piece, opened, refusing
from game.play.words import MoveByIds
from game.story.places import own_folder

FILE = "plays.sqlite"
BRIEF = 200  # milliseconds that a setting waits for another window: it holds anyway
QUIET = 2.0  # seconds without a write, after which all is brought into the one file


class Made(NamedTuple):
    """A move made: by ids, and the digest of the state before it. Or a change of hands, as it stands in a log, and
    "" (`holders.py`)."""

    move: MoveByIds
    digest: str


class Saved(NamedTuple):
    """A play on disk. `moves`: how many in all, as far as they hold; `upto`: how many entries it shares with `parent`;
    `began`: as given; `problem`: why it cannot be used, None if it can. `header` is None where it cannot be read."""

    id: str
    parent: str | None
    upto: int
    moves: int
    header: Header | None
    began: str
    problem: BadSave | None = None


class Commitment(NamedTuple):
    """Who does what, and when. `play`: the play it came from, None if none; `written`: the date it was given."""

    play: str | None
    who: str
    what: str
    due: str
    written: str


def data_folder() -> Path:
    """Where this person's saves are kept on this machine."""
    return own_folder("data")


class PlayStore:
    """The plays, the journal and the settings of one folder. Every method raises BadSave when the disk refuses, and
    then nothing was written. `notices`: what is to be said of the file, for whoever shows it to take."""

    _sqlite: sqlite3.Connection | None

    def __init__(self, folder: Path | None = None) -> None:
        """Open the store of a folder (by default the person's own), or make it. Raises BadSave (D105, D106, D109)."""
        self.path = (folder or data_folder()) / FILE
        self.notices: list[BadSave] = []
        self._window = uuid.uuid4().hex
        self._lock = RLock()
        self._memory = Memory()  # what this session has read and written, should the file go away
        self._seen: dict[tuple[Any, ...], Saved] = {}  # plays found whole or not, by their row and their end
        self._written: float | None = None  # when something was last written that is not yet in the one file
        self._sqlite = None
        self._in_one: dict[str, int] | None = None  # moves of plays in the one file; None: not even that we have it
        self._look: Look | None = None  # at the file, as we last knew it to be ours
        self._resting: Thread | None = None
        with refusing(self.path):
            self._open()

    def __enter__(self) -> "PlayStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave everything in one file."""
        with self._lock:
            with contextlib.suppress(BadSave):
                self.rest(now=True)
            if self._sqlite is not None:
                closed(self._sqlite, self._window)
            self._sqlite = None

    def rest(self, now: bool = False) -> None:
        """A quiet moment: what was written is brought into the one file, which may then be copied alone. To be called
        when nothing else is to be done; does nothing before QUIET seconds without a write, unless `now`. Raises
        BadSave where the file is gone and cannot be made again."""
        with self._lock:
            if self._sqlite is None or self._memory == Memory():
                return
            with refusing(self.path):
                if self._gone():
                    self._renew()
                if (now or self._quiet()) and in_one_piece(self._connection()):
                    self._written = None
                    self._size = self.path.stat().st_size
                    self._in_one = {play: one.end.moves for play, one in self._memory.plays.items()}
                    self._look = look(self.path)

    def rest_beside(self) -> None:
        """The same in a thread of its own, if something is to be done: a window does not wait for the disk. What is
        refused is among the notices."""
        busy = self._resting is not None and self._resting.is_alive()
        if busy or self._sqlite is None or self._memory == Memory() or not (self._gone() or self._quiet()):
            return
        self._resting = Thread(target=self._rest_or_say)
        self._resting.start()

    def _rest_or_say(self) -> None:
        try:
            self.rest()
        except BadSave as refused:
            self._say(refused)

    def _quiet(self) -> bool:
        return self._written is not None and monotonic() - self._written >= QUIET

    def create(self, header: Header, began: str = "", made: Sequence[Made] = ()) -> str:
        """A new play with its first moves; gives its id. `began`: a date or any words, kept as they are."""
        one = Stored(uuid.uuid4().hex, None, 0, header_text(header), began, [], End(0, ""), None)
        return self._new(one, made)

    def branch(self, play: str, upto: int, began: str = "", made: Sequence[Made] = ()) -> str:
        """A new play that shares the first `upto` entries of another (moves, changes of hands), which stays as it is,
        and goes on with some of its own. Raises BadSave (D110)."""
        with self._reading() as sqlite:
            parent = read(sqlite, play)
        if not 0 <= upto <= len(parent.rows):
            raise BadSave("D110", upto, f"0 … {len(parent.rows)}")
        header_of(play, parent.header)
        shared = parent.rows[:upto]
        return self._new(Stored(uuid.uuid4().hex, play, upto, parent.header, began, shared, End(upto, ""), None), made)

    def append(self, play: str, number: int, made: Sequence[Made], held: Held | None = None) -> None:
        """Add entries from `number` on, all or none, and what its people answered ahead from now on. On return they are
        on the disk. Raises BadSave: D106 (disk full), D108 (this play already has such a move: it goes on elsewhere),
        D110 (moves missing before)."""
        with self._writing() as sqlite:
            one = self._remembered(sqlite, play)
            if number != len(one.rows):
                raise BadSave("D108" if number < len(one.rows) else "D110", number, str(len(one.rows)))
            one = _add(sqlite, one, made, held)
        self._memory.plays[play] = one

    def load(self, play: str, whole: bool = True) -> Log:
        """A play, with the moves it shares. Raises BadSave: D107, D104 if it is not as it was written; not `whole`:
        only where nothing of it holds."""
        with self._reading() as sqlite:
            one = read(sqlite, play)
        if one.problem is not None and (whole or not one.rows):
            raise one.problem
        if one.problem is None:
            self._memory.plays[play] = one
        held = held_of(one.end.held) if one.problem is None else {}
        entries = [json.loads(entry) for entry, _, _ in one.rows]
        moves, handed = parted(entries)
        digests = [digest for entry, (_, digest, _) in zip(entries, one.rows, strict=True) if not is_change(entry)]
        return Log(header_of(play, one.header), moves, digests=digests, held=held, handed=handed)

    def list(self) -> Sequence[Saved]:
        """Every play, the latest begun last; those of which something is left but not how they began, first."""
        with self._reading() as sqlite:
            rows = sqlite.execute(
                "SELECT plays.id, parent, upto, header, began, ends.moves, ends.sum, held, seal FROM plays"
                " LEFT JOIN ends ON ends.play = plays.id ORDER BY plays.rowid"
            ).fetchall()
            if not self._seen:
                known = {row[0] for row in rows}
                left = sqlite.execute("SELECT play FROM ends UNION SELECT play FROM moves").fetchall()
                for (play,) in left:
                    if play not in known:
                        lost = BadSave("D104", f"{play} · 0/?")
                        self._seen[(play,)] = Saved(str(play), None, 0, 0, None, "", lost)
            seen = {key: saved for key, saved in self._seen.items() if len(key) == 1}
            self._seen = seen | {row: self._seen.get(row) or _saved(read(sqlite, row[0])) for row in rows}
            return list(self._seen.values())

    def write_commitment(self, commitment: Commitment) -> None:
        """Add a line to the journal."""
        with self._writing() as sqlite:
            sqlite.execute("INSERT INTO journal (play, who, what, due, written) VALUES (?, ?, ?, ?, ?)", commitment)
        self._memory.journal.append((*commitment,))

    def commitments(self) -> Sequence[Commitment]:
        """The journal, the oldest first. A line that cannot be read is left out, and said (D116)."""
        with self._reading() as sqlite:
            rows = sqlite.execute(
                "SELECT number, play, who, what, due, written FROM journal ORDER BY number"
            ).fetchall()
        good = [row[1:] for row in rows if all(isinstance(words, str) for words in row[2:])]
        if len(good) < len(rows):
            self._say(BadSave("D116", f"{len(rows) - len(good)}/{len(rows)}"))
        return [Commitment(*row) for row in good]

    def settings(self) -> dict[str, Any]:
        """What was set, by key. What cannot be read is left out, and said (D112)."""
        with self._reading() as sqlite:
            rows = sqlite.execute("SELECT key, value FROM settings").fetchall()
        found: dict[str, Any] = {}
        for key, value in rows:
            try:
                found[key] = json.loads(value)
            except (TypeError, ValueError, RecursionError):
                self._say(BadSave("D112", key))
        return found

    def set(self, values: Mapping[str, Any]) -> None:
        """Keep settings: values that JSON can hold, by key."""
        written = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
        with self._writing(BRIEF) as sqlite:
            sqlite.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", written.items())
        self._memory.settings |= written

    def _new(self, one: Stored, made: Sequence[Made]) -> str:
        with self._writing() as sqlite:
            sqlite.execute("INSERT INTO plays VALUES (?, ?, ?, ?, ?)", one[:5])
            one = _add(sqlite, one, made, None)
        self._memory.plays[one.id] = one
        return one.id

    def _remembered(self, sqlite: sqlite3.Connection, play: str) -> Stored:
        """A play that is gone on with: as this session knows it if the disk has it so, else as the disk has it."""
        known = self._memory.plays.get(play)
        if known is not None:
            end = sqlite.execute("SELECT moves, sum, held FROM ends WHERE play = ?", (play,)).fetchone()
            if end == known.end:
                return known
        one = read(sqlite, play)
        if one.problem is not None:
            raise one.problem
        return one

    def _open(self) -> None:
        self._sqlite, said, aside = opened(self.path, self._window)
        self._in_one = {} if in_one_piece(self._sqlite) else None
        self._stands, self._size, self._look = self._standing(), self.path.stat().st_size, look(self.path)
        self.notices += said
        self._seen = {}
        saved = Memory()
        for file in aside:
            saved.add(rescued(file))
        if aside:
            with self._writing() as sqlite:
                put_back(sqlite, saved)

    def _standing(self) -> tuple[Any, ...]:
        return identity(self.path), identity(beside(self.path, "-wal"))

    def _gone(self) -> bool:
        """Whether the file that we have open is no longer the one that stands there."""
        return self._standing() != self._stands or self.path.stat().st_size < self._size or self._overwritten()

    def _overwritten(self) -> bool:
        """Whether another was written over it, in place."""
        now = look(self.path)
        if now == self._look or self._in_one is None:
            return False
        if not still_ours(self.path, self._window, self._in_one):
            return True
        self._look = now
        return False

    def _renew(self) -> None:
        """The file is gone, or another stands in its place: all that we had open goes into the one that stands there,
        made again if there is none."""
        sqlite, self._sqlite = self._sqlite, None
        if sqlite is not None:
            found = gathered(sqlite)
            if self._standing() == self._stands:  # pages of two files: what holds to its end is of one of them
                found.plays = {play: one for play, one in found.plays.items() if one.problem is None}
                set_free(self.path, sqlite)
            else:
                closed(sqlite, self._window)
            self._memory.add(found)
        self._open()
        with self._transaction() as again:
            put_back(again, self._memory)
        self._say(BadSave("D114", self.path.name))

    def _say(self, notice: BadSave) -> None:
        if str(notice) not in map(str, self.notices):
            self.notices.append(notice)

    def _connection(self) -> sqlite3.Connection:
        if self._sqlite is None:
            self._renew()
        assert self._sqlite is not None
        return self._sqlite

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, refusing(self.path):
            yield self._connection()

    @contextlib.contextmanager
    def _writing(self, patience: int | None = None) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is written inside is on the disk when it ends, or none of it. `patience`: how many
        milliseconds it waits for another window to finish writing."""
        with self._lock, refusing(self.path):
            if self._gone():
                self._renew()
            self._connection().execute(f"PRAGMA busy_timeout = {patience or savefile.PATIENCE}")
            with self._transaction() as sqlite:
                yield sqlite
            self._written = monotonic()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        sqlite = self._connection()
        sqlite.execute("BEGIN IMMEDIATE")
        try:
            yield sqlite
            self._commit()
        except BaseException:
            if sqlite.in_transaction:
                sqlite.execute("ROLLBACK")
            raise

    def _commit(self) -> None:
        self._connection().execute("COMMIT")


def _add(sqlite: sqlite3.Connection, one: Stored, made: Sequence[Made], held: Held | None) -> Stored:
    """Write moves at the end of a play, and its end; gives the play as it is then."""
    first, rows, total = len(one.rows), [], one.sum_at(len(one.rows))
    for move, digest in made:
        text = json.dumps(move, ensure_ascii=False)
        total = next_sum(total, text, digest)
        rows.append((text, digest, total))
    sqlite.executemany(
        "INSERT INTO moves VALUES (?, ?, ?, ?, ?)",
        [(one.id, number, *row) for number, row in enumerate(rows, start=first)],
    )
    end = End(first + len(rows), total, one.end.held if held is None else json.dumps(held, ensure_ascii=False))
    close_play(sqlite, one, end)
    return one._replace(rows=[*one.rows, *rows], end=end)


def _saved(one: Stored) -> Saved:
    header = None
    with contextlib.suppress(BadSave):
        header = header_of(one.id, one.header)
    upto = one.upto if isinstance(one.upto, int) else 0
    moves = sum('"held": ' not in entry for entry, _, _ in one.rows)  # a key that no move has, nor a word of one
    return Saved(one.id, one.parent, upto, moves, header, str(one.began), one.problem)
