"""The kind of move that CONTRIBUTING.md adds as an example: done to a copy of the house as it is told there, it changes
few of the files that were there, and minds play it, logs write it, pages offer it and tell it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
MOST = 4  # files of today that a kind of move may change
TITLE = "## A kind of move, from end to end"
BLOCK = re.compile(
    r"(?:New file `(?P<new>[^`]+)`|In\s+`(?P<old>[^`]+)`,\s+after `(?P<after>[^`]+)`):\n\n```\w+\n(?P<text>.*?)```\n",
    re.S,
)

PLAYED = """
import json, sys
from collections import Counter
from pathlib import Path
import numpy as np
if sys.argv[1] == "compiled":
    from game.rules.compile import mode
    mode.compiled(Path(sys.argv[2]))
from game.batch.batch import run
from game.pages.playing import play_page
from game.play.meaning import Meanings
from game.play.words import Words
from game.rules import codes as c
from game.rules import state as s
from game.story.build import build
from game.story.models import Scenario
from tests.helpers.scenarios import many_data, tiny
from tests.pages.plays import Driven

loaded, data = tiny(), many_data(4)
for step in (step for act in data["acts"] for step in act["course"] if "corridor" in step and sys.argv[5] == "named"):
    step["moves"] = ["thank", "ask", "listen", "tell", "trade", "press", "reassure", "visit", "team", "prepare"]
tables = build(Scenario.model_validate(data))
acts, seen, told = Counter(), Counter(), []
meanings, words = Meanings(tables), Words(tables)

def looked(bench):
    rows = bench.desk.noted[: int(bench.desk.played[0])]
    acts.update(c.DOES[int(row[1 + s.DO])] for row in rows)
    seen.update(c.EVENTS_OF[int(event[s.KIND])] for event in bench.state.event[: int(bench.state.scal[s.EVENTS])])
    told.append(meanings.told_by_rows(bench.state, bench.outcome, rows.tolist()))

lengths = np.zeros(len(tables.names.choices), np.int64)
run(tables, 0, int(sys.argv[3]), dict.fromkeys(tables.names.seats, sys.argv[4]), lengths, looked=looked)
pages = {}
for lang in ("fr", "en") if sys.argv[5] == "named" else ():
    driven = Driven(loaded, 1, lang)
    driven.state.seat[:, s.DAYS] = 5.0
    while driven.state.scal[s.STAGE] != c.AT_CORRIDOR:
        seat = driven.awaited()[0]
        row = np.array([*driven.desk(seat).rows[0][:4], 0, 0])
        assert driven.play(driven.words.write(seat, row, [])) == 0
    me, other = driven.awaited()[:2]
    offered = [offer for part in play_page(driven.desk(me)).parts for offer in part.offers]
    asked = [field for offer in offered for field in offer.fields if field.id == "do"]
    offer = next(choice for field in asked for choice in field.choices if choice.id == "thank")
    names = loaded.tables.names.seats
    move = {"seat": names[me], "do": "thank", "to": names[other]}
    driven.seen[other] = len(driven.desk(other).events)
    driven.seen[me] = len(driven.desk(me).events)
    assert driven.play(move) == 0
    assert driven.play({"seat": names[other], "do": "pass"}) == 0
    desk = driven.desk(other)
    pages[lang] = [offer.text, "\\n".join(part.text for part in play_page(desk).parts)]
print(json.dumps({"acts": acts, "seen": seen, "told": told, "pages": pages}))
"""


def example():
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    part = text[text.index(TITLE) :]
    return list(BLOCK.finditer(part[: part.index("\n## ", 1)]))


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A copy of the house, with the move that the example adds; and the files of today that this changed."""
    copy = tmp_path_factory.mktemp("added")
    left = shutil.ignore_patterns("__pycache__", "*.png", "*.ttf", "*.otf")
    for folder in ("game", "tests/helpers", "tests/scenarios/tiny"):
        shutil.copytree(PROJECT / folder, copy / folder, ignore=left)
    (copy / "tests/pages").mkdir()
    shutil.copy(PROJECT / "tests/pages/plays.py", copy / "tests/pages/plays.py")
    scenario = copy / "tests/scenarios/tiny/scenario.yaml"  # as its author would write it
    text = scenario.read_text("utf-8")
    assert text.count("moves: [ask,") == 1
    scenario.write_text(text.replace("moves: [ask,", "moves: [thank, ask,"), "utf-8")
    changed = set()
    for block in example():
        if block["new"]:
            assert not (copy / block["new"]).exists()
            (copy / block["new"]).write_text(block["text"], "utf-8")
            continue
        path = copy / block["old"]
        lines = path.read_text("utf-8").splitlines(keepends=True)
        (place,) = (at for at, line in enumerate(lines) if line.lstrip().startswith(block["after"]))
        lines.insert(place + 1, block["text"])
        path.write_text("".join(lines), "utf-8")
        changed.add(block["old"])
    return copy, changed


def played(where, mode, plays, mind, named="named"):
    ran = subprocess.run(
        [sys.executable, "-c", PLAYED, mode, str(where / "cache"), str(plays), mind, named],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(where)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_it_changes_few_files(house):
    _, changed = house
    assert len(changed) <= MOST
    assert len(example()) >= 6


@pytest.fixture(scope="session")
def interpreted(house):
    return played(house[0], "interpreted", 12, "game")


def test_minds_play_it(interpreted):
    assert interpreted["acts"]["thank"] == interpreted["seen"]["thanked"] > 0


def test_logs_write_it(interpreted):
    moves = [move for one in interpreted["told"] for move in json.loads(one)["moves"] if move["do"] == "thank"]
    assert moves
    assert all(set(move) == {"seat", "do", "to"} for move in moves)


@pytest.mark.parametrize(("lang", "offered", "told"), [("fr", "Remercier", "remercier"), ("en", "Thank", "thanking")])
def test_pages_offer_it_and_tell_it(interpreted, lang, offered, told):
    offer, page = interpreted["pages"][lang]
    assert offer.startswith(offered)
    assert told in page


@pytest.mark.slow
def test_compiled_as_interpreted(house, interpreted):
    pytest.importorskip("numba")
    assert played(house[0], "compiled", 12, "game") == interpreted


def test_scenarios_that_do_not_name_it_play_as_before(house):
    """Or a kind of move would change every play of every scenario, and all that is recorded of them."""
    before, after = (played(where, "interpreted", 3, "random", "unnamed") for where in (PROJECT, house[0]))
    assert before["told"] == after["told"]
    assert before["acts"]["ask"] > 0
