"""A turn that takes long is stopped between two moves: all as before, or what was done kept and gone on with."""

import random

import pytest

from game.play.play import Play
from game.play.refusals import Stopped
from game.play.stopping import Stop
from game.play.storage import PlayStore
from game.play.verifying import verify
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.play.drawing import drawn_move, same

ONE = ["seat_00"]


class After(Stop):
    """Stops after so many moves."""

    def __init__(self) -> None:
        super().__init__()
        self.meant, self.left = "", 0

    def on(self, how: str, moves: int) -> None:
        self.meant, self.left, self.how = how, moves, ""

    @property
    def leaving(self) -> bool:
        self.how = self.meant if self.left <= 0 else ""
        self.left -= 1
        return super().leaving


@pytest.fixture
def store(tmp_path):
    with PlayStore(tmp_path) as opened:
        yield opened


def a_move(play: Play, seed: int) -> tuple[str, dict]:
    seat = play.awaiting()[0]
    row = drawn_move(play.loaded, play.state, play.loaded.tables.names.seats.code[seat], random.Random(seed))
    return seat, play._words.write(play.loaded.tables.names.seats.code[seat], row, [])


def on_disk(store: PlayStore, play: str) -> tuple:
    log = store.load(play)
    return log.moves, log.digests, log.held


@pytest.mark.parametrize("moves", range(4))
def test_stopped_to_go_back_all_is_as_before(store, moves):
    stop = After()
    whole = Play.begin(large(), 3, ONE, store)
    play = Play.begin(large(), 3, ONE, store, stop=stop)
    stopped = 0
    for turn in range(4):
        seat, move = a_move(play, turn)
        log, disk, state = play.log, on_disk(store, play.id), [array.copy() for array in play.state]
        whole.do(seat, move)
        if len(whole.log.moves) > len(log.moves) + 1 + moves:  # else there is nothing left to stop
            stop.on("back", moves)
            with pytest.raises(Stopped, match="M209"):
                play.do(seat, move)
            assert (play.log, on_disk(store, play.id)) == (log, disk)
            assert same(play.state, type(play.state)(*state))
            stopped += 1
        stop.on("", 0)
        play.do(seat, move)
        assert play.log.moves == whole.log.moves
    assert stopped


@pytest.mark.parametrize("moves", range(4))
def test_where_the_person_leaves_what_was_done_is_kept_and_gone_on_with(store, moves):
    stop = After()
    whole = Play.begin(large(), 3, ONE, store)
    play = Play.begin(large(), 3, ONE, store, stop=stop)
    for turn in range(4):
        seat, move = a_move(play, turn)
        before = len(play.log.moves)
        stop.on("leave", moves)
        play.do(seat, move)
        whole.do(seat, move)
        assert len(play.log.moves) == min(before + 1 + moves, len(whole.log.moves))
        assert on_disk(store, play.id)[0] == play.log.moves
        stop.on("", 0)
        play = Play.resume(store, play.id, large(), stop=stop)
        assert (play.log.moves, play.log.digests) == (whole.log.moves, whole.log.digests)
        assert play.awaiting() == whole.awaiting()
    assert verify(play.log, large()) == []


def test_a_play_that_is_stopped_as_it_begins_is_none(store):
    stop = After()
    stop.on("back", 0)
    with pytest.raises(Stopped):
        Play.begin(tiny(), 1, ["farm"], store, stop=stop)
    assert store.list() == []
    stop.on("leave", 0)
    play = Play.begin(tiny(), 1, ["farm"], store, stop=stop)
    assert on_disk(store, play.id)[0] == []
    stop.on("back", 0)
    with pytest.raises(Stopped):
        Play.resume(store, play.id, tiny(), stop=stop)
    assert on_disk(store, play.id)[0] == []
    assert Play.resume(store, play.id, tiny()).log.moves == Play.begin(tiny(), 1, ["farm"]).log.moves
