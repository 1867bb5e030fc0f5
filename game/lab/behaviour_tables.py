"""Rows of behaviour at a table and after: an offered sum, a deadline, promises, repair, the strength of the minds."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.batch.batch import play_range
from game.batch.continuing import N_SCRIPT, S_LYING, S_MOVE, S_PLACE, S_STAGE
from game.batch.running import new_records
from game.debrief import outcome as o
from game.lab.beds_of_tables import SHARES, ample_table, divided_table, offered_sum, promises
from game.lab.measuring import bench_of, one_by_one, records_of, scripted, trust_between
from game.lab.value import values_of
from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import place_of_moment
from game.rules.state import State
from game.story.tables import Ints

Found = tuple[dict[str, float], int]
LOW, HIGH_STAKES, USUAL_STAKES = 0.3, 4, 2  # an offer under LOW is a low one; parts of the sum
TABLES, PARTIES = 6, (2, 3, 4)  # ample tables of each number of parties
BEFORE, ACTS = 5, 10  # periods in which all is kept before a breach, good acts after it
WHOLE = c.AMOUNTS.index(1.0)


def events_of(state: State) -> Ints:
    """[events, …] what happened in a play."""
    return state.event[: state.scal[s.EVENTS]]


def script_row(step: int, wave: int, stage: int, move: dict[int, int]) -> Ints:
    """A move made at this step of the course, in this wave of answers; at a table, in its first round."""
    row = np.zeros(N_SCRIPT, np.int64)
    row[S_PLACE], row[S_STAGE], row[S_LYING] = place_of_moment(step, 0, wave), stage, 1 if stage == c.AT_ROUND else 0
    row[S_MOVE + s.TO] = -1
    for column, value in move.items():
        row[S_MOVE + column] = value
    return row


@cache
def offers(parts: int, seed: int, plays: int) -> NDArray[np.float64]:
    """[offers, 2] the share that north offered, and 1 where south refused it; south offers nothing itself."""
    tables = offered_sum(parts)
    north, south = (tables.names.seats.code[seat] for seat in ("north", "south"))

    def look(state: State) -> tuple[float, float]:
        events = events_of(state)
        put = events[(events[:, s.KIND] == c.E_PUT) & (events[:, s.E_BY] == north)]
        marks = events[(events[:, s.KIND] == c.E_MARKED) & (events[:, s.E_BY] == south)]
        package = int(put[0, s.E_WHAT])
        points = state.package[package, :parts] - tables.frame.clause[:parts, 0]
        answer = marks[marks[:, s.E_WHAT] == package][-1, s.E_HOW]
        return float(points.sum() / (parts * (SHARES - 1))), float(answer != c.YES)

    stands = script_row(0, 0, c.AT_ROUND, {s.DO: c.STAND, s.HOW: 1})
    return np.array(one_by_one(tables, seed, plays, look, scripted(tables, south, [stands])))


def ultimatum(seed: int, plays: int) -> Found:
    shares = offers(USUAL_STAKES, seed, plays)
    return {"offered": float(shares[:, 0].mean()), "refused": float(shares[:, 1].mean())}, len(shares)


def low_offers(seed: int, plays: int) -> Found:
    usual, high = (offers(parts, seed, plays) for parts in (USUAL_STAKES, HIGH_STAKES))
    refused, at_high = (float(one[one[:, 0] < LOW, 1].mean()) for one in (usual, high))
    return {"refused": refused, "less_at_high_stakes": refused - at_high}, len(usual)


def repair(seed: int, plays: int) -> Found:
    """Trust after a breach and ten good acts, as a share of trust just before it, when all had been kept for a while:
    the breach owned and its price paid, or denied after a false claim that came out."""
    tables, before = (promises(2, periods, talk=False) for periods in (BEFORE + 1 + ACTS, BEFORE))
    north, south = (tables.names.seats.code[seat] for seat in ("north", "south"))
    keeps: dict[int, int] = {s.DO: c.DELIVER, s.WHAT: WHOLE, s.HOW: 0}
    at = BEFORE + 1  # the step of the breach: the table is the first of the course
    good = [script_row(step, 0, c.AT_DELIVERY, keeps) for step in range(1, at + ACTS + 1) if step != at]

    def trusted(state: State) -> float:
        return trust_between(state, south, north)

    shares = {}
    count = plays
    for name, said, how in (("owned", c.SILENT, 0), ("deceit", c.CLAIMED, 2)):
        breach = [script_row(at, 0, c.AT_DELIVERY, {s.DO: c.DELIVER, s.WHAT: 0, s.HOW: said})]
        waves = range(1, 6)
        owning = [script_row(at, wave, c.AT_OWN_UP, {s.DO: c.OWN_UP, s.TO: south, s.HOW: how}) for wave in waves]
        paying = [
            script_row(at, wave, c.AT_PAY, {s.DO: c.PAY, s.TO: south, s.WHAT: what, s.HOW: 1})
            for wave in waves
            for what in (1, 2)
        ]

        def look(state: State, how: int = how) -> float:
            """Trust at the end; -1 where the breach did not go as asked."""
            events = events_of(state)
            mine = events[events[:, s.E_BY] == north]
            seen = mine[mine[:, s.KIND] == c.E_DELIVERED, s.E_WHAT]
            owned = mine[mine[:, s.KIND] == c.E_OWNED, s.E_HOW]
            kept = np.delete(seen, BEFORE) if len(seen) > BEFORE else seen
            as_asked = len(seen) == at + ACTS and seen[BEFORE] == c.NONE_GIVEN and not np.isin(kept, c.SHORT).any()
            return trusted(state) if as_asked and len(owned) and owned[0] == how else -1.0

        kept_all = scripted(tables, north, good)
        earlier = np.array(one_by_one(before, seed, plays, trusted, kept_all))
        fork = scripted(tables, north, [*breach, *owning, *paying, *good])
        after = np.array(one_by_one(tables, seed, plays, look, fork))
        ratios = (after / earlier)[after >= 0.0]
        shares[name] = float(np.mean(ratios)) if len(ratios) else 0.0
        count = min(count, len(ratios))
    return shares, count


def promises_broken(seed: int, plays: int) -> Found:
    """Of what was pledged for a period, how often less was given."""

    def look(state: State) -> tuple[int, int]:
        events = events_of(state)
        gave = events[events[:, s.KIND] == c.E_TRULY, s.E_WHAT]
        return int((gave < WHOLE).sum()), len(gave)

    broken, pledged = np.array(one_by_one(promises(4, 2), seed, plays, look)).sum(axis=0)
    return {"broken": float(broken / pledged)}, plays


@cache
def rounds_to_agree(rounds: int, shared: bool, seed: int, plays: int) -> Ints:
    """Of each negotiation, the round in which it was agreed (the first is 1), 0 where it was not."""

    def look(state: State) -> int:
        kinds = events_of(state)[:, s.KIND]
        stood = np.flatnonzero(kinds == c.E_STOOD)
        return int((kinds[: stood[0]] == c.E_ROUND).sum()) + 1 if len(stood) else 0

    return np.array(one_by_one(divided_table(rounds, shared), seed, plays, look), np.int64)


def deadline(seed: int, plays: int) -> Found:
    """On a list of terms better for one, worse for the other; five rounds, then two."""
    at = rounds_to_agree(5, True, seed, plays)
    failed, shorter = (float((rounds_to_agree(rounds, True, seed, plays) == 0).mean()) for rounds in (5, 2))
    return {"in_last_two_rounds": float((at[at > 0] >= 4).mean()), "shorter_fails_more": shorter - failed}, plays


def no_room(seed: int, plays: int) -> Found:
    """The same list, with no term above both reserves. Right: nobody's own game falls under its reserve by stopping."""
    agreed = rounds_to_agree(5, False, seed, plays) > 0
    dials = records_of(divided_table(5, False), seed, plays).dial[:, :, o.DIAL_OWN]
    right = (dials[~agreed] >= 50.0).all(axis=1)
    return {"stopped": float((~agreed).mean()), "scored_as_right": float(right.mean())}, plays


@cache
def values(parties: int, with_talk: bool, seed: int, plays: int) -> NDArray[np.float64]:
    """[plays, 4] what was made of ample tables, as `game.lab.value` says it."""
    each = plays // (TABLES * len(PARTIES)) + 1
    found = []
    for number in range(TABLES):
        tables = ample_table(number, parties, with_talk)
        bench = bench_of(tables)
        records = new_records(bench.frame, each, makings=True)
        play_range(bench, records, seed, 0, each)
        found.append(values_of(tables, bench, records, seed, each))
    return np.concatenate(found)


def strength(seed: int, plays: int) -> Found:
    """`after_talk`: the share of the largest Nash product that minds reach, failures counted as nothing, mean over two,
    three and four parties."""
    talked, silent = ([values(parties, talk, seed, plays) for parties in PARTIES] for talk in (True, False))
    return {
        "after_talk": float(np.mean([one[:, 2].mean() for one in talked])),
        "unspoken_fails_more": float(np.mean([one[:, 1].mean() for one in talked]))
        - float(np.mean([one[:, 1].mean() for one in silent])),
    }, sum(len(one) for one in talked)
