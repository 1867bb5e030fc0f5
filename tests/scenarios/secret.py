"""What became of the secret of `critical-point` in many plays: `python -m tests.scenarios.secret PLAYS SEED`, compiled;
written as JSON. With `never`, a fault is planted: it contradicts nothing that is signed, and so never bursts.
"""

import json
import sys

import numpy as np

from game.rules.compile import mode

SCENARIO, SECRET, POOL = "critical-point", "locked_file", "pool"


def kept_and_burst(plays: int, seed: int, never: bool = False) -> dict[str, int]:
    """Of `plays` by the game's minds: those where a pool was `signed` while the secret was kept, and those of them
    where it `burst`. `never`: the fact contradicts nothing."""
    # Imported here: the rules must not be imported before they are compiled.
    from game.batch.batch import lengths_of, run
    from game.rules import codes as c
    from game.rules import state as s
    from game.story import tables as t
    from game.story.library import load

    loaded = load(SCENARIO)
    names, tables = loaded.tables.names, loaded.tables
    if never:
        facts = tables.frame.fact.copy()
        facts[names.facts.code[SECRET], t.FACT_OPTIONS] = 0
        tables = tables._replace(frame=tables.frame._replace(fact=facts))
    fact, clause, seats = names.facts.code[SECRET], names.clauses.code[POOL], len(names.seats)
    nothing = int(tables.frame.clause[clause, t.CLAUSE_BASE])
    found = {"plays": plays, "signed": 0, "burst": 0}

    def looked(bench) -> None:
        state = bench.state
        events = state.event[: int(state.scal[s.EVENTS])]
        said = int(state.fact[fact, seats + s.SAID_AT]) or np.iinfo(np.int64).max
        signed = events[(events[:, s.KIND] == c.E_STOOD) & (events[:, s.MOMENT] + 1 < said), s.E_WHAT]
        if (state.package[signed, clause] != nothing).any():
            found["signed"] += 1
            found["burst"] += int(state.fact[fact, seats + s.BURST_AT] > 0)

    run(tables, seed, plays, dict.fromkeys(names.seats, "game"), lengths_of(loaded), looked=looked)
    return found


if __name__ == "__main__":
    mode.compiled(mode.cache_folder())
    sys.stdout.write(json.dumps(kept_and_burst(int(sys.argv[1]), int(sys.argv[2]), "never" in sys.argv)))
