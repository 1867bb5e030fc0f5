"""Beds with a table: a list of terms to divide, a sum offered once, room for all to find, promises kept or not."""

from functools import cache

import numpy as np

from game.lab.beds import NAMES, NOTHING, Json, agenda, scenario, structure
from game.story.build import Tables

AMPLE_CLAUSES, AMPLE_OPTIONS, AMPLE_RESERVE = 4, 4, 5.0
SHARES = 6  # ways to share each part of a sum, from nothing to all


@cache
def divided_table(rounds: int, shared: bool) -> Tables:
    """Two seats and a list of six terms, each better for one and worse for the other. `shared`: whether the middle
    terms suit both above their reserve; otherwise no package does."""
    names = NAMES[:2]
    terms = {f"term_{at}": {"text": "…"} for at in range(6)}
    clause = {"title": "…", "question": "…", "base": "none", "options": {"none": {"text": "…"}, **terms}}
    points = (5, 4, 3, 3, 2, 1)
    reserve = 1.5 if shared else 4.5
    return scenario(
        "divided-table",
        {name: structure(10.0) for name in names},
        {
            names[0]: agenda({f"term.term_{at}": points[at] for at in range(6)}, reserve),
            names[1]: agenda({f"term.term_{at}": points[5 - at] for at in range(6)}, reserve),
        },
        {"term": clause},
        {"form": "term", "yields": {name: {"people": [10.0], "needs_days": 0.0} for name in terms} | {"none": NOTHING}},
        [{"table": "terms", "rounds": rounds}],
    )


@cache
def ample_table(number: int, parties: int, talk: bool) -> Tables:
    """A table where there is room: four clauses of four options, each party minding other ones (drawn with `number`),
    with room for an agreement in one package in five at least. `talk`: whether three corridor slots come before."""
    names = NAMES[:parties]
    luck = np.random.default_rng([number, parties])
    while True:
        weights = np.zeros((parties, AMPLE_CLAUSES, AMPLE_OPTIONS), np.int64)
        for party in range(parties):
            for at, most in enumerate(luck.permutation([5, 4, 2, 1])):
                weights[party, at] = luck.permutation([most, round(0.6 * most), round(0.2 * most), 0])
        grids = np.meshgrid(*[np.arange(AMPLE_OPTIONS)] * AMPLE_CLAUSES, indexing="ij")
        worth = np.array([sum(weights[p, c][grids[c]] for c in range(AMPLE_CLAUSES)).ravel() for p in range(parties)])
        if (worth >= AMPLE_RESERVE).all(axis=0).mean() >= 0.2:
            break
    options = {f"way_{at}": {"text": "…"} for at in range(AMPLE_OPTIONS)}
    clause: Json = {"title": "…", "question": "…", "base": "way_0", "options": options}
    corridors: list[Json] = [{"corridor": f"talk_{at}", "moves": ["ask", "listen", "tell", "trade"]} for at in range(3)]
    return scenario(
        "ample-table",
        {name: structure(10.0) for name in names},
        {
            name: agenda(
                {
                    f"clause_{c}.way_{o}": int(weights[party, c, o])
                    for c in range(AMPLE_CLAUSES)
                    for o in range(AMPLE_OPTIONS)
                    if weights[party, c, o]
                },
                AMPLE_RESERVE,
            )
            for party, name in enumerate(names)
        },
        {f"clause_{c}": clause for c in range(AMPLE_CLAUSES)},
        {"form": "clause_0", "yields": {name: {"people": [10.0], "needs_days": 0.0} for name in options}},
        [*(corridors if talk else []), {"table": "ample", "rounds": 5}],
    )


@cache
def offered_sum(parts: int) -> Tables:
    """North offers south a share of a sum, in one round; south says yes or no in the next. The sum is in `parts`
    clauses of five points, which everybody sees: more parts, more at stake."""
    north, south = NAMES[:2]
    points = {f"part_{part}": range(SHARES) for part in range(parts)}
    clauses = {
        name: {
            "title": "…",
            "question": "…",
            "base": "to_south_0",
            "options": {f"to_south_{share}": {"text": "…"} for share in shares},
        }
        for name, shares in points.items()
    }
    for_south = {f"{name}.to_south_{share}": share for name, shares in points.items() for share in shares if share}
    for_north = {
        f"{name}.to_south_{share}": SHARES - 1 - share
        for name, shares in points.items()
        for share in shares
        if share < SHARES - 1
    }
    return scenario(
        "offered-sum",
        {north: structure(10.0) | {"leans": for_north}, south: structure(10.0) | {"leans": for_south}},
        {north: agenda(for_north, 0.0), south: agenda(for_south, 0.0)},
        clauses,
        {"form": "part_0", "yields": {f"to_south_{share}": NOTHING for share in range(SHARES)}},
        [{"table": "offer", "rounds": 2}],
    )


@cache
def promises(parties: int, periods: int, talk: bool = True) -> Tables:
    """An agreement that all want, two days a period each, then periods in which each gives what it promised or not.
    Progress points show a false claim for what it is."""
    names = NAMES[:parties]
    together: Json = {"text": "…", "days": dict.fromkeys(names, 2.0), "gage": "progress"}
    options: Json = {"apart": {"text": "…"}, "together": together}
    clause: Json = {"title": "…", "question": "…", "base": "apart", "options": options}
    corridor: list[Json] = [{"corridor": "talk"}] if talk else []
    yields: Json = {"apart": NOTHING, "together": {"people": [20.0], "needs_days": 2.0 * parties}}
    return scenario(
        "promises",
        {name: structure(6.0 * periods) for name in names},
        {name: agenda({"form.together": 4}, 1.0) for name in names},
        {"form": clause},
        {"form": "form", "yields": yields},
        [*corridor, {"table": "agreement", "rounds": 4}, *({"delivery": f"period_{at}"} for at in range(periods))],
    )
