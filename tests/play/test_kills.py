"""A process killed at any moment: what it had acknowledged is there, and the play goes on.

Each child plays on from the disk, and acknowledges down a pipe each of its own moves once `do` has returned. It is
killed from outside at a moment drawn, or kills itself at a named point. The parent opens the save, compares, and lets
the next child go on with the same play: one play lives through all these deaths.
"""

import os
import random
import signal
import time

import pytest

from game.play.play import Play
from game.play.storage import PlayStore
from game.play.verifying import verify
from tests.helpers.scenarios import tiny
from tests.play.drawing import move_once, same

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, so that each starts at once")

POINTS = (
    "making",
    "opening",
    "before writing",
    "before committing",
    "after committing",
    "before the game moves",
    "between two writes",
    "before resting",
    "after resting",
    "closing",
    "after acknowledging",
)


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def set_trap(point, drawer):
    """Have this process kill itself the first time it comes to a point, or the second, or the third."""
    left = drawer.randrange(3)

    def before(owner, name, condition=lambda: True):
        whole = getattr(owner, name)

        def trapped(*given, **named):
            nonlocal left
            if condition():
                left -= 1
                if left < 0:
                    die()
            return whole(*given, **named)

        setattr(owner, name, trapped)

    def after(owner, name):
        whole = getattr(owner, name)

        def trapped(*given, **named):
            nonlocal left
            done = whole(*given, **named)
            left -= 1
            if left < 0:
                die()
            return done

        setattr(owner, name, trapped)

    from game.play import savefile, storage

    if point == "making":
        left = 0
        before(savefile.os, "link")
    elif point == "opening":
        left = 0
        before(savefile, "inspect")
    elif point == "between two writes":
        # Each statement of a transaction is a place to die: the move, its end, the held answers.
        left = drawer.randrange(12)
        before(storage, drawer.choice(("close_play", "_add", "next_sum")))
    elif point in ("before resting", "after resting"):
        (before if point == "before resting" else after)(storage, "in_one_piece")
        return lambda store: drawer.random() < 0.5 and store.rest(now=True)
    elif point == "closing":
        left = 1  # it is brought into one piece when it opens, too
        drawer.choice((before, after))(savefile, "in_one_piece")
        return lambda store: drawer.random() < 0.3 and store.close()
    elif point == "before writing":
        before(PlayStore, "append")
    elif point == "before committing":
        before(PlayStore, "_commit")
    elif point == "after committing":
        after(PlayStore, "_commit")
    elif point == "before the game moves":
        before(Play, "_advance")
    elif point == "after acknowledging":
        return lambda store: drawer.random() < 0.5 and die()
    return lambda store: None


def child(folder, pipe, seed, point):
    """Play on from the disk; when a play is over, begin another. Never returns."""
    drawer = random.Random(seed)
    acknowledged = set_trap(point, drawer) if point else lambda store: None
    with PlayStore(folder) as store:
        saved = store.list()
        play = Play.resume(store, saved[-1].id, tiny()) if saved else Play.begin(tiny(), seed, ["farm"], store)
        while True:
            if play.over:
                play = Play.begin(tiny(), drawer.randrange(2**32), ["farm"], store)
            move_once(play, drawer)
            last = max(n for n, move in enumerate(play.log.moves) if move["seat"] == "farm")
            os.write(pipe, f"{play.id} {last} {play.log.moves[last]}\n".encode())
            acknowledged(store)


def life(folder, seed, point):
    """One child, from its start to its death; gives what it acknowledged."""
    drawer = random.Random(seed)
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.close(reading)
            child(folder, writing, seed, point)
        finally:
            os._exit(1)
    os.close(writing)
    if point is None:
        time.sleep(drawer.random() * 0.25)
        os.kill(process, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        acknowledged = pipe.read().splitlines()
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status), "the child failed by itself"
    return [line.split(" ", 2) for line in acknowledged]


def lives(folder, count):
    acknowledged, died_with = [], 0
    for seed in range(count):
        point = POINTS[seed // 2 % len(POINTS)] if seed % 2 else None
        if point == "making":
            (folder / str(seed)).mkdir()
            life(folder / str(seed), seed, point)
            with PlayStore(folder / str(seed)) as fresh:
                assert Play.begin(tiny(), seed, ["farm"], fresh).awaiting() == ("farm",)
            continue
        acknowledged += life(folder, seed, point)
        with PlayStore(folder) as store:
            assert store.notices == []
            assert [saved.problem for saved in store.list() if saved.problem] == []
            logs = {saved.id: store.load(saved.id) for saved in store.list()}
            for play, number, move in acknowledged:
                assert str(logs[play].moves[int(number)]) == move
            if logs:
                last = list(logs)[-1]
                play = Play.resume(store, last, tiny())
                assert play.over or play.awaiting()
                assert same(play.state, Play.resume(store, last, tiny()).state)
                died_with += 1
    with PlayStore(folder) as store:
        for saved in store.list():
            assert verify(store.load(saved.id), tiny()) == []
    return len(acknowledged), died_with


def test_a_kill_loses_nothing_acknowledged(tmp_path):
    acknowledged, resumed = lives(tmp_path, 28)
    assert acknowledged > 20
    assert resumed > 20


@pytest.mark.slow
def test_sixty_kills_lose_nothing_acknowledged(tmp_path):
    acknowledged, resumed = lives(tmp_path, 66)
    assert acknowledged > 50
    assert resumed > 50


@pytest.mark.deep
def test_two_hundred_kills_lose_nothing_acknowledged(tmp_path):
    acknowledged, resumed = lives(tmp_path, 230)
    assert acknowledged > 200
    assert resumed > 200
