"""A room: seats that change hands, in the log and in their place; who is told; nothing lost, nothing half done."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play import deciding, storage
from game.play.holders import GAME_HOLDS, PERSON, Handed
from game.play.log import log_from_json, replay
from game.play.moment import digest
from game.play.play import Play
from game.play.refusals import BadSave, Refusal
from game.play.room import Room
from game.play.storage import PlayStore
from game.play.verifying import verify
from game.rules import codes as c
from tests.helpers.large import large
from tests.helpers.scenarios import tiny
from tests.play.drawing import move_once, same
from tests.play.test_play import Failing, alike, some_move

BOTH = ("farm", "school")


@pytest.fixture
def store(tmp_path):
    with PlayStore(tmp_path) as opened:
        yield opened


def some_room(store=None, seed=3):
    return Room(Play.begin(tiny(), seed, BOTH, store))


def wander(room, drawer, steps, after=lambda: None):
    """People move, leave and come back as chance has it."""
    for _ in range(steps):
        play = room.play
        if play.over:
            return
        away = sorted(set(play.begun_by) - set(play.people))
        if away and drawer.random() < 0.4:
            room.hand(drawer.choice(away), PERSON)
        elif len(play.people) > 1 and drawer.random() < 0.3:
            room.hand(drawer.choice(play.people), GAME_HOLDS)
        else:
            move_once(play, drawer)
        after()


def refused(act):
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def test_the_game_goes_on_in_a_seat_left_and_gives_it_back(store):
    room = some_room(store)
    play = room.play
    room.do("farm", some_move(play, "farm"))
    assert play.awaiting() == ("school",)
    room.hand("school", GAME_HOLDS)
    assert play.people == play.awaiting() == ("farm",)  # it has moved, and farm is asked what comes next
    made = len(play.log.moves)
    room.hand("school", PERSON)
    assert len(play.log.moves) == made
    assert play.people == BOTH
    while "school" not in play.awaiting():
        room.do("farm", some_move(play, "farm"))
    assert [one[1:] for one in play.log.handed] == [("school", "game"), ("school", "person")]
    assert play.log.handed[0].at == 1
    entries = json.loads(play.log.as_json())["moves"]
    assert entries[1] == {"seat": "school", "held": "game"}
    assert entries[2]["seat"] == "school"
    alike(play, Play.resume(store, play.id, tiny()))
    assert store.list()[-1].moves == len(play.log.moves)
    assert verify(play.log, tiny()) == []


def test_a_log_without_changes_is_written_as_it_was():
    play = Play.begin(tiny(), 3, ["farm"])
    move_once(play, random.Random(3))
    assert json.loads(play.log.as_json())["moves"] == play.log.moves
    assert "held" not in play.log.as_json()


@pytest.mark.parametrize("loaded", [tiny(), large()])
def test_a_mind_that_takes_over_late_moves_as_when_it_is_asked_again(loaded):
    people = ("farm", "school") if loaded.folder == tiny().folder else ("seat_00", "seat_03")
    room, drawer = Room(Play.begin(loaded, 2, people)), random.Random(2)
    wander(room, drawer, 24)
    log = log_from_json(room.play.log.as_json())
    assert log.handed == room.play.log.handed != []
    assert verify(log, loaded) == []
    assert digest(replay(log, loaded).state) == digest(room.play.state)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_whatever_people_do_it_is_on_disk_and_holds(seed, tmp_path_factory):
    drawer = random.Random(seed)
    with PlayStore(tmp_path_factory.mktemp("room")) as store:
        room = some_room(store, seed)

        def holds():
            play = room.play
            kept = store.load(play.id)
            assert (kept.moves, kept.handed, kept.digests) == (play.log.moves, play.log.handed, play.log.digests)
            assert set(play.awaiting()) <= set(play.people)
            assert play.awaiting() or play.over

        wander(room, drawer, 14, holds)
        alike(room.play, Play.resume(store, room.play.id, tiny()))
        assert verify(room.play.log, tiny()) == []
        if room.play.moments():
            left = drawer.choice(room.play.moments())
            whole, by_people = room.play.log, room.play.log.by_people()
            assert by_people[left.number]
            room.take_back(left.number)
            assert room.play.log.moves[: left.number] == whole.moves[: left.number]
            assert room.play.log.handed == [one for one in whole.handed if one.at <= left.number]
            assert left.seat in room.play.awaiting()
            alike(room.play, Play.resume(store, room.play.id, tiny()))
            wander(room, drawer, 5, holds)


def test_only_people_s_moves_are_theirs():
    room = some_room()
    room.hand("school", GAME_HOLDS)
    for _ in range(3):
        room.do("farm", some_move(room.play, "farm"))
    log = room.play.log
    assert {moment.seat for moment in room.play.moments()} == {"farm"}
    assert log.by_people() == [move["seat"] == "farm" for move in log.moves]
    assert room.play.seen("school") == 0


def test_a_mind_s_move_that_was_changed_is_found_where_the_game_held_the_seat_and_only_there():
    room, drawer = some_room(seed=7), random.Random(7)
    room.hand("school", GAME_HOLDS)
    while not room.play.over:
        move_once(room.play, drawer)
    log = room.play.log
    assert verify(log, tiny()) == []
    stayed = replace(log, handed=[])  # the same moves, said to be a person's: nobody is asked
    assert verify(stayed, tiny()) == []
    later = replace(log, handed=[Handed(0, "farm", "game")])  # said to be the game's, where chance moved
    assert {one.code for one in verify(later, tiny())} == {"L107"}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"seat": "school", "held": "nobody"}, "M104"),
        ({"seat": "moon", "held": "game"}, "M104"),
        ({"seat": "school", "held": "person"}, "M207"),
        ({"seat": "school", "held": 3}, "M102"),
        ({"seat": "school", "held": "game", "why": "tired"}, "M102"),
    ],
)
def test_a_log_holds_as_far_as_its_changes_do(entry, code):
    room = some_room()
    room.do("farm", some_move(room.play, "farm"))
    data = json.loads(room.play.log.as_json())
    data["moves"].insert(1, entry)
    done = replay(log_from_json(json.dumps(data)), tiny())
    assert (done.held, done.stop.code, done.log.handed) == (1, code, [])


def test_what_cannot_be_is_refused_and_nothing_has_changed(store):
    room = some_room(store)
    play = room.play
    heard = []
    room.listen(heard.append)
    before = play.log
    for seat, held, code in (
        ("moon", GAME_HOLDS, "M104"),
        ("farm", "nobody", "M104"),
        ("farm", PERSON, "M207"),
    ):
        assert refused(lambda seat=seat, held=held: room.hand(seat, held)) == code
    room.hand("farm", GAME_HOLDS)
    handed = play.log
    assert refused(lambda: room.hand("school", GAME_HOLDS)) == "M208"
    assert refused(lambda: room.hand("farm", GAME_HOLDS)) == "M207"
    assert refused(lambda: room.do("farm", some_move(play, "school"))) == "M203"
    assert play.log == handed
    assert handed.handed == [Handed(0, "farm", "game")]
    assert before.handed == []
    assert len(heard) == 1
    while not play.over:
        move_once(play, random.Random(1))
    assert refused(lambda: room.hand("farm", PERSON)) == "M204"
    late = play.log
    late.handed.append(Handed(len(late.moves), "farm", "person"))
    assert replay(late, tiny()).stop.code == "M204"


def test_a_disk_that_refuses_leaves_the_seat_where_it_was(store, monkeypatch):
    room = some_room(store)
    room.do("farm", some_move(room.play, "farm"))
    before, kept = room.play.log, store.load(room.play.id)
    for which in range(5):
        with monkeypatch.context() as full:
            Failing(full, lambda write, which=which: write >= which)
            try:
                room.hand("school", GAME_HOLDS)
            except BadSave:
                assert room.play.log == before
                assert store.load(room.play.id) == kept
                assert room.play.awaiting() == ("school",)
                alike(room.play, Play.resume(store, room.play.id, tiny()))
            else:
                break
    else:
        room.hand("school", GAME_HOLDS)
    assert room.play.people == ("farm",)
    alike(room.play, Play.resume(store, room.play.id, tiny()))


def test_what_was_answered_ahead_in_a_seat_left_is_dropped(store):
    room, drawer = some_room(store, 4), random.Random(4)
    while not any(row[0] == c.GUESS for row in room.play.offer("farm")):
        move_once(room.play, drawer)
    move = some_move(room.play, "farm")
    room.do("farm", move, [move])
    assert room.play.log.held
    room.hand("farm", GAME_HOLDS)
    assert room.play.log.held == store.load(room.play.id).held == {}


def test_those_are_told_before_whom_something_is_new(store):
    room = some_room(store)
    heard = []
    stop = room.listen(lambda seats: heard.append((seats, len(store.load(room.play.id).moves))))
    turns = {seat: room.turn(seat) for seat in BOTH}
    room.do("farm", some_move(room.play, "farm"))
    assert heard == [(("farm",), 1)]  # on the disk by then; what is sealed shows nowhere else
    assert room.turn("school") == turns["school"]
    room.do("school", some_move(room.play, "school"))
    assert heard[1] == (BOTH, 2)
    room.hand("farm", GAME_HOLDS)
    assert "farm" in heard[2][0]
    stop()
    room.hand("farm", PERSON)
    assert len(heard) == 3


def test_a_branch_from_where_a_log_stops_holding_keeps_the_hands(store):
    room = some_room(store)
    room.hand("school", GAME_HOLDS)
    room.do("farm", some_move(room.play, "farm"))
    play = room.play
    own = max(number for number, one in enumerate(play.log.moves) if one["seat"] == "farm")
    left = store.branch(play.id, own + 2)  # a change of hands and the moves up to farm's: the game's are still to come
    store.append(left, own + 2, [storage.Made({"seat": "farm", "do": "dance"}, "x")])
    assert refused(lambda: Play.resume(store, left, tiny())) == "M104"
    again = Play.resume(store, left, tiny(), branch=True)
    assert again.people == ("farm",)
    assert same(again.state, play.state)
    assert again.log.handed == play.log.handed
    alike(again, Play.resume(store, again.id, tiny()))


def test_the_decisive_moments_of_a_seat_are_those_of_its_person(monkeypatch):
    room, drawer = some_room(seed=5), random.Random(5)
    for holder in (GAME_HOLDS, PERSON):
        for _ in range(3):
            move_once(room.play, drawer)
        room.hand("school", holder)
    while not room.play.over:
        move_once(room.play, drawer)
    asked = []
    monkeypatch.setattr(deciding.lab, "moments", lambda bench, record, *rest: asked.extend(record.decisions) or [])
    monkeypatch.setattr(deciding.lab, "spread", lambda *rest: None)
    log = room.play.log
    deciding.readings(tiny(), log, "school", lambda share, found: None)
    by_people = log.by_people()
    assert asked
    assert all(by_people[one.number] for one in asked)
    mine = len(asked)
    asked.clear()
    deciding.readings(tiny(), replace(log, handed=[]), "school", lambda share, found: None)
    assert len(asked) > mine
