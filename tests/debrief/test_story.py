"""The story told again: fair to the whole of the year, with all that may never be left out; when an act was done."""

from types import SimpleNamespace

import pytest

from game.debrief import story
from game.debrief.found import Finding
from game.debrief.story import Moment, Names, fairly, happened, signed_before, step_of
from game.debrief.words import Words
from game.pages.debrief_found import came_to
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import History
from game.story.library import scenario_folders
from tests.debrief.playing import FARM, LOADED, SCHOOL, begun, plant, sign
from tests.pages.test_ours_and_mine import kept

PLAYS = [file for folder in scenario_folders() for file in sorted((folder / "plays").glob("*.json"))]


def a_year(*weights):
    """Moments of four acts, so many in each, of these weights in turn."""
    acts = [act for act in ("autumn", "winter", "spring", "summer") for _ in range(6)]
    return [
        Moment(at, act, "choice", "", Words(say=f"m.{at}"), None, weights[at % len(weights)])
        for at, act in enumerate(acts)
    ]


def test_a_story_that_must_be_cut_is_cut_from_all_of_the_year():
    for most in (4, 8, 12, 20):
        told = fairly(a_year(5), most)
        counts = [sum(one.act == act for one in told) for act in ("autumn", "winter", "spring", "summer")]
        assert len(told) == most
        assert max(counts) - min(counts) <= 1
        assert [one.tick for one in told] == sorted(one.tick for one in told)


def test_what_is_signed_broken_or_revealed_is_told_whatever_is_cut():
    told = fairly(a_year(10, 5, 5, 5, 5, 5), 5)
    assert [one.weight for one in told].count(10) == 4


@pytest.mark.parametrize("file", PLAYS, ids=lambda one: f"{one.parent.parent.name}-{one.stem}")
def test_the_story_of_a_play_leaves_out_nothing_of_consequence(file):
    loaded, state = kept(file)
    told = happened(loaded, state)
    names, history = Names(loaded, state), History().read(state)
    never_cut = (c.E_STOOD, c.E_BURST, c.E_SAID, c.E_LEFT, c.E_WITHDREW, c.E_PROMISE_BROKEN, c.E_LIE_OUT)
    burst = {one.what: one.moment for one in history.at(history.of(c.E_BURST))}
    known = [one for one in history.at(history.of(c.E_SAID)) if one.by < 0 and burst.get(one.what, 10**9) < one.moment]
    missing = [
        (c.EVENTS_OF[one.kind], names.act(one.step))
        for one in history.at(history.of(*never_cut))
        if one not in known  # told already as what burst
        and not any(each.kind == c.EVENTS_OF[one.kind] and each.act == names.act(one.step) for each in told)
    ]
    assert missing == []
    acts = [each.act for each in told if each.kind == "choice"]
    chosen = {names.act(one.step) for one in history.at(history.of(c.E_CHOICE)) if story.worth_telling(names, one)[1]}
    assert chosen == set(acts)  # every act in which one chose: its turning choice


def test_a_story_cut_from_its_end_is_caught(monkeypatch):
    """The look before sees it: the first moments kept, as a planted fault."""
    monkeypatch.setattr(story, "fairly", lambda told, most: told[:5])
    with pytest.raises(AssertionError):
        test_the_story_of_a_play_leaves_out_nothing_of_consequence(PLAYS[0])


def test_an_act_is_dated_by_its_own_meeting_not_by_the_one_that_opens_after_it():
    events = [(3, 1), (5, 2), (5, 3), (5, 3), (8, 4)]
    assert [step_of(events, moment) for moment in (2, 3, 4, 5, 6, 8)] == [-1, 1, 1, 2, 3, 4]


def test_only_who_was_bound_breaks_what_was_signed():
    state = begun()
    sign(state, bound=1 << FARM)
    plant(state, c.E_STOOD, FARM, -1, 0, 1 << FARM)
    for seat in (FARM, SCHOOL):
        plant(state, c.E_CHOICE, seat, -1, 0)
    history = History().read(state)
    assert [signed_before(history, one) for one in history.at(history.of(c.E_CHOICE))] == [True, False]
    plant(state, c.E_BURST, -1, -1, 0)
    (burst,) = (history := History().read(state)).at(history.of(c.E_BURST))
    assert not signed_before(history, burst)  # nobody's: it breaks nothing


@pytest.mark.parametrize("bound", [True, False])
def test_who_had_not_signed_is_never_said_to_go_back_on_what_was(bound):
    state = begun()
    sign(state)
    plant(state, c.E_STOOD, SCHOOL, -1, 0, 1 << (FARM if bound else SCHOOL))
    plant(state, c.E_CHOICE, FARM, -1, 0)
    history = History().read(state)
    act = history.at(history.of(c.E_CHOICE))[-1]
    read = SimpleNamespace(desk=SimpleNamespace(history=history))
    one = Finding("choice", False, 90, 0, act.moment, act.step, after="broken", event=act)
    assert came_to(read, one) == ("broken" if bound else "")


def test_what_is_signed_again_is_told_as_such():
    state = begun()
    package = sign(state)
    state.scal[s.EVENTS] = 0
    plant(state, c.E_STOOD, FARM, -1, package, 3)
    plant(state, c.E_STOOD, FARM, -1, package, 3)
    names = Names(LOADED, state)
    said = [story.worth_telling(names, one)[1].say for one in History().read(state).events]
    assert said == ["m.stood", "m.stood_again"]
