"""The corridor's page says how many moments like it are left before the table: as many as then come; a trade, what each
would owe."""

import re
from collections import Counter
from itertools import groupby

import pytest

from game.pages.model import Choice, Offer, Page
from game.pages.playing import play_page
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t
from game.story.library import load, scenario_folders
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.pages.plays import desks

ALIKE, FEW = 24, 3  # letters at the head of an answer; how many answers may share them
SAID = {
    "fr": re.compile(r"(\d+) fois avant|(le dernier) avant"),
    "en": re.compile(r"(\d+) more before|(last one) be"),
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


def trades(page: Page) -> list[tuple[Offer, list[Choice]]]:
    """Of each structure with whom one may trade: what one may propose to it."""
    found = []
    for offer in page.offers():
        acts = {choice.id for field in offer.fields for choice in field.choices if field.id == "do"}
        if "trade" in acts:
            about = next(field for field in offer.fields if field.id == "what")
            found.append((offer, about.open_choices({"do": "trade"}, offer)))
    return found


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", [folder.name for folder in scenario_folders()])
def test_a_trade_is_chosen_as_a_clause_is_worded(name, lang):
    """Clause, then option; what each would owe stands once, at the act."""
    seen = 0
    for _, desk in desks(load(name), 3, lang):
        if desk.stage != c.AT_CORRIDOR or seen > 3:
            continue
        page = play_page(desk)
        for offer, choices in trades(page):
            do = next(one for one in offer.fields[0].choices if one.id == "trade")
            assert desk.book.say("hint_of.trade") in do.note
            words = [one for one in choices if one.value in ("seeks", "red")]
            assert len(words) == 2
            for choice in choices:
                if choice in words:
                    assert choice.group == desk.book.say("trade.words")
                    continue
                option = desk.book.names.options.code[choice.value]
                assert choice.text == desk.book.option(option)
                assert choice.group == desk.book.clause(int(desk.book.frame.option[option, t.OF_CLAUSE]))
            groups = [one for one, _ in groupby(choice.group for choice in choices)]
            assert len(groups) == len(set(groups))  # each heading once
            seen += len(choices) > 2
    assert seen or not any(opens(load(name), "trade"))


def opens(loaded, move):
    """Of each corridor, whether it opens this move."""
    frame, bit = loaded.tables.frame, 1 << t.CORRIDOR_MOVES.index(move)
    steps = frame.course[frame.course[:, t.STEP_KIND] == t.COURSE_CORRIDOR]
    return [bool(int(one) & bit) for one in steps[:, t.STEP_MOVES]]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["tiny", *(folder.name for folder in scenario_folders())])
def test_no_list_says_the_same_again_and_again(name, lang):
    """Of the answers of a field, no more than a few begin with the same words: what all share is said once."""
    met = set[tuple[int, int]]()
    for _, desk in desks(tiny() if name == "tiny" else load(name), 3, lang):
        moment = desk.stage, int(desk.view.scal[s.STEP])
        if moment in met:
            continue
        met.add(moment)
        for offer in play_page(desk).offers():
            for field in offer.fields:
                begun = Counter(choice.text[:ALIKE] for choice in field.choices if len(choice.text) > ALIKE)
                assert max(begun.values(), default=0) <= FEW, (offer.id, field.id, begun.most_common(1))
