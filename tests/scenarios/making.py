"""Makes what `many.py` gives: `python -m tests.scenarios.making ID FOLDER PLAYS FEWER`, compiled.

Writes `simulated.json` (by who holds the seats, what `simulate --json` says), `missed.json` (what no play met) and, in
a folder for each kind of minds, the few plays that show all the scenario has, with what each came to.
"""

import json
import os
import sys
from pathlib import Path

from game.rules.compile import mode


def write(scenario: str, folder: Path, plays: int, fewer: int) -> None:
    # Imported here: the rules must not be imported before they are compiled.
    from game.batch.batch import lengths_of, run
    from game.batch.summing import summed
    from game.cli.recording import record
    from game.cli.values import FolderOut
    from game.lab.covering import covering
    from game.minds.seats import BLIND, MINDS
    from tests.scenarios.many import INFORMED, held_by, load, playable
    from tests.scenarios.own_words import OwnWords

    loaded = load(scenario)
    seats, lengths = list(loaded.tables.names.seats), lengths_of(loaded)
    ways = {held_by(mind): (plays, dict.fromkeys(seats, mind)) for mind in (INFORMED, "random")}
    for seat in playable(scenario):
        for mind in BLIND:
            ways[held_by(mind, seat)] = fewer, dict.fromkeys(seats, INFORMED) | {seat: mind}
    words = OwnWords(loaded.tables)
    found = {
        way: summed(run(loaded.tables, 0, many, minds, lengths, looked=words.looked if way == INFORMED else None), "")
        for way, (many, minds) in ways.items()
    }
    (folder / "own_words.json").write_text(json.dumps({"plays": words.plays, "found": words.found}), "utf-8")
    (folder / "simulated.json").write_text(json.dumps(found), "utf-8")
    few = covering(loaded, fewer)
    (folder / "missed.json").write_text(json.dumps(few.missed), "utf-8")
    for mind in MINDS:
        seeds = [one.seed for one in few.plays if one.minds == mind]
        if seeds:
            with FolderOut(str(folder / mind)) as out:
                record(loaded, dict.fromkeys(seats, mind), seeds, out)


if __name__ == "__main__":
    mode.compiled(mode.cache_folder())
    write(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
    sys.stderr.write(f"{sys.argv[1]}: {sum(os.times()[:2]):.1f} s\n")
