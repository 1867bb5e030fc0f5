"""The guide for authors says, in both languages, what the code knows: sheets, complaints of `lab`, commands."""

import ast
import re

import pytest

from game.cli.asking import parser
from game.story.identifiers import SHEET_APPROACHES, SHEET_PITFALLS, SHEETS
from game.story.library import load_sheets
from tests.helpers.scenarios import SCENARIOS

ROOT = SCENARIOS.parents[1]
GUIDE = (ROOT / "scenarios" / "README.md").read_text("utf-8")
HALVES = dict(zip(("en", "fr"), GUIDE.split("# Écrire un scénario"), strict=True))
SURVEYS = ("game/lab/survey.py", "game/cli/exploring.py")


@pytest.mark.parametrize("lang", HALVES)
def test_the_nine_sheets_stand_with_their_titles_pitfalls_and_approaches(lang):
    words = load_sheets().catalogue
    for sheet in SHEETS:
        (row,) = [line for line in HALVES[lang].splitlines() if line.startswith(f"| `{sheet}` |")]
        _, _, title, pitfalls, approaches, _ = (cell.strip() for cell in row.split("|"))
        assert title == words.get(f"{sheet}.title", lang)
        assert tuple(re.findall("`(.+?)`", pitfalls)) == SHEET_PITFALLS[sheet]
        assert tuple(re.findall("`(.+?)`", approaches)) == SHEET_APPROACHES[sheet]


def complained():
    """The words of all complaints, as the code writes them: the value of each `"what"`."""
    for file in SURVEYS:
        for node in ast.walk(ast.parse((ROOT / file).read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "what" and isinstance(value, ast.Constant):
                        yield value.value


@pytest.mark.parametrize("lang", HALVES)
def test_each_complaint_is_explained(lang):
    words = {*complained()}
    assert words >= {"NEVER", "UNSEEN", "PAGES"}
    assert set(re.findall(r"^\| ([A-Z]+) \|", HALVES[lang], re.M)) == words


@pytest.mark.parametrize("lang", HALVES)
def test_the_commands_that_take_another_folder_are_all_named(lang):
    (told,) = re.findall(r"^- `--scenarios .*?(?=^- )", HALVES[lang], re.M | re.S)
    takes = {name for name, one in parser()[1].items() if "--scenarios" in one._option_string_actions}
    assert {*re.findall("`([a-z]+)`", told)} == takes
