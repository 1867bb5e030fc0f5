"""Plays of a batch, played again move by move and written as play files."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from game.cli.telling import outcome_of
from game.debrief.evidence import judge
from game.debrief.outcome import new_outcome
from game.play.log import Log, begun, home_events
from game.play.seats import Seats, playable
from game.play.words import Words, lying
from game.rules.engine import apply
from game.rules.state import AWAITED, DONE, OVER, State
from game.story.library import Loaded

OUTCOMES = "outcomes.json"


def record(scenario: Loaded, minds: Mapping[str, str], seeds: Iterable[int], folder: Path) -> None:
    """Play each seed and write `SCENARIO-SEED.json`; what all came to, as `replay --json`, in `outcomes.json`."""
    frame, secrets, names = playable(scenario)
    outcome = new_outcome(frame, secrets)
    outcomes = []
    for seed in seeds:
        log, state = recorded(scenario, minds, seed)
        judge(frame, secrets, state, outcome)
        outcomes.append(outcome_of(names, seed, state, outcome))
        (folder / f"{names.scenario}-{seed}.json").write_text(log.as_json(), encoding="utf-8")
    (folder / OUTCOMES).write_text(json.dumps(outcomes, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def recorded(scenario: Loaded, minds: Mapping[str, str], seed: int) -> tuple[Log, State]:
    """One play and its state at the end, by the rules of this process."""
    tables = playable(scenario)
    log, state = begun(scenario, seed, (), minds)
    words, seats = Words(tables), Seats(scenario, minds)
    while not state.scal[OVER]:
        for seat in range(len(tables.names.seats)):
            if not state.scal[OVER] and int(state.scal[AWAITED] & ~state.scal[DONE]) >> seat & 1:
                move = seats.move(state, seat)
                log.moves.append(words.write(seat, move, lying(tables, state)))
                apply(tables.frame, tables.secrets, state, seat, move)
    log.home_events = home_events(tables, state)
    return log, state
