"""Offers made from the legal rows: what may be combined freely becomes one offer with fields, the rest is split.

A row of `legal` is a range of moves; together the offers of a page reach every legal move, and nothing else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from game.pages.book import ALL, Desk
from game.pages.model import Choice, Field, Offer
from game.play.words import ALL as ALL_SEATS
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t

Move = tuple[int, int, int, int]  # DO, TO, WHAT, HOW
Writer = Callable[[Desk, int], str]


@dataclass(frozen=True)
class Axis:
    """A column of the moves that one fills in: its place in the move by ids, its label, how its values are written.

    `rank_of`: where a value stands among the others; `group_of`: the heading under which it stands.
    """

    column: int
    path: str
    label: str  # string id
    id_of: Writer
    text_of: Writer
    note_of: Writer = lambda desk, value: ""
    rank_of: Callable[[Desk, int], int] = lambda desk, value: 0
    group_of: Writer = lambda desk, value: ""


def legal_moves(desk: Desk, do: int) -> Sequence[Move]:
    """The legal moves of this kind, one by one."""
    return desk.legal.get(do, ())


def is_legal(desk: Desk, do: int) -> bool:
    return do in desk.legal


def spread(moves: Sequence[Move], columns: Sequence[int]) -> list[list[Move]]:
    """Groups of moves, each the full product of its values in these columns; split by the first column that can."""
    if not moves:
        return []
    sizes = 1
    for column in columns:
        sizes *= len({move[column] for move in moves})
    if sizes == len(set(moves)) or not columns:
        return [list(moves)]
    first, rest = columns[0], columns[1:]
    if len({move[first] for move in moves}) == 1:
        return spread(moves, rest)
    groups: list[list[Move]] = []
    for value in dict.fromkeys(move[first] for move in moves):
        groups += spread([move for move in moves if move[first] == value], rest)
    return groups


def offers_of(
    desk: Desk, do: int, axes: Sequence[Axis] = (), text: str = "", hint: str = "", more: Iterable[Field] = ()
) -> list[Offer]:
    """The offers that reach every legal move of one kind. `text`, `hint`: already written."""
    name = c.DOES[do]
    label = text or desk.book.say(f"do.{name}")
    found = []
    for group in spread(legal_moves(desk, do), [axis.column for axis in axes]):
        move: dict[str, Any] = {"seat": desk.seat, "do": name}
        fields: list[Field] = []
        fixed: list[str] = []
        splits: list[str] = []
        for axis in axes:
            values = sorted(dict.fromkeys(one[axis.column] for one in group), key=partial(axis.rank_of, desk))
            if len(values) > 1:
                fields.append(_field(desk, axis, values))
                continue
            put(move, axis.path, axis.id_of(desk, values[0]))
            written = axis.text_of(desk, values[0])
            if written:
                fixed.append(written)
            splits.append(axis.id_of(desk, values[0]))
        found.append(
            Offer(
                id=".".join([name, *splits]),
                text=_with(desk, label, fixed),
                hint=hint,
                move=move,
                fields=[*fields, *more],
            )
        )
    return found


def put(move: dict[str, Any], path: str, value: Any) -> None:
    """Set a value at a dotted path of a move."""
    *keys, last = path.split(".")
    for key in keys:
        move = move.setdefault(key, {})
    move[last] = value


def numbered(offers: Sequence[Offer], start: int = 1) -> list[Offer]:
    """With the digits 1 to 9 as keys, in order, on those that are open."""
    made, digit = [], start
    for offer in offers:
        if offer.enabled and not offer.key and digit <= 9:
            offer, digit = offer.model_copy(update={"key": str(digit)}), digit + 1
        made.append(offer)
    return made


def _field(desk: Desk, axis: Axis, values: list[int]) -> Field:
    choices = [
        Choice(
            id=axis.id_of(desk, value),
            text=axis.text_of(desk, value),
            note=axis.note_of(desk, value),
            group=axis.group_of(desk, value),
        )
        for value in values
    ]
    return Field(id=axis.path, label=desk.book.say(axis.label), choices=choices)


def _with(desk: Desk, label: str, fixed: list[str]) -> str:
    """« Interroger — La Fondation »: names are set beside the verb, where they need no article."""
    return " — ".join([label, *fixed])


def seat_axis(label: str = "field.to") -> Axis:
    """Whom the move is for; short names where there are many to choose from."""

    def text_of(desk: Desk, seat: int) -> str:
        if seat == ALL:
            return desk.book.say("unit.all_of_them")
        return desk.short(seat) if desk.crowded else str(desk.name(seat, you=False))

    return Axis(
        s.TO,
        "to",
        label,
        lambda desk, seat: ALL_SEATS if seat == ALL else desk.book.names.seats[seat],
        text_of,
        rank_of=lambda desk, seat: len(desk.seats) if seat == ALL else desk.seats.index(seat),
    )


def word_axis(column: int, path: str, label: str, ids: Sequence[str], prefix: str) -> Axis:
    """A column whose values are places in a list of words; their texts stand in the catalogue at `prefix`."""
    return Axis(
        column, path, label, lambda desk, value: ids[value], lambda desk, value: desk.book.say(f"{prefix}.{ids[value]}")
    )


def option_axis() -> Axis:
    """An option of a clause: clause, then option."""
    return Axis(
        s.WHAT,
        "what",
        "field.option",
        lambda desk, value: desk.book.names.options[value],
        lambda desk, value: desk.book.option(value),
        rank_of=lambda desk, value: desk.book.options.index(value),
        group_of=lambda desk, value: desk.book.clause(int(desk.book.frame.option[value, t.OF_CLAUSE])),
    )
