"""`debrief FILE --page`: what everybody reads, what one reads, all of it; as text, as data, as a file."""

import json
from pathlib import Path

import pytest

from game.cli import main

PLAY = str(Path(__file__).parents[2] / "scenarios" / "condition" / "plays" / "worse.json")


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["debrief", PLAY, "--quick", *arguments]) == 0
    return capsys.readouterr().out


def test_ours_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(asked(capsys, "--page", "ours", "--json"))
    assert {"words", "ending", "cards", "fork", "questions"} <= set(told)
    assert told["words"] <= 300
    assert len(told["questions"]) == 3
    assert len(told["cards"]) == 4


def test_mine_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(asked(capsys, "--page", "mine", "--json"))
    assert {"words", "guesses", "findings", "moments"} <= set(told)
    assert told["words"] <= 300
    assert len(told["findings"]) == 3
    for one in told["findings"]:
        assert one["act"]
        assert one["when"]
    assert any(one["good"] for one in told["findings"])


def test_common_good_in_people(capsys: pytest.CaptureFixture[str]) -> None:
    good = json.loads(asked(capsys, "--json"))["common_good"]
    assert set(good) == {"value", "reached", "alone", "best"}
    assert good["alone"] <= good["best"]
    assert (good["value"] >= 50) == (good["reached"] >= good["alone"])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_alone_and_all(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    ours, mine, whole = (asked(capsys, "--page", page, "--lang", lang) for page in ("ours", "mine", "all"))
    assert ours.split("\n")[3] in whole
    assert mine.split("\n")[3] in whole
    assert len(ours) + len(mine) < len(whole)
    assert asked(capsys, "--lang", lang) == whole


def test_a_page_as_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for page in ("ours", "mine", "all"):
        out = tmp_path / f"{page}.html"
        assert asked(capsys, "--page", page, "--html", str(out)) == f"{out}\n"
        assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    told = json.loads(asked(capsys, "--page", "ours", "--json", "--html", str(tmp_path / "both.html")))
    assert told["words"]
    assert (tmp_path / "both.html").exists()


def test_a_page_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", PLAY, "--page", "theirs"]) == 2
    assert "theirs" in capsys.readouterr().err
