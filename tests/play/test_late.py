"""What people say of the others once a play has ended early: on disk with it, in its file, judged by its debrief."""

import random

import pytest

from game.cli import main
from game.debrief.debrief import debrief
from game.play.late import last_asked, with_late
from game.play.log import log_from_json, replay
from game.play.play import Play
from game.play.refusals import BadMove, Refusal
from game.play.storage import PlayStore
from game.story.library import load, load_sheets
from tests.helpers.mutations import early, write
from tests.play.drawing import play_out, same

SAID = {"card": "calm", "red": "nothing", "draws": "lot", "holds": None}
GUESS = {"do": "guess", "to": "school", "what": SAID, "how": "seeks"}


@pytest.fixture
def ended(tmp_path):
    """A play of one person that ended before its course came to the last guesses."""
    loaded = load(write(tmp_path / "tiny", early()))
    with PlayStore(tmp_path) as store:
        play = Play.begin(loaded, 3, ("farm",), store)
        play_out(play, random.Random(3))
        yield play, store


def test_they_are_on_disk_and_in_the_file_and_change_nothing_else(ended):
    play, store = ended
    before, moves = play.state, play.log.moves
    play.guess_late("farm", [GUESS])
    held = {"farm": [{**GUESS, "seat": "farm"}]}
    assert play.log.moves == moves
    assert store.load(play.id).held == log_from_json(play.log.as_json()).held == held
    again = Play.resume(store, play.id, play.loaded)
    assert again.log == play.log
    assert same(before, again.state)


def test_the_debrief_judges_them_as_if_they_had_been_asked(ended):
    play, _ = ended
    _, _, ids = play.loaded.tables

    def read(held):
        judged = debrief(play.loaded, load_sheets(), with_late(play.loaded.tables, play.state, held), people=("farm",))
        [school] = [one for one in judged.why.revealed if one.seat == "school"]
        return judged, [guess for guess in school.guesses if guess.by == "farm"]

    judged, first = read({})
    play.guess_late("farm", [GUESS])
    late, [*before, last] = read(play.log.held)
    assert before == first
    assert (last.time, last.bet, last.said) == (1, "seeks", SAID)
    [school] = [one for one in late.why.revealed if one.seat == "school"]
    assert last.right["card"] == (school.card == "calm")
    assert last.truth["card"] == [school.card]
    assert late.ending == judged.ending == play.ending
    assert last_asked(play.loaded.tables.frame) == ids.steps.code["last"]


@pytest.mark.parametrize(
    "guesses",
    [
        [{"do": "pass"}],
        [{**GUESS, "to": "farm"}],
        [GUESS, GUESS],
        [{**GUESS, "to": "nobody"}],
        [{**GUESS, "how": "dance"}],
        [{**GUESS, "what": {**SAID, "card": "moon"}}],
    ],
)
def test_what_is_no_guess_is_refused_and_changes_nothing(ended, guesses):
    play, store = ended
    play.guess_late("farm", [GUESS])
    log = play.log
    with pytest.raises(BadMove):
        play.guess_late("farm", guesses)
    assert play.log == log
    assert store.load(play.id).held == log.held
    # Nor does a file hold that has them.
    log.held = {"farm": [{**one, "seat": "farm"} for one in guesses]}
    stop = replay(log_from_json(log.as_json()), play.loaded).stop
    assert isinstance(stop, Refusal)


def test_nobody_guesses_late_in_a_play_that_goes_on_nor_in_a_seat_of_the_game(ended, tmp_path):
    play, _ = ended
    with pytest.raises(BadMove, match="M203"):
        play.guess_late("school", [{**GUESS, "to": "farm"}])
    with pytest.raises(BadMove, match="M201"):
        Play.begin(play.loaded, 3, ("farm",)).guess_late("farm", [GUESS])


def test_a_play_taken_back_from_its_end_has_them_no_more(ended):
    play, store = ended
    play.guess_late("farm", [GUESS])
    back = play.take_back(play.moments()[-1].number)
    assert back.log.held == store.load(back.id).held == {}


def test_the_command_reads_them_from_the_file(ended, tmp_path, capsys):
    play, _ = ended
    file = tmp_path / "play.json"
    told = []
    for guesses in ([], [GUESS]):
        if guesses:
            play.guess_late("farm", guesses)
        file.write_text(play.log.as_json(), "utf-8")
        asked = ["debrief", str(file), "--quick", "--scenarios", str(tmp_path), "--json"]
        assert main(asked) == 0
        told.append(capsys.readouterr().out)
    assert '"seeks"' in told[1]
    assert told[0] != told[1]
