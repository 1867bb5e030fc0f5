"""`?` explains the page one is on: its rules in five lines at most, the words of ours that stand on it; the page where
one chooses a seat says what this is."""

import pytest

from game.pages import menus
from game.pages.explained import RULED, explained, met
from game.pages.model import Choice, Field, Offer, Page, Part
from game.pages.playing import play_page
from game.pages.terms import TERMS
from game.pages.wording import say
from game.story.library import load
from game.story.models import Minutes
from tests.pages.plays import book, desks
from tests.pages.sessions import open_play, session


def page_of(text, lang="fr", kind="table"):
    part = Part(id="said", role="list", text=text)
    return Page(id="p", kind=kind, lang=lang, title="", parts=[part])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_kind_of_page_has_its_rules_and_each_term_its_meaning(lang):
    for kind in RULED:
        lines = say(lang, f"rules.{kind}").split("\n")
        assert 2 <= len(lines) <= 5
        assert all(len(line.split()) <= 30 for line in lines)
    for term in TERMS:
        meaning = say(lang, f"term.{term}.means")
        assert meaning[0].islower()
        assert meaning.endswith(".")


@pytest.mark.parametrize(
    ("text", "lang", "terms"),
    [
        ("Trois clauses, deux propositions.", "fr", ["clause", "package"]),
        ("Les fils et les nœuds", "fr", ["cord", "knot"]),
        ("La profile du filtre, au fil des jours, son fils", "fr", []),
        ("Deux zones rouges, un triangle d’or", "fr", ["red_zone", "golden_triangle"]),
        ("A red zone, the golden triangle", "en", ["red_zone", "golden_triangle"]),
        ("Two packages, one knot", "en", ["package", "knot"]),
        ("A knotty record", "en", []),
    ],
)
def test_words_are_found_whole_where_they_stand(text, lang, terms):
    assert met(page_of(text, lang)) == terms


def test_words_are_met_in_fields_and_where_one_text_follows_another():
    asked = Field(id="what", label="Quelle clause ?", choices=[Choice(id="a", text="le fil")])
    offer = Offer(id="put", text="Propositions", move={"do": "put"}, fields=[asked])
    page = Page(
        id="p", kind="table", lang="fr", title="", parts=[Part(id="do", role="moves", text="Un nœud", offers=[offer])]
    )
    assert met(page) == ["clause", "package", "cord", "knot"]


def test_a_word_in_an_offer_is_met_too():
    offer = Offer(id="put", text="Poser une proposition", move={"do": "put"})
    page = Page(id="p", kind="table", lang="fr", title="", parts=[Part(id="do", role="moves", offers=[offer])])
    assert met(page) == ["package"]


@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_page_of_a_play_is_explained(name, lang):
    seen = set()
    for _, desk in desks(load(name), 3, lang):
        page = play_page(desk)
        told = explained(desk, page)
        assert told.kind == "words"
        assert told.parts[-1].role == "navigation"
        assert told.part("list").text.count("\n") < 5
        for term in met(page):
            assert say(lang, f"term.{term}.means") in told.parts[1].text
        assert any(one.key == "?" for one in page.offers())
        seen.add(page.kind)
    assert {"story", "corridor", "table"} <= seen


def test_it_opens_over_the_page_and_goes_back(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    before = made.page()
    made.act("open.words")
    assert made.page().kind == "words"
    made.act("back")
    assert made.page().id == before.id


@pytest.mark.parametrize("name", ["condition", "critical-point", "residency"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_where_one_chooses_a_seat_one_reads_what_this_is_how_long_and_who_is_who(name, lang):
    loaded = load(name)
    page = menus.seat(book(loaded, lang), Minutes(alone=25, group=40))
    about = next(part for part in page.parts if part.id == "about")
    assert "25" in about.text
    assert "40" in about.text
    assert 60 <= len(about.text.split()) <= 130  # half a page with the pitch
    playable = [seat for seat, one in loaded.scenario.structures.items() if one.playable]
    for offer, seat in zip(page.offers(), playable, strict=False):
        people = [one for one in loaded.tables.names.people if one.seat == loaded.tables.names.seats.code[seat]]
        for one in people:
            assert loaded.catalogue.get(f"{name}.cast.{one.id}.name", lang) in offer.hint
