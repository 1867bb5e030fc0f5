"""What one's days brought is told: the one that ended in what was signed, and one that brought nothing."""

from dataclasses import replace

import numpy as np
import pytest

from game.pages.debrief import page
from game.pages.debrief_days import days, spent
from game.rules import codes as c
from game.rules.packing import claim_of
from game.story import tables as t
from tests.debrief.playing import EVERYONE, FARM, IDS, LOADED, SCHOOL, SECRETS, begun, part, plant, sign
from tests.pages.debriefs import reading


def after_a_day(lang="fr", bound=EVERYONE, heard=True, wanted=True):
    """The farm listened to the school for a day, which said what it seeks; then something was signed."""
    state = begun()
    sought = part("school.outdoors")
    plant(state, c.E_ASKED, FARM, SCHOOL, c.WHY, c.LISTENING)
    if heard:
        plant(state, c.E_ANSWERED, SCHOOL, FARM, claim_of(c.WHY, sought), c.WHOLLY)
    weights = SECRETS.part[sought, t.N_PART :]
    form = IDS.options[int(np.argmax(weights) if wanted else np.argmin(weights))]
    others = {one.partition(".")[0]: one for one in IDS.options if weights[IDS.options.code[one]] == 0}
    sign(state, *(others | {form.partition(".")[0]: form}).values(), bound=bound)
    return replace(reading(LOADED, state, "farm", lang), state=state), form


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_day_is_linked_to_what_it_taught_and_to_the_yes_that_it_led_to(lang):
    read, form = after_a_day(lang)
    [one] = spent(read)
    assert one.how == "held"
    told = days(read).text
    assert read.option(form) in told
    assert one.words in told
    mine = page(read, "mine")
    [shown] = [each for each in mine.parts if each.id == "days"]
    assert read.option(form) in shown.text


@pytest.mark.parametrize(
    ("how", "made"), [("unsigned", {"bound": 1 << FARM}), ("nothing", {"heard": False}), ("signed", {"wanted": False})]
)
def test_a_day_that_led_to_nothing_is_said_to_have_and_none_is_credited_with_what_is_not_there(how, made):
    read, _ = after_a_day(**made)
    [one] = spent(read)
    assert one.how == how
    assert "{" not in days(read).text
    assert ("C’est dans ce qui est signé" in days(read).text) is False


def test_a_visit_tells_what_was_overheard_there():
    state = begun()
    sought = part("school.outdoors")
    plant(state, c.E_VISITED, FARM, SCHOOL, 0)
    plant(state, c.E_HABIT, FARM, SCHOOL, sought)
    read = replace(reading(LOADED, state, "farm"), state=state)
    [one] = spent(read)
    assert one.words
    assert one.how == "unsigned"


def test_who_gave_no_day_is_told_of_none():
    read = replace(reading(LOADED, begun(), "farm"), state=begun())
    assert days(read) is None
