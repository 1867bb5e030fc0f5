"""One play: who is awaited, what is refused, saving and resuming at every point, taking back."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play import storage
from game.play.moment import digest
from game.play.play import Play
from game.play.refusals import BadLog, BadMove, BadSave, Refusal
from game.play.storage import Made, PlayStore
from game.play.verifying import verify
from game.play.words import lying
from game.rules import codes as c
from game.rules import engine
from game.rules import state as s
from tests.helpers.scenarios import tiny
from tests.play.drawing import drawn_move, move_once, play_out, same

BOTH = ("farm", "school")


@pytest.fixture
def store(tmp_path):
    with PlayStore(tmp_path) as opened:
        yield opened


def some_move(play, seat, seed=0):
    """A legal move by ids, of a seat that is awaited."""
    code = play.loaded.tables.names.seats.code[seat]
    row = drawn_move(play.loaded, play.state, code, random.Random(seed))
    return play._words.write(code, row, [])


def alike(one, other):
    """Two plays at the same moment: state, log, what is awaited, and what each seat sees."""
    assert same(one.state, other.state)
    assert one.log == other.log
    assert one.awaiting() == other.awaiting()
    assert one.moments() == other.moments()
    for seat in BOTH:
        assert all(np.array_equal(a, b) for a, b in zip(one.page_view(seat), other.page_view(seat), strict=True))
        assert one.seen(seat) == other.seen(seat)


@pytest.mark.parametrize("people", [(), ("farm",), ("school",), BOTH])
@pytest.mark.parametrize("seed", range(6))
def test_a_play_goes_to_its_end(people, seed, store):
    play = Play.begin(tiny(), seed, people, store)
    assert play.ending is None or play.over
    while not play.over:
        assert play.awaiting()
        assert set(play.awaiting()) <= set(people)
        move_once(play, random.Random(seed))
    assert play.ending in tiny().tables.names.endings
    assert play.awaiting() == ()
    assert verify(play.log, tiny()) == []
    assert store.load(play.id).moves == play.log.moves


def test_structures_held_by_the_game_move_without_waiting(store):
    play = Play.begin(tiny(), 1, ["farm"], store)
    assert play.awaiting() == ("farm",)
    assert [move["seat"] for move in store.load(play.id).moves] == ["school"]


def test_other_minds_may_hold_a_seat():
    firsts = Play.begin(tiny(), 1, [], minds={"farm": "first", "school": "refuse"})
    assert firsts.log.header.minds == {"farm": "first", "school": "refuse"}
    assert firsts.log.moves[0]["what"] == "farm_asks_why"
    assert verify(firsts.log, tiny()) == []


@pytest.mark.parametrize(("people", "minds"), [(["frm"], None), ([], {"frm": "first"}), ([], {"farm": "frist"})])
def test_an_unknown_seat_or_mind_is_refused_before_anything_is_written(store, people, minds):
    with pytest.raises(BadMove, match="M104"):
        Play.begin(tiny(), 1, people, store, minds)
    assert list(store.list()) == []


@settings(max_examples=12)
@given(seed=st.integers(0, 2**32), people=st.sampled_from([("farm",), ("school",), BOTH]))
def test_saved_and_resumed_at_every_single_point(tmp_path_factory, seed, people):
    """In the middle of rounds too: after each move of each person, all is as it was, and goes on alike."""
    drawer = random.Random(seed)
    with PlayStore(tmp_path_factory.mktemp("points")) as store, PlayStore(tmp_path_factory.mktemp("other")) as other:
        play = Play.begin(tiny(), seed, people, store)
        # The same play, resumed from the disk before each move.
        twin = Play.begin(tiny(), seed, people, other)
        while True:
            twin = Play.resume(other, twin.id, tiny())
            alike(play, twin)
            if play.over:
                break
            seat = drawer.choice(play.awaiting())
            move = play._words.write(
                code := play.loaded.tables.names.seats.code[seat],
                drawn_move(play.loaded, play.state, code, drawer),
                lying(play.loaded.tables, play.state),
            )
            play.do(seat, move)
            twin.do(seat, move)
    assert digest(play.state) == digest(twin.state)


def test_sealed_moves_are_there_after_resuming(store):
    play = Play.begin(tiny(), 4, BOTH, store)
    play.do("school", some_move(play, "school"))
    again = Play.resume(store, play.id, tiny())
    assert again.awaiting() == ("farm",)
    assert again.state.scal[s.DONE] == play.state.scal[s.DONE] != 0
    alike(play, again)
    # The one who has sealed sees nothing of what is to come, nor the other of what was sealed.
    assert again.page_view("farm").scal[s.EVENTS] == Play.begin(tiny(), 4, BOTH).page_view("farm").scal[s.EVENTS]


@settings(max_examples=8)
@given(seed=st.integers(0, 2**32))
def test_taking_back_to_every_moment_restores_it_exactly(tmp_path_factory, seed):
    with PlayStore(tmp_path_factory.mktemp("back")) as store:
        play = Play.begin(tiny(), seed, ["farm"], store)
        before = [(digest(play.state), play.log)]
        drawer = random.Random(seed)
        while not play.over:
            move_once(play, drawer)
            before.append((digest(play.state), play.log))
        moments = play.moments()
        assert len(moments) == len(before) - 1
        kept = store.load(play.id)
        for moment, (mark, log) in zip(moments, before, strict=False):
            back = play.take_back(moment.number)
            assert digest(back.state) == mark
            assert back.log == log
            assert back.id != play.id
            alike(back, Play.resume(store, back.id, tiny()))
            back.do(moment.seat, moment.move)
            assert digest(back.state) == before[moments.index(moment) + 1][0]
        assert store.load(play.id) == kept


def test_taking_back_in_memory_and_from_a_branch(store):
    play = Play.begin(tiny(), 2, ["farm"])
    play_out(play, random.Random(2))
    assert play.take_back(play.moments()[1].number).id is None
    saved = Play.begin(tiny(), 2, ["farm"], store)
    play_out(saved, random.Random(2))
    branch = saved.take_back(saved.moments()[2].number)
    play_out(branch, random.Random(3))
    twig = branch.take_back(branch.moments()[1].number)
    play_out(twig, random.Random(4))
    assert len({saved.id, branch.id, twig.id}) == 3
    for one in (saved, branch, twig):
        alike(one, Play.resume(store, one.id, tiny()))


def test_one_goes_back_to_a_persons_move_only(store):
    play = Play.begin(tiny(), 1, ["farm"], store)
    play_out(play, random.Random(1))
    others = set(range(-1, len(play.log.moves) + 1)) - {moment.number for moment in play.moments()}
    assert len(others) > 3
    for number in others:
        with pytest.raises(BadMove, match="M205"):
            play.take_back(number)
    assert len(store.list()) == 1


def test_moments_say_where_they_are():
    play = Play.begin(tiny(), 1, ["farm"])
    play_out(play, random.Random(1))
    first = play.moments()[0]
    assert (first.seat, first.act, first.step) == ("farm", "call", tiny().tables.names.steps[0])
    acts = [moment.act for moment in play.moments()]
    assert acts == sorted(acts, key=list(tiny().tables.names.acts).index)


def refusal(play, seat, move):
    """The code of a refusal that leaves the play as it was."""
    before, log = digest(play.state), play.log
    with pytest.raises(Refusal) as refused:
        play.do(seat, move)
    assert (digest(play.state), play.log) == (before, log)
    return refused.value.code


def test_what_cannot_be_played_is_refused_and_changes_nothing(store):
    play = Play.begin(tiny(), 1, ["farm"], store)
    move = some_move(play, "farm")
    assert refusal(play, "school", move) == "M203"
    assert refusal(play, "frm", move) == "M104"
    assert refusal(play, "farm", {"do": "choose"}) == "M102"
    assert refusal(play, "farm", {"do": "pass"}) == "M201"
    assert len(store.load(play.id).moves) == 1
    two = Play.begin(tiny(), 1, BOTH)
    two.do("farm", move)
    assert refusal(two, "farm", move) == "M202"
    play_out(two, random.Random(1))
    assert refusal(two, "farm", move) == "M204"


def test_a_move_has_one_form_in_the_log():
    play = Play.begin(tiny(), 1, BOTH)
    play.do("farm", {"what": "farm_says_yes", "do": "choose", "seat": "school"})
    assert list(play.log.moves[0].items()) == [("seat", "farm"), ("do", "choose"), ("what", "farm_says_yes")]


def test_what_is_offered_is_what_is_legal():
    play = Play.begin(tiny(), 1, ["farm"])
    assert play.offer("farm")[:, 0].tolist() == [c.CHOOSE, c.CHOOSE]
    assert len(play.offer("school")) == 0


def test_what_was_seen_is_what_stood_on_the_last_page():
    play = Play.begin(tiny(), 1, ["farm"])
    assert play.seen("farm") == 0
    while not play.over:
        shown = int(play.page_view("farm").scal[s.EVENTS])
        move_once(play, random.Random(1))
        assert play.seen("farm") == shown


def test_a_play_of_changed_content_goes_on_from_where_it_holds(store):
    play = Play.begin(tiny(), 3, ["farm"], store)
    play_out(play, random.Random(3))
    kept = store.load(play.id)
    broken = store.branch(play.id, 4)
    store.append(broken, 4, [Made({"seat": "farm", "do": "dance"}, "")])
    with pytest.raises(BadMove, match="M104"):
        Play.resume(store, broken, tiny())
    again = Play.resume(store, broken, tiny(), branch=True)
    assert again.id != broken
    assert again.log.moves[:4] == kept.moves[:4]
    assert len(store.load(broken).moves) == 5
    play_out(again, random.Random(5))
    alike(again, Play.resume(store, again.id, tiny()))


def test_a_play_of_another_scenario_is_refused(store):
    play = Play.begin(tiny(), 3, ["farm"], store)
    other = store.create(play.log.header.model_copy(update={"scenario": "other"}))
    with pytest.raises(BadLog, match="L103"):
        Play.resume(store, other, tiny())


class Failing:
    """A disk that refuses the writes whose numbers are drawn: a write is one statement of a transaction, or its end."""

    def __init__(self, monkeypatch, refuses):
        self.writes, self.refuses = 0, refuses
        for owner, name in (
            (storage, "close_play"),
            (storage, "next_sum"),
            (PlayStore, "_commit"),
            (PlayStore, "_transaction"),
        ):
            monkeypatch.setattr(owner, name, self.counted(getattr(owner, name)))

    def counted(self, whole):
        def write(*given, **named):
            self.writes += 1
            if self.refuses(self.writes):
                raise BadSave("D106", "full")
            return whole(*given, **named)

        return write


def test_a_turn_that_the_disk_refuses_is_not_played(store, monkeypatch):
    """Neither the person's move nor those of the game's structures: nothing has changed, and it is made again."""
    play = Play.begin(tiny(), 1, ["farm"], store)
    move = some_move(play, "farm")
    kept = store.load(play.id)
    with monkeypatch.context() as full:
        Failing(full, lambda write: True)
        assert refusal(play, "farm", move) == "D106"
        assert refusal(play, "farm", move) == "D106"
    assert store.load(play.id) == kept
    assert play.awaiting() == ("farm",)
    play.do("farm", move)
    assert len({one["seat"] for one in play.log.moves[len(kept.moves) :]}) == 2
    alike(play, Play.resume(store, play.id, tiny()))


def fail_on(monkeypatch, word):
    """The disk refuses a batch of moves in which this one stands."""
    whole = PlayStore.append

    def append(self, play, number, made, held):
        if any(one.move["seat"] == word for one in made):
            raise BadSave("D106", "full")
        whole(self, play, number, made, held)

    monkeypatch.setattr(PlayStore, "append", append)


def test_a_persons_move_that_the_disk_refuses_is_not_played(store, monkeypatch):
    play = Play.begin(tiny(), 1, ["farm"], store)
    with monkeypatch.context() as full:
        fail_on(full, "farm")
        assert refusal(play, "farm", some_move(play, "farm")) == "D106"
    play.do("farm", some_move(play, "farm"))
    alike(play, Play.resume(store, play.id, tiny()))


def test_moves_of_the_game_that_the_disk_refuses_are_played_again(store, monkeypatch):
    """What is in memory is never more than what is on the disk."""
    play = Play.begin(tiny(), 1, ["farm"], store)
    with monkeypatch.context() as full:
        fail_on(full, "school")
        assert refusal(play, "farm", some_move(play, "farm")) == "D106"
        assert play.log.moves == store.load(play.id).moves
    play.do("farm", some_move(play, "farm"))
    assert {one["seat"] for one in play.log.moves} == {"farm", "school"}
    assert play.awaiting() == ("farm",)
    alike(play, Play.resume(store, play.id, tiny()))


def test_a_play_whose_beginning_the_disk_refuses_is_not_there(store, monkeypatch):
    with monkeypatch.context() as full:
        Failing(full, lambda write: write == 3)
        with pytest.raises(BadSave, match="D106"):
            Play.begin(tiny(), 1, ["farm"], store)
    assert store.list() == []


@pytest.mark.parametrize("people", [("farm",), BOTH])
@pytest.mark.parametrize("which", range(1, 6))
def test_writes_refused_now_and_then_leave_the_play_undisturbed(tmp_path, monkeypatch, people, which):
    """Of each turn, one write is refused; it is tried again, by the same play or by the one resumed: the log is that
    of a play that no disk ever refused anything."""
    calm = Play.begin(tiny(), 5, people)
    drawer, said = random.Random(which), []
    while not calm.over:
        seat = drawer.choice(calm.awaiting())
        code = calm.loaded.tables.names.seats.code[seat]
        row = drawn_move(calm.loaded, calm.state, code, drawer)
        said.append((seat, calm._words.write(code, row, lying(calm.loaded.tables, calm.state))))
        calm.do(*said[-1])
    refused = 0
    with PlayStore(tmp_path) as store:
        play = Play.begin(tiny(), 5, people, store)
        failing = Failing(monkeypatch, lambda write: write == which)
        for seat, move in said:
            failing.writes = 0
            try:
                play.do(seat, move)
            except BadSave:
                refused += 1
                assert play.log.moves == store.load(play.id).moves
                if refused % 2:
                    play = Play.resume(store, play.id, tiny())
                play.do(seat, move)
        assert refused == len(said) or which > 4  # begun, a move, its end, the whole: four writes at least
        assert play.log == calm.log
        assert store.load(play.id).moves == calm.log.moves
        assert store.load(play.id).digests == calm.log.digests
        assert [saved.problem for saved in store.list()] == [None]


def test_a_play_left_in_the_middle_of_a_turn_goes_on_when_it_is_opened(store):
    """As an older game left it: the person's move is there, those of the game's structures are not."""
    play = Play.begin(tiny(), 1, ["farm"], store)
    play.do("farm", some_move(play, "farm"))
    own = max(number for number, move in enumerate(play.log.moves) if move["seat"] == "farm")
    left = store.branch(play.id, own + 1)
    again = Play.resume(store, left, tiny())
    assert again.awaiting() == ("farm",)
    assert again.log.moves == play.log.moves == store.load(left).moves


def to_the_guesses(play, drawer):
    while not any(row[0] == c.GUESS for row in play.offer("farm")):
        move_once(play, drawer)
    assert play.awaiting() == BOTH


def test_moves_made_ahead_are_on_disk_at_once_and_sealed_when_awaited(store, monkeypatch):
    """Two persons: the second one's first guess lets the first one's second be sealed, and so on."""
    play = Play.begin(tiny(), 4, BOTH, store)
    to_the_guesses(play, random.Random(4))
    move = some_move(play, "farm")
    before = store.load(play.id)
    with monkeypatch.context() as full:
        Failing(full, lambda write: True)
        with pytest.raises(BadSave):
            play.do("farm", move, [move])
    assert store.load(play.id) == before
    assert play.log.held == {}
    play.do("farm", move, [move, {"do": "dance"}])
    held = {"farm": [{**move, "seat": "farm"}, {"do": "dance", "seat": "farm"}]}
    assert store.load(play.id).held == play.log.held == held
    assert Play.resume(store, play.id, tiny()).log == play.log
    play = Play.resume(store, play.id, tiny())
    assert play.awaiting() == ("school",)
    # What no longer fits when it is awaited is dropped: it is asked again.
    play.do("school", some_move(play, "school"))
    assert play.log.held == store.load(play.id).held == {}
    assert play.awaiting() == BOTH


def test_a_play_that_goes_on_in_two_windows_is_said(tmp_path):
    with PlayStore(tmp_path) as one, PlayStore(tmp_path) as two:
        play = Play.begin(tiny(), 1, ["farm"], one)
        twin = Play.resume(two, play.id, tiny())
        move = some_move(play, "farm")
        play.do("farm", move)
        assert refusal(twin, "farm", move) == "D108"


def test_a_disk_that_fills_up_in_the_middle_of_a_play(tmp_path):
    with PlayStore(tmp_path) as store:
        pages = store._sqlite.execute("PRAGMA page_count").fetchone()[0]
        store._sqlite.execute(f"PRAGMA max_page_count = {pages + 4}")
        play, drawer, refused = Play.begin(tiny(), 1, ["farm"], store), random.Random(1), ""
        while not refused:
            try:
                play = Play.begin(tiny(), 1, ["farm"], store) if play.over else play
                move_once(play, drawer)
            except BadSave as full:
                refused = full.code
        assert refused == "D106"
        store._sqlite.execute("PRAGMA max_page_count = 100000")
        assert store.load(play.id).moves == play.log.moves
        play.go_on()
        alike(play, Play.resume(store, play.id, tiny()))
        play_out(play, drawer)
        assert store.load(play.id).moves == play.log.moves


def test_a_persons_move_that_would_find_no_room_is_refused_and_changes_nothing(monkeypatch):
    """Said in both languages with the list; once there is room, the play goes on."""
    loaded = tiny()
    play = Play.begin(loaded, 3, ("farm",))
    before, moves = s.State(*(array.copy() for array in play.state)), list(play.log.moves)
    row = play.offer("farm")[0]
    choice = {"do": "choose", "what": loaded.tables.names.choices[int(row[s.WHAT])]}
    real, farm = engine.seal, loaded.tables.names.seats.code["farm"]

    def full(frame, secrets, state, seat, move):
        if seat == farm:
            s.no_room(state, s.FULL_WAITING)
        return real(frame, secrets, state, seat, move)

    with monkeypatch.context() as patched:
        patched.setattr(engine, "seal", full)
        with pytest.raises(BadMove) as refused:
            play.do("farm", choice)
    assert refused.value.code == "M206"
    assert "waiting" in refused.value.sentence("fr")
    assert "no room" in refused.value.sentence("en")
    assert same(play.state, before)
    assert play.log.moves == moves
    play.do("farm", choice)
    assert len(play.log.moves) > len(moves)
