"""`bench --against`: two checkouts measured by turns; what is no checkout is said; a slower build is found slower."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import against, main

PROJECT = Path(__file__).resolve().parents[1]
TINY = PROJECT / "tests" / "scenarios" / "tiny"


def other(folder: Path) -> Path:
    """A checkout of this very build, with this Python as its own."""
    for name in ("game", "scenarios", "assets"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "main.py", folder)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def test_a_play_is_measured_from_its_first_act_to_its_debrief():
    command = [sys.executable, "-c", against.PROBE.read_text(encoding="utf-8"), str(TINY), "3"]
    told = json.loads(subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout)
    assert {"corridor", "table", "signed", "end", "debrief"} <= set(told["kinds"])
    for step, page, drawn, whole in zip(*(told[sample] for sample in against.SAMPLES[:4]), strict=True):
        assert whole >= step + page + drawn > 0
    assert 0 < told["loop_hold"][0] < 1000
    assert sum(one > 0 for one in told["step"]) > 4


def test_sides_take_turns_and_their_medians_are_compared(monkeypatch):
    asked = []

    def ask(folder, side, *arguments):
        asked.append(side)
        plays = {sample: [2.0, 4.0, 90.0] if side == "here" else [8.0] for sample in against.SAMPLES}
        return json.dumps({"moves_per_second": 300.0 if side == "here" else 200.0} | plays) + (
            "\n70.5" if "simulate" in arguments else ""
        )

    monkeypatch.setattr(against, "ask", ask)
    monkeypatch.setattr(against, "checkout", Path)
    monkeypatch.setattr(against, "ROUNDS", 2)
    figures = against.against("elsewhere", million=True)
    assert asked[:4] == ["here", "there", "there", "here"]
    assert figures["act_to_page"] == figures["large_step"] == {"here": 4.0, "there": 8.0, "ratio": 0.5}
    assert figures["large_moves_a_second_game"]["ratio"] in (1.5, None)
    assert figures["million_plays_megabytes"]["here"] in (70.5, None)


@pytest.mark.parametrize(("lang", "said"), [("fr_FR", "pas un dossier"), ("en_GB", "not a checkout")])
def test_a_folder_that_is_no_checkout(monkeypatch, capsys, tmp_path, lang, said):
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
    assert main(["bench", "--against", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "said"), [("fr_FR", "pas encore prêt"), ("en_GB", "not set up")])
def test_a_checkout_that_is_not_set_up(monkeypatch, capsys, tmp_path, lang, said):
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
    (tmp_path / "game").mkdir()
    (tmp_path / "main.py").touch()
    assert main(["bench", "--against", str(tmp_path), "--json"]) == 2
    assert said in capsys.readouterr().err


def test_options_that_go_with_another_one_only(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert main(["bench", "--million"]) == 2
    assert "--against" in capsys.readouterr().err
    assert main(["bench", "--against", ".", "--peers"]) == 2


@pytest.mark.slow
def test_a_slower_build_is_found_slower(monkeypatch, tmp_path):
    slower = other(tmp_path)
    view = slower / "game" / "window" / "view.py"
    told = view.read_text(encoding="utf-8")
    begins = "    def draw(self, surface: Surface) -> None:\n"
    planted = told.replace(begins, begins + "        sum(range(8_000_000))\n", 1)
    assert planted != told
    view.write_text(planted, encoding="utf-8")
    monkeypatch.setattr(against, "ROUNDS", 1)
    monkeypatch.setattr(against, "BATCHES", {})
    figures = against.against(str(slower))
    assert figures["lay_out_and_paint"]["ratio"] < 0.5
    assert figures["large_act_to_page"]["ratio"] < 0.7
    assert 0.2 < figures["page"]["ratio"] < 5


def test_the_probe_asks_for_no_module_that_the_build_it_is_compared_with_has_not():
    """Those of e6dae92: a module that was made since would end the comparison with it."""
    had = {"game.pages", "game.pages.model", "game.pages.session", "game.play.play", "game.play.seats"}
    had |= {"game.play.storage", "game.play.words", "game.story.library", "game.window.loop", "game.window.screen"}
    tree = ast.parse(against.PROBE.read_text(encoding="utf-8"))
    asked = {one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    assert {one for one in asked if one.startswith("game")} <= had
