"""`graph`: a scenario on one sheet, with the share of plays that took each of its ways."""

from argparse import Namespace
from importlib.util import find_spec

from game.cli.compiling import compile_rules
from game.cli.finding import folder_of, loaded
from game.cli.progress import progress

FEW = 40  # plays of each kind where nothing compiles, at most


def graph(asked: Namespace) -> int:
    folder_of(asked.scenario, asked.scenarios)
    compiled = find_spec("numba") is not None and compile_rules()
    scenario = loaded(asked.scenario, asked.scenarios)
    from game.lab.trails import trails
    from game.pages.graph import graph_svg

    plays = asked.plays if compiled else min(asked.plays, FEW)
    with progress(2 * plays) as told:
        by_minds = trails(scenario, "game", plays, asked.seed, told)
        at_random = trails(scenario, "random", plays, asked.seed, lambda done: told(plays + done))
    asked.out.write(graph_svg(scenario, by_minds, at_random, asked.lang))
    return 0
