"""Batches for tests; as a program, compiled, says what it played and in how many kinds its rules were compiled:
`batches.py CACHE PLAYS [bounds]`.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

WITH = ("random", "game")


def batch(tables, plays, seed=0, mind="random", lengths=None):
    from game.batch.batch import run

    long = np.arange(len(tables.names.choices)) % 7 if lengths is None else lengths
    return run(tables, seed, plays, dict.fromkeys(tables.names.seats, mind), long)


def told(made):
    """Every bit of what a batch came to."""
    whole = hashlib.sha256()
    for array in (made.records.row, made.records.hold, made.records.dial, made.records.scene, made.records.choice):
        whole.update(array.tobytes())
    return [int(made.records.row[:, 1].sum()), whole.hexdigest()]


def digests(tables, plays, mind):
    """Digest of the state at the end of each play."""
    from game.batch.batch import new_workbench, play_range
    from game.batch.running import new_records
    from game.play.moment import digest

    bench = new_workbench(tables, dict.fromkeys(tables.names.seats, mind), np.arange(len(tables.names.choices)) % 7)
    records, found = new_records(bench.frame, 1), []
    for seed in range(plays):
        play_range(bench, records, seed, 0, 1)
        found.append(digest(bench.state))
    return found


def everything(plays):
    """What random and game minds come to in scenarios of four shapes."""
    from game.story.library import load
    from tests.helpers.large import large
    from tests.helpers.scenarios import many, tiny

    found = {}
    for name, tables in (
        ("tiny", tiny().tables),
        ("many", many(4)),
        ("condition", load("condition").tables),
        ("eleven", large().tables),
    ):
        for mind in WITH:
            found[f"{name} {mind}"] = [told(batch(tables, plays, 3, mind)), digests(tables, plays, mind)]
    return found


if __name__ == "__main__":
    from game.rules.compile import mode

    mode.compiled(Path(sys.argv[1]), bounds="bounds" in sys.argv)
    played = everything(int(sys.argv[2]))
    from game.batch.running import play_many

    sys.stdout.write(json.dumps({"played": played, "kinds": len(play_many.signatures)}))
