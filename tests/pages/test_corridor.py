"""The corridor's page says how many moments like it are left before the table: as many as then come."""

import re

import pytest

from game.pages.playing import play_page
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from tests.helpers.large import large
from tests.pages.plays import desks

SAID = {
    "fr": re.compile(r"(\d+) autres? moments?|(le dernier) avant"),
    "en": re.compile(r"(\d+) more moment|(last one) be"),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point", "eleven"])
def test_as_many_moments_come_before_the_table_as_the_page_says(name, lang):
    loaded = large() if name == "eleven" else load(name)
    met, said = [], {}
    for _, desk in desks(loaded, 3, lang):
        step = int(desk.view.scal[s.STEP])
        if desk.stage in (c.AT_CORRIDOR, c.AT_ROUND) and (not met or met[-1] != (step, desk.stage)):
            met.append((step, desk.stage))
        if desk.stage == c.AT_CORRIDOR:
            found = SAID[lang].search(play_page(desk).whole_text())
            said[step] = None if found is None else int(found[1] or 0)
    assert any(left is not None for left in said.values())
    for at, (step, stage) in enumerate(met):
        if stage == c.AT_CORRIDOR and said[step] is not None:
            coming = [one for one, _ in met[at:] if one > step]
            until = [one for one, kind in met[at:] if kind == c.AT_ROUND and one > step]
            if until:  # the play came to it
                assert said[step] == sum(one < until[0] for one in set(coming)), (step, met)
