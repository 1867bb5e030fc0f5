"""Whose page comes next where several people share a machine: it is handed over less often than in the seats' order."""

import pytest

from game.pages.shelf import Shelf
from game.play.foreseen import asked_first, foreseen
from game.play.play import Play
from tests.helpers.scenarios import tiny
from tests.pages.sessions import open_play, play_on, session

SEATS = ("farm", "school")


@pytest.mark.slow
def test_it_is_handed_over_less_often_than_in_the_order_of_the_seats(tmp_path, monkeypatch):
    shelf = Shelf()
    known = next(one for one in shelf.summaries() if len(one["playable"]) > 2)
    loaded, seats = shelf.open(known["id"]), known["playable"][:3]

    def changes(way: int) -> int:
        made = session(tmp_path / str(way), 1 + way % 3, loaded)
        open_play(made, *seats)
        return sum(page.curtain is not None for page in play_on(made, lambda offers: offers[-(way % 3 % 2)]))

    ours = sum(map(changes, range(3)))
    monkeypatch.setattr("game.pages.session.asked_first", lambda loaded, state, people, waiting: waiting[0])
    assert ours < sum(map(changes, range(3, 6)))


def test_what_is_foreseen_changes_nothing_and_is_the_same_each_time():
    play = Play.begin(tiny(), 1, SEATS)
    before = [part.copy() for part in play.state]
    first = foreseen(play.loaded, play.state, play.people)
    assert first
    assert foreseen(play.loaded, play.state, play.people) == first
    assert all((one == other).all() for one, other in zip(before, play.state, strict=True))


def test_whoever_is_asked_again_comes_last(monkeypatch):
    play = Play.begin(tiny(), 1, SEATS)
    for soon in SEATS:
        monkeypatch.setattr("game.play.foreseen.foreseen", lambda *_, soon=soon: {soon})
        assert asked_first(play.loaded, play.state, play.people, SEATS) != soon
        assert asked_first(play.loaded, play.state, play.people, [soon]) == soon


def test_after_the_end_whoever_is_there_says_first_what_they_saw(tmp_path):
    for seed in (1, 2, 3):
        made = session(tmp_path / str(seed), seed)
        open_play(made, *SEATS)
        met = play_on(made)
        assert made.page().seat == met[-1].seat
