"""Plays for the tests of the debrief: the tiny scenario, begun with agendas of one's choice, then events planted by
hand or random moves.
"""

import numpy as np

from game.debrief.evidence import judge
from game.debrief.outcome import Outcome, new_outcome
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import LEGAL_MAX, apply, legal
from game.rules.events import happen_before
from game.rules.flow.course import begin
from game.rules.flow.deal import set_agenda
from game.rules.read.packages import how_many_on_table
from game.story import tables as t
from tests.helpers.scenarios import tiny

LOADED = tiny()
FRAME, SECRETS, IDS = LOADED.tables
FARM, SCHOOL = IDS.seats.code["farm"], IDS.seats.code["school"]
EVERYONE = 0b11


def part(name: str) -> int:
    return IDS.parts.code[name]


def begun(
    seeks=("image", "outdoors"), red=("nothing", "nothing"), pressure=("son", "parents"), seed: int = 1
) -> s.State:
    """A state at its first scene, its events forgotten, with these agendas for the farm and the school."""
    state = s.new_state(FRAME)
    begin(FRAME, SECRETS, state, seed)
    for seat, name in enumerate(("farm", "school")):
        set_agenda(FRAME, SECRETS, state, seat, *(part(f"{name}.{one[seat]}") for one in (seeks, red, pressure)))
    state.scal[s.EVENTS] = 0
    return state


def plant(
    state: s.State, kind: int, by: int = -1, to: int = -1, what: int = 0, how: int = 0, step: int | None = None
) -> None:
    """One more event, seen by all."""
    state.scal[s.TICK] += 1
    if step is not None:
        state.scal[s.STEP] = step
    happen_before(state, kind, by, to, what, how, EVERYONE)


def lay(state: s.State, *options: str, by: int = FARM) -> int:
    """A package with these options, put by this seat."""
    made = int(state.scal[s.MADE])
    for option in options:
        code = IDS.options.code[option]
        state.package[made, int(FRAME.option[code, t.OF_CLAUSE])] = code
    state.package[made, len(IDS.clauses) + s.PUT_BY] = by
    state.scal[s.MADE] = made + 1
    return made


def sign(state: s.State, *options: str, by: int = FARM, bound: int = EVERYONE) -> int:
    """The package stands and is in force."""
    package = lay(state, *options, by=by)
    state.scal[s.SIGNED] = 1
    state.scal[s.IN_FORCE] = package
    state.scal[s.BOUND] = bound
    plant(state, c.E_STOOD, by, -1, package, bound)
    return package


def judged(state: s.State, outcome: Outcome | None = None) -> Outcome:
    made = new_outcome(FRAME, SECRETS) if outcome is None else outcome
    judge(FRAME, SECRETS, state, made)
    return made


def verdict(outcome: Outcome, pitfall: str) -> int:
    return int(outcome.pitfall[t.PITFALLS.index(pitfall)])


def hold(outcome: Outcome, pitfall: str, seat: int) -> int:
    return int(outcome.hold[seat, t.PITFALLS.index(pitfall)])


def approach(outcome: Outcome, name: str) -> list[int]:
    return [int(one) for one in outcome.approach[t.APPROACHES.index(name)]]


def random_play(seed: int) -> s.State:
    """A whole play of legal moves chosen at random."""
    luck = np.random.default_rng(seed)
    state = s.new_state(FRAME)
    begin(FRAME, SECRETS, state, seed)
    rows = np.zeros((LEGAL_MAX, 6), np.int64)
    while not state.scal[s.OVER]:
        for seat in range(len(IDS.seats)):
            if state.scal[s.AWAITED] >> seat & 1 and not state.scal[s.DONE] >> seat & 1:
                row = rows[luck.integers(legal(FRAME, SECRETS, state, seat, rows))]
                move = np.zeros(s.N_MOVE, np.int64)
                move[:4] = row[:4]
                move[s.WHAT] += luck.integers(max(1, row[4]))
                move[s.HOW] += luck.integers(max(1, row[5]))
                if move[s.DO] in c.MARKED:
                    move[s.MARKS] = luck.integers(3 ** how_many_on_table(state, len(IDS.clauses)))
                apply(FRAME, SECRETS, state, seat, move)
    return state
