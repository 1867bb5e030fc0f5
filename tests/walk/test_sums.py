"""Sums of money that a page may name: those of a debrief are the play's as it ended."""

from copy import deepcopy
from dataclasses import replace

import pytest

from game.pages.model import Page, Part
from game.pages.wording import LANGS
from game.rules import state as s
from game.walk.leaf import Leaf
from game.walk.looks.sums import written, wrong_sums
from tests.helpers.scenarios import tiny
from tests.pages.debriefs import played, reading

GIVEN = 1_234  # euros: no text names them


def paid(lang):
    """A debrief read by one that gave some money, and how much."""
    state = deepcopy(played(0, "farm", "school").state)
    state.seat[tiny().tables.names.seats.code["school"], s.MONEY_SPENT] = GIVEN
    return replace(reading(tiny(), state, "school", lang), state=state)


@pytest.mark.parametrize("lang", LANGS)
def test_what_one_gave_is_known_at_the_end_and_no_other_sum(lang):
    read = paid(lang)

    def found(euros):
        part = Part(id="own", role="list", text=f"- {read.book.money(euros)}.")
        page = Page(id="debrief.says", kind="debrief", title="", lang=lang, seat="school", parts=[part])
        return list(wrong_sums(Leaf(page, read.desk, beside="debrief", written=written(read.book), reading=read)))

    assert not found(GIVEN)
    assert found(GIVEN + 1)
