"""The journal: commitments kept from one play to the next."""

import pytest

from game.play.journal import commit, listing
from game.play.refusals import BadJournal
from game.play.storage import PlayStore


def test_commitments_are_kept_in_order(tmp_path):
    with PlayStore(tmp_path) as store:
        commit(store, " Awa ", "appeler le host", "lundi", "2026-11-23", "a play")
        commit(store, "Bo", "relire la convention", "avant Noël", "2026-11-24")
    with PlayStore(tmp_path) as store:
        assert [(line.who, line.due, line.written, line.play) for line in listing(store)] == [
            ("Awa", "lundi", "2026-11-23", "a play"),
            ("Bo", "avant Noël", "2026-11-24", None),
        ]


@pytest.mark.parametrize("words", [("", "b", "c"), ("a", "  ", "c"), ("a", "b", ""), ("a", "b" * 501, "c")])
def test_a_commitment_says_who_what_and_when(tmp_path, words):
    with PlayStore(tmp_path) as store:
        with pytest.raises(BadJournal, match="J101"):
            commit(store, *words, "2026-11-23")
        assert list(listing(store)) == []
