"""What one chose to ask is what one asked, on every page; what has been answered is not offered, or says so before."""

import pytest

from game.pages.askers import waiting
from game.pages.playing import play_page
from game.pages.wording import say, typeset
from game.rules import codes as c
from game.rules.packing import topic_of
from game.story.library import load
from tests.pages.plays import many
from tests.pages.test_unseen import corridor, lines

MEANWHILE = {"fr": "au moment même où", "en": "just as"}
ASKED = {
    "ask": {"fr": "Vous avez demandé", "en": "You asked"},
    "press": {"fr": "Vous avez exigé", "en": "You demanded"},
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("do", ["ask", "press"])
@pytest.mark.parametrize(("what", "topic"), [("seeks", "why"), ("red", "not_accept")])
@pytest.mark.parametrize("to", ["founder", "all"])
def test_a_question_told_at_the_same_moment_is_said_as_it_was_chosen(lang, do, what, topic, to):
    driven = corridor(
        lang, founder={"do": do, "to": "host", "what": topic}, host={"do": "tell", "to": to, "what": what}
    )
    asked, other = (
        typeset(say(lang, f"topic.{one}"), lang) for one in (topic, "not_accept" if topic == "why" else "why")
    )
    for seat in ("founder", "host"):
        (line,) = [one for one in lines(driven, seat) if asked in one]
        assert MEANWHILE[lang] in line, lines(driven, seat)
        assert line.startswith(ASKED[do][lang]) == (seat == "founder")
        assert not any(other in one for one in lines(driven, seat)), lines(driven, seat)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
def test_what_was_answered_is_not_offered_or_says_so_before_one_chooses(name, lang):
    """What one brings stands on the pages, and says so; once heard, that is not offered, nor what was told in full."""
    said, gone = typeset(say(lang, "settled.bring"), lang), 0
    for _, desk in many(load(name), lang):
        if gone > 20:
            break
        for offer in play_page(desk).offers() if desk.stage == c.AT_CORRIDOR else ():
            if offer.move is None or offer.move.get("to") not in desk.book.names.seats:
                continue
            seat = desk.book.names.seats.code[offer.move["to"]]
            choices = [choice for field in offer.fields for choice in field.choices if choice.id.split(".")[0] in ASKED]
            assert all(choice.note == said for choice in choices if choice.value == "bring")
            told_me = {c.TOPICS[topic_of(one.what)] for one in whole(desk, seat)}
            again = {choice.value for choice in choices} & told_me
            assert not again or caught(desk, seat) or again == {"bothers"}
            assert caught(desk, seat) or all(choice.note for choice in choices if choice.value in told_me)
            gone += bool(told_me - again)
    assert gone > 20


def whole(desk, seat):
    """What this structure answered me in full, or as if."""
    answers = desk.history.at(desk.history.of(c.E_ANSWERED))
    return [one for one in answers if (one.by, one.to, one.how) == (seat, desk.me, c.WHOLLY)]


def caught(desk, seat):
    """Whether this structure told me what came out as false, or took in a trade and gave nothing."""
    past = desk.history
    wrongs = past.at(past.of(c.E_LIE_OUT)) + [one for one in past.at(past.of(c.E_SWAP)) if one.how == c.CHEAT]
    return any((one.by, one.to) == (seat, desk.me) for one in wrongs)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_is_listened_to_on_what_it_was_telling_reads_so(lang):
    listens = {"do": "listen", "to": "host", "what": "why"}
    driven = corridor(lang, founder=listens, host={"do": "tell", "to": "all", "what": "seeks"})
    host = driven.loaded.tables.names.seats.code["host"]
    (part,) = [one for one in play_page(driven.desk(host)).parts if one.role == "answer"]
    assert typeset(say(lang, "topic.why"), lang) in part.text
    assert {"fr": "vous le disiez au même moment", "en": "you were saying it at that very moment"}[lang] in part.text


@pytest.mark.parametrize("do", ["ask", "press", "listen"])
def test_who_asks_what_one_was_telling_waits_for_no_answer_unless_it_listens(do):
    asks = {"do": do, "to": "host", "what": "why"}
    driven = corridor("fr", founder=asks, host={"do": "tell", "to": "all", "what": "seeks"})
    host = driven.loaded.tables.names.seats.code["host"]
    assert len(waiting(driven.desk(host))) == (do == "listen")
