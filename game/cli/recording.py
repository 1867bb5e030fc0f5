"""Plays of a batch, played again move by move and written as play files."""

import json
from collections.abc import Iterable, Mapping

from game.batch.batch import MOST_MOVES, lengths_of, new_workbench, play_range
from game.batch.running import new_records
from game.cli.refusals import refusal
from game.cli.telling import outcome_of
from game.cli.values import FolderOut
from game.play.log import Log, begun, home_events
from game.play.meaning import BatchMeaning
from game.play.moment import digest
from game.play.seats import playable
from game.play.words import Words, lying
from game.rules.engine import apply
from game.story.library import Loaded
from game.story.tables import Ints

OUTCOMES = "outcomes.json"


def record(scenario: Loaded, minds: Mapping[str, str], seeds: Iterable[int], folder: FolderOut) -> None:
    """Play each seed and write `SCENARIO-SEED.json`; what all came to, as `replay --json`, in `outcomes.json`.

    Compiled where the process is. The moves are then put in words beside rules that are not: raises Wrong if these
    come to another state.
    """
    names = scenario.tables.names
    bench = new_workbench(scenario.tables, minds, lengths_of(scenario), MOST_MOVES)
    records = new_records(bench.frame, 1)
    meaning, outcomes = BatchMeaning(scenario.tables), []
    for seed in seeds:
        play_range(bench, records, seed, 0, 1)
        meaning.add(bench.state, bench.outcome, bench.desk)
        outcomes.append(outcome_of(names, seed, bench.state, bench.outcome, meaning.last))
        log, came_to = worded(scenario, minds, seed, bench.desk.noted[: int(bench.desk.played[0])])
        if came_to != digest(bench.state):
            raise refusal("C305", play=f"{names.scenario} {seed}")
        folder.write(f"{names.scenario}-{seed}.json", log.as_json())
    folder.write(OUTCOMES, json.dumps(outcomes, ensure_ascii=False, indent=1) + "\n")


def worded(scenario: Loaded, minds: Mapping[str, str], seed: int, moves: Ints) -> tuple[Log, str]:
    """The log of a play from its moves [moves, 1 + N_MOVE], seat first; and the digest of what they come to."""
    tables = playable(scenario)
    log, state = begun(scenario, seed, (), minds)
    words = Words(tables)
    for seat, *move in moves.tolist():
        log.moves.append(words.write(seat, move, lying(tables, state)))
        apply(tables.frame, tables.secrets, state, seat, move)
    log.home_events = home_events(tables, state)
    return log, digest(state)
