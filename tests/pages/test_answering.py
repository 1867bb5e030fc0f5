"""What one answers is read before it is said; to whom one said it already, word for word, is named."""

import pytest

from game.pages import answering, told
from game.pages.opened import notebook_page
from game.pages.playing import play_page
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from game.walk.leaf import plain
from tests.pages.plays import desks, many

LAST_TIME = {"fr": "comme la dernière fois", "en": "as last time"}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point"])
def test_the_words_of_every_answer_stand_on_the_page_and_to_whom_they_were_said_before(name, lang):
    """They stand in the notebook too, once said. Who asks again is not told to whom: it was to itself."""
    again = whole = 0
    met = set[bool]()
    for driven, desk in many(load(name), lang):
        if again and whole and len(met) == 2:
            break
        if desk.stage != c.AT_ANSWER:
            continue
        mine = [one for one in desk.history.at(desk.history.of(c.E_ANSWERED)) if one.by == desk.me]
        said = {told.answer_words(desk.at(one.moment), one): one.to for one in mine}
        for offer in play_page(desk).offers():
            if (offer.move or {}).get("do") != "answer":
                continue
            _, row = driven.read(offer.move)
            move = tuple(int(one) for one in row[: s.HOW + 1])
            asked = answering.asked_how(desk, move[s.TO])
            words = answering._sayings(desk, move, asked)
            if all(one in said for one in words) and not answering.confides(desk, move, asked):
                again += 1
                to = said[words[0]]
                same = LAST_TIME[lang] if to == move[s.TO] else f"{desk.name(to):{'à' if lang == 'fr' else 'le'}}"
                met.add(to == move[s.TO])
                assert same in offer.text
                assert all(plain(one) in plain(notebook_page(desk).whole_text()) for one in words)
            whole += 1
            assert all(plain(one) in plain(offer.text) for one in words)
    assert again
    assert whole


def test_where_they_are_many_who_went_to_whom_is_read_beside_the_page():
    """Nothing that one could see is lost: it stands with the rest of what happened, and in the story of it all."""
    beside = told_here = 0
    for name in ("condition", "critical-point"):
        for _, desk in desks(load(name), 2):
            fresh = [one for one in desk.fresh if one.kind == c.E_DAY_WITH and desk.me not in (one.by, one.to)]
            words = {told.tell(desk, one) for one in fresh}
            page = play_page(desk)
            if desk.crowded:
                assert not words & set(page.since)
                rest = "".join(part.text for part in page.parts if part.id == "since-rest")
                assert bool(words) <= bool("passé une journée avec" in rest)
                beside += len(words)
            else:
                told_here += len(words & set(page.since))
    assert beside
    assert told_here
