"""What a choice, a scene, a branch or a step does, as its scenario says: rows of effects, one after another.

An effect is a rule that takes (frame, secrets, state, seat, at): the seat that does it (-1: nobody), and its row in
Frame.row, whose columns `game/story/tables.py` tells, kind by kind.
"""

from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.boxes import count_aloud
from game.rules.compile.dispatch import by_code
from game.rules.compile.mode import rule
from game.rules.events import everyone, happen, happen_before
from game.rules.gestures import gesture
from game.rules.packing import in_hundredths
from game.rules.read.standing import has_gage, saw_learn
from game.rules.saying import tell_fact, wronged
from game.rules.state import State, counted_at, happened_at, opened_at
from game.story import tables as t
from game.story.tables import Frame, Secrets

A, B, C, D = 1, 2, 3, 4  # columns of a row, after its kind


@rule
def makes_gesture(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    by, to, code = int(frame.row[at, A]), int(frame.row[at, B]), int(frame.row[at, C])
    strength = int(frame.row[at, D])
    gesture(state, code, by, to, strength)
    if code == e.SURPRISES and has_gage(frame, state, t.GAGE_NOTICE):
        gesture(state, e.BREAKS, by, to, strength)  # Notice had been agreed.


@rule
def spends(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    state.seat[seat, s.DAYS] -= frame.row[at, A]
    state.seat[seat, s.DAYS_SCENES] += frame.row[at, A]
    state.seat[seat, s.MONEY] -= frame.row[at, B]
    state.seat[seat, s.MONEY_SPENT] += frame.row[at, B]


@rule
def gains(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    state.seat[seat, s.DAYS] += frame.row[at, A]
    state.seat[seat, s.DAYS_SCENES] -= frame.row[at, A]
    state.seat[seat, s.MONEY] += frame.row[at, B]
    state.seat[seat, s.MONEY_RECEIVED] += frame.row[at, B]


@rule
def reveals(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    """What who tells it knows by then, and did not see its hearers learn."""
    fact, to, teller = int(frame.row[at, A]), int(frame.row[at, B]), int(frame.row[at, C]) - 1
    by = teller if teller >= 0 else seat
    if state.fact[fact, by] != c.UNKNOWN and not saw_learn(state, by, to, fact):
        tell_fact(frame, state, by, to, fact)


@rule
def promises(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    """Not to support an option; said before all, whoever it is promised to."""
    to, option = int(frame.row[at, A]), int(frame.row[at, B])
    for other in range(frame.size[t.SEATS]):
        if other != seat and (to < 0 or other == to):
            state.pair[seat, other, s.PROMISED_AGAINST] = option + 1.0
    happen_before(state, c.E_PROMISE, seat, to, option + 1, 0, everyone(state))


@rule
def moves_home(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    pressure = state.seat[seat, s.HOME_PRESSURE] + e.SCENE_MOVES * frame.row[at, A]
    state.seat[seat, s.HOME_PRESSURE] = min(max(pressure, 0.0), 1.0)


@rule
def sets_flag(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    state.flag[happened_at(frame, int(frame.row[at, A]))] = 1


@rule
def takes(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    """Days and euros that are taken from a structure, as far as it has them."""
    whose = int(frame.row[at, A])
    days = min(frame.row[at, B], state.seat[whose, s.DAYS])
    money = min(frame.row[at, C], float(int(state.seat[whose, s.MONEY])))
    state.seat[whose, s.DAYS] -= days
    state.seat[whose, s.DAYS_SCENES] += days
    state.seat[whose, s.MONEY] -= money
    state.seat[whose, s.MONEY_SPENT] += money
    if days > 0.0 or money > 0.0:
        happen(state, c.E_TAKEN, whose, -1, int(money), in_hundredths(days))


@rule
def gives(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    """Days and euros that come to a structure from outside."""
    whose, days, money = int(frame.row[at, A]), frame.row[at, B], frame.row[at, C]
    state.seat[whose, s.DAYS] += days
    state.seat[whose, s.DAYS_SCENES] -= days
    state.seat[whose, s.MONEY] += money
    state.seat[whose, s.MONEY_RECEIVED] += money
    happen(state, c.E_GIVEN, whose, -1, int(money), in_hundredths(days))


@rule
def clears(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    counts_to(frame, state, seat, int(frame.row[at, A]), 0)


@rule
def counts(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    counter = int(frame.row[at, A])
    counts_to(frame, state, seat, counter, state.flag[counted_at(frame, counter)] + int(frame.row[at, B]))


@rule
def counts_to(frame: Frame, state: State, seat: int, counter: int, value: int) -> None:
    state.flag[counted_at(frame, counter)] = value
    happen(state, c.E_COUNTED, seat, -1, counter, value)


@rule
def opens_option(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    option = int(frame.row[at, A])
    if state.flag[opened_at(frame, option)] == 0:
        state.flag[opened_at(frame, option)] = 1
        happen(state, c.E_OPENED, seat, -1, option, 0)


@rule
def changes_seeks(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    """A structure seeks something else from now on, and it alone knows. What it had said falsely may have become
    true."""
    whose, part = int(frame.row[at, A]), int(frame.row[at, B])
    before = int(state.seat[whose, s.SEEKS])
    if part == before:
        return
    if state.seat[whose, s.SOUGHT_FIRST] == 0.0:
        state.seat[whose, s.SOUGHT_FIRST] = before + 1.0
    state.seat[whose, s.SEEKS] = part
    for other in range(frame.size[t.SEATS]):
        if int(state.pair[other, whose, s.HEARD_SEEKS]) == part:
            state.pair[whose, other, s.LIED_SEEKS] = 0.0
    happen(state, c.E_SEEKS, whose, -1, part, before)


@rule
def goes_against(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    """Done as if an option were signed: who signed another breaks what all the others bound signed, and owes it to
    them. (What it costs them is counted at the end: `debrief/dials.py`.)"""
    option, package = int(frame.row[at, A]), state.scal[s.IN_FORCE]
    if package < 0 or state.scal[s.BOUND] >> seat & 1 == 0:
        return
    if state.package[package, int(frame.option[option, t.OF_CLAUSE])] == option:
        return
    for other in range(frame.size[t.SEATS]):
        if other != seat and state.scal[s.BOUND] >> other & 1:
            owed = state.pair[other, seat, s.OWED]
            gesture(state, e.BREAKS, seat, other, 2)
            wronged(state, seat, other, e.WRONG_OF_PROMISE, c.OF_AGREEMENT)
            if not saw_choice(state, other, seat):
                state.pair[other, seat, s.OWED] = owed  # nobody names what it did not see


@rule
def saw_choice(state: State, seat: int, by: int) -> bool:
    """Whether a seat saw the choice that another has just made, and whose it is."""
    for back in range(state.scal[s.EVENTS]):
        at = state.scal[s.EVENTS] - 1 - back
        if state.event[at, s.KIND] == c.E_CHOICE and state.event[at, s.E_BY] == by:
            return bool(state.event[at, s.WITNESSES] >> seat & 1)
    return False


@rule
def shows_boxes(frame: Frame, secrets: Secrets, state: State, seat: int, at: int) -> None:
    count_aloud(frame, state, int(frame.row[at, A]))


effect = by_code(
    "effect",
    {
        t.EFFECT_GESTURE: makes_gesture,
        t.EFFECT_SPEND: spends,
        t.EFFECT_GAIN: gains,
        t.EFFECT_REVEAL: reveals,
        t.EFFECT_PROMISE: promises,
        t.EFFECT_HOME: moves_home,
        t.EFFECT_SET: sets_flag,
        t.EFFECT_TAKE: takes,
        t.EFFECT_GIVE: gives,
        t.EFFECT_CLEAR: clears,
        t.EFFECT_COUNT: counts,
        t.EFFECT_OPEN: opens_option,
        t.EFFECT_SEEK: changes_seeks,
        t.EFFECT_AGAINST: goes_against,
        t.EFFECT_SHOW: shows_boxes,
    },
)


@rule
def do_all(frame: Frame, secrets: Secrets, state: State, seat: int, first: int, end: int) -> None:
    """The effects in the rows [first, end)."""
    for at in range(first, end):
        effect(int(frame.row[at, 0]), frame, secrets, state, seat, at)
