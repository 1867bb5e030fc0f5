"""Finding and listing what is on disk."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.story import system
from game.story.diagnostics import StoryError
from game.story.library import FILE, SHEETS_FOLDER, load, load_sheets, scenario_folders
from game.story.schema import scenario_schema
from game.story.summaries import cache_folder, list_scenarios
from tests.helpers.bad_files import NO_SCENARIOS
from tests.helpers.scenarios import SCENARIOS


def test_what_cannot_be_loaded_says_everything(tmp_path: Path) -> None:
    with pytest.raises(StoryError) as bad:
        load(tmp_path / "nothing")
    assert [problem.code for problem in bad.value.problems] == ["S101"]


@pytest.mark.parametrize("raw", [b"", b"- a", b"sheet", b"\xff\xfe", b"id: sheet-2\n", b"title: [\n"])
def test_a_sheet_that_cannot_be_read_takes_no_other_with_it(raw: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    shutil.copytree(SHEETS_FOLDER, folder)
    (folder / "sheet-2.yaml").write_bytes(raw)
    (folder / "tool-1.yaml").write_bytes(raw)
    library = load_sheets(folder)
    assert len(library.sheets) == 8
    assert len(library.tools) == 3
    bad = [problem for problem in library.problems if problem.severity == "error"]
    assert {Path(problem.file).name for problem in bad} == {"sheet-2.yaml", "tool-1.yaml"}
    for lang in ("fr", "en"):
        assert library.catalogue.get(".pitfalls.unspoken-interests.title", lang) == "unspoken-interests"
        assert "check" in library.catalogue.get(".approaches.2.1.text", lang)
        assert library.catalogue.get("sheet-1.title", lang)


def test_no_sheet_at_all(tmp_path: Path) -> None:
    library = load_sheets(tmp_path / "none")
    assert not library.sheets
    assert library.catalogue.get(".approaches.1.1.title", "en") == "1.1"


def test_one_bad_scenario_is_listed_and_the_others_go_on(tmp_path: Path) -> None:
    shutil.copytree(SCENARIOS / "tiny", tmp_path / "tiny")
    for name, (raw, _) in NO_SCENARIOS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / FILE).write_bytes(raw)
    (tmp_path / "folder" / FILE).mkdir(parents=True)
    listed = {one["id"]: one for one in list_scenarios(tmp_path, tmp_path / "cache")}
    assert set(listed) == {*NO_SCENARIOS, "folder", "tiny"}
    assert listed["tiny"]["titles"]["fr"] == "Deux voisins"
    for name in (*NO_SCENARIOS, "folder"):
        assert listed[name]["errors"] > 0
        assert set(listed[name]["problem"]) == {"fr", "en"}
        assert listed[name]["problem"]["fr"] != listed[name]["problem"]["en"]


def test_what_may_not_be_read_is_listed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SCENARIOS / "tiny", tmp_path / "tiny")
    shutil.copytree(SCENARIOS / "tiny", tmp_path / "shut")
    whole, opened = Path.open, system.at_once

    def shut(path: str | Path) -> None:
        if Path(path).parent.name == "shut":
            raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", lambda path, *given, **named: shut(path) or whole(path, *given, **named))
    monkeypatch.setattr(system, "at_once", lambda path, flags: shut(path) or opened(path, flags))
    closed, tiny = list_scenarios(tmp_path, tmp_path / "cache")
    assert "S101" in closed["problem"]["en"]
    assert "not allowed" in closed["problem"]["en"]
    assert tiny["titles"]


def test_a_catalogue_that_cannot_be_read_leaves_the_french(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(SCENARIOS / "tiny", folder)
    sound = load(folder)
    (folder / "en.po").write_bytes(b"\xe9")
    loaded = load(folder)
    assert loaded.fingerprint == sound.fingerprint
    assert loaded.catalogue.get("tiny.title", "en") == "Deux voisins"
    (told,) = list_scenarios(tmp_path, tmp_path / "cache")
    assert "errors" not in told
    assert "S605" in told["problem"]["fr"]
    assert "en.po:1:1" in told["problem"]["en"]


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
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    odds = (b"", b"{", b"[" * 100_000, b'{"id": "tiny"}', whole[:-1], whole.replace(b"fr", b"rf"), bytes(range(256)))
    for odd in odds:
        kept.write_bytes(odd)
        assert list_scenarios(SCENARIOS, tmp_path) == first
        assert kept.read_bytes() == whole
    if hasattr(os, "mkfifo"):
        kept.unlink()
        os.mkfifo(kept)
        assert list_scenarios(SCENARIOS, tmp_path) == first
    forbidden = tmp_path / "file"
    forbidden.write_text("", encoding="utf-8")
    assert list_scenarios(SCENARIOS, forbidden / "inside") == first


@pytest.mark.skipif(sys.platform != "linux", reason="variables of its desktops")
@pytest.mark.parametrize("name", ["HOME", "XDG_CACHE_HOME"])
@pytest.mark.parametrize("odd", ["~", "relative", "~nobody/x", ""])
def test_a_home_that_is_none_makes_no_folder_where_one_stands(tmp_path, monkeypatch, name, odd) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv(name, odd)
    assert cache_folder().is_absolute()
    assert list(tmp_path.iterdir()) == []


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
    assert "for" in schema["$defs"]["FactVariant"]["properties"]
    assert {"title", "text", "for", "if"} <= set(schema["$defs"]["TitledVariant"]["properties"])
    assert "text" not in schema["$defs"]["ActVariant"]["properties"]
    step, repetition = schema["$defs"]["Act"]["properties"]["course"]["items"]["anyOf"]
    assert step == {"$ref": "#/$defs/Step"}
    assert set(repetition["properties"]) == {"for", "in", "steps", "scenes", "facts"}
    assert repetition["required"] == ["for", "in", "steps"]
    for holder, key in (("Scene", "choices"), ("Act", "scenes"), ("Choice", "evidence")):
        assert len(schema["$defs"][holder]["properties"][key]["items"]["anyOf"]) == 2
    assert len(schema["properties"]["acts"]["items"]["anyOf"]) == 2
