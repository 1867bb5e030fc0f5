"""What one decision changed, what several acts would have avoided, and what luck did are told so that they agree."""

from dataclasses import replace

import pytest

from game.pages import debrief as debriefs
from game.pages.debrief_luck import together
from game.pages.debrief_mine import word
from game.pages.debrief_says import pitfalls
from game.play.helper import News
from game.rules import codes as c
from tests.debrief.playing import FARM, LOADED, begun, plant, sign
from tests.pages.debriefs import reading


def read_with(share, lang="fr", **told):
    """The farm's debrief of a play in which a knot burst, and whose choices end so in this share of other luck."""
    state = begun()
    sign(state, "form.garden", "pace.now")
    plant(state, c.E_BURST, FARM, -1, LOADED.tables.names.facts.code["lease_ends"])
    read = reading(LOADED, state, "school", lang)
    read = replace(read, told=told, debrief=replace(read.debrief, ending=LOADED.scenario.endings[0].id))
    dials = {name: [10.0, 30.0, 50.0] for name in ("common_good", "own_game", "relations", "lucidity")}
    spread = {"plays": 200, "endings": {read.debrief.ending: share}, "dials": dials}
    return replace(read, news=News(1.0, {"final": True, "moments": [], "spread": spread}))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_sentence_says_how_the_three_go_together(lang):
    read = read_with(0.5, lang)
    say = read.book.say
    [part] = [one for one in debriefs.page(read, "moments").parts if one.id == "together"]
    assert part.text.count(".") == 1
    assert part.text[1:].startswith(say("together.one_none")[1:])
    assert say("together.several") in part.text
    assert "{" not in part.text
    free = replace(read.debrief.says, pitfalls=[])
    alone = together(replace(read, debrief=replace(read.debrief, says=free)))
    assert say("together.several") not in alone.text
    assert together(replace(read, news=None)) is None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_pitfall_never_says_of_one_alone_what_took_several(lang):
    """Page 6 said « you could have changed something » where page 1 says that no decision alone would have."""
    part = pitfalls(read_with(0.5, lang))
    [seen] = [one for one in part.data["pitfalls"] if one["id"] == "unspoken-interests"]
    assert ("à plusieurs" if lang == "fr" else "several together") in seen["hold"].lower()
    assert ("tous actes ensemble" if lang == "fr" else "all acts together") in seen["cost"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("share", "how"), [(0.5, "much"), (0.8, "some"), (0.97, "little"), (0.0, "much")])
def test_who_named_chance_is_told_whether_it_was_so(lang, share, how):
    read = read_with(share, lang, decided=["chance"])
    told = word(read).text
    start = read.book.say(f"before.chance.{how}", other="@", same="@").partition("@")[0]
    assert start in told
    assert start not in word(read_with(share, lang, decided=["table"])).text
    assert start not in word(replace(read, news=None)).text
