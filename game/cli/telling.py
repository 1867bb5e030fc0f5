"""What a play came to, as the commands say it: the same from a batch and from a replay."""

from typing import Any

from game.batch.summing import PRACTISED, VERDICTS
from game.debrief import outcome as o
from game.debrief.outcome import Outcome
from game.play.moment import digest
from game.rules import state as s
from game.rules.state import State
from game.story import tables as t
from game.story.names import Names


def outcome_of(names: Names, seed: int, state: State, outcome: Outcome, meaning: str) -> dict[str, Any]:
    """Ending (None before the end), dials by seat, verdicts, moves (those with two legal moves or more); `digest` of
    the state as it lies, and of what the play means (`meaning`, see `play/meaning.py`)."""
    return {
        "scenario": names.scenario,
        "seed": seed,
        "ending": names.endings[int(state.scal[s.ENDING])] if state.scal[s.OVER] else None,
        "dials": {
            seat: {dial: round(float(outcome.dials[code, k]), 6) for k, dial in enumerate(o.DIALS)}
            for code, seat in enumerate(names.seats)
        },
        "pitfalls": {name: VERDICTS[int(outcome.pitfall[code])] for code, name in enumerate(t.PITFALLS)},
        "approaches": {
            name: PRACTISED[int(outcome.approach[code, o.VERDICT])] for code, name in enumerate(t.APPROACHES)
        },
        "moves": int(state.scal[s.MOVES]),
        "digest": digest(state),
        "meaning": meaning,
    }
