"""What boxes are counted for at the end: people in one's own name, one's own game, who rode on whom."""

import pytest

from game.debrief import outcome as o
from game.debrief.evidence import judge
from game.debrief.ledger import FREE_RIDING
from game.debrief.outcome import new_outcome
from game.debrief.taken import taken
from game.rules import codes as c
from game.rules import state as s
from game.story import tables as t
from game.story.library import load
from tests.helpers.scenarios import SCENARIOS
from tests.rules.test_boxes import FARM, GROCER, SCHOOL, Boxes


def judged(play):
    outcome = new_outcome(play.frame, play.secrets)
    judge(play.frame, play.secrets, play.state, outcome)
    return outcome


def rules(outcome):
    items = outcome.item[: int(outcome.scal[o.OUT_ITEMS])]
    return {(o.RULES[int(one[o.RULE])], int(one[o.GRADE]), int(one[o.I_BY])) for one in items}


def after(*given, says=(), days=20.0):
    """Two seasons of the same gifts."""
    play = Boxes(days=days)
    for step in ("autumn_boxes", "winter_boxes"):
        play.at(step)
        play.all_give(*given, says=says)
    return play


def test_one_who_put_nothing_in_what_is_shared_rode_on_the_others():
    found = judged(after({"lane": 2}, {"sign": 3}, {"lane": 2}))
    assert ("rode_boxes", t.FALLEN, GROCER) in rules(found)
    assert found.pitfall[FREE_RIDING] == t.FALLEN
    assert found.hold[GROCER, FREE_RIDING] == t.HOLD_CAUSED
    assert found.hold[FARM, FREE_RIDING] == t.HOLD_COULD


def test_near_shares_are_carried_together():
    found = judged(after({"lane": 2}, {"bench": 2, "sign": 1}, {"lane": 2}))
    assert ("boxes_carried", t.AVOIDED, -1) in rules(found)
    assert found.pitfall[FREE_RIDING] == t.AVOIDED


def test_where_nobody_gives_nobody_rides():
    assert not {one for one in rules(judged(after({}, {"sign": 3}, {"lane": 1}))) if "boxes" in one[0]}


def test_days_of_one_s_own_said_to_be_shared():
    found = judged(after({"lane": 2}, {"lane": 2, "sign": 1}, {"lane": 2}, says={GROCER: c.ALL_SHARED}))
    assert ("said_all_shared", t.BRUSHED, GROCER) in rules(found)
    truly = judged(after({"lane": 2}, {"lane": 2}, {"lane": 2}, says={GROCER: c.ALL_SHARED}))
    assert not {one for one in rules(truly) if one[0] == "said_all_shared"}


def test_people_in_one_s_own_name_are_reached_elsewhere():
    alone, named = judged(after({}, {}, {})), judged(after({"sign": 2}, {}, {"sign": 1}))
    days = 2 * (2 * 4 + 1 * 3) - 2 * (2 * 2 + 1 * 3)  # by box, less what the same days reach at home
    assert named.people[o.PEOPLE_ELSEWHERE] - alone.people[o.PEOPLE_ELSEWHERE] == pytest.approx(days)
    assert named.people[o.PEOPLE_PROJECT] == 0


def test_people_of_a_common_box_are_of_the_project():
    play = after({"lane": 2}, {"lane": 2}, {"lane": 2})
    found = judged(play)
    assert found.people[o.PEOPLE_PROJECT] == play.state.scal[s.PEOPLE] / 1000 > 0
    assert found.people[o.PEOPLE_BEST] >= found.people[o.PEOPLE_PROJECT] + found.people[o.PEOPLE_ELSEWHERE]


def test_the_days_of_boxes_are_told_among_those_taken():
    play, loaded = after({"lane": 2}, {"sign": 1}, {}), load(SCENARIOS / "format" / "ask")
    assert taken(loaded, play.state).boxed == 6
    assert taken(loaded, after({}, {}, {}).state).boxed == 0


def test_what_one_wished_moves_one_s_own_game():
    def own(play, seat):
        return judged(play).dials[seat, o.DIAL_OWN]

    for seeks, better in (("window", True), ("village", False)):
        put, kept = after({}, {"sign": 3}, {}), after({}, {}, {})
        for play in (put, kept):
            play.state.seat[GROCER, s.SEEKS] = play.part(GROCER, seeks)
        assert own(kept, GROCER) == 50
        assert (own(put, GROCER) > 50) == better
        assert own(put, SCHOOL) == own(kept, SCHOOL)
