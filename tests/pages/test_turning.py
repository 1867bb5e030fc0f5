"""What a play turned on: whose yes lacked, on which package; how many were reached, against what could be foreseen."""

import re
from types import SimpleNamespace

import pytest

from game.debrief.common import CommonGood
from game.pages import debrief_found
from game.pages.debrief import now
from game.pages.debrief_ours import people, unsigned
from game.pages.decisive import act_of
from game.pages.drawings import drawn
from game.pages.packages import by_letter, names
from game.pages.playing import play_page
from game.pages.wording import say
from game.rules import codes as c
from game.story.library import load
from tests.pages.plays import Driven
from tests.pages.test_reasons import BEGINNER, FOUNDER, HOST, VETERAN, Table, put


def plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text).replace("'", "’")


def closed(marks, lang="fr", offers=1):
    """The table closes without an agreement, these marks given at its last round."""
    table = Table(lang=lang)
    table.round(beginner=put(form="joint"), **({"host": put(form="pooled")} if offers > 1 else {}))
    for _ in range(3):
        table.round(marks=marks)
    desk = table.driven.desk(table.code[HOST])
    event = next(one for one in desk.events if one.kind == c.E_NO_AGREEMENT)
    told = {"onlooker": desk, "book": desk.book, "seat": HOST, "alone": True, "past": desk.history, "state": None}
    return unsigned(SimpleNamespace(**told), event)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            "Rien n’est signé : il manquait le oui de la Fondation Maroix à la proposition de Feu doux.",
        ),
        ("en", "Nothing is signed: Feu doux’s proposal lacked the yes of the Maroix Foundation."),
    ],
)
def test_a_table_that_closed_without_an_agreement_says_whose_yes_lacked_on_what(lang, words):
    said = closed({VETERAN: "yes", BEGINNER: "yes", HOST: "no", FOUNDER: "not_yet"}, lang)
    assert plain(said) == words


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_three_pages_tell_that_a_table_signed_nothing_each_in_its_own_words(lang):
    told = {say(lang, f"{page}.no_agreement") for page in ("told", "ours", "found")}
    reading = SimpleNamespace(book=SimpleNamespace(say=lambda key: say(lang, key)), tell=None)
    assert debrief_found._came(reading, SimpleNamespace(kind=c.E_NO_AGREEMENT)) in told
    assert len(told) == 3


def test_of_several_packages_the_nearest_to_be_signed_is_named_and_none_where_nobody_said_yes():
    marks = {VETERAN: {"A": "yes"}, BEGINNER: {"A": "yes", "B": "yes"}, HOST: {"B": "yes"}, FOUNDER: "no"}
    assert "à la proposition de Feu doux" in plain(closed(marks, offers=2))
    assert closed(dict.fromkeys((VETERAN, BEGINNER, HOST, FOUNDER), "no")) == ""


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (510, "moins que si chacun"),
        (586, "autant que chacun"),
        (610, "plus que chacun"),
        (660, "presque le mieux"),
        (667, "C’est le mieux que l’on pouvait prévoir"),
        (697, "mieux que ce que l’on pouvait prévoir (667)"),
    ],
)
def test_words_and_numbers_of_people_agree(reached, said):
    desk = Table().driven.desk(0)
    good = CommonGood(50.0 + 50.0 * min(1.0, (reached - 586) / 81), float(reached), 586.0, max(667.0, reached), 667.0)
    part = people(
        SimpleNamespace(
            book=desk.book, state=None, tight=False, debrief=SimpleNamespace(common_good=good, ending_kind="documented")
        )
    )
    assert said in plain(part.text)
    assert plain(part.text).startswith(
        f"Vous avez touché {reached} personnes sans cuisine à elles ; sans le projet, chacun de son côté : 586 ;"
    )
    assert part.data["best"] == max(667, reached)  # never below what was reached, in text, data and drawing
    assert f"le mieux possible : {part.data['best']}" in plain(part.text)
    assert f"{part.data['best']} le mieux possible" in plain(str(drawn(part, "fr")))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("reached", "kind", "key"),
    [
        (510, "better", "but_opened"),
        (510, "lighter", "but_opened"),
        (510, "worse", ""),
        (586, "worse", ""),
        (610, "worse", "but_lost"),
        (697, "worse", "but_lost"),
        (610, "better", ""),
    ],
)
def test_an_ending_that_says_otherwise_than_the_number_is_told_to_be_something_else(reached, kind, key, lang):
    desk = Driven(load("condition"), 1, lang).desk(0)
    good = CommonGood(50.0 + 50.0 * (reached - 586) / 111, float(reached), 586.0, max(667.0, reached), 667.0)
    text = people(
        SimpleNamespace(
            book=desk.book, state=None, tight=False, debrief=SimpleNamespace(common_good=good, ending_kind=kind)
        )
    ).text
    for one in ("but_opened", "but_lost"):
        assert (desk.book.say(f"reached.{one}") in text) == (one == key)


def test_another_way_that_is_another_vote_is_told_by_that_vote():
    table = Table().round(beginner=put(form="joint"), host=put(form="pooled"))
    desk = table.driven.desk(table.code[FOUNDER])
    reading = SimpleNamespace(book=desk.book, packages=by_letter(names(desk)))
    made = {"do": "stand", "how": "as_asked", "marks": {"A": "not_yet", "B": "yes"}}
    assert (
        plain(act_of(reading, {**made, "marks": {"A": "yes", "B": "yes"}}, (), made))
        == "oui à la proposition de Feu doux"
    )
    both = act_of(reading, {**made, "marks": {"A": "yes", "B": "no"}}, (), made)
    assert plain(both) == "oui à la proposition de Feu doux, non à la proposition de Tierce Voix"
    assert "(oui" in act_of(reading, {**made, "how": "less", "marks": {"A": "yes"}}, (), made)  # more than votes


@pytest.mark.parametrize(("lang", "word"), [("fr", "journal"), ("en", "journal")])
def test_the_last_page_says_what_it_is_for(lang, word):
    assert word in now(SimpleNamespace(book=Table(lang=lang).driven.desk(0).book)).text


def test_votes_are_told_before_the_scene_that_opens_after_them():
    """A table closes without an agreement, and a scene opens: the votes came before it."""
    table = Table().round(beginner=put(form="joint"))
    driven = table.driven
    table.round().round()
    driven.seen = {seat: len(driven.desk(seat).events) for seat in table.code.values()}
    table.round(marks={FOUNDER: "no", VETERAN: "yes", BEGINNER: "yes", HOST: "yes"})
    found = 0
    for seat in driven.awaited():
        parts = play_page(driven.desk(seat)).parts
        scene = next(at for at, part in enumerate(parts) if part.role == "passage")
        votes = [at for at, part in enumerate(parts) if part.role == "since" and "proposition de Feu doux" in part.text]
        assert all(at < scene for at in votes)
        found += len(votes)
    assert found
