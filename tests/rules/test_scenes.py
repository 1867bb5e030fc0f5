"""Scenes: who may choose what, in secret; what a choice does, at once; where it leads."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.flow.course import next_step
from game.rules.read.conditions import fact_of_play
from game.rules.stages.scenes import VISITS_MAX
from game.story import tables as t
from tests.helpers.scenarios import tiny
from tests.rules.acting import A, Acting, B, C, D

FARM, SCHOOL = 0, 1


@pytest.fixture
def letter():
    """The first scene of the tiny scenario, its agendas known."""
    play = Acting(tiny().tables)
    play.agenda(FARM, "image", "nothing", "son")
    play.agenda(SCHOOL, "outdoors", "nothing", "parents")
    play.mark_time()
    return play


@pytest.fixture
def meeting():
    """The first scene of `many`: all four choose."""
    play = Acting()
    play.mark_time()
    return play


def choice(play, name):
    return next(code for one, code in play.names.choices.code.items() if one.split(".")[-1] == name)


def choose(play, **names):
    seats = {play.names.seats.code[name]: what for name, what in names.items()}
    for seat, what in seats.items():
        assert play.move(seat, c.CHOOSE, -1, choice(play, what)) == 0


def step(play):
    return int(play.state.scal[s.STEP])


def test_each_reads_the_choices_of_its_seat_alone(letter):
    assert {row[1] for row in letter.legal(FARM, c.CHOOSE)} == {
        choice(letter, "farm_says_yes"),
        choice(letter, "farm_asks_why"),
    }
    assert letter.move(FARM, c.CHOOSE, -1, choice(letter, "school_promises")) != 0


def test_a_choice_whose_condition_fails_is_not_open(letter):
    letter.state.seat[FARM, s.DAYS] = 0.5
    assert [row[1] for row in letter.legal(FARM, c.CHOOSE)] == [choice(letter, "farm_says_yes")]


def test_a_choice_that_cannot_be_paid_is_not_open(meeting):
    meeting.state.seat[A, s.DAYS] = 0.25  # waiting takes half a day
    assert [row[1] for row in meeting.legal(A, c.CHOOSE)] == [choice(meeting, "seat_00_speaks")]


def test_choices_are_sealed_then_told(letter):
    choose(letter, farm="farm_says_yes")
    assert not letter.seen(SCHOOL)
    assert letter.awaited() == [SCHOOL]
    choose(letter, school="school_tells_roof")
    for seat in (FARM, SCHOOL):
        assert ("choice", FARM, -1, choice(letter, "farm_says_yes"), 0) in letter.seen(seat)


def test_a_choice_that_nobody_tells_is_seen_by_its_author_alone(letter):
    choose(letter, farm="farm_says_yes", school="school_promises")
    mine = ("choice", SCHOOL, -1, choice(letter, "school_promises"), 0)
    assert mine in letter.seen(SCHOOL)
    assert mine not in letter.seen(FARM)
    assert ("promise", SCHOOL, FARM, letter.option("pace.now") + 1, 0) in letter.seen(FARM)


def test_gestures_and_evidence_are_seen_by_nobody(letter):
    choose(letter, farm="farm_says_yes", school="school_tells_roof")
    assert letter.happened("gesture")
    assert [one.how for one in letter.happened("evidence") if one.by == FARM] == [t.FALLEN]
    for seat in (FARM, SCHOOL):
        assert not {"gesture", "evidence", "offered"} & letter.kinds(seat)


def test_what_a_choice_spends_gains_and_promises(letter):
    pressure = letter.state.seat[FARM, s.HOME_PRESSURE] = 0.5
    letter.mark_time()
    choose(letter, farm="farm_asks_why", school="school_promises")
    assert letter.spent(FARM) == letter.grew(FARM, s.DAYS_SCENES) == 1
    assert letter.state.seat[FARM, s.HOME_PRESSURE] == pytest.approx(pressure - 0.3)
    assert letter.state.pair[SCHOOL, FARM, s.PROMISED_AGAINST] == letter.option("pace.now") + 1
    assert letter.rose(FARM, SCHOOL, s.SINCERITY) > 0  # reassured
    assert letter.rose(SCHOOL, FARM, s.SINCERITY) > 0  # questioned, which is straight


def test_what_a_choice_reveals_is_told_to_whom_it_says(letter):
    choose(letter, farm="farm_says_yes", school="school_tells_roof")
    assert letter.state.fact[letter.fact("roof_leaks"), FARM] == c.TOLD
    assert ("told_fact", SCHOOL, FARM, letter.fact("roof_leaks"), 0) in letter.seen(FARM)


def test_what_is_not_known_is_not_revealed(letter):
    letter.state.fact[letter.fact("roof_leaks"), SCHOOL] = c.UNKNOWN
    choose(letter, farm="farm_says_yes", school="school_tells_roof")
    assert letter.state.fact[letter.fact("roof_leaks"), FARM] == c.UNKNOWN
    assert not letter.happened("told_fact")


def test_what_its_hearers_were_seen_to_learn_is_not_told_again(letter):
    fact, witnessed = letter.fact("roof_leaks"), len(letter.names.seats) + s.N_FACT_STATE + SCHOOL
    letter.state.fact[fact, witnessed] = 1 << FARM | 1 << SCHOOL
    assert all_know(letter, SCHOOL, fact)
    choose(letter, farm="farm_says_yes", school="school_tells_roof")
    assert not letter.happened("told_fact")


def test_saw_learn_is_what_a_seat_saw_of_another(letter):
    fact, tables = letter.fact("roof_leaks"), letter.tables

    def saw(by, to):
        return fact_of_play(tables.frame, tables.secrets, letter.state, t.OP_SAW_LEARN, by, to, fact)

    letter.state.fact[fact, FARM] = c.SEEN  # on its own, out of the other's sight
    assert not saw(SCHOOL, FARM)
    letter.state.fact[fact, FARM] = c.UNKNOWN
    choose(letter, farm="farm_says_yes", school="school_tells_roof")
    assert saw(SCHOOL, FARM)


def test_all_know_is_what_a_seat_saw_of_it(letter):
    fact = letter.fact("roof_leaks")
    letter.state.fact[fact, FARM] = c.SEEN  # on its own, out of the other's sight
    assert not all_know(letter, SCHOOL, fact)
    choose(letter, farm="farm_says_yes", school="school_tells_roof")
    assert all_know(letter, SCHOOL, fact)
    assert all_know(letter, FARM, fact)


def all_know(play, seat, fact):
    tables = play.tables
    return fact_of_play(tables.frame, tables.secrets, play.state, t.OP_ALL_KNOW, seat, fact, 0)


def test_evidence_is_weighed_when_the_choice_is_made(letter):
    """« The demand was discussed » holds only where the letter was not answered first."""
    choose(letter, farm="farm_asks_why", school="school_promises")
    assert {one.how for one in letter.happened("evidence") if one.by == FARM} == {0, t.AVOIDED}


@pytest.mark.parametrize(("answer", "trust", "replied"), [("farm_asks_why", 0.9, 1), ("farm_asks_why", 0.1, 0)])
def test_the_way_on_follows_what_holds(letter, answer, trust, replied):
    letter.state.pair[FARM, SCHOOL, :2] = trust
    choose(letter, farm=answer, school="school_promises")
    assert letter.state.flag[letter.names.scenes.code["reply"]] == replied
    assert letter.stage() == "corridor"


def test_several_who_choose_follow_the_scene_not_one_choice(letter):
    """The farm's « next » holds only where it chooses alone."""
    letter.state.flag[s.happened_at(letter.frame, letter.names.flags.code["letter_questioned"])] = 1
    letter.state.pair[FARM, SCHOOL, :2] = 0.9
    choose(letter, farm="farm_says_yes", school="school_promises")
    assert letter.state.flag[letter.names.scenes.code["reply"]] == 1


def test_one_who_chooses_alone_goes_where_the_choice_says(letter):
    letter.state.scal[s.LEFT] = 1 << SCHOOL
    letter.open(t.COURSE_SCENES)
    letter.state.flag[s.happened_at(letter.frame, letter.names.flags.code["letter_questioned"])] = 1
    letter.state.pair[FARM, SCHOOL, :2] = 0.9
    assert letter.awaited() == [FARM]
    choose(letter, farm="farm_says_yes")
    assert letter.state.flag[letter.names.scenes.code["reply"]] == 0


def test_an_interlude_awaits_nobody(meeting):
    choose(meeting, **{f"seat_0{seat}": f"seat_0{seat}_{'speaks' if seat == A else 'waits'}" for seat in range(4)})
    assert [one.what for one in meeting.happened("scene")] == [meeting.names.scenes.code["silence"]]
    assert meeting.stage() == "corridor"
    assert step(meeting) == 1
    assert [meeting.spent(seat) for seat in (A, B, C, D)] == [0, 0.5, 0.5, 0.5]


def test_a_scene_met_too_often_lets_the_course_go_on(meeting):
    scene = meeting.names.scenes.code["meeting"]
    meeting.state.flag[scene] = VISITS_MAX
    meeting.state.scal[s.STEP] = -1
    next_step(meeting.frame, meeting.secrets, meeting.state)
    assert meeting.state.flag[scene] == VISITS_MAX
    assert meeting.stage() == "corridor"


def test_one_who_left_does_not_choose(meeting):
    meeting.state.scal[s.LEFT] = 1 << C
    meeting.open(t.COURSE_SCENES)
    assert meeting.awaited() == [A, B, D]


def test_what_is_seen_unsigned_has_no_author_in_any_other_view():
    """Its author has it as its own; the others see it, of nobody."""
    tables = tiny().tables
    told, frame = tables.names.choices.code, tables.frame
    seen = frame.choice.copy()
    code = next(code for one, code in told.items() if one.split(".")[-1] == "farm_asks_why")
    seen[code, t.CHOICE_SEEN] = t.SEEN_UNSIGNED
    play = Acting(tables._replace(frame=frame._replace(choice=seen)))
    play.mark_time()
    choose(play, farm="farm_asks_why", school="school_promises")
    assert [one for one in play.seen(FARM) if one[0] == "choice" and one[3] == code] == [("choice", FARM, -1, code, 0)]
    assert [one for one in play.seen(SCHOOL) if one[0] == "choice" and one[3] == code] == [("choice", -1, -1, code, 0)]
