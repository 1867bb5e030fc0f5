"""Three ways of playing a seat that differ by where its attention goes, held against one another by the laboratory.

*aimed*: on whoever's yes or silence decides: understands them first, puts on record before the table what they have
not said, promises or words what they miss, keeps the days it will owe and gives them. *none*: none at all: stays at
home between two meetings, and signs what lies there unless its own card forbids it. *everyone*: a day for each, the
least attended first, whatever the days. Each plays as the game's minds do in all the rest, sees what these see and
nothing else, and is the same in every scenario.
"""

from game.minds.decide import decide
from game.minds.memory import remember
from game.minds.offers import propose
from game.minds.wanting import to_be_guessed
from game.minds.worth import my_best
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch_codes
from game.rules.packing import mark_placed
from game.rules.read.packages import asked_days
from game.rules.read.view import ME, MY_RED, MY_WEIGHT, View
from game.rules.saying import CONTRADICTED
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints

AIMED_AT, BLINDLY, AT_EVERYONE = range(3)  # where attention goes
OF_CAPACITY = 50.0  # the most that influence times what one mobilises comes to


@rule
def table_ahead(frame: Frame, view: View) -> int:
    """The next table of the course, from where one is; -1 where none is left."""
    for step in range(max(0, int(view.scal[s.STEP])), frame.size[t.STEPS]):
        if frame.course[step, t.STEP_KIND] == t.COURSE_TABLE:
            return step
    return -1


@rule
def last_before_table(frame: Frame, view: View) -> bool:
    """Whether a table comes before any other corridor."""
    for step in range(int(view.scal[s.STEP]) + 1, frame.size[t.STEPS]):
        if frame.course[step, t.STEP_KIND] == t.COURSE_TABLE:
            return True
        if frame.course[step, t.STEP_KIND] == t.COURSE_CORRIDOR:
            return False
    return False


@rule
def decides(frame: Frame, view: View, other: int) -> float:
    """How far another decides of what comes: 1 where its yes is needed at the next table, or what it has promised is
    still owed; and its capacity to act, of the most there is."""
    if other == view.scal[ME] or view.scal[s.LEFT] >> other & 1:
        return 0.0
    step = table_ahead(frame, view)
    needed = frame.seat[other, t.REQUIRED] > 0.0
    if step >= 0 and frame.course[step, t.STEP_SIGNS] > 0:
        needed = (frame.course[step, t.STEP_SIGNS] - 1) >> other & 1 == 1
    capacity = (frame.seat[other, t.PRESSURE] + frame.seat[other, t.GOODWILL]) * frame.seat[other, t.MOBILISES]
    return float((1.0 if needed or view.scal[s.BOUND] >> other & 1 else 0.0) + capacity / OF_CAPACITY)


@rule
def understood(view: View, other: int) -> bool:
    """Whether it has said what it seeks and what it cannot accept, and nothing has belied it."""
    said = view.toward[other, s.HEARD_SEEKS] != -1.0 and view.toward[other, s.HEARD_RED] != -1.0
    return bool(said and view.toward[other, s.HEARD_KIND] != CONTRADICTED)


@rule
def topic_on(view: View, to: int) -> int:
    """What one asks: what it seeks, then what it cannot accept, then what bothers it."""
    if view.toward[to, s.HEARD_SEEKS] == -1.0 or view.toward[to, s.HEARD_KIND] == CONTRADICTED:
        return c.WHY
    return c.NOT_ACCEPT if view.toward[to, s.HEARD_RED] == -1.0 else c.BOTHERS


@rule
def spare_days(frame: Frame, view: View) -> float:
    """Days left once what is promised is given, or what one's own best package would ask."""
    clauses = frame.size[t.CLAUSES]
    best = scratch_codes()
    my_best(frame, view, best)
    if view.scal[s.IN_FORCE] >= 0:
        for clause in range(clauses):
            best[clause] = view.package[view.scal[s.IN_FORCE], clause]
    periods = frame.size[t.PERIODS] - view.scal[s.PERIOD]
    return float(view.mine[s.DAYS] - asked_days(frame, best, view.scal[ME]) * max(0, int(periods)))


@rule
def row_of(rows: Ints, n: int, do: int, to: int) -> int:
    """The row that offers this act towards this other, -1 if none."""
    for at in range(n):
        if rows[at, 0] == do and rows[at, 1] == to:
            return at
    return -1


@rule
def say(move: Ints, do: int, to: int, what: int, how: int) -> None:
    move[s.DO] = do
    move[s.TO] = to
    move[s.WHAT] = what
    move[s.HOW] = how


@rule
def at_home(view: View, rows: Ints, n: int, move: Ints) -> None:
    """Time with one's own team: to be ready, then where it presses; else nothing."""
    say(move, c.PASS, -1, 0, 0)
    if row_of(rows, n, c.TEAM, -1) >= 0:
        if view.mine[s.READY] == 0.0:
            say(move, c.TEAM, -1, 0, c.FOR_READINESS)
        elif view.mine[s.HOME_PRESSURE] > 0.4:
            say(move, c.TEAM, -1, 0, c.FOR_PRESSURE)


@rule
def whom_to_understand(frame: Frame, view: View) -> int:
    """Of those not understood yet, the one that decides most; -1 where all who decide are."""
    found, most = -1, 0.0
    for other in range(frame.size[t.SEATS]):
        weight = decides(frame, view, other)
        if weight >= 0.5 and weight > most and not understood(view, other):
            found, most = other, weight
    return found


@rule
def attend(frame: Frame, view: View, rows: Ints, n: int, to: int, days: float, move: Ints) -> bool:
    """Listen, visit or ask, as far as these days go; False where none of them may be done."""
    if row_of(rows, n, c.LISTEN, to) >= 0 and days >= 1.0:
        say(move, c.LISTEN, to, topic_on(view, to), 0)
        return True
    seen = view.toward[to, s.WENT] > 0.0
    asked = view.toward[to, s.ASKED] > 0.0
    if row_of(rows, n, c.VISIT, to) >= 0 and days >= 1.0 and asked and not seen:
        say(move, c.VISIT, to, 0, 0)
        return True
    if row_of(rows, n, c.ASK, to) >= 0 and days >= 0.5:
        say(move, c.ASK, to, topic_on(view, to), 0)
        return True
    return False


@rule
def wanted_by(frame: Frame, view: View, to: int) -> int:
    """What another has said it wants most and that one could live with, -1 if it has said nothing of the kind."""
    found, most = -1, 0.0
    for option in range(frame.size[t.OPTIONS]):
        if view.heard[to, option] > most and view.option[option, MY_RED] == 0.0:
            found, most = option, view.heard[to, option]
    return found


@rule
def promise(frame: Frame, view: View, rows: Ints, n: int, move: Ints) -> bool:
    """Promise to whoever decides most not to support what it cannot accept, where one holds little to it oneself."""
    options = frame.size[t.OPTIONS]
    most = 0.0
    for to in range(frame.size[t.SEATS]):
        weight = decides(frame, view, to)
        if weight > most and view.toward[to, s.PROMISED_AGAINST] == 0.0 and row_of(rows, n, c.REASSURE, to) >= 0:
            dear = 0.0
            for option in range(options):
                if view.heard[to, options + option] > 0.0:
                    dear = max(dear, view.option[option, MY_WEIGHT])
            if dear < 2.0:
                most = weight
                say(move, c.REASSURE, to, 0, 0)
    return most > 0.0


@rule
def word_it(frame: Frame, view: View, rows: Ints, n: int, days: float, move: Ints) -> bool:
    """Word beforehand what whoever decides most misses."""
    most = 0.0
    for to in range(frame.size[t.SEATS]):
        option = wanted_by(frame, view, to)
        if option >= 0 and decides(frame, view, to) > most and days >= 1.0:
            for at in range(n):
                first = rows[at, 2]
                if rows[at, 0] == c.PREPARE and first <= option < first + rows[at, 4]:
                    most = decides(frame, view, to)
                    say(move, c.PREPARE, -1, option, 0)
    return most > 0.0


@rule
def aimed_talk(frame: Frame, view: View, rows: Ints, n: int, move: Ints) -> None:
    """In the corridor: understand those who decide, one after the other; just before the table, press for what is
    still unsaid, promise or word what they miss; keep the days one will owe."""
    whom = whom_to_understand(frame, view)
    days = spare_days(frame, view)
    if last_before_table(frame, view):
        if whom >= 0 and row_of(rows, n, c.PRESS, whom) >= 0:
            say(move, c.PRESS, whom, topic_on(view, whom), 0)
            return
        if promise(frame, view, rows, n, move) or word_it(frame, view, rows, n, days, move):
            return
    if whom >= 0:
        if attend(frame, view, rows, n, whom, days, move):
            return
        if row_of(rows, n, c.PRESS, whom) >= 0:
            say(move, c.PRESS, whom, topic_on(view, whom), 0)
            return
    elif promise(frame, view, rows, n, move):
        return
    at_home(view, rows, n, move)


@rule
def everyone_talk(frame: Frame, view: View, rows: Ints, n: int, move: Ints) -> None:
    """In the corridor: a day for whoever has had least of one's time, those one will be asked about first."""
    seats, me = frame.size[t.SEATS], int(view.scal[ME])
    named = to_be_guessed(frame, view)
    whom, least = -1, 1000.0
    for after in range(1, seats):
        other = (me + after) % seats
        if view.scal[s.LEFT] >> other & 1 == 0:
            had = view.toward[other, s.ASKED] + view.toward[other, s.WENT] + (0.0 if named >> other & 1 else 0.5)
            if had < least:
                whom, least = other, had
    if whom < 0 or not attend(frame, view, rows, n, whom, view.mine[s.DAYS], move):
        at_home(view, rows, n, move)


@rule
def sign_blindly(frame: Frame, view: View, rows: Ints, n: int, move: Ints) -> None:
    """At the table: yes to all that one's own card does not forbid; one's own best where nothing lies there."""
    clauses = frame.size[t.CLAUSES]
    say(move, c.STAND, -1, 0, c.AS_ASKED)
    move[s.MARKS] = 0
    place = 0
    for package in range(view.scal[s.MADE]):
        if view.package[package, clauses + s.ON_TABLE] == 1 and place < s.TABLE_SIZE:
            barred = False
            for clause in range(clauses):
                barred = barred or view.option[view.package[package, clause], MY_RED] > 0.0
            move[s.MARKS] += mark_placed(c.NO if barred else c.YES, place)
            place += 1
    if place == 0:
        best = scratch_codes()
        my_best(frame, view, best)
        propose(frame, view, rows, n, move, best, -1, -1, c.AS_ASKED)


@rule
def give_as_promised(rows: Ints, n: int, move: Ints) -> None:
    """All that one promised, or as much as one has, and then one says so."""
    best = 0
    for at in range(n):
        amount = c.AMOUNTS[int(rows[at, 2])]
        if amount <= 1.0 and amount > c.AMOUNTS[int(rows[best, 2])]:
            best = at
    say(move, c.DELIVER, -1, int(rows[best, 2]), c.WARNED if rows[best, 5] > 1 else c.SAID_NOTHING)


@rule
def pay_attention(
    frame: Frame,
    view: View,
    rows: Ints,
    n: int,
    asked_how: int,
    memory: Floats,
    stream: Ints,
    move: Ints,
    where: int,
) -> None:
    """Write in `move` one of the `n` rows' moves, of one whose attention goes there (AIMED_AT…); `asked_how`: as in
    `decide`."""
    kind = int(rows[0, 0])
    move[s.MARKS] = 0
    move[s.LEGAL] = 0
    if kind == c.PASS:
        remember(frame, view, memory)
        if where == AIMED_AT:
            aimed_talk(frame, view, rows, n, move)
        elif where == AT_EVERYONE:
            everyone_talk(frame, view, rows, n, move)
        else:
            at_home(view, rows, n, move)
        return
    if where == BLINDLY and kind == c.STAND:
        remember(frame, view, memory)
        sign_blindly(frame, view, rows, n, move)
        return
    if where == AIMED_AT and kind == c.DELIVER:
        remember(frame, view, memory)
        give_as_promised(rows, n, move)
        return
    decide(frame, view, rows, n, asked_how, memory, stream, move)
    if where == AIMED_AT:
        if kind == c.CARRY_OUT:
            move[s.HOW] = c.AS_AGREED
        elif kind == c.OWN_UP:
            move[s.HOW] = c.OWNED
        elif kind == c.PAY:
            move[s.HOW] = c.PAID
