"""What an objection names: what would help most who objects, were it otherwise; nothing where nothing would."""

import itertools

import numpy as np
import pytest

from game.rules import codes as c
from game.rules import state as s
from game.rules.packing import objected_option
from game.rules.read.agendas import is_red
from game.rules.read.packages import change_of, crosses_red, encode, gain_of
from game.rules.stages.table import object as objecting
from game.story import tables as t
from game.story.library import load
from tests.helpers.scenarios import many
from tests.rules.acting import A, Acting, B

TABLES = {"four": lambda: many(4), "condition": lambda: load("condition").tables}


def packages(frame):
    spans = [range(int(row[t.CLAUSE_FROM]), int(row[t.CLAUSE_TO])) for row in frame.clause]
    return [np.array(options) for options in itertools.product(*spans)]


def betters(play, seat, options):
    """By each clause, what the best other option brings more; a red one first of all. By the rules, one by one."""
    had, found = gain_of(play.frame, play.secrets, play.state, seat, options), []
    for clause, row in enumerate(play.frame.clause):
        most = 0.0
        for option in range(int(row[t.CLAUSE_FROM]), int(row[t.CLAUSE_TO])):
            now = options.copy()
            now[clause] = option
            gain = gain_of(play.frame, play.secrets, play.state, seat, now) - had
            assert change_of(play.frame, play.secrets, play.state, seat, options, clause, option) == pytest.approx(gain)
            if not is_red(play.secrets, play.state, seat, option):
                most = max(most, gain)
        found.append(1000.0 if is_red(play.secrets, play.state, seat, int(options[clause])) else most)
    return found


def assert_names_what_hurts(play):
    """On each package, for each seat."""
    play.state.scal[s.SHUT] = 0
    for seat in range(play.seats):
        for options in packages(play.frame)[::7]:
            play.state.package[0, : len(options)] = options
            named = objecting.worst_option(play.frame, play.secrets, play.state, seat, 0)
            gains = betters(play, seat, options)
            if max(gains) == 0.0:
                assert named == -1, "nothing there could be better for it"
            else:
                clause = list(options).index(named)
                assert gains[clause] == pytest.approx(max(gains)), "another clause hurts it more"


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("seed", range(3))
def test_an_objection_names_what_would_help_most(name, seed):
    assert_names_what_hurts(Acting(TABLES[name](), seed))


def test_the_least_weighted_is_found(monkeypatch):
    """What one objected to before: the option worth least, be it the best of its clause."""

    def least(frame, secrets, state, seat, package):
        options = state.package[package, : int(frame.size[t.CLAUSES])]
        return int(min(options, key=lambda option: secrets.part[int(state.seat[seat, s.SEEKS]), t.N_PART + option]))

    monkeypatch.setattr(objecting, "worst_option", least)
    with pytest.raises(AssertionError):
        assert_names_what_hurts(Acting())


def test_nothing_is_held_against_ones_best():
    """One may object to it, without a reason: none would be true."""
    play = Acting().open(t.COURSE_TABLE)
    clean = [one for one in packages(play.frame) if not crosses_red(play.frame, play.secrets, play.state, A, one)]
    best = max(clean, key=lambda one: gain_of(play.frame, play.secrets, play.state, A, one))
    play.reveal({B: (c.PUT, encode(play.frame, best), 1)})
    assert {row[2::2] for row in play.legal(A, c.OBJECT)} == {(c.WITHOUT_REASON, 1)}
    assert play.legal(B, c.OBJECT) == []  # its own


def test_the_event_says_it_and_all_hear_it():
    play = Acting().open(t.COURSE_TABLE)
    play.reveal({B: (c.PUT, play.number("form.light", "lead.first"), 1)})
    play.mark_time()
    play.reveal({A: (c.OBJECT, 0, c.WITH_REASON)})
    (event,) = play.happened("objected")
    option = objected_option(event.what)
    assert play.names.options[option] == "form.light"  # A seeks the whole (5); `lead.turns` is its red zone
