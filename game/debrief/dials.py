"""The four dials of each structure, 0 to 100, shown side by side and never added: common good, own game, relations,
lucidity.
"""

from game.debrief import outcome as o
from game.debrief.bounds import is_open, keep_bounds
from game.debrief.boxed import gained_in_boxes, most_wished, own_people, wished
from game.debrief.guesses import draws_now, holds_now, red_is_right, right_reds, stance_then
from game.debrief.outcome import Outcome
from game.debrief.reading import begin_of, end_of
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch
from game.rules.packing import NOT_SAID, card_guessed, draws_guessed, holds_guessed, red_guessed
from game.rules.read.agendas import sought_at
from game.rules.read.packages import crosses_red, decode, gain_of
from game.rules.read.project import people_if, people_reached
from game.rules.read.standing import trust_of
from game.rules.state import State, chosen_at
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints, Secrets

LIKELY, CERTAIN = 0.5, 0.85  # how far towards certainty something said stands, and something one bets on
BLIND = 0.5  # the most that someone who knows nothing is taken to be right about
RED_CAP = 25.0  # own game at most, where the package in force crosses one's red zone
WEAKEST = 0.4  # share of the weakest link in the trust at the end
SAID_TRUE = 0.25  # share of what one said, and of one's word: what was true, what was kept


@rule
def clipped(value: float) -> float:
    """Kept between 0 and 100."""
    if value < 0.0:
        return 0.0
    return value if value < 100.0 else 100.0


@rule
def dials(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """Fill `outcome.dials` and `outcome.people`."""
    keep_bounds(frame, secrets, state, outcome)
    common = common_good(frame, secrets, state, outcome)
    keep_draws(frame, secrets, outcome)
    weigh_guesses(frame, secrets, state, outcome)
    against = as_done(frame, state, outcome.row)
    for seat in range(frame.size[t.SEATS]):
        outcome.dials[seat, o.DIAL_COMMON] = common
        outcome.dials[seat, o.DIAL_OWN] = own_game(frame, secrets, state, outcome, seat, against)
        outcome.dials[seat, o.DIAL_RELATIONS] = relations(frame, state, outcome, seat)
        outcome.dials[seat, o.DIAL_LUCIDITY] = lucidity(outcome, seat)


# Common good


@rule
def elsewhere(secrets: Secrets, seat: int, days: float, money: float) -> float:
    """People that this structure reaches with these days and euros outside the project."""
    total = days * secrets.seat[seat, t.PEOPLE_PER_DAY] if days > 0.0 else 0.0
    return total + (money * secrets.seat[seat, t.PEOPLE_PER_1000] / 1000.0 if money > 0.0 else 0.0)


@rule
def left_elsewhere(frame: Frame, secrets: Secrets, options: Ints, received: Floats) -> float:
    """People reached elsewhere, and in boxes, with what this package leaves when delivered in full; -1 where somebody's
    means do not allow it. `received` [options, seats]: see `keep_received`.
    """
    seats, periods = frame.size[t.SEATS], frame.size[t.PERIODS]
    days, money = frame.seat[:, t.START_DAYS].copy(), frame.seat[:, t.START_MONEY].copy()
    for clause in range(frame.size[t.CLAUSES]):
        asked = frame.option[options[clause], t.N_OPTION :]
        days -= periods * asked[:seats]
        money += periods * received[options[clause]] - asked[seats : 2 * seats]
    if days.min() < 0.0 or money.min() < 0.0:
        return -1.0
    total = 0.0
    for seat in range(seats):
        total += elsewhere(secrets, seat, days[seat], money[seat]) + gained_in_boxes(frame, secrets, seat, days[seat])
    return total


@rule
def keep_received(frame: Frame, outcome: Outcome) -> None:
    """What each option has each structure receive from the others at a delivery, less what it hands to them: counted
    once."""
    seats = frame.size[t.SEATS]
    for option in range(frame.size[t.OPTIONS]):
        for by in range(seats):
            for to in range(seats):
                euros = frame.option[option, t.N_OPTION + 2 * seats + by * seats + to]
                if euros != 0.0 and by != to:
                    outcome.received[option, to] += euros
                    outcome.received[option, by] -= euros


@rule
def keep_planned(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """The people reached by each on its own, and by each package signed at the start: counted once."""
    if outcome.ready[o.PLANNED] == 1:
        return
    outcome.ready[o.PLANNED] = 1
    keep_received(frame, outcome)
    for seat in range(frame.size[t.SEATS]):
        days, money = frame.seat[seat, t.START_DAYS], frame.seat[seat, t.START_MONEY]
        outcome.plan[o.STOPPING] += elsewhere(secrets, seat, days, money)
    for number in range(frame.size[t.PACKAGES]):
        decode(frame, number, outcome.row)
        left = left_elsewhere(frame, secrets, outcome.row, outcome.received)
        here = people_if(frame, secrets, state, outcome.row, frame.size[t.PERIODS])
        outcome.planned[number] = left + here if left >= 0.0 else -1.0


@rule
def keep_plan(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """The people reached by each on its own and by the best plan together that could be put; again only where what
    could be is not as `open` holds it.
    """
    slot = outcome.ready[o.SLOT]
    if outcome.ready[o.BEST_FOR + slot] == 1:
        return
    outcome.ready[o.BEST_FOR + slot] = 1
    keep_planned(frame, secrets, state, outcome)
    best = outcome.plan[o.STOPPING]
    for number in range(frame.size[t.PACKAGES]):
        if is_open(outcome, number) and outcome.planned[number] > best:
            best = outcome.planned[number]
    outcome.plan[o.BEST_PLAN + slot] = best


@rule
def keep_draws(frame: Frame, secrets: Secrets, outcome: Outcome) -> None:
    """The odds of the draws, which depend on no play: counted once."""
    if outcome.ready[o.DRAWS] == 1:
        return
    outcome.ready[o.DRAWS] = 1
    cards = frame.size[t.CARDS]
    for seat in range(frame.size[t.SEATS]):
        card_odds, red_odds = 0.0, 0.0
        for card in range(cards):
            card_odds = max(card_odds, odds_of_card(secrets, seat, card))
        for place in range(-1, frame.size[t.RED_ZONES_ALL]):
            red_odds = max(red_odds, odds_of_red(frame, secrets, seat, place))
        outcome.prior[seat, o.PRIOR_CARD] = min(BLIND, card_odds)
        outcome.prior[seat, o.PRIOR_RED] = min(BLIND, red_odds)


@rule
def common_good(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> float:
    """People reached here and elsewhere: 50 where it is as many as each would have reached on its own, by stopping at
    once; 100 at the best that these structures could plan together with what could be put, 0 as far below. Where they
    came to fit better by talking than any plan could foresee, what they reached is the best.
    """
    keep_plan(frame, secrets, state, outcome)
    left = 0.0
    for seat in range(frame.size[t.SEATS]):
        left += elsewhere(
            secrets, seat, state.seat[seat, s.DAYS], state.seat[seat, s.MONEY] + state.seat[seat, s.MONEY_ESCROW]
        )
        left += own_people(frame, state, seat)
    alone = outcome.plan[o.STOPPING]
    here = people_reached(frame, secrets, state)
    reached = here + left
    best = max(outcome.plan[o.BEST_PLAN + outcome.ready[o.SLOT]], reached)
    outcome.people[o.PEOPLE_PROJECT] = here
    outcome.people[o.PEOPLE_ELSEWHERE] = left
    outcome.people[o.PEOPLE_BEST] = best
    outcome.people[o.PEOPLE_STOPPING] = alone
    # Where nothing is gained together, what is lost is measured against what each had on its own.
    return against_alone(reached, alone, best - alone if best > alone else alone)


@rule
def against_alone(reached: float, alone: float, span: float) -> float:
    """50 at `alone`, 100 a span above, 0 a span below; straight between."""
    # Under what each had alone is never 50 or more, however it is rounded.
    if reached < alone:
        return min(49.999, clipped(50.0 - 50.0 * (alone - reached) / span))
    return clipped(50.0 + 50.0 * (reached - alone) / span) if span > 0.0 else 50.0


# Own game


@rule
def delivered_by_others(frame: Frame, state: State, seat: int) -> float:
    """Share of the days promised by the others that they gave, at most 1; 1 where nothing was promised or no period
    came.
    """
    promised = 0.0
    given = 0.0
    for other in range(frame.size[t.SEATS]):
        if other != seat:
            promised += state.seat[other, s.PROMISED_DAYS]
            given += state.seat[other, s.GIVEN_DAYS]
    if promised <= 0.0 or given >= promised:
        return 1.0
    return given / promised


@rule
def own_score(gain: float, worst: float, reserve: float, best: float) -> float:
    """0 at the worst, 50 at the reserve, 100 at the best; straight lines between."""
    if gain < reserve:
        # Under the reserve is never over 50, however these are rounded.
        return min(50.0, clipped(50.0 * (gain - worst) / (reserve - worst))) if reserve > worst else 0.0
    return clipped(50.0 + 50.0 * (gain - reserve) / (best - reserve)) if best > reserve else 50.0


@rule
def as_done(frame: Frame, state: State, done: Ints) -> bool:
    """Write in `done` the package in force with, instead of what was signed, what choices did against it. False where
    they did nothing so, or nothing is in force; `done` is then of no use."""
    package = state.scal[s.IN_FORCE]
    if package < 0:
        return False
    for clause in range(frame.size[t.CLAUSES]):
        done[clause] = state.package[package, clause]
    changed = False
    for choice in range(frame.size[t.CHOICES]):
        if state.flag[chosen_at(frame, choice)] > 0:
            for at in range(int(frame.choice[choice, t.EFFECT_FROM]), int(frame.choice[choice, t.EFFECT_TO])):
                if int(frame.row[at, 0]) == t.EFFECT_AGAINST:
                    option = int(frame.row[at, 1])
                    done[int(frame.option[option, t.OF_CLAUSE])] = option
                    changed = True
    return changed


@rule
def own_game(frame: Frame, secrets: Secrets, state: State, outcome: Outcome, seat: int, against: bool) -> float:
    """What the package in force, as the others delivered it, is worth to me, and no more than with what was done
    against it (`against`: `outcome.row` is that, see `as_done`); my reserve where nothing is signed or where I have
    left; with what boxes are worth to me. What is not delivered brings no more than the reserve."""
    reserve = secrets.seat[seat, t.RESERVE]
    package = state.scal[s.IN_FORCE]
    boxes, most = wished(frame, secrets, state, seat), most_wished(frame, secrets, state, seat)
    worst, best = outcome.bounds[seat, o.WORST], outcome.bounds[seat, o.BEST] + most
    if package < 0 or (state.scal[s.LEFT] | state.scal[s.WITHDRAWN]) >> seat & 1:
        return own_score(reserve + boxes, worst, reserve, best) if boxes != 0.0 else 50.0
    options = state.package[package]
    gain = gain_of(frame, secrets, state, seat, options)
    crossed = crosses_red(frame, secrets, state, seat, options)
    if against:
        gain = min(gain, gain_of(frame, secrets, state, seat, outcome.row))
        crossed = crossed or crosses_red(frame, secrets, state, seat, outcome.row)
    if gain > reserve:
        gain = reserve + (gain - reserve) * delivered_by_others(frame, state, seat)
    score = own_score(gain + boxes, worst, reserve, best)
    return RED_CAP if crossed and score > RED_CAP else score


# Relations


@rule
def relations(frame: Frame, state: State, outcome: Outcome, seat: int) -> float:
    """Trust at the end, both ways with every other, those who left included: the mean and the weakest link; then what
    was said and was true, and words kept, against what was false and words broken (half where nothing was said)."""
    seats = frame.size[t.SEATS]
    total = 0.0
    weakest = 1.0
    for other in range(seats):
        if other != seat:
            link = 0.6 * trust_of(state, other, seat) + 0.4 * trust_of(state, seat, other)
            total += link
            weakest = link if link < weakest else weakest
    trust = (1.0 - WEAKEST) * total / (seats - 1) + WEAKEST * weakest if seats > 1 else 0.5
    true, false = outcome.seen[seat, o.TRUE_SAID], outcome.seen[seat, o.FALSE_SAID]
    honest = (true + 0.5) / (true + false + 1.0)
    return clipped(100.0 * ((1.0 - SAID_TRUE) * trust + SAID_TRUE * honest))


# Lucidity


@rule
def excluded(secrets: Secrets, seat: int, one: int, other: int) -> bool:
    """These two parts are never drawn together."""
    for at in range(int(secrets.seat[seat, t.EXCLUDED_FROM]), int(secrets.seat[seat, t.EXCLUDED_TO])):
        first, second = int(secrets.row[at, 0]), int(secrets.row[at, 1])
        if (first == one and second == other) or (first == other and second == one):
            return True
    return False


@rule
def may_be(secrets: Secrets, seat: int, seeks: int, red: int) -> int:
    """Mixes that hold both parts: how many pressures go with them."""
    if excluded(secrets, seat, seeks, red):
        return 0
    mixes = 0
    for pressure in range(int(secrets.seat[seat, t.PRESSURE_FROM]), int(secrets.seat[seat, t.PRESSURE_TO])):
        if not excluded(secrets, seat, seeks, pressure) and not excluded(secrets, seat, red, pressure):
            mixes += 1
    return mixes


@rule
def odds_of_card(secrets: Secrets, seat: int, card: int) -> float:
    """Odds, over the mixes not excluded, that the seat's interest has this card."""
    mixes, right = 0, 0
    for seeks in range(int(secrets.seat[seat, t.SEEKS_FROM]), int(secrets.seat[seat, t.SEEKS_TO])):
        for red in range(int(secrets.seat[seat, t.RED_FROM]), int(secrets.seat[seat, t.RED_TO])):
            found = may_be(secrets, seat, seeks, red)
            mixes += found
            right += found if int(secrets.part[seeks, t.CARD]) == card else 0
    return right / mixes if mixes > 0 else 0.5


@rule
def odds_of_red(frame: Frame, secrets: Secrets, seat: int, place: int) -> float:
    """The same for its red zone: that the option at this place is one, or (-1) that it has none."""
    mixes, right = 0, 0
    for seeks in range(int(secrets.seat[seat, t.SEEKS_FROM]), int(secrets.seat[seat, t.SEEKS_TO])):
        for red in range(int(secrets.seat[seat, t.RED_FROM]), int(secrets.seat[seat, t.RED_TO])):
            found = may_be(secrets, seat, seeks, red)
            mixes += found
            right += found if red_is_right(right_reds(frame, secrets, red), place) else 0
    return right / mixes if mixes > 0 else 0.5


@rule
def stated(prior: float, bet: bool) -> float:
    """The odds that something said of another stands for; one who says nothing is left at those of the draw."""
    return prior + (1.0 - prior) * (CERTAIN if bet else LIKELY)


@rule
def won(odds: float, prior: float, right: bool) -> float:
    """Quadratic (Brier) score of a statement over that of saying nothing."""
    if right:
        return (1.0 - prior) * (1.0 - prior) - (1.0 - odds) * (1.0 - odds)
    return prior * prior - odds * odds


@rule
def weigh_guesses(frame: Frame, secrets: Secrets, state: State, outcome: Outcome) -> None:
    """What each seat's guesses won, and what they would have won and lost had it said all of them, without a bet.

    Of one mark, whatever is named has the same odds in the draw (`prior`): to name what one believes most is best, and
    to name nothing unless one believes it more than not.
    """
    event, guess, cards = state.event, outcome.guess, frame.size[t.CARDS]
    stood, step = scratch(), -1  # where each stood as this step asked, the same for all that is guessed there
    for seat in range(frame.size[t.SEATS]):
        for k in range(o.N_GUESSED):
            guess[seat, k] = 0.0
    for k in range(begin_of(outcome, c.E_GUESS), end_of(outcome, c.E_GUESS)):
        at = outcome.placed[k]
        by, to, what, how = event[at, s.E_BY], event[at, s.E_TO], event[at, s.E_WHAT], event[at, s.E_HOW]
        if by < 0 or to < 0:
            continue
        if event[at, s.E_STEP] != step:
            step = event[at, s.E_STEP]
            for seat in range(frame.size[t.SEATS]):
                stood[seat] = stance_then(state, seat, at)
        card, place = card_guessed(what, cards), red_guessed(what, cards)
        sought = card == int(secrets.part[sought_at(state, to, at), t.CARD])
        refused = red_is_right(outcome.reds[to], place)
        weigh(outcome, by, outcome.prior[to, o.PRIOR_CARD], card >= 0, sought, how == c.BET_SEEKS)
        weigh(outcome, by, outcome.prior[to, o.PRIOR_RED], place != NOT_SAID, refused, how == c.BET_CANNOT)
        then = int(stood[to])
        if then >= 0:
            draws, holds = draws_guessed(what), holds_guessed(what)
            weigh(outcome, by, BLIND, draws >= 0, draws == draws_now(event[then, s.E_WHAT]), False)
            weigh(outcome, by, BLIND, holds >= 0, holds == holds_now(event[then, s.E_HOW]), False)


@rule
def weigh(outcome: Outcome, by: int, prior: float, said: bool, right: bool, bet: bool) -> None:
    """One thing that `by` said of another, or did not say, that has these odds in the draw."""
    outcome.guess[by, o.GUESS_ASKED] += 1.0
    if said:
        outcome.guess[by, o.GUESS_RIGHT] += 1.0 if right else 0.0
        outcome.guess[by, o.GUESS_WON] += won(stated(prior, bet), prior, right)
    outcome.guess[by, o.GUESS_MOST] += won(stated(prior, False), prior, True)
    outcome.guess[by, o.GUESS_LEAST] -= won(stated(prior, False), prior, False)


@rule
def lucidity(outcome: Outcome, seat: int) -> float:
    """50 for one who says nothing, 100 for one who says all and is right, 0 for one who is wrong each time; a bet won
    makes up for what one did not know.
    """
    total = outcome.guess[seat, o.GUESS_WON]
    end = outcome.guess[seat, o.GUESS_MOST if total >= 0.0 else o.GUESS_LEAST]
    return clipped(50.0 + 50.0 * total / end) if end > 0.0 else 50.0
