"""A betrayal that one met is seen on the cord: what it broke weighs more than what was well done before it."""

import pytest

from game.pages import cords
from game.rules import codes as c
from game.rules.events import happen_before
from game.story import tables as t
from game.story.gifts import effects_of
from tests.pages.test_reasons import FOUNDER, HOST, VETERAN, Table

EVERYONE = 0b1111


@pytest.mark.parametrize("kind", ["promise", "lie", "trade", "confidence", "signed_against", "agreement"])
def test_after_a_betrayal_its_author_is_guessed_to_trust_little_and_the_cord_is_strained(kind):
    table = Table()
    state, me, by = table.driven.state, table.code[VETERAN], table.code[FOUNDER]
    for _ in range(6):
        happen_before(state, c.E_ANSWERED, by, me, 0, c.WHOLLY, EVERYONE)
    before = table.driven.desk(me)
    assert cords.strand(before, by, me) == "thick"
    assert cords._tension(before, me, by) != "tight"
    frame = before.book.frame
    against = [choice for choice in range(len(frame.choice)) if t.EFFECT_AGAINST in effects_of(frame, choice)[:, 0]]
    betrayals = {
        "promise": (c.E_PROMISE_BROKEN, by, me, 1, 0),
        "lie": (c.E_LIE_OUT, by, me, 0, 0),
        "trade": (c.E_SWAP, by, me, 0, c.CHEAT),
        "confidence": (c.E_CONFIDED, me, by, 1, c.REPEATED),
        "signed_against": (c.E_CONFIDED, me, by, 0, c.SIGNED_AGAINST),
        "agreement": (c.E_CHOICE, by, -1, against[0], 0),
    }
    happen_before(state, *betrayals[kind], EVERYONE)
    after = table.driven.desk(me)
    assert cords.strand(after, by, me) == "thin"
    assert cords._tension(after, me, by) == "tight"
    host = table.code[HOST]
    assert cords.strand(after, host, me) == cords.strand(before, host, me), "nobody else did it"


def test_a_trade_that_is_kept_strains_nothing():
    table = Table()
    state, me, by = table.driven.state, table.code[VETERAN], table.code[FOUNDER]
    before = cords._tension(table.driven.desk(me), me, by)
    happen_before(state, c.E_SWAP, by, me, 0, 0, EVERYONE)
    assert cords._tension(table.driven.desk(me), me, by) == before
