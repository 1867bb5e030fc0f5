"""One reading of what happened: the same as a search through all events, the same made anew, nothing unwitnessed."""

import numpy as np
import pytest

from game.play.notebook import notebook
from game.rules import codes as c
from game.rules import state as s
from game.rules.history import Event, History, fact_in, held_at_start, taught_before
from game.rules.read.view import look, new_view
from game.story.library import load
from tests.rules.invariants import Played


@pytest.fixture(scope="module", params=[c.E_VISITED, c.E_BURST])
def play(request):
    """Two plays of `condition`: one where visits teach something, one where a knot bursts."""
    for seed in range(100):
        found = Played(load("condition").tables, seed, keep=True)
        events = found.state.event[: found.state.scal[s.EVENTS]]
        taught = {kind for kind, what in events[:, [s.KIND, s.E_WHAT]].tolist() if fact_in(kind, what) >= 0}
        if taught == {c.E_TOLD_FACT, request.param}:
            return found
    raise AssertionError("no such play")


def view_of(play, state, seat, view=None):
    view = new_view(play.frame) if view is None else view
    look(play.frame, play.secrets, state, seat, view)
    return view


def assert_indexed(history, view):
    """Each index gives the places that a search through the array gives."""
    rows = view.event[: view.scal[s.EVENTS]]
    assert [tuple(one) for one in history.events] == [tuple(row) for row in rows.tolist()]
    for kind in range(len(c.EVENTS_OF)):
        assert list(history.of(kind)) == np.flatnonzero(rows[:, s.KIND] == kind).tolist()
    several = (c.E_PUT, c.E_ASKED, c.E_TOLD_FACT)
    assert list(history.of(*several)) == np.flatnonzero(np.isin(rows[:, s.KIND], several)).tolist()
    for seat in range(-1, 12):
        assert list(history.by(seat)) == np.flatnonzero(rows[:, s.E_BY] == seat).tolist()
    for fact in range(len(view.fact)):
        said = np.isin(rows[:, s.KIND], (c.E_TOLD_FACT, c.E_BURST)) & (rows[:, s.E_WHAT] == fact)
        seen = (rows[:, s.KIND] == c.E_VISITED) & (rows[:, s.E_WHAT] == fact + 1)
        assert list(history.teaching(fact)) == np.flatnonzero(said | seen).tolist()
    for moment in range(-1, int(view.scal[s.TICK]) + 2):
        assert history.since(moment) == (rows[:, s.MOMENT] <= moment).sum()
    assert history.at(history.of(c.E_PUT)) == [one for one in history.events if one.kind == c.E_PUT]


def assert_witnessed(history, seat):
    assert all(event.witnesses >> seat & 1 for event in history.events)


def test_the_columns_of_an_event_are_those_of_the_state():
    event = Event(*range(s.N_EVENT))
    columns = (s.KIND, s.E_BY, s.E_TO, s.E_WHAT, s.E_HOW, s.MOMENT, s.WITNESSES, s.E_STEP)
    assert [event[column] for column in columns] == [
        *(event.kind, event.by, event.to, event.what),
        *(event.how, event.moment, event.witnesses, event.step),
    ]


def test_kept_along_a_play_or_made_anew_it_finds_what_a_search_finds(play):
    kept = [History() for _ in range(play.seats)]
    views = [new_view(play.frame) for _ in range(play.seats)]
    for at in range(0, len(play.states), 7):
        for seat in range(play.seats):
            view = view_of(play, play.states[at], seat, views[seat])
            assert kept[seat].read(view).events == History().read(view).events
    for seat in range(play.seats):
        view = view_of(play, play.state, seat, views[seat])
        assert_indexed(kept[seat].read(view), view)
        assert_indexed(History().read(view), view)
        assert_witnessed(kept[seat], seat)
    assert len(History().read(play.state).events) > max(len(one.events) for one in kept)


def test_a_play_taken_back_or_another_one_is_read_anew(play):
    history, other = History(), Played(play.tables, 99, keep=True)
    for state in (play.state, play.states[len(play.states) // 2], other.state, play.states[0], play.state):
        seat, view = 1, new_view(play.frame)
        view_of(play, state, seat, view)
        assert_indexed(history.read(view), view)


def test_another_play_as_long_that_ends_alike_is_read_anew(play):
    """In the same arrays, as a batch plays one after the other."""
    view = view_of(play, play.state, 1)
    history = History().read(view)
    last = int(view.scal[s.EVENTS]) - 1
    view.event[: last // 2, s.E_WHAT] += 1
    assert_indexed(history.read(view), view)


@pytest.mark.parametrize("forgets", ["_kinds", "_by", "_facts", "events"])
def test_an_index_that_forgets_is_caught(play, forgets):
    view = view_of(play, play.state, 1)
    history = History().read(view)
    lost = getattr(history, forgets)
    if forgets == "events":
        lost.pop()
    else:
        next(places for key, places in lost.items() if len(places) > 1 or key >= 0).pop()
    with pytest.raises(AssertionError):
        assert_indexed(history, view)


def test_a_history_of_everything_is_caught_in_the_hands_of_a_seat(play):
    with pytest.raises(AssertionError):
        assert_witnessed(History().read(play.state), 1)


@pytest.mark.parametrize(
    ("kind", "what", "fact"),
    [(c.E_TOLD_FACT, 3, 3), (c.E_BURST, 0, 0), (c.E_VISITED, 0, -1), (c.E_VISITED, 2, 1), (c.E_SAID, 2, -1)],
)
def test_what_an_event_teaches(kind, what, fact):
    assert fact_in(kind, what) == fact


def test_who_knew_what_before(play):
    """From the start, or from what it witnessed before; the state knows it at the same moment."""
    ends = {int(state.scal[s.TICK]): int(state.scal[s.EVENTS]) for state in play.states}
    learnt = 0
    for state in play.states[::9]:
        for fact in range(len(state.fact)):
            taught = taught_before(state, fact, ends[int(state.scal[s.TICK])])
            for seat in range(play.seats):
                held = held_at_start(play.secrets, state, seat, fact)
                assert (held or bool(taught >> seat & 1)) == (state.fact[fact, seat] != c.UNKNOWN)
                learnt += taught >> seat & 1 and not held
    assert learnt


def test_a_notebook_reads_the_kept_history(play):
    view = view_of(play, play.state, 2)
    kept = History().read(view)
    assert notebook(play.tables, view, kept) == notebook(play.tables, view) != []
