"""What a play means, in words: who sought what, moves, events, ending, dials, verdicts; and a digest of it.

Everything is by permanent ids and by the words of the field, so that the digest depends on what happened and on
nothing else: not on codes, on columns, on shapes nor on how anything is packed. What did not happen is left out, so
that a new pitfall, a new kind of event or a new thing to say of a seat changes no play that does not meet it.

    meanings = Meanings(tables)
    meanings.told(state, outcome, log.moves)    # canonical JSON, to be read and compared
    digest_of(meanings.told(…))                 # its digest
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

import numpy as np

from game.debrief import outcome as o
from game.debrief.debrief import PRACTISED, VERDICTS
from game.debrief.outcome import Outcome
from game.debrief.pictures import said_of
from game.minds.seats import Desk
from game.play import words as w
from game.play.log import agendas_of
from game.play.words import MoveByIds, Words, letter, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import (
    approach_in,
    ask_in,
    beside_in,
    claimed,
    is_approach,
    manner_in,
    objected_option,
    objected_package,
    topic_of,
)
from game.story import tables as t
from game.story.build import Tables

DIGITS = 16  # hexadecimal, of a digest
MOST_KEPT = 100_000  # sayings kept, some 30 MB: blind players say few things twice
ASKED_HOW = ("asked", "listened")
PROMISED = ("against", "for")
FOUND_OUT = ("word", "delivery", "boxes")
BANDS = ("nothing", "below", "as_promised", "beyond")
ROUND_ENDS = ("goes_on", "stands")

_Said = tuple[Any, Any]  # what, how: in words
_Reading = Callable[[int, int, int, int], _Said]  # from by, to, what, how


def digest_of(told: str) -> str:
    """SHA-256 of a play's words, its first DIGITS hexadecimal digits."""
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


class Meanings:
    """The plays of one scenario in words. What was worded once is kept: many plays say the same things."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.names = tables.names
        self._words = Words(tables)
        self._trades = (*w.OWN_PARTS, *self.names.options)
        self._kept: dict[tuple[Any, ...], str] = {}
        self._events = _readings(self)
        self._said = itemgetter(s.KIND, s.E_BY, s.E_TO, s.E_WHAT, s.E_HOW, s.WITNESSES, s.E_STEP)

    def told(self, state: s.State, outcome: Outcome, moves: Iterable[MoveByIds]) -> str:
        """A play as canonical JSON: keys sorted, no spaces. `outcome`: what `judge` found in this state."""
        return self._told(state, outcome, map(_json, moves))

    def told_by_rows(self, state: s.State, outcome: Outcome, rows: Sequence[Sequence[int]]) -> str:
        """The same from the rules' own moves: each its seat, then its row [N_MOVE], in order, of the whole play."""
        moves = []
        on_table = self._tables_of(state, len(rows))
        for number, (seat, *row) in enumerate(rows):
            table = tuple(on_table(number)) if row[s.DO] in c.MARKED else ()
            moves.append(self._once((seat, *row, table), lambda: self._words.write(seat, np.array(row), table)))  # noqa: B023
        return self._told(state, outcome, moves)

    def _told(self, state: s.State, outcome: Outcome, moves: Iterable[str]) -> str:
        events = []
        for row in state.event[: int(state.scal[s.EVENTS])].tolist():
            event = self._said(row)
            events.append(f"[{row[s.MOMENT]},{self._once(event, lambda: self._event(*event))}]")  # noqa: B023
        parts = {
            "agendas": _json({seat: one.model_dump() for seat, one in agendas_of(self.tables, state).items()}),
            "approaches": _json(self._approaches(outcome)),
            "dials": _json(self._dials(outcome)),
            "ending": _json(self._ending(int(state.scal[s.ENDING])) if state.scal[s.OVER] else None),
            "events": f"[{','.join(events)}]",
            "moves": f"[{','.join(moves)}]",
            "packages": _json(self._packages(state)),
            "pitfalls": _json(self._pitfalls(outcome)),
            "scenario": _json(self.names.scenario),
        }
        return "{" + ",".join(f'"{name}":{part}' for name, part in parts.items()) + "}"

    def _once(self, key: tuple[Any, ...], said: Callable[[], Any]) -> str:
        """The JSON of what is said, made the first time that it is."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = _json(said())
        return found

    def _tables_of(self, state: s.State, moves: int) -> Callable[[int], list[int]]:
        """Number of a move of a round → packages on the table when it was made, oldest first.

        When a round shows, the first thing that happens is that each seat's marks fall on each of them, in order.
        """
        rounds: list[tuple[int, list[int]]] = []
        marks: list[int] = []
        marker, begun, first = -1, -1, False
        for row in state.event[: int(state.scal[s.EVENTS])].tolist():
            if row[s.MOMENT] != begun:
                begun, marks, marker, first = row[s.MOMENT], [], row[s.E_BY], True
            first = first and row[s.KIND] == c.E_MARKED and row[s.E_BY] == marker
            if first:
                marks.append(row[s.E_WHAT])
            if row[s.KIND] == c.E_ROUND:
                rounds.append((row[s.MOMENT], marks))
        rounds.append((moves, lying(self.tables, state)))  # A round that has not shown yet.
        at = 0

        def on_table(number: int) -> list[int]:
            nonlocal at
            while at < len(rounds) - 1 and rounds[at][0] <= number:
                at += 1
            return rounds[at][1]

        return on_table

    def _event(self, kind: int, by: int, to: int, what: int, how: int, witnesses: int, step: int) -> dict[str, Any]:
        said, in_how = self._events[kind](by, to, what, how)
        told = {
            "by": self.seat(by),
            "how": in_how,
            "kind": c.EVENTS_OF[kind],
            "step": self.names.steps[step] if 0 <= step < len(self.names.steps) else None,
            "to": self.seat(to),
            "what": said,
            "witnesses": self.seats(witnesses),
        }
        return {key: one for key, one in told.items() if one is not None}

    def _packages(self, state: s.State) -> dict[str, Any]:
        """Every package ever put, by letter: its options, who put it, on which table and round, which it amends."""
        clauses = len(self.names.clauses)
        told = {}
        for package in range(int(state.scal[s.MADE])):
            row = state.package[package]
            own = row[clauses:].tolist()
            told[letter(package)] = {
                "amends": package_of(own[s.AMENDS]),
                "by": self.seat(own[s.PUT_BY]),
                "options": self._words.package(row[:clauses]),
                "round": own[s.PUT_ROUND],
                "table": own[s.PUT_TABLE],
            }
        return told

    def _pitfalls(self, outcome: Outcome) -> dict[str, Any]:
        """Verdict and holds by seat of each pitfall on which there is something to say."""
        told = {}
        for code, name in enumerate(t.PITFALLS):
            verdict, of_seats = int(outcome.pitfall[code]), outcome.hold[:, code].tolist()
            holds = {seat: t.HOLDS[hold] for seat, hold in zip(self.names.seats, of_seats, strict=True) if hold}
            if verdict or holds:
                told[name] = {"holds": holds, "verdict": VERDICTS[verdict]}
        return told

    def _approaches(self, outcome: Outcome) -> dict[str, Any]:
        """Verdict, opportunities met and taken of each approach that was met."""
        told = {}
        for code, name in enumerate(t.APPROACHES):
            one = outcome.approach[code].tolist()
            if one[o.OPPORTUNITIES] or one[o.VERDICT]:
                told[name] = {
                    "met": one[o.OPPORTUNITIES],
                    "taken": one[o.TAKEN],
                    "verdict": PRACTISED[one[o.VERDICT]],
                }
        return told

    def _dials(self, outcome: Outcome) -> dict[str, dict[str, str]]:
        """Six decimals: adding up in another order is no other play."""
        return {
            seat: {dial: f"{round(value, 6) + 0.0:.6f}" for dial, value in zip(o.DIALS, dials, strict=True)}
            for seat, dials in zip(self.names.seats, outcome.dials.tolist(), strict=True)
        }

    def _ending(self, code: int) -> str | None:
        return _of(self.names.endings.all, code)

    # what events say

    def seat(self, code: int) -> str | None:
        return _of(self.names.seats.all, code)

    def seats(self, mask: int) -> list[str]:
        return sorted(name for code, name in enumerate(self.names.seats) if mask >> code & 1)

    def fact(self, code: int) -> str | None:
        return _of(self.names.facts.all, code)

    def option(self, code: int) -> str | None:
        return _of(self.names.options.all, code)

    def part(self, code: int) -> str | None:
        return _of(self.names.parts.all, code)

    def trade(self, code: int) -> str:
        return self._trades[code]

    def claim(self, what: int) -> dict[str, str | None]:
        """A topic, and the part or the fact that was claimed of it, if any."""
        topic, code = int(topic_of(what)), int(claimed(what))
        said = self.part(code) if topic in (c.WHY, c.NOT_ACCEPT) else self.fact(code) if topic == c.BOTHERS else None
        return {"claimed": said, "topic": c.TOPICS[topic]}

    def home(self, seat: int, rank: int) -> str:
        own = [name for name in self.names.home_events if name.partition(".")[0] == self.names.seats[seat]]
        return own[rank]

    def evidence(self, row: int) -> str:
        """The evidence of a choice: where the scenario says it, and of what."""
        topic, _, _, number = (int(value) for value in self.tables.frame.row[row, :4])
        of = t.APPROACHES[approach_in(topic)] if is_approach(topic) else t.PITFALLS[topic]
        return f"{self.names.evidence[number]} {of}"

    def boxes(self, what: int, how: int) -> _Said:
        """What is in boxes, and how it came to be seen; beside it what was said of it, or the people reached."""
        ask, manner, beside = ask_in(how), manner_in(how), beside_in(how)
        told = {self.names.asks[ask]: self._words.boxes(ask, what)}
        if manner in (c.SEALED, c.AS_SAID):
            return told, f"{c.MANNERS[manner]} {c.CLAIMS[beside]}"
        return told, f"{c.MANNERS[manner]} {beside}" if manner == c.REACHED else c.MANNERS[manner]

    def guess(self, to: int, what: int, how: int) -> _Said:
        """What was guessed of a seat, and what was bet on; nothing where no one was guessed."""
        if to < 0:
            return None, None
        return said_of(self.tables.frame, self.names, what), c.BETS[how]


class BatchMeaning:
    """The digest of the plays of a batch, as they come: at any moment, that of `plays` of them, in order."""

    def __init__(self, tables: Tables) -> None:
        self.plays = 0
        self.last = ""  # that of the last play alone
        self._meanings = Meanings(tables)
        self._whole = hashlib.sha256()

    def add(self, state: s.State, outcome: Outcome, desk: Desk) -> None:
        """One more play, ended and judged, with all its moves noted on the desk."""
        rows = desk.noted[: int(desk.played[0])].tolist()
        self.last = digest_of(self._meanings.told_by_rows(state, outcome, rows))
        self.plays += 1
        self._whole.update(self.last.encode())

    @property
    def digest(self) -> str:
        return self._whole.hexdigest()[:DIGITS]


def package_of(code: int) -> str | None:
    """The letter of a package, None for none."""
    return None if code < 0 else letter(code)


def _objection(meanings: Meanings, what: int) -> dict[str, str | None]:
    return {"option": meanings.option(objected_option(what)), "package": package_of(objected_package(what))}


def _readings(m: Meanings) -> dict[int, _Reading]:
    """How to read each kind of event."""

    def nothing(by: int, to: int, what: int, how: int) -> _Said:
        return None, None

    def only(said: Callable[[int], Any]) -> _Reading:
        return lambda by, to, what, how: (said(what), None)

    def less_one(said: Callable[[int], Any]) -> _Reading:
        return lambda by, to, what, how: (said(what - 1), None)

    def both(said: Callable[[int], Any], hows: Sequence[str]) -> _Reading:
        return lambda by, to, what, how: (said(what), hows[how])

    def just(hows: Sequence[str]) -> _Reading:
        return lambda by, to, what, how: (None, hows[how])

    def means(by: int, to: int, what: int, how: int) -> _Said:
        return what, f"{how / 100:g}"

    topic, prices = c.TOPICS.__getitem__, c.PRICES.__getitem__
    # Whatever is not read in its own way below.
    plain = {"": nothing, "topic": only(topic), "option": only(m.option), "fact": only(m.fact), "part": only(m.part)}
    return {kind: plain[event.what] for kind, event in enumerate(c.EVENTS) if event.what in plain} | {
        c.E_SCENE: only(m.names.scenes.__getitem__),
        c.E_CHOICE: only(m.names.choices.__getitem__),
        c.E_GESTURE: lambda by, to, what, how: (m.names.gestures[what], how),
        c.E_ASKED: both(topic, ASKED_HOW),
        c.E_ANSWERED: both(m.claim, c.ANSWERS),
        c.E_TOLD_FACT: lambda by, to, what, how: (m.fact(what), "relayed" if how else None),
        c.E_TOLD_SEEKS: only(m.part),
        c.E_TOLD_RED: only(m.part),
        c.E_TRADE: only(m.trade),
        c.E_TRADE_ANSWER: both(m.trade, c.ACCEPTS),
        c.E_SWAP: both(m.trade, c.CARRIES),
        c.E_PRESSED: only(topic),
        c.E_REASSURED: less_one(m.option),
        c.E_VISITED: less_one(m.fact),
        c.E_TEAM: only(c.TEAM_FOR.__getitem__),
        c.E_PREPARED: only(m.option),
        c.E_PUT: lambda by, to, what, how: (package_of(what), package_of(how)),
        c.E_MARKED: both(package_of, c.MARK_WORDS),
        c.E_OBJECTED: both(lambda what: _objection(m, what), c.REASONS),
        c.E_RED_SHOWN: only(m.part),
        c.E_TENSION: lambda by, to, what, how: (m.fact(what - 1), c.WRONGS[how] if to >= 0 else None),
        c.E_LIGHTER: lambda by, to, what, how: (package_of(what), package_of(how)),
        c.E_THIRD: nothing,
        c.E_ADJOURN: nothing,
        c.E_WITHDREW: nothing,
        c.E_STOOD: lambda by, to, what, how: (package_of(what), m.seats(how)),
        c.E_NO_AGREEMENT: nothing,
        c.E_DELIVERED: both(BANDS.__getitem__, c.SAYS),
        c.E_PAID: only(int),
        c.E_HOME: lambda by, to, what, how: (m.home(by, what), None),
        c.E_BURST: only(m.fact),
        c.E_REACTED: both(m.fact, c.REACTIONS),
        c.E_OWNED: both(c.WRONGS.__getitem__, c.OWNS),
        c.E_PRICED: just(c.PRICES),
        c.E_SETTLED: both(prices, c.PAYS),
        c.E_LIE_OUT: lambda by, to, what, how: (None if how else m.claim(what), FOUND_OUT[how]),
        c.E_PROMISE: lambda by, to, what, how: (m.option(what - 1), PROMISED[how]),
        c.E_PROMISE_BROKEN: less_one(m.option),
        c.E_PROMISE_KEPT: less_one(m.option),
        c.E_HABIT: only(m.part),
        c.E_DOOR: lambda by, to, what, how: (m.seat(what), c.TOPICS[how]),
        c.E_CONFIDED: lambda by, to, what, how: (m.fact(what - 1), c.TRUSTS[how]),
        c.E_BECAUSE: only(c.BECAUSES.__getitem__),
        c.E_SAID: only(m.fact),
        c.E_EVIDENCE: both(m.evidence, VERDICTS),
        c.E_OFFERED: only(m.evidence),
        c.E_GUESS: lambda by, to, what, how: m.guess(to, what, how),
        c.E_ENDING: only(m._ending),
        c.E_LEFT: nothing,
        c.E_TRULY: both(c.GIVES.__getitem__, c.SAYS),
        c.E_ROUND: both(int, ROUND_ENDS),
        c.E_LIED: both(m.claim, c.ANSWERS),
        c.E_TAKEN: means,
        c.E_GIVEN: means,
        c.E_COUNTED: lambda by, to, what, how: (m.names.counters[what], how),
        c.E_DECIDED_FOR: only(package_of),
        c.E_LAPSED: lambda by, to, what, how: (package_of(what), m.option(how)),
        c.E_BOXES: lambda by, to, what, how: m.boxes(what, how),
        c.E_STANCE: lambda by, to, what, how: (what, how),
        c.E_SEEKS: lambda by, to, what, how: (m.part(what), m.part(how)),
    }


def _of(ids: Sequence[str], code: int) -> str | None:
    """An id by its code; None for -1 and whatever else is none of them."""
    return ids[code] if 0 <= code < len(ids) else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
