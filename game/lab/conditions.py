"""Conditions that no play met: each is asked at every stop of some plays, by the game's minds and at random.

What `check` proves impossible never holds (S519); what is found here never held in so many plays, which is less. These
plays are few, as conditions are asked by plain Python: what a survey's many plays met says more, and is taken first.
"""

from collections.abc import Callable, Collection
from typing import Any

from game.batch.batch import lengths_of, new_workbench
from game.minds.seats import choose_move, clear
from game.rules import state as s
from game.rules.engine import begin, leaves_choice, put_down
from game.rules.read.conditions import holds
from game.story.coding import Coding
from game.story.fields import Expression
from game.story.library import Loaded
from game.story.models import Scenario
from game.story.walk import walk

MINDS = ("game", "random")
Json = dict[str, Any]


def held(loaded: Loaded, coverage: Json) -> set[str]:
    """Conditions that were true in some play of a survey: those of the endings it reached, of the options it could
    take, of the only way to a scene that it met. `coverage`: as `survey.coverage` gives it."""

    def met(shares: Json, name: str) -> bool:
        return any(by.get(name, 0) > 0 for by in shares.values())

    scenario = loaded.scenario
    reached = [one.when for one in scenario.endings if met(coverage["endings"], one.id)]
    open_to = [one.when for one in scenario.choices() if met(coverage["open"], one.id)]
    only = [whens[0] for scene, whens in _ways(scenario).items() if len(whens) == 1 and met(coverage["scenes"], scene)]
    return {when for when in (*reached, *open_to, *only) if when is not None}


def _ways(scenario: Scenario) -> dict[str, list[str | None]]:
    """By scene, the conditions of the ways that lead to it, None where a way has none."""
    ways: dict[str, list[str | None]] = {}
    for step in (step for act in scenario.acts for step in act.course if step.scenes is not None):
        ways.setdefault(str(step.scenes), []).append(step.when)
    for scene in scenario.scenes():
        chosen = [(str(choice.goto), choice.when) for choice in scene.choices]
        for goto, when in [*chosen, *((way.goto, way.when) for way in scene.next)]:
            ways.setdefault(goto, []).append(when)
    return ways


def never_true(
    loaded: Loaded,
    plays: int,
    seed: int = 0,
    told: Callable[[int], None] = lambda done: None,
    known: Collection[str] = (),
) -> Json:
    """{"plays", "never": [{"path", "if"}]}: conditions of the scenario, by where they stand, that were true at no stop
    of `plays` plays, half of each kind of minds; those of `known` are not looked for. `told`: how many plays are done.
    Interpreted."""
    tables, lengths = loaded.tables, lengths_of(loaded)
    places: dict[str, list[str]] = {}
    for found in walk(loaded.scenario, loaded.scenario.id):
        if isinstance(found.mark, Expression) and found.value not in known:
            places.setdefault(found.value, []).append(found.dotted.removeprefix(f"{loaded.scenario.id}."))
    coding = Coding(tables.names)
    coding.rows.add(tables.frame.row.tolist())  # conditions are asked beside all that stands there
    left = {text: coding.condition(text) for text in places}
    frame, secrets = tables.frame._replace(row=coding.rows.array()), tables.secrets
    seats = tables.names.seats
    benches = [new_workbench(tables, dict.fromkeys(seats, mind), lengths) for mind in MINDS]
    for play in range(plays):
        bench = benches[play % len(benches)]
        state, desk = bench.state, bench.desk
        begin(frame, secrets, state, seed + play)
        clear(desk, bench.views)
        left = {text: when for text, when in left.items() if not holds(frame, secrets, state, when)}
        while not state.scal[s.OVER] and left:
            for seat in range(len(seats)):
                if not state.scal[s.OVER] and int(state.scal[s.AWAITED] & ~state.scal[s.DONE]) >> seat & 1:
                    n = choose_move(frame, secrets, state, bench.views, desk, seat)
                    put_down(frame, secrets, state, seat, desk.move, leaves_choice(desk.rows, n))
            left = {text: when for text, when in left.items() if not holds(frame, secrets, state, when)}
        told(play + 1)
    return {"plays": plays, "never": [{"path": path, "if": text} for text in left for path in places[text]]}
