"""The dials stay between 0 and 100, pull apart, and say what game.md says they say."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.debrief import outcome as o
from game.debrief.dials import BLIND, odds_of_card, odds_of_red, own_score, stated, won
from game.debrief.evidence import judge
from game.rules import codes as c
from game.rules import effects as e
from game.rules import state as s
from game.rules.packing import NO_RED, NOT_SAID, guess_of
from game.story import tables as t
from tests.debrief.playing import FARM, FRAME, IDS, SCHOOL, SECRETS, begun, judged, plant, random_play, sign

NUMBER = st.floats(-50, 50, allow_nan=False)


@given(NUMBER, NUMBER, NUMBER, NUMBER)
@example(-5.437466679764274e-146, -1.2966114161346139e-114, 0.0, 0.0)
def test_own_score_is_bounded_and_never_falls_with_gain(gain: float, worst: float, reserve: float, best: float) -> None:
    worst, best = min(worst, reserve), max(best, reserve)
    assert 0.0 <= own_score(gain, worst, reserve, best) <= own_score(gain + 1.0, worst, reserve, best) <= 100.0


PRIOR = st.floats(0.02, BLIND)


@given(PRIOR, st.floats(0, 1))
def test_saying_what_one_believes_is_best(prior: float, belief: float) -> None:
    """A quadratic rule: over any odds, the expected score is highest for the belief itself."""
    assert all(expected(belief, prior, belief) >= expected(other / 20, prior, belief) - 1e-9 for other in range(21))


def expected(odds: float, prior: float, belief: float) -> float:
    """What stating these odds brings to who believes so much."""
    return belief * won(odds, prior, True) + (1 - belief) * won(odds, prior, False)


@given(PRIOR, st.lists(st.floats(0, 1), min_size=2, max_size=7).filter(lambda some: sum(some) > 0))
def test_of_one_mark_one_names_what_one_believes_most_or_nothing_and_bets_when_almost_sure(
    prior: float, weights: list[float]
) -> None:
    """Over all that can be said (nothing, any of the choices, each with a bet or without), the best is the honest one:
    the likeliest choice, from the belief that is nearer to what it stands for than to the odds of the draw."""
    beliefs = [weight / sum(weights) for weight in weights]
    most = max(beliefs)
    brings = {"nothing": 0.0}
    for n, belief in enumerate(beliefs):
        brings |= {f"{n}": expected(stated(prior, False), prior, belief)}
        brings |= {f"{n}, bet": expected(stated(prior, True), prior, belief)}
    said, bet = stated(prior, False), stated(prior, True)
    honest = "nothing" if most < (prior + said) / 2 else "said" if most < (said + bet) / 2 else "bet"
    at = beliefs.index(most)
    mine = {"nothing": "nothing", "said": f"{at}", "bet": f"{at}, bet"}[honest]
    assert brings[mine] >= max(brings.values()) - 1e-9


@given(PRIOR, st.booleans())
def test_not_to_know_is_worth_more_than_to_be_wrong_and_less_than_to_be_right(prior: float, bet: bool) -> None:
    assert won(stated(prior, bet), prior, True) > 0.0 > won(stated(prior, bet), prior, False)
    assert won(stated(prior, True), prior, True) > won(stated(prior, False), prior, True)
    assert won(stated(prior, True), prior, False) < won(stated(prior, False), prior, False)


@given(PRIOR, st.floats(0, 1))
def test_who_names_blindly_what_the_draw_gives_most_wins_nothing(prior: float, share: float) -> None:
    """Of the likeliest in the draw at most `prior` times right."""
    assert expected(stated(prior, False), prior, prior * share) <= 0.0


def test_odds_of_the_draw_leave_out_what_is_excluded() -> None:
    """Farm: image is never drawn with no_garden, so three mixes of the two remain, two with hands."""
    card = odds_of_card(SECRETS, FARM, IDS.cards.code["savings"])
    red = odds_of_red(FRAME, SECRETS, FARM, -1)
    assert card == pytest.approx(2 / 3)
    assert red == pytest.approx(2 / 3)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_any_play_gives_dials_in_bounds(seed: int) -> None:
    outcome = judged(random_play(seed))
    assert ((outcome.dials >= 0) & (outcome.dials <= 100)).all()
    assert ((outcome.pitfall >= 0) & (outcome.pitfall <= t.FALLEN)).all()
    assert (outcome.approach[:, o.TAKEN] <= outcome.approach[:, o.OPPORTUNITIES]).all()
    assert (outcome.bill >= 0).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_an_outcome_used_again_is_as_new(one: int, other: int) -> None:
    used = judged(random_play(one))
    state = random_play(other)
    judged(state, used)
    fresh = judged(state)
    for name in ("scal", "pitfall", "hold", "bill", "approach", "part", "dials", "people"):
        assert (getattr(used, name) == getattr(fresh, name)).all(), name


def test_stopping_at_once_is_the_middle_of_the_common_good_and_can_be_its_best() -> None:
    state = begun()
    option = FRAME.option.copy()
    option[:, t.YIELD_1 : t.YIELD_3 + 1] = 0.0
    frame = FRAME._replace(option=option)
    outcome = o.new_outcome(frame, SECRETS)
    judge(frame, SECRETS, state, outcome)
    assert (outcome.dials[:, o.DIAL_COMMON] == 50.0).all()
    state.seat[FARM, s.DAYS] -= 4
    judge(frame, SECRETS, state, outcome)
    assert (outcome.dials[:, o.DIAL_COMMON] < 50.0).all()


def test_own_game_at_the_reserve_without_agreement() -> None:
    assert (judged(begun()).dials[:, o.DIAL_OWN] == 50.0).all()


def test_crossing_my_red_zone_caps_my_own_game() -> None:
    state = begun(seeks=("hands", "outdoors"), red=("no_garden", "nothing"), pressure=("son", "parents"))
    sign(state, "form.garden", "pace.spring")
    outcome = judged(state)
    assert outcome.dials[FARM, o.DIAL_OWN] <= 25.0
    assert outcome.dials[SCHOOL, o.DIAL_OWN] == 50.0, "nothing that suits all is worth more to it than its reserve"


def test_what_is_not_delivered_brings_no_more_than_the_reserve() -> None:
    state = begun()
    sign(state, "form.garden", "pace.now")
    state.scal[s.PERIOD] = 1
    full = judged(state).dials[FARM, o.DIAL_OWN]
    state.seat[SCHOOL, s.PROMISED_DAYS], state.seat[SCHOOL, s.GIVEN_DAYS] = 2.0, 0.0
    assert full > judged(state).dials[FARM, o.DIAL_OWN] == 50.0


def test_relations_feel_the_weakest_link_and_lies() -> None:
    state = begun()
    before = judged(state).dials[FARM, o.DIAL_RELATIONS]
    plant(state, c.E_LIED, FARM, SCHOOL, 0, c.OTHER)
    lied = judged(state).dials[FARM, o.DIAL_RELATIONS]
    state.pair[SCHOOL, FARM, s.SINCERITY] = 0.02
    assert before > lied > judged(state).dials[FARM, o.DIAL_RELATIONS]


def test_relations_count_words_kept_and_broken() -> None:
    """Of two with the same trust at the end, who broke its word, or told what was confided, stands lower."""
    state = begun()
    plant(state, c.E_GESTURE, FARM, SCHOOL, e.KEEPS, 1)
    kept = judged(state).dials[FARM, o.DIAL_RELATIONS]
    plant(state, c.E_GESTURE, FARM, SCHOOL, e.BREAKS, 2)
    broken = judged(state).dials[FARM, o.DIAL_RELATIONS]
    others = judged(state).dials[SCHOOL, o.DIAL_RELATIONS]
    plant(state, c.E_CONFIDED, SCHOOL, FARM, 1, c.REPEATED)
    assert kept > broken > judged(state).dials[FARM, o.DIAL_RELATIONS]
    assert judged(state).dials[SCHOOL, o.DIAL_RELATIONS] == others, "who trusted broke nothing"


def said(card: str | None, bet: int, red: int = NOT_SAID, draws: int = -1, holds: int = -1) -> float:
    """The school's lucidity, which says this of a farm that seeks recognition, accepts all and stands at 3 and 1."""
    state = begun(seeks=("image", "outdoors"))
    plant(state, c.E_STANCE, FARM, -1, 3, 1)
    code = -1 if card is None else IDS.cards.code[card]
    plant(state, c.E_GUESS, SCHOOL, FARM, guess_of(code, red, draws, holds, int(FRAME.size[t.CARDS])), bet)
    return float(judged(state).dials[SCHOOL, o.DIAL_LUCIDITY])


def test_lucidity() -> None:
    right, wrong, none = said("recognition", c.NO_BET), said("result", c.NO_BET), said(None, c.NO_BET)
    assert none == 50.0
    assert said("recognition", c.BET_SEEKS) > right > none > wrong > said("result", c.BET_SEEKS)
    assert said(None, c.BET_SEEKS) == none  # a bet on nothing said
    assert said("recognition", c.NO_BET, NO_RED, 2, 0) == 100.0
    assert said("recognition", c.NO_BET, NO_RED, 0, 0) < 100.0
    assert said("recognition", c.BET_SEEKS, NO_RED, -1, 0) > said("recognition", c.NO_BET, NO_RED, -1, 0)


def test_bounds_follow_the_agendas_drawn() -> None:
    outcome = judged(begun())
    first = outcome.bounds.copy()
    judged(begun(seeks=("hands", "quiet"), red=("no_garden", "not_now"), pressure=("owner", "parents")), outcome)
    assert (outcome.bounds != first).any()
