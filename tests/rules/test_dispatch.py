"""One rule made of several; each act of the corridor in a file of its own, in the rules as in the minds."""

from importlib import import_module
from pathlib import Path

import pytest

from game.rules import codes as c
from game.rules.compile.dispatch import by_code, in_turn
from game.rules.stages import ALL, table
from game.story import tables as t

GAME = Path(__file__).resolve().parents[2] / "game"


def twice(x, y):
    return 2 * x + y


def less(x, y):
    return x - y


def test_a_code_calls_its_rule():
    chosen = by_code("chosen", {3: twice, 5: less, 7: twice}, -1)
    assert [chosen(code, 10, 1) for code in (3, 5, 7, 4)] == [21, 9, 21, -1]
    assert by_code("chosen", {3: twice}, less)(4, 10, 1) == 9
    assert by_code("chosen", {3: twice})(4, 10, 1) is None


def test_rules_that_take_something_else_are_refused():
    with pytest.raises(ValueError, match="other"):
        by_code("chosen", {1: twice, 2: lambda x, other: x})


def test_rules_in_turn():
    turn = in_turn(
        "turn", {3: lambda x, n: n * 10 + x, 5: lambda x, n: n * 10 + 2 * x}, lambda mask, days, code: code in mask
    )
    assert [turn(mask, 0.0, 2, 1) for mask in ({3, 5}, {5}, {3}, set())] == [124, 14, 12, 1]
    alone = in_turn("alone", {3: lambda x, n: n * 10 + x}, lambda mask, code: code in mask)
    assert [alone(mask, 2, 1) for mask in ({3}, set())] == [12, 1]
    with pytest.raises(ValueError, match="turn"):
        in_turn("turn", {3: twice}, less)


def test_every_stage_and_step_has_its_place():
    at = [code for stage in ALL for code in stage.at]
    assert sorted([*at, c.AT_END]) == list(range(len(c.STAGES)))
    assert {move.stage for move in c.MOVES} == set(at)
    steps = [stage.step for stage in ALL if stage.opens]
    assert len(set(steps)) == len(steps)
    assert -1 not in steps


@pytest.mark.parametrize("room", ["rules/stages/corridor", "minds/corridor"])
def test_every_act_of_the_corridor_has_its_file(room):
    files = {path.stem for path in (GAME / room).glob("*.py")} - {"__init__"}
    assert files == {c.DOES[do] for do in c.CORRIDOR} - {"pass"}


@pytest.mark.parametrize("do", [do for do in c.CORRIDOR if do != c.PASS], ids=lambda do: c.DOES[do])
def test_every_act_says_what_it_is(do):
    acts = import_module(f"game.rules.stages.corridor.{c.DOES[do]}")
    assert hasattr(acts, "does")
    assert hasattr(acts, "offers_to") or hasattr(acts, "offers")
    assert hasattr(acts, "offers_to") == (c.MOVES[do].to != "")
    assert hasattr(import_module(f"game.minds.corridor.{c.DOES[do]}"), "appeal")


def test_every_move_of_the_table_has_a_file_that_bears_its_word():
    folder = Path(table.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(t.TABLE_MOVES)
    for word in t.TABLE_MOVES:
        found = import_module(f"{table.__name__}.{word}")
        assert found.does
        assert hasattr(found, "offers") != hasattr(found, "offers_on")
