"""What a scenario makes happen is told, in both languages, to whom it comes and to nobody else; the debrief tells what
was sought first."""

import pytest

from game.debrief.debrief import debrief
from game.debrief.words import Speaker
from game.pages import since, told
from game.pages.story import choices
from game.pages.told import reveals
from game.pages.wording import say
from game.rules import codes as c
from game.rules.history import Event
from game.rules.read.agendas import sought_first
from game.story import tables as t
from game.story.library import load, load_sheets
from tests.helpers.mutations import tiny_data, write
from tests.helpers.scenarios import SCENARIOS, tiny
from tests.pages.plays import Driven, desks, many

DOES = SCENARIOS / "format" / "does"
SCHOOL_IS_GIVEN = {"fr": "Vous recevez 200", "en": "You receive "}
OPENED = {"fr": "Une option s’ouvre à la table", "en": "An option opens at the table"}
CHANGED = {"fr": "Ce que vous cherchez a changé", "en": "What you seek has changed"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_is_told_what_comes_to_it(lang):
    told: dict[str, list[str]] = {"farm": [], "school": []}
    for seed in range(6):
        for _, desk in desks(load(DOES), seed, lang):
            told[desk.seat] += [line.replace("'", "’") for line in since.lines(desk)]
    given = [line for line in told["school"] if line.startswith(SCHOOL_IS_GIVEN[lang])]
    assert given
    assert not any(line in told["farm"] for line in given)
    for seat in told:
        assert any(line.startswith(OPENED[lang]) for line in told[seat])
        assert any(line.startswith(CHANGED[lang]) for line in told[seat])


def test_what_came_of_my_choice_opens_my_next_page_with_what_it_took_and_brought(monkeypatch):
    driven = Driven(tiny(), 3)
    for seat, what in (("farm", "farm_asks_why"), ("school", "school_promises")):
        assert driven.play({"seat": seat, "do": "choose", "what": what}) == 0
    came = "La mairie vous renvoie à la page 3, où rien n’est dit. (1\u00a0jour)"
    assert since.lines(driven.desk(0))[0] == came
    assert came not in since.lines(driven.desk(1))
    monkeypatch.setattr(told, "means_of", lambda desk, choice, kind: "300 €" if kind == t.EFFECT_GAIN else "")
    assert told.came_of(driven.desk(1), chosen(driven, by=1)) == "Vous recevez 300 €."  # where nothing more is told


TO_BOTH = {"fr": "au Couvert mis et à Tierce Voix", "en": "Le Couvert mis and Tierce Voix"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_comes_to_me_from_another_follows_what_came_of_my_own_choice(lang):
    """Who chose before me may give me something: « Vous recevez … » opened my page, before what I had done."""
    met = set()
    for _, desk in many(load("fair"), lang):
        mine = [at for at, one in enumerate(desk.fresh) if (one.kind, one.by) == (c.E_CHOICE, desk.me)]
        given = [at for at, one in enumerate(desk.fresh) if (one.kind, one.by) == (c.E_GIVEN, desk.me)]
        if not mine or not given or told.came_of(desk, desk.fresh[mine[0]]) == "":
            continue
        lines = since.lines(desk)
        assert lines[0].startswith(told.came_of(desk, desk.fresh[mine[0]]))
        assert any(line.startswith(told.tell(desk, desk.fresh[given[0]])) for line in lines[1:])
        met.add(given[0] < mine[0])
        if met == {True, False}:
            return
    raise AssertionError(met)


@pytest.mark.parametrize(("lang", "both"), TO_BOTH.items())
def test_what_i_say_to_two_at_once_is_told_once(lang, both):
    driven = Driven(load("condition"), 3, lang)
    beginner, unrolled = driven.book.names.seats.code["beginner"], False
    while not unrolled:
        for seat in driven.awaited():
            rows = driven.desk(seat).rows
            names = [driven.book.names.choices[int(row[2])] for row in rows]
            what = "unroll_plans" if "unroll_plans" in names else names[0]
            unrolled |= what == "unroll_plans"
            assert driven.play({"seat": driven.book.names.seats[seat], "do": "choose", "what": what}) == 0
    said = driven.book.text("facts.opening_delay.told")
    (line,) = [one for one in since.lines(driven.desk(beginner)) if said.partition(".")[0] in one]
    assert both in line


def chosen(driven, by):
    return next(one for one in driven.desk(by).events if (one.kind, one.by) == (c.E_CHOICE, by))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_debrief_tells_what_was_sought_first(lang):
    loaded, found = load(DOES), 0
    for seed in range(6):
        *_, (driven, _) = desks(loaded, seed, lang)
        whole = debrief(loaded, load_sheets(), driven.state)
        for seat, one in enumerate(whole.why.revealed):
            part = loaded.tables.names.parts[sought_first(driven.state, seat)].partition(".")[2]
            first = loaded.scenario.agendas[one.seat].seeks[part].text
            now = Speaker(loaded, load_sheets(), "fr")(one.seeks)
            assert (one.sought_first is not None) == (now != first)
            if one.sought_first is not None:
                assert Speaker(loaded, load_sheets(), "fr")(one.sought_first) == first
                found += 1
    assert found


@pytest.mark.parametrize(
    ("lang", "away", "there"),
    [("fr", "pourrait en dire plus", "se voit sur place"), ("en", "could say more", "shows on site")],
)
def test_a_door_never_leads_to_who_was_just_heard(lang, away, there):
    """Where only its own place shows the rest, that is what is said."""
    desk = next(desks(tiny(), 1, lang))[1]
    by, other = (*desk.others, desk.me)[:2]
    for what, words, not_so in ((by, there, away), (other, away, there)):
        said = told.tell(desk, Event(c.E_DOOR, by, desk.me, what, c.BOTHERS, 0, -1, 0))
        assert words in said.replace("\u00a0", " ")
        assert not_so not in said


def test_a_fact_that_a_choice_tells_all_is_told_once(tmp_path):
    """In its words alone: who hears it reads them, not what was chosen beside them; an aside does not say it again."""
    data = tiny_data()
    choices = data["acts"][0]["scenes"][0]["choices"]
    [tells] = [one for one in choices if one["id"] == "school_tells_roof"]
    for to, times in (("all", 0), ("farm", 1)):
        tells["reveals"] = [{"fact": "roof_leaks", "to": to}]
        driven = Driven(load(write(tmp_path / "tiny", data)), 3)
        driven.play({"seat": "farm", "do": "choose", "what": "farm_says_yes"})
        driven.play({"seat": "school", "do": "choose", "what": "school_tells_roof"})
        desk = driven.desk(0)
        lines = [*since.lines(desk), *(part.text for part in since.rest(desk))]
        words = str(desk.book.text("facts.roof_leaks.told"))
        assert sum(words in line for line in lines) == 1
        assert sum(tells["told"].rstrip(".") in line for line in lines) == times


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_trade_says_what_each_owes(lang):
    """Who gives first, and whose yes it is for, as each of both and a third reads it."""
    desk = Driven(tiny(), 3, lang).desk(0)
    other, third = desk.others[0], len(desk.seats)
    support = len(("seeks", "red"))
    mine = told.trade_words(desk, support, desk.me, other)
    theirs = told.trade_words(desk, support, other, desk.me)
    apart = told.trade_words(desk, support, other, third)
    name, yours = (
        str(desk.name(other, you=False)).split()[-1],
        {"fr": ("toute votre", "votre oui"), "en": ("your", "your yes")},
    )
    assert name not in mine
    assert yours[lang][0] in mine.split(";")[0]
    assert name in theirs
    assert yours[lang][1] in theirs.split(";")[1]
    assert name in apart
    assert yours[lang][1] not in apart


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_choice_that_tells_all_says_so_before(lang):
    """Told in a car to one, it may be known to all by the evening."""
    words, told_of, silent = say(lang, "hint_of.tells_all"), 0, 0
    for driven, desk in many(load("critical-point"), lang):
        for part in choices(desk):
            for offer in (one for one in part.offers if one.enabled):
                code = desk.book.names.choices.code[offer.id.removeprefix("choose.")]
                told = [
                    fact
                    for fact, to in reveals(desk, code)
                    if to < 0
                    and int(driven.state.fact[fact, desk.me]) != c.UNKNOWN
                    and any(int(driven.state.fact[fact, seat]) == c.UNKNOWN for seat in desk.others)
                ]
                assert words in offer.hint or not told, offer
                told_of, silent = told_of + (words in offer.hint), silent + (words not in offer.hint)
        if told_of >= 5 and silent:
            return
    raise AssertionError((told_of, silent))
