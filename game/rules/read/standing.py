"""Who is there, who is bound, and how things stand between them."""

from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.events import everyone
from game.rules.read.packages import asked_days, pledge_share
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints


@rule
def bothers(frame: Frame, fact: int) -> float:
    """How much a fact weighs on who knows it: its sensitivity, more where it contradicts the table."""
    return float(frame.fact[fact, t.SENSITIVITY] + (4.0 if frame.fact[fact, t.FACT_CLAUSE] >= 0 else 0.0))


@rule
def present(state: State, seat: int) -> bool:
    """Whether a seat still sits at the table."""
    return (state.scal[s.LEFT] | state.scal[s.WITHDRAWN] | state.scal[s.ABSENT]) >> seat & 1 == 0


@rule
def sitting(state: State) -> int:
    """The mask of those who still sit at the table."""
    return here(state) & ~state.scal[s.WITHDRAWN] & ~state.scal[s.ABSENT]


@rule
def signs(frame: Frame, scal: Ints, seat: int) -> bool:
    """Whether the yes of a seat is needed where we are, by a state or a view."""
    return signs_at(frame, scal[s.STEP], seat)


@rule
def signs_at(frame: Frame, step: int, seat: int) -> bool:
    """Whether the yes of a seat is needed at a step: as the step says, or as the scenario does."""
    said = frame.course[step, t.STEP_SIGNS] if step >= 0 and step < frame.size[t.STEPS] else 0
    return (said - 1) >> seat & 1 == 1 if said > 0 else bool(frame.seat[seat, t.REQUIRED] > 0.0)


@rule
def by_majority(frame: Frame, scal: Ints) -> bool:
    """Whether more than half of those who sit are enough, whoever they are."""
    step = scal[s.STEP]
    return step >= 0 and step < frame.size[t.STEPS] and frame.course[step, t.STEP_MAJORITY] == 1


@rule
def how_many_sit(frame: Frame, scal: Ints) -> int:
    """How many still sit at the table, by a state or a view."""
    away = scal[s.LEFT] | scal[s.WITHDRAWN] | scal[s.ABSENT]
    count = 0
    for seat in range(frame.size[t.SEATS]):
        count += 1 - (away >> seat & 1)
    return count


@rule
def here(state: State) -> int:
    """The mask of those who have not left."""
    return everyone(state) & ~state.scal[s.LEFT]


@rule
def before_table(frame: Frame, scal: Ints) -> bool:
    """Whether a table comes before any other corridor, by a state or a view."""
    for step in range(scal[s.STEP] + 1, frame.size[t.STEPS]):
        if frame.course[step, t.STEP_KIND] == t.COURSE_TABLE:
            return True
        if frame.course[step, t.STEP_KIND] == t.COURSE_CORRIDOR:
            return False
    return False


@rule
def two_or_more(mask: int) -> bool:
    return mask > 0 and mask & (mask - 1) != 0


@rule
def trust_of(state: State, of: int, in_whom: int) -> float:
    """Trust, both parts taken together, 0 to 1."""
    return (state.pair[of, in_whom, s.SINCERITY] + state.pair[of, in_whom, s.AUTHENTICITY]) / 2


@rule
def agreed(frame: Frame, state: State, option: int) -> bool:
    """Whether the package in force holds this option."""
    package = state.scal[s.IN_FORCE]
    return package >= 0 and state.package[package, int(frame.option[option, t.OF_CLAUSE])] == option


@rule
def has_gage(frame: Frame, state: State, kind: int) -> bool:
    """Whether the package in force holds a clause that stands in for trust, of this kind."""
    package = state.scal[s.IN_FORCE]
    if package < 0:
        return False
    for clause in range(frame.size[t.CLAUSES]):
        if int(frame.option[state.package[package, clause], t.GAGE]) == kind:
            return True
    return False


@rule
def delivered_share(state: State, seat: int) -> float:
    """What it gave of what it pledged, over the periods so far; 1 where nothing was pledged, 0 when not bound."""
    if state.scal[s.BOUND] >> seat & 1 == 0:
        return 0.0
    promised = state.seat[seat, s.PROMISED_DAYS]
    return state.seat[seat, s.GIVEN_DAYS] / promised if promised > 0.0 else 1.0


@rule
def pledged_days(frame: Frame, state: State, seat: int) -> float:
    """Days pledged by this seat for the period, 0 when not bound."""
    if state.scal[s.IN_FORCE] < 0 or state.scal[s.BOUND] >> seat & 1 == 0:
        return 0.0
    return pledge_of(
        frame, state.package[state.scal[s.IN_FORCE], : frame.size[t.CLAUSES]], seat, state.seat[seat, s.SIGNED_LEVEL]
    )


@rule
def pledge_of(frame: Frame, options: Ints, seat: int, level: float) -> float:
    """Days that a seat bound by this package pledges for a period, at this level."""
    return asked_days(frame, options, seat) * pledge_share(level)


@rule
def cost_of(state: State, seat: int, days: float) -> float:
    """What giving these days costs: a quarter less for a team made ready."""
    return cost_when(state.seat[seat, s.READY], days)


@rule
def cost_when(ready: float, days: float) -> float:
    """The same, of a seat's READY."""
    return days * e.READY_COSTS if ready > 0.0 else days


@rule
def saw_learn(state: State, by: int, to: int, fact: int) -> bool:
    """Whether a seat saw another (-1: all the others) learn a fact: it has nothing to tell it."""
    seats = state.seat.shape[0]
    hearers = 1 << to if to >= 0 else (1 << seats) - 1 & ~(1 << by)
    return hearers & ~state.fact[fact, seats + s.N_FACT_STATE + by] == 0


@rule
def must_know(frame: Frame, state: State, seat: int) -> bool:
    """Whether a fact is unsaid as long as this seat does not know it: those bound, or before signing those who must
    sign where we are: all who sit there, where a majority does.
    """
    if state.scal[s.LEFT] >> seat & 1:
        return False
    if state.scal[s.BOUND] > 0:
        return state.scal[s.BOUND] >> seat & 1 == 1
    if by_majority(frame, state.scal):
        return present(state, seat)
    return signs(frame, state.scal, seat)
