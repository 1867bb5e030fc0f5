"""Each guarantee is tested by a checker that catches a fault planted for it: rules made wrong on purpose."""

import numpy as np
import pytest

from game.rules import agreement, chance, saying
from game.rules import codes as c
from game.rules import state as s
from game.rules.flow import course, deal
from game.rules.gestures import gesture as real_gesture
from game.rules.read import view as v
from game.rules.stages import answers, corridor, delivery, guesses, knots, repair, scenes, table
from game.rules.stages.corridor import listen, press, reassure, visit
from game.story.library import load
from tests.helpers.scenarios import many
from tests.rules import invariants as i

SIGNED = 10  # seed of a play of `condition` that comes to a delivery


def caught(check, *given):
    """The checker says so."""
    with pytest.raises(AssertionError):
        check(*given)


def some_play(keep=True):
    return i.Played(many(4), 5, keep)


def test_a_running_count_instead_of_a_place(monkeypatch):
    """Chance that remembers what was drawn before: a play is no longer the same among others."""
    drawn = [0]

    def counted(seed, place, purpose, seat, n):
        drawn[0] += 1
        return chance.draw_at(seed, drawn[0], purpose, seat, n)

    monkeypatch.setattr(deal, "draw_at", counted)
    play = some_play(keep=False)
    caught(i.assert_replay_is_play, play)
    caught(i.assert_alone_as_among_others, play)


def test_a_rule_that_keeps_something_outside_the_state(monkeypatch):
    kept = []

    def forgetful(state, what, by, to, strength):
        kept.append(what)
        real_gesture(state, what, by, to, 3 if len(kept) < 4 else 1)

    for module in (agreement, answers, listen, press, reassure, visit, knots, repair, saying, scenes, table):
        monkeypatch.setattr(module, "gesture", forgetful)
    play = some_play()
    caught(i.assert_replay_is_play, play)
    caught(i.assert_taken_back, play, len(play.moves) // 2)
    caught(i.assert_alone_as_among_others, play)


def test_days_lost_on_the_way(monkeypatch):
    monkeypatch.setattr(corridor, "days_of", lambda do: 0.25)
    real = corridor.corridor_move

    def dear(frame, secrets, state, by):
        real(frame, secrets, state, by)
        state.seat[by, s.DAYS] -= 0.25

    monkeypatch.setattr(corridor, "corridor_move", dear)
    caught(i.assert_means_conserved, some_play())


def test_money_paid_twice(monkeypatch):
    real = delivery.show_deliveries

    def generous(frame, secrets, state, who):
        real(frame, secrets, state, who)
        state.seat[0, s.MONEY] += 100.0

    monkeypatch.setattr(delivery, "show_deliveries", generous)
    play = i.Played(load("condition").tables, SIGNED, keep=True)
    assert play.state.scal[s.PERIOD] > 0
    caught(i.assert_means_conserved, play)


def test_a_fact_learnt_from_nowhere(monkeypatch):
    play = some_play()
    unknown = np.argwhere(play.state.fact[:, : play.seats] == c.UNKNOWN)
    for fact, seat in unknown:
        blind = i.copied(play.state)
        for at in range(int(blind.scal[s.EVENTS])):
            blind.event[at, s.WITNESSES] &= ~(1 << seat)
        blind.fact[fact, seat] = c.TOLD
        play.state = blind
        caught(i.assert_nothing_from_nothing, play)
        return
    pytest.fail("everything was known")


def test_a_move_carried_out_before_it_is_checked(monkeypatch):
    play = some_play()
    real = course.seal

    def hasty(frame, secrets, state, seat, move):
        state.scal[s.TICK] += 1
        code = real(frame, secrets, state, seat, move)
        if code == 0:
            state.scal[s.TICK] -= 1
        return code

    monkeypatch.setattr(i, "apply", hasty)
    caught(i.assert_refused_untouched, play, len(play.moves) // 2, np.random.default_rng(1))


@pytest.mark.parametrize("leak", ["agenda", "sealed", "event", "trust", "means"])
def test_a_view_that_tells_what_it_must_not(leak):
    play = some_play()

    def leaking(frame, secrets, state, seat, view):
        v.look(frame, secrets, state, seat, view)
        other = (seat + 1) % play.seats
        if leak == "agenda":
            view.heard[other, 0] = secrets.part[:, -1].sum()
        elif leak == "sealed":
            view.scal[s.PENDING] = state.sealed[other].sum()
        elif leak == "event":
            events = state.event[: state.scal[s.EVENTS]]
            hidden = events[(events[:, s.WITNESSES] >> seat & 1) == 0]
            view.scal[s.SEED] = (hidden[:, s.E_WHAT] * np.arange(1, len(hidden) + 1)).sum()
        elif leak == "trust":
            view.toward[other, s.SINCERITY] = state.pair[other, seat, s.SINCERITY]
        else:
            view.mine[s.DAYS_HOME] = state.seat[other, s.DAYS] + state.seat[other, s.MONEY]

    luck = np.random.default_rng(2)
    found = 0
    for at in range(10, len(play.moves), 3):
        try:
            i.assert_hidden_stays_hidden(play, at, 1, luck, leaking)
        except AssertionError:
            found += 1
    assert found


def test_a_stage_that_awaits_nobody(monkeypatch):
    monkeypatch.setattr(guesses, "guessing", lambda frame, state: 0)
    caught(lambda: i.Played(many(4), 5))
