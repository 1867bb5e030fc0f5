"""What a package asks is said beside what one has left, where it takes most of it or more."""

import pytest

from game.pages.weighing import dear, once_only
from game.rules import state as s
from game.story.library import load
from tests.pages.plays import desks


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_most_of_what_one_has_is_said_beside_what_is_asked(lang):
    desk = next(one for _, one in desks(load("critical-point"), 1, lang) if one.seat == "bus")
    desk.view.mine[s.MONEY], desk.view.mine[s.MONEY_PLEDGED] = 3400, 0
    for money, how in ((3000, "_most"), (1700, "_most"), (1200, ""), (9000, "_over")):
        assert dear(desk, money) == how
        assert (desk.book.money(3400) in once_only(desk, money)) == bool(how)
