"""What one answers is read before it is said; to whom one said it already, word for word, is named."""

from collections import Counter
from itertools import chain

import pytest

from game.minds.memory import trust_in
from game.pages import answering, since, told
from game.pages.debrief_reading import Onlooker
from game.pages.opened import notebook_page
from game.pages.playing import play_page
from game.pages.wording import say
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.history import topic_of
from game.story.library import load
from game.walk.leaf import plain
from tests.pages.plays import desks, many

LAST_TIME = {"fr": "comme la dernière fois", "en": "as last time"}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
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
                assert bool(words) <= bool("donné une journée" in rest)
                beside += len(words)
            else:
                told_here += len(words & set(page.since))
    assert beside
    assert told_here


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_way_to_answer_holds_what_one_was_asked_to_keep_nor_a_fact_beside_the_question(lang):
    """Its words are those that are said; the page says that what was told in confidence has no part in it, and what one
    who listens hears instead where there is nothing to say of what it asks."""
    met: Counter[str] = Counter()
    plays = chain.from_iterable(many(load(name), lang) for name in ("condition", "critical-point"))
    for driven, desk in plays:
        if min(met[one] for one in ("kept", "no more", "beside")):
            break
        if desk.stage != c.AT_ANSWER:
            continue
        trusted = desk.history.at(desk.history.of(c.E_CONFIDED))
        kept = {one.what - 1: one.by for one in trusted if one.to == desk.me and one.how == c.CONFIDED}
        out = {one.what for one in desk.history.at(desk.history.of(c.E_SAID))}
        shown = [(part, offer) for part in answering.answer(desk) for offer in part.offers]
        for part, offer in [(part, offer) for part, offer in shown if offer.move["do"] == "answer"]:
            _, row = driven.read(offer.move)
            move = tuple(int(one) for one in row[: s.HOW + 1])
            _, to, topic, how = move
            asked, said = answering.asked_how(desk, to), list[int]()
            for fact, name in enumerate(desk.book.names.facts):
                words = desk.book.text(f"facts.{name}.told"), told.fact_text(desk, fact)
                said += [fact] if any(one in offer.text for one in words) else []
            assert not {fact for fact in said if fact in kept} - out
            text = part.text
            hidden = {by for fact, by in kept.items() if fact not in out and not int(desk.view.fact[fact, 2]) >> to & 1}
            if topic == c.BOTHERS and hidden:
                met["kept"] += how == c.WHOLLY
                assert all(str(desk.name(by)) in text for by in hidden)
            if asked != c.LISTENED or how != c.WHOLLY:
                continue
            first, *more = answering._topics(desk, to, topic, how)
            trusts = trust_in(desk.view, to) >= e.FULLER_FROM
            met["no more"] += trusts and not more and first != c.BOTHERS and answering.untold(desk, to) >= 0
            met["beside"] += first != topic
            assert c.BOTHERS not in more
            assert not said or first == c.BOTHERS
            assert (desk.book.say("answer.beside", by=desk.name(to)) in text) == (first != topic)
    assert min(met[one] for one in ("kept", "no more", "beside")), met


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_day_given_is_told_by_what_it_was_for_where_the_reader_is_one_of_the_two(lang):
    """As the debrief tells it to who played alone; the rest saw to whom it went, and not what for."""
    met: Counter[str] = Counter()
    keys = ("day_listening", "day_listening.me", "visited", "visited.me", "day_with")
    for driven, desk in many(load("condition"), lang):
        if min(met[one] for one in keys):
            break
        if not driven.over():
            continue
        alone = Onlooker(desk.book, desk.view, past=desk.history, readings=driven.readings)
        alone.alone = desk.me
        listened = [one for one in desk.history.at(desk.history.of(c.E_ASKED)) if one.how == c.LISTENING]
        for day in desk.history.at(desk.history.of(c.E_DAY_WITH)):
            for_it = (day.by, day.to, day.moment) in [(one.by, one.to, one.moment) for one in listened]
            mine = desk.me in (day.by, day.to)
            key = ("day_listening" if for_it else "visited") if mine else "day_with"
            key += ".me" if day.to == desk.me else ""
            expected = desk.book.say(f"told.{key}", by=alone.name(day.by), to=alone.name(day.to))
            assert told.tell(alone, day) == expected
            met[key] += 1
    assert min(met[one] for one in keys), met


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_a_day_of_listening_may_bring_is_said_before_it_and_why_something_else_came_after(lang):
    met: Counter[str] = Counter()
    for _, desk in many(load("condition"), lang):
        if min(met[one] for one in ("before", "beside", "more")):
            break
        if desk.stage == c.AT_CORRIDOR and met["before"] < 40:
            choices = [x for o in play_page(desk).offers() for f in o.fields for x in f.choices if x.id == "listen"]
            assert all(desk.book.say("hint_of.listen") in one.note for one in choices)
            met["before"] += len(choices)
        said = [one for one in desk.fresh if one.kind == c.E_ANSWERED and one.to == desk.me]
        asked = [one for one in desk.fresh if one.kind == c.E_ASKED and one.by == desk.me and one.how == c.LISTENING]
        for question in asked:
            mine = [one for one in said if one.by == question.to]
            if len(asked) > 1 or not mine:
                continue
            lines, by = since.lines(desk), desk.name(question.to)
            words = told.answer_words(desk.at(mine[0].moment), mine[0])
            if question.what not in [topic_of(one) for one in mine]:
                topic = desk.book.say(f"topic.{c.TOPICS[question.what]}")
                line = desk.book.say("told.answered_beside", by=by, topic=topic, words=words)
                met["beside"] += any(one.startswith(line) for one in lines)
            if len(mine) == 2 and question.what == topic_of(mine[0]):
                words = told.answer_words(desk.at(mine[1].moment), mine[1])
                met["more"] += desk.book.say("told.answered_more", by=by, words=words) in lines
    assert min(met[one] for one in ("before", "beside", "more")), met
    why = {"fr": ("rien de plus à vous en dire", "vous faisant confiance"), "en": ("nothing more", "trusting you")}
    assert all(one in say(lang, f"told.answered_{key}") for one, key in zip(why[lang], ("beside", "more"), strict=True))
