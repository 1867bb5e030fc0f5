"""The figures published of people, measured on the game's own minds: twenty-five rows, each with its range.

A row is one or several figures, a range each (the design's `behaviour.md` gives the sources); it is held when every
figure lies in its range with every seed, no nearer to a limit than its standard error. `measure` gives plain JSON data.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Any

from game.lab import behaviour_giving as giving
from game.lab import behaviour_people as people
from game.lab import behaviour_tables as tables
from game.minds.temperament import digest

Json = dict[str, Any]
Figures = dict[str, float]
PLAYS = 10_000
SEEDS = (1, 20_260_001, 40_520_001)  # so far apart that no play is counted twice
PARTS = 10  # a measure is the mean of as many, on plays of their own: how far these lie apart gives its standard error
ANY = float("inf")


@dataclass(frozen=True)
class Row:
    """One situation. `ranges`: by figure, the least and the most to show; `measured(seed, plays)` gives the figures and
    how many plays or matches they rest on; `source`: whose figures they are."""

    name: str
    ranges: dict[str, tuple[float, float]]
    measured: Callable[[int, int], tuple[Figures, int]]
    source: str


SIGN = (0.005, ANY)  # the sign alone is published: surely more than nothing
ROWS: tuple[Row, ...] = (
    Row("pot_first", {"first": (0.40, 0.60)}, giving.first_round, "public-goods reviews"),
    Row("pot_tenth", {"tenth_of_first": (0.0, 0.60), "falls": SIGN}, giving.tenth_round, "Fischbacher & Gächter 2010"),
    Row("pot_afresh", {"rises": SIGN}, giving.afresh, "Andreoni, in Fischbacher & Gächter 2010"),
    Row(
        "types",
        {"conditional": (0.45, 0.60), "free_riders": (0.10, 0.33), "hump": (0.0, 0.14)},
        giving.types,
        "Fischbacher, Gächter & Fehr 2001",
    ),
    Row("slope", {"slope": (0.4, 0.9)}, giving.slope, "Fischbacher, Gächter & Fehr 2001"),
    Row("talk", {"in_person": (0.9, 1.5), "in_writing": (0.25, 0.70)}, giving.talk, "Balliet 2010"),
    Row("observed", {"times": (2.0, 4.0), "unseen": (0.0, 0.30)}, giving.observed, "PMC5474078"),
    Row(
        "signs",
        dict.fromkeys(("return", "talk", "stable_group", "unequal_endowments", "experience"), SIGN),
        giving.signs,
        "Zelmer 2003",
    ),
    Row("trust_game", {"sent": (0.45, 0.55), "returned": (0.32, 0.42)}, giving.trust_game, "Johnson & Mislin 2011"),
    Row("ultimatum", {"offered": (0.36, 0.44), "refused": (0.11, 0.21)}, tables.ultimatum, "Oosterbeek et al. 2004"),
    Row(
        "low_offers", {"refused": (0.40, 0.60), "less_at_high_stakes": SIGN}, tables.low_offers, "Andersen et al. 2011"
    ),
    Row("repair", {"owned": (0.90, ANY), "deceit": (0.0, 0.80)}, tables.repair, "Schweitzer et al. 2006"),
    Row("promises", {"broken": (0.15, 0.23)}, tables.promises_broken, "Schniter et al. 2013"),
    Row("learning", {"reciprocation_ahead": SIGN}, giving.learning_to_trust, "osf.io/bjux7"),
    Row(
        "structures",
        {"compete_more": SIGN, "most_under_conflict": SIGN},
        giving.structures_and_persons,
        "Wildschut et al. 2003",
    ),
    Row(
        "deadline",
        {"in_last_two_rounds": (0.5, 1.0), "shorter_fails_more": SIGN},
        tables.deadline,
        "Roth et al. 1988; Karagözoğlu & Kocher 2018",
    ),
    Row("no_room", {"stopped": (0.9, 1.0), "scored_as_right": (0.95, 1.0)}, tables.no_room, "theory"),
)
PEOPLE = "CaSiNo (1,030 dialogues) / Deal or No Deal (1,074)"
ROWS += (
    Row("agree", {"casino": (0.926, 1.0), "deal": (0.717, 0.817)}, people.agree, PEOPLE),
    Row("efficient", {"casino": (0.57, 0.77), "deal": (0.66, 0.86)}, people.efficient, PEOPLE),
    Row("joint", {"casino": (0.943, 0.983), "deal": (0.929, 0.969)}, people.joint, PEOPLE),
    Row("nash", {"casino": (0.90, 0.96), "deal": (0.88, 0.94)}, people.nash, PEOPLE),
    Row("equal", {"casino": (0.006, 0.086), "deal": (0.135, 0.215)}, people.equal, PEOPLE),
    Row("asking", {"gained": (0.015, 0.05)}, people.asking, "CaSiNo"),
    Row("content", {"gap": (0.05, 0.15)}, people.contentment, "CaSiNo"),
    Row("liking", {"own": SIGN, "others": SIGN, "own_ahead": (0.0, ANY)}, people.liking, "CaSiNo"),
)
STRENGTH = Row(
    "strength",
    {"after_talk": (0.90, 1.0), "unspoken_fails_more": SIGN},
    tables.strength,
    "—",
)


def measure(
    seeds: Sequence[int] = SEEDS, plays: int = PLAYS, told: Callable[[int, int], None] = lambda done, of: None
) -> Json:
    """Every row with every seed. `told` is called with how much is done, of how much."""
    rows = (*ROWS, STRENGTH)
    answers = []
    for at, row in enumerate(rows):
        runs = []
        for number, seed in enumerate(seeds):
            runs.append([row.measured(seed + part * plays // PARTS, plays // PARTS) for part in range(PARTS)])
            told(at * len(seeds) + number + 1, len(rows) * len(seeds))
        answers.append(answer(row, runs))
    return {
        "digest": digest(),
        "seeds": list(seeds),
        "rows": [{"row": at + 1, **one} for at, one in enumerate(answers[:-1])],
        "strength": answers[-1],
        "held": all(one["held"] for one in answers),
    }


def answer(row: Row, runs: Sequence[Sequence[tuple[Figures, int]]]) -> Json:
    """A row as it was measured, seed by seed, each in parts. `figures` holds all; the row itself says `measured`,
    `low`, `high` and `error` of the figure, and of the seed, with the thinnest margin."""
    figures: dict[str, Json] = {}
    all_margins: list[tuple[float, str, int]] = []
    for name, (least, most) in row.ranges.items():
        parts = [[found[name] for found, _ in run] for run in runs]
        measured = [fmean(one) for one in parts]
        errors = [stdev(one) / math.sqrt(len(one)) if len(one) > 1 else 0.0 for one in parts]
        margins = [margin(one, error, least, most) for one, error in zip(measured, errors, strict=True)]
        all_margins += [(one, name, at) for at, one in enumerate(margins)]
        figures[name] = {
            "measured": [round(one, 4) for one in measured],
            "error": [round(one, 4) for one in errors],
            "least": least,
            "most": most if most != ANY else None,
            "held": all(one >= 0.0 for one in margins),
        }
    _, name, at = min(all_margins)
    return {
        "name": row.name,
        "measured": figures[name]["measured"][at],
        "low": figures[name]["least"],
        "high": figures[name]["most"],
        "error": figures[name]["error"][at],
        "figure": name,
        "figures": figures,
        "held": all(one["held"] for one in figures.values()),
        "plays": min(sum(plays for _, plays in run) for run in runs),
        "source": row.source,
    }


def margin(measured: float, error: float, least: float, most: float) -> float:
    """How far a figure lies within its range, less its standard error: 0 or more where it is held. A bound that nothing
    can go beyond (all, none) is kept by whatever reaches it."""
    above = ANY if least <= 0.0 and measured >= 0.0 and most != ANY else measured - error - least
    below = ANY if most >= 1.0 and measured <= 1.0 and most != ANY else most - error - measured
    return min(above, below)
