"""Whether a play on disk is whole: each move carries the sum of all that came before it, and an end closes them.

The end of a play is written in the transaction of its last moves: how many there are, the last sum, what its people
answered ahead, and a seal over all of it, header included. So what is missing at the end is missed too, and a bit that
changed in what was written is either of no effect or said, with the place from which the play no longer holds.
"""

import hashlib
import json
import sqlite3
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from game.play.log import FORMAT, Header
from game.play.refusals import BadSave
from game.play.words import MoveByIds

MOST = 100_000  # moves in a play
DEEPEST = 1000  # branches of branches
SUM = 16  # hexadecimal digits kept of a sum
BROKEN = "?"  # the last sum of a play that is known not to be whole: no sum is like it

Held = Mapping[str, Sequence[MoveByIds]]
Row = tuple[str, str, str]  # a move in JSON, the digest of the state before it, the sum


class End(NamedTuple):
    """What closes a play: how many moves, the sum of the last, and answers given ahead, in JSON."""

    moves: int
    sum: str
    held: str = "{}"


class Stored(NamedTuple):
    """A play as it lies on disk. `header`: its JSON; `rows`: its moves, those shared with `parent` too, as far as they
    hang together; `problem`: why no further, None if the play is whole."""

    id: str
    parent: str | None
    upto: int
    header: str
    began: str
    rows: Sequence[Row]
    end: End
    problem: BadSave | None

    def sum_at(self, moves: int) -> str:
        """The sum of this many first moves."""
        return _sum_at(self.header, self.rows, moves)


def first_sum(header: str) -> str:
    """The sum of a play without moves."""
    return _sum("", header)


def next_sum(before: str, move: str, digest: str) -> str:
    """The sum of a move, from that of all before it."""
    return _sum(before, move, digest)


def seal(play: str, parent: str | None, upto: int, header: str, began: str, end: End) -> str:
    """What a play's end is sealed with."""
    return _sum("", play, parent or "", str(upto), header, began, str(end.moves), end.sum, end.held)


def header_text(header: Header) -> str:
    """A header as it is written."""
    return json.dumps({"denouer": FORMAT, **header.model_dump(mode="json")}, ensure_ascii=False)


def header_of(play: str, text: object) -> Header:
    """A header as it was written. Raises BadSave: D104, or D103 where a newer game wrote it."""
    try:
        data = json.loads(str(text))
        form = data.pop("denouer", FORMAT)
        if type(form) is int and form > FORMAT:
            raise BadSave("D103", f"{play} · {form}", str(FORMAT))
        if form != FORMAT:
            raise BadSave("D104", f"{play} · denouer: {form}", str(FORMAT))
        return Header.model_validate(data)
    except (ValidationError, TypeError, ValueError, AttributeError, RecursionError):
        raise BadSave("D104", play) from None


def held_of(text: str) -> dict[str, list[MoveByIds]]:
    """Answers given ahead, as they were written under a seal that holds."""
    held: dict[str, list[MoveByIds]] = json.loads(text)
    return held


def close_play(sqlite: sqlite3.Connection, one: Stored, end: End) -> None:
    """Write the end of a play, in the transaction of what it closes."""
    sealed = seal(one.id, one.parent, one.upto, one.header, one.began, end)
    sqlite.execute("INSERT OR REPLACE INTO ends VALUES (?, ?, ?, ?, ?)", (one.id, *end, sealed))


def read(sqlite: sqlite3.Connection, play: str, closed: bool = True) -> Stored:
    """A play as it lies on disk, whole or not; where plays have no end yet (not `closed`), it ends with its last move.
    Raises BadSave (D107) if there is none of this id."""
    found = sqlite.execute("SELECT parent, upto, header, began FROM plays WHERE id = ?", (play,)).fetchone()
    if found is None:
        raise BadSave("D107", play)
    parent, upto, header, began = found
    rows: list[Row] = []
    end, sealed, problem = End(0, BROKEN), "", None
    try:
        header_of(play, header)
        if closed:
            end, sealed = _end(sqlite, play)
        total = first_sum(header)
        for owner, first, last in _stretches(sqlite, play):
            for number, move, digest, kept in sqlite.execute(
                "SELECT number, move, digest, sum FROM moves WHERE play = ? AND number >= ? AND number < ?"
                " ORDER BY number",
                (owner, first, last),
            ):
                total = next_sum(total, move, digest)
                if number != len(rows) or kept != total:
                    raise _broken(play, rows, end)
                rows.append((move, digest, total))
        if not closed:
            end = End(len(rows), total)
            sealed = seal(play, parent, upto, header, began, end)
        if sealed != seal(play, parent, upto, header, began, end) or not upto <= end.moves <= len(rows):
            raise _broken(play, rows, end)
        if end.sum != _sum_at(header, rows, end.moves):
            raise _broken(play, rows, end)
    except BadSave as bad:
        problem = bad
    except (sqlite3.DatabaseError, AttributeError, TypeError, ValueError):  # not even of the kind that was written
        problem = _broken(play, rows, end)
    return Stored(play, parent, upto, header, began, rows, end, problem)


def _sum_at(header: str, rows: Sequence[Row], moves: int) -> str:
    return rows[moves - 1][2] if moves else first_sum(header)


def _broken(play: str, rows: Sequence[Row], end: End) -> BadSave:
    """The place: how many moves hold, of how many."""
    return BadSave("D104", f"{play} · {len(rows)}/{end.moves or '?'}")


def _end(sqlite: sqlite3.Connection, play: str) -> tuple[End, str]:
    """The end of a play and its seal: none where it was lost, and then no seal is like it."""
    found = sqlite.execute("SELECT moves, sum, held, seal FROM ends WHERE play = ?", (play,)).fetchone()
    return (End(*found[:3]), found[3]) if found is not None else (End(0, BROKEN), "")


def _stretches(sqlite: sqlite3.Connection, play: str) -> Sequence[tuple[str, int, int]]:
    """Whose moves a play is made of: (play, from, to), the first ancestor first."""
    stretches: deque[tuple[str, int, int]] = deque()
    wanted: Any = play
    end = MOST
    while wanted is not None:
        row = sqlite.execute("SELECT parent, upto FROM plays WHERE id = ?", (wanted,)).fetchone()
        if row is None or len(stretches) > DEEPEST:  # lost, or plays that would descend from each other
            raise BadSave("D104", f"{play} · {wanted}")
        stretches.appendleft((wanted, int(row[1]), end))
        end, wanted = min(end, int(row[1])), row[0]
    return stretches


def _sum(before: str, *parts: str) -> str:
    return hashlib.sha256("\n".join((before, *parts)).encode()).hexdigest()[:SUM]
