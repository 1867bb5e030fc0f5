"""Many plays judge a scenario: endings spread, everything met, and an informed way of playing beats the blind ones."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from game.minds.seats import MINDS

PROJECT = Path(__file__).resolve().parents[2]
SEATS = {
    "condition": ("founder", "veteran", "beginner", "host"),
    "critical-point": ("initiator", "homecare", "bus", "carers", "cafe"),
}
PITFALLS = {
    "condition": ("injunction", "wealth-by-nature", "unspoken-interests", "hidden-cost"),
    "critical-point": ("unspoken-interests", "gain-means-loss", "free-riding", "no-space-for-conflict"),
}
HELD = [(scenario, seat) for scenario, seats in SEATS.items() for seat in seats]
PLAYS = 4000

pytestmark = pytest.mark.slow


@cache
def simulated(scenario, *arguments):
    """What many plays came to, compiled."""
    asked = ["simulate", scenario, "--plays", str(PLAYS), "--compiled", "--json", *arguments]
    code = "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, *asked], cwd=PROJECT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(autouse=True)
def compiles():
    pytest.importorskip("numba")


@pytest.mark.parametrize("scenario", SEATS)
def test_endings_are_spread(scenario):
    """None above half; none under two in a hundred of plays by minds and by chance in equal shares."""
    endings = [simulated(scenario, "--minds", mind)["endings"] for mind in ("game", "random")]
    assert len(endings[0]) >= 6
    for ending in endings[0]:
        assert max(one.get(ending, 0.0) for one in endings) <= 0.5, ending
        assert sum(one.get(ending, 0.0) for one in endings) / 2 >= 0.02, ending


@pytest.mark.parametrize("scenario", SEATS)
def test_every_scene_and_option_is_met(scenario):
    random, game = (simulated(scenario, "--minds", mind) for mind in ("random", "game"))
    assert not [scene for scene, share in random["scenes"].items() if share + game["scenes"][scene] == 0]
    taken = {name: random["options"][name]["taken"] + game["options"][name]["taken"] for name in random["options"]}
    assert not [option for option, times in taken.items() if times == 0]


@pytest.mark.parametrize("scenario", SEATS)
def test_no_verdict_is_always_the_same(scenario):
    for pitfall in PITFALLS[scenario]:
        shares = [simulated(scenario, "--minds", mind)["pitfalls"][pitfall] for mind in ("game", "random")]
        for verdict in ("avoided", "brushed", "fallen"):
            assert 0.0 < sum(one[verdict] for one in shares) < 1.9, (pitfall, verdict)


@pytest.mark.parametrize("blind", [mind for mind in MINDS if mind != "game"])
@pytest.mark.parametrize(("scenario", "seat"), HELD)
def test_an_informed_way_of_playing_beats_a_blind_one(scenario, seat, blind):
    """One seat is held without looking, the others by the game's minds: its four dials together."""

    def mean(told):
        return sum(dial["mean"] for dial in told["dials"][seat].values()) / 4

    held = simulated(scenario, "--minds", "game", "--seat", f"{seat}={blind}")
    assert mean(held) < mean(simulated(scenario, "--minds", "game"))


@pytest.mark.parametrize("scenario", SEATS)
def test_no_agenda_is_a_sentence(scenario):
    """Whatever a seat draws, its dials together stay within twelve points."""
    for seat, parts in simulated(scenario, "--minds", "game")["agendas"].items():
        means = [sum(one["dials"].values()) / 4 for one in parts.values()]
        assert max(means) - min(means) < 12, seat
