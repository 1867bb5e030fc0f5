"""Agendas drawn in many plays: their parts and what can be drawn whole, what came of each."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.debrief import outcome as o
from game.lab.pieces import Result
from game.story import tables as t
from game.story.library import Loaded

ENOUGH = 30  # plays under which nothing is said
Json = dict[str, Any]
Array = NDArray[Any]


# Where the parts of a row stand, as `game.batch.running` writes it (which would bring the rules along).
AT_APPROACHES = 2 + len(t.PITFALLS)
AT_DRAWN = AT_APPROACHES + len(t.APPROACHES)


def drawn(result: Result) -> Array:
    """[plays, seats, 3] codes of the parts of each agenda."""
    return result.row[:, AT_DRAWN:].reshape(len(result.row), -1, 3)


def possible_mixes(loaded: Loaded) -> dict[str, tuple[int, tuple[int, int, int]]]:
    """Every whole agenda that can be drawn, by a name for people: its seat, the codes of its parts."""
    _, secrets, names = loaded.tables
    found = {}
    for seat, name in enumerate(names.seats):
        own = secrets.seat[seat].astype(int)
        barred = {frozenset(secrets.row[at, :2].astype(int)) for at in range(own[t.EXCLUDED_FROM], own[t.EXCLUDED_TO])}
        spans = ((t.SEEKS_FROM, t.SEEKS_TO), (t.RED_FROM, t.RED_TO), (t.PRESSURE_FROM, t.PRESSURE_TO))
        for mix in product(*(range(own[first], own[end]) for first, end in spans)):
            if not any(frozenset(pair) in barred for pair in combinations(mix, 2)):
                parts = " + ".join(names.parts[part].partition(".")[2] for part in mix)
                found[f"{name}: {parts}"] = seat, (mix[0], mix[1], mix[2])
    return found


def agendas(loaded: Loaded, result: Result) -> Json:
    """By part of an agenda: endings of the plays in which it was drawn, own game at the ninth tenth."""
    names, codes, found = loaded.tables.names, drawn(result), {}
    for code, name in enumerate(names.parts):
        seat = names.seats.code[name.partition(".")[0]]
        own = (codes[:, seat] == code).any(axis=1)
        if own.any():
            found[name] = {
                "share": round(float(own.mean()), 4),
                "own_game_p90": round(float(np.percentile(result.dial[own, seat, o.DIALS.index("own_game")], 90)), 1),
                "endings": by_id(
                    names.endings, np.bincount(result.row[own, 0], minlength=len(names.endings)) / own.sum()
                ),
            }
    return found


def mixes(loaded: Loaded, result: Result) -> Json:
    """By whole agenda: in the plays in which it was drawn, the mean of each dial of its seat and of all seats, own game
    at the first and the ninth tenth, endings."""
    names, codes, found = loaded.tables.names, drawn(result), {}
    for name, (seat, mix) in possible_mixes(loaded).items():
        own = (codes[:, seat] == mix).all(axis=1)
        if own.sum() >= ENOUGH:
            game = result.dial[own, seat, o.DIALS.index("own_game")]
            found[name] = {
                "seat": names.seats[seat],
                "parts": [names.parts[part] for part in mix],
                "plays": int(own.sum()),
                "own": means_of(result.dial[own, seat].mean(axis=0, dtype=np.float64)),
                "all": means_of(result.dial[own].mean(axis=(0, 1), dtype=np.float64)),
                "own_game_p10": round(float(np.percentile(game, 10)), 1),
                "own_game_p90": round(float(np.percentile(game, 90)), 1),
                "endings": by_id(
                    names.endings, np.bincount(result.row[own, 0], minlength=len(names.endings)) / own.sum()
                ),
            }
    return found


def by_id(names: Sequence[str] | Any, values: Array) -> dict[str, float]:
    return {name: round(float(value), 5) for name, value in zip(names, values, strict=True)}


def means_of(values: Array) -> dict[str, float]:
    return {name: round(float(value), 1) for name, value in zip(o.DIALS, values, strict=True)}
