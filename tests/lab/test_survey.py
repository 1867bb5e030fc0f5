"""The laboratory's answers: figures computed as said; each complaint is made where its fault is planted, only there."""

from dataclasses import replace

import numpy as np
import pytest

from game.debrief import outcome as o
from game.lab import agendas
from game.lab import pieces as p
from game.lab import survey as v
from game.lab.conditions import held, never_true
from game.story import tables as t
from game.story.identifiers import SHEET_PITFALLS
from tests.helpers.scenarios import tiny

PLAYS = 120


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    return survey(tmp_path_factory.mktemp("lab"))


def survey(folder):
    """A survey of the tiny scenario, done in this process: workers find nothing left to do."""

    def here(folder, loaded, asked, told, workers):
        for one in asked:
            for part in one.cut():
                p.do(folder, loaded, part)
        return p.done_all(folder, loaded, asked, told, workers)

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(v, "done_all", here)
        return v.survey(tiny(), folder, 1, 200)


def test_every_question_is_answered_for_every_thing(answers):
    names = tiny().tables.names
    assert set(answers["options"]) == set(names.choices)
    assert set(answers["coverage"]["scenes"]["game"]) == set(names.scenes)
    assert set(answers["seats"]) == set(names.seats)
    assert all(
        sum(shares.values()) == pytest.approx(1, abs=0.001) for shares in answers["coverage"]["endings"].values()
    )
    for ways in answers["blind"].values():
        assert set(ways) == {"game", *v.BLIND}
    for ways in answers["attention"].values():
        assert list(ways) == ["aimed", "none", "everyone"]
        assert all(0 <= one["guesses"] <= 1 for one in ways.values())
        assert ways["aimed"] != ways["none"]
    assert set(answers["coverage"]["mixes"]["game"]) == set(agendas.possible_mixes(tiny()))
    for seat in names.seats:
        own = [share for name, share in answers["coverage"]["mixes"]["game"].items() if name.startswith(f"{seat}:")]
        assert sum(own) == pytest.approx(1, abs=0.001)  # every play draws one whole agenda that can be drawn
    assert len(answers["bargains"]) > 1
    assert all(one["plays"] == v.share(v.TABLED, 200) for one in answers["bargains"])


def test_no_ending_that_was_reached_is_said_to_have_a_condition_never_true(answers):
    coverage = answers["coverage"]
    reached = [name for name in tiny().tables.names.endings if any(by[name] for by in coverage["endings"].values())]
    known = held(tiny(), coverage)
    assert {one.when for one in tiny().scenario.endings if one.id in reached} - {None} <= known
    assert known  # the last ending has no condition: another was reached
    paths = [one["path"] for one in never_true(tiny(), 2, known=known)["never"]]
    assert not {f"endings.{name}.if" for name in reached} & {*paths}


def test_the_same_again(answers, tmp_path):
    assert survey(tmp_path) == answers


def result(dial, choice=None):
    """A result of the tiny scenario with these dials [plays, seats, N_DIALS]; all else empty, drawn alike."""
    names = tiny().tables.names
    at = agendas.AT_DRAWN
    row = np.zeros((len(dial), at + 3 * len(names.seats)), np.int16)
    return p.Result(
        row,
        np.asarray(dial, np.float32),
        np.full(len(names.scenes), len(dial)),
        np.full((len(names.choices), 2), len(dial)),
        np.zeros((len(dial), 1), np.int16),
        np.zeros((len(dial), len(names.seats), 2), np.int16),
        np.zeros((0, 4)),
        np.zeros(0, np.int64),
    )


def dials(shift):
    """Noise around 50, moved for the first seat."""
    made = np.random.default_rng(3).normal(50, 5, (PLAYS, len(tiny().tables.names.seats), o.N_DIALS))
    made[:, 0] += shift
    return made


@pytest.mark.parametrize(
    ("shift", "beaten"),
    [((6, 6, 6, 6), True), ((6, 6, 6, -1), False), ((0, 0, 0, 0), False), ((-6, -6, -6, -6), False)],
)
def test_an_option_is_beaten_when_another_is_surely_better_on_all_four_dials(shift, beaten):
    worse, better = dials(0), dials(np.array(shift))
    better += np.random.default_rng(4).normal(0, 1, better.shape)
    found = v._effects(tiny(), {"a": result(worse), "b": result(better)}, 0, "scene")
    assert found["a"]["beaten_by"] == (["b"] if beaten else [])


def test_what_beats_for_one_wish_only_is_no_domination():
    worse, better = result(dials(0)), result(dials(6))
    at = agendas.AT_DRAWN
    for one in (worse, better):
        one.row[::2, at] = 1  # another wish in every other play
    better.dial[::2] = worse.dial[::2] - 1
    assert v._effects(tiny(), {"a": worse, "b": better}, 0, "scene")["a"]["beaten_by"] == []


def test_a_lift_is_measured_within_each_kind_of_minds():
    """A planted fault: minds practise more and do better at everything; the approach itself changes nothing."""
    luck = np.random.default_rng(5)
    free = {}
    for minds, level, share in (("random", 40, 0.2), ("game", 60, 0.8)):
        made = result(luck.normal(level, 5, (400, 2, o.N_DIALS)))
        made.row[:, 7] = np.where(luck.random(400) < share, 3, 1)
        free[minds] = made
    lift = v._lift(free, 7, 3, 1)
    assert all(abs(lift[name][0]) <= lift[name][1] for name in o.DIALS)
    moved = replace(free["game"], dial=free["game"].dial + 10 * (free["game"].row[:, 7] == 3)[:, None, None])
    assert v._lift({"game": moved}, 7, 3, 1)["relations"][0] == pytest.approx(10, abs=2)


def test_what_a_way_guesses_right_is_counted_of_all_that_it_guessed():
    one = result(dials(0))
    one.guessed[:, 0] = (3, 9)
    one.guessed[0, 0] = (9, 9)
    seat = tiny().tables.names.seats[0]
    (told,) = v.attention(tiny(), {(seat, "aimed"): one})[seat].values()
    assert told["guesses"] == pytest.approx((3 * (PLAYS - 1) + 9) / (9 * PLAYS), abs=1e-4)
    assert told["dials"]["own_game"] == pytest.approx(one.dial[:, 0, 1].mean(), abs=0.06)


def test_each_complaint_is_made_for_its_fault(answers):
    clean = {
        **answers,
        "coverage": {
            "never": {"scenes": [], "options": [], "endings": [], "parts": []},
            "endings": {"game": {"joint": 0.5, "none": 0.02}, "random": {"joint": 0.3, "none": 0.02}},
        },
        "verdicts": {"injunction": {"fallen": 0.05, "brushed": 0.0, "avoided": 0.05}},
        "options": {},
        "agendas": {"school.x": {"own_game_p90": 70.0}},
        "mixes": {"school: x": {"own_game_p90": 70.0, "parts": ["school.x"]}},
        "seats": {"school": {"a": 60.0}, "farm": {"a": 58.0}},
        "tables": {"game": {"plays": 100, "room": 0.29}},
        "blind": {"school": {"game": [60.0, 1.0], "first": [55.0, 1.0]}},
    }
    assert v.complaints(tiny(), clean) == []
    faults = {
        "UNSEEN": {"coverage": {"never": {"scenes": ["lost"]}, "endings": {"game": {}, "random": {}}}},
        "WIDE": {"coverage": {"never": {}, "endings": {"game": {"joint": 0.51}, "random": {"joint": 0.1}}}},
        "WIDE ": {"coverage": {"never": {}, "endings": {"game": {"joint": 0.1}, "random": {"joint": 0.51}}}},
        "RARE": {"coverage": {"never": {}, "endings": {"game": {"joint": 0.03}, "random": {"joint": 0.0}}}},
        "SIDED": {"verdicts": {"injunction": {"fallen": 0.049, "brushed": 0.0, "avoided": 0.9}}},
        "SIDED ": {"verdicts": {"injunction": {"fallen": 0.9, "brushed": 0.0, "avoided": 0.049}}},
        "DOMINATED": {"options": {"weak": {"beaten_by": ["strong"]}}},
        "UNWINNABLE": {"agendas": {"school.x": {"own_game_p90": 39.0}}},
        "UNWINNABLE ": {"mixes": {"school: x + y": {"own_game_p90": 39.0, "parts": ["school.x", "school.y"]}}},
        "ROOM": {"tables": {"game": {"plays": 100, "room": 0.16}}},
        "ROOM ": {"tables": {"game": {"plays": 100, "room": 0.0}}},
        "UNFAIR": {"seats": {"school": {"a": 60.0}, "farm": {"a": 40.0}}},
        "BLIND": {"blind": {"school": {"game": [60.0, 1.0], "first": [60.5, 1.0]}}},
    }
    for what, fault in faults.items():
        assert [one["what"] for one in v.complaints(tiny(), {**clean, **fault})] == [what.strip()]
    both = {**clean, **faults["UNWINNABLE"], **faults["UNWINNABLE "]}
    assert [one["id"] for one in v.complaints(tiny(), both)] == ["school.x"]  # the part tells it all


def test_only_seats_that_people_hold_can_be_unfair(answers, monkeypatch):
    far = {**answers, "seats": {"school": {"a": 60.0}, "farm": {"a": 40.0}}, "blind": {}, "options": {}, "mixes": {}}
    far |= {"agendas": {}, "coverage": {"never": {}, "endings": {"game": {}, "random": {}}}, "verdicts": {}}
    assert [one["id"] for one in v.complaints(tiny(), far)] == ["farm"]
    monkeypatch.setattr(v, "playable", lambda loaded: ["school"])
    assert v.complaints(tiny(), far) == []


def test_verdicts_are_the_shares_of_each_grade_of_the_pitfalls_of_its_own_sheet():
    made = result(dials(0))
    own = SHEET_PITFALLS[tiny().scenario.sheet]
    for column, pitfall in enumerate(t.PITFALLS):
        made.row[:, 2 + column] = t.AVOIDED if pitfall in own else t.FALLEN
    made.row[: PLAYS // 4, 2 + t.PITFALLS.index(own[0])] = t.FALLEN
    told = v.verdicts(tiny(), made)
    assert list(told) == list(own)
    assert told[own[0]] == {"fallen": 0.25, "brushed": 0.0, "avoided": 0.75}
    assert all(told[other] == {"fallen": 0.0, "brushed": 0.0, "avoided": 1.0} for other in own[1:])


def test_what_was_left_on_the_table():
    made = result(dials(0))
    table = np.array([[1, 1, 0.8, 0.9], [1, 1, 0.6, 0.7], [1, 0, 0, 0], [0, 1, 0, 0]])
    told = v.tables({"game": replace(made, table=table)})["game"]
    assert told == {"plays": 4, "room": 0.75, "agreed": 0.6667, "nash": 0.7, "sum": 0.8}
