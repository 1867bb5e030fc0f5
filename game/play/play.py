"""One play in progress: seats held by people, the game's structures in between, each turn stored before it is shown.

    play = Play.begin(loaded, seed, people=["farm"], store=store)
    while not play.over:
        for seat in play.awaiting():
            play.do(seat, move)          # by ids, see words.py; play.offer(seat) gives the legal rows

Several seats may be held by people: moves are sealed, so that each is asked in turn and nothing shows until all have
moved.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

import numpy as np

from game.play.holders import Handed, handed_on, woven
from game.play.late import rows_of
from game.play.log import Log, Replay, begun, home_events, otherwise, replay
from game.play.moment import digest
from game.play.readings import Readings
from game.play.refusals import BadLog, BadMove, BadSave, Stopped, unknown_word, why_not
from game.play.seats import Seats, playable
from game.play.stopping import Stop
from game.play.storage import Made, PlayStore
from game.play.words import MoveByIds, Words, lying
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, REFUSALS, NoRoomError, apply, fits, legal
from game.rules.flow.legal import NO_SUCH_MOVE, NOT_AWAITED
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


def moments_of(tables: Tables, log: Log, steps: Sequence[int], told: Sequence[bool]) -> list[Moment]:
    """Some moves of a play, the oldest first. `steps`: see `Replay`; `told`: of each move, whether it is one."""
    names, course = tables.names, tables.frame.course
    return [
        Moment(number, move["seat"], move, names.acts[int(course[step, t.STEP_ACT])], names.steps[step])
        for number, (move, step) in enumerate(zip(log.moves, steps, strict=True))
        if told[number]
    ]


class Play:
    """One play, in memory or (with a store) on disk. `id`: its id in the store; `changed`: see `Replay.changed`."""

    def __init__(
        self,
        loaded: Loaded,
        done: Replay,
        store: PlayStore | None = None,
        play: str | None = None,
        stop: Stop | None = None,
    ) -> None:
        """A play as a log gave it back; `begin`, `resume` and `take_back` are the ways to one. `stop`: heeded between
        two moves, now and as long as the play goes on."""
        self.loaded = loaded
        self.id = play
        self.changed = done.changed
        self._people = frozenset[str]()
        self._store = store
        self._stop = stop or Stop()
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
        stop: Stop | None = None,
    ) -> "Play":
        """A new play. `people`: ids of the seats that people hold; `minds`: what holds others, where it is not the
        game's own minds; `began`: a date or any words for the list of plays. Raises BadMove (M104), BadSave,
        Stopped."""
        log, state = begun(loaded, seed, tuple(people), minds, lang)
        readings = Readings(playable(loaded))
        readings.note(state)
        play = cls(loaded, Replay(state, 0, None, None, log, [], readings), store, stop=stop)
        if store is not None:
            play.id = store.create(log.header, began, play._made(0))
        return play

    @classmethod
    def resume(
        cls,
        store: PlayStore,
        play: str,
        loaded: Loaded,
        branch: bool = False,
        began: str = "",
        stop: Stop | None = None,
    ) -> "Play":
        """A play as it was left, in the middle of a round too. Where the log no longer holds, or is damaged, raises why
        (BadLog, BadMove, BadSave, Stopped) and leaves the play as it is; with `branch`, goes on in another play from
        where it stops holding."""
        done = replay(store.load(play, whole=not branch), loaded, glance=True)
        if branch:
            shared = done.held, len(done.log.handed)
            return cls(loaded, done, stop=stop)._branched(store, play, shared, began)
        if done.stop is not None:
            raise done.stop
        return cls(loaded, done, store, play, stop)

    @property
    def log(self) -> Log:
        """The play so far, as it may be kept in a file. Secret until the debrief."""
        return replace(
            self._log,
            moves=list(self._log.moves),
            digests=list(self._log.digests),
            held={seat: list(moves) for seat, moves in self._log.held.items()},
            handed=list(self._log.handed),
            home_events=home_events(self._tables, self.state),
        )

    @property
    def changed_since(self) -> BadLog | None:
        """What has changed since this play was begun, although all its moves hold: its scenario, or the rules; None if
        nothing has."""
        if otherwise(self._log.header.fingerprint, self.loaded.fingerprint):
            return BadLog("L104")
        return BadLog("L110", self.changed) if self.changed is not None else None

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of the seats that people hold now."""
        return tuple(sorted(self._people))

    @property
    def begun_by(self) -> tuple[str, ...]:
        """Ids of the seats that people held when it began."""
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
        rows = np.empty((LEGAL_MAX, LEGAL_ROWS), np.int64)
        return rows[: legal(frame, secrets, self.state, self._seat(seat), rows)]

    def page_view(self, seat: str) -> View:
        """What a seat sees now. Its arrays change with the play: read them, do not keep them."""
        return self._seats.view(self.state, self._seat(seat))

    def history(self, seat: str, view: View | None = None) -> History:
        """What a seat has witnessed. It grows with the play: read it, do not keep it. `view`: its view of this moment,
        where one has it at hand."""
        return self._seats.history(view or self.page_view(seat), self._seat(seat))

    def seen(self, seat: str, view: View | None = None) -> int:
        """How many events of its view a seat had already on its page when a person last moved there. `view`: as in
        `history`."""
        moves, by_people = self._log.moves, self._log.by_people()
        own = (number for number in reversed(range(len(moves))) if by_people[number] and moves[number]["seat"] == seat)
        return self.history(seat, view).since(next(own, -1))

    def do(self, seat: str, move: Mapping[str, Any], ahead: Sequence[Mapping[str, Any]] = ()) -> None:
        """A person moves. `ahead`: what they answer to what will be asked of them next (the guesses of a page), each to
        be sealed as soon as it is awaited, and dropped if it does not fit then. On return all of it is on the disk, and
        all that the game's structures did since: one turn is written whole or not at all. Raises BadMove (M1…, M201 to
        M204) or BadSave, and the play is as it was."""
        if self.over:
            raise BadMove("M204")
        code = self._seat(seat)
        if not self._by_person(code):
            raise BadMove("M203", seat, ", ".join(self.people))
        row = self._row(code, move)
        held = {**self._log.held, seat: [{**one, "seat": seat} for one in ahead]}
        self._turn(lambda: self._seal(code, row), held)

    def say_ahead(self, seat: str, moves: Sequence[Mapping[str, Any]]) -> None:
        """What a person says to what will be asked of them, after what they have said ahead already: see `do`. Raises
        BadMove (M203) or BadSave, and the play is as it was."""
        if seat not in self.people:
            raise BadMove("M203", seat, ", ".join(self.people))
        said = [*self._log.held.get(seat, []), *({**one, "seat": seat} for one in moves)]
        self._turn(lambda: None, {**self._log.held, seat: said})

    def may(self, seat: str, move: Mapping[str, Any]) -> None:
        """Raises BadMove where this seat may not make this move now."""
        self._row(self._seat(seat), move)

    def aside(self) -> "Play":
        """This play in memory: what is done in it is not done in this one."""
        log = self._log
        held = {seat: list(moves) for seat, moves in log.held.items()}
        return Play(self.loaded, replay(self._first(len(log.moves), len(log.handed), held), self.loaded, glance=True))

    def guess_late(self, seat: str, guesses: Sequence[Mapping[str, Any]]) -> None:
        """What a person says of the others once the play has ended before it asked (`late.py`), in the place of what
        they said so before: on the disk when this returns, and in its file. Raises BadMove (M1…, M201, M203) or
        BadSave, and the play is as it was."""
        if seat not in (*self.begun_by, *self.people):
            raise BadMove("M203", seat, ", ".join(self.people))
        if not self.over:
            raise BadMove("M201", str(guesses), why_not(REFUSALS[NO_SUCH_MOVE]))
        rows = rows_of(self._tables, {seat: [{**one, "seat": seat} for one in guesses]})
        self._turn(lambda: None, {**self._log.held, seat: [self._words.write(*row, []) for row in rows]})

    def made(self, seat: str) -> int:
        """How many moves were made in a seat."""
        return sum(move["seat"] == seat for move in self._log.moves)

    def hand(self, seat: str, held: str) -> None:
        """A seat changes hands (`holders.py` says the words): from now on the game moves there, or a person. What was
        answered ahead in it is dropped; where the game is awaited there, it moves. Written whole or not at all. Raises
        BadMove (M104, M204, M207, M208) or BadSave, and the play is as it was."""
        change = Handed(len(self._log.moves), seat, held)
        people = handed_on(self._people, change, self._tables.names.seats, self.over)
        self._turn(
            lambda: self._handed(change, people),
            {other: moves for other, moves in self._log.held.items() if other != seat},
        )

    def go_on(self) -> None:
        """The game's structures move, and people as they have answered ahead, until a person is awaited or the play is
        over; then all of it is stored. Raises BadSave, and the play is as it was."""
        self._turn(lambda: None, self._log.held)

    def moments(self) -> list[Moment]:
        """Where this play can be taken back to: every move of a person, the oldest first."""
        return moments_of(self._tables, self._log, self._steps, self._log.by_people())

    def take_back(self, number: int, began: str = "") -> "Play":
        """Another play, just before move `number` of this one, which must be a person's, in the hands it was in then;
        this one stays whole. Raises BadMove (M205), BadSave."""
        if number not in {moment.number for moment in self.moments()}:
            raise BadMove("M205", number)
        shared = number, sum(change.at <= number for change in self._log.handed)
        play = Play(self.loaded, replay(self._first(*shared, {}), self.loaded, glance=True), stop=self._stop)
        return play._branched(self._store, self.id, shared, began) if self._store and self.id else play

    def _branched(self, store: PlayStore, parent: str, shared: tuple[int, int], began: str) -> "Play":
        """This play, kept as a branch of another, of which it shares so many moves and changes of hands."""
        moves, handed = shared
        self.id = store.branch(parent, moves + handed, began, self._made(moves, handed))
        self._store = store
        return self

    def _take(self, done: Replay) -> None:
        """Be the play that a log gave back."""
        self.state = done.state
        self._log = done.log
        self._people = done.log.people
        self._steps = done.steps
        self.readings = done.readings
        self._seats = Seats(self.loaded, done.log.header.minds)

    def _seat(self, seat: str) -> int:
        if seat not in self._tables.names.seats:
            raise unknown_word(seat, self._tables.names.seats)
        return self._tables.names.seats.code[seat]

    def _name(self, seat: int) -> str:
        return self._tables.names.seats[seat]

    def _by_person(self, seat: int) -> bool:
        return self._name(seat) in self._people

    def _awaited(self) -> list[int]:
        waiting = int(self.state.scal[s.AWAITED]) & ~int(self.state.scal[s.DONE])
        return [seat for seat in range(len(self._tables.names.seats)) if waiting >> seat & 1]

    def _row(self, seat: int, move: Mapping[str, Any]) -> t.Ints:
        """A move [N_MOVE] that this seat may make now. Raises BadMove (M1…, M201, M202)."""
        name = self._name(seat)
        frame, secrets, _ = self._tables
        _, row = self._words.read({**move, "seat": name}, lying(self._tables, self.state))
        refused, _ = fits(frame, secrets, self.state, seat, row)
        if refused:
            raise (
                BadMove("M202", name, ", ".join(self.awaiting()))
                if refused == NOT_AWAITED
                else BadMove("M201", str(dict(move)), why_not(REFUSALS[refused]))
            )
        return row

    def _handed(self, change: Handed, people: frozenset[str]) -> None:
        self._log.handed.append(change)
        self._people = people

    def _turn(self, first: Callable[[], None], held: Mapping[str, list[MoveByIds]]) -> None:
        """What a person does, and all that follows by itself, written at once. If the disk refuses, the play is again
        what it was; as where what follows would find no room, or is stopped. Where the person leaves meanwhile, what
        was done until then is written, and gone on with when the play is opened again."""
        moves, handed, ahead = len(self._log.moves), len(self._log.handed), self._log.held
        self._log.held = {seat: list(answers) for seat, answers in held.items() if answers}
        try:
            first()
            self._advance()
            self._stop.heed()  # asked while the last one moved: nothing is written yet
            made = self._made(moves, handed)
            changed = made or self._log.held != ahead
            if self._store is not None and self.id is not None and changed:
                self._store.append(self.id, moves + handed, made, self._log.held)
        except (BadSave, NoRoomError, Stopped) as refused:
            self._take(replay(self._first(moves, handed, ahead), self.loaded, glance=True))
            if isinstance(refused, NoRoomError):
                raise BadMove("M206", ", ".join(refused.lists)) from refused
            raise

    def _advance(self) -> None:
        """Everybody moves who needs not be asked."""
        held = self._log.held
        while True:
            seats = [seat for seat in self._awaited() if not self._by_person(seat) or self._name(seat) in held]
            if not seats:
                return
            for seat in seats:
                if self._stop.leaving:
                    return
                if not self._by_person(seat):
                    self._seal(seat, self._seats.move(self.state, seat))
                    continue
                ahead = held[self._name(seat)]
                try:
                    self._seal(seat, self._row(seat, ahead.pop(0)))
                except BadMove:  # what has happened since forbids it: it is asked again, and all after it
                    ahead.clear()
                if not ahead:
                    del held[self._name(seat)]

    def _seal(self, seat: int, row: t.Ints) -> None:
        """Make a move that fits, and keep it in the log: written anew, so that a move has one form there whatever was
        left out of it."""
        frame, secrets, _ = self._tables
        move = self._words.write(seat, row, lying(self._tables, self.state))
        mark, step = digest(self.state), int(self.state.scal[s.STEP])
        code = apply(frame, secrets, self.state, seat, row)
        if code:
            raise RuntimeError(f"{REFUSALS[code]}: {move}")  # a mind's fault: a person's move was found to fit
        self._log.moves.append(move)
        self._log.digests.append(mark)
        self._steps.append(step)
        self.readings.note(self.state)

    def _made(self, moves: int, handed: int = 0) -> list[Made]:
        """What stands in the log after so many moves and changes of hands."""
        log = self._log
        made = [Made(*one) for one in zip(log.moves[moves:], log.digests[moves:], strict=True)]
        entries = woven(made, log.handed[handed:], moves)
        return [Made(dict(one.entry), "") if isinstance(one, Handed) else one for one in entries]

    def _first(self, moves: int, handed: int, held: dict[str, list[MoveByIds]]) -> Log:
        """This play as it was after so many moves and changes of hands."""
        log = self._log
        first = replace(log, moves=log.moves[:moves], digests=log.digests[:moves], held=held, home_events=[])
        first.handed = log.handed[:handed]
        return first
