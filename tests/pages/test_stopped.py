"""The person does not want to wait: the page comes again and says so in a line; the act can be made after all."""

import pytest

from game.play.play import Play
from tests.helpers.large import large
from tests.pages.sessions import first_values, open_play, session


def an_act(made):
    offer = next(one for one in made.page().offers() if one.enabled and one.move is not None)
    return offer.id, first_values(offer), made.page().id


def said(page):
    return [part.text for part in page.parts if part.id == "aside"]


@pytest.fixture
def stops(monkeypatch):
    """Ask a session to stop as soon as the person's move is sealed."""

    def asked(made, how):
        seal, people = Play._seal, made.play.people

        def sealed(play, seat, row):
            seal(play, seat, row)
            if play._name(seat) in people and how:
                made.stop(how.pop())

        monkeypatch.setattr(Play, "_seal", sealed)

    return asked


@pytest.mark.parametrize(("lang", "words"), [("fr", "arrêté comme demandé"), ("en", "stopped as asked")])
def test_an_act_that_is_stopped_leaves_the_page_as_it_was_and_says_so(tmp_path, stops, lang, words):
    made = session(tmp_path, loaded=large())
    made.keep({"lang": lang})
    open_play(made, "seat_00")
    before, log, act = made.page(), made.play.log, an_act(made)
    stops(made, ["back"])
    assert made.act(*act)
    made.stop("")
    after = made.page()
    assert words in said(after)[0]
    assert [part for part in after.parts if part.id != "aside"] == before.parts
    assert (after.id, made.play.log, made.store.load(made.play.id).moves) == (before.id, log, log.moves)
    made.act(*act)
    assert made.page().id != before.id
    assert said(made.page()) == []
    assert len(made.play.log.moves) > len(log.moves)


def test_where_the_person_leaves_the_play_goes_on_from_what_they_did(tmp_path, stops):
    made, whole = session(tmp_path / "here", loaded=large()), session(tmp_path / "whole", loaded=large())
    for one in (made, whole):
        open_play(one, "seat_00")
    act = an_act(made)
    whole.act(*act)
    stops(made, ["leave"])
    made.act(*act)
    made.close()
    again = session(tmp_path / "here", loaded=large())
    again.act("open.resume")
    again.act(again.page().part("choices").offers[0].id)
    assert again.play.log.moves == whole.play.log.moves
    assert again.page().id == whole.page().id
    whole.close()
    again.close()


def test_a_play_that_is_not_begun_or_resumed_leaves_one_where_one_was(tmp_path):
    made = session(tmp_path, loaded=large())
    made.stop("back")
    open_play(made, "seat_00")
    assert (made.play, made.screens[-1], made.store.list()) == (None, "seat", [])
    assert said(made.page())
    made.close()
