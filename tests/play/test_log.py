"""A play is its log: written, read, replayed, verified; how far a log from elsewhere holds."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import log as logs
from game.play.log import Agenda, Expects, Home, begun, log_from_json, read_log, replay
from game.play.moment import digest
from game.play.play import Play
from game.play.refusals import BadLog
from game.play.seats import Seats
from game.play.verifying import unmet, verify
from game.rules import state as s
from game.story.library import load
from tests.helpers.large import large
from tests.helpers.scenarios import SCENARIOS, tiny
from tests.play.drawing import drawn_log, play_out, same

ROOT = Path(__file__).resolve().parents[2]


def played(seed=7):
    log, _ = begun(tiny(), seed, ("farm", "school"))
    return log, drawn_log(tiny(), log, random.Random(seed))


def with_delivery():
    """A drawn play in which home events were drawn."""
    return next(log for log, _ in map(played, range(100)) if log.home_events)


def with_minds(seed=3):
    play = Play.begin(tiny(), seed, ["farm"])
    play_out(play, random.Random(seed))
    return play


@given(seed=st.integers(0, 2**62 - 1))
def test_a_log_gives_the_play_back(seed):
    log, state = played(seed)
    again = replay(log_from_json(log.as_json()), tiny())
    assert again.stop is None
    assert again.held == len(log.moves) == len(again.steps)
    assert again.log.home_events == log.home_events
    assert same(again.state, state)
    assert digest(again.state) == digest(state)


@pytest.mark.parametrize("seed", range(2))
def test_a_log_of_eleven_gives_the_play_back_and_its_minds_are_asked_again(seed):
    play = Play.begin(large(), seed, ["seat_00", "seat_03"])
    play_out(play, random.Random(seed))
    log = log_from_json(play.log.as_json())
    again = replay(log, large())
    assert again.stop is None
    assert digest(again.state) == digest(play.state)
    assert verify(log, large()) == []


def test_a_play_file_reads_back_whole(tmp_path):
    log, _ = played()
    log.title, log.why = "Un essai", "Pour voir"
    log.expects = Expects(ending="path", pitfalls={"injunction": "fallen"}, approaches={"1.1": "met"})
    path = tmp_path / "play.json"
    path.write_text(log.as_json(), encoding="utf-8")
    assert read_log(path) == replace(log, digests=[])
    assert len(log.as_json().splitlines()) < 40 + 8 * 2 + 5 * len(log.home_events) + len(log.moves)


def test_a_log_without_moves_is_a_file_too():
    log, _ = begun(tiny(), 1, ())
    assert log_from_json(log.as_json()) == log


def test_replaying_asks_no_mind(monkeypatch):
    play = with_minds()

    def never(*_):
        raise AssertionError("asked")

    monkeypatch.setattr(Seats, "move", never)
    assert same(replay(play.log, tiny()).state, play.state)


@pytest.mark.parametrize("seed", range(8))
def test_verifying_draws_and_asks_again(seed):
    assert verify(with_minds(seed).log, tiny()) == []


@pytest.mark.parametrize("name", ["does", "masks"])
def test_what_a_scenario_does_and_the_tables_of_some_are_given_back(name):
    """Agendas are those drawn, whatever was sought since; minds asked again move as they did."""
    loaded = load(SCENARIOS / "format" / name)
    for seed in range(4):
        play = Play.begin(loaded, seed, ["farm"])
        drawn = play.log.header.agendas
        play_out(play, random.Random(seed))
        log = log_from_json(play.log.as_json())
        again = replay(log, loaded)
        assert again.stop is None
        assert digest(again.state) == digest(play.state)
        assert logs.agendas_of(loaded.tables, again.state) == drawn
        assert verify(log, loaded) == []


def test_verifying_finds_a_mind_that_would_move_otherwise():
    log = with_minds().log
    number = next(n for n, move in enumerate(log.moves) if move["seat"] == "school" and move["do"] == "choose")
    other = {"school_promises": "school_tells_roof", "school_tells_roof": "school_promises"}
    log.moves[number] = {**log.moves[number], "what": other[log.moves[number]["what"]]}
    found = verify(replace(log, moves=log.moves[: number + 1], digests=[]), tiny())
    assert [problem.code for problem in found] == ["L107"]
    assert str(number) in found[0].found


def test_seats_that_no_mind_held_are_not_asked():
    log, _ = played()
    mindless = replace(log, header=log.header.model_copy(update={"minds": {}, "people": ()}))
    assert verify(mindless, tiny()) == []


def test_agendas_are_those_of_the_log_and_not_drawn():
    log, _ = begun(tiny(), 5, ())
    others = {
        "farm": Agenda(seeks="hands", red_zone="no_garden", pressure="son"),
        "school": Agenda(seeks="quiet", red_zone="not_now", pressure="inspector"),
    }
    assert log.header.agendas != others
    changed = replace(log, header=log.header.model_copy(update={"agendas": others}))
    assert logs.agendas_of(tiny().tables, replay(changed, tiny()).state) == others
    assert "L105" in [problem.code for problem in verify(changed, tiny())]


@pytest.mark.parametrize("seeks", ["nobody", "son"])
def test_an_agenda_that_is_no_more_stops_the_log_at_once(seeks):
    log, _ = played()
    agendas = {**log.header.agendas, "farm": log.header.agendas["farm"].model_copy(update={"seeks": seeks})}
    done = replay(replace(log, header=log.header.model_copy(update={"agendas": agendas})), tiny())
    assert (done.held, done.stop.code) == (0, "L105")


def test_a_log_of_another_scenario_is_refused():
    log, _ = played()
    with pytest.raises(BadLog) as refused:
        replay(replace(log, header=log.header.model_copy(update={"scenario": "other"})), tiny())
    assert refused.value.code == "L103"


def test_a_log_of_other_content_holds_as_far_as_it_can():
    log, _ = played()
    moves = [*log.moves[:3], {**log.moves[3], "do": "dance"}, *log.moves[4:]]
    done = replay(replace(log, moves=moves), tiny())
    assert (done.held, done.stop.code) == (3, "M104")
    assert done.log.moves == log.moves[:3]
    elsewhere = replace(log, moves=moves, header=log.header.model_copy(update={"fingerprint": "0" * 64}))
    done = replay(elsewhere, tiny())
    assert (done.held, done.stop.code) == (3, "L104")
    assert "M104" in done.stop.sentence()


def test_other_content_under_which_every_move_holds_is_only_told():
    log, state = played()
    other = "0" * len(tiny().fingerprint)
    elsewhere = replace(log, header=log.header.model_copy(update={"fingerprint": other}))
    assert same(replay(elsewhere, tiny()).state, state)
    assert "L104" in [problem.code for problem in verify(elsewhere, tiny())]


def test_a_play_kept_under_digests_of_the_old_kind_goes_on():
    """One cannot say whether the scenario or the rules have changed; what matters is that its moves hold."""
    log, state = played()
    then = replace(log, header=log.header.model_copy(update={"fingerprint": "0" * 64}), digests=["0" * 64] * 3)
    done = replay(then, tiny())
    assert (done.stop, done.changed) == (None, None)
    assert same(done.state, state)
    assert verify(then, tiny()) == []


def test_a_move_that_the_rules_refuse_stops_the_log():
    log, _ = played()
    done = replay(replace(log, moves=[log.moves[0], log.moves[0]]), tiny())
    assert (done.held, done.stop.code) == (1, "M201")
    assert "R101" in done.stop.sentence()


def test_moves_after_the_end_stop_the_log():
    log, _ = played()
    done = replay(replace(log, moves=[*log.moves, log.moves[-1]]), tiny())
    assert (done.held, done.stop.code) == (len(log.moves), "L108")


def test_another_draw_at_home_stops_the_log():
    log = with_delivery()
    first = log.home_events[0]
    other = {"quiet": "storm" if first.seat == "farm" else "absence"}.get(first.event, "quiet")
    done = replay(replace(log, home_events=[Home(seat=first.seat, event=other), *log.home_events[1:]]), tiny())
    assert done.stop.code == "L106"
    assert 0 < done.held <= len(log.moves)


def test_rules_that_changed_are_told():
    log, state = played()
    done = replay(replace(log, digests=[*log.digests[:2], "0", *log.digests[3:]]), tiny())
    assert done.changed == 2
    assert done.stop is None
    assert same(done.state, state)
    assert [problem.code for problem in verify(replace(log, digests=["0"]), tiny())] == ["L110"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: "[]", "L101"),
        (lambda data: "{", "L101"),
        (lambda data: "[" * 100_000, "L101"),
        (lambda data: json.dumps({**data, "denouer": "1"}), "L101"),
        (lambda data: json.dumps({**data, "denouer": 2}), "L102"),
        (lambda data: json.dumps({**data, "seed": -1}), "L101"),
        (lambda data: json.dumps({**data, "sead": 1}), "L101"),
        (lambda data: json.dumps({key: data[key] for key in data if key != "moves"}), "L101"),
    ],
)
def test_a_file_that_is_no_play_is_refused(tmp_path, change, code):
    path = tmp_path / "play.json"
    path.write_text(change(json.loads(played()[0].as_json())))
    with pytest.raises(BadLog) as refused:
        read_log(path)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("people", "code"),
    [(("barn",), "M104"), (("farm", "\0"), "M104"), (("farm", ""), "M104"), (("farm", "farm"), "L101")],
)
def test_people_of_seats_that_are_none_or_twice_the_same_are_refused(people, code):
    log = played()[0]
    done = replay(replace(log, header=log.header.model_copy(update={"people": people})), tiny())
    assert (done.held, done.stop.code) == (0, code)


def test_why_a_play_of_a_scenario_that_changed_stops_is_said_in_the_reader_s_language():
    log = played()[0]
    changed = replace(log, header=log.header.model_copy(update={"fingerprint": "0", "people": ("barn",)}))
    stop = replay(changed, tiny()).stop
    assert stop.code == "L104"
    assert "mot inconnu" in stop.sentence("fr")
    assert "unknown word" not in stop.sentence("fr")
    assert "unknown word" in stop.sentence("en")


def test_a_file_that_cannot_be_opened_or_is_too_long_is_refused(tmp_path, monkeypatch):
    with pytest.raises(BadLog, match="L101"):
        read_log(tmp_path / "none.json")
    (tmp_path / "play.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadLog, match="L101"):
        read_log(tmp_path / "play.json")
    monkeypatch.setattr(logs, "LONGEST", 2)
    with pytest.raises(BadLog, match="L101"):
        read_log(tmp_path / "play.json")


def test_what_a_kept_play_expects():
    log, state = played()
    tables = tiny().tables
    came = tables.names.endings[int(state.scal[s.ENDING])]
    met = replace(log, expects=Expects(ending=came, pitfalls={"injunction": "none"}))
    assert unmet(met, tables, state, {}, {}) == []
    other = next(ending for ending in tables.names.endings if ending != came)
    missed = replace(log, expects=Expects(ending=other, pitfalls={"injunction": "fallen"}, approaches={"1.1": "met"}))
    assert [problem.code for problem in unmet(missed, tables, state)] == ["L109"]
    assert len(unmet(missed, tables, state, {"injunction": "avoided"}, {})) == 3


def test_the_digest_sees_every_array_and_no_stale_row():
    _, state = played()
    before = digest(state)
    for name, array in state._asdict().items():
        changed = {key: value.copy() for key, value in state._asdict().items()}
        changed[name].flat[0] += 1
        assert digest(s.State(**changed)) != before, (name, array.shape)
    state.event[int(state.scal[s.EVENTS]) :] = 9
    state.package[int(state.scal[s.MADE]) :] = 9
    state.sealed[len(state.seat) + int(state.scal[s.PENDING]) :] = 9
    state.pair[state.pair == 0.0] = -0.0
    assert digest(state) == before
    assert digest(s.State(*(np.asarray(array, array.dtype.newbyteorder(">")) for array in state))) == before


SCRIPT = """
import sys
from pathlib import Path
from game.rules.compile import mode
mode.compiled(Path(sys.argv[1]))
from game.play.log import read_log, replay
from game.play.moment import digest
from game.story.library import load
from tests.helpers.scenarios import SCENARIOS, tiny
for path in sys.argv[2:]:
    print(digest(replay(read_log(Path(path)), tiny()).state))
"""


@pytest.mark.slow
def test_compiled_rules_give_the_same_digest(tmp_path):
    paths, digests = [], []
    for seed in range(12):
        log, state = played(seed)
        paths.append(tmp_path / f"{seed}.json")
        paths[-1].write_text(log.as_json(), encoding="utf-8")
        digests.append(digest(state))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, tmp_path / "cache", *paths],
        cwd=ROOT,
        text=True,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.split() == digests
