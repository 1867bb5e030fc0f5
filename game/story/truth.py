"""Whether some conditions always leave one that holds: proved on their truth table, or not proved."""

import ast
from collections.abc import Sequence
from itertools import product

from game.story.conditions import Parsed, parse
from game.story.mixing import mixes
from game.story.models import Scenario

MOST_CASES = 20_000  # beyond, we say that it is not proved
_OPPOSITE = {ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.NotEq: ast.Eq}
Case = dict[str, bool]


def one_holds(conditions: Sequence[str | None], scenario: Scenario) -> bool:
    """True if whatever happens one of the conditions holds. None is a condition that always holds.

    Calls and comparisons are taken as independent of each other, save `agenda`: a seat draws exactly one mix.
    False means "not proved".
    """
    if None in conditions:
        return True
    parsed = [parse(condition) for condition in conditions if condition is not None]
    trees = [one.tree for one in parsed if one.tree is not None]
    seats = sorted({use.arguments[0] for one in parsed for use in one.uses if use.function == "agenda"})
    atoms = sorted({atom for tree in trees for atom in _atoms(tree)} - _agenda_atoms(parsed))
    draws = [_draws(seat, scenario) for seat in seats]
    cases = 2 ** len(atoms)
    for draw in draws:
        cases *= len(draw)
    if not trees or cases > MOST_CASES:
        return False
    for drawn in product(*draws):
        known: Case = {name: True for draw in drawn for name in draw}
        for values in product((False, True), repeat=len(atoms)):
            case = {**known, **dict(zip(atoms, values, strict=True))}
            if not any(_holds(tree, case) for tree in trees):
                return False
    return True


def _agenda_atoms(parsed: list[Parsed]) -> set[str]:
    return {f"agenda({', '.join(use.arguments)})" for one in parsed for use in one.uses if use.function == "agenda"}


def _draws(seat: str, scenario: Scenario) -> list[list[str]]:
    return [[f"agenda({seat}, {part})" for part in mix] for mix in mixes(scenario.agendas[seat])]


def _atoms(node: ast.expr) -> set[str]:
    match node:
        case ast.BoolOp():
            return {atom for value in node.values for atom in _atoms(value)}
        case ast.UnaryOp(op=ast.Not()):
            return _atoms(node.operand)
    return {_atom(node)[0]}


def _atom(node: ast.expr) -> tuple[str, bool]:
    """An atom's name, and whether it is written the other way round (`a < b` is `not a >= b`)."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OPPOSITE:
        other = ast.Compare(node.left, [_OPPOSITE[type(node.ops[0])]()], node.comparators)
        return ast.unparse(other), True
    return ast.unparse(node), False


def _holds(node: ast.expr, case: Case) -> bool:
    match node:
        case ast.BoolOp(op=ast.And()):
            return all(_holds(value, case) for value in node.values)
        case ast.BoolOp():
            return any(_holds(value, case) for value in node.values)
        case ast.UnaryOp(op=ast.Not()):
            return not _holds(node.operand, case)
    name, opposite = _atom(node)
    return case.get(name, False) != opposite
