"""Many plays judge a scenario: endings spread, everything met, and an informed way of playing beats the blind ones."""

import pytest

from game.minds.seats import BLIND
from game.story.library import load
from tests.scenarios.many import INFORMED, SCENARIOS, held_by, playable, simulated

HELD = [(scenario, seat) for scenario in SCENARIOS for seat in playable(scenario)]

pytestmark = pytest.mark.slow


def both(scenario):
    """What plays by minds came to, and plays by chance."""
    return [simulated(scenario)[held_by(mind)] for mind in (INFORMED, "random")]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_endings_are_spread(scenario):
    """None above half; none under two in a hundred of plays by minds and by chance in equal shares."""
    endings = [told["endings"] for told in both(scenario)]
    assert len(endings[0]) >= 6
    for ending in endings[0]:
        assert max(one.get(ending, 0.0) for one in endings) <= 0.5, ending
        assert sum(one.get(ending, 0.0) for one in endings) / 2 >= 0.02, ending


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scene_and_option_is_met(scenario):
    game, random = both(scenario)
    assert not [scene for scene, share in random["scenes"].items() if share + game["scenes"][scene] == 0]
    taken = {name: random["options"][name]["taken"] + game["options"][name]["taken"] for name in random["options"]}
    assert not [option for option, times in taken.items() if times == 0]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_verdict_is_always_the_same(scenario):
    """Of the pitfalls of its sheet."""
    for pitfall in load(scenario).scenario.pitfalls[:4]:
        shares = [told["pitfalls"][pitfall] for told in both(scenario)]
        for verdict in ("avoided", "brushed", "fallen"):
            assert 0.0 < sum(one[verdict] for one in shares) < 1.9, (pitfall, verdict)


@pytest.mark.parametrize("blind", BLIND)
@pytest.mark.parametrize(("scenario", "seat"), HELD)
def test_an_informed_way_of_playing_beats_a_blind_one(scenario, seat, blind):
    """One seat is held without looking, the others by the game's minds: its four dials together."""

    def mean(told):
        return sum(dial["mean"] for dial in told["dials"][seat].values()) / 4

    assert mean(simulated(scenario)[held_by(blind, seat)]) < mean(simulated(scenario)[held_by(INFORMED)])


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_agenda_is_a_sentence(scenario):
    """Whatever a seat draws, its dials together stay within twelve points."""
    for seat, parts in simulated(scenario)[held_by(INFORMED)]["agendas"].items():
        means = [sum(one["dials"].values()) / 4 for one in parts.values()]
        assert max(means) - min(means) < 12, seat
