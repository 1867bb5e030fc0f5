"""What can have happened by a step of the course: whether its condition may ever hold there (S414, S512).

Each function has the values it may take by then; a condition is impossible where no mix of them makes it true. What is
not proved impossible is taken as possible.
"""

import ast
from dataclasses import dataclass, field
from math import inf

from game.story.conditions import WORDS, parse
from game.story.diagnostics import Path, Report
from game.story.doing import counters
from game.story.models import Scenario, Step
from game.story.truth import one_holds

Range = tuple[float, float]
NEVER, MAYBE, EITHER = (0.0, 0.0), (0.0, inf), (0.0, 1.0)
# What needs an agreement, what needs one that has been delivered, what needs people to have met in a corridor
_SIGNED = {"agreed", "signed", "bound", "gage", "delivered", "withdrew"}
_DELIVERED = {"burst", "breaches", "repaired", "project"}
_MET = {"asked", "went", "prepared", "days_with"}
_OF_BOXES = {"given", "last_given", "claimed", "box_total", "last_total", "reached"}
_LEVELS: dict[str, Range] = {"trust": (0, 4), "synergy": (1, 4), "antagonism": (1, 4)}


@dataclass
class ByThen:
    """What may have happened before a step."""

    tables: int = 0
    deliveries: int = 0
    corridors: int = 0
    scenes: set[str] = field(default_factory=set)
    choices: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    counters: set[str] = field(default_factory=set)
    asks: set[str] = field(default_factory=set)

    def values(self, function: str, arguments: tuple[str, ...]) -> Range:
        """The least and the most that a function may give."""
        if function in _LEVELS:
            return _LEVELS[function]
        if function == "periods":
            return 0.0, float(self.deliveries)
        if function in ("days", "money"):
            return MAYBE
        if function == "count":
            return (-inf, inf) if arguments[0] in self.counters else NEVER
        if function in _OF_BOXES:
            return MAYBE if arguments[-1].split(".")[0] in self.asks else NEVER
        known = {"visited": self.scenes, "chosen": self.choices, "happened": self.flags}
        if function in known:
            return EITHER if arguments[0] in known[function] else NEVER
        if function in _SIGNED and not self.tables:
            return NEVER
        if function in _DELIVERED and not self.deliveries:
            return NEVER
        if function in _MET and not self.corridors:
            return NEVER
        return MAYBE if function in ("delivered", "project", "breaches", "repaired", "days_with") else EITHER


def check_course(scenario: Scenario, report: Report) -> None:
    """S512 for each step that can never take place; S414 where none can."""
    _, idle = by_the_end(scenario)
    if len(idle) == sum(len(act.course) for act in scenario.acts):
        report.add("S414", ("acts",), key=True)
    for path, step in idle:
        report.add("S512", (*path, "if"), step.when or step.id)


def by_the_end(scenario: Scenario) -> tuple[ByThen, list[tuple[Path, Step]]]:
    """All that may happen in a play, and the steps that never take place."""
    ways = {
        scene.id: {choice.goto for choice in scene.choices} | {way.goto for way in scene.next}
        for scene in scenario.scenes()
    }
    before = ByThen()
    idle: list[tuple[Path, Step]] = []
    for rank, act in enumerate(scenario.acts):
        for nth, step in enumerate(act.course):
            if _may_be(step, before, scenario):
                _take(step, before, scenario, ways)
            else:
                idle.append((("acts", rank, "course", nth), step))
    return before, idle


def may_hold(condition: str, by: ByThen, scenario: Scenario) -> bool:
    """Whether a condition may be true once all this may have happened; what is not proved impossible may."""
    tree = parse(condition).tree
    return tree is None or (_range(tree, by)[1] > 0 and not one_holds([f"not ({condition})"], scenario))


def _may_be(step: Step, before: ByThen, scenario: Scenario) -> bool:
    if step.delivery is not None and not before.tables:
        return False  # nothing is signed
    if step.when is None:
        return True
    return may_hold(step.when, before, scenario)


def _take(step: Step, before: ByThen, scenario: Scenario, ways: dict[str, set[str | None]]) -> None:
    before.counters |= set(counters(step.does))
    before.tables += step.table is not None
    before.asks |= {step.what} if step.what else set()
    before.deliveries += step.delivery is not None
    before.corridors += step.corridor is not None
    waiting = [step.scenes] if step.scenes else []
    while waiting:
        name = waiting.pop()
        if name in ways and name not in before.scenes:
            before.scenes.add(name)
            waiting += [way for way in ways[name] if way is not None]
    for scene in scenario.scenes():
        if scene.id in before.scenes:
            for does in (scene.does, *(way.does for way in scene.next), *(choice.does for choice in scene.choices)):
                before.counters |= set(counters(does))
            before.choices |= {choice.id for choice in scene.choices}
            before.flags |= {flag for choice in scene.choices for flag in choice.sets}


def _range(node: ast.expr, by: ByThen) -> Range:
    """The least and the most that an expression may give; a truth is 0 or 1."""
    match node:
        case ast.BoolOp():
            parts = [_truth(_range(value, by)) for value in node.values]
            best = min if isinstance(node.op, ast.And) else max
            return best(low for low, _ in parts), best(high for _, high in parts)
        case ast.UnaryOp(op=ast.Not()):
            low, high = _truth(_range(node.operand, by))
            return 1 - high, 1 - low
        case ast.UnaryOp():
            low, high = _range(node.operand, by)
            return -high, -low
        case ast.BinOp():
            (low, high), (least, most) = _range(node.left, by), _range(node.right, by)
            return (low + least, high + most) if isinstance(node.op, ast.Add) else (low - most, high - least)
        case ast.Compare():
            return _compared(node.ops[0], _range(node.left, by), _range(node.comparators[0], by))
        case ast.Constant(value=int() | float() as number):
            return float(number), float(number)
        case ast.Name():
            return float(WORDS[node.id]), float(WORDS[node.id])
        case ast.Call(func=ast.Name(id=name)):
            return by.values(name, tuple(ast.unparse(one) for one in node.args))
    return EITHER


def _truth(values: Range) -> Range:
    low, high = values
    return float(low > 0 or high < 0), float(low != 0 or high != 0)


def _compared(op: ast.cmpop, left: Range, right: Range) -> Range:
    (low, high), (least, most) = left, right
    always, may = {
        ast.Lt: (high < least, low < most),
        ast.LtE: (high <= least, low <= most),
        ast.Gt: (low > most, high > least),
        ast.GtE: (low >= most, high >= least),
        ast.Eq: (low == high == least == most, low <= most and least <= high),
        ast.NotEq: (high < least or most < low, not low == high == least == most),
    }[type(op)]
    return float(always), float(may)
