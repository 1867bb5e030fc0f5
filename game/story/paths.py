"""Lints on how a scenario can unfold, proved on the graph of its scenes: S501 to S503, S507 to S509."""

from game.story.conditions import parse
from game.story.diagnostics import Path, Report
from game.story.fields import Expression
from game.story.models import Choice, Scenario, Scene
from game.story.truth import one_holds
from game.story.walk import walk

OUT, END = "next", "end"  # what `goto` says of no scene


def check_paths(scenario: Scenario, report: Report) -> None:
    """Scenes nothing leads to, scenes without exit, menus that can be empty, flags and choices without use."""
    placed = {scene.id: (scene, path) for path, scene in scenario.placed_scenes()}
    ways = {name: ways_of(scene) for name, (scene, _) in placed.items()}
    starts = {step.scenes for act in scenario.acts for step in act.course if step.scenes}
    reached = _reached(starts, ways)
    leaving = _leaving(ways)
    used = _used(scenario)
    for name, (scene, path) in placed.items():
        if name not in reached:
            report.add("S501", path, name)
        elif name not in leaving:
            report.add("S507", path, name, "goto: next | end")
        if scene.next and _needs_next(scene) and not one_holds([way.when for way in scene.next], scenario):
            report.add("S502", (*path, "next"), name, "goto: next", key=True)
        for seat in sorted({choice.seat for choice in scene.choices}):
            if not one_holds([choice.when for choice in scene.choices if choice.seat == seat], scenario):
                report.add("S503", (*path, "choices"), f"{name}, {seat}", "if", key=True)
        for rank, choice in enumerate(scene.choices):
            _check_choice(choice, (*path, "choices", rank), used, report)
    for place, does in scenario.doings():
        for counter in does.count:
            if counter not in used["count"]:
                report.add("S517", (*place, "count", counter), counter, f"count({counter})", key=True)


def _check_choice(choice: Choice, path: Path, used: dict[str, set[str]], report: Report) -> None:
    for rank, flag in enumerate(choice.sets):
        if flag not in used["happened"]:
            report.add("S508", (*path, "sets", rank), flag, f"happened({flag})")
    effects = (
        choice.gestures,
        choice.spends,
        choice.gains,
        choice.reveals,
        choice.promises,
        choice.against,
        choice.home,
        choice.sets,
        choice.evidence,
        choice.does,
    )
    if not any(effects) and choice.goto is None and choice.id not in used["chosen"]:
        report.add("S509", path, choice.id)


def _needs_next(scene: Scene) -> bool:
    """Whether the scene can be left by what its choices do not say."""
    return not scene.choices or any(choice.goto is None for choice in scene.choices)


def ways_of(scene: Scene) -> set[str]:
    """Scenes that this one leads to; OUT if it can be left for the next step or the end of the play."""
    return {OUT if way == END else way for way in leads_of(scene)}


def leads_of(scene: Scene) -> set[str]:
    """All that `goto` may come to: scenes, OUT, END."""
    ways = {choice.goto for choice in scene.choices if choice.goto is not None}
    if _needs_next(scene):
        ways |= {way.goto for way in scene.next} or {OUT}
    return ways


def _reached(starts: set[str], ways: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start for start in starts if start in ways]
    while waiting:
        scene = waiting.pop()
        if scene not in reached:
            reached.add(scene)
            waiting += [way for way in ways[scene] if way in ways]
    return reached


def _leaving(ways: dict[str, set[str]]) -> set[str]:
    """Scenes from which the way out can be reached."""
    leaving = {OUT}
    before = -1
    while len(leaving) != before:
        before = len(leaving)
        leaving |= {scene for scene, on in ways.items() if on & leaving}
    return leaving


def _used(scenario: Scenario) -> dict[str, set[str]]:
    """What conditions ask about, by function, for functions of one name."""
    used: dict[str, set[str]] = {"happened": set(), "chosen": set(), "count": set()}
    for found in walk(scenario, scenario.id):
        if isinstance(found.mark, Expression):
            for use in parse(found.value).uses:
                if use.function in used:
                    used[use.function].add(use.arguments[0])
    return used
