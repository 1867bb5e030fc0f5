"""Pitfalls met in any scenario, first part: what was said and unsaid around the agreement.

No evidence, no verdict. Each rule counts only what its seats could see or could have asked for; thresholds are ours
and stand
beside the rule that uses them. `ledger.py` holds the second part: means, days, contributions.
"""

from game.debrief import outcome as o
from game.debrief.outcome import Outcome, billed, graded, had_hold
from game.debrief.reading import (
    asked_of,
    begin_of,
    count_of,
    end_of,
    ever_asked,
    moment_of_end,
    signed_package,
    voiced_red,
)
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.history import held_at_start, taught_before
from game.rules.read.agendas import is_red
from game.rules.read.packages import asked_days, asked_money, crosses_red, dealt_with, gain_of, mark_of
from game.rules.read.project import people_if
from game.rules.read.stance import antagonism_level
from game.rules.stages.knots import holder_of
from game.rules.state import State
from game.story import tables as t
from game.story.tables import Frame, Ints, Secrets

AUTONOMY_FEARS = t.PITFALLS.index("autonomy-fears")
COOPERATION_IS_NATURAL = t.PITFALLS.index("cooperation-is-natural")
FEAR_OF_CONFLICT = t.PITFALLS.index("fear-of-conflict")
GAIN_MEANS_LOSS = t.PITFALLS.index("gain-means-loss")
NO_SPACE = t.PITFALLS.index("no-space-for-conflict")
RESISTANCE = t.PITFALLS.index("resistance-to-change")
UNSPOKEN = t.PITFALLS.index("unspoken-interests")
HARDEST = 3  # sensitivity of a fact


@rule
def crosses_by_then(frame: Frame, secrets: Secrets, state: State, seat: int, package: int, step: int) -> bool:
    """Whether what a table has dealt with up to this step, in this package, crosses the red zone of a seat."""
    for clause in range(frame.size[t.CLAUSES]):
        if is_red(secrets, state, seat, state.package[package, clause]) and dealt_with(frame, clause, step):
            return True
    return False


@rule
def unvoiced_red(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> bool:
    """An agreement binds a structure whose red zone it crosses and that nobody had heard of: its holder caused it,
    those who never asked could have. (Who is not bound gave nothing up: it only stayed out.)
    """
    crossed = 0
    for k in range(begin_of(outcome, c.E_STOOD), end_of(outcome, c.E_STOOD)):
        at = outcome.placed[k]
        package, bound = state.event[at, s.E_WHAT], state.event[at, s.E_HOW]
        if package < 0 or package >= state.scal[s.MADE]:
            continue
        for seat in range(frame.size[t.SEATS]):
            if bound >> seat & 1 == 0 or crossed >> seat & 1 or voiced_red(state, outcome, seat, at):
                continue
            if not crosses_by_then(frame, secrets, state, seat, package, state.event[at, s.E_STEP]):
                continue
            crossed |= 1 << seat
            graded(outcome, UNSPOKEN, t.FALLEN, o.RED_UNVOICED, state.event[at, s.MOMENT], seat, -1, package)
            had_hold(outcome, seat, UNSPOKEN, t.HOLD_CAUSED)
            for other in range(frame.size[t.SEATS]):
                if other != seat and not asked_of(state, outcome, other, seat, c.NOT_ACCEPT, at):
                    had_hold(outcome, other, UNSPOKEN, t.HOLD_COULD)
    return crossed > 0


@rule
def burst_knots(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> bool:
    """A knot burst: its holder caused it; those who knew, and those who never asked the holder anything, could have
    spoken.
    """
    event = state.event
    found = False
    for k in range(begin_of(outcome, c.E_BURST), end_of(outcome, c.E_BURST)):
        at = outcome.placed[k]
        if event[at, s.E_WHAT] < 0:
            continue
        found = True
        fact, holder = event[at, s.E_WHAT], event[at, s.E_BY]
        # What is hardest to say does most harm unsaid.
        grade = t.FALLEN if frame.fact[fact, t.SENSITIVITY] >= HARDEST else t.BRUSHED
        graded(outcome, UNSPOKEN, grade, o.KNOT_BURST, event[at, s.MOMENT], holder, -1, fact)
        taught = taught_before(state, fact, at)
        for seat in range(frame.size[t.SEATS]):
            if seat == holder:
                had_hold(outcome, seat, UNSPOKEN, t.HOLD_CAUSED)
            elif (
                taught >> seat & 1
                or held_at_start(secrets, state, seat, fact)
                or (holder >= 0 and not ever_asked(state, seat, holder))
            ):
                had_hold(outcome, seat, UNSPOKEN, t.HOLD_COULD)
        period_lost(frame, secrets, state, outcome, UNSPOKEN)
    return found


@rule
def knots_left(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> bool:
    """A fact contradicts the agreement in force, somebody bound by it does not know it, and the play ended before it
    burst: whoever held it could have said it.
    """
    seats, package = frame.size[t.SEATS], state.scal[s.IN_FORCE]
    left = False
    for fact in range(frame.size[t.FACTS] if package >= 0 else 0):
        clause = int(frame.fact[fact, t.FACT_CLAUSE])
        if clause < 0 or state.fact[fact, seats + s.BURST_AT] > 0 or state.fact[fact, seats + s.SAID_AT] > 0:
            continue
        if int(frame.fact[fact, t.FACT_OPTIONS]) >> state.package[package, clause] & 1 == 0:
            continue
        unaware = False
        for seat in range(seats):
            unaware = unaware or (state.scal[s.BOUND] >> seat & 1 == 1 and state.fact[fact, seat] == c.UNKNOWN)
        holder = holder_of(secrets, state, fact)
        if not unaware or holder < 0:
            continue
        left = True
        graded(outcome, UNSPOKEN, t.BRUSHED, o.KNOT_LEFT, moment_of_end(state), holder, -1, fact)
        had_hold(outcome, holder, UNSPOKEN, t.HOLD_CAUSED)
    return left


@rule
def period_lost(frame: Frame, secrets: Secrets, state: State, outcome: Outcome, pitfall: int) -> None:
    """Bill one period of the agreement's project, as it would have been in full."""
    package = signed_package(state, outcome.scal[o.OUT_SIGNED_AT])
    periods = frame.size[t.PERIODS]
    if package >= 0 and periods > 0:
        billed(outcome, pitfall, 0.0, 0.0, people_if(frame, secrets, state, state.package[package], periods) / periods)


@rule
def spoken_in_time(frame: Frame, state: State, outcome: Outcome) -> None:
    """Before signing, half of the structures (two at least) had said what they seek or cannot accept; or a knot was
    said in time.
    """
    signed = outcome.scal[o.OUT_SIGNED_AT]
    seats = frame.size[t.SEATS]
    if signed < 0:
        return
    moment = state.event[signed, s.MOMENT]
    count = 0
    for seat in range(seats):
        if outcome.seen[seat, o.SPOKE_SEEKS] + outcome.seen[seat, o.SPOKE_RED] > 0:
            count += 1
    if count >= 2 and 2 * count >= seats:
        graded(outcome, UNSPOKEN, t.AVOIDED, o.SPOKEN_BEFORE, moment, -1, -1, count)
        for seat in range(seats):
            if outcome.seen[seat, o.SPOKE_SEEKS] + outcome.seen[seat, o.SPOKE_RED] > 0:
                had_hold(outcome, seat, UNSPOKEN, t.HOLD_NAMED)
    for fact in range(frame.size[t.FACTS]):
        said = state.fact[fact, seats + s.SAID_AT]
        if frame.fact[fact, t.FACT_CLAUSE] >= 0 and 0 < said <= moment:
            by = state.fact[fact, seats + s.SAID_BY] - 1
            if by < 0:
                by = teller_of(state, fact, said)
            if by < 0:
                continue  # all those bound saw it: nobody said it
            graded(outcome, UNSPOKEN, t.AVOIDED, o.FACT_BEFORE, said, by, -1, fact)
            had_hold(outcome, by, UNSPOKEN, t.HOLD_NAMED)


@rule
def teller_of(state: State, fact: int, said: int) -> int:
    """Who told a fact last, to all or to one, of those who did by the moment it was known to all whom it binds: -1 if
    nobody did."""
    found = -1
    for at in range(state.scal[s.EVENTS]):
        told = state.event[at, s.KIND] == c.E_TOLD_FACT and state.event[at, s.E_WHAT] == fact
        if told and state.event[at, s.MOMENT] < said:
            found = int(state.event[at, s.E_BY])
    return found


@rule
def suits_all(frame: Frame, secrets: Secrets, state: State, package: int) -> bool:
    """Nobody under its reserve, no red zone crossed."""
    for seat in range(frame.size[t.SEATS]):
        if crosses_red(frame, secrets, state, seat, state.package[package]):
            return False
        if gain_of(frame, secrets, state, seat, state.package[package]) < secrets.seat[seat, t.RESERVE]:
            return False
    return True


@rule
def refused_what_suited(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """No agreement, though a package lay there that suited everybody: those who said no to it, better than their
    reserve, caused that.
    """
    if state.scal[s.SIGNED] != 0:
        return
    clauses = frame.size[t.CLAUSES]
    worst = 0.0
    for package in range(state.scal[s.MADE]):
        if not suits_all(frame, secrets, state, package):
            continue
        found = False
        for seat in range(frame.size[t.SEATS]):
            better = gain_of(frame, secrets, state, seat, state.package[package]) > secrets.seat[seat, t.RESERVE]
            if mark_of(state, clauses, package, seat) == c.NO and better:
                found = True
                graded(
                    outcome, GAIN_MEANS_LOSS, t.FALLEN, o.REFUSED_WHAT_SUITED, moment_of_end(state), seat, -1, package
                )
                had_hold(outcome, seat, GAIN_MEANS_LOSS, t.HOLD_CAUSED)
        people = people_if(frame, secrets, state, state.package[package], frame.size[t.PERIODS]) if found else 0.0
        worst = people if people > worst else worst
    billed(outcome, GAIN_MEANS_LOSS, 0.0, 0.0, worst)


@rule
def spends_of(frame: Frame, options: Ints, seat: int) -> bool:
    """Whether a package asks days or euros of a seat, or has it hand some to others."""
    if asked_days(frame, options, seat) > 0.0 or asked_money(frame, options, seat) > 0.0:
        return True
    seats = frame.size[t.SEATS]
    for clause in range(frame.size[t.CLAUSES]):
        for to in range(seats):
            if frame.option[options[clause], t.N_OPTION + 2 * seats + seat * seats + to] > 0.0:
                return True
    return False


@rule
def decided_for(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """One structure decided for another, or imposed on it; or the agreement spends what belongs to one that never
    said yes."""
    event = state.event
    for k in range(begin_of(outcome, c.E_GESTURE), end_of(outcome, c.E_GESTURE)):
        at = outcome.placed[k]
        if event[at, s.E_BY] < 0:
            continue
        what, strong, by, to = event[at, s.E_WHAT], event[at, s.E_HOW] >= 2, event[at, s.E_BY], event[at, s.E_TO]
        if what not in (e.DECIDES_FOR, e.IMPOSES):
            continue
        against = to >= 0 and antagonism_level(frame, secrets, state, to) >= 3
        # A slight gesture counts by what it left: deciding a detail for another, or pressing it for an answer, is no
        # pitfall where it does not stand against in the end.
        if what == e.DECIDES_FOR and (strong or against):
            grade = t.FALLEN if strong and against else t.BRUSHED
            graded(outcome, AUTONOMY_FEARS, grade, o.DECIDED_FOR_ONE, event[at, s.MOMENT], by, to, -1)
            had_hold(outcome, by, AUTONOMY_FEARS, t.HOLD_CAUSED)
        elif what == e.IMPOSES and strong:
            graded(outcome, RESISTANCE, t.FALLEN if against else t.BRUSHED, o.IMPOSED, event[at, s.MOMENT], by, to, -1)
            had_hold(outcome, by, RESISTANCE, t.HOLD_CAUSED)
    signed = outcome.scal[o.OUT_SIGNED_AT]
    package = signed_package(state, signed)
    if package < 0:
        return
    put_by, bound = event[signed, s.E_BY], event[signed, s.E_HOW]
    for seat in range(frame.size[t.SEATS]):
        if bound >> seat & 1 == 0 and spends_of(frame, state.package[package], seat):
            graded(
                outcome, AUTONOMY_FEARS, t.BRUSHED, o.DECIDED_FOR_ONE, event[signed, s.MOMENT], put_by, seat, package
            )
            for other in range(frame.size[t.SEATS]):
                if other == put_by:
                    had_hold(outcome, other, AUTONOMY_FEARS, t.HOLD_CAUSED)
                elif bound >> other & 1:
                    had_hold(outcome, other, AUTONOMY_FEARS, t.HOLD_COULD)


@rule
def tension(frame: Frame, state: State, outcome: Outcome) -> None:
    """Objections fell without their reason (two or more, and more than with one) and nobody named the tension nor
    called a third party; or somebody did.
    """
    event = state.event
    seats = frame.size[t.SEATS]
    mute = 0
    reasoned = 0
    last = moment_of_end(state)
    for seat in range(seats):
        mute += outcome.seen[seat, o.OBJECTED_MUTE]
        reasoned += outcome.seen[seat, o.OBJECTED_WITH]
    named = state.scal[s.TENSION_NAMED] > 0
    for k in range(begin_of(outcome, c.E_TENSION), end_of(outcome, c.E_TENSION)):
        at = outcome.placed[k]
        if event[at, s.E_BY] >= 0:
            named = True
            graded(outcome, NO_SPACE, t.AVOIDED, o.TENSION_SAID, event[at, s.MOMENT], event[at, s.E_BY], -1, -1)
            had_hold(outcome, event[at, s.E_BY], NO_SPACE, t.HOLD_NAMED)
    if named or mute < 2 or mute <= reasoned:
        return
    if count_of(outcome, c.E_THIRD) >= 2:
        graded(outcome, NO_SPACE, t.AVOIDED, o.TENSION_SAID, last, -1, -1, -1)
        return
    left = count_of(outcome, c.E_LEFT) + count_of(outcome, c.E_WITHDREW)
    broke = left > 0 or state.scal[s.SIGNED] == 0
    graded(outcome, NO_SPACE, t.FALLEN if broke else t.BRUSHED, o.TENSION_UNNAMED, last, -1, -1, mute)
    days = 0.0
    for seat in range(seats):
        had_hold(outcome, seat, NO_SPACE, t.HOLD_CAUSED if outcome.seen[seat, o.OBJECTED_MUTE] >= 2 else t.HOLD_COULD)
        days += state.seat[seat, s.DAYS_CORRIDOR]
    if broke:
        billed(outcome, NO_SPACE, days, 0.0, 0.0)


@rule
def silent_leavers(frame: Frame, state: State, outcome: Outcome) -> None:
    """One left or withdrew without ever having said why (no reasoned objection, no red zone shown, no tension named,
    no cost said).
    """
    event = state.event
    gone = count_of(outcome, c.E_LEFT) + count_of(outcome, c.E_WITHDREW)
    for at in range(state.scal[s.EVENTS] if gone > 0 else 0):
        if (event[at, s.KIND] != c.E_LEFT and event[at, s.KIND] != c.E_WITHDREW) or event[at, s.E_BY] < 0:
            continue
        seen = outcome.seen[event[at, s.E_BY]]
        if seen[o.OBJECTED_WITH] + seen[o.NAMED_IT] + seen[o.SAID_COST] + seen[o.SPOKE_RED] == 0:
            graded(
                outcome,
                FEAR_OF_CONFLICT,
                t.FALLEN if event[at, s.KIND] == c.E_LEFT else t.BRUSHED,
                o.LEFT_SILENT,
                event[at, s.MOMENT],
                event[at, s.E_BY],
                -1,
                -1,
            )
            had_hold(outcome, event[at, s.E_BY], FEAR_OF_CONFLICT, t.HOLD_CAUSED)
            for other in range(frame.size[t.SEATS]):
                if other != event[at, s.E_BY] and not ever_asked(state, other, event[at, s.E_BY]):
                    had_hold(outcome, other, FEAR_OF_CONFLICT, t.HOLD_COULD)
    for seat in range(frame.size[t.SEATS]):
        if outcome.seen[seat, o.SAID_COST] > 0 or (
            outcome.seen[seat, o.OBJECTED_WITH] > 0 and outcome.seen[seat, o.NAMED_IT] > 0
        ):
            graded(outcome, FEAR_OF_CONFLICT, t.AVOIDED, o.COST_SAID, moment_of_end(state), seat, -1, -1)
            had_hold(outcome, seat, FEAR_OF_CONFLICT, t.HOLD_NAMED)


@rule
def never_met(frame: Frame, state: State, outcome: Outcome) -> None:
    """Signed without anybody having asked anybody anything, and then broken: cooperation was held to be natural."""
    signed = outcome.scal[o.OUT_SIGNED_AT]
    if signed < 0 or state.scal[s.BREACHES] == 0:
        return
    for seat in range(frame.size[t.SEATS]):
        if outcome.seen[seat, o.ASKED_ANY] > 0:
            return
    graded(outcome, COOPERATION_IS_NATURAL, t.FALLEN, o.NEVER_MET, state.event[signed, s.MOMENT], -1, -1, -1)
    for seat in range(frame.size[t.SEATS]):
        had_hold(outcome, seat, COOPERATION_IS_NATURAL, t.HOLD_COULD)
