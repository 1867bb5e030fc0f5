"""Moves by permanent ids: the codec between what the rules play (integers) and what is kept and sent (JSON objects).

A move by ids has `seat`, `do`, and as its kind requires `to`, `what`, `how`, `marks`:

    {"seat": "school", "do": "ask", "to": "farm", "what": "why"}
    {"seat": "farm", "do": "put", "what": {"form": "visits", "pace": "spring"}, "how": "as_asked", "marks": {"A": "no"}}

Packages are lettered by their number, which never changes: A … Z, A2 … Those on the table are those of the moment at
which the move is made: a codec reads and writes a move at its own moment only.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from game.debrief.pictures import MARKS, NOTHING, said_of
from game.play.refusals import BadMove, unknown_word
from game.rules import codes as c
from game.rules import packing
from game.rules import state as s
from game.rules.read.packages import decode, encode
from game.rules.read.view import View
from game.story import tables as t
from game.story.build import Tables
from game.story.names import Ids, Names

MoveByIds = dict[str, Any]

ALL = "all"
OWN_PARTS = ("seeks", "red")  # what one tells or trades of one's own agenda
UNSAID = "unsaid"  # of a tension that one names without saying which it is
FACT = "fact."  # before the id of a fact called like one of OWN_PARTS, or UNSAID
WRONG = "wrong."  # before the id of a seat that did a wrong which one names
# Where a clause is the key, it says what each pledges: the move does not.
KEYED = tuple(move._replace(how=(), fixed=c.AS_ASKED) if move.how == c.LEVELS else move for move in c.MOVES)


def letter(package: int) -> str:
    """The letter of a package by its number from 0: A … Z, A2 … Z2, A3…"""
    turn, place = divmod(package, 26)
    return chr(65 + place) + (str(turn + 1) if turn else "")


def lying(tables: Tables, moment: s.State | View) -> list[int]:
    """Numbers of the packages on the table at this moment, oldest first: the order of the marks."""
    column = int(tables.frame.size[t.CLAUSES]) + s.ON_TABLE
    return [package for package in range(int(moment.scal[s.MADE])) if moment.package[package, column] == 1]


def tension_word(names: Names, code: int) -> str:
    """What naming the tension names: a fact, a wrong that a structure did one, or not which."""
    facts = names.facts
    if code == 0:
        return UNSAID
    if code > len(facts):
        return WRONG + names.seats[code - len(facts) - 1]
    return FACT + facts[code - 1] if facts[code - 1] == UNSAID else facts[code - 1]


class Words:
    """The codec of one scenario. `table`, everywhere: what `lying` gives at the moment of the move."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.frame = tables.frame
        self.names = tables.names
        self._shapes = KEYED if tables.frame.size[t.KEY] else c.MOVES
        self._options = len(tables.names.options)
        mask = int(tables.frame.size[t.RED_MASK])
        self._reds = [option for option in range(self._options) if mask >> option & 1]
        trades = [*OWN_PARTS, *self.names.options]
        tensions = [tension_word(self.names, n) for n in range(1 + len(self.names.facts) + len(self.names.seats))]
        self._write: dict[str, Callable[[int, Sequence[int]], Any]] = {
            "seat": lambda code, _: self.names.seats[code],
            "audience": lambda code, _: ALL if code < 0 else self.names.seats[code],
            "topic": lambda code, _: c.TOPICS[code],
            "telling": lambda code, _: self._write_telling(code),
            "trade": lambda code, _: trades[code],
            "option": lambda code, _: self.names.options[code],
            "choice": lambda code, _: self.names.choices[code],
            "guess": lambda code, _: said_of(self.frame, self.names, code),
            "package": lambda code, _: self._write_package(code),
            "amendment": self._write_amendment,
            "lying": lambda code, table: letter(table[code]),
            "tension": lambda code, _: tension_word(self.names, code),
            "amount": lambda code, _: c.GIVES[code],
            "price": lambda code, _: c.PRICES[code],
            "shares": lambda code, _: self._write_shares(code),
        }
        self._read: dict[str, Callable[[Any, Sequence[int]], int]] = {
            "seat": lambda word, _: _code(self.names.seats, word),
            "audience": lambda word, _: -1 if word == ALL else _place([*self.names.seats, ALL], word),
            "topic": lambda word, _: _place(c.TOPICS, word),
            "telling": lambda word, _: self._read_telling(word),
            "trade": lambda word, _: _place(trades, word),
            "option": lambda word, _: _code(self.names.options, word),
            "choice": lambda word, _: _code(self.names.choices, word),
            "guess": lambda word, _: self._read_guess(word),
            "package": lambda word, _: self._read_package(word),
            "amendment": self._read_amendment,
            "lying": _read_lying,
            "tension": lambda word, _: _place(tensions, word),
            "amount": lambda word, _: _place(c.GIVES, word),
            "price": lambda word, _: _place(c.PRICES, word),
            "shares": lambda word, _: self._read_shares(word),
        }

    def write(self, seat: int, move: t.Ints, table: Sequence[int]) -> MoveByIds:
        """A move by ids from the rules' own row [N_MOVE]. The move must be legal: the rest has no words."""
        do = int(move[s.DO])
        shape = self._shapes[do]
        written: MoveByIds = {"seat": self.names.seats[seat], "do": c.DOES[do]}
        if shape.to:
            written["to"] = self._write[shape.to](int(move[s.TO]), table)
        if shape.what:
            written["what"] = self._write[shape.what](int(move[s.WHAT]), table)
        how, marks = int(move[s.HOW]), int(move[s.MARKS])
        if shape.how:
            written["how"] = shape.how[how]
        if shape.marked and table:
            written["marks"] = {
                letter(package): c.MARK_WORDS[packing.mark_at(marks, place)] for place, package in enumerate(table)
            }
        return written

    def read(self, move: object, table: Sequence[int]) -> tuple[int, t.Ints]:
        """(seat, row [N_MOVE]) from a move by ids. Raises BadMove; whether the move is legal is the rules' to say."""
        if not isinstance(move, Mapping):
            raise BadMove("M101", move, '{"seat": …, "do": …}')
        do = _place(c.DOES, _need(move, "do"))
        shape = self._shapes[do]
        says = {"to": bool(shape.to), "what": bool(shape.what), "how": bool(shape.how), "marks": shape.marked}
        _only(move, ["seat", "do", *(key for key, said in says.items() if said)])
        seat = _code(self.names.seats, _need(move, "seat"))
        row = np.zeros(s.N_MOVE, np.int64)
        row[s.DO], row[s.TO], row[s.HOW] = do, -1, shape.fixed
        if shape.to:
            row[s.TO] = self._read[shape.to](_need(move, "to"), table)
        if shape.what:
            row[s.WHAT] = self._read[shape.what](_need(move, "what"), table)
        if shape.how:
            row[s.HOW] = _place(shape.how, _need(move, "how"))
        if shape.marked:
            row[s.MARKS] = _read_marks(move.get("marks", {}), table)
        return seat, row

    def package(self, options: t.Ints) -> dict[str, str]:
        """A package by ids, clause → option, from its absolute options [clauses]."""
        return dict(self.names.options[int(option)].split(".", 1) for option in options)

    def _write_telling(self, code: int) -> str:
        facts = self.names.facts
        if code >= len(facts):
            return OWN_PARTS[code - len(facts)]
        return FACT + facts[code] if facts[code] in OWN_PARTS else facts[code]

    def _read_telling(self, word: object) -> int:
        return _place([*(self._write_telling(fact) for fact in range(len(self.names.facts))), *OWN_PARTS], word)

    def _read_guess(self, guess: object) -> int:
        parts = _parts(guess, MARKS)
        reds = [NOTHING, *(self.names.options[option] for option in self._reds)]
        card = -1 if parts["card"] is None else _code(self.names.cards, parts["card"])
        red = packing.NOT_SAID if parts["red"] is None else _place(reds, parts["red"]) + packing.NO_RED
        draws, holds = (-1 if parts[one] is None else _place(c.ATTITUDES, parts[one]) for one in ("draws", "holds"))
        return packing.guess_of(card, red, draws, holds, len(self.names.cards))

    def _write_package(self, number: int) -> dict[str, str]:
        options = np.zeros(len(self.names.clauses), np.int64)
        decode(self.frame, number, options)
        return self.package(options)

    def _read_package(self, package: object) -> int:
        if not isinstance(package, Mapping):
            raise BadMove("M101", package, "{clause: option, …}")
        for clause in package:
            _code(self.names.clauses, clause)
        options = np.zeros(len(self.names.clauses), np.int64)
        for code, clause in enumerate(self.names.clauses):
            if clause not in package:
                raise BadMove("M107", ", ".join(map(str, package)), clause)
            first, end = (int(place) for place in self.frame.clause[code, [t.CLAUSE_FROM, t.CLAUSE_TO]])
            own = [self.names.options[option].partition(".")[2] for option in range(first, end)]
            options[code] = first + _place(own, package[clause])
        return int(encode(self.frame, options))

    def _write_amendment(self, code: int, table: Sequence[int]) -> dict[str, str]:
        place, option = packing.amended_place(code, self._options), packing.amended_option(code, self._options)
        return {"package": letter(table[place]), "option": self.names.options[option]}

    def _read_amendment(self, amendment: object, table: Sequence[int]) -> int:
        parts = _parts(amendment, ("package", "option"))
        place, option = _read_lying(parts["package"], table), _code(self.names.options, parts["option"])
        return packing.amendment_of(place, option, self._options)

    def boxes(self, ask: int, amounts: int) -> dict[str, int]:
        """What is in each box of an ask, by id; empty ones are left out."""
        first, end = (int(place) for place in self.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
        found = {box: packing.amount_in(amounts, box - first, end - first) for box in range(first, end)}
        return {self.names.boxes[box].partition(".")[2]: amount for box, amount in found.items() if amount}

    def _write_shares(self, code: int) -> dict[str, dict[str, int]]:
        ask = packing.ask_of(code)
        first, end = (int(place) for place in self.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
        return {self.names.asks[ask]: self.boxes(ask, packing.amounts_at(packing.rank_of(code), end - first))}

    def _read_shares(self, shares: object) -> int:
        if not isinstance(shares, Mapping) or len(shares) != 1:
            raise BadMove("M101", shares, "{ask: {box: 1, …}}")
        ((name, given),) = shares.items()
        ask = _code(self.names.asks, name)
        if not isinstance(given, Mapping):
            raise BadMove("M101", given, "{box: 1, …}")
        first, end = (int(place) for place in self.frame.ask[ask, [t.ASK_FROM, t.ASK_TO]])
        own = [self.names.boxes[box].partition(".")[2] for box in range(first, end)]
        amounts, most = 0, max(1, int(self.frame.ask[ask, t.ASK_MOST]))
        for box, amount in given.items():
            place = _place(own, box)
            if not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount <= most:
                raise BadMove("M108", amount, f"0 – {most}")
            amounts += packing.amount_placed(amount, place, end - first)
        rank = packing.rank_at(amounts, end - first)
        if rank >= packing.ways_within(most, end - first):
            raise BadMove("M108", sum(given.values()), f"0 – {most}")
        return packing.shares_of(ask, rank)


def _need(move: Mapping[str, Any], key: str) -> Any:
    if key not in move:
        raise BadMove("M102", ", ".join(map(str, move)), key)
    return move[key]


def _only(given: Mapping[str, Any], known: Sequence[str]) -> None:
    for key in given:
        if key not in known:
            raise BadMove("M103", key, ", ".join(known))


def _parts(given: object, keys: Sequence[str]) -> Mapping[str, Any]:
    """An object that has exactly these keys."""
    if not isinstance(given, Mapping):
        raise BadMove("M101", given, ", ".join(keys))
    _only(given, keys)
    for key in keys:
        _need(given, key)
    return given


def _place(words: Sequence[str], word: object) -> int:
    if not isinstance(word, str) or word not in words:
        raise unknown_word(word, words)
    return words.index(word)


def _code(ids: Ids, word: object) -> int:
    if not isinstance(word, str) or word not in ids:
        raise unknown_word(word, ids)
    return ids.code[word]


def _read_lying(word: object, table: Sequence[int]) -> int:
    letters = [letter(package) for package in table]
    if word not in letters:
        raise BadMove("M105", word, ", ".join(letters) or "—")
    return letters.index(str(word))


def _read_marks(marks: object, table: Sequence[int]) -> int:
    """Marks, the oldest package first. Each package on the table needs its mark: none is ever guessed."""
    if not isinstance(marks, Mapping):
        raise BadMove("M101", marks, '{"A": "yes", …}')
    for word in marks:
        _read_lying(word, table)
    total = 0
    for place, package in enumerate(table):
        if letter(package) not in marks:
            raise BadMove("M106", ", ".join(map(str, marks)), letter(package))
        total += packing.mark_placed(_place(c.MARK_WORDS, marks[letter(package)]), place)
    return total
