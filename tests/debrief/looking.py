"""Looks for what no debrief may say (`truths.py`) in many compiled plays.

python -m tests.debrief.looking ID PLAYS     {minds: {breach: plays}}, as JSON
"""

import json
import sys
from collections import Counter
from typing import Any

from game.rules.compile import mode


def looked_for(scenario: str, plays: int) -> dict[str, dict[str, int]]:
    """Over plays by the game's minds, and by chance."""
    # Imported here: the rules must not be imported before they are compiled.
    from game.batch.batch import lengths_of, run
    from game.story.library import load
    from tests.debrief.truths import untrue

    loaded = load(scenario)
    found: dict[str, dict[str, int]] = {}
    for mind in ("game", "random"):
        breaches: Counter[str] = Counter()

        def look(bench: Any, breaches: Counter[str] = breaches) -> None:
            breaches.update(set(untrue(loaded.tables, bench.state, bench.outcome)))

        run(loaded.tables, 0, plays, dict.fromkeys(loaded.tables.names.seats, mind), lengths_of(loaded), looked=look)
        found[mind] = dict(breaches)
    return found


if __name__ == "__main__":
    mode.compiled(mode.cache_folder())
    sys.stdout.write(json.dumps(looked_for(sys.argv[1], int(sys.argv[2]))))
