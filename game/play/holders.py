"""Who holds a seat may change during a play: a person leaves and the game goes on in their place, or they come back.

Each change stands among the moves of a log, in its place, in a play file as on disk:

    {"seat": "school", "held": "game"}          or "person"

A move's number counts moves alone, as the rules do: a change moves nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from game.play.refusals import BadMove, unknown_word

GAME_HOLDS, PERSON = "game", "person"

Move = TypeVar("Move")


class Handed(NamedTuple):
    """A seat that changes hands. `at`: how many moves had been made; `seat`: its id; `held`: who holds it from then on,
    GAME_HOLDS or PERSON."""

    at: int
    seat: str
    held: str

    @property
    def entry(self) -> dict[str, str]:
        """As it stands among the moves."""
        return {"seat": self.seat, "held": self.held}


def is_change(entry: object) -> bool:
    """Whether an entry of a log is of a seat that changes hands; a move otherwise, good or bad."""
    return isinstance(entry, dict) and entry.keys() == {"seat", "held"} and all(map(_is_word, entry.values()))


def parted(entries: Iterable[Any]) -> tuple[list[Any], list[Handed]]:
    """The moves of a log, and its changes of hands."""
    moves: list[Any] = []
    handed: list[Handed] = []
    for entry in entries:
        if is_change(entry):
            handed.append(Handed(len(moves), **entry))
        else:
            moves.append(entry)
    return moves, handed


def woven(moves: Sequence[Move], handed: Sequence[Handed], first: int = 0) -> Iterator[Move | Handed]:
    """Moves, of which the first has number `first`, and changes of hands, in the order of the play."""
    coming = iter(handed)
    change = next(coming, None)
    for number, move in enumerate(moves, first):
        while change is not None and change.at <= number:
            yield change
            change = next(coming, None)
        yield move
    if change is not None:
        yield change
        yield from coming


def left_to(people: Iterable[str], handed: Iterable[Handed]) -> frozenset[str]:
    """The seats that people hold after all these changes, from those at first."""
    now = set(people)
    for change in handed:
        (now.add if change.held == PERSON else now.discard)(change.seat)
    return frozenset(now)


def made_by(people: Iterable[str], moves: Sequence[Any], handed: Sequence[Handed]) -> list[bool]:
    """Of each move by ids, whether a person held its seat; `people`: the seats that they held at first."""
    now, found = frozenset(people), list[bool]()
    if not handed:
        return [move["seat"] in now for move in moves]
    for entry in woven(moves, handed):
        if isinstance(entry, Handed):
            now = left_to(now, [entry])
        else:
            found.append(entry["seat"] in now)
    return found


def handed_on(people: frozenset[str], change: Handed, seats: Iterable[str], over: bool) -> frozenset[str]:
    """The seats that people hold after a change, from those before. Raises BadMove: M104 for a word that is none of the
    seats, or of the two holders; M204 where the play is over; M207 where nothing would change; M208 where nobody would
    be left."""
    if over:
        raise BadMove("M204")
    seats = tuple(seats)
    for word, known in ((change.seat, seats), (change.held, (GAME_HOLDS, PERSON))):
        if word not in known:
            raise unknown_word(word, known)
    after = left_to(people, [change])
    if after == people:
        raise BadMove("M207", f"{change.seat}: {change.held}")
    if not after:
        raise BadMove("M208", change.seat)
    return after


def _is_word(value: object) -> bool:
    return isinstance(value, str)
