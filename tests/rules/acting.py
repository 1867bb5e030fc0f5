"""Plays for the unit tests of the rules: opened at the stretch one wants, moved by hand, seen through each seat's view.

Four structures meet (`many`): the first three are required, the last is not. Unless a test says otherwise each seeks
`more`, refuses `no_lead` and answers to its `team`; trust stands in the middle, so that it can rise as well as fall.
"""

from typing import NamedTuple

import numpy as np

from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, LEGAL_ROWS, apply, begin, legal, set_agenda
from game.rules.flow.course import next_step
from game.rules.read import view as v
from game.rules.read.packages import encode, on_table
from game.story import tables as t
from tests.helpers.scenarios import many

A, B, C, D = range(4)


class Seen(NamedTuple):
    """One event, as a witness reads it."""

    kind: str
    by: int
    to: int
    what: int
    how: int


def _event(row):
    return Seen(c.EVENTS_OF[int(row[s.KIND])], *(int(row[k]) for k in (s.E_BY, s.E_TO, s.E_WHAT, s.E_HOW)))


class Acting:
    """A play and what has been seen of it since `mark_time`."""

    def __init__(self, tables=None, seed=1):
        self.tables = many(4) if tables is None else tables
        self.frame, self.secrets, self.names = self.tables
        self.seats = len(self.names.seats)
        self.state = s.new_state(self.frame)
        begin(self.frame, self.secrets, self.state, seed)
        if self.names is many(4).names:
            for seat in range(self.seats):
                self.agenda(seat)
            self.state.pair[:, :, s.SINCERITY] = self.state.pair[:, :, s.AUTHENTICITY] = 0.5
            self.state.seat[:, s.SYNERGY_FELT] = self.state.seat[:, s.ANTAGONISM_FELT] = 0.5
        self.since = 0

    # -- names
    def option(self, name):
        return self.names.options.code[name]

    def part(self, seat, name):
        return self.names.parts.code[f"{self.names.seats[seat]}.{name}"]

    def fact(self, name):
        return self.names.facts.code[name]

    # -- setting the stage
    def agenda(self, seat, seeks="more", red="no_lead", pressure="team"):
        set_agenda(
            self.frame, self.secrets, self.state, seat, *(self.part(seat, name) for name in (seeks, red, pressure))
        )

    def open(self, kind, nth=0):
        """Go straight to the nth stretch of this kind."""
        steps = [at for at in range(len(self.frame.course)) if self.frame.course[at, t.STEP_KIND] == kind]
        self.state.scal[s.STEP] = steps[nth] - 1
        next_step(self.frame, self.secrets, self.state)
        self.mark_time()
        return self

    def mark_time(self):
        """Forget what was seen so far; keep the state to compare with."""
        self.since = int(self.state.scal[s.EVENTS])
        self.before = s.State(*(array.copy() for array in self.state))

    # -- moving
    def move(self, seat, do, to=-1, what=0, how=0, marks=0):
        """Seal a move; returns the code of the refusal, 0 when accepted."""
        move = np.zeros(s.N_MOVE, np.int64)
        move[[s.DO, s.TO, s.WHAT, s.HOW, s.MARKS]] = do, to, what, how, marks
        return apply(self.frame, self.secrets, self.state, seat, move)

    def awaited(self):
        mask = int(self.state.scal[s.AWAITED] & ~self.state.scal[s.DONE])
        return [seat for seat in range(self.seats) if mask >> seat & 1]

    def stage(self):
        return c.STAGES[int(self.state.scal[s.STAGE])]

    def legal(self, seat, do):
        """The legal rows of this kind, as tuples (to, what, how, whats, hows)."""
        rows = np.zeros((LEGAL_MAX, LEGAL_ROWS), np.int64)
        n = legal(self.frame, self.secrets, self.state, seat, rows)
        return [tuple(int(one) for one in row[1:6]) for row in rows[:n] if row[0] == do]

    def only(self, seat, do, to=-1, what=0, how=0):
        """One seat makes this move in the corridor, the others pass."""
        assert self.move(seat, do, to, what, how) == 0
        for other in self.awaited():
            assert self.move(other, c.PASS) == 0

    def reveal(self, moves=None, marks=None):
        """One round of the table: `moves[seat]` is (do, what, how); the others stand. Marks: NOT_YET unless told, or
        one list, by place, for each seat.
        """
        moves, marks = moves or {}, marks or {}
        lying = self.lying()
        for seat in self.awaited():
            do, what, how = moves.get(seat, (c.STAND, 0, 1))
            mine = marks.get(seat, [c.NOT_YET] * len(lying))
            assert self.move(seat, do, -1, what, how, sum(one * 3**at for at, one in enumerate(mine))) == 0

    def number(self, *names):
        """The number of the package with these options, the rest as it holds by default."""
        options = np.array([int(row[t.CLAUSE_BASE]) for row in self.frame.clause])
        for name in names:
            code = self.option(name)
            options[int(self.frame.option[code, t.OF_CLAUSE])] = code
        return encode(self.frame, options)

    def lying(self):
        """The packages on the table, oldest first."""
        clauses = len(self.names.clauses)
        found = (on_table(self.state, clauses, place) for place in range(8))
        return [int(one) for one in found if one >= 0]

    def options_of(self, package):
        clauses = len(self.names.clauses)
        return {self.names.options[int(one)] for one in self.state.package[package, :clauses]}

    def sign(self, *names, bound=(A, B, C, D)):
        """At an open table, the first seat puts this package and those bound say yes."""
        self.reveal({A: (c.PUT, self.number(*names), 1)})
        self.reveal(marks={seat: [c.YES if seat in bound else c.NO] for seat in range(self.seats)})
        return int(self.state.scal[s.IN_FORCE])

    # -- looking
    def seen(self, seat):
        """What this seat's view adds since the last `mark_time`."""
        view = v.new_view(self.frame)
        v.look(self.frame, self.secrets, self.before, seat, view)
        count = int(view.scal[s.EVENTS])
        v.look(self.frame, self.secrets, self.state, seat, view)
        return [_event(row) for row in view.event[count : int(view.scal[s.EVENTS])]]

    def view(self, seat):
        view = v.new_view(self.frame)
        v.look(self.frame, self.secrets, self.state, seat, view)
        return view

    def happened(self, kind):
        """Every event of this kind since the last `mark_time`, whoever saw it."""
        events = (_event(row) for row in self.state.event[self.since : int(self.state.scal[s.EVENTS])])
        return [one for one in events if one.kind == kind]

    def kinds(self, seat):
        return {one.kind for one in self.seen(seat)}

    def rose(self, of, to, column):
        """By how much a row of `pair` moved since the last `mark_time`."""
        return float(self.state.pair[of, to, column] - self.before.pair[of, to, column])

    def grew(self, seat, column):
        """By how much a row of `seat` moved since the last `mark_time`."""
        return float(self.state.seat[seat, column] - self.before.seat[seat, column])

    def spent(self, seat):
        """Days gone since the last `mark_time`."""
        return -self.grew(seat, s.DAYS)

    def spent_money(self, seat):
        """Euros gone since the last `mark_time`."""
        return -self.grew(seat, s.MONEY)


def changed(option=(), seat=()):
    """A play of `many(4)` with other numbers: {(option, column): value} and {(seat, column): value}."""
    frame, _, names = many(4)
    options, seats = frame.option.copy(), frame.seat.copy()
    for (name, column), value in dict(option).items():
        options[names.options.code[name], column] = value
    for (code, column), value in dict(seat).items():
        seats[code, column] = value
    return Acting(many(4)._replace(frame=frame._replace(option=options, seat=seats)))
