"""What scenes, branches, choices and steps do: counters, means, options opened, what is sought; who is told of it."""

import pytest

from game.play.moment import digest
from game.rules import codes as c
from game.rules import state as s
from game.rules.read import view as v
from game.rules.read.agendas import sought_at, sought_first
from game.rules.read.conditions import holds
from game.story import tables as t
from game.story.library import load
from tests.helpers.scenarios import SCENARIOS
from tests.rules.acting import Acting

FARM, SCHOOL = 0, 1
DOES = SCENARIOS / "format" / "does"


@pytest.fixture
def play():
    """At the letter, the farm seeking hands and the school to be outdoors."""
    made = Acting(load(DOES).tables)
    made.agenda(FARM, "hands", "nothing", "son")
    made.agenda(SCHOOL, "outdoors", "nothing", "parents")
    made.state.pair[:, :, s.SINCERITY] = made.state.pair[:, :, s.AUTHENTICITY] = 0.6
    made.mark_time()
    return made


def choose(play, *names):
    for name in names:
        choice = play.names.choices.code[name]
        seat = int(play.frame.choice[choice, t.CHOICE_SEAT])
        assert play.move(seat, c.CHOOSE, -1, choice) == 0


def counted(play):
    return int(play.state.flag[s.counted_at(play.frame, play.names.counters.code["patience"])])


def test_a_scene_does_it_when_it_opens(play):
    assert counted(play) == 1
    first = play.state.event[: int(play.state.scal[s.EVENTS])]
    kinds = [c.EVENTS_OF[int(kind)] for kind in first[:, s.KIND]]
    assert kinds[:3] == ["scene", "gesture", "counted"] or kinds[:3] == ["scene", "counted", "gesture"]


def test_a_choice_does_it_for_others_and_the_branch_taken_clears(play):
    choose(play, "farm_says_yes", "school_tells_roof")
    assert counted(play) == 0  # 1, less 1, then cleared by the branch
    assert play.grew(SCHOOL, s.MONEY) == 200
    assert [one.what for one in play.seen(SCHOOL) if one.kind == "given"] == [200]
    assert not [one for one in play.seen(FARM) if one.kind == "given"]  # what one has is one's own
    taken = [one for one in play.seen(FARM) if one.kind == "taken"]
    assert [(one.what, one.how) for one in taken] == [(3000, 50)]  # all that there was, and half a day
    assert play.state.seat[FARM, s.MONEY] == 0


def test_a_branch_opens_an_option_before_all(play):
    orchard = play.option("form.orchard")
    assert int(play.state.scal[s.SHUT]) >> orchard & 1
    choose(play, "farm_asks_why", "school_tells_roof")
    assert counted(play) == 3
    for seat in (FARM, SCHOOL):
        assert [one.what for one in play.seen(seat) if one.kind == "opened"] == [orchard]
    play.open(t.COURSE_TABLE)
    assert not int(play.state.scal[s.SHUT]) >> orchard & 1
    assert play.move(FARM, c.PUT, -1, play.number("form.orchard"), 1) == 0


def test_a_closed_option_cannot_be_put_prepared_nor_promised(play):
    orchard = play.option("form.orchard")
    choose(play, "farm_says_yes", "school_tells_roof")
    play.open(t.COURSE_TABLE)
    assert play.move(FARM, c.PUT, -1, play.number("form.orchard"), 1) > 0
    assert play.move(FARM, c.PUT, -1, play.number("form.garden"), 1) == 0
    assert play.move(SCHOOL, c.STAND, -1, 0, 1) == 0
    assert play.move(FARM, c.AMEND, -1, orchard, 1, 2) > 0
    assert play.move(FARM, c.AMEND, -1, play.option("form.none"), 1, 2) == 0


def test_an_option_that_lapses_takes_what_holds_it_off_the_table(play):
    choose(play, "farm_says_yes", "school_tells_roof")
    play.open(t.COURSE_TABLE)
    assert counted(play) == 1  # the step opened it again
    play.reveal({FARM: (c.PUT, play.number("form.visits"), 1), SCHOOL: (c.PUT, play.number("form.garden"), 1)})
    assert len(play.lying()) == 2
    play.state.flag[s.counted_at(play.frame, 0)] = -1
    play.mark_time()
    play.reveal()
    assert [play.options_of(one) for one in play.lying()] == [{"form.garden", "pace.spring"}]
    for seat in (FARM, SCHOOL):
        assert [one.how for one in play.seen(seat) if one.kind == "lapsed"] == [play.option("form.visits")]
    assert play.move(FARM, c.PUT, -1, play.number("form.visits"), 1) > 0


def test_what_is_sought_changes_for_its_seat_alone(play):
    before = play.part(FARM, "hands")
    after = play.part(FARM, "image")
    kept = v.new_view(play.frame)
    v.look(play.frame, play.secrets, play.state, FARM, kept)
    choose(play, "farm_asks_why", "school_tells_roof")
    assert int(play.state.seat[FARM, s.SEEKS]) == after
    assert sought_first(play.state, FARM) == before
    assert sought_at(play.state, FARM, 0) == before
    assert sought_at(play.state, FARM, int(play.state.scal[s.EVENTS])) == after
    assert [(one.what, one.how) for one in play.seen(FARM) if one.kind == "seeks"] == [(after, before)]
    assert not [one for one in play.seen(SCHOOL) if one.kind == "seeks" and one.by == FARM]
    v.look(play.frame, play.secrets, play.state, FARM, kept)
    assert kept.option[play.option("form.garden"), v.MY_WEIGHT] == 6  # the image it seeks, and its son
    assert kept.pairs[:, v.PAIR_USED].sum() == 0  # what was worth more together for hands no longer is


def test_what_was_said_falsely_and_has_become_true_is_no_lie(play):
    image = play.part(FARM, "image")
    play.state.pair[SCHOOL, FARM, s.HEARD_SEEKS] = image
    play.state.pair[FARM, SCHOOL, s.LIED_SEEKS] = 1.0
    choose(play, "farm_asks_why", "school_tells_roof")
    assert play.state.pair[FARM, SCHOOL, s.LIED_SEEKS] == 0.0


def test_a_counter_is_read_by_conditions(play):
    rows = play.frame.row
    at = next(
        int(row[0])
        for row in rows[play.frame.scene[play.names.scenes.code["eve"], t.NEXT_FROM] :]
        if int(row[1]) == play.names.scenes.code["neighbour"]
    )
    assert not holds(play.frame, play.secrets, play.state, at)
    play.state.flag[s.counted_at(play.frame, 0)] = 3
    assert holds(play.frame, play.secrets, play.state, at)


def test_a_scenario_without_any_keeps_its_columns_empty():
    play = Acting()
    before = digest(play.state)
    assert not play.state.scal[s.SHUT]
    assert not play.state.seat[:, s.SOUGHT_FIRST].any()
    assert digest(play.state) == before
