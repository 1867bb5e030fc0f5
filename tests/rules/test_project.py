"""What the common project yields: effort, clarity of the frame, trust, fit of the form, clauses closed by a burst."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.read import project as p
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D, changed


@pytest.fixture
def play():
    """The whole form is in force, all four are bound; its days are 8, its people 10, 40, 60 by period."""
    made = Acting().open(t.COURSE_TABLE)
    made.state.fact[1:, :4] = c.SEEN
    made.state.fact[0, A] = c.UNKNOWN
    made.sign("form.whole")
    return made


def reached(play, days=8.0, period=0, package=None):
    options = play.state.package[int(play.state.scal[s.IN_FORCE]) if package is None else package, :3]
    return p.period_yield(play.frame, play.secrets, play.state, options, period, days)


def test_all_given_a_vague_frame_and_middling_trust(play):
    """10 people × effort 1 × (0.6 + 0.4 × clarity 0) × (0.5 + 0.5 × trust)."""
    play.state.pair[:, :, [s.SINCERITY, s.AUTHENTICITY]] = 0.5
    assert reached(play) == pytest.approx(10 * 1.0 * 0.6 * 0.75)


def test_people_follow_the_effort_up_to_what_is_needed(play):
    full = reached(play)
    assert [reached(play, days) / full for days in (0, 2, 8, 12)] == pytest.approx([0, 0.25, 1, 1])


def test_each_period_has_its_yield_and_the_last_is_repeated(play):
    first = reached(play)
    assert [reached(play, period=period) / first for period in range(4)] == pytest.approx([1, 4, 6, 6])


def test_a_form_that_needs_no_days_yields_without():
    play = changed({("form.light", t.NEEDS_DAYS): 0}).open(t.COURSE_TABLE)
    play.sign("form.light")
    assert reached(play, days=0) > 0


@pytest.mark.parametrize(
    ("options", "clear"),
    [
        (("form.whole",), 0.0),
        (("form.none", "lead.turns"), 0.5),
        (("lead.turns", "guarantee.exit"), 1.0),
    ],
)
def test_the_frame_is_clear_by_the_clauses_settled_besides_the_form(options, clear):
    play = Acting().open(t.COURSE_TABLE)
    play.reveal({A: (c.PUT, play.number(*options), 1)})
    assert p.clarity(play.frame, play.state.package[play.lying()[0], :3]) == clear


def test_a_gage_that_holds_by_default_counts_as_settled():
    play = changed({("guarantee.nothing", t.GAGE): t.GAGE_NOTICE}).open(t.COURSE_TABLE)
    play.reveal({A: (c.PUT, play.number(), 1)})
    assert p.clarity(play.frame, play.state.package[play.lying()[0], :3]) == 0.5


def test_cohesion_is_half_the_mean_half_the_weakest_link(play):
    play.state.pair[:, :, [s.SINCERITY, s.AUTHENTICITY]] = 0.8
    assert p.cohesion(play.state) == pytest.approx(0.8)
    play.state.pair[A, B, [s.SINCERITY, s.AUTHENTICITY]] = 0.2
    assert p.cohesion(play.state) == pytest.approx(0.5 * (11 * 0.8 + 0.2) / 12 + 0.5 * 0.2)
    play.state.scal[s.BOUND] = 1 << A | 1 << C | 1 << D  # of those bound alone
    assert p.cohesion(play.state) == pytest.approx(0.8)
    play.state.scal[s.BOUND] = 0
    assert p.cohesion(play.state) == 0


def test_what_was_said_in_time_fits_the_form_better(play):
    before = reached(play)
    play.state.fact[0, 4 + s.SAID_AT] = 1
    assert reached(play) == pytest.approx(1.2 * before)


def test_a_fit_is_of_its_form_alone():
    play = Acting().open(t.COURSE_TABLE)
    play.sign("form.light")
    before = reached(play)
    play.state.fact[0, 4 + s.SAID_AT] = 1
    assert reached(play) == before > 0


def test_a_closed_form_yields_nothing_another_clause_closed_a_little_less(play):
    full = reached(play)
    clauses = play.names.clauses.code
    play.state.scal[s.CLOSED] = 1 << clauses["lead"]
    assert reached(play) == pytest.approx(0.85 * full)
    play.state.scal[s.CLOSED] = 1 << clauses["lead"] | 1 << clauses["guarantee"]
    assert reached(play) == pytest.approx(0.70 * full)
    play.state.scal[s.CLOSED] = 1 << clauses["form"]
    assert reached(play) == 0


def test_what_a_package_would_reach_with_good_trust(play):
    options = play.state.package[int(play.state.scal[s.IN_FORCE]), :3]
    assert p.people_if(play.frame, play.secrets, play.state, options, 2) == pytest.approx((10 + 40) * 0.6 * 0.9)
    short = changed({("form.whole", t.NEEDS_DAYS): 16})
    assert p.people_if(short.frame, short.secrets, short.state, options, 2) == pytest.approx(50 * 0.5 * 0.6 * 0.9)
    free = changed({("form.whole", t.NEEDS_DAYS): 0})
    assert p.people_if(free.frame, free.secrets, free.state, options, 1) == pytest.approx(10 * 0.6 * 0.9)
