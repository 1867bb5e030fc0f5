"""One play in progress: seats held by people, moves stored before they are applied, the game's structures in between.

    play = Play.begin(loaded, seed, people=["farm"], store=store)
    while not play.over:
        for seat in play.awaiting():
            play.do(seat, move)          # by ids, see words.py; play.offer(seat) gives the legal rows

Several seats may be held by people: moves are sealed, so that each is asked in turn and nothing shows until all have
moved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

import numpy as np

from game.play.log import Log, Replay, begun, home_events, replay
from game.play.moment import digest
from game.play.refusals import BadMove, BadSave, unknown_word
from game.play.seats import Seats, playable
from game.play.storage import Made, PlayStore
from game.play.words import MoveByIds, Words, lying
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, REFUSALS, apply, fits, legal
from game.rules.flow.legal import NOT_AWAITED
from game.rules.history import History
from game.rules.read.view import View
from game.rules.rows import LEGAL_ROWS
from game.story import tables as t
from game.story.build import Tables
from game.story.library import Loaded


class Moment(NamedTuple):
    """A person's move, to which a play may be taken back: `number` in the log, ids of the act and of the step."""

    number: int
    seat: str
    move: MoveByIds
    act: str
    step: str


def moments_of(tables: Tables, log: Log, steps: Sequence[int], seats: Iterable[str]) -> list[Moment]:
    """The moves of these seats in a play, the oldest first. `steps`: see `Replay`."""
    names, course, told = tables.names, tables.frame.course, frozenset(seats)
    return [
        Moment(number, move["seat"], move, names.acts[int(course[step, t.STEP_ACT])], names.steps[step])
        for number, (move, step) in enumerate(zip(log.moves, steps, strict=True))
        if move["seat"] in told
    ]


class Play:
    """One play, in memory or (with a store) on disk. `id`: its id in the store; `changed`: see `Replay.changed`."""

    def __init__(self, loaded: Loaded, done: Replay, store: PlayStore | None = None, play: str | None = None) -> None:
        """A play as a log gave it back; `begin`, `resume` and `take_back` are the ways to one."""
        self.loaded = loaded
        self.id = play
        self.changed = done.changed
        self._store = store
        self._tables = playable(loaded)
        self._words = Words(self._tables)
        self._take(done)
        self.go_on()

    @classmethod
    def begin(
        cls,
        loaded: Loaded,
        seed: int,
        people: Iterable[str],
        store: PlayStore | None = None,
        minds: Mapping[str, str] | None = None,
        lang: Literal["fr", "en"] = "fr",
        began: str = "",
    ) -> "Play":
        """A new play. `people`: ids of the seats that people hold; `minds`: what holds others, where it is not the
        game's own minds; `began`: a date or any words for the list of plays. Raises BadMove (M104), BadSave."""
        log, state = begun(loaded, seed, tuple(people), minds, lang)
        play = store.create(log.header, began) if store else None
        return cls(loaded, Replay(state, 0, None, None, log, []), store, play)

    @classmethod
    def resume(cls, store: PlayStore, play: str, loaded: Loaded, branch: bool = False, began: str = "") -> "Play":
        """A play as it was left, in the middle of a round too. Where the log no longer holds, raises why (BadLog,
        BadMove) and leaves the play as it is; with `branch`, goes on from there in another play instead."""
        done = replay(store.load(play), loaded)
        if done.stop is not None:
            if not branch:
                raise done.stop
            play = store.branch(play, done.held, began)
        return cls(loaded, done, store, play)

    @property
    def log(self) -> Log:
        """The play so far, as it may be kept in a file. Secret until the debrief."""
        return replace(
            self._log,
            moves=list(self._log.moves),
            digests=list(self._log.digests),
            home_events=home_events(self._tables, self.state),
        )

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of the seats that people hold."""
        return self._log.header.people

    @property
    def over(self) -> bool:
        return bool(self.state.scal[s.OVER])

    @property
    def ending(self) -> str | None:
        """The id of the ending, once the play is over."""
        return self._tables.names.endings[int(self.state.scal[s.ENDING])] if self.over else None

    def awaiting(self) -> tuple[str, ...]:
        """Ids of the seats held by people whose move is awaited now."""
        return tuple(self._tables.names.seats[seat] for seat in self._awaited() if self._by_person(seat))

    def offer(self, seat: str) -> t.Ints:
        """The legal rows [n, 6] of a seat: (DO, TO, WHAT, HOW, whats, hows), as `game.rules.rows` says. None (n = 0)
        when it is not awaited."""
        frame, secrets, _ = self._tables
        rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
        return rows[: legal(frame, secrets, self.state, self._seat(seat), rows)]

    def page_view(self, seat: str) -> View:
        """What a seat sees now. Its arrays change with the play: read them, do not keep them."""
        return self._seats.view(self.state, self._seat(seat))

    def history(self, seat: str) -> History:
        """What a seat has witnessed. It grows with the play: read it, do not keep it."""
        return self._seats.history(self.state, self._seat(seat))

    def seen(self, seat: str) -> int:
        """How many events of its view a seat had already on its page when it last moved."""
        moves = self._log.moves
        last = next((number for number in reversed(range(len(moves))) if moves[number]["seat"] == seat), -1)
        return self.history(seat).since(last)

    def do(self, seat: str, move: Mapping[str, Any]) -> None:
        """A person moves. On return the move is on the disk, and all that the game's structures did since. Raises
        BadMove (M1…, M201 to M204), and the play is as it was; or BadSave, and it is as on the disk: see `go_on`."""
        if self.over:
            raise BadMove("M204")
        code = self._seat(seat)
        if not self._by_person(code):
            raise BadMove("M203", seat, ", ".join(self.people))
        table = lying(self._tables, self.state)
        _, row = self._words.read({**move, "seat": seat}, table)
        frame, secrets, _ = self._tables
        refused, _ = fits(frame, secrets, self.state, code, row)
        if refused:
            raise (
                BadMove("M202", seat, ", ".join(self.awaiting()))
                if refused == NOT_AWAITED
                else BadMove("M201", str(dict(move)), REFUSALS[refused])
            )
        # Written anew, so that a move has one form in the log whatever was left out of it.
        made = Made(self._words.write(code, row, table), digest(self.state))
        self._keep([made])
        self._apply(code, row, made)
        self.go_on()

    def go_on(self) -> None:
        """The game's structures move, until a person is awaited or the play is over; then all they did is stored. To be
        called again once the disk has room, if it refused their moves: nobody may be awaited then."""
        made: list[Made] = []
        while True:
            seats = [seat for seat in self._awaited() if not self._by_person(seat)]
            if not seats:
                break
            for seat in seats:
                row = self._seats.move(self.state, seat)
                table = lying(self._tables, self.state)
                one = Made(self._words.write(seat, row, table), digest(self.state))
                self._apply(seat, row, one)
                made.append(one)
        if made:
            self._keep(made, applied=True)

    def moments(self) -> list[Moment]:
        """Where this play can be taken back to: every move of a person, the oldest first."""
        return moments_of(self._tables, self._log, self._steps, self.people)

    def take_back(self, number: int, began: str = "") -> "Play":
        """Another play, just before move `number` of this one, which must be a person's; this one stays whole. Raises
        BadMove (M205), BadSave."""
        if number not in {moment.number for moment in self.moments()}:
            raise BadMove("M205", number)
        play = self._store.branch(self.id, number, began) if self._store and self.id else None
        log = replace(self._log, moves=self._log.moves[:number], digests=self._log.digests[:number], home_events=[])
        return Play(self.loaded, replay(log, self.loaded), self._store, play)

    def _take(self, done: Replay) -> None:
        """Be the play that a log gave back."""
        self.state = done.state
        self._log = done.log
        self._steps = done.steps
        self._seats = Seats(self.loaded, done.log.header.minds)

    def _seat(self, seat: str) -> int:
        if seat not in self._tables.names.seats:
            raise unknown_word(seat, self._tables.names.seats)
        return self._tables.names.seats.code[seat]

    def _by_person(self, seat: int) -> bool:
        return self._tables.names.seats[seat] in self.people

    def _awaited(self) -> list[int]:
        waiting = int(self.state.scal[s.AWAITED]) & ~int(self.state.scal[s.DONE])
        return [seat for seat in range(len(self._tables.names.seats)) if waiting >> seat & 1]

    def _apply(self, seat: int, row: t.Ints, made: Made) -> None:
        frame, secrets, _ = self._tables
        step = int(self.state.scal[s.STEP])
        code = apply(frame, secrets, self.state, seat, row)
        if code:
            raise RuntimeError(f"{REFUSALS[code]}: {made.move}")  # a mind's fault: a person's move was found to fit
        self._log.moves.append(made.move)
        self._log.digests.append(made.digest)
        self._steps.append(step)

    def _keep(self, made: list[Made], applied: bool = False) -> None:
        """Store moves. If the disk refuses, the play in memory goes back to what the disk holds."""
        if self._store is None or self.id is None:
            return
        first = len(self._log.moves) - (len(made) if applied else 0)
        try:
            self._store.append(self.id, first, made)
        except BadSave:
            if applied:
                log = replace(
                    self._log, moves=self._log.moves[:first], digests=self._log.digests[:first], home_events=[]
                )
                self._take(replay(log, self.loaded))
            raise
