"""The ways that plays take, counted: each share is that of the plays told by their events."""

from collections import Counter

from game.batch.batch import lengths_of, run
from game.lab.trails import trails
from game.rules import codes as c
from game.rules import state as s
from game.story.paths import OUT
from tests.helpers.scenarios import tiny

PLAYS = 12


def opened():
    """[(scene, …)] of each of the plays, in the order in which they opened."""
    tables, told = tiny().tables, []

    def looked(bench):
        rows = bench.state.event[: bench.state.scal[s.EVENTS]]
        told.append(tuple(tables.names.scenes[row[s.E_WHAT]] for row in rows if row[s.KIND] == c.E_SCENE))

    run(tables, 3, PLAYS, dict.fromkeys(tables.names.seats, "random"), lengths_of(tiny()), looked=looked)
    return told


def test_each_thing_counts_once_a_play():
    found, told = trails(tiny(), "random", PLAYS, 3), opened()
    assert found.plays == PLAYS == sum(found.endings.values()) == sum(found.ends.values())
    assert found.scenes == Counter(scene for play in told for scene in set(play))
    assert max(found.choices.values()) <= PLAYS


def test_what_leads_to_a_scene_and_what_leaves_it_are_as_many_as_it():
    found = trails(tiny(), "random", PLAYS, 3)
    for scene, times in found.scenes.items():
        assert sum(count for (by, _), count in found.ways.items() if by == scene) == times
        assert sum(count for (_, to), count in found.ways.items() if to == scene) <= times
    assert any(to == OUT for _, to in found.ways)


def test_a_play_ends_after_the_last_scene_or_after_something_else():
    found = trails(tiny(), "random", PLAYS, 3)
    assert {at for at, _ in found.ends} <= {"", *tiny().tables.names.scenes}
    assert Counter(end for _, end in found.ends.elements()) == found.endings
