"""`bench --peers`: our own figures beside those of other people's engines, in the same run, as ratios.

Theirs are driven from Python, as ours are asked from it: OpenSpiel's games by uniform choice among legal actions, one
step after another; NegMAS's alternating offers by its aspiration negotiators. Ours are batches, compiled.
"""

import json
import random
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from game.cli.measuring import Figures, ask
from game.cli.speaking import say

SECONDS = 1.0  # each peer plays for this long
PARTIES = (2, 3, 4)
ROUNDS = 20  # of a negotiation of NegMAS, over 400 outcomes
LEAST = {"random_over_openspiel_negotiation": 10.0, "settled_over_negmas_2": 1000.0}  # what we want of two ratios
NEEDED = {"pyspiel": "open_spiel", "negmas": "negmas"}  # module: what pip calls it

SETTLED = """
from time import perf_counter
import numpy as np
from game.rules.compile import mode
mode.compiled(mode.cache_folder())
from game.batch.batch import run
from game.lab.beds_of_tables import divided_table
tables = divided_table(5, True)
def done(plays):
    return run(tables, 1, plays, dict.fromkeys(tables.names.seats, "game"), np.ones(1, np.int64))
batch = done(20_000)
print(20_000 / batch.seconds)
"""


def rate(each: Callable[[], int]) -> float:
    """How many a second, of what `each` counts when it is called again and again for a while."""
    done, began = 0, perf_counter()
    while perf_counter() - began < SECONDS:
        done += each()
    return round(done / (perf_counter() - began), 1)


def openspiel(name: str) -> float:
    """Moves a second of random players in one of OpenSpiel's games; chance is drawn, and not counted."""
    import pyspiel

    game, luck = pyspiel.load_game(name), random.Random(1)

    def whole() -> int:
        state, moves = game.new_initial_state(), 0
        while not state.is_terminal():
            if state.is_chance_node():
                outcomes, odds = zip(*state.chance_outcomes(), strict=True)
                state.apply_action(luck.choices(outcomes, odds)[0])
            else:
                state.apply_action(luck.choice(state.legal_actions()))
                moves += 1
        return moves

    return rate(whole)


def negmas(parties: int) -> float:
    """Negotiations a second of aspiration negotiators who alternate offers over 400 outcomes."""
    from negmas.outcomes import make_issue
    from negmas.preferences import MappingUtilityFunction
    from negmas.sao import AspirationNegotiator, SAOMechanism

    luck = random.Random(1)

    def whole() -> int:
        mechanism = SAOMechanism(issues=[make_issue(20, "a"), make_issue(20, "b")], n_steps=ROUNDS)
        for place in range(parties):
            worth = {(a, b): luck.random() for a in range(20) for b in range(20)}
            liked = MappingUtilityFunction(worth, outcome_space=mechanism.outcome_space)
            mechanism.add(AspirationNegotiator(name=str(place)), ufun=liked)
        mechanism.run()
        return 1

    return rate(whole)


def negmas_solutions() -> float:
    """Milliseconds for NegMAS's frontier and Nash, Kalai-Smorodinsky, egalitarian and largest-sum points of 400
    outcomes and three parties."""
    from negmas.preferences import MappingUtilityFunction
    from negmas.preferences.ops import kalai_points, ks_points, max_welfare_points, nash_points, pareto_frontier

    luck = random.Random(1)
    outcomes = [(at,) for at in range(400)]
    liked = [MappingUtilityFunction({one: luck.randrange(20) / 2 for one in outcomes}) for _ in range(3)]

    def whole() -> int:
        frontier, _ = pareto_frontier(liked, outcomes=outcomes)
        for finds in (nash_points, ks_points, kalai_points, max_welfare_points):
            finds(liked, frontier, outcomes=outcomes)
        return 1

    return round(1000 / rate(whole), 3)


def settled(folder: Path) -> float:
    """Two-party negotiations that the game's minds settle in a second. `folder`: a cache where rules are compiled."""
    return round(float(json.loads(ask(["-c", SETTLED], folder))), 1)


def missing() -> list[str]:
    """What pip must be asked for before all peers can be measured."""
    return [package for module, package in NEEDED.items() if find_spec(module) is None]


def peers(folder: Path, ours: Figures) -> Figures:
    """Their figures and the ratios, for those that are installed. `ours`: the figures of the same run; None where numba
    is missing."""
    figures: Figures = {}
    absent = missing()
    if "open_spiel" not in absent:
        for name in ("negotiation", "bargaining"):
            figures[f"openspiel_{name}"] = openspiel(name)
            figures[f"random_over_openspiel_{name}"] = over(
                ours.get("moves_a_second_random"), figures[f"openspiel_{name}"]
            )
    if "negmas" not in absent:
        figures["settled_a_second"] = settled(folder) if ours.get("moves_a_second_random") else None
        for parties in PARTIES:
            figures[f"negmas_{parties}"] = negmas(parties)
            figures[f"settled_over_negmas_{parties}"] = over(figures["settled_a_second"], figures[f"negmas_{parties}"])
        figures["negmas_solutions"] = negmas_solutions()
        figures["negmas_solutions_over_ours"] = over(figures["negmas_solutions"], ours.get("solutions"))
    return figures


def over(one: float | None, other: float | None) -> float | None:
    """How many times `other` goes in `one`; None where either was not measured."""
    return round(one / other, 2) if one and other else None


def remarks(figures: Figures) -> Iterator[str]:
    """For people: which ratios we want are not reached, and what is not installed."""
    for name, least in LEAST.items():
        found = figures.get(name)
        if found is not None:
            word = say("tenu", "reached") if found >= least else say("pas tenu", "not reached")
            yield say(f"{name} ≥ {least:g} : {word}", f"{name} ≥ {least:g}: {word}")
    absent = missing()
    if absent:
        names = " ".join(absent)
        yield say(f"Pas installé : pip install {names}", f"Not installed: pip install {names}")
