"""What one says of what it seeks tells none of the facts that are told apart."""

import re

import pytest

from game.story.library import load, scenario_folders
from game.story.stakes import holders

NAMES = [folder.name for folder in scenario_folders()]
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
COUNTED = re.compile(rf"\d+|{MONTHS}|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze")
LONG = 6  # letters of a word that says of what


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"(?<=\d)\s(?=\d)", "", text.lower()))


def says_a_fact(told: str, fact: str) -> bool:
    """Whether it names a date or a figure of a fact, and of what."""
    both = set(words(told)) & set(words(fact))
    counted = {word for word in both if COUNTED.fullmatch(word)}
    return bool(counted) and any(len(word) >= LONG for word in both - counted)


@pytest.mark.parametrize("name", NAMES)
def test_what_one_says_it_seeks_tells_no_fact_that_is_told_apart(name):
    """The rules hold a fact untold until it is told itself: in saying what it seeks or cannot accept, nobody gives its
    dates or its figures, but where all know it."""
    scenario = load(name).scenario
    for seat, agenda in scenario.agendas.items():
        known = [(fact, one) for fact, one in scenario.facts.items() if seat in holders(scenario, fact, one)]
        for part in (*agenda.seeks.values(), *agenda.red_zones.values()):
            for told, where in [(part.told, ""), *((one.told, str(one.when)) for one in part.reads if one.told)]:
                given = [
                    fact for fact, one in known if fact not in where and says_a_fact(told, f"{one.text} {one.told}")
                ]
                assert not given, (seat, told)


def test_a_fact_given_away_in_what_one_seeks_is_found():
    fact = "Le 1er juillet, une fédération nationale absorbe La Veilleuse."
    assert says_a_fact("Au 1er juillet, La Veilleuse n’aura plus son nom.", fact)
    assert not says_a_fact("Je cherche ce qui tiendra debout sans nous.", fact)
