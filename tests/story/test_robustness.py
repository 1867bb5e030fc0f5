"""Hundreds of slips of the hand, one at a time: each scenario is read, or its problems are told by their codes."""

import random
import re
from pathlib import Path

from game.story.checking import scenario_problems
from game.story.codes import CODES
from tests.helpers.scenarios import SCENARIOS

ODD = ["[]", "{}", "null", "3", "-1", "true", '""', "end", "all", "farm.image", "«", "*x", "!!int"]


def test_slips_of_the_hand(tmp_path: Path) -> None:
    lines = (SCENARIOS / "tiny" / "scenario.yaml").read_text(encoding="utf-8").split("\n")
    words = re.findall(r"[\w.]+", "\n".join(lines))
    folder = tmp_path / "tiny"
    folder.mkdir()
    chance = random.Random(20)
    for _ in range(300):
        (folder / "scenario.yaml").write_text("\n".join(slip(lines, words, chance)), encoding="utf-8")
        assert {problem.code for problem in scenario_problems(folder)} <= set(CODES)


def slip(lines: list[str], words: list[str], chance: random.Random) -> list[str]:
    """The lines with one deleted, one doubled elsewhere, or a word taken for another."""
    slipped = list(lines)
    at = chance.randrange(len(slipped))
    kind = chance.randrange(4)
    if kind == 0:
        del slipped[at]
    elif kind == 1:
        slipped.insert(at, chance.choice(lines))
    else:
        found = list(re.finditer(r"[\w.]+", slipped[at]))
        if found:
            word = chance.choice(found)
            slipped[at] = slipped[at][: word.start()] + chance.choice([*words, *ODD]) + slipped[at][word.end() :]
    return slipped
