"""`play --from SCENE`: one sits down where the scene opens, in a play that its log tells whole."""

import io

import pytest

from game.cli import playing, reaching
from game.cli.refusals import Wrong
from game.play.log import replay
from game.play.storage import PlayStore
from game.rules import state as s
from tests.cli.conftest import TINY
from tests.helpers.scenarios import tiny


def scenes():
    return [scene.id for scene in tiny().scenario.scenes()]


@pytest.mark.parametrize("scene", scenes())
def test_the_play_stands_where_the_scene_opens(scene):
    scenario = tiny()
    seat = reaching.seat_at(scenario, scene)
    seed, moves = reaching.search(scenario, scene, seat, 0)
    session = playing.new_session(None, seed, scenario)
    playing.opened(session, scenario, seat, moves)
    code = scenario.tables.names.scenes.code[scene]
    assert reaching.opened(session.play, code)
    asked = [choice.seat for one in scenario.scenario.scenes() if one.id == scene for choice in one.choices]
    title = next(one.title for one in scenario.scenario.scenes() if one.id == scene)
    if seat in asked:
        assert title in str(session.page())
    again = replay(session.play.log, scenario)
    assert int(again.state.scal[s.MOVES]) == int(session.play.state.scal[s.MOVES])
    session.close()


def test_one_sits_where_one_is_asked():
    scenario = tiny()
    for scene in scenario.scenario.scenes():
        seats = {choice.seat for choice in scene.choices}
        assert not seats or reaching.seat_at(scenario, scene.id) in seats


def test_the_same_seed_comes_to_the_same_moment():
    last = scenes()[-1]
    seat = reaching.seat_at(tiny(), last)
    assert reaching.search(tiny(), last, seat, 7) == reaching.search(tiny(), last, seat, 7)


def test_a_scene_that_does_not_open_is_said(monkeypatch):
    monkeypatch.setattr(reaching, "TRIES", 2)
    monkeypatch.setattr(reaching, "opened", lambda *_: False)
    with pytest.raises(Wrong, match="C314"):
        reaching.search(tiny(), scenes()[0], reaching.seat_at(tiny(), scenes()[0]), 0)


def test_in_the_terminal(tmp_path, monkeypatch, capsys, asked):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, told, errors = asked("play", TINY, "--from", scenes()[-1], "--text", "--data", tmp_path)
    assert (code, errors) == (0, "")
    assert next(one.title for one in tiny().scenario.scenes() if one.id == scenes()[-1]) in told
    with PlayStore(tmp_path) as store:
        assert len(store.list()) == 1


def test_the_nearest_scene_is_said(asked):
    code, _, errors = asked("play", TINY, "--from", scenes()[0] + "x", "--text")
    assert code == 2
    assert "C123" in errors
    assert scenes()[0] in errors
