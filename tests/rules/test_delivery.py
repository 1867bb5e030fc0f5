"""Delivery: what is given and what is seen of it, what is said, home events, money handed over, people reached."""

import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.agreement import settle_escrow
from game.rules.read.project import people_reached
from game.rules.read.standing import cost_of, pledged_days
from game.rules.stages.delivery import home_event
from game.story import tables as t
from tests.rules.acting import A, Acting, B, C, D, changed

ALL = (A, B, C, D)
GIVE = {amount: place for place, amount in enumerate(c.AMOUNTS)}


def winter(*options, play=None, bound=ALL):
    """The first delivery under this agreement; every fact is known, so that no knot bursts."""
    play = play or Acting()
    play.open(t.COURSE_TABLE)
    play.state.fact[:, :4] = c.SEEN  # no knot
    play.sign(*(options or ("form.whole",)), bound=bound)
    play.state.seat[:, s.DAYS] = 9
    play.mark_time()
    return play


def give(play, moves=None):
    """These deliver (amount, what is said), the others as promised."""
    moves = moves or {}
    for seat in play.awaited():
        amount, said = moves.get(seat, (1.0, 0))
        assert play.move(seat, c.DELIVER, -1, GIVE[amount], said) == 0


def test_those_bound_who_pledged_days_deliver():
    assert winter(bound=(A, B, C)).awaited() == [A, B, C]
    assert winter("form.none", "lead.first").awaited() == [A]


def test_where_nobody_pledged_the_period_passes():
    play = winter("form.none", "guarantee.points")
    assert play.stage() == "corridor"
    assert play.state.scal[s.PERIOD] == 1


@pytest.mark.parametrize(("level", "days"), [(0, 1), (1, 2), (2, 3)])
def test_what_is_pledged_follows_its_level(level, days):
    play = winter()
    play.state.seat[A, s.SIGNED_LEVEL] = level
    assert pledged_days(play.frame, play.state, A) == days
    give(play)
    assert play.spent(A) == play.grew(A, s.DAYS_DELIVERED) == play.state.seat[A, s.LAST_PROMISED] == days


def test_a_team_made_ready_gives_the_same_for_a_quarter_less():
    play = winter()
    play.state.seat[A, s.READY] = 1
    assert cost_of(play.state, A, 2.0) == 1.5
    give(play)
    assert play.spent(A) == 1.5
    assert play.state.seat[A, s.LAST_GIVEN] == play.state.seat[B, s.LAST_GIVEN] == 2


def test_one_cannot_give_more_days_than_one_has():
    play = winter()
    play.state.seat[A, s.DAYS] = 1
    amounts = {row[1] for row in play.legal(A, c.DELIVER)}
    assert amounts == {GIVE[0.0], GIVE[0.25], GIVE[0.5]}
    play.state.seat[A, s.DAYS] = 0
    assert {row[1] for row in play.legal(A, c.DELIVER)} == {GIVE[0.0]}


def test_only_a_shortfall_has_something_to_be_said_of():
    play = winter()
    said = {row[1]: range(row[2], row[2] + row[4]) for row in play.legal(A, c.DELIVER)}
    assert {amount: list(how) for amount, how in said.items()} == {
        GIVE[amount]: [c.WARNED, c.SILENT, c.CLAIMED] if amount < 1 else [c.SAID_NOTHING] for amount in c.AMOUNTS
    }


@pytest.mark.parametrize(
    ("amount", "said", "band"),
    [
        (0.0, c.SILENT, c.NONE_GIVEN),
        (0.25, c.SILENT, c.BELOW),
        (0.75, c.WARNED, c.BELOW),
        (1.0, c.SAID_NOTHING, c.AS_PROMISED),
        (1.25, c.SAID_NOTHING, c.BEYOND),
    ],
)
def test_the_others_see_a_band_and_what_is_said(amount, said, band):
    play = winter()
    give(play, {A: (amount, said)})
    for seat in ALL:
        assert ("delivered", A, -1, band, said) in play.seen(seat)
    assert ("truly", A, -1, GIVE[amount], said) in play.seen(A)
    assert all(("truly", A, -1, GIVE[amount], said) not in play.seen(seat) for seat in (B, C, D))


def test_trust_follows_what_is_seen():
    def moved(amount, said):
        play = winter()
        give(play, {A: (amount, said)})
        return play.rose(B, A, s.AUTHENTICITY)

    assert moved(1.0, 0) > 0 > moved(0.5, c.WARNED) > moved(0.5, c.SILENT)
    assert moved(1.25, 0) == moved(1.0, 0)


def test_to_warn_is_no_breach():
    warned, silent = winter(), winter()
    give(warned, {A: (0.5, c.WARNED)})
    give(silent, {A: (0.5, c.SILENT)})
    assert warned.state.scal[s.BREACHES] == 0
    assert warned.stage() == "corridor"
    assert silent.state.scal[s.BREACHES] == 1
    assert silent.stage() == "own_up"
    assert silent.awaited() == [A]


def claims(exposed, monkeypatch, *options):
    monkeypatch.setattr("game.rules.stages.delivery.draw", lambda *place: 0.39 if exposed else 0.4)
    play = winter(*options)
    give(play, {A: (0.5, c.CLAIMED)})
    return play


def test_a_false_claim_that_holds_looks_like_a_promise_kept(monkeypatch):
    play, kept = claims(False, monkeypatch), winter()
    give(kept)
    for seat in (B, C, D):
        assert play.seen(seat) == kept.seen(seat)
        assert play.rose(seat, A, s.AUTHENTICITY) == kept.rose(seat, A, s.AUTHENTICITY)
    assert play.state.scal[s.BREACHES] == 0
    assert play.state.seat[A, s.LAST_GIVEN] == 1


def test_a_false_claim_that_comes_out_costs_most(monkeypatch):
    play, silent = claims(True, monkeypatch), winter()
    give(silent, {A: (0.5, c.SILENT)})
    assert ("delivered", A, -1, c.BELOW, c.CLAIMED) in play.seen(B)
    assert ("lie_out", A, B, 0, 1) in play.seen(B)
    assert play.rose(B, A, s.AUTHENTICITY) < silent.rose(B, A, s.AUTHENTICITY)
    assert play.rose(B, A, s.SINCERITY) < silent.rose(B, A, s.SINCERITY)
    assert play.state.pair[B, A, s.SINCERITY_CEILING] < 1
    assert play.state.scal[s.BREACHES] == 1


def test_progress_points_show_every_false_claim(monkeypatch):
    play = claims(False, monkeypatch, "form.whole", "guarantee.points")
    assert ("delivered", A, -1, c.BELOW, c.CLAIMED) in play.seen(D)


def test_deliveries_are_sealed():
    play = winter()
    assert play.move(A, c.DELIVER, -1, GIVE[1.0], 0) == 0
    assert not any(play.seen(seat) for seat in ALL)


def test_money_is_handed_over_for_what_was_delivered():
    """The whole form has A pay B 200 a period, in the share of what B gave."""
    play = winter()
    play.state.seat[A, s.MONEY] = 1000
    play.mark_time()
    give(play, {B: (0.5, c.WARNED)})
    assert play.spent_money(A) == play.grew(A, s.MONEY_PAID) == 100
    assert play.grew(B, s.MONEY) == play.grew(B, s.MONEY_RECEIVED) == 100
    assert ("paid", A, B, 100, 0) in play.seen(B)
    assert "paid" not in play.kinds(C)


@pytest.mark.parametrize(("amount", "had", "paid"), [(1.25, 1000, 200), (1.0, 150, 150), (0.0, 1000, 0), (1.0, 0, 0)])
def test_nobody_pays_beyond_what_was_agreed_or_what_it_has(amount, had, paid):
    play = winter()
    play.state.seat[A, s.MONEY] = had
    play.mark_time()
    give(play, {B: (amount, 0 if amount >= 1 else c.WARNED)})
    assert play.spent_money(A) == paid
    assert len(play.happened("paid")) == (1 if paid else 0)


def test_the_project_reaches_people_by_what_was_given():
    def reached(*amounts):
        play = winter()
        give(play, {seat: (amount, 0 if amount >= 1 else c.WARNED) for seat, amount in enumerate(amounts)})
        assert play.state.scal[s.PEOPLE] == play.state.scal[s.LAST_PEOPLE]
        return people_reached(play.frame, play.secrets, play.state)

    assert reached(0.0, 0.0, 0.0, 0.0) == 0
    assert 0 < reached(0.5, 0.5, 0.5, 0.5) < reached(1.0, 1.0, 1.0, 1.0)


def test_home_events_are_one_s_own():
    stormy = 0
    for seed in range(20):
        play = Acting(seed=seed).open(t.COURSE_TABLE)
        play.state.fact[:, :4] = c.SEEN
        play.state.seat[:, s.DAYS] = 0.5
        play.sign("form.whole")
        events = [one for one in play.state.event[: play.state.scal[s.EVENTS]] if one[s.KIND] == c.E_HOME]
        assert [int(one[s.WITNESSES]) for one in events] == [1, 2, 4, 8]
        for seat in ALL:
            name = f"{play.names.seats[seat]}.absence"
            rows = [one for one in play.names.home_events if one.startswith(play.names.seats[seat])]
            absence = play.state.seat[seat, s.HOME_EVENT] == rows.index(name)
            assert play.state.seat[seat, s.DAYS] == (0 if absence else 0.5)  # no more than one has
            assert play.state.seat[seat, s.DAYS_HOME] == (0.5 if absence else 0)
            stormy += absence
    assert 0 < stormy < 80


def test_home_events_come_as_often_as_their_odds():
    play = Acting()
    days = 0.0
    for seed in range(600):
        play.state.scal[s.SEED] = seed
        play.state.seat[A, s.DAYS] = 1
        home_event(play.frame, play.secrets, play.state, A)
        days += 1 - play.state.seat[A, s.DAYS]
    assert 150 < days < 250  # one in three: 200, more than four standard deviations either side


@pytest.mark.parametrize(("given", "back"), [(2.0, True), (1.5, True), (1.0, False)])
def test_money_held_goes_back_to_those_who_kept_three_quarters(given, back):
    play = changed({("form.whole", t.GAGE): t.GAGE_MONEY})
    play = winter(play=play)
    assert play.state.seat[A, s.MONEY_ESCROW] == 1000
    play.state.seat[A, [s.PROMISED_DAYS, s.GIVEN_DAYS]] = 2.0, given
    settle_escrow(play.frame, play.state)
    assert play.state.seat[A, s.MONEY_ESCROW] == 0
    assert play.grew(A, s.MONEY) == (1000 if back else 0)
    assert play.grew(A, s.MONEY_PAID) == (0 if back else 1000)
    assert sum(play.grew(seat, s.MONEY_RECEIVED) for seat in (B, C, D)) == pytest.approx(0 if back else 1000)


def test_a_second_period_adds_to_the_first():
    play = winter()
    give(play)
    first = int(play.state.scal[s.PEOPLE])
    play.open(t.COURSE_DELIVERY, 1)
    play.state.seat[:, s.DAYS] = 9
    give(play)
    assert play.state.scal[s.PERIOD] == 2
    assert play.state.scal[s.PEOPLE] == first + play.state.scal[s.LAST_PEOPLE] > 2 * first
    assert play.state.seat[A, s.PROMISED_DAYS] == play.state.seat[A, s.GIVEN_DAYS] == 4
