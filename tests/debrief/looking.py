"""Looks for what no debrief may say (`truths.py`), and for acts that findings leave out (`acts.py`), in many compiled
plays.

python -m tests.debrief.looking ID PLAYS     {minds: {breach: plays}}, as JSON
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from game.rules.compile import mode


def looked_for(scenario: str, plays: int) -> dict[str, dict[str, int]]:
    """Over plays by the game's minds, and by chance."""
    # Imported here: the rules must not be imported before they are compiled.
    from game.batch.batch import lengths_of, run
    from game.debrief.findings import findings
    from game.story.library import load, load_sheets
    from tests.debrief.acts import missed
    from tests.debrief.truths import overstated, untrue

    loaded, sheets = load(scenario), load_sheets()
    seats = [seat for seat, one in loaded.scenario.structures.items() if one.playable]
    found: dict[str, dict[str, int]] = {}
    for mind in ("game", "random"):
        breaches: Counter[str] = Counter()
        turns = cycle(seats)

        def look(bench: Any, breaches: Counter[str] = breaches, turns: Iterator[str] = turns) -> None:
            state, outcome, seat = bench.state, bench.outcome, next(turns)
            breaches.update(
                set(untrue(loaded.tables, state, outcome)) | set(overstated(loaded, sheets, state, outcome))
            )
            found = findings(loaded, state, outcome, seat)
            breaches.update(missed(loaded.tables, state, loaded.tables.names.seats.code[seat], found))

        run(loaded.tables, 0, plays, dict.fromkeys(loaded.tables.names.seats, mind), lengths_of(loaded), looked=look)
        found[mind] = dict(breaches)
    return found


if __name__ == "__main__":
    mode.compiled(mode.cache_folder())
    sys.stdout.write(json.dumps(looked_for(sys.argv[1], int(sys.argv[2]))))
