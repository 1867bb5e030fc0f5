"""A scenario is only a folder: the game finds it, and nothing in its code names one."""

import ast
from pathlib import Path

import pytest

from game.story.conditions import WORDS
from game.story.library import scenario_folders

PROJECT = Path(__file__).resolve().parents[2]
IDS = {folder.name for folder in scenario_folders()} - set(WORDS)  # `fair` is also how much one trusts
CODE = sorted((PROJECT / "game").rglob("*.py"))


def named(source):
    """Where a text of this code is a scenario's id: (line, id)."""
    return [
        (node.lineno, node.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in IDS
    ]


def test_no_code_names_a_scenario():
    assert IDS
    assert not [(path, found) for path in CODE for found in named(path.read_text("utf-8"))]


@pytest.mark.parametrize(
    "planted", ['ONE = "{id}"', 'SHEETS = {{"{id}": "sheet-1"}}', 'def f(name="{id}"):\n    return name']
)
def test_a_name_planted_is_found(planted):
    for one in IDS:
        assert [found for _, found in named(planted.format(id=one))] == [one]
