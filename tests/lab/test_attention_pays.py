"""Attention pays where it is aimed, in every scenario and seat that people may hold: measured as `lab` does, on as many
plays (deep); and that minds exchanged are seen (slow, on fewer).
"""

import pytest

from game.lab.pieces import done_all
from game.lab.survey import FREE, asked, attention
from game.story.library import load
from game.story.places import own_folder
from tests.scenarios.many import SCENARIOS

FEWER = 1_000
KNOWS, BLIND = 0.5, 0.35  # of what it guessed: aimed at least, none at most
TOGETHER = ("common_good", "own_game")


def measured(scenario, plays, exchanged=None):
    """What `lab` says of attention. `exchanged`: way → the way played in its stead."""
    pytest.importorskip("numba")
    loaded = load(scenario)
    wanted = asked(loaded, 0, plays).attention
    played = {(seat, way): wanted[seat, (exchanged or {}).get(way, way)] for seat, way in wanted}
    folder = own_folder("cache") / "lab" / scenario
    results = done_all(folder, loaded, list(played.values()))
    return attention(loaded, dict(zip(played, results, strict=True)))


def breaches(found):
    """What is not as it must be, of each seat."""
    told = []
    for seat, ways in found.items():
        dials = {way: one["dials"] for way, one in ways.items()}
        both = {way: sum(dial[name] for name in TOGETHER) for way, dial in dials.items()}
        lucid = {way: dial["lucidity"] for way, dial in dials.items()}
        told += [f"{seat}: aimed {both['aimed']:.1f}, {way} {both[way]:.1f}"
                 for way in ("none", "everyone") if both["aimed"] <= both[way]]  # fmt: skip
        if ways["aimed"]["guesses"] < KNOWS or ways["none"]["guesses"] > BLIND:
            told.append(f"{seat}: guesses {ways['aimed']['guesses']}, {ways['none']['guesses']}")
        if lucid["everyone"] <= max(lucid["aimed"], lucid["none"]):
            told.append(f"{seat}: lucidity {lucid}")
    return told


@pytest.mark.deep
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_attention_pays_where_it_is_aimed(scenario):
    assert breaches(measured(scenario, FREE)) == []


@pytest.mark.deep
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_everyone_leads_on_lucidity_alone(scenario):
    for seat, ways in measured(scenario, FREE).items():
        dials = {way: one["dials"] for way, one in ways.items()}
        for name in TOGETHER:
            assert dials["everyone"][name] <= max(dials["aimed"][name], dials["none"][name]), (seat, name)


@pytest.mark.slow
@pytest.mark.parametrize(
    "exchanged",
    [
        {"aimed": "none", "none": "aimed"},
        {"aimed": "everyone", "everyone": "aimed"},
        {"none": "everyone", "everyone": "none"},
    ],
    ids=" ".join,
)
def test_minds_exchanged_are_seen(exchanged):
    assert breaches(measured("condition", FEWER, exchanged)) != []
