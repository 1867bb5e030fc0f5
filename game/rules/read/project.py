"""What the common project yields: people reached, from what was delivered, the real synergy of the form at that time,
the clarity of the frame and trust among those bound.
"""

from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.read.conditions import holds
from game.rules.read.packages import asked_days
from game.rules.read.stance import within
from game.rules.read.standing import trust_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets


@rule
def clarity(frame: Frame, options: Ints) -> float:
    """How clear the frame is, 0 to 1: the share of clauses, the form apart, settled on something else than what
    held by default; gages count too.
    """
    clauses = frame.size[t.CLAUSES]
    settled = 0.0
    others = 0.0
    for clause in range(clauses):
        if clause != frame.size[t.FORM]:
            others += 1.0
            if (
                frame.option[options[clause], t.IS_BASE] == 0.0
                or int(frame.option[options[clause], t.GAGE]) != t.NO_GAGE
            ):
                settled += 1.0
    return settled / others if others > 0.0 else 1.0


@rule
def fit(frame: Frame, secrets: Secrets, state: State, form: int) -> float:
    """What multiplies this form in this situation."""
    times = 1.0
    for at in range(int(secrets.seat[0, t.FIT_FROM]), int(secrets.seat[0, t.FIT_TO])):
        for_form = int(secrets.row[at, 2])
        if (for_form < 0 or for_form == form) and holds(frame, secrets, state, int(secrets.row[at, 0])):
            times = times * secrets.row[at, 1]
    return times


@rule
def yield_of(frame: Frame, form: int, period: int) -> float:
    """People that this form reaches in this period (from 0), everything delivered and the frame clear."""
    return frame.option[form, t.YIELD_1 + (period if period < 2 else 2)]


@rule
def cohesion(state: State) -> float:
    """Trust among those bound, 0 to 1."""
    return cohesion_of(state, state.scal[s.BOUND])


@rule
def cohesion_of(state: State, who: int) -> float:
    """Trust among those in a mask, 0 to 1: half the mean, half the weakest link."""
    seats = state.seat.shape[0]
    total = 0.0
    count = 0.0
    least = 1.0
    for of in range(seats):
        for to in range(seats):
            if of != to and who >> of & 1 and who >> to & 1:
                trust = trust_of(state, of, to)
                total += trust
                count += 1.0
                if trust < least:
                    least = trust
    return e.MEAN * total / count + e.WEAKEST * least if count > 0.0 else 0.0


@rule
def period_yield(frame: Frame, secrets: Secrets, state: State, options: Ints, period: int, days_given: float) -> float:
    """People reached in this period, for these days given by all together."""
    form = options[frame.size[t.FORM]]
    if state.scal[s.CLOSED] >> frame.size[t.FORM] & 1:
        return 0.0
    needed = frame.option[form, t.NEEDS_DAYS]
    effort = within(days_given / needed) if needed > 0.0 else 1.0
    closed = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        closed += state.scal[s.CLOSED] >> clause & 1
    frame_share = (e.FRAME_LEAST + e.FRAME_CLEAR * clarity(frame, options)) * (1.0 - e.CLAUSE_CLOSED * closed)
    return (
        yield_of(frame, form, period)
        * effort
        * frame_share
        * (e.TRUST_LEAST + e.TRUST_ADDS * cohesion(state))
        * fit(frame, secrets, state, form)
    )


@rule
def people_reached(frame: Frame, secrets: Secrets, state: State) -> float:
    """People reached by the common project so far."""
    return state.scal[s.PEOPLE] / 1000


@rule
def people_if(frame: Frame, secrets: Secrets, state: State, options: Ints, periods: int) -> float:
    """People that this package would reach, signed at the start and delivered in full by structures that trust
    each other well (0.8).
    """
    form = options[frame.size[t.FORM]]
    days = 0.0
    for seat in range(frame.size[t.SEATS]):
        days += asked_days(frame, options, seat)
    needed = frame.option[form, t.NEEDS_DAYS]
    effort = within(days / needed) if needed > 0.0 else 1.0
    total = 0.0
    for period in range(periods):
        total += yield_of(frame, form, period)
    return total * effort * (e.FRAME_LEAST + e.FRAME_CLEAR * clarity(frame, options)) * e.TRUSTING_WELL
