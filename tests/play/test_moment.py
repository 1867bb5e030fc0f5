"""The digest of a moment depends on what its arrays hold, by name, and on nothing of how they lie."""

import random

import numpy as np
import pytest

from game.play import moment
from game.play.log import begun, replay
from game.play.moment import DIGITS, digest
from game.rules import state as s
from tests.helpers.scenarios import tiny
from tests.play.drawing import drawn_log

GROUPS = {
    "N_SCAL": moment.SCAL,
    "N_SEAT": moment.SEAT,
    "N_PAIR": moment.PAIR,
    "N_FACT_STATE": moment.FACT,
    "N_PACKAGE": moment.PACKAGE,
    "N_MOVE": moment.MOVE,
    "N_EVENT": moment.EVENT,
}


@pytest.fixture(scope="module")
def kept():
    """A drawn play that was kept, with the digest of each of its moments; and its last state."""
    log, _ = begun(tiny(), 7, ("farm", "school"))
    return log, drawn_log(tiny(), log, random.Random(7))


@pytest.mark.parametrize("size", GROUPS)
def test_every_column_has_its_name(size):
    names = GROUPS[size].split()
    assert sorted(getattr(s, name) for name in names) == list(range(getattr(s, size)))


@pytest.mark.parametrize("size", GROUPS)
def test_a_new_column_at_its_default_changes_no_play_that_was_kept(size, kept, monkeypatch):
    log, state = kept
    before = digest(state)
    monkeypatch.setattr(s, size, getattr(s, size) + 1)
    done = replay(log, tiny())
    assert [one.shape for one in done.state] != [one.shape for one in state]
    assert (done.stop, done.changed, done.held) == (None, None, len(log.moves))
    assert digest(done.state) == before


def test_another_order_of_columns_changes_nothing(kept, monkeypatch):
    state = kept[1]
    turned = [name for name in moment.SEAT.split() if name not in ("DAYS", "MONEY_HOME")]
    places = {"DAYS": s.MONEY_HOME, "MONEY_HOME": s.DAYS, **{name: getattr(s, name) for name in turned}}
    seat = state.seat.copy()
    seat[:, [s.DAYS, s.MONEY_HOME]] = seat[:, [s.MONEY_HOME, s.DAYS]]
    before = digest(state)
    for name, place in places.items():
        monkeypatch.setattr(s, name, place)
    monkeypatch.setattr(moment, "_SEAT", moment._Columns(moment.SEAT))
    assert digest(state._replace(seat=seat)) == before != digest(state)


@pytest.mark.parametrize("name", ["scal", "seat", "pair", "fact", "package", "event"])
def test_each_column_counts(name, kept):
    state = kept[1]
    array = getattr(state, name)
    found = {digest(state)}
    for column in range(array.shape[-1]):
        if (name, column) in (("scal", s.EVENTS), ("scal", s.MADE), ("scal", s.PENDING)):
            continue  # How many rows are in use.
        if name == "fact" and column >= len(state.seat) + s.N_FACT_STATE:
            continue  # Who knows, as each saw: the events say it.
        other = array.copy()
        other.reshape(-1, array.shape[-1])[0, column] += 1
        found.add(digest(state._replace(**{name: other})))
    assert len(found) == array.shape[-1] + 1 - {"scal": 3, "fact": len(state.seat)}.get(name, 0)
    assert {len(one) for one in found} == {DIGITS}


def test_where_a_value_stands_counts(kept):
    """The same values one row further, or in the next column, are another moment."""
    state = kept[1]
    found = set()
    for row, column in ((0, s.WRONGED), (1, s.WRONGED), (0, s.DENIED)):
        pair = np.zeros_like(state.pair)
        pair[row, 1 - row, column] = 1.0
        found.add(digest(state._replace(pair=pair)))
    assert len(found) == 3
