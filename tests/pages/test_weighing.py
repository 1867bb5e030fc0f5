"""What a package asks is said beside what one has left; what it brings, with whose signature that waits for."""

import pytest

from game.pages.signed import owes
from game.pages.table import option_for_me
from game.pages.weighing import dear, once_only, option_note, weigh
from game.pages.wording import sentence
from game.rules import state as s
from game.story.library import load
from tests.pages.plays import desks
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, put


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_most_of_what_one_has_is_said_beside_what_is_asked(lang):
    desk = next(one for _, one in desks(load("critical-point"), 1, lang) if one.seat == "bus")
    desk.view.mine[s.MONEY], desk.view.mine[s.MONEY_PLEDGED] = 3400, 0
    for money, how in ((3000, "_most"), (1700, "_most"), (1200, ""), (9000, "_over")):
        assert dear(desk, money) == how
        assert (desk.book.money(3400) in once_only(desk, money)) == bool(how)


PAID = {"form": "joint", "days_paid": "host_share"}  # the host, whose yes is not needed, hands over 700 € a period
IF = {"fr": ", si {} signe", "en": ", if {} signs"}


def for_me(table, seat, options=PAID):
    """How the seat reads the package on the table that holds these options: what it is for it, and the page's text."""
    desk = table.driven.desk(table.code[seat])
    ids = desk.book.names.options
    wanted = {ids.code[f"{clause}.{option}"] for clause, option in options.items()}
    number = next(one for one in reversed(range(int(desk.view.scal[s.MADE]))) if wanted <= {*desk.package_options(one)})
    return weigh(desk, desk.package_options(number), number), desk


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_money_of_one_who_may_not_sign_is_told_as_coming_if_it_does(lang):
    table = Table(lang=lang).round(founder=put(**PAID))
    found, desk = for_me(table, VETERAN)
    unless = IF[lang].format(f"{desk.name(table.code[HOST]):le}")
    assert found.mine["gets"] == 700
    assert unless in found.mine["comes"]
    assert found.mine["comes"] in found.brief
    assert sentence(found.mine["comes"]) in " ".join(found.said)
    own = found.mine["comes"]
    drafted = weigh(desk, desk.package_options(0))
    assert unless in drafted.mine["comes"], "a version not put yet waits for that yes too"
    table.round(marks={HOST: "yes"})
    found, desk = for_me(table, VETERAN)
    assert found.mine["comes"] == own.replace(unless, "")
    payer, _ = for_me(table, HOST)
    assert payer.mine["gets"] == 0
    assert payer.mine["pays"] == 1100


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_money_of_one_who_did_not_sign_is_no_longer_told_as_coming(lang):
    table = Table(lang=lang).round(founder=put(**PAID))
    table.round(marks={FOUNDER: "yes", VETERAN: "yes", BEGINNER: "yes", HOST: "no"})
    found, desk = for_me(table, VETERAN)
    assert int(desk.view.scal[s.IN_FORCE]) >= 0
    assert (found.mine["gets"], found.mine["comes"]) == (0, "")
    assert all("700" not in words for words in (found.brief, *found.said))
    outside, _ = for_me(table, HOST)
    assert outside.mine["pays"] == 0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_is_handed_to_who_gives_no_days(lang):
    """What is paid is paid for days: the page of what is signed owes nothing else."""
    table = Table(lang=lang).round(
        founder=put(form="none", start="after_opening", days_paid="foundation", guarantee="none")
    )
    table.round(marks={FOUNDER: "yes", VETERAN: "yes", BEGINNER: "yes", HOST: "yes"})
    found, desk = for_me(table, VETERAN, {"form": "none", "days_paid": "foundation"})
    assert found.mine["gets"] == found.mine["days"] == 0
    options = desk.package_options(int(desk.view.scal[s.IN_FORCE]))
    assert owes(desk, table.code[FOUNDER], options) == desk.book.say("signed.nothing")
    assert for_me(table, FOUNDER, {"form": "none", "days_paid": "foundation"})[0].mine["pays"] == 0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_option_says_whose_signature_its_money_waits_for(lang):
    table = Table(lang=lang).round(founder=put(**PAID))
    desk = table.driven.desk(table.code[VETERAN])
    option = desk.book.names.options.code["days_paid.host_share"]
    assert IF[lang].format(f"{desk.name(table.code[HOST]):le}") in option_note(desk, option_for_me(desk, option))
    option = desk.book.names.options.code["days_paid.foundation"]
    assert desk.book.say("brief.gets", money=desk.book.money(1400)) in option_note(desk, option_for_me(desk, option))
