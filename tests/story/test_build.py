"""Tables stand where tables.py says."""

import numpy as np
import pytest

from game.story import tables as t
from game.story.build import Tables, bounds, build
from game.story.fingerprint import fingerprint, tables_hash
from game.story.models import Scenario
from tests.helpers.scenarios import many, many_data, tiny


@pytest.fixture(params=["tiny", "2", "12"])
def tables(request: pytest.FixtureRequest) -> Tables:
    return tiny().tables if request.param == "tiny" else many(int(request.param))


def test_types_and_shapes(tables: Tables) -> None:
    seats, options = len(tables.names.seats), len(tables.names.options)
    for group, whole in (
        (tables.frame, {"size", "clause", "course", "scene", "choice", "fact", "ask"}),
        (tables.secrets, {"held"}),
    ):
        for name, array in group._asdict().items():
            assert array.flags["C_CONTIGUOUS"]
            assert array.dtype == (np.int64 if name in whole else np.float64), name
    frame, secrets = tables.frame, tables.secrets
    assert frame.size.shape == (t.N_SIZE,)
    assert frame.seat.shape == (seats, t.N_FRAME_SEAT + options)
    assert frame.option.shape == (options, t.N_OPTION + 2 * seats + seats * seats)
    assert frame.row.shape[1] == secrets.row.shape[1] == t.N_ROW
    assert secrets.part.shape == (len(tables.names.parts), t.N_PART + options)
    assert frame.ask.shape == (len(tables.names.asks), t.N_ASK)
    assert frame.box.shape == (len(tables.names.boxes), t.N_BOX + seats)
    assert secrets.wish.shape == (len(tables.names.parts), len(tables.names.boxes))
    assert secrets.trust.shape == (seats, seats, 2)
    assert secrets.held.shape == (len(tables.names.facts), seats + len(tables.names.parts))


def test_ranges_follow_each_other(tables: Tables) -> None:
    frame, secrets, names = tables.frame, tables.secrets, tables.names
    assert list(frame.clause[1:, t.CLAUSE_FROM]) == list(frame.clause[:-1, t.CLAUSE_TO])
    assert frame.clause[-1, t.CLAUSE_TO] == len(names.options)
    for clause, row in enumerate(frame.clause):
        assert set(frame.option[row[t.CLAUSE_FROM] : row[t.CLAUSE_TO], t.OF_CLAUSE]) == {clause}
        assert frame.option[row[t.CLAUSE_BASE], t.IS_BASE] == 1
    for choice, row in enumerate(frame.choice):
        scene = frame.scene[row[t.CHOICE_SCENE]]
        assert scene[t.SCENE_FROM] <= choice < scene[t.SCENE_TO]
        for first, after in ((t.EFFECT_FROM, t.EFFECT_TO), (t.EVIDENCE_FROM, t.EVIDENCE_TO)):
            assert 0 <= row[first] <= row[after] <= len(frame.row)
    for seat, row in enumerate(secrets.seat):
        assert row[t.SEEKS_TO] == row[t.RED_FROM]
        assert row[t.RED_TO] == row[t.PRESSURE_FROM]
        for part in range(int(row[t.SEEKS_FROM]), int(row[t.PRESSURE_TO])):
            assert secrets.part[part, t.PART_SEAT] == seat
            assert names.parts[part].startswith(f"{names.seats[seat]}.")


def test_every_condition_ends(tables: Tables) -> None:
    frame = tables.frame
    starts = {*frame.choice[:, t.CHOICE_IF], *frame.course[:, t.STEP_IF]} - {-1}
    for start in starts:
        assert t.OP_END in frame.row[start:, 0]


def test_the_tiny_scenario_line_by_line() -> None:
    frame, secrets, names = tiny().tables
    size = frame.size
    assert (size[t.PACKAGES], size[t.PERIODS], size[t.CARDS], size[t.JUDGED], size[t.RED_ZONES_ALL]) == (6, 1, 6, 1, 2)
    garden, farm, school = names.options.code["form.garden"], names.seats.code["farm"], names.seats.code["school"]
    assert list(frame.option[garden, t.YIELD_1 : t.NEEDS_DAYS + 1]) == [20, 60, 60, 6]
    assert frame.option[garden, t.N_OPTION + school] == 2
    assert frame.option[garden, t.N_OPTION + 2 + farm] == 500
    assert frame.option[garden, t.N_OPTION + 4 + school * 2 + farm] == 100
    assert frame.seat[school, t.N_FRAME_SEAT + garden] == 4
    assert size[t.RED_MASK] == 1 << garden | 1 << names.options.code["pace.now"]
    lease = frame.fact[names.facts.code["lease_ends"]]
    assert list(lease) == [3, farm, names.clauses.code["form"], 1 << garden, 0]
    assert secrets.trust[school, farm, 0] == 0.7
    hedge = frame.course[names.steps.code["hedge"]]
    assert hedge[t.STEP_MOVES] == sum(
        1 << t.CORRIDOR_MOVES.index(move) for move in ("pass", "ask", "tell", "visit", "team")
    )
    reply = frame.scene[names.scenes.code["reply"]]
    assert reply[t.SCENE_FROM] == reply[t.SCENE_TO]
    promise = frame.choice[names.choices.code["school_promises"]]
    assert promise[t.CHOICE_SEEN] == 0
    assert promise[t.CHOICE_GOTO] == t.GOTO_UNSAID
    ending = frame.row[size[t.ENDING_AT] + 1]
    assert list(ending[:3]) == [-1, t.ENDING_KINDS.index("honourable"), names.endings.code["path"]]


def test_judged_rows_carry_their_holds() -> None:
    frame, _, names = many(12)
    first = int(frame.size[t.JUDGED_AT])
    assert frame.row[first, 0] == t.PITFALLS.index("unspoken-interests")
    holds = frame.row[first + 1 : first + 3].ravel()
    assert holds[0] == t.HOLD_CAUSED
    assert holds[11] == t.HOLD_COULD
    assert set(holds[1:11]) == {-1}
    assert names.evidence[int(frame.row[first, 3])] == "evidence.silent"


def test_choices_are_grouped_by_scene_then_sorted() -> None:
    names = many(3).names
    assert list(names.choices) == sorted(names.choices)
    assert list(names.steps)[:4] == ["meeting", "hall", "first", "yard"]


def test_bounds() -> None:
    scenario = Scenario.model_validate(many_data(12))
    assert bounds(scenario).packages == 8 + 12 * 6 * 2
    assert bounds(scenario).pending == 4 * 144 + 8
    assert 0 < bounds(scenario).events <= 20_000


def test_the_order_of_the_file_does_not_matter_to_codes() -> None:
    data = many_data(4)
    turned = {
        **data,
        "structures": dict(reversed(data["structures"].items())),
        "clauses": dict(reversed(data["clauses"].items())),
    }
    one, other = Scenario.model_validate(data), Scenario.model_validate(turned)
    assert fingerprint(one) == fingerprint(other)
    assert tables_hash(build(one)) == tables_hash(build(other))


def test_fingerprint_follows_structure_and_not_words() -> None:
    """Each value in turn: see `test_fingerprint.py`."""
    data = many_data(3)
    same, other = many_data(3), many_data(3)
    same["title"] = "Autrement"
    other["structures"]["seat_00"]["means"]["days"] += 1
    prints = [fingerprint(Scenario.model_validate(one)) for one in (data, same, other)]
    assert prints[0] == prints[1] != prints[2]
