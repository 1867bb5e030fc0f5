"""Rules are written so that numba can compile them and so that every machine plays alike: read off the syntax tree."""

import ast
from pathlib import Path

import pytest

GAME = Path(__file__).resolve().parents[2] / "game"
ROOMS = ("rules", "minds", "debrief", "batch", "lab")
FORBIDDEN = {
    ast.Dict: "a dict",
    ast.Set: "a set",
    ast.List: "a list",
    ast.ListComp: "a comprehension",
    ast.SetComp: "a comprehension",
    ast.DictComp: "a comprehension",
    ast.GeneratorExp: "a generator",
    ast.Lambda: "a lambda",
    ast.Try: "a try",
    ast.With: "a with",
    ast.Raise: "a raise",
    ast.Yield: "a yield",
    ast.JoinedStr: "a text made on the way",
    ast.Import: "an import",
    ast.ImportFrom: "an import",
    ast.Global: "a global",
    ast.Nonlocal: "a nonlocal",
    ast.Starred: "a star",
}
CALLS = {"any", "all", "sum", "sorted", "open", "print", "hash", "id", "random", "time", "perf_counter", "set", "dict"}


def wrong_in(function):
    """What a rule must not have, in the order of its lines."""
    found = []
    for node in ast.walk(function):
        if type(node) in FORBIDDEN and node not in function.decorator_list:
            found.append(f"{FORBIDDEN[type(node)]}, line {node.lineno}")
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in CALLS:
                found.append(f"{name}(), line {node.lineno}")
            if node.keywords:
                found.append(f"a keyword, line {node.lineno}")
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "random":
            found.append(f"chance of another kind, line {node.lineno}")
        if isinstance(node, ast.Subscript):
            places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            if any(isinstance(one, ast.UnaryOp) and isinstance(one.op, ast.USub) for one in places):
                found.append(f"a place counted from the end, line {node.lineno}")
    return found


def rules_in(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(mark, ast.Name) and mark.id in ("rule", "entry") for mark in node.decorator_list
        ):
            yield node


def rooms():
    return sorted(
        path for room in ROOMS for path in (GAME / room).rglob("*.py") if list(rules_in(path.read_text("utf-8")))
    )


@pytest.mark.parametrize("path", rooms(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rules_are_loops_and_numbers(path):
    found = {rule.name: wrong_in(rule) for rule in rules_in(path.read_text("utf-8"))}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", rooms(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rules_are_typed(path):
    for rule in rules_in(path.read_text("utf-8")):
        assert rule.returns is not None, rule.name
        assert all(one.annotation is not None for one in rule.args.args), rule.name


def test_there_are_many():
    assert sum(len(list(rules_in(path.read_text("utf-8")))) for path in rooms()) > 200


@pytest.mark.parametrize(
    "line",
    [
        "return any(x > 0 for x in a)",
        "b = [x for x in a]",
        "b = {1: 2}",
        "np.random.seed(1)",
        "b = np.random.rand(2)",
        "time.time()",
        "try:\n        a[0] = 1\n    except IndexError:\n        pass",
        "f(a, n=2)",
        "b = sorted(a)",
        "raise ValueError",
        "b = f'{a}'",
        "b = a[-1]",
        "a[0, -n] = 2",
    ],
)
def test_what_is_forbidden_is_found(line):
    (planted,) = rules_in(f"@rule\ndef wrong(a: Ints) -> None:\n    {line}\n")
    assert wrong_in(planted)
