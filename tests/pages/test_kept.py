"""Scenarios, kept plays and where one was, moments named in words; the language, the notebook, the file to keep."""

from dataclasses import replace

import pytest

from game.pages.kept import did
from game.pages.model import Choice, Field, Offer, ValuesError, compose
from game.pages.playing import play_page
from game.pages.wording import day
from game.rules import codes as c
from game.rules import state as s
from game.story.library import load
from game.story.summaries import summary_of
from tests.pages.plays import book, desks
from tests.pages.sessions import first_values, open_play, play_on, session


def listed(made):
    """The session with whole summaries, as the shelf of the game gives them."""
    loaded = load("condition")
    made.shelf.summaries = lambda: [summary_of(loaded)]
    made.shelf.load = lambda _: loaded
    return made


@pytest.mark.parametrize(("lang", "minutes"), [("fr", "35 minutes"), ("en", "35 minutes")])
def test_a_scenario_says_what_it_is_and_how_long_it_takes(tmp_path, lang, minutes):
    made = listed(session(tmp_path))
    made.store.set({"lang": lang})
    made.act("open.new")
    offer = made.page().part("choices").offers[0]
    assert minutes in offer.hint
    assert "Feu doux" in offer.hint
    made.act(offer.id)
    seats = [one for one in made.page().part("choices").offers if one.id != "seat.several"]
    assert [one.id for one in seats] == ["seat.founder", "seat.veteran", "seat.beginner", "seat.host"]
    assert all(one.hint for one in seats)


def test_a_kept_play_says_its_seat_its_day_and_where_one_was(tmp_path):
    made = listed(session(tmp_path))
    open_play(made, "beginner")
    made.act(next(one.id for one in made.page().offers() if one.move))
    made.act("open.moments")
    made.act("back")
    made._open("home")
    offer = made.page().part("choices").offers[0]
    assert "La condition" in offer.text
    assert "Feu doux" in offer.text
    assert "5\u00a0janvier 2026" in offer.hint
    assert "L’annonce" in offer.hint
    made.act(offer.id)
    assert made.page().seat == "beginner"


def test_a_play_that_is_over_is_not_proposed_at_the_title(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    play_on(made)
    made._open("home")
    assert not any(offer.id.startswith("resume.") for offer in made.page().offers())
    made.act("open.resume")
    assert "bilan" in made.page().part("choices").offers[0].hint


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_move_of_a_person_has_words(lang):
    loaded = load("condition")
    words = book(loaded, lang)
    for seed in range(3):
        for driven, desk in desks(loaded, seed, lang):
            for offer in play_page(desk).offers():
                if offer.move is not None and not driven.over():
                    assert did(words, compose(offer, first_values(offer)))


def test_the_language_changes_on_any_page_and_the_page_stays(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    for name in ("", "open.card", "open.notebook", "open.moments", "open.settings"):
        if name:
            made.act(name)
        kind = made.page().kind
        made.act("lang")
        assert (made.page().kind, made.page().lang) == (kind, "en")
        made.act("lang")
        assert made.page().lang == "fr"
        if name:
            made.act("back")


def test_the_notebook_is_one_key_away_and_tells_all_that_happened(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    for page in play_on(made):
        assert any(offer.key == "n" for offer in page.offers()), page.id
    made.act("open.notebook")
    chronicle = next(part for part in made.page().parts if part.id == "chronicle")
    assert chronicle.text.count("\n- ") > 5
    made.act("open.card")
    made.act("open.notebook")
    made.act("back")
    assert made.page().kind == "end"


def test_a_debrief_is_kept_as_a_file(tmp_path):
    made = session(tmp_path)
    open_play(made, "farm")
    play_on(made)
    made.act("open.debrief")
    made.act("told", {"word": "vif"})
    while any(offer.id == "open.next" for offer in made.page().offers()):
        made.act("open.next")
    made.act("export")
    (file,) = (tmp_path / "debriefs").glob("*.html")
    assert str(file) in made.page().parts[0].text
    assert "Les cartes retournées" in file.read_text(encoding="utf-8")


def test_a_choice_closed_by_another_field_is_refused():
    fields = [
        Field(id="a", label="", choices=[Choice(id="x", text="X"), Choice(id="y", text="Y")], value="x"),
        Field(id="b", label="", choices=[Choice(id="p", text="P", unless={"a": ["x"]}), Choice(id="q", text="Q")]),
    ]
    offer = Offer(id="o", text="", move={}, fields=fields)
    assert compose(offer, {"a": "y", "b": "p"}) == {"a": "y", "b": "p"}
    with pytest.raises(ValuesError):
        compose(offer, {"b": "p"})


def test_an_amendment_puts_nothing_that_is_already_there():
    loaded = load("condition")
    seen = 0
    for seed in range(6):
        for _, desk in desks(loaded, seed):
            where_none_is_put = desk.rows[desk.rows[:, s.DO] != c.PUT]
            page = play_page(replace(desk, rows=where_none_is_put, kept={}))
            offers = {offer.id: offer for offer in page.offers()}
            if "amend" not in offers:
                continue
            seen += 1
            for package in page.part("packages").data["packages"][:1]:
                given = {"what.package": package["letter"]}
                left = {one.id for one in offers["amend"].fields[1].open_choices(given, offers["amend"])}
                assert not left & {line["option"] for line in package["lines"]}
    assert seen


@pytest.mark.parametrize(
    ("lang", "iso", "words"),
    [("fr", "2026-11-01", "1er\u00a0novembre 2026"), ("en", "2026-11-23", "23\u00a0November 2026"), ("fr", "", "")],
)
def test_a_day_in_words(lang, iso, words):
    assert day(lang, iso) == words
