"""What acts do is said in one table: no rule holds a share of its own."""

import ast
from pathlib import Path

import numpy as np
import pytest

from game.debrief.bonds import THIN
from game.rules import effects as e
from game.rules import state as s
from game.rules.gestures import deceived, gesture, meets
from game.story import tables as t
from tests.helpers.scenarios import tiny

RULES = Path(__file__).resolve().parents[2] / "game" / "rules"
TABLES = {"effects.py", "codes.py"}  # days of a move and amounts of a delivery are said with their code


def shares_in(text):
    """Numbers that are not whole, written where they stand."""
    found = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    return [f"{node.value}, line {node.lineno}" for node in found if not node.value.is_integer()]


def test_no_rule_holds_a_share():
    found = {
        path.relative_to(RULES).as_posix(): shares_in(path.read_text("utf-8"))
        for path in RULES.rglob("*.py")
        if path.name not in TABLES
    }
    assert {path: shares for path, shares in found.items() if shares} == {}


@pytest.mark.parametrize(
    "line",
    [
        "trust_moves(state, to, by, 0.08, 0.01)",
        "feel(state, by, -0.03, 0.05)",
        "LEAST = 0.25",
        "return 0.5 * mine",
        "if draw(state, FOR_EXPOSURE, seat, 0) < 4e-1:\n    pass",
    ],
)
def test_a_share_in_a_rule_is_found(line):
    assert shares_in(line)


def test_a_row_for_each_gesture_in_the_order_of_scenarios():
    named = [name.upper() + ("_TO" if name == "names_tension" else "") for name in t.GESTURES]
    assert [getattr(e, name) for name in named] == list(range(len(t.GESTURES)))
    assert e.EFFECT.shape[1] == 4
    assert (np.abs(e.EFFECT) < 1.0).all()


@pytest.mark.parametrize("before", [0.45, 0.55, 0.64])
@pytest.mark.parametrize("kind", ["promise", "agreement", "trade", "confidence"])
def test_one_who_is_known_to_betray_is_trusted_a_little_at_most(kind, before):
    """From « assez », the word drops to « un peu »."""
    state = s.new_state(tiny().tables.frame)
    state.pair[:, :, [s.SINCERITY, s.AUTHENTICITY]] = before
    state.pair[:, :, s.SINCERITY_CEILING] = 1.0
    if kind == "trade":
        gesture(state, e.BREAKS, 0, 1, 1)
        deceived(state, 1, 0, e.CHEATED)
    elif kind == "confidence":
        meets(state, 1, 0, e.REPEATED)
    else:
        gesture(state, e.BREAKS, 0, 1, 2)
    trust = state.pair[1, 0, [s.SINCERITY, s.AUTHENTICITY]]
    assert trust.min() < THIN
    assert trust.max() < before
    assert state.pair[0, 1, s.SINCERITY] == before, "who betrays trusts as before"


def test_what_is_lost_is_lost_faster_than_won():
    """A word broken beside one kept, a pledge short beside one kept: trust falls further than it rises."""
    for good, bad in ((e.KEEPS, e.BREAKS), (e.KEPT_PLEDGE, e.FELL_SHORT)):
        assert -e.EFFECT[bad, :2].sum() > e.EFFECT[good, :2].sum()
    assert min(e.LIE_SEEN, e.DENIAL_SEEN, e.CHEATED, e.KNOT_DENIED, e.CLAIM_FALSE) > 2 * e.EFFECT[:, 0].max()
