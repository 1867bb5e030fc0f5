"""Rows of behaviour where one gives or not: the common pot, the entrusted sum."""

from functools import cache

import numpy as np

from game.lab.beds_of_giving import (
    BACK,
    LEVELS,
    SENT,
    Pot,
    choice_name,
    common_pot,
    entrusted_sum,
    one_group,
    sum_name,
    threes,
)
from game.lab.measuring import LEVEL, Reals, effect_size, forced, given, means, one_by_one, records_of, trust_between
from game.minds.temperament import PARAMETERS, WARMTH
from game.rules import codes as c
from game.rules import state as s
from game.rules.state import State, chosen_at
from game.story import tables as t

Found = tuple[dict[str, float], int]
GROUP = 4
WORDS = (c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_ANSWERED)


@cache
def ten_rounds(seed: int, plays: int) -> list[float]:
    """Mean share given in each of ten rounds by the same four."""
    return means(given(Pot(one_group(GROUP, 10)), seed, plays))


@cache
def first(pot: Pot, seed: int, plays: int) -> float:
    """Mean share given in the first round."""
    return means(given(pot, seed, plays))[0]


def first_round(seed: int, plays: int) -> Found:
    return {"first": ten_rounds(seed, plays)[0]}, plays


def tenth_round(seed: int, plays: int) -> Found:
    """`falls`: the least fall from a round to the next."""
    shares = ten_rounds(seed, plays)
    return {"tenth_of_first": shares[9] / shares[0], "falls": -max(np.diff(shares))}, plays


@cache
def two_times_ten(seed: int, plays: int) -> list[float]:
    """Ten rounds in groups of three, then three more, in a second act, with people none of whom one was with."""
    return means(given(Pot(threes((0,) * 10 + (1,) * 3), afresh=10), seed, plays))


def afresh(seed: int, plays: int) -> Found:
    shares = two_times_ten(seed, plays)
    return {"rises": shares[10] - shares[9]}, plays


@cache
def schedules(seed: int, plays: int) -> Reals:
    """[people, LEVELS] what one gives in the second round when all the others gave this much in the first: the same
    person, with the same luck, asked once for each level."""
    pot = Pot(one_group(GROUP, 2))
    tables = common_pot(pot)
    subject, *others = pot.rounds[0][0]
    codes = [tables.names.choices.code[choice_name(1, subject, level)] for level in range(LEVELS)]
    places = [chosen_at(tables.frame, code) for code in codes]
    people = plays // LEVELS + 1

    def share(state: State) -> float:
        return float(LEVEL @ state.flag[places])

    found = np.zeros((people, LEVELS))
    for level in range(LEVELS):
        fork = forced(tables, [choice_name(0, other, level) for other in others])
        found[:, level] = one_by_one(tables, seed, people, share, fork)
    return found


def types(seed: int, plays: int) -> Found:
    """Free riders give nothing whatever the others do; conditional co-operators give more when the others do (rank
    correlation 0.83 at least: one in twenty by chance); the hump rises, then falls by a fifth at least."""
    people = schedules(seed, plays)
    free = (people == 0).all(axis=1)
    ranks = _ranks(people)
    order = np.arange(LEVELS) - np.arange(LEVELS).mean()
    centred = ranks - ranks.mean(axis=1, keepdims=True)
    sizes = np.sqrt((centred**2).sum(axis=1) * (order**2).sum())
    like = np.divide(centred @ order, sizes, out=np.zeros(len(people)), where=sizes > 0)
    conditional = ~free & (like >= 0.83) & (people[:, -1] > people[:, 0])
    peak = people.max(axis=1)
    hump = ~free & ~conditional & (peak - people[:, 0] >= 0.2) & (peak - people[:, -1] >= 0.2)
    shares = {"conditional": conditional, "free_riders": free, "hump": hump}
    return {name: float(these.mean()) for name, these in shares.items()}, len(people) * LEVELS


def _ranks(rows: Reals) -> Reals:
    """[rows, n] the rank of each number in its row, equal ones sharing the mean of theirs."""
    below = (rows[:, :, None] > rows[:, None, :]).sum(axis=2)
    equal = (rows[:, :, None] == rows[:, None, :]).sum(axis=2)
    return below + 0.5 * (equal - 1)


def slope(seed: int, plays: int) -> Found:
    """Of what one gives against what the others gave, everybody together."""
    people = schedules(seed, plays)
    return {"slope": float(np.polyfit(LEVEL, people.mean(axis=0), 1)[0])}, len(people) * LEVELS


def talk(seed: int, plays: int) -> Found:
    silent = given(Pot(one_group(GROUP, 1)), seed, plays)[0]
    return {
        how: effect_size(given(Pot(one_group(GROUP, 1), talk=how), seed, plays)[0], silent)
        for how in ("in_person", "in_writing")
    }, plays


def observed(seed: int, plays: int) -> Found:
    """Where nothing comes back of what one gives."""
    unseen, seen = (first(Pot(one_group(GROUP, 1), returned=0.0, seen=seen), seed, plays) for seen in (False, True))
    return {"times": seen / unseen, "unseen": unseen}, plays


def signs(seed: int, plays: int) -> Found:
    """Each a difference of mean shares given, the sign that was published made positive."""
    group = one_group(GROUP, 1)
    usual = first(Pot(group), seed, plays)
    stable, fresh = (
        float(np.mean(means(given(Pot(threes(ways)), seed, plays)))) for ways in ((0, 0, 0, 0), (0, 1, 2, 3))
    )
    shares = two_times_ten(seed, plays)
    return {
        "return": first(Pot(group, returned=0.7), seed, plays) - first(Pot(group, returned=0.2), seed, plays),
        "talk": first(Pot(group, talk="in_person"), seed, plays) - usual,
        "stable_group": stable - fresh,
        "unequal_endowments": usual - first(Pot(group, uneven=3.0), seed, plays),
        "experience": shares[0] - shares[10],
    }, plays


def trust_game(seed: int, plays: int) -> Found:
    """`returned`: of the tripled sum."""
    tables = entrusted_sum()
    taken = records_of(tables, seed, plays).choice[:, 1]
    code = tables.names.choices.code
    sent = np.array([taken[code[sum_name(SENT, level)]] for level in range(LEVELS)])
    back = np.array([[taken[code[sum_name(BACK, level, one)]] for level in range(LEVELS)] for one in range(1, LEVELS)])
    sums = LEVEL[1:] @ back  # each return weighs as much as the sum it is a part of
    return {"sent": float(sent @ LEVEL / sent.sum()), "returned": float(sums @ LEVEL / sums.sum() * 2 / 3)}, plays


def learning_to_trust(seed: int, plays: int) -> Found:
    """How much larger the coefficient of reciprocation is than any other's, in what moves the sender's trust: what was
    given back, what was said, what one had sent, how warm one is (all standardised; plays in which something was
    sent)."""
    tables = entrusted_sum("in_writing")
    north, south = (tables.names.seats.code[seat] for seat in ("north", "south"))
    at = {name: chosen_at(tables.frame, code) for name, code in tables.names.choices.code.items()}
    start = float(tables.secrets.trust[north, south].mean())

    def look(state: State) -> list[float] | None:
        sent = next(level for level in range(LEVELS) if state.flag[at[sum_name(SENT, level)]])
        if sent == 0:
            return None
        back = next(level for level in range(LEVELS) if state.flag[at[sum_name(BACK, level, sent)]])
        events = state.event[: state.scal[s.EVENTS]]
        words = np.isin(events[:, s.KIND], (c.E_TOLD_FACT, c.E_TOLD_SEEKS, c.E_TOLD_RED, c.E_ANSWERED)) & (
            events[:, s.E_BY] == south
        )
        temper = int(tables.secrets.part[int(state.seat[north, s.SEEKS]), t.TEMPERAMENT])
        warmth = float(PARAMETERS[temper, WARMTH])
        return [trust_between(state, north, south) - start, back, float(words.sum()), sent, warmth]

    table = np.array([row for row in one_by_one(tables, seed, plays, look) if row is not None])
    table = (table - table.mean(axis=0)) / np.maximum(table.std(axis=0), 1e-9)
    weights = np.abs(np.linalg.lstsq(table[:, 1:], table[:, 0], rcond=None)[0])
    return {"reciprocation_ahead": float(weights[0] - weights[1:].max())}, plays


def structures_and_persons(seed: int, plays: int) -> Found:
    """How much less is given by those who answer to somebody at home, and how much more less where nothing comes back
    than where most does."""
    less = {}
    for returned in (0.0, 0.7):
        persons, structures = (
            first(Pot(one_group(GROUP, 1), returned=returned, urgency=urgency), seed, plays)
            for urgency in ("low", "high")
        )
        less[returned] = persons - structures
    return {"compete_more": min(less.values()), "most_under_conflict": less[0.0] - less[0.7]}, plays
