"""Tables that say who sits, which clauses are there, who must sign, and what each round lets one do."""

import random

import pytest

from game.debrief.evidence import judge
from game.debrief.outcome import BEST, PEOPLE_BEST, SLOTS, new_outcome
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.agreement import leave
from game.rules.read.standing import must_know
from game.story import tables as t
from game.story.library import load
from tests.helpers.scenarios import SCENARIOS
from tests.rules.acting import Acting

FARM, SCHOOL, TOWN = range(3)
DATES, VOTE, AGREEMENT, REVIEW = range(4)
MASKS = SCENARIOS / "format" / "masks"
TABLE = [c.DOES.index(word) for word in t.TABLE_MOVES]


@pytest.fixture
def play():
    made = Acting(load(MASKS).tables)
    made.state.pair[:, :, s.SINCERITY] = made.state.pair[:, :, s.AUTHENTICITY] = 0.6
    return made


def acts(play, seat):
    return {do for do in (*TABLE, c.STAND) if play.legal(seat, do)}


def signed(play, table, package, yes):
    """At this table the first of `yes` puts a package and all of them say yes."""
    play.open(t.COURSE_TABLE, table)
    place = len(play.lying())
    play.reveal({yes[0]: (c.PUT, play.number(*package), 1)})
    marks = {seat: [c.NO] * place + [c.YES if seat in yes else c.NO] for seat in play.awaited()}
    play.reveal(marks=marks)


def test_only_those_said_sit_and_the_course_then_awaits_all_again(play):
    play.open(t.COURSE_TABLE, DATES)
    assert play.awaited() == [FARM, SCHOOL]
    play.open(t.COURSE_TABLE, AGREEMENT)
    assert play.awaited() == [FARM, SCHOOL, TOWN]
    assert not play.state.scal[s.ABSENT]


def test_each_round_lets_one_make_its_own_moves(play):
    play.open(t.COURSE_TABLE, DATES)
    assert acts(play, FARM) == {c.STAND, c.PUT}  # nothing lies there to object to
    play.reveal({FARM: (c.PUT, play.number("pace.now"), 1)})
    assert acts(play, FARM) == {c.STAND, c.AMEND, c.ADJOURN}
    assert play.move(FARM, c.OBJECT, -1, 0, 0) > 0
    play.reveal()
    assert acts(play, FARM) == {c.STAND}


def test_a_clause_that_is_not_on_the_table_stays_as_it_is(play):
    play.open(t.COURSE_TABLE, DATES)
    assert play.move(FARM, c.PUT, -1, play.number("form.garden"), 1) > 0
    play.reveal({FARM: (c.PUT, play.number("pace.now"), 1)})
    held, now = play.option("form.none"), play.option("pace.now")
    assert play.legal(SCHOOL, c.AMEND) == [(-1, held, 0, 1, 3), (-1, now, 0, 2, 3)]


def test_what_is_in_force_is_where_a_held_clause_stays(play):
    signed(play, AGREEMENT, ("form.garden", "pace.now"), (FARM, SCHOOL))
    play.open(t.COURSE_TABLE, REVIEW)
    assert play.move(SCHOOL, c.PUT, -1, play.number("form.none"), 1) > 0  # the pace would change too
    assert play.move(SCHOOL, c.PUT, -1, play.number("form.none", "pace.now"), 1) == 0


def test_more_than_half_sign_whoever_they_are(play):
    play.open(t.COURSE_TABLE, VOTE)
    play.reveal({TOWN: (c.PUT, play.number("form.garden"), 1)})
    play.reveal(marks={TOWN: [c.YES], SCHOOL: [c.YES], FARM: [c.NO]})
    assert play.state.scal[s.IN_FORCE] >= 0
    assert int(play.state.scal[s.BOUND]) == 1 << SCHOOL | 1 << TOWN
    play.open(t.COURSE_TABLE, AGREEMENT)
    lying = len(play.lying())
    play.reveal({TOWN: (c.PUT, play.number("form.visits"), 1)})
    before = int(play.state.scal[s.IN_FORCE])
    play.reveal(marks={seat: [c.NO] * lying + [c.NO if seat == FARM else c.YES] for seat in range(3)})
    assert int(play.state.scal[s.IN_FORCE]) == before  # there the farm must say yes


def test_those_said_must_sign(play):
    signed(play, REVIEW, ("form.garden",), (SCHOOL, TOWN))
    assert play.state.scal[s.IN_FORCE] >= 0
    other = Acting(load(MASKS).tables)
    other.open(t.COURSE_TABLE, DATES)
    other.reveal({FARM: (c.PUT, other.number("pace.now"), 1)})
    other.reveal(marks={FARM: [c.YES], SCHOOL: [c.NOT_YET]})
    assert other.state.scal[s.IN_FORCE] < 0


def test_an_absent_structure_decided_for_stays_bound_is_told_and_the_debrief_says_so(play):
    signed(play, AGREEMENT, ("form.garden",), (FARM, SCHOOL))
    package = int(play.state.scal[s.IN_FORCE])
    play.mark_time()
    signed(play, REVIEW, ("form.none",), (SCHOOL, TOWN))
    assert int(play.state.scal[s.IN_FORCE]) != package
    assert int(play.state.scal[s.BOUND]) == 1 << FARM | 1 << SCHOOL | 1 << TOWN
    told = [one for one in play.seen(FARM) if one.kind == "decided_for"]
    assert [(one.by, one.to) for one in told] == [(SCHOOL, FARM)]
    gestures = [(one.by, one.to, one.what) for one in play.happened("gesture")]
    assert (SCHOOL, FARM, e.DECIDES_FOR) in gestures
    assert play.rose(FARM, SCHOOL, s.SINCERITY) < 0
    outcome = new_outcome(play.frame, play.secrets)
    judge(play.frame, play.secrets, play.state, outcome)
    fears = t.PITFALLS.index("autonomy-fears")
    assert outcome.pitfall[fears] >= t.BRUSHED
    assert outcome.hold[SCHOOL, fears] == t.HOLD_CAUSED


def test_what_is_signed_for_nobody_absent_decides_for_nobody(play):
    signed(play, DATES, ("pace.now",), (FARM, SCHOOL))
    assert not play.happened("decided_for")


def test_a_table_for_two_of_whom_one_left_does_not_open(play):
    play.state.scal[s.LEFT] = 1 << TOWN
    play.open(t.COURSE_TABLE, REVIEW)
    assert play.stage() != "round"


def test_what_lapsed_in_what_is_in_force_leaves_the_table_but_stays_in_force(play):
    signed(play, AGREEMENT, ("form.visits",), (FARM, SCHOOL))
    package = int(play.state.scal[s.IN_FORCE])
    play.state.scal[s.PERIOD] = 1
    play.open(t.COURSE_TABLE, REVIEW)
    assert play.lying() == []
    assert int(play.state.scal[s.IN_FORCE]) == package
    lapsed = play.state.event[play.state.event[:, s.KIND] == c.E_LAPSED]
    assert lapsed[:, s.E_HOW].tolist() == [play.option("form.visits")]
    assert lapsed[:, s.WITNESSES].tolist() == [7]


@pytest.mark.parametrize(("table", "leaver", "falls"), [(DATES, SCHOOL, True), (AGREEMENT, SCHOOL, False)])
def test_an_agreement_falls_without_those_whom_its_own_table_required(play, table, leaver, falls):
    """The scenario requires the farm and the school; the third table, the farm alone."""
    package = ("pace.now",) if table == DATES else ("form.garden", "pace.now")
    signed(play, table, package, (FARM, SCHOOL) if table == DATES else (FARM, SCHOOL, TOWN))
    play.state.scal[s.BOUND] |= 1 << TOWN  # so that two stay
    play.state.scal[s.STEP] += 1  # elsewhere, later
    leave(play.frame, play.state, leaver)
    assert (play.state.scal[s.IN_FORCE] < 0) == falls


def test_a_fact_is_unsaid_until_those_who_sign_at_this_table_know_it(play):
    play.open(t.COURSE_TABLE, AGREEMENT)
    assert [must_know(play.frame, play.state, seat) for seat in (FARM, SCHOOL, TOWN)] == [True, False, False]
    play.open(t.COURSE_TABLE, VOTE)
    assert all(must_know(play.frame, play.state, seat) for seat in (FARM, SCHOOL, TOWN))  # whoever makes up the number
    play.open(t.COURSE_TABLE, DATES)
    assert [must_know(play.frame, play.state, seat) for seat in (FARM, SCHOOL, TOWN)] == [True, True, False]


def test_the_best_package_is_of_options_that_could_be_put(play):
    """What never opened is no plan that these structures could have made, and no gain that one could have had."""
    plans, bests = [], []
    for shut in ((), ("form.garden",), ("form.garden", "form.visits")):
        made = Acting(load(MASKS).tables)
        made.frame.option[made.option("form.garden"), t.YIELD_1] = 500.0
        made.agenda(FARM, "image", "nothing", "son")
        made.agenda(SCHOOL, "outdoors", "nothing", "parents")
        made.agenda(TOWN, "open", "nothing", "board")
        made.open(t.COURSE_TABLE, VOTE)
        made.state.scal[s.NEVER_OPEN] = sum(1 << made.option(one) for one in shut)
        outcome = new_outcome(made.frame, made.secrets)
        judge(made.frame, made.secrets, made.state, outcome)
        plans.append(outcome.people[PEOPLE_BEST])
        bests.append(outcome.bounds[SCHOOL, BEST])
        made.state.scal[s.NEVER_OPEN] = 0
        judge(made.frame, made.secrets, made.state, outcome)  # another play does not read what this one kept
        assert (outcome.people[PEOPLE_BEST], outcome.bounds[SCHOOL, BEST]) == (plans[0], bests[0])
    assert plans[0] > plans[1] >= plans[2]
    assert bests[0] > bests[1] >= bests[2]


def test_what_is_kept_of_more_sets_than_there_is_room_for_is_that_of_each(play):
    play.open(t.COURSE_TABLE, VOTE)
    kept, draw = new_outcome(play.frame, play.secrets), random.Random(4)
    sets = [draw.randrange(1 << int(play.frame.size[t.OPTIONS])) for _ in range(SLOTS + 5)]
    for shut in [*sets, *sets[::-1], *sets[:3], 0]:
        play.state.scal[s.NEVER_OPEN] = shut
        alone = new_outcome(play.frame, play.secrets)
        for outcome in (kept, alone):
            judge(play.frame, play.secrets, play.state, outcome)
        assert (kept.bounds == alone.bounds).all()
        assert (kept.people == alone.people).all()


def test_an_option_is_never_open_while_every_table_shuts_it(play):
    names = play.names.options
    play.open(t.COURSE_TABLE, DATES)
    never = {names[at] for at in range(len(names)) if play.state.scal[s.NEVER_OPEN] >> at & 1}
    assert never == {"form.garden", "form.visits"}
    play.open(t.COURSE_TABLE, VOTE)
    assert play.state.scal[s.NEVER_OPEN] == 0
    play.open(t.COURSE_TABLE, DATES)
    assert play.state.scal[s.NEVER_OPEN] == 0
