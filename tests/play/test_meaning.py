"""What a play means: the record holds, words do not depend on how they are kept, and nothing that happened is lost."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.batch.batch import MOST_MOVES, lengths_of, new_workbench, play_range
from game.batch.running import new_records
from game.debrief import outcome as o
from game.debrief.outcome import new_outcome
from game.play.log import begun
from game.play.meaning import Meanings, digest_of
from game.play.seats import Seats
from game.play.words import Words, lying
from game.rules import codes as c
from game.rules import state as s
from game.rules.engine import apply
from game.story import tables as t
from game.story.build import Tables
from game.story.library import load, scenario_folders
from tests.digests import MARKS, MODES, SEED, played, recorded, recorded_minds
from tests.helpers.scenarios import many, tiny

ENTRIES = [(scenario, mind) for scenario, minds in recorded().items() for mind in minds]


def bench_of(loaded, mind, seed):
    tables = loaded.tables
    bench = new_workbench(tables, dict.fromkeys(tables.names.seats, mind), lengths_of(loaded), MOST_MOVES)
    play_range(bench, new_records(bench.frame, 1), seed, 0, 1)
    return bench


def rows_of(bench):
    return bench.desk.noted[: int(bench.desk.played[0])].tolist()


@pytest.fixture
def bench():
    """A play of the tiny scenario that signs, delivers and guesses."""
    return bench_of(tiny(), "game", 3)


def told(bench, tables: Tables | None = None) -> str:
    return Meanings(tables or tiny().tables).told_by_rows(bench.state, bench.outcome, rows_of(bench))


@pytest.mark.parametrize(
    ("scenario", "mind"),
    [pytest.param(*one, marks=() if one[1] == "game" else pytest.mark.slow) for one in ENTRIES],
)
def test_first_plays_mean_what_they_did(scenario, mind):
    plays = MARKS[0]
    assert SEED == 0
    assert played(scenario, mind, plays) == {plays: recorded()[scenario][mind]["interpreted"][plays]}


def test_every_kind_of_minds_is_recorded():
    assert ENTRIES
    for minds in recorded().values():
        assert list(minds) == list(recorded_minds())


@pytest.mark.parametrize(("scenario", "mind"), ENTRIES)
def test_recorded_compiled_as_interpreted(scenario, mind):
    compiled, interpreted = (recorded()[scenario][mind][mode] for mode in MODES)
    assert set(interpreted) < set(compiled) == set(MARKS)
    assert interpreted.items() <= compiled.items()


@pytest.mark.parametrize(
    "plays", [pytest.param(30, marks=pytest.mark.slow), pytest.param(5000, marks=pytest.mark.deep)]
)
def test_many_plays_mean_what_they_did(plays):
    """As many of each, compiled, and as many of plain Python or all that was recorded of it."""
    asked = [sys.executable, "-m", "tests.digests", "check", "--plays", str(plays)]
    done = subprocess.run(asked, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("scenario", [tiny().folder, *scenario_folders()], ids=lambda folder: folder.name)
@pytest.mark.parametrize("mind", ["random", "third-party"])
def test_moves_as_they_were_written_at_their_moment(scenario, mind):
    """From the log, each move worded at its moment, and from the rules' own moves after the fact: the same words, in
    the middle of a round too."""
    loaded = load(scenario)
    tables = loaded.tables
    minds = dict.fromkeys(tables.names.seats, mind)
    log, state = begun(loaded, 5, (), minds)
    seats, words, rows = Seats(loaded, minds), Words(tables), []
    meanings, outcome = Meanings(tables), new_outcome(tables.frame, tables.secrets)
    marks = 0
    while not state.scal[s.OVER]:
        waiting = int(state.scal[s.AWAITED]) & ~int(state.scal[s.DONE])
        seat = (waiting & -waiting).bit_length() - 1
        row = seats.move(state, seat)
        log.moves.append(words.write(seat, row, lying(tables, state)))
        marks += len(log.moves[-1].get("marks", ()))
        rows.append([seat, *row.tolist()])
        apply(tables.frame, tables.secrets, state, seat, row)
        if loaded.folder == tiny().folder or log.moves[-1]["do"] == "put" or state.scal[s.OVER]:
            assert meanings.told(state, outcome, log.moves) == meanings.told_by_rows(state, outcome, rows)
    # Who asks for a third party first puts nothing where a table has no more rounds than that takes: no mark either.
    assert marks > 1 or (mind, int(state.scal[s.MADE])) == ("third-party", 0)


def test_is_canonical_and_tells_every_part(bench):
    whole = told(bench)
    read = json.loads(whole)
    assert json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == whole
    assert list(read) == [
        "agendas",
        "approaches",
        "dials",
        "ending",
        "events",
        "moves",
        "packages",
        "pitfalls",
        "scenario",
    ]
    assert len(read["events"]) == bench.state.scal[s.EVENTS]
    assert len(read["moves"]) == bench.desk.played[0]
    assert read["events"][-1][1]["kind"] == "ending"
    assert read["events"][-1][1]["what"] == read["ending"]
    assert read["packages"]
    assert read["pitfalls"]
    assert not {part for part in read if read[part] in ({}, [], None)}


def test_every_kind_of_event_has_its_reading():
    assert sorted(Meanings(tiny().tables)._events) == list(range(len(c.EVENTS_OF)))


def test_kinds_of_events_are_called_like_their_constants():
    assert [getattr(c, f"E_{kind.upper()}") for kind in c.EVENTS_OF] == list(range(len(c.EVENTS_OF)))


@pytest.mark.parametrize("column", ["KIND", "E_BY", "E_TO", "E_WHAT", "E_HOW", "MOMENT", "WITNESSES", "E_STEP"])
def test_any_column_of_an_event_counts(bench, column):
    before = told(bench)
    events = bench.state.event[: int(bench.state.scal[s.EVENTS])]
    at = next(at for at, event in enumerate(events) if event[s.KIND] == c.E_ASKED)
    now = events[at, getattr(s, column)]
    events[at, getattr(s, column)] = c.E_PRESSED if column == "KIND" else 1 - now if column != "MOMENT" else now + 1
    if column == "KIND":
        events[at, s.E_HOW] = 0
    assert told(bench) != before


NOTHING_SAID = {kind for kind, event in enumerate(c.EVENTS) if not event.what and not event.how}


def test_what_each_kind_of_event_holds_counts():
    """Of every kind, another payload is said otherwise; those that hold nothing say nothing."""
    meanings = Meanings(many(4))
    for kind, read in meanings._events.items():
        said = set()
        for what in (0, 1, 2, 4097, 4098):
            for how in (0, 1):
                try:
                    said.add(json.dumps(read(0, 1, what, how)))
                except IndexError:  # few have five words
                    continue
        assert (len(said) == 1) == (kind in NOTHING_SAID), c.EVENTS_OF[kind]


def planted_verdict(bench):
    bench.outcome.pitfall[0] = (bench.outcome.pitfall[0] + 1) % 4


def planted_hold(bench):
    bench.outcome.hold[1, 0] = (bench.outcome.hold[1, 0] + 1) % 4


def planted_approach(bench):
    bench.outcome.approach[3, o.VERDICT] = (bench.outcome.approach[3, o.VERDICT] + 1) % 4


def planted_opportunity(bench):
    bench.outcome.approach[3, o.OPPORTUNITIES] += 1


def planted_dial(bench):
    bench.outcome.dials[0, o.DIAL_RELATIONS] += 0.00001


def planted_ending(bench):
    bench.state.scal[s.ENDING] = 1 - bench.state.scal[s.ENDING]


def planted_agenda(bench):
    own = [code for code, part in enumerate(tiny().tables.names.parts) if part.startswith("farm.")]
    bench.state.seat[0, s.SEEKS] = next(code for code in own if code != bench.state.seat[0, s.SEEKS])


def planted_package(bench):
    first, end = tiny().tables.frame.clause[0, [t.CLAUSE_FROM, t.CLAUSE_TO]]
    bench.state.package[0, 0] = next(option for option in range(first, end) if option != bench.state.package[0, 0])


def planted_move(bench):
    """The first mark put on a package."""
    at = next(at for at, row in enumerate(rows_of(bench)) if row[1] == c.STAND)
    bench.desk.noted[at, 1 + s.MARKS] = (bench.desk.noted[at, 1 + s.MARKS] + 1) % 3


PLANTED = [one for name, one in list(globals().items()) if name.startswith("planted_")]


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_planted_difference_moves_the_digest(bench, plant):
    before = digest_of(told(bench))
    plant(bench)
    assert digest_of(told(bench)) != before


ROWED = ("scal", "seat", "pair", "package", "event")  # arrays whose last columns may get neighbours


@pytest.mark.parametrize("name", ROWED)
def test_a_new_column_moves_nothing(bench, name):
    before = told(bench)
    array = getattr(bench.state, name)
    width = [(0, 0)] * (array.ndim - 1) + [(0, 3)]
    bench.state = bench.state._replace(**{name: np.pad(array, width, constant_values=7)})
    assert told(bench) == before


def test_more_room_moves_nothing(bench):
    before = told(bench)
    for name in ("event", "package"):
        array = getattr(bench.state, name)
        bench.state = bench.state._replace(**{name: np.pad(array, ((0, 9), (0, 0)), constant_values=5)})
    assert told(bench) == before


def test_kinds_of_events_numbered_anew_move_nothing(bench, monkeypatch):
    before = told(bench)
    kinds = len(c.EVENTS_OF)
    turned = [(kind * 59 + 7) % kinds for kind in range(kinds)]  # 59 is prime
    assert sorted(turned) == list(range(kinds))
    for kind, name in enumerate(c.EVENTS_OF):
        monkeypatch.setattr(c, f"E_{name.upper()}", turned[kind])
    monkeypatch.setattr(c, "EVENTS_OF", tuple(c.EVENTS_OF[turned.index(kind)] for kind in range(kinds)))
    events = bench.state.event[: int(bench.state.scal[s.EVENTS])]
    events[:, s.KIND] = np.array(turned)[events[:, s.KIND]]
    assert told(bench) == before


def test_columns_of_events_in_another_order_move_nothing(bench, monkeypatch):
    before = told(bench)
    columns = ("KIND", "E_BY", "E_TO", "E_WHAT", "E_HOW", "MOMENT", "WITNESSES", "E_STEP")
    bench.state.event[:] = bench.state.event[:, ::-1].copy()
    for place, name in enumerate(columns):
        monkeypatch.setattr(s, name, len(columns) - 1 - place)
    assert told(bench) == before
