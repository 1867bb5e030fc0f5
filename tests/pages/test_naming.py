"""Naming the tension says beforehand what it tells everybody, and who confided it."""

from collections import Counter

import pytest

from game.pages import faults, told
from game.pages.book import Desk
from game.pages.kept import did
from game.pages.model import compose
from game.pages.offers import is_legal
from game.pages.playing import play_page
from game.pages.wording import say
from game.play.words import WRONG, letter
from game.rules import codes as c
from game.rules import state as s
from game.rules.events import happen_before
from game.rules.saying import wronged
from game.story import tables as t
from game.story.gifts import effects_of
from game.story.library import load
from tests.pages.plays import desks
from tests.pages.sessions import first_values
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, put


def named(desk):
    """The offer, and what it may say by its id, in words."""
    offer = next((one for one in play_page(desk).offers() if one.id == "name_tension"), None)
    fields = [one for one in offer.fields if one.id == "what"] if offer else []
    return offer, {choice.id: choice.text for field in fields for choice in field.choices}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_told_was_chosen_in_its_words_before(lang):
    """Over played tables: whoever names the tension had read the fact that is told, and no other; where none may be
    named, that none would be."""
    met: Counter[str] = Counter()
    for seed in range(40):
        if met["mine"] and met["none"]:
            break
        before: dict[int, tuple[Desk, dict[str, str], str]] = {}
        for _, desk in desks(load("condition"), seed, lang):
            mine = [one for one in desk.fresh if one.kind == c.E_TENSION and one.by == desk.me]
            if mine and mine[0].to >= 0:
                before.pop(desk.me, None)  # a wrong, see below
            elif mine and desk.me in before:
                then, choices, sure = before.pop(desk.me)
                fact = mine[0].what - 1
                if fact >= 0:
                    said = then.book.text(f"facts.{then.book.names.facts[fact]}.told")
                    words = choices[then.book.names.facts[fact]]
                    assert said in words or told.fact_text(then, fact) in words
                    learnt = [one.what for one in desk.fresh if one.kind == c.E_TOLD_FACT and one.by == desk.me]
                    assert learnt == [fact]
                assert choices or say(lang, "naming.none") in sure
                met["mine" if fact >= 0 else "none"] += 1
            offer, choices = named(desk)
            if offer and not any(one.startswith(WRONG) for one in choices):
                meant = say(lang, "hint_of.name_tension" if choices else "hint_of.name_tension_unsaid")
                assert offer.hint == ("" if desk.packages and is_legal(desk, c.PUT) else meant)  # read before, once
                assert (say(lang, "naming.none") in offer.sure) != bool(choices)  # the line and the page say the same
                before[desk.me] = (desk, choices, offer.sure)
    assert met["mine"], met
    assert met["none"], met


def test_one_may_name_what_one_knows_against_what_lies_there_and_says_from_whom_one_has_it():
    said: Counter[str] = Counter()
    for seed in range(3):
        for driven, desk in desks(load("condition"), seed):
            offer, choices = named(desk)
            if desk.stage != c.AT_ROUND or offer is None:
                continue
            assert offer.sure.endswith(desk.book.say("naming.costs"))  # who hears it, what it costs
            assert "devant tous" in offer.sure
            ids, notes = desk.book.names.facts, {x.id: x.note for one in offer.fields for x in one.choices}
            lying = {option for number in desk.packages for option in desk.package_options(number)}
            for fact, known in enumerate(desk.view.fact.tolist()):
                if known[0] == c.UNKNOWN or desk.book.frame.fact[fact, t.FACT_CLAUSE] < 0:
                    assert ids[fact] not in choices
                    continue
                against = int(desk.book.frame.fact[fact, t.FACT_OPTIONS])
                if ids[fact] in choices:
                    touched = any(against >> option & 1 for option in lying)
                    assert notes[ids[fact]] == (desk.book.say("naming.touched") if touched else "")
                    said[f"touched {touched}"] += 1
                said["kept" if ids[fact] not in choices else "named"] += 1
                if ids[fact] in choices:
                    made = compose(offer, {**first_values(offer), "what": ids[fact]})
                    _, row = driven.read(made)
                    assert int(row[s.WHAT]) == fact + 1
                taught = [one for one in desk.history.at(desk.history.teaching(fact)) if one.to == desk.me]
                if ids[fact] in choices and taught and not told.holds(desk, fact):
                    by = {one.by for one in (*taught, *desk.history.at(desk.history.of(c.E_CONFIDED)))}
                    assert any(f"vous le tenez {desk.name(one):de}" in choices[ids[fact]] for one in by)
                    said["confided"] += 1
    assert said["confided"], said
    assert min(said["named"], said["touched True"], said["touched False"]), said


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("alone", [True, False])
def test_an_objection_with_its_reason_says_beforehand_what_will_be_said(lang, alone):
    """Each who objects had read the clause that is told, beside the package or, of the only one, beside the answer."""
    lay = {FOUNDER: put(form="joint")} if alone else {FOUNDER: put(form="joint"), VETERAN: put(start="now")}
    for seat in (FOUNDER, HOST, VETERAN, BEGINNER):
        table = Table(lang=lang).round(**lay)
        desk = table.driven.desk(table.code[seat])
        assert len(desk.packages) == (1 if alone else 2)
        others = [letter(number) for number in desk.packages if desk.package_state(number, s.PUT_BY) != desk.me]
        offers = [one for one in play_page(desk).offers() if one.move and one.move["do"] == "object"]
        if not others:  # nobody objects to their own
            assert not offers
            continue
        (offer,) = offers
        notes = {choice.id: choice.note for field in offer.fields for choice in field.choices}
        for place in others:
            again = Table(lang=lang).round(**lay)
            again.round(**{seat: {"do": "object", "what": place, "how": "with_reason"}})
            after = again.driven.desk(again.code[seat])
            (made,) = [one for one in after.events if one.kind == c.E_OBJECTED and one.by == after.me]
            words = desk.book.clause_and_option(told.objected_to(made)[1])
            assert words in notes["with_reason" if len(others) == 1 else place]
            assert not notes["without_reason"]


WRONGED = {  # event, of what, how; the kind of wrong
    c.OF_PROMISE: (c.E_PROMISE_BROKEN, 3, 0),
    c.OF_TRADE: (c.E_SWAP, 0, c.CHEAT),
    c.OF_CONFIDENCE: (c.E_CONFIDED, 1, c.REPEATED),
    c.OF_DELIVERY: (c.E_DELIVERED, c.SHORT[0], 2),
    c.OF_AGREEMENT: (c.E_CHOICE, -1, 0),
}


def betrayed(lang, kind):
    """A table at which the founder has wronged the veteran, in the sight of both."""
    table = Table(lang=lang).round(founder=put())
    state, frame = table.driven.state, table.driven.loaded.tables.frame
    by, to = table.code[FOUNDER], table.code[VETERAN]
    event, what, how = WRONGED[kind]
    if event == c.E_CHOICE:
        what = next(one for one in range(len(frame.choice)) if t.EFFECT_AGAINST in effects_of(frame, one)[:, 0])
    pair = (to, by) if event == c.E_CONFIDED else (by, -1) if event in (c.E_CHOICE, c.E_DELIVERED) else (by, to)
    happen_before(state, event, *pair, what, how, 1 << by | 1 << to)
    wronged(state, by, to, 0.35, kind)
    return table


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", WRONGED)
def test_who_was_betrayed_can_say_so_and_the_other_answers_at_once(lang, kind):
    table = betrayed(lang, kind)
    desk = table.driven.desk(table.code[VETERAN])
    offer, choices = named(desk)
    assert offer.text == say(lang, "do.name_tension_wrong")
    assert offer.hint in ("", say(lang, "hint_of.name_tension_wrong"))  # read before, once
    assert say(lang, "naming.answered") in offer.sure
    word = f"{WRONG}founder"
    assert next(iter(choices)) == word, "it comes first"
    fault = faults.breach(desk, table.code[FOUNDER], desk.me, kind)
    assert fault in choices[word]
    assert fault != say(lang, "fault.unseen.me")
    assert not any(one.startswith(WRONG) for one in named(table.driven.desk(table.code[HOST]))[1])
    seen = {seat: len(table.driven.desk(code).events) for seat, code in ((HOST, table.code[HOST]),)}
    table.round(veteran={"do": "name_tension", "what": word})
    page = play_page(table.driven.desk(table.code[FOUNDER]))
    assert {offer.move["do"] for offer in page.offers() if offer.move} == {"own_up"}
    host = table.driven.desk(table.code[HOST])
    told_to_host = [told.tell(host, one) for one in host.events[seen[HOST] :] if one.kind == c.E_TENSION]
    assert len(told_to_host) == 1
    assert f"{host.name(table.code[FOUNDER]):{'à' if lang == 'fr' else 'le'}}" in told_to_host[0]
    if event_is_private(kind):
        assert desk.book.clause_and_option(2) not in told_to_host[0], "what it did not see is not told it"


def event_is_private(kind):
    return kind == c.OF_PROMISE


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_was_called_to_answer_is_named_where_the_move_is_told_again(lang):
    desk = betrayed(lang, c.OF_PROMISE).driven.desk(0)
    told_again = did(desk.book, {"seat": "veteran", "do": "name_tension", "what": f"{WRONG}founder"})
    assert told_again == " — ".join([desk.book.say("do.name_tension"), desk.book.text("structures.founder.name")])
    assert did(desk.book, {"seat": "veteran", "do": "name_tension", "what": "unsaid"}) == desk.book.say(
        "do.name_tension"
    )
