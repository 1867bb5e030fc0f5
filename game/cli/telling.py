"""What a play came to, as the commands say it: the same from a batch and from a replay."""

from typing import Any

from game.batch.summing import PRACTISED, VERDICTS
from game.debrief.outcome import DIALS, VERDICT, Outcome
from game.play.log import digest
from game.rules.state import ENDING, MOVES, OVER, State
from game.story.names import Names
from game.story.tables import APPROACHES, PITFALLS


def outcome_of(names: Names, seed: int, state: State, outcome: Outcome) -> dict[str, Any]:
    """Ending (None before the end), dials by seat, verdicts, moves (those with two legal moves or more), digest."""
    return {
        "scenario": names.scenario,
        "seed": seed,
        "ending": names.endings[int(state.scal[ENDING])] if state.scal[OVER] else None,
        "dials": {
            seat: {dial: round(float(outcome.dials[code, k]), 6) for k, dial in enumerate(DIALS)}
            for code, seat in enumerate(names.seats)
        },
        "pitfalls": {name: VERDICTS[int(outcome.pitfall[code])] for code, name in enumerate(PITFALLS)},
        "approaches": {name: PRACTISED[int(outcome.approach[code, VERDICT])] for code, name in enumerate(APPROACHES)},
        "moves": int(state.scal[MOVES]),
        "digest": digest(state),
    }
