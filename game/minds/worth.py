"""What packages are worth to me: option by option, my red zone, and what counts together; my best of them."""

from game.minds.temperament import RED_COST
from game.rules.compile.mode import rule
from game.rules.options import shut_in
from game.rules.read.packages import holds_both
from game.rules.read.view import (
    MY_RED,
    MY_WEIGHT,
    PAIR_ONE,
    PAIR_OTHER,
    PAIR_USED,
    PAIR_WEIGHT,
    PAIRS_MAX,
    View,
)
from game.story import tables as t
from game.story.tables import Frame, Ints


@rule
def my_gain(frame: Frame, view: View, options: Ints) -> float:
    """What a package is worth to me; far below anything when it crosses my red zone."""
    total = 0.0
    for clause in range(frame.size[t.CLAUSES]):
        total += view.option[options[clause], MY_WEIGHT] - RED_COST * view.option[options[clause], MY_RED]
    return total + together(frame, view, options)


@rule
def any_pair(view: View) -> bool:
    """Whether any options count together for me; those in use come first."""
    return bool(view.pairs[0, PAIR_USED] > 0.0)


@rule
def together(frame: Frame, view: View, options: Ints) -> float:
    """What a package is worth to me beyond its options one by one: more, or less, for those it holds together."""
    total = 0.0
    for pair in range(PAIRS_MAX):
        if view.pairs[pair, PAIR_USED] == 0.0:
            break
        if holds_both(frame, options, int(view.pairs[pair, PAIR_ONE]), int(view.pairs[pair, PAIR_OTHER])):
            total += view.pairs[pair, PAIR_WEIGHT]
    return total


@rule
def my_best(frame: Frame, view: View, best: Ints) -> float:
    """My best package, red zone kept, written in `best`; returns what it is worth to me. Clause by clause, then as long
    as taking together what counts together, or parting it, makes a better one.
    """
    best_of_each(frame, view, best)
    mine = my_gain(frame, view, best)
    if not any_pair(view):
        return mine
    after = better_together(frame, view, best, mine)
    while after > mine:
        mine = after
        after = better_together(frame, view, best, mine)
    return mine


@rule
def best_of_each(frame: Frame, view: View, best: Ints) -> None:
    """Write the best option of each clause for me, as if none counted with another."""
    for clause in range(frame.size[t.CLAUSES]):
        first = frame.clause[clause, t.CLAUSE_FROM]
        best[clause] = first
        worth = -1000.0
        for option in range(first, frame.clause[clause, t.CLAUSE_TO]):
            weight = view.option[option, MY_WEIGHT] - RED_COST * view.option[option, MY_RED]
            if weight > worth and not shut_in(view.scal, option):
                worth = weight
                best[clause] = option


@rule
def better_together(frame: Frame, view: View, best: Ints, mine: float) -> float:
    """Change `best`, worth `mine`, where it gains by other options in the two clauses of a pair; returns what it is
    then worth."""
    for pair in range(PAIRS_MAX):
        if view.pairs[pair, PAIR_USED] == 0.0:
            break
        first = int(frame.option[int(view.pairs[pair, PAIR_ONE]), t.OF_CLAUSE])
        second = int(frame.option[int(view.pairs[pair, PAIR_OTHER]), t.OF_CLAUSE])
        for one in range(frame.clause[first, t.CLAUSE_FROM], frame.clause[first, t.CLAUSE_TO]):
            for other in range(frame.clause[second, t.CLAUSE_FROM], frame.clause[second, t.CLAUSE_TO]):
                mine = tried(frame, view, best, mine, one, other)
    return mine


@rule
def tried(frame: Frame, view: View, best: Ints, mine: float, one: int, other: int) -> float:
    """Take these two options in `best` where they can be put and it gains by it; returns what it is then worth."""
    if shut_in(view.scal, one) or shut_in(view.scal, other):
        return mine
    first, second = int(frame.option[one, t.OF_CLAUSE]), int(frame.option[other, t.OF_CLAUSE])
    held, kept = best[first], best[second]
    best[first] = one
    best[second] = other
    after = my_gain(frame, view, best)
    if after > mine:
        return after
    best[second] = kept
    best[first] = held
    return mine


@rule
def cost_of_change(frame: Frame, view: View, options: Ints, clause: int, option: int) -> float:
    """What I lose by changing this clause of a package to this option; below 0, what I gain."""
    cost = view.option[options[clause], MY_WEIGHT] - view.option[option, MY_WEIGHT]
    return cost + parting(frame, view, options, clause, option) if any_pair(view) else cost


@rule
def parting(frame: Frame, view: View, options: Ints, clause: int, option: int) -> float:
    """Of what I lose so, what counts together and no longer does, less what then does."""
    was, cost = options[clause], 0.0
    for pair in range(PAIRS_MAX):
        if view.pairs[pair, PAIR_USED] == 0.0:
            break
        one, other = int(view.pairs[pair, PAIR_ONE]), int(view.pairs[pair, PAIR_OTHER])
        if was in (one, other) and holds_both(frame, options, one, other):
            cost += view.pairs[pair, PAIR_WEIGHT]
        if option in (one, other):
            options[clause] = option
            if holds_both(frame, options, one, other):
                cost -= view.pairs[pair, PAIR_WEIGHT]
            options[clause] = was
    return cost


@rule
def holds_red(frame: Frame, view: View, options: Ints, but: int) -> bool:
    """Whether a package holds what I cannot accept, in another clause than `but` (-1: anywhere)."""
    for clause in range(frame.size[t.CLAUSES]):
        if clause != but and view.option[options[clause], MY_RED] > 0.0:
            return True
    return False
