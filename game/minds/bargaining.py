"""A mind at the table: what it aspires to, how it marks packages, what it puts.

Aspiration starts at the best it could have without crossing its own red zone and concedes towards its reserve as the
last round nears (Faratin, Sierra & Jennings 1998, the curve made rational). Unequal gains are disliked, even at a
cost (Fehr & Schmidt 1999).
"""

import numpy as np

from game.minds.luck import luck
from game.minds.memory import believed_weight
from game.minds.temperament import DRIVE, FAIRNESS, GIVING, OPENNESS, PARAMETERS, STIFFNESS, WARMTH
from game.rules.mode import rule
from game.rules.packages import AS_ASKED, LESS, MORE, asked_days, encode
from game.rules.state import (
    ADJOURN,
    AMEND,
    CALL_THIRD,
    DAYS,
    DO,
    HOME_PRESSURE,
    HOW,
    MADE,
    MARKS,
    NAME_TENSION,
    NO,
    NOT_YET,
    OBJECT,
    OFFER_LIGHTER,
    ON_TABLE,
    PROMISED_AGAINST,
    PUT,
    ROUND,
    SHOW_RED,
    STAND,
    STEP,
    TO,
    UNKNOWN,
    WHAT,
    YES,
    YESES,
)
from game.rules.view import ME, MY_RED, MY_RESERVE, MY_TEMPER, MY_WEIGHT, PAIRS_MAX, View
from game.story.tables import (
    CLAUSE_FROM,
    CLAUSE_TO,
    CLAUSES,
    FACT_CLAUSE,
    FACTS,
    KEY,
    OPTIONS,
    PERIODS,
    REQUIRED,
    SEATS,
    STEP_ROUNDS,
    Floats,
    Frame,
    Ints,
)

RED_COST = 50.0


@rule
def my_gain(frame: Frame, view: View, options: Ints) -> float:
    """What a package is worth to me; far below anything when it crosses my red zone."""
    total = 0.0
    for clause in range(frame.size[CLAUSES]):
        total += view.option[options[clause], MY_WEIGHT] - RED_COST * view.option[options[clause], MY_RED]
    for pair in range(PAIRS_MAX):
        if view.pairs[pair, 2] > 0.0:
            has_first = False
            has_second = False
            for clause in range(frame.size[CLAUSES]):
                has_first = has_first or options[clause] == int(view.pairs[pair, 0])
                has_second = has_second or options[clause] == int(view.pairs[pair, 1])
            if has_first and has_second:
                total += view.pairs[pair, 2]
    return total


@rule
def my_best(frame: Frame, view: View, best: Ints) -> float:
    """My best package clause by clause, red zone kept, written in `best`; returns what it is worth to me."""
    total = 0.0
    for clause in range(frame.size[CLAUSES]):
        first = frame.clause[clause, CLAUSE_FROM]
        best[clause] = first
        worth = -1000.0
        for option in range(first, frame.clause[clause, CLAUSE_TO]):
            weight = view.option[option, MY_WEIGHT] - RED_COST * view.option[option, MY_RED]
            if weight > worth:
                worth = weight
                best[clause] = option
        total += worth
    return total


@rule
def aspiration(top: float, floor: float, time: float, stiffness: float) -> float:
    """What one holds out for at `time` (0 opening, 1 last word): from top to floor, late when stiff, early when not."""
    left = 1.0 - time
    held = stiffness * left
    return floor + (top - floor) * held / (held + time) if held + time > 0.0 else floor


@rule
def time_of(frame: Frame, view: View) -> float:
    """How far the table is, 0 at the opening, 1 from the last round in which an offer can still be answered."""
    last = frame.course[view.scal[STEP], STEP_ROUNDS] - 2
    return min(1.0, view.scal[ROUND] / last) if last > 0 else 1.0


@rule
def others_gain(frame: Frame, view: View, memory: Floats, options: Ints) -> float:
    """What a package seems to be worth, on average, to those whose yes is needed."""
    total = 0.0
    count = 0.0
    for other in range(frame.size[SEATS]):
        if other != view.scal[ME] and frame.seat[other, REQUIRED] > 0.0:
            count += 1.0
            for clause in range(frame.size[CLAUSES]):
                total += believed_weight(frame, view, memory, other, options[clause])
    return total / count if count > 0.0 else 0.0


@rule
def cannot_pay(frame: Frame, view: View, options: Ints) -> bool:
    """Whether the days asked of me are more than I have."""
    return asked_days(frame, options, view.scal[ME]) > view.mine[DAYS]


@rule
def breaks_my_word(frame: Frame, view: View, options: Ints) -> bool:
    """Whether saying yes would break what I promised somebody."""
    for other in range(frame.size[SEATS]):
        against = int(view.toward[other, PROMISED_AGAINST]) - 1
        if against >= 0:
            for clause in range(frame.size[CLAUSES]):
                if options[clause] == against:
                    return True
    return False


@rule
def worth_of(frame: Frame, view: View, memory: Floats, options: Ints, fairness: float) -> float:
    """My gain, less what unfairness and a broken word weigh."""
    gain = my_gain(frame, view, options)
    ahead = others_gain(frame, view, memory, options) - gain
    if ahead > 0.0:
        gain -= 0.25 * fairness * ahead
    if breaks_my_word(frame, view, options):
        gain -= 2.0
    if cannot_pay(frame, view, options):
        gain -= 1.5
    return gain


@rule
def mark_for(gain: float, reserve: float, held_out_for: float, last: bool) -> int:
    """Yes at what one holds out for (at one's reserve in the last round), not yet above one's reserve, no under it."""
    if gain >= held_out_for or (last and gain >= reserve):
        return YES
    return NOT_YET if gain >= reserve else NO


@rule
def concede(frame: Frame, view: View, memory: Floats, offer: Ints, least: float) -> None:
    """From my best package, give way clause by clause where it seems to be worth most to the others for what it
    costs me, down to `least`.
    """
    mine = my_gain(frame, view, offer)
    for _ in range(frame.size[CLAUSES]):
        best_clause = -1
        best_option = -1
        best_rate = 0.0
        for clause in range(frame.size[CLAUSES]):
            now = offer[clause]
            for option in range(frame.clause[clause, CLAUSE_FROM], frame.clause[clause, CLAUSE_TO]):
                if option != now and view.option[option, MY_RED] == 0.0:
                    cost = view.option[now, MY_WEIGHT] - view.option[option, MY_WEIGHT]
                    if mine - cost >= least:
                        given = 0.0
                        for other in range(frame.size[SEATS]):
                            if other != view.scal[ME] and frame.seat[other, REQUIRED] > 0.0:
                                given += believed_weight(frame, view, memory, other, option) - believed_weight(
                                    frame, view, memory, other, now
                                )
                        if given > 0.0:
                            rate = given / (0.5 + (cost if cost > 0.0 else 0.0))
                            if rate > best_rate:
                                best_rate = rate
                                best_clause = clause
                                best_option = option
        if best_clause < 0:
            return
        mine -= view.option[offer[best_clause], MY_WEIGHT] - view.option[best_option, MY_WEIGHT]
        offer[best_clause] = best_option


@rule
def pledge_level(frame: Frame, view: View, options: Ints, giving: float, stream: Ints) -> int:
    """How much of what a package asks one pledges: half when days are short, more when one gives gladly; as asked
    where a clause is the key."""
    if frame.size[KEY] > 0:
        return AS_ASKED
    needed = asked_days(frame, options, view.scal[ME]) * frame.size[PERIODS]
    if needed > 1.2 * view.mine[DAYS]:
        return LESS
    drawn = luck(stream)
    if giving > 0.8 and drawn < 0.3 and 1.5 * needed <= view.mine[DAYS]:
        return MORE
    return LESS if giving < 0.5 and drawn < 0.35 else AS_ASKED


@rule
def knows_knot_on_table(frame: Frame, view: View) -> bool:
    """Whether I know something that an option on the table contradicts, and that has not burst."""
    clauses = frame.size[CLAUSES]
    for fact in range(frame.size[FACTS]):
        if view.fact[fact, 0] != UNKNOWN and frame.fact[fact, FACT_CLAUSE] >= 0 and view.fact[fact, 1] == 0:
            for package in range(view.scal[MADE]):
                if view.package[package, clauses + ON_TABLE] == 1:
                    option = view.package[package, frame.fact[fact, FACT_CLAUSE]]
                    if frame.fact[fact, 3] >> option & 1:
                        return True
    return False


@rule
def may_stand(frame: Frame, view: View, package: int) -> bool:
    """Whether a package is worth waiting for: nobody has answered it yet, or one yes alone is missing among several.
    What the others left lying is not: waiting for it would be to offer nothing until the last round."""
    yeses = view.package[package, frame.size[CLAUSES] + YESES]
    return bool(yeses == 0 or (yeses >= 2 and yeses >= frame.size[SEATS] - 1))


@rule
def bargain(frame: Frame, view: View, memory: Floats, rows: Ints, n: int, stream: Ints, move: Ints) -> None:
    """A whole sealed move of a round: marks on what lies there, and one act."""
    clauses = frame.size[CLAUSES]
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    offer = np.empty(clauses, np.int64)
    top = my_best(frame, view, offer)
    reserve = view.mine[MY_RESERVE]
    floor = min(top, reserve + 0.5 + 1.5 * (1.0 - view.mine[HOME_PRESSURE]) * temper[DRIVE])
    time = time_of(frame, view)
    held = aspiration(top, floor, time, temper[STIFFNESS])
    last = frame.course[view.scal[STEP], STEP_ROUNDS] - 1 == view.scal[ROUND]
    marks = 0
    power = 1
    place = 0
    best_worth = -1000.0
    best_package = -1
    best_place = -1
    hoped_for = -1000.0  # the best of those that may still come to stand
    reds = 0
    noes = 0
    worst_place = -1
    worst_worth = 1000.0
    for package in range(view.scal[MADE]):
        if view.package[package, clauses + ON_TABLE] == 1 and place < 4:
            options = view.package[package, :clauses]
            worth = worth_of(frame, view, memory, options, temper[FAIRNESS])
            how = mark_for(worth, reserve, held, last)
            if worth < -20.0:
                reds += 1
            if how == NO:
                noes += 1
            marks += power * how
            power *= 3
            if worth > best_worth:
                best_worth = worth
                best_package = package
                best_place = place
            if worth > hoped_for and may_stand(frame, view, package):
                hoped_for = worth
            if worth < worst_worth:
                worst_worth = worth
                worst_place = place
            place += 1
    move[MARKS] = marks
    move[DO] = STAND
    move[TO] = -1
    move[WHAT] = 0
    move[HOW] = AS_ASKED
    if best_package >= 0:
        move[HOW] = pledge_level(frame, view, view.package[best_package, :clauses], temper[GIVING], stream)
    if n <= 1:
        return
    act(
        frame,
        view,
        memory,
        rows,
        n,
        stream,
        move,
        offer,
        held,
        hoped_for,
        best_package,
        best_place,
        worst_place,
        reds,
        noes,
        place,
    )


@rule
def is_legal(rows: Ints, n: int, do: int) -> int:
    """The first row that offers this act, -1 if none."""
    for at in range(n):
        if rows[at, 0] == do:
            return at
    return -1


@rule
def act(
    frame: Frame,
    view: View,
    memory: Floats,
    rows: Ints,
    n: int,
    stream: Ints,
    move: Ints,
    offer: Ints,
    held: float,
    hoped_for: float,
    best_package: int,
    best_place: int,
    worst_place: int,
    reds: int,
    noes: int,
    lying: int,
) -> None:
    """The act that goes with the marks."""
    clauses = frame.size[CLAUSES]
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    drawn = luck(stream)
    if lying > 0 and hoped_for >= held:
        return
    if lying > 0 and knows_knot_on_table(frame, view) and drawn < 0.5 * temper[OPENNESS]:
        move[DO] = NAME_TENSION
        move[HOW] = 1
        return
    if reds > 0 and drawn < 0.15 + 0.5 * temper[OPENNESS] and view.scal[ROUND] > 0:
        move[DO] = SHOW_RED
        move[HOW] = 1
        return
    drawn = luck(stream)
    if lying > 1 and noes == lying and view.scal[ROUND] > 0:
        if drawn < 0.25 * temper[WARMTH] and is_legal(rows, n, CALL_THIRD) >= 0:
            move[DO] = CALL_THIRD
            move[HOW] = 1
            return
        if drawn > 0.9 and is_legal(rows, n, ADJOURN) >= 0:
            move[DO] = ADJOURN
            move[HOW] = 1
            return
    if lying >= 3 and worst_place >= 0 and drawn > 0.75:
        move[DO] = OBJECT
        move[WHAT] = worst_place
        move[HOW] = 1 if luck(stream) < temper[OPENNESS] else 0
        return
    lighter = is_legal(rows, n, OFFER_LIGHTER)
    if (
        lighter >= 0
        and lying > 0
        and drawn < 0.12 + 0.2 * temper[WARMTH]
        and view.option[rows[lighter, 2], MY_WEIGHT] > 0.0
    ):
        move[DO] = OFFER_LIGHTER
        move[WHAT] = rows[lighter, 2]
        return
    concede(frame, view, memory, offer, held)
    propose(frame, view, move, offer, best_package, best_place, clauses, stream, temper[GIVING])


@rule
def propose(
    frame: Frame,
    view: View,
    move: Ints,
    offer: Ints,
    best_package: int,
    best_place: int,
    clauses: int,
    stream: Ints,
    giving: float,
) -> None:
    """Put the offer: as an amendment where it changes one clause of what lies there; nothing where it lies there
    already.
    """
    for package in range(view.scal[MADE]):
        if view.package[package, clauses + ON_TABLE] == 1:
            same = True
            for clause in range(clauses):
                same = same and view.package[package, clause] == offer[clause]
            if same:
                return
    move[HOW] = pledge_level(frame, view, offer, giving, stream)
    if best_package >= 0:
        changed = 0
        which = -1
        for clause in range(clauses):
            if view.package[best_package, clause] != offer[clause]:
                changed += 1
                which = clause
        if changed == 1:
            move[DO] = AMEND
            move[WHAT] = best_place * frame.size[OPTIONS] + offer[which]
            return
    move[DO] = PUT
    move[WHAT] = encode(frame, offer)
