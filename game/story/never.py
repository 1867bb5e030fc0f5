"""Lints on what can never be: conditions never true, what stands behind others that always come first, agreements that
some agenda can never want, scenes that come again until the game cuts them (S519 to S523). Proved, or not said.
"""

from collections.abc import Iterator, Sequence

from game.story.agendas import Agenda, Pressure, Seeks
from game.story.diagnostics import Path, Report
from game.story.fields import Expression
from game.story.mixing import mixes
from game.story.models import Scenario, Scene, Step
from game.story.possible import by_the_end, may_hold
from game.story.truth import one_holds
from game.story.walk import walk

VISITS = 3  # of one scene in a play: see `rules/stages/scenes.py`


def check_never(scenario: Scenario, report: Report) -> None:
    """S519 to S523."""
    by, _ = by_the_end(scenario)
    for found in walk(scenario, scenario.id):
        if isinstance(found.mark, Expression) and not isinstance(found.owners[-1], Step):  # of a step: S512
            if not may_hold(found.value, by, scenario):
                report.add("S519", found.path, found.value)
    _check_behind([one.when for one in scenario.endings], ("endings",), scenario, report)
    for path, scene in scenario.placed_scenes():
        _check_behind([way.when for way in scene.next], (*path, "next"), scenario, report)
    for seat, agenda in scenario.agendas.items():
        _check_agenda(seat, agenda, scenario, report)
    _check_circles(scenario, report)


def _check_behind(conditions: Sequence[str | None], path: Path, scenario: Scenario, report: Report) -> None:
    """S520: whenever this would hold, one before it does. What stands behind no condition at all: S405, S511."""
    for rank, condition in enumerate(conditions):
        before = conditions[:rank]
        if rank and None not in before:
            if one_holds([*([f"not ({condition})"] if condition else []), *before], scenario):
                place = (*path, rank, "if") if condition else (*path, rank)
                report.add("S520", place, condition or "…", key=not condition)


def _check_agenda(seat: str, agenda: Agenda, scenario: Scenario, report: Report) -> None:
    """S521: two options of one clause are never signed together; S522: nothing that can be signed is worth its
    reserve."""
    for name, seeks in agenda.seeks.items():
        for rank, pair in enumerate(seeks.pairs):
            if len({option.partition(".")[0] for option in pair.both}) == 1:
                report.add("S521", ("agendas", seat, "seeks", name, "pairs", rank), ", ".join(pair.both))
        pressures = {part for mix in mixes(agenda) if name in mix for part in mix} & set(agenda.pressures)
        most = max((best(seeks, agenda.pressures[one], scenario) for one in pressures), default=agenda.reserve)
        if most < agenda.reserve:
            report.add("S522", ("agendas", seat, "reserve"), f"{agenda.reserve:g}, {name}", f"≤ {most:g}")


def best(seeks: Seeks, pressure: Pressure, scenario: Scenario) -> float:
    """No package is worth more than this to who is drawn so: the best option of each clause, and all that pairs add."""
    most = float(sum(max(0, pair.weight) for pair in seeks.pairs))
    for name, clause in scenario.clauses.items():
        options = [f"{name}.{option}" for option in clause.options]
        most += max(seeks.interests.get(one, 0) + pressure.interests.get(one, 0) for one in options)
    return most


def _check_circles(scenario: Scenario, report: Report) -> None:
    """S523: a way back into a scene that nothing ever closes; what would follow its last visit is lost."""
    scenes = {scene.id: scene for scene in scenario.scenes()}
    ways = {name: set(_open_ways(scene)) & scenes.keys() for name, scene in scenes.items()}
    for path, scene in scenario.placed_scenes():
        reached, waiting = set[str](), list(ways[scene.id])
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += ways[name]
        if scene.id in reached:
            report.add("S523", path, scene.id, f"if: count(…) < {VISITS}")


def _open_ways(scene: Scene) -> Iterator[str]:
    """Where it may always lead."""
    yield from (choice.goto for choice in scene.choices if choice.goto is not None and choice.when is None)
    if not scene.choices or any(choice.goto is None and choice.when is None for choice in scene.choices):
        yield from (way.goto for way in scene.next[:1] if way.when is None)
