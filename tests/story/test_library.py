"""Finding and listing what is on disk."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.story.diagnostics import StoryError
from game.story.library import load, load_sheets, scenario_folders
from game.story.schema import scenario_schema
from game.story.summaries import list_scenarios
from tests.helpers.scenarios import SCENARIOS


def test_what_cannot_be_loaded_says_everything(tmp_path: Path) -> None:
    with pytest.raises(StoryError) as bad:
        load(tmp_path / "nothing")
    assert [problem.code for problem in bad.value.problems] == ["S101"]
    with pytest.raises(StoryError):
        load_sheets(tmp_path)


def test_folders_are_sorted() -> None:
    assert [folder.name for folder in scenario_folders(SCENARIOS)] == ["tiny"]


def test_list(tmp_path: Path) -> None:
    first = list_scenarios(SCENARIOS, tmp_path)
    assert first == list_scenarios(SCENARIOS, tmp_path)
    assert first[0]["id"] == "tiny"
    assert first[0]["agendas"] == {"farm": 6, "school": 8}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_or_forbidden_cache_does_no_harm(tmp_path: Path) -> None:
    first = list_scenarios(SCENARIOS, tmp_path)
    next(tmp_path.iterdir()).write_text("{", encoding="utf-8")
    assert list_scenarios(SCENARIOS, tmp_path) == first
    forbidden = tmp_path / "file"
    forbidden.write_text("", encoding="utf-8")
    assert list_scenarios(SCENARIOS, forbidden / "inside") == first


def test_a_scenario_with_errors_is_listed_with_their_number(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "scenario.yaml").write_text("id: bad\n", encoding="utf-8")
    summary = list_scenarios(tmp_path, tmp_path / "cache")[0]
    assert summary["id"] == "bad"
    assert summary["errors"] > 5


def test_the_list_imports_no_model_when_it_is_known(tmp_path: Path) -> None:
    list_scenarios(SCENARIOS, tmp_path)
    told = "import sys; from pathlib import Path; from game.story.summaries import list_scenarios; "
    told += f"list_scenarios(Path({str(SCENARIOS)!r}), Path({str(tmp_path)!r})); print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=SCENARIOS.parents[1]
    )
    assert done.stdout.strip() == "False"


def test_schema() -> None:
    schema = scenario_schema()
    assert schema["properties"]["structures"]["maxProperties"] == 12
    assert "if" in schema["$defs"]["Choice"]["properties"]
    assert "yields" in schema["$defs"]["Gesture"]["properties"]
