"""Each part of the format has a small scenario in `format/` that uses it alone: it is sound, all kinds of minds play
it, compiled as interpreted, and it is played to its end in the terminal and in the window by their own controls."""

import io
import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.minds.seats import MINDS
from game.pages.session import Session
from game.pages.shelf import Shelf
from game.play.storage import PlayStore
from game.rules import state as s
from game.story.checking import scenario_problems
from game.story.library import load, load_sheets, scenario_folders
from game.story.summaries import summary_of
from game.terminal.drawing import WIDTH
from game.terminal.loop import run
from game.window.loop import Window
from tests.minds.test_decide import play
from tests.terminal.test_terminal import Reader, Upto
from tests.window.test_whole_play import SIZE, Keys, Mouse, pages

PROJECT = Path(__file__).resolve().parents[2]
FOLDERS = scenario_folders(Path(__file__).parent / "format")
SHORT = {"S409", "S704"}  # of a scenario for tests: few words
PLAYS = 12

pytestmark = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def session(folder, where):
    loaded, seeds = load(folder), itertools.count(3)
    shelf = Shelf(lambda: [summary_of(loaded)], lambda _: loaded, load_sheets)
    store = PlayStore(where)
    store.set({"motion": "off"})
    return Session(store, lambda: next(seeds), lambda: "2026-01-05", shelf)


# Another draw at the deal, where the rules are plain Python.
PLANTED = """
from game.rules.flow import deal
real = deal.draw_at
deal.draw_at = lambda *given: (real(*given) + 0.5) % 1
"""


def simulated(folder, mind, *how, planted=""):
    """What plays of one kind of minds came to, their digest of meaning included. `planted`: run before."""
    asked = ["simulate", str(folder), "--plays", str(PLAYS), "--minds", mind, "--json", *how]
    code = planted + "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, *asked], cwd=PROJECT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_it_is_sound(folder):
    assert {problem.code for problem in scenario_problems(folder)} <= SHORT


def test_all_kinds_of_minds_play_it(folder):
    for kind in range(len(MINDS)):
        assert play(load(folder).tables, kind, kind).scal[s.ENDING] >= 0


@pytest.mark.slow
@pytest.mark.parametrize("mind", MINDS)
def test_compiled_as_interpreted(folder, mind):
    pytest.importorskip("numba")
    assert same_meaning(folder, mind)


def same_meaning(folder, mind, planted=""):
    """Whether plays come to the same compiled as interpreted."""
    compiled = simulated(folder, mind, "--compiled")
    return compiled["meaning"] == simulated(folder, mind, "--interpreted", planted=planted)["meaning"]


@pytest.mark.slow
def test_a_rule_that_is_another_interpreted_is_found(folder):
    pytest.importorskip("numba")
    assert not same_meaning(folder, "random", PLANTED)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_is_played_in_the_terminal(folder, tmp_path, lang):
    made = session(folder, tmp_path)
    made.store.set({"lang": lang})
    upto, out = Upto(made, 60), io.StringIO()
    run(upto, Reader(["1", "1", "1"]), out)
    assert {"story", "table", "end", "feeling"} <= set(upto.pages)
    assert all(len(line.removeprefix("> ")) <= WIDTH for line in out.getvalue().splitlines())  # Enter is not echoed


@pytest.mark.slow
@pytest.mark.parametrize("hands", [Keys, Mouse])
def test_it_is_played_in_the_window(folder, tmp_path, hands):
    made = session(folder, tmp_path)
    window = Window(made, SIZE)
    try:
        met = [page.kind for page in pages(hands(window, 2))]
        assert window.screen.page.id == "debrief.now"
        assert {"story", "table", "end", "feeling"} <= set(met)
    finally:
        window.leave()
        made.store.close()
