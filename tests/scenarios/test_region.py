"""Critical-point: what the Region does where fewer than eleven signed is said right after, and at the end."""

import re

import pytest

from game.story.library import load

REGION = {"fr": "Région", "en": "Region"}
SUM = {"fr": "360 000 €", "en": "€360,000"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_region_is_said_to_take_its_money_elsewhere_whoever_reads(lang):
    catalogue = load("critical-point").catalogue
    told = 0
    for path in catalogue.french:
        at_pouring = ".scenes.pouring_day." in path and ".choices." not in path
        if (at_pouring or ".endings.smaller-pool." in path) and not path.endswith("title"):
            words = re.sub("[\u00a0\u202f]", " ", catalogue.get(path, lang))
            told += 1
            assert REGION[lang] in words, path
            assert SUM[lang] in words, path
    assert told == 17
