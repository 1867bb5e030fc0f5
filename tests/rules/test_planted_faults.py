"""Each guarantee is tested by a checker that catches a fault planted for it: rules made wrong on purpose."""

from copy import copy

import numpy as np
import pytest

from game.rules import agreement, boxes, chance, doing, options, saying
from game.rules import codes as c
from game.rules import state as s
from game.rules.events import happen, happen_before
from game.rules.flow import course, deal
from game.rules.flow.waves import await_moves
from game.rules.gestures import gesture as real_gesture
from game.rules.read import view as v
from game.rules.stages import answers, corridor, delivery, guesses, knots, repair, table
from game.rules.stages import ask as asking
from game.rules.stages.ask import yielding
from game.rules.stages.corridor import listen, press, reassure, visit
from game.rules.stages.table import name_tension, withdraw
from game.rules.stages.table import object as objecting
from game.story import tables as t
from game.story.library import load
from tests.helpers.large import large
from tests.helpers.scenarios import SCENARIOS, many
from tests.rules import invariants as i


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

    corridor_moves, table_moves = (press, reassure), (name_tension, objecting, withdraw)
    for module in (agreement, answers, doing, *corridor_moves, knots, repair, saying, *table_moves):
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
    plays = (i.Played(load("condition").tables, seed, keep=True) for seed in range(60))
    play = next(one for one in plays if one.state.scal[s.PERIOD] > 0)  # one that comes to a delivery
    caught(i.assert_means_conserved, play)


def test_what_another_holds_that_one_does_not_know(monkeypatch):
    def heard(state, of, by, seeks, part):
        state.pair[of, by, s.HEARD_SEEKS if seeks else s.HEARD_RED] = part

    monkeypatch.setattr(saying, "hold", heard)
    caught(i.assert_lies_are_lies, some_play())


def changed(play, at, change):
    """The same play, where every state from the one before move `at` on is a copy changed by hand."""
    told = copy(play)
    later = [state._replace(fact=state.fact.copy(), event=state.event.copy()) for state in play.states[at:]]
    told.states = play.states[:at] + later
    for state in later:
        change(state)
    return told


def taught_in(play):
    """Events that taught somebody something that nothing else did at that move: (move, place, fact, who learnt it)."""
    for before, (at, after) in zip(play.states, enumerate(play.states[1:], 1), strict=False):
        carrying = {}
        for place in range(int(before.scal[s.EVENTS]), int(after.scal[s.EVENTS])):
            kind, what = (int(after.event[place, k]) for k in (s.KIND, s.E_WHAT))
            fact = what if kind in (c.E_TOLD_FACT, c.E_BURST) else what - 1 if kind == c.E_VISITED else -1
            carrying.setdefault(fact, []).append(place)
        for fact, seat in np.argwhere(after.fact[:, : play.seats] > before.fact[:, : play.seats]).tolist():
            if len(carrying[fact]) == 1:
                yield at, carrying[fact][0], fact, seat


def test_a_fact_learnt_from_nowhere():
    """The first that somebody does not know, told while nobody could have heard of it."""
    play = some_play()
    fact, seat = np.argwhere(play.state.fact[:, : play.seats] == c.UNKNOWN).tolist()[0]

    def learn(state):
        state.event[: int(state.scal[s.EVENTS]), s.WITNESSES] &= ~(1 << seat)
        state.fact[fact, seat] = c.TOLD

    caught(i.assert_nothing_from_nothing, changed(play, len(play.states) - 1, learn))


VISITED, BURST = 4, 6  # seeds of plays of `condition` where a visit teaches something, where a knot bursts


@pytest.mark.parametrize("seed", [VISITED, BURST])
def test_facts_learnt_from_nowhere(seed):
    """Every fact, in every head that does not hold it, at moments all along: each one is caught."""
    play = i.Played(load("condition").tables, seed, keep=True)
    i.assert_nothing_from_nothing(play)
    planted = 0
    for at in range(0, len(play.states), len(play.states) // 9):
        for fact, seat in np.argwhere(play.states[at].fact[:, : play.seats] == c.UNKNOWN).tolist():

            def learn(state, fact=fact, seat=seat):
                state.fact[fact, seat] = max(c.TOLD, state.fact[fact, seat])

            caught(i.assert_nothing_from_nothing, changed(play, at, learn))
            planted += 1
    assert planted > 119


@pytest.mark.parametrize("seed", [VISITED, BURST])
def test_facts_learnt_otherwise_than_told(seed):
    """What taught them is not witnessed, is of another fact, or is said by one who does not know it."""
    play = i.Played(load("condition").tables, seed, keep=True)
    planted = 0
    for at, place, fact, seat in taught_in(play):

        def unseen(state, place=place, seat=seat):
            state.event[place, s.WITNESSES] &= ~(1 << seat)

        def of_another(state, place=place):
            state.event[place, s.E_WHAT] += 1 if state.event[place, s.E_WHAT] < len(state.fact) - 1 else -1

        caught(i.assert_nothing_from_nothing, changed(play, at, unseen))
        caught(i.assert_nothing_from_nothing, changed(play, at, of_another))
        planted += 2
        visited = int(play.state.event[place, s.KIND]) == c.E_VISITED
        column = s.E_TO if visited else s.E_BY
        strangers = [one for one in range(play.seats) if play.states[at - 1].fact[fact, one] == c.UNKNOWN]
        for other in set(strangers) - {int(play.state.event[place, column])}:

            def from_another(state, place=place, other=other, column=column):
                state.event[place, column] = other

            caught(i.assert_nothing_from_nothing, changed(play, at, from_another))
            planted += 1
    assert planted > 20


def test_a_fact_forgotten_or_held_by_nobody_s_agenda():
    play = i.Played(load("condition").tables, VISITED, keep=True)
    for fact, seat in np.argwhere(play.states[0].fact[:, : play.seats] != c.UNKNOWN).tolist():

        def forget(state, fact=fact, seat=seat):
            state.fact[fact, seat] = c.UNKNOWN

        caught(i.assert_nothing_from_nothing, changed(play, 0, forget))
        caught(i.assert_nothing_from_nothing, changed(play, len(play.moves) // 2, forget))


def test_rules_that_teach_too_much(monkeypatch):
    """Told to one, learnt by all; seen on a visit, learnt by those visited with everything else."""
    real = saying.learn

    def loud(frame, state, seat, fact, how):
        for other in range(len(state.seat)):
            real(frame, state, other, fact, how)

    monkeypatch.setattr(saying, "learn", loud)
    found = [i.Played(load("condition").tables, seed, keep=True) for seed in range(3)]
    assert all(any(True for _ in taught_in(play)) for play in found)
    for play in found:
        caught(i.assert_nothing_from_nothing, play)


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


def test_a_mind_that_reads_what_it_must_not(monkeypatch):
    """Its view is right; its move follows the secrets of another."""
    real = i.choose_move

    def spying(frame, secrets, state, views, desk, seat):
        real(frame, secrets, state, views, desk, seat)
        desk.move[s.WHAT] += int(secrets.seat[(seat + 1) % len(state.seat), t.RESERVE])

    monkeypatch.setattr(i, "choose_move", spying)
    play = some_play()
    at = len(play.moves) // 2
    caught(i.assert_hidden_stays_hidden, play, at, play.awaited(play.states[at])[0], np.random.default_rng(2))


def test_a_stage_that_awaits_nobody(monkeypatch):
    monkeypatch.setattr(guesses, "await_moves", lambda state, stage, who: await_moves(state, stage, 0))
    caught(lambda: i.Played(many(4), 5))


def does(seed=3):
    return i.Played(load(SCENARIOS / "format" / "does").tables, seed, keep=True)


def by_rows(monkeypatch, kind, rule):
    """One kind of effect is done by a rule made wrong."""
    real = doing.effect

    def effect(code, frame, secrets, state, seat, at):
        (rule if code == kind else real)(*(() if code == kind else (code,)), frame, secrets, state, seat, at)

    monkeypatch.setattr(doing, "effect", effect)


def test_means_given_or_taken_that_come_from_nowhere(monkeypatch):
    def give(frame, secrets, state, seat, at):
        state.seat[int(frame.row[at, 1]), s.MONEY] += frame.row[at, 3]

    def take(frame, secrets, state, seat, at):
        state.seat[int(frame.row[at, 1]), s.DAYS] -= frame.row[at, 2]

    for kind, rule in ((t.EFFECT_GIVE, give), (t.EFFECT_TAKE, take)):
        with monkeypatch.context() as planted:
            by_rows(planted, kind, rule)
            caught(lambda: [i.assert_means_conserved(does(seed)) for seed in range(6)])


def test_a_fact_revealed_by_one_who_does_not_know_it(monkeypatch):
    by_rows(
        monkeypatch,
        t.EFFECT_REVEAL,
        lambda frame, secrets, state, seat, at: saying.tell_fact(frame, state, 1, -1, int(frame.row[at, 1])),
    )
    caught(lambda: [i.assert_nothing_from_nothing(does(seed)) for seed in range(12)])


@pytest.mark.parametrize("fault", ["of the other", "of nobody", "twice"])
def test_days_that_a_condition_counts_otherwise_than_all_saw(fault, monkeypatch):
    def wrong(state, by, to):
        if fault != "of nobody":
            real(state, by, to)
        if fault == "of the other":
            state.pair[[by, to], [to, by], s.LISTENED] = state.pair[[to, by], [by, to], s.LISTENED]
        if fault == "twice":
            state.pair[by, to, s.LISTENED] += 1.0
        if fault == "of nobody":
            happen(state, c.E_DAY_WITH, by, to, 0, 0)

    real = saying.day_with
    i.assert_days_are_those_seen(some_play())
    for module in (listen, visit):
        monkeypatch.setattr(module, "day_with", wrong)
    caught(lambda: [i.assert_days_are_those_seen(i.Played(many(4), seed, True)) for seed in range(6)])


@pytest.mark.parametrize("fault", ["before all", "without a word", "the view stays"])
def test_what_is_sought_changed_otherwise_than_it_must(fault, monkeypatch):
    def before_all(frame, secrets, state, seat, at):
        whose, part = int(frame.row[at, 1]), int(frame.row[at, 2])
        happen_before(state, c.E_SEEKS, whose, -1, part, int(state.seat[whose, s.SEEKS]), 3)

    def silently(frame, secrets, state, seat, at):
        state.seat[int(frame.row[at, 1]), s.SEEKS] = frame.row[at, 2]

    def stale(frame, secrets, state, seat, view):
        weights = view.option[:, v.MY_WEIGHT].copy()
        fresh = view.scal[v.CURSOR] == 0
        real(frame, secrets, state, seat, view)
        if not fresh:
            view.option[:, v.MY_WEIGHT] = weights

    real = v.look
    if fault == "the view stays":
        monkeypatch.setattr(i.v, "look", stale)
    else:
        by_rows(monkeypatch, t.EFFECT_SEEK, before_all if fault == "before all" else silently)
    check = i.assert_seen_as_its_kind_says if fault == "before all" else i.assert_seeks_what_it_was_told
    caught(lambda: [check(does(seed)) for seed in range(12)])


def nothing_shut(monkeypatch):
    """An option that cannot be put is taken for one that can."""
    monkeypatch.setattr(options, "shut_in", lambda scal, option: False)
    monkeypatch.setattr(options, "open_among", lambda state, first, end: (1 << int(end - first)) - 1)


def test_options_that_cannot_be_put_and_are(monkeypatch):
    with monkeypatch.context() as planted:
        planted.setattr(table, "clear_table", lambda frame, state: None)
        play = i.Played(load(SCENARIOS / "format" / "does").tables, 1, keep=True)
        at = next(n for n, state in enumerate(play.states) if len(lying(play, state)))
        play.states[at].scal[s.SHUT] = (1 << int(play.frame.size[t.OPTIONS])) - 1
        caught(i.assert_only_what_can_be_put, play)
    nothing_shut(monkeypatch)
    caught(lambda: [i.assert_only_what_can_be_put(does(seed)) for seed in range(8)])


@pytest.mark.parametrize("fault", ["room left", "the last first"])
def test_what_waits_and_is_passed_over(monkeypatch, fault):
    real = table.let_in

    def last_first(frame, state):
        rounds = state.package[:, int(frame.size[t.CLAUSES]) + s.PUT_ROUND]
        rounds *= -1
        real(frame, state)
        rounds *= -1

    monkeypatch.setattr(table, "let_in", (lambda frame, state: None) if fault == "room left" else last_first)
    crowded = large().tables
    caught(lambda: [i.assert_waits_its_turn(i.Played(crowded, seed, keep=True)) for seed in range(40)])


def lying(play, state):
    clauses = int(play.frame.size[t.CLAUSES])
    return [one for one in range(int(state.scal[s.MADE])) if state.package[one, clauses + s.ON_TABLE]]


def ask(seed=3):
    return i.Played(load(SCENARIOS / "format" / "ask").tables, seed, keep=True)


def test_boxes_that_are_as_given():
    for seed in range(6):
        i.assert_boxes_are_as_given(ask(seed))


@pytest.mark.parametrize(
    "fault", ["before all", "not spent", "a day too many", "one left out", "more than one gave", "twice", "too early"]
)
def test_boxes_that_are_not_as_given(fault, monkeypatch):
    if fault == "before all":
        monkeypatch.setattr(asking, "happen_before", lambda *given: happen_before(*given[:-1], 7))
    elif fault == "not spent":
        real_put = asking.put_in

        def unspent(frame, state, ask, seat, what, says):
            days = state.seat[seat, s.DAYS]
            real_put(frame, state, ask, seat, what, says)
            state.seat[seat, s.DAYS] = days

        monkeypatch.setattr(asking, "put_in", unspent)
    elif fault == "a day too many":
        real_amounts = boxes.amounts_of
        monkeypatch.setattr(boxes, "amounts_of", lambda *given: real_amounts(*given) + 1)
    elif fault == "one left out":
        monkeypatch.setattr(asking, "put_in", _but_the_first(asking.put_in))
    elif fault == "more than one gave":
        real_says = boxes.says_truly

        def inflated(frame, state, ask, which, seat):
            real_says(frame, state, ask, which, seat)
            state.flag[s.in_box_at(frame, int(frame.ask[ask, t.ASK_FROM]), s.CLAIMED, seat)] += 1

        monkeypatch.setattr(boxes, "says_truly", inflated)
    else:
        real_yield = yielding.yield_box

        def wrong(frame, state, ask, box, who):
            if fault == "too early":
                frame.box[box, t.BOX_LEAST] = 0.0
            real_yield(frame, state, ask, box, who)
            frame.box[box, t.BOX_LEAST] = 4.0
            if fault == "twice":
                real_yield(frame, state, ask, box, who)

        monkeypatch.setattr(yielding, "yield_box", wrong)
    caught(lambda: [i.assert_boxes_are_as_given(ask(seed)) for seed in range(30)])


def _but_the_first(real):
    def put(frame, state, ask, seat, what, says):
        if seat:
            real(frame, state, ask, seat, what, says)
        else:
            state.flag[s.in_box_at(frame, int(frame.ask[ask, t.ASK_FROM]), s.GIVEN, seat)] += 1

    return put


@pytest.mark.parametrize("fault", ["what others gave", "what others are worth it for"])
def test_a_view_that_tells_of_the_boxes_of_others(fault):
    def told(frame, secrets, state, seat, view):
        v.look(frame, secrets, state, seat, view)
        other = (seat + 1) % len(state.seat)
        if fault == "what others gave":
            view.box[:, v.MY_GIVEN] += [
                state.flag[s.in_box_at(frame, box, s.GIVEN, other)] for box in range(int(frame.size[t.BOXES]))
            ]
        else:
            view.box[:, v.MY_WISH] += secrets.wish[int(state.seat[other, s.SEEKS])]

    play = ask()
    luck = np.random.default_rng(1)
    caught(lambda: [i.assert_hidden_stays_hidden(play, at, 0, luck, told) for at in range(len(play.moves))])


def masks(seed=3):
    return i.Played(load(SCENARIOS / "format" / "masks").tables, seed, keep=True)


@pytest.mark.parametrize("fault", ["all sit", "all moves", "all clauses", "anyone signs", "few sign"])
def test_a_table_that_is_not_as_said(fault, monkeypatch):
    if fault == "all sit":
        monkeypatch.setattr(table, "sitting", lambda state: (1 << len(state.seat)) - 1)
    elif fault == "all moves":
        monkeypatch.setattr(table, "moves_of", lambda frame, step, at_round: -1)
    elif fault == "all clauses":
        nothing_shut(monkeypatch)
    elif fault == "anyone signs":
        monkeypatch.setattr(agreement, "signs", lambda frame, scal, seat: False)
    else:
        monkeypatch.setattr(agreement, "yeses_needed", lambda frame, state: 1)
    caught(lambda: [i.assert_tables_are_as_said(masks(seed)) for seed in range(40)])


def test_a_table_that_is_as_said():
    for seed in range(5):
        i.assert_tables_are_as_said(masks(seed))
