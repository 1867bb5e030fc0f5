"""One file that cannot be used stops nothing else: every command and the list of the title page say it and go on."""

import os
import shutil
import sys
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from game.cli import main
from game.pages import kept
from game.pages.wording import Lang
from game.story import summaries
from game.story.identifiers import SHEETS, TOOLS
from game.story.library import SHEETS_FOLDER, load_sheets
from game.terminal.drawing import draw
from game.window.shot import shot
from tests.helpers.bad_files import NO_SCENARIOS
from tests.helpers.scenarios import SCENARIOS

LANGS: tuple[Lang, ...] = ("fr", "en")
COMMANDS = {
    "check": ["check", "{}"],
    "play": ["play", "{}", "--text"],
    "simulate": ["simulate", "{}", "--plays", "1"],
    "lab": ["lab", "{}", "--plays", "200"],
    "translate": ["translate", "{}"],
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound scenario among all that a folder of them may hold, and one whose English cannot be read."""
    root = tmp_path_factory.mktemp("shelf")
    for name in ("sound", "tiny"):
        shutil.copytree(SCENARIOS / "tiny", root / name)
        told = (root / name / "scenario.yaml").read_text(encoding="utf-8").replace("id: tiny", f"id: {name}", 1)
        (root / name / "scenario.yaml").write_text(told, encoding="utf-8")
    (root / "tiny" / "en.po").write_bytes(b"\xe9\xff")
    for name, (raw, _) in NO_SCENARIOS.items():
        (root / name).mkdir()
        (root / name / "scenario.yaml").write_bytes(raw)
    (root / "folder" / "scenario.yaml").mkdir(parents=True)
    return root


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LC_ALL", {"fr": "fr_FR.UTF-8", "en": "en_US.UTF-8"}[request.param])
    return str(request.param)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", [*NO_SCENARIOS, "folder"])
def test_each_command_says_what_it_cannot_use(
    command: str, name: str, shelf: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [word.format(shelf / name) for word in COMMANDS[command]]
    assert main(asked) == 1
    said = capsys.readouterr()
    told = said.out + said.err
    assert NO_SCENARIOS.get(name, (b"", "S101"))[1] in told
    assert "scenario.yaml" in told
    assert "Traceback" not in told


def test_a_catalogue_that_cannot_be_read_is_said_and_the_command_goes_on(
    shelf: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(shelf / "tiny"), "--plays", "1"]) == 0
    said = capsys.readouterr().err
    assert "en.po:1:1: S605" in said
    assert ("restent en français" if lang == "fr" else "stay in French") in said


def test_the_list_names_all_of_them(
    shelf: Path, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(summaries, "list_scenarios", partial(summaries.list_scenarios, shelf, tmp_path))
    assert main(["scenarios"]) == 0
    said = capsys.readouterr().out
    for name, (_, code) in NO_SCENARIOS.items():
        assert any(line.startswith((f"{name} ", f"{name}:")) for line in said.splitlines())
        assert code in said
    assert "Deux voisins" in said
    assert ("en français seulement" if lang == "fr" else "in French only") in said


@pytest.mark.parametrize("language", LANGS)
def test_the_page_where_one_chooses_offers_what_can_be_played_and_says_the_rest(
    language: Lang, shelf: Path, tmp_path: Path
) -> None:
    page = kept.chosen(summaries.list_scenarios(shelf, tmp_path), language)
    assert [offer.id for offer in page.offers() if offer.id.startswith("scenario.")] == [
        "scenario.sound",
        "scenario.tiny",
    ]
    drawn = "\n".join(draw(page))
    for name, (_, code) in NO_SCENARIOS.items():
        note = next(part.text for part in page.parts if part.text.startswith(name))
        assert code in note
        assert code in drawn
    french_only = page.offer("scenario.tiny").hint
    assert ("French" in french_only) == (language == "en")
    assert any("en.po" in part.text for part in page.parts) == (language == "en")


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
@pytest.mark.parametrize("language", LANGS)
def test_a_folder_whose_name_is_no_text_is_told_too(
    language: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SCENARIOS / "tiny", tmp_path / "tiny")
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    odd.mkdir()
    (odd / "scenario.yaml").write_bytes(b"- a")
    found = summaries.list_scenarios(tmp_path, tmp_path / "cache")
    page = kept.chosen(found, language)
    assert "\n".join(draw(page)).encode()
    shot(page, BytesIO(), (640, 480))
    assert page.offer("scenario.tiny")
    monkeypatch.setattr(summaries, "list_scenarios", lambda *given: found)
    assert main(["scenarios"]) == 0
    assert "S118" in capsys.readouterr().out
    assert main(["check", str(odd)]) == 1
    assert "S118" in capsys.readouterr().out


def test_sheets_that_cannot_be_used_stop_no_other(tmp_path):
    folder = tmp_path / "sheets"
    shutil.copytree(SHEETS_FOLDER, folder)
    (folder / "sheet-1.yaml").write_bytes(b"")
    (folder / "sheet-2.yaml").write_bytes(b"- a\n")
    with (folder / "sheet-3.yaml").open("a", encoding="utf-8") as file:
        file.write("unknown: 1\n")
    (folder / "sheet-4.yaml").unlink()
    (folder / "sheet-5.yaml").unlink()
    (folder / "sheet-5.yaml").mkdir()
    (folder / "en.po").write_bytes(b'msgid "a"\nmsgstr zut\n')
    library = load_sheets(folder)
    assert set(library.sheets) == set(SHEETS) - {f"sheet-{n}" for n in range(1, 6)}
    assert set(library.tools) == set(TOOLS)
    said = [problem.sentence(lang) for problem in library.problems for lang in ("fr", "en")]
    for file, code in {"sheet-1": "S118", "sheet-2": "S118", "sheet-3": "S105", "en.po": "S609"}.items():
        assert any(file in one and code in one for one in said), file
    for file in ("sheet-4", "sheet-5"):
        assert any(file in one for one in said)
