"""A mind at the table: what it aspires to, how it marks packages, which act it makes.

Aspiration starts at the best it could have without crossing its own red zone and concedes towards its reserve as the
last round nears (Faratin, Sierra & Jennings 1998, the curve made rational). Unequal gains are disliked, even at a
cost (Fehr & Schmidt 1999), less where much is at stake (Andersen et al. 2011). In the last word one says yes to what
all could live with best, and to what is better for oneself.
"""

from game.minds.luck import luck, nature
from game.minds.memory import trust_in
from game.minds.offers import (
    believe,
    concede,
    due_share,
    good_for_all,
    is_legal,
    propose,
    reckoned,
    seems_worth,
    wrong_to_name,
)
from game.minds.temperament import (
    AT_STAKE,
    COMES_FROM,
    DRIVE,
    ENVY,
    FAIRNESS,
    GIVING,
    MINE_SEEMS,
    NEAR,
    ONE_OFFER,
    OPENNESS,
    PARAMETERS,
    REFUSED,
    STIFFNESS,
    WARMTH,
)
from game.minds.worth import holds_red, my_best, my_gain
from game.rules import codes as c
from game.rules import state as s
from game.rules.compile.mode import rule
from game.rules.compile.primitives import scratch, scratch_codes, scratch_table
from game.rules.read.packages import asked_days, includes
from game.rules.read.standing import by_majority, how_many_sit
from game.rules.read.view import ME, MY_RESERVE, MY_TEMPER, MY_WEIGHT, View
from game.story import tables as t
from game.story.tables import Floats, Frame, Ints

OFFERING = int(1 << c.TABLE_BIT[c.PUT] | 1 << c.TABLE_BIT[c.AMEND] | 1 << c.TABLE_BIT[c.OFFER_LIGHTER])


@rule
def aspiration(top: float, floor: float, time: float, stiffness: float) -> float:
    """What one holds out for at `time` (0 opening, 1 last word): from top to floor, late when stiff, early when not."""
    left = 1.0 - time
    held = stiffness * left
    return floor + (top - floor) * held / (held + time) if held + time > 0.0 else floor


@rule
def time_of(frame: Frame, view: View) -> float:
    """How far the table is, 0 at the opening, 1 from the last round in which an offer can still be answered. Where
    there is one round to offer in, nobody begins by the least it could live with."""
    last = last_offer(frame, view)
    return min(1.0, view.scal[s.ROUND] / last) if last > 0 else ONE_OFFER


@rule
def last_offer(frame: Frame, view: View) -> int:
    """The last round in which an offer can still be made: the one before the last, or before where moves are said."""
    step = view.scal[s.STEP]
    last = frame.course[step, t.STEP_ROUNDS] - 2
    first = frame.course[step, t.STEP_ROUND_MOVES]
    if first > 0:
        while last > 0 and int(frame.row[first - 1 + last, 0]) & OFFERING == 0:
            last -= 1
    return int(last)


@rule
def cannot_pay(frame: Frame, view: View, options: Ints) -> bool:
    """Whether the days asked of me are more than I have."""
    return asked_days(frame, options, view.scal[ME]) > view.mine[s.DAYS]


@rule
def breaks_my_word(frame: Frame, view: View, options: Ints) -> bool:
    """Whether saying yes would break what I promised somebody."""
    for other in range(frame.size[t.SEATS]):
        against = int(view.toward[other, s.PROMISED_AGAINST]) - 1
        if against >= 0 and includes(frame, options, against):
            return True
    return False


@rule
def pledge_level(frame: Frame, view: View, options: Ints, giving: float, stream: Ints) -> int:
    """How much of what a package asks one pledges: half when days are short, more when one gives gladly; as asked
    where a clause is the key."""
    if frame.size[t.KEY] > 0:
        return c.AS_ASKED
    needed = asked_days(frame, options, view.scal[ME]) * frame.size[t.PERIODS]
    if needed > 1.2 * view.mine[s.DAYS]:
        return c.LESS
    drawn = luck(stream)
    if giving > 0.8 and drawn < 0.3 and 1.5 * needed <= view.mine[s.DAYS]:
        return c.MORE
    return c.LESS if giving < 0.5 and drawn < 0.35 else c.AS_ASKED


@rule
def may_name_fact(rows: Ints, n: int, fact: int) -> bool:
    for at in range(n):
        if rows[at, 0] == c.NAME_TENSION and rows[at, 2] == fact + 1:
            return True
    return False


@rule
def knot_on_table(frame: Frame, view: View, rows: Ints, n: int) -> int:
    """The first fact that I know, that an option on the table contradicts, that has not burst, and that I may name; -2
    where I may name none of those that I know; -1 where I know none."""
    found = -1
    clauses = frame.size[t.CLAUSES]
    for fact in range(frame.size[t.FACTS]):
        if view.fact[fact, 0] != c.UNKNOWN and frame.fact[fact, t.FACT_CLAUSE] >= 0 and view.fact[fact, 1] == 0:
            for package in range(view.scal[s.MADE]):
                if view.package[package, clauses + s.ON_TABLE] == 1:
                    option = view.package[package, frame.fact[fact, t.FACT_CLAUSE]]
                    if frame.fact[fact, t.FACT_OPTIONS] >> option & 1:
                        if may_name_fact(rows, n, fact):
                            return fact
                        found = -2
    return found


@rule
def may_stand(frame: Frame, view: View, who: Ints, package: int) -> bool:
    """Whether a package is worth waiting for: nobody has answered it yet, or one yes alone is missing among several
    and that one has not refused. To wait for what was refused, or left lying, would be to offer nothing until the last
    round."""
    clauses = frame.size[t.CLAUSES]
    yeses = view.package[package, clauses + s.YESES]
    if by_majority(frame, view.scal):
        return bool(yeses == 0 or 2 * (yeses + 1) > how_many_sit(frame, view.scal))
    missing = 0
    for other in who:
        mark = view.package[package, clauses + s.N_PACKAGE + other]
        if mark == c.NO + 1:
            return False
        missing += 0 if mark == c.YES + 1 else 1
    return bool(yeses == 0 or (yeses >= 2 and missing <= 1))


@rule
def others_ahead(frame: Frame, view: View, weights: Floats, who: Ints, options: Ints, gain: float) -> float:
    """How far ahead of `gain`, over their reserve, those whose yes is needed seem to be, on average; nobody who seems
    behind makes up for one who is ahead."""
    total = 0.0
    for other in who:
        ahead = seems_worth(frame, weights, other, options) - view.mine[MY_RESERVE] - gain
        total += ahead if ahead > 0.0 else 0.0
    return total / max(len(who), 1)


@rule
def envy(view: View, ahead: float, top: float, stream: Ints) -> float:
    """What it weighs that others gain this much more than I do."""
    if ahead <= 0.0:
        return 0.0
    fairness = PARAMETERS[int(view.mine[MY_TEMPER]), FAIRNESS]
    felt = fairness * (ENVY[0] + ENVY[1] * nature(stream, 2))
    return felt * ahead * 2.0 * AT_STAKE / (AT_STAKE + top)


@rule
def worth_of(frame: Frame, view: View, weights: Floats, who: Ints, options: Ints, top: float, stream: Ints) -> float:
    """My gain, less what unfairness and a broken word weigh."""
    gain = my_gain(frame, view, options)
    ahead = others_ahead(frame, view, weights, who, options, gain - view.mine[MY_RESERVE])
    worth = gain - envy(view, ahead, top, stream)
    if breaks_my_word(frame, view, options):
        worth -= 2.0
    if cannot_pay(frame, view, options):
        worth -= 1.5
    return worth


@rule
def comes_from(view: View, by: int) -> float:
    """What a package seems worth more, or less, for who put it (reactive devaluation: Ross 1995)."""
    return COMES_FROM * (trust_in(view, by) - 0.5) if by != view.scal[ME] else 0.0


@rule
def chances(frame: Frame, view: View, weights: Floats, who: Ints, package: int) -> float:
    """How likely a package on the table seems to suit all: the good it seems to do, less where it was refused; one's
    own seems better than it is (Babcock & Loewenstein 1997), which wears off round after round."""
    clauses = frame.size[t.CLAUSES]
    options = view.package[package, :clauses]
    good = good_for_all(frame, view, weights, who, options, my_gain(frame, view, options))
    for other in who:
        if view.package[package, clauses + s.N_PACKAGE + other] == c.NO + 1:
            good *= REFUSED
    if view.package[package, clauses + s.PUT_BY] == view.scal[ME]:
        rounds = max(1.0, float(view.scal[s.ROUND]))
        good *= 1.0 + MINE_SEEMS / (rounds * rounds * rounds)
    return good


@rule
def mark_for(worth: float, reserve: float, held: float, good: bool) -> int:
    """Yes at what one holds out for where it is `good` enough for all or for oneself, not yet above one's reserve, no
    under it."""
    if worth >= held and good:
        return c.YES
    return c.NOT_YET if worth >= reserve else c.NO


@rule
def bargain(frame: Frame, view: View, memory: Floats, rows: Ints, n: int, stream: Ints, move: Ints) -> None:
    """A whole sealed move of a round: marks on what lies there, and one act."""
    clauses = frame.size[t.CLAUSES]
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    offer, weights = scratch_codes(), scratch_table()
    top = my_best(frame, view, offer)
    who = reckoned(frame, view, scratch_codes())
    believe(frame, view, memory, who, top, weights)
    reserve = view.mine[MY_RESERVE]
    floor = min(top, reserve + 0.5 + 1.5 * (1.0 - view.mine[s.HOME_PRESSURE]) * temper[DRIVE])
    held = aspiration(top, floor, time_of(frame, view), temper[STIFFNESS])
    last = frame.course[view.scal[s.STEP], t.STEP_ROUNDS] - 1 == view.scal[s.ROUND]
    if last:
        held = reserve
    near = 1.0
    best_good = 0.0  # of those one could live with
    mine_at_best = 0.0
    for _ in who:
        near *= NEAR
    worths, goods, gains = scratch(), scratch(), scratch()  # of each package that lies there: its chances in `goods`
    place = 0
    for package in range(view.scal[s.MADE]):
        if view.package[package, clauses + s.ON_TABLE] == 1 and place < s.TABLE_SIZE:
            options = view.package[package, :clauses]
            worth = worth_of(frame, view, weights, who, options, top, stream)
            worth += comes_from(view, view.package[package, clauses + s.PUT_BY])
            good = chances(frame, view, weights, who, package)
            gain = my_gain(frame, view, options)
            worths[place] = worth
            goods[place] = good
            gains[place] = gain
            if good > best_good and worth >= reserve:
                best_good = good
                mine_at_best = gain
            place += 1
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
    for package in range(view.scal[s.MADE]):
        if view.package[package, clauses + s.ON_TABLE] == 1 and place < s.TABLE_SIZE:
            worth = worths[place]
            suits_all = goods[place] >= near * best_good or gains[place] >= mine_at_best
            how = mark_for(worth, reserve, held, suits_all)
            if holds_red(frame, view, view.package[package], -1):
                reds += 1
                how = c.NO  # where all that can be put is red, one holds out for less than nothing, and signs nothing
            if how == c.NO:
                noes += 1
            marks += power * how
            power *= 3
            if worth > best_worth:
                best_worth = worth
                best_package = package
                best_place = place
            if worth > hoped_for and may_stand(frame, view, who, package):
                hoped_for = worth
            if worth < worst_worth and view.package[package, clauses + s.PUT_BY] != view.scal[ME]:
                worst_worth = worth
                worst_place = place
            place += 1
    move[s.MARKS] = marks
    move[s.DO] = c.STAND
    move[s.TO] = -1
    move[s.WHAT] = 0
    move[s.HOW] = c.AS_ASKED
    if best_package >= 0:
        move[s.HOW] = pledge_level(frame, view, view.package[best_package, :clauses], temper[GIVING], stream)
    if n <= 1 or (place > 0 and hoped_for >= held):
        return
    if speaks_up(frame, view, rows, n, stream, move, worst_place, reds, noes, place):
        return
    if place >= s.TABLE_SIZE and luck(stream) > puts_in_a_crowd(frame, temper[DRIVE]):
        return
    concede(frame, view, weights, who, offer, held, due_share(frame, view, memory, who, stream))
    level = pledge_level(frame, view, offer, temper[GIVING], stream)
    propose(frame, view, rows, n, move, offer, best_package, best_place, level)


@rule
def puts_in_a_crowd(frame: Frame, drive: float) -> float:
    """How likely one is to add a package to a table that is full: where many sit, most let others."""
    return min(1.0, 4.0 * (0.5 + drive) / frame.size[t.SEATS])


@rule
def ways_to_object(rows: Ints, n: int, place: int) -> int:
    """How one may object to the package at this place: 0 not at all, 1 without a reason, 2 with one too."""
    for at in range(n):
        if rows[at, 0] == c.OBJECT and rows[at, 2] <= place < rows[at, 2] + rows[at, 4]:
            return int(rows[at, 5])
    return 0


@rule
def lighter_holds_red(frame: Frame, view: View, option: int) -> bool:
    """Whether the lighter form, which keeps the rest of what lies there first, would hold what I cannot accept."""
    for package in range(view.scal[s.MADE]):
        if view.package[package, frame.size[t.CLAUSES] + s.ON_TABLE] == 1:
            return holds_red(frame, view, view.package[package], int(frame.option[option, t.OF_CLAUSE]))
    return False


@rule
def speaks_up(
    frame: Frame,
    view: View,
    rows: Ints,
    n: int,
    stream: Ints,
    move: Ints,
    worst_place: int,
    reds: int,
    noes: int,
    lying: int,
) -> bool:
    """Instead of an offer: name a tension, show a red zone, ask for a third party or a pause, object, offer a lighter
    form. False when one would rather offer."""
    temper = PARAMETERS[int(view.mine[MY_TEMPER])]
    drawn = luck(stream)
    may_name, may_show = is_legal(rows, n, c.NAME_TENSION) >= 0, is_legal(rows, n, c.SHOW_RED) >= 0
    wrong = wrong_to_name(frame, rows, n)
    named = wrong > 0 and luck(stream) < 0.2 + 0.5 * temper[OPENNESS]
    knot = knot_on_table(frame, view, rows, n) if may_name and lying > 0 and drawn < 0.5 * temper[OPENNESS] else -1
    if named or knot != -1:
        move[s.DO] = c.NAME_TENSION
        move[s.WHAT] = wrong if named else max(knot, -1) + 1
        move[s.HOW] = c.AS_ASKED
        return True
    if may_show and reds > 0 and drawn < 0.15 + 0.5 * temper[OPENNESS] and view.scal[s.ROUND] > 0:
        move[s.DO] = c.SHOW_RED
        move[s.HOW] = c.AS_ASKED
        return True
    drawn = luck(stream)
    if lying > 1 and noes == lying and view.scal[s.ROUND] > 0:
        if drawn < 0.25 * temper[WARMTH] and is_legal(rows, n, c.CALL_THIRD) >= 0:
            move[s.DO] = c.CALL_THIRD
            move[s.HOW] = c.AS_ASKED
            return True
        if drawn > 0.9 and is_legal(rows, n, c.ADJOURN) >= 0:
            move[s.DO] = c.ADJOURN
            move[s.HOW] = c.AS_ASKED
            return True
    if time_of(frame, view) >= 1.0:
        return False  # What is to be offered must be offered now.
    if lying >= 3 and worst_place >= 0 and drawn > 0.75 and ways_to_object(rows, n, worst_place) > 0:
        move[s.DO] = c.OBJECT
        move[s.WHAT] = worst_place
        reasoned = luck(stream) < temper[OPENNESS] and ways_to_object(rows, n, worst_place) > 1
        move[s.HOW] = c.WITH_REASON if reasoned else c.WITHOUT_REASON
        return True
    lighter = is_legal(rows, n, c.OFFER_LIGHTER)
    if (
        lighter >= 0
        and lying > 0
        and drawn < 0.12 + 0.2 * temper[WARMTH]
        and view.option[rows[lighter, 2], MY_WEIGHT] > 0.0
        and not lighter_holds_red(frame, view, int(rows[lighter, 2]))
    ):
        move[s.DO] = c.OFFER_LIGHTER
        move[s.WHAT] = rows[lighter, 2]
        return True
    return False
