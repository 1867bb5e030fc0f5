"""What a mind offers: what packages seem to be worth to the others, and the package it puts.

It believes what it was told as far as it trusts, and what it saw put, marked and objected to; it takes the others to
have about as much at stake as itself. From its own best package it gives way where that is worth most to those worst
off for what it costs, down to what it still holds out for, and no further than what it thinks they would accept: few
offer less than they would think fair themselves (Güth et al. 1982).
"""

from game.minds.luck import nature
from game.minds.memory import believed_weight, credence_in, talked_with
from game.minds.temperament import (
    DUE_BY_TALK,
    EMPTY_HANDED,
    EVEN,
    EVEN_LEAST,
    EXCHANGES,
    FAIRNESS,
    FIXED_PIE,
    LEAST_GAIN,
    PARAMETERS,
    SLACK,
    WARMTH,
    WEIGHTY,
    WORTH_SEEKING,
)
from game.minds.worth import any_pair, cost_of_change, holds_red, my_gain, parting
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch, scratch_codes
from game.rules.options import shut_in
from game.rules.packing import amendment_of
from game.rules.read.packages import encode
from game.rules.read.standing import by_majority, signs
from game.rules.read.view import (
    ME,
    MY_RED,
    MY_RESERVE,
    MY_TEMPER,
    MY_WEIGHT,
    View,
)
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints


@rule
def counts(frame: Frame, view: View, other: int) -> bool:
    """Whether one reckons with another: its yes is needed, or its capacity to act (influence times what it mobilises)
    is such that little is done without it."""
    if other == view.scal[ME]:
        return False
    if frame.course[view.scal[s.STEP], t.STEP_SIGNS] == 0:
        if frame.seat[other, t.REQUIRED] > 0.0:
            return True
    elif view.scal[s.ABSENT] >> other & 1:
        return False
    elif by_majority(frame, view.scal) or signs(frame, view.scal, other):
        return True
    capacity = (frame.seat[other, t.PRESSURE] + frame.seat[other, t.GOODWILL]) * frame.seat[other, t.MOBILISES]
    return bool(capacity >= WEIGHTY)


@rule
def reckoned(frame: Frame, view: View, who: Ints) -> Ints:
    """Those one reckons with (`counts`), in order, written in `who`."""
    n = 0
    for other in range(frame.size[t.SEATS]):
        if counts(frame, view, other):
            who[n] = other
            n += 1
    return who[:n]


@rule
def believe(frame: Frame, view: View, memory: Floats, who: Ints, top: float, weights: Floats) -> None:
    """Write in `weights` [seats, options] what each option seems to be worth to those whose yes is needed, as if their
    best package were worth to them what mine is to me (`top`). Of those who said nothing one supposes that they want
    what costs oneself (the fixed pie that negotiators take for granted: Thompson & Hastie 1990), the less the more they
    are."""
    for other in who:
        best, credence = 0.0, credence_in(view, other)
        supposed = FIXED_PIE / len(who) if view.toward[other, s.HEARD_SEEKS] < 0.0 else 0.0
        for clause in range(frame.size[t.CLAUSES]):
            most = 0.0
            mine = 0.0
            for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
                mine = max(mine, view.option[option, MY_WEIGHT])
            for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
                weights[other, option] = believed_weight(frame, view, memory, other, option, credence)
                weights[other, option] += supposed * (mine - view.option[option, MY_WEIGHT])
                if weights[other, option] > most:
                    most = weights[other, option]
            best += most
        if best > 0.5:
            times = top / best
            for option in range(frame.size[t.OPTIONS]):
                if weights[other, option] > 0.0:
                    weights[other, option] *= times


@rule
def seems_worth(frame: Frame, weights: Floats, other: int, options: Ints) -> float:
    """What a package seems to be worth to another."""
    total = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        total += weights[other, options[clause]]
    return total


@rule
def due_share(frame: Frame, view: View, memory: Floats, who: Ints, stream: Ints) -> float:
    """The share of one's own gain that one thinks is due to the others: more to those one has talked with."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    kind = 0.5 * (temper[FAIRNESS] + temper[WARMTH])
    talk = 0.0
    for other in who:
        talk += talked_with(frame, memory, other)
    due = EVEN[0] * kind + EVEN[1] * (nature(stream, 1) - 0.5) + DUE_BY_TALK * talk / max(len(who), 1)
    return min(1.0, max(EVEN_LEAST, due))


@rule
def way_to_give(
    frame: Frame,
    view: View,
    weights: Floats,
    who: Ints,
    offer: Ints,
    mine: float,
    least: float,
    due: float,
    empty: float,
) -> tuple[int, int]:
    """The clause and the option that give most to those worst off for what they cost me; (-1, -1) when none is left
    that I would give. `empty`: how many times what it was worth it costs to be left with nothing in a clause."""
    best_clause, best_option = -1, -1
    best_rate = 0.0
    paired = any_pair(view)  # asked once: a call in this loop costs more than what it says
    reserve, has = view.mine[MY_RESERVE], scratch()
    for other in who:
        has[other] = seems_worth(frame, weights, other, offer)
    for clause in range(frame.size[t.CLAUSES]):
        now = offer[clause]
        for option in range(frame.clause[clause, t.CLAUSE_FROM], frame.clause[clause, t.CLAUSE_TO]):
            if option != now and view.option[option, MY_RED] == 0.0 and not shut_in(view.scal, option):
                cost = view.option[now, MY_WEIGHT] - view.option[option, MY_WEIGHT]
                if paired:
                    cost += parting(frame, view, offer, clause, option)
                if mine - cost >= least:
                    given = 0.0
                    for other in who:
                        moved = weights[other, option] - weights[other, now]
                        short = due * (mine - cost - reserve) - has[other] + reserve
                        # What costs nothing is given gladly; what costs, as far as somebody is short of their due.
                        if cost <= 0.0 or moved <= short:
                            given += moved
                        else:
                            given += max(short, 0.1 * moved) if moved > 0.0 else moved
                    if given > 0.0:
                        felt = cost * empty if view.option[option, MY_WEIGHT] <= 0.0 else cost
                        rate = given / (0.5 + (felt if felt > 0.0 else 0.0))
                        if rate > best_rate:
                            best_rate = rate
                            best_clause = clause
                            best_option = option
    return best_clause, best_option


@rule
def all_have_their_due(
    frame: Frame, view: View, weights: Floats, who: Ints, offer: Ints, mine: float, due: float
) -> bool:
    """Whether nobody whose yes is needed seems to gain less than what is due to it."""
    reserve = view.mine[MY_RESERVE]
    for other in who:
        if seems_worth(frame, weights, other, offer) - reserve < due * (mine - reserve):
            return False
    return True


@rule
def concede(frame: Frame, view: View, weights: Floats, who: Ints, offer: Ints, least: float, due: float) -> None:
    """From my best package, give way until all seem to have their due or I would have under `least`; then give here to
    be given there."""
    blind = in_the_dark(view, who)
    give_way(frame, view, weights, who, offer, least, due, EMPTY_HANDED[0] + EMPTY_HANDED[1] * blind)
    least = max(least, my_gain(frame, view, offer) - SLACK * due)
    exchange(frame, view, weights, who, offer, least, WORTH_SEEKING[0] + WORTH_SEEKING[1] * blind)


@rule
def in_the_dark(view: View, who: Ints) -> float:
    """The share of those whose yes is needed who have not said what they seek."""
    silent = 0.0
    for other in who:
        silent += 1.0 if view.toward[other, s.HEARD_SEEKS] < 0.0 else 0.0
    return silent / max(len(who), 1)


@rule
def give_way(
    frame: Frame, view: View, weights: Floats, who: Ints, offer: Ints, least: float, due: float, empty: float
) -> None:
    """Clause by clause, from what I like best, until all seem to have their due."""
    mine = my_gain(frame, view, offer)
    for _ in range(3 * frame.size[t.CLAUSES]):
        if all_have_their_due(frame, view, weights, who, offer, mine, due):
            return
        clause, option = way_to_give(frame, view, weights, who, offer, mine, least, due, empty)
        if clause < 0:
            return
        mine -= cost_of_change(frame, view, offer, clause, option)
        offer[clause] = option


@rule
def good_for_all(frame: Frame, view: View, weights: Floats, who: Ints, offer: Ints, mine: float) -> float:
    """The product of what a package seems to bring over their reserve to those whose yes is needed, and to me."""
    product = max(mine - view.mine[MY_RESERVE], LEAST_GAIN)
    for other in who:
        product *= max(seems_worth(frame, weights, other, offer) - view.mine[MY_RESERVE], LEAST_GAIN) * 0.1
    return float(product)


@rule
def best_exchange(
    frame: Frame,
    view: View,
    weights: Floats,
    who: Ints,
    offer: Ints,
    mine: float,
    least: float,
    worth: float,
    change: Ints,
) -> float:
    """Write in `change` the one or two clauses (clause, option, clause, option) whose change seems to do all together
    most good and leaves me `least`; returns the product that it would make, that of today where none is `worth` times
    better."""
    clauses, paired = frame.size[t.CLAUSES], any_pair(view)
    best = worth * good_for_all(frame, view, weights, who, offer, mine)
    change[0] = -1
    for first in range(clauses):
        was = offer[first]
        for option in range(frame.clause[first, t.CLAUSE_FROM], frame.clause[first, t.CLAUSE_TO]):
            if view.option[option, MY_RED] > 0.0 or shut_in(view.scal, option):
                continue
            # In this order of sums: what leaves me just as much would else come out below it.
            after = mine + view.option[option, MY_WEIGHT] - view.option[was, MY_WEIGHT]
            if paired:
                after -= parting(frame, view, offer, first, option)
            offer[first] = option
            for second in range(first + 1, clauses):
                had = offer[second]
                for other in range(frame.clause[second, t.CLAUSE_FROM], frame.clause[second, t.CLAUSE_TO]):
                    if view.option[other, MY_RED] > 0.0 or shut_in(view.scal, other):
                        continue
                    left = after + view.option[other, MY_WEIGHT] - view.option[had, MY_WEIGHT]
                    if paired:
                        left -= parting(frame, view, offer, second, other)
                    if left >= least:
                        offer[second] = other
                        good = good_for_all(frame, view, weights, who, offer, left)
                        if good > best:
                            best = good
                            change[0], change[1], change[2], change[3] = first, option, second, other
                offer[second] = had
        offer[first] = was
    return best


@rule
def exchange(frame: Frame, view: View, weights: Floats, who: Ints, offer: Ints, least: float, worth: float) -> None:
    """Give here to be given there, as long as all together seem to gain by it, `worth` times as much at least, and I
    keep `least`."""
    change = scratch_codes()
    mine = my_gain(frame, view, offer)
    for _ in range(EXCHANGES):
        best_exchange(frame, view, weights, who, offer, mine, least, worth, change)
        if change[0] < 0:
            return
        for at in range(2):
            mine += view.option[change[2 * at + 1], MY_WEIGHT] - view.option[offer[change[2 * at]], MY_WEIGHT]
            if any_pair(view):
                mine -= parting(frame, view, offer, change[2 * at], change[2 * at + 1])
            offer[change[2 * at]] = change[2 * at + 1]


@rule
def lies_there(frame: Frame, view: View, offer: Ints) -> bool:
    """Whether this very package lies on the table."""
    clauses = frame.size[t.CLAUSES]
    for package in range(view.scal[s.MADE]):
        if view.package[package, clauses + s.ON_TABLE] == 1:
            same = True
            for clause in range(clauses):
                same = same and view.package[package, clause] == offer[clause]
            if same:
                return True
    return False


@rule
def gained(frame: Frame, view: View, package: int, offer: Ints, clause: int) -> float:
    """What I gain by changing this clause of a package to what I would offer."""
    return -cost_of_change(frame, view, view.package[package], clause, offer[clause])


@rule
def wrong_to_name(frame: Frame, rows: Ints, n: int) -> int:
    """What names the first wrong that I may name, 0 for none."""
    for at in range(n):
        if rows[at, 0] == c.NAME_TENSION and rows[at, 2] > frame.size[t.FACTS]:
            return int(rows[at, 2])
    return 0


@rule
def is_legal(rows: Ints, n: int, do: int) -> int:
    """The first row that offers this act, -1 if none."""
    for at in range(n):
        if rows[at, 0] == do:
            return at
    return -1


@rule
def propose(
    frame: Frame,
    view: View,
    rows: Ints,
    n: int,
    move: Ints,
    offer: Ints,
    best_package: int,
    best_place: int,
    level: int,
) -> None:
    """Put the offer, with this much of what it asks pledged: as an amendment where it changes one clause of what lies
    there, or where one may do no more; nothing where it lies there already, where one may do neither, or where what
    would be laid holds what I cannot accept."""
    if lies_there(frame, view, offer) or holds_red(frame, view, offer, -1):
        return
    may_put, may_amend = is_legal(rows, n, c.PUT) >= 0, is_legal(rows, n, c.AMEND) >= 0
    if not may_put and not (may_amend and best_package >= 0):
        return
    move[s.HOW] = level
    if best_package >= 0:
        changed = 0
        which = -1
        for clause in range(frame.size[t.CLAUSES]):
            if view.package[best_package, clause] != offer[clause]:
                changed += 1
                if which < 0 or (
                    gained(frame, view, best_package, offer, clause) > gained(frame, view, best_package, offer, which)
                ):
                    which = clause
        if may_amend and (changed == 1 or not may_put):
            if holds_red(frame, view, view.package[best_package], which):
                return
            move[s.DO] = c.AMEND
            move[s.WHAT] = amendment_of(best_place, offer[which], frame.size[t.OPTIONS])
            return
    move[s.DO] = c.PUT
    move[s.WHAT] = encode(frame, offer)
