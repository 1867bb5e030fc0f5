"""Typical tables: what the agendas drawn there could have come to, and where plays of minds really ended.

Draws that were looked at are ranked by how many packages leave nobody under its reserve, from the tightest table to the
most open one; those that stand at the RANKS of that order are shown, so that what is solved does not grow with the
plays. Each is played again many times, its agendas given and all else left to chance.

A gain is what a package brings a party over its reserve, in points of its interests. With more than two parties no
plane shows all gains; two numbers tell most of what a table argues about, and a package is placed by them: the mean
gain of all (how much there is to share) and the gain of the one who gets least (whether anybody is sacrificed).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.batch.makings import AT_OPTIONS
from game.lab.pieces import Result
from game.lab.solutions import POINTS, UTILITARIAN, solve, table_of
from game.lab.value import ROOM, given, options_in_force
from game.rules.read.packages import decode, encode
from game.rules.state import new_state
from game.story import tables as t
from game.story.build import Tables
from game.story.tables import Floats

RANKS = (0.1, 0.3, 0.5, 0.7, 0.9)
Json = dict[str, Any]
Agendas = tuple[tuple[int, int, int], ...]


def typical(result: Result, parts: NDArray[np.int16]) -> list[tuple[float, Agendas]]:
    """(rank, agendas) of the tables to show. `parts` [plays, seats, 3]: those drawn in each play of `result`."""
    order = np.argsort(result.table[:, ROOM], kind="stable")
    found: list[tuple[float, Agendas]] = []
    for rank in RANKS if len(order) else ():
        drawn = parts[result.looked[order[min(len(order) - 1, int(rank * len(order)))]]]
        agendas = tuple((int(seeks), int(red), int(pressure)) for seeks, red, pressure in drawn)
        if agendas not in [other for _, other in found]:
            found.append((rank, agendas))
    return found


def bargain(tables: Tables, rank: float, agendas: Agendas, result: Result) -> Json:
    """One table: its packages placed, its solutions, where the plays of `result` ended, what they left on it."""
    frame, secrets, names = tables
    state = new_state(frame)
    given(frame, secrets, state, agendas)
    utilities, reserves, allowed = table_of(frame, secrets, state)
    gains = utilities - reserves
    solved = solve(utilities, reserves, allowed)
    fair = allowed & (gains >= 0).all(axis=1)

    def told(package: int) -> Json:
        row = np.zeros(int(frame.size[t.CLAUSES]), np.int64)
        decode(frame, package, row)
        least = int(gains[package].argmin())
        return {
            "options": [names.options[int(option)] for option in row],
            "gains": {seat: round(float(gains[package, code]), 2) for code, seat in enumerate(names.seats)},
            "mean": round(float(gains[package].mean()), 2),
            "least": round(float(gains[package, least]), 2),
            "who": names.seats[least],
            "frontier": bool(solved.frontier[package]),
            "red": not allowed[package],
        }

    plays = len(result.row)
    ends, times = ended(tables, result)
    signed = ends >= 0
    return {
        "rank": rank,
        "agendas": {
            seat: [names.parts[part].partition(".")[2] for part in own]
            for seat, own in zip(names.seats, agendas, strict=True)
        },
        "packages": len(gains),
        "allowed": int(allowed.sum()),
        "room": int(fair.sum()),
        "frontier": int(solved.frontier.sum()),
        "dots": dots(gains, allowed, solved.frontier),
        "points": {name: told(package) if package >= 0 else None for name, package in solved.points.items()},
        "plays": plays,
        "none": round(float(times[~signed].sum() / plays), 4),
        "ends": [
            told(int(package)) | {"share": round(float(count / plays), 4)}
            for package, count in zip(ends[signed], times[signed], strict=True)
        ],
        "left": left(gains, fair, solved.points[POINTS[UTILITARIAN]], ends, times),
    }


def dots(gains: Floats, allowed: NDArray[np.bool_], frontier: NDArray[np.bool_]) -> list[list[float]]:
    """[mean gain, smallest gain, 1 on the frontier] of the packages that cross no red zone; each place once."""
    placed: dict[tuple[float, float], float] = {}
    for package in np.flatnonzero(allowed):
        at = round(float(gains[package].mean()), 2), round(float(gains[package].min()), 2)
        placed[at] = max(placed.get(at, 0.0), float(frontier[package]))
    return [[mean, least, on] for (mean, least), on in sorted(placed.items())]


def ended(tables: Tables, result: Result) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The packages in force at the end, the most frequent first, and how often; -1: none."""
    clauses = int(tables.frame.size[t.CLAUSES])
    rows, times = np.unique(result.makings[:, AT_OPTIONS : AT_OPTIONS + clauses], axis=0, return_counts=True)
    numbers = [
        encode(tables.frame, options_in_force(tables.frame, np.concatenate([np.zeros(AT_OPTIONS, np.int16), row])))
        if row[0] > 0
        else -1
        for row in rows
    ]
    order = np.argsort(-times, kind="stable")
    return np.array(numbers, np.int64)[order], times[order]


def left(
    gains: Floats, fair: NDArray[np.bool_], best: int, ends: Sequence[int] | Any, times: NDArray[np.int64]
) -> float | None:
    """Share of the largest sum of gains that the plays did not reach, on average: a play without agreement reached
    nothing, nor did one whose agreement leaves somebody under its reserve or crosses a red zone. None where there was
    nothing to reach."""
    most = float(gains[best].sum()) if best >= 0 else 0.0
    if most <= 0.0:
        return None
    reached = sum(
        float(gains[package].sum()) * int(count)
        for package, count in zip(ends, times, strict=True)
        if package >= 0 and fair[package]
    )
    return round(1.0 - reached / (most * float(times.sum())), 4)
