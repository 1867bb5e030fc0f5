"""A table where something is signed already says what holds, and asks nothing twice; nobody lays, nor has a yes set
to, what it cannot accept."""

import pytest

from game.pages.card import own_card
from game.pages.explained import explained
from game.pages.outside import _owed
from game.pages.packages import name_of
from game.pages.playing import play_page
from game.pages.signed import owes
from game.pages.table import package
from game.pages.table_moves import mark_fields
from game.pages.table_says import still_holds
from game.pages.weighing import _money_of
from game.pages.wording import say
from game.play.words import lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.read.packages import asks_euros
from game.rules.read.view import signed_level
from game.story import tables as t
from game.story.library import load
from tests.helpers.large import large
from tests.pages.plays import many
from tests.pages.test_signing import plain

ONLY_YES = {
    "fr": "ne lie plus, de ceux qui siègent ici, que ceux qui y disent oui",
    "en": "binds only those who say yes to it",
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_signed_is_said_to_hold_at_its_head_in_its_rules_and_on_the_card(lang):
    said = set()
    for _, desk in many(load("condition"), lang):
        if desk.stage != c.AT_ROUND or int(desk.view.scal[s.ROUND]):
            continue
        signed = int(desk.view.scal[s.IN_FORCE]) >= 0
        page = play_page(desk)
        told, holds = explained(desk, page), still_holds(desk)
        bound = [seat for seat in desk.seats if int(desk.view.scal[s.BOUND]) >> seat & 1]
        assert not signed or (desk.listed(bound) in holds and ONLY_YES[lang] in plain(holds))
        other = [say(lang, key) for key in ("table.unsigned", "table.fallen")]
        again = int(desk.view.scal[s.TABLES]) > 1
        assert sum(one in page.part("packages").data["opening"] for one in other) == (again and not signed)
        assert (holds in page.part("packages").data["opening"]) == signed
        assert (holds in told.whole_text()) == signed
        assert (say(lang, "rules.table").split("\n")[-1] in told.part("list").text) != signed
        assert (say(lang, "card.reserve_signed", words="").strip() in own_card(desk).text) == signed
        assert not signed or say(lang, "mine.better") not in page.whole_text()
        said.add(signed)
        if said == {True, False}:
            break
    assert said == {True, False}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_was_paid_is_not_asked_again(lang):
    """Of what is signed and lies there again, all is paid; the rules take nothing more where it is signed again."""
    for _, desk in many(load("condition"), lang):
        number, pledged = int(desk.view.scal[s.IN_FORCE]), float(desk.view.mine[s.MONEY_PLEDGED])
        if desk.stage != c.AT_ROUND or number < 0 or not pledged:
            continue
        one = package(desk, number)
        if one["mine"]["money"] > pledged:
            continue
        paid = desk.book.money(one["mine"]["money"])
        assert say(lang, "mine.paid", words="", money=paid).strip() in one["mine"]["asks"]
        assert say(lang, "mine.money", money=paid) not in one["mine"]["asks"]
        assert one["mine"]["asks"] in one["brief"]
        put = next(offer for offer in play_page(desk).offers() if offer.id in ("put", "amend"))
        kept = {desk.book.names.options[option] for option in desk.package_options(number) if desk.asks_money(option)}
        asked = [
            choice
            for field in put.fields
            for choice in field.choices
            if choice.id in kept and field.id.startswith("what.") and field.id != "what.package"
        ]
        already = say(lang, "mine.paid_option", money="").strip(" ,")
        assert asked
        assert all(already in choice.note for choice in asked)
        return
    raise AssertionError("nobody had paid")


def test_a_lighter_form_never_holds_what_its_author_cannot_accept_and_is_said_before():
    kept = withheld = 0
    for _, desk in many(load("condition")):
        allowed = [move[s.WHAT] for move in desk.legal.get(c.OFFER_LIGHTER, ())]
        if not allowed:
            continue
        first = desk.package_options(desk.packages[0]) if desk.packages else desk.book.frame.clause[:, t.CLAUSE_BASE]
        offer = next((one for one in play_page(desk).offers() if one.id == "offer_lighter"), None)
        offered = {choice.id for choice in offer.fields[0].choices} if offer else set()
        for option in allowed:
            changed = list(map(int, first))
            changed[int(desk.book.frame.option[option, t.OF_CLAUSE])] = option
            holds_red = any(map(desk.red, changed))
            assert (desk.book.names.options[option] in offered) != holds_red
            withheld, kept = withheld + holds_red, kept + (not holds_red)
        if offer:
            assert not desk.packages or f"{name_of(desk, desk.packages[0]):le}" in offer.sure
            clauses = {int(desk.book.frame.option[option, t.OF_CLAUSE]) for option in allowed}
            rest = [int(one) for clause, one in enumerate(first) if clause not in clauses]
            assert all(desk.book.clause_and_option(one) in offer.sure for one in rest)
        if kept and withheld:
            return
    raise AssertionError((kept, withheld))


def test_no_yes_is_set_to_what_one_cannot_accept():
    crossed = stood = 0
    for driven, desk in many(load("condition")):
        if desk.stage != c.AT_ROUND:
            continue
        assert len(lying(driven.loaded.tables, driven.state)) == len(desk.packages)
        for number, field in zip(desk.packages, mark_fields(desk), strict=True):
            if desk.mark_of(number, desk.me) == c.YES:
                red = any(map(desk.red, desk.package_options(number)))
                assert field.value == ("not_yet" if red else "yes")
                crossed, stood = crossed + red, stood + (not red)
        if crossed and stood:
            return
    raise AssertionError((crossed, stood))


@pytest.mark.parametrize("scenario", [lambda: load("condition"), large], ids=["condition", "large"])
def test_what_others_put_in_as_they_signed_is_not_said_to_be_counted_on(scenario):
    """Of what is signed and lies there again, nobody's money for the project is still to come; what is to be handed
    over at each delivery is."""
    for _, desk in many(scenario()):
        number = int(desk.view.scal[s.IN_FORCE])
        if desk.stage != c.AT_ROUND or number < 0:
            continue
        options, bound = desk.package_options(number), int(desk.view.scal[s.BOUND])
        paid = [
            one
            for one in desk.others
            if bound >> one & 1
            and sum(desk.asks_money(option, one) for option in options)
            # promised as asked, or more: all of it is there
            and signed_level(desk.view, one) >= c.AS_ASKED
        ]
        if not paid:
            continue
        for one in paid:
            handed = sum(float(asks_euros(desk.book.frame, option, one)) for option in options)
            handed -= sum(desk.asks_money(option, one) for option in options)
            assert _owed(desk, options, one) == pytest.approx(handed)
        return
    raise AssertionError("nobody had paid")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_another_option_costs_counts_what_is_paid_in_its_clause(lang):
    """Beside an option that would cost more than the one signed in its clause, only the rest is asked."""
    for driven, desk in many(load("condition"), lang):
        number, pledged = int(desk.view.scal[s.IN_FORCE]), float(desk.view.mine[s.MONEY_PLEDGED])
        options = desk.package_options(number) if number >= 0 else []
        paid = [one for one in options if desk.asks_money(one)]
        if desk.stage != c.AT_ROUND or not paid or sum(map(desk.asks_money, options)) > pledged:
            continue
        [signed] = paid[:1]
        clause = int(desk.book.frame.option[signed, t.OF_CLAUSE])
        other = next(one for one in desk.book.options_of(clause) if one != signed)
        asked = driven.loaded.tables.frame.option[:, t.N_OPTION + len(desk.seats) + desk.me]
        had, was = asked[other], desk.asks_money(signed)
        try:
            desk.book.frame.option[other, t.N_OPTION + len(desk.seats) + desk.me] = was + 250
            note = _money_of(desk, other, was + 250)
        finally:
            desk.book.frame.option[other, t.N_OPTION + len(desk.seats) + desk.me] = had
        assert desk.book.money(250) in note
        assert say(lang, "mine.paid", words="", money=desk.book.money(was)).strip() in note
        assert desk.book.money(was + 250) not in note
        return
    raise AssertionError("nobody had paid")


def test_what_is_signed_again_says_what_an_earlier_signature_took():
    found = 0
    for _, desk in many(load("condition")):
        stood = desk.history.at(desk.history.of(c.E_STOOD))
        if len(stood) < 2 or int(desk.view.scal[s.IN_FORCE]) != stood[-1].what:
            continue
        options = desk.package_options(stood[-1].what)
        for seat in desk.seats:
            due = sum(desk.asks_money(option, seat) for option in options)
            before = [
                sum(desk.asks_money(option, seat) for option in desk.package_options(one.what))
                for one in stood[:-1]
                if one.how >> seat & 1
            ]
            if due and any(before) and stood[-1].how >> seat & 1:
                found += 1
                assert "moins ce qui est déjà versé" in owes(desk, seat, options).replace("’", "'")
        if found:
            return
    raise AssertionError("nothing was signed twice")
