"""What a scenario makes happen is told, in both languages, to whom it comes and to nobody else; the debrief tells what
was sought first."""

import pytest

from game.debrief.debrief import debrief
from game.debrief.words import Speaker
from game.pages import since
from game.rules.read.agendas import sought_first
from game.story.library import load, load_sheets
from tests.helpers.scenarios import SCENARIOS
from tests.pages.plays import desks

DOES = SCENARIOS / "format" / "does"
SCHOOL_IS_GIVEN = {"fr": "Vous recevez 200", "en": "You receive "}
OPENED = {"fr": "Une option s’ouvre à la table", "en": "An option opens at the table"}
CHANGED = {"fr": "Ce que vous cherchez a changé", "en": "What you seek has changed"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_is_told_what_comes_to_it(lang):
    told: dict[str, list[str]] = {"farm": [], "school": []}
    for seed in range(6):
        for _, desk in desks(load(DOES), seed, lang):
            told[desk.seat] += [line.replace("'", "’") for line in since.lines(desk)]
    given = [line for line in told["school"] if line.startswith(SCHOOL_IS_GIVEN[lang])]
    assert given
    assert not any(line in told["farm"] for line in given)
    for seat in told:
        assert any(line.startswith(OPENED[lang]) for line in told[seat])
        assert any(line.startswith(CHANGED[lang]) for line in told[seat])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_debrief_tells_what_was_sought_first(lang):
    loaded, found = load(DOES), 0
    for seed in range(6):
        *_, (driven, _) = desks(loaded, seed, lang)
        whole = debrief(loaded, load_sheets(), driven.state)
        for seat, one in enumerate(whole.why.revealed):
            part = loaded.tables.names.parts[sought_first(driven.state, seat)].partition(".")[2]
            first = loaded.scenario.agendas[one.seat].seeks[part].text
            now = Speaker(loaded, load_sheets(), "fr")(one.seeks)
            assert (one.sought_first is not None) == (now != first)
            if one.sought_first is not None:
                assert Speaker(loaded, load_sheets(), "fr")(one.sought_first) == first
                found += 1
    assert found
