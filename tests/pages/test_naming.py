"""Naming the tension says beforehand what it tells everybody, and who confided it."""

from collections import Counter

import pytest

from game.pages import told
from game.pages.book import Desk
from game.pages.naming import naming
from game.pages.playing import play_page
from game.rules import codes as c
from game.story.library import load
from tests.pages.plays import desks
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, put


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_told_was_on_the_offer_before(lang):
    """Over played tables: who names the tension had read the fact that is told, from whom, or that there would be
    none."""
    met: Counter[str] = Counter()
    for seed in range(40):
        if met["mine"] and met["none"]:
            break
        before: dict[int, tuple[Desk, str]] = {}
        for _, desk in desks(load("condition"), seed, lang):
            mine = [one for one in desk.fresh if one.kind == c.E_TENSION and one.by == desk.me]
            if mine and desk.me in before:
                then, offered = before.pop(desk.me)
                fact = mine[0].what - 1
                named = fact >= 0
                if named:
                    said = then.book.text(f"facts.{then.book.names.facts[fact]}.told")
                    assert said in offered or told.fact_text(then, fact) in offered
                met["mine" if named else "none"] += 1
            offers = [one for one in play_page(desk).offers() if one.id == "name_tension"]
            if offers:
                before[desk.me] = (desk, offers[0].sure)
    assert met["mine"], met
    assert met["none"], met


def test_what_another_confided_says_by_whom():
    said: Counter[str] = Counter()
    for seed in range(3):
        for _, desk in desks(load("condition"), seed):
            if desk.stage != c.AT_ROUND:
                continue
            offer = next((one for one in play_page(desk).offers() if one.id == "name_tension"), None)
            if offer is None:
                continue
            assert offer.sure == naming(desk)
            assert offer.sure.endswith(desk.book.say("naming.costs"))  # who hears it, what it costs
            assert "devant tous" in offer.sure
            words = offer.sure
            for fact, known in enumerate(desk.view.fact.tolist()):
                text = told.fact_text(desk, fact)
                taught = [one for one in desk.history.at(desk.history.teaching(fact)) if one.to == desk.me]
                if known[0] and taught and not told.holds(desk, fact) and text in words:
                    by = {one.by for one in (*taught, *desk.history.at(desk.history.of(c.E_CONFIDED)))}
                    then = words.partition(text)[2].partition("«")[0]
                    assert any(f"vous le tenez {desk.name(one):de}" in then for one in by), words
                    said["confided"] += 1
                elif known[0] == c.UNKNOWN:
                    assert text not in words
    assert said["confided"], said


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("alone", [True, False])
def test_an_objection_with_its_reason_says_beforehand_what_will_be_said(lang, alone):
    """Each who objects had read the clause that is told, beside the package or, of the only one, beside the answer."""
    lay = {FOUNDER: put(form="joint")} if alone else {FOUNDER: put(form="joint"), VETERAN: put(start="now")}
    for seat in (FOUNDER, HOST, VETERAN, BEGINNER):
        table = Table(lang=lang).round(**lay)
        desk = table.driven.desk(table.code[seat])
        assert len(desk.packages) == (1 if alone else 2)
        (offer,) = [one for one in play_page(desk).offers() if one.move and one.move["do"] == "object"]
        notes = {choice.id: choice.note for field in offer.fields for choice in field.choices}
        for place in table.lying():
            again = Table(lang=lang).round(**lay)
            again.round(**{seat: {"do": "object", "what": place, "how": "with_reason"}})
            after = again.driven.desk(again.code[seat])
            (made,) = [one for one in after.events if one.kind == c.E_OBJECTED and one.by == after.me]
            words = desk.book.clause_and_option(told.objected_to(made)[1])
            assert words in notes["with_reason" if alone else place]
            assert not notes["without_reason"]
