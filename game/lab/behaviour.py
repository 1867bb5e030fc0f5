"""The figures published of people, measured on the game's own minds: seventeen rows, each with its range.

A row is one or several figures, a range each (the design's `behaviour.md` gives the sources); it is held when every
figure lies in its range with every seed. `measure` gives plain JSON data.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from game.lab import behaviour_giving as giving
from game.lab import behaviour_tables as tables
from game.minds.temperament import digest

Json = dict[str, Any]
Figures = dict[str, float]
PLAYS = 10_000
SEEDS = (1, 20_260_001, 40_520_001)  # so far apart that no play is counted twice
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
ROWS = (
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
            runs.append(row.measured(seed, plays))
            told(at * len(seeds) + number + 1, len(rows) * len(seeds))
        answers.append(answer(row, runs))
    return {
        "digest": digest(),
        "seeds": list(seeds),
        "rows": [{"row": at + 1, **one} for at, one in enumerate(answers[:-1])],
        "strength": answers[-1],
        "held": all(one["held"] for one in answers),
    }


def answer(row: Row, runs: Sequence[tuple[Figures, int]]) -> Json:
    """A row as it was measured, seed by seed."""
    figures = {}
    for name, (least, most) in row.ranges.items():
        measured = [found[name] for found, _ in runs]
        figures[name] = {
            "measured": [round(one, 4) for one in measured],
            "least": least,
            "most": most if most != ANY else None,
            "held": all(least <= one <= most for one in measured),
        }
    return {
        "name": row.name,
        "figures": figures,
        "held": all(one["held"] for one in figures.values()),
        "plays": min(plays for _, plays in runs),
        "source": row.source,
    }
