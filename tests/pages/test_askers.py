"""Where several ask one something, one page says who, and one answer for all is as many acts, in the words shown."""

from collections import Counter

import pytest

from game.cli.shooting import Stroll
from game.pages import answering, askers, told
from game.pages.askers import next_of, waiting
from game.pages.offers import legal_moves
from game.play.storage import PlayStore
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from tests.pages.plays import many


@pytest.fixture
def asked(tmp_path, lang, way):
    """A session of eleven, at the first page where several ask and all may be answered so."""
    with PlayStore(tmp_path) as store:
        for seed in range(1, 9):
            stroll = Stroll(load("critical-point"), store, lang, seed)
            stroll.sit()
            while not stroll.play.over:
                if any(one.id == f"answer.all.{way}" for one in stroll.session.page().offers()):
                    yield stroll
                    return
                stroll.step()
        raise AssertionError(way)


def desk_of(stroll):
    return stroll.session._seat().desk()


def mine(desk):
    return [one for one in desk.history.at(desk.history.of(c.E_ANSWERED)) if one.by == desk.me]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("way", ["wholly", "partly", "mixed"])
def test_one_answer_for_all_is_an_act_for_each_in_the_words_that_were_shown(asked, lang, way):
    session, desk = asked.session, desk_of(asked)
    page, before, earlier = session.page(), len(asked.play.log.moves), len(mine(desk))
    offer = page.offer(f"answer.all.{way}")
    answers, names = offer.action["answers"], desk.book.names.seats
    assert [names.code[one["to"]] for one in answers] == [one.by for one in waiting(desk)]
    assert len(answers) > 1
    alike = len({one["words"] for one in answers}) == 1  # then an answer to the first says them already
    assert not offer.hint if alike else all(one["words"] in offer.hint for one in answers)
    assert all(one["words"] in page.whole_text() for one in answers)
    assert all(str(desk.name(one.by)) in page.whole_text() for one in waiting(desk))
    topics = {one.what for one in waiting(desk)[1:]}
    assert next(one for one in page.parts if one.id == "askers").text.count("\n") == len(
        topics
    )  # a question that several ask is read once
    session.act(offer.id, {}, page.id)
    made = [one for one in asked.play.log.moves[before:] if one["seat"] == desk.seat]
    now = desk_of(asked)
    said = {}
    for event in mine(now)[earlier:]:  # one may have answered the same structure before
        said.setdefault(names[event.to], []).append(told.answer_words(now.at(event.moment), event))
    done = answers[: len(made)]
    assert [(one["to"], one["what"], one["how"]) for one in made] == [
        (one["to"], one["what"], one["how"]) for one in done
    ]
    assert {one["to"]: " ".join(said[one["to"]]) for one in done} == {one["to"]: one["words"] for one in done}
    assert len(made) == len(answers) or now.stage == c.AT_ANSWER  # what would be said otherwise is asked again
    assert len(made) > 1


@pytest.mark.parametrize("lang", ["fr"])
@pytest.mark.parametrize("way", ["partly"])
def test_where_one_would_say_other_words_by_then_one_is_asked_again(asked, monkeypatch):
    session, desk = asked.session, desk_of(asked)
    page, before = session.page(), len(asked.play.log.moves)
    offer, true = page.offer("answer.all.partly"), answering.own_words
    second = waiting(desk)[1].by
    kept = {}

    def later(here, move, how):
        words = true(here, move, how)
        return f"{words} Et ceci." if move[s.TO] == second and kept else words

    monkeypatch.setattr(askers.answering, "own_words", later)
    do = asked.session._seat().room.do
    monkeypatch.setattr(asked.session._seat().room, "do", lambda *given: (kept.update(done=True), do(*given)))
    session.act(offer.id, {}, page.id)
    made = [one for one in asked.play.log.moves[before:] if one["seat"] == desk.seat]
    assert len(made) == 1
    assert session.page().kind == "answer"
    assert next_of(desk_of(asked), offer.action["answers"]) is None


@pytest.mark.parametrize("lang", ["fr"])
@pytest.mark.parametrize("way", ["partly"])
def test_where_one_alone_asks_nothing_is_said_of_others(asked):
    """Down to the last question of the evening: the page offers to answer all only where there are several."""
    met = {True: 0, False: 0}
    while not asked.play.over:
        page, desk = asked.session.page(), desk_of(asked)
        if page.kind == "answer":
            several = len(waiting(desk)) > 1
            assert any(one.id == "askers" for one in page.parts) <= several
            assert any(one.id.startswith("answer.all") for one in page.offers()) <= several
            keys = [one.key for one in page.offers() if one.key.isdecimal()]
            assert len(set(keys)) == len(keys)
            met[several] += 1
        asked.step()
    assert min(met.values()), met


CALLED = {"wholly": {"wholly", "nothing"}, "partly": {"partly"}, "mixed": {"wholly", "nothing", "partly"}}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_answer_to_all_is_called_what_each_of_its_answers_is(lang):
    """Frankly: all of them, and none to be guessed; to be guessed: all of them; where it is both, it says so."""
    met: Counter[str] = Counter()
    for _, desk in many(load("critical-point"), lang):
        if min(met[one] for one in (*CALLED, "neither", "nothing")):
            break
        if desk.stage != c.AT_ANSWER or len(waiting(desk)) < 2:
            continue
        found = {one.id.rpartition(".")[2]: one for one in askers._to_all(desk)}
        met["neither"] += not found
        assert not {"wholly", "mixed"} <= set(found)
        for way, offer in found.items():
            moves = [
                (
                    c.ANSWER,
                    desk.book.names.seats.code[one["to"]],
                    c.TOPICS.index(one["what"]),
                    c.ANSWERS.index(one["how"]),
                )
                for one in offer.action["answers"]
            ]
            called = {answering.way_of(desk, one, answering.asked_how(desk, one[s.TO])) for one in moves}
            assert called <= CALLED[way]
            assert way != "mixed" or (called & CALLED["wholly"] and called & CALLED["partly"])
            assert moves[0] in legal_moves(desk, c.ANSWER)
            guessed = desk.book.say("answer.all_guessed", to="…", words="…").split("…")[1].strip(" :")
            assert (guessed in offer.hint) == (way == "mixed")
            met[way] += 1
            met["nothing"] += "nothing" in called
    assert min(met[one] for one in (*CALLED, "neither", "nothing")), met
