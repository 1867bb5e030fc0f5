"""Of a part given in full, what the others hear is what was chosen to be said; of who had none to give, nothing."""

import pytest

from game.pages import reasons, told
from game.pages.book import Desk
from game.pages.playing import play_page
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from tests.helpers.scenarios import tiny
from tests.pages.plays import many

DONE = {"fr": "c’est fait", "en": "it is done"}
NONE = {"fr": "aucune journée n’est promise", "en": "no days are promised"}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("scenario", [tiny, lambda: load("critical-point")])
def test_who_gives_in_full_chooses_to_say_so_where_nobody_counts(scenario, lang):
    met, seen = set(), 0
    for _, desk in many(scenario(), lang):
        if len(met) > 2 or seen > 15:
            break
        if desk.stage != c.AT_DELIVERY:
            continue
        options = desk.package_options(int(desk.view.scal[s.IN_FORCE]))
        nothing = not any(desk.asks_days(option) for option in options)
        whole = next((one for one in play_page(desk).offers() if (one.move or {}).get("what") == "all"), None)
        if whole is None:
            continue  # days are short
        words = (
            f"{whole.text} {whole.hint} {' '.join(choice.text for field in whole.fields for choice in field.choices)}"
        )
        counted = any(said in one.hint for one in [whole] for said in ("verront", "will see"))
        assert (DONE[lang] in words) == (not nothing and not counted), words
        assert (NONE[lang] in words) == nothing, words
        met.add((nothing, counted))
        seen += 1
    assert (False, False) in met


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_of_who_had_no_days_to_give_nothing_is_said_to_be_done(lang, monkeypatch):
    monkeypatch.setattr(Desk, "asks_days", lambda desk, option, seat=None: 0.0)
    none = {"fr": "journées", "en": "no days"}[lang]
    for driven, desk in many(load("condition"), lang):
        places = [one for one in desk.history.of(c.E_DELIVERED) if desk.events[one].what == c.AS_PROMISED]
        if driven.over() and places:
            for place in places:
                for words in (told.tell(desk, desk.events[place]), reasons.tell(desk, place)):
                    assert none in words.lower(), words
                    assert DONE[lang] not in words.lower()
            break
    assert places
